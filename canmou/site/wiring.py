"""What one app's step does in another: every effect of a click that crosses apps, one line each.

`when(flow, verb, effect)` calls `effect(record, by=user)` in the same transaction.
"""

from canmou.kernel import notices, workflow
from canmou.kernel.ledger.following import follow_changes, guard_changes
from canmou.kernel.workflow import on_urged
from canmou.kernel.workflow.binding import follow_change, kept_by_steps
from canmou.supervision.actions.task_slip import note_urges


def wire() -> None:
    """Connect the effects. Called once, when all workflows are declared."""
    on_urged(note_urges)
    guard_changes(kept_by_steps)
    follow_changes(follow_change)
    workflow.on_opened(notices.tell_opened)
    workflow.on_urged(notices.tell_urged)
    workflow.on_answered(notices.tell_answered)
    notices.urgent_where("SIN", lambda matter: matter.urgency == "critical")
