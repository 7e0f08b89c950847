"""Compiling for a reader, and the evidence behind a figure trimmed to what the reader may see."""

from dataclasses import dataclass
from typing import Any

from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.compile.output import Compiled, Entry
from canmou.kernel.compile.templates import current
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import refs_visible_to, visible_numbers
from canmou.kernel.metrics import Scope
from canmou.kernel.people.models import User
from canmou.reports.compiled import compiled_now
from canmou.reports.studio.subjects import scope_named

_MOST = 500


def compiled_for(user: User, code: str, notation: str) -> tuple[ReportTemplate, Compiled]:
    """A report of the user's office for a period and a subject (`2023-Q2@uid`), as the records are now."""
    template, scope = report_for(user, code, notation)
    return template, compiled_now(template, scope)


def report_for(user: User, code: str, notation: str) -> tuple[ReportTemplate, Scope]:
    """The template in use and the scope of an address that the user may compile it for."""
    template = current(user.office, code)
    return template, scope_named(user, template.subject, notation)


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
    seen = sorted(visible_numbers(user, numbers))
    rows = refs_visible_to(user).filter(number__in=seen[:_MOST])
    shown = list(rows.select_related("unit").order_by("number"))
    return Evidence(shown, len(numbers), len(numbers) - len(seen))


def trimmed(user: User, trace: dict[str, Any]) -> dict[str, Any]:
    """A trace for a reader: records that the reader may not open are only counted (记录受限)."""
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
