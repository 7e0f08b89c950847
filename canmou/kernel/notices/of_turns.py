"""What a turn of a workflow tells: to whom it came, who is urged, and to who asked, that it was answered."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from canmou.kernel import clock
from canmou.kernel.ledger.declare import record_of
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.notices.models import Notice, NoticeKind
from canmou.kernel.notices.telling import give, shortened
from canmou.kernel.people.models import User
from canmou.kernel.workflow.declare import Workflow, workflows
from canmou.kernel.workflow.models import Step
from canmou.kernel.workflow.roster import Roster, load
from canmou.kernel.workflow.routing import Hand, first_seeing, of_person, of_unit

Kind = Step.Kind
_ASKS = {Kind.SIGN: "请您会签", Kind.ADVISE: "请您提出意见", Kind.READ: "请您阅知"}
#: Ledger → whether a record of it is 特急; canmou.site.wiring fills it.
_URGENT: dict[str, Callable[[Any], bool]] = {}


def urgent_where(ledger: str, holds: Callable[[Any], bool]) -> None:
    """Records of this ledger for which `holds(record)` are told at once. Used by canmou/site/wiring.py alone."""
    _URGENT[ledger] = holds


def tell_opened(steps: Sequence[Step], *, by: User) -> None:
    """Steps came to somebody: tell those in whose list they stand, except who brought it about."""
    made = []
    roster = load(steps[0].office_id)
    for step in steps:
        if step.kind == Kind.OUTSIDE:
            continue
        kind, sentence = _asked(step)
        told = [hand for hand in those_who_have(step, roster) if hand.login != by.pk]
        made += _notices(step, told, kind, sentence)
    give(made)


def tell_urged(steps: Sequence[Step], *, by: User) -> None:
    """Somebody urged whoever has these steps."""
    made = []
    roster = load(steps[0].office_id)
    for step in steps:
        told = [hand for hand in those_who_have(step, roster) if hand.login != by.pk]
        sentence = f"{by.signature}催办（{what(step)}），第{step.urges}次{_by_day(step.due_on)}"
        made += _notices(step, told, NoticeKind.URGE, sentence)
    give(made)


def tell_answered(steps: Sequence[Step], *, by: User) -> None:
    """What was asked has been answered: tell who asked. Who has read what was circulated is not told one by one."""
    made = []
    for step in steps:
        if step.kind == Kind.READ or step.asked_by is None or step.asked_by == step.answered_by:
            continue
        who = step.signature or step.via or step.holder
        verdict = Step.Verdict(step.verdict).label if step.verdict in Step.Verdict.values else step.verdict
        words = "，附有意见" if step.opinion else ""
        sentence = f"{who}：{verdict or '已答复'}{words}（{step.get_kind_display()}）"
        made += _notices(step, [Hand(step.asked_by_id)], NoticeKind.ANSWER, sentence, closed=True)
    give(made)


def those_who_have(step: Step, roster: Roster) -> list[Hand]:
    """The logins in whose list a step stands, and why; others who might act on it are not told."""
    ref = step.ref
    if step.person_id:
        levels = of_person(roster, step.person_id, str(step.person))
    else:
        levels = of_unit(roster, step.unit_id, step.unit.spoken)
    return first_seeing(levels, roster, ref.ledger, ref.source_unit_id)


def _flow(step: Step) -> Workflow | None:
    return next((flow for flow in workflows() if flow.code == step.flow), None)


def what(step: Step) -> str:
    """What the step is about: the state of the record, or what was asked."""
    flow = _flow(step)
    if step.kind == Kind.ACT and flow is not None:
        return flow.label(step.state)
    return step.get_kind_display()


def _asked(step: Step) -> tuple[str, str]:
    """The kind of a notice of an opened step, and its sentence."""
    end = f"{'：' if step.note else ''}{step.note}{_by_day(step.due_on)}"
    if step.kind in _ASKS:
        asker = f"{step.asked_by}" if step.asked_by else ""
        kind = NoticeKind.READ if step.kind == Kind.READ else NoticeKind.TURN
        return kind, f"{asker}{_ASKS[step.kind]}{end}"
    flow = _flow(step)
    changes = RecordChange.objects.filter(ref=step.ref_id).order_by("-version", "-pk")
    back = {each.label for each in flow.transitions if each.back} if flow else set()
    if back and changes.values_list("verb", flat=True).first() in back:
        last = changes.first()
        reason = f"：{last.reason}" if last.reason else ""
        return (
            NoticeKind.BACK,
            f"{last.by}{last.verb}，请您重办（{what(step)}）{reason}{_by_day(step.due_on)}",
        )
    return NoticeKind.TURN, f"轮到您办（{what(step)}）{end}"


def _by_day(day: date | None) -> str:
    if day is None:
        return ""
    year = "" if day.year == clock.today().year else f"{day.year}年"
    return f"，{year}{day.month}月{day.day}日前"


def _notices(
    step: Step, hands: Sequence[Hand], kind: str, sentence: str, *, closed: bool = False
) -> list[Notice]:
    """`closed`: the step is over, the notice stands by itself; else it is settled when the step is closed."""
    users = User.objects.filter(is_active=True).select_related("person", "office")
    users = users.in_bulk([hand.login for hand in hands])
    urgent = bool(users) and _is_urgent(step)
    return [
        Notice(
            office_id=step.office_id,
            user=users[hand.login],
            kind=kind,
            ref=step.ref,
            step=None if closed else step,
            sentence=shortened(f"{sentence}（{hand.via}）" if hand.via else sentence),
            urgent=urgent,
            at=clock.now(),
        )
        for hand in hands
        if hand.login in users
    ]


def _is_urgent(step: Step) -> bool:
    holds = _URGENT.get(step.ref.ledger)
    return holds is not None and holds(record_of(step.ref))
