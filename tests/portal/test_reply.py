"""The page behind a link: what it shows, that it works once, and that nothing else comes out of it."""

import re
from datetime import date

import pytest
from django.test import Client

from canmou.kernel.attachments import detach
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.ledger.actions import void
from canmou.kernel.notices.models import Notice
from canmou.kernel.secrecy.models import SecrecyEvent
from canmou.kernel.workflow import outside
from canmou.kernel.workflow.models import OutsideLink, Step
from canmou.portal.limits import A_MINUTE
from canmou.portal.models import Question, ShownFile


@pytest.fixture
def address(asked):
    return f"/reply/{asked.token}/"


def text(answer):
    return answer.content.decode()


ANSWER = {"name": "王明远", "text": "建议改按户籍人口，并说明来源。"}


def test_it_shows_the_question_and_what_was_meant_and_nothing_of_the_record(
    client, address, work, files, cast
):
    answer = client.get(address)
    shown = text(answer)
    assert answer.status_code == 200
    for wanted in (
        "请对第三章的测算口径提出意见",
        "测算口径：按常住人口计算。",
        "第三章.txt",
        "王教授",
        "2024年1月15日",
    ):
        assert wanted in shown
    hidden = (
        work.number,
        work.ref.title,
        work.ref.uid,
        "底稿.txt",
        "名单.txt",
        "内部备注138",
        "综合调研一科",
    )
    assert [one for one in hidden if one in shown] == []
    assert re.findall(r'<(?:a|link)[^>]* href="(/[^"]*)"', shown) == [
        "/static/mark.svg",
        "/static/canmou/app.css",
        f"{address}files/{ShownFile.objects.get().uid}/",
    ]


def test_it_keeps_no_session_and_is_kept_and_listed_by_nobody(client, address, asked):
    for answer in (client.get(address), client.get("/reply/unknown/"), client.post(address, ANSWER)):
        assert dict(answer.cookies) == {}
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer.headers["Cache-Control"]
        policy = dict(
            part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";")
        )
        assert policy == {
            "default-src": "'none'",
            "style-src": "'self'",
            "script-src": "'self'",
            "img-src": "'self'",
            "font-src": "'self'",
            "form-action": "'self'",
            "base-uri": "'none'",
            "frame-ancestors": "'none'",
            "object-src": "'none'",
        }
    assert text(client.get("/robots.txt")) == "User-agent: *\nDisallow: /\n"


def test_who_is_signed_in_is_a_stranger_here_too(visit, address):
    shown = text(visit("leader").get(address))
    assert "周承远" not in shown
    assert "退出登录" not in shown


def test_an_answer_is_taken_once_and_told_to_who_asked(client, address, asked, cast):
    long = "一" * 900
    answer = client.post(address, {"name": " 王明远 ", "text": long})
    assert (answer.status_code, "已收到您的答复" in text(answer)) == (200, True)
    kept = Question.objects.get()
    assert (kept.answered_name, kept.answer) == ("王明远", long)
    step = Step.objects.get(kind="outside")
    assert (len(step.opinion), step.closed_at is not None) == (200, True)
    told = Notice.objects.get(user=cast.users["head"])
    assert (told.kind, told.sentence) == ("answer", "王教授由链接答复：有意见，附有意见（外部答复）")
    again = client.post(address, {"name": "别人", "text": "改成同意"})
    assert again.status_code == 404
    kept.refresh_from_db()
    assert (kept.answered_name, kept.answer) == ("王明远", long)
    assert Notice.objects.count() == 1


def dead_links(asked, settings, cast, work, cause):
    if cause == "used":
        outside.answer(asked.token, opinion="无")
    elif cause == "expired":
        settings.CANMOU_TODAY = date(2024, 1, 16)
    elif cause == "revoked":
        outside.revoke(asked.link, by=cast.users["head"])
    elif cause == "voided":
        void(work, reason="重复登记", by=cast.users["general"])
    return "never-made" if cause == "unknown" else asked.token


@pytest.mark.parametrize("cause", ["unknown", "used", "expired", "revoked", "voided"])
def test_a_link_that_opens_nothing_says_the_same_whatever_the_cause(
    client, asked, settings, cast, work, cause
):
    shown = ShownFile.objects.get()
    token = dead_links(asked, settings, cast, work, cause)
    before = (Question.objects.get().answer, OutsideLink.objects.get().used_at)
    answers = [
        client.get(f"/reply/{token}/"),
        client.post(f"/reply/{token}/", ANSWER),
        client.get(f"/reply/{token}/files/{shown.uid}/"),
        client.get(f"/reply/{token}/files/{'0' * 16}/"),
    ]
    unknown = client.get("/reply/somethingelse/")
    assert {(answer.status_code, answer.content) for answer in answers} == {(404, unknown.content)}
    assert "这个链接无效：可能已答复、已过期或已收回" in text(unknown)
    assert (Question.objects.get().answer, OutsideLink.objects.get().used_at) == before


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"text": ""}, "请写上您的答复"),
        ({"name": " "}, "请写上您的姓名"),
        ({"text": "一" * 3001}, "答复最多3000字，现有3001字"),
        ({"name": "王" * 61}, "61"),
        ({"text": "见附件 机密★1年"}, "系统没有保存"),
        ({"name": "秘密★10年"}, "系统没有保存"),
    ],
)
def test_words_that_do_not_do_are_sent_back_and_keep_the_link_open(client, address, values, told):
    answer = client.post(address, {**ANSWER, **values})
    assert (answer.status_code, told in text(answer)) == (422, True)
    assert (OutsideLink.objects.get().used_at, Question.objects.get().answer) == (None, "")
    assert Notice.objects.count() == 0
    assert SecrecyEvent.objects.count() == ("系统没有保存" in told)


def test_what_was_typed_is_shown_as_text(client, address):
    answer = client.post(address, {"name": "", "text": "<script>alert(1)</script>"})
    assert "<script>alert" not in text(answer)
    assert "&lt;script&gt;alert" in text(answer)


def test_only_the_shown_file_comes_out_and_is_noted(client, address, files, cast, work):
    shown = ShownFile.objects.get()
    answer = client.get(f"{address}files/{shown.uid}/")
    assert (answer.content, answer.headers["Content-Type"]) == (b"chapter three", "application/octet-stream")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert AuditRow.objects.filter(verb="外部打开附件", number=work.number).count() == 1
    for file in (files.shown, files.kept, files.personal):
        assert client.get(f"{address}files/{file.uid}/").status_code == 404
    detach(files.shown, by=cast.users["head"])
    assert client.get(f"{address}files/{shown.uid}/").status_code == 404
    assert "第三章.txt" not in text(client.get(address))


def test_one_address_opens_pages_so_often_and_no_oftener(client, address):
    statuses = [client.get("/reply/guess/").status_code for _ in range(A_MINUTE + 1)]
    assert (statuses[:-1], statuses[-1]) == ([404] * A_MINUTE, 429)
    assert client.post(address, ANSWER).status_code == 429
    assert OutsideLink.objects.get().used_at is None
    assert client.get(address, REMOTE_ADDR="10.0.0.9").status_code == 200


def test_forms_need_no_token_against_forgery(address, db):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(address, ANSWER).status_code == 200
    assert strict.post("/sign-in/", {}).status_code == 403
