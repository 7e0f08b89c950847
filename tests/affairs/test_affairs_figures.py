"""The figures and lists of office life on hand-made cases."""

from datetime import date
from decimal import Decimal

from canmou.affairs.models import (
    CreationActivity,
    CreationWork,
    HealthMeasure,
    Inspection,
    InspectionFinding,
    LawActivity,
    LookBack,
    NetworkDuty,
    ResourceUse,
)
from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib import periods


def figure(cast, id, period="2022"):
    return evaluate(id, scope_for(cast.office, periods.parse(period)))


def listed(cast, id, field, period="2022"):
    return [getattr(row, field) for row in figure(cast, id, period).computation.rows]


def test_oaths_and_studies_of_rules_count_and_lectures_do_not(cast):
    days = [
        ("oath", date(2022, 12, 31)),
        ("rules", date(2022, 1, 1)),
        ("lecture", date(2022, 5, 1)),
        ("leaders_study", date(2022, 5, 2)),
        ("rules", date(2021, 12, 31)),
    ]
    entered = cast.enter([LawActivity(title=f"{kind}{day}", kind=kind, held_on=day) for kind, day in days])
    found = figure(cast, "affairs.law.oaths_and_rules")
    assert (found.value, found.records) == (2, sorted(row.number for row in entered[:2]))


def activity(series, kind, day, cited):
    return CreationActivity(title=f"{series}{day}", series=series, kind=kind, held_on=day, cited=cited)


def test_a_series_is_listed_once_in_the_order_of_citing(cast):
    cast.enter(
        [
            activity("慈心一日捐", "donation", date(2022, 5, 18), 4),
            activity("交通安全", "traffic", date(2022, 4, 15), 2),
            activity("交通安全", "traffic", date(2022, 9, 9), 2),
            activity("国家低碳日", "low_carbon", date(2022, 6, 15), 1),
            activity("无偿献血", "health", date(2022, 6, 15), None),
            activity("往年活动", "health", date(2021, 6, 15), 1),
        ]
    )
    assert listed(cast, "affairs.activities.series", "series") == ["交通安全", "慈心一日捐"]
    assert listed(cast, "affairs.activities.low_carbon", "series") == ["国家低碳日"]
    assert figure(cast, "affairs.activities.held").value == 5


def test_creation_goes_on_until_it_ends(cast):
    spans = [
        ("全国文明城市", date(2021, 1, 1), None),
        ("国家卫生城市", date(2020, 1, 1), date(2022, 1, 1)),
        ("双拥模范城", date(2020, 1, 1), date(2021, 12, 31)),
        ("食品安全城市", date(2023, 1, 1), None),
    ]
    cast.enter(
        [
            CreationWork(title=title, kind="civilized_city", part="joined", started_on=start, ended_on=end)
            for title, start, end in spans
        ]
    )
    assert listed(cast, "affairs.creation.joined", "title") == ["国家卫生城市", "全国文明城市"]


def test_the_congress_comes_first_among_watches(cast):
    cast.enter(
        [
            NetworkDuty(title=title, occasion=kind, spoken=title, started_on=day, ended_on=day)
            for title, kind, day in [
                ("全国两会", "sessions", date(2022, 3, 11)),
                ("党代会", "congress", date(2022, 10, 24)),
                ("元旦", "holiday", date(2023, 1, 1)),
            ]
        ]
    )
    assert listed(cast, "affairs.network.duties", "title") == ["党代会", "全国两会"]


def test_epidemic_measures_of_the_days_on_which_they_held(cast):
    spans = [
        ("日报告", "epidemic", date(2021, 1, 1), date(2022, 1, 1), 2),
        ("核酸检测", "epidemic", date(2022, 12, 31), None, 1),
        ("测温", "epidemic", date(2022, 1, 1), None, None),
        ("控烟", "smoke_free", date(2022, 1, 1), None, 3),
        ("旧措施", "epidemic", date(2021, 1, 1), date(2021, 12, 31), 1),
    ]
    cast.enter(
        [
            HealthMeasure(title=title, kind=kind, started_on=start, ended_on=end, cited=cited)
            for title, kind, start, end, cited in spans
        ]
    )
    assert listed(cast, "affairs.health.epidemic", "title") == ["核酸检测", "日报告"]


def test_inspections_are_listed_in_the_year_of_the_look_back(cast):
    old = Inspection(title="2021年巡察", kind="discipline", inspected_on=date(2021, 4, 1))
    new = Inspection(title="2022年审计", kind="audit", inspected_on=date(2022, 4, 1))
    first, _ = cast.enter([old, new])
    looks = [date(2022, 8, 1), date(2022, 11, 1)]
    cast.enter([LookBack(inspection=first, looked_on=day, checked=3) for day in looks])
    assert listed(cast, "affairs.inspections.looked_back", "title") == ["2021年巡察"]


def test_findings_closed_late_are_open_at_the_end_of_the_year(cast):
    inspection = cast.enter([Inspection(title="巡察", kind="discipline", inspected_on=date(2022, 4, 1))])[0]
    closings = [date(2022, 12, 31), date(2023, 1, 1), None, date(2022, 6, 1)]
    findings = cast.enter(
        [
            InspectionFinding(
                inspection=inspection,
                sequence=order,
                problem=f"问题{order}",
                responsible=cast.named("高振华"),
                due_on=date(2022, 10, 1),
                closed_on=closed,
                verified_by=cast.named("韩立诚") if closed else None,
                result="已整改" if closed else "",
            )
            for order, closed in enumerate(closings, 1)
        ]
    )
    share = figure(cast, "affairs.inspections.closed_share")
    assert share.value == Decimal(50)
    assert share.records == [findings[0].number, findings[3].number]
    assert len(share.denominator_records) == 4
    assert figure(cast, "affairs.inspections.open").records == [f.number for f in findings[1:3]]


def test_use_within_its_limit(cast):
    rows = [("2022-01", 100, 100), ("2022-02", 101, 100), ("2022-03", 50, None)]
    cast.enter(
        [
            ResourceUse(
                resource="electricity",
                month=month,
                read_on=date(2022, int(month[-2:]), 28),
                amount=Decimal(amount),
                target=target,
            )
            for month, amount, target in rows
        ]
    )
    assert figure(cast, "affairs.resources.within_target").value == Decimal(50)
    assert figure(cast, "affairs.resources.electricity").value == Decimal(251)
