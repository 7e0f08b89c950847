"""Running a grading round up to its review: rules, opening, closing, blind codes, reviewers, who reads what."""

import random
import secrets
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from canmou.kernel import audit, clock, notices
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.actions import add, amend
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.permissions import Perm, require
from canmou.kernel.workflow import advance, start
from canmou.research.actions.grading_writing import change, enter_all
from canmou.research.assigning import assign
from canmou.research.avoidance import Answer, avoidances
from canmou.research.models import AvoidanceRuling, BlindCode, Draw, Entry, GradingRound, Reading, Reviewer
from canmou.research.queries import jury
from canmou.research.states.grading_round import ROUND, checked


def _of_office(by: User, round_: GradingRound) -> None:
    require(by, Perm.EDIT, round_)
    if not jury.runs_rounds(by):
        raise NotPermitted("评定由评审办公室（综合管理员）组织，您没有这项权限")


@transaction.atomic
def set_up(round_: GradingRound, *, by: User) -> GradingRound:
    """Announce a round with its rules; it waits in preparation until it is opened."""
    if not jury.runs_rounds(by):
        raise NotPermitted("评定由评审办公室（综合管理员）组织，您没有这项权限")
    round_.announced_on = round_.announced_on or clock.today()
    if round_.closes_at:
        round_.closes_on = round_.closes_at.astimezone(clock.ZONE).date()
    add(round_, by=by)
    return start(ROUND, round_, by=by)


@transaction.atomic
def change_rules(round_: GradingRound, *, by: User) -> GradingRound:
    """Change the rules while nobody has entered anything under them."""
    _of_office(by, round_)
    if round_.state != "preparing":
        raise Refused("已经开始申报，规则不能再改")
    return amend(round_, by=by)


@transaction.atomic
def open_round(round_: GradingRound, *, by: User, opinion: str = "") -> GradingRound:
    """Take entries from now on, and tell the outside units that have logins."""
    advance(ROUND, round_, "open", by=by, opinion=opinion)
    _tell_units(round_, f"开始申报，{_told(jury.closes(round_))}截止")
    return round_


@transaction.atomic
def extend(round_: GradingRound, *, closes_at: datetime, by: User, opinion: str = "") -> GradingRound:
    """Put the closing moment off, for everybody and with a reason that everybody is told."""
    if closes_at <= max(jury.closes(round_), clock.now()):
        raise Invalid({"closes_at": "新的截止时刻要晚于现在，也要晚于原来的截止时刻"})
    if jury.codes(jury.in_review(round_)):
        raise Refused("匿名编号已经抽取，再收的成果编不进去，不能延长申报")
    round_.closes_at, round_.closes_on = closes_at, closes_at.astimezone(clock.ZONE).date()
    advance(ROUND, round_, "extend", by=by, opinion=opinion, filled=("closes_at", "closes_on"))
    _tell_units(round_, f"申报延长到{_told(closes_at)}：{opinion}")
    return round_


def close(round_: GradingRound, *, by: User, opinion: str = "") -> GradingRound:
    """After the closing moment: on to the formal check. What was not handed in by then stays out."""
    return advance(ROUND, round_, "close", by=by, opinion=opinion)


def _told(moment: datetime) -> str:
    return f"{moment.astimezone(clock.ZONE):%m月%d日 %H:%M}"


def _tell_units(round_: GradingRound, sentence: str) -> None:
    logins = User.objects.filter(
        office=round_.office_id, is_active=True, grants__role="outside_unit"
    ).distinct()
    named = f"{round_.round_year}年度{round_.title}{sentence}"
    notices.tell_all(logins, kind=notices.NoticeKind.REMIND, sentence=named, link="/research/grading/")


@transaction.atomic
def draw_codes(round_: GradingRound, *, by: User, seed: str = "") -> list[BlindCode]:
    """Draw the blind codes. Neither the codes nor the numbers of their records follow the order of entry."""
    _of_office(by, round_)
    GradingRound.objects.select_for_update().get(pk=round_.pk)
    if round_.state != "checking":
        raise Refused("形式审查阶段才能抽取匿名编号")
    if reason := checked(round_, by):
        raise Refused(reason)
    entries = list(jury.in_review(round_))
    if jury.codes(entries):
        raise Refused("匿名编号已经抽取，不能重抽")
    seed = _noted(round_, Draw.Kind.CODES, seed, by)
    numbers = random.Random(f"{seed}codes").sample(range(100, 1000), len(entries))
    today, tag = clock.today(), round_.round_year % 100
    rows = [
        BlindCode(office=round_.office, unit=round_.unit, entry=entry, code=f"{tag}-{number}", drawn_on=today)
        for entry, number in zip(entries, numbers, strict=True)
    ]
    return enter_all([Draft(row) for row in sorted(rows, key=lambda row: row.code)], by=by, verb="抽取编号")


def _noted(round_: GradingRound, kind: str, seed: str, by: User) -> str:
    seed = seed or secrets.token_hex(8)
    Draw.objects.create(round=round_, kind=kind, seed=seed, at=clock.now(), by=by)
    audit.write(
        Draw.Kind(kind).label, by=by, office=round_.office, number=round_.number, changed={"seed": seed}
    )
    return seed


