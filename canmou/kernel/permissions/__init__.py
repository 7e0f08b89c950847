"""Who may do what: `can(user, perm, obj) -> Decision`, and the same policy as a filter, `visible(user, ...)`.

Roles are data (canmou/site/roles.py) installed at start. Staff read all ordinary ledgers of their office and
edit their own section's; restricted ledgers open to named roles only; people from outside see only what their
unit filed; the three administrators see no business content at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q

from canmou.kernel import clock
from canmou.kernel.errors import NotPermitted
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import RoleGrant, Unit, User


class Perm(StrEnum):
    """Every permission, with its Chinese meaning in `MEANINGS`."""

    VIEW = "record.view"
    ADD = "record.add"
    EDIT = "record.edit"
    VOID = "record.void"
    IMPORT = "ledger.import"
    EXPORT = "ledger.export"
    FIGURE = "figure.view"
    COMPILE = "report.compile"
    TEMPLATE = "report.template"
    AUDIT = "audit.view"
    ACCOUNTS = "account.manage"
    GRANTS = "role.grant"
    SETTINGS = "settings.manage"


MEANINGS = {
    Perm.VIEW: "查看台账记录",
    Perm.ADD: "登记台账记录",
    Perm.EDIT: "修改台账记录",
    Perm.VOID: "作废台账记录",
    Perm.IMPORT: "导入台账",
    Perm.EXPORT: "导出台账",
    Perm.FIGURE: "查看指标数字",
    Perm.COMPILE: "生成报告",
    Perm.TEMPLATE: "维护报告模板",
    Perm.AUDIT: "查看审计日志",
    Perm.ACCOUNTS: "管理账号",
    Perm.GRANTS: "授予角色",
    Perm.SETTINGS: "管理系统设置",
}


#: Permissions that change records: a role has them in the ledgers that it keeps.
WRITING = frozenset({Perm.ADD, Perm.EDIT, Perm.VOID})


@dataclass(frozen=True)
class Decision:
    """The answer to `can`: allowed or not, and why not, as a sentence for the user."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


@dataclass(frozen=True)
class Role:
    """A role: what it is called, what it is for, what it may do.

    outside: sees only its own unit's filings. sectional: held over a section; the others over the whole office.
    keeps: beginnings of the codes of the ledgers it writes (empty: all); it reads what all staff read.
    excludes: roles that the same person may not hold.
    """

    code: str
    name: str
    description: str
    perms: frozenset[Perm] = frozenset()
    outside: bool = False
    sectional: bool = False
    keeps: tuple[str, ...] = ()
    excludes: frozenset[str] = frozenset()


_ROLES: dict[str, Role] = {}
_RESTRICTED: dict[str, frozenset[str]] = {}


def install(roles: Iterable[Role]) -> None:
    """Install the roles of this site. Called once at start."""
    _ROLES.clear()
    _ROLES.update({role.code: role for role in roles})


def roles() -> list[Role]:
    """All roles, in order of installation."""
    return list(_ROLES.values())


def role(code: str) -> Role:
    """The role with this code. Raises KeyError."""
    return _ROLES[code]


def restrict(ledger: str, readers: frozenset[str]) -> None:
    """Open the ledger with this code to these roles only. Called by the ledger registry."""
    _RESTRICTED[ledger] = readers


def readers_of(ledger: str) -> frozenset[str] | None:
    """The roles a restricted ledger is open to; None for an ordinary ledger."""
    return _RESTRICTED.get(ledger)


@dataclass(frozen=True)
class Grant:
    """A role grant with its units resolved: `units` None is the whole office."""

    role: Role
    units: frozenset[int] | None
    unit_id: int | None = None


@dataclass(frozen=True)
class Standing:
    """What a user holds today, read once per request."""

    office_id: int
    grants: tuple[Grant, ...] = field(default=())

    def with_perm(self, perm: Perm) -> list[Grant]:
        return [grant for grant in self.grants if perm in grant.role.perms]


def standing(user: User, on: date | None = None) -> Standing:
    """The user's grants in force today (two queries, cached on the user object for its life)."""
    day = on or clock.today()
    cached = getattr(user, "_standing", None)
    if cached is not None and cached[0] == day:
        return cached[1]
    rows = RoleGrant.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=day), user=user, valid_from__lte=day
    )
    held = list(rows.values_list("role", "unit_id"))
    children: dict[int | None, list[int]] = {}
    if any(unit for _, unit in held):
        for pk, parent in Unit.objects.filter(office_id=user.office_id).values_list("pk", "parent_id"):
            children.setdefault(parent, []).append(pk)
    grants = tuple(
        Grant(_ROLES[code], None if unit is None else _subtree(unit, children), unit)
        for code, unit in held
        if code in _ROLES
    )
    found = Standing(user.office_id, grants if user.is_active else ())
    user._standing = (day, found)
    return found


