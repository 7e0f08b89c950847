"""One-time codes: set up, asked for after the password, used once, limited, replaced by paper, reset with audit."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django_otp.oath import TOTP

from canmou.accounts.actions import second_factor
from canmou.accounts.models import RecoveryCode, SecondFactor, SecondFactorRole, SignIn
from canmou.kernel import attachments, clock
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import NotPermitted, Refused
from canmou.kernel.people.models import User
from canmou.site.demo.cast import PASSWORD

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch):
    """`at(30)`: thirty seconds after the start."""

    def move(seconds):
        monkeypatch.setattr(clock, "real_now", lambda: START + timedelta(seconds=seconds))

    move(0)
    return move


def code_of(user, seconds=0):
    """What the telephone shows."""
    text = second_factor.key_text(SecondFactor.objects.get(user=user))
    key = base64.b32decode(text + "=" * (-len(text) % 8))
    device = TOTP(key)
    device.time = START.timestamp() + seconds
    return f"{device.token():06}"


@pytest.fixture
def with_codes(cast, at):
    """A clerk whose device is in use, and the recovery codes."""
    user = cast.users["clerk"]
    second_factor.prepare(user)
    return user, second_factor.confirm(user, code=code_of(user))


def sign_in(client, code=None):
    answer = client.post("/sign-in/", {"username": "clerk", "password": PASSWORD, "next": "/account/"})
    return client.post("/sign-in/code/", {"code": code}) if code else answer


def is_open(client):
    return client.get("/account/").status_code == 200


def test_password_alone_opens_nothing(with_codes, at):
    client = Client()
    assert sign_in(client).headers["Location"] == "/sign-in/code/"
    assert not is_open(client)
    at(60)
    assert (
        client.post("/sign-in/code/", {"code": code_of(with_codes[0], 60)}).headers["Location"] == "/account/"
    )
    assert is_open(client)
    assert SignIn.objects.get(outcome="ok").way == "code"


def test_a_code_is_used_once(with_codes, at):
    at(60)
    code = code_of(with_codes[0], 60)
    assert sign_in(Client(), code).status_code == 302
    again = Client()
    assert sign_in(again, code).status_code == 422
    assert not is_open(again)


@pytest.mark.parametrize(("late", "right"), [(-30, True), (30, True), (90, False)])
def test_a_step_to_either_side_is_forgiven(with_codes, at, late, right):
    at(300)
    code = code_of(with_codes[0], 300 + late)
    assert second_factor.verify(with_codes[0], code=code) == ("code" if right else "")


def test_five_wrong_codes_lock_the_second_step(with_codes, at):
    user, _ = with_codes
    at(60)
    for _ in range(5):
        assert second_factor.verify(user, code="000000") == ""
    with pytest.raises(Refused, match="15分钟"):
        second_factor.verify(user, code=code_of(user, 60))
    at(60 + 901)
    assert second_factor.verify(user, code=code_of(user, 961)) == "code"


def test_a_recovery_code_opens_once(with_codes, at):
    user, codes = with_codes
    assert len(codes) == len(set(codes)) == 10
    client = Client()
    assert sign_in(client, codes[0].lower()).headers["Location"] == "/account/"
    assert SignIn.objects.get(outcome="ok").way == "recovery"
    assert sign_in(Client(), codes[0]).status_code == 422
    assert second_factor.codes_left(user) == 9


def test_keys_and_codes_are_kept_sealed(with_codes):
    user, codes = with_codes
    key = second_factor.key_text(SecondFactor.objects.get())
    kept = str(list(SecondFactor.objects.values())) + str(list(RecoveryCode.objects.values()))
    assert [text for text in [key, *codes, *(code.replace("-", "") for code in codes)] if text in kept] == []


def test_the_second_step_waits_five_minutes(with_codes, at):
    client = Client()
    sign_in(client)
    at(301)
    answer = client.post("/sign-in/code/", {"code": code_of(with_codes[0], 301)})
    assert answer.headers["Location"] == "/sign-in/"
    assert not is_open(client)


def test_the_second_step_alone_leads_nowhere(cast):
    assert Client().get("/sign-in/code/").headers["Location"] == "/sign-in/"


def test_a_role_may_ask_for_codes(cast, at):
    second_factor.require_for(cast.office, roles={"staff"}, by=cast.users["sysadmin"])
    client = Client()
    sign_in(client)
    assert client.get("/account/").headers["Location"] == "/account/second-factor/"
    page = client.get("/account/second-factor/").content.decode()
    assert 'viewBox="0 0 ' in page and second_factor.key_text(SecondFactor.objects.get())[:4] in page
    user = User.objects.get(username="clerk")
    shown = client.post("/account/second-factor/", {"code": code_of(user)})
    assert "恢复码" in shown.content.decode()
    assert is_open(client)
    with pytest.raises(Refused):
        second_factor.drop_own(user)
    assert second_factor.confirmed(user)


@pytest.mark.parametrize("login", ["secadmin", "auditor", "general"])
def test_only_the_system_administrator_sets_and_resets(cast, with_codes, login):
    with pytest.raises(NotPermitted):
        second_factor.require_for(cast.office, roles={"staff"}, by=cast.users[login])
    with pytest.raises(NotPermitted):
        second_factor.reset(with_codes[0], by=cast.users[login])
    assert SecondFactorRole.objects.count() == 0
    assert second_factor.confirmed(with_codes[0])


def test_a_reset_is_audited_and_the_password_alone_opens_again(cast, with_codes):
    second_factor.reset(with_codes[0], by=cast.users["sysadmin"])
    assert AuditRow.objects.order_by("seq").last().verb == "重置验证码"
    client = Client()
    sign_in(client)
    assert is_open(client)
    assert second_factor.codes_left(with_codes[0]) == 0


def test_a_device_is_confirmed_only_by_its_own_code(cast, at):
    user = cast.users["clerk"]
    second_factor.prepare(user)
    with pytest.raises(Refused):
        second_factor.confirm(user, code="123")
    assert not second_factor.confirmed(user)
    assert RecoveryCode.objects.count() == 0


def test_the_device_still_opens_after_the_key_was_renewed_twice(
    with_codes, at, django_capture_on_commit_callbacks
):
    user, _ = with_codes
    shown = code_of(user, 90)
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            assert attachments.rotate_key() == 1
    assert code_of(user, 90) == shown
