"""The page of a series: each member's state at a glance."""

from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html

from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.table import Column, Row, Table, with_query
from canmou.research.models import Series
from canmou.research.pages.topics import state_of
from canmou.research.queries.series import Member, members
from canmou.research.queries.topic import topics_for

HEADS = [
    Column("成员", "long"), Column("链长或牵头领导", "short"), Column("承担单位", "short"), Column("年度", "num"),
    Column("进展", "short"), Column("下一节点", "short"), Column("外出调研", "num"), Column("报告", "num"),
    Column("批示", "num"), Column("等级", "short"),
]  # fmt: skip


def series_page(user: User, series: Series, query: QueryDict) -> dict[str, Any]:
    """One series."""
    text = query.get("year", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None
    rows = members(user, series, year)
    years = topics_for(user).filter(series=series).order_by("-year").values_list("year", flat=True).distinct()
    begun = [row for row in rows if row.topic]
    return {
        "series": series,
        "table": Table(HEADS, [_row(row) for row in rows], series.name, query=query),
        "members": len(rows),
        "begun": len(begun),
        "finished": sum(row.topic.ending == "finished" for row in begun),
        "late": sum(bool(row.late) for row in begun),
        "years": [(with_query(query, year="" if y == year else y), f"{y}年", y == year) for y in years],
    }


def _row(member: Member) -> Row:
    topic, chain = member.topic, member.chain
    leader = (chain.chain_leader if chain else None) or (topic.lead_leader if topic else None)
    if topic is None:
        unit = chain.lead_department
        return Row([member.name, leader, unit and unit.spoken, None, badge("没有课题", "warn"), *[None] * 5])
    state, tone = state_of(topic)
    name = link(member.name, reverse("topic_page", args=[topic.number]))
    grades = "、".join(member.grades)
    return Row(
        [
            name,
            leader,
            topic.lead_unit.spoken,
            topic.year,
            badge(state, tone),
            _next(member),
            member.outings,
            member.reports,
            member.instructions,
            grades,
        ]
    )


def _next(member: Member) -> object:
    if member.next is None:
        return None
    day = member.next.due_on
    late = badge("逾期", "bad") if day < clock.today() else ""
    return format_html(
        "<span>{} {}月{}日 {}</span>", member.next.get_step_display(), day.month, day.day, late
    )
