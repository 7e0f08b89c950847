"""From frozen scores to certificates: the gate, the committee, publicity, objections, conclusion, computing again."""

import random
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection

from canmou.instructions.models import Conversion, Instruction
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.audit.models import AppendOnlyError
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.actions import amend, void
from canmou.kernel.people.models import Unit
from canmou.kernel.workflow import advance, start
from canmou.research.actions.conclusion import conclude, issue_certificates
from canmou.research.actions.publicity import answer_objection, publicise, raise_objection
from canmou.research.actions.results import hold_meeting, propose_grades, rule, set_quotas
from canmou.research.evidence import is_chief, proofs
from canmou.research.frozen import recount
from canmou.research.models import (
    Certificate,
    CommitteeMeeting,
    CommitteeRuling,
    Entry,
    GradeResult,
    GradingRound,
    Objection,
    PublicNotice,
    Quota,
    RankEntry,
    Ranking,
    RankProof,
    RankResult,
    RankScore,
    ResultChange,
    ReviewScore,
)
from canmou.research.standing import latest, results_of
from canmou.research.states.grading_round import ROUND
from tests.research.grading_play import Share, in_state, proposed, round_with, votes

pytestmark = pytest.mark.django_db
THREE = [[90, 90, 90], [80, 80, 80], [70, 70, 70]]


@pytest.fixture
def by(cast):
    return cast.users["general"]


def stands(round_):
    return {line.entry.title[3:6]: line.grade for line in results_of(latest(round_)).lines}


def row_of(round_, number):
    return RankEntry.objects.get(ranking=latest(round_), title__contains=f"第{number:03d}个")


def published(cast, round_, settings, ends_on=date(2024, 1, 15)):
    return publicise(round_, ends_on=ends_on, medium="市政府门户网站", by=cast.users["general"])


def concluded(cast, round_, settings):
    published(cast, round_, settings)
    settings.CANMOU_TODAY = date(2024, 1, 16)
    return conclude(round_, by=cast.users["general"])


def test_proof_is_what_stands_in_the_ledgers_not_what_was_typed(cast, by):
    round_, entries = round_with(cast, THREE)
    typed, stored, _ = entries
    typed.evidence_grade, typed.evidence = "L1", "写进了文件"
    amend(typed, by=by)
    cast.enter(
        [
            Conversion(
                work=stored.work,
                form="document",
                grade="L1",
                converted_on=date(2023, 3, 1),
                proof="1号文",
                adopted="两条",
            )
        ]
    )
    proposed(cast, round_, [Share("special", 1, evidence_from="L2"), Share("first", 2)], met=False)
    assert stands(round_) == {"001": "first", "002": "special", "003": "first"}
    told = RankResult.objects.get(entry=row_of(round_, 1)).told
    assert told == "不能评特别成果：需L2及以上证据，没有存档的转化、批示记录"
    assert [(p.ref.ledger, p.level) for p in RankProof.objects.all()] == [("ICV", "L1")]


def instruction(cast, work, post, **more):
    facts = {
        "leader": cast.person("林知远"),
        "leader_post": post,
        "level": "city",
        "given_on": date(2023, 5, 1),
        "kind": "affirmative",
        "words": "建议很好",
        "carrier": "report",
        "work": work,
        "checked_by": cast.named("丁若兰"),
        "checked_on": date(2023, 5, 3),
    }
    return Instruction(**(facts | more))


def test_instructions_prove_by_post_and_only_when_checked_affirmative_original_and_in_time(cast, by):
    round_, entries = round_with(cast, THREE + [[60, 60, 60]])
    works = [entry.work for entry in entries]
    chief, deputy, circulated, late = cast.enter(
        [
            instruction(cast, works[0], "市委副书记、市长"),
            instruction(cast, works[1], "副市长"),
            instruction(cast, works[2], "市委书记", kind="circulated"),
            instruction(cast, works[3], "市委书记", given_on=date(2024, 1, 9), checked_on=date(2024, 1, 9)),
        ]
    )
    cast.enter([instruction(cast, works[2], "市委书记", copy_of=circulated, carrier="reference")])
    found = proofs([work.pk for work in works], date(2024, 1, 8))
    assert {work: [(p.level, p.ref) for p in rows] for work, rows in found.items()} == {
        works[0].pk: [("L2", chief.ref)],
        works[1].pk: [("L3", deputy.ref)],
    }
    void(chief, by=by, reason="登错")
    assert works[0].pk not in proofs([works[0].pk], date(2024, 1, 8))


