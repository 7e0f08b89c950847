"""What the pages of results show: to the office of the jury everything, to everybody else what is announced."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import QuerySet

from canmou.kernel import clock
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import User
from canmou.research.certificates import spaced
from canmou.research.forms.results import (
    MeetingForm,
    ObjectionForm,
    PublicityForm,
    QuotaForm,
    RulingForm,
    known_units,
)
from canmou.research.frozen import obstacles, preview, recount
from canmou.research.ledgers.grading import round_title
from canmou.research.models import (
    Certificate,
    GradingRound,
    Objection,
    Quota,
    Ranking,
    RankProof,
)
from canmou.research.ranking import GRADES, ITEM_NAMES
from canmou.research.standing import (
    Results,
    announced,
    awarded,
    inside,
    latest,
    meeting_of,
    notice_of,
    objections_of,
    papers,
    results_of,
    rounds_for,
    runs_jury,
)
from canmou.research.states.grading_round import ROUND

TONES = {"special": "bad", "first": "warn", "second": "info", "third": "ok", "": "neutral"}


@dataclass(frozen=True)
class Row:
    """A line of the ranking."""

    number: str
    place: str
    title: str
    unit: str
    mean: Any
    spread: Any
    wide: bool
    level: str
    proofs: list[str]
    proposed: str
    grade: str
    tone: str
    told: str
    open: bool = False
    ruling: Any = None
    change: Any = None


def heads(user: User, round_: GradingRound) -> dict[str, Any]:
    """What stands above every page of a round's results."""
    return {
        "round": round_,
        "title": round_title(round_),
        "state": ROUND.label(round_.state),
        "jury": runs_jury(user, round_),
        "inside": inside(user),
        "announced": announced(round_),
    }


def results(user: User, round_: GradingRound, bound: dict[str, forms.Form] | None = None) -> dict[str, Any]:
    """The page of a round's results for this user; `bound`: forms that were refused, by name."""
    context = heads(user, round_)
    if context["announced"]:
        context |= announcement(user, round_)
    if context["jury"]:
        context |= _jury(round_)
    found = _forms(user, round_, context)
    context["forms"] = found | {name: form for name, form in (bound or {}).items() if name in found}
    context["objection_form"] = (bound or {}).get("objection") or found.get("objection")
    return context


def announcement(user: User, round_: GradingRound) -> dict[str, Any]:
    """What everybody reads: grade by grade, title and unit. No score, no place."""
    notice = notice_of(round_)
    if round_.state == "public":
        rows = [(line.grade, line.entry.title, line.entry.unit_name) for line in _standing(round_).graded]
    else:
        order = list(GRADES)
        rows = sorted(
            ((row.grade, row.entry.work.title, row.entry.entered_by.spoken) for row in awarded(round_)),
            key=lambda row: (order.index(row[0]), row[2], row[1]),
        )
    return {
        "groups": [
            (GRADES[grade], TONES[grade], [(title, unit) for _, title, unit in group])
            for grade, group in ((key, list(part)) for key, part in groupby(rows, key=lambda row: row[0]))
        ],
        "total": len(rows),
        "notice": notice,
        "files": list(papers(round_)),
        "objections": list(objections_of(round_, user)),
        "certificates": _certificates(user, round_),
    }


def _certificates(user: User, round_: GradingRound) -> list[tuple[Certificate, str]]:
    rows: QuerySet[Certificate] = visible_to(user, ledger("RCT")).filter(result__round=round_, voided=False)
    rows = rows.select_related("result__entry__work").order_by("certificate_no")
    return [(row, spaced(row.check_code)) for row in rows]


def _standing(round_: GradingRound) -> Results:
    return results_of(latest(round_))


def _jury(round_: GradingRound) -> dict[str, Any]:
    ranking = latest(round_) if round_.state in ("committee", "public", "concluded") else None
    if ranking is None:
        missing = obstacles(round_) if round_.state == "results" else []
        rows = preview(round_) if round_.state == "results" and not missing else []
        return {"obstacles": missing, "rows": [_fresh(one, entry, told) for one, entry, told in rows]}
    standing = results_of(ranking)
    return {
        "ranking": ranking,
        "results": standing,
        "meeting": meeting_of(ranking),
        "rows": _rows(ranking, standing),
        "over": standing.too_many(),
        "undecided": sum(line.open for line in standing.lines),
        "ended": round_.state == "public" and clock.today() > notice_of(round_).ends_on,
    }


