"""Bringing a form in, and saying what goes into which of its cells. Who may compile for its owner may say so."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from django.db import transaction

from canmou.kernel import attachments, audit, clock, secrecy
from canmou.kernel.compile.foreign.grid import Box, Grid, digest_of, read_grids, room_below
from canmou.kernel.compile.foreign.models import FormCell, FormColumn, FormLayout
from canmou.kernel.errors import Invalid, NotFound, Refused
from canmou.kernel.files import Kind
from canmou.kernel.ledger.declare import Ledger, ledger
from canmou.kernel.ledger.queries import open_ledgers
from canmou.kernel.metrics import metric_for
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, opens, readers_of, require
from canmou.lib.rendering import Style

MAX_BYTES = 10 * 1024 * 1024
KINDS = {Kind.XLSX: FormLayout.Kind.XLSX, Kind.DOCX: FormLayout.Kind.DOCX}
#: What a column of a list may take beside the columns of its ledger.
SOURCES = {"sequence": "序号", "name": "题名", "number": "编号"}
DOOR = "填表"


@dataclass(frozen=True)
class Brought:
    """A form that was brought in. `known`: its mapping was there already; `copied_from`: or was taken from another."""

    layout: FormLayout
    known: bool
    copied_from: FormLayout | None = None


def kind_of(name: str, content: bytes, *, by: User) -> str:
    """The kind of a form's file. Raises `Refused` for every file that cannot be filled, `SecrecyRefused`."""
    if len(content) > MAX_BYTES:
        raise Refused(f"“{name}”超过{MAX_BYTES // 1024 // 1024} MB，不像一张空白表，请删去图片和数据后再上传")
    kind = attachments.check_file(name, content, by=by, door=DOOR)
    if kind not in KINDS:
        raise Refused(f"“{name}”是{kind.label}，填表要 .xlsx 或 .docx；旧格式请用办公软件另存后再上传")
    return KINDS[kind]


@transaction.atomic
def bring_form(owner: Office | Unit, *, name: str, content: bytes, by: User) -> Brought:
    """Take a blank form in. One of the same structure keeps its mapping and takes the new file as its blank."""
    require(by, Perm.COMPILE, owner)
    name = PurePath(name.replace("\\", "/")).name.strip()[:200]
    kind = kind_of(name, content, by=by)
    digest = digest_of(kind, read_grids(kind, content))
    unit = owner if isinstance(owner, Unit) else None
    alike = FormLayout.objects.filter(office=by.office, digest=digest)
    known = alike.select_for_update().filter(unit=unit).first()
    blob = attachments.keep(content)
    values = {"name": PurePath(name).stem[:120], "file_name": name, "blob": blob, "made_by": by}
    if known is not None:
        before = known.blob
        for field, value in (values | {"made_at": clock.now()}).items():
            setattr(known, field, value)
        known.save()
        if before != blob:
            attachments.release(before)
        audit.write("上传空白表", by=by, office=by.office, number=known.uid)
        return Brought(known, known.cells.exists())
    made = FormLayout.objects.create(
        office=by.office, unit=unit, kind=kind, digest=digest, made_at=clock.now(), **values
    )
    mapped = alike.filter(cells__isnull=False).exclude(pk=made.pk).distinct().first()
    if mapped is not None:
        _copy(mapped, made)
    audit.write("上传空白表", by=by, office=by.office, number=made.uid)
    return Brought(made, False, mapped)


@transaction.atomic
def forget_form(layout: FormLayout, *, by: User) -> None:
    """Remove a form with its mapping. Refused for one that was handed in: its mapping says where the figures came from."""
    require(by, Perm.COMPILE, layout.owner)
    if layout.fills.exists():
        raise Refused("这张表报出过，设置要留作依据，不能删除")
    blob, uid = layout.blob, layout.uid
    layout.delete()
    attachments.release(blob)
    audit.write("删除空白表", by=by, office=by.office, number=uid)


def _copy(source: FormLayout, target: FormLayout) -> None:
    """The mapping of another section as the beginning of one's own; whose figures it takes is not copied."""
    for cell in source.cells.prefetch_related("columns"):
        columns = list(cell.columns.all())
        cell.pk, cell.layout, cell.unit = None, target, None
        cell._state.adding = True
        cell.save()
        FormColumn.objects.bulk_create(
            FormColumn(cell=cell, column=each.column, source=each.source) for each in columns
        )


def blank(layout: FormLayout) -> bytes:
    """The bytes of the blank form."""
    return attachments.read(layout.blob, layout.file_name)


def grids_of(layout: FormLayout) -> list[Grid]:
    """The blank form as grids."""
    return read_grids(layout.kind, blank(layout))


def box_at(grids: list[Grid], table: int, row: int, column: int) -> tuple[Grid, Box]:
    """A cell of a form. Raises `NotFound` for one that is not there, or is covered by a merged one."""
    if 0 < table <= len(grids):
        box = grids[table - 1].at(row, column)
        if box is not None:
            return grids[table - 1], box
    raise NotFound("表里没有这一格；合并的格请点它的左上角")


