"""The frozen input of a round: kept when the results are ranked, and the results computed again from it alone."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from canmou.kernel import clock
from canmou.kernel.errors import Refused
from canmou.kernel.people.models import User
from canmou.research.evidence import Proof, proofs
from canmou.research.models import (
    CommitteeRuling,
    Entry,
    GradeResult,
    GradingRound,
    Quota,
    RankEntry,
    Ranking,
    RankProof,
    RankQuota,
    RankResult,
    RankScore,
    ResultChange,
    ReviewScore,
)
from canmou.research.ranking import ITEMS, Candidate, Places, Ranked, Rules, propose

#: Fewer independent scores make no mean.
LEAST_SCORES = 3


@dataclass
class Parts:
    """Everything a ranking keeps of its input."""

    quotas: list[RankQuota] = field(default_factory=list)
    entries: list[RankEntry] = field(default_factory=list)
    proofs: list[RankProof] = field(default_factory=list)
    scores: list[RankScore] = field(default_factory=list)


def ranked_entries(round_: GradingRound) -> list[Entry]:
    """The entries that passed the formal check, in order; of those in the flow, the ones still in the running."""
    checks = (Entry.Check.PASSED, Entry.Check.RETURNED)
    rows = Entry.objects.live().filter(
        round=round_, formal_check__in=checks, state__in=("recorded", "passed")
    )
    return list(rows.select_related("work", "entered_by").order_by("pk"))


def scores_of(round_: GradingRound) -> dict[int, list[ReviewScore]]:
    """The scores of a round by entry, in the order of reviewers."""
    found = defaultdict(list)
    for score in ReviewScore.objects.live().filter(entry__round=round_).order_by("reviewer_id"):
        found[score.entry_id].append(score)
    return found


def unscored(round_: GradingRound) -> str:
    """What is missing of entries and scores, as a sentence; "" where nothing is."""
    entries, scores = ranked_entries(round_), scores_of(round_)
    few = [one for one in entries if len(scores[one.pk]) < LEAST_SCORES]
    if few:
        return f"还有{len(few)}篇不足{LEAST_SCORES}个评分"
    return "" if entries else "没有通过形式审查的参评成果"


def obstacles(round_: GradingRound) -> list[str]:
    """What is missing before the round can be ranked, as sentences."""
    found = [missing] if (missing := unscored(round_)) else []
    quotas = Quota.objects.live().filter(round=round_)
    if not quotas.filter(unit_kind="").exists():
        found.append("还没有设置各等级名额")
    return found


def freeze(round_: GradingRound, *, by: User) -> Ranking:
    """Keep the input of a round as it stands and the proposal that follows from it. In the action's transaction."""
    if missing := obstacles(round_):
        raise Refused("；".join(missing))
    ranking = _new(round_, by)
    parts = _parts(round_, ranking)
    ranking.digest = digest(ranking, parts)
    ranking.save()
    RankQuota.objects.bulk_create(parts.quotas)
    RankEntry.objects.bulk_create(parts.entries)
    RankProof.objects.bulk_create(parts.proofs)
    RankScore.objects.bulk_create(parts.scores)
    results = [result_row(one, entry) for one, entry in computed(ranking, parts)]
    RankResult.objects.bulk_create(results)
    return ranking


def _new(round_: GradingRound, by: User | None) -> Ranking:
    rules = Rules()
    return Ranking(
        round=round_,
        number=Ranking.objects.filter(round=round_).count() + 1,
        frozen_on=clock.today(),
        at=clock.now(),
        by=by,
        trim_from=rules.trim_from,
        spread_limit=rules.spread_limit,
        ties=",".join(rules.ties),
    )


def preview(round_: GradingRound) -> list[tuple[Ranked, RankEntry, list[str]]]:
    """The proposal as it would be if the round were frozen now, with the proof of each; nothing is kept."""
    ranking = _new(round_, None)
    parts, told = _parts(round_, ranking), defaultdict(list)
    for proof in parts.proofs:
        told[proof.entry.entry_id].append(f"{proof.level} {proof.told}（{proof.ref.number}）")
    return [(one, entry, told[entry.entry_id]) for one, entry in computed(ranking, parts)]


def _parts(round_: GradingRound, ranking: Ranking) -> Parts:
    entries, scores, parts = ranked_entries(round_), scores_of(round_), Parts()
    for quota in Quota.objects.live().filter(round=round_).order_by("pk"):
        names = ("grade", "unit_kind", "places", "share", "evidence_from")
        parts.quotas.append(RankQuota(ranking=ranking, **{name: getattr(quota, name) for name in names}))
    stored = proofs((entry.work_id for entry in entries), ranking.frozen_on)
    for entry in entries:
        own: list[Proof] = stored.get(entry.work_id, [])
        row = RankEntry(
            ranking=ranking,
            entry=entry,
            title=entry.work.title,
            unit_name=entry.entered_by.spoken,
            unit_kind=entry.entered_by.kind,
            category=entry.category,
            level=own[0].level if own else "",
        )
        parts.entries.append(row)
        parts.proofs += [RankProof(entry=row, ref=p.ref, level=p.level, told=p.told) for p in own]
        for score in scores[entry.pk]:
            marks = {name: getattr(score, name) for name in ITEMS}
            parts.scores.append(RankScore(entry=row, reviewer_id=score.reviewer_id, **marks))
    return parts


