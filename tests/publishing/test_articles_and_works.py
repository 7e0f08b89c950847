"""Articles of 《参阅件》 that carry a report of the office point at its work."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_a_report_that_came_out_in_a_reference_is_one_work(demo):
    with connection.cursor() as cursor:
        cursor.execute(
            "select a.title = w.title, a.author_origin, w.finished_on <= a.published_on, count(*), "
            "count(distinct w.id) from publishing_article a join library_work w on w.id = a.work_id "
            "group by 1, 2, 3"
        )
        rows = cursor.fetchall()
    assert [row[:3] for row in rows] == [(1, "in_house", 1)]
    assert rows[0][3] == rows[0][4] >= 30
