"""Two people pressing at once, on real connections: exactly one wins, and the other reads why."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from canmou.kernel import clock
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.actions import amend
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.people.models import Delegation, User
from canmou.kernel.workflow import advance, answer, ask, outcome, start, take_back
from canmou.kernel.workflow.models import Step
from canmou.library.models import Work

ROUNDS = range(4)


@pytest.fixture
def together(transactional_db, tmp_path):
    """Runs functions at the same moment, each on a connection of its own; gives what each returned or was refused.

    SQLite's test database lives in memory, where writers cannot wait for each other: it is copied to a file first.
    """
    path = tmp_path / "canmou.sqlite3"

    def at_the_database(work):
        plain = connections["default"]
        if connection.vendor == "sqlite":
            connections["default"] = type(plain)({**plain.settings_dict, "NAME": path}, "default")
        try:
            return work()
        except Refused as refused:
            return refused
        finally:
            connections["default"].close()

    def run(*presses):
        if connection.vendor == "sqlite" and not path.exists():
            connection.ensure_connection()
            with sqlite3.connect(path) as copy:
                connection.connection.backup(copy)
                copy.execute("PRAGMA journal_mode=WAL")
        gate = threading.Barrier(len(presses))

        def press(prepare):
            go = prepare()
            gate.wait(20)
            return go()

        with ThreadPoolExecutor(len(presses)) as people:
            waiting = [people.submit(at_the_database, lambda p=p: press(p)) for p in presses]
            return [each.result() for each in waiting]

    run.look = lambda work: ThreadPoolExecutor(1).submit(at_the_database, work).result()
    return run


@pytest.fixture
def shared(together, cast, running):
    """The clerk's text, which the head may handle for the clerk as well."""
    today = running.created_at.astimezone(clock.ZONE).date()
    Delegation.objects.create(
        giver=cast.users["clerk"],
        taker=cast.users["head"],
        matter="代管",
        valid_from=today,
        valid_to=today,
        made_by=cast.users["clerk"],
        made_at=running.created_at,
    )
    return running


def stepping(flow, work, name, verb):
    """Read the record as this login, then press."""

    def prepare():
        record, user = Work.objects.get(pk=work.pk), User.objects.get(username=name)
        return lambda: advance(flow, record, verb, by=user).state

    return prepare


@pytest.mark.parametrize("turn", ROUNDS)
@pytest.mark.parametrize("verbs", [("hand_in", "hand_in"), ("hand_in", "park")])
def test_of_two_who_take_a_step_one_wins(flow, together, shared, verbs, turn):
    ends = together(*(stepping(flow, shared, n, v) for n, v in zip(("clerk", "head"), verbs, strict=True)))
    won = [end for end in ends if isinstance(end, str)]
    (lost,) = [end for end in ends if isinstance(end, Refused)]
    assert len(won) == 1 and won[0] in ("reviewed", "waiting")
    assert "他人已处理" in lost.message

    def found():
        work = Work.objects.get(pk=shared.pk)
        return (
            work.state,
            work.version,
            RecordChange.objects.filter(ref=work.ref).count(),
            [step.state for step in Step.objects.filter(ref=work.ref, closed_at=None)],
        )

    assert together.look(found) == (won[0], 3, 2, won)


@pytest.mark.parametrize("rule", ["all", "any", 2])
@pytest.mark.parametrize("turn", ROUNDS)
def test_signatures_at_the_same_moment_are_all_counted(cast, together, running, rule, turn):
    names = {"neighbour": "乔安然", "keeper": "陆思源", "editor": "贾书林"}
    steps = ask(
        running, by=cast.users["clerk"], kind="sign", rule=rule, whom=[cast.named(n) for n in names.values()]
    )

    def signing(key, step):
        def prepare():
            user = User.objects.get(username=key)
            return lambda: answer(Step.objects.get(pk=step.pk), by=user, verdict="agree").verdict

        return prepare

    ends = together(*(signing(key, step) for key, step in zip(names, steps, strict=True)))
    agreed = sum(end == "agree" for end in ends)
    assert agreed == {"all": 3, "any": 1, 2: 2}[rule]
    assert all("他人已处理" in end.message for end in ends if isinstance(end, Refused))
    assert together.look(
        lambda: (outcome(steps[0]), Step.objects.filter(group=steps[0].group, closed_at=None).count())
    ) == (
        "agreed",
        0,
    )


def test_a_record_is_started_once(cast, flow, together, work):
    def prepare():
        record, user = Work.objects.get(pk=work.pk), User.objects.get(username="head")
        return lambda: start(flow, record, by=user).state

    ends = together(prepare, prepare)
    assert sorted(isinstance(end, Refused) for end in ends) == [False, True]
    assert together.look(lambda: Step.objects.filter(ref=work.ref).count()) == 1


@pytest.mark.parametrize("turn", ROUNDS)
def test_taking_back_against_the_next_step(cast, flow, together, running, turn):
    advance(flow, running, "hand_in", by=cast.users["clerk"])

    def taking_back():
        record, user = Work.objects.get(pk=running.pk), User.objects.get(username="clerk")
        return lambda: take_back(record, by=user).state

    ends = together(taking_back, stepping(flow, running, "head", "pass_on"))
    won = [end for end in ends if isinstance(end, str)]
    assert len(won) == 1 and won[0] in ("drafting", "signing")
    assert (
        together.look(lambda: [s.state for s in Step.objects.filter(ref=running.ref, closed_at=None)]) == won
    )


@pytest.mark.parametrize("turn", ROUNDS)
def test_a_change_of_the_text_against_its_approval(cast, flow, together, running, turn):
    """Whichever comes first, no approval stands on a text that its signer did not read."""
    advance(flow, running, "hand_in", by=cast.users["clerk"])

    def changing():
        record, user = Work.objects.get(pk=running.pk), User.objects.get(username="general")
        record.title = "悄悄改过的稿"
        return lambda: amend(record, by=user).title

    together(changing, stepping(flow, running, "head", "pass_on"))

    def found():
        work = Work.objects.get(pk=running.pk)
        return work.title, work.state

    assert together.look(found) in {("调研一稿", "signing"), ("悄悄改过的稿", "reviewed")}
