"""A workflow of the tests' own on the library's texts: drafted by the clerk, checked by the head, signed by the leader."""

from datetime import date

from django import forms

from canmou.kernel.people.models import Person
from canmou.kernel.workflow import (
    PERM,
    State,
    Transition,
    Turn,
    Workflow,
    act,
    advance,
    declare,
    flow_of,
    start,
)
from canmou.library.models import Work

NAMES = {"clerk": "冯子昂", "head": "高振华", "leader": "周承远"}


def turn_of(key):
    return lambda work: [Turn(person=Person.objects.get(office=work.office, name=NAMES[key]))]


def counted(work, by):
    return "" if work.characters else "还没有填写字数，请先补上字数"


class CharactersForm(forms.Form):
    """How long the text has become."""

    characters = forms.IntegerField(label="字数", min_value=1)


def pass_on(work, *, by, opinion=""):
    """Pass a text on, noting its keywords."""
    work.keywords = "已核"
    return advance(flow_of(work), work, "pass_on", by=by, opinion=opinion, filled=("keywords",))


def install(monkeypatch):
    """Declare the flow for one test."""
    for name in ("_WORKFLOWS", "_BY_MODEL", "_ACTS"):
        monkeypatch.setattr(declare, name, dict(getattr(declare, name)))
    flow = declare.register(
        Workflow(
            "desk_text",
            "文稿",
            Work,
            states=(
                State("drafting", "起草", turn=turn_of("clerk"), due=lambda work: work.finished_on),
                State("checking", "核稿", turn=turn_of("head")),
                State("signing", "审签", turn=turn_of("leader")),
                State("waiting", "待科室接办", turn=lambda work: [Turn(unit=work.unit)]),
                State("signed", "已签发", rest=True),
            ),
            transitions=(
                Transition("hand_in", "送核", ("drafting",), "checking", guards=(counted,)),
                Transition("count", "补字数", ("drafting",), "checking"),
                Transition("pass_on", "送审签", ("checking",), "signing", decides=True, tone="primary"),
                Transition("send_back", "退回", ("checking", "signing"), "drafting", opinion=True, back=True),
                Transition("sign_off", "签发", ("signing",), "signed", asks="签发后即印发，确定签发？"),
                Transition("park", "转科室", ("drafting",), "waiting", actor=PERM),
                Transition("go_on", "接着办", ("waiting",), "drafting"),
            ),
            text=lambda work: work.title,
        )
    )
    act("desk_text", "count", form=CharactersForm)
    act("desk_text", "pass_on", action=pass_on)
    return flow


def texts(cast, flow, *titles, days=None, by="head", unit="research1"):
    """Texts in the flow, in the clerk's hands; `days`: title → the last day of drafting."""
    days = days or {}
    rows = [
        Work(
            title=title,
            kind="report",
            finished_on=days.get(title, date(2024, 1, 12)),
            characters=3000,
        )
        for title in titles
    ]
    return [start(flow, work, by=cast.users[by]) for work in cast.enter(rows, unit=unit)]
