"""Imports: the page to send a file, the list, progress, result, and what stands in the way of undoing one."""

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from canmou.desk import links
from canmou.kernel import clock
from canmou.kernel.errors import NotPermitted
from canmou.kernel.exchange.obstacles import Obstacle, obstacles
from canmou.kernel.exchange.putting_back import steps_of
from canmou.kernel.exchange.queries import (
    FALLING_BACK,
    broken_off,
    has_file,
    imports_visible_to,
    leads_imports,
    records_of,
    waiting,
)
from canmou.kernel.exchange.undoing import require_undo
from canmou.kernel.ledger.declare import ledger as ledger_by_code
from canmou.kernel.ledger.models import ImportBatch, ImportState, RecordRef
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.paging import paginate
from canmou.kernel.ui.table import Column, Row, Table

LATEST = 8
OBSTACLES_SHOWN = 200
_TONES = {
    ImportState.CHECKING: "info",
    ImportState.WRITING: "info",
    ImportState.UNDOING: "info",
    ImportState.CHECKED: "warn",
    ImportState.DONE: "ok",
    ImportState.UNDONE: "neutral",
    ImportState.DISCARDED: "neutral",
    ImportState.FAILED: "bad",
}


def start(user: User) -> dict[str, Any]:
    """Beside the form: the reader's latest imports."""
    found = list(imports_visible_to(user).filter(by=user)[:LATEST])
    return {
        "latest": _table(found, "我最近的导入", with_owner=False) if found else None,
        "may_export": bool(can(user, Perm.EXPORT)),
        "days": settings.CANMOU_IMPORT_DAYS,
    }


def listing(user: User, query: QueryDict) -> dict[str, Any]:
    """All imports that the reader may deal with, or only the own ones."""
    whole = leads_imports(user)
    found = imports_visible_to(user)
    others = whole and query.get("who") == "all"
    if not others:
        found = found.filter(by=user)
    page = paginate(found, query)
    return {
        "page_of": page,
        "table": _table(page.rows, "导入记录", with_owner=whole) if page.rows else None,
        "tabs": [("?", "我的导入", not others), ("?who=all", "全室的导入", others)] if whole else [],
    }


def _table(found: list[ImportBatch], caption: str, *, with_owner: bool) -> Table:
    heads = [
        Column("文件", "long"),
        Column("状态", "short"),
        Column("新增", "num"),
        Column("修改", "num"),
        Column("有问题", "num"),
        Column("导入人", "short"),
        Column("时间", "date"),
    ]
    rows = []
    for batch in found:
        name = link(batch.file_name, reverse("import_page", args=[batch.uid]))
        cells = [name, state_of(batch), batch.added, batch.changed, batch.refused or None, batch.by]
        rows.append([*cells, _moment(batch.at)])
    if not with_owner:
        del heads[5]
        rows = [[*row[:5], row[6]] for row in rows]
    return Table(heads, [Row(cells) for cells in rows], caption)


def state_of(batch: ImportBatch) -> SafeString:
    """The state as a badge."""
    state = ImportState(batch.state)
    if state is ImportState.CHECKED and batch.problems:
        return badge("待改正", "bad")
    return badge(state.label, _TONES[state])


def _moment(at: Any) -> str:
    return f"{at.astimezone(clock.ZONE):%Y-%m-%d %H:%M}" if at else ""


def busy(batch: ImportBatch) -> bool:
    """Whether the background has work to do for this import."""
    return batch.state in FALLING_BACK


def reviewable(batch: ImportBatch) -> bool:
    """Whether there is something to look at before it is carried out."""
    return batch.state == ImportState.CHECKED


def progress(user: User, batch: ImportBatch) -> dict[str, Any]:
    """How far the background is, and what it waits for. Where nobody works, the page asks less often."""
    waits = waiting(batch)
    return {
        "batch": batch,
        "doing": ImportState(batch.state).label,
        "waits": waits,
        "measured": batch.stage_most > 1,
        "every": "5s" if waits.state in ("idle", "broken") else "1s",
        "may_take_over": broken_off(batch),
        "may_discard": batch.state == ImportState.CHECKING,
    }


def result(user: User, batch: ImportBatch, query: QueryDict) -> dict[str, Any]:
    """What an import did, with its records; or that it was given up, undone, or failed."""
    state = ImportState(batch.state)
    carried_out = state in (ImportState.DONE, ImportState.UNDONE)
    page = paginate(records_of(user, batch), query) if carried_out else None
    return {
        "batch": batch,
        "state": state_of(batch),
        "done": state is ImportState.DONE,
        "undone": state is ImportState.UNDONE,
        "failed": state is ImportState.FAILED,
        "page_of": page,
        "records": _records(batch, page.rows) if page and page.rows else None,
        "at": _moment(batch.moved_at or batch.at),
        "undone_at": _moment(batch.undone_at),
        "may_undo": state is ImportState.DONE and (batch.added or batch.changed),
        "may_again": state is ImportState.FAILED and batch.by_id == user.pk and has_file(batch),
    }


def _records(batch: ImportBatch, refs: list[RecordRef]) -> Table:
    heads = [
        Column("处理", "short"),
        Column("编号", "code"),
        Column("题名", "long"),
        Column("台账", "short"),
        Column("科室", "short"),
        Column("日期", "date"),
    ]
    rows = []
    for ref in refs:
        made = ref.batch_id == batch.pk
        title = link(ref.title, reverse("record", args=[ref.number]))
        kind = badge("新增", "ok") if made else badge("修改", "info")
        name = ledger_by_code(ref.ledger).name
        rows.append(Row([kind, ref.number, title, name, ref.unit.spoken, ref.on], voided=ref.voided))
    return Table(heads, rows, "这次导入的记录")


def marked_name(batch: ImportBatch) -> str:
    """The name of the workbook with its errors marked."""
    return f"{PurePath(batch.file_name).stem}（标出问题）.xlsx"


def undoing(user: User, batch: ImportBatch) -> dict[str, Any]:
    """Whether an import can be undone by the reader, and what stands in the way."""
    done = batch.state == ImportState.DONE
    steps = steps_of(batch) if done else []
    barred = ""
    if done:
        try:
            require_undo(batch, steps, user)
        except NotPermitted as error:
            barred = error.message
    found = obstacles(batch, steps) if done and not barred else []
    return {
        "batch": batch,
        "state": state_of(batch),
        "done": done,
        "barred": barred,
        "count": len(found),
        "obstacles": _obstacles(user, found[:OBSTACLES_SHOWN]) if found else None,
        "shown": OBSTACLES_SHOWN,
    }


def _obstacles(user: User, found: list[Obstacle]) -> Table:
    heads = [
        Column("这次导入的记录", "long"),
        Column("为什么不能撤销", "long"),
        Column("用到它的记录", "long"),
    ]
    rows = []
    for each in found:
        other = links.told([each.other], user) if each.other else ""
        rows.append(Row([_told(user, each.ref), each.why, other]))
    return Table(heads, rows, "不能撤销的原因")


def _told(user: User, ref: RecordRef) -> SafeString:
    return format_html("{}", links.told([ref], user))
