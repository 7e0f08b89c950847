"""Where a record stands in its workflow: whose turn and why, the buttons, who has read it, and every step so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse

from canmou.desk.todo.entries import outsider
from canmou.desk.todo.items import asked_sentence, dead_told, late_days, late_told, state_label, verdict_label
from canmou.desk.todo.spans import lasted, workdays_to
from canmou.kernel import clock
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can, readers_of, standing
from canmou.kernel.workflow import Workflow, act_of, flow_of, history, in_flow, offers
from canmou.kernel.workflow.models import OutsideLink, Step, Watch
from canmou.kernel.workflow.moving import can_take_back
from canmou.kernel.workflow.roster import Roster, load
from canmou.kernel.workflow.routing import hand_of, hands

_ANSWERS = {
    Step.Kind.SIGN: "签署意见",
    Step.Kind.ADVISE: "回复意见",
    Step.Kind.READ: "阅毕",
}


@dataclass(frozen=True)
class Button:
    """A button of the panel. `page`: it leads to a page of its own, not to a form over this one."""

    key: str
    label: str
    href: str
    tone: str = ""
    page: bool = False


@dataclass(frozen=True)
class Now:
    """Somebody's open turn."""

    who: str
    kind: str
    sentence: str
    why: str
    note: str
    late: bool
    links: tuple[Button, ...] = ()

    @property
    def tone(self) -> str:
        """How its badge looks."""
        return "bad" if self.late else "info"


@dataclass(frozen=True)
class Past:
    """A step that is over."""

    at: str
    who: str
    verdict: str
    place: str
    opinion: str
    late: str
    told: str
    dead: bool


@dataclass
class Panel:
    """Everything that the panel shows."""

    name: str
    state: str
    state_tone: str
    in_flow: bool
    watched: bool = False
    page: str = ""
    delay: str = ""
    now: list[Now] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)
    off: list[tuple[str, list[str]]] = field(default_factory=list)
    others: list[Button] = field(default_factory=list)
    past: list[Past] = field(default_factory=list)
    reading: list[tuple[str, list[str]]] = field(default_factory=list)


def panel(user: User, record: Record) -> Panel | None:
    """The panel of a record; None for a kind of record that has no workflow and has been asked of nobody."""
    flow = flow_of(record)
    steps = list(_told_to(user, history(record), record))
    if flow is None and not steps:
        return None
    shown = Panel(
        flow.name if flow else "传阅和意见",
        flow.label(record.state) if flow else "",
        _tone(flow, record),
        in_flow(record),
        Watch.objects.filter(user=user, ref=record.ref_id).exists(),
    )
    if flow and flow.page and shown.in_flow and not outsider(user):
        shown.page = reverse(flow.page, args=[record.number])
    open_ = [step for step in steps if step.is_open]
    roster = load(record.office_id) if open_ else None
    told = workdays_to(step.due_on for step in open_ if step.due_on)
    _name_outsiders(steps)
    shown.now = [
        _now(user, record, step, roster, told)
        for step in open_
        if step.kind != Step.Kind.READ or _mine(user, step, roster)
    ]
    waiting = [step for step in steps if step.opened_at is None and step.closed_at is None]
    shown.now += [_waits(step) for step in waiting]
    shown.past = [_past(step) for step in steps if step.closed_at and step.kind != Step.Kind.READ]
    shown.reading = _reading([step for step in steps if step.kind == Step.Kind.READ])
    shown.delay = _delay([step for step in steps if step.kind == Step.Kind.ACT])
    shown.buttons, shown.off = _buttons(user, record, flow)
    shown.others = _others(user, record, open_, roster)
    return shown


def _told_to(user: User, steps: Iterable[Step], record: Record) -> Iterable[Step]:
    """The steps that a reader may know of: somebody from outside those of their own unit alone."""
    if not outsider(user):
        return steps
    units = {key for grant in standing(user).grants for key in grant.units or ()}
    return [step for step in steps if step.unit_id in units or step.answered_by_id == user.pk]


def _name_outsiders(steps: list[Step]) -> None:
    """Steps that somebody outside answers by a link are told by their names (one query where there are any)."""
    asked = {step.pk: step for step in steps if step.kind == Step.Kind.OUTSIDE}
    links = OutsideLink.objects.filter(step__in=asked).values_list("step", "name") if asked else ()
    for key, name in links:
        asked[key].outside_name = f"{name}（外部）"


def _who(step: Step) -> str:
    """Whose step it is or was."""
    return getattr(step, "outside_name", "") or step.signature or step.holder


def _tone(flow: Workflow | None, record: Record) -> str:
    if flow is None or not flow.has(record.state):
        return "neutral"
    return "ok" if flow.state(record.state).rest else "info"


