"""Days and spans of time as people say them."""

from collections.abc import Iterable
from datetime import date, datetime

from canmou.kernel import clock
from canmou.kernel.calendar import table_for
from canmou.lib.workdays import DayCount, workdays_between

#: Deadlines up to this many days ahead are told in working days, later ones in days.
_WORKDAYS_TOLD = 45
MINUTE, HOUR, DAY = 60, 3600, 86400


def spoken(day: date, today: date) -> str:
    """5月20日, with its year where that is another."""
    return f"{'' if day.year == today.year else f'{day.year}年'}{day.month}月{day.day}日"


def left(day: date, today: date, workdays: DayCount | None) -> str:
    """How much time there is: 已超期2天, 今天到期, 还有3个工作日 (推定 where holidays on the way are not announced)."""
    days = (day - today).days
    if days < 0:
        return f"已超期{-days}天"
    if days == 0:
        return "今天到期"
    if workdays is None or not workdays.count or days > _WORKDAYS_TOLD:
        return f"还有{days}天"
    return f"还有{workdays.count}个工作日{'（推定）' if workdays.provisional else ''}"


def workdays_to(days: Iterable[date]) -> dict[date, DayCount]:
    """Working days from today to each of these days that is near."""
    today = clock.today()
    near = sorted({day for day in days if 0 < (day - today).days <= _WORKDAYS_TOLD})
    if not near:
        return {}
    table = table_for(range(today.year, near[-1].year + 1))
    return {day: workdays_between(today, day, table) for day in near}


def lasted(since: datetime, until: datetime) -> str:
    """How long something took: 3天4小时, 25分钟."""
    seconds = max(0, int((until - since).total_seconds()))
    if seconds >= DAY:
        days, rest = divmod(seconds, DAY)
        return f"{days}天{rest // HOUR}小时" if rest >= HOUR else f"{days}天"
    if seconds >= HOUR:
        hours, rest = divmod(seconds, HOUR)
        return f"{hours}小时{rest // MINUTE}分钟" if rest >= MINUTE else f"{hours}小时"
    return f"{seconds // MINUTE}分钟" if seconds >= MINUTE else "不到1分钟"
