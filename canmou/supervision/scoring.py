"""What a task costs in assessment, by rule, with the sentence that tells why."""

from decimal import Decimal

from canmou.supervision.limits import Limits
from canmou.supervision.models import SupervisionTask, TaskUrge


def lost_points(task: SupervisionTask, limits: Limits) -> tuple[Decimal, str]:
    """Points lost: for each working day past the deadline in force, and for each orange and red slip."""
    row, grades = limits.row, TaskUrge.Grade
    late = max(0, limits.workdays(task.due_on, task.completed_on))
    given = list(TaskUrge.objects.live().filter(task=task).values_list("grade", flat=True))
    orange, red = given.count(grades.ORANGE), given.count(grades.RED)
    parts = [
        (late * row.points_per_workday, f"超过时限{late}个工作日"),
        (orange * row.points_orange, f"橙色警告单{orange}张"),
        (red * row.points_red, f"红色督办单{red}张"),
    ]
    told = [f"{what}扣{points}分" for points, what in parts if points]
    return Decimal(sum(points for points, _ in parts)), "，".join(told) or "按时办结，不扣分"
