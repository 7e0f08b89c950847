"""The ledger of delays: its totals against a count made day by day from the history alone, settled for ever."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from task_play import Play

from canmou.kernel import clock
from canmou.kernel.calendar import load_days, table_for
from canmou.kernel.ledger.actions import restore, void
from canmou.kernel.ledger.models import RecordChange
from canmou.supervision.actions import task as tasks
from canmou.supervision.actions import task_time as time
from canmou.supervision.actions import task_work as work
from canmou.supervision.delays import delay_of, note_late
from canmou.supervision.limits import limits_of
from canmou.supervision.models import SupervisionTask, TaskDelay, TaskDelayShare
from canmou.supervision.queries.delay import by_person, by_section, delays_in

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def play(cast, settings):
    load_days()
    return Play(cast, settings).on("2024-01-08")


def by_hand(task, end):
    """Days by state, and lateness, day by day: a day belongs to the state in which it began."""
    table = table_for(range(2023, 2026))
    moves = [
        (change.at.astimezone(clock.ZONE).date(), change.values["state"][1])
        for change in RecordChange.objects.filter(ref=task.ref).order_by("pk")
        if "state" in change.values
    ]
    days, used, worked, late, late_worked = {}, 0, 0, 0, 0
    allowed = (task.first_due_on - task.assigned_on).days
    allowed_worked = sum(table.kind(task.assigned_on + DAY * n).is_workday for n in range(1, allowed + 1))
    day = task.assigned_on + DAY
    while day <= end:
        state = [label for moved, label in moves if moved < day][-1]
        days[state] = days.get(state, 0) + 1
        if state != "挂起":
            used, worked = used + 1, worked + table.kind(day).is_workday
            late += used > allowed
            late_worked += table.kind(day).is_workday and worked > allowed_worked
        day += DAY
    return days, late, late_worked


def told(delay):
    """The same from the system's own count."""
    days = {}
    for stage in delay.stages:
        days[stage.stage] = days.get(stage.stage, 0) + stage.days
    assert sum(stage.late_days for stage in delay.stages) == delay.late_days
    assert sum(stage.late_workdays for stage in delay.stages) == delay.late_workdays
    return days, delay.late_days, delay.late_workdays


def long_way(play):
    """Signed late, suspended over the Spring Festival, extended, sent back, verified slowly."""
    play.handed().on("2024-01-11").begun().on("2024-01-18").asked("2024-02-02")
    play.on("2024-01-22").agreed().on("2024-01-30").suspended("2024-02-20").on("2024-02-21").resumed()
    play.on("2024-02-27").reported().on("2024-03-04")
    work.redo(play.fresh(), by=play.user("custodian"), opinion="补数据")
    return play.on("2024-03-06").reported().on("2024-03-11").verified().on("2024-03-13").closed()


def test_the_count_agrees_with_one_made_by_hand_on_every_day(play):
    long_way(play)
    task = play.fresh()
    limits = limits_of(task.office)
    day = task.assigned_on
    while day <= task.completed_on:
        past = SupervisionTask.objects.get(pk=task.pk)
        past.completed_on = None
        assert told(delay_of(past, day, limits)) == by_hand(task, day), day
        day += DAY
    days, late, late_workdays = by_hand(task, task.completed_on)
    assert days == {
        "交办待签收": 3,
        "承办": 7 + 8 + 6 + 2,
        "延期待批": 4,
        "挂起": 22,
        "反馈待核查": 6 + 5,
        "核查待销号": 2,
    }
    assert (late, late_workdays) == (28, 20)


def test_what_was_late_is_set_down_and_stays(play):
    long_way(play)
    row = TaskDelay.objects.get()
    task = play.fresh()
    assert (row.first_due_on, row.extensions, row.due_on, row.ended_on) == (
        date(2024, 1, 23),
        1,
        task.due_on,
        date(2024, 3, 13),
    )
    assert (row.allowed_days, row.used_days, row.suspended_days) == (15, 43, 22)
    assert (row.late_days, row.late_workdays) == (28, 20)
    shares = list(TaskDelayShare.objects.order_by("place").values_list("stage", "days", "late_days"))
    assert shares == [
        ("交办待签收", 3, 0),
        ("承办", 7, 0),
        ("延期待批", 4, 0),
        ("承办", 8, 7),
        ("挂起", 22, 0),
        ("承办", 6, 6),
        ("反馈待核查", 6, 6),
        ("承办", 2, 2),
        ("反馈待核查", 5, 5),
        ("核查待销号", 2, 2),
    ]
    play.on("2024-12-31")
    work.archive(task, by=play.user("general"))
    assert TaskDelay.objects.get().late_days == 28


def test_sums_by_section_and_person(play):
    long_way(play)
    rows = delays_in(play.user("leader"), 2024, date(2024, 12, 31), limits_of(play.cast.office))
    sections = {one.name: (len(one.tasks), one.days, one.late_days) for one in by_section(rows)}
    people = {one.name: (one.days, one.late_days) for one in by_person(rows)}
    assert sections == {"调研一科": (1, 26, 15), "办公室": (1, 11, 11), "室领导": (1, 6, 2)}
    assert people == {"高振华": (3, 0), "冯子昂": (23, 15), "马文秀": (11, 11), "周承远": (6, 2)}
    assert sum(days for days, _ in people.values()) == TaskDelay.objects.get().used_days