def test_a_conversion_by_a_leaders_words_proves_no_more_than_these_words(cast, by):
    round_, entries = round_with(cast, THREE + [[60, 60, 60]])
    works = [entry.work for entry in entries]
    words = cast.enter(
        [
            instruction(cast, works[0], "市长"),
            instruction(cast, works[1], "副市长"),
            instruction(cast, works[2], "市长", kind="circulated"),
            instruction(cast, works[3], "市长"),
        ]
    )
    Instruction.objects.filter(pk=words[3].pk).update(state="registered", checked_by=None, checked_on=None)
    cast.enter(
        [
            Conversion(
                work=one.work, instruction=one, form="document", grade="L2", converted_on=date(2023, 6, 1),
                proof="批示", adopted="两条",
            )
            for one in words
        ]
    )  # fmt: skip
    found = proofs([work.pk for work in works], date(2024, 1, 8))
    assert {work: [p.level for p in rows] for work, rows in found.items()} == {
        works[0].pk: ["L2", "L2"],
        works[1].pk: ["L3", "L3"],
    }


@pytest.mark.parametrize(
    ("post", "chief"),
    [
        ("市委书记", True),
        ("中共淄州市委书记", True),
        ("市委副书记、市长", True),
        ("代市长", True),
        ("省委书记", True),
        ("市委常委、副市长", False),
        ("市委副书记", False),
        ("市委政法委书记", False),
        ("市委常委、秘书长", False),
        ("副市长、市长助理", False),
    ],
)
def test_who_is_a_chief_leader(post, chief):
    assert is_chief(post) is chief


def test_ranking_needs_three_scores_and_quotas_and_nothing_is_kept_otherwise(cast, by):
    round_, entries = round_with(cast, [[90, 90, 90], [80, 80]])
    with pytest.raises(Refused, match="还有1篇不足3个评分；还没有设置各等级名额"):
        propose_grades(round_, by=by)
    round_.refresh_from_db()
    assert (round_.state, Ranking.objects.count(), RankScore.objects.count()) == ("results", 0, 0)


