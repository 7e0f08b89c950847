"""The parts of the annual report on the think tank and on open government."""

import re
from datetime import date
from pathlib import Path

import pytest

from canmou.kernel.compile import compile_template
from canmou.kernel.metrics import scope_for
from canmou.lib import periods
from canmou.reports.stock import FOLDER

SEED = (Path(__file__).parent.parent / "data" / "annual-report-2022.txt").read_text(encoding="utf-8")
HOME = FOLDER / "annual"
THINKTANK = (HOME / "40_thinktank.txt").read_text(encoding="utf-8")
DISCLOSURE = (
    "{% paragraph %}" + (HOME / "66_disclosure.txt").read_text(encoding="utf-8") + "{% endparagraph %}"
)

#: What no report may hold.
BROKEN = re.compile(r"等0|《》|“”|[，、；：][，、；。]|。。|^[，、。]|[，、]$|\b0[个件条次项家名篇]")


def compiled(office, source, year="2022"):
    return compile_template(source, scope_for(office, periods.parse(year), as_of=date(2024, 1, 8)))


def without_ordinal(line):
    return line.split("、", 1)[1]


def test_the_section_on_the_think_tank_is_the_seed(demo):
    heading, body = compiled(demo, THINKTANK).text(masked=True).splitlines()[:2]
    lines = SEED.splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith("四、"))
    assert without_ordinal(heading) == without_ordinal(lines[at])
    assert body == lines[at + 1]


def test_the_sentences_on_open_government_are_the_seed(demo):
    text = compiled(demo, DISCLOSURE).text(masked=True).strip()
    assert text == re.search(r"扎实开展政务公开工作.*?“最后一公里”》。", SEED).group()


def test_the_think_tank_in_full(demo):
    body = compiled(demo, THINKTANK).text().splitlines()[1]
    assert "推荐2名合伙人当选十四届淄州市政协委员，27家合伙人单位" in body
    assert "提供礼遇待遇服务320余人次" in body
    assert "建议新建增第二批合伙人34个" in body
    assert "在淄州日报、淄州电视台、淄州晚报、博览新闻同步播发，累计阅览量超过126万次" in body


@pytest.mark.parametrize("year", ["2021", "2022", "2023"])
@pytest.mark.parametrize("source", [THINKTANK, DISCLOSURE], ids=["thinktank", "disclosure"])
def test_every_year_compiles_to_clean_chinese(demo, source, year):
    report = compiled(demo, source, year)
    assert BROKEN.findall(report.text()) == []
    assert len(report.figures) >= (6 if source is DISCLOSURE else 5)


LEDGERS = (
    "EDM ECM ECC ERD ETM EPL CSC CBT CBN CSV CBO CCM CAD CMC CMP CPL CRD CIN CAG CJR DFR DMS DPI DNM DPO "
    "YHB YIT YPS ACH ARD"
).split()


@pytest.mark.parametrize("code", LEDGERS)
def test_it_stays_clean_when_a_ledger_is_empty(demo, code):
    from canmou.kernel.ledger.declare import ledger

    ledger(code).model.objects.update(voided=True)
    for source in (THINKTANK, DISCLOSURE):
        assert BROKEN.findall(compiled(demo, source).text()) == []


@pytest.mark.parametrize("source", [THINKTANK, DISCLOSURE], ids=["thinktank", "disclosure"])
def test_the_trace_rebuilds_the_text(demo, source):
    report = compiled(demo, source)
    plain, masked = report.text(), report.text(masked=True)
    trace = report.trace()
    for entry in [*trace["figures"], *trace["names"]]:
        for start, end in entry["spans"]:
            masked = masked[:start] + entry["printed"] + masked[end:]
    assert masked == plain
