"""The list of a ledger: filters, order, pages, empty states, and the same queries for one row and for three."""

import re
from datetime import date

import pytest
from django.utils.html import escape

from canmou.activities.models import Event
from canmou.experts.models import DecisionMatter
from canmou.kernel.ledger.actions import Draft, add_many, void
from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.ui.paging import PER_PAGE
from canmou.supervision.models import Mechanism

ATTACK = "<script>alert(1)</script>\"'"


def page(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def numbers(text):
    """The record numbers in the first column of a list, in order."""
    return re.findall(r'<td class="code" data-label="编号"><a href="/records/([^/]+)/">', text)


def test_filters_narrow_the_list_and_stay_in_the_address(visit, things):
    browser = visit("clerk")
    assert numbers(page(browser, "/ledgers/AEV/")) == [
        things.neighbour.number,
        things.filed.number,
        things.own.number,
    ]
    assert numbers(page(browser, "/ledgers/AEV/?q=恳谈")) == [things.neighbour.number]
    assert numbers(page(browser, "/ledgers/AEV/?q=三楼")) == [things.own.number]
    assert numbers(page(browser, f"/ledgers/AEV/?q={things.filed.number}")) == [things.filed.number]
    assert numbers(page(browser, "/ledgers/AEV/?year=2022")) == [things.filed.number, things.own.number]
    unit = things.neighbour.unit.uid
    text = page(browser, f"/ledgers/AEV/?unit={unit}&year=2023&q=恳谈&sort=-title")
    assert numbers(text) == [things.neighbour.number]
    assert f'<option value="{unit}" selected>' in text
    assert "<option selected>2023</option>" in text
    assert 'value="恳谈"' in text
    assert '<input type="hidden" name="sort" value="-title">' in text
    kept = f"?q=%E6%81%B3%E8%B0%88&amp;unit={unit}&amp;year=2023&amp;sort=number"
    assert f'<a href="{kept}">' in text  # the headings keep the filters


def test_order_follows_the_heading_both_ways(visit, things):
    browser = visit("clerk")
    rising = numbers(page(browser, "/ledgers/AEV/?sort=number"))
    assert rising == [things.own.number, things.filed.number, things.neighbour.number]
    assert numbers(page(browser, "/ledgers/AEV/?sort=-number")) == rising[::-1]
    text = page(browser, "/ledgers/AEV/?sort=-held_on")
    assert 'aria-sort="descending"' in text
    assert 'href="?sort=held_on"' in text


def test_every_heading_of_every_ledger_sorts(visit):
    keepers = [visit("general"), visit("personnel")]
    for found in ledgers():
        browser = next(b for b in keepers if b.get(f"/ledgers/{found.code}/").status_code == 200)
        for name in ["number", "unit", *(column.name for column in found.listed)]:
            assert browser.get(f"/ledgers/{found.code}/?sort=-{name}").status_code == 200, (found.code, name)


@pytest.mark.parametrize(
    "junk",
    [
        "sort=--number",
        "sort=password",
        "sort=-created_by__password",
        "sort=ref__office__name",
        "page=99999999999999999999",
        "page=-3",
        "page=x",
        "page=" + "9" * 5000,
        "year=99999",
        "year=２０２２",
        "year=-1",
        "unit=' OR 1=1 --",
        "unit=%00",
        "q=%00",
        "q=%25_%25",
        "q=" + "长" * 2000,
        "voided=maybe",
        "sort=title&sort=-title&page=1&page=2",
    ],
)
def test_junk_in_the_address_changes_nothing(junk, visit, things):
    assert visit("clerk").get(f"/ledgers/AEV/?{junk}").status_code == 200


def test_markup_in_records_and_filters_is_only_text(visit, cast):
    (record,) = cast.enter([Event(title=ATTACK, kind="meeting", held_on=date(2022, 6, 7), content=ATTACK)])
    browser = visit("general")
    paths = [
        "/",
        "/ledgers/AEV/",
        f"/ledgers/AEV/?q={ATTACK}",
        f"/ledgers/?q={ATTACK}",
        f"/records/{record.number}/",
        f"/records/{record.number}/edit/",
        f"/records/{record.number}/void/",
        f"/ledgers/AEV/new/?title={ATTACK}",
    ]
    for path in paths:
        text = page(browser, path)
        assert "<script>alert" not in text, path
    assert escape(ATTACK) in page(browser, f"/records/{record.number}/")


def test_pages(visit, cast):
    rows = [Event(title=f"活动{n:03}", kind="meeting", held_on=date(2022, 6, 7)) for n in range(PER_PAGE + 3)]
    cast.enter(rows)
    browser = visit("clerk")
    first, second = page(browser, "/ledgers/AEV/?year=2022"), page(browser, "/ledgers/AEV/?year=2022&page=2")
    assert (len(numbers(first)), len(numbers(second))) == (PER_PAGE, 3)
    assert set(numbers(first)) & set(numbers(second)) == set()
    assert f"共{PER_PAGE + 3}条" in first
    assert 'href="?year=2022&amp;page=2" rel="next"' in first
    assert numbers(page(browser, "/ledgers/AEV/?year=2022&page=77")) == numbers(second)


def test_empty_lists_say_what_to_do(visit, cast, things):
    nothing = page(visit("clerk"), "/ledgers/ACH/")
    assert "还没有记录" in nothing
    assert 'href="/ledgers/ACH/new/">登记第一条</a>' in nothing
    leader = page(visit("leader"), "/ledgers/ACH/")
    assert "登记第一条" not in leader
    none_found = page(visit("clerk"), "/ledgers/AEV/?q=没有这样的")
    assert "没有符合条件的记录" in none_found
    assert 'href="?view=all">清除条件</a>' in none_found


def test_void_records_are_shown_only_when_asked_for(visit, cast, things):
    void(things.own, by=cast.users["general"], reason="重复登记")
    browser = visit("clerk")
    assert things.own.number not in page(browser, "/ledgers/AEV/")
    text = page(browser, "/ledgers/AEV/?voided=1")
    assert things.own.number in text
    assert text.count('<tr class="voided">') == 1


@pytest.mark.parametrize("path", ["/", "/ledgers/", "/ledgers/AEV/", "/ledgers/EDM/", "/ledgers/SMC/"])
def test_the_same_queries_for_one_row_and_for_three(path, visit, cast, things, django_assert_num_queries):
    browser = visit("general")
    browser.get(path)
    with django_assert_num_queries(QUERIES[path]):
        browser.get(path)
    add_twice_more(cast, things)
    browser.get(path)  # what waits is counted anew after a write
    with django_assert_num_queries(QUERIES[path]):
        browser.get(path)


QUERIES = {"/": 34, "/ledgers/": 7, "/ledgers/AEV/": 15, "/ledgers/EDM/": 15, "/ledgers/SMC/": 15}


def add_twice_more(cast, things):
    """Two more of each kind, by other sections and with links of their own."""
    day, decider = date(2022, 9, 1), things.matter.decider
    for title, unit in (("再一条", "economy"), ("又一条", "party")):
        rows = [
            Event(title=title, kind="study", held_on=day),
            DecisionMatter(
                title=title,
                decider=decider,
                undertaker=cast.unit(unit),
                received_on=day,
                origin_ref=things.own.ref,
            ),
            Mechanism(title=title, kind="rule", line="party", established_on=day, keeper=cast.unit(unit)),
        ]
        add_many([Draft(with_unit(row, cast.unit(unit))) for row in rows], by=cast.users["general"])


def with_unit(record, unit):
    record.unit = unit
    return record
