"""The home page: what is due, the week, what one recorded, the ledgers one keeps, and the figures of one's section."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse

from canmou.desk.scope import address, own_scope_unit
from canmou.desk.todo.entries import Tab, besides_in, falling, gather, leads, outsider, without_flows
from canmou.desk.todo.items import Item, items
from canmou.desk.todo.page import brief
from canmou.desk.watch import WATCHED
from canmou.kernel import clock
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.calendar import table_for
from canmou.kernel.ledger.dates import CALENDAR, DueItem, Whose, by_day, marks, read
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.declare import ledger as ledger_by_code
from canmou.kernel.ledger.due import Kind
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.metrics import readings, scope_for
from canmou.kernel.people.models import Unit, User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.permissions import Perm, can, opens
from canmou.kernel.workflow import inbox
from canmou.kernel.workflow.inbox import Desk
from canmou.lib.periods import parse
from canmou.lib.workdays import DayKind

LATEST, USUAL, A_DAY = 8, 6, 5
FIGURES, FIGURES_OF_OFFICE = 8, 15
_LOOKED_AT = 300
_WRITING = ("登记", "成批登记")
DAY = timedelta(days=1)
SATURDAY = 5
WHOSE = {Tab.MINE: "我的", Tab.SECTION: "本科室", Tab.OFFICE: "全室"}


@dataclass(frozen=True)
class Day:
    """One day of the week: whether it is worked and why not, and what falls on it."""

    date: date
    off: bool
    name: str
    today: bool
    items: list[DueItem | Item]
    href: str

    @property
    def shown(self) -> list[DueItem | Item]:
        """As many as the page has room for."""
        return self.items[:A_DAY]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return len(self.items) - len(self.shown)


def home(user: User, query: QueryDict) -> dict[str, Any]:
    """Everything the reader's standing gives a place to; for the administrators nothing of the office's business."""
    today = clock.today()
    if not can(user, Perm.VIEW):
        lost = inbox.stranded(user) if can(user, Perm.ACCOUNTS) else []
        return {"today": today, "content": False, "stranded": lost[:LATEST], "stranded_total": len(lost)}
    over_all, outside = leads(user), outsider(user)
    sections = own_sections(user)
    offered = [Tab.MINE]
    if not outside and (over_all or sections):
        offered.append(Tab.OFFICE if over_all else Tab.SECTION)
    desk = inbox.desk(user)
    found = {each: gather(desk, each) for each in offered}
    besides = {each: besides_in(user, each) for each in offered}
    tab = _tab_asked(query, {each: [*found[each], *besides[each]] for each in offered})
    written = _written(user)
    return {
        "today": today,
        "content": True,
        "outside": outside,
        "groups": brief(found[tab], desk, tab),
        "besides": besides[tab],
        "tabs": [
            (f"?whose={each}", f"{WHOSE[each]} {len(found[each]) + len(besides[each])}", each is tab)
            for each in offered
        ],
        "due_href": f"{reverse('todo')}?tab={tab}",
        **_week(desk, query, Whose.SECTION if sections and not over_all else Whose.OFFICE),
        "latest": _latest(user, written),
        "usual": _usual(user, written, sections),
        "may_see_figures": bool(can(user, Perm.FIGURE)),
        "leads": over_all,
    }


def _tab_asked(query: QueryDict, found: dict[Tab, list]) -> Tab:
    """Whose list an address asks for; else the first on offer that has anything."""
    asked = query.get("whose", "")
    if asked in found:
        return Tab(asked)
    return next((tab for tab, entries in found.items() if entries), next(iter(found)))


def _week(desk: Desk, query: QueryDict, wide: Whose) -> dict[str, Any]:
    """The seven days that hold the day asked for (`week` in the address), with what falls on each."""
    today = clock.today()
    asked = _asked_day(query.get("week", "")) or today
    monday = asked - DAY * asked.weekday()
    sunday = monday + DAY * 6
    table = table_for({monday.year, sunday.year})
    found = {
        mark: None
        for each in (Whose.MINE, wide)
        for mark in marks(desk.user, each, since=monday, until=sunday, kinds=CALENDAR)
    }
    entries = falling(desk, (Tab.MINE, Tab(wide)), monday, sunday)
    steps: dict[date, list[Item]] = {}
    for entry, item in zip(entries, items(entries, desk), strict=True):
        steps.setdefault(entry.day, []).append(item)
    days = []
    for day, dated in by_day(read(without_flows(list(found))), monday, sunday).items():
        kind = table.kind(day)
        href = f"{reverse('due')}?whose={wide}&day={day}"
        days.append(
            Day(
                day,
                not kind.is_workday,
                _said(kind),
                day == today,
                [*sorted(dated, key=_first_events), *steps.get(day, ())],
                href,
            )
        )
    keep = f"&whose={query['whose']}" if query.get("whose") in set(Whose) else ""
    return {
        "days": days,
        "estimated": table.kind(monday).provisional or table.kind(sunday).provisional,
        "week_label": f"{monday.month}月{monday.day}日—{sunday.month}月{sunday.day}日",
        "previous_week": f"?week={monday - DAY * 7}{keep}#week",
        "next_week": f"?week={monday + DAY * 7}{keep}#week",
        "this_week": "" if monday <= today <= sunday else "?" + keep.lstrip("&") + "#week",
        "wide": WHOSE[Tab(wide)],
    }


def _first_events(item: DueItem) -> tuple:
    return item.due.kind not in (Kind.EVENT, Kind.DUTY), item.ref.title


def _said(kind: DayKind) -> str:
    """What sets a day apart: the holiday it belongs to, or that a weekend day is worked."""
    if kind.is_workday:
        return "调休上班" if kind.day.weekday() >= SATURDAY else ""
    return "" if kind.reason.startswith("周") else kind.reason


def _asked_day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1950 < day.year < 2100 else None


def _written(user: User) -> list[AuditRow]:
    """What the reader entered lately, newest first, as the audit log tells it."""
    rows = AuditRow.objects.filter(actor=user, verb__in=_WRITING).order_by("-seq")
    return list(rows.only("seq", "number", "count", "at")[:_LOOKED_AT])


def _latest(user: User, written: list[AuditRow]) -> list[tuple[RecordRef, Ledger, int]]:
    """The records entered last, with the size of the batch; for outsiders what their unit filed."""
    refs = refs_visible_to(user).filter(voided=False)
    if outsider(user):
        return [(ref, ledger_by_code(ref.ledger), 1) for ref in refs.order_by("-pk")[:LATEST]]
    batches = {row.number: max(row.count, 1) for row in reversed(written)}
    newest = list(reversed(batches))[: LATEST * 2]
    found = {ref.number: ref for ref in refs.filter(number__in=newest)}
    return [(found[n], ledger_by_code(found[n].ledger), batches[n]) for n in newest if n in found][:LATEST]


def _usual(user: User, written: list[AuditRow], sections: list[Unit]) -> list[Ledger]:
    """The ledgers in which the reader enters most, else those in which their section has most of the last year."""
    numbers: Counter[str] = Counter()
    for row in written:
        parts = row.number.split("-")
        if len(parts) == 4:
            numbers[parts[1]] += max(row.count, 1)
    found = [code for code, _ in numbers.most_common() if opens(user, code, Perm.ADD)]
    if len(found) < USUAL:
        found += [code for code in _of_the_section(user, sections) if code not in found]
    return [ledger_by_code(code) for code in found[:USUAL]]


def _of_the_section(user: User, sections: list[Unit]) -> list[str]:
    if not sections or not can(user, Perm.ADD):
        return []
    rows = refs_visible_to(user).filter(voided=False, unit__in=sections, on__gt=clock.today() - DAY * 365)
    counted_ = rows.order_by().values_list("ledger").annotate(n=Count("pk")).order_by("-n", "ledger")
    return [code for code, _ in counted_ if opens(user, code, Perm.ADD)]


def figures(user: User) -> dict[str, Any]:
    """The running year of the reader's section (of the office for those who see it whole) beside last year.

    Only what there was any of, this year or last.
    """
    unit = own_scope_unit(user)
    if unit is None and not leads(user):
        unit = next(iter(own_sections(user)), None)
    scope = scope_for(user.office, parse(str(clock.today().year)), unit=unit)
    ids = [id for watched in WATCHED for id in watched.figures]
    found = [one for one in readings(ids, scope) if one.value or one.last]
    found = found[: FIGURES if unit else FIGURES_OF_OFFICE]
    where = address(scope)
    return {
        "scope": scope,
        "who": unit.spoken if unit else "全室",
        "readings": [(one, reverse("figure", args=[one.metric.id]) + where) for one in found],
        "cockpit": reverse("cockpit") + where,
    }
