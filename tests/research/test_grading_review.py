"""Codes are drawn, entries assigned to who is clear, read and marked; who steps back is replaced; wide scores are read again."""

from collections import Counter
from datetime import date

import pytest

from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from canmou.kernel.ledger.actions import amend
from canmou.kernel.notices.models import Notice
from canmou.research.actions import grading_review, grading_round
from canmou.research.avoidance import Answer, avoidance_of_round
from canmou.research.models import BlindCode, Draw, Entry, GradingRound, Reading, Reviewer, ReviewScore
from canmou.research.queries import jury
from tests.research.jury_play import (
    REASON,
    TEXT,
    closed,
    filed,
    hand_in,
    juror,
    login,
    marks,
    passed,
    person,
    reviewing,
    round_of,
    unit,
)

pytestmark = pytest.mark.django_db


def loaded(uid):
    return Reading.objects.select_related("reviewer", "entry__round", "entry__unit", "entry__office").get(
        uid=uid
    )


def readings(round_):
    return list(Reading.objects.filter(entry__round=round_).order_by("pk"))


def test_codes_follow_neither_the_order_of_entry_nor_the_seed_by_accident(cast, settings):
    round_ = round_of(cast)
    names = [f"作者{n}" for n in range(8)]
    for place, name in enumerate(names):
        passed(cast, round_, title=f"题{place}", authors=[name], text=f"第{place}篇说的是{place * 7}家企业。")
    with pytest.raises(Refused, match="形式审查阶段"):
        grading_round.draw_codes(round_, by=cast.users["general"])
    round_ = closed(cast, round_, settings)
    made = grading_round.draw_codes(round_, by=cast.users["general"], seed="种子")
    by_entry = [row.code for row in BlindCode.objects.order_by("entry")]
    assert by_entry != sorted(by_entry)
    assert [row.code for row in BlindCode.objects.order_by("number")] == sorted(by_entry)
    assert [row.seed for row in Draw.objects.all()] == ["种子"]
    with pytest.raises(Refused, match="不能重抽"):
        grading_round.draw_codes(round_, by=cast.users["general"])
    assert (len(made), BlindCode.objects.count()) == (8, 8)


def test_no_codes_while_an_entry_waits_for_its_check(cast, settings):
    round_ = round_of(cast)
    filed(cast, round_)
    round_ = closed(cast, round_, settings)
    with pytest.raises(Refused, match="还有1篇没有办完形式审查"):
        grading_round.draw_codes(round_, by=cast.users["general"])
    assert BlindCode.objects.count() == 0


def test_only_who_is_clear_reads_and_what_is_unknown_stops_the_assignment(cast, settings):
    round_ = round_of(cast)
    passed(cast, round_)
    juror(cast, round_, "评审甲")
    juror(cast, round_, "评审乙")
    juror(cast, round_, "同事", unit(cast, "市工信局"))
    doubt = juror(cast, round_, "评审丙", confirmed=False)
    round_ = closed(cast, round_, settings)
    by = cast.users["general"]
    grading_round.draw_codes(round_, by=by)
    with pytest.raises(Refused, match="缺1名。请核实"):
        grading_round.assign_readers(round_, by=by)
    assert Reading.objects.count() == 0
    grading_round.rule(doubt, Entry.objects.all(), clear=True, reason="已电话核实身份", by=by)
    grading_round.assign_readers(round_, by=by)
    assert sorted(r.reviewer.person.name for r in readings(round_)) == sorted(["评审甲", "评审乙", "评审丙"])


def test_the_review_starts_when_all_is_assigned_and_each_reviewer_is_told_a_number(cast, settings):
    round_ = round_of(cast)
    passed(cast, round_)
    for name in ("评审甲", "评审乙", "评审丙"):
        juror(cast, round_, name)
    round_ = closed(cast, round_, settings)
    by = cast.users["general"]
    with pytest.raises(Refused, match="先抽取匿名编号"):
        grading_round.start_review(round_, by=by)
    grading_round.draw_codes(round_, by=by)
    with pytest.raises(Refused, match="没有分配够3名评审"):
        grading_round.start_review(round_, by=by)
    grading_round.assign_readers(round_, by=by)
    grading_round.start_review(round_, by=by)
    told = Notice.objects.filter(user__username__startswith="j-", sentence__contains="篇").values_list(
        "sentence", "ref"
    )
    assert list(told) == [("有1篇成果请您评审", None)] * 3


