"""The pages of calls: whole for the office; a department sees its own proposals and states, nothing else."""

import pytest
from call_play import QUESTION, TITLE, filed, login, opened, outside, past
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canmou.research.actions import call as calls
from canmou.research.actions import proposal as proposals
from canmou.research.models import Proposal

pytestmark = pytest.mark.django_db


def page(client, user, route, *args, **get):
    client.force_login(user)
    return client.get(reverse(route, args=args), get)


def words(client, user, route, *args):
    answer = page(client, user, route, *args)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_department_proposes_on_its_own_page(cast, client):
    call = opened(cast)
    text = words(client, cast.users["department"], "my_proposals")
    assert "市工信局：已报0条，限3条" in text
    sent = {
        "proposed_by": outside(cast, "市工信局").uid,
        "title": TITLE,
        "field": "城建",
        "question": QUESTION,
        "contact": "王某 3180000",
    }
    answer = client.post(reverse("call_propose", args=[call.number]), sent)
    made = Proposal.objects.get()
    assert (answer.status_code, answer.url) == (302, reverse("call_proposal", args=[made.number]))
    assert (made.proposed_by, made.created_by) == (outside(cast, "市工信局"), cast.users["department"])
    again = client.post(reverse("call_propose", args=[call.number]), {**sent, "question": "短"})
    assert (again.status_code, Proposal.objects.count()) == (422, 1)


def test_a_page_opened_before_the_closing_is_refused_after_it(cast, client):
    call = past(opened(cast))
    client.force_login(cast.users["department"])
    sent = {
        "proposed_by": outside(cast, "市工信局").uid,
        "title": TITLE,
        "field": "城建",
        "question": QUESTION,
        "contact": "王某 3180000",
    }
    answer = client.post(reverse("call_propose", args=[call.number]), sent)
    assert (answer.status_code, Proposal.objects.count()) == (422, 0)
    assert "截止，不再接收" in answer.content.decode()


def test_a_department_is_not_offered_another_unit(cast, client):
    call = opened(cast)
    client.force_login(cast.users["department"])
    sent = {
        "proposed_by": outside(cast, "市商务局").uid,
        "title": TITLE,
        "field": "城建",
        "question": QUESTION,
    }
    assert client.post(reverse("call_propose", args=[call.number]), sent).status_code == 422
    assert Proposal.objects.count() == 0


OFFICE_ONLY = ["call", "call_edit", "call_screening", "call_scores"]


def test_departments_reach_none_of_the_offices_pages(cast, client):
    call = opened(cast)
    client.force_login(cast.users["department"])
    codes = {route: client.get(reverse(route, args=[call.number])).status_code for route in OFFICE_ONLY}
    assert codes == {"call": 404, "call_edit": 403, "call_screening": 404, "call_scores": 404}
    assert client.get(reverse("calls")).url == reverse("my_proposals")
    for route in ("call_sort", "call_check"):
        assert client.post(reverse(route, args=[call.number]), {"do": "accept_all"}).status_code == 403
    assert client.post(reverse("call_step", args=[call.number, "close"])).status_code == 403


def test_a_department_sees_nothing_of_other_units(cast, client):
    call = opened(cast)
    mine, other = filed(cast, call), login(cast, "市商务局")
    hidden = "关于跨境电商综合试验区建设的调研"
    theirs = filed(cast, call, hidden, unit=outside(cast, "市商务局"), by=other)
    calls.close(past(call), by=cast.users["head"])
    user = cast.users["department"]
    for route, args in (
        ("my_proposals", ()),
        ("call_proposal", (mine.number,)),
        ("record", (mine.number,)),
        ("ledger", ("RPR",)),
        ("home", ()),
        ("todo", ()),
        ("notices", ()),
    ):
        text = words(client, user, route, *args)
        assert (hidden in text, theirs.number in text, "市商务局" in text) == (False, False, False), route
    for route, args in (("call_proposal", (theirs.number,)), ("record", (theirs.number,))):
        assert page(client, user, route, *args).status_code == 404
    assert page(client, user, "proposal_edit", theirs.number).status_code == 404
    client.post(reverse("proposal_step", args=[theirs.number, "withdraw"]))
    assert client.post(reverse("proposal_step", args=[mine.number, "accept"])).status_code == 403
    theirs.refresh_from_db()
    mine.refresh_from_db()
    assert (theirs.state, mine.state) == ("submitted", "submitted")


def test_the_office_reads_likeness_and_the_department_does_not(cast, client):
    call = opened(cast)
    one = filed(cast, call)
    filed(cast, call, TITLE, unit=outside(cast, "市商务局"), by=login(cast, "市商务局"))
    assert "相近100％" in words(client, cast.users["head"], "call_proposal", one.number)
    text = words(client, cast.users["department"], "call_proposal", one.number)
    assert ("相近" in text, "课题比对" in text) == (False, False)


def asked(client, route, *args):
    with CaptureQueriesContext(connection) as found:
        assert client.get(reverse(route, args=args)).status_code == 200
    return len(found)


def test_lists_ask_as_often_for_three_as_for_one(cast, client):
    call = opened(cast)
    filed(cast, call)
    counts = []
    for titles in ((), (TITLE.replace("厂房", "园区"), TITLE.replace("厂房", "矿山"))):
        for title in titles:
            filed(cast, call, title)
        for user, route, args in (("head", "call", (call.number,)), ("department", "my_proposals", ())):
            client.force_login(cast.users[user])
            asked(client, route, *args)
            counts.append(asked(client, route, *args))
    assert counts[:2] == counts[2:]


def test_office_pages_open_in_each_state(cast, client):
    call = opened(cast)
    made = filed(cast, call)
    for route, args in (
        ("calls", ()),
        ("call_new", ()),
        ("call", (call.number,)),
        ("call_edit", (call.number,)),
    ):
        assert "选题" in words(client, cast.users["head"], route, *args) or route == "call_edit"
    proposals.accept([made], by=cast.users["head"])
    calls.close(past(call), by=cast.users["head"])
    assert "开始评审" in words(client, cast.users["head"], "call", call.number)


def test_a_call_is_prepared_and_sent_out_on_its_pages(cast, client):
    client.force_login(cast.users["head"])
    sent = {
        "title": "百题调研", "year": "2024", "reach": "全市政府系统", "closes_at": "2024-01-31T17:30",
        "directions": "产业、城建", "guide": "题目要小。", "title_limit": "40", "question_limit": "500",
        "criteria": "选题价值 60\n可操作性 40", "recipients": [outside(cast, "市工信局").uid],
    }  # fmt: skip
    answer = client.post(reverse("call_new"), sent)
    assert answer.status_code == 302
    number = answer.url.rstrip("/").rsplit("/", 1)[-1]
    client.post(reverse("call_step", args=[number, "open"]))
    text = words(client, cast.users["department"], "my_proposals")
    assert "截止 2024年1月31日17:30" in text


def test_points_written_in_odd_figures_are_refused_in_words(cast, client):
    client.force_login(cast.users["head"])
    page = client.post("/research/calls/new/", {"criteria": "选题价值 ²"})
    assert page.status_code == 422
    assert "名称和分值用空格隔开" in page.content.decode()
