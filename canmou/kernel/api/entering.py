"""Values sent by a program become records as typed texts do: the same readings, rules and refusals."""

from collections.abc import Sequence
from typing import Any

from canmou.kernel import clock
from canmou.kernel.api.values import HIDDEN
from canmou.kernel.errors import Invalid
from canmou.kernel.exchange.cells import LINKS
from canmou.kernel.exchange.typed import Typed, Typist
from canmou.kernel.ledger.actions import add_many, amend, examine
from canmou.kernel.ledger.declare import Column, Ledger, ledger_for
from canmou.kernel.ledger.drafts import ordered
from canmou.kernel.ledger.models import Record, RecordRef
from canmou.kernel.people.models import User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.permissions import Perm, can

Values = dict[str, Any]
SEALED = "这一栏有您无权查看的记录，不能由接口改写，请不要传这一栏"


def enter(ledger: Ledger, rows: Sequence[Values], *, by: User) -> list[Record]:
    """Enter records, all or none. Raises `Invalid` whose problems are named `row.column`, rows counted from 0."""
    typist = Typist(ledger, by, year=clock.today().year)
    home = next(iter(own_sections(by)), None)
    typed = _read(typist, rows)
    drafts = []
    for one in typed:
        if one.found.get("unit") is None and "unit" not in one.problems:
            one.found["unit"] = home
        drafts.append(one.onto(ledger.model(office=by.office), ledger))
    problems = {}
    for place, (one, wrong) in enumerate(zip(typed, examine(drafts, by=by), strict=True)):
        told = {name: text for name, text in wrong.items() if not one.problems or name in one.found}
        problems |= {f"{place}.{name}".rstrip("."): text for name, text in (told | one.problems).items()}
    if problems:
        raise Invalid(problems)
    return add_many(drafts, by=by)


def change(record: Record, values: Values, *, version: int, by: User) -> Record:
    """Change the columns that are given. Raises `Invalid` and, when others changed it since, `Stale`.

    A link to a record that the user may not open stays as it is.
    """
    ledger = ledger_for(type(record))
    if sealed := [name for name in values if _sealed(ledger, record, name, by)]:
        raise Invalid(dict.fromkeys(sealed, SEALED))
    (typed,) = _read(Typist(ledger, by, year=clock.today().year, voided=True), [values])
    if typed.problems:
        raise Invalid(typed.problems)
    draft = typed.onto(record, ledger)
    record.version = version
    return amend(record, by=by, lists=draft.lists)


def _sealed(ledger: Ledger, record: Record, name: str, by: User) -> bool:
    """Whether a column names a record that the user may not open."""
    column = next((found for found in ledger.sheet if found.name == name), None)
    if column is None or column.kind not in ("record", "ref", "records", "refs"):
        return False
    held = ordered(record, name) if column.many else [getattr(record, name)]
    refs = [item if isinstance(item, RecordRef) else item.ref for item in held if item is not None]
    return not all(can(by, Perm.VIEW, ref) for ref in refs)


def _read(typist: Typist, rows: Sequence[Values]) -> list[Typed]:
    """Rows of texts, read; what is no column or no text is a problem of its row."""
    columns = {column.name: column for column in typist.ledger.sheet}
    strange: list[dict[str, str]] = []
    texts: list[dict[str, str]] = []
    for row in rows:
        texts.append({})
        strange.append({})
        for name, value in row.items():
            if name not in columns:
                strange[-1][name] = "没有这一栏，栏目见台账的说明"
                continue
            try:
                texts[-1][name] = _text(columns[name], value)
            except ValueError as error:
                strange[-1][name] = str(error)
    typed = typist.read(texts)
    for one, more in zip(typed, strange, strict=True):
        one.problems |= more
    return typed


def _text(column: Column, value: Any) -> str:
    """A value as one would type it. Raises ValueError with the sentence for the caller."""
    if isinstance(value, list):
        if not column.many:
            raise ValueError("这一栏只能填一个值")
        mark = "\n" if column.kind in ("refs", "records") else "、"
        return mark.join(_text(column, item) if not isinstance(item, list) else "" for item in value)
    if isinstance(value, dict):
        return _named(column, value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def _named(column: Column, value: dict[str, Any]) -> str:
    """A person, unit or record as the interface itself writes it."""
    if value == HIDDEN:
        raise ValueError(SEALED)
    name = next((value[key] for key in ("number", "code", "name") if isinstance(value.get(key), str)), "")
    if column.kind not in LINKS or not name:
        raise ValueError("写法不对：人员写 code 或 name，单位写 name，记录写 number")
    return name
