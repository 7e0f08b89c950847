"""What a login holds today: its own grants, and those of others that were delegated to it."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from canmou.kernel import clock
from canmou.kernel.people.models import Principal, RoleGrant, Unit, User
from canmou.kernel.permissions.roles import Perm, Role, known


@dataclass(frozen=True)
class Grant:
    """A role grant with its units resolved: `units` None is the whole office. `giver`: who delegated it."""

    role: Role
    units: frozenset[int] | None
    unit_id: int | None = None
    giver: Principal | None = None


@dataclass(frozen=True)
class Standing:
    """What a user holds today, read once per request; own grants come before delegated ones."""

    office_id: int
    grants: tuple[Grant, ...] = field(default=())

    def with_perm(self, perm: Perm) -> list[Grant]:
        return [grant for grant in self.grants if perm in grant.role.perms]


def standing(user: User, on: date | None = None) -> Standing:
    """The user's grants in force on the day (two queries, cached on the user object for its life)."""
    day = on or clock.today()
    cached = getattr(user, "_standing", None)
    if cached is not None and cached[0] == day:
        return cached[1]
    held = list(_own(user, day).union(_delegated(user, day), all=True))
    children: dict[int | None, list[int]] = {}
    if any(unit for _, unit, _, _ in held):
        for pk, parent in Unit.objects.filter(office_id=user.office_id).values_list("pk", "parent_id"):
            children.setdefault(parent, []).append(pk)
    grants = [
        Grant(
            known(code),
            None if unit is None else _subtree(unit, children),
            unit,
            Principal(giver, name) if giver else None,
        )
        for code, unit, giver, name in sorted(held, key=lambda row: row[2] or 0)
        if known(code)
    ]
    found = Standing(user.office_id, _in_force(grants) if user.is_active else ())
    user._standing = (day, found)
    return found


def _in_force(grants: list[Grant]) -> tuple[Grant, ...]:
    """Administrators' roles are never delegated, and an administrator takes no delegation."""
    administers = any(grant.role.administrator for grant in grants if grant.giver is None)
    return tuple(
        grant for grant in grants if grant.giver is None or not administers and not grant.role.administrator
    )


def current_grants(day: date) -> QuerySet[RoleGrant]:
    """All grants in force on the day."""
    return RoleGrant.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


def _own(user: User, day: date) -> QuerySet:
    nobody = Value("", output_field=CharField())
    return current_grants(day).filter(user=user).values_list("role", "unit_id", Value(0), nobody)


def _delegated(user: User, day: date) -> QuerySet:
    """Own grants of those who delegated to this user; what they hold by delegation themselves does not count."""
    return (
        current_grants(day)
        .filter(
            Q(user__given__whole=True) | Q(user__given__parts__role=F("role")),
            user__given__taker=user,
            user__given__valid_from__lte=day,
            user__given__valid_to__gte=day,
            user__given__revoked_at__isnull=True,
            user__is_active=True,
        )
        .values_list("role", "unit_id", "user_id", Coalesce("user__person__name", "user__username"))
    )


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