def test_a_task_in_time_leaves_no_mark(play):
    play.handed().begun().on("2024-01-23").reported().verified().closed()
    assert (TaskDelay.objects.count(), TaskDelayShare.objects.count()) == (0, 0)


def test_an_extended_task_in_time_is_kept_with_its_extension(play):
    play.handed().begun().asked("2024-01-31").agreed().on("2024-01-22").reported().verified().closed()
    row = TaskDelay.objects.get()
    assert (row.extensions, row.late_days, row.late_workdays) == (1, 0, 0)


def test_running_tasks_are_noted_on_the_first_day_late(play):
    play.handed().begun()
    assert note_late(date(2024, 1, 23)) == 0
    play.on("2024-01-24")
    assert (note_late(date(2024, 1, 24)), note_late(date(2024, 1, 24))) == (1, 0)
    row = TaskDelay.objects.get()
    assert (row.ended_on, row.late_days, row.noted_on) == (None, 1, date(2024, 1, 24))
    assert row.ref.title == "延误中：补充数字经济调研数据"
    play.on("2024-01-30").reported().verified().closed()
    row = TaskDelay.objects.get()
    assert (row.ended_on, row.late_days, row.ref.title) == (
        date(2024, 1, 30),
        7,
        "延误7天：补充数字经济调研数据",
    )


def test_a_dropped_task_keeps_what_it_was_late(play):
    play.handed().begun().on("2024-01-25")
    tasks.recall(play.fresh(), by=play.user("general"), opinion="改由他科办理")
    tasks.drop(play.fresh(), by=play.user("leader"), opinion="不再需要")
    assert TaskDelay.objects.get().late_days == 2


def test_objections_and_new_hands_are_told_apart(play):
    play.handed()
    time.raise_objection(play.fresh(), by=play.user("head"), ground="subject", reason="属社会科")
    play.on("2024-01-10")
    society = {"lead_section": play.cast.unit("society"), "due_on": date(2024, 1, 31)}
    time.adjust(play.fresh(), by=play.user("leader"), **society)
    play.on("2024-01-29")
    found = delay_of(play.fresh(), date(2024, 1, 29), limits_of(play.cast.office))
    assert [(s.stage, s.section.spoken, s.days, s.late_days) for s in found.stages] == [
        ("异议待定", "室领导", 2, 0),
        ("交办待签收", "社会调研科", 19, 6),
    ]


def browser(play, name):
    client = Client()
    client.force_login(play.user(name))
    return client


def test_the_page_and_its_workbook(play):
    long_way(play)
    play.handed(title="=1+1核实").begun().on("2024-04-15")
    page = browser(play, "leader").get(reverse("delay_page") + "?year=2024").content.decode()
    assert "延误28天（20个工作日）" in page and "=1+1核实" in page and "办理中" in page
    answer = browser(play, "leader").get(reverse("delay_export") + "?year=2024")
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["事项", "环节", "按科室", "按经手人"]
    rows = list(book["事项"].values)
    assert [(row[1], row[9], row[10]) for row in rows[1:]] == [
        ("补充数字经济调研数据", 28, 20),
        ("=1+1核实", 18, 11),
    ]
    assert all(cell.data_type != "f" for row in book["事项"].rows for cell in row)
    assert browser(play, "sysadmin").get(reverse("delay_page")).status_code == 403


def test_the_page_reads_the_same_for_one_and_three(play):
    client, numbers = browser(play, "leader"), []
    for titles in (["甲"], ["乙核实", "丙名单"]):
        for title in titles:
            play.on("2024-01-08").handed(title=title).begun()
        play.on("2024-01-30")
        client.get(reverse("delay_page"))
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("delay_page"))
        numbers.append(len(captured))
    assert numbers[0] == numbers[1]


def test_people_from_outside_see_no_delay(play):
    long_way(play)
    page = browser(play, "department").get(reverse("delay_page") + "?year=2024").content.decode()
    assert "没有延误和延期的事项" in page


def test_voiding_a_running_task_voids_its_delay_and_restoring_brings_it_back(cast, play):
    play.handed(due_on=date(2024, 1, 10)).begun().on("2024-01-12")
    note_late(date(2024, 1, 12))
    row = TaskDelay.objects.get()
    assert (row.voided, row.ended_on) == (False, None)
    void(play.fresh(), by=play.user("general"), reason="重复立项")
    row = TaskDelay.objects.select_related("ref").get()
    assert (row.voided, row.ref.voided, row.ref.changes.last().verb) == (True, True, "作废")
    assert note_late(date(2024, 1, 13)) == 0
    restore(play.fresh(), by=play.user("general"), reason="并非重复")
    row = TaskDelay.objects.select_related("ref").get()
    assert (row.voided, row.ref.voided, row.ref.changes.last().verb) == (False, False, "恢复")
    play.reported().verified().closed()
    row = TaskDelay.objects.get()
    assert (row.voided, row.ended_on, row.late_days) == (False, date(2024, 1, 12), 2)


def test_the_settled_delay_of_a_voided_task_is_listed_no_more(cast, play):
    play.handed(due_on=date(2024, 1, 10)).begun().on("2024-01-12").reported().verified().closed()
    limits, who = limits_of(cast.office), play.user("general")
    assert len(delays_in(who, 2024, date(2024, 1, 12), limits)) == 1
    void(play.fresh(), by=who, reason="重复立项")
    assert delays_in(who, 2024, date(2024, 1, 12), limits) == []
    assert TaskDelay.objects.get().late_days == 2
