"""How one wants to be told, and the office's settings: what is refused changes nothing."""

import pytest

from canmou.kernel import attachments
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import Invalid, NotPermitted
from canmou.kernel.notices import chat
from canmou.kernel.notices.choosing import (
    OfficeChoice,
    amend_settings,
    choices_of,
    choose,
    office_robot,
    settings_of,
)
from canmou.kernel.notices.models import NoticeChoice, NoticeSettings

HOSTS = ["qyapi.weixin.qq.com", "chat.example.gov.cn:8443"]


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k", ""),
        ("https://qyapi.weixin.qq.com:443/cgi-bin/webhook/send?key=k", ""),
        ("https://QYAPI.weixin.qq.com/send", ""),
        ("https://chat.example.gov.cn:8443/robot", ""),
        ("https://chat.example.gov.cn/robot", "不在允许的名单里"),
        ("https://qyapi.weixin.qq.com:8080/x", "不在允许的名单里"),
        ("https://qyapi.weixin.qq.com.evil.example/x", "不在允许的名单里"),
        ("http://127.0.0.1/x", "不在允许的名单里"),
        ("https://qyapi.weixin.qq.com@evil.example/x", "不能有用户名"),
        ("https://a:b@qyapi.weixin.qq.com/x", "不能有用户名"),
        ("file:///etc/passwd", "要以 https:// 或 http:// 开头"),
        ("gopher://qyapi.weixin.qq.com/x", "要以 https:// 或 http:// 开头"),
        ("qyapi.weixin.qq.com", "要以 https:// 或 http:// 开头"),
        ("https://qyapi.weixin.qq.com/a b", "空格"),
        ("https://qyapi.weixin.qq.com:99999/", "不是一个网址"),
        ("https://[::1", "不是一个网址"),
    ],
)
def test_which_addresses_may_be_used(settings, address, wrong):
    settings.CHAT_HOSTS = HOSTS
    told = chat.problem(address)
    assert (wrong in told) if wrong else told == ""


def test_a_long_digest_is_cut_to_what_a_robot_takes():
    lines = [f"【待办】第{number}件很长的事项" * 3 for number in range(60)]
    text = chat.fitted(lines, "另有{n}条")
    kept = text.split("\n")
    assert len(text.encode()) <= chat.MOST_BYTES
    assert kept[:-1] == lines[: len(kept) - 1]
    assert kept[-1] == f"另有{60 - len(kept) + 1}条"
    assert chat.fitted(lines[:3], "另有{n}条") == "\n".join(lines[:3])


def test_ones_own_choice_is_kept_and_audited(cast, settings):
    settings.CHAT_HOSTS = HOSTS
    clerk = cast.users["clerk"]
    assert {one.mode for one in choices_of(clerk).values()} == {"daily"}
    choose(by=clerk, mail="half", chat_mode="now", address="https://qyapi.weixin.qq.com/send?key=k")
    choose(by=clerk, mail="none", chat_mode="daily")
    made = choices_of(clerk)
    assert (made["mail"].mode, made["chat"].mode) == ("none", "daily")
    assert made["chat"].sealed_address != ""
    choose(by=clerk, mail="none", chat_mode="daily", forget=True)
    assert choices_of(clerk)["chat"].sealed_address == ""
    assert AuditRow.objects.filter(verb="修改通知方式").count() == 3


def test_a_wrong_address_changes_nothing(cast, settings):
    settings.CHAT_HOSTS = HOSTS
    with pytest.raises(Invalid):
        choose(by=cast.users["clerk"], mail="now", chat_mode="now", address="https://evil.example/")
    assert NoticeChoice.objects.count() == 0


def test_the_offices_settings_are_the_administrators(cast, settings):
    settings.CHAT_HOSTS = HOSTS
    wanted = OfficeChoice("dingtalk", 5, 2, 9, 15, address="https://qyapi.weixin.qq.com/x", secret="SEC1")
    for login in ("clerk", "general", "leader", "secadmin"):
        with pytest.raises(NotPermitted):
            amend_settings(wanted, by=cast.users[login])
    assert NoticeSettings.objects.count() == 0
    amend_settings(wanted, by=cast.users["sysadmin"])
    held = settings_of(cast.office)
    assert (held.chat, held.first_lead, held.second_lead, held.morning, held.afternoon) == (
        "dingtalk", 5, 2, 9, 15,
    )  # fmt: skip
    assert "SEC1" not in held.sealed_secret


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"first_lead": 2, "second_lead": 2}, "second_lead"),
        ({"first_lead": 31}, "second_lead"),
        ({"morning": 14}, "afternoon"),
        ({"afternoon": 24}, "afternoon"),
        ({"chat": "irc"}, "chat"),
        ({"address": "https://evil.example/"}, "address"),
    ],
)
def test_settings_that_do_not_fit_are_refused(cast, settings, values, where):
    settings.CHAT_HOSTS = HOSTS
    plain = {"chat": "wecom", "first_lead": 3, "second_lead": 1, "morning": 8, "afternoon": 14}
    with pytest.raises(Invalid) as refused:
        amend_settings(OfficeChoice(**{**plain, **values}), by=cast.users["sysadmin"])
    assert list(refused.value.problems) == [where]
    assert NoticeSettings.objects.count() == 0


def test_the_office_robot_is_still_known_after_the_key_was_renewed_twice(
    cast, settings, django_capture_on_commit_callbacks
):
    settings.CHAT_HOSTS = HOSTS
    address = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k"
    amend_settings(
        OfficeChoice("wecom", 3, 1, 8, 14, address=address, secret="SEC1"), by=cast.users["sysadmin"]
    )
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            assert attachments.rotate_key() == 1
    found = office_robot(settings_of(cast.office))
    assert (found.address, found.secret) == (address, "SEC1")
