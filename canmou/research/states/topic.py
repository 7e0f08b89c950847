"""The flow of a topic (domain §8.4): 立项 → 开题 → 调研 → 起草 → 评审 → 结题; beside it 并入, 撤回, 终止.

Topics of earlier years that were entered after the fact stay "recorded".
"""

from canmou.kernel.people.models import User
from canmou.kernel.workflow import EITHER, State, Transition, Turn, Workflow, register
from canmou.research.models import Report, Topic
from canmou.research.queries.topic import approved_outline, has_been_out, head_of

UNDER_WAY = ("approved", "kickoff", "fieldwork", "drafting", "review")


def _head(topic: Topic) -> list[Turn]:
    person = head_of(topic)
    return [Turn(person=person)] if person else []


def _leader(topic: Topic) -> list[Turn]:
    if topic.lead_leader_id:
        return [Turn(person=topic.lead_leader)]
    return [Turn(unit=topic.unit, head=True)]


def has_head(topic: Topic, by: User) -> str:
    """Somebody leads the team."""
    return "" if head_of(topic) else "先确定课题组组长"


def has_outline(topic: Topic, by: User) -> str:
    """Nobody goes out without an outline; a small-entry topic needs none."""
    if topic.source == Topic.Source.SELF_CHOSEN or approved_outline(topic):
        return ""
    return "调研提纲还没有审定（自选小切口课题可以不写提纲）"


def went_out(topic: Topic, by: User) -> str:
    """No report from the desk."""
    return "" if has_been_out(topic) else "还没有登记已开展的调研活动"


def has_report(topic: Topic, by: User) -> str:
    """A topic ends with its report."""
    return "" if Report.objects.live().filter(topic=topic).exists() else "先登记这个课题的调研报告，再结题"


TOPIC = register(
    Workflow(
        "topic",
        "调研课题",
        Topic,
        states=(
            State("approved", "立项", turn=_head, due=lambda topic: topic.due_on),
            State("kickoff", "开题", turn=_head, due=lambda topic: topic.due_on),
            State("fieldwork", "调研", turn=_head, due=lambda topic: topic.due_on),
            State("drafting", "起草", turn=_head, due=lambda topic: topic.due_on),
            State("review", "评审", turn=_leader, due=lambda topic: topic.due_on),
            State("finished", "结题", rest=True),
            State("merged", "已并入", rest=True),
            State("withdrawn", "已撤回", rest=True),
            State("terminated", "已终止", rest=True),
        ),
        transitions=(
            Transition(
                "kickoff",
                "开题",
                ("approved",),
                "kickoff",
                actor=EITHER,
                guards=(has_head,),
                tone="primary",
                final=True,
            ),
            Transition(
                "go_out",
                "开展调研",
                ("kickoff",),
                "fieldwork",
                actor=EITHER,
                guards=(has_outline,),
                tone="primary",
            ),
            Transition(
                "draft",
                "转入起草",
                ("fieldwork",),
                "drafting",
                actor=EITHER,
                guards=(went_out,),
                tone="primary",
                final=True,
            ),
            Transition("submit", "送评审", ("drafting",), "review", actor=EITHER, tone="primary", final=True),
            Transition("revise", "退回修改", ("review",), "drafting", opinion=True, back=True),
            Transition(
                "finish",
                "结题",
                ("review",),
                "finished",
                actor=EITHER,
                guards=(has_report,),
                tone="primary",
                final=True,
            ),
            Transition(
                "merge",
                "并入其他课题",
                UNDER_WAY,
                "merged",
                actor=EITHER,
                opinion=True,
                asks="写明并入的理由",
                final=True,
            ),
            Transition(
                "withdraw",
                "撤回课题",
                ("approved", "kickoff"),
                "withdrawn",
                actor=EITHER,
                opinion=True,
                tone="danger",
                asks="写明撤回的理由",
                final=True,
            ),
            Transition(
                "terminate",
                "终止课题",
                UNDER_WAY,
                "terminated",
                actor=EITHER,
                opinion=True,
                tone="danger",
                asks="写明终止的理由",
                final=True,
            ),
        ),
        kept=("finished_on", "ending", "ended_why", "merged_into"),
        page="topic_page",
    )
)