@pytest.mark.parametrize("login", ["head", "leader", "keeper", "department", "sysadmin"])
def test_only_the_office_of_the_jury_ranks_and_decides(cast, login):
    round_, _ = round_with(cast, THREE)
    other = cast.users[login]
    with pytest.raises(NotPermitted):
        set_quotas(round_, quotas=[Share("special", 1)], by=other)
    with pytest.raises(NotPermitted):
        propose_grades(round_, by=other)
    assert (Quota.objects.count(), Ranking.objects.count()) == (0, 0)
    ranking = proposed(cast, round_)
    row = ranking.entries.first()
    for act in (
        lambda: rule(round_, entry=row, grade="first", votes=votes(9), reason="好", by=other),
        lambda: publicise(round_, ends_on=date(2024, 1, 15), medium="网站", by=other),
        lambda: conclude(round_, by=other),
        lambda: issue_certificates(round_, by=other),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert (CommitteeRuling.objects.count(), PublicNotice.objects.count(), GradeResult.objects.count()) == (
        0, 0, 0,
    )  # fmt: skip


def test_quotas_are_counts_or_shares_and_a_kind_of_unit_needs_a_total(cast, by):
    round_, _ = round_with(cast, THREE)
    for wrong in (
        [],
        [Share("special", 1), Share("special", 2)],
        [Share("special", 1), Share("first", 1, unit_kind="district")],
        [Share("special", 1, share=Decimal(2))],
        [Share("special")],
        [Share("special", share=Decimal(101))],
    ):
        with pytest.raises(Invalid):
            set_quotas(round_, quotas=wrong, by=by)
        assert Quota.objects.count() == 0
    set_quotas(round_, quotas=[Share("special", 1)], by=by)
    set_quotas(round_, quotas=[Share("special", share=Decimal("34")), Share("first", 2)], by=by)
    assert [(q.grade, q.places, q.voided) for q in Quota.objects.order_by("pk")] == [
        ("special", 1, True),
        ("special", None, False),
        ("first", 2, False),
    ]
    proposed_ = propose_grades(GradingRound.objects.get(pk=round_.pk), by=by)
    assert [row.grade for row in RankResult.objects.filter(entry__ranking=proposed_)] == [
        "special", "first", "first",
    ]  # fmt: skip


def test_after_freezing_no_change_of_scores_or_proof_moves_the_result(cast, by):
    round_, entries = round_with(cast, THREE)
    ranking = proposed(cast, round_)
    score = ReviewScore.objects.filter(entry=entries[2]).first()
    score.choice = Decimal(20)
    amend(score, by=by)
    void(entries[0], by=by, reason="撤回参评")
    assert recount(ranking) == recount(Ranking.objects.get(pk=ranking.pk))
    found = recount(ranking)
    assert (found.sound, found.entries, found.scores, found.graded, found.differences) == (True, 3, 9, 3, ())
    with pytest.raises(AppendOnlyError):
        RankScore.objects.update(choice=1)


def test_a_touched_input_or_result_is_found_out(cast):
    round_, _ = round_with(cast, THREE)
    ranking = proposed(cast, round_)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE research_rankscore SET choice = 2 WHERE id = (SELECT min(id) FROM research_rankscore)"
        )
    found = recount(ranking)
    assert not found.sound
    assert found.differences == ("《关于第001个问题的调研报告》：重算的排名结果与留存的不一致",)


def test_the_round_can_be_ranked_again_for_a_reason_and_the_first_ranking_stays(cast, by):
    round_, _ = round_with(cast, THREE)
    first = proposed(cast, round_, met=False)
    with pytest.raises(Invalid):
        advance(ROUND, round_, "rerank", by=by)
    round_.refresh_from_db()
    advance(ROUND, round_, "rerank", by=by, opinion="补录一份评分")
    second = propose_grades(round_, by=by)
    assert (first.number, second.number, latest(round_)) == (1, 2, second)
    assert first.digest != second.digest


def test_a_meeting_needs_a_majority_and_votes_that_add_up(cast, by):
    round_, _ = round_with(cast, THREE)
    proposed(cast, round_, met=False)
    for cast_votes, day in (
        (votes(4, 5), date(2024, 1, 8)),
        (votes(9, 1), date(2024, 1, 8)),
        (votes(8), date(2024, 1, 8)),
        (votes(9), date(2024, 1, 9)),
        (votes(9), date(2024, 1, 7)),
    ):
        with pytest.raises(Invalid):
            hold_meeting(round_, met_on=day, presider="周承远", members=9, votes=cast_votes, by=by)
    assert CommitteeMeeting.objects.count() == 0


def test_the_committee_overrides_for_a_reason_and_both_stay(cast, by):
    round_, _ = round_with(cast, THREE)
    proposed(cast, round_)
    first, second = row_of(round_, 1), row_of(round_, 2)
    with pytest.raises(Invalid):
        rule(round_, entry=first, grade="first", votes=votes(9), reason=" ", by=by)
    with pytest.raises(Invalid):
        rule(round_, entry=first, grade="first", votes=votes(4, 5), reason="数据有出入", by=by)
    assert CommitteeRuling.objects.count() == 0
    rule(round_, entry=first, grade="first", votes=votes(7, 1, 1), reason="数据有出入", by=by)
    with pytest.raises(Refused, match="一等成果名额1个，现有2篇"):
        publicise(round_, ends_on=date(2024, 1, 15), medium="网站", by=by)
    rule(round_, entry=second, grade="special", votes=votes(9), reason="递补", by=by)
    assert stands(round_) == {"001": "first", "002": "special", "003": "second"}
    assert RankResult.objects.get(entry=first).grade == "special"


