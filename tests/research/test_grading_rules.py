"""Trimmed means, wide spreads, and grades by quota."""

from decimal import Decimal

import pytest

from canmou.research.rules import grades_by_place, needs_second_reading, trimmed_mean


def marks(*scores):
    return [Decimal(str(score)) for score in scores]


def test_with_five_scores_the_highest_and_the_lowest_are_left_out():
    assert trimmed_mean(marks(60, 80, 82, 84, 99)) == Decimal("82.00")


def test_of_equal_extremes_only_one_is_left_out():
    assert trimmed_mean(marks(70, 70, 80, 90, 90)) == Decimal("80.00")


def test_with_three_or_four_scores_all_count():
    assert trimmed_mean(marks(80, 85, 81)) == Decimal("82.00")
    assert trimmed_mean(marks(80, 81, 81, 81)) == Decimal("80.75")


def test_halves_of_a_hundredth_are_rounded_up():
    assert trimmed_mean(marks(0, "80.01", "80.02", "80.01", "80.02", 100)) == Decimal("80.02")


def test_fewer_than_three_scores_are_refused():
    with pytest.raises(ValueError, match="至少要有3名评审"):
        trimmed_mean(marks(80, 90))


def test_scores_more_than_fifteen_apart_call_for_another_reading():
    assert not needs_second_reading(marks(70, 85))
    assert needs_second_reading(marks(70, "85.5"))
    assert not needs_second_reading([])


def test_grades_are_given_by_place_until_the_quotas_are_used_up():
    assert grades_by_place(5, [("special", 1), ("first", 2)]) == ["special", "first", "first", "", ""]
    assert grades_by_place(2, [("special", 1), ("first", 4)]) == ["special", "first"]
