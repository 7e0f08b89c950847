"""Every route of the desk for every kind of person: opened (200), refused (403), or not there at all (404)."""

import pytest
from django.test import Client
from django.urls import URLPattern

from canmou.desk.urls import urlpatterns
from canmou.kernel.attachments.actions import attach
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import RoleGrant, User

CAST = "general leader head clerk neighbour keeper personnel department sysadmin secadmin auditor".split()

#: Route, and what each person of CAST gets, in that order.
TABLE = {
    "home": "200 200 200 200 200 200 200 200 200 200 200",
    "home_figures": "200 200 200 200 200 200 200 403 403 403 403",
    "due": "200 200 200 200 200 200 200 200 403 403 403",
    "cockpit": "200 200 200 200 200 200 200 403 403 403 403",
    "cockpit_trends": "200 200 200 200 200 200 200 403 403 403 403",
    "cockpit_brief": "200 200 200 200 200 200 200 403 403 403 403",
    "cockpit_brief_pdf": "200 200 200 200 200 200 200 403 403 403 403",
    "figure": "200 200 200 200 200 200 200 403 403 403 403",
    "ledgers": "200 200 200 200 200 200 200 200 403 403 403",
    "ledger": "200 200 200 200 200 200 200 200 403 403 403",
    "ledger NTK": "404 404 404 404 404 404 200 404 403 403 403",
    "ledger XXX": "404 404 404 404 404 404 404 404 403 403 403",
    "ledger_totals": "200 200 200 200 200 200 200 200 403 403 403",
    "ledger_totals NTK": "404 404 404 404 404 404 200 404 403 403 403",
    "ledger_filter": "200 200 200 200 200 200 200 200 403 403 403",
    "ledger_filter NTK": "404 404 404 404 404 404 200 404 403 403 403",
    "ledger_suggest": "200 200 200 200 200 200 200 200 403 403 403",
    "ledger_suggest NTK": "404 404 404 404 404 404 200 404 403 403 403",
    "ledger_columns": "200 200 200 200 200 200 200 200 403 403 403",
    "ledger_columns NTK": "404 404 404 404 404 404 200 404 403 403 403",
    "ledger_views": "200 200 200 200 200 200 200 200 403 403 403",
    "ledger_views NTK": "404 404 404 404 404 404 200 404 403 403 403",
    "ledger_list_export": "200 200 200 200 200 200 200 403 403 403 403",
    "ledger_list_export NTK": "404 404 404 404 404 404 200 403 403 403 403",
    "ledger_print": "200 200 200 200 200 200 200 403 403 403 403",
    "ledger_print NTK": "404 404 404 404 404 404 200 403 403 403 403",
    "ledger_pdf": "200 200 200 200 200 200 200 403 403 403 403",
    "ledger_pdf NTK": "404 404 404 404 404 404 200 403 403 403 403",
    "record_new": "200 403 200 200 200 200 403 403 403 403 403",
    "record_new NTK": "404 403 404 404 404 404 200 403 403 403 403",
    "quick": "200 403 200 200 200 200 403 403 403 403 403",
    "quick NTK": "404 403 404 404 404 404 200 403 403 403 403",
    "suggest": "200 200 200 200 200 200 200 200 403 403 403",
    "suggest NTK": "404 404 404 404 404 404 200 404 403 403 403",
    "record": "200 200 200 200 200 200 200 404 403 403 403",
    "record filed": "200 200 200 200 200 200 200 200 403 403 403",
    "record talk": "404 404 404 404 404 404 200 404 403 403 403",
    "record none": "404 404 404 404 404 404 404 404 403 403 403",
    "record_edit": "200 403 200 200 403 403 403 403 403 403 403",
    "record_edit filed": "200 403 200 200 403 403 403 403 403 403 403",
    "record_edit talk": "404 403 404 404 404 404 200 403 403 403 403",
    "record_void": "200 403 200 403 403 403 403 403 403 403 403",
    "record_void talk": "404 403 404 403 403 404 200 403 403 403 403",
    "file_open": "200 200 200 200 200 200 200 404 403 403 403",
    "file_open talk": "404 404 404 404 404 404 200 404 403 403 403",
    "ledger_template": "200 200 200 200 200 200 200 403 403 403 403",
    "ledger_template NTK": "404 404 404 404 404 404 200 403 403 403 403",
    "ledger_export": "200 200 200 200 200 200 200 403 403 403 403",
    "ledger_export NTK": "404 404 404 404 404 404 200 403 403 403 403",
    "exchange": "200 403 200 403 403 200 200 403 403 403 403",
    "imports": "200 403 200 403 403 200 200 403 403 403 403",
    "audit": "403 403 403 403 403 403 403 403 403 403 200",
    "tokens": "200 200 200 200 200 200 200 200 200 200 200",
    "subscription": "200 200 200 200 200 200 200 200 200 200 200",
    "notices": "200 200 200 200 200 200 200 200 200 200 200",
    "notice_bell": "200 200 200 200 200 200 200 200 200 200 200",
    "notice_ways": "200 200 200 200 200 200 200 200 200 200 200",
    "notice_open": "404 404 404 404 404 404 404 404 404 404 404",
    "notice_office": "403 403 403 403 403 403 403 403 200 403 403",
    "notice_outbox": "403 403 403 403 403 403 403 403 200 403 403",
    "workdays": "200 200 200 200 200 200 200 200 200 200 200",
    "workdays_term": "200 200 200 200 200 200 200 200 200 200 200",
    "workdays_notice": "403 403 403 403 403 403 403 403 200 403 403",
    "workdays_correct": "403 403 403 403 403 403 403 403 200 403 403",
    "workdays_change": "404 404 404 404 404 404 404 404 404 404 404",
}
#: Routes that only take a form, and the two whole workbooks (slow, and the same gate as one ledger's).
POSTED = {
    *("file_add", "file_remove", "quick_undo", "ledger_bulk", "ledger_view_change"),
    *("token_revoke", "subscription_end"),
    *("notices_read", "notice_try", "notice_office_try", "notice_again"),
    *("workdays_change_apply", "workdays_change_drop"),
}
#: Opens without signing in, to whoever has the address: test_feed.
SECRET = {"feed"}
WHOLE = {"whole_template", "whole_export"}
#: The pages and forms of one import; who opens them stands in test_imports_leaks.
IMPORT = {
    f"import_{name}"
    for name in "page progress correct row again take_back marked confirm discard undo".split()
}


