"""What a reviewer does: pledge, mark, hand in, step back; and who reads instead or once more."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require
from canmou.kernel.workflow import advance
from canmou.research.actions.grading_round import able_readers, give, tell_reader
from canmou.research.actions.grading_writing import change, enter
from canmou.research.assigning import assign
from canmou.research.avoidance import Answer, avoidance
from canmou.research.models import Draw, Entry, GradingRound, Reading, Reviewer, ReviewScore
from canmou.research.queries import jury
from canmou.research.states.grading_round import ROUND

#: A reason of fewer characters says nothing.
LEAST_WORDS = 10


@transaction.atomic
def pledge(reviewer: Reviewer, *, by: User) -> Reviewer:
    """Promise to mark independently, to keep quiet and to say where one must step back."""
    if by.person_id is None or reviewer.person_id != by.person_id:
        raise NotPermitted("只能签署自己的承诺")
    if reviewer.pledged_on is None:
        reviewer.pledged_on = clock.today()
        change(reviewer, by=by, verb="签署承诺")
    return reviewer


def _mine(reading: Reading, by: User) -> Reading:
    """The reading, locked, if it is this login's to do now."""
    if by.person_id is None or reading.reviewer.person_id != by.person_id:
        raise NotPermitted("这份评审任务不是分给您的")
    held = Reading.objects.select_for_update(of=("self",)).get(pk=reading.pk)
    if reading.entry.round.state != "reviewing":
        raise Refused("评审还没有开始，或者已经结束")
    if reading.reviewer.pledged_on is None:
        raise Refused("请先签署评审承诺")
    if held.state in (Reading.State.HANDED_IN, Reading.State.ABSTAINED):
        raise Refused("这份评审已经提交，不能再改")
    return reading


def _mark(reading: Reading, marks: Mapping[str, Decimal | None], comment: str, by: User) -> None:
    wrong = {
        name: f"应在 0 至 {most} 之间"
        for name, most in ReviewScore.LIMITS.items()
        if marks.get(name) is not None and not 0 <= marks[name] <= most
    }
    if wrong:
        raise Invalid(wrong)
    secrecy.guard_values({"评语": comment}, by=by, door="成果评审")
    for name in ReviewScore.LIMITS:
        setattr(reading, name, marks.get(name))
    reading.comment, reading.changed_at = comment.strip(), clock.now()


@transaction.atomic
def save_draft(
    reading: Reading, *, marks: Mapping[str, Decimal | None], comment: str = "", by: User
) -> Reading:
    """Keep what is marked so far."""
    _mark(_mine(reading, by), marks, comment, by)
    reading.state = Reading.State.DRAFT
    reading.save()
    return reading


@transaction.atomic
def hand_in(reading: Reading, *, marks: Mapping[str, Decimal | None], comment: str, by: User) -> Reading:
    """Hand the marks in; they stand from now on. Who turned out to be in conflict since the assignment hands in none."""
    _mark(_mine(reading, by), marks, comment, by)
    if avoidance(reading.reviewer, reading.entry)[0] is Answer.CONFLICT:
        raise Refused("这一篇您须回避，不能评分；请按“需要回避”转给别的评审")
    missing = {name: "请打分" for name in ReviewScore.LIMITS if marks.get(name) is None}
    if len(comment.strip()) < LEAST_WORDS:
        missing["comment"] = f"请写明打分理由，不少于{LEAST_WORDS}字"
    if missing:
        raise Invalid(missing)
    entry = reading.entry
    given = {name: marks[name] for name in ReviewScore.LIMITS}
    reading.score = enter(
        ReviewScore(
            office=entry.office,
            unit=entry.round.unit,
            entry=entry,
            reviewer=reading.reviewer,
            scored_on=clock.today(),
            comment=reading.comment,
            **given,
        ),
        by=by,
        verb="提交评分",
    )
    reading.state = Reading.State.HANDED_IN
    reading.save()
    _read_again(entry, by)
    return reading


@transaction.atomic
def abstain(reading: Reading, *, reason: str, by: User) -> Reading | None:
    """Step back, with the reason; somebody else reads. None where nobody is left who may."""
    _mine(reading, by)
    if not reason.strip():
        raise Invalid({"reason": "请写明为什么回避"})
    secrecy.guard_values({"回避理由": reason}, by=by, door="成果评审")
    reading.state, reading.abstained_because = Reading.State.ABSTAINED, reason.strip()[:200]
    reading.changed_at = clock.now()
    reading.save()
    audit.write("评审回避", by=by, office=reading.entry.office, number=reading.reviewer.number)
    spread = reading.cause == Reading.Cause.SPREAD
    return _one_more(reading.entry, reading.cause if spread else Reading.Cause.REPLACING, by)


def _read_again(entry: Entry, by: User) -> None:
    readings = list(Reading.objects.filter(entry=entry).select_related("score"))
    if jury.wants_another(readings):
        _one_more(entry, Reading.Cause.SPREAD, by)


def _one_more(entry: Entry, cause: str, by: User) -> Reading | None:
    """One more reviewer for an entry: whoever may and reads least, drawn with the round's seed."""
    round_ = entry.round
    held = set(Reading.objects.filter(entry=entry).values_list("reviewer", flat=True))
    able = [pk for pk in able_readers(round_, [entry])[entry.pk] if pk not in held]
    draw = Draw.objects.filter(round=round_, kind=Draw.Kind.READERS).order_by("pk").last()
    seed = f"{draw.seed if draw else round_.number}{entry.pk}/{len(held)}"
    found = assign([entry.pk], {entry.pk: able}, 1, seed, jury.load_of(round_))
    if entry.pk not in found.readers:
        return None
    made = give([(entry.pk, found.readers[entry.pk][0])], cause=cause, by=by)[0]
    tell_reader(Reviewer.objects.select_related("person").get(pk=made.reviewer_id), "又有1篇成果请您评审")
    return made


@transaction.atomic
def fill_up(round_: GradingRound, *, by: User) -> list[Reading]:
    """After new reviewers came or doubts were settled: readers where some are missing, further readings where due."""
    require(by, Perm.EDIT, round_)
    if not jury.runs_rounds(by):
        raise NotPermitted("评定由评审办公室（综合管理员）组织，您没有这项权限")
    if round_.state != "reviewing":
        raise Refused("评审阶段才能补派评审")
    made, readings = [], jury.readings_of(round_)
    for entry in jury.in_review(round_):
        entry.round = round_
        rows = readings.get(entry.pk, [])
        live = [row for row in rows if row.state != Reading.State.ABSTAINED]
        first = [row for row in live if row.cause != Reading.Cause.SPREAD]
        wanted = [Reading.Cause.REPLACING] * (round_.reviewers_each - len(first))
        wanted += [Reading.Cause.SPREAD] * (not wanted and jury.wants_another(live))
        made += [one for cause in wanted if (one := _one_more(entry, cause, by))]
    return made


@transaction.atomic
def close_review(round_: GradingRound, *, by: User, opinion: str = "") -> GradingRound:
    """Everything is read: the scores stand, and the ranking begins."""
    return advance(ROUND, round_, "close_review", by=by, opinion=opinion)
