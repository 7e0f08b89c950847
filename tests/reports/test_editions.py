"""The pages of kept reports: who opens them, the panel, overrides, freezing, drift, comparison, downloads."""

import json
import re
from datetime import date

import pytest
from django.test import Client

from canmou.activities.models import Event
from canmou.kernel import attachments
from canmou.kernel.compile.editions.models import Edition, Override
from canmou.kernel.compile.templates import save_template
from canmou.kernel.ledger.actions import amend, void
from canmou.kernel.metrics import count, listing, metric
from canmou.kernel.metrics.registry import _METRICS
from canmou.personnel.models import DisciplineTalk
from canmou.reports.life.urls import urlpatterns

SOURCE = """
{% section "活动情况" %}{% paragraph %}
{% sentence %}举办活动{{ fig("test.events", masked=True) }}场{% endsentence %}
{% sentence %}廉政谈话{{ fig("test.talks") }}人次{% endsentence %}
{% sentence %}其中有{% series "、" %}{% for row in rows("test.event_list") %}{% item %}{{ row.title|book }}{% enditem %}{% endfor %}{% endseries %}{% endsentence %}
{% endparagraph %}{% endsection %}
"""


class Office:
    """The cast with a short report over two events and a restricted talk, and people at their browsers."""

    def __init__(self, cast):
        self.cast, self.users, self._browsers = cast, cast.users, {}
        self.events = cast.enter(
            [
                Event(title="产业链座谈会", kind="meeting", held_on=date(2022, 6, 7)),
                Event(title="<b>读书会</b>", kind="study", held_on=date(2022, 7, 7)),
            ]
        )
        talk = DisciplineTalk(
            person=cast.named("冯子昂"), kind="daily", held_on=date(2022, 7, 8), talker=cast.named("高振华"),
            reason="routine",
        )  # fmt: skip
        self.talk = cast.enter([talk], unit="personnel", by="personnel")[0]
        save_template(
            cast.office, "brief", name="活动简报", title="{{ office.name }}{{ period.year }}年活动简报", source=SOURCE,
            by=cast.users["general"],
        )  # fmt: skip

    def browser(self, login):
        if login not in self._browsers:
            self._browsers[login] = Client()
            self._browsers[login].force_login(
                self.users[login], backend="django.contrib.auth.backends.ModelBackend"
            )
        return self._browsers[login]

    def page(self, login, path, status=200, **values):
        answer = self.browser(login).get(path, **values)
        assert answer.status_code == status
        return answer.content.decode()

    def send(self, login, path, status=302, **values):
        answer = self.browser(login).post(path, values)
        assert answer.status_code == status, answer.content.decode()[:2000]
        return answer.headers.get("Location", "") or answer.content.decode()

    def keep(self, login="general", period="2022"):
        return self.send(login, f"/reports/brief/{period}/keep/")

    def frozen(self):
        path = self.keep()
        self.send("leader", f"{path}freeze/")
        return path

    def propose(self, path, login="general", printed="9", reason="合办的活动未登记"):
        self.send(login, f"{path}figures/F1/override/", printed=printed, reason=reason)
        return f"{path}overrides/{Override.objects.latest('pk').uid}/"


@pytest.fixture
def office(cast, monkeypatch):
    monkeypatch.setattr("canmou.kernel.metrics.registry._METRICS", dict(_METRICS))
    metric("test.events", "举办活动", measure="场", definition="本期举办的活动。")(
        lambda scope: count(Event.objects.in_scope(scope, "held_on"))
    )
    metric("test.event_list", "活动清单")(
        lambda scope: listing(Event.objects.in_scope(scope, "held_on").order_by("held_on"))
    )
    metric("test.talks", "廉政谈话", measure="人次")(
        lambda scope: count(DisciplineTalk.objects.in_scope(scope, "held_on"))
    )
    return Office(cast)