def test_the_gate_holds_against_the_committee_and_objections_too(cast, by, settings):
    round_, _ = round_with(cast, THREE, levels=("", "L1", ""))
    proposed(cast, round_, [Share("special", 2, evidence_from="L2"), Share("first", 2)])
    with pytest.raises(Invalid, match="不能评特别成果：需L2及以上证据"):
        rule(round_, entry=row_of(round_, 1), grade="special", votes=votes(9), reason="影响大", by=by)
    published(cast, round_, settings)
    objection = raise_objection(round_, content="等级偏低", by=by)
    with pytest.raises(Invalid, match="需L2及以上证据"):
        answer_objection(
            objection,
            outcome="upheld",
            handling="调整",
            changes=[(row_of(round_, 1), "special")],
            by=by,
        )
    assert (CommitteeRuling.objects.count(), ResultChange.objects.count()) == (0, 0)
    assert Objection.objects.get().outcome == "open"


def test_tied_entries_at_the_edge_wait_for_the_committee(cast, by):
    round_, _ = round_with(cast, [[90, 90, 90], [80, 80, 80], [80, 80, 80]], seed=5)
    for score in ReviewScore.objects.all():
        for name, mark in (("use", 8), ("style", 8), ("choice", 16), ("feasibility", 16), ("analysis", 16)):
            setattr(score, name, mark)
        score.depth = 20 if score.entry_id == min(e.pk for e in Entry.objects.all()) else 16
        score.version = ReviewScore.objects.get(pk=score.pk).version
        amend(score, by=by)
    proposed(cast, round_, [Share("special", 2)])
    with pytest.raises(Refused, match="有2篇并列待定"):
        publicise(round_, ends_on=date(2024, 1, 15), medium="网站", by=by)
    rule(round_, entry=row_of(round_, 3), grade="special", votes=votes(6, 3), reason="表决确定", by=by)
    rule(round_, entry=row_of(round_, 2), grade="", votes=votes(6, 3), reason="表决确定", by=by)
    publicise(round_, ends_on=date(2024, 1, 15), medium="网站", by=by)
    assert stands(round_) == {"001": "special", "002": "", "003": "special"}


def test_publicity_lasts_five_working_days_and_no_round_concludes_before_its_end(cast, by, settings):
    round_, _ = round_with(cast, THREE)
    proposed(cast, round_)
    with pytest.raises(
        Invalid, match="公示不少于5个工作日：2024年1月8日（当日不计）之后第 5 个工作日为2024年1月15日"
    ):
        published(cast, round_, settings, date(2024, 1, 14))
    round_.refresh_from_db()
    assert (round_.state, PublicNotice.objects.count(), Attachment.objects.count()) == ("committee", 0, 0)
    notice = published(cast, round_, settings)
    assert sorted(a.name.split(".")[1] for a in Attachment.objects.filter(ref=notice.ref)) == ["docx", "pdf"]
    settings.CANMOU_TODAY = date(2024, 1, 15)
    with pytest.raises(Refused, match="公示到2024-01-15结束"):
        conclude(round_, by=by)
    assert GradeResult.objects.count() == 0
    settings.CANMOU_TODAY = date(2024, 1, 16)
    rows = conclude(round_, by=by)
    assert [(row.grade, row.place, row.score) for row in rows] == [
        ("special", 1, None), ("first", 2, None), ("second", 3, None),
    ]  # fmt: skip
    round_.refresh_from_db()
    assert (round_.state, round_.concluded_on, round_.document) == (
        "concluded", date(2024, 1, 16), "淄政研字〔2024〕1号",
    )  # fmt: skip
    assert Attachment.objects.filter(ref=round_.ref).count() == 2


