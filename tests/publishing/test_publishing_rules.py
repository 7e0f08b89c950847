"""What the ledgers of publishing refuse, each time leaving nothing behind."""

from datetime import date
from decimal import Decimal

import pytest

from canmou.instructions.models import Instruction
from canmou.kernel.errors import Invalid
from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib.periods import parse
from canmou.library.models import Work
from canmou.publishing.models import (
    Article,
    Demand,
    DemandItem,
    Distribution,
    Fee,
    Issue,
    Periodical,
    ReviewPass,
    ScoreRule,
    Submission,
    SubmissionEvent,
)
from canmou.site.demo.leaders import leader


def _refused(cast, record):
    before = type(record).objects.count()
    with pytest.raises(Invalid) as refused:
        cast.enter([record], unit="editorial")
    assert type(record).objects.count() == before
    return refused.value.problems


@pytest.fixture
def issue(cast):
    (periodical,) = cast.enter(
        [Periodical(name="参阅件", kind="reference", founded_on=date(2020, 1, 1))], unit="editorial"
    )
    return cast.enter([_issue(periodical)], unit="editorial")[0]


def _issue(periodical, **changes):
    values = {
        "periodical": periodical,
        "year": 2022,
        "sequence": 1,
        "total_sequence": 31,
        "published_on": date(2022, 3, 10),
        "theme": "扩大消费",
    }
    return Issue(**{**values, **changes})


@pytest.mark.django_db
def test_the_year_of_an_issue_is_that_of_its_day(cast, issue):
    other = _issue(issue.periodical, year=2021, sequence=2, total_sequence=32)
    assert _refused(cast, other) == {"year": "印发日期在2022年，与年份不一致"}


@pytest.mark.django_db
def test_a_number_is_given_once_in_the_whole_series(cast, issue):
    twin = _issue(issue.periodical, sequence=2)
    assert _refused(cast, twin) == {"total_sequence": f"总期号 31 已用于{issue.number}"}
    both = [_issue(issue.periodical, sequence=number, total_sequence=40) for number in (3, 4)]
    with pytest.raises(Invalid, match="刊期里已有刊物、总期号相同的记录（本批中）"):
        cast.enter(both, unit="editorial")
    assert Issue.objects.count() == 1


def _review(cast, issue, stage, name, **changes):
    values = {"reviewed_on": date(2022, 3, 9), "verdict": "pass"}
    return ReviewPass(issue=issue, stage=stage, reviewer=cast.named(name), **{**values, **changes})


@pytest.mark.django_db
def test_one_person_holds_one_review_of_an_issue(cast, issue):
    cast.enter([_review(cast, issue, "first", "祝春妮")], unit="editorial")
    assert _refused(cast, _review(cast, issue, "second", "祝春妮")) == {
        "reviewer": "同一人不得兼任同一期的两个审校环节"
    }


@pytest.mark.django_db
def test_review_comes_before_publication(cast, issue):
    late = _review(cast, issue, "final", "宋雅琴", reviewed_on=date(2022, 3, 11))
    assert _refused(cast, late) == {"reviewed_on": "先审后发：审校日期不能晚于印发日期"}


def _article(issue, **changes):
    values = {
        "position": 1,
        "title": "我市扩大消费的做法",
        "kind": "research",
        "author_origin": "in_house",
        "characters": 3000,
        "published_on": date(2022, 3, 10),
    }
    return Article(issue=issue, **{**values, **changes})


@pytest.mark.django_db
def test_an_article_bears_the_day_of_its_issue(cast, issue):
    assert _refused(cast, _article(issue, published_on=date(2022, 3, 11))) == {
        "published_on": "该期印发日期是 2022-03-10，两处须一致"
    }


@pytest.mark.django_db
def test_excerpts_earn_no_fee(cast, issue):
    (article,) = cast.enter([_article(issue, author_origin="excerpted")], unit="editorial")
    fee = Fee(article=article, payee="王海亭", amount=Decimal("240.00"), listed_on=date(2022, 6, 30))
    assert _refused(cast, fee) == {"article": "摘编稿件不发稿费"}


@pytest.mark.django_db
def test_nothing_is_sent_before_it_is_out(cast, issue):
    early = Distribution(issue=issue, receiver=cast.unit("general"), sent_on=date(2022, 3, 9), copies=1)
    assert _refused(cast, early) == {"sent_on": "分送日期不能早于印发日期"}


@pytest.mark.django_db
def test_an_instruction_is_entered_in_its_own_ledger_first(cast):
    body = cast.body("山东省人民政府研究室", kind="upper_body", short_name="省政府研究室")
    (submission,) = cast.enter(
        [Submission(title="做法", kind="summary", body=body, sent_on=date(2022, 5, 6))], unit="research1"
    )
    event = SubmissionEvent(
        submission=submission, kind="instructed", happened_on=date(2022, 5, 16), level="province"
    )
    assert _refused(cast, event) == {"instruction": "请先在批示台账登记，再在这里选那一条批示"}
    early = SubmissionEvent(
        submission=submission, kind="adopted", happened_on=date(2022, 5, 1), level="province", body=body
    )
    assert _refused(cast, early) == {"happened_on": "日期早于报送日期（2022-05-06）"}


@pytest.mark.django_db
def test_an_item_is_due_with_its_demand_at_the_latest(cast):
    demand = Demand(
        title="省观摩点评",
        kind="reception",
        body=cast.body("中共山东省委办公厅", kind="upper_body"),
        received_on=date(2022, 5, 30),
        due_on=date(2022, 6, 28),
        responsible=cast.named("韩立诚"),
    )
    (demand,) = cast.enter([demand], unit="research1")
    item = DemandItem(
        demand=demand, position=1, title="解说词", owner=cast.unit("research1"), due_on=date(2022, 6, 29)
    )
    assert _refused(cast, item) == {"due_on": "报送期限不能晚于专项任务的完成期限（2022-06-28）"}


@pytest.mark.django_db
def test_several_instructions_of_one_level_score_once(cast):
    body = cast.body("山东省人民政府研究室", kind="upper_body", short_name="省政府研究室")
    (work,) = cast.enter([Work(title="做法", kind="experience", finished_on=date(2022, 5, 1))])
    praised = []
    for name in ("靳怀川", "蔺书衡"):
        person = leader(name)
        praised.append(
            Instruction(
                leader=person.person(cast),
                leader_post=person.post,
                level="province",
                given_on=date(2022, 5, 16),
                kind="affirmative",
                words="很好",
                carrier="submission",
                work=work,
                checked_by=cast.named("高振华"),
                checked_on=date(2022, 5, 17),
            )
        )
    praised = cast.enter(praised)
    (submission,) = cast.enter(
        [Submission(title="做法", kind="summary", body=body, sent_on=date(2022, 5, 6), work=work)]
    )
    events = cast.enter(
        [
            SubmissionEvent(
                submission=submission,
                kind="instructed",
                happened_on=date(2022, 5, 16),
                level="province",
                instruction=instruction.ref,
            )
            for instruction in praised
        ]
    )
    cast.enter([ScoreRule(event="instructed", level="province", points="50", valid_from=date(2021, 1, 1))])
    scope = scope_for(cast.office, parse("2022"))
    score = evaluate("publishing.submissions.score", scope)
    assert (score.value, score.records) == (Decimal(50), [events[0].number])
    assert evaluate("publishing.submissions.instructions", scope).value == 2
    summaries = evaluate("publishing.submissions.instructed_summaries", scope)
    assert summaries.records == [submission.number]
