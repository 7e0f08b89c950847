"""One act on many lines of a to-do list: what is refused is told by its row, the rest is done."""

import re
from datetime import date

import pytest
from flows import texts

from canmou.kernel.calendar import load_days
from canmou.kernel.workflow import advance, ask
from canmou.kernel.workflow.models import Step


@pytest.fixture(autouse=True)
def calendar(cast):
    load_days()


def page(browser, path="/todo/"):
    return browser.get(path).content.decode()


def offered(text):
    return re.findall(r'name="act" value="([\w.]+)">([^<]+)</button>', text)


def keys(*records):
    found = Step.objects.filter(closed_at=None, ref__in=[record.ref for record in records])
    return list(found.order_by("pk").values_list("uid", flat=True))


def send(browser, act, picks, **more):
    return browser.post("/todo/bulk/", {"act": act, "pick": picks, "back": "/todo/?tab=mine", **more})


def states(*records):
    for record in records:
        record.refresh_from_db()
    return [record.state for record in records]


def test_only_steps_that_ask_for_nothing_are_offered(visit, cast, flow):
    (text,) = texts(cast, flow, "甲稿")
    assert offered(page(visit("clerk"))) == [
        ("step.desk_text.hand_in", "送核"),
        ("hand_over", "转办…"),
    ]
    ask(text, by=cast.users["clerk"], kind="read", whom=[cast.named("周承远")])
    assert offered(page(visit("leader"))) == [("read", "阅毕"), ("hand_over", "转办…")]
    assert offered(page(visit("neighbour"))) == []


def test_the_same_step_on_several_and_what_is_refused_by_row(visit, cast, flow):
    one, two, three = texts(cast, flow, "甲稿", "乙稿", "丙稿")
    type(two).objects.filter(pk=two.pk).update(characters=None)
    answer = send(visit("clerk"), "step.desk_text.hand_in", keys(one, two, three))
    text = answer.content.decode()
    assert states(one, two, three) == ["checking", "drafting", "checking"]
    assert "已办2项" in text
    assert re.findall(r'>([^<]+)</a><small>[^<]+</small><span class="why-not">([^<]+)<', text) == [
        ("乙稿", "还没有填写字数，请先补上字数")
    ]


def test_everything_done_leads_back_to_the_list(visit, cast, flow):
    one, two = texts(cast, flow, "甲稿", "乙稿")
    answer = send(visit("clerk"), "step.desk_text.hand_in", keys(one, two))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/todo/?tab=mine")
    assert states(one, two) == ["checking", "checking"]


def test_a_button_with_an_action_of_its_own_is_carried_out_by_it(visit, cast, flow):
    one, two = texts(cast, flow, "甲稿", "乙稿")
    for text in (one, two):
        advance(flow, text, "hand_in", by=cast.users["clerk"])
    assert ("step.desk_text.pass_on", "送审签") in offered(page(visit("head")))
    send(visit("head"), "step.desk_text.pass_on", keys(one, two))
    assert states(one, two) == ["signing", "signing"]
    assert [one.keywords, two.keywords] == ["已核", "已核"]


def test_several_are_read_at_once_and_others_are_not(visit, cast, flow):
    one, two = texts(cast, flow, "甲稿", "乙稿")
    for text in (one, two):
        ask(text, by=cast.users["clerk"], kind="read", whom=[cast.named("高振华")])
    ask(one, by=cast.users["clerk"], kind="sign", whom=[cast.named("高振华")])
    picks = list(Step.objects.filter(person__name="高振华").values_list("uid", flat=True))
    answer = send(visit("head"), "read", picks)
    assert "这一项不是传阅，要打开后办理" in answer.content.decode()
    assert list(Step.objects.filter(kind="read").values_list("verdict", flat=True)) == ["read", "read"]
    assert Step.objects.get(kind="sign").closed_at is None


def test_several_are_handed_over_with_a_reason(visit, cast, flow):
    days = {"甲稿": date(2024, 1, 5), "乙稿": date(2024, 1, 9)}
    one, two = texts(cast, flow, *days, days=days)
    browser, picks = visit("clerk"), keys(one, two)
    first = send(browser, "hand_over", picks)
    assert (first.status_code, "要转办的事项" in first.content.decode()) == (200, True)
    for wrong in (
        {"to": "高振华", "reason": ""},
        {"to": "没这人", "reason": "出差"},
        {"to": "", "reason": "出差"},
    ):
        assert send(browser, "hand_over", picks, sure="1", **wrong).status_code == 422
    assert keys(one, two) == picks
    assert send(browser, "hand_over", picks, sure="1", to="高振华", reason="出差").status_code == 302
    moved = Step.objects.filter(closed_at=None).order_by("pk")
    assert [(s.holder, s.due_on) for s in moved] == [("高振华", days["甲稿"]), ("高振华", days["乙稿"])]
    nobody = send(visit("head"), "hand_over", keys(one, two), sure="1", to="吕晓东", reason="出差")
    assert nobody.content.decode().count("吕晓东没有在用的账号，不能接收") == 2


def test_those_who_hold_what_was_handed_on_are_urged_at_once(visit, cast, flow):
    one, two = texts(cast, flow, "甲稿", "乙稿")
    browser = visit("head")
    assert offered(page(browser, "/todo/?tab=handed")) == [("urge", "催办")]
    assert send(browser, "urge", keys(one, two)).status_code == 302
    assert list(Step.objects.values_list("urges", flat=True)) == [1, 1]
    assert send(browser, "urge", keys(one)).content.decode().count("您今天已催办过这一件") == 1
    assert list(Step.objects.values_list("urges", flat=True)) == [1, 1]
    assert "催办1次" in page(visit("clerk"))


def test_a_step_that_needs_care_is_never_done_in_bulk(visit, cast, flow):
    (text,) = texts(cast, flow, "甲稿")
    picks = keys(text)
    for act, why in (
        ("step.desk_text.count", "“补字数”要逐件办理"),
        ("step.desk_text.send_back", "“退回”要逐件办理"),
        ("step.desk_text.sign_off", "“签发”要逐件办理"),
        ("step.desk_text.park", "“转科室”要逐件办理"),
        ("step.matter.close", "这一项没有这个办理动作"),
    ):
        assert why in send(visit("clerk"), act, picks).content.decode(), act
    for act in ("", "step.nothing.at_all", "step.desk_text.nothing", "void"):
        assert send(visit("clerk"), act, picks).status_code == 302
    assert (states(text), keys(text)) == (["drafting"], picks)


def test_what_is_not_in_ones_lists_cannot_be_picked(visit, cast, flow):
    mine, other = texts(cast, flow, "甲稿", "乙稿")
    advance(flow, other, "hand_in", by=cast.users["clerk"])
    advance(flow, other, "pass_on", by=cast.users["head"])
    (foreign,) = keys(other)
    for picks in ([foreign], [*keys(mine), foreign], ["nothing"], []):
        answer = send(visit("clerk"), "step.desk_text.hand_in", picks)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/todo/?tab=mine")
    assert states(mine, other) == ["drafting", "signing"]
    assert send(visit("sysadmin"), "read", [foreign]).status_code == 403


def test_no_address_leads_to_another_site(visit, cast, flow):
    (text,) = texts(cast, flow, "甲稿")
    for back in ("https://evil.example/", "//evil.example/todo/", "/records/"):
        answer = visit("clerk").post("/todo/bulk/", {"act": "", "pick": keys(text), "back": back})
        assert answer.headers["Location"] == "/todo/"