def _fresh(one: Any, entry: Any, told: list[str]) -> Row:
    return _row(one, entry, told, one.grade, "；".join(one.told), wide=False)


def _row(one: Any, entry: Any, proofs: list[str], grade: str, told: str, *, wide: bool, **more: Any) -> Row:
    return Row(
        number=entry.entry.number,
        place=f"{one.place}{'（并列）' if one.shared else ''}",
        title=entry.title,
        unit=entry.unit_name,
        mean=one.mean,
        spread=one.spread,
        wide=wide,
        level=entry.level,
        proofs=proofs,
        proposed=GRADES.get(one.grade, ""),
        grade=GRADES.get(grade, ""),
        tone=TONES[grade],
        told=told,
        **more,
    )


def _rows(ranking: Ranking, standing: Results) -> list[Row]:
    told: dict[int, list[str]] = {}
    for proof in RankProof.objects.filter(entry__ranking=ranking).select_related("ref").order_by("pk"):
        told.setdefault(proof.entry_id, []).append(f"{proof.level} {proof.told}（{proof.ref.number}）")
    return [
        _row(
            line.result,
            line.entry,
            told.get(line.entry.pk, []),
            line.grade,
            line.result.told,
            wide=line.result.spread > ranking.spread_limit,
            open=line.open,
            ruling=line.ruling,
            change=line.change,
        )
        for line in standing.lines
    ]


def _forms(user: User, round_: GradingRound, context: dict[str, Any]) -> dict[str, forms.Form]:
    found: dict[str, forms.Form] = {}
    state = round_.state
    if context["jury"]:
        if state in ("preparing", "submitting", "checking", "reviewing", "results"):
            found["quotas"] = QuotaForm(quotas=Quota.objects.live().filter(round=round_).order_by("pk"))
        if state == "committee":
            found["meeting"] = MeetingForm()
            if context["meeting"]:
                found["ruling"] = RulingForm(results=context["results"])
                found["publicity"] = PublicityForm()
    if state == "public" and context["notice"].ends_on >= clock.today():
        found["objection"] = objection_form(user, round_)
    return found


def objection_form(user: User, round_: GradingRound, data: Any = None) -> ObjectionForm:
    """The form of an objection: the announced entries, and for the office of the jury who raised it."""
    titles = [(line.entry.entry.number, line.entry.title) for line in _standing(round_).graded]
    units = known_units(round_.office) if runs_jury(user, round_) else None
    return ObjectionForm(data, titles=titles, units=units)


def answering(user: User, objection: Objection, form: forms.Form) -> dict[str, Any]:
    """The page on which an objection is answered."""
    standing = _standing(objection.round)
    pairs = [
        (form[f"entry_{n}"], form[f"grade_{n}"])
        for n in range(1, 1 + sum(name.startswith("entry_") for name in form.fields))
    ]
    return heads(user, objection.round) | {
        "objection": objection,
        "form": form,
        "pairs": pairs,
        "graded": [(GRADES[line.grade], line) for line in standing.graded],
    }


def counted_again(user: User, round_: GradingRound, ranking: Ranking) -> dict[str, Any]:
    """The page that computes a round again."""
    return heads(user, round_) | {
        "ranking": ranking,
        "found": recount(ranking),
        "quotas": [(GRADES[q.grade], q) for q in ranking.quotas.order_by("pk")],
        "ties": [ITEM_NAMES.get(name, name) for name in ranking.ties.split(",")],
    }


def overview(user: User) -> list[tuple[GradingRound, str, str, bool]]:
    """The rounds whose results may be looked for, newest first: title, state, whether announced."""
    rows = rounds_for(user).order_by("-round_year", "-pk")
    return [(row, round_title(row), ROUND.label(row.state), announced(row)) for row in rows]
