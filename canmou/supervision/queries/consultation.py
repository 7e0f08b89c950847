"""Drafts sent for comment: who was asked, what was answered, what was said before on the subject."""

from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from canmou.kernel import clock
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.queries import find, visible_to
from canmou.kernel.people.models import Person, User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.permissions import standing
from canmou.kernel.workflow.models import Step
from canmou.lib.likeness import alike
from canmou.supervision.models import ConsultationOpinion, DraftConsultation
from canmou.supervision.queries.intake import LIKE, MOST_COMPARED


def consultation_for(user: User, number: str) -> DraftConsultation:
    """The draft with this number, for those inside. Raises `NotFound`."""
    found = find(user, number) if inside(user) else None
    if not isinstance(found, DraftConsultation):
        raise NotFound("没有这个编号的征求意见稿，或者您无权查看")
    return found


def inside(user: User) -> bool:
    """Whether somebody belongs to the office (a department sees its own records, not the work on them)."""
    return any(not grant.role.outside for grant in standing(user).grants)


def consultations(user: User) -> QuerySet[DraftConsultation]:
    """Those that are in the flow, the most pressing first."""
    rows = visible_to(user, ledger("SCO")).filter(voided=False).exclude(state__in=("recorded", "replied"))
    return rows.select_related("sender", "ref").order_by("due_on", "pk")


def answered_lately(user: User, most: int = 10) -> QuerySet[DraftConsultation]:
    """Those answered last."""
    rows = visible_to(user, ledger("SCO")).filter(voided=False, state="replied")
    return rows.select_related("sender", "ref").order_by("-replied_on", "-pk")[:most]


def asked(draft: DraftConsultation) -> QuerySet[Step]:
    """The sections asked, in order."""
    rows = Step.objects.filter(ref=draft.ref_id, kind=Step.Kind.ADVISE)
    return rows.select_related("ref", "unit", "person", "asked_by", "answered_by__person").order_by("pk")


def opinions_of(user: User, draft: DraftConsultation) -> list[ConsultationOpinion]:
    """The opinions of the sections, section by section."""
    rows = visible_to(user, ledger("SOP")).filter(consultation=draft, voided=False)
    return list(rows.select_related("section", "given_by", "ref").order_by("section__order", "pk"))


def version_of(draft: DraftConsultation) -> int:
    """What counts the changes of a draft as it stands now, together with those of its opinions."""
    own = DraftConsultation.objects.values_list("version", flat=True).get(pk=draft.pk)
    rows = ConsultationOpinion.objects.filter(consultation=draft)
    return own + (rows.aggregate(all=Sum("version"))["all"] or 0)


@dataclass(frozen=True)
class Stance:
    """What the office said before on much the same subject: how alike, in %, and the opinions sent then."""

    consultation: DraftConsultation
    share: int
    opinions: list[ConsultationOpinion]


def earlier_stance(user: User, draft: DraftConsultation, most: int = 5) -> list[Stance]:
    """Answered drafts with a like title, or of the same sender with a somewhat like one; only what the user may see."""
    rows = visible_to(user, ledger("SCO")).filter(voided=False).exclude(replied_on=None)
    rows = rows.exclude(pk=draft.pk)
    listed = list(rows.values_list("pk", "title", "sender_id")[:MOST_COMPARED])
    senders = {pk: sender for pk, _, sender in listed}
    found = [
        (share, pk)
        for share, pk in alike(draft.title, ((pk, title) for pk, title, _ in listed), LIKE / 2)
        if share >= LIKE or senders[pk] == draft.sender_id
    ][:most]
    drafts = rows.select_related("sender", "ref").in_bulk([pk for _, pk in found])
    opinions: dict[int, list[ConsultationOpinion]] = {pk: [] for pk in drafts}
    seen = visible_to(user, ledger("SOP")).filter(voided=False, sent=True, consultation__in=drafts)
    for opinion in seen.select_related("section").order_by("pk"):
        opinions[opinion.consultation_id].append(opinion)
    return [Stance(drafts[pk], round(share * 100), opinions[pk]) for share, pk in found]


def default_signer(draft: DraftConsultation) -> Person | None:
    """Who signs unless told otherwise: who signed last, else the first of the leading members."""
    leading = posts_on(clock.today()).filter(unit__office=draft.office, leading=True)
    last = DraftConsultation.objects.filter(office=draft.office, approved_by__in=leading.values("person"))
    last = last.exclude(pk=draft.pk).select_related("approved_by").order_by("-pk").first()
    if last is not None:
        return last.approved_by
    first = leading.select_related("person").order_by("rank").first()
    return first.person if first else None
