"""The flow of a grading round: 筹备 → 申报 → 形式审查 → 评审 → 排名 → 评委会 → 公示 → 通报."""

from datetime import date

from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can, opens
from canmou.kernel.workflow import EITHER, State, Transition, Workflow, register
from canmou.research.frozen import unscored
from canmou.research.models import Entry, GradingRound
from canmou.research.queries import jury
from canmou.research.states.grading_entry import jury_turn


def of_jury_office(round_: GradingRound, by: User) -> str:
    """Only who may know which entry is whose moves the round."""
    if can(by, Perm.EDIT, round_) and opens(by, "RBC"):
        return ""
    return "评定由评审办公室（综合管理员）组织，您没有这项权限"


def _closing(round_: GradingRound) -> date:
    return round_.closes_on


def _ahead(round_: GradingRound, by: User) -> str:
    return "截止时刻已经过去，先改截止时刻" if jury.is_closed(round_) else ""


def _past(round_: GradingRound, by: User) -> str:
    closes = jury.closes(round_).astimezone(clock.ZONE)
    return "" if jury.is_closed(round_) else f"{closes:%m月%d日 %H:%M}才截止，不能提前收口"


def checked(round_: GradingRound, by: User) -> str:
    """Every entry is through the formal check."""
    entries = Entry.objects.live().filter(round=round_)
    waiting = entries.filter(state__in=("filed", "returned")).count()
    if waiting:
        return f"还有{waiting}篇没有办完形式审查"
    return "" if entries.filter(state="passed").exists() else "没有通过形式审查的成果"


def _assigned(round_: GradingRound, by: User) -> str:
    entries, readings = list(jury.in_review(round_)), jury.readings_of(round_)
    if len(jury.codes(entries)) < len(entries):
        return "先抽取匿名编号"
    short = [e for e in entries if len(readings.get(e.pk, ())) < round_.reviewers_each]
    return f"还有{len(short)}篇没有分配够{round_.reviewers_each}名评审" if short else ""


def _read(round_: GradingRound, by: User) -> str:
    readings = jury.readings_of(round_)
    for entry in jury.in_review(round_):
        live = [row for row in readings.get(entry.pk, ()) if row.state != row.State.ABSTAINED]
        done = sum(row.score is not None for row in live)
        if done < round_.reviewers_each or done < len(live):
            return "还有评审没有交齐评分，见评审进度"
        if jury.wants_another(live):
            return "还有分差过大的成果没有复评，见评审进度"
    return ""


ROUND = register(
    Workflow(
        "grading_round",
        "成果等级评定",
        GradingRound,
        states=(
            State("preparing", "筹备", turn=jury_turn),
            State("submitting", "申报", turn=jury_turn, due=_closing),
            State("checking", "形式审查", turn=jury_turn),
            State("reviewing", "评审", turn=jury_turn, due=lambda round_: round_.review_due_on),
            State("results", "排名", turn=jury_turn),
            State("committee", "评委会", turn=jury_turn),
            State("public", "公示", turn=jury_turn),
            State("concluded", "通报", rest=True),
        ),
        transitions=(
            Transition(
                "open",
                "开始申报",
                ("preparing",),
                "submitting",
                actor=EITHER,
                guards=(of_jury_office, _ahead),
                tone="primary",
                final=True,
            ),
            Transition(
                "extend",
                "延长申报",
                ("submitting", "checking"),
                "submitting",
                actor=EITHER,
                guards=(of_jury_office,),
                opinion=True,
                asks="为什么延长？所有申报单位都会看到",
                final=True,
            ),
            Transition(
                "close",
                "截止申报",
                ("submitting",),
                "checking",
                actor=EITHER,
                guards=(of_jury_office, _past),
                tone="primary",
                final=True,
            ),
            Transition(
                "start_review",
                "开始评审",
                ("checking",),
                "reviewing",
                actor=EITHER,
                guards=(of_jury_office, checked, _assigned),
                tone="primary",
                final=True,
            ),
            Transition(
                "close_review",
                "结束评审",
                ("reviewing",),
                "results",
                actor=EITHER,
                guards=(of_jury_office, _read),
                tone="primary",
                final=True,
            ),
            # From the results on: ranking, committee, publicity, conclusion.
            Transition(
                "take_over",
                "评分已录入，直接排名",
                ("preparing",),
                "results",
                actor=EITHER,
                guards=(of_jury_office, lambda round_, by: unscored(round_)),
                opinion=True,
                asks="申报、评审为什么没有在系统里办？",
                final=True,
            ),
            Transition(
                "propose",
                "提交评委会",
                ("results",),
                "committee",
                actor=EITHER,
                guards=(of_jury_office,),
                tone="primary",
                final=True,
            ),
            Transition(
                "rerank",
                "退回重新排名",
                ("committee",),
                "results",
                actor=EITHER,
                guards=(of_jury_office,),
                opinion=True,
                asks="为什么要重新冻结、重新排名？",
                back=True,
            ),
            Transition(
                "decide",
                "登记评委会决定",
                ("committee",),
                "committee",
                actor=EITHER,
                guards=(of_jury_office,),
                final=True,
            ),
            Transition(
                "publicise",
                "开始公示",
                ("committee",),
                "public",
                actor=EITHER,
                guards=(of_jury_office,),
                tone="primary",
                final=True,
            ),
            Transition(
                "conclude",
                "通报结果",
                ("public",),
                "concluded",
                actor=EITHER,
                guards=(of_jury_office,),
                tone="primary",
                final=True,
            ),
        ),
        kept=("closes_on", "closes_at", "concluded_on", "document"),
    )
)
