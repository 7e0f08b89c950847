"""The same step of many proposals at once, where it rests before and after: nobody has a turn, nobody loses one."""

from collections.abc import Sequence

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Refused, Stale
from canmou.kernel.ledger.models import Record, RecordChange, RecordRef
from canmou.kernel.people.models import User
from canmou.kernel.permissions import require
from canmou.kernel.workflow import Workflow


def move_all(
    flow: Workflow,
    records: Sequence[Record],
    verb: str,
    *,
    by: User,
    words: Sequence[str] = (),
    column: str = "",
) -> None:
    """Take one step for all or none, by compare-and-set; `words` go into `column`, one for each record.

    The caller has looked at the guards, which are the same for all. The history tells each record's step; the audit
    has one row.
    """
    step = flow.transition(verb)
    if not flow.state(step.target).rest or any(not flow.state(code).rest for code in step.sources):
        raise ValueError(f"{verb} opens or closes turns")
    for sample in {record.unit_id: record for record in records}.values():
        require(by, step.perm, sample)
    if wrong := next((r for r in records if r.voided or r.state not in step.sources), None):
        raise Refused(f"“{wrong}”现在是“{flow.label(wrong.state)}”，不能“{step.label}”")
    secrecy.guard_values({str(place): text for place, text in enumerate(words)}, by=by, door="workflow")
    changes = [_moved(flow, record, step.label, step.target, by) for record in records]
    for record, change, text in zip(records, changes, words, strict=False):
        change.values[column] = [getattr(record, column), text]
        setattr(record, column, text)
    if words:
        flow.model.objects.bulk_update(records, [column], batch_size=200)
    _compare_and_set(flow, records, step.target)
    RecordRef.objects.filter(pk__in=[record.ref_id for record in records]).update(state=step.target)
    RecordChange.objects.bulk_create(changes)
    if records:
        first = records[0]
        audit.write(
            step.label,
            by=by,
            office=first.office,
            number=first.number,
            changed={"state": step.target},
            count=len(records),
        )


def _moved(flow: Workflow, record: Record, label: str, target: str, by: User) -> RecordChange:
    return RecordChange(
        ref_id=record.ref_id,
        version=record.version + 1,
        verb=label[:20],
        at=clock.now(),
        by=by,
        acting_for_id=by.acting_for_id,
        values={"state": [flow.label(record.state), flow.label(target)]},
    )


def _compare_and_set(flow: Workflow, records: Sequence[Record], target: str) -> None:
    for held in {(record.version, record.state) for record in records}:
        group = [record for record in records if (record.version, record.state) == held]
        version, state = held
        rows = flow.model.objects.filter(
            pk__in=[record.pk for record in group], version=version, state=state, voided=False
        )
        if rows.update(state=target, version=version + 1) != len(group):
            raise Stale("他人刚刚处理了其中的建议，请刷新后再试")
        for record in group:
            record.state, record.version = target, version + 1