def test_every_route_of_kept_reports_is_walked_by_everyone(office):
    path = office.keep()
    override = office.propose(path)
    gets = {
        "editions": "/reports/kept/",
        "edition": path,
        "edition_compare": f"/reports/kept/compare/?a={Edition.objects.get().uid}",
        "edition_drift": f"{path}drift/",
        "edition_figure": f"{path}figures/F1/",
        "edition_download": f"{path}download/txt/",
        "override_new": f"{path}figures/F1/override/",
    }
    posts = {
        "edition_keep": "/reports/brief/2022/keep/",
        "edition_next": f"{path}start/none/",
        "edition_freeze": f"{path}freeze/",
        "override_decide": f"{override}none/",
    }
    assert {pattern.name for pattern in urlpatterns} == {*gets, *posts}
    may = {"general", "leader", "secretary", "editor"}
    section = {"head", "thinktank"}  # they may compile their sections' reports alone
    for login in office.users:
        expected = 200 if login in may else 404 if login in section else 403
        found = {name: office.browser(login).get(route).status_code for name, route in gets.items()}
        expected_of = {name: expected for name in gets} | ({"editions": 200} if login in section else {})
        assert found == expected_of, login
        if login not in may | section:
            assert {office.browser(login).post(route).status_code for route in posts.values()} == {403}, login
    assert Edition.objects.count() == 1


def test_keeping_from_the_report_page_and_the_list(office):
    assert 'action="/reports/brief/2022/keep/"' in office.page("general", "/reports/brief/2022/")
    path = office.keep()
    assert "已留存为第1稿" in office.page("general", path)
    listed = office.page("general", "/reports/kept/")
    assert f'href="{path}"' in listed and "在编" in listed
    assert "还没有编制稿" in office.page("general", "/reports/kept/?state=frozen")
    assert f'href="{path}"' not in office.page("head", "/reports/kept/")


def test_the_text_is_the_kept_one_and_every_figure_leads_to_its_panel(office):
    path = office.keep()
    office.cast.enter([Event(title="追记的会", kind="meeting", held_on=date(2022, 9, 9))])
    page = office.page("general", path)
    links = re.findall(rf'<a href="({path}figures/(\w+)/)"[^>]*data-figure="\w+">([^<]*)</a>', page)
    assert [(key, words) for _, key, words in links] == [
        ("F1", "2"), ("F2", "1"), ("N1", "《产业链座谈会》"), ("N2", "《&lt;b&gt;读书会&lt;/b&gt;》"),
    ]  # fmt: skip
    assert "<b>读书会</b>" not in page
    for href, _, _ in links:
        assert office.page("general", href)
    assert office.page("general", f"{path}figures/F9/", 404)
    assert office.page("general", "/reports/kept/none/", 404)


def test_the_panel_shows_definition_values_records_people_files_and_months(office):
    attached = attachments.attach(
        office.events[0].ref, name="会议通知.txt", content="会议通知".encode(), by=office.users["keeper"]
    )
    path = office.keep()
    for extra in ({}, {"headers": {"HX-Request": "true"}}):
        page = office.page("leader", f"{path}figures/F1/", **extra)
        wanted = (
            "本期举办的活动。", "计条数", "按“活动日期”归入期间", "产业链座谈会", "孙启航 2024-01-08", "会议通知.txt",
            f"/records/{office.events[0].number}/files/{attached.uid}/", '<svg class="months"', "months-table",
        )  # fmt: skip
        assert [word for word in wanted if word not in page] == []
    assert "<html" not in page and "data-panel-close" in page


def test_restricted_records_are_only_counted(office):
    path = office.keep()
    closed = office.page("leader", f"{path}figures/F2/")
    assert "其中1条您无权查看，只计入数目" in closed
    assert [
        word for word in (office.talk.number, office.talk.ref.title, "廉政谈话台账") if word in closed
    ] == []
    assert office.talk.number in office.page("secretary", f"{path}figures/F2/")
    void(office.talk, by=office.users["personnel"], reason="登记错人")
    drift = office.page("leader", f"{path}drift/")
    assert "另有1条变动的记录您无权查看" in drift
    assert [word for word in (office.talk.number, "登记错人") if word in drift] == []
    trace = json.loads(office.browser("leader").get(f"{path}download/trace/").content)
    assert (trace["figures"][1]["records"], trace["figures"][1]["records_restricted"]) == ([], 1)


