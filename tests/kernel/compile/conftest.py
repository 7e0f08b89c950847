"""A short report over a few events and one restricted talk, and its kept editions."""

from datetime import date

import pytest

from canmou.activities.models import Event
from canmou.kernel.compile.editions.keeping import keep
from canmou.kernel.compile.templates import save_template
from canmou.kernel.metrics import count, listing, metric, ratio, scope_for
from canmou.kernel.metrics.registry import _METRICS
from canmou.lib import periods
from canmou.personnel.models import DisciplineTalk

SOURCE = """
{% section "活动情况" %}{% paragraph %}
{% sentence %}举办活动{{ fig("test.events", masked=True) }}场{% endsentence %}
{% sentence %}廉政谈话{{ fig("test.talks") }}人次{% endsentence %}
{% sentence %}学习占{{ fig("test.share", "％") }}{% endsentence %}
{% sentence %}其中有{% series "、" %}{% for row in rows("test.event_list") %}{% item %}{{ row.title|book }}{% enditem %}{% endfor %}{% endseries %}{% endsentence %}
{% endparagraph %}{% endsection %}
"""


class Brief:
    """The report and what happens around it."""

    def __init__(self, cast):
        self.cast, self.users = cast, cast.users
        self.events = cast.enter(
            [
                Event(title="产业链座谈会", kind="meeting", held_on=date(2022, 6, 7)),
                Event(title="读书分享会", kind="study", held_on=date(2022, 7, 7)),
                Event(title="宪法学习会", kind="study", held_on=date(2022, 8, 7)),
            ]
        )
        talk = DisciplineTalk(
            person=cast.named("冯子昂"),
            kind="daily",
            held_on=date(2022, 7, 8),
            talker=cast.named("高振华"),
            reason="routine",
        )
        self.talk = cast.enter([talk], unit="personnel", by="personnel")[0]
        self.template = self.save(SOURCE)

    def save(self, source):
        title = "{{ office.name }}{{ period.year }}年活动简报"
        return save_template(
            self.cast.office, "brief", name="活动简报", title=title, source=source, by=self.users["general"]
        )

    def scope(self, period="2022", unit=None):
        unit = self.cast.unit(unit) if unit else None
        return scope_for(self.cast.office, periods.parse(period), unit=unit)

    def keep(self, period="2022", unit=None, by="general"):
        return keep(self.template, self.scope(period, unit), by=self.users[by])

    def event(self, title="追记的会", day=date(2022, 9, 9), kind="meeting"):
        return self.cast.enter([Event(title=title, kind=kind, held_on=day)])[0]


@pytest.fixture
def brief(cast, monkeypatch):
    """Three events and one restricted talk of 2022, and a template over them."""
    monkeypatch.setattr("canmou.kernel.metrics.registry._METRICS", dict(_METRICS))

    def events(scope):
        return Event.objects.in_scope(scope, "held_on").order_by("held_on")

    metric("test.events", "举办活动", measure="场", definition="本期举办的活动。")(lambda s: count(events(s)))
    metric("test.event_list", "活动清单")(lambda scope: listing(events(scope)))
    metric("test.talks", "廉政谈话", measure="人次")(
        lambda scope: count(DisciplineTalk.objects.in_scope(scope, "held_on"))
    )
    metric("test.share", "学习占比", measure="％")(
        lambda scope: ratio(count(events(scope).filter(kind="study")), count(events(scope)))
    )
    return Brief(cast)
