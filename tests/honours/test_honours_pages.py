"""Entries get their result, what won its award in the same step; the page tells one year by level and body."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.honours.models import Award, Contest, ContestEntry
from canmou.honours.settling import settle_entry
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib import periods
from canmou.library.models import Work

pytestmark = pytest.mark.django_db
ON = date(2024, 1, 5)


@pytest.fixture
def visit(cast, client):
    def sign_in(name):
        client.force_login(cast.users[name])
        return client

    return sign_in


@pytest.fixture
def contest(cast):
    body = cast.body("山东省人民政府研究室", kind="upper_body")
    row = Contest(title="全省调研成果评选", series="provincial_gov", level="province", line="research")
    return cast.enter([Draft(row, {"organizers": [body]})], unit="research1")[0]


@pytest.fixture
def enter(cast, contest):
    def enter_one(title="预制食品产业调研"):
        work = Work(title=title, kind="report", finished_on=date(2023, 5, 1))
        cast.enter([work], unit="research1")
        row = ContestEntry(
            contest=contest, contest_year=2023, title=title, work=work.ref, submitted_on=date(2024, 1, 2)
        )
        return cast.enter([row], unit="research1")[0]

    return enter_one


def sent(**more):
    return {
        "result": "won",
        "result_on": "2024-01-05",
        "honour": "全省优秀调研成果",
        "grade": "first",
        **more,
    }


def test_what_won_gets_its_award_linked_to_entry_and_work(visit, enter):
    entry = enter()
    visit("clerk").post(f"/honours/entries/{entry.number}/", sent())
    award, held = Award.objects.get(), ContestEntry.objects.get()
    assert (held.result, held.result_on) == ("won", ON)
    assert (award.entry, award.work, award.contest, award.grade) == (
        entry,
        entry.work,
        entry.contest,
        "first",
    )
    assert ([body.name for body in award.bodies.all()], award.holder_kind) == (
        ["山东省人民政府研究室"],
        "work",
    )


def test_won_without_a_named_honour_changes_nothing(cast, visit, enter):
    entry = enter()
    answer = visit("clerk").post(f"/honours/entries/{entry.number}/", sent(honour=""))
    assert (answer.status_code, "获奖的请填写荣誉名称" in answer.content.decode()) == (422, True)
    with pytest.raises(Invalid):
        settle_entry(entry, result="pending", result_on=ON, by=cast.users["clerk"])
    assert (ContestEntry.objects.get().result, Award.objects.count()) == ("pending", 0)


def test_an_award_that_is_refused_takes_the_result_with_it(cast, enter):
    entry = enter()
    with pytest.raises(Invalid):
        settle_entry(
            entry, result="won", result_on=ON, award=Award(honour="某", batch=0), by=cast.users["clerk"]
        )
    assert (ContestEntry.objects.get().result, Award.objects.count()) == ("pending", 0)


def test_a_result_is_noted_once_and_by_its_section(cast, enter):
    entry = enter()
    with pytest.raises(NotPermitted):
        settle_entry(entry, result="lost", result_on=ON, by=cast.users["neighbour"])
    entry = ContestEntry.objects.select_related("ref", "unit").get()
    settle_entry(entry, result="lost", result_on=ON, by=cast.users["clerk"])
    with pytest.raises(Refused, match="已有结果"):
        settle_entry(entry, result="won", result_on=ON, award=Award(honour="某"), by=cast.users["clerk"])
    assert (ContestEntry.objects.get().result, Award.objects.count()) == ("lost", 0)


def test_the_share_that_won_is_the_figure_of_the_year(cast, visit, enter):
    client = visit("clerk")
    for title, more in (("甲", {}), ("乙", {"result": "lost"}), ("丙", {"result": "withdrawn"})):
        client.post(f"/honours/entries/{enter(title).number}/", sent(**more))
    enter("丁")
    text = client.get("/honours/?year=2024").content.decode()
    assert evaluate("honours.win_rate", scope_for(cast.office, periods.parse("2024"))).value == 50
    assert "<span>申报获奖率</span><b>50.0<small>％" in text
    assert "<span>待定</span><b>1<small>项" in text


def test_levels_are_filtered_in_the_address(visit, enter):
    client = visit("clerk")
    client.post(f"/honours/entries/{enter().number}/", sent())
    found = [
        client.get(f"/honours/?year=2024&level={level}").content.decode()
        for level in ("province", "city", "x")
    ]
    assert ["<span>获奖</span><b>1" in text for text in found] == [True, False, True]


def test_administrators_see_none_of_it(visit, enter):
    entry = enter()
    for name in ("sysadmin", "secadmin", "auditor"):
        client = visit(name)
        for path in ("/honours/", f"/honours/entries/{entry.number}/"):
            answer = client.get(path)
            assert answer.status_code in (403, 404)
            assert entry.title not in answer.content.decode()


def test_the_page_costs_the_same_for_one_and_three(visit, enter):
    client = visit("clerk")

    def queries():
        client.get("/honours/?year=2024")  # the count beside the to-do list is kept until something happens
        with CaptureQueriesContext(connection) as found:
            assert client.get("/honours/?year=2024").status_code == 200
        return len(found)

    client.post(f"/honours/entries/{enter('甲').number}/", sent())
    one = queries()
    for title in ("乙", "丙"):
        client.post(f"/honours/entries/{enter(title).number}/", sent())
    assert queries() == one
