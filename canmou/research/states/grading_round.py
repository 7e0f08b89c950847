"""The flow of a grading round: 筹备 → 申报 → 形式审查 → 评审 → 排名 → 评委会 → 公示 → 通报."""

from datetime import date

from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can, opens
from canmou.kernel.workflow import EITHER, State, Transition, Workflow, register
from canmou.research.frozen import unscored
from canmou.research.models import GradingRound


def of_jury_office(round_: GradingRound, by: User) -> str:
    """Only who may know which entry is whose moves the round."""
    if can(by, Perm.EDIT, round_) and opens(by, "RBC"):
        return ""
    return "评定由评审办公室（综合管理员）组织，您没有这项权限"


def _closing(round_: GradingRound) -> date:
    return round_.closes_on


ROUND = register(
    Workflow(
        "grading_round",
        "成果等级评定",
        GradingRound,
        states=(
            State("preparing", "筹备"),
            State("submitting", "申报", due=_closing),
            State("checking", "形式审查"),
            State("reviewing", "评审"),
            State("results", "排名"),
            State("committee", "评委会"),
            State("public", "公示"),
            State("concluded", "通报", rest=True),
        ),
        transitions=(
            Transition(
                "open",
                "开始申报",
                ("preparing",),
                "submitting",
                actor=EITHER,
                guards=(of_jury_office,),
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
                guards=(of_jury_office,),
                tone="primary",
                final=True,
            ),
            Transition(
                "start_review",
                "开始评审",
                ("checking",),
                "reviewing",
                actor=EITHER,
                guards=(of_jury_office,),
                tone="primary",
                final=True,
            ),
            Transition(
                "close_review",
                "结束评审",
                ("reviewing",),
                "results",
                actor=EITHER,
                guards=(of_jury_office,),
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
