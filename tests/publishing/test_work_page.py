"""The page of one work: all that it lives as, for who may see it, at a fixed cost."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.honours.models import Promotion
from canmou.instructions.models import Conversion, FollowUpTask, Instruction
from canmou.kernel import permissions
from canmou.kernel.people.models import RoleGrant, Unit, User
from canmou.library.models import Work, WorkMerge, WorkPair
from canmou.publishing.models import Submission
from canmou.site.demo.leaders import MAYOR

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(cast, client):
    def sign_in(name):
        client.force_login(cast.users[name])
        return client

    return sign_in


@pytest.fixture
def works(cast):
    titles = ("关于我市预制食品产业发展的调研报告", "我市预制食品产业发展调研报告")
    rows = [Work(title=title, kind="report", finished_on=date(2023, 3, 1)) for title in titles]
    return cast.enter(rows, unit="research1")


def lives(cast, work, day):
    """One more of each kind."""
    body = Unit.objects.filter(office=cast.office, kind="department").first()
    order = Instruction(
        work=work, leader=MAYOR.person(cast), leader_post=MAYOR.post, level="city", given_on=date(2023, 4, day),
        kind="directive", words="请研究。", carrier="report",
    )  # fmt: skip
    cast.enter([order], unit="research1")
    spread = {"kind": "reprinted", "line": "research", "medium": f"晚报{day}"}
    rows = [
        FollowUpTask(
            instruction=order, content="拿出措施", assigned_on=date(2023, 4, 9), due_on=date(2023, 5, 1)
        ),
        Conversion(
            work=work, form="document", grade="L1", converted_on=date(2023, 5, day), proof="文", adopted="条"
        ),
        Submission(title=work.title, kind="research", body=body, sent_on=date(2023, 3, day), work=work),
        Promotion(title="预制食品", happened_on=date(2023, 6, day), work=work.ref, **spread),
    ]
    cast.enter(rows, unit="research1")
    return rows


def test_all_that_a_work_lives_as_stands_on_its_page_in_order_of_time(visit, cast, works):
    rows = lives(cast, works[0], 5)
    text = visit("clerk").get(f"/works/{works[0].number}/").content.decode()
    for row in rows:
        assert f"/records/{row.number}/" in text
    life = text[text.index("<h2>一生") : text.index("</ul>", text.index("<h2>一生"))]
    kinds = ("定稿", "对上报送", "领导批示", "批示落实", "成果转化", "推广转发")
    places = [life.index(f"<b>{kind}</b>") for kind in kinds]
    assert places == sorted(places)


def test_the_page_costs_the_same_for_one_and_three_of_each(visit, cast, works):
    client = visit("clerk")

    def queries():
        client.get(
            f"/works/{works[0].number}/"
        )  # the count beside the to-do list is kept until something happens
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/works/{works[0].number}/").status_code == 200
        return len(found)

    lives(cast, works[0], 5)
    one = queries()
    lives(cast, works[0], 6)
    lives(cast, works[0], 7)
    assert queries() == one


def test_a_restricted_ledger_does_not_show_on_the_page(visit, cast, works, monkeypatch):
    rows = lives(cast, works[0], 5)
    monkeypatch.setattr(
        permissions.policy, "readers_of", lambda code: {"party_secretary"} if code == "HPR" else None
    )
    text = visit("clerk").get(f"/works/{works[0].number}/").content.decode()
    assert (rows[3].number in text, rows[2].number in text, "晚报5" in text) == (False, True, False)


def test_from_outside_one_sees_what_ones_unit_filed_alone(visit, cast, works):
    lives(cast, works[0], 5)
    unit = Unit.objects.get(office=cast.office, short_name="市工信局")
    outside = User.objects.create(username="gx", office=cast.office, is_active=True)
    RoleGrant.objects.create(user=outside, role="outside_unit", unit=unit, valid_from=date(2023, 1, 1))
    cast.users["gx"] = outside
    client = visit("gx")
    assert client.get(f"/works/{works[0].number}/").status_code == 404
    assert works[0].title not in client.get("/works/").content.decode()
    Work.objects.filter(pk=works[0].pk).update(source_unit=unit)
    page = client.get(f"/works/{works[0].number}/")
    assert (page.status_code, page.content.decode().count("请研究"), "晚报" in page.content.decode()) == (
        200,
        0,
        False,
    )


def test_merged_and_undone_from_the_pages(visit, cast, works):
    client = visit("head")
    assert works[1].number in client.get("/works/").content.decode()
    path = f"/works/{works[0].number}/same/"
    assert works[1].title in client.get(path).content.decode()
    client.post(path, {"other": works[1].number, "why": "同一篇"})
    made = WorkMerge.objects.get()
    assert (made.kept, made.merged, Work.objects.get(pk=works[1].pk).voided) == (works[0], works[1], True)
    assert works[1].title in client.get(f"/works/{works[0].number}/").content.decode()
    client.post(f"/works/undo/{made.uid}/", {"reason": "是两篇"})
    assert Work.objects.get(pk=works[1].pk).voided is False
    client.post(path, {"other": works[1].number, "apart": "1"})
    assert WorkPair.objects.count() == 1
    assert works[1].number not in client.get("/works/").content.decode()


def test_who_may_not_merge_changes_nothing(visit, cast, works):
    for name in ("neighbour", "clerk"):
        answer = visit(name).post(
            f"/works/{works[0].number}/same/", {"other": works[1].number, "why": "同一篇"}
        )
        assert answer.status_code == 403
    assert WorkMerge.objects.count() == 0
