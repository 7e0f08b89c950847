"""The lists of steps: order, counts that match, few queries, and nothing of what the reader may not see."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.people.models import User
from canmou.kernel.permissions import can, restrict
from canmou.kernel.permissions.roles import _RESTRICTED, Perm
from canmou.kernel.workflow import advance, ask, circulate, holders, inbox, start, watch
from canmou.kernel.workflow.models import Step
from canmou.library.models import Work

LISTS = ("mine", "of_sections", "handed_on", "done", "watching")


@pytest.fixture
def works(cast, flow):
    """Five texts in the flow, all the clerk's."""
    rows = [
        Work(title=f"文稿{n}", kind="report", finished_on=date(2023, 5, n), characters=n) for n in range(1, 6)
    ]
    made = cast.enter(rows, unit="research1")
    return [start(flow, work, by=cast.users["head"]) for work in made]


def test_mine_is_by_due_date_with_the_undated_last(cast, works):
    days = [date(2024, 1, 20), None, date(2024, 1, 5), date(2024, 1, 8), date(2024, 1, 9)]
    for work, day in zip(works, days, strict=True):
        Step.objects.filter(ref=work.ref).update(due_on=day)
    found = [step.ref.title for step in inbox.mine(cast.users["clerk"])]
    assert found == ["文稿3", "文稿4", "文稿5", "文稿1", "文稿2"]
    assert inbox.counts(cast.users["clerk"]) == inbox.Counts(
        mine=5, overdue=1, today=1, week=1, sections=5, handed_on=0, reading=0
    )


def test_counts_match_the_lists(cast, flow, works):
    advance(flow, works[0], "hand_in", by=cast.users["clerk"])
    circulate(works[1], by=cast.users["clerk"], readers=[cast.named("高振华")])
    for user in cast.users.values():
        desk = inbox.desk(user)
        told = desk.counts()
        assert (told.mine, told.sections, told.handed_on) == (
            len(desk.mine()),
            len(desk.of_sections()),
            len(desk.handed_on()),
        )
    assert inbox.counts(cast.users["head"]).reading == 1


def test_what_was_handed_on_and_done(cast, flow, works):
    advance(flow, works[0], "hand_in", by=cast.users["clerk"])
    assert [step.ref.title for step in inbox.handed_on(cast.users["clerk"])] == ["文稿1"]
    assert [step.ref.title for step in inbox.done(cast.users["clerk"])] == ["文稿1"]
    advance(flow, works[0], "pass_on", by=cast.users["head"])
    assert (list(inbox.handed_on(cast.users["clerk"])), len(inbox.done(cast.users["clerk"]))) == ([], 1)


@pytest.mark.parametrize("name", [*LISTS, "counts"])
def test_as_many_queries_for_one_as_for_five(cast, flow, works, name):
    for work in works:
        watch(work.ref, by=cast.users["clerk"])
    many = queries_of(name)
    for work in works[1:]:
        work.ref.voided = True
        work.ref.save()
    assert queries_of(name) == many


def queries_of(name):
    user = User.objects.get(username="clerk")
    with CaptureQueriesContext(connection) as caught:
        found = getattr(inbox, name)(user)
        if name != "counts":
            [(str(row.ref), row.ref.unit.spoken) for row in found]
    return len(caught)


@pytest.fixture
def secret(cast, flow, works):
    """The ledger of the texts opens to the personnel officer alone, from now on."""
    code = ledger_for(Work).code
    restrict(code, frozenset({"personnel_officer"}))
    yield code
    _RESTRICTED.pop(code)


@pytest.fixture
def everywhere(cast, flow, works):
    """A text in every list of the clerk."""
    clerk = cast.users["clerk"]
    advance(flow, works[0], "hand_in", by=clerk)
    ask(works[1], by=clerk, kind="sign", whom=[cast.named("乔安然")])
    circulate(works[1], by=clerk, readers=[cast.named("高振华"), cast.unit("society")])
    for user in ("clerk", "neighbour", "head"):
        for work in works:
            watch(work.ref, by=cast.users[user])


def test_a_restricted_step_never_shows_to_who_may_not_see_it(cast, everywhere, secret):
    for user in User.objects.all():
        desk = inbox.desk(user)
        if can(user, Perm.VIEW, Work.objects.first()):
            continue
        shown = {name: len(getattr(desk, name)()) for name in LISTS}
        assert (user.username, shown, desk.counts()) == (
            user.username,
            dict.fromkeys(LISTS, 0),
            inbox.Counts(),
        )


def test_a_restricted_step_whose_holder_may_not_see_it_comes_to_who_may(cast, everywhere, secret):
    reader = User.objects.get(username="personnel")
    waiting = Step.objects.filter(closed_at=None, opened_at__isnull=False)
    assert waiting.count() == 8
    assert set(inbox.mine(reader)) == set(waiting)
    assert {tuple(holders(step)) for step in waiting.select_related("ref", "person", "unit")} == {(reader,)}


def test_lists_and_holders_agree_for_every_login(cast, everywhere):
    """The condition that fills the lists, and the one that lets somebody act, are one."""
    steps = list(Step.objects.filter(closed_at=None).select_related("ref", "person", "unit"))
    listed = {user.pk: set(inbox.mine(user)) for user in User.objects.all()}
    for step in steps:
        able = {user.pk for user in holders(step)}
        assert {pk for pk, mine in listed.items() if step in mine} <= able
        first = holders(step)[0]
        assert step in listed[first.pk]
