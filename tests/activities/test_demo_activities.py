"""The demo's channels, readings and events, and the figures over them."""

from decimal import Decimal

import pytest
from django.db import connection

from canmou.activities.models import Channel
from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib.periods import parse
from canmou.site.demo import activities


@pytest.fixture
def loaded(cast):
    activities.load(cast)
    return cast


def _sql(query, *args):
    with connection.cursor() as cursor:
        cursor.execute(query, args)
        return cursor.fetchall()


@pytest.mark.django_db
def test_channels_carry_the_masked_part_of_their_names(loaded):
    masked = {channel.name: channel.mask for channel in Channel.objects.exclude(mask="")}
    assert masked == {
        "淄州日报": "淄州",
        "淄州电视台": "淄州",
        "淄州晚报": "淄州",
        "淄州市人民政府网站": "淄州",
        "淄州调研": "淄州",
        "淄州政策汇": "淄州",
        "政务公开看山东": "山东",
        "山东政务信息": "山东",
        "山东发展研究": "山东",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("year", ["2021", "2022", "2023"])
def test_events_are_counted_by_their_day(loaded, year):
    figure = evaluate("activities.events", scope_for(loaded.office, parse(year)))
    rows = _sql(
        "select number from activities_event where held_on between %s and %s order by number",
        f"{year}-01-01",
        f"{year}-12-31",
    )
    assert (figure.value, figure.records) == (Decimal(10), [number for (number,) in rows])


@pytest.mark.django_db
def test_followers_are_the_last_reading_in_the_period(loaded):
    figure = evaluate("activities.channels.followers", scope_for(loaded.office, parse("2022")))
    rows = _sql(
        "select number, value from activities_channelreading where read_on <= '2022-12-31' "
        "order by read_on desc limit 1"
    )
    assert (figure.records, figure.value) == ([rows[0][0]], Decimal(rows[0][1]))


@pytest.mark.django_db
def test_own_channels_leave_out_those_closed_by_the_end(loaded):
    scope = scope_for(loaded.office, parse("2022"))
    names = [row.name for row in evaluate("activities.channels.own", scope).computation.rows]
    Channel.objects.filter(name="淄州调研").update(closed_on="2022-06-30")
    after = [row.name for row in evaluate("activities.channels.own", scope).computation.rows]
    assert (names, after) == (["淄州调研", "淄州政策汇"], ["淄州政策汇"])
