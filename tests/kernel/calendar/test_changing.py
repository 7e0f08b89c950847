"""A notice taken over or a day corrected: prepared, previewed on what is open, applied once, kept."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.disclosure.models import FoiRequest, ProcessingFee
from canmou.kernel import audit, calendar
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.calendar import changing
from canmou.kernel.calendar.changing import Correction, Paper
from canmou.kernel.calendar.models import (
    CalendarChange,
    CalendarChangeDay,
    CalendarDay,
    CalendarYear,
)
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.dates import Whose, due_items
from canmou.kernel.ledger.moves import CalendarMove
from canmou.kernel.secrecy import SecrecyRefused

NOTICES = Path(__file__).parents[2] / "data" / "notices"


def text(name):
    return (NOTICES / f"{name}.txt").read_text("utf-8")


@pytest.fixture
def office(cast):
    """The calendar as shipped, but for 2024, whose notice nobody has taken over."""
    calendar.load_days()
    CalendarDay.objects.filter(year=2024).delete()
    CalendarYear.objects.filter(year=2024).update(announced=False, source="")
    return cast


@pytest.fixture
def fee(office):
    """A fee noticed on 8 January 2024: 20 working days end where 4 February comes to be worked."""
    asked = FoiRequest(
        subject="城市更新补助标准", category="natural_person", channel="counter",
        arrived_on=date(2024, 1, 5), received_on=date(2024, 1, 5),
    )  # fmt: skip
    (asked,) = office.enter([asked], unit="general", by="disclosure")
    noticed = ProcessingFee(
        request=asked, basis="pages", quantity=150, amount="1700", noticed_on=date(2024, 1, 8)
    )
    (noticed,) = office.enter([noticed], unit="general", by="disclosure")
    return noticed


def by(office):
    return office.users["sysadmin"]


def prepared(office, name="2024"):
    return changing.prepare_notice(Paper(text(name)), by=by(office))


def everything():
    return (
        list(CalendarDay.objects.values_list()),
        list(CalendarYear.objects.values_list()),
        list(CalendarChange.objects.values_list()),
        list(CalendarChangeDay.objects.values_list()),
        list(CalendarMove.objects.values_list()),
        AuditRow.objects.count(),
    )


def test_a_notice_makes_the_days_of_its_year_certain_with_its_source(office):
    assert calendar.table_for([2024]).kind(date(2024, 4, 4)) == (
        date(2024, 4, 4),
        False,
        "清明节（推定）",
        True,
    )
    change = changing.apply_change(prepared(office), by=by(office))
    source = "国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号，2023年10月25日）"
    assert change.source == source
    held = {(row.date, row.is_workday, row.name) for row in CalendarDay.objects.filter(year=2024)}
    assert {row.source for row in CalendarDay.objects.filter(year=2024)} == {source}
    year = CalendarYear.objects.get(year=2024)
    assert (year.announced, year.source) == (True, source)
    CalendarDay.objects.filter(year=2024).delete()
    CalendarYear.objects.filter(year=2024).update(announced=False)
    calendar.load_days()
    assert held == {(row.date, row.is_workday, row.name) for row in CalendarDay.objects.filter(year=2024)}


def test_preparing_changes_no_day(office):
    before = list(CalendarDay.objects.values_list()), list(CalendarYear.objects.values_list())
    change = prepared(office)
    assert (change.state, change.days.count()) == ("prepared", 36)
    assert before == (list(CalendarDay.objects.values_list()), list(CalendarYear.objects.values_list()))


def test_what_is_open_is_previewed_as_it_then_becomes(office, fee):
    change = prepared(office)
    (moved,) = changing.would_move(change)
    assert moved.matter.ref == fee.ref_id
    assert (moved.matter.what, moved.old, moved.new) == (
        "信息处理费：由申请人缴费",
        date(2024, 2, 5),
        date(2024, 2, 4),
    )
    changing.apply_change(change, by=by(office))
    days = {item.ref.pk: item.day for item in due_items(office.users["disclosure"], Whose.OFFICE)}
    assert days == {fee.ref_id: date(2024, 2, 4), fee.request.ref_id: date(2024, 2, 2)}
    assert list(CalendarMove.objects.values_list("ref", "old", "new", "unit")) == [
        (fee.ref_id, date(2024, 2, 5), date(2024, 2, 4), fee.unit_id)
    ]
    assert CalendarChange.objects.get().moved == 1


def test_a_term_over_a_year_without_notice_says_so_in_the_list_and_stops_saying_so(office, fee):
    def sentences():
        return {item.sentence for item in due_items(office.users["disclosure"], Whose.OFFICE)}

    assert sentences() == {
        "应于2月5日（推定）前由申请人缴费，还有20个工作日",
        "应于2月2日（推定）前答复，还有19个工作日",
    }
    changing.apply_change(prepared(office), by=by(office))
    assert sentences() == {"应于2月4日前由申请人缴费，还有20个工作日", "应于2月2日前答复，还有19个工作日"}


def test_supposing_leaves_nothing_behind(office):
    change = prepared(office)
    day = date(2024, 2, 4)
    with calendar.supposing(changing.supposition(change)):
        assert calendar.table_for([2024]).kind(day) == (day, True, "周日，调休上班（春节）", False)
    assert calendar.table_for([2024]).kind(day) == (day, False, "周日（推定）", True)


@pytest.mark.parametrize("login", ["general", "leader", "secadmin", "auditor", "clerk"])
def test_only_who_manages_settings_may(office, login):
    change = prepared(office)
    before = everything()
    user = office.users[login]
    for act in (
        lambda: changing.prepare_notice(Paper(text("2024")), by=user),
        lambda: changing.prepare_correction(
            Correction(date(2024, 3, 4), False, "停电", "检修", "通知"), by=user
        ),
        lambda: changing.apply_change(change, by=user),
        lambda: changing.drop_change(change, by=user),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert everything() == before


def test_a_notice_that_contradicts_itself_is_kept_for_review_but_not_applied(office):
    wrong = text("2024").replace("4月7日（星期日）上班", "4月7日（星期六）上班")
    change = changing.prepare_notice(Paper(wrong), by=by(office))
    before = everything()
    with pytest.raises(Refused, match="清明节：2024年4月7日是周日"):
        changing.apply_change(change, by=by(office))
    assert everything() == before


def test_without_number_or_date_a_notice_is_not_applied(office):
    bare = text("2024").replace("国办发明电〔2023〕7号", "").replace("国务院办公厅\n2023年10月25日", "")
    change = changing.prepare_notice(Paper(bare), by=by(office))
    assert changing.problems(change) == ["没有文号", "没有印发日期"]
    with pytest.raises(Refused):
        changing.apply_change(change, by=by(office))
    typed = Paper(bare, number="国办发明电〔2023〕7号", issued_on=date(2023, 10, 25))
    assert changing.problems(changing.prepare_notice(typed, by=by(office))) == []


@pytest.mark.parametrize(
    "content",
    ["", "关于做好安全生产工作的通知", "国务院办公厅关于1999年部分节假日安排的通知一、元旦：1月1日放假。"],
)
def test_what_is_no_notice_is_refused(office, content):
    before = everything()
    with pytest.raises(Invalid):
        changing.prepare_notice(Paper(content), by=by(office))
    assert everything() == before


def test_a_marked_text_is_refused(office):
    before = everything()
    with pytest.raises(SecrecyRefused):
        changing.prepare_notice(Paper("机密★1年\n" + text("2024")), by=by(office))
    assert everything() == before


def test_a_change_is_applied_once(office):
    change = prepared(office)
    changing.apply_change(change, by=by(office))
    before = everything()
    for act in (changing.apply_change, changing.drop_change):
        with pytest.raises(Refused):
            act(change, by=by(office))
    assert everything() == before


def test_a_dropped_change_is_never_applied(office):
    change = changing.drop_change(prepared(office), by=by(office))
    before = everything()
    with pytest.raises(Refused, match="已经确认或放弃"):
        changing.apply_change(change, by=by(office))
    assert everything() == before


def test_what_was_previewed_before_another_change_is_not_applied(office):
    first, second = prepared(office), prepared(office)
    changing.apply_change(first, by=by(office))
    before = everything()
    with pytest.raises(Refused, match="另有变动"):
        changing.apply_change(second, by=by(office))
    assert everything() == before


def test_a_correction_is_certain_and_outlives_the_notice(office):
    day = date(2024, 4, 7)
    wanted = Correction(day, False, "市里放假", "全市停产检修", "淄政办发〔2024〕3号")
    changing.apply_change(changing.prepare_correction(wanted, by=by(office)), by=by(office))
    assert calendar.table_for([2024]).kind(day) == (day, False, "市里放假", False)
    changing.apply_change(prepared(office), by=by(office))
    kept = CalendarDay.objects.get(date=day)
    assert (kept.is_workday, kept.name, kept.source, kept.year) == (
        False,
        "市里放假",
        "淄政办发〔2024〕3号",
        None,
    )


def test_a_corrected_day_may_follow_the_week_again(office):
    day = date(2024, 3, 4)
    first = Correction(day, False, "停电", "检修", "后勤通知")
    changing.apply_change(changing.prepare_correction(first, by=by(office)), by=by(office))
    back = changing.prepare_correction(Correction(day, None, "", "检修取消", "后勤通知"), by=by(office))
    changing.apply_change(back, by=by(office))
    assert not CalendarDay.objects.filter(date=day).exists()


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        (Correction(date(2024, 3, 4), False, "停电", "", "通知"), {"reason": "请填写更正原因"}),
        (Correction(date(2024, 3, 4), False, "停电", "检修", " "), {"source": "请填写依据"}),
        (Correction(date(2024, 3, 4), False, "", "检修", "通知"), {"name": "请填写名称"}),
        (
            Correction(date(2024, 3, 4), None, "", "检修", "通知"),
            {"worked": "这一天本来就按平常的星期计算，不用更正"},
        ),
        (
            Correction(date(2023, 10, 8), True, "中秋节、国庆节", "x", "y"),
            {"worked": "这一天现在就是这样，不用更正"},
        ),
        (Correction(date(1999, 1, 1), False, "元旦", "x", "y"), {"day": "日期应在2008年至2060年之间"}),
    ],
)
def test_a_correction_says_why_and_by_what(office, wanted, problem):
    before = everything()
    with pytest.raises(Invalid) as refused:
        changing.prepare_correction(wanted, by=by(office))
    assert refused.value.problems == problem
    assert everything() == before


def test_a_part_of_an_unknown_year_is_refused(office):
    CalendarYear.objects.filter(year=2019).update(announced=False)
    with pytest.raises(Invalid, match="请先录入2019年的全年放假通知"):
        prepared(office, "2019-labour-day")


def test_amendments_of_the_past_lead_to_the_shipped_days(office):
    for year, names in ((2019, ("2019", "2019-labour-day")), (2020, ("2020", "2020-spring-festival"))):
        shipped = {(row.date, row.is_workday) for row in CalendarDay.objects.filter(year=year)}
        CalendarDay.objects.filter(year=year).delete()
        for name in names:
            changing.apply_change(prepared(office, name), by=by(office))
        table = calendar.table_for([year - 1, year])
        assert {(day, table.kind(day).is_workday) for day, _ in shipped} == shipped


def test_a_notice_taken_over_again_changes_nothing(office):
    changing.apply_change(prepared(office), by=by(office))
    days = list(CalendarDay.objects.values_list())
    again = changing.apply_change(prepared(office), by=by(office))
    assert (again.moved, list(CalendarDay.objects.values_list())) == (0, days)


def test_the_log_tells_and_stays_whole(office, fee):
    changing.apply_change(prepared(office), by=by(office))
    told = [(row.verb, row.number) for row in AuditRow.objects.order_by("-seq")[:2]]
    assert told == [("调整工作日历", "2024"), ("录入放假通知", "2024")]
    assert audit.verify().ok


def test_the_preview_costs_the_same_for_one_and_for_three(office, fee, django_assert_num_queries):
    change = prepared(office)
    changing.would_move(change)
    with CaptureQueriesContext(connection) as one:
        changing.would_move(change)
    for n in (3, 4):
        asked = FoiRequest(
            subject=f"补助标准{n}", category="natural_person", channel="counter",
            arrived_on=date(2024, 1, 8), received_on=date(2024, 1, 8),
        )  # fmt: skip
        office.enter([asked], unit="general", by="disclosure")
    with django_assert_num_queries(len(one)):
        assert len(changing.would_move(change)) == 3
