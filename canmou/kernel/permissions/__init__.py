"""Who may do what: `can(user, perm, obj) -> Decision`, and the same policy as a filter, `visible(user, ...)`.

Roles are data (canmou/site/roles.py) installed at start. Staff read all ordinary ledgers of their office and
edit their own section's; restricted ledgers open to named roles only; people from outside see only what their
unit filed; the three administrators see no business content at all. Who was delegated another's roles holds them
for the period, and what is done by them alone carries both names.
"""

from canmou.kernel.permissions.policy import Decision, can, opens, require, visible, visible_refs
from canmou.kernel.permissions.roles import (
    MEANINGS,
    WRITING,
    Perm,
    Role,
    install,
    known,
    readers_of,
    restrict,
    role,
    roles,
    seal,
    sealed,
)
from canmou.kernel.permissions.standing import Grant, Standing, current_grants, standing, unit_subtree

__all__ = [
    "MEANINGS",
    "WRITING",
    "Decision",
    "Grant",
    "Perm",
    "Role",
    "Standing",
    "can",
    "current_grants",
    "install",
    "known",
    "opens",
    "readers_of",
    "require",
    "restrict",
    "role",
    "roles",
    "seal",
    "sealed",
    "standing",
    "unit_subtree",
    "visible",
    "visible_refs",
]
