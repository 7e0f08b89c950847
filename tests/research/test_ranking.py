"""Places, ties, quotas and the evidence gate, as plain values; and the whole computation against a slow second one."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest

from canmou.research.ranking import GRADES, Candidate, Places, Rules, over_quota, propose, ranking


def sheet(choice, use=8, feasibility=16, depth=16):
    return tuple(map(Decimal, (choice, depth, 16, feasibility, 8, use)))


def entry(key, choice, *, use=8, feasibility=16, depth=16, level="", kind="department"):
    return Candidate(key, kind, (sheet(choice, use, feasibility, depth),) * 3, level)


def grades(found):
    return {one.key: one.grade for one in found}


def test_the_gate_refuses_and_the_next_in_rank_moves_up_with_the_reason_told():
    entries = [entry(1, 19), entry(2, 18, level="L2"), entry(3, 17, level="L5"), entry(4, 16)]
    found = propose(
        entries,
        [
            Places("special", 1, evidence_from="L2"),
            Places("first", 1, evidence_from="L5"),
            Places("second", 1),
        ],
        Rules(),
    )
    assert grades(found) == {1: "second", 2: "special", 3: "first", 4: ""}
    assert found[0].told == [
        "不能评特别成果：需L2及以上证据，没有存档的转化、批示记录",
        "不能评一等成果：需L5及以上证据，没有存档的转化、批示记录",
    ]
    assert [one.told for one in found[1:]] == [[], [], []]


def test_weaker_proof_than_the_grade_demands_does_not_pass():
    found = propose([entry(1, 19, level="L3")], [Places("special", 1, evidence_from="L2")], Rules())
    assert (found[0].grade, found[0].told) == ("", ["不能评特别成果：需L2及以上证据，存档的最高为L3"])


def test_equal_means_are_told_apart_by_use_then_proposals_then_choice():
    entries = [
        entry(1, 16, use=7, feasibility=16, depth=17),
        entry(2, 16, use=8, feasibility=15, depth=17),
        entry(3, 16, use=8, feasibility=16, depth=16),
        entry(4, 17, use=8, feasibility=15, depth=16),
    ]
    found = ranking(entries, Rules())
    assert [(one.key, one.place, one.shared) for one in found] == [
        (3, 1, False), (4, 2, False), (2, 3, False), (1, 4, False),
    ]  # fmt: skip
    assert found[0].told == ["同分，依次比转化应用8.00、对策可行性16.00、选题价值16.00"]


def test_what_is_still_equal_shares_a_place_and_the_next_place_is_left_out():
    found = ranking([entry(1, 16), entry(2, 16), entry(3, 15)], Rules())
    assert [(one.place, one.shared) for one in found] == [(1, True), (1, True), (3, False)]
    assert found[0].told == ["总分和各比较项都相同，并列"]


def test_a_shared_place_at_the_edge_of_a_quota_is_left_to_the_committee_and_the_places_are_kept():
    entries = [entry(1, 17), entry(2, 16), entry(3, 16), entry(4, 15), entry(5, 14)]
    found = propose(entries, [Places("special", 2), Places("first", 2)], Rules())
    assert [(one.key, one.grade, one.contested) for one in found] == [
        (1, "special", ""), (2, "", "special"), (3, "", "special"), (4, "first", ""), (5, "", ""),
    ]  # fmt: skip
    assert found[1].told[-1] == "与同名次的2篇争特别成果的1个名额，由评委会投票确定"


def test_a_kind_of_unit_has_a_ceiling_within_the_grade():
    entries = [entry(1, 19), entry(2, 18), entry(3, 17, kind="district"), entry(4, 16)]
    found = propose(
        entries, [Places("special", 2), Places("special", 1, kind="department"), Places("first", 2)], Rules()
    )
    assert grades(found) == {1: "special", 2: "first", 3: "special", 4: "first"}
    assert found[1].told == ["特别成果的市直部门名额已满"]


def test_a_share_gives_whole_places_only():
    assert Places("special", share=Decimal("2")).of(168) == 3
    assert Places("third", share=Decimal("25")).of(168) == 42


def test_more_grades_than_places_are_named():
    quotas = [Places("special", 1), Places("first", 3), Places("first", 1, kind="district")]
    granted = [("special", ""), ("special", ""), ("first", "district"), ("first", "district"), ("third", "")]
    assert over_quota(granted, quotas, 10) == [
        "特别成果名额1个，现有2篇",
        "区县一等成果名额1个，现有2篇",
        "三等成果没有名额",
    ]
    assert over_quota([("special", ""), ("first", "district")], quotas, 10) == []


def slow_proposal(entries, quotas):
    """The same by fractions and repeated search, written apart: key → grade, for rounds without contested places."""

    def mean(values):
        values = list(values)
        if len(values) >= 5:
            values.remove(min(values))
            values.remove(max(values))
        exact = Fraction(sum(map(Fraction, values)), len(values))
        return (exact * 100 + Fraction(1, 2)).__floor__()  # hundredths, halves up

    def worth(one):
        items = ("choice", "depth", "analysis", "feasibility", "style", "use")
        return (
            mean(sum(s) for s in one.sheets),
            *(mean(s[items.index(name)] for s in one.sheets) for name in ("use", "feasibility", "choice")),
        )

    result = {}
    for grade in ("special", "first", "second", "third"):
        for row in [row for row in quotas if row.grade == grade]:
            for _ in range(row.places):
                waiting = [
                    one
                    for one in entries
                    if one.key not in result
                    and (row.evidence_from == "" or (one.level != "" and int(one.level[1]) <= int(row.evidence_from[1])))
                ]  # fmt: skip
                if waiting:
                    best = waiting[0]
                    for one in waiting[1:]:
                        if worth(one) > worth(best):
                            best = one
                    result[best.key] = grade
    return result


@pytest.mark.parametrize("seed", range(6))
def test_168_entries_with_the_quotas_of_the_office_come_out_as_a_slow_second_computation(seed):
    rng = random.Random(seed)
    most = (20, 20, 20, 20, 10, 10)
    entries = [
        Candidate(
            key,
            rng.choice(["department", "district"]),
            tuple(
                tuple(Decimal(rng.randrange(most_ * 1, most_ * 2 + 1)) / 2 for most_ in most)
                for _ in range(5)
            ),
            rng.choice(["", "", "L1", "L2", "L3", "L4", "L5"]),
        )
        for key in range(168)
    ]
    quotas = [
        Places("special", 10, evidence_from="L2"),
        Places("first", 18, evidence_from="L4"),
        Places("second", 27, evidence_from="L5"),
        Places("third", 36),
    ]
    found = propose(entries, quotas, Rules())
    assert [one for one in found if one.contested] == []
    assert {one.key: one.grade for one in found if one.grade} == slow_proposal(entries, quotas)
    assert [sum(one.grade == grade for one in found) for grade in GRADES] == [10, 18, 27, 36]