@transaction.atomic
def invite(
    round_: GradingRound,
    *,
    person: Person,
    category: str,
    field: str = "",
    avoided: Sequence[Unit] = (),
    confirmed_on: date | None = None,
    by: User,
) -> Reviewer:
    """Engage a reviewer. Without `confirmed_on` nobody has made sure yet who this is."""
    _of_office(by, round_)
    if round_.state not in ("preparing", "submitting", "checking", "reviewing"):
        raise Refused("评审已经结束，不能再聘请评审")
    if Reviewer.objects.live().filter(round=round_, person=person).exists():
        raise Invalid({"person": f"{person.name}已经是这次评定的评审"})
    reviewer = Reviewer(
        office=round_.office,
        unit=round_.unit,
        round=round_,
        person=person,
        category=category,
        field=field,
        invited_on=clock.today(),
        confirmed_on=confirmed_on,
    )
    add(reviewer, by=by, lists={"avoided": list(avoided)}, step=True)
    notices.tell(
        person,
        kind=notices.NoticeKind.TURN,
        sentence="请您担任优秀成果评审，请先签署承诺",
        link="/research/grading/mine/",
    )
    return reviewer


@transaction.atomic
def confirm(reviewer: Reviewer, *, by: User) -> Reviewer:
    """Note that name, unit and address of a reviewer were made sure of."""
    _of_office(by, reviewer.round)
    reviewer.confirmed_on = clock.today()
    return change(reviewer, by=by, verb="核实身份")


@transaction.atomic
def rule(
    reviewer: Reviewer, entries: Sequence[Entry], *, clear: bool, reason: str, by: User
) -> list[AvoidanceRuling]:
    """Settle what the records do not tell. A conflict on record cannot be ruled away."""
    _of_office(by, reviewer.round)
    if not reason.strip():
        raise Invalid({"reason": "请写明怎么核实的"})
    if not entries:
        raise Invalid({"entries": "请勾选要认定的成果"})
    if any(entry.round_id != reviewer.round_id for entry in entries):
        raise Refused("这些成果不属于这次评定")
    found = avoidances(reviewer.round, [reviewer], entries)
    if clear and any(answer is Answer.CONFLICT for answer, _ in found.values()):
        raise Refused("台账里有须回避的事实，不能认定为可以评审")
    made = AvoidanceRuling.objects.bulk_create(
        AvoidanceRuling(
            reviewer=reviewer, entry=entry, clear=clear, reason=reason.strip(), at=clock.now(), by=by
        )
        for entry in entries
    )
    changed = {"clear": clear, "reason": reason.strip(), "entries": [entry.number for entry in entries]}
    audit.write("回避认定", by=by, office=reviewer.office, number=reviewer.number, changed=changed)
    return made


@transaction.atomic
def assign_readers(round_: GradingRound, *, by: User, seed: str = "") -> list[Reading]:
    """Give every coded entry its reviewers: only such as are clear, evenly, and from the seed the same again."""
    _of_office(by, round_)
    GradingRound.objects.select_for_update().get(pk=round_.pk)
    if round_.state != "checking":
        raise Refused("形式审查阶段才能分配评审")
    entries = list(jury.in_review(round_))
    if not entries or len(jury.codes(entries)) < len(entries):
        raise Refused("先抽取匿名编号，再分配评审")
    if Reading.objects.filter(entry__round=round_).exists():
        raise Refused("已经分配过评审，不能重新分配")
    allowed = able_readers(round_, entries)
    seed = seed or secrets.token_hex(8)
    found = assign([entry.pk for entry in entries], allowed, round_.reviewers_each, f"{seed}readers")
    if found.short:
        names = jury.codes(entries)
        told = "、".join(f"{names[pk]}缺{count}名" for pk, count in sorted(found.short.items()))
        raise Refused(f"可以评的评审不够：{told}。请核实“待核实”的，或者增聘评审")
    _noted(round_, Draw.Kind.READERS, seed, by)
    return give(
        [(entry, reviewer) for entry, chosen in sorted(found.readers.items()) for reviewer in chosen],
        cause=Reading.Cause.FIRST,
        by=by,
    )


def able_readers(round_: GradingRound, entries: Sequence[Entry]) -> dict[int, list[int]]:
    """Who may read each entry: of its category (or of all), and clear."""
    reviewers = jury.reviewers_of(round_)
    found = avoidances(round_, reviewers, entries)
    return {
        entry.pk: [
            reviewer.pk
            for reviewer in reviewers
            if reviewer.category in (entry.category, "综合")
            and found[reviewer.pk, entry.pk][0] is Answer.CLEAR
        ]
        for entry in entries
    }


def give(pairs: Sequence[tuple[int, int]], *, cause: str, by: User) -> list[Reading]:
    """Write who reads what. The caller tells the reviewers once the review runs."""
    now = clock.now()
    return Reading.objects.bulk_create(
        Reading(entry_id=entry, reviewer_id=reviewer, cause=cause, assigned_at=now, assigned_by=by)
        for entry, reviewer in pairs
    )


@transaction.atomic
def start_review(round_: GradingRound, *, by: User, opinion: str = "") -> GradingRound:
    """Open the entries to their reviewers, and tell each how many wait."""
    advance(ROUND, round_, "start_review", by=by, opinion=opinion)
    load = jury.load_of(round_)
    for reviewer in jury.reviewers_of(round_):
        if load[reviewer.pk]:
            tell_reader(reviewer, f"有{load[reviewer.pk]}篇成果请您评审")
    return round_


def tell_reader(reviewer: Reviewer, sentence: str) -> None:
    """Tell a reviewer something, without a word of what the entries are."""
    notices.tell(
        reviewer.person, kind=notices.NoticeKind.TURN, sentence=sentence, link="/research/grading/mine/"
    )
