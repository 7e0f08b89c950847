"""The figures of cadres on hand-made cases, and scores that fill themselves."""

from datetime import date
from decimal import Decimal

import pytest

from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.actions import Draft, amend
from canmou.kernel.metrics import count, evaluate, metric, scope_for
from canmou.kernel.metrics.registry import _METRICS
from canmou.lib import periods
from canmou.library.models import Work
from canmou.personnel.actions import fill_scores
from canmou.personnel.models import (
    AssessmentIndicator,
    AssessmentResult,
    AssessmentRound,
    DisciplineTalk,
    Enrolment,
    FilmScreening,
    IndicatorScore,
    Secondment,
    SecondmentProgramme,
    StaffMember,
    TrainingClass,
)


def figure(cast, id, period="2022"):
    return evaluate(id, scope_for(cast.office, periods.parse(period)))


def talk(cast, name, day, **facts):
    usual = {
        "person": cast.named(name),
        "kind": "reminder",
        "measure": "reminder_talk",
        "held_on": day,
        "talker": cast.named("韩立诚"),
        "reason": "work",
        "follow_up_due": date(2022, 12, 30),
    }
    return DisciplineTalk(**{**usual, **facts})


def test_a_cadre_reminded_twice_is_one_and_other_measures_are_none(cast):
    rows = [
        talk(cast, "冯子昂", date(2022, 3, 1)),
        talk(cast, "冯子昂", date(2022, 9, 1)),
        talk(cast, "任嘉禾", date(2022, 12, 31), follow_up_due=date(2023, 1, 31)),
        talk(cast, "乔安然", date(2022, 5, 1), measure="criticism"),
        talk(cast, "邱明哲", date(2022, 5, 1), kind="daily", measure="", follow_up_due=None),
        talk(cast, "陆思源", date(2021, 12, 31)),
    ]
    entered = cast.enter(rows, unit="personnel", by="personnel")
    reminded = figure(cast, "personnel.talks.reminded")
    assert (reminded.value, reminded.records) == (2, sorted(r.number for r in entered[:3]))
    assert figure(cast, "personnel.talks.first_form").value == 4
    assert figure(cast, "personnel.talks.integrity").value == 1


def test_a_film_shown_twice_is_one_film(cast):
    rows = [FilmScreening(film=film, screened_on=day) for film, day in FILMS]
    entered = cast.enter(rows, unit="party")
    films = figure(cast, "personnel.warning.films")
    assert (films.value, films.records) == (2, sorted(r.number for r in entered[:3]))


FILMS = [
    ("底线", date(2022, 1, 1)),
    ("底线", date(2022, 12, 31)),
    ("围猎", date(2022, 6, 1)),
    ("围猎", date(2023, 1, 1)),
]


def training(title, reach, day=date(2022, 8, 11)):
    return TrainingClass(
        title=title,
        reach=reach,
        layer="staff",
        category="writing",
        stage="growth",
        started_on=day,
        held_on=day,
        hours=16,
    )


def test_participants_are_those_of_city_classes_who_attended(cast):
    city, own = cast.enter([training("全市班", "city"), training("自办班", "office")], unit="personnel")
    outcomes = [("冯子昂", "attended"), ("任嘉禾", "attended"), ("乔安然", "leave"), ("邱明哲", "enrolled")]
    usual = {"body": cast.unit("office"), "enrolled_on": date(2022, 8, 1)}
    rows = [
        Enrolment(training=city, person=cast.named(name), outcome=outcome, **usual)
        for name, outcome in outcomes
    ]
    rows.append(Enrolment(training=own, person=cast.named("冯子昂"), outcome="attended", hours=16, **usual))
    entered = cast.enter(rows, unit="personnel")
    participants = figure(cast, "personnel.training.participants")
    assert (participants.value, participants.records) == (2, [r.number for r in entered[:2]])
    assert figure(cast, "personnel.training.own_hours").value == 16


@pytest.fixture
def programme(cast):
    body = cast.body("市委组织部", kind="party_body")
    row = SecondmentProgramme(
        title="第一书记",
        dispatching_body=body,
        place_kind="grassroots",
        launched_on=date(2020, 1, 1),
    )
    return cast.enter([row], unit="personnel")[0]


def staff(cast, count_, **facts):
    return cast.enter(
        [
            StaffMember(
                person=person,
                section=cast.unit("office"),
                establishment="civil",
                position="科员",
                entered_on=date(2019, 1, 1),
                **facts,
            )
            for person in cast.staff[:count_]
        ],
        unit="personnel",
    )


