"""Works whose kept texts have passages in common with a draft: only those that the user may see."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from canmou.kernel.people.models import User
from canmou.lib.passages import Draft, Passage, copied, share, weights
from canmou.library.following import index, pending
from canmou.library.models import Work, WorkText
from canmou.library.queries import sees_whole_office, texts_visible_to

__all__ = ["Likeness", "Passage", "alike_texts"]

log = logging.getLogger("canmou.library")

#: So many candidates are aligned with a draft; so few texts are read without asking the index.
EXAMINED, FEW = 80, 60


@dataclass(frozen=True)
class Likeness:
    """A work that a draft is alike to. share: of the draft's characters, those found in the work; what many works
    have alike weighs little in it.

    Places of the passages count in the draft as given and in the text of the work as kept.
    """

    ref: str
    title: str
    share: float
    passages: tuple[Passage, ...]


def alike_texts(
    text: str, *, user: User, least: float = 0.2, limit: int = 10, without: Iterable[str] = ()
) -> list[Likeness]:
    """The works alike to a text, most alike first: those with at least such a share, or with a copied passage.

    without: numbers of works to leave out. `least=0` brings everything that has any passage in common.
    """
    draft = Draft(text)
    found: list[tuple[Work, tuple[Passage, ...]]] = []
    for row in candidates(text, user, without):
        if passages := draft.passages(row.text):
            found.append((row.work, passages))
    weighed = weights(len(text), [passages for _, passages in found])
    alike = []
    for work, passages in found:
        part = round(share(draft, passages, weighed), 4)
        if part >= least or copied(passages, weighed):
            alike.append(Likeness(work.number, work.title, part, passages))
    return sorted(alike, key=lambda one: (-one.share, one.ref))[:limit]


def candidates(text: str, user: User, without: Iterable[str] = ()) -> Iterator[WorkText]:
    """The texts to align: the index's likeliest and what it does not know yet, or all when it is of no use."""
    rows = texts_visible_to(user).exclude(work__number__in=list(without)).select_related("work")
    works = _likely(text, user)
    if works is None:
        yield from rows.iterator(chunk_size=100)
    else:
        yield from rows.filter(work__in=works)


def _likely(text: str, user: User) -> set[int] | None:
    if not sees_whole_office(user) or not texts_visible_to(user)[FEW:].exists():
        return None
    held = index()
    changed = pending(held)
    if changed is None:
        return None
    try:
        return set(held.candidates(text, user.office_id)[:EXAMINED]) | changed
    except ValueError:
        log.warning("the index of full texts cannot be read; the database is", exc_info=True)
        return None
