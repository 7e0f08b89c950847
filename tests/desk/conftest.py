"""A few records of the demo office, and browsers of its people."""

import sys
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import Client

from canmou.activities.models import Event
from canmou.experts.models import DecisionMatter
from canmou.kernel.people.models import Unit
from canmou.personnel.models import DisciplineTalk
from canmou.supervision.models import Mechanism

sys.path.insert(0, str(Path(__file__).parent))  # what tests share: listed.py, waiting.py


@pytest.fixture
def things(cast):
    """Records by name: `own` (综合调研一科), `neighbour` (社会调研科), `filed` by an outside unit, a restricted
    `talk`, a `matter` that points at it, and a `mechanism`."""
    department = Unit.objects.get(short_name="市工信局")
    (own,) = cast.enter([event("产业链座谈会", place="市政务中心三楼")], unit="research1")
    (neighbour,) = cast.enter([event("社情民意恳谈会", date(2023, 5, 4))], unit="society")
    (filed,) = cast.enter([event("技改现场会", source_unit=department)], unit="research1")
    talk = DisciplineTalk(
        person=cast.named("冯子昂"),
        kind="daily",
        held_on=date(2022, 7, 8),
        talker=cast.named("高振华"),
        reason="routine",
        follow_up="材料已改进",
    )
    (talk,) = cast.enter([talk], unit="personnel", by="personnel")
    matter = DecisionMatter(
        title="城市更新专项规划",
        decider=cast.body("淄州市人民政府", kind="government"),
        undertaker=cast.unit("thinktank"),
        received_on=date(2022, 3, 1),
        origin_ref=talk.ref,
    )
    (matter,) = cast.enter([matter], unit="thinktank")
    mechanism = Mechanism(
        title="重点工作半月调度机制", kind="mechanism", line="conduct", established_on=date(2022, 2, 1)
    )
    (mechanism,) = cast.enter([mechanism], unit="general")
    return SimpleNamespace(
        own=own, neighbour=neighbour, filed=filed, talk=talk, matter=matter, mechanism=mechanism
    )


def event(title, held_on=date(2022, 6, 7), **values):
    return Event(title=title, kind="meeting", held_on=held_on, **values)


@pytest.fixture
def flow(monkeypatch):
    """A workflow on the library's texts."""
    import flows  # what tests share stands beside this file

    return flows.install(monkeypatch)


@pytest.fixture
def visit(cast):
    """`visit("clerk")`: a browser in which this login is signed in."""

    def sign_in(login):
        client = Client()
        client.force_login(cast.users[login], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
