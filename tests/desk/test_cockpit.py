"""The cockpit: lines, lights, trends with their tables, what is late; the page of a figure; the brief."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.desk.watch import WATCHED, Light, owed, share, told
from canmou.kernel.ledger.lines import Line
from canmou.kernel.metrics import Reading, metric_for
from canmou.personnel.models import DisciplineTalk
from canmou.publishing.models import Submission
from canmou.supervision.models import SupervisionTask

SENT = "publishing.submissions"


@pytest.fixture
def sent(cast):
    upper = cast.body("省政府研究室", kind="upper_body")
    days = [date(2023, 1, 5), date(2023, 6, 1), date(2022, 3, 1)]
    rows = [Submission(title=f"材料{day}", kind="summary", body=upper, sent_on=day) for day in days]
    return [*cast.enter(rows[:1], unit="research1"), *cast.enter(rows[1:], unit="society")]


def page(browser, path):
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def value(text, label):
    return re.search(rf"<span>{label}</span><b>([^<]+)<small>", text)[1]


def test_all_six_lines_are_watched_by_metrics_that_exist():
    assert [watched.line for watched in WATCHED] == list(Line)
    ids = [
        id
        for watched in WATCHED
        for id in (*watched.figures, watched.trend, *(li.metric for li in watched.lights))
    ]
    assert [metric_for(id).id for id in ids] == ids
    assert [watched.line for watched in WATCHED if len(watched.figures) != 6] == []


@pytest.mark.parametrize(
    ("light", "value", "tone", "sentence"),
    [
        (share("drafting.on_time_share"), 96, "ok", "文稿按时交付率96％，达到95％"),
        (share("drafting.on_time_share"), 95, "ok", "文稿按时交付率95％，达到95％"),
        (share("drafting.on_time_share"), 85, "warn", "文稿按时交付率85％，低于95％"),
        (share("drafting.on_time_share"), 84, "bad", "文稿按时交付率84％，低于85％"),
        (owed("research.milestones.overdue"), 0, "ok", "逾期课题节点0个，没有欠账"),
        (owed("research.milestones.overdue"), 2, "warn", "逾期课题节点2个，应为0"),
        (owed("research.milestones.overdue"), 3, "bad", "逾期课题节点3个，超过2个"),
    ],
)
def test_a_light_explains_itself(light, value, tone, sentence):
    found = told(light, Reading(metric_for(light.metric), Decimal(value), None, "count"))
    assert (found.tone, found.sentence) == (tone, sentence)


def test_nothing_to_compute_from_has_no_light():
    light = Light("drafting.on_time_share", 95, 85, least=True)
    assert told(light, Reading(metric_for(light.metric), None, None, "ratio")) is None


def test_the_period_and_the_unit_stand_in_the_address(visit, cast, sent):
    browser = visit("leader")
    assert value(page(browser, "/cockpit/?period=2023"), "对上报送文稿") == "2"
    assert value(page(browser, "/cockpit/?period=2023-Q1"), "对上报送文稿") == "1"
    society = cast.unit("society").uid
    text = page(browser, f"/cockpit/?period=2023&unit={society}")
    assert value(text, "对上报送文稿") == "1"
    assert "与去年同期持平（去年同期1篇）" in text
    assert value(page(browser, "/cockpit/"), "对上报送文稿") == "0"
    assert "2024年（截至今日）" in page(browser, "/cockpit/")
    assert "2024-02" not in page(browser, "/cockpit/")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("period=2025", 409),
        ("period=abc", 404),
        ("unit=nobody", 404),
        ("unit=../", 404),
        ("period=2023-13", 404),
    ],
)
def test_what_does_not_exist_is_refused(query, status, visit):
    browser = visit("leader")
    for path in (
        "/cockpit/",
        "/cockpit/trends/",
        "/cockpit/brief/",
        "/cockpit/brief/pdf/",
        f"/figures/{SENT}/",
    ):
        assert browser.get(f"{path}?{query}").status_code == status, path


def test_staff_see_their_own_sections_figures_alone(visit, cast, sent):
    browser = visit("clerk")
    assert value(page(browser, "/cockpit/?period=2023"), "对上报送文稿") == "1"
    other = cast.unit("society").uid
    for path in (
        "/cockpit/",
        "/cockpit/trends/",
        "/cockpit/brief/",
        "/cockpit/brief/pdf/",
        f"/figures/{SENT}/",
    ):
        answer = browser.get(f"{path}?period=2023&unit={other}")
        assert answer.status_code == 403
        assert "范围内“查看指标数字”的权限" in answer.content.decode()
    assert other not in page(browser, "/cockpit/")


@pytest.mark.parametrize("login", ["department", "sysadmin", "secadmin", "auditor"])
def test_figures_are_closed_to_outsiders_and_administrators(login, visit, sent):
    browser = visit(login)
    for path in (
        "/cockpit/",
        "/cockpit/trends/",
        "/cockpit/brief/",
        "/cockpit/brief/pdf/",
        f"/figures/{SENT}/",
    ):
        assert browser.get(path).status_code == 403, path
    assert "/cockpit/" not in page(browser, "/")


def test_every_trend_has_its_table(visit, sent):
    browser = visit("leader")
    text = browser.get("/cockpit/trends/?period=2023", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in text
    charts = text.split("<figure ")[1:]
    assert len(charts) == 6
    assert [chart.count("<tr>") for chart in charts] == [13] * 6
    assert "<html" in page(browser, "/cockpit/trends/?period=2023")


def test_a_figure_shows_its_definition_its_records_and_each_section(visit, cast, sent):
    text = page(visit("leader"), f"/figures/{SENT}/?period=2023")
    assert metric_for(SENT).definition in text
    numbers = re.findall(r'data-label="编号">([^<]+)<', text)
    assert numbers == [sent[0].number, sent[1].number]
    rows = re.findall(
        r'data-label="科室"><a [^>]+>([^<]+)</a></td><td class="num" data-label="本期">(\d+)</td>'
        r'<td class="num" data-label="去年同期">(\d+)</td>',
        text,
    )
    assert rows == [("调研一科", "1", "0"), ("社会调研科", "1", "1")]


def test_a_figure_of_a_restricted_ledger_tells_others_only_the_count(visit, cast):
    talk = DisciplineTalk(
        person=cast.named("冯子昂"),
        kind="daily",
        held_on=date(2023, 7, 8),
        talker=cast.named("高振华"),
        reason="routine",
    )
    (talk,) = cast.enter([talk], unit="personnel", by="personnel")
    path = "/figures/personnel.talks.integrity/?period=2023"
    seen = page(visit("personnel"), path)
    hidden = page(visit("leader"), path)
    assert talk.number in seen
    assert "共1条，其中1条记录受限" in hidden
    assert [word for word in (talk.number, "冯子昂") if word in hidden] == []


def test_an_unknown_metric_is_refused(visit):
    answer = visit("leader").get("/figures/no.such/")
    assert answer.status_code == 409
    assert "没有名为“no.such”的指标" in answer.content.decode()


def test_what_is_late_leads_to_the_section_and_to_the_figure(visit, cast):
    task = SupervisionTask(
        title="迟",
        kind="daily",
        urgency="normal",
        basis="室务会议",
        assigned_on=date(2023, 11, 1),
        lead_section=cast.unit("society"),
        due_on=date(2024, 1, 5),
    )
    (task,) = cast.enter([task])
    browser, society = visit("leader"), cast.unit("society").uid
    text = page(browser, "/cockpit/")
    table = text.partition("各科室未办和超期")[2].partition("</table>")[0]
    assert re.findall(r'<a href="([^"]+)">([^<]+)</a>', table.replace("&amp;", "&")) == [
        (f"/due/?whose=office&unit={society}", "社会调研科"),
        (f"/figures/dates.open/?period=2024&unit={society}", "1"),
        (f"/figures/dates.overdue/?period=2024&unit={society}", "1"),
    ]
    assert task.number in page(browser, f"/figures/dates.overdue/?period=2024&unit={society}")


def test_the_brief_prints_the_same_figures(visit, cast, sent):
    browser = visit("leader")
    text = page(browser, "/cockpit/brief/?period=2023")
    assert "淄州市人民政府研究室2023年工作情况简报" in text
    assert '<th scope="row">对上报送文稿</th><td class="num">2篇</td><td class="num soft">+1</td>' in text
    answer = browser.get("/cockpit/brief/pdf/?period=2023")
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_the_same_queries_for_one_record_and_for_three(visit, cast):
    browser, numbers = visit("leader"), []
    upper = cast.body("省政府研究室", kind="upper_body")
    for month in (3, 4, 5):
        cast.enter([Submission(title=f"{month}", kind="summary", body=upper, sent_on=date(2023, month, 1))])
        page(browser, "/cockpit/?period=2023")
        counts = []
        for path in ("/cockpit/?period=2023", f"/figures/{SENT}/?period=2023"):
            page(browser, path)
            with CaptureQueriesContext(connection) as seen:
                page(browser, path)
            counts.append(len(seen))
        numbers.append(counts)
    assert numbers[0] == numbers[1] == numbers[2]
