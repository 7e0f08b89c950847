"""What a user does with an import in the browser: send a file, correct it, confirm, discard, ask to undo.

The work itself is done in the background (`running`), one piece at a time: each piece has a number, `run`, and only
the latest may change anything.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.attachments.held import hold, let_go
from canmou.kernel.errors import NotPermitted, Refused, Stale
from canmou.kernel.exchange import review
from canmou.kernel.exchange.importing import read_at_the_door
from canmou.kernel.exchange.models import ImportCorrection, ImportFile, ImportRow, RowKind
from canmou.kernel.exchange.queries import FALLING_BACK, broken_off, manages
from canmou.kernel.exchange.tasks import work
from canmou.kernel.ledger.models import ImportBatch, ImportState
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require

DOOR = "import"
LONGEST_CELL = 20_000


def receive(name: str, content: bytes, *, by: User, year: int | None = None) -> ImportBatch:
    """Take in a file and have it checked in the background. Nothing is kept of a file that is refused.

    Raises `NotPermitted`, `SecrecyRefused`, and `Refused` for what is no readable spreadsheet.
    """
    require(by, Perm.IMPORT)
    read_at_the_door(name, content, by=by)
    with transaction.atomic():
        batch = ImportBatch.objects.create(
            office=by.office,
            by=by,
            at=clock.now(),
            file_name=name[:200],
            year=year,
            state=ImportState.CHECKING,
        )
        ImportFile.objects.create(batch=batch, blob=hold(content, about=batch.uid))
        _hand_over(batch)
    return batch


@transaction.atomic
def correct(batch: ImportBatch, cells: dict[tuple[str, int, str], str], *, by: User) -> int:
    """Note corrected cells, (sheet, line, heading) → text; a heading "" leaves the row out. Only of wrong rows.

    Returns how many cells are noted anew. The file is to be checked again after.
    """
    _require_own(batch, by)
    _require_state(batch, ImportState.CHECKED)
    if any(len(text) > LONGEST_CELL for text in cells.values()):
        raise Refused(f"一格最多 {LONGEST_CELL} 字，请缩短")
    labelled = {
        f"工作表“{sheet}”第{line}行“{heading}”": text for (sheet, line, heading), text in cells.items()
    }
    secrecy.guard_values(labelled, by=by, door=DOOR)
    wrong = ImportRow.objects.filter(batch=batch, run=batch.reviewed, kind=RowKind.REFUSED)
    held = {(sheet, line): values for sheet, line, values in wrong.values_list("sheet", "line", "values")}
    noted = []
    for (sheet, line, heading), text in cells.items():
        values = held.get((sheet, line))
        if values is None or heading and heading not in values:
            raise Refused("只能改正有问题的行，请刷新后再试")
        if not heading or values[heading][1] != text:
            noted.append(ImportCorrection(batch=batch, sheet=sheet, line=line, column=heading, text=text))
    ImportCorrection.objects.bulk_create(
        noted,
        update_conflicts=True,
        unique_fields=["batch", "sheet", "line", "column"],
        update_fields=["text"],
    )
    return len(noted)


@transaction.atomic
def take_back(batch: ImportBatch, *, by: User) -> None:
    """Drop all corrections, and check the file as it came."""
    _require_own(batch, by)
    _require_state(batch, ImportState.CHECKED)
    ImportCorrection.objects.filter(batch=batch).delete()
    check_again(batch, by=by)


@transaction.atomic
def check_again(batch: ImportBatch, *, by: User) -> None:
    """Have the file checked anew, with what was corrected."""
    _require_own(batch, by)
    _require_file(batch)
    _turn(batch, (ImportState.CHECKED, ImportState.FAILED), ImportState.CHECKING)
    _hand_over(batch)


@transaction.atomic
def confirm(batch: ImportBatch, *, by: User) -> None:
    """Have the import carried out as it was looked at."""
    _require_own(batch, by)
    _require_file(batch)
    if batch.problems:
        raise Refused(f"还有{batch.problems}处问题没有改正，不能导入")
    if not batch.added and not batch.changed:
        raise Refused("文件里没有要新增或修改的行，不用导入")
    _turn(batch, (ImportState.CHECKED,), ImportState.WRITING)
    _hand_over(batch)


@transaction.atomic
def discard(batch: ImportBatch, *, by: User) -> None:
    """Give an import up before it is carried out: the file and all that was found in it go."""
    _require_kept(batch, by)
    _turn(batch, (ImportState.CHECKED, ImportState.CHECKING, ImportState.FAILED), ImportState.DISCARDED)
    clear(batch)
    audit.write("放弃导入", by=by, office=batch.office, number=batch.uid)


@transaction.atomic
def ask_undo(batch: ImportBatch, *, by: User, reason: str) -> None:
    """Have an import undone in the background. Whether nothing stands in the way is asked there once more."""
    _require_kept(batch, by)
    secrecy.guard_values({"撤销原因": reason}, by=by, door=DOOR)
    if not reason.strip():
        raise Refused("请写明撤销原因")
    _turn(batch, (ImportState.DONE,), ImportState.UNDOING)
    ImportBatch.objects.filter(pk=batch.pk).update(undone_by=by, undo_reason=reason.strip()[:200])
    _hand_over(batch)


@transaction.atomic
def take_over(batch: ImportBatch, *, by: User) -> None:
    """Go on after the background work broke off (the worker was stopped): back to where it can be asked again."""
    _require_kept(batch, by)
    state = ImportState(batch.state)
    if state not in FALLING_BACK or not broken_off(batch):
        raise Refused("这次导入正在处理，请稍等")
    _turn(batch, (state,), FALLING_BACK[state])
    told = "上次处理中断了，台账没有变动，请再试一次"
    ImportBatch.objects.filter(pk=batch.pk).update(run=F("run") + 1, told=told)
    batch.refresh_from_db()


def clear(batch: ImportBatch) -> None:
    """Remove the file of an import, its findings and its corrections."""
    review.forget(batch)
    ImportCorrection.objects.filter(batch=batch).delete()
    for file in ImportFile.objects.filter(batch=batch).select_related("blob"):
        file.delete()
        let_go(file.blob)


def clear_old() -> int:
    """Remove what imports have kept for longer than the settings allow; returns how many. Run daily."""
    limit = clock.now() - timedelta(days=settings.CANMOU_IMPORT_DAYS)
    old = ImportBatch.objects.filter(at__lt=limit).exclude(state__in=FALLING_BACK)
    count = 0
    for batch in old.filter(models.Q(file__isnull=False) | models.Q(rows__isnull=False)).distinct():
        with transaction.atomic():
            clear(batch)
            waiting = ImportBatch.objects.filter(
                pk=batch.pk, state__in=(ImportState.CHECKED, ImportState.FAILED)
            )
            waiting.update(
                state=ImportState.DISCARDED, told=f"超过{settings.CANMOU_IMPORT_DAYS}天没有确认，文件已清除"
            )
        count += 1
    return count


def _hand_over(batch: ImportBatch) -> None:
    """Queue the next piece of work with the change itself: both are stored or neither."""
    changes = {"queued_at": clock.now(), "beat_at": None, "stage": "", "stage_done": 0, "stage_most": 0}
    ImportBatch.objects.filter(pk=batch.pk).update(run=F("run") + 1, told="", **changes)
    batch.refresh_from_db()
    work.enqueue(batch.uid, batch.run)


def _turn(batch: ImportBatch, before: tuple[ImportState, ...], after: ImportState) -> None:
    """Compare-and-set of the state, together with the run that the user looked at."""
    waiting = ImportBatch.objects.filter(pk=batch.pk, run=batch.run, state__in=before)
    if not waiting.update(state=after):
        raise Stale("这次导入的状态已经变了（可能在另一个窗口处理过），请刷新后再试")
    batch.state = after


def _require_state(batch: ImportBatch, state: ImportState) -> None:
    if batch.state != state:
        raise Stale("这次导入的状态已经变了（可能在另一个窗口处理过），请刷新后再试")


def _require_own(batch: ImportBatch, by: User) -> None:
    require(by, Perm.IMPORT)
    if batch.by_id != by.pk:
        raise NotPermitted("只有上传文件的人能继续这次导入")


def _require_kept(batch: ImportBatch, by: User) -> None:
    require(by, Perm.IMPORT)
    if not manages(by, batch):
        raise NotPermitted("这是别人的导入")


def _require_file(batch: ImportBatch) -> None:
    if not ImportFile.objects.filter(batch=batch).exists():
        raise Refused("上传的文件已经清除，请重新上传")
