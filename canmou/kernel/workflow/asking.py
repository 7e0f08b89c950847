"""Asking several people on one record: countersigning and approval (会签), advice (征求意见), reading (传阅)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from canmou.kernel import audit
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import Person, Unit, User, new_uid
from canmou.kernel.permissions import Perm, can
from canmou.kernel.workflow import turns
from canmou.kernel.workflow.declare import Turn, flow_of, in_flow
from canmou.kernel.workflow.models import Step
from canmou.kernel.workflow.roster import Roster, load
from canmou.kernel.workflow.routing import act_as, hand_of

Kind, Verdict = Step.Kind, Step.Verdict

#: What a question is told as in the history.
_ASKED = {Kind.SIGN: "送会签", Kind.ADVISE: "征求意见", Kind.READ: "传阅"}


@transaction.atomic
def ask(
    record: Record,
    *,
    by: User,
    kind: str,
    whom: Sequence[Person | Unit | Turn],
    rule: str | int = "all",
    ordered: bool = False,
    due_on: date | None = None,
    note: str = "",
) -> list[Step]:
    """Put a question on the record before several people: at once, or one after another.

    rule: "all", "any", or how many must agree. Raises `Refused` where somebody may not see the record.
    """
    turns.check_words(by=by, note=note)
    turns.lock(record.ref_id)
    may_ask(record, kind, by)
    turns.check_wordless(record, note)
    wanted = list(dict.fromkeys(_turn(who) for who in whom))
    here = set(
        Step.objects.filter(ref=record.ref_id, closed_at=None, kind=kind).values_list(
            "person", "unit", "heads"
        )
    )
    wanted = [t for t in wanted if (t.person and t.person.pk, t.unit and t.unit.pk, t.head) not in here]
    if not wanted:
        raise Refused("所选的人都已在办理中，没有新的人")
    roster = load(record.office_id)
    for turn in wanted:
        check_sight(record, turn, roster)
    kept = _rule(rule, len(wanted))
    steps = _opened(record, wanted, by=by, kind=kind, rule=kept, ordered=ordered, due_on=due_on, note=note)
    names = "、".join(step.holder for step in steps)
    turns.note_change(record, _ASKED[kind], by=by, reason=f"{names}{'：' if note else ''}{note}"[:200])
    audit.write(_ASKED[kind], by=by, office=record.office, number=record.number, count=len(steps))
    turns.tell("opened", [step for step in steps if step.opened_at], by=by)
    return steps


def circulate(record: Record, *, by: User, readers: Sequence[Person | Unit], note: str = "") -> list[Step]:
    """Give the record to people to read (传阅); who has read it stands in the history."""
    return ask(record, by=by, kind=Kind.READ, whom=readers, note=note)


def _turn(who: Person | Unit | Turn) -> Turn:
    if isinstance(who, Turn):
        return who
    return Turn(person=who) if isinstance(who, Person) else Turn(unit=who)


def may_ask(record: Record, kind: str, by: User) -> None:
    """Raises `NotPermitted` where the user may not put this question; notes in whose place he acts."""
    if kind not in _ASKED:
        raise ValueError(f"{kind} is not a question")
    if record.voided:
        raise Refused("这条记录已作废")
    seen = can(by, Perm.VIEW, record)
    if not seen:
        raise NotPermitted(seen.reason)
    by.acting_for = seen.acting_for
    inside = not load(record.office_id).outsider(by.pk)
    if inside and (kind == Kind.READ or may_steer(record, by)):
        return
    raise NotPermitted(f"只有现在的办理人或能修改这条记录的人可以{_ASKED[kind]}")


def may_steer(record: Record, by: User) -> bool:
    """Whether the user has an open turn of the record or may edit it; notes in whose place he acts."""
    if decision := can(by, Perm.EDIT, record):
        by.acting_for = decision.acting_for
        return True
    roster = load(record.office_id)
    for step in turns.open_steps(record.ref_id).exclude(kind=Kind.READ):
        if hand := hand_of(step, by, roster):
            act_as(by, hand, roster)
            return True
    return False


def check_sight(record: Record, turn: Turn, roster: Roster) -> None:
    """Refuse to ask a person whose login may not see the record."""
    login = roster.login_of.get(turn.person.pk) if turn.person else None
    if login and not roster.sees(login, record.ledger_code, record.source_unit_id):
        raise Refused(f"{turn.person}无权查看这条记录，请换一人")


def _rule(rule: str | int, count: int) -> str:
    if rule in ("all", "any"):
        return str(rule)
    if not str(rule).isdigit() or not 1 <= int(rule) <= count:
        raise Invalid({"rule": f"至少几人同意，要在1和{count}之间"})
    return str(rule)


def _opened(record: Record, wanted: list[Turn], *, by: User, ordered: bool, **columns: Any) -> list[Step]:
    group, flow = new_uid(), flow_of(record)
    steps: list[Step] = []
    for place, turn in enumerate(wanted):
        step = turns.new_step(
            record,
            by=by,
            flow=flow.code if flow and in_flow(record) else "",
            state=record.state,
            group=group,
            sequence=place if ordered else 0,
            person=turn.person,
            unit=turn.unit,
            heads=turn.head,
            **columns,
        )
        if ordered and steps:
            step.after, step.opened_at = steps[-1], None
        step.save()
        steps.append(step)
    return steps
