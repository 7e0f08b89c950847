"""Browsers of the demo office's people, and a second login of one person."""

import pytest
from django.test import Client

from canmou.accounts.actions.logins import LoginFacts, create_login


@pytest.fixture
def visit(cast):
    """`visit("clerk")`: a browser in which this login is signed in."""

    def sign_in(login):
        client = Client()
        client.force_login(cast.users[login], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def login_for(cast):
    """`login_for("吕晓东")`: a new login for one of the staff, without any role."""

    def make(name, username="newcomer"):
        return create_login(LoginFacts(username), person=cast.named(name), by=cast.users["sysadmin"]).user

    return make
