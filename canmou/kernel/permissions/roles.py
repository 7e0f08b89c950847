"""Permissions and roles: data installed at start, and the ledgers that open to named roles only."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


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
    FREEZE = "report.freeze"
    AGREE = "report.agree"
    AUDIT = "audit.view"
    ACCOUNTS = "account.manage"
    GRANTS = "role.grant"
    SETTINGS = "settings.manage"
    DUTY = "duty.manage"
    DELEGATE = "delegation.manage"


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
    Perm.FREEZE: "报告定稿",
    Perm.AGREE: "同意改动报告数字",
    Perm.AUDIT: "查看审计日志",
    Perm.ACCOUNTS: "管理账号",
    Perm.GRANTS: "授予角色",
    Perm.SETTINGS: "管理系统设置",
    Perm.DUTY: "登记外出、安排值班",
    Perm.DELEGATE: "代下属办理委托",
}


#: Permissions that change records: a role has them in the ledgers that it keeps.
WRITING = frozenset({Perm.ADD, Perm.EDIT, Perm.VOID})


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

    @property
    def administrator(self) -> bool:
        """One of the three administrators: excludes others, reads no business content, is never delegated."""
        return bool(self.excludes)


_ROLES: dict[str, Role] = {}
_RESTRICTED: dict[str, frozenset[str]] = {}
_SEALED: set[str] = set()


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


def known(code: str) -> Role | None:
    """The role with this code, None where the site has none (any more)."""
    return _ROLES.get(code)


def restrict(ledger: str, readers: frozenset[str]) -> None:
    """Open the ledger with this code to these roles only. Called by the ledger registry."""
    _RESTRICTED[ledger] = readers


def readers_of(ledger: str) -> frozenset[str] | None:
    """The roles a restricted ledger is open to; None for an ordinary ledger."""
    return _RESTRICTED.get(ledger)


def seal(ledger: str) -> None:
    """Let nobody write the ledger with this code: the system does. Called by the ledger registry."""
    _SEALED.add(ledger)


def sealed(ledger: str) -> bool:
    """Whether the system alone writes this ledger."""
    return ledger in _SEALED
