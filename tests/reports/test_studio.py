"""The studio's pages: who opens them, versions, the editor's saves, two people at once, preview and pickers."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from canmou.activities.models import Event
from canmou.kernel.compile import compile_template
from canmou.kernel.compile.checking import errors
from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.compile.templates import load_stock, save_template
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.metrics import count, listing, metric, metrics, scope_for
from canmou.kernel.metrics.registry import _METRICS
from canmou.lib.periods import parse
from canmou.personnel.models import DisciplineTalk
from canmou.reports.stock import FOLDER
from canmou.reports.studio import preview as previewing
from canmou.reports.studio.catalogue import entry
from canmou.reports.studio.urls import urlpatterns
from canmou.reports.studio.words import BLOCKS, SKELETON, office_words

SOURCE = """{% paragraph %}
  {% sentence %}举办活动{{ fig("test.events") }}场{% endsentence %}
{% endparagraph %}
"""


@pytest.fixture
def office(cast, monkeypatch):
    """A template in use over two events, one restricted talk, and metrics of them."""
    monkeypatch.setattr("canmou.kernel.metrics.registry._METRICS", dict(_METRICS))

    def events(scope):
        return Event.objects.in_scope(scope, "held_on").order_by("held_on")

    def talks(scope):
        return DisciplineTalk.objects.in_scope(scope, "held_on").order_by("held_on")

    metric("test.events", "举办活动", measure="场", definition="本期举办的活动。")(lambda s: count(events(s)))
    metric("test.event_list", "活动清单")(lambda scope: listing(events(scope)))
    metric("test.talk_list", "廉政谈话清单")(lambda scope: listing(talks(scope)))
    cast.enter(
        [
            Event(title="产业链座谈会", kind="meeting", held_on=date(2023, 6, 7)),
            Event(title="读书分享会", kind="study", held_on=date(2023, 7, 7)),
        ]
    )
    talk = DisciplineTalk(
        person=cast.named("冯子昂"),
        kind="daily",
        held_on=date(2023, 7, 8),
        talker=cast.named("高振华"),
        reason="routine",
    )
    cast.enter([talk], unit="personnel", by="personnel")
    save_template(
        cast.office,
        "brief",
        name="活动简报",
        title="{{ period.label }}简报",
        source=SOURCE,
        by=cast.users["general"],
    )
    return cast


@pytest.fixture
def visit(cast):
    def sign_in(login):
        browser = Client()
        browser.force_login(cast.users[login], backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return sign_in


def text(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def rows():
    return list(
        ReportTemplate.objects.order_by("code", "version").values_list("code", "version", "enabled_at")
    )


def sent(source=SOURCE, base=1, **more):
    return {
        "name": "活动简报",
        "title": "{{ period.label }}简报",
        "span": "year",
        "form": "document",
        "source": source,
        "note": "",
        "base": base,
    } | more


def span(**more):
    return {"year": "2023", "part": "", "start": "", "end": "", "about": ""} | more


READ = {
    "templates": "/reports/templates/",
    "template": "/reports/templates/brief/",
    "template_version": "/reports/templates/brief/1/",
}
WRITE = {
    "template_new": "/reports/templates/new/",
    "template_edit": "/reports/templates/brief/edit/",
    "template_figures": "/reports/templates/figures/?template=brief",
}
POST = {
    "template_preview": "/reports/templates/brief/preview/",
    "template_stock": "/reports/templates/brief/stock/",
    "template_enable": "/reports/templates/brief/1/enable/",
    "template_back": "/reports/templates/brief/1/back/",
}


def test_the_routes_here_are_all_there_are():
    assert {pattern.name for pattern in urlpatterns} == {*READ, *WRITE, *POST}


def test_who_compiles_looks_and_who_keeps_templates_writes(office, visit):
    readers = {"general", "leader", "head", "secretary", "editor", "thinktank"}
    writers = {"general", "editor"}
    before = rows()
    for login in office.users:
        browser = visit(login)
        looked = {browser.get(path).status_code for path in READ.values()}
        opened = {browser.get(path).status_code for path in WRITE.values()}
        assert (looked, opened) == ({200 if login in readers else 403}, {200 if login in writers else 403}), (
            login
        )
        if login not in writers:
            posts = [
                browser.post(path, sent()).status_code for path in [*POST.values(), *WRITE.values()][:-1]
            ]
            assert set(posts) == {403}, login
    assert rows() == before
    assert 'href="/reports/templates/brief/edit/"' not in text(visit("leader").get(READ["template"]))


def test_a_template_of_another_code_is_not_found(office, visit):
    browser = visit("general")
    for path in (
        "/reports/templates/none/",
        "/reports/templates/brief/9/",
        "/reports/templates/none/edit/",
        "/reports/templates/figures/?template=none",
        "/reports/templates/figures/",
    ):
        assert browser.get(path).status_code == 404, path
    assert browser.post("/reports/templates/brief/9/enable/").status_code == 404
    assert browser.post("/reports/templates/brief/stock/").status_code == 404


def test_the_list_costs_the_same_for_one_template_and_for_three(office, visit, django_assert_max_num_queries):
    browser = visit("general")
    browser.get("/reports/templates/")
    with django_assert_max_num_queries(30) as one:
        browser.get("/reports/templates/")
    for code in ("second", "third"):
        save_template(office.office, code, name=code, title="题", source=SOURCE, by=office.users["general"])
    browser.get("/reports/templates/")  # what waits is counted anew after a write
    with django_assert_max_num_queries(30) as three:
        page = text(browser.get("/reports/templates/"))
    assert len(three) == len(one)
    assert page.count("/reports/templates/third/") == 1


@pytest.mark.parametrize(
    ("start", "subject", "expected"),
    [
        ("blank", "office", ("office", "year", "document", "{{ office.name }}{{ period.label }}工作情况")),
        ("blank", "person", ("person", "year", "plain", "{{ person.name }}{{ period.label }}工作总结")),
        (
            "stock:section",
            "office",
            ("unit", "quarter", "plain", "{{ unit.name }}{{ period.label }}工作小结"),
        ),
        ("own:brief", "office", ("office", "year", "document", "{{ period.label }}简报")),
    ],
)
def test_a_template_begins_blank_from_stock_or_as_a_copy(office, visit, start, subject, expected):
    answer = visit("editor").post(
        "/reports/templates/new/", {"name": "周报", "start": start, "subject": subject, "code": ""}
    )
    assert answer.headers["Location"] == "/reports/templates/own-1/edit/"
    made = ReportTemplate.objects.get(code="own-1")
    assert (made.subject, made.span, made.form, made.title) == expected
    assert (made.name, made.version, made.is_draft, made.stock) == ("周报", 1, True, "")
    assert made.created_by == office.users["editor"]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"name": ""}, "请填写模板名称"),
        ({"start": "own:none"}, "请在列表里选"),
        ({"code": "Bad Code"}, "代码只能用小写字母、数字和中间的连字符"),
        ({"code": "new"}, "“new”是系统用的网址"),
        ({"code": "brief"}, "这个代码已有模板"),
    ],
)
def test_a_bad_beginning_is_refused(office, visit, values, problem):
    before = rows()
    given = {"name": "周报", "start": "blank", "subject": "office", "code": "weekly"} | values
    assert problem in text(visit("general").post("/reports/templates/new/", given), 422)
    assert rows() == before


def test_a_save_is_a_draft_and_enabling_changes_what_reports_use(office, visit):
    browser = visit("editor")
    changed = SOURCE.replace("举办活动", "组织活动")
    answer = browser.post("/reports/templates/brief/edit/", sent(changed, note="换个说法"))
    assert answer.headers["Location"] == "/reports/templates/brief/edit/"
    assert "举办活动" in text(visit("general").get("/reports/brief/2023/"))
    page = text(browser.get("/reports/templates/brief/"))
    assert [word for word in ("换个说法", "第2版还是草稿", "启用第2版", "+</b>") if word not in page] == []
    browser.post("/reports/templates/brief/2/enable/")
    assert "组织活动" in text(visit("general").get("/reports/brief/2023/"))
    answer = browser.post("/reports/templates/brief/edit/", sent(base=2, enable=""))
    assert answer.headers["Location"] == "/reports/templates/brief/"
    assert [row[2] is None for row in rows()] == [False, False, False]


def test_a_save_over_anothers_is_refused_with_the_difference_and_nothing_is_lost(office, visit):
    visit("editor").post("/reports/templates/brief/edit/", sent(SOURCE.replace("场", "次")))
    before = rows()
    mine = SOURCE.replace("举办", "组织")
    page = text(visit("general").post("/reports/templates/brief/edit/", sent(mine)), 409)
    assert rows() == before
    assert "贾书林保存了第2版" in page
    shown = unescape(re.sub("<[^>]+>", " ", page))
    assert "组织活动" in shown
    assert "次{% endsentence %}" in shown
    assert re.search(r'name="base" value="2"', page)
    assert "组织活动" in unescape(re.search(r"<textarea.*?</textarea>", page, re.S)[0])
    visit("general").post("/reports/templates/brief/edit/", sent(mine, base=2))
    assert [row[1] for row in rows()] == [1, 2, 3]


def test_a_broken_text_is_kept_as_a_draft_and_not_put_to_use(office, visit):
    browser = visit("general")
    answer = browser.post("/reports/templates/brief/edit/", sent("{% sentence %}甲", enable=""), follow=True)
    assert "已保存为草稿第2版，还不能启用。模板第1行：语法不对：“句子”没有结束" in text(answer)
    assert [row[2] is None for row in rows()] == [False, True]
    page = text(browser.post("/reports/templates/brief/2/enable/", follow=True))
    assert "“句子”没有结束" in page
    assert [row[2] is None for row in rows()] == [False, True]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"name": ""}, "请填写模板名称"),
        ({"source": "   "}, "模板正文不能为空"),
        ({"source": "甲" * 100_001}, "不能超过10万字"),
        ({"source": "机密★1年"}, "密"),
    ],
)
def test_a_save_that_is_refused_keeps_the_text(office, visit, values, problem):
    before = rows()
    page = text(visit("general").post("/reports/templates/brief/edit/", sent() | values), 422)
    assert problem in page
    assert rows() == before


def test_earlier_versions_are_looked_at_compared_and_brought_back(office, visit):
    browser = visit("general")
    browser.post("/reports/templates/brief/edit/", sent(SOURCE.replace("场", "次"), enable=""))
    page = text(browser.get("/reports/templates/brief/2/"))
    assert "与第1版的差异" in page
    assert (page.count('class="removed"'), page.count('class="added"')) == (1, 1)
    assert "与第2版的差异" in text(browser.get("/reports/templates/brief/1/?against=2"))
    assert browser.get("/reports/templates/brief/1/?against=99").status_code == 404
    assert "全文" in text(browser.get("/reports/templates/brief/1/?against=x"))
    assert "已存为草稿第3版" in text(browser.post("/reports/templates/brief/1/back/", follow=True))
    assert ReportTemplate.objects.get(version=3).source == SOURCE
    assert "这已经是最新的一版" in text(browser.post("/reports/templates/brief/3/back/", follow=True))
    assert len(rows()) == 3


def test_the_stock_template_is_gone_back_to(office, visit):
    load_stock(office.office, FOLDER)
    browser = visit("general")
    stock = ReportTemplate.objects.get(code="quarter")
    values = sent("{% paragraph %}甲。{% endparagraph %}", name="简报", form="plain")
    browser.post("/reports/templates/quarter/edit/", values)
    assert "恢复系统附带的模板" in text(browser.get("/reports/templates/quarter/"))
    browser.post("/reports/templates/quarter/stock/")
    back = ReportTemplate.objects.filter(code="quarter").first()
    assert (back.version, back.source, back.stock, back.is_draft) == (3, stock.source, stock.stock, True)


# -- preview


def preview(browser, source=SOURCE, status=200, **more):
    values = sent(source) | span() | more
    return unescape(
        text(
            browser.post("/reports/templates/brief/preview/", values, headers={"HX-Request": "true"}), status
        )
    )


def test_the_preview_is_the_real_compile_and_saves_nothing(office, visit):
    before = rows()
    page = preview(visit("editor"))
    assert "举办活动<a" in page
    assert re.search(r'href="#preview-F1" data-figure="F1">2</a>|data-figure="F1"[^>]*>2</a>', page)
    assert "实数2场，依据2条记录" in page
    assert "没有发现毛病" in page
    assert "<html" not in page
    assert RecordRef.objects.filter(ledger="AEV").first().number not in page
    assert rows() == before


def test_the_preview_follows_period_and_section(office, visit):
    browser = visit("general")
    assert "data-figure" not in preview(browser, year="2022")
    assert ">1</a>" in preview(browser, part="-H1")
    assert "data-figure" not in preview(browser, about=office.unit("party").uid)
    assert ">1</a>" in preview(browser, start="2023-07-01", end="2023-07-31")
    assert "数字截至2024年1月8日" in preview(browser, year="2024")
    assert "还没有开始" in preview(browser, year="2024", part="-Q3")
    assert "请在列表里选" in preview(browser, about="nobody")


def test_errors_and_warnings_stand_at_their_lines(office, visit):
    page = preview(
        visit("general"),
        '{% paragraph %}\n{% sentence %}在淄州市召开3次{% endsentence %}\n{{ fig("no.such") }}{% endparagraph %}',
    )
    found = re.findall(r'data-line="(\d+)" data-tone="(\w+)"', page)
    assert found == [("2", "warn"), ("2", "warn"), ("3", "bad")]
    assert "没有名为“no.such”的指标" in page
    assert 'class="paper' not in page


def test_slips_of_punctuation_are_told(office, visit):
    page = preview(visit("general"), "{% paragraph %}甲，，乙。{% endparagraph %}")
    assert "预览里有标点毛病" in page


def test_a_heavy_template_is_stopped(office, visit, monkeypatch):
    monkeypatch.setattr(previewing, "STEPS", 5)
    loop = '{% paragraph %}{% for a in rows("test.event_list") %}{% for b in rows("test.event_list") %}甲{% endfor %}{% endfor %}。{% endparagraph %}'
    assert "模板的循环太多，已停止" in preview(visit("general"), loop)
    monkeypatch.setattr(previewing, "STEPS", 20_000)
    monkeypatch.setattr(previewing, "SECONDS", 1e-9)
    assert "模板的循环太多，已停止" in preview(visit("general"), loop)


def test_previews_do_not_crowd_the_server(office, visit, monkeypatch):
    class Full:
        def acquire(self, timeout):
            return False

    monkeypatch.setattr(previewing, "_PLACES", Full())
    assert previewing.BUSY in preview(visit("general"))


def test_restricted_records_are_counted_and_never_listed(office, visit):
    source = (
        '{% paragraph %}{% for row in rows("test.talk_list") %}{{ row.person }}{% endfor %}{% endparagraph %}'
    )
    for login in ("editor", "general"):
        page = preview(visit(login), source)
        assert "只对指定角色开放，报告里只能写数目" in page
        assert "冯子昂" not in page
    counted = preview(visit("editor"), '{% paragraph %}{{ fig("test.talk_list") }}次。{% endparagraph %}')
    assert ">1</a>" in counted


def test_without_scripts_the_preview_is_a_page(office, visit):
    page = text(visit("general").post("/reports/templates/brief/preview/", sent() | span()))
    assert "<html" in page
    assert 'class="paper' in page


# -- figures


def figures(browser, **query):
    return unescape(
        text(
            browser.get(
                "/reports/templates/figures/", {"template": "brief"} | query, headers={"HX-Request": "true"}
            )
        )
    )


def test_figures_are_found_by_words_with_value_and_ready_expressions(office, visit):
    page = figures(visit("editor"), q="举办 活动", **span())
    assert "找到1项" in page
    assert "<b>举办活动</b><em>2场</em>" in page
    assert re.findall(r'data-insert="(.*?)" title', page)[0] == '{{ fig("test.events") }}'
    assert "本期举办的活动。" in page
    listed = figures(visit("editor"), q="test.event_list", **span())
    assert "《产业链座谈会》《读书分享会》2项" in listed
    assert '{{ names(rows("test.event_list")|take(2), "title")|books }}' in listed
    assert "{{ row.place }}" in listed
    assert "没有找到" in figures(visit("editor"), q="查无此项的词")


def test_the_value_follows_the_period(office, visit):
    assert "<em>1场</em>" in figures(visit("general"), q="test.events", **span(part="-H1"))
    assert "还没有开始" in figures(visit("general"), q="test.events", **span(year="2024", part="-H2"))


def test_a_restricted_list_offers_its_number_alone(office, visit):
    page = figures(visit("editor"), q="test.talk_list", **span())
    assert "只对指定角色开放" in page
    assert "冯子昂" not in page
    assert "rows(" not in page


def test_every_offer_of_every_metric_compiles(office, visit):

    scope = scope_for(office.office, parse("2023"))
    for one in metrics():
        for offer in entry(one, scope).offers:
            body = offer.expression.replace("▮", "")
            source = f"{{% paragraph %}}{{% sentence %}}{body}{{% endsentence %}}{{% endparagraph %}}"
            compile_template(source, scope)


def test_every_block_compiles(office):

    scope = scope_for(office.office, parse("2023"))
    assert errors(SKELETON) == []
    for block in BLOCKS:
        filled = block.expression.replace("▮", "office.name" if block.expression.startswith("{{") else "甲")
        assert [e for e in errors(filled) if "没有名为“”的指标" not in e.message] == [], block.name
    found = {word.expression: word.example for word in office_words(scope)}
    assert (found["{{ office.city }}"], found['{{ term("congress") }}']) == ("淄州", "二十")
