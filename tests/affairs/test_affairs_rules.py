"""What the ledgers of office life refuse."""

from datetime import date
from decimal import Decimal

import pytest

from canmou.affairs.models import (
    CreationActivity,
    Donation,
    HealthDuty,
    HealthMeasure,
    Inspection,
    InspectionFinding,
    LawPlan,
    LookBack,
    NetworkDuty,
    SecrecyCheck,
    SecrecyMeeting,
    VolunteerService,
    ZeroReport,
)
from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.actions import add
from canmou.kernel.secrecy import SecrecyRefused

DAY = date(2022, 6, 1)


@pytest.fixture
def enter(cast):
    """Enter one record as the general administrator."""

    def one(record):
        record.office, record.unit = cast.office, cast.unit("general")
        return add(record, by=cast.users["general"])

    return one


def refused(enter, record):
    """The sentences of the refusal, and that nothing was written."""
    before = type(record).objects.count()
    with pytest.raises(Invalid) as refusal:
        enter(record)
    assert type(record).objects.count() == before
    return refusal.value.problems


@pytest.fixture
def activity(enter):
    return enter(CreationActivity(title="志愿服务", series="志愿服务", kind="volunteer", held_on=DAY))


@pytest.fixture
def inspection(enter):
    return enter(
        Inspection(title="2021年常规巡察", kind="discipline", inspected_on=DAY, feedback_on=date(2022, 7, 1))
    )


@pytest.mark.parametrize("hours", [Decimal(0), Decimal("24.5")])
def test_a_day_of_service_has_at_most_24_hours(cast, enter, activity, hours):
    service = VolunteerService(activity=activity, volunteer=cast.named("冯子昂"), served_on=DAY, hours=hours)
    assert refused(enter, service) == {"hours": "服务时长应大于0，一天不超过24小时"}


def test_a_donation_has_one_donor_and_is_more_than_nothing(cast, enter, activity):
    donor, section = cast.named("冯子昂"), cast.unit("general")
    usual = {"activity": activity, "donated_on": DAY}
    both = Donation(**usual, donor=donor, donor_unit=section, amount=Decimal(100))
    none = Donation(**usual, amount=Decimal(100))
    nothing = Donation(**usual, donor=donor, amount=Decimal(0))
    assert refused(enter, both) == {"donor": "捐款人和捐款科室填且只填一个"}
    assert refused(enter, none) == {"donor": "捐款人和捐款科室填且只填一个"}
    assert refused(enter, nothing) == {"amount": "金额应大于0"}


def finding(cast, inspection, **facts):
    usual = {
        "inspection": inspection,
        "sequence": 1,
        "problem": "成果转化跟踪不够",
        "responsible": cast.named("高振华"),
        "due_on": date(2022, 10, 1),
    }
    return InspectionFinding(**{**usual, **facts})


def test_a_finding_is_closed_by_another_with_a_result(cast, enter, inspection):
    alone = finding(cast, inspection, closed_on=DAY)
    own = finding(cast, inspection, closed_on=DAY, result="已建台账", verified_by=cast.named("高振华"))
    good = finding(cast, inspection, closed_on=DAY, result="已建台账", verified_by=cast.named("韩立诚"))
    assert refused(enter, alone) == {"verified_by": "销号要写明整改成效并由他人验收"}
    assert refused(enter, own) == {"verified_by": "验收人不能是责任人本人"}
    assert enter(good).number == "ZZ-FIF-2022-00001"


def test_a_look_back_follows_its_inspection(enter, inspection):
    early = LookBack(inspection=inspection, looked_on=date(2022, 5, 31), checked=3)
    many = LookBack(inspection=inspection, looked_on=date(2022, 8, 1), checked=3, relapsed=4)
    assert refused(enter, early) == {"looked_on": "回头看日期不能早于进驻日期"}
    assert refused(enter, many) == {"relapsed": "反弹问题数不能多于复查问题数"}


def test_a_report_lies_within_its_watch(cast, enter):
    duty = enter(
        NetworkDuty(
            title="值守",
            occasion="congress",
            spoken="党的二十大",
            started_on=date(2022, 10, 12),
            ended_on=date(2022, 10, 24),
        )
    )
    reporter = cast.named("关宏宇")
    outside = ZeroReport(duty=duty, reported_on=date(2022, 10, 25), reporter=reporter)
    silent = ZeroReport(duty=duty, reported_on=date(2022, 10, 24), reporter=reporter, incidents=1)
    assert refused(enter, outside) == {"reported_on": "报告日期不在值守起止日期之内"}
    assert refused(enter, silent) == {"account": "有事件的请写明情况"}


def test_a_turn_lies_within_the_days_of_its_measure(cast, enter):
    measure = enter(
        HealthMeasure(
            title="核酸检测",
            kind="epidemic",
            started_on=date(2022, 3, 14),
            ended_on=date(2022, 12, 7),
        )
    )
    duty = HealthDuty(
        measure=measure,
        person_on_duty=cast.named("陆思源"),
        duty_on=date(2022, 12, 8),
        task="组织采样",
    )
    assert refused(enter, duty) == {"duty_on": "值班日期不在该措施的执行期内"}


def test_problems_found_are_described(enter):
    check = SecrecyCheck(title="自查", checked_on=DAY, machines=46, problems=1)
    assert refused(enter, check) == {"account": "发现问题的请写明情况"}


def test_a_title_carries_no_book_marks(enter):
    plan = LawPlan(title="《法治政府建设工作计划》", kind="government", year=2022, issued_on=DAY)
    assert refused(enter, plan) == {"title": "题名不加书名号，出稿时自动添加"}


def test_a_classified_matter_cannot_be_entered_in_the_minutes(enter):
    meeting = SecrecyMeeting(title="保密工作领导小组会议", held_on=DAY, matters="审议机密★5年的材料")
    with pytest.raises(SecrecyRefused):
        enter(meeting)
    assert SecrecyMeeting.objects.count() == 0
