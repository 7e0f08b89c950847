"""The report pages: who opens them, figures that open their records, what stays hidden, downloads."""

import json
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern
from django.utils.html import escape

from canmou.activities.models import Event
from canmou.kernel.compile.templates import save_template
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.metrics import count, listing, metric, ratio
from canmou.kernel.metrics.registry import _METRICS
from canmou.kernel.people.models import User
from canmou.personnel.models import DisciplineTalk
from canmou.reports import compiled
from canmou.reports.urls import urlpatterns

ATTACK = "<script>alert(1)</script>"
SOURCE = """
{% section "活动情况" %}{% paragraph %}
{% sentence %}举办活动{{ fig("test.events", masked=True) }}场{% endsentence %}
{% sentence %}廉政谈话{{ fig("test.talks") }}人次{% endsentence %}
{% sentence %}学习占{{ fig("test.share", "％") }}{% endsentence %}
{% sentence %}其中有{% series "、" %}{% for row in rows("test.event_list") %}{% item %}{{ row.title|book }}{% enditem %}{% endfor %}{% endseries %}{% endsentence %}
{% endparagraph %}{% endsection %}
"""


@pytest.fixture
def report(cast, monkeypatch):
    """A template of the office over three events and one restricted talk of 2022."""
    monkeypatch.setattr("canmou.kernel.metrics.registry._METRICS", dict(_METRICS))

    def events(scope):
        return Event.objects.in_scope(scope, "held_on").order_by("held_on")

    def talks(scope):
        return count(DisciplineTalk.objects.in_scope(scope, "held_on"))

    metric("test.events", "举办活动", measure="场", definition="本期举办的活动。")(lambda s: count(events(s)))
    metric("test.event_list", "活动清单")(lambda scope: listing(events(scope)))
    metric("test.talks", "廉政谈话", measure="人次")(talks)
    metric("test.share", "学习占比", measure="％")(
        lambda scope: ratio(count(events(scope).filter(kind="study")), count(events(scope)))
    )
    cast.enter(
        [
            Event(title="产业链座谈会", kind="meeting", held_on=date(2022, 6, 7)),
            Event(title="读书分享会", kind="study", held_on=date(2022, 7, 7)),
            Event(title=ATTACK, kind="study", held_on=date(2022, 8, 7)),
        ]
    )
    talk = DisciplineTalk(
        person=cast.named("冯子昂"),
        kind="daily",
        held_on=date(2022, 7, 8),
        talker=cast.named("高振华"),
        reason="routine",
    )
    cast.enter([talk], unit="personnel", by="personnel")
    return save_template(
        cast.office,
        "brief",
        name="活动简报",
        title="{{ office.name }}{{ period.year }}年活动简报",
        source=SOURCE,
        by=cast.users["general"],
    )


@pytest.fixture
def visit(cast):
    def sign_in(login):
        browser = Client()
        browser.force_login(cast.users[login], backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return sign_in


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def ids(page):
    """What the page prints, by the id that leads to its source: figures and names in order."""
    return {words: id for id, words in re.findall(r'data-figure="(\w+)">([^<]*)</a>', page)}


ROUTES = {
    "reports": "/reports/",
    "report": "/reports/brief/2022/",
    "report_source": "/reports/brief/2022/sources/F1/",
    "report_download": "/reports/brief/2022/download/txt/",
}
MAY = {"general", "leader", "head", "secretary", "editor", "thinktank"}


def test_the_routes_here_are_all_there_are():
    assert {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)} == set(ROUTES)


def test_only_holders_of_the_permission_open_reports(report, visit, cast):
    found = {login: {visit(login).get(path).status_code for path in ROUTES.values()} for login in cast.users}
    # a section's report holds its own records only: the page of a figure that it has not got is not found
    of_section = {"head", "thinktank"}
    allowed = {login: {200, 404} if login in of_section else {200} for login in MAY}
    assert found == {login: allowed.get(login, {403}) for login in cast.users}


def test_a_section_head_compiles_the_report_of_the_section(report, visit, cast):
    def figures(login):
        trace = json.loads(visit(login).get("/reports/brief/2022/download/trace/").content)
        return trace["unit_code"], {entry["metric"]: len(entry["records"]) for entry in trace["figures"]}

    whole, own = figures("leader"), figures("head")
    assert (whole[0], own[0]) == ("ZZ", cast.unit("research1").uid)
    assert own[1].get("test.events", 0) < whole[1]["test.events"]


