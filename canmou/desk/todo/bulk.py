"""One act on many steps of a list: each is tried by itself, what is refused is told beside it, the rest is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from canmou.desk.todo.entries import Tab, steps_of
from canmou.desk.todo.items import Item
from canmou.kernel.errors import NotFound, Refused
from canmou.kernel.ledger.declare import record_of
from canmou.kernel.people.models import Person, User
from canmou.kernel.workflow import (
    EITHER,
    HOLDER,
    Transition,
    act_of,
    advance,
    answer,
    hand_over,
    inbox,
    urge,
    workflow,
    workflows,
)
from canmou.kernel.workflow.models import Step

MOST = 200
READ, URGE, HAND_OVER, STEP = "read", "urge", "hand_over", "step."
NAMES = {READ: "阅毕", URGE: "催办", HAND_OVER: "转办"}


@dataclass(frozen=True)
class Act:
    """What may be done to several steps at once: the name that a form sends, and its button."""

    name: str
    label: str


@dataclass
class Result:
    """What came of it: what was done, and (step, why not) of the rest."""

    done: list[Step] = field(default_factory=list)
    refused: list[tuple[Step, str]] = field(default_factory=list)


def offered_for(lines: Iterable[Item]) -> list[Act]:
    """The acts that make sense for some line of a page: 阅毕, and steps that ask for nothing and can be mended."""
    steps = [line.step for line in lines if line.step is not None]
    found = [Act(READ, "阅毕")] if any(step.kind == Step.Kind.READ for step in steps) else []
    places = dict.fromkeys((step.flow, step.state) for step in steps if step.kind == Step.Kind.ACT)
    flows = {flow for flow, _ in places}
    acts: dict[str, str] = {}
    for code, state in places:
        flow = workflow(code)
        for each in flow.transitions:
            if state in each.sources and plain(code, each):
                name = each.label if len(flows) == 1 else f"{each.label}（{flow.name}）"
                acts[f"{STEP}{code}.{each.verb}"] = name
    return found + [Act(name, label) for name, label in acts.items()]


def plain(code: str, transition: Transition) -> bool:
    """Whether whoever has the turn may take a step that asks for no opinion, no form and no second thought."""
    declared = act_of(code, transition.verb)
    asks = transition.opinion or transition.asks or transition.back or declared.form or declared.page
    moves = transition.actor in (HOLDER, EITHER) and transition.target not in transition.sources
    return moves and not asks and not transition.final and transition.tone != "danger"


def chosen(user: User, keys: Sequence[str]) -> list[Step]:
    """The steps with these keys that stand in a list of the reader's. Raises `Refused` when there are none, or too many."""
    wanted = list(dict.fromkeys(keys))
    if not wanted:
        raise Refused("没有选中事项，请先勾选")
    if len(wanted) > MOST:
        raise Refused(f"一次最多处理{MOST}项，请分几次做")
    found: dict[int, Step] = {}
    desk = inbox.desk(user)
    for tab in (Tab.MINE, Tab.SECTION, Tab.HANDED):
        for step in steps_of(desk, tab).filter(uid__in=wanted).select_related("ref", "person", "unit"):
            found.setdefault(step.pk, step)
    if len(found) != len(wanted):
        raise NotFound("选中的事项有的已办完，或不在您的待办里，请刷新后重选")
    return sorted(found.values(), key=lambda step: wanted.index(step.uid))


def perform(
    name: str, steps: Iterable[Step], *, by: User, to: Person | None = None, reason: str = ""
) -> Result:
    """Do it to each step that lets it be done."""
    result = Result()
    for step in steps:
        try:
            _one(name, step, by, to, reason)
        except Refused as error:
            result.refused.append((step, error.message))
        else:
            result.done.append(step)
    return result


def _one(name: str, step: Step, by: User, to: Person | None, reason: str) -> None:
    if name == READ:
        if step.kind != Step.Kind.READ:
            raise Refused("这一项不是传阅，要打开后办理")
        answer(step, by=by, verdict=Step.Verdict.READ)
    elif name == URGE:
        urge(step, by=by)
    elif name == HAND_OVER:
        hand_over([step], by=by, to=to, reason=reason)
    else:
        code, _, verb = name.removeprefix(STEP).partition(".")
        if step.kind != Step.Kind.ACT or step.flow != code:
            raise Refused("这一项没有这个办理动作")
        flow = workflow(code)
        transition = flow.transition(verb)
        if not plain(code, transition):
            raise Refused(f"“{transition.label}”要逐件办理")
        record, action = record_of(step.ref), act_of(code, verb).action
        if action is not None:
            action(record, by=by, opinion="")
        else:
            advance(flow, record, verb, by=by)


def label(name: str) -> str:
    """What an act is called. Raises `Refused` for one that does not exist."""
    if name in NAMES:
        return NAMES[name]
    code, _, verb = name.removeprefix(STEP).partition(".")
    known = {flow.code: flow for flow in workflows()}
    if not name.startswith(STEP) or code not in known:
        raise Refused("请先选择要做什么")
    return known[code].transition(verb).label
