"""What decisions are bound to: the SM3 of the text that was read. When it changes, they die and are asked for anew."""

import hashlib
from typing import Any

from canmou.kernel import audit, clock
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User, new_uid
from canmou.kernel.workflow import turns
from canmou.kernel.workflow.declare import Workflow, flow_of, in_flow
from canmou.kernel.workflow.models import Step


def text_of(record: Record) -> str:
    """The text that decisions on this record are bound to: the workflow's, else every column but those steps write."""
    flow = flow_of(record)
    if flow is not None and flow.text is not None:
        return flow.text(record)
    kept = flow.kept if flow is not None else ()
    columns = [column for column in ledger_for(type(record)).sheet if column.name not in kept]
    return "\n".join(f"{column.name}\t{column.display(record)}" for column in columns)


def digest_of(record: Record) -> str:
    """The SM3 of the record's text."""
    return hashlib.new("sm3", text_of(record).encode()).hexdigest()


def kept_by_steps(before: Any, after: Any) -> dict[str, str]:
    """The columns of a record in its flow that only steps may write, where a change touches them."""
    flow = flow_of(before)
    if flow is None or not flow.kept or not in_flow(before):
        return {}
    ledger = ledger_for(type(before))
    return {
        name: f"“{ledger.column(name).heading}”在“{flow.name}”流程里由办理环节填写，不能直接改，请恢复原值"
        for name in flow.kept
        if getattr(before, before._meta.get_field(name).attname)
        != getattr(after, after._meta.get_field(name).attname)
    }


def follow_change(record: Any, *, by: User) -> None:
    """After a change: turns follow the record's columns, and what was decided on another text is asked for anew."""
    flow = flow_of(record)
    flowing = flow is not None and flow.has(record.state)
    decided = Step.objects.filter(ref=record.ref_id, overtaken_at=None).exclude(text_sm3="")
    dead = [] if record.voided else list(decided.select_related("ref", "person", "unit").order_by("pk"))
    if dead:
        digest = digest_of(record)
        dead = [step for step in dead if step.text_sm3 != digest and step.kind in ("sign", "act")]
    Step.objects.filter(pk__in=[step.pk for step in dead]).update(overtaken_at=clock.now())
    approvals = [step for step in dead if step.kind == Step.Kind.ACT]
    resting = flowing and flow.state(record.state).rest
    if flowing and approvals:
        _decide_again(flow, record, approvals, by=by)
    elif flowing:
        turns.place(flow, record, by=by, later=False)
    if not resting:
        _sign_again([step for step in dead if step.kind == Step.Kind.SIGN], by=by)


def _decide_again(flow: Workflow, record: Any, approvals: list[Step], *, by: User) -> None:
    """The record goes back to the first state in which an approval died, unless it stands before that already."""
    first = min((step.state for step in approvals), key=flow.position)
    before = record.state
    if flow.position(first) >= flow.position(before):
        turns.place(flow, record, by=by, later=False)
        return
    turns.move(flow, record, first, ())
    values = {"state": [flow.label(before), flow.label(first)]}
    turns.note_change(record, "文本改动重新审批", by=by, values=values)
    audit.write(
        "文本改动重新审批", by=by, office=record.office, number=record.number, changed={"state": first}
    )
    turns.place(flow, record, by=by)


def _sign_again(dead: list[Step], *, by: User) -> None:
    """Open the turns of those who signed another text, at once for all of them."""
    fresh = []
    for old in dead:
        again = Step(
            office_id=old.office_id,
            ref=old.ref,
            flow=old.flow,
            state=old.state,
            kind=old.kind,
            group=old.group or new_uid(),
            rule=old.rule or "all",
            sequence=old.sequence,
            person=old.person,
            unit=old.unit,
            heads=old.heads,
            note=old.note,
            asked_by_id=old.asked_by_id,
            opened_at=clock.now(),
            due_on=old.due_on,
            first_due_on=old.first_due_on,
            moved_from=old,
            via="文本有改动，请重新会签",
        )
        fresh.append(again)
    Step.objects.bulk_create(fresh)
    turns.tell("opened", fresh, by=by)
