"""Around a turn: seeing it, urging, taking back, handing over, watching."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import F

from canmou.kernel import audit, clock
from canmou.kernel.errors import Invalid, NotPermitted, Refused, Stale
from canmou.kernel.ledger.declare import record_of
from canmou.kernel.ledger.models import Record, RecordChange, RecordRef
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.permissions import Perm, can, require
from canmou.kernel.workflow import turns
from canmou.kernel.workflow.declare import effects_of, flow_of
from canmou.kernel.workflow.engine import unchanged
from canmou.kernel.workflow.filling import put_back
from canmou.kernel.workflow.models import Step, Watch
from canmou.kernel.workflow.roster import Roster, load
from canmou.kernel.workflow.routing import act_as, hand_of


def mark_seen(target: Step | Record, *, by: User) -> None:
    """Note that who has a turn has opened it. Opening the record's page does this for all its turns.

    A turn of a unit is not opened by whoever brought it there, though he be of that unit himself.
    """
    unseen = turns.open_steps(target.ref_id).filter(seen_at=None)
    if isinstance(target, Step):
        unseen = unseen.filter(pk=target.pk)
    steps = list(unseen)
    if not steps:
        return
    roster = load(steps[0].office_id)
    brought = {step.pk for step in steps if step.person_id is None and step.asked_by_id == by.pk}
    mine = [step.pk for step in steps if step.pk not in brought and hand_of(step, by, roster)]
    if mine:
        Step.objects.filter(pk__in=mine, seen_at=None).update(seen_at=clock.now())


@transaction.atomic
def watch(ref: RecordRef, *, by: User) -> Watch:
    """Follow a record (关注)."""
    require(by, Perm.VIEW, ref)
    return Watch.objects.get_or_create(user=by, ref=ref, defaults={"since": clock.now()})[0]


@transaction.atomic
def unwatch(ref: RecordRef, *, by: User) -> None:
    """Follow a record no longer."""
    Watch.objects.filter(user=by, ref=ref).delete()


@transaction.atomic
def urge(target: Step | Record, *, by: User, note: str = "") -> int:
    """Urge whoever has open turns (催办): it is counted, and told. Once a day by the same person. How many turns."""
    turns.check_words(by=by, note=note)
    ref = turns.lock(target.ref_id)
    require(by, Perm.VIEW, ref)
    record = record_of(ref)
    turns.check_wordless(record, note)
    roster = load(ref.office_id)
    steps = list(turns.open_steps(ref.pk))
    if isinstance(target, Step):
        steps = [step for step in steps if step.pk == target.pk]
    steps = [step for step in steps if not hand_of(step, by, roster)]
    if not steps or ref.voided:
        raise Refused("现在没有别人要办的环节，不用催办")
    today = RecordChange.objects.filter(ref=ref, verb="催办", by=by, at__gte=clock.at(clock.today(), 0))
    if today.exists():
        raise Refused("您今天已催办过这一件")
    keys = [step.pk for step in steps]
    Step.objects.filter(pk__in=keys).update(urges=F("urges") + 1, urged_at=clock.now())
    turns.note_change(record, "催办", by=by, reason=note)
    audit.write("催办", by=by, office=ref.office, number=ref.number, count=len(steps))
    turns.tell("urged", list(turns.open_steps(ref.pk).filter(pk__in=keys)), by=by)
    return len(steps)


@transaction.atomic
def take_back(record: Any, *, by: User) -> Any:
    """Take back one's own last step (撤回), as long as nobody has opened what followed from it.

    The columns that it filled in hold again what they held; a first deadline stays.
    """
    flow = flow_of(record)
    turns.lock(record.ref_id)
    if flow is None or not flow.has(record.state):
        raise Refused("这条记录不在流程里，没有可以撤回的")
    unchanged(flow, record)
    last = _last_taken(record)
    if reason := _why_not_back(record, last, by):
        raise (NotPermitted if last and last.answered_by_id != by.pk else Refused)(reason)
    by.acting_for = None
    before = record.state
    now = list(turns.open_steps(record.ref_id).filter(kind=Step.Kind.ACT))
    earlier = list(Step.objects.filter(ref=record.ref_id, kind=Step.Kind.ACT, closed_at=last.closed_at))
    turns.close(now)
    change = RecordChange.objects.filter(ref=record.ref_id).order_by("version", "pk").last()
    names = put_back(record, change.earlier or {})
    turns.move(flow, record, last.state, names)
    values = {name: change.values[name][::-1] for name in names if name in change.values}
    values["state"] = [flow.label(before), flow.label(last.state)]
    turns.note_change(record, "撤回", by=by, values=values)
    audit.write("撤回", by=by, office=record.office, number=record.number, changed={"state": last.state})
    Step.objects.filter(pk=last.pk).update(overtaken_at=clock.now())
    turns.place(flow, record, by=by)
    for old in earlier:
        again = turns.open_steps(record.ref_id).filter(
            kind=Step.Kind.ACT, person=old.person, unit=old.unit, heads=old.heads
        )
        again.update(
            due_on=old.due_on,
            first_due_on=old.first_due_on,
            moved_from=old,
            asked_by=old.asked_by,
            urges=old.urges,
        )
    return record


def _last_taken(record: Record) -> Step | None:
    taken = Step.objects.filter(ref=record.ref_id, kind=Step.Kind.ACT, answered_at__isnull=False)
    return taken.select_related("answered_by").order_by("answered_at", "pk").last()


def _why_not_back(record: Any, last: Step | None, by: User) -> str:
    flow = flow_of(record)
    if last is None or last.overtaken_at or last.state == record.state or not flow.has(last.state):
        return "没有可以撤回的一步"
    if last.answered_by_id != by.pk:
        return "只能撤回自己办的最后一步"
    if flow.state(record.state).rest:
        return f"已到“{flow.label(record.state)}”，不能撤回"
    if flow.transition(last.verdict).final or effects_of(flow.code, last.verdict):
        return "这一步已引起其他事项，不能撤回，请由下一环节退回"
    change = RecordChange.objects.filter(ref=record.ref_id).order_by("version", "pk").last()
    if change is None or change.by_id != by.pk or change.verb != flow.transition(last.verdict).label[:20]:
        return "这一步之后记录又有改动，不能撤回"
    opened = turns.open_steps(record.ref_id).exclude(seen_at=None).exclude(person=by.person_id)
    if by.person_id is None:
        opened = turns.open_steps(record.ref_id).exclude(seen_at=None)
    if seen := opened.first():
        return f"{seen.holder}已打开，不能撤回，可请其退回"
    return ""


def can_take_back(record: Any, *, by: User) -> bool:
    """Whether `take_back` would succeed now (for the button)."""
    flow = flow_of(record)
    if flow is None or record.voided or not flow.has(record.state):
        return False
    return not _why_not_back(record, _last_taken(record), by)


@transaction.atomic
def hand_over(steps: Sequence[Step], *, by: User, to: Person, reason: str) -> list[Step]:
    """Give open turns to another person: one's own, those of the people one heads, or of a login being disabled."""
    turns.check_words(by=by, reason=reason)
    if not reason.strip():
        raise Invalid({"reason": "请写明移交原因"})
    made = []
    roster = load(by.office_id)
    for step in steps:
        made.append(_hand_over(step, by=by, to=to, reason=reason, roster=roster))
    turns.tell("opened", [step for step in made if step.opened_at], by=by)
    return made