#: Addresses of the home page's and the cockpit's routes.
LOOKING = {
    "tokens": "/account/tokens/",
    "subscription": "/account/calendar/",
    "notices": "/notices/",
    "notice_bell": "/notices/bell/",
    "notice_ways": "/notices/ways/",
    "notice_open": "/notices/nothing/",
    "notice_office": "/notices/office/",
    "notice_outbox": "/notices/sent/",
    "workdays": "/calendar/",
    "workdays_term": "/calendar/term/",
    "workdays_notice": "/calendar/notice/",
    "workdays_correct": "/calendar/correct/",
    "workdays_change": "/calendar/changes/nothing/",
    "home_figures": "/figures/",
    "due": "/due/",
    "cockpit": "/cockpit/",
    "cockpit_trends": "/cockpit/trends/",
    "cockpit_brief": "/cockpit/brief/",
    "cockpit_brief_pdf": "/cockpit/brief/pdf/",
    "figure": "/figures/drafting.tasks/",
}


@pytest.fixture
def address(things, cast):
    """The address of a line of TABLE."""
    keeper = cast.users["general"]
    files = {
        name: attach(
            getattr(things, name).ref,
            name="通知.txt",
            content="座谈会通知".encode(),
            by=cast.users["personnel"] if name == "talk" else keeper,
        )
        for name in ("own", "talk")
    }

    def find(line):
        route, _, which = line.partition(" ")
        if route in LOOKING:
            return LOOKING[route]
        if route in ("home", "ledgers", "exchange", "audit"):
            return {"home": "/", "ledgers": "/ledgers/", "exchange": "/exchange/", "audit": "/audit/"}[route]
        if route == "imports":
            return "/exchange/imports/"
        if "ledger" in route or route in ("record_new", "quick", "suggest"):
            tail = {
                "record_new": "new/",
                "quick": "quick/",
                "suggest": "suggest/?column=unit",
                "ledger_template": "template/",
                "ledger_export": "export/",
                "ledger_list_export": "list-export/",
                "ledger_suggest": "filter/unit/",
                **{f"ledger_{name}": f"{name}/" for name in "totals filter columns views print pdf".split()},
            }
            return f"/ledgers/{which or 'AEV'}/{tail.get(route, '')}"
        if which == "none":
            return "/records/ZZ-AEV-2022-99999/"
        record = getattr(things, which or "own")
        file = files.get(which or "own")
        tail = {"record_edit": "edit/", "record_void": "void/"}
        if route == "file_open":
            return f"/records/{record.number}/files/{file.uid}/"
        return f"/records/{record.number}/{tail.get(route, '')}"

    return find


