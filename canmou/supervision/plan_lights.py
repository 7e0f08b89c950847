"""The light of a plan item by rule, with the sentence that explains it. Pure: no query."""

from datetime import date

from canmou.supervision.lights import GREEN, GREY, RED, YELLOW, Light
from canmou.supervision.limits import Limits
from canmou.supervision.models import PlanItem


def item_light(item: PlanItem, on: date, limits: Limits) -> Light:
    """Red when overdue or done late, yellow when little time is left, green otherwise; stopped ones stand still.

    An item keeps its mark when it is done; one that was put off is measured by the deadline in force, and tells the
    first one.
    """
    if item.completed_on and item.completed_on <= on:
        late = (item.completed_on - item.due_on).days
        told = f"{item.completed_on}完成，时限{item.due_on}"
        return (
            Light(RED, f"{told}，超期{late}天" + _first(item), late)
            if late > 0
            else Light(GREEN, told + _first(item))
        )
    if item.state == "stopped":
        return Light(GREY, "已中止")
    if on > item.due_on:
        late = (on - item.due_on).days
        return Light(RED, f"时限{item.due_on}，已超期{late}天" + _first(item), late)
    left, whole = (item.due_on - on).days, (item.due_on - item.document.adopted_on).days
    told = f"时限{item.due_on}，" + (f"还剩{left}天" if left else "今天到期")
    row = limits.row
    if limits.workdays(on, item.due_on) <= row.yellow_workdays:
        return Light(YELLOW, f"{told}，不超过{row.yellow_workdays}个工作日" + _first(item))
    if not item.standing and left * 100 <= row.yellow_share * whole:
        return Light(YELLOW, f"{told}，不超过全部时间的{row.yellow_share}％" + _first(item))
    return Light(GREEN, ("长期坚持，" if item.standing else "") + told + _first(item))


def _first(item: PlanItem) -> str:
    return f"；首次时限{item.first_due_on}" if item.first_due_on and item.first_due_on != item.due_on else ""
