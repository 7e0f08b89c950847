"""The flow of a meeting slip: its points are sorted into tasks, materials and what is only kept."""

from canmou.kernel.people.models import User
from canmou.kernel.workflow import PERM, State, Transition, Turn, Workflow, register
from canmou.supervision.models import MeetingPoint, MeetingSlip


def _recorder(slip: MeetingSlip) -> list[Turn]:
    return [Turn(person=slip.recorder)] if slip.recorder_id else []


def all_sorted(slip: MeetingSlip, by: User) -> str:
    """A point that was to become something has become it."""
    waiting = MeetingPoint.objects.live().filter(slip=slip, followed_by=None)
    left = waiting.exclude(use=MeetingPoint.Use.NOTE).count()
    return f"还有{left}条要点没有转成任务或素材；不转的请选“备查”" if left else ""


SLIP = register(
    Workflow(
        "slip",
        "会议记录单",
        MeetingSlip,
        states=(State("sorting", "待分流", turn=_recorder), State("sorted", "已分流", rest=True)),
        transitions=(
            Transition("finish", "分流完毕", ("sorting",), "sorted", guards=(all_sorted,), tone="primary"),
            Transition("reopen", "继续分流", ("sorted",), "sorting", actor=PERM),
        ),
        page="slip",
    )
)
