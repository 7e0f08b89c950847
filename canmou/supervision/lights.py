"""The light of a task by rule, with the sentence that explains it (domain §8.2). Pure: no query."""

from dataclasses import dataclass
from datetime import date

from canmou.supervision.limits import Limits, limits_of
from canmou.supervision.models.task import SupervisionTask

GREEN, YELLOW, RED, GREY = "green", "yellow", "red", "grey"
NAMES = {GREEN: "绿", YELLOW: "黄", RED: "红", GREY: "停"}
#: How a page shows each.
TONES = {GREEN: "ok", YELLOW: "warn", RED: "bad", GREY: "neutral"}

__all__ = ["GREEN", "GREY", "NAMES", "RED", "TONES", "YELLOW", "Light", "Limits", "light", "limits_of"]


@dataclass(frozen=True)
class Light:
    """green 按期, yellow 时间不足, red 超期, grey 不计时. `late`: calendar days past the deadline in force."""

    colour: str
    sentence: str
    late: int = 0

    @property
    def name(self) -> str:
        """绿、黄、红、停."""
        return NAMES[self.colour]

    @property
    def tone(self) -> str:
        """The tone in which a page shows it."""
        return TONES[self.colour]


def light(task: SupervisionTask, on: date, limits: Limits) -> Light:
    """The light of `task` on a day: red when overdue, yellow when little time is left, green otherwise.

    A finished task keeps its mark: red with the days it was late. A suspended or returned one stands still.
    """
    if task.completed_on and task.completed_on <= on:
        return _finished(task, limits)
    if task.suspended_on and task.suspended_on <= on:
        return Light(GREY, f"{_day(task.suspended_on)}起挂起，时限暂停")
    if task.returned_on and task.returned_on <= on:
        return Light(GREY, f"{_day(task.returned_on)}退办，不再计时")
    if on > task.due_on:
        late = (on - task.due_on).days
        worked = limits.workdays(task.due_on, on)
        return Light(
            RED, f"时限{_day(task.due_on)}，已超期{late}天（{worked}个工作日）" + _extended(task), late
        )
    return _running(task, on, limits)


def _running(task: SupervisionTask, on: date, limits: Limits) -> Light:
    row, left = limits.row, (task.due_on - on).days
    worked = limits.workdays(on, task.due_on)
    whole = (task.due_on - task.assigned_on).days
    told = f"时限{_day(task.due_on)}，" + ("今天到期" if not left else f"还剩{left}天（{worked}个工作日）")
    if worked <= row.yellow_workdays:
        return Light(YELLOW, f"{told}，不超过{row.yellow_workdays}个工作日" + _extended(task))
    share = left * 100 // whole if whole else 0
    if left * 100 <= row.yellow_share * whole:
        return Light(YELLOW, f"{told}，占全部时间的{share}％，不超过{row.yellow_share}％" + _extended(task))
    return Light(GREEN, told + _extended(task))


def _finished(task: SupervisionTask, limits: Limits) -> Light:
    done = task.completed_on
    if done <= task.due_on:
        return Light(GREEN, f"{_day(done)}办结，时限{_day(task.due_on)}" + _extended(task))
    late, worked = (done - task.due_on).days, limits.workdays(task.due_on, done)
    told = f"{_day(done)}办结，时限{_day(task.due_on)}，超期{late}天（{worked}个工作日）"
    return Light(RED, told + _extended(task), late)


def _extended(task: SupervisionTask) -> str:
    if task.first_due_on and task.first_due_on != task.due_on:
        return f"；首次时限{_day(task.first_due_on)}"
    return ""


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
