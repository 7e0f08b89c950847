"""People, units, posts, logins. Dated facts keep their dates; nothing is overwritten when a name changes."""

from canmou.kernel.people.models.away import Absence, Duty, StandIn
from canmou.kernel.people.models.logins import (
    DelegatedRole,
    Delegation,
    Principal,
    RoleGrant,
    User,
    UserManager,
)
from canmou.kernel.people.models.persons import Person, PersonRelation, Post
from canmou.kernel.people.models.units import Unit, UnitVersion, new_uid

__all__ = [
    "Absence",
    "DelegatedRole",
    "Delegation",
    "Duty",
    "Person",
    "PersonRelation",
    "Post",
    "Principal",
    "RoleGrant",
    "StandIn",
    "Unit",
    "UnitVersion",
    "User",
    "UserManager",
    "new_uid",
]
