"""The template language: what is dropped, what is joined, what is numbered, and what is refused."""

from datetime import date

import pytest

from canmou.kernel.compile import TemplateProblem, compile_template, literals
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.actions import amend
from canmou.kernel.metrics import count, listing, metric, scope_for, total
from canmou.kernel.metrics.registry import _METRICS
from canmou.lib import periods
from canmou.library.models import Work


@pytest.fixture
def works(cast, monkeypatch):
    """Three works of 2022, and figures and lists over them."""
    monkeypatch.setattr("canmou.kernel.metrics.registry._METRICS", dict(_METRICS))

    def of_kind(kind):
        return lambda scope: (
            Work.objects.in_scope(scope, "finished_on").filter(kind=kind).order_by("finished_on")
        )

    metric("test.cases", "案例", measure="篇")(lambda scope: count(of_kind("case")(scope)))
    metric("test.reports", "报告", measure="篇")(lambda scope: count(of_kind("report")(scope)))
    metric("test.characters", "字数", measure="字")(lambda scope: total(of_kind("case")(scope), "characters"))
    metric("test.case_list", "案例清单")(lambda scope: listing(of_kind("case")(scope)))
    metric("test.report_list", "报告清单")(lambda scope: listing(of_kind("report")(scope)))
    rows = [
        Work(title="做强淄州根基", kind="case", finished_on=date(2022, 3, 1), characters=30000, mask="淄州"),
        Work(
            title="文化之城", kind="case", finished_on=date(2022, 6, 7), characters=32000, short_name="文化"
        ),
        Work(title="旧作", kind="case", finished_on=date(2021, 6, 7)),
    ]
    return cast.enter(rows)


def compiled(cast, source, period="2022"):
    return compile_template(source, scope_for(cast.office, periods.parse(period)))


def text(cast, body, masked=False):
    return compiled(cast, "{% paragraph %}" + body + "{% endparagraph %}").text(masked).rstrip("\n")


def test_a_figure_is_printed_masked_and_traced(cast, works):
    body = "{% paragraph %}形成案例{{ fig('test.cases', masked=True) }}篇、{{ fig('test.characters', '万余') }}字。{% endparagraph %}"
    report = compiled(cast, body)
    assert report.text() == "形成案例2篇、6万字。\n\n"
    assert report.text(masked=True).startswith("形成案例*篇、6")
    figure = report.trace()["figures"][0]
    assert figure == {
        "id": "F1",
        "metric": "test.cases",
        "label": "案例",
        "measure": "篇",
        "unit_code": "ZZ",
        "period": "2022",
        "value": "2",
        "printed": "2",
        "masked": "*",
        "spans": [[4, 5]],
        "records": ["ZZ-LWK-2022-00001", "ZZ-LWK-2022-00002"],
        "denominator_records": [],
    }


def test_the_name_of_a_record_carries_its_own_mask_and_number(cast, works):
    report = compiled(cast, "{% paragraph %}编印{{ first('test.case_list').title|book }}。{% endparagraph %}")
    assert (report.text(), report.text(masked=True)) == (
        "编印《做强淄州根基》。\n\n",
        "编印《做强**根基》。\n\n",
    )
    name = report.trace()["names"][0]
    assert (name["records"], name["spans"]) == (["ZZ-LWK-2022-00001"], [[2, 10]])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{% sentence %}共{{ fig('test.cases') }}篇{% endsentence %}", "共2篇。"),
        ("{% sentence %}共{{ fig('test.reports') }}篇{% endsentence %}完。", "完。"),
        ("{% sentence %}共{{ fig('test.reports') }}篇{% otherwise %}没有报告{% endsentence %}", "没有报告。"),
        (
            "{% sentence %}写{% clause %}，报告{{ fig('test.reports') }}篇{% endclause %}{% endsentence %}",
            "写。",
        ),
        (
            "{% sentence %}有{% series '、' %}{% item %}报告{{ fig('test.reports') }}篇{% enditem %}"
            "{% item %}案例{{ fig('test.cases') }}篇{% enditem %}{% endseries %}{% endsentence %}",
            "有案例2篇。",
        ),
        (
            "{% sentence %}有{% series '、' %}{% item %}{{ fig('test.reports') }}{% enditem %}{% endseries %}{% endsentence %}止。",
            "止。",
        ),
        (
            "{% points %}{% point '甲' %}{% sentence %}{{ fig('test.reports') }}{% endsentence %}{% endpoint %}"
            "{% point '乙' %}二。{% endpoint %}{% point %}三。{% endpoint %}{% endpoints %}",
            "一是乙。二。二是三。",
        ),
        ("{{ rows('test.case_list')|books }}", "《做强淄州根基》《文化之城》"),
        ("{{ names(rows('test.case_list'), 'short_name')|joined('、') }}", "文化"),
        ("{% for w in rows('test.case_list') %}{{ w.finished_on|month_day }}{% endfor %}", "3月1日6月7日"),
        ("党的{{ term('congress') }}大", "党的二十大"),
    ],
)
def test_blocks(cast, works, body, expected):
    assert text(cast, body) == expected


def test_sections_are_numbered_over_those_that_survive(cast, works):
    source = (
        "{% section '甲' %}{% paragraph %}{% sentence %}{{ fig('test.reports') }}{% endsentence %}{% endparagraph %}{% endsection %}"
        "{% section '乙' %}{% paragraph %}有。{% endparagraph %}{% endsection %}"
    )
    report = compiled(cast, source)
    assert [(p.level, p.text()) for p in report.passages] == [(1, "一、乙"), (0, "有。")]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("\n{{ fig('no.such') }}", "模板第2行：没有名为“no.such”的指标，请在指标目录里选用"),
        ("{{ fig('test.reports') }}", "模板第1行：“test.reports”没有内容，请把这一处放进 sentence 或 clause"),
        ("\n\n{% sentence %}", "语法不对"),
        ("{{ value('test.cases') }}", "只能用在条件里"),
        ("{{ office.__class__ }}", "没有“__class__”这一项"),
        ("{{ first('test.case_list').created_by }}", "没有“created_by”这一栏"),
        ("{{ 'a' * 99999999 }}", "不能用运算符"),
        ("{{ nothing }}", "nothing"),
        ("{{ fig('test.cases', '无此写法') }}", "无此写法"),
        ("{% for a in rows('test.case_list') %}{{ a.title.upper() }}{% endfor %}", "没有“upper”这一项"),
    ],
)
def test_what_a_template_may_not_do_is_refused_with_its_line(cast, works, body, problem):
    with pytest.raises(TemplateProblem) as refusal:
        text(cast, body)
    assert problem in refusal.value.message


def test_a_period_that_has_not_begun_is_refused(cast):
    with pytest.raises(Refused, match="2025年还没有开始"):
        scope_for(cast.office, periods.parse("2025"))


def test_a_change_of_a_source_changes_its_spans_and_no_other(cast, works):
    source = (
        "{% paragraph %}{{ rows('test.case_list')|books }}共{{ fig('test.cases') }}篇。{% endparagraph %}"
    )
    before = compiled(cast, source)
    works[1].title = "文化新城"
    amend(works[1], by=cast.users["general"])
    after = compiled(cast, source)
    pairs = [
        (old.text, new.text)
        for old, new in zip(before.passages[0].pieces, after.passages[0].pieces, strict=True)
        if old.text != new.text
    ]
    assert pairs == [("《文化之城》", "《文化新城》")]


def test_literals_are_what_is_static(cast):
    source = "{% section '标题' %}\n  {% paragraph %}甲{{ office.city }}乙{% endparagraph %}{% endsection %}"
    assert sorted(literals(source)) == [(1, "标题"), (2, "乙"), (2, "甲")]


@pytest.mark.parametrize(
    "body",
    [
        "{{ (office.city|stars) ~ '' }}",
        "{{ '12345' }}",
        "{{ '2022年' if true else '' }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% for a in [1, 2, 3] %}{% for b in [1, 2, 3] %}长{% endfor %}{% endfor %}",
        "{% set a %}长{% endset %}{{ a }}",
    ],
)
def test_nothing_is_printed_untraced(cast, works, body):
    with pytest.raises(TemplateProblem):
        text(cast, body)
