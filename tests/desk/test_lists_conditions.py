"""Filters on any column: what they keep, how they are told, and that they stay in the address."""

import re

import pytest
from django.http import QueryDict
from listed import channels, donations, gatherings, headings, listed, page

from canmou.desk.lists.selection import Selection
from canmou.kernel.ledger.declare import ledger, ledgers

KEPT = dict(
    [
        ("receipt.has.a", [5, 2, 1]),
        ("receipt.is.A1", [5, 1]),
        ("receipt.has.%", [3]),
        ("receipt.has._", []),
        ("receipt.empty", [4]),
        ("receipt.filled", [5, 3, 2, 1]),
        ("amount.range.100..250.5", [2, 1]),
        ("amount.range.100.01..", [3, 2]),
        ("amount.range...80", [5, 4]),
        ("donated_on.range.2022-Q2", [3, 2]),
        ("donated_on.range.2022", [5, 4, 3, 2, 1]),
        ("donated_on.range.2022-06-B", [3]),
        ("donated_on.range.2022-07-01..", [5, 4]),
        ("donated_on.range...2022-04-01", [2, 1]),
        ("donated_on.range.2022-04-01..2022-06-30", [3, 2]),
        ("donor.has.冯子昂", [4, 1]),
        ("donor.has.安", [2]),
        ("donor.has.没有这人", []),
        ("donor.empty", [5, 3]),
        ("donor.filled", [4, 2, 1]),
        ("donor_unit.has.机关党建", [5]),
        ("unit.has.办公室", [5, 4, 3, 2, 1]),
        ("activity.has.冬衣", [5, 4]),
        ("activity.has.ZZ-FCA-2022-00001", [3, 2, 1]),
        ("activity.has.ZZ-FCA-2022-00001 慈心一日捐活动", [3, 2, 1]),
        ("activity.has.ZZ-FCA-2022-00009", []),
    ],
)


def test_each_kind_of_condition_keeps_its_rows(visit, cast):
    donations(cast)
    browser = visit("clerk")
    found = {asked: listed(browser, f"/ledgers/FDN/?f={asked.replace('%', '%25')}") for asked in KEPT}
    assert found == KEPT


KEPT_ELSEWHERE = dict(
    [
        ("AEV/?f=participants.has.冯子昂", [1]),
        ("AEV/?f=participants.has.乔安然", [2, 1]),
        ("AEV/?f=participants.empty", [3]),
        ("AEV/?f=hosts.has.党建", [1]),
        ("AEV/?f=hosts.filled", [1]),
        ("AEV/?f=kind.in.study|volunteer", [3, 1]),
        ("AEV/?f=kind.in.study|nothing", [1]),
        ("AEV/?f=headcount.range.12.5..", [1]),
        ("AEV/?f=headcount.empty", [2]),
        ("AEV/?f=content.has.十&f=kind.in.volunteer", [3]),
        ("AEV/?f=content.has.十&f=kind.in.study", []),
        ("AEV/?f=participants.has.乔安然&f=participants.has.冯子昂", [1]),
        ("ACH/?f=own.is.1", [1]),
        ("ACH/?f=own.is.0", [2]),
    ],
)


def test_lists_choices_and_yes_or_no(visit, cast):
    gatherings(cast)
    channels(cast)
    browser = visit("clerk")
    assert {asked: listed(browser, f"/ledgers/{asked}") for asked in KEPT_ELSEWHERE} == KEPT_ELSEWHERE


def test_conditions_are_chips_in_plain_words_and_each_can_be_taken_off(visit, cast):
    donations(cast)
    query = "q=慈心&year=2022&f=receipt.has.A&f=amount.range.50..&f=donated_on.range.2022-Q2&f=donor.filled&voided=1"
    text = page(visit("clerk"), f"/ledgers/FDN/?{query}&sort=-amount&cols=amount,donor&size=20")
    chips = re.findall(r'<li><a href="([^"]*)" title="去掉这个条件"><span>([^<]*)', text)
    assert [told for _, told in chips] == [
        "含“慈心”",
        "2022年",
        "票据号包含“A”",
        "金额（元）：50起",
        "捐款日期：2022年第二季度",
        "捐款人不为空",
        "含作废",
    ]
    left = QueryDict(chips[3][0].replace("&amp;", "&")[1:])
    assert left.getlist("f") == ["receipt.has.A", "donated_on.range.2022-Q2", "donor.filled"]
    assert {name: left[name] for name in ("q", "year", "voided", "sort", "cols", "size")} == {
        "q": "慈心",
        "year": "2022",
        "voided": "1",
        "sort": "-amount",
        "cols": "amount,donor",
        "size": "20",
    }
    assert '<a class="all" href="?sort=-amount&amp;cols=amount%2Cdonor&amp;size=20">清除全部条件</a>' in text


JUNK = [
    "f=",
    "f=.",
    "f=password.has.x",
    "f=created_by__password.has.x",
    "f=amount.range.1..2..3",
    "f=amount.range.abc..",
    "f=amount.range.999999999999999..",
    "f=amount.has.1",
    "f=donated_on.range.2022-13",
    "f=donated_on.range.2023-01-01..2022-01-01",
    "f=donated_on.range.%00",
    "f=receipt.has.",
    "f=donor.range.1..2",
    "cols=password,created_by,ref",
    "size=100000",
    "view=%27%22",
    "sort=donor__login__password",
    "at=9:9&page=3",
]


def test_junk_is_ignored(visit, cast):
    donations(cast)
    browser = visit("clerk")
    found = {junk: listed(browser, f"/ledgers/FDN/?{junk}") for junk in JUNK}
    assert found == dict.fromkeys(JUNK, [5, 4, 3, 2, 1])


