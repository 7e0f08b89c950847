"""Drift (定稿后变动): what changed in the records since an edition was kept, figure by figure and row by row."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import F, Min

from canmou.kernel import clock
from canmou.kernel.compile.editions.models import Edition, EditionEntry, EditionRecord
from canmou.kernel.compile.editions.printing import scope_of
from canmou.kernel.compile.editions.records import Origin, entered
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.declare import ledger as ledger_named
from canmou.kernel.ledger.models import RecordChange, RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.metrics import Figure, evaluate
from canmou.kernel.people.models import User
from canmou.kernel.permissions import opens

_CHUNK = 400
ADDED, DROPPED, CHANGED, VOIDED = "新计入", "不再计入", "已修改", "已作废"


@dataclass(frozen=True)
class FigureDrift:
    """A figure then and now. `now` is None where nothing can be computed any more."""

    entry: EditionEntry
    now: Decimal | None
    added: int
    dropped: int

    @property
    def moved(self) -> bool:
        """Whether the value itself is another."""
        return (self.now or Decimal(0)).quantize(Decimal("0.000001")) != (self.entry.value or Decimal(0))


@dataclass(frozen=True)
class RowDrift:
    """A record that counts differently now: what happened to it, in which figures, by whom, and the values."""

    ref: RecordRef
    what: str
    entries: tuple[EditionEntry, ...]
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Drift:
    """What changed since an edition was kept. `hidden`: rows that the reader may not open."""

    figures: list[FigureDrift]
    unmoved: int
    rows: list[RowDrift]
    hidden: int
    gone: list[EditionEntry] = field(default_factory=list)

    @property
    def any(self) -> bool:
        return bool(self.figures or self.rows or self.hidden or self.gone)


def drift(edition: Edition, user: User) -> Drift:
    """Compute the drift of an edition for a reader, on the edition's own as-of day.

    One aggregate and one column of keys per figure; everything about rows in a few queries whatever their number.
    """
    scope = scope_of(edition)
    entries = list(edition.entries.order_by("place"))
    kept = _kept(edition)
    figures, gone, unmoved = [], [], 0
    moves: dict[int, dict[str, list[EditionEntry]]] = defaultdict(lambda: {ADDED: [], DROPPED: []})
    computed: dict[str, Figure] = {}
    for entry in entries:
        if entry.kind != EditionEntry.Kind.FIGURE:
            continue
        try:
            figure = computed.get(entry.metric) or evaluate(entry.metric, scope)
        except Refused:
            gone.append(entry)
            continue
        computed[entry.metric] = figure
        before, now = kept[entry.pk], _refs(figure)
        added, dropped = now - before, before - now
        for refs, what in ((added, ADDED), (dropped, DROPPED)):
            for ref in refs:
                moves[ref][what].append(entry)
        found = FigureDrift(entry, figure.value, len(added), len(dropped))
        if found.moved or added or dropped:
            figures.append(found)
        else:
            unmoved += 1
    changed = _changed(edition, {entry.pk: entry for entry in entries})
    rows, hidden = _rows(user, edition, moves, changed)
    return Drift(figures, unmoved, rows, hidden, gone)


def _kept(edition: Edition) -> dict[int, set[int]]:
    """The records of each entry, above and below the line."""
    kept: dict[int, set[int]] = defaultdict(set)
    rows = EditionRecord.objects.filter(entry__edition=edition, entry__kind=EditionEntry.Kind.FIGURE)
    for entry, ref in rows.values_list("entry_id", "ref_id"):
        kept[entry].add(ref)
    return kept


def _refs(figure: Figure) -> set[int]:
    """Keys of the records that a figure counts now, above and below the line."""
    computation = figure.computation
    found = set(computation.evidence().order_by().values_list("ref_id", flat=True))
    denominator = getattr(computation, "denominator", None)
    if denominator is not None:
        found |= set(denominator.evidence().order_by().values_list("ref_id", flat=True))
    return found


def _changed(edition: Edition, entries: dict[int, EditionEntry]) -> dict[int, list[EditionEntry]]:
    """Records that were changed after they were counted, with the entries that counted them."""
    rows = EditionRecord.objects.filter(entry__edition=edition, ref__changes__version__gt=F("version"))
    changed: dict[int, list[EditionEntry]] = defaultdict(list)
    for ref, entry in rows.order_by().values_list("ref_id", "entry_id").distinct():
        changed[ref].append(entries[entry])
    return changed


def _rows(
    user: User,
    edition: Edition,
    moves: dict[int, dict[str, list[EditionEntry]]],
    changed: dict[int, list[EditionEntry]],
) -> tuple[list[RowDrift], int]:
    concerned = set(moves) | set(changed)
    refs = _visible(user, concerned)
    history = _history(user, edition, refs)
    origins = entered([ref for ref in refs.values() if ref.pk not in history])
    rows = []
    for pk, ref in sorted(refs.items(), key=lambda item: item[1].number):
        added, dropped = moves[pk][ADDED], moves[pk][DROPPED]
        touched = [entry for entry in changed.get(pk, ()) if entry not in dropped]
        told = tuple(history.get(pk, ())) or (_first(origins[pk]),)
        for what, entries in (
            (ADDED, added),
            (VOIDED if ref.voided else DROPPED, dropped),
            (VOIDED if ref.voided else CHANGED, touched),
        ):
            if entries:
                entries = sorted(set(entries), key=lambda entry: entry.place)
                rows.append(RowDrift(ref, what, tuple(entries), told))
    return rows, len(concerned) - len(refs)


def _visible(user: User, keys: Iterable[int]) -> dict[int, RecordRef]:
    wanted, found = sorted(keys), {}
    for start in range(0, len(wanted), _CHUNK):
        rows = refs_visible_to(user).filter(pk__in=wanted[start : start + _CHUNK]).select_related("unit")
        found.update({ref.pk: ref for ref in rows})
    return found


def _history(user: User, edition: Edition, refs: dict[int, RecordRef]) -> dict[int, list[str]]:
    """What was done to each record since it was counted; of one that was not counted, the last that was done."""
    since = dict(
        EditionRecord.objects.filter(entry__edition=edition, ref__changes__version__gt=F("version"))
        .order_by()
        .values_list("ref_id")
        .annotate(first=Min("version"))
    )
    told: dict[int, list[str]] = defaultdict(list)
    keys = sorted(refs)
    for start in range(0, len(keys), _CHUNK):
        rows = RecordChange.objects.filter(ref__in=keys[start : start + _CHUNK])
        rows = rows.select_related("by__person", "acting_for__person")
        last: dict[int, RecordChange] = {}
        for change in rows.order_by("ref", "version", "pk"):
            last[change.ref_id] = change
            if change.ref_id in since and change.version > since[change.ref_id]:
                told[change.ref_id].append(_sentence(user, refs[change.ref_id], change))
        for ref, change in last.items():
            if ref not in told:
                told[ref].append(_sentence(user, refs[ref], change))
    return told


def _sentence(user: User, ref: RecordRef, change: RecordChange) -> str:
    ledger = ledger_named(ref.ledger)
    parts = [_value(user, ledger, name, *values) for name, values in ledger.in_order(change.values)]
    if change.reason:
        parts.append(f"原因：{change.reason}")
    head = f"{change.signature}于{change.at.astimezone(clock.ZONE):%Y-%m-%d %H:%M}{change.verb}"
    return f"{head}：{'；'.join(parts)}" if parts else head


def _value(user: User, ledger: Ledger, name: str, before: str, after: str) -> str:
    """One changed value; titles of records that the reader may be barred from are not told."""
    if name == "state":
        return f"状态 {before} → {after}"
    column = ledger.column(name)
    if column.kind in ("ref", "refs", "record", "records"):
        barred = not column.ledgers or not all(opens(user, code) for code in column.ledgers)
        if barred:
            return f"{column.heading} 已改"
    return f"{column.heading} {before or '空'} → {after or '空'}"


def _first(origin: Origin) -> str:
    """Who entered a record, where nothing was changed since."""
    return f"{origin.by}于{origin.at.astimezone(clock.ZONE):%Y-%m-%d %H:%M}登记"
