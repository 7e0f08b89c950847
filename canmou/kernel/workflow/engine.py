"""Taking steps: start, advance, and the buttons with the reason why not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models, transaction

from canmou.kernel import audit
from canmou.kernel.errors import Invalid, NotPermitted, Refused, Stale
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.workflow import turns
from canmou.kernel.workflow.binding import digest_of
from canmou.kernel.workflow.declare import Actor, State, Transition, Turn, Workflow, effects_of
from canmou.kernel.workflow.filling import filled_in, raw_of
from canmou.kernel.workflow.models import Step
from canmou.kernel.workflow.roster import Roster, kept, load
from canmou.kernel.workflow.routing import Hand, act_as, hand_of, hands


@dataclass(frozen=True)
class Offer:
    """A button: enabled, or disabled with the reason."""

    transition: Transition
    reason: str = ""

    @property
    def enabled(self) -> bool:
        return not self.reason


@dataclass
class Standing:
    """Where a record stands, read once for all its buttons: its open turns and the people of the day."""

    record: Any
    by: User

    @cached_property
    def _steps(self) -> list[Step]:
        return list(turns.open_steps(self.record.ref_id))

    @property
    def open(self) -> list[Step]:
        """The turns of work."""
        return [step for step in self._steps if step.kind == Step.Kind.ACT]

    @property
    def unsigned(self) -> list[Step]:
        """The countersignings asked for in this state that are not decided yet."""
        return [s for s in self._steps if s.kind == Step.Kind.SIGN and s.state == self.record.state]

    @cached_property
    def roster(self) -> Roster:
        return load(self.record.office_id)

    @cached_property
    def held(self) -> list[tuple[Step, Hand]]:
        """The open turns that the user has, his own first."""
        found = [(step, hand_of(step, self.by, self.roster)) for step in self.open]
        return sorted(
            ((s, h) for s, h in found if h), key=lambda pair: (pair[1].person is not None, pair[0].pk)
        )

    @property
    def asked(self) -> bool:
        return any(step.asked_by_id == self.by.pk for step in self.open)

    def whose(self) -> str:
        """Whose turn it is, in words: 张三（年休假，由代岗人代办：李四）."""
        told = []
        for step in self.open:
            first = next(iter(hands(step, self.roster)), None)
            name = self.roster.names.get(first.login, "") if first else ""
            told.append(f"{step.holder}（{first.via}：{name}）" if first and first.via else step.holder)
        return "、".join(dict.fromkeys(told))

    def allowed(self, step: Transition) -> str:
        """Why this user may not take this step; "" where he may."""
        if not (seen := can(self.by, Perm.VIEW, self.record)):
            return seen.reason
        if step.actor in (Actor.HOLDER, Actor.EITHER) and self.held:
            return ""
        if step.actor is Actor.ASKER:
            return "" if self.asked else f"只有交办人可以“{step.label}”"
        if step.actor is Actor.HOLDER:
            whose = self.whose()
            return f"这一步由{whose}办理，现在不归您办" if whose else "这条记录现在没有待办的环节"
        return can(self.by, step.perm, self.record).reason


def _refusal(flow: Workflow, step: Transition, stand: Standing) -> tuple[str, bool]:
    """Why the step may not be taken, and whether it is a matter of permission."""
    record = stand.record
    if record.voided:
        return "这条记录已作废", False
    if record.state not in step.sources:
        wanted = "、".join(flow.state(code).label for code in step.sources)
        return f"“{step.label}”只能在“{wanted}”时进行，现在是“{flow.label(record.state)}”", False
    if reason := stand.allowed(step):
        return reason, True
    for guard in step.guards:
        if reason := guard(record, stand.by):
            return reason, False
    onward = step.actor is not Actor.PERM and not step.back and step.target != record.state
    if onward and stand.unsigned:
        return f"会签还差{'、'.join(signer.holder for signer in stand.unsigned)}", False
    return "", False


def offers(flow: Workflow, record: Any, by: User) -> Iterator[Offer]:
    """The steps out of the record's present state, each enabled or with the reason why not."""
    stand = Standing(record, by)
    for step in flow.transitions:
        if record.state in step.sources:
            yield Offer(step, _refusal(flow, step, stand)[0])


def turn_of(flow: Workflow, record: Any) -> list[Turn]:
    """Whose turn the present state makes it."""
    if record.voided or not flow.has(record.state):
        return []
    return flow.state(record.state).turns(record)


def earlier(flow: Workflow, record: Any) -> list[State]:
    """The states that a return may go to: those the record has been in before its present one, in order."""
    passed = set(Step.objects.filter(ref=record.ref_id, flow=flow.code).values_list("state", flat=True))
    here = flow.position(record.state)
    return [s for s in flow.states[:here] if s.code in passed and not s.rest]


