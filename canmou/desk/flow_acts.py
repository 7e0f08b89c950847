"""What each button of the flow asks for and does: a title, a form, and what is carried out with its values."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms

from canmou.desk.todo.entries import outsider
from canmou.desk.todo.forms import (
    AddSignerForm,
    AdviseForm,
    AskForm,
    HandOverForm,
    NoteForm,
    SignForm,
    opinion_field,
)
from canmou.kernel.errors import NotFound, NotPermitted
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User
from canmou.kernel.workflow import (
    Transition,
    Workflow,
    act_of,
    add_signer,
    advance,
    answer,
    ask,
    earlier,
    flow_of,
    hand_over,
    offers,
    start,
    take_back,
    urge,
)
from canmou.kernel.workflow.asking import may_ask
from canmou.kernel.workflow.models import Step

Sent = tuple[Any, Any] | None


@dataclass
class Dialog:
    """One form over a record. `done`: what is said afterwards. `final`: why it wants a second thought.
    `blocked`: why it cannot be done now.

    `names`: its fields name people; `several`: more than one. `version`: of the record as its reader saw it.
    """

    title: str
    form: Any
    carry_out: Callable[[dict[str, Any]], Any]
    done: str
    button: str = ""
    tone: str = ""
    question: str = ""
    blocked: str = ""
    final: str = ""
    writes: bool = True
    names: bool = False
    several: bool = False
    version: int = 0


def step(user: User, record: Record, verb: str, sent: Sent) -> Dialog:
    """A step of the workflow. Raises `NotFound` for one that the record's flow does not have."""
    flow = flow_of(record)
    if flow is None:
        raise NotFound("这类记录没有办理流程")
    transition = flow.transition(verb)
    reason = next((o.reason for o in offers(flow, record, user) if o.transition.verb == verb), "")
    if reason and outsider(user):  # the reason and the choices name people of the office
        raise NotPermitted(f"“{transition.label}”现在不归您办")
    form = _step_form(user, record, flow, transition, sent)
    dialog = Dialog(
        transition.label,
        form,
        lambda values: _advance(user, record, flow, transition, values),
        f"已“{transition.label}”",
        tone=transition.tone,
        question=transition.asks,
        blocked=reason,
        final=_final(flow, transition),
        version=_seen(sent, record),
        names=True,
    )
    record.version = dialog.version
    return dialog


def _step_form(user: User, record: Record, flow: Workflow, transition: Transition, sent: Sent) -> Any:
    """The form of the button, with the opinion, and for a return the place it goes to."""
    declared = act_of(flow.code, transition.verb).form or forms.Form
    asked = {"record": record, "user": user}
    known = {name for each in declared.__mro__[:-1] for name in inspect.signature(each.__init__).parameters}
    given = {name: value for name, value in asked.items() if name in known}
    form = declared(*(sent or ()), **given)
    if transition.back:
        places = [(state.code, state.label) for state in earlier(flow, record)]
        form.fields["target"] = forms.ChoiceField(
            label="退到", choices=places, initial=transition.target, required=len(places) > 1
        )
    if "opinion" not in form.fields and not record.wordless:
        hint = "" if transition.opinion else "可不填"
        form.fields["opinion"] = opinion_field(transition.opinion, hint=hint)
    return form


def _advance(user: User, record: Record, flow: Workflow, transition: Transition, values: dict) -> None:
    declared = act_of(flow.code, transition.verb)
    values = dict(values)
    target = {"target": values.pop("target") or None} if transition.back else {}
    opinion = values.pop("opinion", "")
    if declared.action is not None:
        declared.action(record, by=user, opinion=opinion, **target, **values)
        return
    for name, value in values.items():
        setattr(record, name, value)
    advance(flow, record, transition.verb, by=user, opinion=opinion, filled=tuple(values), **target)


