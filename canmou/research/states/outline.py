"""The flow of an outline: 拟稿 → 审定 → 已审定. What was approved is approved again when it is changed."""

from canmou.kernel.people.models import User
from canmou.kernel.workflow import State, Transition, Turn, Workflow, register
from canmou.research.models import Outline


def _writer(outline: Outline) -> list[Turn]:
    return [Turn(person=outline.written_by)]


def _approver(outline: Outline) -> list[Turn]:
    leader = outline.topic.lead_leader
    if leader is not None and leader.pk != outline.written_by_id:
        return [Turn(person=leader)]
    return [Turn(unit=outline.unit, head=True)]


def another_approves(outline: Outline, by: User) -> str:
    """Nobody approves his own outline."""
    own = by.person_id is not None and by.person_id == outline.written_by_id
    return "提纲由他人审定，拟稿人不能自己审定" if own else ""


OUTLINE = register(
    Workflow(
        "outline",
        "调研提纲",
        Outline,
        states=(
            State("writing", "拟稿", turn=_writer),
            State("approving", "待审定", turn=_approver),
            State("approved", "已审定", rest=True),
        ),
        transitions=(
            Transition("submit", "送审定", ("writing",), "approving", tone="primary"),
            Transition(
                "approve",
                "审定",
                ("approving",),
                "approved",
                guards=(another_approves,),
                tone="primary",
                decides=True,
            ),
            Transition("amend", "退回修改", ("approving",), "writing", opinion=True, back=True),
        ),
        text=lambda outline: f"{outline.questions}\n{outline.respondents}",
        kept=("approved_by", "approved_on"),
    )
)