def test_an_override_is_proposed_agreed_and_printed_beside_the_ledgers_value(office):
    path = office.keep()
    override = office.propose(path)
    page = office.page("general", path)
    assert 'data-figure="F1">2</a>' in page and "待同意" in page
    assert "您是提出人" not in page and "您没有“同意改动报告数字”的权限" in page
    assert "现在不能定稿：还有1处改数没有处理" in page
    assert "同意改动报告数字" in office.send("secretary", f"{override}agree/", status=403)
    office.send("leader", f"{override}agree/")
    page = office.page("general", path)
    assert 'class="overridden" data-figure="F1">9</a>' in page
    told = "印发数 9，台账数 2，理由：合办的活动未登记，提出人孙启航，同意人周承远"
    assert told in page and told in office.page("general", f"{path}figures/F1/")
    assert "台账数 2" in page
    trace = json.loads(office.browser("general").get(f"{path}download/trace/").content)["figures"][0]
    assert (trace["printed"], trace["override"]["ledger"]) == ("9", "2")
    html = office.browser("general").get(f"{path}download/html/").content.decode()
    assert "改数说明" in html and "合办的活动未登记" in html
    masked = office.page("general", f"{path}?masked=1")
    assert "合办的活动未登记" not in masked and ">9<" not in masked


def test_a_wrong_proposal_says_what_is_wrong(office):
    path = office.keep()
    answer = office.send("general", f"{path}figures/F1/override/", status=422, printed="2", reason="")
    assert "请填写这一项" in answer or "请写明理由" in answer
    answer = office.send("general", f"{path}figures/F1/override/", status=422, printed="2", reason="没有变化")
    assert "印发数与台账数相同，不用改" in answer
    answer = office.send("general", f"{path}figures/F1/override/", status=422, printed="3", reason="机密★")
    assert "严禁存储" in answer
    assert "名称不能改" in office.send(
        "general", f"{path}figures/N1/override/", status=409, printed="3", reason="改名"
    )
    assert Override.objects.count() == 0


def test_refusing_and_withdrawing(office):
    path = office.keep()
    first = office.propose(path)
    assert "不同意的理由" in office.send("leader", f"{first}refuse/", status=422)
    office.send("leader", f"{first}refuse/", note="按台账印发")
    second = office.propose(path, printed="7")
    office.send("general", f"{second}withdraw/")
    assert [each.state for each in Override.objects.order_by("pk")] == ["refused", "withdrawn"]
    assert office.send("leader", f"{second}none/", status=404)
    page = office.page("general", path)
    assert 'data-figure="F1">2</a>' in page
    assert [word for word in ("未同意", "按台账印发", "已撤回") if word not in page] == []


def test_a_proposed_override_stands_in_the_lists_of_those_who_may_agree_alone(office):
    asked = "改数待同意：举办活动由2改印9（孙启航提出）"
    path = office.keep()

    def lists(login):
        pages = office.page(login, "/todo/"), office.page(login, "/")
        held = [asked in page for page in pages]
        badges = ['class="todo-count">1<' in page for page in pages]
        assert held == badges, login
        return held

    assert lists("leader") == [False, False]
    override = office.propose(path)
    found = {login: lists(login) for login in ("leader", "general", "secretary", "clerk", "department")}
    assert found == {
        "leader": [True, True],
        "general": [False, False],
        "secretary": [False, False],
        "clerk": [False, False],
        "department": [False, False],
    }
    assert f'href="{path}figures/F1/"' in office.page("leader", "/todo/")
    office.send("general", f"{override}withdraw/")
    assert lists("leader") == [False, False]


def test_freezing_asks_first_and_serves_the_frozen_files(office):
    path = office.keep()
    assert "也不能取消定稿" in office.page("leader", f"{path}freeze/")
    assert "定稿</a>" in office.page("leader", path)
    office.send("leader", f"{path}freeze/")
    page = office.page("general", path)
    assert "末条校验值" in page and "编更正稿" in page and "重新编制" not in page
    assert "已经定稿" in office.page("leader", f"{path}freeze/", 409)
    frozen = office.browser("general").get(f"{path}download/pdf/")
    again = office.browser("general").get(f"{path}download/pdf/")
    assert frozen.content.startswith(b"%PDF-") and frozen.content == again.content
    assert "%E5%AE%9A%E7%A8%BF" in frozen.headers["Content-Disposition"]
    assert "提出改数" not in office.page("general", f"{path}figures/F1/")
    assert "已定稿" in office.send(
        "general", f"{path}figures/F1/override/", status=409, printed="9", reason="迟来的改数"
    )
    assert "已定稿，不能重新编制" in office.send("general", f"{path}start/again/", status=409)


