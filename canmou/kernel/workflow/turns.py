"""Opening and closing turns on a record, under the lock of its public row. Only the engine's actions call this."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet

from canmou.kernel import clock, secrecy
from canmou.kernel.errors import Invalid, Refused, Stale
from canmou.kernel.ledger.declare import ledger, ledger_for
from canmou.kernel.ledger.models import Record, RecordChange, RecordRef
from canmou.kernel.ledger.writing import fill_ref
from canmou.kernel.people.models import Unit, User
from canmou.kernel.workflow.declare import Turn, Workflow
from canmou.kernel.workflow.models import Step
from canmou.kernel.workflow.roster import load

OPINION_MOST = 200
NOTE_MOST = 200

#: Called with the steps that somebody now has, was urged on, or answered: canmou.site.wiring connects notices.
Listener = Callable[..., None]
_LISTENERS: dict[str, list[Listener]] = {"opened": [], "urged": [], "answered": []}


def on_opened(listener: Listener) -> None:
    """Call `listener(steps, by=user)` in the same transaction when steps come to somebody."""
    _LISTENERS["opened"].append(listener)


def on_urged(listener: Listener) -> None:
    """Call `listener(steps, by=user)` when somebody urges."""
    _LISTENERS["urged"].append(listener)


def on_answered(listener: Listener) -> None:
    """Call `listener(steps, by=user)` when what was asked has been answered (who asked wants to know)."""
    _LISTENERS["answered"].append(listener)


def tell(event: str, steps: Sequence[Step], *, by: User) -> None:
    """Tell the listeners of an event."""
    for listener in _LISTENERS[event] if steps else ():
        listener(steps, by=by)


def lock(ref_id: int) -> RecordRef:
    """The public row of a record that is held until the end of the transaction: its steps move one at a time.

    The record itself is locked, as an amendment does, so that the two wait for each other in one order.
    """
    code = RecordRef.objects.values_list("ledger", flat=True).get(pk=ref_id)
    rows = ledger(code).model.objects.select_for_update(of=("self",), no_key=True)
    rows.values_list("pk").get(ref=ref_id)
    return RecordRef.objects.get(pk=ref_id)


def open_steps(ref_id: int) -> QuerySet[Step]:
    """The open steps of a record, with what is needed to find their holders."""
    found = Step.objects.filter(ref=ref_id, closed_at=None, opened_at__isnull=False)
    return found.select_related("ref", "person", "unit").order_by("pk")


def new_step(record: Record, *, by: User, due_on: date | None = None, **columns: Any) -> Step:
    """A step on a record that is open from now, not yet saved."""
    step = Step(
        office_id=record.office_id,
        ref=record.ref,
        asked_by=by,
        opened_at=clock.now(),
        due_on=due_on,
        first_due_on=due_on,
        **columns,
    )
    return step


def place(flow: Workflow, record: Record, *, by: User, later: bool = True) -> None:
    """Make the open turns those of the record's present state; whoever keeps his turn keeps how long he has had it.

    A turn that another takes over within a state keeps its days. `later`: whether the last day may move back.
    """
    state = flow.state(record.state)
    wanted = [] if record.voided else list(dict.fromkeys(state.turns(record)))
    held = list(open_steps(record.ref_id).filter(kind=Step.Kind.ACT))
    here = {_first_address(step): step for step in held if step.state == state.code}
    due = first = state.due_of(record) if wanted else None
    if here:
        first = min((step.first_due_on for step in here.values() if step.first_due_on), default=due)
        if not later:
            due = min((day for day in (due, *(step.due_on for step in here.values())) if day), default=None)
    fresh, kept = [], []
    for turn in wanted:
        columns = _address(record, turn)
        step = here.get((columns.get("person_id"), columns.get("unit_id"), columns.get("heads", False)))
        if step is None:
            step = new_step(record, by=by, due_on=due, flow=flow.code, state=state.code, **columns)
            step.first_due_on = first
            step.asked_by_id = next((other.asked_by_id for other in here.values()), by.pk)
            fresh.append(step)
        else:
            kept.append(step.pk)
    close(step for step in held if step.pk not in kept)
    Step.objects.filter(pk__in=kept).exclude(due_on=due).update(due_on=due)
    Step.objects.bulk_create(fresh)
    tell("opened", fresh, by=by)


def _first_address(step: Step) -> tuple[int | None, int | None, bool]:
    """To whom a turn was addressed before it was handed over."""
    while step.moved_from_id and step.moved_from.closed_at and not step.moved_from.answered_at:
        step = step.moved_from
    return step.person_id, None if step.person_id else step.unit_id, step.heads


def _address(record: Record, turn: Turn) -> dict[str, Any]:
    """The columns of a turn. An outside unit that cannot sign in gets it through the section that keeps the record."""
    if turn.person is not None:
        return {"person_id": turn.person.pk, "person": turn.person}
    unit = turn.unit
    if unit.kind in ("section", "office") or _can_sign_in(record, unit):
        return {"unit_id": unit.pk, "unit": unit, "heads": turn.head}
    via = f"{unit.spoken}没有账号，由{record.unit.spoken}代办"
    return {"unit_id": record.unit_id, "unit": record.unit, "via": via[:80]}


def _can_sign_in(record: Record, unit: Unit) -> bool:
    roster = load(record.office_id)
    logins = roster.outsiders(unit.pk)
    return any(roster.sees(login, record.ledger_code, record.source_unit_id) for login in logins)


def move(flow: Workflow, record: Record, goal: str, columns: Sequence[str]) -> None:
    """Move the state by compare-and-set, with these columns."""
    before, version = record.state, record.version
    names = [record._meta.get_field(name).attname for name in columns]
    fresh = {name: getattr(record, name) for name in names}
    rows = flow.model.objects.filter(pk=record.pk, state=before, version=version, voided=False)
    if not rows.update(**fresh, state=goal, version=version + 1):
        raise Stale("他人已处理，请刷新后再看")
    record.state, record.version = goal, version + 1
    if columns:
        fill_ref(record.ref, record, ledger_for(flow.model)).save()
    else:
        record.ref.state = goal
        record.ref.save(update_fields=["state"])


def close(steps: Iterable[Step]) -> None:
    """Close steps that nobody has to answer any more."""
    if keys := [step.pk for step in steps]:
        Step.objects.filter(pk__in=keys, closed_at=None).update(closed_at=clock.now())


def close_kinds(ref_id: int, kinds: Iterable[str]) -> None:
    """Close a record's steps of these kinds, which nobody has to answer any more."""
    Step.objects.filter(ref=ref_id, kind__in=kinds, closed_at=None).update(closed_at=clock.now())


