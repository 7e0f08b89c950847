"""Signing in: lock-out, idle time, passwords that are due, and what every answer carries."""

import pytest
from django.test import Client

from canmou.kernel.people.models import User
from canmou.site import middleware
from canmou.site.demo.cast import PASSWORD


@pytest.fixture
def visitor(cast):
    return Client()


def sign_in(visitor, username="clerk", password=PASSWORD):
    return visitor.post("/sign-in/", {"username": username, "password": password, "next": "/gallery/"})


def test_signs_in_and_out(visitor):
    assert visitor.get("/gallery/").headers["Location"] == "/sign-in/?next=/gallery/"
    assert sign_in(visitor).headers["Location"] == "/gallery/"
    assert visitor.get("/gallery/").status_code == 200
    assert visitor.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert visitor.get("/gallery/").status_code == 302


def test_wrong_password_says_so_and_signs_nobody_in(visitor):
    answer = sign_in(visitor, password="wrong")
    assert answer.status_code == 200
    assert "登录名或口令不对" in answer.content.decode()
    assert visitor.get("/gallery/").status_code == 302


def test_five_failures_lock_the_account_wherever_they_come_from(visitor):
    statuses = [sign_in(Client(REMOTE_ADDR=f"10.0.0.{n}"), password="wrong").status_code for n in range(1, 6)]
    assert statuses == [200, 200, 200, 200, 429]
    locked = sign_in(visitor)
    assert (locked.status_code, "账号锁定15分钟" in locked.content.decode()) == (429, True)
    assert sign_in(visitor, username="head").headers["Location"] == "/gallery/"


def test_half_an_hour_without_a_request_signs_out(visitor, monkeypatch):
    start = 1_700_000_000
    monkeypatch.setattr(middleware.time, "time", lambda: start)
    sign_in(visitor)
    visitor.get("/gallery/")
    monkeypatch.setattr(middleware.time, "time", lambda: start + 1799)
    assert visitor.get("/gallery/").status_code == 200
    monkeypatch.setattr(middleware.time, "time", lambda: start + 1799 + 1801)
    assert visitor.get("/gallery/").status_code == 302


def test_a_due_password_bars_every_page_but_its_own(visitor):
    User.objects.filter(username="clerk").update(must_change_password=True)
    sign_in(visitor)
    assert visitor.get("/gallery/").headers["Location"] == "/account/password/"
    new = "Nine-lives-2024"
    values = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert visitor.post("/account/password/", values).headers["Location"] == "/"
    assert visitor.get("/gallery/").status_code == 200
    assert User.objects.get(username="clerk").must_change_password is False


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("Short-1", "口令太短"),
        ("lowercaseonly", "至少三类"),
        ("Password123", "太常见"),
        ("Clerk-2024-a", "不要含登录名"),
    ],
)
def test_weak_passwords_are_refused(visitor, new, told):
    sign_in(visitor)
    before = User.objects.get(username="clerk").password
    answer = visitor.post(
        "/account/password/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert User.objects.get(username="clerk").password == before


def test_security_headers(visitor):
    headers = visitor.get("/sign-in/").headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'self'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_say_that_the_day_is_pinned(visitor):
    assert "系统日期固定为2024年1月8日" in visitor.get("/sign-in/").content.decode()


def test_a_missing_page_is_told_in_chinese(visitor):
    sign_in(visitor)
    answer = visitor.get("/no-such-visitor/")
    assert (answer.status_code, "找不到这一页" in answer.content.decode()) == (404, True)
