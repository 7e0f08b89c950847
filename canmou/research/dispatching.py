"""What of research is late, put before the section when it fills its sheet of the half-month dispatch."""

from collections.abc import Iterator
from datetime import date, timedelta

from canmou.research.queries.topic import late_milestones, late_requests
from canmou.supervision.api import Offered

#: Older than this it is no news.
FRESH = timedelta(days=120)
MOST = 12


def behind_time(office: int, section: int, first: date, last: date) -> Iterator[Offered]:
    """Milestones and requests for data of topics in their flow that the section answers for and that are late."""
    flowing = {"topic__unit": section, "due_on__gte": last - FRESH}
    rows = late_milestones(office, last).filter(**flowing).exclude(topic__state="recorded")
    for row in rows[:MOST]:
        yield Offered(
            f"课题《{row.topic.title}》：{row.get_step_display()}",
            obstacle=row.note,
            told=f"应于{row.due_on.month}月{row.due_on.day}日完成，已逾期{(last - row.due_on).days}天",
            due_on=row.due_on,
        )
    asked = late_requests(office, last).filter(**flowing).exclude(state="recorded")
    for row in asked[:MOST]:
        yield Offered(
            f"课题《{row.topic.title}》：{row.asked.spoken}提供数据",
            obstacle=f"{row.asked.spoken}尚未提供：{row.content}"[:200],
            told=f"应于{row.due_on.month}月{row.due_on.day}日提供，已逾期{(last - row.due_on).days}天",
            due_on=row.due_on,
        )
