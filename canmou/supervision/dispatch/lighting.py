"""The light of an entry with the sentence that explains it: its task's by rule, else by its own deadline."""

from datetime import date

from canmou.supervision.lights import GREEN, GREY, RED, YELLOW, Light, Limits, light
from canmou.supervision.models import DispatchEntry


def entry_light(entry: DispatchEntry, on: date, limits: Limits) -> Light:
    """The light of an entry on a day. A suspended task's is shown green, with the sentence that says so."""
    if entry.task_id:
        found = light(entry.task, on, limits)
        return Light(GREEN, found.sentence) if found.colour == GREY else found
    if entry.percent >= 100:
        return Light(GREEN, "已完成")
    if entry.due_on is None:
        return Light(GREEN, "没有设时限")
    day, left = _day(entry.due_on), (entry.due_on - on).days
    if left < 0:
        worked = limits.workdays(entry.due_on, on)
        return Light(RED, f"时限{day}，已超期{-left}天（{worked}个工作日）", -left)
    worked = limits.workdays(on, entry.due_on)
    told = f"时限{day}，" + (f"还剩{left}天（{worked}个工作日）" if left else "今天到期")
    if worked <= limits.row.yellow_workdays:
        return Light(YELLOW, f"{told}，不超过{limits.row.yellow_workdays}个工作日")
    return Light(GREEN, told)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
