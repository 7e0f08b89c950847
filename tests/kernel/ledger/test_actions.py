"""Entering, amending, voiding and restoring records: numbers, refusals, history, audit, and the public row."""

from datetime import date

import pytest

from canmou.activities.models import Channel, Event
from canmou.kernel import clock
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import Invalid, NotPermitted, Refused, Stale
from canmou.kernel.ledger.actions import Draft, add, add_many, amend, ordered, restore, void
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.models import LedgerCounter, Origin, RecordChange, RecordRef
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Unit, User
from canmou.kernel.secrecy import SecrecyRefused
from canmou.library.models import Work


@pytest.fixture
def event(cast):
    """`event("题名", held_on=…)`: an event of 综合调研一科, not yet entered."""

    def make(title="产业链座谈会", held_on=date(2022, 6, 7), **values):
        values.setdefault("unit", cast.unit("research1"))
        return Event(title=title, kind="meeting", held_on=held_on, **values)

    return make


def standing():
    """Everything that a refusal must leave as it was."""
    return (
        list(RecordRef.objects.values_list("number", "title", "voided").order_by("pk")),
        list(Event.objects.values_list("number", "title", "version", "voided").order_by("pk")),
        list(LedgerCounter.objects.values_list("ledger", "year", "last").order_by("pk")),
        RecordChange.objects.count(),
        AuditRow.objects.count(),
    )


def test_numbers_run_per_office_ledger_and_year_of_the_business_date(cast, event):
    clerk = cast.users["clerk"]
    first = add(event(), by=clerk)
    other_year = add(event(held_on=date(2023, 1, 4)), by=clerk)
    second = add(event("第二次座谈"), by=clerk)
    channel = add(
        Channel(name="淄州日报", kind="newspaper", level="city", unit=cast.unit("research1")), by=clerk
    )
    assert [r.number for r in (first, other_year, second)] == [
        "ZZ-AEV-2022-00001",
        "ZZ-AEV-2023-00001",
        "ZZ-AEV-2022-00002",
    ]
    assert channel.number == "ZZ-ACH-2024-00001"  # it has no business date: the year of entry
    counters = set(LedgerCounter.objects.values_list("ledger", "year", "last"))
    assert counters == {("AEV", 2022, 2), ("AEV", 2023, 1), ("ACH", 2024, 1)}


def test_another_office_has_a_series_of_its_own(cast, event):
    add(event(), by=cast.users["clerk"])
    office = Office.objects.create(
        code="LC",
        name="临川市人民政府研究室",
        short_name="市政府研究室",
        plain_name="研究室",
        city="临川",
        city_full="临川市",
        city_short="临",
        province="江西",
        province_full="江西省",
    )
    section = Unit.objects.create(office=office, name="综合科", kind="section")
    keeper = User.objects.create_login(username="lc", password="x", office=office)
    keeper.grants.create(role="general_affairs", valid_from=date(2021, 1, 1))
    assert add(event(unit=section), by=keeper).number == "LC-AEV-2022-00001"


def test_a_number_is_never_given_twice(cast, event):
    keeper = cast.users["general"]
    first = add(event(), by=keeper)
    void(first, by=keeper, reason="重复登记")
    second = add(event(), by=keeper)
    assert second.number == "ZZ-AEV-2022-00002"
    void(second, by=keeper, reason="还是登在原来那条")
    first.refresh_from_db()
    moved = restore_and_move(first, keeper)
    assert moved.number == "ZZ-AEV-2022-00001"
    assert add(event("再一次"), by=keeper).number == "ZZ-AEV-2022-00003"


def restore_and_move(record, keeper):
    restore(record, by=keeper, reason="作废有误")
    record.title, record.held_on = "改到次年的座谈会", date(2023, 2, 1)
    return amend(record, by=keeper)


def test_a_restored_number_pushes_the_counter_up(cast, event):
    keeper = cast.users["general"]
    add_many([Draft(event(), number="ZZ-AEV-2022-00040")], by=keeper)
    assert add(event("其后"), by=keeper).number == "ZZ-AEV-2022-00041"


def test_many_are_entered_together_or_not_at_all(cast, event):
    keeper, before = cast.users["general"], standing()
    rows = [event("甲"), event("乙"), event("丙", started_on=date(2022, 6, 9))]
    with pytest.raises(Invalid) as refusal:
        add_many([Draft(row) for row in rows], by=keeper)
    assert refusal.value.problems == {"started_on": "开始日期不能晚于活动日期（结束日）"}
    assert standing() == before
    rows[2].started_on = date(2022, 6, 1)
    written = add_many([Draft(row) for row in rows], by=keeper)
    assert [r.number[-5:] for r in written] == ["00001", "00002", "00003"]


