"""From scores to proposed grades: means, places, ties, quotas and the evidence gate. Pure: no database, no clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from canmou.research.rules import TIE_ORDER, TRIM_FROM, WIDE_SPREAD, trimmed_mean

#: The grades from the highest, with their names.
GRADES = {"special": "特别成果", "first": "一等成果", "second": "二等成果", "third": "三等成果"}
ITEMS = ("choice", "depth", "analysis", "feasibility", "style", "use")
KINDS = {"department": "市直部门", "district": "区县"}
ITEM_NAMES = {"use": "转化应用", "feasibility": "对策可行性", "choice": "选题价值"}


@dataclass(frozen=True)
class Rules:
    """From how many scores on the highest and lowest are left out, the spread that is too wide, the order of ties."""

    trim_from: int = TRIM_FROM
    spread_limit: Decimal = WIDE_SPREAD
    ties: tuple[str, ...] = TIE_ORDER


@dataclass(frozen=True)
class Places:
    """How many entries a grade takes, as a count or a share of all ranked (%), of one kind of unit or of all.

    A row for one kind is a ceiling within the grade. `evidence_from`: the level of proof that the grade demands.
    """

    grade: str
    places: int | None = None
    share: Decimal | None = None
    kind: str = ""
    evidence_from: str = ""

    def of(self, entries: int) -> int:
        """The places among so many entries; parts of a place are not given."""
        return self.places if self.share is None else int(self.share * entries / 100)


@dataclass(frozen=True)
class Candidate:
    """An entry to be ranked: its score sheets (six marks each, in the order of ITEMS), and its stored proof."""

    key: int
    kind: str
    sheets: tuple[tuple[Decimal, ...], ...]
    level: str = ""


@dataclass
class Ranked:
    """What becomes of an entry. `contested`: tied for the last places of this grade, the committee decides."""

    key: int
    mean: Decimal
    spread: Decimal
    place: int = 0
    shared: bool = False
    grade: str = ""
    contested: str = ""
    told: list[str] = field(default_factory=list)


def meets(level: str, needed: str) -> bool:
    """Whether proof of this level ("" for none; L1 is the strongest) is what is needed or better."""
    return not needed or bool(level) and level <= needed


def lacks(grade: str, needed: str, level: str) -> str:
    """Why an entry does not pass the gate of a grade."""
    has = f"存档的最高为{level}" if level else "没有存档的转化、批示记录"
    return f"不能评{GRADES[grade]}：需{needed}及以上证据，{has}"


def ranking(candidates: Sequence[Candidate], rules: Rules) -> list[Ranked]:
    """The entries by mean, ties by the items of the rules, what is still equal in one shared place."""
    keyed = []
    for one in candidates:
        sums = [sum(sheet, Decimal(0)) for sheet in one.sheets]
        found = Ranked(one.key, trimmed_mean(sums, rules.trim_from), max(sums) - min(sums))
        items = [_item(one, name, rules) for name in rules.ties]
        keyed.append(((found.mean, *items), found))
    keyed.sort(key=lambda pair: [-value for value in pair[0]] + [pair[1].key])
    place = 1
    for _, tied in groupby(keyed, key=lambda pair: pair[0]):
        group = [found for _, found in tied]
        for found in group:
            found.place, found.shared = place, len(group) > 1
        place += len(group)
    _tell_ties(keyed, rules)
    return [found for _, found in keyed]


def _item(one: Candidate, name: str, rules: Rules) -> Decimal:
    at = ITEMS.index(name)
    return trimmed_mean([sheet[at] for sheet in one.sheets], rules.trim_from)


def _tell_ties(keyed: list[tuple[tuple[Decimal, ...], Ranked]], rules: Rules) -> None:
    for _, tied in groupby(keyed, key=lambda pair: pair[0][0]):
        group = list(tied)
        if len(group) < 2:
            continue
        for values, found in group:
            if found.shared:
                found.told.append("总分和各比较项都相同，并列")
            else:
                names = "、".join(
                    f"{ITEM_NAMES.get(name, name)}{value}"
                    for name, value in zip(rules.ties, values[1:], strict=True)
                )
                found.told.append(f"同分，依次比{names}")


def propose(candidates: Sequence[Candidate], quotas: Iterable[Places], rules: Rules) -> list[Ranked]:
    """The proposal: every entry in order of place, with its grade and each skip explained."""
    found, by_key = ranking(candidates, rules), {one.key: one for one in candidates}
    rows = list(quotas)
    passed_down = 0
    for grade in GRADES:
        whole = [row for row in rows if row.grade == grade and not row.kind]
        left = sum(row.of(len(found)) for row in whole) - passed_down
        passed_down = 0
        ceilings = {row.kind: row for row in rows if row.grade == grade and row.kind}
        taken: dict[str, int] = {}
        for _, tied in groupby(found, key=lambda one: one.place):
            open_ = [one for one in tied if not one.grade and not one.contested]
            full = {kind for kind, row in ceilings.items() if row.of(len(found)) <= taken.get(kind, 0)}
            group = [one for one in open_ if left > 0 and _fits(one, by_key[one.key], grade, rows, full)]
            room = _room(group, by_key, left, ceilings, taken, len(found))
            if len(group) > room:
                for one in group:
                    one.contested = grade
                    one.told.append(
                        f"与同名次的{len(group)}篇争{GRADES[grade]}的{room}个名额，由评委会投票确定"
                    )
                passed_down, left = passed_down + len(group) - room, left - room
            else:
                for one in group:
                    one.grade, left = grade, left - 1
                    kind = by_key[one.key].kind
                    taken[kind] = taken.get(kind, 0) + 1
    return found


def _fits(one: Ranked, entry: Candidate, grade: str, rows: list[Places], full: set[str]) -> bool:
    """Whether an entry may have a place of a grade; why not is told."""
    for row in rows:
        if row.grade == grade and row.kind in ("", entry.kind) and not meets(entry.level, row.evidence_from):
            one.told.append(lacks(grade, row.evidence_from, entry.level))
            return False
    if entry.kind in full:
        one.told.append(f"{GRADES[grade]}的{KINDS.get(entry.kind, '')}名额已满")
        return False
    return True


def _room(
    group: list[Ranked],
    by_key: dict[int, Candidate],
    left: int,
    ceilings: dict[str, Places],
    taken: dict[str, int],
    entries: int,
) -> int:
    """The places for a group of one place: of the grade, and of its kind of unit where that has a ceiling."""
    room = left
    for kind in {by_key[one.key].kind for one in group} & set(ceilings):
        of_kind = ceilings[kind].of(entries) - taken.get(kind, 0)
        others = sum(by_key[one.key].kind != kind for one in group)
        room = min(room, of_kind + others)
    return max(room, 0)


def over_quota(granted: Iterable[tuple[str, str]], quotas: Sequence[Places], entries: int) -> list[str]:
    """Which grades have more entries (grade, kind of unit) than places, as sentences."""
    rows, problems = list(granted), []
    for grade, name in GRADES.items():
        for row in [row for row in quotas if row.grade == grade]:
            have = sum(one == grade and row.kind in ("", kind) for one, kind in rows)
            if have > (most := row.of(entries)):
                problems.append(f"{KINDS.get(row.kind, '')}{name}名额{most}个，现有{have}篇")
        if not any(row.grade == grade and not row.kind for row in quotas) and any(
            g == grade for g, _ in rows
        ):
            problems.append(f"{name}没有名额")
    return problems
