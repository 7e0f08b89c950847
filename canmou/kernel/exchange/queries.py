"""Which imports a user sees, and what of them."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Min, Q, QuerySet
from django_tasks_db.models import DBTaskResult

from canmou.kernel import clock
from canmou.kernel.errors import NotFound
from canmou.kernel.exchange.models import ImportCorrection, ImportFile, ImportRemark, ImportRow
from canmou.kernel.exchange.sheets import open_directories, sheet_named, title_of
from canmou.kernel.ledger.models import ImportBatch, ImportState, RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, opens, standing

#: So long a worker that is there needs at most to take up what waits.
_TAKEN_UP = timedelta(seconds=15)
#: Without any sign of life for so long, a piece of work counts as broken off.
SILENT = timedelta(seconds=120)
#: What is worked on in the background, and what it falls back to when the work breaks off.
FALLING_BACK = {
    ImportState.CHECKING: ImportState.FAILED,
    ImportState.WRITING: ImportState.CHECKED,
    ImportState.UNDOING: ImportState.DONE,
}


def leads_imports(user: User) -> bool:
    """Whether a user imports every ledger for the whole office, and so deals with the imports of others, too."""
    return any(
        grant.units is None and not grant.role.keeps for grant in standing(user).with_perm(Perm.IMPORT)
    )


def manages(user: User, batch: ImportBatch) -> bool:
    """Whether a user may deal with an import: its importer, and (but for restricted ledgers) who leads imports."""
    return batch.by_id == user.pk or (
        batch.office_id == user.office_id and not batch.restricted and leads_imports(user)
    )


def imports_visible_to(user: User) -> QuerySet[ImportBatch]:
    """The imports that a user may deal with, newest first."""
    seen = Q(by=user)
    if leads_imports(user):
        seen |= Q(restricted=False)
    found = ImportBatch.objects.filter(seen, office=user.office_id)
    return found.select_related("by__person", "undone_by__person").order_by("-at", "-pk")


def imports_waiting(user: User) -> QuerySet[ImportBatch]:
    """The user's own imports that are checked and neither confirmed nor given up, the oldest first."""
    mine = ImportBatch.objects.filter(by=user, state__in=(ImportState.CHECKED, ImportState.FAILED))
    return mine.order_by("at", "pk")


def find_import(user: User, uid: str) -> ImportBatch:
    """The import with this id. Raises `NotFound` when there is none or it is not the user's to see."""
    batch = imports_visible_to(user).filter(uid=uid).first()
    if batch is None:
        raise NotFound("没有这次导入，或者您无权查看")
    return batch


def has_file(batch: ImportBatch) -> bool:
    """Whether the uploaded file is still kept."""
    return ImportFile.objects.filter(batch=batch).exists()


def open_sheets(user: User, batch: ImportBatch) -> list[str]:
    """The sheets of a checked file that are open to a user, in the order of the file."""
    rows = ImportRow.objects.filter(batch=batch, run=batch.reviewed).order_by()
    found = rows.values_list("sheet", "ledger").annotate(first=Min("place")).order_by("first")
    directories = {title_of(directory) for directory in open_directories(user)}
    return [
        sheet for sheet, code, _ in found if (opens(user, code, Perm.VIEW) if code else sheet in directories)
    ]


def rows_of(user: User, batch: ImportBatch) -> QuerySet[ImportRow]:
    """The rows of a checked file that a user may see."""
    return ImportRow.objects.filter(batch=batch, run=batch.reviewed, sheet__in=open_sheets(user, batch))


def remarks_of(user: User, batch: ImportBatch) -> QuerySet[ImportRemark]:
    """What was found wrong or guessed; its importer sees what concerns no known sheet, too."""
    remarks = ImportRemark.objects.filter(batch=batch, run=batch.reviewed)
    if batch.by_id == user.pk:
        closed = {
            title
            for title in remarks.values_list("sheet", flat=True).distinct().order_by("sheet")
            if (found := sheet_named(title)) and hasattr(found, "code") and not opens(user, found.code)
        }
        return remarks.exclude(Q(sheet__in=closed) & Q(line__gt=0))
    return remarks.filter(sheet__in=open_sheets(user, batch))


def corrections_in(batch: ImportBatch) -> QuerySet[ImportCorrection]:
    """What was corrected in the browser."""
    return ImportCorrection.objects.filter(batch=batch)


def records_of(user: User, batch: ImportBatch) -> QuerySet[RecordRef]:
    """The records that an import made or changed, as far as the user may see them."""
    touched = Q(batch=batch) | Q(pk__in=batch.changes.values("ref"))
    return refs_visible_to(user).filter(touched).select_related("unit").order_by("ledger", "number")


@dataclass(frozen=True)
class Waiting:
    """How the background work of an import stands: queued, behind (others), idle (nobody works), running, broken."""

    state: str
    ahead: int = 0


def waiting(batch: ImportBatch) -> Waiting:
    """What to tell who waits for an import."""
    now = clock.now()
    heard = batch.beat_at or batch.queued_at or now
    if now - heard > SILENT:
        return Waiting("broken" if batch.beat_at else "idle")
    if batch.beat_at:
        return Waiting("running")
    ahead = (
        ImportBatch.objects.filter(state__in=FALLING_BACK, queued_at__lt=heard).exclude(pk=batch.pk).count()
    )
    if DBTaskResult.objects.running().exists():
        return Waiting("behind", ahead)
    return Waiting("queued" if now - heard < _TAKEN_UP else "idle", ahead)


def broken_off(batch: ImportBatch) -> bool:
    """Whether nothing has been heard from the background for too long."""
    heard = batch.beat_at or batch.queued_at
    return batch.state in FALLING_BACK and heard is not None and clock.now() - heard > SILENT
