"""A year in an office: 400 tasks, 24 rounds, delays, extensions, leave and delegates, day after day.

On every day each open matter stands in somebody's list; in the end the delays are those that a count from the bare
events gives, day by day, without the code under test.
"""

import csv
from collections import Counter, defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest
from year_office import FILLING
from year_play import Year

from canmou.kernel import calendar
from canmou.kernel.workflow.inbox import Desk
from canmou.kernel.workflow.models import Step
from canmou.kernel.workflow.roster import kept, load
from canmou.kernel.workflow.routing import hands
from canmou.supervision import delays
from canmou.supervision.limits import limits_of
from canmou.supervision.models import (
    DispatchEdition,
    DispatchRound,
    DispatchSheet,
    SupervisionTask,
    TaskDelay,
    TaskDelayShare,
)
from canmou.supervision.states.dispatch import ROUND, SHEET
from canmou.supervision.states.task import TASK

TABLE = Path(__file__).parents[1] / "data" / "workdays-2018-2026.csv"
FIRST, LAST, LAST_NEW = date(2024, 1, 2), date(2025, 1, 8), date(2024, 12, 31)
TASKS = 400
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def worked():
    """The working days of the table, read without the code under test."""
    with TABLE.open(encoding="utf-8") as file:
        return {date.fromisoformat(row["date"]) for row in csv.DictReader(file) if row["is_workday"] == "1"}


def still_open():
    """Every record of a workflow that is not at rest, by its state alone."""
    found = set()
    for flow in (TASK, ROUND, SHEET):
        states = [state.code for state in flow.states if not state.rest]
        found |= set(flow.model.objects.live().filter(state__in=states).values_list("ref", flat=True))
    return found


def come_to(year):
    """Each open turn's record, with the login whose list it comes to today by leave, stand-ins and rights."""
    roster = load(year.cast.office.pk)
    steps = Step.objects.filter(closed_at=None, opened_at__isnull=False).select_related(
        "ref", "person", "unit"
    )
    found = defaultdict(set)
    for step in steps:
        for hand in hands(step, roster)[:1]:
            found[hand.login].add(step.ref_id)
    return found


def in_list(year, login):
    """The records in the to-do list of a login, as the list is read."""
    return set(Desk(year.users[login]).mine().values_list("ref", flat=True))


def counted(story, until, worked):
    """The delay of a task from its events: which days counted, which were beyond the allowance, in which stage."""
    allowed = (story.first_due_on - story.assigned_on).days
    allowed_worked = sum(story.assigned_on + DAY * i in worked for i in range(1, allowed + 1))
    used = used_worked = suspended = 0
    late, by_stage = [0, 0], defaultdict(int)
    day = story.assigned_on
    while day < until:
        state = [event.state for event in story.events if event.on <= day][-1]
        day += DAY
        if state == "suspended":
            suspended += 1
            continue
        used += 1
        if used > allowed:
            late[0] += 1
            by_stage[state] += 1
        if day in worked:
            used_worked += 1
            late[1] += used_worked > allowed_worked
    return used, suspended, late[0], late[1], dict(by_stage)


def test_a_year(cast, settings, worked):
    calendar.load_days()
    days = sorted(day for day in worked if FIRST <= day <= LAST)
    year = Year(cast, settings, days)
    new_days = [day for day in days if day <= LAST_NEW]
    quota = Counter(year.rng.choice(new_days) for _ in range(TASKS))
    year.today = settings.CANMOU_TODAY = FIRST
    year.pairs()
    for day in days:
        year.live(day, quota[day])
        with kept():
            held = come_to(year)
            assert still_open() - set().union(*held.values()) == set(), f"{day}: in nobody's list"
            for login in held:
                assert held[login] - in_list(year, login) == set(), f"{day}: not in the list of {login}"
    assert SupervisionTask.objects.count() == len(year.stories) == TASKS
    check_rounds()
    check_variety(year)
    check_states(year)
    check_delays(year, worked, days[-1])


def check_rounds():
    """Two for each month, locked on their day with an edition, ended after the meeting; each section's sheet kept."""
    rounds = DispatchRound.objects.live().filter(year=2024).order_by("month", "half")
    assert [(r.month, r.half) for r in rounds] == [(m, half) for m in range(1, 13) for half in "AB"]
    assert {r.state for r in rounds} == {"closed"}
    assert DispatchEdition.objects.filter(round__in=rounds).count() == 24
    states = Counter(DispatchSheet.objects.live().filter(round__in=rounds).values_list("state", flat=True))
    assert states.total() == 24 * len(FILLING)
    assert set(states) == {"submitted", "missed"}


def check_variety(year):
    """The year had what it is to show."""
    states = Counter(event.state for story in year.stories.values() for event in story.events)
    assert {"objected", "returned", "extending", "suspended", "closed", "archived", "dropped"} <= set(states)
    assert year.absences >= 40
    assert sum(story.extensions for story in year.stories.values()) >= 40
    assert Step.objects.exclude(via="").filter(answered_at__isnull=False).count() >= 100
    assert Step.objects.filter(acting_for__isnull=False).exists()


def check_states(year):
    held = dict(SupervisionTask.objects.values_list("pk", "state"))
    assert held == {number: story.state for number, story in year.stories.items()}


def check_delays(year, worked, last):
    """Every row of the delay ledger, every share of it and every running delay: as the events alone give it."""
    ended = {n: counted(s, s.ended_on, worked) for n, s in year.stories.items() if s.ended_on}
    running = {n: counted(s, last, worked) for n, s in year.stories.items() if not s.ended_on}
    late = {n: found for n, found in ended.items() if found[2] or found[3] or year.stories[n].extensions}
    columns = ("task", "used_days", "suspended_days", "late_days", "late_workdays")
    rows = TaskDelay.objects.filter(ended_on__isnull=False)
    assert {row[0]: row[1:] for row in rows.values_list(*columns)} == {n: f[:4] for n, f in late.items()}
    shares: dict = defaultdict(lambda: defaultdict(int))
    for task, stage, days in TaskDelayShare.objects.values_list("delay__task", "stage", "late_days"):
        if days:
            shares[task][stage] += days
    labelled = {n: {TASK.label(code): days for code, days in f[4].items()} for n, f in late.items() if f[2]}
    assert {n: dict(found) for n, found in shares.items()} == labelled
    open_tasks = list(SupervisionTask.objects.filter(pk__in=running))
    told = delays.delays_of(open_tasks, last, limits_of(year.cast.office))
    assert {d.task.pk: (d.used, d.suspended, d.late_days, d.late_workdays) for d in told} == {
        n: found[:4] for n, found in running.items()
    }
    noted = set(TaskDelay.objects.filter(ended_on=None).values_list("task", flat=True))
    assert noted == {n for n, found in running.items() if found[2] or found[3]}
    totals = [sum(found[2] for found in part.values()) for part in (late, running)]
    assert totals[0] >= 200 and totals[1] > 0