@transaction.atomic
def map_cell(
    layout: FormLayout,
    place: tuple[int, int, int],
    *,
    by: User,
    metric: str = "",
    style: str = "",
    field: str = "",
    text: str = "",
    span: str = FormCell.Span.SAME,
    unit: Unit | None = None,
) -> FormCell:
    """Say what a cell takes: a figure, a field or a plain text (exactly one). Replaces what it took before."""
    require(by, Perm.COMPILE, layout.owner)
    box_at(grids_of(layout), *place)
    if sum(bool(each) for each in (metric, field, text.strip())) != 1:
        raise Refused("请选一个数字、一个字段，或写一段文字")
    if span not in FormCell.Span.values or field and field not in FormCell.Field.values:
        raise Refused("没有这种期间或字段，请在列表里选")
    if metric:
        metric_for(metric)
        _check_style(style)
    if unit is not None:
        require(by, Perm.COMPILE, unit)
    text = text.strip()
    if len(text) > 300:
        raise Refused("文字不能超过300字")
    secrecy.guard_values({"文字": text}, by=by, door=DOOR)
    what = FormCell.What.METRIC if metric else FormCell.What.FIELD if field else FormCell.What.TEXT
    return _placed(
        layout, place, by=by,
        what=what, metric=metric, style=style, field=field, text=text, span=span, unit=unit,
    )  # fmt: skip


def _check_style(style: str) -> None:
    try:
        Style.parse(style)
    except ValueError as error:
        raise Refused(str(error)) from error


def _placed(layout: FormLayout, place: tuple[int, int, int], *, by: User, **values: object) -> FormCell:
    table, row, column = place
    layout.cells.filter(table=table, row=row, column=column).delete()
    cell = FormCell.objects.create(layout=layout, table=table, row=row, column=column, **values)
    audit.write("设置填表格", by=by, office=layout.office, number=layout.uid)
    return cell


def listable(user: User) -> list[Ledger]:
    """The ledgers that a list may take its rows from: dated, open to the user, not restricted."""
    return [each for each in open_ledgers(user) if each.date and readers_of(each.code) is None]


def ledger_for_list(user: User, code: str) -> Ledger:
    """A ledger that a list may be made of. Raises `Refused`; a ledger closed to the user is not told from none."""
    try:
        found = ledger(code)
    except KeyError as error:
        raise NotFound("没有这本台账") from error
    if not opens(user, code):
        raise NotFound("没有这本台账")
    if readers_of(code) is not None:
        raise Refused(f"“{found.name}”只对指定角色开放，只能写数目，不能列举其中的记录")
    if not found.date:
        raise Refused(f"“{found.name}”没有日期，不能按期间取记录")
    return found


@transaction.atomic
def map_list(
    layout: FormLayout,
    place: tuple[int, int, int],
    *,
    by: User,
    ledger_code: str,
    columns: Mapping[int, str],
    span: str = FormCell.Span.SAME,
    unit: Unit | None = None,
) -> FormCell:
    """Let a list begin in a cell: each record of the ledger fills a row, `columns` says which column takes what."""
    require(by, Perm.COMPILE, layout.owner)
    grid, _ = box_at(grids_of(layout), *place)
    found = ledger_for_list(by, ledger_code)
    if unit is not None:
        require(by, Perm.COMPILE, unit)
    if span not in FormCell.Span.values:
        raise Refused("没有这种期间，请在列表里选")
    chosen = {column: source for column, source in columns.items() if source}
    names = {column.name for column in found.sheet} | set(SOURCES)
    if not chosen:
        raise Invalid({"columns": "请至少给一列选上台账的栏"})
    if not set(chosen.values()) <= names:
        raise Invalid({"columns": f"“{found.name}”没有所选的栏，请在列表里选"})
    if any(grid.at(place[1], column) is None for column in chosen):
        raise NotFound("表里没有所选的列")
    length = room_below(grid, place[1], min(chosen))
    _refuse_overlap(layout, place, length)
    cell = _placed(
        layout, place, by=by,
        what=FormCell.What.LIST, ledger=ledger_code, length=length, span=span, unit=unit,
    )  # fmt: skip
    FormColumn.objects.bulk_create(
        FormColumn(cell=cell, column=column, source=source) for column, source in sorted(chosen.items())
    )
    return cell


def _refuse_overlap(layout: FormLayout, place: tuple[int, int, int], length: int) -> None:
    table, row, _ = place
    for other in layout.cells.filter(table=table, what=FormCell.What.LIST):
        if other.place != place and other.row < row + length and row < other.row + other.length:
            raise Refused("这几行已经有一个清单，两个清单不能并排，请先清除原来的")


@transaction.atomic
def clear_cell(layout: FormLayout, place: tuple[int, int, int], *, by: User) -> None:
    """Leave a cell as it is in the blank form."""
    require(by, Perm.COMPILE, layout.owner)
    table, row, column = place
    if layout.cells.filter(table=table, row=row, column=column).delete()[0]:
        audit.write("清除填表格", by=by, office=layout.office, number=layout.uid)


def layout_named(user: User, uid: str) -> FormLayout:
    """A form of the user's office. Raises `NotFound`."""
    found = FormLayout.objects.filter(office=user.office, uid=uid)
    layout = found.select_related("office", "unit", "blob", "made_by__person").first()
    if layout is None:
        raise NotFound("没有这张表")
    return layout


def layouts(user: User) -> list[FormLayout]:
    """The forms of the user's office, newest first."""
    found = FormLayout.objects.filter(office=user.office).select_related("unit", "made_by__person")
    return list(found)