def test_every_printed_figure_and_name_leads_to_its_source(report, visit):
    browser = visit("general")
    page = text(browser.get("/reports/brief/2022/"))
    assert ids(page) == {
        "3": "F1",
        "1": "F2",
        "67％": "F3",
        "《产业链座谈会》": "N1",
        "《读书分享会》": "N2",
        f"《{escape(ATTACK)}》": "N3",
    }
    assert ATTACK not in page
    for id in ids(page).values():
        assert page.count(f'id="{id}"') == 1
        assert text(browser.get(f"/reports/brief/2022/sources/{id}/"))
    assert '<h2 id="section-1">' in page
    assert '<a href="#section-1">一、活动情况</a>' in page


def test_a_source_shows_definition_value_place_and_records(report, visit):
    browser = visit("general")
    page = text(browser.get("/reports/brief/2022/sources/F1/"))
    assert "本期举办的活动。" in page
    assert "举办活动<mark>3</mark>场。" in page
    assert re.findall(r'href="/records/([^/]+)/">产业链座谈会|href="/records/(ZZ-AEV[^/]+)/">ZZ', page)
    assert set(re.findall(r"/records/(ZZ-[^/]+)/", page)) == set(
        RecordRef.objects.filter(ledger="AEV").values_list("number", flat=True)
    )
    assert 'href="/reports/brief/2022/#F1"' in page
    assert ATTACK not in page


def test_a_share_shows_both_sides(report, visit):
    page = text(visit("general").get("/reports/brief/2022/sources/F3/"))
    assert [word for word in ("分子的记录", "分母的记录", "66.6667") if word not in page] == []


def test_restricted_evidence_is_counted_and_not_told(report, visit):
    talk = RecordRef.objects.get(ledger="NTK")
    closed = text(visit("leader").get("/reports/brief/2022/sources/F2/"))
    assert "记录受限：其中1条您无权查看，只计入数目。" in closed
    assert [word for word in (talk.number, talk.title, "廉政谈话台账") if word in closed] == []
    opened = text(visit("secretary").get("/reports/brief/2022/sources/F2/"))
    assert [word for word in (talk.number, talk.title, "廉政谈话台账") if word in opened] != []
    assert "记录受限" not in opened


def test_the_trace_holds_only_numbers_that_its_reader_may_see(report, visit):
    def figures(login):
        trace = json.loads(visit(login).get("/reports/brief/2022/download/trace/").content)
        return {entry["metric"]: entry for entry in trace["figures"]}

    talk = RecordRef.objects.get(ledger="NTK").number
    assert figures("secretary")["test.talks"]["records"] == [talk]
    closed = figures("leader")["test.talks"]
    assert (closed["records"], closed["records_restricted"], closed["printed"]) == ([], 1, "1")
    assert len(figures("leader")["test.events"]["records"]) == 3
    assert "records_restricted" not in figures("leader")["test.events"]


def test_the_masked_edition_shows_stars(report, visit):
    browser = visit("general")
    page = text(browser.get("/reports/brief/2022/?masked=1"))
    assert "举办活动<a" in page
    assert ids(page)["*"] == "F1"
    assert "/download/trace/" not in page
    assert (
        browser.get("/reports/brief/2022/download/txt/?masked=1")
        .content.decode()
        .startswith("一、活动情况\n举办活动*场。")
    )
    assert "脱敏版不输出来源清单" in text(browser.get("/reports/brief/2022/download/trace/?masked=1"), 409)


