"""What a workflow declares: whose turn it is in each state, the table of steps, their buttons and their effects."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.permissions import Perm

#: Returns "" when the step may be taken, else the sentence that the user reads.
Guard = Callable[[Any, User], str]


class Actor(StrEnum):
    """Who may take a step.

    HOLDER: who has an open turn of the record, or stands in for one who has. PERM: who has the step's permission
    on the record. EITHER: both. ASKER: who handed the open turn on.
    """

    HOLDER = "holder"
    PERM = "perm"
    EITHER = "either"
    ASKER = "asker"


HOLDER, PERM, EITHER, ASKER = Actor


@dataclass(frozen=True)
class Turn:
    """Whose turn: a person, or a unit (its members; with `head` whoever heads it today)."""

    person: Person | None = None
    unit: Unit | None = None
    head: bool = False

    def __post_init__(self) -> None:
        if (self.person is None) == (self.unit is None):
            raise ValueError("a turn is a person's or a unit's")


@dataclass(frozen=True)
class State:
    """A state and its Chinese name.

    turn: whose turn it is in it (without: the unit that keeps the record). due: the last day of this step.
    rest: finished or at rest, nobody's turn.
    """

    code: str
    label: str
    turn: Callable[[Any], list[Turn]] | None = None
    due: Callable[[Any], date | None] | None = None
    rest: bool = False

    def turns(self, record: Any) -> list[Turn]:
        """Whose turn it is: at least one unless at rest."""
        if self.rest:
            return []
        found = self.turn(record) if self.turn else []
        return found or [Turn(unit=record.unit)]

    def due_of(self, record: Any) -> date | None:
        """The last day of this step."""
        return self.due(record) if self.due and not self.rest else None


@dataclass(frozen=True)
class Transition:
    """A step: verb, the label of its button, from which states to which, by whom and under which guards.

    opinion: whether an opinion must be written with it. asks: what the dialog asks. tone: how the button looks
    ("", primary, danger). back: a return; it may go to any earlier state. decides: an approval, bound to the text;
    when the text is changed afterwards the record goes back to where it was decided. final: it has written more than
    the state, and cannot be taken back.
    """

    verb: str
    label: str
    sources: tuple[str, ...]
    target: str
    actor: Actor = HOLDER
    perm: Perm = Perm.EDIT
    guards: tuple[Guard, ...] = ()
    opinion: bool = False
    asks: str = ""
    tone: str = ""
    back: bool = False
    decides: bool = False
    final: bool = False


@dataclass(frozen=True)
class Workflow:
    """States and the whole transition table of one kind of record. Raises ValueError when the table is not sound.

    text: what decisions are bound to (without: every column but `kept`). kept: columns that only steps may write
    once the record is in the flow. page: the route, by number, of the page on which the office works on it.
    """

    code: str
    name: str
    model: type[Record]
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    text: Callable[[Any], str] | None = None
    kept: tuple[str, ...] = ()
    page: str = ""

    def __post_init__(self) -> None:
        codes = [state.code for state in self.states]
        if len(codes) != len(set(codes)):
            raise ValueError(f"workflow {self.code}: a state is declared twice")
        for step in self.transitions:
            unknown = {*step.sources, step.target} - set(codes)
            if unknown:
                raise ValueError(f"workflow {self.code}: {step.verb} names unknown states {sorted(unknown)}")
        verbs = [step.verb for step in self.transitions]
        if len(verbs) != len(set(verbs)):
            raise ValueError(f"workflow {self.code}: a verb is declared twice")
        left = {code for step in self.transitions for code in step.sources}
        stuck = [state.code for state in self.states if not state.rest and state.code not in left]
        if stuck:
            raise ValueError(f"workflow {self.code}: no step leads out of {stuck}")
        reached = {codes[0], *(step.target for step in self.transitions)}
        if unreached := [code for code in codes if code not in reached]:
            raise ValueError(f"workflow {self.code}: no step leads to {unreached}")

    def state(self, code: str) -> State:
        """The state with this code. Raises KeyError."""
        return {state.code: state for state in self.states}[code]

    def has(self, code: str) -> bool:
        """Whether this is one of its states: whether a record in it is in the flow."""
        return any(state.code == code for state in self.states)

    def label(self, code: str) -> str:
        """What a state of the record is called; records outside the flow are 已登记."""
        return self.state(code).label if self.has(code) else "已登记"

    def transition(self, verb: str) -> Transition:
        """The step with this verb. Raises `NotFound`."""
        for step in self.transitions:
            if step.verb == verb:
                return step
        raise NotFound(f"“{self.name}”没有“{verb}”这一步")

    def position(self, code: str) -> int:
        """The place of a state in the order of declaration."""
        return [state.code for state in self.states].index(code)


@dataclass(frozen=True)
class Act:
    """How a button of the record page is carried out: by which action, with which form beside the opinion.

    `action(record, by=user, opinion=…, **cleaned_data)`; without one the step is simply taken. page: the route, with
    the record's number, of the page where it is done instead of in a dialog.
    """

    action: Callable[..., Any] | None = None
    form: Any = None
    page: str = ""


_WORKFLOWS: dict[str, Workflow] = {}
_BY_MODEL: dict[type[Record], Workflow] = {}
_EFFECTS: dict[tuple[str, str], list[Callable[..., None]]] = {}
_ACTS: dict[tuple[str, str], Act] = {}


def register(flow: Workflow) -> Workflow:
    """Add a workflow. Raises ValueError when its code is taken or its model has one already."""
    if flow.code in _WORKFLOWS or flow.model in _BY_MODEL:
        raise ValueError(f"workflow {flow.code} is declared twice")
    _WORKFLOWS[flow.code] = flow
    _BY_MODEL[flow.model] = flow
    return flow


def workflow(code: str) -> Workflow:
    """The workflow with this code. Raises KeyError."""
    return _WORKFLOWS[code]


def known(code: str) -> Workflow | None:
    """The workflow with this code, None where there is none (any more)."""
    return _WORKFLOWS.get(code)


def label_of(code: str, verb: str) -> str:
    """What the button of a step says; the verb itself where the step is no longer declared."""
    flow = known(code)
    return next((step.label for step in flow.transitions if step.verb == verb), verb) if flow else verb


def workflows() -> list[Workflow]:
    """All workflows, by code."""
    return [_WORKFLOWS[code] for code in sorted(_WORKFLOWS)]


def flow_of(record: Record) -> Workflow | None:
    """The workflow of this kind of record, whether or not the record is in it."""
    return _BY_MODEL.get(type(record))


def in_flow(record: Record) -> bool:
    """Whether the record is in its workflow (and not merely recorded)."""
    flow = flow_of(record)
    return flow is not None and flow.has(record.state)


def when(flow: str, verb: str, effect: Callable[..., None]) -> None:
    """Call `effect(record, by=user)` in the same transaction after this step. Used by canmou/site/wiring.py alone."""
    workflow(flow).transition(verb)
    _EFFECTS.setdefault((flow, verb), []).append(effect)


def effects_of(flow: str, verb: str) -> list[Callable[..., None]]:
    """What else happens with this step."""
    return _EFFECTS.get((flow, verb), [])


def act(
    flow: str, verb: str, *, action: Callable[..., Any] | None = None, form: Any = None, page: str = ""
) -> None:
    """Declare the dialog of a button. Raises ValueError when it has one, `NotFound` on an unknown verb."""
    workflow(flow).transition(verb)
    if (flow, verb) in _ACTS:
        raise ValueError(f"workflow {flow}: the button {verb} is declared twice")
    _ACTS[flow, verb] = Act(action, form, page)


def act_of(flow: str, verb: str) -> Act:
    """The dialog of a button."""
    return _ACTS.get((flow, verb), Act())
