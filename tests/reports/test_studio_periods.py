"""Reports for any period and for a section or a person: what is offered, what the address says, who may."""

import re
from datetime import date

import pytest
from django.test import Client

from canmou.activities.models import Event
from canmou.kernel.compile.templates import current, load_stock, save_template
from canmou.kernel.compile.versions import Text, enable, write_draft
from canmou.kernel.people.models import User
from canmou.reports.stock import FOLDER
from canmou.reports.studio.spans import SpanForm, usual
from canmou.reports.studio.subjects import offered

SOURCE = (
    '{% paragraph %}{% sentence %}举办活动{{ fig("activities.events") }}次{% endsentence %}{% endparagraph %}'
)


@pytest.fixture
def office(cast):
    """Three activities of two sections in 2023, and templates about the office, a section and a person."""
    held = {"research1": [date(2023, 6, 7), date(2023, 6, 20)], "party": [date(2023, 7, 7)]}
    for unit, days in held.items():
        cast.enter([Event(title=f"{day}会", kind="meeting", held_on=day) for day in days], unit=unit)
    by = cast.users["general"]
    save_template(cast.office, "brief", name="简报", title="{{ period.label }}简报", source=SOURCE, by=by)
    texts = {
        "sheet": Text("小结", "{{ unit.name }}小结", SOURCE, "unit"),
        "own": Text(
            "总结", "{{ person.name }}总结", "{% paragraph %}{{ person.name }}。{% endparagraph %}", "person"
        ),
    }
    for code, text in texts.items():
        enable(write_draft(cast.office, code, text=text, by=by), by=by)
    return cast


@pytest.fixture
def visit(office):
    def sign_in(login):
        browser = Client()
        browser.force_login(office.users[login], backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return sign_in


def text(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def chosen(browser, code, status=302, **query):
    values = {"code": code, "year": "2023", "part": "", "start": "", "end": "", "about": ""} | query
    answer = browser.get("/reports/", values)
    assert answer.status_code == status
    return answer.headers.get("Location", "") or answer.content.decode()


@pytest.mark.parametrize(
    ("query", "notation", "count"),
    [
        ({}, "2023", "3"),
        ({"part": "-H1"}, "2023-H1", "2"),
        ({"part": "-Q3"}, "2023-Q3", "1"),
        ({"part": "-06"}, "2023-06", "2"),
        ({"part": "-06-A"}, "2023-06-A", "1"),
        ({"part": "-06-B"}, "2023-06-B", "1"),
        ({"start": "2023-06-10", "end": "2023-07-07"}, "2023-06-10..2023-07-07", "2"),
        ({"start": "2022-06-10", "end": "2023-07-07", "part": "-Q1"}, "2022-06-10..2023-07-07", "3"),
    ],
)
def test_any_period_is_chosen_by_a_plain_form_and_stands_in_the_address(
    office, visit, query, notation, count
):
    browser = visit("general")
    where = chosen(browser, "brief", **query)
    assert where == f"/reports/brief/{notation}/"
    assert f">{count}</a>" in text(browser.get(where))


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ({"year": "2024", "part": "-Q2"}, "2024年第二季度还没有开始（今天是2024年1月8日）"),
        ({"start": "2024-02-01", "end": "2024-02-02"}, "还没有开始"),
        ({"start": "2023-06-10"}, "起止日期要填两个"),
        ({"start": "2023-06-10", "end": "2023-06-01"}, "结束日期不能早于开始日期"),
        ({"start": "2003-06-10", "end": "2023-06-01"}, "起止日期不能超过10年"),
        ({"start": "昨天", "end": "2023-06-01"}, "日期"),
        ({"year": "1900"}, "请在列表里选年度"),
        ({"part": "-Q9"}, "请在列表里选期间"),
        ({"about": "nobody"}, "请在列表里选科室或人员"),
    ],
)
def test_what_cannot_be_is_refused_in_words(office, visit, query, problem):
    assert problem in chosen(visit("general"), "brief", status=422, **query)


def test_a_running_period_says_so_and_a_coming_one_is_refused_in_the_address_too(office, visit):
    browser = visit("general")
    assert "数字截至2024年1月8日" in text(browser.get("/reports/brief/2024-01-A/"))
    assert "还没有开始" in text(browser.get("/reports/brief/2024-01-B/"), 409)


@pytest.mark.parametrize(
    ("span", "notation"),
    [
        ("year", "2023"),
        ("half", "2023-H2"),
        ("quarter", "2023-Q4"),
        ("month", "2023-12"),
        ("fortnight", "2023-12-B"),
    ],
)
def test_the_last_period_that_is_over_is_offered_first(demo_day, span, notation):
    assert usual(span) == notation


