"""Compiling for a reader, and the evidence behind a figure trimmed to what the reader may see."""

from dataclasses import dataclass

from django.db.models import Q

from canmou.kernel import clock
from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.compile.output import Compiled, Entry
from canmou.kernel.compile.templates import compile_report, current
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.metrics import scope_for
from canmou.kernel.people.models import User
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
    return template, compile_report(template, scope_for(user.office, period_named(notation)))


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


def years_on_offer() -> list[int]:
    """The years that the list of reports offers: this one and the three before."""
    year = clock.today().year
    return list(range(year, year - 4, -1))