def test_objections_are_taken_in_the_period_only_answered_before_the_end_and_may_change_results(
    cast, by, settings
):
    round_, entries = round_with(cast, THREE)
    proposed(cast, round_)
    with pytest.raises(Refused):
        raise_objection(round_, content="早了", by=by)
    published(cast, round_, settings)
    department = cast.users["department"]
    own = Unit.objects.get(office=cast.office, short_name="市工信局")
    with pytest.raises(NotPermitted):
        raise_objection(
            round_, content="冒名", raised_by=Unit.objects.get(short_name="市教育局"), by=department
        )
    with pytest.raises(Invalid):
        raise_objection(round_, content=" ", by=department)
    objection = raise_objection(round_, content="引用数据有误", entry=entries[0], by=department)
    assert (objection.raised_by, objection.unit, Objection.objects.count()) == (own, round_.unit, 1)
    settings.CANMOU_TODAY = date(2024, 1, 16)
    with pytest.raises(Refused, match="还有1件异议没有答复"):
        conclude(round_, by=by)
    with pytest.raises(Refused, match="现在不受理异议"):
        raise_objection(round_, content="晚了", by=department)
    with pytest.raises(Invalid, match="一等成果名额1个"):
        answer_objection(
            objection, outcome="upheld", handling="属实", changes=[(row_of(round_, 1), "first")], by=by
        )
    objection.refresh_from_db()
    changes = [(row_of(round_, 1), ""), (row_of(round_, 2), "special"), (row_of(round_, 3), "first")]
    with pytest.raises(Invalid):
        answer_objection(objection, outcome="refused", handling="不属实", changes=changes, by=by)
    objection.refresh_from_db()
    answer_objection(
        objection, outcome="upheld", handling="数据有误，取消等级，依次递补", changes=changes, by=by
    )
    with pytest.raises(Refused, match="已经答复"):
        answer_objection(objection, outcome="refused", handling="反悔", by=by)
    conclude(round_, by=by)
    assert [(row.entry, row.grade) for row in GradeResult.objects.order_by("place")] == [
        (entries[1], "special"),
        (entries[2], "first"),
    ]
    assert [(c.before, c.after) for c in ResultChange.objects.all()] == [
        ("special", ""), ("first", "special"), ("second", "first"),
    ]  # fmt: skip
    assert recount(latest(round_)).differences == ()


@pytest.mark.parametrize("login", ["head", "neighbour"])
def test_staff_object_in_no_units_name_the_office_of_the_jury_in_any(cast, by, settings, login):
    round_, _ = round_with(cast, THREE)
    proposed(cast, round_)
    published(cast, round_, settings)
    unit = Unit.objects.get(office=cast.office, short_name="市教育局")
    with pytest.raises(NotPermitted):
        raise_objection(round_, content="冒名", raised_by=unit, by=cast.users[login])
    assert Objection.objects.count() == 0
    assert raise_objection(round_, content="本人意见", by=cast.users[login]).raised_by is None
    assert raise_objection(round_, content="来信", raised_by=unit, by=by).raised_by == unit


def test_a_round_scored_on_paper_is_ranked_without_the_earlier_steps_once_its_scores_are_in(cast, by):
    round_, entries = round_with(cast, [[90, 90, 90], [80, 80]])
    round_ = start(ROUND, in_state(round_, "recorded"), by=by)
    with pytest.raises(Refused, match="还有1篇不足3个评分"):
        advance(ROUND, round_, "take_over", by=by, opinion="纸质评审")
    entries[1].formal_check, entries[1].check_note = "refused", "超字数"
    amend(entries[1], by=by)
    with pytest.raises(NotPermitted):
        advance(ROUND, round_, "take_over", by=cast.users["head"], opinion="纸质评审")
    advance(ROUND, round_, "take_over", by=by, opinion="纸质评审")
    proposed(cast, round_, met=False)
    assert stands(round_) == {"001": "special"}


