"""A small round of late 2023, scored on paper and from the ranking on run in the system: concluded, with certificates."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from django.conf import settings

from canmou.instructions.api import Conversion
from canmou.kernel.workflow import advance, start
from canmou.library.api import Work
from canmou.research.actions.conclusion import conclude, issue_certificates
from canmou.research.actions.publicity import answer_objection, publicise, raise_objection
from canmou.research.actions.results import Share, Votes, hold_meeting, propose_grades, rule, set_quotas
from canmou.research.models import Entry, GradingRound, Reviewer, ReviewScore
from canmou.research.standing import latest, results_of
from canmou.research.states.grading_round import ROUND
from canmou.site.demo.cast import Cast

ENTRIES = 12
#: Whose use stands in the ledger, by place: level and proof.
_PROOF = (
    (1, "L1", "《关于印发若干措施的通知》，市政府办公室2023年9月8日印发"),
    (2, "L5", "省级内部刊物2023年第18期"),
    (3, "L4", "全市专题工作会议讲话，2023年9月15日"),
    (4, "L4", "市政府专题会议纪要，2023年10月12日"),
)
_PERSONS = ("贺兰若", "司徒明", "闻一诺", "温如玉", "封士隐")
_FORMS = {"L1": "document", "L4": "meeting", "L5": "internal"}
_QUOTAS = [
    Share("special", 1, evidence_from="L2"),
    Share("first", 2, evidence_from="L5"),
    Share("second", 3),
    Share("second", 2, unit_kind="district"),
]
#: choice, depth, analysis, feasibility, style, use of the best; the following lose half a point an item by turns.
_BEST = (18, 18, 17, 18, 9, 9)
_ITEMS = ("choice", "depth", "analysis", "feasibility", "style", "use")


@contextmanager
def _day(month: int, day: int) -> Iterator[None]:
    """What is done within is done on that day of 2023."""
    held, settings.CANMOU_TODAY = settings.CANMOU_TODAY, date(2023, month, day)
    try:
        yield
    finally:
        settings.CANMOU_TODAY = held


def load_results(cast: Cast) -> None:
    """Entered, ranked, decided, made public, objected to, concluded."""
    by = cast.users["general"]
    with _day(11, 20):
        round_ = _entered(cast)
        start(ROUND, round_, by=by)
        reason = "专项评选由各单位书面申报、评审现场打分，评分已录入台账"
        advance(ROUND, round_, "take_over", by=by, opinion=reason)
        set_quotas(round_, quotas=_QUOTAS, by=by)
    with _day(11, 23):
        propose_grades(_fresh(round_), by=by)
    with _day(11, 24):
        hold_meeting(
            _fresh(round_), met_on=date(2023, 11, 24), presider="韩立诚", members=9, votes=Votes(9), by=by
        )
        _swap(_fresh(round_), by)
    with _day(11, 27):
        publicise(
            _fresh(round_),
            ends_on=date(2023, 12, 4),
            medium="市政府门户网站、内网公示栏",
            contact="评审办公室电话和邮箱",
            by=by,
        )
    with _day(11, 29):
        objection = raise_objection(
            _fresh(round_), content="有一篇成果的一组数据没有注明来源", by=cast.users["neighbour"]
        )
    with _day(12, 1):
        answer_objection(
            objection, outcome="refused", handling="经核查，数据来自公开统计公报，已请作者补注出处", by=by
        )
    with _day(12, 5):
        conclude(_fresh(round_), by=by)
        issue_certificates(_fresh(round_), by=by)


def _fresh(round_: GradingRound) -> GradingRound:
    return GradingRound.objects.select_related("ref", "unit", "office").get(pk=round_.pk)


def _swap(round_: GradingRound, by: object) -> None:
    """The committee puts the first of the second grade before the last of the first, by votes and for a reason."""
    lines = results_of(latest(round_)).lines
    first = [line for line in lines if line.grade == "first"][-1]
    second = next(line for line in lines if line.grade == "second" and line.entry.level)
    reason = "对策已被采纳，群众受益面更广"
    rule(round_, entry=second.entry, grade="first", votes=Votes(7, 2), reason=reason, by=by)
    rule(round_, entry=first.entry, grade="second", votes=Votes(7, 2), reason="与上一篇互换", by=by)


def _entered(cast: Cast) -> GradingRound:
    round_ = GradingRound(
        title="大兴调查研究优秀成果评定",
        reach="市直部门和区县",
        round_year=2023,
        announced_on=date(2023, 10, 9),
        closes_on=date(2023, 11, 3),
        reviewers_each=5,
        department_limit=2,
        district_limit=2,
        exclusions="领导讲话、工作总结",
    )
    round_ = cast.enter([round_], unit="research2")[0]
    people = [cast.person(name) for name in _PERSONS]
    reviewers = cast.enter(
        [
            Reviewer(round=round_, person=person, category="综合", invited_on=date(2023, 11, 8))
            for person in people
        ],
        unit="research2",
    )
    works = _works(cast)
    cast.enter([_proof(works[place], grade, proof) for place, grade, proof in _PROOF], unit="research2")
    entries = cast.enter([_entry(round_, work) for work in works], unit="research2")
    cast.enter(
        [
            ReviewScore(entry=entry, reviewer=reviewer, scored_on=date(2023, 11, 17), **_marks(place, seat))
            for place, entry in enumerate(entries)
            for seat, reviewer in enumerate(reviewers)
        ],
        unit="research2",
    )
    return round_


def _works(cast: Cast) -> list[Work]:
    """Reports of departments and districts finished in 2023."""
    rows = Work.objects.live().filter(
        office=cast.office,
        kind=Work.Kind.REPORT,
        author_origin__in=(Work.AuthorOrigin.DEPARTMENT, Work.AuthorOrigin.DISTRICT),
        source_unit__isnull=False,
        finished_on__year=2023,
        finished_on__lte=date(2023, 10, 31),
    )
    return list(rows.select_related("source_unit").order_by("finished_on", "title")[:ENTRIES])


def _proof(work: Work, grade: str, proof: str) -> Conversion:
    return Conversion(
        work=work,
        form=_FORMS[grade],
        grade=grade,
        converted_on=date(2023, 11, 6),
        proof=proof,
        adopted="主要建议被采纳",
    )


def _entry(round_: GradingRound, work: Work) -> Entry:
    return Entry(
        round=round_,
        work=work,
        source_unit=work.source_unit,
        entered_by=work.source_unit,
        category="综合",
        submitted_on=date(2023, 11, 1),
        characters=work.characters or 5000,
        formal_check="passed",
    )


def _marks(place: int, seat: int) -> dict[str, Decimal]:
    return {
        name: Decimal(best * 2 - place * (1 if number % 2 else 0) - (seat * (number + 1)) % 4) / 2
        for number, (name, best) in enumerate(zip(_ITEMS, _BEST, strict=True))
    }
