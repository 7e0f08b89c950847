"""Workflow: transitions as data, a reason on every button that is not offered, compare-and-set on the state.

    FLOW = Workflow("rectification", "整改", Problem,
        states=[State("open", "整改中", turn=owner), State("reported", "待验收", turn=head), State("closed", "已销号")],
        transitions=[Transition("report", "报告完成", ("open",), "reported", guards=(has_measure,)), ...])

`offers(flow, record, by)` yields each button with the reason when it is disabled; `advance` carries one out. What
must happen in other apps is one line in canmou/site/wiring.py: `(workflow, verb) → function`, called in the same
transaction.
"""

from canmou.kernel.workflow.engine import (
    Guard,
    Offer,
    State,
    Transition,
    Workflow,
    advance,
    offers,
    register,
    turn_of,
    when,
    workflow,
    workflows,
)

__all__ = [
    "Guard",
    "Offer",
    "State",
    "Transition",
    "Workflow",
    "advance",
    "offers",
    "register",
    "turn_of",
    "when",
    "workflow",
    "workflows",
]