def test_the_form_of_all_conditions_leads_to_an_address_and_shows_it_again(visit, cast):
    donations(cast)
    browser = visit("clerk")
    sent = {
        "apply": "1",
        "q": "捐",
        "sort": "amount",
        "receipt-op": "is",
        "receipt-v": " A1 ",
        "amount-from": "１００",
        "amount-to": "1,000",
        "donated_on-period": "2022-Q1",
        "donor-op": "filled",
        "mask-op": "has",
        "mask-v": "",
    }
    answer = browser.get("/ledgers/FDN/filter/", sent)
    assert answer.status_code == 302
    found = QueryDict(answer.headers["Location"].partition("?")[2])
    assert found.getlist("f") == [
        "donor.filled",
        "donated_on.range.2022-Q1",
        "amount.range.100..1000",
        "receipt.is.A1",
    ]
    assert (found["q"], found["sort"]) == ("捐", "amount")
    assert listed(browser, answer.headers["Location"]) == [1]
    again = page(browser, answer.headers["Location"].replace("/FDN/", "/FDN/filter/"))
    assert '<input type="text" name="receipt-v" value="A1"' in again
    assert '<option value="is" selected>等于</option>' in again
    assert 'name="donated_on-period" value="2022-Q1"' in again


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"amount-from": "约100"}, "是概数"),
        ({"donated_on-period": "去年"}, "看不懂期间"),
        ({"donated_on-from": "2022-05-01", "donated_on-to": "2022-04-01"}, "结束日早于开始日"),
        ({"donated_on-from": "5月"}, "不是日期"),
    ],
)
def test_what_is_wrong_is_said_at_its_column(sent, told, visit, cast):
    answer = visit("clerk").get("/ledgers/FDN/filter/", {"apply": "1", **sent})
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_conditions_come_as_a_fragment_for_the_list(visit, cast):
    text = visit("clerk").get("/ledgers/FDN/filter/", headers={"hx-request": "true"}).content.decode()
    assert text.startswith('<form class="panel conditions"')


def test_every_column_of_every_ledger_can_be_filtered(visit):
    keepers = [visit("general"), visit("personnel")]
    values = {
        "choice": "in",
        "bool": "is",
        "int": "range",
        "decimal": "range",
        "money": "range",
        "date": "range",
        "datetime": "range",
    }
    samples = {
        "bool": "1",
        "int": "1..2",
        "decimal": "1..2",
        "money": "1..2",
        "date": "2022",
        "datetime": "2022",
    }
    for found in ledgers():
        browser = next(b for b in keepers if b.get(f"/ledgers/{found.code}/").status_code == 200)
        conditions = []
        for column in found.sheet:
            sample = next(iter(map(str, column.choices)), samples.get(column.kind, "某"))
            conditions.append(f"f={column.name}.{values.get(column.kind, 'has')}.{sample}")
            if column.kind != "bool":
                conditions += [f"f={column.name}.empty"]
        selection = Selection.read(QueryDict("&".join(conditions)), ledger(found.code))
        assert len(selection.conditions) == min(len(conditions), 40), found.code
        for start in range(0, len(conditions), 8):
            address = f"/ledgers/{found.code}/?{'&'.join(conditions[start : start + 8])}"
            assert browser.get(address).status_code == 200, address


def test_columns_are_chosen_and_ordered(visit, cast):
    donations(cast)
    browser = visit("clerk")
    sent = {
        "apply": "1",
        "f": "receipt.has.A",
        "amount-on": "on",
        "amount-at": "2",
        "donor-on": "on",
        "donor-at": "1",
    }
    answer = browser.get("/ledgers/FDN/columns/", sent)
    assert answer.headers["Location"] == "/ledgers/FDN/?f=receipt.has.A&cols=donor%2Camount"
    assert headings(page(browser, answer.headers["Location"])) == ["编号", "捐款人", "金额（元）"]
    refused = browser.get("/ledgers/FDN/columns/", {"apply": "1"})
    assert (refused.status_code, "至少留一栏" in refused.content.decode()) == (422, True)


def test_list_columns_show_their_items_in_order(visit, cast):
    gatherings(cast)
    text = page(visit("clerk"), "/ledgers/AEV/?cols=participants,hosts")
    assert re.findall(r'data-label="参加人员">(?:<a [^>]*>)?([^<]*)', text) == [
        "",
        "乔安然",
        "冯子昂、乔安然",
    ]


@pytest.mark.parametrize("query", ["", "?cols=participants,hosts,unit&f=participants.filled&sort=-unit"])
def test_the_same_queries_for_one_row_and_for_three(query, visit, cast, django_assert_num_queries):
    browser, path = visit("clerk"), f"/ledgers/AEV/{query}"
    browser.get(path)
    first = gatherings(cast)
    type(first[0]).objects.exclude(pk=first[0].pk).update(voided=True)
    expected = 17 if query else 16
    browser.get(path)  # what waits is counted anew after a write
    with django_assert_num_queries(expected):
        assert listed(browser, path) == [1]
    type(first[0]).objects.update(voided=False)
    with django_assert_num_queries(expected):
        assert len(listed(browser, path)) == (2 if query else 3)


def test_sizes_of_pages(visit, cast):
    gatherings(cast)
    text = page(visit("clerk"), "/ledgers/AEV/?size=20&sort=title")
    assert '<a href="?sort=title&amp;size=20" aria-current="true">20</a>' in text
    assert '<a href="?sort=title&amp;size=200">200</a>' in text
