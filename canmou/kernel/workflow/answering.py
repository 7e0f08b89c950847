"""Answering what was asked, what follows from it, and adding signers (加签)."""

from enum import StrEnum

from django.db import transaction

from canmou.kernel import audit, clock
from canmou.kernel.errors import Invalid, NotPermitted, Refused, Stale
from canmou.kernel.ledger.declare import record_of
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import Person, User
from canmou.kernel.workflow import turns
from canmou.kernel.workflow.asking import ask, check_sight, may_steer
from canmou.kernel.workflow.binding import digest_of
from canmou.kernel.workflow.declare import Turn
from canmou.kernel.workflow.models import Step
from canmou.kernel.workflow.roster import load
from canmou.kernel.workflow.routing import act_as, hand_of

Kind, Verdict = Step.Kind, Step.Verdict

#: What may be answered to what kind of question; the first asks for words where `_WORDS` says so.
VERDICTS = {
    Kind.SIGN: (Verdict.AGREE, Verdict.DISAGREE),
    Kind.ADVISE: (Verdict.COMMENT, Verdict.NONE),
    Kind.READ: (Verdict.READ,),
    Kind.OUTSIDE: (Verdict.COMMENT, Verdict.NONE),
}
_WORDS = {Verdict.DISAGREE, Verdict.COMMENT}


class Outcome(StrEnum):
    """What has become of a group of turns."""

    OPEN = "open"
    AGREED = "agreed"
    REFUSED = "refused"


@transaction.atomic
def answer(turn: Step, *, by: User, verdict: str, opinion: str = "", version: int | None = None) -> Step:
    """Answer a question put by `ask`. `version`: the record's version that the user read.

    Raises `NotPermitted`, `Invalid`, and `Stale` when it was answered or the text was changed meanwhile.
    """
    turns.check_words(by=by, opinion=opinion)
    ref = turns.lock(turn.ref_id)
    held = Step.objects.select_related("ref", "person", "unit", "asked_by").get(pk=turn.pk)
    if held.kind not in VERDICTS:
        raise Refused("这是办理环节，请用记录页上的按钮办理")
    if verdict not in VERDICTS[Kind(held.kind)]:
        raise Invalid({"verdict": "请选择结论"})
    if not held.is_open or ref.voided:
        raise Stale("他人已处理，或者这一步已结束，请刷新后再看")
    roster = load(held.office_id)
    hand = hand_of(held, by, roster)
    if hand is None:
        raise NotPermitted(f"这一步由{held.holder}办理，不归您办")
    record = record_of(ref)
    turns.check_wordless(record, opinion)
    if version is not None and record.version != version:
        raise Stale("您打开之后这条记录又有改动，请看过新的内容再答复")
    if verdict in _WORDS and not opinion.strip():
        raise Invalid({"opinion": f"“{Verdict(verdict).label}”要写明意见"})
    act_as(by, hand, roster)
    bound = digest_of(record) if held.kind in (Kind.SIGN, Kind.ADVISE) else ""
    if not turns.answered(held, by=by, verdict=verdict, opinion=opinion, via=hand.via, text=bound):
        raise Stale("他人已处理，请刷新后再看")
    if held.kind != Kind.READ:
        label = f"{held.get_kind_display()}：{Verdict(verdict).label}"
        turns.note_change(record, label, by=by, reason=opinion)
    audit.write(
        held.get_kind_display(),
        by=by,
        office=record.office,
        number=record.number,
        changed={"verdict": verdict},
    )
    settle(held, by=by)
    return held


def settle(step: Step, *, by: User) -> None:
    """What follows from an answer: the next in order has his turn; a decided question waits for nobody more."""
    pending = Step.objects.filter(group=step.group, closed_at=None) if step.group else Step.objects.none()
    if step.group and step.kind == Kind.SIGN and outcome(step) is not Outcome.OPEN:
        turns.close(pending)
    else:
        following = list(pending.filter(after=step).select_related("ref", "person", "unit", "asked_by"))
        for after in following:
            after.opened_at = clock.now()
            after.save(update_fields=["opened_at"])
        turns.tell("opened", following, by=by)
    turns.tell("answered", [step], by=by)