def _subtree(root: int, children: dict[int | None, list[int]]) -> frozenset[int]:
    found, queue = {root}, [root]
    while queue:
        for child in children.get(queue.pop(), ()):
            if child not in found:
                found.add(child)
                queue.append(child)
    return frozenset(found)


def unit_subtree(unit: Unit) -> frozenset[int]:
    """The keys of `unit` and of every unit below it."""
    children: dict[int | None, list[int]] = {}
    for pk, parent in Unit.objects.filter(office_id=unit.office_id).values_list("pk", "parent_id"):
        children.setdefault(parent, []).append(pk)
    return _subtree(unit.pk, children)


def opens(user: User, ledger: str, perm: Perm = Perm.VIEW) -> bool:
    """Whether the user may see anything of this ledger at all (used for navigation and counts)."""
    return bool(_grants_for(user, ledger, perm))


def _grants_for(user: User, ledger: str, perm: Perm) -> list[Grant]:
    readers = _RESTRICTED.get(ledger)
    grants = standing(user).with_perm(perm)
    if perm in WRITING:
        grants = [grant for grant in grants if not grant.role.keeps or ledger.startswith(grant.role.keeps)]
    if readers is None:
        return grants
    return [grant for grant in grants if grant.role.code in readers]


def can(user: User, perm: Perm, obj: Any = None) -> Decision:
    """Whether `user` may do `perm` to `obj`: a record, a RecordRef, a unit, an office, or None (anything at all).

    For records the object needs `office_id`, `unit_id`, `source_unit_id` and `ledger_code`.
    """
    held = standing(user)
    meaning = MEANINGS[perm]
    whole = isinstance(obj, Office)
    if obj is not None and (obj.pk if whole else getattr(obj, "office_id", held.office_id)) != held.office_id:
        return Decision(False, "这是其他机关的内容")
    ledger = getattr(obj, "ledger_code", None)
    grants = _grants_for(user, ledger, perm) if ledger else held.with_perm(perm)
    if not grants:
        where = "这本台账" if ledger and held.with_perm(perm) else ""
        return Decision(False, f"您没有{where}“{meaning}”的权限，请联系安全管理员授权")
    if ledger:
        if any(_covers(grant, perm, obj) for grant in grants):
            return Decision(True)
        return Decision(False, f"您只能对本科室的记录“{meaning}”，这条记录归其他科室")
    if whole:
        if any(grant.units is None for grant in grants):
            return Decision(True)
        return Decision(False, f"您只在本科室有“{meaning}”的权限，不能用于全室")
    if isinstance(obj, Unit):
        if any(grant.units is None or obj.pk in grant.units for grant in grants):
            return Decision(True)
        return Decision(False, f"您没有“{obj}”范围内“{meaning}”的权限")
    return Decision(True)


def _covers(grant: Grant, perm: Perm, record: Any) -> bool:
    if grant.role.outside:
        return grant.units is not None and record.source_unit_id in grant.units
    if perm in (Perm.VIEW, Perm.EXPORT):
        return True
    return grant.units is None or record.unit_id in grant.units


def require(user: User, perm: Perm, obj: Any = None) -> None:
    """Raise `NotPermitted` with the reason unless `can`."""
    decision = can(user, perm, obj)
    if not decision:
        raise NotPermitted(decision.reason)


def visible(user: User, ledger: str) -> Q:
    """The rows of one ledger (or of RecordRef narrowed to it) that the user may see. Agrees with `can(VIEW)`."""
    grants = _grants_for(user, ledger, Perm.VIEW)
    if any(not grant.role.outside for grant in grants):
        return Q(office_id=user.office_id)
    units: set[int] = set()
    for grant in grants:
        units |= grant.units or set()
    return Q(office_id=user.office_id, source_unit_id__in=units)


def visible_refs(user: User, ledgers: Iterable[str]) -> Q:
    """The rows of RecordRef, over all these ledgers, that the user may see."""
    whole, partial = [], Q()
    for code in ledgers:
        grants = _grants_for(user, code, Perm.VIEW)
        if any(not grant.role.outside for grant in grants):
            whole.append(code)
        elif grants:
            partial |= Q(ledger=code) & visible(user, code)
    return Q(office_id=user.office_id, ledger__in=whole) | partial
