"""The flow of a plan item (P1): 推进中 → 报完成 → 评价销号, with 退回 and 中止.

Who reports it done shows proof, and a second person closes it: the supervisor, the leader, or whoever keeps plans.
"""

from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm
from canmou.kernel.workflow import EITHER, PERM, State, Transition, Turn, Workflow, register
from canmou.supervision.models import PlanItem
from canmou.supervision.queries.plan_item import open_tasks


def _carrier(item: PlanItem) -> list[Turn]:
    if item.responsible_id:
        return [Turn(person=item.responsible)]
    return [Turn(unit=item.lead_section)] if item.lead_section_id else []


def _second(item: PlanItem) -> list[Turn]:
    doers = {item.responsible_id, item.reported_by_id}
    for person in (item.supervisor, item.leader):
        if person is not None and person.pk not in doers:
            return [Turn(person=person)]
    return [Turn(unit=Unit.objects.get(office=item.office_id, kind="office"))]


def tasks_done(item: PlanItem, by: User) -> str:
    """An item is done when its tasks are."""
    left = open_tasks(item).count()
    return f"还有{left}件分解的任务没有办结，办结后再报完成" if left else ""


def second_person(item: PlanItem, by: User) -> str:
    """Nobody closes what is his own."""
    if by.person_id and by.person_id in (item.responsible_id, item.reported_by_id):
        return "评价销号要由责任人、报告人以外的人办理"
    return ""


ITEM = register(
    Workflow(
        "plan_item",
        "计划项目",
        PlanItem,
        states=(
            State("in_progress", "推进中", turn=_carrier, due=lambda item: item.due_on),
            State("reported", "报完成待评价", turn=_second),
            State("closed", "已销号", rest=True),
            State("stopped", "已中止", rest=True),
        ),
        transitions=(
            Transition(
                "report",
                "报完成",
                ("in_progress",),
                "reported",
                actor=EITHER,
                guards=(tasks_done,),
                asks="写明完成情况，并附佐证",
                tone="primary",
                final=True,
            ),
            Transition(
                "evaluate",
                "评价销号",
                ("reported",),
                "closed",
                actor=EITHER,
                guards=(second_person,),
                tone="primary",
            ),
            Transition(
                "send_back",
                "退回",
                ("reported",),
                "in_progress",
                actor=EITHER,
                guards=(second_person,),
                opinion=True,
                asks="写明还差什么",
                back=True,
            ),
            Transition(
                "stop",
                "中止",
                ("in_progress",),
                "stopped",
                actor=PERM,
                perm=Perm.VOID,
                opinion=True,
                asks="写明不再实施的原因和依据",
                tone="danger",
            ),
        ),
        kept=(
            "first_due_on",
            "reported_on",
            "reported_by",
            "completed_on",
            "evaluation",
            "evaluated_by",
            "evaluated_on",
        ),
    )
)
