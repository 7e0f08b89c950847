"""The information processing fee (国办函〔2020〕109号): by items of one applicant in a month, or by pages."""

from decimal import Decimal

#: Pages up to this → yuan for each page within the step; beyond the last, the last price.
_PAGE_STEPS = ((30, 0), (100, 10), (200, 20))
_PAGE_LAST = 40


def item_fee(position: int) -> Decimal:
    """The fee in yuan for the `position`-th item of the month: 1–10 free, 11–30 100, then 100 more every ten."""
    if position <= 10:
        return Decimal(0)
    if position <= 30:
        return Decimal(100)
    return Decimal(100) * (2 + (position - 31) // 10)


def page_fee(pages: int) -> Decimal:
    """The fee in yuan for `pages` pages, each step at its own price."""
    total, below = 0, 0
    for upper, price in _PAGE_STEPS:
        total += max(0, min(pages, upper) - below) * price
        below = upper
    return Decimal(total + max(0, pages - below) * _PAGE_LAST)
