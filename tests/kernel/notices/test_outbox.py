"""Mail and chat: what goes out to real servers, when it is tried again, and what never leaves."""

from datetime import timedelta

import pytest

from canmou.kernel import clock
from canmou.kernel.errors import NotFound, NotPermitted, Refused
from canmou.kernel.notices import Channel, NoticeKind, deliver, tell, tell_all
from canmou.kernel.notices.choosing import OfficeChoice, amend_settings, choose
from canmou.kernel.notices.models import Notice, Outgoing
from canmou.kernel.notices.outbox import AGAIN, send_again, try_out, try_robot
from canmou.kernel.notices.reading import read_all

State = Outgoing.State


def later(minutes=2):
    return clock.real_now() + timedelta(minutes=minutes)


def office_robot(cast, robot, kind="wecom", secret=""):
    wanted = OfficeChoice(kind, 3, 1, 8, 14, address=robot.address, secret=secret)
    return amend_settings(wanted, by=cast.users["sysadmin"])


def test_who_wants_mail_at_once_gets_one_mail_for_what_came_together(reachable, records, mailbox, settings):
    settings.CSRF_TRUSTED_ORIGINS = ["https://canmou.example.gov.cn"]
    clerk = reachable("clerk")
    choose(by=clerk, mail="now", chat_mode="none")
    for sentence in ("请您审核", "请您会签"):
        tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence=sentence)
    assert deliver(clock.real_now()) == {}
    assert deliver(later()) == {State.SENT: 1}
    assert deliver(later(30)) == {}
    (mail,) = mailbox.mails
    assert (mail["To"], mail["Subject"].strip()) == ("clerk@example.gov.cn", "【参谋】您有2条新通知")
    assert mail["Auto-Submitted"] == "auto-generated"
    number = records.plain.number
    assert mail.get_content().splitlines() == [
        "冯子昂：您在参谋系统有2条新通知。",
        "",
        f"1. 【待办】2022-06-07 产业链座谈会（{number}）：请您审核",
        f"2. 【待办】2022-06-07 产业链座谈会（{number}）：请您会签",
        "",
        "查看：https://canmou.example.gov.cn/notices/",
        "不想收这样的邮件，请在系统的“通知方式”里修改。",
    ]


def test_urgent_goes_out_at_once_unless_not_wanted(reachable, records, mailbox):
    clerk, head, leader = reachable("clerk"), reachable("head"), reachable("leader")
    choose(by=head, mail="none", chat_mode="none")
    people = [clerk, head, leader]
    tell_all(people, kind=NoticeKind.TURN, ref=records.plain, sentence="请于今天办结", urgent=True)
    assert deliver() == {State.SENT: 2}
    assert sorted(mail["To"] for mail in mailbox.mails) == ["clerk@example.gov.cn", "leader@example.gov.cn"]
    assert {mail["Subject"].strip() for mail in mailbox.mails} == {"【参谋】（特急）您有1条新通知"}


def test_nothing_of_a_restricted_record_leaves(reachable, records, mailbox, robot):
    personnel = reachable("personnel")
    choose(by=personnel, mail="now", chat_mode="now", address=robot.address)
    tell(personnel, kind=NoticeKind.TURN, ref=records.hidden, sentence="请办理冯子昂的谈话")
    assert deliver(later()) == {State.SENT: 2}
    (mail,), ((_, said),) = mailbox.mails, robot.calls
    for text in (mail["Subject"] + mail.get_content(), said["text"]["content"]):
        assert "冯子昂" not in text
        assert records.hidden.title not in text
        assert "谈话" not in text
        assert f"【待办】{records.hidden.number}，请登录查看" in text or text == mail["Subject"]