def test_what_is_missing_or_impossible_is_named_by_its_heading(cast, event):
    before = standing()
    with pytest.raises(Invalid) as refusal:
        add(event("", held_on=date(1022, 6, 7)), by=cast.users["clerk"])
    assert refusal.value.problems == {
        "title": "“活动名称”不能为空",
        "held_on": "“活动日期”的日期 1022-06-07 不合常理，请检查年份",
    }
    assert standing() == before


def test_a_twin_is_refused_and_named(cast, event):
    clerk = cast.users["clerk"]
    first = add(event(), by=clerk)
    before = standing()
    with pytest.raises(Invalid) as refusal:
        add(event(), by=clerk)
    assert refusal.value.problems == {
        "title": f"活动台账里已有活动名称、活动日期相同的记录（{first.number}），请打开那条修改"
    }
    with pytest.raises(Invalid):
        add_many([Draft(event("成批")), Draft(event("成批"))], by=clerk)
    assert standing() == before


def test_the_public_row_says_what_the_record_says(cast, event):
    clerk = cast.users["clerk"]
    outside = Unit.objects.get(short_name="市工信局")
    record = add(event(source_unit=outside, mask="产业链"), by=clerk)
    assert ref_of(record) == (
        "AEV",
        record.number,
        "综合调研一科",
        outside.name,
        "2022-06-07 产业链座谈会",
        "产业链",
        date(2022, 6, 7),
        "recorded",
        False,
    )
    record.title, record.held_on, record.source_unit = "链主企业座谈会", date(2022, 6, 8), None
    amend(record, by=clerk)
    assert ref_of(record)[3:7] == (None, "2022-06-08 链主企业座谈会", "产业链", date(2022, 6, 8))
    void(record, by=cast.users["general"], reason="登记有误")
    assert ref_of(record)[-1] is True


def ref_of(record):
    ref = RecordRef.objects.select_related("unit", "source_unit").get(number=record.number)
    source = ref.source_unit.name if ref.source_unit else None
    return (ref.ledger, ref.number, ref.unit.name, source, ref.title, ref.mask, ref.on, ref.state, ref.voided)


def test_lists_keep_their_order(cast, event):
    people = [cast.named("冯子昂"), cast.named("高振华"), cast.named("丁若兰")]
    record = add(event(), by=cast.users["clerk"], lists={"participants": people})
    assert ordered(record, "participants") == people
    amend(record, by=cast.users["clerk"], lists={"participants": people[::-1]})
    assert ordered(record, "participants") == people[::-1]
    change = RecordChange.objects.get(ref=record.ref)
    assert change.values == {"participants": ["冯子昂、高振华、丁若兰", "丁若兰、高振华、冯子昂"]}


def test_history_keeps_values_and_the_audit_log_does_not(cast, event):
    clerk = cast.users["clerk"]
    record = add(event(), by=clerk)
    record.place, record.kind = "市工信局三楼", "study"
    amend(record, by=clerk, reason="补填地点")
    change = RecordChange.objects.get(ref=record.ref)
    assert (change.version, change.verb, change.by, change.reason) == (2, "修改", clerk, "补填地点")
    assert change.values == {"kind": ["会议", "学习研讨"], "place": ["", "市工信局三楼"]}
    row = AuditRow.objects.latest("seq")
    assert (row.verb, row.number, row.actor_name) == ("修改", record.number, str(clerk))
    assert sorted(row.fields.split(",")) == ["kind", "place"]
    kept = " ".join(str(getattr(row, field.attname)) for field in AuditRow._meta.fields)
    assert [text for text in ("市工信局三楼", "学习研讨", "补填地点", "产业链座谈会") if text in kept] == []


def test_an_edit_without_change_leaves_no_trace(cast, event):
    record = add(event(), by=cast.users["clerk"])
    before = standing()
    assert amend(record, by=cast.users["clerk"]).version == 1
    assert standing() == before


def test_a_stale_edit_tells_the_other_change_and_overwrites_nothing(cast, event):
    mine = add(event(), by=cast.users["clerk"])
    theirs = Event.objects.get(pk=mine.pk)
    theirs.place = "稷门区政务中心"
    amend(theirs, by=cast.users["head"])
    before = standing()
    mine.place = "市政府一楼"
    with pytest.raises(Stale) as refusal:
        amend(mine, by=cast.users["clerk"])
    assert "高振华 于 01-08" in refusal.value.message
    assert "修改了地点" in refusal.value.message
    assert standing() == before
    assert Event.objects.get(pk=mine.pk).place == "稷门区政务中心"


