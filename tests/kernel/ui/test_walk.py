"""A long list walked by key: the pages together are the list, forwards and backwards, whatever it is sorted by."""

from dataclasses import replace
from datetime import date

import pytest
from django.http import QueryDict

from canmou.activities.models import Event
from canmou.kernel.ui import paging
from canmou.kernel.ui.paging import Order, Walk

SIZE = 3


@pytest.fixture
def events(cast, monkeypatch):
    """20 events with ties and blanks in the columns they are sorted by; more than 5 make a long list."""
    monkeypatch.setattr(paging, "KNOWN", 5)
    days = [date(2022, 1, 1 + n % 4) for n in range(20)]
    rows = [
        Event(
            title=f"活动{n:02}",
            kind="meeting",
            held_on=day,
            headcount=None if n % 3 == 0 else 1 + n % 5,
            started_on=None if n % 4 else day,
        )
        for n, day in enumerate(days)
    ]
    cast.enter(rows)
    return Event.objects.all()


ORDERS = [
    Order("", False),
    Order("", True),
    Order("number", True),
    Order("held_on", False),
    Order("held_on", True),
    Order("headcount", False, nullable=True),
    Order("headcount", True, nullable=True),
    Order("started_on", True, nullable=True),
]


def page(events, order, query=""):
    keys, found = Walk(events, events, events, order).page(QueryDict(query), SIZE)
    rows = [events.get(pk=key) for key in keys]
    return keys, replace(found, rows=rows, query=QueryDict(query), anchor=rows[0].number)


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_pages_one_after_the_other_are_the_whole_list_and_so_they_are_backwards(order, events):
    whole = list(events.order_by(*order.by()).values_list("pk", flat=True))
    walked, query, forth = [], "", []
    for _ in range(7):
        keys, found = page(events, order, query)
        walked += keys
        forth.append(keys)
        query = found.next_href[1:]
    assert walked == whole
    assert query == ""
    back = [forth[-1]]
    keys, found = page(events, order, f"page=7&at=7:{events.get(pk=forth[-1][0]).number}")
    while found.number > 1:
        keys, found = page(events, order, found.previous_href[1:])
        back.insert(0, keys)
    assert back == forth


@pytest.mark.parametrize("order", ORDERS[2:], ids=str)
def test_blanks_come_last_both_ways(order, events):
    values = list(events.order_by(*order.by()).values_list(order.path, flat=True))
    filled = [value for value in values if value is not None]
    assert values == sorted(filled, reverse=order.falling) + [None] * (len(values) - len(filled))


@pytest.mark.parametrize(
    "query", ["page=4", "page=4&at=1:none", "page=4&at=x", "page=4&at=%00:%00", "page=4&at=1"]
)
def test_a_page_without_a_good_anchor_is_counted(query, events):
    order = ORDERS[4]
    whole = list(events.order_by(*order.by()).values_list("pk", flat=True))
    assert page(events, order, query)[0] == whole[9:12]


def test_beyond_the_end_is_the_last_page(events):
    keys, found = page(events, ORDERS[0], "page=99")
    assert (found.number, len(keys), found.next_href) == (7, 2, "")


def test_a_page_costs_three_queries_with_its_anchor_wherever_it_lies(events, django_assert_num_queries):
    number = events.order_by("pk")[9].number
    for query in (f"page=5&at=4:{number}", f"page=3&at=4:{number}", f"page=6&at=4:{number}"):
        with django_assert_num_queries(3):
            Walk(events, events, events, ORDERS[3]).page(QueryDict(query), SIZE)


def test_a_short_list_is_numbered_exactly(events, monkeypatch):
    monkeypatch.setattr(paging, "KNOWN", 20)
    keys, found = page(events, ORDERS[0], "page=3")
    assert (len(keys), found.number, found.total_text, found.last) == (3, 3, "共20条", 7)
