"""Lists, badges, counts, steps and refusals tell nothing of a record that the reader may not see."""

import re

import pytest
from flows import texts

from canmou.kernel import clock
from canmou.kernel.calendar import load_days
from canmou.kernel.workflow import ask
from canmou.kernel.workflow.models import Step, Watch

TOKEN = re.compile(r'(csrfmiddlewaretoken" value=|X-CSRFToken": ?|nonce=)"[^"]*"')
TABS = ("mine", "section", "office", "handed", "done", "watching")
BLIND = ("clerk", "head", "leader", "general", "neighbour", "department")


@pytest.fixture(autouse=True)
def calendar(cast):
    load_days()


@pytest.fixture
def talk(things, cast):
    """A restricted record with every sort of step of people who may not see it, and with one who may."""
    ref = things.talk.ref
    moment = clock.now()
    for name, login in (("冯子昂", "clerk"), ("高振华", "head"), ("周承远", "leader"), ("孙启航", "general")):
        common = {"office": ref.office, "ref": ref, "kind": "advise", "note": "鹬蚌附言", "opened_at": moment}
        Step.objects.create(**common, person=cast.named(name), asked_by=cast.users[login])
        Step.objects.create(
            **common,
            person=cast.named(name),
            answered_by=cast.users[login],
            answered_at=moment,
            closed_at=moment,
            verdict="comment",
            opinion="鹬蚌意见",
        )
        Watch.objects.create(user=cast.users[login], ref=ref, since=moment)
    ask(things.talk, by=cast.users["personnel"], kind="read", whom=[cast.named("苗秀云")], note="鹬蚌附言")
    return things.talk


def pages(browser):
    for path in (
        "/",
        "/?whose=mine",
        "/?whose=section",
        "/?whose=office",
        *(f"/todo/?tab={tab}" for tab in TABS),
    ):
        for query in ("", "&q=谈", "&kind=advise") if path.startswith("/todo") else ("",):
            answer = browser.get(path + query)
            assert answer.status_code == 200
            yield path + query, TOKEN.sub("", answer.content.decode())


@pytest.mark.parametrize("login", BLIND)
def test_those_who_may_not_see_it_read_the_same_as_if_it_were_not(login, visit, talk):
    browser = visit(login)
    before = dict(pages(browser))
    words = [talk.number, talk.ref.title, "鹬蚌", "廉政谈话"]
    assert [(path, word) for path, text in before.items() for word in words if word in text] == []
    Step.objects.filter(ref=talk.ref).delete()
    Watch.objects.filter(ref=talk.ref).delete()
    assert dict(pages(browser)) == before


def test_whoever_may_see_it_has_it(visit, talk):
    text = visit("personnel").get("/todo/").content.decode()
    assert (talk.number in text, "鹬蚌附言" in text) == (True, True)


@pytest.mark.parametrize("login", BLIND)
def test_no_step_on_it_can_be_opened_or_taken(login, visit, talk):
    browser, turn = visit(login), Step.objects.filter(ref=talk.ref, closed_at=None).first()
    before = list(Step.objects.order_by("pk").values())
    for path in (
        "steps/nothing/",
        "flow/read/",
        "flow/urge/",
        f"turns/{turn.uid}/answer/",
        f"turns/{turn.uid}/hand-over/",
    ):
        for answer in (
            browser.get(f"/records/{talk.number}/{path}"),
            browser.post(
                f"/records/{talk.number}/{path}", {"verdict": "none", "to": "冯子昂", "reason": "x"}
            ),
        ):
            assert answer.status_code == 404, path
            assert turn.holder not in answer.content.decode() or turn.holder == "冯子昂"
    assert browser.post(f"/records/{talk.number}/watch/", {"watch": "1"}).status_code == 404
    answer = browser.post("/todo/bulk/", {"act": "hand_over", "pick": [turn.uid]}, follow=True)
    assert [word for word in (talk.number, talk.ref.title) if word in answer.content.decode()] == []
    assert list(Step.objects.order_by("pk").values()) == before


def test_a_watched_record_that_may_no_longer_be_seen_is_gone(visit, cast, flow, talk):
    (text,) = texts(cast, flow, "甲稿")
    Watch.objects.create(user=cast.users["clerk"], ref=text.ref, since=clock.now())
    shown = visit("clerk").get("/todo/?tab=watching").content.decode()
    assert ("甲稿" in shown, "共1条" in shown, talk.number in shown) == (True, True, False)


@pytest.mark.parametrize("login", ["sysadmin", "secadmin", "auditor"])
def test_administrators_have_no_lists_and_no_badge(login, visit, cast, flow):
    texts(cast, flow, "甲稿")
    browser = visit(login)
    assert browser.get("/todo/").status_code == 403
    home = browser.get("/").content.decode()
    assert [word for word in ("todo-count", "/todo/", "甲稿") if word in home] == []
