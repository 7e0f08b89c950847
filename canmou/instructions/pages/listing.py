"""The list of instructions with its figures, and the list of what works turned into; the filters stand in the address."""

from datetime import date
from statistics import median
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from canmou.instructions.directory import leaders
from canmou.instructions.models import Conversion, Instruction
from canmou.instructions.pages.instruction import state_of
from canmou.instructions.reading import conversions_for, figures, instructions_for
from canmou.instructions.states.instruction import INSTRUCTION
from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, opens
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.paging import paginate
from canmou.kernel.ui.table import Column, Row, Table

_COLUMNS = [
    Column("批示日期", "date"), Column("领导", "short"), Column("当时职务"), Column("批示原文", "long"),
    Column("类型", "short"), Column("成果或事项", "long"), Column("状态", "short"),
]  # fmt: skip
_CONVERTED = [
    Column("转化日期", "date"), Column("成果", "long"), Column("形式", "short"), Column("证据等级", "short"),
    Column("采纳单位"), Column("佐证", "long"), Column("批示到转化", "num"), Column("成文到转化", "num"),
]  # fmt: skip


def _asked(query: QueryDict, name: str) -> str:
    return query.get(name, "")[:60].replace("\0", "").strip()


def _year(query: QueryDict) -> int:
    asked = _asked(query, "year")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else clock.today().year
    return max(1949, min(year, 2099))


def tabs(here: str) -> list[tuple[str, str, bool]]:
    """The two lists."""
    routes = (("instructions", "批示"), ("conversions", "成果转化"))
    return [(reverse(route), words, route == here) for route, words in routes]


def instructions(user: User, query: QueryDict) -> dict[str, Any]:
    """The list of one year with its figures."""
    year = _year(query)
    since, until = date(year, 1, 1), date(year, 12, 31)
    rows = _filtered(instructions_for(user).filter(given_on__gte=since, given_on__lte=until), query)
    listing = paginate(rows.select_related("ref", "leader", "work", "unit"), query)
    return {
        "tabs": tabs("instructions"),
        "year": year,
        "figures": figures(user, since, until),
        "listing": listing,
        "table": Table(_COLUMNS, [_row(row) for row in listing.rows], "领导批示"),
        "filters": _filters(user, query),
        "q": _asked(query, "q"),
        "may_add": opens(user, "IIN", Perm.ADD),
    }


def _filtered(rows: QuerySet[Instruction], query: QueryDict) -> QuerySet[Instruction]:
    if words := _asked(query, "q"):
        rows = rows.filter(
            Q(words__contains=words) | Q(subject__contains=words) | Q(work__title__contains=words)
        )
    if leader := _asked(query, "leader"):
        rows = rows.filter(leader__uid=leader)
    for name, known in (("kind", Instruction.Kind.values), ("level", Instruction.Level.values)):
        if (value := _asked(query, name)) in known:
            rows = rows.filter(**{name: value})
    state = _asked(query, "state")
    if state == "copy":
        return rows.exclude(copy_of=None)
    return rows.filter(state=state) if INSTRUCTION.has(state) or state == "recorded" else rows


def _filters(user: User, query: QueryDict) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    """The filters beside the words: name, heading, choices."""
    states = [(state.code, state.label) for state in INSTRUCTION.states if state.code != "merged"]
    offered = (
        ("leader", "领导", [(person.uid, words) for person, words in leaders(user.office)]),
        ("kind", "类型", Instruction.Kind.choices),
        ("level", "层级", Instruction.Level.choices),
        ("state", "状态", [*states, ("copy", "转抄件"), ("recorded", "补录")]),
    )
    return [
        (name, words, [(value, told, value == _asked(query, name)) for value, told in choices])
        for name, words, choices in offered
    ]


def _row(row: Instruction) -> Row:
    words, tone = state_of(row)
    return Row(
        [
            row.given_on,
            row.leader.name,
            row.leader_post,
            link(
                row.words[:80] + ("…" if len(row.words) > 80 else ""),
                reverse("instruction", args=[row.number]),
            ),
            row.get_kind_display() + ("（待复核）" if row.unchecked else ""),
            row.matter,
            badge(words, tone),
        ]
    )


def conversions(user: User, query: QueryDict) -> dict[str, Any]:
    """What works turned into in one year, with the days it took."""
    year, grade = _year(query), _asked(query, "grade")
    rows = conversions_for(user).filter(
        converted_on__gte=date(year, 1, 1), converted_on__lte=date(year, 12, 31)
    )
    if grade in Conversion.Grade.values:
        rows = rows.filter(grade=grade)
    listing = paginate(rows, query)
    given = [made.days_from_instruction for made in rows if made.instruction_id]
    return {
        "tabs": tabs("conversions"),
        "year": year,
        "count": listing.total,
        "works": rows.order_by().values("work_id").distinct().count(),
        "days": round(median(given)) if given else None,
        "grades": [(code, words, code == grade) for code, words in Conversion.Grade.choices],
        "listing": listing,
        "table": Table(_CONVERTED, [_converted(made) for made in listing.rows], "成果转化"),
    }


def _converted(made: Conversion) -> Row:
    days = made.days_from_instruction
    return Row(
        [
            made.converted_on,
            link(made.work.title, reverse("record", args=[made.number])),
            made.get_form_display(),
            made.get_grade_display(),
            made.body.name if made.body_id else "",
            made.proof,
            "" if days is None else f"{days}天",
            f"{made.days_from_work}天",
        ]
    )