def test_a_secrecy_mark_is_refused_in_any_text_and_in_a_reason(cast, event):
    keeper = cast.users["general"]
    record = add(event(), by=keeper)
    before = standing()
    with pytest.raises(SecrecyRefused):
        add(event("另一次", content="机密★一年 内部通报"), by=keeper)
    record.content = "机密★一年"
    with pytest.raises(SecrecyRefused):
        amend(record, by=keeper)
    record.refresh_from_db()
    with pytest.raises(SecrecyRefused):
        void(record, by=keeper, reason="机密★一年")
    assert standing() == before


def test_voiding_and_restoring_need_a_reason_and_keep_everything(cast, event):
    keeper = cast.users["general"]
    record = add(event(), by=keeper)
    before = standing()
    with pytest.raises(Invalid):
        void(record, by=keeper, reason="  ")
    with pytest.raises(Refused):
        restore(record, by=keeper, reason="没有作废过")
    assert standing() == before
    void(record, by=keeper, reason="重复登记")
    assert Event.objects.live().count() == 0
    with pytest.raises(Refused):
        void(record, by=keeper, reason="再来一次")
    record.place = "改不了"
    with pytest.raises(Refused) as refusal:
        amend(record, by=keeper)
    assert refusal.value.message == "这条记录已作废，不能修改；如需恢复请先撤销作废"
    record.refresh_from_db()
    with pytest.raises(Invalid):
        restore(record, by=keeper, reason="")
    restore(record, by=keeper, reason="核实无误")
    told = RecordChange.objects.filter(ref=record.ref).values_list("verb", "reason").order_by("version")
    assert list(told) == [("作废", "重复登记"), ("恢复", "核实无误")]
    assert (Event.objects.get().number, Event.objects.get().version) == ("ZZ-AEV-2022-00001", 3)


def test_nobody_writes_what_they_may_not(cast, event):
    record = add(event(), by=cast.users["clerk"])
    before = standing()
    for login in ("neighbour", "department", "leader", "sysadmin", "auditor"):
        other = cast.users[login]
        with pytest.raises(NotPermitted):
            add(event("别科的"), by=other)
        mine = Event.objects.select_related("ref", "unit").get(pk=record.pk)
        mine.place = "改一改"
        with pytest.raises(NotPermitted):
            amend(mine, by=other)
        with pytest.raises(NotPermitted):
            void(mine, by=other, reason="作废")
    assert standing() == before


def test_a_record_cannot_be_moved_into_a_section_that_one_does_not_keep(cast, event):
    record = add(event(), by=cast.users["clerk"])
    before = standing()
    record.unit = cast.unit("society")
    with pytest.raises(NotPermitted):
        amend(record, by=cast.users["clerk"])
    assert standing() == before
    assert Event.objects.get().unit == cast.unit("research1")


def test_a_new_record_is_marked_as_entered_here_and_by_whom(cast, event):
    record = Event.objects.get(pk=add(event(), by=cast.users["clerk"]).pk)
    assert (record.origin, record.version, record.state) == (Origin.APP, 1, "recorded")
    entered = record.created_at.astimezone(clock.ZONE).date()
    assert (record.created_by, entered) == (cast.users["clerk"], date(2024, 1, 8))


def test_a_ledger_gives_titles_dates_and_keys(cast, event):
    found, record = ledger("AEV"), event()
    assert found.title_of(record) == "2022-06-07 产业链座谈会"
    assert found.date_of(record) == date(2022, 6, 7)
    assert found.key_of(record) == ("产业链座谈会", date(2022, 6, 7))
    assert [column.name for column in found.listed] == ["title", "kind", "held_on", "place", "headcount"]
    with pytest.raises(KeyError):
        found.column("nothing")


def test_an_amendment_makes_no_twin(cast):
    first, second = cast.enter(
        [Work(title=title, kind="case", finished_on=date(2022, 3, 1)) for title in ("甲案例", "乙案例")]
    )
    second.title = "甲案例"
    with pytest.raises(Invalid, match=first.number):
        amend(second, by=cast.users["general"])
    assert Work.objects.get(pk=second.pk).title == "乙案例"


def test_a_restored_record_makes_no_twin(cast):
    (first,) = cast.enter([Work(title="甲案例", kind="case", finished_on=date(2022, 3, 1))])
    void(first, by=cast.users["general"], reason="登错")
    (again,) = cast.enter([Work(title="甲案例", kind="case", finished_on=date(2022, 3, 1))])
    with pytest.raises(Invalid, match=again.number):
        restore(first, by=cast.users["general"], reason="恢复")
    assert Work.objects.get(pk=first.pk).voided
