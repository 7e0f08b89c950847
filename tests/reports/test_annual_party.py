"""The introduction, the section on party building and the close of the annual report."""

import re
from datetime import date
from pathlib import Path

import pytest

from canmou.kernel.compile import compile_template
from canmou.kernel.compile.engine import literals
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.metrics import scope_for
from canmou.kernel.models import RecordRef, Unit
from canmou.lib import periods
from canmou.reports.stock import FOLDER

pytestmark = pytest.mark.django_db
SEED = (Path(__file__).parent.parent / "data" / "annual-report-2022.txt").read_text(encoding="utf-8")
PARTS = ("00_intro.txt", "10_party.txt", "99_close.txt")
SOURCE = "".join((FOLDER / "annual" / part).read_text(encoding="utf-8") for part in PARTS)

#: What no report may hold.
BROKEN = re.compile(
    r"等0|《》|“”|[，、；：][，、；。]|。。|(?m:^[，、。])|(?m:[，、”\w]$)|\b0[个件条次项家名篇户]"
)
HEADING = "一、"


def compiled(office, year="2022"):
    return compile_template(SOURCE, scope_for(office, periods.parse(year), as_of=date(2024, 1, 8)))


def broken(report):
    text = "\n".join(line for line in report.text().splitlines() if not line.startswith(HEADING))
    return BROKEN.findall(text)


def test_2022_masked_is_the_seed(demo):
    lines = SEED.splitlines()
    assert compiled(demo).text(masked=True).splitlines() == [*lines[:3], "特此报告。", ""]


def test_2022_in_full(demo):
    body = compiled(demo).text().splitlines()[2]
    assert "共组织开展12次党组理论学习中心组学习、26次集体学习、36次党小组学习。" in body
    assert "对照查摆问题23个，目前已全部整改到位。" in body
    assert "走访慰问困难党员群众36户。" in body
    assert "厚植公廉淄州根基" in body


def test_other_years_say_what_their_records_say(demo):
    before = compiled(demo, "2021").text()
    assert "将“规范提升”融入到履职服务全过程" in before
    assert "对照查摆问题19个，已整改到位18个。" in before
    assert "模范机关" not in before
    after = compiled(demo, "2023").text()
    assert "《党小组建在课题组上的探索》获全市“活力党建”创新案例一等奖，并作为优秀案例" in after
    assert "对照查摆问题21个，目前已全部整改到位。" in after
    assert [broken(compiled(demo, year)) for year in ("2021", "2022", "2023")] == [[], [], []]


def test_it_stays_clean_when_a_ledger_is_empty(demo):
    codes = "STH SAC SPD SMC SCP PSP PST PSS PBR PDT POL PRI PHH PHV PEB PCK HTI HAW HPR".split()
    dirty = {}
    for code in codes:
        model = ledger(code).model
        model.objects.update(voided=True)
        if found := broken(compiled(demo)):
            dirty[code] = found
        model.objects.update(voided=False)
    assert dirty == {}


def test_it_stays_clean_when_everything_is_empty(demo):
    for code in "STH SAC SPD SMC SCP PSP PST PSS PBR PDT POL PRI PHV PEB PCK HTI HAW HPR".split():
        ledger(code).model.objects.update(voided=True)
    report = compiled(demo)
    assert broken(report) == []
    assert report.figures == ()
    assert report.text().splitlines()[1] == "一、聚力加强党的建设"


def test_putting_the_printed_back_gives_the_unmasked(demo):
    report = compiled(demo)
    plain, masked = report.text(), list(report.text(masked=True))
    trace = report.trace()
    for entry in trace["figures"] + trace["names"]:
        for start, end in entry["spans"]:
            masked[start:end] = entry["printed"]
    assert "".join(masked) == plain


def test_figures_open_onto_exactly_their_records(demo):
    entries = {entry["metric"]: entry for entry in compiled(demo).trace()["figures"]}
    sizes = {metric: (entry["value"], len(entry["records"])) for metric, entry in entries.items()}
    assert sizes == {
        "party.study.topics": ("14", 14),
        "party.study.centre_group": ("12", 12),
        "party.study.collective": ("26", 26),
        "party.study.party_group": ("36", 36),
        "party.problems.found": ("23", 23),
        "party.visits.households": ("36", 44),
    }


def test_prose_holds_no_fact(demo):
    texts = [text for _, text in literals(SOURCE)]
    assert [
        text for text in texts if re.search(r"[0-9０-９％《]", text) and not re.fullmatch(r"[a-z_.]+", text)
    ] == []
    names = {unit.name for unit in Unit.objects.filter(office=demo)}
    names |= set(RecordRef.objects.filter(office=demo).values_list("title", flat=True))
    held = {name for name in names if len(name) > 1 and any(name in text for text in texts)}
    assert held == set()
