"""Grants, roles and what each may do, for all to read; who holds them, for those who may know."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse

from canmou.accounts.models import GrantRequest
from canmou.accounts.pages.frames import Search, Select, asked, tabs
from canmou.kernel import clock
from canmou.kernel.ledger.declare import LINES, Ledger, ledgers
from canmou.kernel.people.models import RoleGrant, Unit, User
from canmou.kernel.permissions import (
    MEANINGS,
    WRITING,
    Perm,
    Role,
    can,
    current_grants,
    known,
    readers_of,
    roles,
    standing,
)
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.paging import paginate
from canmou.kernel.ui.table import Column, Row, Table

GRANT_STATES = [("", "现行"), ("later", "未生效"), ("ended", "已终止"), ("all", "全部")]
GRANT_HEADS = [
    Column("账号", "code"), Column("姓名或用途", "short"), Column("角色", "short"), Column("范围", "text"),
    Column("生效", "date"), Column("失效", "date"), Column("授权人", "short"), Column("办理", "short"),
]  # fmt: skip


def grants(user: User, query: QueryDict) -> dict[str, Any]:
    """All grants of the office, with what waits for the security administrator above."""
    text, role, state = asked(query, "q"), asked(query, "role"), asked(query, "state")
    page = paginate(_listed(user, text, role, state), query)
    rows = [
        Row([link(g.user.username, reverse("user", args=[g.user.uid])), _name(g.user), *_cells(g, True)])
        for g in page.rows
    ]
    waiting = GrantRequest.objects.filter(user__office=user.office, state=GrantRequest.State.WAITING)
    options = [("", "全部"), *((item.code, item.name) for item in roles())]
    return {
        "title": "授权",
        "lead": "谁在什么范围、什么时间有什么角色。不能给自己授权；系统、安全、审计三员由不同的人担任。",
        "tabs": tabs(user, "grants"),
        "filters": [
            Search(text, "登录名、姓名、用途"),
            Select("role", "角色", role, options),
            Select("state", "状态", state, GRANT_STATES),
        ],
        "table": Table(GRANT_HEADS, rows, "授权", query=query),
        "listing": page,
        "clear": reverse("grants") if text or role or state else "",
        "empty": "没有符合条件的授权",
        "waiting": [
            {
                "request": item,
                "role": _role_name(item.role),
                "unit": item.unit.name if item.unit else "全室",
                "name": _name(item.user),
            }
            for item in waiting.select_related("user__person", "unit", "asked_by__person").order_by(
                "asked_at"
            )
        ],
    }


def _listed(user: User, text: str, role: str, state: str) -> Any:
    today = clock.today()
    rows = RoleGrant.objects.filter(user__office=user.office).select_related(
        "user__person", "unit", "granted_by__person"
    )
    if text:
        rows = rows.filter(
            Q(user__username__icontains=text)
            | Q(user__person__name__icontains=text)
            | Q(user__label__icontains=text)
        )
    if role:
        rows = rows.filter(role=role)
    running = Q(valid_to=None) | Q(valid_to__gte=today)
    if state == "later":
        rows = rows.filter(running, valid_from__gt=today)
    elif state == "ended":
        rows = rows.exclude(running)
    elif state != "all":
        rows = rows.filter(running, valid_from__lte=today)
    return rows.order_by("user__username", "valid_from", "id")


def grant_rows(user: User, *, may_end: bool) -> Table:
    """Every grant of one login, past and present."""
    rows = user.grants.select_related("unit", "granted_by__person").order_by("-valid_from", "-id")
    return Table(GRANT_HEADS[2:], [Row(_cells(grant, may_end)) for grant in rows], "授权")


def _cells(grant: RoleGrant, may_end: bool) -> list[object]:
    running = grant.valid_to is None or grant.valid_to >= clock.today()
    return [
        _role_name(grant.role),
        grant.unit.name if grant.unit else "全室",
        grant.valid_from,
        grant.valid_to or "长期",
        str(grant.granted_by) if grant.granted_by else "",
        _end_cell(grant, running, may_end),
    ]


def _end_cell(grant: RoleGrant, running: bool, may_end: bool) -> object:
    if not running:
        return badge("已终止")
    return link("终止", reverse("grant_end", args=[grant.uid])) if may_end else badge("现行", "ok")


def _role_name(code: str) -> str:
    found = known(code)
    return found.name if found else code


def _name(user: User) -> str:
    return user.person.name if user.person else user.label


def role_list(user: User) -> dict[str, Any]:
    """Every role with its description."""
    counts: dict[str, int] = {}
    if may_see_holders(user):
        for code in (
            current_grants(clock.today())
            .filter(user__office=user.office, user__is_active=True)
            .values_list("role", flat=True)
        ):
            counts[code] = counts.get(code, 0) + 1
    heads = [Column("角色", "short"), Column("做什么", "long"), Column("范围", "short")]
    if counts:
        heads.append(Column("现有", "num"))
    rows = [
        Row(
            [
                link(role.name, reverse("role", args=[role.code])),
                role.description,
                _reach(role),
                *([counts.get(role.code, 0) or ""] if counts else []),
            ]
        )
        for role in roles()
    ]
    return {"table": Table(heads, rows, "角色"), "tabs": tabs(user, "roles")}


def _reach(role: Role) -> str:
    return "本单位报送的" if role.outside else "一个科室" if role.sectional else "全室"


def role_page(user: User, role: Role) -> dict[str, Any]:
    """What a role may do, by line of work; who holds it, for those who may know."""
    heads = [
        Column("业务", "short"),
        Column("能看的台账", "text"),
        Column("能登记修改的", "text"),
        Column("不对其开放的", "long"),
    ]
    rows = []
    for line, words in LINES.items():
        all_of_line = [ledger for ledger in ledgers() if ledger.line == line]
        read = [ledger for ledger in all_of_line if _reads(role, ledger)]
        written = [ledger for ledger in read if _writes(role, ledger)]
        closed = [ledger.name for ledger in all_of_line if ledger not in read]
        rows.append(
            Row(
                [
                    words,
                    _many(len(read), len(all_of_line)),
                    _many(len(written), len(all_of_line)),
                    _few(closed),
                ]
            )
        )
    holders = []
    if may_see_holders(user):
        held = current_grants(clock.today()).filter(
            role=role.code, user__office=user.office, user__is_active=True
        )
        holders = [
            (
                _name(grant.user) or grant.user.username,
                grant.unit.name if grant.unit else "全室",
                f"{grant.valid_from}起",
            )
            for grant in held.select_related("user__person", "unit").order_by(
                "user__person__code", "user__username"
            )
        ]
    return {
        "role": role,
        "reach": _reach(role),
        "perms": [MEANINGS[perm] for perm in Perm if perm in role.perms],
        "not_perms": [MEANINGS[perm] for perm in Perm if perm not in role.perms],
        "excludes": [known(code).name for code in sorted(role.excludes) if known(code)],
        "table": Table(heads, rows, f"{role.name}能看能改的台账"),
        "holders": holders,
        "knows_holders": may_see_holders(user),
        "tabs": tabs(user, "roles"),
    }


def may_see_holders(user: User) -> bool:
    """Who holds which role is for the system and the security administrator, and for the office's leaders."""
    if can(user, Perm.GRANTS) or can(user, Perm.ACCOUNTS):
        return True
    return any(grant.role.code == "office_leader" for grant in standing(user).grants)


