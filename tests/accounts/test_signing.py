"""Signing in: one-time passwords, what is noted and told, sessions, former passwords."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from canmou.accounts.actions.logins import give_one_time_password, give_slips
from canmou.accounts.actions.passwords import change_password
from canmou.accounts.models import FormerPassword, SignIn
from canmou.kernel import clock
from canmou.kernel.api.tokens import issue_token, token_for
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import NotPermitted, Refused
from canmou.kernel.people.models import User
from canmou.site.demo.cast import PASSWORD

NEW = "Nine-lives-2024"


def sign_in(client, username="clerk", password=PASSWORD, then="/account/"):
    return client.post("/sign-in/", {"username": username, "password": password, "next": then})


def open_(client):
    return client.get("/account/").status_code == 200


def test_a_one_time_password_is_used_once_and_must_be_changed(cast):
    slip = give_one_time_password(cast.users["clerk"], by=cast.users["sysadmin"])
    first, second = Client(), Client()
    assert sign_in(first, password=slip.password).status_code == 302
    assert first.get("/account/").headers["Location"] == "/account/password/"
    told = sign_in(second, password=slip.password).content.decode()
    assert "这张纸上的一次性口令已过期或已用过" in told
    values = {"old_password": slip.password, "new_password1": NEW, "new_password2": NEW}
    assert first.post("/account/password/", values).headers["Location"] == "/"
    assert open_(first)
    assert sign_in(Client(), password=NEW).headers["Location"] == "/account/"
    user = User.objects.get(username="clerk")
    assert (user.must_change_password, user.password_expires_at) == (False, None)


def test_a_one_time_password_expires(cast):
    slip = give_one_time_password(cast.users["clerk"], by=cast.users["sysadmin"])
    User.objects.filter(username="clerk").update(password_expires_at=clock.real_now() - timedelta(seconds=1))
    client = Client()
    assert "已过期" in sign_in(client, password=slip.password).content.decode()
    assert not open_(client)
    assert SignIn.objects.get().outcome == "expired"


def test_it_is_kept_nowhere_in_clear(cast):
    slip = give_one_time_password(cast.users["clerk"], by=cast.users["sysadmin"])
    rows = [str(list(model.objects.values())) for model in (User, FormerPassword, AuditRow, SignIn)]
    assert [text for text in rows if slip.password in text] == []
    assert re.fullmatch(r"[A-Za-z]{4}-[2-9]{4}-[A-Za-z]{4}", slip.password)


@pytest.mark.parametrize("login", ["secadmin", "auditor", "head", "clerk"])
def test_only_the_system_administrator_gives_one_and_not_to_oneself(cast, login):
    before = User.objects.get(username="neighbour").password
    with pytest.raises(NotPermitted):
        give_one_time_password(cast.users["neighbour"], by=cast.users[login])
    with pytest.raises(Refused):
        give_slips([cast.users["neighbour"], cast.users["sysadmin"]], by=cast.users["sysadmin"])
    assert User.objects.get(username="neighbour").password == before
    assert AuditRow.objects.count() == 0


def test_a_reset_ends_sessions_and_tokens(cast):
    client = Client()
    sign_in(client)
    _, text = issue_token(by=cast.users["clerk"], name="取数", days=30)
    assert (open_(client), token_for(text) is not None) == (True, True)
    give_one_time_password(User.objects.get(username="clerk"), by=cast.users["sysadmin"])
    assert (open_(client), token_for(text)) == (False, None)


def test_the_last_sign_in_and_the_failures_since_are_told(cast):
    sign_in(Client(REMOTE_ADDR="10.1.2.3"))
    for _ in range(2):
        sign_in(Client(REMOTE_ADDR="10.9.9.9"), password="wrong")
    client = Client(REMOTE_ADDR="10.1.2.4")
    sign_in(client)
    text = client.get("/account/").content.decode()
    assert "来自10.1.2.3；此后有2次失败的登录尝试" in text
    outcomes = SignIn.objects.order_by("pk").values_list("outcome", "ip")
    assert list(outcomes) == [
        ("ok", "10.1.2.3"),
        ("wrong_password", "10.9.9.9"),
        ("wrong_password", "10.9.9.9"),
        ("ok", "10.1.2.4"),
    ]


def test_every_event_stands_in_the_audit_chain_with_its_address(cast):
    client = Client(REMOTE_ADDR="10.1.2.3")
    sign_in(client, password="wrong")
    sign_in(client)
    client.post("/sign-out/")
    rows = AuditRow.objects.order_by("seq").values_list("verb", "number", "actor_name", "ip")
    assert list(rows) == [
        ("登录失败", "clerk", "系统", "10.1.2.3"),
        ("登录", "clerk", "冯子昂", "10.1.2.3"),
        ("退出", "clerk", "冯子昂", "10.1.2.3"),
    ]


def test_nobody_fills_the_log_from_outside(cast):
    for _ in range(3):
        sign_in(Client(), username="nobody-at-all", password="x")
    for _ in range(9):
        sign_in(Client(), password="wrong")
    assert (SignIn.objects.count(), AuditRow.objects.count()) == (5, 5)


def test_signing_out_elsewhere_leaves_the_session_at_hand(cast):
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    assert (open_(here), open_(there)) == (True, True)
    assert here.post("/account/sessions/end/").status_code == 302
    assert (open_(here), open_(there)) == (True, False)
    ended = SignIn.objects.order_by("pk").values_list("ended_at", flat=True)
    assert [bool(moment) for moment in ended] == [False, True]


def test_a_new_password_ends_the_other_sessions(cast):
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    here.post("/account/password/", {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW})
    assert (open_(here), open_(there)) == (True, False)


def test_the_last_five_passwords_are_not_taken_again(cast):
    user = cast.users["clerk"]
    used = [f"Changing-{n}-2024" for n in range(6)]
    for password in used:
        change_password(user, password=password)
    for password in used[1:]:
        with pytest.raises(ValidationError, match="最近5次"):
            validate_password(password, user)
    validate_password(used[0], user)


@pytest.mark.parametrize("password", ["冯子昂-Abc-2024", "Abc-2183012-x"])
def test_a_password_does_not_hold_what_everybody_knows(cast, password):
    person = cast.named("冯子昂")
    person.phone = "2183012"
    person.save()
    cast.users["clerk"].person = person
    with pytest.raises(ValidationError, match="姓名、人员编号或电话"):
        validate_password(password, cast.users["clerk"])
    validate_password("Nine-lives-2024", cast.users["clerk"])


def test_the_way_back_stays_on_this_site(cast):
    assert sign_in(Client(), then="https://evil.example/").headers["Location"] == "/"
    assert sign_in(Client(), then="//evil.example/").headers["Location"] == "/"