def test_loads_are_even_and_come_again_from_the_seed(cast, settings):
    units = ["市工信局", "市商务局", "市教育局", "市民政局", "市财政局"]
    round_ = reviewing(cast, settings, jurors=5, entries=[(name, f"作者{name}") for name in units])
    found = {(r.entry_id, r.reviewer_id) for r in readings(round_)}
    assert sorted(Counter(reviewer for _, reviewer in found).values()) == [3, 3, 3, 3, 3]
    answers = avoidance_of_round(round_)
    assert {answers[reviewer, entry][0] for entry, reviewer in found} == {Answer.CLEAR}
    Reading.objects.all().delete()
    GradingRound.objects.filter(pk=round_.pk).update(state="checking")
    again = grading_round.assign_readers(
        GradingRound.objects.get(pk=round_.pk), by=cast.users["general"], seed="readers"
    )
    assert {(r.entry_id, r.reviewer_id) for r in again} == found


def test_nothing_is_read_before_the_pledge(cast, settings):
    round_ = reviewing(cast, settings)
    reading = loaded(readings(round_)[0].uid)
    Reviewer.objects.filter(pk=reading.reviewer_id).update(pledged_on=None)
    reading = loaded(reading.uid)
    with pytest.raises(Refused, match="签署评审承诺"):
        grading_review.save_draft(reading, marks=marks(), by=login(reading.reviewer))
    with pytest.raises(NotPermitted):
        grading_review.pledge(reading.reviewer, by=cast.users["general"])


def test_a_draft_is_kept_and_handed_in_with_every_mark_and_a_reason(cast, settings):
    round_ = reviewing(cast, settings)
    reading = loaded(readings(round_)[0].uid)
    by = login(reading.reviewer)
    grading_review.save_draft(reading, marks={"choice": marks()["choice"]}, by=by)
    assert (Reading.objects.get(pk=reading.pk).state, ReviewScore.objects.count()) == ("draft", 0)
    with pytest.raises(Invalid) as found:
        grading_review.hand_in(loaded(reading.uid), marks={"choice": marks()["choice"]}, comment="好", by=by)
    assert set(found.value.problems) == {"depth", "analysis", "feasibility", "style", "use", "comment"}
    with pytest.raises(Invalid) as found:
        grading_review.hand_in(loaded(reading.uid), marks=marks() | {"style": 11}, comment=REASON, by=by)
    assert set(found.value.problems) == {"style"}
    assert ReviewScore.objects.count() == 0
    grading_review.hand_in(loaded(reading.uid), marks=marks(), comment=REASON, by=by)
    score = ReviewScore.objects.get()
    assert (score.sum, score.comment, score.scored_on, score.source_unit) == (
        77,
        REASON,
        date(2024, 1, 10),
        None,
    )
    with pytest.raises(Refused, match="已经提交"):
        grading_review.hand_in(loaded(reading.uid), marks=marks(2), comment=REASON, by=by)


def test_a_reviewer_has_only_what_is_assigned_to_them(cast, settings):
    round_ = reviewing(cast, settings)
    mine = readings(round_)[0]
    other = next(r for r in readings(round_) if r.reviewer_id != mine.reviewer_id)
    by = login(mine.reviewer)
    assert {r.reviewer_id for r in jury.own_readings(by)} == {mine.reviewer_id}
    with pytest.raises(NotFound):
        jury.own_reading(by, other.uid)
    with pytest.raises(NotPermitted):
        grading_review.hand_in(loaded(other.uid), marks=marks(), comment=REASON, by=by)
    assert ReviewScore.objects.count() == 0


def test_who_steps_back_gives_a_reason_and_is_replaced_by_who_reads_least(cast, settings):
    round_ = reviewing(cast, settings, entries=(("市工信局", "林秀山"),))
    reading = loaded(readings(round_)[0].uid)
    spare = Reviewer.objects.exclude(pk__in=[r.reviewer_id for r in readings(round_)]).get()
    with pytest.raises(Invalid):
        grading_review.abstain(reading, reason=" ", by=login(reading.reviewer))
    made = grading_review.abstain(loaded(reading.uid), reason="与作者相识", by=login(reading.reviewer))
    assert (made.reviewer_id, made.cause) == (spare.pk, "replacing")
    assert Reading.objects.get(pk=reading.pk).state == "abstained"
    last = loaded(readings(round_)[1].uid)
    assert grading_review.abstain(last, reason="与作者相识", by=login(last.reviewer)) is None
    with pytest.raises(Refused, match="交齐"):
        grading_review.close_review(round_, by=cast.users["general"])


