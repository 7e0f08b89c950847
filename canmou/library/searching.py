"""Works whose title or kept text has words, among those that the user may see."""

import logging

from django.db.models import Q, QuerySet

from canmou.kernel.people.models import User
from canmou.lib.bigrams import runs
from canmou.library.following import index, pending
from canmou.library.models import Work, WorkText
from canmou.library.queries import sees_whole_office, works_visible_to

log = logging.getLogger("canmou.library")

#: So many works a search brings at most.
MOST = 500


def words_of(asked: str) -> list[str]:
    """What was asked for as words, at most eight: the stretches between blanks and marks."""
    return list(dict.fromkeys(runs(asked[:100].replace("\0", ""))))[:8]


def search(user: User, words: list[str]) -> list[int]:
    """Keys of the works that have all words, the best first; the index's word counts only for what it knows."""
    seen = works_visible_to(user).order_by()
    held = index()
    changed = pending(held) if sees_whole_office(user) else None
    if changed is None:
        return list(_having(seen, words)[:MOST])
    try:
        found = held.search(words, user.office_id, MOST)
    except ValueError:
        log.warning("the index of full texts cannot be read; the database is", exc_info=True)
        return list(_having(seen, words)[:MOST])
    allowed = set(seen.filter(pk__in=found).values_list("pk", flat=True)) - changed
    untexted = _having(seen.filter(Q(pk__in=changed) | ~Q(pk__in=WorkText.objects.values("work"))), words)
    best = [work for work in found if work in allowed]
    return list(dict.fromkeys([*best, *untexted[:MOST]]))[:MOST]


def _having(seen: QuerySet[Work], words: list[str]) -> QuerySet:
    texts = WorkText.objects.newest()
    for word in words:
        seen = seen.filter(
            Q(title__icontains=word) | Q(pk__in=texts.filter(text__icontains=word).values("work"))
        )
    return seen.order_by("-finished_on", "-pk").values_list("pk", flat=True)


def shown_texts(works: list[Work]) -> dict[int, str]:
    """The current texts of these works, by key."""
    rows = WorkText.objects.current().filter(work__in=works)
    return dict(rows.values_list("work", "text"))
