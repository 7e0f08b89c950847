"""The working calendar: announced days in an editable table, terms in working days, provisional where unknown."""

from canmou.kernel.calendar.days import load_days, supposing, table_for
from canmou.kernel.calendar.matters import Matter, Moved, Reckoning, on_moved, reckon
from canmou.kernel.calendar.terms import Due, Term, between, due, explain

__all__ = [
    "Due",
    "Matter",
    "Moved",
    "Reckoning",
    "Term",
    "between",
    "due",
    "explain",
    "load_days",
    "on_moved",
    "reckon",
    "supposing",
    "table_for",
]
