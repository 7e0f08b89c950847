"""Workflow: transitions as data, a reason on every button that is not offered, compare-and-set on the state.

    FLOW = register(Workflow("rectification", "整改", Problem,
        states=(State("open", "整改中", turn=owner, due=term), State("reported", "待验收", turn=head),
                State("closed", "已销号", rest=True)),
        transitions=(Transition("report", "报告完成", ("open",), "reported", guards=(has_measure,)), ...)))

`offers(flow, record, by)` yields each button with the reason when it is disabled; `advance` carries one out. Whose
turn it is stands in `Step`; who has it today follows from leave and stand-ins (`routing`), and `inbox` reads it.
What must happen in other apps is one line in canmou/site/wiring.py: `(workflow, verb) → function`, called in the
same transaction.
"""

from canmou.kernel.workflow import inbox
from canmou.kernel.workflow.answering import add_signer, answer, outcome, standing, stop_asking
from canmou.kernel.workflow.asking import ask, circulate
from canmou.kernel.workflow.declare import (
    ASKER,
    EITHER,
    HOLDER,
    PERM,
    Act,
    Actor,
    Guard,
    State,
    Transition,
    Turn,
    Workflow,
    act,
    act_of,
    flow_of,
    in_flow,
    register,
    when,
    workflow,
    workflows,
)
from canmou.kernel.workflow.engine import Offer, advance, earlier, offers, start, turn_of
from canmou.kernel.workflow.inbox import history
from canmou.kernel.workflow.moving import hand_over, mark_seen, take_back, unwatch, urge, watch
from canmou.kernel.workflow.routing import head_of, holders
from canmou.kernel.workflow.turns import on_answered, on_opened, on_urged

__all__ = [
    "ASKER",
    "EITHER",
    "HOLDER",
    "PERM",
    "Act",
    "Actor",
    "Guard",
    "Offer",
    "State",
    "Transition",
    "Turn",
    "Workflow",
    "act",
    "act_of",
    "add_signer",
    "advance",
    "answer",
    "ask",
    "circulate",
    "earlier",
    "flow_of",
    "hand_over",
    "head_of",
    "history",
    "holders",
    "in_flow",
    "inbox",
    "mark_seen",
    "offers",
    "on_answered",
    "on_opened",
    "on_urged",
    "outcome",
    "register",
    "standing",
    "start",
    "stop_asking",
    "take_back",
    "turn_of",
    "unwatch",
    "urge",
    "watch",
    "when",
    "workflow",
    "workflows",
]
