"""Works whose kept texts have passages in common with a draft: only those that the user may see."""

from collections.abc import Iterable
from dataclasses import dataclass

from canmou.kernel.people.models import User
from canmou.lib.passages import Draft, Passage, share, weights
from canmou.library.models import Work, WorkText
from canmou.library.queries import texts_visible_to

__all__ = ["Likeness", "Passage", "alike_texts"]


@dataclass(frozen=True)
class Likeness:
    """A work that a draft is alike to. share: of the draft's characters, those found in the work.

    Places of the passages count in the draft as given and in the text of the work as kept.
    """

    ref: str
    title: str
    share: float
    passages: tuple[Passage, ...]


def alike_texts(
    text: str, *, user: User, least: float = 0.2, limit: int = 10, without: Iterable[str] = ()
) -> list[Likeness]:
    """The works alike to a text, most alike first. without: numbers of works to leave out."""
    draft = Draft(text)
    found: list[tuple[Work, tuple[Passage, ...]]] = []
    for row in _candidates(user, without):
        if passages := draft.passages(row.text):
            found.append((row.work, passages))
    weighed = weights(len(text), [passages for _, passages in found])
    alike = [
        Likeness(work.number, work.title, round(share(draft, passages, weighed), 4), passages)
        for work, passages in found
    ]
    alike = [one for one in alike if one.share >= least]
    return sorted(alike, key=lambda one: (-one.share, one.ref))[:limit]


def _candidates(user: User, without: Iterable[str]) -> Iterable[WorkText]:
    rows = texts_visible_to(user).exclude(work__number__in=list(without))
    return rows.select_related("work").iterator(chunk_size=100)
