"""Saved views: private or shared with one's section, renamed, deleted, the one in which a ledger opens."""

import re

import pytest
from django.http import QueryDict
from listed import donations, headings, listed, page

from canmou.desk.lists import saved
from canmou.desk.lists.selection import Selection
from canmou.desk.models import DefaultView, SavedView
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.declare import ledger

ADDRESS = "q=慈心&f=amount.range.50..&sort=-amount&cols=amount,donor&size=20"


@pytest.fixture
def view(cast):
    """A private view of the clerk's."""
    selection = Selection.read(QueryDict(ADDRESS), ledger("FDN"))
    return saved.save_view(selection, name="五十元以上", shared=False, default=False, by=cast.users["clerk"])


def change(browser, view, verb, query="", **sent):
    return browser.post(f"/ledgers/FDN/views/{view.uid}/{query}", {"verb": verb, **sent})


def offered(browser):
    """The views that the list offers."""
    return re.findall(r'<a href="\?view=(\w{16})"', page(browser, "/ledgers/FDN/"))


def test_a_list_is_kept_with_filters_order_columns_and_size(visit, cast):
    donations(cast)
    browser = visit("clerk")
    answer = browser.post(f"/ledgers/FDN/views/?{ADDRESS}", {"name": " 五十元  以上 "})
    (view,) = SavedView.objects.all()
    assert (view.name, view.owner, view.shared_with, view.sort, view.columns, view.size) == (
        "五十元 以上",
        cast.users["clerk"],
        None,
        "-amount",
        "amount,donor",
        20,
    )
    assert answer.headers["Location"].startswith(f"/ledgers/FDN/?view={view.uid}&q=")
    assert listed(browser, answer.headers["Location"]) == [3, 2, 1]
    short = browser.get(f"/ledgers/FDN/?view={view.uid}")
    assert short.headers["Location"] == answer.headers["Location"]
    assert headings(page(browser, answer.headers["Location"])) == ["编号", "金额（元）", "捐款人"]
    assert offered(browser) == [view.uid]


def test_a_private_view_is_nobody_elses(visit, view, cast):
    for login in ("head", "general", "neighbour"):
        browser = visit(login)
        assert offered(browser) == []
        assert browser.get(f"/ledgers/FDN/?view={view.uid}").status_code == 404
        assert [change(browser, view, verb).status_code for verb in ("delete", "update", "default")] == [
            404
        ] * 3
    assert SavedView.objects.count() == 1


def test_a_shared_view_is_the_sections_to_read_and_the_owners_to_change(visit, view, cast):
    assert change(visit("clerk"), view, "share").status_code == 302
    assert AuditRow.objects.order_by("-seq").values_list("verb", "number").first() == ("共享视图", "FDN")
    head = visit("head")  # of the same section
    assert offered(head) == [view.uid]
    assert offered(visit("neighbour")) == []
    verbs = ("rename", "update", "share", "unshare", "delete")
    assert [change(head, view, verb, name="改").status_code for verb in verbs] == [403] * 5
    view.refresh_from_db()
    assert (view.name, view.shared_with.name) == ("五十元以上", "综合调研一科")
    assert change(head, view, "default").status_code == 302
    change(visit("clerk"), view, "unshare")
    assert (offered(head), DefaultView.objects.count()) == ([], 0)


def test_names_are_changed_and_stand_once(visit, view, cast):
    browser = visit("clerk")
    change(browser, view, "rename", name="大额")
    view.refresh_from_db()
    assert view.name == "大额"
    selection = saved.selection_of(view, ledger("FDN"))
    for name in ("大额", " ", "长" * 41):
        with pytest.raises(Invalid):
            saved.save_view(selection, name=name, shared=False, default=False, by=cast.users["clerk"])
    assert SavedView.objects.count() == 1
    answer = browser.post("/ledgers/FDN/views/", {"name": "大额"})
    assert (answer.status_code, "您已有名为“大额”的视图" in answer.content.decode()) == (422, True)


def test_the_default_opens_the_ledger_and_the_whole_list_stays_in_reach(visit, view, cast):
    donations(cast)
    browser = visit("clerk")
    change(browser, view, "default")
    answer = browser.get("/ledgers/FDN/")
    assert answer.headers["Location"].startswith(f"/ledgers/FDN/?view={view.uid}&")
    assert listed(browser, "/ledgers/FDN/?view=all") == [5, 4, 3, 2, 1]
    assert len(listed(visit("head"), "/ledgers/FDN/")) == 5
    change(browser, view, "undefault")
    assert len(listed(browser, "/ledgers/FDN/")) == 5
    change(browser, view, "default")
    change(browser, view, "delete")
    assert len(listed(browser, "/ledgers/FDN/")) == 5
    assert (SavedView.objects.count(), DefaultView.objects.count()) == (0, 0)


def test_a_view_takes_what_the_list_shows_now(visit, view):
    change(visit("clerk"), view, "update", query="?f=donor.filled&sort=donated_on")
    view.refresh_from_db()
    assert (view.filters, view.sort, view.columns, view.size) == ("f=donor.filled", "donated_on", "", 50)


def test_the_list_names_the_view_and_says_when_it_differs(visit, view, cast):
    donations(cast)
    browser = visit("clerk")
    address = browser.get(f"/ledgers/FDN/?view={view.uid}").headers["Location"]
    named = [
        re.search(r"<summary .*?<span>([^<]*)</span>", page(browser, at)[at_tools(browser, at) :])[1]
        for at in (address, address + "&voided=1", "/ledgers/FDN/?view=all")
    ]
    assert named == ["五十元以上", "五十元以上（已改动）", "全部记录"]


def at_tools(browser, address):
    """Where the tools of the list begin."""
    return page(browser, address).index('class="menu views"')


def test_refusals_change_nothing(visit, view, cast):
    assert change(visit("clerk"), view, "explode").status_code == 409
    with pytest.raises(NotPermitted):
        saved.delete_view(view, by=cast.users["head"])
    selection = Selection.read(QueryDict(), ledger("NTK"))
    with pytest.raises(NotPermitted):
        saved.save_view(selection, name="谈话", shared=False, default=False, by=cast.users["clerk"])
    with pytest.raises(Refused, match="不在任何科室"):
        saved.share_view(view_of_nobody(cast), shared=True, by=cast.users["department"])
    assert list(SavedView.objects.values_list("name", "shared_with")) == [
        ("五十元以上", None),
        ("外单位的", None),
    ]


def view_of_nobody(cast):
    """A view of one who is in post in no section."""
    selection = Selection.read(QueryDict(), ledger("AEV"))
    return saved.save_view(
        selection, name="外单位的", shared=False, default=False, by=cast.users["department"]
    )
