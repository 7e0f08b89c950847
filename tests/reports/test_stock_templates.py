"""The stock templates beside the annual report: good Chinese for any period, with records, with few and with none."""

import re

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from canmou.kernel.compile import compile_template, literals
from canmou.kernel.compile.checking import errors, names_typed_in, typed_in
from canmou.kernel.compile.templates import in_use, stock_templates
from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.html import to_html
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.metrics import evaluate, metrics, scope_for
from canmou.kernel.people.models import Unit, User
from canmou.kernel.people.queries import staff_today
from canmou.lib.periods import parse
from canmou.lib.punctuation import slips
from canmou.reports.stock import FOLDER

STOCK = {item.code: item.text for item in stock_templates(FOLDER) if item.code != "annual"}
PERIODS = {
    "half": ["2022-H1", "2022-H2", "2023-H1", "2023-H2", "2024-H1"],
    "quarter": ["2022-Q1", "2022-Q2", "2023-Q3", "2023-Q4", "2024-Q1"],
    "section": ["2022-Q2", "2022", "2023", "2024-01-A"],
    "personal": ["2022", "2023", "2023-Q3", "2024"],
    "minutes": ["2022-06", "2023-12", "2022", "2024-01", "2022-06-14..2022-06-14"],
    "plan": ["2022", "2023", "2023-Q4", "2024"],
}


def about(code, office, which=0):
    """Whom the template is about: the office, one of its sections, one of its people."""
    if STOCK[code].subject == "unit":
        return {"unit": Unit.objects.filter(office=office, kind="section")[which]}
    if STOCK[code].subject == "person":
        return {"person": staff_today(office)[which]}
    return {}


def compiled(code, office, period, **whom):
    text = STOCK[code]
    scope = scope_for(office, parse(period), **(whom or about(code, office)))
    return compile_template(text.source, scope, title=text.title, form=text.form)


def blemishes(report):
    text = report.text()
    found = [f"{slip.reason}：{text[max(0, slip.start - 12) : slip.end + 6]}" for slip in slips(text)]
    found += re.findall(r".{0,6}(?:等0|《》|“”|共0|[^\d.]0[次篇项个条名户件期人％]).{0,6}", text)
    for line in text.splitlines():
        points = re.findall(r"(?:^|。)([一二三四五六七八九])是", line)
        if points != list("一二三四五六七八九"[: len(points)]):
            found.append(line[:30])
        if (
            line
            and not re.search(r"[。！？]”?$", line)
            and not re.match(r"[一二三四五六七八九十]+、|..：", line)
        ):
            found.append(f"没有写完：{line[-20:]}")
    heads = re.findall(r"(?m)^([一二三四五六七八九])、", text)
    return found + ([heads] if heads != list("一二三四五六七八九"[: len(heads)]) else [])


def test_they_come_with_every_office(demo):
    assert {template.code: template.get_subject_display() for template in in_use(demo)} == {
        "annual": "全室",
        "half": "全室",
        "minutes": "全室",
        "personal": "个人",
        "plan": "全室",
        "quarter": "全室",
        "section": "科室",
    }


@pytest.mark.parametrize("code", STOCK)
def test_they_say_no_figure_and_no_name_of_their_own(demo, code):
    source, general = STOCK[code].source, User.objects.get(username="general")
    assert errors(source, scope_for(demo, parse("2022"), **about(code, demo))) == []
    assert typed_in(source) + names_typed_in(source, demo, general) == []
    assert re.findall(r"(?:19|20)\d\d", source) == []


@pytest.mark.parametrize("code", STOCK)
def test_every_period_gives_good_chinese(demo, code):
    found = {period: blemishes(compiled(code, demo, period)) for period in PERIODS[code]}
    assert {period: wrong for period, wrong in found.items() if wrong} == {}


def test_every_section_and_every_person_gets_one(demo):
    for unit in Unit.objects.filter(office=demo, kind="section"):
        report = compiled("section", demo, "2023", unit=unit)
        assert blemishes(report) == []
        assert report.title == f"{unit.name}2023年工作小结"
        units = {entry.traced.figure.scope.unit for entry in report.figures}
        assert units <= {unit}
    for person in staff_today(demo):
        assert blemishes(compiled("personal", demo, "2023", person=person)) == []


@pytest.mark.parametrize("code", STOCK)
def test_every_figure_is_that_of_its_metric(demo, code):
    period = PERIODS[code][0]
    report = compiled(code, demo, period)
    scope = scope_for(demo, parse(period), **about(code, demo))
    wrong = [
        e.traced.metric for e in report.figures if evaluate(e.traced.metric, scope).value != e.traced.raw
    ]
    assert wrong == []


def test_how_much_they_tell(demo):
    told = {code: len(compiled(code, demo, PERIODS[code][1]).figures) for code in ("half", "quarter")}
    told["section"] = len(compiled("section", demo, "2023", **about("section", demo, 2)).figures)
    told["personal"] = len(compiled("personal", demo, "2022").figures)
    assert {
        code: number >= least for (code, number), least in zip(told.items(), (40, 15, 8, 5), strict=True)
    } == {
        "half": True,
        "quarter": True,
        "section": True,
        "personal": True,
    }


@pytest.mark.parametrize("code", STOCK)
def test_each_ledger_emptied_in_turn_leaves_good_chinese(demo, code):
    period = PERIODS[code][1]
    whom = about(code, demo, 2)
    with CaptureQueriesContext(connection) as queries:
        compiled(code, demo, period, **whom)
    asked = "\n".join(query["sql"] for query in queries)
    read = [ledger for ledger in ledgers() if f'"{ledger.model._meta.db_table}"' in asked]
    assert read != []
    problems = {}
    for ledger in read:
        with transaction.atomic():
            ledger.model.objects.update(voided=True)
            RecordRef.objects.filter(ledger=ledger.code).update(voided=True)
            report = compiled(code, demo, period, **whom)
            transaction.set_rollback(True)
        numbers = {number for entry in (*report.figures, *report.names) for number in entry.records}
        found = blemishes(report) + [number for number in numbers if f"-{ledger.code}-" in number]
        if found:
            problems[ledger.code] = found
    assert problems == {}


@pytest.mark.parametrize("code", STOCK)
def test_an_office_without_records_gets_clean_text(cast, code):
    report = compiled(code, cast.office, "2023")
    assert (report.figures, blemishes(report)) == ((), [])
    assert len(report.passages) >= 1


MINUTES = """2022年6月14日，周承远同志主持召开2022年第9次党组会议，地点机关五楼会议室。会议研究了有关事项，现纪要如下。
一、学习习近平总书记在中央有关会议上的重要讲话
会议落实“第一议题”制度，进行了集体学习（学习内容：2022年6月公开发布）。会议要求：结合调研和文稿工作抓好贯彻，机关党建科跟踪。由白玉成同志负责，2022年7月14日前落实。
二、研究年度工作要点
会议听取了韩立诚同志的汇报，经研究，会议通过了这一议题。会议要求：印发执行，办公室按季督促。由韩立诚同志负责。
三、研究干部培训安排
会议听取了宋雅琴同志的汇报，经研究，会议通过了这一议题。会议要求：人事科会后一周内下发通知。由宋雅琴同志负责。
四、听取百题调研进展汇报
会议听取了郝景明同志的汇报。会议要求：进度落后课题逐项列出完成时间。由郝景明同志负责。
出席：周承远、韩立诚、宋雅琴、郝景明
列席：孙启航、白玉成
记录：陆思源
"""


def test_minutes_tell_the_latest_meeting_and_take_the_form_of_minutes(demo):
    report = compiled("minutes", demo, "2022-06")
    assert report.text() == MINUTES + "\n"
    document = report.document()
    assert (document.form, document.issuer_mark, document.title, document.signature) == (
        "minutes",
        "淄州市人民政府研究室党组会议纪要",
        "",
        None,
    )
    assert [(roll.label, roll.names) for roll in document.attendees] == [
        ("出席", ("周承远", "韩立诚", "宋雅琴", "郝景明")),
        ("列席", ("孙启航", "白玉成")),
        ("记录", ("陆思源",)),
    ]
    assert to_html(document).count("attendees") == 3
    assert to_docx(document).startswith(b"PK")
    assert to_pdf(document).startswith(b"%PDF-")


def test_minutes_without_a_meeting_say_so(demo):
    assert compiled("minutes", demo, "2024-01").text() == "2024年1月没有党组会议的记录。\n\n"


def test_a_plan_lists_what_is_still_to_come_once(demo):
    scope = scope_for(demo, parse("2023"), as_of=parse("2023-05").end)
    text = STOCK["plan"]
    report = compile_template(text.source, scope, title=text.title, form=text.form)
    tasks = [entry.traced.text for entry in report.names if entry.traced.metric.endswith("planned.list.task")]
    assert len(tasks) == len(set(tasks)) == evaluate("supervision.items.planned", scope).value
    assert evaluate("supervision.items", scope).value == 0
    assert blemishes(report) == []


def test_a_personal_summary_uses_personal_figures_alone(demo):
    used = set(re.findall(r'\b(?:fig|value|rows|first)\("([a-z_.]+)"', STOCK["personal"].source))
    assert used <= {metric.id for metric in metrics() if metric.personal}
    scope = scope_for(demo, parse("2022"), person=staff_today(demo)[0])
    with pytest.raises(Refused, match="没有个人口径"):
        compile_template('{% paragraph %}{{ fig("party.meetings") }}{% endparagraph %}', scope)


def test_what_two_people_did_is_not_what_all_did(demo):
    whole = scope_for(demo, parse("2022"))
    for metric in [metric for metric in metrics() if metric.personal]:
        found = metric.compute(whole)
        everybody = set(found.numbers())
        of_one = set(metric.compute(scope_for(demo, parse("2022"), person=staff_today(demo)[6])).numbers())
        assert of_one <= everybody, metric.id
        if len(everybody) > 60:
            assert of_one < everybody, metric.id


def test_literals_are_prose(demo):
    for code, text in STOCK.items():
        assert [
            words for _, words in literals(text.source) if re.search(r"[0-9０-９％%《》]", words)
        ] == [], code
