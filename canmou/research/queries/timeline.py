"""Everything that happened to one topic, in one line of time, each kind trimmed to what its reader may see.

A fixed number of queries, however much there is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from canmou.instructions.api import Conversion, Instruction
from canmou.kernel import clock
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import User
from canmou.kernel.workflow import history
from canmou.kernel.workflow.declare import label_of
from canmou.kernel.workflow.models import Step
from canmou.research.models import (
    DataRequest,
    FieldActivity,
    GradeResult,
    MidtermCheck,
    Milestone,
    Outline,
    Proposal,
    Report,
    SelectionDecision,
    TeamMember,
    Topic,
)
from canmou.research.queries.topic import inside


@dataclass(frozen=True)
class Moment:
    """Something that happened. `kind` groups it; `number` opens its record."""

    on: date
    kind: str
    what: str
    words: str = ""
    number: str = ""


def _seen(user: User, model: type, *related: str) -> QuerySet:
    return visible_to(user, ledger_for(model)).filter(voided=False).select_related("ref", *related)


@dataclass(frozen=True)
class Parts:
    """What belongs to a topic and its reader may see."""

    team: list[TeamMember]
    outlines: list[Outline]
    milestones: list[Milestone]
    activities: list[FieldActivity]
    checks: list[MidtermCheck]
    requests: list[DataRequest]
    reports: list[Report]


def parts(user: User, topic: Topic) -> Parts:
    """The parts of a topic, one query each."""
    return Parts(
        list(_seen(user, TeamMember, "person").filter(topic=topic).order_by("joined_on", "pk")),
        list(_seen(user, Outline, "written_by", "approved_by").filter(topic=topic).order_by("edition", "pk")),
        list(_seen(user, Milestone, "responsible").filter(topic=topic).order_by("due_on", "pk")),
        list(_seen(user, FieldActivity, "host").filter(topic=topic).order_by("held_on", "pk")),
        list(_seen(user, MidtermCheck, "checked_by").filter(topic=topic).order_by("checked_on", "pk")),
        list(_seen(user, DataRequest, "asked").filter(topic=topic).order_by("requested_on", "pk")),
        list(_seen(user, Report, "work", "work__ref").filter(topic=topic).order_by("finished_on", "pk")),
    )


def timeline(user: User, topic: Topic, found: Parts) -> list[Moment]:
    """All moments, the latest first."""
    works = [row.work_id for row in found.reports]
    moments = [
        *_before(user, topic),
        Moment(topic.approved_on, "立项", "立项", topic.get_source_display(), topic.number),
        *_steps(user, topic),
        *_people(found.team),
        *_work(found),
        *_data(found.requests),
        *(_after(user, works) if works else ()),
    ]
    moments += [
        Moment(row.finished_on, "报告", f"形成《{row.work.title}》", "", row.number) for row in found.reports
    ]
    return sorted(moments, key=lambda item: item.on, reverse=True)


def _before(user: User, topic: Topic) -> Iterator[Moment]:
    if topic.proposal_id is None:
        return
    proposal = _seen(user, Proposal, "proposed_by").filter(pk=topic.proposal_id).first()
    if proposal is None:
        return
    yield Moment(
        proposal.filed_on,
        "选题",
        f"{proposal.proposed_by.spoken}报送选题建议",
        proposal.title,
        proposal.number,
    )
    decided = _seen(user, SelectionDecision).filter(
        proposal=topic.proposal_id, outcome=SelectionDecision.Outcome.SELECTED
    )
    for row in decided if inside(user) else ():
        yield Moment(
            row.decided_on, "选题", f"选题会决定：{row.get_outcome_display()}", row.reason, row.number
        )


def _steps(user: User, topic: Topic) -> Iterator[Moment]:
    """The steps of its flow; people from outside read none of the office's."""
    if not inside(user):
        return
    for step in history(topic):
        if step.kind == Step.Kind.ACT and step.answered_at and step.flow:
            day = step.answered_at.astimezone(clock.ZONE).date()
            words = "　".join(text for text in (step.signature, step.opinion) if text)
            yield Moment(day, "流程", label_of(step.flow, step.verdict), words)


def _people(team: Iterable[TeamMember]) -> Iterator[Moment]:
    by_day: dict[date, list[str]] = {}
    for row in team:
        by_day.setdefault(row.joined_on, []).append(f"{row.person}（{row.get_role_display()}）")
    for day, names in by_day.items():
        yield Moment(day, "团队", "加入课题组", "、".join(names))
    for row in team:
        if row.left_on:
            yield Moment(
                row.left_on, "团队", "退出课题组", f"{row.person}（{row.get_role_display()}）", row.number
            )


def _work(found: Parts) -> Iterator[Moment]:
    for row in found.outlines:
        yield Moment(
            row.written_on, "提纲", f"拟写提纲（第{row.edition}稿）", str(row.written_by), row.number
        )
        if row.approved_on:
            yield Moment(
                row.approved_on,
                "提纲",
                f"审定提纲（第{row.edition}稿）",
                str(row.approved_by or ""),
                row.number,
            )
    for row in found.milestones:
        if row.done_on:
            late = f"，比计划晚{(row.done_on - row.due_on).days}天" if row.done_on > row.due_on else ""
            yield Moment(row.done_on, "节点", f"{row.get_step_display()}完成{late}", row.note, row.number)
    today = clock.today()
    for row in found.activities:
        if row.held_on <= today:
            words = "　".join(text for text in (row.place, row.met) if text)
            yield Moment(row.held_on, "调研", f"{row.get_method_display()}：{row.subject}", words, row.number)
    for row in found.checks:
        what = f"中期检查：{row.get_verdict_display()}，进度{row.progress}％"
        yield Moment(
            row.checked_on,
            "检查",
            what,
            "；".join(t for t in (row.finding, row.requirement) if t),
            row.number,
        )


def _data(requests: Iterable[DataRequest]) -> Iterator[Moment]:
    for row in requests:
        yield Moment(row.requested_on, "数据", f"请{row.asked.spoken}提供数据", row.content, row.number)
        if row.received_on:
            late = f"（逾期{(row.received_on - row.due_on).days}天）" if row.received_on > row.due_on else ""
            yield Moment(
                row.received_on, "数据", f"{row.asked.spoken}提供数据{late}", row.reply[:200], row.number
            )


def _after(user: User, works: list[int]) -> Iterator[Moment]:
    """What became of the reports: a grade only when its round is concluded."""
    for row in concluded(_seen(user, GradeResult, "round").filter(entry__work__in=works)):
        what = f"{row.round.title}：{row.get_grade_display()}"
        yield Moment(row.round.concluded_on, "评定", what, f"{row.round.round_year}年度", row.number)
    instructions = _seen(user, Instruction, "leader").filter(work__in=works, copy_of=None)
    for row in instructions:
        what = f"{row.leader_post}{row.leader}{row.get_kind_display()}批示"
        yield Moment(row.given_on, "批示", what, row.words, row.number)
    for row in _seen(user, Conversion).filter(work__in=works):
        what = f"{row.get_form_display()}（{row.get_grade_display().split()[0]}）"
        yield Moment(row.converted_on, "转化", what, row.proof, row.number)


def concluded(rows: QuerySet[GradeResult], **more: Any) -> QuerySet[GradeResult]:
    """Results of rounds that are over and published: before, nobody reads a grade here."""
    over = Q(round__state="recorded") | Q(round__state="concluded")
    rows = rows.filter(over, round__voided=False, entry__voided=False, **more)
    return rows.filter(round__concluded_on__isnull=False, round__concluded_on__lte=clock.today())
