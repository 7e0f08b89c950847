"""The first step of the transaction that moves a plan: its import is on record as carried out."""

from datetime import datetime

from canmou.kernel.errors import Stale
from canmou.kernel.exchange.plan import Plan
from canmou.kernel.exchange.sheets import Directory, is_restricted
from canmou.kernel.ledger.models import ImportBatch, ImportState


def settle(plan: Plan, moment: datetime) -> ImportBatch:
    """A new import, or the one that the plan belongs to, which must be waiting for just this. Raises `Stale`."""
    counts = {
        "added": len(plan.added),
        "changed": len(plan.changed),
        "unchanged": plan.unchanged,
        "restricted": any(map(is_restricted, plan.by_sheet)),
        "entries": sum(isinstance(row.sheet, Directory) for row in (*plan.added, *plan.changed)),
    }
    if plan.batch is None:
        return ImportBatch.objects.create(
            office=plan.office,
            by=plan.by,
            at=moment,
            moved_at=moment,
            file_name=plan.file_name[:200],
            year=plan.year,
            **counts,
        )
    waiting = ImportBatch.objects.filter(pk=plan.batch.pk, run=plan.batch.run, state=ImportState.WRITING)
    if not waiting.update(state=ImportState.DONE, moved_at=moment, told="", **counts):
        raise Stale("这次导入他人已处理，请刷新")
    plan.batch.refresh_from_db()
    return plan.batch