def _hand_over(step: Step, *, by: User, to: Person, reason: str, roster: Roster) -> Step:
    turns.lock(step.ref_id)
    old = Step.objects.select_related("ref", "person", "unit").get(pk=step.pk)
    if old.closed_at is not None:
        raise Stale("其中有的环节已办，请刷新后再看")
    if to.office_id != old.office_id or to.pk == old.person_id:
        raise Refused("接收人要是本机关的另一个人")
    login = roster.login_of.get(to.pk)
    if login is None:
        raise Refused(f"{to}没有在用的账号，不能接收")
    if not roster.sees(login, old.ref.ledger, old.ref.source_unit_id):
        raise Refused(f"{to}无权查看{old.ref.number}，不能接收")
    hand = hand_of(old, by, roster)
    if not may_hand_over(old, by, roster):
        raise NotPermitted(f"这一步由{old.holder}办理，您不能移交")
    by.acting_for = None
    if hand:
        act_as(by, hand, roster)
    fresh = Step.objects.get(pk=old.pk)
    fresh.pk, fresh.uid, fresh.person, fresh.unit, fresh.heads = None, Step().uid, to, None, False
    fresh._state.adding = True
    fresh.moved_from, fresh.seen_at, fresh.via, fresh.asked_by = old, None, f"{old.holder}移交", old.asked_by
    turns.close([old])
    fresh.save()
    Step.objects.filter(after=old, closed_at=None).update(after=fresh)
    record = record_of(old.ref)
    told = f"{old.holder}→{to}" + ("" if record.wordless else f"：{reason}")
    turns.note_change(record, "移交", by=by, reason=told[:200])
    audit.write("移交", by=by, office=old.office, number=old.ref.number)
    return fresh


def may_hand_over(step: Step, by: User, roster: Roster) -> bool:
    """Whether the user has the turn, heads whoever has it, or keeps the accounts."""
    held = hand_of(step, by, roster) is not None
    return held or _heads(step, by, roster) or bool(can(by, Perm.ACCOUNTS))


def _heads(step: Step, by: User, roster: Roster) -> bool:
    units = [step.unit_id] if step.unit_id else roster.sections.get(step.person_id, [])
    return any(can(by, Perm.DELEGATE, unit) for unit in Unit.objects.filter(pk__in=units))


def held_by(person: Person) -> Any:
    """The open turns addressed to a person; no title is told of them."""
    return Step.objects.filter(person=person, closed_at=None, ref__voided=False).order_by("pk")
