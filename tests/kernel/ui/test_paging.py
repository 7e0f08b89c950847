"""Pages of a list: which rows, which links, and a total that is capped."""

import pytest
from django.http import QueryDict

from canmou.kernel.people.models import Person
from canmou.kernel.ui import paging
from canmou.kernel.ui.paging import Page, paginate


@pytest.fixture
def people(cast):
    """23 persons whose codes sort."""
    made = [Person(office=cast.office, code=f"页{n:02}", name=f"第{n}人") for n in range(1, 24)]
    Person.objects.bulk_create(made)
    return Person.objects.filter(code__startswith="页").order_by("code")


@pytest.mark.parametrize(
    ("asked", "number", "first", "count"),
    [
        ("", 1, "页01", 10),
        ("2", 2, "页11", 10),
        ("3", 3, "页21", 3),
        ("99", 3, "页21", 3),
        ("0", 1, "页01", 10),
        ("x", 1, "页01", 10),
        ("²", 1, "页01", 10),
    ],
)
def test_a_page_is_always_found(people, asked, number, first, count):
    page = paginate(people, QueryDict(f"page={asked}"), per_page=10)
    assert (page.number, page.rows[0].code, len(page.rows)) == (number, first, count)
    assert (page.total, page.total_text, page.last) == (23, "共23条", 3)


def test_an_empty_list_has_one_page(people):
    page = paginate(people.none(), QueryDict(), per_page=10)
    assert (page.rows, page.number, page.last, page.total_text) == ([], 1, 1, "共0条")


def test_counting_stops_at_the_cap(people, monkeypatch):
    monkeypatch.setattr(paging, "COUNT_CAP", 20)
    page = paginate(people, QueryDict(), per_page=10)
    assert (page.total_text, page.last) == ("20条以上", 2)


def test_two_queries_whatever_the_size(people, django_assert_num_queries):
    for size in (1, 3):
        with django_assert_num_queries(2):
            paginate(people, QueryDict(), per_page=size)


@pytest.mark.parametrize(
    ("number", "last", "expected"),
    [
        (1, 1, [1]),
        (1, 9, [1, 2, 3, 0, 9]),
        (5, 9, [1, 0, 3, 4, 5, 6, 7, 0, 9]),
        (9, 9, [1, 0, 7, 8, 9]),
        (2, 4, [1, 2, 3, 4]),
    ],
)
def test_numbers_leave_gaps(number, last, expected):
    page = Page([], number, last * 10, False, 10, QueryDict("q=a"))
    assert [n for n, _ in page.numbers()] == expected


def test_links_keep_the_filters():
    page = Page([], 2, 30, False, 10, QueryDict("q=a&page=2"))
    assert (page.previous_href, page.next_href) == ("?q=a", "?q=a&page=3")
