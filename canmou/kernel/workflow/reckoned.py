"""Open turns whose last day follows from working days: what a change of the calendar moves.

A turn keeps its last day; nobody wrote down how it was found. So it is found again as it was on the day when the turn
was opened: if that gives the day that is kept, the day of the changed calendar takes its place. A last day that
somebody set, or that was put off since, is left alone.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from canmou.kernel import clock
from canmou.kernel.calendar import Matter, Moved, Reckoning
from canmou.kernel.people.models import User
from canmou.kernel.workflow.declare import Workflow, workflows
from canmou.kernel.workflow.models import Step


def _running(touched: frozenset[date]) -> Iterator[Matter]:
    flows = {flow.code: flow for flow in workflows()}
    for code, steps in _near(touched).items():
        flow = flows.get(code)
        if flow is not None:
            yield from _reckoned(flow, steps)


def _near(touched: frozenset[date]) -> dict[str, list[Step]]:
    """The open turns over one of these days, by workflow. Others cannot move, unless their last day is one of them."""
    found: dict[str, list[Step]] = defaultdict(list)
    if not touched:
        return found
    rows = Step.objects.filter(
        closed_at=None, opened_at__lt=clock.at(max(touched), 23), due_on__gte=min(touched), kind=Step.Kind.ACT
    )
    for step in rows.select_related("ref").order_by("pk"):
        opened = _day(step)
        if any(opened < day <= step.due_on for day in touched):
            found[step.flow].append(step)
    return found


def _reckoned(flow: Workflow, steps: Sequence[Step]) -> Iterator[Matter]:
    rows = flow.model.objects.filter(ref__in={step.ref_id for step in steps}, voided=False)
    records = {row.ref_id: row for row in rows.select_related("ref", "unit", "office")}
    for step in steps:
        record = records.get(step.ref_id)
        if record is None or not flow.has(step.state) or record.state != step.state:
            continue
        state = flow.state(step.state)
        with clock.as_of(_day(step)):
            day = state.due_of(record)
        if day is not None:
            what = f"{flow.name}：{state.label}"
            key = ("step", step.pk)
            yield Matter(key, step.ref_id, what, day, step.person_id, step.unit_id, step.due_on)


def _day(step: Step) -> date:
    return step.opened_at.astimezone(clock.ZONE).date()


def _move(moves: Sequence[Moved], by: User) -> None:
    for moved in moves:
        _, key = moved.matter.key
        Step.objects.filter(pk=key, closed_at=None, due_on=moved.old).update(due_on=moved.new)


RECKONING = Reckoning("流程环节", _running, _move)