def test_the_table_names_every_route():
    names = {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)}
    assert {line.partition(" ")[0] for line in TABLE} | POSTED | SECRET | WHOLE | IMPORT == names


@pytest.mark.parametrize("login", CAST)
def test_every_page(login, visit, address):
    browser = visit(login)
    place = CAST.index(login)
    found = {line: browser.get(address(line)).status_code for line in TABLE}
    assert found == {line: int(answers.split()[place]) for line, answers in TABLE.items()}


def test_nothing_opens_without_signing_in(address):
    stranger = Client()
    for line in TABLE:
        answer = stranger.get(address(line))
        assert (answer.status_code, answer.headers["Location"].partition("?")[0]) == (302, "/sign-in/"), line


@pytest.mark.parametrize("login", ["neighbour", "leader", "department", "sysadmin"])
def test_forms_are_refused_to_those_who_may_not(login, visit, things, address):
    browser, number = visit(login), things.own.number
    file = address("file_open")
    before = standing()
    posts = {
        "/ledgers/AEV/new/": {
            "title": "别科的",
            "unit": "综合调研一科",
            "kind": "meeting",
            "held_on": "2022-06-07",
        },
        f"/records/{number}/edit/": {"title": "改过的", "version": "1"},
        f"/records/{number}/void/": {"reason": "不要了"},
        f"/records/{number}/files/": {},
        f"{file}remove/": {},
    }
    for path, values in posts.items():
        answer = browser.post(path, values)
        assert answer.status_code in (403, 404, 422), path
    assert standing() == before


def standing():
    return list(RecordRef.objects.values_list("number", "title", "voided", "unit_id").order_by("pk"))


@pytest.mark.parametrize("which", ["own", "talk"])
def test_another_office_sees_nothing(which, things, visit, cast, foreigner):
    number = getattr(things, which).number
    for path in (f"/records/{number}/", f"/records/{number}/edit/", f"/records/{number}/void/"):
        assert foreigner.get(path).status_code == 404
    page = foreigner.get("/ledgers/AEV/").content.decode()
    assert "还没有记录" in page
    assert number not in page


@pytest.fixture
def foreigner(db):
    """A general administrator of another office."""
    office = Office.objects.create(
        code="LC",
        name="临川市人民政府研究室",
        short_name="市政府研究室",
        plain_name="研究室",
        city="临川",
        city_full="临川市",
        city_short="临",
        province="江西",
        province_full="江西省",
    )
    user = User.objects.create_login(username="lc", password="x", office=office)
    RoleGrant.objects.create(user=user, role="general_affairs", valid_from="2021-01-01")
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser
