"""What the research ledgers refuse, and what their figures leave out."""

from datetime import date
from decimal import Decimal

import pytest

from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.actions import void
from canmou.kernel.metrics import evaluate, scope_for
from canmou.kernel.permissions import Perm, can
from canmou.lib import periods
from canmou.library.models import Work
from canmou.research.models import (
    BlindCode,
    Call,
    Entry,
    FieldActivity,
    GradeResult,
    GradingRound,
    Milestone,
    Proposal,
    ProposalCheck,
    Report,
    ReviewScore,
    Topic,
)


def topic(cast, title="关于灯具的调研", **fields):
    facts = {
        "year": 2022,
        "topic_class": "major",
        "source": "self_chosen",
        "lead_unit": cast.unit("economy"),
        "approved_on": date(2022, 3, 15),
        "due_on": date(2022, 10, 31),
    }
    return Topic(title=title, **(facts | fields))


def figure(cast, id, period="2022"):
    return evaluate(id, scope_for(cast.office, periods.parse(period)))


def refused(cast, record):
    with pytest.raises(Invalid) as found:
        cast.enter([record])
    assert type(record).objects.count() == 0
    return found.value.problems


def test_a_topic_from_a_call_names_the_call(cast):
    assert refused(cast, topic(cast, source="call")) == {"call": "征集筛选的课题请填写征集"}


def test_a_topic_is_not_due_before_it_is_approved(cast):
    assert refused(cast, topic(cast, due_on=date(2022, 3, 1))) == {"due_on": "完成时限不能早于立项日期"}


def test_a_closed_topic_says_how_it_ended(cast):
    assert refused(cast, topic(cast, finished_on=date(2022, 9, 1))) == {"ending": "结题日期和结果要一起填写"}


def test_a_topic_named_in_reports_has_a_short_name(cast):
    assert refused(cast, topic(cast, cited=1)) == {"short_name": "要在报告中列举的课题请填写简称"}


def test_a_near_copy_may_not_be_called_new(cast):
    call = Call(
        title="百题调研",
        reach="全市政府系统",
        year=2022,
        issued_on=date(2022, 1, 20),
        closes_on=date(2022, 2, 18),
    )
    cast.enter([call])
    proposal = Proposal(
        call=call,
        title="关于灯具的调研",
        source="section",
        proposed_by=cast.unit("economy"),
        filed_on=date(2022, 2, 1),
        field="产业",
        question="有多少家？",
    )
    cast.enter([proposal])
    check = ProposalCheck(
        proposal=proposal,
        similarity=Decimal("0.85"),
        verdict="new",
        checked_on=date(2022, 2, 20),
        checked_by=cast.named("丁若兰"),
    )
    assert refused(cast, check) == {"verdict": "相似度超过 0.8，不能判为不重复"}


def test_activities_count_by_the_class_of_their_topic_and_by_their_own_date(cast):
    major, general = cast.enter([topic(cast), topic(cast, "关于路牌的调研", topic_class="general")])
    days = [(major, date(2022, 5, 1)), (major, date(2023, 1, 3)), (general, date(2022, 5, 2))]
    rows = cast.enter(
        [
            FieldActivity(topic=of, subject="走访", held_on=day, place="高新区", method="visit")
            for of, day in days
        ]
    )
    assert figure(cast, "research.activities.major").records == [rows[0].number]
    assert figure(cast, "research.activities.all").value == 2


def test_a_milestone_is_overdue_when_its_day_has_passed_undone(cast):
    of = cast.enter([topic(cast)])[0]
    late, _, _ = cast.enter(
        [
            Milestone(topic=of, step="kickoff", due_on=date(2022, 3, 20), done_on=date(2023, 1, 4)),
            Milestone(topic=of, step="draft", due_on=date(2022, 8, 31), done_on=date(2022, 8, 30)),
            Milestone(topic=of, step="closeout", due_on=date(2022, 12, 31)),
        ]
    )
    assert figure(cast, "research.milestones.overdue").records == [late.number]


def test_a_report_is_counted_once_per_work_and_only_when_it_is_the_offices_own(cast):
    of = cast.enter([topic(cast)])[0]
    works = cast.enter(
        [
            Work(title="灯具报告", kind="report", finished_on=date(2022, 9, 1)),
            Work(title="部门报告", kind="report", finished_on=date(2022, 9, 1), author_origin="department"),
        ]
    )
    rows = cast.enter(
        [Report(work=work, topic=of, kind="major", finished_on=date(2022, 9, 1)) for work in works]
    )
    assert figure(cast, "research.reports.finished").records == [rows[0].number]
    void(rows[0], by=cast.users["general"], reason="重复登记")
    assert figure(cast, "research.reports.finished").value == 0


def round_with_entry(cast):
    round_, other = cast.enter(
        [
            GradingRound(
                title="优秀调研成果等级评定",
                reach="全市政府系统",
                round_year=year,
                announced_on=date(year + 1, 1, 18),
                closes_on=date(year + 1, 2, 25),
                concluded_on=date(year + 1, 5, 27),
            )
            for year in (2021, 2020)
        ]
    )
    work = cast.enter([Work(title="灯具报告", kind="report", finished_on=date(2021, 9, 1))])[0]
    entry = Entry(
        round=round_,
        work=work,
        entered_by=cast.unit("economy"),
        category="产业经济",
        submitted_on=date(2022, 2, 1),
        characters=5000,
    )
    return round_, other, cast.enter([entry])[0]


def test_a_grade_counts_in_the_year_in_which_the_round_is_concluded(cast):
    round_, _, entry = round_with_entry(cast)
    result = GradeResult(
        round=round_,
        entry=entry,
        score=Decimal("91.20"),
        place=1,
        grade="special",
        decided_on=date(2022, 5, 20),
    )
    cast.enter([result])
    assert figure(cast, "research.grading.special").records == [result.number]
    assert figure(cast, "research.grading.special", "2021").value == 0


def test_a_grade_belongs_to_an_entry_of_its_own_round(cast):
    _, other, entry = round_with_entry(cast)
    wrong = GradeResult(
        round=other,
        entry=entry,
        score=Decimal("91.20"),
        place=1,
        grade="special",
        decided_on=date(2021, 5, 20),
    )
    assert refused(cast, wrong) == {"entry": "这篇成果不是本次评定的参评成果"}


def test_no_item_of_a_score_passes_its_limit(cast):
    assert sum(ReviewScore.LIMITS.values()) == 100
    score = ReviewScore(
        choice=Decimal(21),
        depth=Decimal(18),
        analysis=Decimal(18),
        feasibility=Decimal(18),
        style=Decimal(9),
        use=Decimal(9),
    )
    with pytest.raises(Exception, match="“选题价值”应在 0 至 20 之间"):
        score.clean()


def test_blind_codes_open_to_the_jury_office_alone(cast):
    _, _, entry = round_with_entry(cast)
    code = cast.enter([BlindCode(entry=entry, code="21-A001", drawn_on=date(2022, 3, 7))])[0]
    allowed = {name for name, user in cast.users.items() if can(user, Perm.VIEW, code)}
    assert allowed == {"general"}
