"""The to-do page: lists by whose they are, grouped by day, filtered by what stands in the address."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse

from canmou.desk.todo.asked import WHENS, Asked
from canmou.desk.todo.bulk import NAMES as NAMES_OF_ACTS
from canmou.desk.todo.bulk import URGE, Act, offered_for
from canmou.desk.todo.entries import NAMES, Entry, Tab, When, besides_in, counted, gather, steps_of, when
from canmou.desk.todo.items import Item, items
from canmou.desk.todo.watched import lines_of
from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.ui.paging import Page, number_asked, paginate
from canmou.kernel.workflow import inbox
from canmou.kernel.workflow.inbox import Desk

PER_PAGE = 50
SHOWN, SHOWN_LACKING = 5, 3
NEWEST = (When.LATE, When.EVIDENCE)
#: Closed steps are counted up to here; a list of more says so, and is walked page by page.
KNOWN = 200
#: Lists whose length the tabs tell.
COUNTED = (Tab.MINE, Tab.SECTION, Tab.OFFICE, Tab.HANDED)
EMPTY = {
    Tab.MINE: ("眼下没有待办", "流程轮到您、台账里您负责的事项临期时，会列在这里。"),
    Tab.SECTION: ("本科室眼下没有待办", "轮到本科室人员的流程、本科室临期的事项会列在这里。"),
    Tab.OFFICE: ("眼下没有待办", "在办的流程和临期的事项会列在这里。"),
    Tab.HANDED: ("没有在等别人办的", "您交办、送出、请人会签而对方还没有办的，会列在这里。"),
    Tab.DONE: ("还没有办过的", "您签过、办过、阅过的每一步会列在这里。"),
    Tab.WATCHING: ("没有关注的", "在记录页上按“关注”，它走到哪一步会列在这里。"),
}
TONES = {When.LATE: "bad", When.TODAY: "warn", When.WEEK: "info"}


@dataclass(frozen=True)
class Group:
    """Lines under one heading, with how many there are of it in all."""

    when: When
    heading: str
    tone: str
    items: list[Item]
    total: int
    href: str = ""

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - len(self.items)


def grouped(entries: list[Entry], shown: list[Entry], lines: list[Item], asked: Asked) -> list[Group]:
    """Lines under their headings; the totals are those of the whole list."""
    today = clock.today()
    totals: dict[When, int] = {}
    for entry in entries:
        group = when(entry, today)
        totals[group] = totals.get(group, 0) + 1
    parts: dict[When, list[Item]] = {}
    for entry, line in zip(shown, lines, strict=True):
        parts.setdefault(when(entry, today), []).append(line)
    return [
        Group(
            group,
            WHENS[group],
            TONES.get(group, "neutral"),
            part,
            totals[group],
            asked.href(when=group.value),
        )
        for group, part in parts.items()
    ]


def brief(entries: list[Entry], desk: Desk, tab: Tab) -> list[Group]:
    """The first lines of each group of a list, for the home page: of what is late the newest, the rest is in the list."""
    today = clock.today()
    parts: dict[When, list[Entry]] = {}
    for entry in entries:
        parts.setdefault(when(entry, today), []).append(entry)
    shown = {
        group: (part[::-1] if group in NEWEST else part)[: SHOWN_LACKING if group is When.EVIDENCE else SHOWN]
        for group, part in parts.items()
    }
    lines = iter(items([entry for part in shown.values() for entry in part], desk))
    where = f"{reverse('todo')}?tab={tab}&when="
    return [
        Group(
            group,
            WHENS[group],
            TONES.get(group, "neutral"),
            [next(lines) for _ in part],
            len(parts[group]),
            f"{where}{group}",
        )
        for group, part in shown.items()
    ]


def todo(user: User, query: QueryDict) -> dict[str, Any]:
    """Everything that the page shows."""
    asked, desk = Asked.read(user, query), inbox.desk(user)
    read = {Tab.DONE: closed_list, Tab.WATCHING: watched_list}.get(asked.tab, open_list)
    context = read(desk, asked)
    title, hint = EMPTY.get(asked.tab, EMPTY[Tab.MINE])
    return context | {
        "asked": asked,
        "tab": asked.tab.value,
        "heading": NAMES[asked.tab],
        "tabs": _tabs(desk, asked, context["total"]),
        "all_days": asked.href(when=""),
        "cleared": f"?tab={asked.tab}",
        "here": reverse("todo") + asked.href(),
        "picking": bool(context.get("bulk") or context.get("may_hand_over")),
        "empty_title": title,
        "empty_hint": hint,
    }


def _tabs(desk: Desk, asked: Asked, total: int) -> list[tuple[str, str, bool]]:
    """The lists on offer; those that wait for somebody with how many stand in them."""
    found = []
    for tab in asked.offered:
        count = ""
        if tab in COUNTED:
            count = f" {total if tab is asked.tab else counted(desk, tab)}"
        found.append((f"?tab={tab}", f"{NAMES[tab]}{count}", tab is asked.tab))
    return found


def open_list(desk: Desk, asked: Asked) -> dict[str, Any]:
    """What waits, under the headings of its days."""
    whole = gather(desk, asked.tab)
    narrowed = asked.narrow(whole, by_when=False)
    found = asked.narrow(narrowed)
    last = max(1, -(-len(found) // PER_PAGE))
    number = min(number_asked(asked.query), last)
    shown = found[(number - 1) * PER_PAGE : number * PER_PAGE]
    lines = items(shown, desk)
    today = clock.today()
    falls = [when(entry, today) for entry in narrowed]
    besides = besides_in(desk.user, asked.tab)
    return {
        "besides": [] if asked.filtered else besides,
        "groups": grouped(found, shown, lines, asked),
        "listing": Page(lines, number, len(found), False, PER_PAGE, asked.query),
        "total": len(whole) + len(besides),
        "whens": [
            (asked.href(when=group.value), f"{name} {falls.count(group)}", group == asked.when)
            for group, name in WHENS.items()
            if group in falls or group == asked.when
        ],
        "kinds": asked.kinds(whole),
        "ledgers": asked.ledgers(whole),
        "bulk": _bulk(asked.tab, lines),
        "may_hand_over": asked.tab in (Tab.MINE, Tab.SECTION) and any(line.key for line in lines),
    }


def _bulk(tab: Tab, lines: list[Item]) -> list[Act]:
    """What may be done to many lines of a list at once, besides handing them over."""
    if tab is Tab.MINE:
        return offered_for(lines)
    return [Act(URGE, NAMES_OF_ACTS[URGE])] if tab is Tab.HANDED and lines else []


def closed_list(desk: Desk, asked: Asked) -> dict[str, Any]:
    """What the reader did, the latest first."""
    rows = steps_of(desk, Tab.DONE)
    if asked.text:
        rows = rows.filter(ref__title__icontains=asked.text)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    total = len(rows.order_by().values_list("pk", flat=True)[: KNOWN + 1])
    capped = total > KNOWN
    number = number_asked(asked.query)
    if not capped:
        number = min(number, max(1, -(-total // PER_PAGE)))
    start = (number - 1) * PER_PAGE
    found = rows.order_by("-answered_at", "-pk").values_list("pk", "ref_id", "due_on", "kind")
    keys = list(found[start : start + PER_PAGE + 1])
    shown = [Entry(day, kind, ref, "", None, pk) for pk, ref, day, kind in keys[:PER_PAGE]]
    lines = items(shown, desk)
    more = len(keys) > PER_PAGE if capped else None
    return {
        "done": lines,
        "listing": Page(lines, number, min(total, KNOWN), capped, PER_PAGE, asked.query, more=more),
        "total": min(total, KNOWN),
        "kinds": asked.kinds(shown),
        "ledgers": [],
    }


def watched_list(desk: Desk, asked: Asked) -> dict[str, Any]:
    """The records that the reader follows, and where each stands."""
    rows = desk.watching()
    if asked.text:
        rows = rows.filter(Q(ref__title__icontains=asked.text) | Q(ref__number__icontains=asked.text))
    listing = paginate(rows, asked.query, PER_PAGE)
    return {
        "done": lines_of(listing.rows),
        "listing": listing,
        "total": listing.total,
        "kinds": [],
        "ledgers": [],
    }
