"""For which unit and period figures are asked, as it stands in an address."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from canmou.kernel import clock
from canmou.kernel.errors import NotFound
from canmou.kernel.metrics import Scope, scope_for
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, can, require, standing
from canmou.lib.periods import Period, parse

YEARS = 3
Option = tuple[str, str, bool]


@dataclass(frozen=True)
class Choices:
    """What the choosers of a page offer: (value, text, chosen), periods by year, units the reader may ask for."""

    periods: list[tuple[str, list[Option]]]
    units: list[Option]


def scope_asked(user: User, query: QueryDict) -> Scope:
    """The scope of an address; without one the running year of the whole office, or of one's own section.

    Raises `NotFound` for a period or unit that does not exist, `NotPermitted` where figures are not open.
    """
    period = _period(query.get("period", "") or str(clock.today().year))
    unit = unit_named(user, query["unit"]) if query.get("unit") else own_scope_unit(user)
    require(user, Perm.FIGURE, unit or user.office)
    return scope_for(user.office, period, unit=unit)


def own_scope_unit(user: User) -> Unit | None:
    """None for those who may see the figures of the whole office, else the section whose figures they may see."""
    if can(user, Perm.FIGURE, user.office):
        return None
    keys = sorted(grant.unit_id for grant in standing(user).with_perm(Perm.FIGURE) if grant.unit_id)
    return Unit.objects.get(pk=keys[0]) if keys else None


def address(scope: Scope) -> str:
    """The query string that leads to a scope."""
    pairs = {"period": scope.period.notation} | ({"unit": scope.unit.uid} if scope.unit else {})
    return "?" + urlencode(pairs)


def choices(user: User, scope: Scope) -> Choices:
    """Periods that have begun, and the units that the reader may ask for."""
    today = clock.today()
    periods = [
        (f"{year}年", [(p.notation, _named(p, today), p == scope.period) for p in _of_year(year, today)])
        for year in range(today.year, today.year - YEARS - 1, -1)
    ]
    units: list[Option] = []
    if can(user, Perm.FIGURE, user.office):
        units = [("", "全室", scope.unit is None)]
    for unit in sections(user):
        if can(user, Perm.FIGURE, unit):
            units.append((unit.uid, unit.spoken, unit == scope.unit))
    return Choices(periods, units)


def sections(user: User) -> list[Unit]:
    """The sections of the reader's office that exist today."""
    return list(Unit.objects.filter(office=user.office, kind=Unit.Kind.SECTION, ended_on=None))


def section_scopes(user: User, scope: Scope) -> list[Scope]:
    """The scope narrowed to each section of the office, with the units below it (one query)."""
    below: dict[int | None, list[Unit]] = {}
    units = list(Unit.objects.filter(office=user.office))
    for unit in units:
        below.setdefault(unit.parent_id, []).append(unit)

    def keys(unit: Unit) -> set[int]:
        return {unit.pk}.union(*(keys(child) for child in below.get(unit.pk, ())))

    kept = [unit for unit in units if unit.kind == Unit.Kind.SECTION and unit.ended_on is None]
    return [replace(scope, unit=unit, units=frozenset(keys(unit))) for unit in kept]


def _of_year(year: int, today: date) -> list[Period]:
    parts = ["", *(f"-Q{quarter}" for quarter in range(1, 5)), *(f"-{month:02}" for month in range(1, 13))]
    return [period for period in (parse(f"{year}{part}") for part in parts) if period.start <= today]


def _named(period: Period, today: date) -> str:
    return f"{period.label}（截至今日）" if today < period.end else period.label


def _period(notation: str) -> Period:
    try:
        return parse(notation)
    except ValueError as error:
        raise NotFound(str(error)) from error


def unit_named(user: User, uid: str) -> Unit:
    """The unit of the reader's office with this row id. Raises `NotFound`."""
    unit = Unit.objects.filter(office=user.office, uid=uid).first() if uid.isalnum() else None
    if unit is None:
        raise NotFound("没有这个科室")
    return unit
