"""The flow of a request for data: 待提供 → 待核收 → 已收讫; the department answers itself, or somebody notes its answer."""

from canmou.kernel.workflow import EITHER, PERM, State, Transition, Turn, Workflow, register
from canmou.research.models import DataRequest


def _asked(request: DataRequest) -> list[Turn]:
    return [Turn(unit=request.asked)]


def _asker(request: DataRequest) -> list[Turn]:
    person = request.created_by.person if request.created_by_id else None
    return [Turn(person=person)] if person else []


DATA_REQUEST = register(
    Workflow(
        "data_request",
        "数据需求",
        DataRequest,
        states=(
            State("asked", "待提供", turn=_asked, due=lambda request: request.due_on),
            State("supplied", "待核收", turn=_asker),
            State("received", "已收讫", rest=True),
            State("cancelled", "已取消", rest=True),
        ),
        transitions=(
            Transition(
                "supply", "提供数据", ("asked",), "supplied", actor=EITHER, tone="primary", final=True
            ),
            Transition("receive", "收讫", ("supplied",), "received", actor=EITHER, tone="primary"),
            Transition("again", "请再补充", ("supplied",), "asked", actor=EITHER, opinion=True, final=True),
            Transition(
                "cancel", "不再需要", ("asked",), "cancelled", actor=PERM, opinion=True, tone="danger"
            ),
        ),
        kept=("received_on", "reply", "answered_by"),
    )
)
