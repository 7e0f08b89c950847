"""The working calendar: announced days in an editable table, terms in working days, provisional where unknown."""

from canmou.kernel.calendar.days import load_days, table_for
from canmou.kernel.calendar.terms import Due, due

__all__ = ["Due", "due", "load_days", "table_for"]
