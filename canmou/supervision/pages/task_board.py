"""The board of supervision (督办台): every task under way with its light, and what to do about it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.markup import light as lamp
from canmou.kernel.ui.paging import Page, number_asked, paginate
from canmou.kernel.ui.table import Column, Row, Table, with_query
from canmou.supervision.lights import NAMES, TONES, Light, light
from canmou.supervision.limits import Limits, limits_of
from canmou.supervision.models import SupervisionTask, TaskUrge
from canmou.supervision.pages.task import state_of
from canmou.supervision.queries.task import ENDED, running, tasks_for
from canmou.supervision.slips import Wanted, wanted
from canmou.supervision.states.task import TASK
from canmou.supervision.states.task_guards import supervises

PER_PAGE = 50
#: What stands on the tabs: key, words, the states (none: all under way).
TABS = (
    ("", "在办", ()),
    ("waiting", "待交办、待签收", ("proposed", "assigned", "objected", "accepted")),
    ("carrying", "承办中", ("in_progress", "extending", "recorded")),
    ("checking", "待核销", ("reported", "verified")),
    ("resting", "挂起、退办", ("suspended", "returned")),
    ("closed", "办结待归档", ("closed",)),
    ("ended", "已办结、已归档", ()),
)
ORDER = {"red": 0, "yellow": 1, "green": 2, "grey": 3}


@dataclass(frozen=True)
class Shown:
    """A task with its light and the slip that is due."""

    task: SupervisionTask
    light: Light
    slip: Wanted


def board(user: User, query: QueryDict) -> dict[str, Any]:
    """The board."""
    state, colour, section = (_asked(query, name) for name in ("state", "light", "section"))
    limits = limits_of(user.office)
    rows = _lit(running(user), limits)
    here = next((tab for tab in TABS if tab[0] == state), TABS[0])
    of_tab = [row for row in rows if not here[2] or row.task.state in here[2]]
    chosen = [row for row in of_tab if not section or row.task.lead_section.uid == section]
    lights = Counter(row.light.colour for row in chosen)
    if here[0] in ("closed", "ended"):
        listing = _ended(user, here[0], section, query, limits)
    else:
        listing = _page([row for row in chosen if not colour or row.light.colour == colour], query)
    pick = here[0] == "closed" and bool(can(user, Perm.EDIT))
    return {
        "tabs": _tabs(user, rows, here[0], query),
        "lights": [
            (
                NAMES[key],
                TONES[key],
                lights[key],
                with_query(query, light="" if colour == key else key, page=""),
                colour == key,
            )
            for key in ORDER
        ],
        "lit": here[0] not in ("closed", "ended"),
        "sections": _sections(of_tab, section),
        "section": section,
        "state": here[0],
        "colour": colour,
        "table": _table(listing.rows, query, "archive" if pick else ""),
        "listing": listing,
        "pick": pick,
        "slips": [row for row in rows if row.slip.grade and supervises(row.task, user)][:20],
        "may_add": bool(can(user, Perm.ADD)),
        "may_set": bool(can(user, Perm.EDIT, user.office)),
    }


def _asked(query: QueryDict, name: str) -> str:
    return query.get(name, "")[:40].replace("\0", "")


def _lit(rows: QuerySet[SupervisionTask], limits: Limits) -> list[Shown]:
    """The tasks with their lights, what is worst first: three queries for however many."""
    today = clock.today()
    tasks = list(rows.select_related("ref", "lead_section", "responsible", "office"))
    given: dict[int, list[TaskUrge]] = {}
    for slip in TaskUrge.objects.live().filter(task__in=rows.order_by()).order_by("urged_on", "pk"):
        given.setdefault(slip.task_id, []).append(slip)
    found = [
        Shown(task, light(task, today, limits), wanted(task, today, limits, given.get(task.pk, ())))
        for task in tasks
    ]
    return sorted(found, key=lambda row: (ORDER[row.light.colour], row.task.due_on, row.task.pk))


def _page(rows: list[Shown], query: QueryDict) -> Page:
    last = max(1, -(-len(rows) // PER_PAGE))
    number = min(number_asked(query), last)
    return Page(rows[(number - 1) * PER_PAGE : number * PER_PAGE], number, len(rows), False, PER_PAGE, query)


def _ended(user: User, key: str, section: str, query: QueryDict, limits: Limits) -> Page:
    rows = tasks_for(user).filter(ENDED)
    rows = rows.filter(state="closed") if key == "closed" else rows.exclude(state="closed")
    if section:
        rows = rows.filter(lead_section__uid=section)
    rows = rows.select_related("ref", "lead_section", "responsible", "office").order_by(
        "-completed_on", "-pk"
    )
    page = paginate(rows, query, PER_PAGE)
    today = clock.today()
    page.rows[:] = [Shown(task, light(task, today, limits), Wanted("", "")) for task in page.rows]
    return page


def _tabs(user: User, rows: list[Shown], here: str, query: QueryDict) -> list[tuple[str, str, bool]]:
    by_state = Counter(row.task.state for row in rows)
    ended = dict(tasks_for(user).filter(ENDED).order_by().values_list("state").annotate(Count("pk")))
    counts = {"closed": ended.get("closed", 0), "ended": sum(ended.values()) - ended.get("closed", 0)}
    found = []
    for key, words, states in TABS:
        number = counts.get(key, sum(by_state[state] for state in states) if states else len(rows))
        href = with_query(query, state=key, light="", page="")
        found.append((href, f"{words} {number}", key == here))
    return found


def _sections(rows: list[Shown], chosen: str) -> list[tuple[str, str, bool]]:
    """The sections that have any, with how many and how many red."""
    numbers, red, names = Counter(), Counter(), {}
    for row in rows:
        unit = row.task.lead_section
        names[unit.uid] = unit
        numbers[unit.uid] += 1
        red[unit.uid] += row.light.colour == "red"
    ordered = sorted(names.values(), key=lambda unit: (unit.order, unit.pk))
    return [
        (
            unit.uid,
            f"{unit.spoken} {numbers[unit.uid]}" + (f"（红{red[unit.uid]}）" if red[unit.uid] else ""),
            unit.uid == chosen,
        )
        for unit in ordered
    ]


def _table(rows: list[Shown], query: QueryDict, pick: str) -> Table:
    heads = [
        Column("灯", "short"), Column("督办事项", "long"), Column("承办", "short"), Column("责任人", "short"),
        Column("环节", "short"), Column("首次时限", "date"), Column("办结时限", "date"), Column("说明", "long"),
    ]  # fmt: skip
    shown = [Row(_cells(row), key=row.task.number) for row in rows]
    return Table(heads, shown, "督办事项", query=query, pick=pick)


def _cells(row: Shown) -> list[object]:
    task = row.task
    return [
        lamp(row.light.name, row.light.tone),
        _title(task),
        task.lead_section.spoken,
        task.responsible,
        badge(state_of(task), "neutral" if TASK.has(task.state) else "void"),
        task.first_due_on,
        task.due_on,
        format_html(
            '<span>{} <a class="task-course" href="{}">过程</a></span>',
            row.light.sentence,
            reverse("task_page", args=[task.number]),
        ),
    ]


def _title(task: SupervisionTask) -> SafeString:
    late = badge("延误", "bad") if _missed(task) else ""
    return format_html("<span>{} {}</span>", link(task.title, reverse("record", args=[task.number])), late)


def _missed(task: SupervisionTask) -> bool:
    """Whether the first deadline was missed: the mark stays after the end."""
    first = task.first_due_on or task.due_on
    end = task.completed_on or clock.today()
    return end > first and not task.suspended_on and not task.returned_on
