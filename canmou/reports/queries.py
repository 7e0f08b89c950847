"""Compiling for a reader, and the evidence behind a figure trimmed to what the reader may see."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from canmou.kernel import clock
from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.compile.output import Compiled, Entry
from canmou.kernel.compile.templates import compile_report, current
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import refs_visible_to, visible_numbers
from canmou.kernel.metrics import scope_for
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, can, require, standing
from canmou.lib import periods
from canmou.lib.periods import Period

_MOST = 500
_CHUNK = 400


def period_named(notation: str) -> Period:
    """The period of an address. Raises `NotFound`."""
    try:
        return periods.parse(notation)
    except ValueError as error:
        raise NotFound(str(error)) from error


def compiled_for(user: User, code: str, notation: str) -> tuple[ReportTemplate, Compiled]:
    """A report of the user's office for a period, compiled now."""
    template = current(user.office, code)
    unit = reporting_unit(user)
    require(user, Perm.FIGURE, unit or user.office)
    return template, compile_report(template, scope_for(user.office, period_named(notation), unit=unit))


def reporting_unit(user: User) -> Unit | None:
    """The unit whose report the user may compile: their own section, or None for the whole office."""
    if can(user, Perm.COMPILE, user.office):
        return None
    grants = standing(user).with_perm(Perm.COMPILE)
    return Unit.objects.get(pk=grants[0].unit_id) if grants else None


def entry_named(compiled: Compiled, id: str) -> Entry:
    """A traced figure or name by its id. Raises `NotFound`."""
    for entry in (*compiled.figures, *compiled.names):
        if entry.id == id:
            return entry
    raise NotFound("报告里没有这个数字，记录变动后编号可能已变，请回到报告重新点开")


@dataclass(frozen=True)
class Evidence:
    """Records behind a figure: those shown, how many in all, and how many the reader may not open."""

    refs: list[RecordRef]
    total: int
    hidden: int

    @property
    def cut(self) -> int:
        """How many visible ones are not listed for length."""
        return self.total - self.hidden - len(self.refs)


def evidence(user: User, numbers: list[str]) -> Evidence:
    """The records with these numbers, as far as the reader may see them (the count is told in any case)."""
    visible = 0
    shown: list[RecordRef] = []
    for start in range(0, len(numbers), _CHUNK):
        rows = refs_visible_to(user).filter(Q(number__in=numbers[start : start + _CHUNK]))
        visible += rows.count()
        if len(shown) < _MOST:
            shown += list(rows.select_related("unit").order_by("number")[: _MOST - len(shown)])
    return Evidence(shown, len(numbers), len(numbers) - visible)


def trace_for(user: User, compiled: Compiled) -> dict[str, Any]:
    """The trace of a report for a reader: records that the reader may not open are only counted (记录受限)."""
    trace = compiled.trace()
    entries = [*trace["figures"], *trace["names"]]
    seen = visible_numbers(user, {n for entry in entries for kind in _KINDS for n in entry[kind]})
    for entry in entries:
        for kind in _KINDS:
            hidden = sum(number not in seen for number in entry[kind])
            entry[kind] = [number for number in entry[kind] if number in seen]
            if hidden:
                entry[f"{kind}_restricted"] = hidden
    return trace


_KINDS = ("records", "denominator_records")


def years_on_offer() -> list[int]:
    """The years that the list of reports offers: this one and the three before."""
    year = clock.today().year
    return list(range(year, year - 4, -1))


#: Parts of a year that the list of reports offers: notation after the year → its name.
PARTS = {
    "": "全年",
    "-H1": "上半年",
    "-H2": "下半年",
    **{f"-Q{quarter}": f"{name}季度" for quarter, name in enumerate("一二三四", 1)},
    **{f"-{month:02}": f"{month}月" for month in range(1, 13)},
}
