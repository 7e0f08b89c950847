"""The administrator's pages on notices: settings, and a record of sending that holds no content."""

from datetime import timedelta

import pytest
from django.http import QueryDict

from canmou.desk.pages import notices as pages
from canmou.kernel import clock
from canmou.kernel.notices import NoticeKind, deliver, tell
from canmou.kernel.notices.choosing import choose
from canmou.kernel.notices.models import NoticeSettings, Outgoing

VALUES = {"chat": "wecom", "first_lead": "5", "second_lead": "2", "morning": "9", "afternoon": "15"}


def text(answer):
    return answer.content.decode()


@pytest.fixture
def failed(cast, things, settings):
    """A mail to clerk that could not be sent."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    clerk = cast.users["clerk"]
    clerk.person.email = "clerk@example.gov.cn"
    clerk.person.save()
    choose(by=clerk, mail="now", chat_mode="none")
    tell(clerk, kind=NoticeKind.TURN, ref=things.own.ref, sentence="请您审核这次活动")
    moment = clock.real_now() + timedelta(minutes=2)
    for _ in range(6):
        deliver(moment)
        moment += timedelta(hours=7)
    return Outgoing.objects.get(state="failed")


@pytest.mark.parametrize("login", ["clerk", "general", "leader", "secadmin", "auditor"])
def test_only_the_system_administrator_opens_them(visit, failed, login):
    browser = visit(login)
    for path in ("/notices/office/", "/notices/sent/"):
        assert browser.get(path).status_code == 403
    assert browser.post("/notices/office/", VALUES).status_code == 403
    assert browser.post(f"/notices/sent/{failed.uid}/again/").status_code == 403
    assert browser.post("/notices/office/try/").status_code == 403
    assert NoticeSettings.objects.count() == 0
    assert Outgoing.objects.get().state == "failed"


def test_settings_are_kept_and_secrets_never_shown_again(visit, cast, settings):
    settings.CHAT_HOSTS = ["qyapi.weixin.qq.com"]
    browser = visit("sysadmin")
    more = {"address": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=secret-key", "secret": "SEC-key"}
    assert browser.post("/notices/office/", VALUES | more).status_code == 302
    page = text(browser.get("/notices/office/"))
    assert ("secret-key" in page, "SEC-key" in page) == (False, False)
    assert "qyapi.weixin.qq.com，加签" in page
    answer = browser.post("/notices/office/", VALUES | {"second_lead": "5"})
    assert answer.status_code == 422
    assert NoticeSettings.objects.get().second_lead == 2


def test_the_record_of_sending_tells_why_and_not_what(visit, failed, things):
    browser = visit("sysadmin")
    page = text(browser.get("/notices/sent/?state=failed"))
    assert "连接不上邮件服务器（ConnectionRefusedError）" in page
    assert "冯子昂" in page
    for content in (things.own.ref.title, things.own.number, "请您审核这次活动"):
        assert content not in page
    assert "有通知没有发出去（邮件），请查看原因" in text(browser.get("/notices/"))
    assert browser.post(f"/notices/sent/{failed.uid}/again/").headers["Location"] == "/notices/sent/"
    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == ("waiting", 0)
    assert browser.post(f"/notices/sent/{failed.uid}/again/").status_code == 409


def test_the_record_of_sending_costs_the_same_for_one_and_three(cast, django_assert_num_queries):
    now, sysadmin = clock.real_now(), cast.users["sysadmin"]
    for number in (1, 2):
        for _ in range(number):
            Outgoing.objects.create(
                office=cast.office, user=cast.users["clerk"], channel="mail", made_at=now, next_at=now
            )
        vars(sysadmin).pop("_standing", None)
        with django_assert_num_queries(3):  # grants, the numbers, the rows
            rows = [str(one.user) for one, _ in pages.outbox(sysadmin, QueryDict())["rows"]]
    assert rows == ["冯子昂"] * 3