def test_the_share_away_is_taken_on_the_last_day(cast, programme):
    members = staff(cast, 8)
    spans = [
        (date(2022, 4, 1), None),
        (date(2021, 4, 1), date(2022, 12, 31)),
        (date(2022, 1, 1), date(2022, 12, 30)),
        (date(2023, 1, 1), None),
    ]
    rows = [
        Secondment(person=person, programme=programme, place="某村", sent_on=start, returned_on=end)
        for person, (start, end) in zip(cast.staff, spans, strict=False)
    ]
    away = cast.enter(rows, unit="personnel")
    share = figure(cast, "personnel.secondments.share")
    assert share.value == Decimal(25)
    assert share.records == sorted(row.number for row in away[:2])
    assert share.denominator_records == [row.number for row in members]
    assert figure(cast, "personnel.secondments.cadres").value == 2


def test_who_left_is_no_longer_in_post(cast, programme):
    staff(cast, 3, left_on=date(2022, 12, 30), leaving="退休")
    assert figure(cast, "personnel.staff.in_post").value == 0
    assert figure(cast, "personnel.secondments.share").value is None
    assert figure(cast, "personnel.staff.in_post", "2022-11").value == 3


# -- scores that fill themselves


@pytest.fixture
def round(cast, monkeypatch):
    """An annual round of 2022 with two people and an indicator over works that each wrote."""
    monkeypatch.setattr("canmou.kernel.metrics.registry._METRICS", dict(_METRICS))
    metric("test.works", "成果", personal=True)(
        lambda scope: count(Work.objects.in_scope(scope, "finished_on").filter(authors=scope.person))
    )
    made = AssessmentRound(
        title="2022年度公务员年度考核",
        kind="annual",
        target="公务员",
        establishment="civil",
        year=2022,
        started_on=date(2022, 12, 20),
        concluded_on=date(2023, 1, 16),
    )
    return cast.enter([made], unit="personnel")[0]


@pytest.fixture
def results(cast, round):
    indicator = AssessmentIndicator(
        round=round,
        name="成果",
        aspect="results",
        full_score=Decimal(10),
        metric="test.works",
        points_each=Decimal("4.5"),
        rule="每篇4.5分，满分10分",
    )
    cast.enter([indicator], unit="personnel")
    rows = [
        AssessmentResult(
            round=round,
            person=cast.named(name),
            section=cast.unit("research1"),
            establishment="civil",
            grade="competent",
            decided_on=date(2023, 1, 16),
        )
        for name in ("冯子昂", "吕晓东")
    ]
    return cast.enter(rows, unit="personnel", by="personnel")


def work(cast, title, name, year=2022):
    made = Work(title=title, kind="report", finished_on=date(year, 5, 1))
    return cast.enter([Draft(made, {"authors": [cast.named(name)]})])[0]


def held():
    rows = IndicatorScore.objects.order_by("result_id")
    return [(s.value, s.score, [ref.number for ref in s.evidence.order_by("number")]) for s in rows]


def test_scores_are_taken_from_the_records_of_each_person(cast, round, results):
    works = [work(cast, title, "冯子昂") for title in ("一", "二", "三")]
    work(cast, "往年", "吕晓东", year=2021)
    fill_scores(round, by=cast.users["personnel"])
    assert held() == [(3, 10, [w.number for w in works]), (0, 0, [])]


def test_filling_again_changes_only_what_has_changed(cast, round, results):
    first = work(cast, "一", "冯子昂")
    fill_scores(round, by=cast.users["personnel"])
    versions = list(IndicatorScore.objects.order_by("result_id").values_list("version", flat=True))
    second = work(cast, "二", "冯子昂")
    fill_scores(round, by=cast.users["personnel"])
    assert versions == [1, 1]
    assert held() == [(2, 9, [first.number, second.number]), (0, 0, [])]
    assert list(IndicatorScore.objects.order_by("result_id").values_list("version", flat=True)) == [2, 1]


def test_a_round_without_results_cannot_be_filled(cast, round):
    with pytest.raises(Invalid) as refusal:
        fill_scores(round, by=cast.users["personnel"])
    assert "不能自动计分" in refusal.value.problems["round"]
    assert IndicatorScore.objects.count() == 0


def test_a_score_above_the_full_score_is_refused(cast, round, results):
    work(cast, "一", "冯子昂")
    score = fill_scores(round, by=cast.users["personnel"])[0]
    score.score = Decimal(11)
    with pytest.raises(Invalid) as refusal:
        amend(score, by=cast.users["personnel"])
    assert refusal.value.problems == {"score": "得分不能超过满分（10.0）"}
