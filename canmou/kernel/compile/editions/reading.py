"""Reads over editions, trimmed to what the user may see."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from canmou.kernel.compile.editions.models import Edition, EditionEntry, EditionRecord, Override
from canmou.kernel.compile.editions.printing import SUBSTITUTES
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, standing


def editions_visible_to(user: User) -> QuerySet[Edition]:
    """Kept compiles of the scopes that the user may compile: the whole office, or own sections."""
    grants = standing(user).with_perm(Perm.COMPILE)
    mine = Edition.objects.filter(office_id=user.office_id)
    if any(grant.units is None for grant in grants):
        return mine
    units: set[int] = set()
    for grant in grants:
        units |= grant.units or set()
    return mine.filter(home_id__in=units)


def find_edition(user: User, uid: str) -> Edition:
    """The edition with this uid. Raises `NotFound` when there is none or the user may not see it."""
    found = (
        editions_visible_to(user)
        .select_related(
            "office", "template", "unit", "home", "person", "kept_by__person", "frozen_by__person", "kept_for__person", "frozen_for__person",
            "corrects", "rolled_from",
        )
        .filter(uid=uid)
        .first()
        if uid.isprintable()
        else None
    )  # fmt: skip
    if found is None:
        raise NotFound("没有这份编制稿，或者您无权查看")
    return found


def listed_editions(user: User, *, state: str = "", code: str = "") -> QuerySet[Edition]:
    """The editions of the list page, newest first, with how many overrides wait."""
    rows = editions_visible_to(user).select_related(
        "template",
        "unit",
        "person",
        "kept_by__person",
        "kept_for__person",
        "frozen_by__person",
        "frozen_for__person",
        "corrects",
    )
    if state in Edition.State.values:
        rows = rows.filter(state=state)
    if code:
        rows = rows.filter(code=code)
    waiting = Count("overrides", filter=Q(overrides__state=Override.State.PROPOSED))
    return rows.annotate(waiting=waiting).order_by("-kept_at", "-pk")


def find_entry(edition: Edition, key: str) -> EditionEntry:
    """A figure or name of an edition. Raises `NotFound`."""
    found = edition.entries.filter(key=key).first() if key.isprintable() else None
    if found is None:
        raise NotFound("这一稿里没有这个数字")
    found.edition = edition
    return found


def find_override(edition: Edition, uid: str) -> Override:
    """An override of an edition. Raises `NotFound`."""
    rows = edition.overrides.select_related(
        "entry", "proposed_by__person", "decided_by__person", *SUBSTITUTES
    )
    found = rows.filter(uid=uid).first() if uid.isprintable() else None
    if found is None:
        raise NotFound("这一稿里没有这处改数")
    found.edition = edition
    return found


def overrides_waiting(user: User) -> QuerySet[Override]:
    """The overrides that wait for agreement in the editions that the user may see, the oldest first."""
    open_editions = editions_visible_to(user).filter(state=Edition.State.DRAFT)
    rows = Override.objects.filter(state=Override.State.PROPOSED, edition__in=open_editions)
    kept = rows.select_related("edition__office", "edition__home", "entry", "proposed_by__person")
    return kept.order_by("proposed_at", "pk")


def overrides_of(edition: Edition) -> list[Override]:
    """All overrides ever proposed for an edition, the open ones first."""
    rows = edition.overrides.select_related(
        "entry", "proposed_by__person", "decided_by__person", *SUBSTITUTES, "carried_from__entry"
    )
    return sorted(rows.order_by("pk"), key=lambda each: (each.state not in Override.OPEN, each.pk))


def numbers_counted(entry: EditionEntry, *, below: bool = False) -> list[str]:
    """The numbers of the records that an entry counted, sorted."""
    rows = entry.records.filter(below=below)
    return list(rows.order_by("ref__number").values_list("ref__number", flat=True))


def count_records(edition: Edition) -> int:
    """How many different records the figures of an edition count."""
    rows = EditionRecord.objects.filter(
        entry__edition=edition, entry__kind=EditionEntry.Kind.FIGURE, below=False
    )
    return rows.values("ref").distinct().count()


@dataclass(frozen=True)
class Counting:
    """An edition that counted a record, and in which figures (name, key) or names."""

    edition: Edition
    entries: list[EditionEntry]


def reports_counting(ref: RecordRef, user: User) -> list[Counting]:
    """The kept and frozen reports that counted a record, of those that the user may open; newest first.

    Of the drafts of one report only the last is told; frozen editions all.
    """
    rows = (
        EditionEntry.objects.filter(records__ref=ref, edition__in=editions_visible_to(user))
        .select_related("edition__template", "edition__unit", "edition__person")
        .distinct()
        .order_by("-edition__kept_at", "-edition_id", "place")
    )
    found: dict[int, Counting] = {}
    for entry in rows:
        found.setdefault(entry.edition_id, Counting(entry.edition, [])).entries.append(entry)
    told, drafts = [], set()
    for counting in found.values():
        edition = counting.edition
        report = (edition.code, edition.period, edition.unit_id, edition.person_id)
        if edition.frozen or report not in drafts:
            told.append(counting)
        if not edition.frozen:
            drafts.add(report)
    return told
