"""What the intake page guesses and notices: section, deadline, duplicates; what was said before on a subject."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from canmou.kernel import clock
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import Unit, User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.secrecy.models import SecrecyConfirmation
from canmou.lib.likeness import alike
from canmou.supervision.models import Matter

LIKE, TWIN = 0.5, 0.8
TWINS_WITHIN = timedelta(days=120)
MOST_COMPARED = 2000


@dataclass(frozen=True)
class Guess:
    """A section, and why it."""

    section: Unit | None
    why: str


def sections(user: User) -> list[Unit]:
    """The sections that may be given something, in their order."""
    return list(Unit.objects.filter(office=user.office, kind="section", ended_on=None))


def home_section(user: User) -> Unit | None:
    """Where what this user takes in belongs."""
    own = [unit for unit in own_sections(user) if unit.kind == "section"]
    return own[0] if own else None


def guess_section(user: User, title: str, sender: Unit | None) -> Guess:
    """Whose the matter probably is: as the likest earlier one, as the sender's last one, else one's own section."""
    known = visible_to(user, ledger("SIN")).filter(voided=False).exclude(lead_section=None)
    titles = known.filter(offline=False).values_list("pk", "title")[:MOST_COMPARED]
    if title.strip() and (found := alike(title, titles, LIKE)):
        return _as(known.select_related("lead_section").get(pk=found[0][1]), "参照类似事项")
    if sender is not None:
        last = known.filter(sender=sender).select_related("lead_section").first()
        if last is not None:
            return _as(last, f"参照{sender.spoken}上次来件")
    home = home_section(user)
    return Guess(home, "没有类似的，先放本科室" if home else "")


def _as(matter: Matter, how: str) -> Guess:
    return Guess(matter.lead_section, f"{how}：{matter.received_on}《{matter.title}》")


def duplicates(
    user: User, *, title: str, sender: Unit | None, document_number: str, on: date | None = None
) -> list[Matter]:
    """Live matters of late that may be the same: same sender and document number, or much the same title."""
    since = (on or clock.today()) - TWINS_WITHIN
    rows = visible_to(user, ledger("SIN")).filter(voided=False, offline=False)
    found: dict[int, None] = {}
    if document_number.strip():
        same = rows.filter(document_number=document_number.strip())
        same = same.filter(sender=sender) if sender is not None else same
        found.update(dict.fromkeys(same.values_list("pk", flat=True)[:5]))
    if title.strip():
        late = rows.filter(received_on__gte=since).values_list("pk", "title")[:MOST_COMPARED]
        found.update(dict.fromkeys(pk for _, pk in alike(title, late, TWIN)[:5]))
    by_key = rows.select_related("lead_section", "sender").in_bulk(list(found))
    return [by_key[pk] for pk in found]


def offline_confirmed(user: User) -> bool:
    """Whether the secrecy body has confirmed that marked material may leave a trace without words here."""
    return SecrecyConfirmation.objects.filter(office=user.office_id).exists()


def taken_lately(user: User, most: int = 8) -> list[Matter]:
    """What this user registered last."""
    rows = visible_to(user, ledger("SIN")).filter(voided=False, created_by=user).filter(~Q(state="recorded"))
    return list(rows.select_related("ref", "lead_section").order_by("-pk")[:most])
