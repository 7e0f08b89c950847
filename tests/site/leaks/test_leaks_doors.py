"""Doors: forged forms, forged links, names with markup, other people's things by their address."""

import re

import pytest
from django.test import Client
from django.utils.html import escape
from garden import Garden
from readers import Reader, kept
from walk import addresses, routes

from canmou.desk.models import SavedView
from canmou.kernel.api.tokens import issue_token
from canmou.kernel.attachments.actions import attach
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.compile.editions.models import Override
from canmou.kernel.compile.editions.overriding import propose_override
from canmou.kernel.ledger.actions import amend, void
from canmou.kernel.ledger.models import ImportBatch, RecordChange, RecordRef
from canmou.kernel.people.models import User
from canmou.site.roles import ROLES

#: The first words of the routes whose pages show what was typed somewhere.
BUSINESS = {"home", "due", "figure", "record", "imports", "edition", "report", "override"}
MARKUP = "<u title='x' onclick=\"y\">鹬</u>"


@pytest.fixture
def visit(cast):
    """`visit("clerk")`: a browser in which this login is signed in."""

    def sign_in(login, **options):
        client = Client(**options)
        client.force_login(cast.users[login], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def token(user, may_write=True):
    return {"Authorization": f"Bearer {issue_token(by=user, name='测试', days=30, may_write=may_write)[1]}"}


def state():
    """What a hand may have changed."""
    return (
        list(RecordRef.objects.order_by("pk").values_list("number", "title", "voided", "unit")),
        RecordChange.objects.count(),
        list(Attachment.objects.order_by("pk").values_list("uid", "voided")),
        list(SavedView.objects.values_list("uid", "name", "shared_with")),
        list(Override.objects.values_list("uid", "state")),
        list(ImportBatch.objects.values_list("uid", "state")),
    )


@pytest.mark.parametrize("login", ["clerk", "head", "leader", "department", "sysadmin", "auditor"])
def test_a_hidden_thing_answers_as_one_that_is_missing(login, cast, visit):
    garden = Garden(cast, cast.named("丁若兰"))
    garden.whole("NTK")
    hidden = garden.records["NTK"].number
    file = attach(garden.records["NTK"].ref, name="谈.txt", content=b"a", by=cast.users["personnel"]).uid
    browser, headers = visit(login), token(cast.users[login])
    for path in (
        "/records/{}/", "/records/{}/edit/", "/records/{}/void/", f"/records/{{}}/files/{file}/", "/api/v1/records/{}",
        "/ledgers/EDM/new/?origin_ref={}", "/ledgers/EDM/new/?copy={}", "/ledgers/EDM/suggest/?column=origin_ref&q={}",
        "/ledgers/EDM/?f=origin_ref.has.{}", "/ledgers/EDM/filter/origin_ref/?origin_ref-v={}", "/ledgers/?q={}",
    ):  # fmt: skip
        answers = []
        for number in (hidden, hidden.replace("00001", "00777")):
            answer = browser.get(path.format(number), headers=headers)
            text = re.sub(
                r'csrfmiddlewaretoken" value="[^"]*"|X-CSRFToken": "[^"]*"', "", answer.content.decode()
            )
            answers.append((answer.status_code, text.replace(number, "…")))
        assert answers[0] == answers[1], path
    for path in ("/records/{}/edit/", "/records/{}/void/", "/records/{}/files/", "/api/v1/records/{}/void"):
        told = [
            browser.post(path.format(n), {"reason": "探"}, headers=headers).status_code
            for n in (hidden, hidden.replace("00001", "00777"))
        ]
        assert told[0] == told[1] != 200, path
    assert not RecordRef.objects.get(number=hidden).voided


def test_a_form_without_its_token_is_refused_on_every_route(cast, visit, garden):
    """The interface reads no cookie: there a token is asked for instead."""
    reader = Reader(next(role for role in ROLES if role.code == "general_affairs"), garden)
    browser, before = Client(enforce_csrf_checks=True), state()
    browser.force_login(reader.user, backend="django.contrib.auth.backends.ModelBackend")
    one = dict(addresses(reader.values, briefly=True))
    answers = {name: browser.post(address).status_code for name, address in one.items()}
    wanted = {name: 401 if name.startswith("api_") and "v1" in path else 403 for name, path in routes()}
    wanted["certificates"] = (
        422  # the public page reads no cookie and knows no login; it asks for what is missing
    )
    assert {
        name: (told, wanted[name]) for name, told in answers.items() if told not in (wanted[name], 405)
    } == {}
    assert state() == before


@pytest.mark.parametrize(
    "address",
    ["//evil.cn", "https://evil.cn/", "/\\evil.cn", "javascript:alert(1)", "https:evil.cn", "\t//evil.cn"],
)
def test_signing_in_leads_nowhere_outside(address, cast):
    sent = {"username": "clerk", "password": "Canmou-demo-2024", "next": address}
    user = cast.users["clerk"]
    user.set_password(sent["password"])
    user.save()
    answer = Client().post("/sign-in/", sent)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    browser = Client()
    browser.force_login(User.objects.get(pk=user.pk), backend="django.contrib.auth.backends.ModelBackend")
    assert browser.get("/sign-in/", {"next": address}).headers["Location"] == "/"


def test_the_list_that_a_record_came_from_leads_nowhere_outside(cast, visit, garden):
    page = visit("general").get(
        f"/records/{garden.own.number}/?list=//evil.cn",
        headers={"Referer": "https://evil.cn/ledgers/AEV/?q=x"},
    )
    assert page.status_code == 200
    assert re.findall(r'(?:href|action|src)="(?:https?:)?//[^"]*"', page.content.decode()) == []


def test_names_with_markup_are_shown_as_written(cast, garden):
    reader, general = (
        Reader(next(r for r in ROLES if r.code == "general_affairs"), garden),
        cast.users["general"],
    )
    garden.own.title = garden.own.place = garden.own.content = MARKUP
    amend(garden.own, by=general)
    attach(garden.own.ref, name=f"{MARKUP}.txt".replace("/", ""), content=b"a", by=general, title=MARKUP)
    void(garden.other, by=general, reason=MARKUP)
    edition = kept(cast)
    entry = edition.entries.filter(kind="figure").first()
    propose_override(entry, printed="7", reason=MARKUP, by=general)
    SavedView.objects.create(
        office=cast.office,
        owner=reader.user,
        ledger="AEV",
        name=MARKUP,
        size=50,
        changed_at="2024-01-01T00:00Z",
    )
    ImportBatch.objects.create(
        office=cast.office,
        by=reader.user,
        at="2024-01-01T00:00Z",
        file_name=MARKUP,
        state="done",
        told=MARKUP,
    )
    asked = {a for name, a in addresses(reader.values, briefly=True) if name.partition("_")[0] in BUSINESS}
    asked |= {"/ledgers/AEV/views/", "/exchange/", "/ledgers/AEV/?voided=1"}
    pages = {address: reader.get(address) for address in asked}
    pages = {
        a: p.content.decode()
        for a, p in pages.items()
        if p.headers.get("Content-Type", "").startswith("text/html")
    }
    assert [address for address, text in pages.items() if "<u title" in text or 'onclick="y"' in text] == []
    shown = sum(escape(MARKUP) in text for text in pages.values())
    assert shown > 8


def test_a_file_name_stays_within_its_header(cast, visit, garden):
    name = 'a"\r\nSet-Cookie: x=1\r\n\r\n;谈.txt'
    file = attach(garden.own.ref, name=name, content=b"a", by=cast.users["general"])
    answer = visit("general").get(f"/records/{garden.own.number}/files/{file.uid}/")
    told = answer.headers["Content-Disposition"]
    assert (answer.status_code, "x" in answer.cookies) == (200, False)
    assert told.startswith("attachment; filename*=UTF-8''")
    assert re.search(r"[\r\n\";]", told.removeprefix("attachment;")) is None


def test_a_section_head_does_nothing_to_what_is_another_s(cast, visit, garden):
    """By forms, by numbers in bulk, by the interface: the record, its files, its report, its views."""
    record = garden.records["FDN"]  # of the personnel section
    number, general = record.number, cast.users["general"]
    file = attach(record.ref, name="收据.txt", content=b"a", by=general)
    edition = kept(cast)
    entry = edition.entries.filter(kind="figure").first()
    override = propose_override(entry, printed="7", reason="核对", by=general)
    view = SavedView.objects.create(
        office=cast.office,
        owner=general,
        ledger="FDN",
        name="别人的",
        size=50,
        changed_at="2024-01-01T00:00Z",
    )
    batch = ImportBatch.objects.create(
        office=cast.office, by=cast.users["personnel"], at="2024-01-01T00:00Z", file_name="x", state="done"
    )
    browser, headers, before = visit("head"), token(cast.users["head"]), state()
    bulk = {"act": "void", "pick": number, "step": "do", "reason": "x", "mark": "x"}
    posts = [
        (403, f"/records/{number}/edit/", {"version": "1", "amount": "1"}),
        (403, f"/records/{number}/void/", {"reason": "x"}),
        (403, f"/records/{number}/files/", {}),
        (403, f"/records/{number}/files/{file.uid}/remove/", {}),
        (409, "/ledgers/FDN/bulk/", bulk),
        (
            302,
            "/ledgers/FDN/quick/undo/",
            {"number": number, "reason": "x"},
        ),  # back to the grid, which says why
        (404, f"/ledgers/FDN/views/{view.uid}/", {"verb": "delete"}),
        (404, f"/reports/kept/{edition.uid}/freeze/", {}),
        (404, f"/reports/kept/{edition.uid}/overrides/{override.uid}/agree/", {}),
        (404, f"/reports/kept/{edition.uid}/figures/{entry.key}/override/", {"printed": "8", "reason": "x"}),
        *(
            (404, f"/exchange/imports/{batch.uid}/{act}/", {"reason": "x"})
            for act in ("discard", "undo", "confirm")
        ),
    ]
    for status, path, sent in posts:
        assert browser.post(path, sent).status_code == status, path
        assert state() == before, path
    calls = [
        ("patch", f"/api/v1/records/{number}", {"version": 1, "values": {"amount": "1"}}),
        ("post", f"/api/v1/records/{number}/void", {"reason": "x"}),
        ("post", "/api/v1/ledgers/FDN/records", {"records": [{"amount": "1", "unit": "人事科"}]}),
    ]
    for verb, path, body in calls:
        answer = getattr(browser, verb)(path, body, content_type="application/json", headers=headers)
        assert answer.status_code in (403, 404, 422), path
    assert state() == before


def test_the_interface_does_not_replace_a_link_that_its_user_may_not_see(cast, client, garden):
    talk, own = garden.records["NTK"].ref, garden.own.number
    headers = token(cast.users["general"])
    for number, values in (
        (garden.matter.number, {"origin_ref": own}),
        (garden.matter.number, {"origin_ref": None}),
        (garden.task.number, {"evidence": [own]}),
    ):
        body = {"version": 1, "values": values}
        answer = client.patch(
            f"/api/v1/records/{number}", body, content_type="application/json", headers=headers
        )
        assert (answer.status_code, list(answer.json()["problems"])) == (422, list(values))
    garden.matter.refresh_from_db()
    assert (garden.matter.origin_ref, garden.matter.version) == (talk, 1)
    assert set(garden.task.evidence.values_list("ledger", flat=True)) == {"NTK", "DFR", "PMT"}
    headers = token(cast.users["personnel"])
    assert (
        client.get(f"/api/v1/records/{garden.matter.number}", headers=headers).json()["values"]["origin_ref"][
            "number"
        ]
        == talk.number
    )
