"""The flow of a call for topics: 拟制 → 征集中 → 已截止 → 筛选评审 → 选题会 → 已公布.

Whether proposals are still taken is asked of the clock, not of the state: the closing moment holds to the minute even
when nobody has pressed 截止 yet, and it moves only with a reason.
"""

from canmou.kernel.people.models import User
from canmou.kernel.workflow import PERM, State, Transition, Workflow, register
from canmou.research import calling
from canmou.research.models import Call


def is_complete(call: Call, by: User) -> str:
    """What a call needs before it goes out."""
    return calling.lacking(call)


def is_over(call: Call, by: User) -> str:
    """Nothing closes before its time."""
    if calling.takes_proposals(call):
        moment = calling.moment(call.closes_at)
        return f"还没到截止时刻（{moment}）；要提前截止，请先“改截止时间”并写明原因"
    return ""


def is_sorted(call: Call, by: User) -> str:
    """Screening begins with proposals that were all looked at."""
    return calling.unsorted_told(call)


CALL = register(
    Workflow(
        "call",
        "选题征集",
        Call,
        states=(
            State("drafting", "拟制"),
            State("open", "征集中", due=lambda call: call.closes_on),
            State("closed", "已截止"),
            State("screening", "筛选评审", due=lambda call: call.screening_due_on),
            State("meeting", "选题会"),
            State("published", "已公布", rest=True),
        ),
        transitions=(
            Transition(
                "open",
                "发出征集",
                ("drafting",),
                "open",
                PERM,
                guards=(is_complete,),
                tone="primary",
                final=True,
            ),
            Transition("retime", "定截止时刻", ("drafting",), "drafting", PERM, final=True),
            Transition("extend", "改截止时间", ("open",), "open", PERM, opinion=True, final=True),
            Transition(
                "close", "截止", ("open",), "closed", PERM, guards=(is_over,), tone="primary", final=True
            ),
            Transition("reopen", "重新开放", ("closed",), "open", PERM, opinion=True, final=True),
            Transition(
                "screen",
                "开始评审",
                ("closed",),
                "screening",
                PERM,
                guards=(is_sorted,),
                tone="primary",
                final=True,
            ),
            Transition("rank", "结束评审", ("screening",), "meeting", PERM, tone="primary", final=True),
            Transition("publish", "公布课题", ("meeting",), "published", PERM, tone="primary", final=True),
        ),
        kept=("closes_at", "closes_on", "published_on", "screening_due_on"),
        page="call",
    )
)