def test_the_usual_links_are_the_last_one_over_and_the_running_one(office):
    form = SpanForm(current(office.office, "brief"), offered(office.users["general"], "office"))
    assert form.links == [("2023", "2023年"), ("2024", "2024年")]


def about(page, code):
    """The subjects offered for a template."""
    panel = re.search(rf'id="{code}">.*?</section>', page, re.S)[0]
    return re.findall(r"<option[^>]*>(.*?)</option>", re.search(r'name="about".*?</select>', panel, re.S)[0])


def test_subjects_on_offer_are_those_the_user_may_compile_for(office, visit):
    leader, head = (text(visit(login).get("/reports/")) for login in ("leader", "head"))
    assert about(leader, "brief")[:3] == ["全室", "室领导", "办公室"]
    assert about(head, "brief") == ["综合调研一科"]
    assert len(about(leader, "own")) == 42
    assert about(head, "own") == ["高振华", "吕晓东", "丁若兰", "冯子昂"]
    assert about(head, "sheet") == ["综合调研一科"]


def test_a_section_or_a_person_stands_behind_the_period(office, visit):
    browser, unit = visit("leader"), office.unit("research1")
    where = chosen(browser, "sheet", about=unit.uid)
    assert where == f"/reports/sheet/2023@{unit.uid}/"
    page = text(browser.get(where))
    assert "综合调研一科小结" in page
    assert ">2</a>" in page
    assert ">1</a>" in text(browser.get(f"/reports/brief/2023@{office.unit('party').uid}/"))
    source = text(browser.get(f"{where}sources/F1/"))
    assert f'href="{where}#F1"' in source
    assert browser.get(f"{where}download/txt/").content.decode().startswith("举办活动2次。")
    person = office.named("冯子昂")
    assert "冯子昂总结" in text(browser.get(chosen(browser, "own", about=person.uid)))


def test_nobody_compiles_for_a_section_or_person_that_is_not_theirs(office, visit):
    head = visit("head")
    foreign = [office.unit("party").uid, office.named("乔安然").uid, "nobody", "%00"]
    for code, uid in [(code, uid) for code in ("brief", "sheet", "own") for uid in foreign]:
        answer = head.get(f"/reports/{code}/2023@{uid}/")
        assert answer.status_code == 404, (code, uid)
        assert "乔安然" not in answer.content.decode()
    assert "请在列表里选科室或人员" in chosen(head, "sheet", status=422, about=office.unit("party").uid)


def test_without_a_subject_it_is_ones_own(office, visit):
    assert "综合调研一科小结" in text(visit("head").get("/reports/sheet/2023/"))
    assert "高振华总结" in text(visit("head").get("/reports/own/2023/"))
    assert "周承远总结" in text(visit("leader").get("/reports/own/2023/"))
    assert ">2</a>" in text(visit("head").get("/reports/brief/2023/"))


def test_a_report_about_a_person_asks_for_one(office, visit):
    User.objects.filter(username="leader").update(person=None)
    assert "请先选定人员" in text(visit("leader").get("/reports/own/2023/"), 409)


def test_outsiders_are_nobody_to_write_about(office, visit):
    guest = office.person("靳怀川", unit=office.body("省委"), title="省委常委")
    assert visit("leader").get(f"/reports/own/2023@{guest.uid}/").status_code == 404


def test_the_list_costs_the_same_for_more_templates_about_the_same(
    office, visit, django_assert_max_num_queries
):
    browser = visit("leader")
    browser.get("/reports/")
    with django_assert_max_num_queries(60) as few:
        browser.get("/reports/")
    for code in ("second", "third"):
        save_template(office.office, code, name=code, title="题", source=SOURCE, by=office.users["general"])
    browser.get("/reports/")  # what waits is counted anew after a write
    with django_assert_max_num_queries(60) as more:
        browser.get("/reports/")
    assert len(more) == len(few)


def test_stock_templates_are_on_offer_with_their_spans(office, visit):
    load_stock(office.office, FOLDER)
    page = text(visit("general").get("/reports/"))
    links = re.findall(r'href="/reports/(\w+)/([^"/]+)/">', page)
    assert {code: notation for code, notation in reversed(links)} | {"x": ""} == {
        "annual": "2023",
        "brief": "2023",
        "half": "2023-H2",
        "minutes": "2023-12",
        "plan": "2023",
        "quarter": "2023-Q4",
        "x": "",
    }