def _final(flow: Workflow, transition: Transition) -> str:
    if transition.final or transition.tone == "danger" and not transition.back:
        return "这一步不能撤回，请核对后再办。"
    if flow.state(transition.target).rest:
        return f"办后这件事到“{flow.label(transition.target)}”，不再在任何人手上，请核对后再办。"
    return ""


def _seen(sent: Sent, record: Record) -> int:
    """The version of the record that its reader saw; nonsense reads as the current one."""
    text = sent[0].get("version", "") if sent else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else record.version


_ASKED = {"sign": "会签", "advise": "征求意见", "read": "传阅"}


def more(user: User, record: Record, what: str, sent: Sent) -> Dialog:
    """What may be done beside the steps. Raises `NotFound` for what does not exist."""
    data = sent[0] if sent else None
    if what in _ASKED:
        may_ask(record, what, user)
        form = AskForm(what, user, data)
        title = _ASKED[what]
        return Dialog(
            title,
            form,
            lambda _: ask(record, by=user, kind=what, **form.values()),
            f"已送出{title}",
            button="送出",
            names=True,
            several=True,
        )
    note = NoteForm(data)
    if what == "urge":
        return Dialog("催办", note, lambda v: urge(record, by=user, note=v["note"]), "已催办，次数已记下")
    if what == "take-back":
        return Dialog(
            "撤回",
            forms.Form(data),
            lambda _: take_back(record, by=user),
            "已撤回，又回到您手上",
            question="对方还没有打开，可以撤回，回到上一步。",
            writes=False,
        )
    flow = flow_of(record)
    if what == "start" and flow is not None:
        form = forms.Form(data)
        form.fields["opinion"] = opinion_field(False, hint="可不填")
        return Dialog(
            "转入流程",
            form,
            lambda v: start(flow, record, by=user, opinion=v["opinion"]),
            f"已转入“{flow.name}”流程",
            question=f"转入后从“{flow.states[0].label}”开始办，轮到谁、什么时限由流程记着。",
        )
    raise NotFound("没有这一项")


def turn(user: User, record: Record, step: Step, what: str, sent: Sent) -> Dialog:
    """What one does with one's own turn. Raises `NotFound` for what does not exist."""
    data = sent[0] if sent else None
    if what == "answer":
        dialog = _answer(user, step, data, _seen(sent, record))
        dialog.version = _seen(sent, record)
        return dialog
    if what == "add-signer" and step.kind == Step.Kind.SIGN:
        form = AddSignerForm(user, data)

        def add(values: dict[str, Any]) -> None:
            before = values["before"] == "before"
            add_signer(step, by=user, person=values["person"], before=before, note=values["note"])

        return Dialog("加签", form, add, "已加签", names=True)
    if what == "hand-over":
        form = HandOverForm(user, data)
        return Dialog(
            "转办",
            form,
            lambda v: hand_over([step], by=user, to=v["to"], reason=v["reason"]),
            "已转办，原时限不变",
            names=True,
        )
    raise NotFound("没有这一项")


def _answer(user: User, step: Step, data: Any, version: int) -> Dialog:
    if step.kind == Step.Kind.READ:
        form = forms.Form(data)
        form.fields["opinion"] = opinion_field(False, hint="可不填")
        return Dialog("阅毕", form, _answering(user, step, version, Step.Verdict.READ), "已阅毕")
    if step.kind == Step.Kind.SIGN:
        return Dialog("签署意见", SignForm(data), _answering(user, step, version), "已签署")
    if step.kind == Step.Kind.ADVISE:
        return Dialog("回复意见", AdviseForm(data), _answering(user, step, version), "已回复")
    raise NotFound("没有这一项")


def _answering(user: User, step: Step, version: int, verdict: str = "") -> Callable[[dict[str, Any]], Any]:
    def carry_out(values: dict[str, Any]) -> None:
        answer(
            step, by=user, verdict=verdict or values["verdict"], opinion=values["opinion"], version=version
        )

    return carry_out
