"""通知 in the browser: the bell, the list, one's own ways, and what nobody else reads."""

import re
from types import SimpleNamespace

import pytest
from django.http import QueryDict

from canmou.desk.pages import notices as pages
from canmou.kernel.notices import NoticeKind, tell
from canmou.kernel.notices.models import Notice, NoticeChoice


@pytest.fixture
def told(cast, things):
    """A notice to clerk on an ordinary record and one on a restricted record, which clerk may not see."""
    clerk = cast.users["clerk"]
    plain = tell(clerk, kind=NoticeKind.TURN, ref=things.own.ref, sentence="请您审核这次活动", urgent=True)
    hidden = tell(clerk, kind=NoticeKind.TURN, ref=things.talk.ref, sentence="请您办理这次谈话")
    return SimpleNamespace(plain=plain, hidden=hidden)


def text(answer):
    return answer.content.decode()


def bell(browser):
    return re.search(r'aria-label="([^"]+)"', text(browser.get("/notices/bell/")))[1]


def test_the_bell_counts_what_the_list_shows(visit, told, things):
    browser = visit("clerk")
    assert bell(browser) == "通知，1条未读"
    page = text(browser.get("/notices/"))
    assert page.count('<li class="fresh">') == 1
    assert (things.own.ref.title in page, "请您审核这次活动" in page) == (True, True)
    for secret in (things.talk.ref.title, things.talk.number, "请您办理这次谈话"):
        assert secret not in page
    assert "未读 1" in page
    assert bell(visit("head")) == "通知"


def test_opening_leads_to_the_record_and_counts_as_read(visit, told, things):
    browser = visit("clerk")
    answer = browser.get(f"/notices/{told.plain.uid}/")
    assert answer.headers["Location"] == f"/records/{things.own.number}/"
    assert bell(browser) == "通知"
    assert "请您审核这次活动" in text(browser.get("/notices/?show=all"))


def test_nobody_opens_anothers_notice_nor_one_on_a_hidden_record(visit, told):
    unknown = visit("clerk").get(f"/notices/{'0' * 16}/")
    hidden = visit("clerk").get(f"/notices/{told.hidden.uid}/")
    foreign = visit("head").get(f"/notices/{told.plain.uid}/")
    assert {unknown.status_code, hidden.status_code, foreign.status_code} == {404}
    assert len({re.sub(r"[0-9a-f]{16}", "", text(a)).count("没有这条通知") for a in (unknown, hidden)}) == 1
    assert Notice.objects.filter(read_at=None).count() == 2


def test_a_link_leads_nowhere_else(visit, cast):
    notice = tell(cast.users["clerk"], kind=NoticeKind.SYSTEM, sentence="看看", link="//evil.example/")
    assert visit("clerk").get(f"/notices/{notice.uid}/").headers["Location"] == "/notices/"


def test_all_read_leaves_others_and_hidden_ones_alone(visit, told, cast, things):
    tell(cast.users["head"], kind=NoticeKind.TURN, ref=things.own.ref, sentence="请您审核")
    assert visit("clerk").post("/notices/read/").headers["Location"] == "/notices/"
    left = {(one.user.username, one.pk == told.hidden.pk) for one in Notice.objects.filter(read_at=None)}
    assert left == {("clerk", True), ("head", False)}


def test_the_list_costs_the_same_for_one_and_three(cast, things, django_assert_num_queries):
    clerk = cast.users["clerk"]
    for number in (1, 2):
        for _ in range(number):
            tell(clerk, kind=NoticeKind.TURN, ref=things.own.ref, sentence="请您审核")
        vars(clerk).pop("_standing", None)
        with django_assert_num_queries(4):  # grants, units, the number, the rows
            rows = [(one.ref.title, one.fresh) for one, _, _ in pages.listed(clerk, QueryDict())["rows"]]
    assert rows == [(things.own.ref.title, True)] * 3


def test_ones_ways_are_chosen_and_a_wrong_address_says_what_to_do(visit, cast, settings):
    settings.CHAT_HOSTS = ["qyapi.weixin.qq.com"]
    browser = visit("clerk")
    values = {"mail": "now", "chat_mode": "daily", "address": "https://evil.example/x"}
    answer = browser.post("/notices/ways/", values)
    assert (answer.status_code, NoticeChoice.objects.count()) == (422, 0)
    assert "请系统管理员加到 CANMOU_CHAT_HOSTS" in text(answer)
    values["address"] = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=secret-key"
    assert browser.post("/notices/ways/", values).status_code == 302
    page = text(browser.get("/notices/ways/"))
    assert ("secret-key" in page, "自己的机器人（qyapi.weixin.qq.com）" in page) == (False, True)


def test_a_trial_that_cannot_go_out_says_why(visit, cast):
    answer = visit("clerk").post("/notices/ways/mail/try/", follow=True)
    assert "没有发出去" in text(answer) or "还没有可用的地址" in text(answer)
    assert visit("clerk").post("/notices/ways/fax/try/").status_code == 409