def _now(user: User, record: Record, step: Step, roster: Roster, told: dict) -> Now:
    found = hands(step, roster)
    first = found[0] if found else None
    who, why = _who(step), step.via
    if step.kind == Step.Kind.OUTSIDE:
        why = f"由{step.holder}等候答复"
    elif first and first.via:
        why = f"{first.via}：{roster.names.get(first.login, '')}"
    elif first and not step.person_id:
        who = f"{step.holder}（{roster.names.get(first.login, '')}）"
    seen = f"{_moment(step.seen_at)}已打开" if step.seen_at else "未打开"
    urged = f"催办{step.urges}次" if step.urges else ""
    moved = "由他人转办" if step.moved_from_id else ""
    extended = (
        f"首次时限{step.first_due_on:%Y-%m-%d}"
        if step.first_due_on and step.first_due_on != step.due_on
        else ""
    )
    came = (
        f"{step.asked_by}{_moment(step.opened_at)}交来" if step.asked_by else f"{_moment(step.opened_at)}起"
    )
    return Now(
        who,
        state_label(step) or step.get_kind_display(),
        asked_sentence(step, clock.today(), told),
        " · ".join(filter(None, (why, came, seen, moved, extended, urged))),
        step.note,
        late_days(step) > 0,
        _links(record, step) if _mine(user, step, roster) else (),
    )


def _waits(step: Step) -> Now:
    return Now(step.holder, step.get_kind_display(), "排在后面，前面的签完才轮到", "", step.note, False)


def _mine(user: User, step: Step, roster: Roster) -> bool:
    return hand_of(step, user, roster) is not None


def _links(record: Record, step: Step) -> tuple[Button, ...]:
    """What one may do with one's own turn."""

    def to(what: str, label: str, tone: str = "") -> Button:
        return Button(what, label, reverse("flow_turn", args=[record.number, step.uid, what]), tone)

    found = []
    if step.kind in _ANSWERS:
        found.append(to("answer", _ANSWERS[step.kind], "primary"))
    if step.kind == Step.Kind.SIGN:
        found.append(to("add-signer", "加签"))
    found.append(to("hand-over", "转办"))
    return tuple(found)


def _delay(steps: list[Step]) -> str:
    """The mark of delay, which stays after everything is done: by how much the worst step was late."""
    running = max((late_days(step) for step in steps if step.is_open), default=0)
    if running:
        return f"已超期{running}天"
    worst = max((late_days(step) for step in steps), default=0)
    return f"曾超期{worst}天" if worst else ""


def _buttons(
    user: User, record: Record, flow: Workflow | None
) -> tuple[list[Button], list[tuple[str, list[str]]]]:
    """The steps out of the present state: those that may be taken, and by reason those that may not."""
    if flow is None or not in_flow(record):
        return [], []
    may, off = [], {}
    for offer in offers(flow, record, user):
        step = offer.transition
        if offer.enabled:
            page = act_of(flow.code, step.verb).page
            href = reverse(page, args=[record.number]) if page else ""
            href = href or reverse("flow_step", args=[record.number, step.verb])
            may.append(Button(step.verb, step.label, href, step.tone, bool(page)))
        elif not outsider(user):  # the reason names who has it
            off.setdefault(offer.reason, []).append(step.label)
    return may, list(off.items())


def _reading(steps: list[Step]) -> list[tuple[str, list[str]]]:
    """Of those to whom it was circulated: who has read it, who opened it, who did neither."""
    parts = (
        ("已阅", [f"{s.signature or s.holder}（{_moment(s.answered_at)}）" for s in steps if s.answered_at]),
        ("已打开", [f"{s.holder}（{_moment(s.seen_at)}）" for s in steps if s.is_open and s.seen_at]),
        ("未阅", [s.holder for s in steps if s.is_open and not s.seen_at]),
    )
    return [(words, list(dict.fromkeys(people))) for words, people in parts if people]


def _others(user: User, record: Record, open_: list[Step], roster: Roster | None) -> list[Button]:
    """What may be done besides."""
    if record.voided or outsider(user):
        return []
    flow = flow_of(record)
    work = [step for step in open_ if step.kind != Step.Kind.READ]
    mine = [step for step in work if _mine(user, step, roster)]
    edits = bool(can(user, Perm.EDIT, record))
    found = []
    if flow is not None and not in_flow(record) and edits and record.state == record.DRAFT_STATE:
        found.append(("start", "转入流程"))
    if mine or edits:
        found += [("sign", "会签"), ("advise", "征求意见")]
    found.append(("read", "传阅"))
    if len(work) > len(mine):
        found.append(("urge", "催办"))
    if can_take_back(record, by=user):
        found.append(("take-back", "撤回"))
    links = [Button(what, label, reverse("flow_more", args=[record.number, what])) for what, label in found]
    if mine and not edits and readers_of(record.ledger_code) is None:  # who may edit has it above
        links.append(Button("outside", "请外部答复", reverse("outside_ask", args=[record.number]), page=True))
    return links


def _past(step: Step) -> Past:
    at = step.answered_at or step.closed_at
    told = [f"{_moment(step.opened_at)}到达" if step.opened_at else "", step.via]
    if step.opened_at and step.answered_at:
        told.append(f"用时{lasted(step.opened_at, step.answered_at)}")
    if step.urges:
        told.append(f"催办{step.urges}次")
    told.append(dead_told(step))
    return Past(
        _moment(at),
        _who(step),
        verdict_label(step),
        state_label(step) or step.get_kind_display(),
        step.opinion,
        late_told(step),
        " · ".join(filter(None, told)),
        step.overtaken_at is not None,
    )


def _moment(at: datetime | None) -> str:
    return f"{at.astimezone(clock.ZONE):%Y-%m-%d %H:%M}" if at else ""