def _reads(role: Role, ledger: Ledger) -> bool:
    readers = readers_of(ledger.code)
    return Perm.VIEW in role.perms and (readers is None or role.code in readers) and not role.outside


def _writes(role: Role, ledger: Ledger) -> bool:
    kept = not role.keeps or ledger.code.startswith(role.keeps)
    return bool(role.perms & WRITING) and kept


def _many(count: int, total: int) -> object:
    if count == 0:
        return badge("无")
    return badge(f"全部{total}种", "ok") if count == total else badge(f"{count}／{total}种", "info")


def _few(names: list[str]) -> str:
    return "、".join(names[:12]) + (f"等{len(names)}种" if len(names) > 12 else "")


def own_rights(user: User) -> list[tuple[str, object, str]]:
    """Every permission: its meaning, whether the login has it, and by which role over what (or whom to ask)."""
    held = standing(user)
    units = {unit.pk: unit.name for unit in _units(grant.unit_id for grant in held.grants)}
    told = []
    for perm in Perm:
        grants_ = held.with_perm(perm)
        why = "；".join(
            f"{grant.role.name}（{units.get(grant.unit_id, '全室')}{'，受' + grant.giver.name + '委托' if grant.giver else ''}）"
            for grant in grants_
        )
        mark = badge("可以", "ok") if grants_ else badge("没有")
        told.append((MEANINGS[perm], mark, why or _whom(perm)))
    return told


def _units(keys: Iterable[int | None]) -> list[Unit]:
    return list(Unit.objects.filter(pk__in=[key for key in keys if key]))


def _whom(perm: Perm) -> str:
    names = [role.name for role in roles() if perm in role.perms]
    return f"有这项权限的角色：{'、'.join(names)}"


def why_not(table: list[tuple[str, object, str]]) -> Table:
    """The rights of one's own as a table."""
    heads = [Column("事项", "text"), Column("我", "short"), Column("依据", "long")]
    return Table(heads, [Row(list(row)) for row in table], "我的权限")
