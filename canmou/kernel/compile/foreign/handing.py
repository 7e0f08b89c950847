"""Handing a filled form in: the file goes to the record of the form that is owed, which notes the day and a zero report."""

from dataclasses import dataclass
from pathlib import PurePath

from django.db import transaction

from canmou.kernel import attachments, audit, clock
from canmou.kernel.compile.foreign.filling import Filled, fill
from canmou.kernel.compile.foreign.models import FormCell, FormFill, FormLayout
from canmou.kernel.compile.foreign.writing import write
from canmou.kernel.errors import NotFound, Refused, Stale
from canmou.kernel.ledger.actions import amend
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.queries import find
from canmou.kernel.metrics import Scope
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can, require, visible


@dataclass(frozen=True)
class OwedForms:
    """The ledger of forms that are owed, and its columns for the day of handing in and for a zero report."""

    ledger: str
    handed_in_on: str
    zero: str


_OWED: dict[str, OwedForms] = {}


def declare(owed: OwedForms) -> None:
    """Say which ledger keeps the forms that are owed. Called by the app that has it."""
    _OWED[owed.ledger] = owed


def owed_ledgers() -> list[str]:
    """The codes of those ledgers."""
    return list(_OWED)


def owed(user: User) -> list[Record]:
    """The forms that are owed and that the user may hand in, the most pressing first."""
    found: list[Record] = []
    for each in _OWED.values():
        kept = ledger(each.ledger)
        rows = kept.model.objects.filter(
            visible(user, each.ledger), voided=False, **{f"{each.handed_in_on}__isnull": True}
        )
        rows = rows.select_related("ref", "unit", "office").order_by(kept.date, "pk")
        found += [row for row in rows if can(user, Perm.EDIT, row)]
    return found


@transaction.atomic
def hand_in(layout: FormLayout, scope: Scope, number: str, *, by: User, zero: bool = False) -> FormFill:
    """Fill a form and keep it with the record `number`, which is marked as handed in today.

    Refused: a form with cells that could not be filled, one handed in already, and a zero report that the records
    speak against (naming every such cell).
    """
    record = find(by, number)
    columns = _OWED.get(record.ledger_code)
    if columns is None:
        raise NotFound("请选一条外来表格的记录")
    require(by, Perm.EDIT, record)
    if getattr(record, columns.handed_in_on):
        raise Stale("这张表已经报出，他人已处理；要重报请先在记录里清空报出日期")
    filled = fill(layout, scope, by=by, zero=zero)
    _refuse_unready(filled, zero)
    name = file_name(layout, scope)
    kept = attachments.attach(
        record.ref,
        name=name,
        content=write(filled),
        by=by,
        title="零报告" if zero else "报出的表",
        door="填表",
    )
    setattr(record, columns.handed_in_on, clock.today())
    setattr(record, columns.zero, zero)
    amend(record, by=by)
    made = FormFill.objects.create(
        layout=layout, ref=record.ref, attachment=kept, period=scope.period.notation, unit=scope.unit,
        zero=zero, by=by, at=clock.now(),
    )  # fmt: skip
    audit.write("报出零报告" if zero else "报出外来表格", by=by, office=layout.office, number=record.number)
    return made


def _refuse_unready(filled: Filled, zero: bool) -> None:
    if not filled.values and not filled.lists:
        raise Refused("这张表还没有一格说明填什么，请先点表里的格设置")
    problems = "；".join(f"{spot}：{why}" for spot, why in filled.problems)
    if problems:
        raise Refused(f"还有格没有填上，不能报出。{problems}")
    if not zero:
        return
    numeric = any(each.cell.what == FormCell.What.METRIC for each in filled.values.values())
    if not numeric and not filled.lists:
        raise Refused("这张表没有设置取数的格或清单，不能确认是零报告")
    against = filled.not_zero()
    if against:
        raise Refused(f"台账有数，不能报零：{'；'.join(against)}")


def file_name(layout: FormLayout, scope: Scope) -> str:
    """The name of a filled form."""
    path = PurePath(layout.file_name)
    unit = scope.unit.name if scope.unit else ""
    return f"{path.stem[:140]}（{scope.period.label}{unit}）{path.suffix}"
