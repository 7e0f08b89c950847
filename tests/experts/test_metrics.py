"""Figures of the expert pool against plain SQL on the demo office."""

from datetime import date

import pytest
from django.db import connection

from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib import periods

LIVE = "voided = {no} AND {column} BETWEEN '2022-01-01' AND '2022-12-31'"

PLAIN = {
    "experts.matters": ("SELECT count(*) FROM experts_decisionmatter WHERE {concluded_on}", 4),
    "experts.appointments": ("SELECT count(*) FROM experts_expertappointment WHERE {starts_on}", 76),
    "experts.appointments.first": (
        "SELECT count(*) FROM experts_expertappointment WHERE kind = 'first' AND {starts_on}",
        32,
    ),
    "experts.opinions": ("SELECT count(*) FROM experts_expertopinion WHERE {signed_on}", 30),
    "experts.committee.changes": ("SELECT count(*) FROM experts_committeechange WHERE {changed_on}", 5),
    "experts.removals": ("SELECT count(*) FROM experts_expertremoval WHERE {decided_on}", 16),
    "experts.platform.operations": ("SELECT count(*) FROM experts_platformoperation WHERE {done_on}", 13),
    "experts.platform.outage": (
        "SELECT sum(outage_minutes) FROM experts_platformoperation WHERE {done_on}",
        210,
    ),
}


class _Conditions(dict):
    """{column} in a statement → live and dated in 2022."""

    def __missing__(self, column):
        return LIVE.format(column=column, no="false" if connection.vendor == "postgresql" else "0")


@pytest.mark.parametrize("id", PLAIN)
def test_a_figure_equals_plain_sql(demo, id):
    statement, expected = PLAIN[id]
    with connection.cursor() as cursor:
        cursor.execute(statement.format_map(_Conditions()))
        found = cursor.fetchone()[0]
    figure = evaluate(id, scope_for(demo, periods.parse("2022"), as_of=date(2024, 1, 8)))
    assert (figure.value, found) == (expected, expected)


def test_matters_are_listed_in_order_of_conclusion(demo):
    scope = scope_for(demo, periods.parse("2022"), as_of=date(2024, 1, 8))
    titles = [row.title for row in evaluate("experts.matters.concluded", scope).computation.rows]
    assert titles == [
        "淄州市高质量推进创新型城市建设的意见",
        "淄州市数字经济促进三年行动方案",
        "淄州市居民生活垃圾分类管理办法",
        "淄州市支持预制食品产业集群发展若干政策",
    ]


def test_the_pool_of_each_year(demo):
    found = [
        evaluate("experts.pool", scope_for(demo, periods.parse(year), as_of=date(2024, 1, 8))).value
        for year in ("2021", "2022", "2023")
    ]
    assert found == [60, 76, 76]
