"""A grading round ready to be ranked: entries with scores, and proof where it is stored."""

import random
from datetime import date
from decimal import Decimal

from canmou.instructions.models import Conversion
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.people.models import Unit
from canmou.library.models import Work
from canmou.research.actions import results as ranking_actions
from canmou.research.models import Entry, GradingRound, Reviewer, ReviewScore

MOST = {"choice": 20, "depth": 20, "analysis": 20, "feasibility": 20, "style": 10, "use": 10}
Share = ranking_actions.Share


def votes(votes_for, against=0, abstained=0):
    return ranking_actions.Votes(votes_for, against, abstained)


def departments(cast):
    kinds = (Unit.Kind.DEPARTMENT, Unit.Kind.DISTRICT)
    return list(Unit.objects.filter(office=cast.office, kind__in=kinds).order_by("order"))


def in_state(round_, state):
    """The round, put into a state of its flow."""
    GradingRound.objects.filter(pk=round_.pk).update(state=state)
    RecordRef.objects.filter(pk=round_.ref_id).update(state=state)
    return GradingRound.objects.select_related("ref", "unit", "office").get(pk=round_.pk)


def round_with(cast, scores, *, seed=1, levels=(), year=2022):
    """A round at 排名 with an entry for each list of whole scores; `levels`: the stored proof of each."""
    rows = [
        GradingRound(
            title="优秀调研成果等级评定",
            reach="全市政府系统",
            round_year=year,
            announced_on=date(2023, 9, 4),
            closes_on=date(2023, 10, 8),
        )
    ]
    round_ = cast.enter(rows, unit="research2")[0]
    units = departments(cast)
    drafts = []
    for place, _ in enumerate(scores):
        work = Work(
            title=f"关于第{place + 1:03d}个问题的调研报告" + ("" if year == 2022 else f"（{year}）"),
            kind="report",
            author_origin="department",
            finished_on=date(2022, 9, 1),
            characters=5000,
            source_unit=units[place % len(units)],
        )
        drafts.append(Draft(work, {"author_units": [units[place % len(units)]]}))
    works = cast.enter(drafts, unit="research2")
    entries = cast.enter(
        [
            Entry(
                round=round_,
                work=work,
                source_unit=work.source_unit,
                entered_by=work.source_unit,
                category="产业经济",
                submitted_on=date(2023, 9, 20),
                characters=5000,
                formal_check="passed",
            )
            for work in works
        ],
        unit="research2",
    )
    _scored(cast, round_, entries, scores, random.Random(seed))
    proof = [
        Conversion(
            work=entry.work,
            form="document",
            grade=level,
            converted_on=date(2023, 3, 1),
            proof="市政府办公室文件",
            adopted="两条建议",
        )
        for entry, level in zip(entries, levels, strict=False)
        if level in ("L1", "L4", "L5")
    ]
    cast.enter(proof, unit="research2")
    return in_state(round_, "results"), list(entries)


def _scored(cast, round_, entries, scores, rng):
    most = max(len(row) for row in scores)
    people = [cast.person(f"评审{number}", unit=cast.unit("office")) for number in range(most)]
    reviewers = cast.enter(
        [
            Reviewer(round=round_, person=person, category="产业经济", invited_on=date(2023, 10, 12))
            for person in people
        ],
        unit="research2",
    )
    rows = [
        ReviewScore(entry=entry, reviewer=reviewer, scored_on=date(2023, 11, 1), **sheet(total, rng))
        for entry, row in zip(entries, scores, strict=True)
        for reviewer, total in zip(reviewers, row, strict=False)
    ]
    cast.enter(rows, unit="research2")


def sheet(total, rng=None):
    """Marks that add up to a whole score: in proportion, or shuffled a little."""
    marks = {name: (Decimal(total) * most / 100 * 2).to_integral_value() / 2 for name, most in MOST.items()}
    marks["depth"] += Decimal(total) - sum(marks.values())
    if rng:
        shift = Decimal(rng.choice([0, 1, 2])) / 2
        if marks["use"] >= shift and marks["style"] + shift <= 10:
            marks["use"], marks["style"] = marks["use"] - shift, marks["style"] + shift
    return marks


def proposed(cast, round_, quotas=(), *, met=True):
    """Quotas set, results ranked; with `met` the committee has met and agreed."""
    by = cast.users["general"]
    rows = list(quotas) or [Share("special", 1), Share("first", 1), Share("second", 1)]
    ranking_actions.set_quotas(round_, quotas=rows, by=by)
    round_.refresh_from_db()
    ranking = ranking_actions.propose_grades(round_, by=by)
    if met:
        ranking_actions.hold_meeting(
            round_, met_on=date(2024, 1, 8), presider="周承远", members=9, votes=votes(8, 1), by=by
        )
    return ranking