def outcome(step: Step) -> Outcome:
    """What has become of the group in which this turn stands. Decisions that died do not count."""
    rows = Step.objects.filter(group=step.group) if step.group else Step.objects.filter(pk=step.pk)
    living = [row for row in rows.filter(overtaken_at=None) if row.answered_at or row.closed_at is None]
    pending = sum(row.closed_at is None for row in living)
    agreed = sum(row.verdict == Verdict.AGREE for row in living)
    refused = sum(row.verdict == Verdict.DISAGREE for row in living)
    if step.kind != Kind.SIGN:
        return Outcome.OPEN if pending else Outcome.AGREED
    if step.rule == "all":
        return Outcome.REFUSED if refused else Outcome.OPEN if pending else Outcome.AGREED
    wanted = 1 if step.rule == "any" else int(step.rule)
    if agreed >= wanted:
        return Outcome.AGREED
    return Outcome.OPEN if agreed + pending >= wanted else Outcome.REFUSED


def standing(step: Step) -> bool:
    """Whether what was decided still stands: answered, and the text is the one that was read."""
    if not step.answered_at or not step.text_sm3 or step.overtaken_at:
        return False
    return digest_of(record_of(step.ref)) == step.text_sm3


@transaction.atomic
def add_signer(turn: Step, *, by: User, person: Person, before: bool = False, note: str = "") -> Step:
    """Add a signer to a question (加签): before the turn, which then waits, or after it.

    To a turn of work itself it adds a countersigning, without which the work does not go on.
    """
    turns.check_words(by=by, note=note)
    turns.lock(turn.ref_id)
    held = Step.objects.select_related("ref", "person", "unit").get(pk=turn.pk)
    if held.closed_at is not None:
        raise Stale("这一步已结束，请刷新后再看")
    record = record_of(held.ref)
    turns.check_wordless(record, note)
    roster = load(held.office_id)
    hand = hand_of(held, by, roster)
    if hand is None and held.asked_by_id != by.pk:
        raise NotPermitted("只有办理人或交办人可以加签")
    if hand:
        act_as(by, hand, roster)
    if held.kind == Kind.ACT:
        return ask(record, by=by, kind=Kind.SIGN, whom=[person], note=note)[0]
    if held.kind not in (Kind.SIGN, Kind.ADVISE):
        raise Refused("传阅请直接加人，不用加签")
    if Step.objects.filter(group=held.group, person=person, closed_at=None).exists():
        raise Refused(f"{person}已在其中")
    check_sight(record, Turn(person=person), roster)
    added = turns.new_step(record, by=by, flow=held.flow, state=held.state, kind=held.kind, note=note)
    added.group, added.rule, added.sequence, added.due_on = held.group, held.rule, held.sequence, held.due_on
    added.first_due_on, added.person = held.due_on, person
    _put(added, held, before)
    turns.note_change(record, "加签", by=by, reason=f"{person}{'：' if note else ''}{note}"[:200])
    audit.write("加签", by=by, office=record.office, number=record.number)
    turns.tell("opened", [added] if added.opened_at else [], by=by)
    return added


def _put(added: Step, held: Step, before: bool) -> None:
    """Place a new turn before or after another in the order of their group."""
    if before:
        added.after = held.after
        if held.opened_at is None:
            added.opened_at = None
        added.save()
        Step.objects.filter(pk=held.pk).update(after=added, opened_at=None)
        return
    added.after, added.opened_at = held, None
    added.save()
    Step.objects.filter(after=held, closed_at=None).exclude(pk=added.pk).update(after=added)


@transaction.atomic
def stop_asking(record: Record, *, by: User, kind: str, reason: str) -> int:
    """Wait no longer for the answers to a question: its open turns are closed unanswered. How many."""
    turns.check_words(by=by, reason=reason)
    turns.lock(record.ref_id)
    if not may_steer(record, by):
        raise NotPermitted("只有现在的办理人或能修改这条记录的人可以不再等候")
    steps = list(
        Step.objects.filter(ref=record.ref_id, kind=kind, closed_at=None).select_related("person", "unit")
    )
    if steps:
        turns.close(steps)
        names = "、".join(step.holder for step in steps)
        turns.note_change(record, "不再等候", by=by, reason=f"{names}：{reason}"[:200])
        audit.write("不再等候", by=by, office=record.office, number=record.number, count=len(steps))
    return len(steps)
