"""Information processing fees, by the examples of the rule."""

from decimal import Decimal

import pytest

from canmou.disclosure.fees import item_fee, page_fee


@pytest.mark.parametrize(
    ("pages", "fee"), [(0, 0), (30, 0), (31, 10), (100, 700), (150, 1700), (200, 2700), (201, 2740)]
)
def test_pages(pages, fee):
    assert page_fee(pages) == Decimal(fee)


@pytest.mark.parametrize(
    ("place", "fee"), [(1, 0), (10, 0), (11, 100), (30, 100), (31, 200), (40, 200), (41, 300)]
)
def test_items(place, fee):
    assert item_fee(place) == Decimal(fee)


def test_thirty_five_items_of_a_month():
    assert sum(item_fee(place) for place in range(1, 36)) == Decimal(3000)
