"""Figures of open government against plain SQL on the demo office."""

from datetime import date

import pytest
from django.db import connection

from canmou.disclosure.models import Decision
from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib import periods

PLAIN = {
    "disclosure.requests.answered": (
        "SELECT count(*) FROM disclosure_foirequest WHERE decided_on IS NOT NULL AND delivered_on BETWEEN %s AND %s",
        7,
    ),
    "disclosure.requests.received": (
        "SELECT count(*) FROM disclosure_foirequest WHERE received_on BETWEEN %s AND %s",
        7,
    ),
    "disclosure.messages.answered": (
        "SELECT count(*) FROM disclosure_citizenmessage WHERE answered_on BETWEEN %s AND %s",
        46,
    ),
    "disclosure.items.published": (
        "SELECT count(*) FROM disclosure_publisheditem WHERE published_on BETWEEN %s AND %s",
        284,
    ),
    "disclosure.channel.research_posts": (
        "SELECT count(*) FROM disclosure_accountpost p JOIN disclosure_mediaaccount a ON a.id = p.account_id "
        "JOIN activities_channel c ON c.id = a.channel_id WHERE c.name = '淄州调研' AND posted_on BETWEEN %s AND %s",
        415,
    ),
}


def figure(office, id):
    return evaluate(id, scope_for(office, periods.parse("2022"), as_of=date(2024, 1, 8)))


@pytest.mark.parametrize("id", PLAIN)
def test_a_figure_equals_plain_sql(demo, id):
    statement, expected = PLAIN[id]
    with connection.cursor() as cursor:
        cursor.execute(statement, ["2022-01-01", "2022-12-31"])
        found = cursor.fetchone()[0]
    assert (figure(demo, id).value, found, len(figure(demo, id).records)) == (expected, expected, expected)


def test_decisions_add_up_to_the_answers(demo):
    parts = [figure(demo, f"disclosure.decisions.{code.lower()}").value for code in Decision.values]
    assert sum(parts) == 7
    assert figure(demo, "disclosure.decisions.grant").value == 4
