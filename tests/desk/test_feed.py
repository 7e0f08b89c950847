"""日程订阅: one's own dates under a secret address, and nothing of anybody else's."""

import re
from datetime import date

import pytest
from icalendar import Calendar

from canmou.kernel.api.models import CalendarFeed
from canmou.kernel.api.tokens import revoke_all
from canmou.supervision.models import PlanDocument, PlanItem

PAGE = "/account/calendar/"


@pytest.fixture
def items(cast):
    """A plan item of 冯子昂 (clerk) and one of 乔安然 (neighbour)."""
    document = PlanDocument(
        title="年度工作要点", year=2024, kind="key_points", line="conduct", adopted_on=date(2024, 1, 5)
    )
    cast.enter([document], unit="general")
    values = {"document": document, "due_on": date(2024, 3, 15)}
    mine = PlanItem(sequence=1, task="编制产业链图谱", responsible=cast.named("冯子昂"), **values)
    theirs = PlanItem(sequence=2, task="开展民生恳谈", responsible=cast.named("乔安然"), **values)
    return cast.enter([mine, theirs], unit="general")


def address_on(page):
    return re.search(r'<code class="token">http://testserver(/calendar/[\w-]+\.ics)</code>', page)[1]


def events(answer):
    return [
        (str(e["summary"]), e.decoded("dtstart"), e.decoded("dtend"))
        for e in Calendar.from_ical(answer.content).events
    ]


def test_the_calendar_holds_what_names_its_owner(visit, items, client):
    address = address_on(visit("clerk").post(PAGE).content.decode())
    answer = client.get(address)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    ((summary, first, after),) = events(answer)
    assert summary == "1. 编制产业链图谱（年度工作要点）：完成"
    assert (first, after) == (date(2024, 3, 15), date(2024, 3, 16))
    assert address not in visit("clerk").get(PAGE).content.decode()


def test_a_new_address_ends_the_old_one_and_nobody_guesses(visit, items, client):
    browser = visit("clerk")
    old, new = (address_on(browser.post(PAGE).content.decode()) for _ in range(2))
    assert client.get(old).status_code == client.get("/calendar/guess.ics").status_code == 404
    assert client.get(new).status_code == 200
    assert browser.post(f"{PAGE}end/").headers["Location"] == PAGE
    assert client.get(new).status_code == 404
    assert browser.post(f"{PAGE}end/").status_code == 404
    assert CalendarFeed.objects.count() == 0


def test_a_disabled_login_has_no_calendar(visit, cast, items, client):
    address = address_on(visit("clerk").post(PAGE).content.decode())
    cast.users["clerk"].is_active = False
    cast.users["clerk"].save()
    assert client.get(address).status_code == 404
    cast.users["clerk"].is_active = True
    cast.users["clerk"].save()
    revoke_all(cast.users["clerk"])
    assert client.get(address).status_code == 404
