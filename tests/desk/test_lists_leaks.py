"""Filters, suggestions, totals, sorting, exports, views and bulk acts tell nothing of what the reader may not see."""

import re

import pytest
from listed import listed, numbers, page, rows_of

from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.secrecy.models import SecrecyEvent

HIDDEN = "（无权查看的记录）"


@pytest.fixture
def secret(things):
    return RecordRef.objects.get(number=things.talk.number).title


def leaks(answer, *words):
    text = answer.content.decode()
    return [word for word in words if word in text]


def suggested(browser, column, text, code="EDM"):
    answer = browser.get(f"/ledgers/{code}/filter/{column}/", {f"{column}-v": text})
    return re.findall(r'<option value="([^"]*)"', answer.content.decode())


def test_a_hidden_title_or_number_is_never_found(visit, things, secret):
    asked = [secret, secret[3:7], things.talk.number, f"{things.talk.number} {secret}", "NTK"]
    found = {
        login: [listed(visit(login), f"/ledgers/EDM/?f=origin_ref.has.{text}") for text in asked]
        for login in ("general", "thinktank", "personnel")
    }
    assert found == {"general": [[]] * 5, "thinktank": [[]] * 5, "personnel": [[1], [1], [1], [1], []]}


def test_suggestions_are_what_the_reader_sees_in_the_column(visit, things, secret, cast):
    assert suggested(visit("personnel"), "origin_ref", secret[:4]) == [f"{things.talk.number} {secret}"]
    assert suggested(visit("general"), "origin_ref", secret[:4]) == []
    assert suggested(visit("general"), "origin_ref", things.talk.number[:6]) == []
    assert suggested(visit("general"), "unit", "科", "AEV") == ["综合调研一科", "社会调研科"]
    assert suggested(visit("department"), "unit", "科", "AEV") == ["综合调研一科"]
    assert suggested(visit("department"), "source_unit", "局", "AEV") == ["淄州市工业和信息化局"]
    assert suggested(visit("neighbour"), "keeper", "室", "SMC") == []
    assert visit("general").get("/ledgers/EDM/filter/title/").status_code == 404
    assert visit("general").get("/ledgers/NTK/filter/person/", {"person-v": "冯"}).status_code == 404


def test_sorting_by_a_link_does_not_tell_where_a_hidden_title_would_stand(visit, things, cast):
    """The hidden one sorts as a blank does: last both ways."""
    matter = type(things.matter)
    for title, ref in (("甲事项", things.own.ref), ("乙事项", things.mechanism.ref)):
        row = matter(
            title=title,
            decider=things.matter.decider,
            undertaker=cast.unit("thinktank"),
            received_on=things.matter.received_on,
            origin_ref=ref,
        )
        cast.enter([row], unit="thinktank")
    for login, place in (("general", 2), ("personnel", 1)):
        rising = listed(visit(login), "/ledgers/EDM/?sort=origin_ref")
        falling = listed(visit(login), "/ledgers/EDM/?sort=-origin_ref")
        told = (rising.index(1), falling.index(1))
        assert told == ((2, 2) if login == "general" else (place, place)), login


def test_an_outside_unit_counts_exports_and_prints_its_own_alone(visit, things):
    browser = visit("department")
    others = [things.own.number, things.neighbour.number, "社情民意恳谈会", "产业链座谈会"]
    for tail in (
        "",
        "?q=会",
        "?f=title.has.会",
        "totals/",
        "filter/",
        "columns/",
        "views/",
        "filter/unit/?unit-v=社",
    ):
        assert leaks(browser.get(f"/ledgers/AEV/{tail}"), *others) == [], tail
    assert "合计 <b>1</b> 条" in page(browser, "/ledgers/AEV/totals/")
    assert "共1条" in page(browser, "/ledgers/AEV/")
    assert "2023</option>" not in page(browser, "/ledgers/AEV/")
    for tail in ("list-export/", "print/", "pdf/"):
        assert browser.get(f"/ledgers/AEV/{tail}").status_code == 403


def test_exports_and_paper_hide_what_the_list_hides(visit, things, secret):
    for login, told in (("general", [HIDDEN]), ("personnel", [secret])):
        browser = visit(login)
        content = browser.get("/ledgers/EDM/list-export/?cols=origin_ref").content
        assert [row[1] for row in rows_of(content, "专家论证事项")[1:]] == told
        assert leaks(browser.get("/ledgers/EDM/print/?cols=origin_ref"), HIDDEN, secret) == told
        assert leaks(browser.get("/ledgers/EDM/?cols=origin_ref"), HIDDEN, secret) == told


@pytest.mark.parametrize("act", ["void", "export", "set.unit", "set.kind"])
def test_bulk_acts_do_not_know_records_that_the_user_does_not(act, visit, things):
    browser = visit("department")
    sent = {
        "act": act,
        "scope": "picked",
        "pick": [things.own.number, things.talk.number, "ZZ-AEV-2022-99999"],
    }
    answers = [browser.post("/ledgers/AEV/bulk/", {**sent, "pick": pick}) for pick in sent["pick"]]
    assert {answer.status_code for answer in answers} <= {403, 409}
    assert (
        len({re.sub(r"csrf[^>]*>", "", answer.content.decode().split("<main")[1]) for answer in answers}) == 1
    )
    assert (
        visit("general").post("/ledgers/NTK/bulk/", {"act": "export", "pick": things.talk.number}).status_code
        == 404
    )


def test_picked_numbers_of_another_ledger_are_not_taken_along(visit, things):
    browser = visit("personnel")
    sent = {"act": "export", "scope": "picked", "pick": [things.own.number, things.talk.number]}
    assert [row[0] for row in rows_of(browser.post("/ledgers/AEV/bulk/", sent).content, "活动台账")] == [
        "编号",
        things.own.number,
    ]


def test_a_shared_view_shows_its_reader_what_that_reader_may_see(visit, things, secret, cast):
    browser = visit("personnel")
    address = f"/ledgers/EDM/views/?f=origin_ref.has.{things.talk.number}"
    assert browser.post(address, {"name": "谈话后续", "shared": "on"}).status_code == 302
    colleague = visit("general")
    text = page(colleague, "/ledgers/EDM/views/")
    assert "谈话后续" not in text  # another section
    assert numbers(page(colleague, f"/ledgers/EDM/?f=origin_ref.has.{things.talk.number}")) == []


def test_a_secrecy_mark_does_not_enter_through_a_view(visit, cast, things):
    answer = visit("general").post("/ledgers/AEV/views/", {"name": "机密★5年"})
    assert answer.status_code == 422
    assert SecrecyEvent.objects.count() == 1
    answer = visit("general").post("/ledgers/AEV/views/?q=机密★5年", {"name": "好名"})
    assert (answer.status_code, SecrecyEvent.objects.count()) == (422, 2)


def test_a_linked_record_title_is_not_in_the_chip_of_an_address(visit, things, secret):
    text = page(visit("general"), f"/ledgers/EDM/?f=origin_ref.has.{things.talk.number}")
    assert secret not in text
