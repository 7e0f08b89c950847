"""Figures of the policy hub against plain SQL on the demo office."""

from datetime import date

import pytest
from django.db import connection

from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib import periods

PLAIN = {
    "policies.pushed": (
        "SELECT count(DISTINCT item_id) FROM policies_policypush WHERE pushed_on BETWEEN %s AND %s",
        512,
    ),
    "policies.sends": ("SELECT count(*) FROM policies_policypush WHERE pushed_on BETWEEN %s AND %s", 640),
    "policies.channel.followers": (
        "SELECT value FROM activities_channelreading r JOIN activities_channel c ON c.id = r.channel_id "
        "WHERE c.name = '淄州政策汇' AND read_on BETWEEN %s AND %s ORDER BY read_on DESC LIMIT 1",
        63417,
    ),
    "policies.collected": ("SELECT count(*) FROM policies_policy WHERE published_on BETWEEN %s AND %s", 5),
}


def figure(office, id, period="2022"):
    return evaluate(id, scope_for(office, periods.parse(period), as_of=date(2024, 1, 8)))


@pytest.mark.parametrize("id", PLAIN)
def test_a_figure_equals_plain_sql(demo, id):
    statement, expected = PLAIN[id]
    with connection.cursor() as cursor:
        cursor.execute(statement, ["2022-01-01", "2022-12-31"])
        found = cursor.fetchone()[0]
    assert (figure(demo, id).value, found) == (expected, expected)


def test_the_evidence_of_pushed_items_is_the_items(demo):
    records = figure(demo, "policies.pushed").records
    assert len(records) == 512
    assert {number.split("-")[1] for number in records} == {"YIT"}


def test_followers_are_the_last_reading_of_the_period(demo):
    assert figure(demo, "policies.channel.followers", "2022-Q2").value == 48655
    assert figure(demo, "policies.channel.followers", "2022-02").value is None
