"""What the ledgers of honours refuse."""

from datetime import date
from decimal import Decimal

import pytest

from canmou.honours.models import (
    AssessmentIndicator,
    Award,
    Contest,
    ContestEntry,
    CreationTitle,
    Promotion,
    TitleReview,
)
from canmou.kernel.errors import Invalid
from canmou.kernel.models import RecordRef

DAY, BEFORE = date(2022, 5, 10), date(2022, 5, 9)


def refusal(cast, record):
    """The problems with which a record is refused; nothing may be written."""
    before = RecordRef.objects.count()
    with pytest.raises(Invalid) as refused:
        cast.enter([record])
    assert RecordRef.objects.count() == before
    return refused.value.problems


@pytest.fixture
def contest(cast):
    return cast.enter(
        [
            Contest(
                title="全省政府系统调研成果评选", series="provincial_gov", level="province", line="research"
            )
        ]
    )[0]


def award(contest, **changes):
    facts = {
        "title": "转型研究",
        "contest": contest,
        "contest_year": 2021,
        "honour": "全省政府系统优秀调研成果",
        "grade": "first",
        "awarded_on": DAY,
        "holder_kind": "work",
    }
    return Award(**(facts | changes))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"title": "《转型研究》"}, {"title": "题名不加书名号，出稿时自动添加"}),
        ({"contest_year": 2023}, {"contest_year": "评选年度不能晚于授奖年份"}),
        ({"holder_kind": "person"}, {"holder_person": "个人获奖请填写获奖个人"}),
    ],
)
def test_an_award_must_make_sense(cast, contest, changes, problems):
    assert refusal(cast, award(contest, **changes)) == problems


@pytest.mark.django_db
def test_an_award_stands_on_its_own_and_once(cast, contest):
    (made,) = cast.enter([award(contest)])
    assert (made.number, made.ref.title) == (
        "ZZ-HAW-2022-00001",
        "转型研究（2021年度全省政府系统优秀调研成果一等奖）",
    )
    assert set(refusal(cast, award(contest))) == {"contest"}


@pytest.mark.django_db
def test_an_entry_with_a_result_has_its_date(cast, contest):
    facts = {"contest": contest, "contest_year": 2021, "title": "转型研究", "submitted_on": DAY}
    sentence = {"result_on": "已有结果的填结果日期，待定的不填"}
    assert refusal(cast, ContestEntry(**facts, result="won")) == sentence
    assert refusal(cast, ContestEntry(**facts, result_on=DAY)) == sentence
    early = ContestEntry(**facts, result="lost", result_on=BEFORE)
    assert refusal(cast, early) == {"result_on": "结果日期不能早于申报日期"}


@pytest.mark.django_db
def test_a_reprint_names_who_or_where(cast):
    nowhere = Promotion(title="转型研究", kind="published", line="drafting", happened_on=DAY)
    assert refusal(cast, nowhere) == {"medium": "推广转发单位和媒介至少填写一项"}


@pytest.mark.django_db
def test_a_title_is_reviewed_while_it_is_held(cast):
    facts = {
        "title": "市级文明单位",
        "kind": "civilized",
        "level": "city",
        "line": "capacity",
        "granted_on": DAY,
    }
    assert refusal(cast, CreationTitle(**facts, valid_to=BEFORE)) == {"valid_to": "有效期不能早于命名日期"}
    (title,) = cast.enter([CreationTitle(**facts)])
    early = TitleReview(title=title, kind="reexamination", reviewed_on=BEFORE, result="passed")
    assert refusal(cast, early) == {"reviewed_on": "复审日期不能早于命名日期"}
    high = TitleReview(
        title=title, kind="self_rating", reviewed_on=DAY, result="passed", score=Decimal("100.5")
    )
    assert refusal(cast, high) == {"score": "得分要在0到100之间"}


@pytest.mark.django_db
def test_lost_points_are_explained(cast):
    facts = {"year": 2022, "title": "课题", "weight": Decimal(20), "scored_on": DAY}
    assert refusal(cast, AssessmentIndicator(**facts, score=Decimal(19))) == {
        "analysis": "没有得满分的请写明失分分析"
    }
    assert refusal(cast, AssessmentIndicator(**facts, score=Decimal(21))) == {
        "score": "得分要在0到分值20之间"
    }
    (made,) = cast.enter([AssessmentIndicator(**facts, score=Decimal(19), analysis="延期一项")])
    assert made.lost == 1
