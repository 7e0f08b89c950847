"""What is done with what comes in: take in, propose, decide, hand out, forward, answer, close."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.attachments.entering import Incoming, add_with_evidence
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.actions import add_many
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.workflow import advance, start
from canmou.supervision.actions.intake_writing import keep_files
from canmou.supervision.actions.task import register_task
from canmou.supervision.intake_terms import term
from canmou.supervision.models import Matter, MatterHandling, SupervisionTask
from canmou.supervision.queries.intake import guess_section, home_section
from canmou.supervision.states.intake import MATTER, PART

TITLE_MOST = 60


@transaction.atomic
def take_in(matter: Matter, *, files: Sequence[Incoming] = (), straight: bool = False, by: User) -> Matter:
    """Register what came in; what is left open is guessed. It goes to 拟办, or `straight` to its section."""
    _complete(matter, by)
    add_with_evidence(Draft(matter), files=files, by=by)
    start(MATTER, matter, by=by)
    if straight:
        _pass_on(matter, "hand_straight", (), by, "")
    return matter


@transaction.atomic
def take_in_offline(
    *, kind: str, section: Unit, handler: Person | None, due_on: date | None, received_on: date, by: User
) -> Matter:
    """Note that something came in whose text may not be here: owner, clock and count, no word."""
    matter = Matter(
        title=_neutral_title(by, received_on.year),
        kind=kind,
        received_on=received_on,
        lead_section=section,
        handler=handler,
        due_on=due_on,
        offline=True,
    )
    return take_in(matter, straight=True, by=by)


def _neutral_title(by: User, year: int) -> str:
    """The next of a running number that means nothing."""
    start = f"线下事项{year}-"
    titles = Matter.objects.filter(office=by.office_id, offline=True, title__startswith=start)
    last = max(
        (int(title.removeprefix(start)) for title in titles.values_list("title", flat=True)), default=0
    )
    return f"{start}{last + 1:03d}"


def _complete(matter: Matter, by: User) -> None:
    matter.office_id = by.office_id
    matter.received_on = matter.received_on or clock.today()
    matter.unit = home_section(by) if matter.unit_id is None else matter.unit
    if matter.unit is None:
        raise Invalid({"": "您不在任何科室任职，不能登记收件"})
    matter.title = matter.title.strip() or _title_of(matter, by)
    matter.due_on = matter.due_on or term(by.office, matter.received_on, matter.urgency).date
    if matter.lead_section_id is None:
        matter.lead_section = guess_section(by, matter.title, matter.sender).section
    matter.proposed_by = matter.proposed_by or (by.person if matter.proposal else None)


def _title_of(matter: Matter, by: User) -> str:
    lines = matter.content.strip().splitlines()
    if lines:
        return lines[0].strip()[:TITLE_MOST]
    now = clock.now().astimezone(clock.ZONE)
    return f"{matter.get_kind_display()}（{now.month}月{now.day}日{now:%H:%M:%S}）"


@transaction.atomic
def propose(
    matter: Matter,
    *,
    proposal: str,
    approved_by: Person,
    lead_section: Unit | None = None,
    due_on: date | None = None,
    by: User,
    opinion: str = "",
) -> Matter:
    """Write how it should be handled and lay it before a leader."""
    matter.proposal, matter.proposed_by, matter.approved_by = proposal, by.person, approved_by
    matter.lead_section = lead_section or matter.lead_section
    matter.due_on = due_on or matter.due_on
    filled = ("proposal", "proposed_by", "approved_by", "lead_section", "due_on")
    return advance(MATTER, matter, "propose", by=by, opinion=opinion, filled=filled)


@transaction.atomic
def hand_straight(
    matter: Matter,
    *,
    lead_section: Unit,
    handler: Person | None = None,
    others: Sequence[Unit] = (),
    due_on: date | None = None,
    by: User,
    opinion: str = "",
) -> Matter:
    """Give a simple matter to its section without laying it before a leader."""
    _name(matter, lead_section, handler, due_on)
    return _pass_on(matter, "hand_straight", others, by, opinion)


@transaction.atomic
def hand_out(
    matter: Matter,
    *,
    lead_section: Unit,
    handler: Person | None = None,
    others: Sequence[Unit] = (),
    due_on: date | None = None,
    by: User,
    opinion: str = "",
) -> Matter:
    """Give a decided matter to the section that leads, and a part to each further section."""
    _name(matter, lead_section, handler, due_on)
    return _pass_on(matter, "hand_out", others, by, opinion)


def _name(matter: Matter, section: Unit, handler: Person | None, due_on: date | None) -> None:
    matter.lead_section, matter.handler = section, handler
    matter.due_on = due_on or matter.due_on


def _pass_on(matter: Matter, verb: str, others: Sequence[Unit], by: User, opinion: str) -> Matter:
    if matter.lead_section_id is None:
        raise Invalid({"lead_section": "请选择承办科室"})
    advance(MATTER, matter, verb, by=by, opinion=opinion, filled=("lead_section", "handler", "due_on"))
    open_parts(matter, [unit for unit in others if unit != matter.lead_section], by=by)
    return matter


def open_parts(matter: Matter, sections: Sequence[Unit], *, by: User) -> list[MatterHandling]:
    """A part of its own for each further section; who has one open keeps it."""
    open_now = MatterHandling.objects.live().filter(matter=matter, state="handling")
    held = set(open_now.values_list("section_id", flat=True))
    today = max(clock.today(), matter.received_on)
    parts = [
        MatterHandling(matter=matter, section=unit, assigned_on=today, unit=matter.unit)
        for unit in dict.fromkeys(sections)
        if unit.pk not in held
    ]
    for part in add_many([Draft(part) for part in parts], by=by) if parts else []:
        start(PART, part, by=by)
    return parts


@transaction.atomic
def forward(
    matter: Matter, *, lead_section: Unit, handler: Person | None = None, by: User, opinion: str = ""
) -> Matter:
    """Give the matter to another section, with the reason."""
    if lead_section.pk == matter.lead_section_id and handler == matter.handler:
        raise Invalid({"lead_section": "转给的就是现在的承办科室，请选别的科室或承办人"})
    matter.lead_section, matter.handler = lead_section, handler
    return advance(MATTER, matter, "forward", by=by, opinion=opinion, filled=("lead_section", "handler"))


@transaction.atomic
def reply(
    matter: Matter, *, reply: str = "", files: Sequence[Incoming] = (), by: User, opinion: str = ""
) -> Matter:
    """Tell what was done. Of a matter kept off-line only that it was answered."""
    if not reply.strip() and not matter.offline:
        raise Invalid({"reply": "请写明办理结果"})
    matter.reply, matter.replied_on = reply.strip(), clock.today()
    advance(MATTER, matter, "reply", by=by, opinion=opinion, filled=("reply", "replied_on"))
    keep_files(matter, files, by=by)
    return matter


@transaction.atomic
def close(matter: Matter, *, by: User, opinion: str = "") -> Matter:
    """Check the answer and close."""
    matter.closed_on = clock.today()
    return advance(MATTER, matter, "close", by=by, opinion=opinion, filled=("closed_on",))


@transaction.atomic
def redo(matter: Matter, *, by: User, opinion: str = "", target: str | None = None) -> Matter:
    """Send an answer back: it does not count as given."""
    matter.replied_on = None
    return advance(MATTER, matter, "redo", by=by, opinion=opinion, target=target, filled=("replied_on",))


@transaction.atomic
def file_away(matter: Matter, *, by: User, opinion: str = "") -> Matter:
    """Close what needs nothing done, saying where it went."""
    matter.closed_on = clock.today()
    return advance(MATTER, matter, "file_away", by=by, opinion=opinion, filled=("closed_on",))


@transaction.atomic
def finish_part(
    part: MatterHandling, *, content: str = "", files: Sequence[Incoming] = (), by: User, opinion: str = ""
) -> MatterHandling:
    """A further section has done its part."""
    if not content.strip() and not part.matter.offline:
        raise Invalid({"content": "请写明办理情况"})
    part.content, part.finished_on = content.strip(), clock.today()
    advance(PART, part, "finish", by=by, opinion=opinion, filled=("content", "finished_on"))
    keep_files(part, files, by=by)
    return part


@transaction.atomic
def forward_part(part: MatterHandling, *, section: Unit, by: User, opinion: str = "") -> MatterHandling:
    """Pass a part on to another section, with the reason."""
    if section.pk in (part.section_id, part.matter.lead_section_id):
        raise Invalid({"section": "这个科室已经在办这件事，请选别的科室"})
    part.section, part.handler = section, None
    return advance(PART, part, "forward", by=by, opinion=opinion, filled=("section", "handler"))


@transaction.atomic
def to_task(
    matter: Matter,
    *,
    basis: str,
    authority: str,
    lead_section: Unit,
    due_on: date | None = None,
    by: User,
    opinion: str = "",
) -> Matter:
    """The matter goes on as a supervised task, which names it and has its clock; here it is closed."""
    if matter.wordless:
        raise Refused(matter.wordless)
    task = SupervisionTask(
        title=matter.title,
        kind=SupervisionTask.Kind.DAILY,
        basis=basis,
        authority=authority,
        origin_record=matter.ref,
        requirement=matter.content or matter.proposal,
        lead_section=lead_section,
        due_on=due_on,
    )
    direct = authority != SupervisionTask.Authority.INTERNAL
    task = register_task(task, by=by, hand_out_now=direct)
    matter.task, matter.closed_on = task.ref, clock.today()
    return advance(MATTER, matter, "to_task", by=by, opinion=opinion, filled=("task", "closed_on"))
