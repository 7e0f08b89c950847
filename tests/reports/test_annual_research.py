"""The part of the annual report on research."""

import re
from datetime import date
from pathlib import Path

import pytest

from canmou.kernel.compile import compile_template, literals
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.metrics import scope_for
from canmou.lib import periods
from canmou.reports.stock import FOLDER
from canmou.research.models import Report, Topic

pytestmark = pytest.mark.django_db

SEED = (Path(__file__).parent.parent / "data" / "annual-report-2022.txt").read_text(encoding="utf-8")
SOURCE = (FOLDER / "annual" / "20_research.txt").read_text(encoding="utf-8")

#: What no report may hold.
BROKEN = re.compile(
    r"等0|《》|“”|[，、；：][，、；。]|。[，、；。]|^[，、。]|[，、]$|[于在成等][。，]|\b0[个件条次项篇]|得(?=，|。)",
    re.M,
)
#: Every ledger that the section reads.
LEDGERS = "SAC STH SSG SMC HAW RTP RCA RSE RCH RFA RGR RGD RRP LWK IIN ICV".split()


def compiled(office, year="2022"):
    return compile_template(SOURCE, scope_for(office, periods.parse(year), as_of=date(2024, 1, 8)))


def test_the_section_on_research_is_the_seed(demo):
    heading, body = compiled(demo).text(masked=True).splitlines()[:2]
    lines = SEED.splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith("二、"))
    assert heading.split("、", 1)[1] == lines[at].split("、", 1)[1]
    assert body == lines[at + 1]


def test_the_section_in_full(demo):
    body = compiled(demo).text().splitlines()[1]
    assert "获得一等奖2项、二等奖3项、三等奖4项。" in body
    assert "建设“九个现代化新淄州”" in body
    assert "筛选确定118项调研课题。同时，针对全市发展中的难点焦点问题，在研究室内部确定24个" in body
    assert "重大课题调研活动60余次" in body
    assert "特别成果10篇、一等成果18篇、二等成果27篇、三等成果36篇" in body
    assert "等80余篇调研报告，得到省、市领导肯定性批示50余次，" in body


@pytest.mark.parametrize("year", ["2021", "2022", "2023"])
def test_every_year_compiles_to_clean_chinese(demo, year):
    report = compiled(demo, year)
    assert BROKEN.findall(report.text()) == []
    assert len(report.figures) >= 12


def test_the_other_years_speak_of_themselves(demo):
    text = compiled(demo, "2023").text()
    assert "实干攻坚年" in text and "完成2022年度" in text
    assert not re.search("品质提升|数字经济发展|九个现代化新淄州”，以及", text)


@pytest.mark.parametrize("code", LEDGERS)
def test_it_stays_clean_when_a_ledger_is_empty(demo, code):
    before = compiled(demo).text()
    ledger(code).model.objects.update(voided=True)
    text = compiled(demo).text()
    assert BROKEN.findall(text) == []
    assert text != before


def test_what_a_figure_counts_is_opened_by_its_records(demo):
    figures = {entry.traced.metric: entry for entry in compiled(demo).figures}
    assert figures["research.topics.selected"].records == sorted(
        Topic.objects.filter(year=2022, source="call").values_list("number", flat=True)
    )
    own = Report.objects.filter(work__author_origin="in_house", finished_on__year=2022)
    assert figures["research.reports.finished"].records == sorted(own.values_list("number", flat=True))


def test_the_trace_rebuilds_the_text(demo):
    report = compiled(demo)
    plain, masked = report.text(), report.text(masked=True)
    for entry in [*report.figures, *report.names]:
        for start, end in entry.spans:
            masked = masked[:start] + entry.traced.text + masked[end:]
            assert plain[start:end] == entry.traced.text
    assert masked == plain


def test_the_literal_text_holds_no_fact():
    for line, text in literals(SOURCE):
        assert not re.search(r"[0-9０-９％《]|品质提升|九大|百题|数字经济|产业链|淄|研究室", text), line
