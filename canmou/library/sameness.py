"""Works that may be one: proposed from titles and texts, for a person to say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import User
from canmou.lib.likeness import alike, alike_pairs
from canmou.library.alike import alike_texts
from canmou.library.models import Work, WorkMerge, WorkPair
from canmou.library.texts import text_of

#: How alike titles must be, and how much of a text must be found again.
TITLE, TEXT = 0.86, 0.5
_NUMBERS = re.compile(r"\d+|[一二三四五六七八九十]+(?=季度|期|批|次|号|链)|[上下](?=半年)")
SHOWN = 50


@dataclass(frozen=True)
class Proposal:
    """Two works that may be one, and why."""

    one: Work
    other: Work
    share: int
    why: str


def works_for(user: User) -> QuerySet[Work]:
    """Live works that this user may see."""
    return visible_to(user, ledger("LWK")).filter(voided=False)


def proposals(user: User) -> list[Proposal]:
    """Pairs of live works with much the same title, those said to be two left out: three queries for however many."""
    titles = list(works_for(user).order_by("pk").values_list("pk", "title"))
    apart = _apart(pk for pk, _ in titles)
    by_key = dict(titles)
    found = [
        (share, one, other)
        for share, one, other in alike_pairs(titles, TITLE)
        if same_numbers(by_key[one], by_key[other]) and (one, other) not in apart
    ][:SHOWN]
    works = works_for(user).select_related("ref", "unit").in_bulk({pk for _, *pair in found for pk in pair})
    return [_by_title(works[one], works[other], share) for share, one, other in found]


def proposals_for(user: User, work: Work) -> list[Proposal]:
    """Works that may be the same as this one: by title, and by text where both have theirs."""
    rows = works_for(user).exclude(pk=work.pk)
    titles = [(pk, title) for pk, title in rows.values_list("pk", "title") if same_numbers(work.title, title)]
    by_title = {pk: share for share, pk in alike(work.title, titles, TITLE)}
    by_text = _by_text(user, work)
    apart = _apart([work.pk])
    known = rows.select_related("ref", "unit").filter(Q(pk__in=by_title) | Q(number__in=by_text))
    found = []
    for other in known:
        if (min(work.pk, other.pk), max(work.pk, other.pk)) in apart:
            continue
        if other.number in by_text:
            share = by_text[other.number]
            found.append(Proposal(work, other, round(share * 100), f"正文有{round(share * 100)}％相同"))
        else:
            found.append(_by_title(work, other, by_title[other.pk]))
    return sorted(found, key=lambda one: -one.share)


def same_numbers(one: str, other: str) -> bool:
    """Titles that differ in a year, quarter or number are of two works, however alike they read."""
    return _NUMBERS.findall(one) == _NUMBERS.findall(other)


def merges_for(user: User) -> list[WorkMerge]:
    """What was taken together and stands, the latest first, of works that this user may see."""
    rows = WorkMerge.objects.filter(
        office=user.office_id, undone_at=None, kept__in=works_for(user).order_by()
    )
    rows = rows.filter(merged__in=visible_to(user, ledger("LWK")).order_by())
    return list(rows.select_related("kept", "merged", "by__person")[:SHOWN])


def _by_title(one: Work, other: Work, share: float) -> Proposal:
    return Proposal(one, other, round(share * 100), f"题名相近{round(share * 100)}％")


def _by_text(user: User, work: Work) -> dict[str, float]:
    text = text_of(work)
    if not text:
        return {}
    return {
        one.ref: one.share
        for one in alike_texts(text, user=user, least=TEXT, without=[work.number])
        if one.share >= TEXT
    }


def _apart(keys: Iterable[int]) -> set[tuple[int, int]]:
    wanted = list(keys)
    if len(wanted) == 1:
        rows = WorkPair.objects.filter(Q(first__in=wanted) | Q(second__in=wanted))
    else:
        rows = WorkPair.objects.all()
    return set(rows.values_list("first_id", "second_id"))