def test_a_grade_changed_in_the_ledger_afterwards_shows_in_the_recount(cast, by, settings):
    round_, _ = round_with(cast, THREE)
    proposed(cast, round_)
    concluded(cast, round_, settings)
    row = GradeResult.objects.select_related("ref", "unit").get(place=3)
    row.grade = "special"
    amend(row, by=by)
    round_.refresh_from_db()
    assert recount(latest(round_)).differences == ("《关于第003个问题的调研报告》：通报的等级与重算的不一致",)


def test_certificates_are_numbered_on_and_made_once(cast, by, settings):
    round_, _ = round_with(cast, THREE)
    proposed(cast, round_)
    with pytest.raises(Refused):
        issue_certificates(round_, by=by)
    concluded(cast, round_, settings)
    made = issue_certificates(round_, by=by)
    assert [row.certificate_no for row in made] == [f"淄政研成〔2024〕00{n}号" for n in (1, 2, 3)]
    assert [len(row.check_code) for row in made] == [12, 12, 12]
    assert len({row.check_code for row in made}) == 3
    with pytest.raises(Refused, match="已有证书"):
        issue_certificates(round_, by=by)
    void(made[1], by=by, reason="获证人写错")
    assert [row.certificate_no for row in issue_certificates(round_, by=by)] == ["淄政研成〔2024〕004号"]
    assert Certificate.objects.live().count() == 3


def slowly(round_):
    """The grades of a round from the live ledgers, by fractions: written apart from the rules."""

    def mean(values):
        values = sorted(Fraction(value) for value in values)
        values = values[1:-1] if len(values) > 4 else values
        return int(sum(values) / len(values) * 100 + Fraction(1, 2))

    worth, levels = {}, {}
    for entry in Entry.objects.filter(round=round_, voided=False):
        sheets = list(ReviewScore.objects.filter(entry=entry, voided=False))
        worth[entry.pk] = (
            mean(s.choice + s.depth + s.analysis + s.feasibility + s.style + s.use for s in sheets),
            mean(s.use for s in sheets),
            mean(s.feasibility for s in sheets),
            mean(s.choice for s in sheets),
        )
        rows = Conversion.objects.filter(work=entry.work, voided=False)
        levels[entry.pk] = min((int(row.grade[1]) for row in rows), default=9)
    grades, left = {}, set(worth)
    for grade in ("special", "first", "second", "third"):
        quota = Quota.objects.get(round=round_, grade=grade, voided=False)
        need = int(quota.evidence_from[1]) if quota.evidence_from else 9
        able = sorted((pk for pk in left if levels[pk] <= need), key=lambda pk: worth[pk], reverse=True)
        for pk in able[: quota.places]:
            grades[pk] = grade
        left -= set(grades)
    return grades


def test_a_round_of_168_entries_with_10_18_27_36_from_scores_to_certificates(
    cast, by, settings, django_assert_max_num_queries
):
    rng = random.Random(7)
    scores = [[rng.randrange(62, 96) for _ in range(5)] for _ in range(168)]
    levels = [rng.choice(["", "L1", "L1", "L4", "L5"]) for _ in range(168)]
    round_, entries = round_with(cast, scores, seed=7, levels=levels)
    with django_assert_max_num_queries(130):
        ranking = proposed(
            cast,
            round_,
            [
                Share("special", 10, evidence_from="L2"),
                Share("first", 18, evidence_from="L4"),
                Share("second", 27, evidence_from="L5"),
                Share("third", 36),
            ],
        )
    assert not RankResult.objects.exclude(contested="").exists()
    rows = concluded(cast, round_, settings)
    expected = slowly(round_)
    assert {row.entry_id: row.grade for row in rows} == expected
    counts = {
        grade: sum(row.grade == grade for row in rows) for grade in ("special", "first", "second", "third")
    }
    assert counts == {"special": 10, "first": 18, "second": 27, "third": 36}
    assert len(issue_certificates(round_, by=by)) == 91
    found = recount(Ranking.objects.select_related("round").get(pk=ranking.pk))
    assert (found.sound, found.entries, found.scores, found.graded, found.differences) == (
        True, 168, 840, 91, (),
    )  # fmt: skip
