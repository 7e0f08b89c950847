"""Section 三 of the annual report against the seed, in other years, and without its records."""

import re
from pathlib import Path

import pytest

from canmou.kernel.compile import compile_template, literals
from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.metrics import scope_for
from canmou.lib.periods import parse

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
SOURCE = (ROOT / "canmou/reports/stock/annual/30_drafting.txt").read_text(encoding="utf-8")
SEED = (ROOT / "tests/data/annual-report-2022.txt").read_text(encoding="utf-8").splitlines()

#: What clean Chinese never has: zero counts, empty titles, doubled or dangling punctuation.
BROKEN = re.compile(
    r"等0|(?<!\d)0[期篇次％]|《》|“”|[，、；：][，、；：。]|。。|[，、；：]$|^[，、；：。]|[（《“][，、。]|和解读|及，|获批示"
)


def _lines(office, year, masked=False):
    return compile_template(SOURCE, scope_for(office, parse(year))).text(masked=masked).splitlines()


def _problems(lines):
    found = [f"{line[:20]}…{match[0]}" for line in lines for match in [BROKEN.search(line)] if match]
    for line in lines:
        points = re.findall(r"(?:^|。)([一二三四五六])是", line)
        if points != list("一二三四五六"[: len(points)]):
            found.append(f"ordinals {points}")
    return found


def test_section_three_of_2022_is_the_seed(demo):
    lines = _lines(demo, "2022", masked=True)
    start = next(place for place, line in enumerate(SEED) if line.startswith("三、"))
    assert lines[0] == "一" + SEED[start][1:]
    assert lines[1] == SEED[start + 1]
    assert [line for line in lines[2:] if line] == []


@pytest.mark.parametrize("year", ["2021", "2023"])
def test_other_years_read_clean_and_hold_figures_of_their_own(demo, year):
    lines = _lines(demo, year)
    assert _problems(lines) == []
    assert len(re.findall(r"\d+", lines[1])) >= 7


def test_each_ledger_emptied_in_turn_leaves_clean_chinese(demo):
    whole = _lines(demo, "2022")
    changed = set()
    for ledger in ledgers():
        if ledger.generated or ledger.app not in (
            "drafting",
            "publishing",
            "activities",
            "instructions",
            "honours",
            "supervision",
        ):
            continue
        kept = list(ledger.model.objects.filter(voided=False).values_list("pk", flat=True))
        ledger.model.objects.update(voided=True)
        lines = _lines(demo, "2022")
        ledger.model.objects.filter(pk__in=kept).update(voided=False)
        assert (ledger.code, _problems(lines)) == (ledger.code, [])
        if lines != whole:
            changed.add(ledger.code)
    assert {"MTK", "BPD", "BIS", "BAR", "BFT", "BSB", "BSE", "BUV", "BDM", "IIN", "HAW"} <= changed


def test_nothing_recorded_leaves_the_opening_sentence_alone(demo):
    for ledger in ledgers():
        if not ledger.generated:
            ledger.model.objects.update(voided=True)
    lines = [line for line in _lines(demo, "2022") if line]
    assert len(lines) == 2
    assert lines[0] == "一、聚力做好以文辅政工作"
    assert lines[1].endswith("更加贴近中心工作、服务中心工作。")


def test_the_literal_text_holds_no_figure_and_no_title():
    text = "".join(part for _, part in literals(SOURCE))
    prose = re.sub(r"[a-z_.]+", "", text)
    assert re.findall(r"[0-9０-９％《》]", prose) == []