@pytest.mark.parametrize(
    ("form", "kind", "start"),
    [
        ("txt", "text/plain; charset=utf-8", "一、活动情况".encode()),
        ("html", "text/html; charset=utf-8", b"<!doctype html>"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
        ("pdf", "application/pdf", b"%PDF-"),
        ("trace", "application/json; charset=utf-8", b"{"),
    ],
)
def test_downloads(form, kind, start, report, visit):
    answer = visit("leader").get(f"/reports/brief/2022/download/{form}/")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%E6%B4%BB%E5%8A%A8")
    assert answer.content.startswith(start)
    assert ATTACK.encode() not in answer.content or form in ("txt", "trace")


def test_a_period_is_chosen_from_lists(report, visit):
    browser = visit("general")
    page = text(browser.get("/reports/"))
    assert '<option value="-Q3">三季度</option>' in page
    for query, notation in [
        ("year=2022&part=", "2022"),
        ("year=2022&part=-H1", "2022-H1"),
        ("year=2022&part=-06", "2022-06"),
    ]:
        assert (
            browser.get(f"/reports/?code=brief&{query}").headers["Location"] == f"/reports/brief/{notation}/"
        )
    assert "请在列表里选年度" in text(browser.get("/reports/?code=brief&year=二〇二二"), 422)


def test_a_shorter_period_counts_less(report, visit):
    assert ids(text(visit("general").get("/reports/brief/2022-Q2/")))["1"] == "F1"


def test_a_running_period_says_so_and_a_coming_one_is_refused(report, visit, cast):
    cast.enter([Event(title="开年第一会", kind="meeting", held_on=date(2024, 1, 3))])
    browser = visit("general")
    assert "数字截至2024年1月8日" in text(browser.get("/reports/brief/2024/"))
    for path in (
        "/reports/brief/2025/",
        "/reports/brief/2025/sources/F1/",
        "/reports/brief/2025/download/pdf/",
    ):
        assert "2025年还没有开始" in text(browser.get(path), 409)


@pytest.mark.parametrize(
    "path",
    [
        "/reports/none/2022/",
        "/reports/brief/2022-Q9/",
        "/reports/brief/22/",
        "/reports/brief/%00/",
        "/reports/brief/2022/sources/F99/",
        "/reports/brief/2022/sources/none/",
        "/reports/brief/2022/download/exe/",
        "/reports/brief/2022-13/download/pdf/",
        "/reports/brief/" + "9" * 3000 + "/",
    ],
)
def test_what_is_not_there_is_not_found(path, report, visit):
    assert visit("general").get(path).status_code == 404


def test_a_source_costs_the_same_for_one_record_and_for_many(
    report, visit, cast, django_assert_max_num_queries
):
    browser = visit("general")
    browser.get("/reports/brief/2022/sources/F1/")
    with django_assert_max_num_queries(40) as small:
        browser.get("/reports/brief/2022/sources/F1/")
    cast.enter(
        [Event(title=f"另{n}", kind="visit", held_on=date(2022, 9, 1)) for n in range(8)], unit="party"
    )
    browser.get("/reports/brief/2022/sources/F1/")
    with django_assert_max_num_queries(40) as large:
        browser.get("/reports/brief/2022/sources/F1/")
    assert len(large) == len(small)


def test_the_report_is_not_compiled_again_while_nothing_was_written(report, visit, cast, monkeypatch):
    compiles = []
    compile_report = compiled.compile_report
    monkeypatch.setattr(compiled, "compile_report", lambda *a: compiles.append(a) or compile_report(*a))
    browser = visit("general")
    for path in ("", "sources/F1/", "sources/F2/"):
        browser.get(f"/reports/brief/2022/{path}")
    assert len(compiles) == 1
    cast.enter([Event(title="追记的会", kind="meeting", held_on=date(2022, 9, 9))])
    assert ids(text(browser.get("/reports/brief/2022/")))["4"] == "F1"
    assert len(compiles) == 2


def test_the_panel_is_the_same_without_its_page(report, visit):
    answer = visit("general").get("/reports/brief/2022/sources/F1/", headers={"HX-Request": "true"})
    panel = text(answer)
    assert "<html" not in panel
    assert [
        word for word in ("本期举办的活动。", "data-panel-close", "产业链座谈会") if word not in panel
    ] == []


def test_the_panel_says_how_it_is_computed_and_shows_the_months(report, visit):
    page = text(visit("general").get("/reports/brief/2022/sources/F1/"))
    assert "计条数，取自活动台账，按“活动日期”归入期间" in page
    months = re.search(r'<table class="months-table">(.*?)</table>', page, re.DOTALL)[1]
    assert re.findall(r"<td>([^<]*)</td>", months) == list("000001110000") + list("000000000000")
    assert page.count('<rect class="now"') == 12
    assert "孙启航 2024-01-08" in page


def test_the_annual_report_of_the_demo_office(demo):
    browser = Client()
    general = User.objects.get(office=demo, username="general")
    browser.force_login(general, backend="django.contrib.auth.backends.ModelBackend")
    page = text(browser.get("/reports/annual/2022/"))
    assert len(set(re.findall(r'data-figure="(F\d+)"', page))) >= 40
    assert page.count('<h2 id="section-') == 6
    first = re.search(r'href="(/reports/annual/2022/sources/F2/)"', page)[1]
    source = text(browser.get(first))
    number = re.search(r"/records/(ZZ-[^/]+)/", source)[1]
    assert browser.get(f"/records/{number}/").status_code == 200