@pytest.mark.parametrize("form", ["txt", "html", "docx", "pdf", "trace"])
@pytest.mark.parametrize("frozen", [False, True])
def test_downloads_of_drafts_and_frozen_editions(form, frozen, office):
    path = office.frozen() if frozen else office.keep()
    answer = office.browser("leader").get(f"{path}download/{form}/")
    assert answer.status_code == 200
    masked = office.browser("leader").get(f"{path}download/{form}/?masked=1")
    if form == "trace":
        assert masked.status_code == 409
    else:
        assert masked.status_code == 200 and masked.content != answer.content
    if form == "txt":
        assert masked.content.decode().startswith("一、活动情况\n举办活动*场。")
    assert office.page("leader", f"{path}download/exe/", 404)


def test_drift_shows_figures_and_rows(office):
    path = office.frozen()
    assert "没有变动" in office.page("leader", f"{path}drift/")
    event = office.events[0]
    event.place = "高新区"
    amend(event, by=office.users["general"])
    office.cast.enter([Event(title="追记的会", kind="meeting", held_on=date(2022, 9, 9))])
    page = office.page("leader", f"{path}drift/")
    wanted = ("举办活动", "新计入1条", "+1", "追记的会", "地点 空 → 高新区", "其余1个数字没有变动")
    assert [word for word in wanted if word not in page] == []


def test_a_correction_and_the_next_year_start_from_here(office):
    path = office.frozen()
    second = office.send("general", f"{path}start/correct/")
    assert "本稿更正第1稿" in office.page("general", second)
    assert "这一稿已有更正稿" in office.page("general", path)
    following = office.send("general", f"{path}start/next-year/")
    page = office.page("general", following)
    assert "2023年" in page and "与上年比较" in page and "由上年第1稿结转" in page
    running = office.send("general", f"{following}start/next-year/")
    assert "还没有开始" in office.send("general", f"{running}start/next-year/", status=409)
    assert not Edition.objects.filter(period="2025").exists()


def test_two_compiles_are_compared(office):
    first = office.keep()
    office.cast.enter([Event(title="追记的会", kind="meeting", held_on=date(2022, 9, 9))])
    second = office.keep()
    uids = [path.split("/")[3] for path in (first, second)]
    for other in (uids[1], "now"):
        page = office.page("leader", f"/reports/kept/compare/?a={uids[0]}&b={other}")
        assert "<del>" in page and "举办活动3场。" in page and "+1" in page and "《追记的会》" in page
    assert office.page("leader", "/reports/kept/compare/?a=none", 404)
    assert office.page("head", f"/reports/kept/compare/?a={uids[0]}&b={uids[1]}", 404)


def test_a_record_names_the_reports_that_counted_it(office):
    path = office.frozen()
    number = office.events[0].number
    page = office.page("leader", f"/records/{number}/")
    panel = page[page.index("计入的报告") :]
    assert f'href="{path}"' in panel and f'href="{path}figures/F1/"' in panel and "《产业链座谈会》" in panel
    assert "计入的报告" not in office.page("clerk", f"/records/{number}/")


def test_a_kept_figure_costs_the_same_for_one_record_and_for_many(office, django_assert_max_num_queries):
    small = office.keep()
    office.cast.enter(
        [Event(title=f"另{n}", kind="visit", held_on=date(2022, 9, 1)) for n in range(8)], unit="party"
    )
    large = office.keep()
    office.page("leader", f"{large}figures/F1/")
    with django_assert_max_num_queries(60) as few:
        office.page("leader", f"{small}figures/F1/")
    with django_assert_max_num_queries(60) as many:
        office.page("leader", f"{large}figures/F1/")
    assert len(few) == len(many)


def test_the_list_costs_the_same_for_one_and_for_three(office, django_assert_max_num_queries):
    office.keep()
    office.page("leader", "/reports/kept/")
    with django_assert_max_num_queries(30) as one:
        office.page("leader", "/reports/kept/")
    office.keep()
    office.keep(period="2021")
    office.page("leader", "/reports/kept/")  # what waits is counted anew after a write
    with django_assert_max_num_queries(30) as three:
        office.page("leader", "/reports/kept/")
    assert len(one) == len(three)
