"""Concluding a round: grades into the ledger, the circular, the certificates with their check codes."""

import secrets

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.documents import register
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.actions import add_many
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import User
from canmou.kernel.workflow import advance
from canmou.lib.numbering import parse_document_number
from canmou.research.actions.publicity import keep_document, listed
from canmou.research.actions.results import require_jury, require_state
from canmou.research.grading_papers import circular_document
from canmou.research.ledgers.grading import round_title
from canmou.research.models import Certificate, GradeResult, GradingRound, Objection
from canmou.research.ranking import GRADES
from canmou.research.standing import awarded, latest, notice_of, results_of
from canmou.research.states.grading_round import ROUND

#: No letters or figures that are taken for each other.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 12


@transaction.atomic
def conclude(round_: GradingRound, *, by: User, opinion: str = "") -> list[GradeResult]:
    """End the publicity: write the grades into the ledger, and issue the circular with its number.

    The ledger is read by all staff, so it holds place and grade, never the score.
    """
    require_jury(round_, by)
    require_state(round_, "public")
    notice, today = notice_of(round_), clock.today()
    if today <= notice.ends_on:
        raise Refused(f"公示到{notice.ends_on}结束，之后才能通报")
    if waiting := Objection.objects.live().filter(round=round_, outcome=Objection.Outcome.OPEN).count():
        raise Refused(f"还有{waiting}件异议没有答复，答复后才能通报")
    results = results_of(latest(round_))
    rows = [
        GradeResult(
            round=round_,
            unit=round_.unit,
            entry=line.entry.entry,
            place=line.result.place,
            grade=line.grade,
            decided_on=today,
        )
        for line in results.graded
    ]
    made = add_many([Draft(row) for row in rows], by=by, step=True)
    round_.document, round_.concluded_on = _number(round_, by=by), today
    advance(ROUND, round_, "conclude", by=by, opinion=opinion, filled=("document", "concluded_on"))
    keep_document(round_, circular_document(round_, listed(results), today, round_.document), by=by)
    return list(made)


def _number(round_: GradingRound, *, by: User) -> str:
    """The number of the circular, behind those that were typed into earlier rounds."""
    office, year = round_.office, clock.today().year
    if not office.issuer_code:
        raise Refused("本机关还没有设置机关代字，请系统管理员先设置再编号")
    code, last = f"{office.issuer_code}字", 0
    typed = GradingRound.objects.filter(office=office, document__startswith=f"{code}〔{year}〕")
    for text in typed.values_list("document", flat=True):
        try:
            last = max(last, parse_document_number(text).seq)
        except ValueError:
            continue
    register.go_on_after(office, code, year, last)
    title = f"关于{round_title(round_)}结果的通报"
    return str(register.issue(office, code, year, title=title, by=by, ref=round_.ref))


@transaction.atomic
def issue_certificates(round_: GradingRound, *, by: User) -> list[Certificate]:
    """Make the certificates that the graded entries of a concluded round do not have yet."""
    require_jury(round_, by)
    require_state(round_, "concluded")
    order = list(GRADES)
    having = Certificate.objects.live().filter(result__round=round_).values("result")
    rows = list(awarded(round_).exclude(pk__in=having).prefetch_related("entry__work__authors"))
    if not rows:
        raise Refused("每篇评上等级的成果都已有证书")
    rows.sort(key=lambda row: (order.index(row.grade), row.entry.entered_by.spoken, row.entry.work.title))
    series = f"{round_.office.issuer_code}成〔{round_.concluded_on.year}〕"
    last = _last_of(series, round_)
    certificates = [
        Certificate(
            result=row,
            unit=round_.unit,
            source_unit=row.entry.source_unit,
            certificate_no=f"{series}{last + place:03d}号",
            holders=_holders(row),
            issued_on=clock.today(),
            check_code="".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH)),
        )
        for place, row in enumerate(rows, 1)
    ]
    return list(add_many([Draft(row) for row in certificates], by=by, step=True))


def _last_of(series: str, round_: GradingRound) -> int:
    taken = Certificate.objects.filter(office=round_.office, certificate_no__startswith=series)
    numbers = (text[len(series) :].rstrip("号") for text in taken.values_list("certificate_no", flat=True))
    return max((int(number) for number in numbers if number.isascii() and number.isdigit()), default=0)


def _holders(row: GradeResult) -> str:
    """Who is named on it: the authors, else the team of the unit."""
    names = "、".join(person.name for person in row.entry.work.authors.all())
    return names if 0 < len(names) <= 120 else f"{row.entry.entered_by.spoken}课题组"