def parts_of(ranking: Ranking) -> Parts:
    """What a ranking has kept. Four queries."""
    entries = list(RankEntry.objects.filter(ranking=ranking).order_by("pk"))
    by_key = {entry.pk: entry for entry in entries}
    proofs_ = list(RankProof.objects.filter(entry__ranking=ranking).select_related("ref").order_by("pk"))
    scores = list(RankScore.objects.filter(entry__ranking=ranking).order_by("pk"))
    for row in (*proofs_, *scores):
        row.entry = by_key[row.entry_id]
    return Parts(list(RankQuota.objects.filter(ranking=ranking).order_by("pk")), entries, proofs_, scores)


def digest(ranking: Ranking, parts: Parts) -> str:
    """SM3 over the whole input: rules, quotas, entries, proof, scores."""
    told = [
        [ranking.round_id, ranking.number, str(ranking.frozen_on)],
        [ranking.trim_from, f"{ranking.spread_limit:.2f}", ranking.ties],
        [
            [q.grade, q.unit_kind, q.places, None if q.share is None else f"{q.share:.2f}", q.evidence_from]
            for q in parts.quotas
        ],
        [[e.entry_id, e.title, e.unit_name, e.unit_kind, e.category, e.level] for e in parts.entries],
        [[p.entry.entry_id, p.ref.number, p.level, p.told] for p in parts.proofs],
        [
            [s.entry.entry_id, s.reviewer_id, *(f"{getattr(s, name):.1f}" for name in ITEMS)]
            for s in parts.scores
        ],
    ]
    whole = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return hashlib.new("sm3", whole.encode()).hexdigest()


def places_of(quotas: Sequence[RankQuota]) -> list[Places]:
    """Quotas as the rules take them."""
    return [Places(q.grade, q.places, q.share, q.unit_kind, q.evidence_from) for q in quotas]


def computed(ranking: Ranking, parts: Parts) -> list[tuple[Ranked, RankEntry]]:
    """The proposal that follows from a frozen input, in order of place."""
    sheets = defaultdict(list)
    for score in parts.scores:
        sheets[score.entry.entry_id].append(tuple(getattr(score, name) for name in ITEMS))
    levels = defaultdict(list)
    for proof in parts.proofs:
        levels[proof.entry.entry_id].append(proof.level)
    candidates = [
        Candidate(key, entry.unit_kind, tuple(sheets[key]), min(levels[key], default=""))
        for entry in parts.entries
        for key in [entry.entry_id]
    ]
    rules = Rules(ranking.trim_from, ranking.spread_limit, tuple(ranking.ties.split(",")))
    by_key = {entry.entry_id: entry for entry in parts.entries}
    return [(one, by_key[one.key]) for one in propose(candidates, places_of(parts.quotas), rules)]


def result_row(one: Ranked, entry: RankEntry) -> RankResult:
    """A result as it is kept; not saved."""
    return RankResult(
        entry=entry,
        mean=one.mean,
        spread=one.spread,
        place=one.place,
        shared=one.shared,
        grade=one.grade,
        contested=one.contested,
        told="；".join(one.told),
    )


def rulings_of(ranking: Ranking) -> dict[int, CommitteeRuling]:
    """What the committee decided of single entries: the latest of each."""
    rows = CommitteeRuling.objects.filter(entry__ranking=ranking).select_related("meeting", "by__person")
    return {row.entry_id: row for row in rows.order_by("pk")}


def changes_of(ranking: Ranking) -> dict[int, ResultChange]:
    """What objections changed: the latest of each entry."""
    rows = ResultChange.objects.filter(entry__ranking=ranking).select_related("objection")
    return {row.entry_id: row for row in rows.order_by("pk")}


@dataclass(frozen=True)
class Recount:
    """A round computed again: whether the input is what was kept, how many entries, and every difference."""

    sound: bool
    entries: int
    scores: int
    graded: int
    differences: tuple[str, ...]


def recount(ranking: Ranking) -> Recount:
    """Compute a ranking again from what was frozen and hold it against what was kept and what was announced."""
    parts = parts_of(ranking)
    sound = digest(ranking, parts) == ranking.digest
    kept = {row.entry_id: row for row in RankResult.objects.filter(entry__ranking=ranking)}
    rulings, changes, found, granted = rulings_of(ranking), changes_of(ranking), [], {}
    for one, entry in computed(ranking, parts):
        again, held = result_row(one, entry), kept.get(entry.pk)
        names = ("mean", "spread", "place", "shared", "grade", "contested", "told")
        if held is None or any(getattr(again, name) != getattr(held, name) for name in names):
            found.append(f"《{entry.title}》：重算的排名结果与留存的不一致")
        last = changes.get(entry.pk)
        ruled = rulings.get(entry.pk)
        granted[entry.entry_id] = last.after if last else ruled.grade if ruled else one.grade
        if granted[entry.entry_id] == "":
            del granted[entry.entry_id]
    if ranking.round.state == "concluded":
        titles = {entry.entry_id: entry.title for entry in parts.entries}
        live = GradeResult.objects.live().filter(round=ranking.round)
        announced = dict(live.values_list("entry_id", "grade"))
        for key in sorted(granted.keys() | announced.keys()):
            if granted.get(key) != announced.get(key):
                found.append(f"《{titles.get(key, key)}》：通报的等级与重算的不一致")
    return Recount(sound, len(parts.entries), len(parts.scores), len(granted), tuple(found))