def test_what_may_no_longer_be_seen_or_was_read_is_not_sent(reachable, records, mailbox):
    clerk, leader = reachable("clerk"), reachable("leader")
    for user in (clerk, leader):
        choose(by=user, mail="now", chat_mode="none")
    tell(clerk, kind=NoticeKind.TURN, ref=records.hidden, sentence="请您办理")
    tell(leader, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    read_all(by=leader)
    assert deliver(later()) == {State.NEEDLESS: 2}
    assert mailbox.mails == []


def test_a_failed_mail_is_tried_again_then_told_to_the_administrator(reachable, records, mailbox, cast):
    clerk = reachable("clerk")
    choose(by=clerk, mail="now", chat_mode="none")
    tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    mailbox.refuses = 451
    moment, warned = later(), Notice.objects.filter(user=cast.users["sysadmin"])
    for number, wait in enumerate(AGAIN, 1):
        assert deliver(moment) == {State.WAITING: 1}
        assert deliver(moment + wait - timedelta(seconds=1)) == {}
        moment += wait
        assert warned.count() == (number >= 3)
    assert warned.get().sentence == "有通知迟迟发不出去（邮件），请查看原因"
    read_all(by=cast.users["sysadmin"])
    assert deliver(moment) == {State.FAILED: 1}
    message = Outgoing.objects.get()
    assert (message.attempts, message.failure) == (6, "邮件服务器不接受这个收件地址（451）")
    told = warned.get(read_at=None)
    assert (told.kind, told.ref) == ("system", None)
    assert (told.sentence, told.link) == ("有通知没有发出去（邮件），请查看原因", "/notices/sent/")
    mailbox.refuses = 0
    send_again(message.uid, by=cast.users["sysadmin"])
    assert deliver(later()) == {State.SENT: 1}
    assert len(mailbox.mails) == 1


def test_an_address_refused_for_good_fails_at_once(reachable, records, mailbox):
    clerk = reachable("clerk")
    choose(by=clerk, mail="now", chat_mode="none")
    tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    mailbox.refuses = 550
    assert deliver(later()) == {State.FAILED: 1}
    assert Outgoing.objects.get().attempts == 1


def test_a_silent_mail_server_is_a_reason_without_content(reachable, records, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    clerk = reachable("clerk")
    choose(by=clerk, mail="now", chat_mode="none")
    tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    assert deliver(later()) == {State.WAITING: 1}
    assert Outgoing.objects.get().failure == "连接不上邮件服务器（ConnectionRefusedError）"


def test_a_server_that_is_down_is_asked_once_a_run(reachable, records, mailbox, settings):
    people = [reachable(login) for login in ("clerk", "head", "leader")]
    for user in people:
        choose(by=user, mail="now", chat_mode="none")
    tell_all(people, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    working, settings.EMAIL_PORT = settings.EMAIL_PORT, 9
    assert deliver(later()) == {State.WAITING: 1}
    assert sorted(Outgoing.objects.values_list("attempts", flat=True)) == [0, 0, 1]
    settings.EMAIL_PORT = working
    assert deliver(later(10)) == {State.SENT: 3}
    assert len(mailbox.mails) == 3


def test_who_was_disabled_meanwhile_is_sent_nothing(reachable, records, mailbox):
    clerk = reachable("clerk")
    choose(by=clerk, mail="now", chat_mode="none")
    tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    clerk.is_active = False
    clerk.save()
    assert deliver(later()) == {State.NEEDLESS: 1}
    assert mailbox.mails == []


def test_only_an_administrator_sends_again_and_only_what_failed(reachable, records, mailbox, cast):
    clerk = reachable("clerk")
    choose(by=clerk, mail="now", chat_mode="none")
    tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    message = Outgoing.objects.get()
    with pytest.raises(NotPermitted):
        send_again(message.uid, by=clerk)
    with pytest.raises(Refused, match="只有没有发出的才能重新发送"):
        send_again(message.uid, by=cast.users["sysadmin"])
    with pytest.raises(NotFound):
        send_again("0" * 16, by=cast.users["sysadmin"])
    assert Outgoing.objects.get().state == State.WAITING


def test_two_processes_send_a_message_once(reachable, records, mailbox):
    clerk = reachable("clerk")
    choose(by=clerk, mail="now", chat_mode="none")
    tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    moment = later()
    stale = Outgoing.objects.get()
    assert deliver(moment) == {State.SENT: 1}
    Outgoing.objects.filter(pk=stale.pk).update(state=State.WAITING, next_at=moment + timedelta(minutes=10))
    assert deliver(moment) == {}
    assert len(mailbox.mails) == 1


def test_a_group_reads_counts_and_numbers_and_calls_the_person(reachable, records, robot, cast):
    clerk = reachable("clerk")
    clerk.person.phone = "13800000001"
    clerk.person.save()
    office_robot(cast, robot)
    choose(by=clerk, mail="none", chat_mode="now")
    tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    tell(clerk, kind=NoticeKind.URGE, ref=records.plain, sentence="请尽快", urgent=True)
    assert deliver(later()) == {State.SENT: 1}
    ((path, said),) = robot.calls
    assert path == "/cgi-bin/webhook/send?key=k-1"
    text = f"【参谋】冯子昂：待办1条、催办1条，请登录查看\n特急：{records.plain.number}\n请登录参谋系统查看。"
    assert said == {"msgtype": "text", "text": {"content": text, "mentioned_mobile_list": ["13800000001"]}}


def test_dingtalk_is_signed_and_calls_in_its_own_way(reachable, records, robot, cast):
    clerk = reachable("clerk")
    clerk.person.phone = "13800000001"
    clerk.person.save()
    office_robot(cast, robot, "dingtalk", "SEC-demo")
    choose(by=clerk, mail="none", chat_mode="now")
    tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    assert deliver(later()) == {State.SENT: 1}
    ((path, said),) = robot.calls
    assert path.startswith("/cgi-bin/webhook/send?key=k-1&timestamp=")
    assert "&sign=" in path
    assert said["at"] == {"atMobiles": ["13800000001"], "isAtAll": False}
    assert set(said["text"]) == {"content"}


def test_people_from_outside_are_not_told_in_the_offices_group(records, robot, cast, mailbox):
    department = cast.users["department"]
    office_robot(cast, robot)
    choose(by=department, mail="now", chat_mode="now")
    tell(department, kind=NoticeKind.TURN, ref=records.plain, sentence="请您补充", urgent=True)
    assert Outgoing.objects.count() == 0


@pytest.mark.parametrize(
    ("answer", "state", "reason"),
    [
        ((200, {"errcode": 45009, "errmsg": "limit"}), State.WAITING, "聊天平台没有接受，代码 45009"),
        ((500, {}), State.WAITING, "聊天平台答复 HTTP 500"),
        ((404, {}), State.FAILED, "聊天平台答复 HTTP 404"),
        ((302, {}), State.WAITING, "聊天平台答复 HTTP 302"),
        ((200, []), State.WAITING, "聊天平台没有接受，代码 -1"),
    ],
)
def test_what_a_robot_answers_decides(reachable, records, robot, answer, state, reason):
    clerk = reachable("clerk")
    choose(by=clerk, mail="none", chat_mode="now", address=robot.address)
    tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    robot.answer, robot.elsewhere = answer, robot.address
    assert deliver(later()) == {state: 1}
    assert (len(robot.calls), Outgoing.objects.get().failure) == (1, reason)


def test_a_host_taken_off_the_list_gets_nothing(reachable, records, robot, settings):
    clerk = reachable("clerk")
    choose(by=clerk, mail="none", chat_mode="now", address=robot.address)
    tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    settings.CHAT_HOSTS = ["qyapi.weixin.qq.com"]
    assert deliver(later()) == {State.FAILED: 1}
    assert robot.calls == []


def test_the_key_of_a_robot_is_kept_sealed(reachable, robot):
    clerk = reachable("clerk")
    choose(by=clerk, mail="none", chat_mode="now", address=robot.address)
    (kept,) = clerk.notice_choices.filter(channel=Channel.CHAT)
    assert "k-1" not in kept.sealed_address
    assert "webhook" not in kept.sealed_address


def test_messages_of_trial(reachable, robot, mailbox, cast):
    clerk = reachable("clerk")
    try_out(Channel.MAIL, by=clerk)
    assert [mail["To"] for mail in mailbox.mails] == ["clerk@example.gov.cn"]
    with pytest.raises(Refused, match="还没有可用的地址"):
        try_out(Channel.CHAT, by=clerk)
    with pytest.raises(Refused, match="还没有填写群机器人地址"):
        try_robot(by=cast.users["sysadmin"])
    office_robot(cast, robot)
    try_robot(by=cast.users["sysadmin"])
    assert len(robot.calls) == 1
    with pytest.raises(NotPermitted):
        try_robot(by=clerk)
    assert len(robot.calls) == 1