def answered(step: Step, *, by: User, verdict: str, opinion: str, via: str = "", text: str = "") -> bool:
    """Close a step with what was said, by compare-and-set. Whether it was still open."""
    moment = clock.now()
    words = {
        "answered_at": moment,
        "answered_by": by,
        "acting_for_id": by.acting_for_id,
        "verdict": verdict,
        "opinion": opinion,
        "text_sm3": text,
        "closed_at": moment,
    }
    if via:
        words["via"] = via[:80]
    done = Step.objects.filter(pk=step.pk, closed_at=None, opened_at__isnull=False).update(**words)
    for name, value in words.items() if done else ():
        setattr(step, name, value)
    return bool(done)


def check_wordless(record: Record, text: str) -> None:
    """Refuse every word on a record that stands for a matter kept off-line."""
    if text.strip() and record.wordless:
        raise Refused(record.wordless)


def note_change(
    record: Record,
    verb: str,
    *,
    by: User,
    reason: str = "",
    values: dict[str, list[str]] | None = None,
    earlier: dict[str, Any] | None = None,
) -> None:
    """A line in the record's history. `earlier`: what columns held before, should the step be taken back."""
    RecordChange.objects.create(
        ref_id=record.ref_id,
        version=record.version,
        verb=verb[:20],
        at=clock.now(),
        by=by,
        acting_for_id=by.acting_for_id,
        reason=reason,
        values=values or {},
        earlier=earlier or None,
    )


def check_words(*, by: User, **texts: str) -> None:
    """Refuse what is too long or carries a secrecy mark. `opinion` or `note` names the text."""
    labels = {"opinion": "意见", "note": "附言", "reason": "原因"}
    for name, text in texts.items():
        if len(text) > OPINION_MOST:
            raise Invalid(
                {name: f"{labels[name]}最多{OPINION_MOST}字，现有{len(text)}字；长的意见请作为附件"}
            )
    secrecy.guard_values({labels[name]: text for name, text in texts.items()}, by=by, door="workflow")
