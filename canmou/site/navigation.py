"""What the frame of every page shows: the navigation by lines of work, and who is signed in."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from canmou.desk.todo.entries import waiting
from canmou.kernel import clock
from canmou.kernel.ledger.declare import LINES, ledgers
from canmou.kernel.permissions import Perm, can, opens, standing

ICONS = {
    "across": "layout-grid",
    "party": "star",
    "research": "zoom-question",
    "drafting": "writing",
    "thinktank": "bulb",
    "conduct": "checklist",
    "capacity": "school",
}
#: Keys that open a page from anywhere.
KEYS = {"intake": "n"}
#: Route, text, icon, and the permission that opens it (None: everyone signed in).
TOP = (
    ("home", "工作台", "home", None),
    ("todo", "待办", "inbox", Perm.VIEW),
    ("intake", "收件", "mail-opened", Perm.ADD),
    ("plan_year_now", "年度工作", "flag", Perm.FIGURE),
    ("task_board", "督办台", "checklist", Perm.VIEW),
    ("weekly", "周工作表", "list-details", Perm.FIGURE),
    ("dispatch", "半月调度", "adjustments-horizontal", Perm.VIEW),
    ("cockpit", "驾驶舱", "chart-bar", Perm.FIGURE),
    ("ledgers", "台账总览", "table", Perm.VIEW),
    ("reports", "报告", "report-analytics", Perm.COMPILE),
    ("exchange", "导入导出", "file-spreadsheet", Perm.IMPORT),
    ("my_away", "委托与外出", "calendar", Perm.FIGURE),
    ("workdays", "工作日历", "clock", None),
    ("users", "账号与机构", "users", Perm.ACCOUNTS),
    ("classified_confirmation", "保密书面确认", "shield-lock", Perm.SETTINGS),
    ("grants", "角色与授权", "key", Perm.GRANTS),
    ("audit", "审计日志", "shield-lock", Perm.AUDIT),
    ("help", "帮助", "help", None),
)
#: Pages of a line of work, before its ledgers: route, text, and the permission that opens it.
WORK = {
    "research": (
        ("calls", "征集选题", Perm.VIEW),
        ("topics", "课题进展", Perm.VIEW),
        ("grading", "评定成果", Perm.VIEW),
        ("instructions", "办理批示", Perm.VIEW),
        ("honours", "荣誉和转载", Perm.VIEW),
        ("library", "成果文库", Perm.VIEW),
    ),
}


@dataclass(frozen=True)
class Item:
    """A link of the navigation. `leaves`: the pages and ledgers of a line of work. `count`: how much waits behind it.
    `key`: opens it from anywhere. `works`: a page on which work is done, not a ledger.
    """

    text: str
    href: str = ""
    icon: str = ""
    here: bool = False
    leaves: list["Item"] = field(default_factory=list)
    count: int = 0
    key: str = ""
    works: bool = False


@dataclass(frozen=True)
class Page:
    """The frame of one page for one reader."""

    pinned: object
    office_name: str
    user_name: str = ""
    user_roles: str = ""
    top: list[Item] = field(default_factory=list)
    lines: list[tuple[str, list[Item]]] = field(default_factory=list)


def page(request: HttpRequest) -> dict:
    """Context processor: `page`, made only when a template asks for it."""
    return {"page": SimpleLazyObject(lambda: _page(request))}


def _page(request: HttpRequest) -> Page:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return Page(clock.pinned(), "")
    top = []
    if any(grant.role.code == "reviewer" for grant in standing(user).grants):
        href = reverse("grading_mine")
        top.append(Item("评审成果", href, "checklist", here=_is_here(request.path, href)))
    for route, text, icon, perm in TOP:
        if perm is None or can(user, perm):
            href = reverse(route)
            count = waiting(user) if route == "todo" else 0
            top.append(
                Item(
                    text, href, icon, here=_is_here(request.path, href), count=count, key=KEYS.get(route, "")
                )
            )
    across, lines = [], []
    for code, text in LINES.items():
        leaves = _leaves(request, code)
        if leaves:
            item = Item(text, icon=ICONS[code], here=any(leaf.here for leaf in leaves), leaves=leaves)
            (across if code == "across" else lines).append(item)
    sections = [(heading, items) for heading, items in (("六大行动", lines), ("综合台账", across)) if items]
    roles = "、".join(
        f"代{grant.giver.name}：{grant.role.name}" if grant.giver else grant.role.name
        for grant in standing(user).grants
    )
    return Page(clock.pinned(), user.office.name, str(user), roles, top, sections)


def _leaves(request: HttpRequest, line: str) -> list[Item]:
    leaves = [
        Item(text, reverse(route), here=_is_here(request.path, reverse(route)), works=True)
        for route, text, perm in WORK.get(line, ())
        if can(request.user, perm)
    ]
    for ledger in ledgers():
        if ledger.line == line and opens(request.user, ledger.code):
            href = reverse("ledger", args=[ledger.code])
            here = request.path.startswith(href) or f"-{ledger.code}-" in request.path
            leaves.append(Item(ledger.name, href, here=here))
    return leaves


def _is_here(path: str, href: str) -> bool:
    return path == href if href in ("/", reverse("ledgers")) else path.startswith(href)
