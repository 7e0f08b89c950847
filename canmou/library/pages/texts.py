"""What the pages of a work's text, of a comparison and of the reading lists show."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.lib.excerpts import Piece, beside, excerpts
from canmou.lib.passages import DUPLICATE
from canmou.library import queries
from canmou.library.alike import Likeness, alike_texts
from canmou.library.collecting import signed
from canmou.library.forms.texts import DraftForm, ListForm, PutForm, TextForm, YearForm
from canmou.library.models import ReadingList, Work
from canmou.library.searching import words_of

#: A comparison shows works from this share on, and every copied passage.
LEAST = 0.03


def tabs(user: User, here: str) -> list[tuple[str, str, bool]]:
    """The pages of the library."""
    routes = [("library", "成果文库"), ("library_compare", "文稿比对"), ("reading_lists", "书单")]
    if can(user, Perm.EXPORT):
        routes.append(("library_collection", "年度汇编"))
    return [(reverse(route), words, route == here) for route, words in routes]


def work(user: User, found: Work, query: str, form: TextForm | None = None) -> dict[str, Any]:
    """One work with its text, where it was used, and the lists to put it on."""
    kept = queries.newest_text(found)
    words = words_of(query)
    own = queries.own_lists(user)
    return {
        "tabs": tabs(user, "library"),
        "work": found,
        "facts": _facts(found),
        "kept": kept,
        "paragraphs": [line for line in kept.text.split("\n") if line.strip()] if kept else [],
        "found": excerpts(kept.text, words) if kept and words else [],
        "uses": queries.uses(user, found),
        "record": reverse("record", args=[found.number]),
        "form": (form or TextForm()) if can(user, Perm.EDIT, found) else None,
        "put": PutForm(own) if own.exists() else None,
        "new_list": ListForm(),
    }


def _facts(found: Work) -> list[tuple[str, str]]:
    rows = [
        ("类别", found.get_kind_display()),
        ("撰写来源", found.get_author_origin_display()),
        ("作者", signed(found)),
        ("完成日期", f"{found.finished_on:%Y-%m-%d}"),
        ("关键词", found.keywords),
        ("摘要", found.summary),
    ]
    return [(name, value) for name, value in rows if value]


@dataclass(frozen=True)
class Pair:
    """A passage of the draft beside that of the work."""

    mine: list[Piece]
    its: list[Piece]
    percent: int


@dataclass(frozen=True)
class Match:
    """A work that the draft is alike to."""

    likeness: Likeness
    percent: int
    called: str
    tone: str
    pairs: list[Pair]


def compare(user: User, form: DraftForm, text: str = "") -> dict[str, Any]:
    """The draft's likenesses with the passages side by side."""
    matches = []
    if text:
        found = alike_texts(text, user=user, least=LEAST)
        texts = dict(
            queries.texts_visible_to(user)
            .filter(work__number__in=[one.ref for one in found])
            .values_list("work__number", "text")
        )
        matches = [_match(text, texts[one.ref], one) for one in found if one.ref in texts]
    return {
        "tabs": tabs(user, "library_compare"),
        "form": form,
        "asked": bool(text),
        "characters": len("".join(text.split())),
        "matches": matches,
    }


def _match(text: str, other: str, one: Likeness) -> Match:
    pairs = []
    for passage in one.passages:
        mine, its = beside(text[passage.start : passage.end], other[passage.other_start : passage.other_end])
        pairs.append(Pair(mine, its, round(passage.share * 100)))
    called, tone = ("重复", "bad") if one.share >= DUPLICATE else ("部分相同", "warn")
    return Match(one, round(one.share * 100), called, tone, pairs)


def lists(user: User, form: ListForm) -> dict[str, Any]:
    """The reading lists with how many works of each the reader may see."""
    found = list(queries.lists_visible_to(user))
    counts = queries.item_counts(user, found)
    return {
        "tabs": tabs(user, "reading_lists"),
        "form": form,
        "lists": [(one, counts.get(one.pk, 0), one.owner_id == user.pk) for one in found],
    }


def reading_list(user: User, found: ReadingList) -> dict[str, Any]:
    """One reading list."""
    return {
        "tabs": tabs(user, "reading_lists"),
        "list": found,
        "own": found.owner_id == user.pk,
        "items": list(queries.items_of(user, found)),
    }


def collection(user: User, form: YearForm | None) -> dict[str, Any]:
    """The form of the yearly collection, and which works each year brings."""
    return {
        "tabs": tabs(user, "library_collection"),
        "form": form or YearForm(initial={"year": clock.today().year - 1}),
        "years": queries.years_with_texts(user),
    }
