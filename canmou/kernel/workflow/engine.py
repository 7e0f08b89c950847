"""The engine's core."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused, Stale
from canmou.kernel.ledger.models import Record, RecordChange, RecordRef
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can, require

OPINION_MOST = 200
#: Returns "" when the step may be taken, else the sentence that the user reads.
Guard = Callable[[Any, User], str]


@dataclass(frozen=True)
class State:
    """A state, its Chinese name, and whose turn it is in it (None: nobody's, the matter rests)."""

    code: str
    label: str
    turn: Callable[[Any], list[User]] | None = None


@dataclass(frozen=True)
class Transition:
    """A step: verb, the label of its button, from which states to which, under which permission and guards.

    `opinion`: whether an opinion must be written with it.
    """

    verb: str
    label: str
    sources: tuple[str, ...]
    target: str
    perm: Perm = Perm.EDIT
    guards: tuple[Guard, ...] = ()
    opinion: bool = False


@dataclass(frozen=True)
class Workflow:
    """States and the whole transition table of one kind of record. Raises ValueError when the table is not sound."""

    code: str
    name: str
    model: type[Record]
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]

    def __post_init__(self) -> None:
        known = {state.code for state in self.states}
        for step in self.transitions:
            unknown = {*step.sources, step.target} - known
            if unknown:
                raise ValueError(f"workflow {self.code}: {step.verb} names unknown states {sorted(unknown)}")
        verbs = [step.verb for step in self.transitions]
        if len(verbs) != len(set(verbs)):
            raise ValueError(f"workflow {self.code}: a verb is declared twice")

    def state(self, code: str) -> State:
        """The state with this code. Raises KeyError."""
        return {state.code: state for state in self.states}[code]

    def transition(self, verb: str) -> Transition:
        """The step with this verb. Raises `NotFound`."""
        for step in self.transitions:
            if step.verb == verb:
                return step
        raise NotFound(f"“{self.name}”没有“{verb}”这一步")


@dataclass(frozen=True)
class Offer:
    """A button: enabled, or disabled with the reason."""

    transition: Transition
    reason: str = ""

    @property
    def enabled(self) -> bool:
        return not self.reason


_WORKFLOWS: dict[str, Workflow] = {}
_EFFECTS: dict[tuple[str, str], list[Callable[..., None]]] = {}


def register(flow: Workflow) -> Workflow:
    """Add a workflow. Raises ValueError when its code is taken."""
    if flow.code in _WORKFLOWS:
        raise ValueError(f"workflow {flow.code} is declared twice")
    _WORKFLOWS[flow.code] = flow
    return flow


def workflow(code: str) -> Workflow:
    """The workflow with this code. Raises KeyError."""
    return _WORKFLOWS[code]


def workflows() -> list[Workflow]:
    """All workflows, by code."""
    return [_WORKFLOWS[code] for code in sorted(_WORKFLOWS)]


def when(flow: str, verb: str, effect: Callable[..., None]) -> None:
    """Call `effect(record, by=user)` in the same transaction after this step. Used by canmou/site/wiring.py alone."""
    workflow(flow).transition(verb)
    _EFFECTS.setdefault((flow, verb), []).append(effect)


def _refusal(flow: Workflow, step: Transition, record: Any, by: User) -> str:
    if record.voided:
        return "这条记录已作废"
    if record.state not in step.sources:
        wanted = "、".join(flow.state(code).label for code in step.sources)
        return f"“{step.label}”只能在“{wanted}”时进行，现在是“{flow.state(record.state).label}”"
    if not (decision := can(by, step.perm, record)):
        return decision.reason
    for guard in step.guards:
        if reason := guard(record, by):
            return reason
    return ""


def offers(flow: Workflow, record: Any, by: User) -> Iterator[Offer]:
    """The steps out of the record's present state, each enabled or with the reason why not."""
    for step in flow.transitions:
        if record.state in step.sources:
            yield Offer(step, _refusal(flow, step, record, by))


def turn_of(flow: Workflow, record: Any) -> list[User]:
    """Whose turn it is."""
    state = flow.state(record.state)
    return state.turn(record) if state.turn and not record.voided else []


@transaction.atomic
def advance(flow: Workflow, record: Any, verb: str, *, by: User, opinion: str = "") -> Any:
    """Take one step. Raises `NotPermitted` or `Refused` with the sentence of the button, `Stale` when another was first.

    The state is moved by compare-and-set, so two people pressing at once behave the same on both databases.
    """
    step = flow.transition(verb)
    if reason := _refusal(flow, step, record, by):
        raise (NotPermitted if not can(by, step.perm, record) else Refused)(reason)
    require(by, step.perm, record)
    if step.opinion and not opinion.strip():
        raise Invalid({"opinion": f"“{step.label}”要写明意见"})
    if len(opinion) > OPINION_MOST:
        raise Invalid({"opinion": f"意见最多{OPINION_MOST}字，现有{len(opinion)}字；长的意见请作为附件"})
    secrecy.guard_values({"意见": opinion}, by=by, door="workflow")
    before, version = record.state, record.version
    moved = flow.model.objects.filter(pk=record.pk, state=before, version=version, voided=False).update(
        state=step.target, version=version + 1
    )
    if not moved:
        raise Stale("他人已处理，请刷新后再看")
    record.state, record.version = step.target, version + 1
    RecordRef.objects.filter(pk=record.ref_id).update(state=step.target)
    labels = [flow.state(before).label, flow.state(step.target).label]
    RecordChange.objects.create(
        ref_id=record.ref_id,
        version=record.version,
        verb=step.label,
        at=clock.now(),
        by=by,
        acting_for_id=by.acting_for_id,
        reason=opinion,
        values={"state": labels},
    )
    audit.write(step.label, by=by, office=record.office, number=record.number, changed={"state": step.target})
    for effect in _EFFECTS.get((flow.code, verb), ()):
        effect(record, by=by)
    return record