@transaction.atomic
@kept()
def start(flow: Workflow, record: Any, *, by: User, opinion: str = "") -> Any:
    """Put a recorded record into the flow's first state and open its turns."""
    turns.check_words(by=by, opinion=opinion)
    ref = turns.lock(record.ref_id)
    unchanged(flow, record)
    first = flow.states[0].code
    if record.voided:
        raise Refused("这条记录已作废")
    turns.check_wordless(record, opinion)
    started = Step.objects.filter(ref=ref, flow=flow.code).exists()
    if started or record.state not in (record.DRAFT_STATE, first):
        raise Refused(f"这条记录已在“{flow.name}”流程里，现在是“{flow.label(record.state)}”")
    decision = can(by, Perm.EDIT, record)
    if not decision:
        raise NotPermitted(decision.reason)
    by.acting_for = decision.acting_for
    before = record.state
    turns.move(flow, record, first, ())
    turns.note_change(record, "转入流程", by=by, reason=opinion, values=_states(flow, before, first))
    audit.write("转入流程", by=by, office=record.office, number=record.number, changed={"state": first})
    turns.place(flow, record, by=by)
    return record


@transaction.atomic
@kept()
def advance(
    flow: Workflow,
    record: Any,
    verb: str,
    *,
    by: User,
    opinion: str = "",
    filled: Sequence[str] = (),
    lists: dict[str, Sequence[models.Model]] | None = None,
    target: str | None = None,
) -> Any:
    """Take one step. Raises `NotPermitted` or `Refused` with the sentence of the button, `Stale` when another was first.

    `filled` names the columns that the caller has set on the record: they are checked, written together with the
    state and stand in the history; `lists` are its link columns. `target`: the earlier state a return goes to.
    The state is moved by compare-and-set, so two people pressing at once behave the same on both databases.
    """
    step = flow.transition(verb)
    turns.check_words(by=by, opinion=opinion)
    turns.lock(record.ref_id)
    before = unchanged(flow, record)
    stand = Standing(record, by)
    reason, forbidden = _refusal(flow, step, stand)
    if reason:
        raise (NotPermitted if forbidden else Refused)(reason)
    turns.check_wordless(record, opinion)
    if step.opinion and not opinion.strip() and not record.wordless:
        raise Invalid({"opinion": f"“{step.label}”要写明意见"})
    hand = _sign(step, stand)
    goal = _goal(flow, step, record, target)
    values = filled_in(record, before, filled, lists or {}, by=by)
    source = record.state
    text = digest_of(record) if step.decides else ""
    turns.move(flow, record, goal, filled)
    changed = {**values, **_states(flow, source, goal)}
    earlier = raw_of(before, filled)
    turns.note_change(record, step.label, by=by, reason=opinion, values=changed, earlier=earlier)
    names = {name: told[1] for name, told in values.items()}
    audit.write(
        step.label, by=by, office=record.office, number=record.number, changed={**names, "state": goal}
    )
    _close_turn(flow, step, stand, source, hand, opinion, text)
    if source != goal:
        ended = [Step.Kind.SIGN, Step.Kind.ADVISE] if flow.state(goal).rest else [Step.Kind.SIGN]
        turns.close_kinds(record.ref_id, ended)
    turns.place(flow, record, by=by)
    for effect in effects_of(flow.code, verb):
        effect(record, by=by)
    return record


def _states(flow: Workflow, before: str, after: str) -> dict[str, list[str]]:
    return {"state": [flow.label(before), flow.label(after)]} if before != after else {}


def unchanged(flow: Workflow, record: Any) -> Any:
    """The record as it stands in the database. Raises `Stale` when it is no longer what the user read."""
    held = flow.model.objects.select_related("ref", "unit").get(pk=record.pk)
    if held.version == record.version and held.state == record.state:
        record.voided = held.voided
        return held
    last = RecordChange.objects.filter(ref=record.ref_id).select_related("by__person").last()
    who = f"{last.by}已“{last.verb}”，" if last else ""
    raise Stale(f"他人已处理：{who}现在是“{flow.label(held.state)}”，请刷新后再看")


def _sign(step: Transition, stand: Standing) -> tuple[Step, Hand] | None:
    """Note in whose place the user acts; the turn that he takes the step on."""
    by = stand.by
    if step.actor in (Actor.HOLDER, Actor.EITHER) and stand.held:
        act_as(by, stand.held[0][1], stand.roster)
        return stand.held[0]
    by.acting_for = can(by, step.perm, stand.record).acting_for
    return stand.held[0] if stand.held else None


def _goal(flow: Workflow, step: Transition, record: Any, target: str | None) -> str:
    if target is None or target == step.target:
        return step.target
    if not step.back or target not in {state.code for state in earlier(flow, record)}:
        raise Refused(f"“{step.label}”不能到“{flow.label(target)}”这一步")
    return target


def _close_turn(
    flow: Workflow,
    step: Transition,
    stand: Standing,
    source: str,
    taken: tuple[Step, Hand] | None,
    opinion: str,
    text: str,
) -> None:
    """Keep who took the step and what was said, as the answer of his turn or as a line of its own."""
    by, record, words = stand.by, stand.record, {"verdict": step.verb, "opinion": opinion, "text": text}
    stays = source == record.state
    if taken and not stays:
        turns.answered(taken[0], by=by, via=taken[1].via, **words)
        turns.close([other for other in stand.open if other.pk != taken[0].pk])
        return
    if not stays:
        turns.close(stand.open)
    who = {"person": by.person} if by.person_id else {"unit": record.unit}
    moment = turns.new_step(record, by=by, flow=flow.code, state=source, **who)
    moment.save()
    turns.answered(moment, by=by, **words)
