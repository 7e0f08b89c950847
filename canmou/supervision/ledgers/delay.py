"""The ledger of delays and of whose steps they were, written by the system alone."""

from canmou.kernel.ledger.declare import Ledger
from canmou.supervision.models import TaskDelay, TaskDelayShare


def _delay_title(delay: TaskDelay) -> str:
    told = f"延误{delay.late_days}天" if delay.ended_on else "延误中"
    return f"{told}：{delay.task.title}"


def _share_title(share: TaskDelayShare) -> str:
    return f"{share.stage}{share.days}天：{share.delay.task.title}"


DELAYS = [
    Ledger(
        code="STD",
        name="督办延误",
        model=TaskDelay,
        system="P1",
        line="across",
        date="first_due_on",
        title=_delay_title,
        key=("task",),
        columns=(
            "task",
            "lead_section",
            "responsible",
            "assigned_on",
            "first_due_on",
            "extensions",
            "due_on",
            "noted_on",
            "ended_on",
            "allowed_days",
            "used_days",
            "suspended_days",
            "late_days",
            "late_workdays",
            "sentence",
        ),
        shown=("task", "lead_section", "first_due_on", "ended_on", "late_days", "late_workdays"),
        parent="task",
        note="超过首次时限或延过期的事项由系统记入，办结后长期保留，任何人不能改",
        generated=True,
        settled="ended_on",
    ),
    Ledger(
        code="STF",
        name="督办延误分解",
        model=TaskDelayShare,
        system="P1",
        line="across",
        date="to_on",
        title=_share_title,
        key=("delay", "place"),
        columns=(
            "delay",
            "place",
            "stage",
            "section",
            "holder",
            "from_on",
            "to_on",
            "days",
            "workdays",
            "late_days",
            "late_workdays",
        ),
        parent="delay",
        note="每一环节用了几天，其中延误几天",
        generated=True,
    ),
]
