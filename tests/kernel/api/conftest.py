"""Calling the interface as a program does."""

import json

import pytest

from canmou.kernel.api.tokens import issue_token


class Caller:
    """A program with somebody's token."""

    def __init__(self, client, user, may_write):
        self.client = client
        _, self.text = issue_token(by=user, name="测试", days=30, may_write=may_write)

    def __call__(self, method, path, body=None, token=None):
        """(status, answer)."""
        answer = self.client.generic(
            method,
            f"/api/v1/{path}",
            data=json.dumps(body) if body is not None else "",
            content_type="application/json",
            headers={"Authorization": f"Bearer {token or self.text}"},
        )
        return answer.status_code, answer.json()

    def get(self, path):
        return self("GET", path)


@pytest.fixture
def caller(client):
    """`caller(user)` or, to write as well, `caller(user, may_write=True)`."""
    return lambda user, may_write=False: Caller(client, user, may_write)
