"""A record with files, a link to somebody outside, and browsers."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.test import Client

from canmou.kernel.attachments import attach
from canmou.kernel.attachments.models import Attachment
from canmou.library.models import Work
from canmou.portal.actions import Asking, ask_outside

EXPIRES = date(2024, 1, 15)


@pytest.fixture(autouse=True)
def fresh_counts():
    cache.clear()


@pytest.fixture
def visit(cast):
    def sign_in(login):
        client = Client()
        client.force_login(cast.users[login], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def work(cast):
    text = Work(title="未公开的调研稿", kind="report", finished_on=date(2023, 5, 4), characters=3000)
    return cast.enter([text], unit="research1")[0]


@pytest.fixture
def files(cast, work):
    """Three files of the record: one for showing, one that is not shown, one with personal data."""
    by = cast.users["head"]
    named = {"shown": ("第三章.txt", b"chapter three"), "kept": ("底稿.txt", b"raw notes")}
    made = {key: attach(work.ref, name=name, content=data, by=by) for key, (name, data) in named.items()}
    made["personal"] = attach(work.ref, name="名单.txt", content=b"names", by=by, personal=True)
    return SimpleNamespace(**{key: Attachment.objects.get(uid=file.uid) for key, file in made.items()})


@pytest.fixture
def asked(cast, work, files):
    """The link: `.token`, `.link`."""
    asking = Asking(
        name="王教授",
        contact="内部备注138",
        purpose="请对第三章的测算口径提出意见",
        text="测算口径：按常住人口计算。",
        expires_on=EXPIRES,
        files=[files.shown],
    )
    return ask_outside(work, asking, by=cast.users["head"])
