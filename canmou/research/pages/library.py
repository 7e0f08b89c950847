"""What the list of the library shows: works by words, theme, unit, author, year, grade and instruction."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, When
from django.http import QueryDict

from canmou.instructions.api import Instruction
from canmou.kernel.people.models import User
from canmou.kernel.permissions import visible
from canmou.kernel.ui.paging import paginate
from canmou.lib.excerpts import Piece, excerpts
from canmou.library.api import Work, search, shown_texts, tabs, words_of, works_visible_to
from canmou.research.models import GradeResult
from canmou.research.models.grading import Grade

PER_PAGE = 20
#: States of a round whose grades are told.
TOLD = ("recorded", "concluded")
INSTRUCTED = (("any", "有批示"), ("affirmative", "有肯定性批示"), ("none", "没有批示"))


@dataclass(frozen=True)
class Hit:
    """One work of the list."""

    work: Work
    signed: str
    grades: list[str]
    instructions: int
    characters: int
    found: list[list[Piece]]


def works(user: User, query: QueryDict) -> dict[str, Any]:
    """The list with its filters."""
    words = words_of(query.get("q", ""))
    rows = _filtered(user, works_visible_to(user), query)
    if words:
        keys = search(user, words)
        order = Case(
            *(When(pk=key, then=place) for place, key in enumerate(keys)), output_field=IntegerField()
        )
        rows = rows.filter(pk__in=keys)
        rows = rows.order_by(order, "-pk") if keys else rows
    listing = paginate(rows.prefetch_related("authors", "author_units"), query, PER_PAGE)
    return {
        "tabs": tabs(user, "library"),
        "q": " ".join(words),
        "listing": listing,
        "hits": _hits(user, listing.rows, words),
        "asked": {name: _asked(query, name) for name in ("theme", "unit", "author", "year")},
        "choices": _choices(query),
    }


def _asked(query: QueryDict, name: str) -> str:
    return query.get(name, "")[:60].replace("\0", "").strip()


def _choices(query: QueryDict) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    kinds = (("grade", "等级", Grade.choices), ("instruction", "批示", INSTRUCTED), ("kept", "全文", (("yes", "已存全文"), ("no", "未存全文"))))  # fmt: skip
    return [
        (name, words, [(value, told, _asked(query, name) == value) for value, told in choices])
        for name, words, choices in kinds
    ]


def _filtered(user: User, rows: QuerySet[Work], query: QueryDict) -> QuerySet[Work]:
    if theme := _asked(query, "theme"):
        rows = rows.filter(
            Q(keywords__icontains=theme) | Q(series__title__icontains=theme) | Q(summary__icontains=theme)
        )
    if unit := _asked(query, "unit"):
        named = Q(author_units__name__icontains=unit) | Q(author_units__short_name__icontains=unit)
        rows = rows.filter(pk__in=Work.objects.filter(named).values("pk"))
    if author := _asked(query, "author"):
        rows = rows.filter(pk__in=Work.objects.filter(authors__name__icontains=author).values("pk"))
    year = _asked(query, "year")
    if year.isascii() and year.isdigit() and len(year) == 4:
        rows = rows.filter(finished_on__year=int(year))
    grade = _asked(query, "grade")
    if grade in Grade.values:
        rows = rows.filter(pk__in=_grades(user).filter(grade=grade).values("entry__work"))
    instructed = _instructions(user).filter(work__isnull=False)
    match _asked(query, "instruction"):
        case "any":
            rows = rows.filter(pk__in=instructed.values("work"))
        case "affirmative":
            told = instructed.filter(kind=Instruction.Kind.AFFIRMATIVE).exclude(
                state__in=Instruction.UNCHECKED
            )
            rows = rows.filter(pk__in=told.values("work"))
        case "none":
            rows = rows.exclude(pk__in=instructed.values("work"))
    match _asked(query, "kept"):
        case "yes":
            rows = rows.filter(pk__in=Work.objects.filter(texts__isnull=False).values("pk"))
        case "no":
            rows = rows.filter(texts__isnull=True)
    return rows


def _grades(user: User) -> QuerySet[GradeResult]:
    """The grades of concluded rounds that the user may see."""
    rows = GradeResult.objects.live().filter(visible(user, GradeResult.LEDGER))
    return rows.filter(round__state__in=TOLD, round__voided=False).order_by()


def _instructions(user: User) -> QuerySet[Instruction]:
    rows = Instruction.objects.live().filter(visible(user, Instruction.LEDGER))
    return rows.filter(copy_of__isnull=True).order_by()


def _hits(user: User, found: list[Work], words: list[str]) -> list[Hit]:
    """The works of a page with what belongs to them, in a few queries for all."""
    grades: dict[int, list[str]] = {}
    for row in _grades(user).filter(entry__work__in=found).select_related("entry", "round"):
        grades.setdefault(row.entry.work_id, []).append(f"{row.round.round_year}年{row.get_grade_display()}")
    counts: dict[int, int] = {}
    for work in _instructions(user).filter(work__in=found).values_list("work", flat=True):
        counts[work] = counts.get(work, 0) + 1
    texts = shown_texts(found)
    return [
        Hit(
            work,
            "、".join(
                [person.name for person in work.authors.all()]
                or [str(unit) for unit in work.author_units.all()]
            ),
            grades.get(work.pk, []),
            counts.get(work.pk, 0),
            len("".join(texts.get(work.pk, "").split())),
            excerpts(texts.get(work.pk, ""), words) if words else [],
        )
        for work in found
    ]
