"""Records that a reader follows: where each stands, and with whom."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from canmou.desk.todo.items import Item, asked_sentence, late_days
from canmou.desk.todo.spans import workdays_to
from canmou.kernel import clock
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.workflow import workflows
from canmou.kernel.workflow.models import Step, Watch


def lines_of(watches: Sequence[Watch]) -> list[Item]:
    """A line for each: its open step that is due first, or that it rests (one query)."""
    flows = {flow.model.LEDGER: flow for flow in workflows()}
    open_ = Step.objects.filter(ref__in=[watch.ref_id for watch in watches], closed_at=None)
    rows = open_.filter(opened_at__isnull=False, kind=Step.Kind.ACT).select_related("person", "unit")
    first: dict[int, Step] = {}
    for step in sorted(rows, key=lambda s: (s.due_on or date.max, s.pk)):
        first.setdefault(step.ref_id, step)
    told = workdays_to(step.due_on for step in first.values() if step.due_on)
    today = clock.today()
    lines = []
    for watch in watches:
        step, ref = first.get(watch.ref_id), watch.ref
        flow = flows.get(ref.ledger)
        lines.append(
            Item(
                ref.title,
                reverse("record", args=[ref.number]),
                ref.number,
                "watch",
                flow.label(ref.state) if flow else "已登记",
                asked_sentence(step, today, told) if step else "",
                (ledger(ref.ledger).name, ref.number),
                f"在{step.holder}手上" if step else "",
                step is not None and late_days(step) > 0,
            )
        )
    return lines
