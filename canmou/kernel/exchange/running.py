"""The background work of imports: check a file, carry an import out, undo it. Run by the worker."""

import logging
import traceback
from datetime import timedelta

from django.db import transaction

from canmou.kernel import clock, secrecy
from canmou.kernel.attachments.held import held_content
from canmou.kernel.errors import Refused, Stale
from canmou.kernel.exchange import review
from canmou.kernel.exchange.models import ImportCorrection, ImportFile
from canmou.kernel.exchange.moving import carry_out
from canmou.kernel.exchange.plan import Plan
from canmou.kernel.exchange.planning import make_plan
from canmou.kernel.exchange.queries import FALLING_BACK
from canmou.kernel.exchange.reading import RawSheet, read_workbook
from canmou.kernel.exchange.undoing import undo
from canmou.kernel.ledger.models import ImportBatch, ImportState
from canmou.kernel.permissions import Perm, require

log = logging.getLogger("canmou.imports")
#: Problems and notices kept for the page and for the marked workbook.
KEPT = 20_000
_OFTEN = timedelta(seconds=0.7)


class Superseded(Exception):
    """Somebody discarded the import, or handed over another piece of work, while this one ran."""


class Reporter:
    """Progress that the page shows: written now and then, and refused when this piece of work is no longer wanted."""

    def __init__(self, batch: ImportBatch) -> None:
        self.mine = ImportBatch.objects.filter(pk=batch.pk, run=batch.run, state=batch.state)
        self.stage, self.last = "", clock.now()

    def __call__(self, stage: str, done: int, most: int) -> None:
        now = clock.now()
        if stage == self.stage and timedelta() <= now - self.last < _OFTEN:
            return
        self.stage, self.last = stage, now
        if not self.mine.update(stage=stage[:60], stage_done=done, stage_most=most, beat_at=now):
            raise Superseded


def run_piece(uid: str, run: int) -> None:
    """Do one piece of work. It never leaves an import in between: what fails is told on its page."""
    batch = ImportBatch.objects.select_related("office", "by__office", "by__person").filter(uid=uid).first()
    steps = {
        ImportState.CHECKING: _check,
        ImportState.WRITING: _write,
        ImportState.UNDOING: _undo,
    }
    if batch is None or batch.run != run or batch.state not in steps:
        return
    state = ImportState(batch.state)
    try:
        with secrecy.logged():
            steps[state](batch, Reporter(batch))
    except Superseded:
        review.forget(batch, but=ImportBatch.objects.get(pk=batch.pk).reviewed)
    except Refused as error:
        _fall_back(batch, state, error.message)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        log.error("import %s failed: %s at %s:%s", uid, type(error).__name__, place.filename, place.lineno)
        _fall_back(batch, state, "系统出错，台账没有变动。请再试一次；仍不行请联系系统管理员，并告知导入时间")


def _fall_back(batch: ImportBatch, state: ImportState, told: str) -> None:
    review.forget(batch, but=batch.reviewed)
    mine = ImportBatch.objects.filter(pk=batch.pk, run=batch.run, state=state)
    mine.update(state=FALLING_BACK[state], told=told[:500])


def read_again(batch: ImportBatch) -> list[RawSheet]:
    """The sheets of the kept file. Raises `Refused` when it is gone."""
    file = ImportFile.objects.select_related("blob").filter(batch=batch).first()
    if file is None:
        raise Refused("上传的文件已经清除，请重新上传")
    return read_workbook(batch.file_name, held_content(file.blob))


def corrections_of(batch: ImportBatch) -> dict[tuple[str, int], dict[str, str]]:
    """What was corrected in the browser: (sheet, line) → heading → text."""
    found: dict[tuple[str, int], dict[str, str]] = {}
    for each in ImportCorrection.objects.filter(batch=batch):
        found.setdefault((each.sheet, each.line), {})[each.column] = each.text
    return found


def _plan(batch: ImportBatch, report: Reporter) -> Plan:
    require(batch.by, Perm.IMPORT)
    report("读取文件", 0, 1)
    return make_plan(
        read_again(batch),
        office=batch.office,
        by=batch.by,
        file_name=batch.file_name,
        year=batch.year,
        corrections=corrections_of(batch),
        kept=KEPT,
        progress=report,
    )


def _check(batch: ImportBatch, report: Reporter) -> None:
    plan = _plan(batch, report)
    _show(batch, plan, report, told="")


def _show(
    batch: ImportBatch, plan: Plan, report: Reporter, *, told: str, before: review.Findings | None = None
) -> None:
    """Keep what a plan found for its page, and wait for its owner."""
    report("整理结果", 0, 1)
    refused = review.cells_of(plan, read_again(batch)) if plan.problems else {}
    news = review.keep(batch, batch.run, plan, refused, before)
    with transaction.atomic():
        if not report.mine.update(
            state=ImportState.CHECKED,
            reviewed=batch.run,
            told=told.format(news=news)[:500],
            **review.counts(plan),
        ):
            raise Superseded
        review.forget(batch, but=batch.run)


def _write(batch: ImportBatch, report: Reporter) -> None:
    """Check once more; carry out what its owner has seen, and nothing else."""
    plan, before = _plan(batch, report), review.findings(batch)
    if plan.problems or not review.same_as(plan, before):
        told = "核对之后台账有变动，{news}行的处理与您看到的不同，什么也没有导入。请看标着“有变化”的行，再确认一次"
        _show(batch, plan, report, told=told, before=before)
        return
    plan.batch = batch
    try:
        carry_out(plan, report)
    except Stale as error:
        _show(batch, _plan(batch, report), report, told=error.message.replace("{", ""), before=before)


def _undo(batch: ImportBatch, report: Reporter) -> None:
    report("撤销", 0, 1)
    undo(batch)
