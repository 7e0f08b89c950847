"""How the index follows the outbox, and how far behind it is: never so far that something is not found.

What changed since the mark is read from the database beside the index; when there is no index, or too much changed,
the database is read alone.
"""

import logging
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db.models import Max

from canmou.library.models import TextChange, WorkText
from canmou.library.textindex import Busy, Entry, TextIndex

log = logging.getLogger("canmou.library")

#: Works that may have changed since the mark for the index to be of use; taken up at once while following.
MOST_PENDING = 200
BATCH = 200


@lru_cache(maxsize=4)
def _index_in(folder: Path) -> TextIndex:
    return TextIndex(folder)


def index() -> TextIndex:
    """The index of this machine."""
    return _index_in(Path(settings.CANMOU_INDEX))


def pending(held: TextIndex) -> set[int] | None:
    """Works that changed since the index was written; None when it is of no use."""
    mark = held.mark()
    if mark is None or not _of_this_database(*mark):
        return None
    later = TextChange.objects.filter(pk__gt=mark[0]).order_by().values_list("work", flat=True).distinct()
    found = set(later[: MOST_PENDING + 1])
    return found if len(found) <= MOST_PENDING else None


def _of_this_database(key: int, name: str) -> bool:
    return key == 0 or TextChange.objects.filter(pk=key, name=name).exists()


def follow() -> int:
    """Bring the index up to the outbox; returns how many texts were taken up. Another writer is left to its work."""
    held = index()
    mark = held.mark()
    try:
        if mark is None or not _of_this_database(*mark):
            return rebuild()
        return _take_up(held)
    except Busy:
        return 0


def _take_up(held: TextIndex) -> int:
    count = 0
    try:
        while changes := _after(held.mark()):
            with held.writing() as writer:
                count += writer.put(_entries({work for _, _, work in changes}))
                writer.keep(*changes[-1][:2])
    except ValueError:
        log.warning("the index of full texts cannot be written and is made anew", exc_info=True)
        return rebuild()
    return count


def rebuild() -> int:
    """Make the index anew; returns how many texts it holds. Raises `Busy` while another process writes it."""
    last = TextChange.objects.order_by("-pk").values_list("pk", "name").first() or (0, "")
    works = WorkText.objects.aggregate(most=Max("work"))["most"] or 0
    count = 0
    with index().writing(anew=True) as writer:
        for first in range(0, works + 1, BATCH):
            count += writer.put(_entries(range(first, first + BATCH)))
        writer.keep(*last)
    return count


def _after(mark: tuple[int, str] | None) -> list[tuple[int, str, int]]:
    rows = TextChange.objects.filter(pk__gt=mark[0] if mark else 0).order_by("pk")
    return list(rows.values_list("pk", "name", "work")[:BATCH])


def _entries(works: set[int] | range) -> Iterator[Entry]:
    rows = WorkText.objects.newest().filter(work__in=list(works)).select_related("work").order_by("work")
    for row in rows:
        yield Entry(row.work_id, row.work.office_id, row.work.title, row.text)
