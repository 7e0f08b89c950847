"""The parts of the annual report on conduct and on capacity."""

import re
from pathlib import Path

import pytest

from canmou.kernel.compile import compile_template, literals
from canmou.kernel.ledger.declare import ledger, ledgers
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.metrics import scope_for
from canmou.kernel.people.models import Person, Unit
from canmou.lib import periods
from canmou.reports.stock import FOLDER

SEED = (Path(__file__).parent.parent / "data" / "annual-report-2022.txt").read_text(encoding="utf-8")
HOME = FOLDER / "annual"
FILES = ["50_conduct", "60_capacity", "66_disclosure", "69_capacity_end"]
SOURCES = {name: (HOME / f"{name}.txt").read_text(encoding="utf-8") for name in FILES}
SOURCE = "".join(SOURCES.values())
OWN = SOURCES["50_conduct"] + SOURCES["60_capacity"] + SOURCES["69_capacity_end"]

#: What no report may hold.
BROKEN = re.compile(
    r"等0|《》|“”|[，、；：][，、；。]|。。|[：“]，|以及[，。等]|和工作|开展工作|被等|为。|的。|(?<![0-9.])0[个件条次项家名篇部]"
)


def compiled(office, period="2022", source=SOURCE):
    return compile_template(source, scope_for(office, periods.parse(period)))


def lines_of(report, masked=False):
    return [line for line in report.text(masked).splitlines() if line]


def seed_section(number):
    lines = SEED.splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith(f"{number}、"))
    return lines[at : at + 2]


def unnumbered(lines):
    return [lines[0].split("、", 1)[1], *lines[1:]]


def test_the_section_on_conduct_is_the_seed(demo):
    found = lines_of(compiled(demo, source=SOURCES["50_conduct"]), masked=True)
    assert unnumbered(found) == unnumbered(seed_section("五"))


def test_the_section_on_capacity_is_the_seed(demo):
    found = lines_of(compiled(demo), masked=True)[2:]
    assert unnumbered(found) == unnumbered(seed_section("六"))


@pytest.mark.parametrize(
    "sentence",
    [
        "对2名干部进行谈话提醒。组织党员干部观看4部警示教育片",
        "2021年度绩效考核专题分析会等8次“调研沙龙”",
        "全市186名调研干部参加培训",
        "先后选派4名干部参加",
        "外派干部占到在岗人数的9.5％",
        "主题党日活动12次",
        "被市爱卫会等4个单位命名为“淄州市无烟党政机关”。",
        "党章党规学习6次",
        "专题会议4次，集中开展保密教育培训活动3次，周密部署做好党的二十大网络安全保障工作",
    ],
)
def test_the_figures_in_full(demo, sentence):
    assert compiled(demo).text().count(sentence) == 1


@pytest.mark.parametrize("period", ["2021", "2022", "2023", "2024", "2022-H1", "2022-Q2", "2022-06"])
def test_every_period_compiles_to_clean_chinese(demo, period):
    assert BROKEN.findall(compiled(demo, period).text()) == []


@pytest.mark.parametrize(
    ("period", "sentences"),
    [
        ("2021", ["聚力实施工作作风", "深入实施“青蓝”培育工程", "扎实组织开展日报告和疫苗接种工作"]),
        (
            "2023",
            ["积极配合开展审计整改“回头看”", "外派干部占到在岗人数的11.9％", "做好全国两会网络安全保障工作"],
        ),
    ],
)
def test_other_years_speak_of_their_own(demo, period, sentences):
    text = compiled(demo, period).text()
    assert [sentence for sentence in sentences if sentence not in text] == []
    assert [word for word in ("品质提升", "严真细实快", "二十大") if word in text] == []


USED = sorted(
    led.code
    for led in ledgers()
    if led.app in ("personnel", "affairs", "honours", "party", "supervision") and not led.generated
)


@pytest.mark.parametrize("code", USED)
def test_it_stays_clean_when_a_ledger_is_empty(demo, code):
    ledger(code).model.objects.update(voided=True)
    text = compiled(demo).text()
    assert BROKEN.findall(text) == []
    for body in text.splitlines():
        given = re.findall(r"(?:^|。)([一二三四]是)", body)
        assert given == ["一是", "二是", "三是", "四是"][: len(given)]


def test_it_stays_clean_without_a_single_record(cast):
    text = compiled(cast.office).text()
    assert BROKEN.findall(text) == []
    assert re.findall(r"[0-9]", text) == []


def test_the_static_text_holds_no_figure_and_no_name(demo):
    static = [text for _, text in literals(OWN)]
    assert [text for text in static if re.search(r"[0-9０-９％《》]", text)] == []
    names = {
        *RecordRef.objects.values_list("title", flat=True),
        *Person.objects.values_list("name", flat=True),
    }
    names |= {name for pair in Unit.objects.values_list("name", "short_name") for name in pair}
    names |= {demo.city, demo.city_full, demo.short_name, "品质提升", "九大赋能", "严真细实快", "庸懒散"}
    found = {(name, text) for name in names if len(name) > 1 for text in static if name in text}
    assert found == set()


def test_each_figure_names_its_records(demo):
    figures = {figure["metric"]: figure for figure in compiled(demo).trace()["figures"]}
    counts = {
        "personnel.talks.reminded": 2,
        "personnel.warning.films": 5,
        "party.salons": 8,
        "personnel.training.participants": 186,
        "personnel.secondments.cadres": 4,
        "personnel.secondments.share": 4,
        "party.theme_days": 12,
        "affairs.law.oaths_and_rules": 6,
        "affairs.secrecy.meetings": 4,
        "affairs.secrecy.trainings": 3,
    }
    assert {id: len(figures[id]["records"]) for id in counts} == counts
    assert len(figures["personnel.secondments.share"]["denominator_records"]) == 42
