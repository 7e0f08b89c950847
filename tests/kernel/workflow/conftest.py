"""A flow of its own for the tests: a text that is drafted, reviewed by the head and signed by the leader."""

from datetime import date

import pytest

from canmou.kernel.people.models import Person
from canmou.kernel.workflow import PERM, State, Transition, Turn, Workflow, declare, start
from canmou.library.models import Work

NAMES = {"head": "高振华", "leader": "周承远", "clerk": "冯子昂"}


def named(key):
    return lambda work: [Turn(person=Person.objects.get(office=work.office, name=NAMES[key]))]


def long_enough(work, by):
    return "" if work.characters else "还没有填写字数，请先补上字数"


def make_flow():
    return Workflow(
        "test_text",
        "文稿",
        Work,
        states=(
            State("drafting", "起草", turn=named("clerk"), due=lambda work: date(2024, 1, 12)),
            State("reviewed", "核稿", turn=named("head")),
            State("signing", "审签", turn=named("leader")),
            State("waiting", "待科室处理", turn=lambda work: [Turn(unit=work.unit)]),
            State("signed", "已签发", rest=True),
        ),
        transitions=(
            Transition("hand_in", "送核", ("drafting",), "reviewed", guards=(long_enough,)),
            Transition(
                "return_for_changes", "退回", ("reviewed", "signing"), "drafting", opinion=True, back=True
            ),
            Transition("pass_on", "送审签", ("reviewed",), "signing", decides=True),
            Transition("sign_off", "签发", ("signing",), "signed"),
            Transition("park", "转科室", ("drafting", "reviewed"), "waiting", actor=PERM),
            Transition("unpark", "接着办", ("waiting",), "drafting"),
        ),
        text=lambda work: work.title,
        kept=("finished_on",),
    )


@pytest.fixture
def flow(monkeypatch):
    monkeypatch.setattr(declare, "_WORKFLOWS", dict(declare._WORKFLOWS))
    monkeypatch.setattr(declare, "_BY_MODEL", dict(declare._BY_MODEL))
    monkeypatch.setattr(declare, "_EFFECTS", {})
    return declare.register(make_flow())


@pytest.fixture
def work(cast):
    text = Work(title="调研一稿", kind="report", finished_on=date(2023, 5, 4), characters=3000)
    return cast.enter([text], unit="research1")[0]


@pytest.fixture
def running(cast, flow, work):
    """The text in the flow: the clerk's turn."""
    return start(flow, work, by=cast.users["head"])