def test_who_is_found_in_conflict_after_the_assignment_hands_in_nothing(cast, settings):
    round_ = reviewing(cast, settings, entries=(("市工信局", "林秀山"),))
    reading = loaded(readings(round_)[0].uid)
    grading_round.rule(
        reading.reviewer, [reading.entry], clear=False, reason="与作者是夫妻", by=cast.users["general"]
    )
    with pytest.raises(Refused, match="须回避"):
        hand_in(reading)
    assert (ReviewScore.objects.count(), Reading.objects.get(pk=reading.pk).state) == (0, "waiting")
    made = grading_review.abstain(loaded(reading.uid), reason="与作者相识", by=login(reading.reviewer))
    assert made.cause == "replacing"


def test_a_new_reviewer_fills_the_gap(cast, settings):
    round_ = reviewing(cast, settings, jurors=3, entries=(("市工信局", "林秀山"),))
    reading = loaded(readings(round_)[0].uid)
    assert grading_review.abstain(reading, reason="与作者相识", by=login(reading.reviewer)) is None
    juror(cast, round_, "新聘")
    made = grading_review.fill_up(round_, by=cast.users["general"])
    assert [(r.reviewer.person.name, r.cause) for r in made] == [("新聘", "replacing")]
    assert grading_review.fill_up(round_, by=cast.users["general"]) == []


def test_scores_more_than_fifteen_apart_are_read_once_more(cast, settings):
    round_ = reviewing(cast, settings, entries=(("市工信局", "林秀山"),))
    rows = readings(round_)
    hand_in(rows[0])
    hand_in(rows[1])
    assert len(readings(round_)) == 3
    hand_in(rows[2], shift=8)
    again = readings(round_)[3]
    assert (again.cause, again.state) == ("spread", "waiting")
    with pytest.raises(Refused, match="交齐"):
        grading_review.close_review(round_, by=cast.users["general"])
    hand_in(again, shift=4)
    assert len(readings(round_)) == 4
    round_ = GradingRound.objects.get(pk=round_.pk)
    grading_review.close_review(round_, by=cast.users["general"])
    assert round_.state == "results"


def test_scores_fifteen_apart_are_not(cast, settings):
    round_ = reviewing(cast, settings, entries=(("市工信局", "林秀山"),))
    rows = readings(round_)
    for row, shift in zip(rows, (0, 0, 7.5), strict=True):
        hand_in(row, shift=shift)
    assert len(readings(round_)) == 3


def test_after_the_review_nothing_can_be_marked(cast, settings):
    round_ = reviewing(cast, settings, entries=(("市工信局", "林秀山"),))
    for row in readings(round_):
        hand_in(row)
    spare = Reviewer.objects.exclude(pk__in=[r.reviewer_id for r in readings(round_)]).get()
    grading_review.close_review(round_, by=cast.users["general"])
    late = grading_round.give(
        [(readings(round_)[0].entry_id, spare.pk)], cause="first", by=cast.users["general"]
    )[0]
    with pytest.raises(Refused, match="已经结束"):
        hand_in(late)
    assert list(jury.own_readings(login(spare))) == []


def test_nobody_else_runs_the_round(cast, settings):
    round_ = reviewing(cast, settings)
    for user in (cast.users["clerk"], cast.users["leader"], login(Reviewer.objects.first())):
        for act in (grading_review.fill_up, grading_round.assign_readers, grading_round.draw_codes):
            with pytest.raises(NotPermitted):
                act(round_, by=user)
        with pytest.raises(NotPermitted):
            grading_review.close_review(GradingRound.objects.get(pk=round_.pk), by=user)
        with pytest.raises(NotPermitted):
            grading_round.invite(round_, person=person(cast, f"某{user.pk}"), category="综合", by=user)
        with pytest.raises(NotFound):
            jury.round_for(user, round_.number)
    assert Draw.objects.count() == 2


def test_a_score_in_the_ledger_is_not_amended_by_its_reviewer(cast, settings):
    round_ = reviewing(cast, settings)
    hand_in(readings(round_)[0])
    score = ReviewScore.objects.get()
    score.choice = 20
    with pytest.raises(NotPermitted):
        amend(score, by=login(score.reviewer))
    assert TEXT.splitlines()[0] not in score.ref.title
