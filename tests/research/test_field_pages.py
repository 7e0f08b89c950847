"""The pages of topics: who opens them, what they tell whom, and that longer lists cost no more queries."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from test_field import asked, department, opened, reported, went

from canmou.kernel.attachments.models import Attachment
from canmou.kernel.ledger.actions import add
from canmou.kernel.people.models import Unit
from canmou.research.actions import topic as actions
from canmou.research.models import (
    DataRequest,
    Entry,
    FieldActivity,
    GradeResult,
    GradingRound,
    Milestone,
    Outline,
    Series,
    TeamMember,
    Topic,
)

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


@pytest.fixture
def visit(cast, client):
    """`visit("clerk")` signs in."""

    def sign_in(name):
        client.force_login(cast.users[name] if isinstance(name, str) else name)
        return client

    return sign_in


def text(answer):
    return answer.content.decode()


def test_a_topic_is_opened_on_its_page(visit, cast):
    client = visit("head")
    series = add(
        Series(name="民生系列", started_on=date(2024, 1, 2), unit=cast.unit("research1")),
        by=cast.users["general"],
    )
    sent = {
        "series": series.number,
        "title": "从电梯看老旧小区治理",
        "source": "self_chosen",
        "topic_class": "general",
        "lead_unit": cast.unit("research1").uid,
        "head": cast.named("冯子昂").uid,
        "due_on": "2024-04-30",
    }
    assert client.get("/research/topics/new/").status_code == 200
    answer = client.post("/research/topics/new/", sent)
    made = Topic.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/research/topics/{made.number}/")
    assert (made.state, made.source, made.lead_unit) == ("approved", "self_chosen", cast.unit("research1"))
    assert made.series == series
    page = text(client.get(answer["Location"]))
    assert "从电梯看老旧小区治理" in page and "开题" in page
    assert client.get(f"/research/topics/{made.ref.uid}/").status_code == 200
    assert client.post("/research/topics/new/", sent | {"due_on": ""}).status_code == 422
    assert Topic.objects.count() == 1


def test_every_page_of_a_topic_opens(visit, cast):
    topic, client = opened(cast), visit("head")
    trip = went(cast, topic, held_on=date(2024, 1, 11), host=Unit.objects.get(short_name="市工信局"))
    for what in ("", "team/", "outline/", "plan/", "data/", "midterm/", "activities/new/"):
        assert client.get(f"/research/topics/{topic.number}/{what}").status_code == 200, what
    for what in ("", "fill/"):
        assert client.get(f"/research/activities/{trip.number}/{what}").status_code == 200, what
    for path in ("topics/", "workload/", "series/"):
        assert client.get(f"/research/{path}").status_code == 200, path


def test_an_activity_is_entered_from_a_phone_with_a_photo(visit, cast):
    topic, client = opened(cast), visit("clerk")
    photo = SimpleUploadedFile("IMG_7.png", PNG, "image/png")
    sent = {"method": "visit", "held_on": "2024-01-08", "place": "高新区软件园", "met": "企业负责人6人"}
    answer = client.post(f"/research/topics/{topic.number}/activities/new/", sent | {"photo": [photo]})
    made = FieldActivity.objects.get()
    assert answer["Location"] == f"/research/activities/{made.number}/"
    assert (made.subject, made.met) == ("高新区软件园走访", "企业负责人6人")
    assert Attachment.objects.get().ref == made.ref
    assert "事前登记" in text(client.get(answer["Location"]))
    wrong = client.post(f"/research/topics/{topic.number}/activities/new/", sent | {"method": ""})
    assert (wrong.status_code, FieldActivity.objects.count()) == (422, 1)


def test_a_marked_text_is_not_kept_anywhere(visit, cast):
    topic, client = opened(cast), visit("clerk")
    sent = {"method": "visit", "held_on": "2024-01-08", "place": "软件园", "notes": "机密★10年"}
    answer = client.post(f"/research/topics/{topic.number}/activities/new/", sent)
    assert (answer.status_code, FieldActivity.objects.count()) == (422, 0)
    assert "data-forbidden" in text(answer)


@pytest.mark.parametrize("kind", ["letter", "itinerary", "car", "travel"])
def test_what_is_printed_before_a_trip(visit, cast, kind):
    topic, client = opened(cast), visit("clerk")
    trip = went(cast, topic, held_on=date(2024, 1, 11), host=Unit.objects.get(short_name="市工信局"))
    for form, begin in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = client.get(f"/research/activities/{trip.number}/{kind}.{form}")
        assert (answer.status_code, answer.content[: len(begin)]) == (200, begin)
    assert client.get(f"/research/activities/{trip.number}/{kind}.exe").status_code == 404


def test_an_outline_is_printed_only_when_it_is_approved(visit, cast):
    topic, client = opened(cast), visit("clerk")
    trip = went(cast, topic)
    address = f"/research/activities/{trip.number}/outline.pdf"
    assert client.get(address).status_code != 200
    row = Outline(
        topic=topic, unit=topic.unit, written_on=date(2024, 1, 8), written_by=cast.named("冯子昂"),
        questions="一、底数", approved_by=cast.named("高振华"), approved_on=date(2024, 1, 8),
    )  # fmt: skip
    add(row, by=cast.users["head"])
    assert client.get(address).content[:4] == b"%PDF"


def test_the_filters_stand_in_the_address(visit, cast, settings):
    mine = opened(cast)
    series = add(
        Series(name="民生系列", started_on=date(2024, 1, 2), unit=mine.unit), by=cast.users["general"]
    )
    other = opened(cast, "关于社区食堂的调研", head="姚丽华", series=series)
    TeamMember.objects.filter(topic=other, person=cast.named("冯子昂")).update(left_on=date(2024, 1, 8))
    client = visit("clerk")

    def listed(query=""):
        page = text(client.get(f"/research/topics/{query}"))
        return [row.title for row in (mine, other) if f">{row.title}</a>" in page]

    assert listed() == [mine.title, other.title]
    assert listed("?mine=1") == [mine.title]
    assert listed(f"?series={series.number}") == [other.title]
    assert listed("?state=kickoff") == []
    assert listed("?year=2023") == []
    assert listed("?overdue=1") == []
    Milestone.objects.filter(topic=mine, step="kickoff").update(due_on=date(2024, 1, 5))
    assert listed("?overdue=1") == [mine.title]
    actions.withdraw(other, opinion="条件不具备", by=cast.users["head"])
    assert listed() == [mine.title]
    assert listed("?tab=ended") == [other.title]


def cost(client, path):
    """Queries of a page whose to-do number is known already."""
    client.get(path)
    with CaptureQueriesContext(connection) as held:
        assert client.get(path).status_code == 200
    return len(held)


def test_a_list_of_three_costs_what_a_list_of_one_does(visit, cast):
    client = visit("clerk")
    opened(cast)
    one = cost(client, "/research/topics/")
    opened(cast, "关于园区道路的调研")
    opened(cast, "关于数据要素的调研")
    assert cost(client, "/research/topics/") == one


def test_a_full_timeline_costs_what_a_short_one_does(visit, cast):
    client, topic = visit("clerk"), opened(cast)
    went(cast, topic)
    asked(cast, topic, "市工信局")
    reported(cast, topic)
    short = cost(client, f"/research/topics/{topic.number}/")
    for place in range(3):
        went(cast, topic, subject=f"第{place}次走访")
    asked(cast, topic, "市教育局", "市民政局")
    assert cost(client, f"/research/topics/{topic.number}/") == short


def test_workload_names_who_has_no_topic(visit, cast):
    opened(cast)
    client = visit("leader")
    page = text(client.get("/research/workload/"))
    without = page.split("还没有课题：")[1].split("</p>")[0]
    assert "高振华" not in without and "冯子昂" not in without and "乔安然" in without
    one = cost(client, "/research/workload/")
    opened(cast, "关于社区食堂的调研", head="姚丽华")
    assert cost(client, "/research/workload/") == one


def test_a_series_shows_each_member(visit, cast):
    topic, client = opened(cast), visit("clerk")
    series = add(
        Series(name="民生系列", started_on=date(2024, 1, 2), unit=topic.unit), by=cast.users["general"]
    )
    Topic.objects.filter(pk=topic.pk).update(series=series)
    page = text(client.get(f"/research/series/{series.number}/"))
    assert topic.title in page and "开题 1月29日" in page


# What others may not see


def test_a_department_sees_its_own_topic_and_nothing_of_others(visit, cast):
    bureau = Unit.objects.get(short_name="市工信局")
    own = opened(cast, "关于技改的调研", source_unit=bureau)
    other = opened(cast)
    asked(cast, other, "市工信局", "市教育局")
    went(cast, other, subject="走访保密名单企业")
    client = visit(department(cast))
    page = text(client.get("/research/topics/"))
    assert own.title in page and other.title not in page
    assert client.get(f"/research/topics/{other.number}/").status_code == 404
    assert client.get(f"/research/topics/{other.ref.uid}/").status_code == 404
    opened_page = text(client.get(f"/research/topics/{own.number}/"))
    assert own.title in opened_page and "登记调研活动" not in opened_page
    trip = FieldActivity.objects.get()
    for path in ("", "fill/", "letter.pdf"):
        assert client.get(f"/research/activities/{trip.number}/{path}").status_code in (403, 404)
    for path in ("workload/", "series/"):
        assert client.get(f"/research/{path}").status_code in (403, 404)
    for path in ("team/", "outline/", "data/", "plan/", "midterm/", "activities/new/"):
        assert client.get(f"/research/topics/{own.number}/{path}").status_code == 403
    mine, foreign = DataRequest.objects.order_by("pk")
    assert client.get(f"/records/{mine.number}/").status_code == 200
    assert client.get(f"/records/{foreign.number}/").status_code == 404


def test_administrators_see_no_topic(visit, cast):
    topic = opened(cast)
    for name in ("sysadmin", "secadmin", "auditor"):
        client = visit(name)
        assert client.get("/research/topics/").status_code == 403
        assert client.get(f"/research/topics/{topic.number}/").status_code == 403


def test_another_section_reads_and_does_not_write(visit, cast):
    topic, client = opened(cast), visit("neighbour")
    page = text(client.get(f"/research/topics/{topic.number}/"))
    assert topic.title in page and "登记调研活动" not in page and "调整课题组" not in page
    sent = {"method": "visit", "held_on": "2024-01-08", "place": "软件园"}
    for path in ("team/", "outline/", "data/", "plan/", "midterm/", "activities/new/"):
        assert client.post(f"/research/topics/{topic.number}/{path}", sent).status_code == 403
    assert FieldActivity.objects.count() == 0
    trip = went(cast, topic)
    assert client.post(f"/research/activities/{trip.number}/number/").status_code == 403
    assert client.post(f"/research/topics/{topic.number}/begin/").status_code in (302, 403)
    assert Topic.objects.get().version == topic.version


def test_a_grade_stands_on_the_timeline_only_when_its_round_is_concluded(visit, cast):
    topic, client, keeper = opened(cast), visit("head"), cast.users["general"]
    report = reported(cast, topic)
    round_ = add(
        GradingRound(
            title="优秀调研成果等级评定", reach="全市", round_year=2023, announced_on=date(2024, 1, 2),
            closes_on=date(2024, 1, 4), unit=topic.unit,
        ),
        by=keeper,
    )  # fmt: skip
    entry = add(
        Entry(
            round=round_, work=report.work, entered_by=topic.unit, category="产业", characters=5000,
            submitted_on=date(2024, 1, 3), formal_check="passed", unit=topic.unit,
        ),
        by=keeper,
    )  # fmt: skip
    result = GradeResult(
        round=round_,
        entry=entry,
        score=90,
        place=1,
        grade="first",
        decided_on=date(2024, 1, 5),
        unit=topic.unit,
    )
    add(result, by=keeper)
    address = f"/research/topics/{topic.number}/"
    assert "一等成果" not in text(client.get(address))
    GradingRound.objects.update(concluded_on=date(2024, 1, 8), state="public")
    assert "一等成果" not in text(client.get(address))
    GradingRound.objects.update(state="concluded")
    assert "优秀调研成果等级评定：一等成果" in text(client.get(address))
