"""Publicity of the results and the objections raised in it."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from canmou.kernel import audit, clock
from canmou.kernel.attachments.actions import attach
from canmou.kernel.calendar import due
from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.documents.tree import Document
from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from canmou.kernel.ledger.actions import add, amend
from canmou.kernel.ledger.drafts import Draft, check, guard
from canmou.kernel.ledger.models import Origin, Record
from canmou.kernel.ledger.writing import write
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, require, standing
from canmou.kernel.workflow import advance
from canmou.research.actions.results import line_of, require_jury, require_state
from canmou.research.grading_papers import Awarded, notice_document
from canmou.research.models import (
    Entry,
    GradingRound,
    Objection,
    PublicNotice,
    RankEntry,
    ResultChange,
)
from canmou.research.standing import PAPER, Results, latest, meeting_of, notice_of, results_of, runs_jury
from canmou.research.states.grading_round import ROUND

#: Working days of publicity; the day on which it starts does not count.
TERM = 5


def listed(results: Results) -> list[Awarded]:
    """The graded entries as they are announced."""
    return [Awarded(line.grade, line.entry.title, line.entry.unit_name) for line in results.graded]


@transaction.atomic
def publicise(
    round_: GradingRound, *, ends_on: date, medium: str, contact: str = "", by: User
) -> PublicNotice:
    """Start the publicity of the decided grades: from now on they are everybody's. The notice is kept with it."""
    require_jury(round_, by)
    require_state(round_, "committee")
    ranking = latest(round_)
    results = results_of(ranking)
    if meeting_of(ranking) is None:
        raise Refused("先登记评委会的会议和表决")
    if undecided := [line.entry.title for line in results.lines if line.open]:
        raise Refused(f"有{len(undecided)}篇并列待定，先登记评委会的决定：《{'》《'.join(undecided)}》")
    if over := results.too_many():
        raise Refused("；".join(over))
    if not results.graded:
        raise Refused("没有评上等级的成果，不用公示")
    today = clock.today()
    earliest = due(today, TERM)
    if ends_on < earliest.date:
        raise Invalid({"ends_on": f"公示不少于{TERM}个工作日：{earliest.explanation}"})
    notice = PublicNotice(
        round=round_, unit=round_.unit, starts_on=today, ends_on=ends_on, medium=medium, contact=contact
    )
    add(notice, by=by, step=True)
    advance(ROUND, round_, "publicise", by=by)
    keep_document(notice, notice_document(round_, notice, listed(results)), by=by)
    return notice


def keep_document(record: Record, document: Document, *, by: User) -> None:
    """Keep a document with a record, as Word and PDF."""
    for form, make in (("docx", to_docx), ("pdf", to_pdf)):
        attach(record.ref, name=f"{document.title}.{form}", content=make(document), title=PAPER, by=by)


@transaction.atomic
def raise_objection(
    round_: GradingRound, *, content: str, entry: Entry | None = None, raised_by: Unit | None = None, by: User
) -> Objection:
    """Take an objection within the publicity: from anybody who may see the results. Departments: in their own name."""
    require(by, Perm.VIEW)
    require_state(round_, "public")
    notice = notice_of(round_)
    if not notice.starts_on <= clock.today() <= notice.ends_on:
        raise Refused(f"公示期是{notice.starts_on}至{notice.ends_on}，现在不受理异议")
    if entry is not None and entry.round_id != round_.pk:
        raise NotFound("没有这篇参评成果")
    raised_by = _raiser(round_, raised_by, by)
    draft = Draft(
        Objection(
            office=round_.office,
            unit=round_.unit,
            round=round_,
            entry=entry,
            raised_on=clock.today(),
            raised_by=raised_by,
            content=content.strip(),
        )
    )
    if problems := check(draft):
        raise Invalid(problems)
    guard([draft], by=by)
    made = write([draft], by=by, origin=Origin.APP)[0]
    audit.write("提出异议", by=by, office=round_.office, number=made.number)
    return made


def _raiser(round_: GradingRound, unit: Unit | None, by: User) -> Unit | None:
    """In whose name an objection is raised: the office of the jury may name anybody, a department is itself."""
    if runs_jury(by, round_):
        return unit
    outside = [grant for grant in standing(by).grants if grant.role.outside]
    inside_too = len(outside) < len(standing(by).grants)
    own = set() if inside_too else {pk for grant in outside for pk in grant.units or ()}
    if unit is not None and unit.pk not in own:
        raise NotPermitted("只能以本人或本单位名义提出异议")
    return unit or (Unit.objects.get(pk=min(own)) if own else None)


@transaction.atomic
def answer_objection(
    objection: Objection,
    *,
    outcome: str,
    handling: str,
    changes: Sequence[tuple[RankEntry, str]] = (),
    by: User,
) -> Objection:
    """Answer an objection. An upheld one may change grades, each on record with the reason; gate and quotas hold."""
    round_ = objection.round
    require_jury(round_, by)
    require_state(round_, "public")
    if objection.outcome != Objection.Outcome.OPEN:
        raise Refused("这件异议已经答复")
    if outcome not in (Objection.Outcome.UPHELD, Objection.Outcome.REFUSED):
        raise Invalid({"outcome": "请选择成立或不成立"})
    if changes and outcome != Objection.Outcome.UPHELD:
        raise Invalid({"outcome": "异议成立的才能改动结果"})
    objection.outcome, objection.handling, objection.settled_on = outcome, handling.strip(), clock.today()
    amend(objection, by=by)
    _change_grades(objection, list(changes), by=by)
    return objection


def _change_grades(objection: Objection, changes: list[tuple[RankEntry, str]], *, by: User) -> None:
    if not changes:
        return
    results = results_of(latest(objection.round))
    instead = {entry.pk: grade for entry, grade in changes}
    for entry, grade in changes:
        if refusal := results.why_not(line_of(results, entry), grade):
            raise Invalid({"changes": refusal})
    if over := results.too_many(instead):
        raise Invalid({"changes": "；".join(over)})
    ResultChange.objects.bulk_create(
        ResultChange(
            objection=objection,
            entry=entry,
            before=line_of(results, entry).grade,
            after=grade,
            reason=objection.handling,
            at=clock.now(),
            by=by,
        )
        for entry, grade in changes
    )
    number = objection.round.number
    audit.write("异议改动结果", by=by, office=objection.office, number=number, count=len(changes))
