"""Dated items of ledgers whose last day follows from working days: what a change of the calendar moves."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from canmou.kernel import clock
from canmou.kernel.calendar import Matter, Reckoning
from canmou.kernel.ledger.dates import declared
from canmou.kernel.ledger.due import TODO
from canmou.kernel.ledger.duerows import Arm, Window, computed_marks, open_rows, read_marks

_FAR = date(9000, 1, 1)


def _running(touched: frozenset[date]) -> Iterator[Matter]:
    window = Window(clock.today(), until=_FAR)
    reckoned = [(ledger, due) for ledger, due in declared(TODO) if due.workdays or due.compute]

    def arms(computed: bool) -> list[Arm]:
        return [
            (ledger, due, open_rows(ledger, due, Q(), window))
            for ledger, due in reckoned
            if bool(due.compute) is computed
        ]

    order = {id(due): index for index, (_, due) in enumerate(reckoned)}
    found = read_marks(("reckoned", window), lambda: arms(False))
    for mark in [*found, *computed_marks(arms(True))]:
        key = (mark.ref, order[id(mark.due)])
        yield Matter(key, mark.ref, f"{mark.ledger.name}：{mark.due.label}", mark.day, mark.person, mark.unit)


RECKONING = Reckoning("台账期限", _running)
