"""Which item of a corrected plan a row repeats: the same as by comparing every pair, in a fraction of the time."""

import random
import time
from difflib import SequenceMatcher
from types import SimpleNamespace

import pytest

from canmou.supervision.plan_import.staging import ALIKE, matches

VERBS = ["推进", "加快", "完善", "落实", "开展", "组织", "建立", "深化"]
THINGS = ["产业链", "营商环境", "数字经济", "乡村振兴", "社区养老", "调研课题", "政策评估", "信息报送"]
TAILS = ["专题调研，形成报告", "工作机制，按月通报", "实施方案印发执行", "年度考核评价办法"]


def texts(number, seed):
    chance = random.Random(seed)
    pick = chance.choice
    return [f"{pick(VERBS)}{pick(THINGS)}{pick(VERBS)}{pick(THINGS)}{pick(TAILS)}" for _ in range(number)]


def parts(number, seed):
    return [
        SimpleNamespace(task=task, heading="一、重点工作", label=f"{place % 40}", pk=place)
        for place, task in enumerate(texts(number, seed))
    ]


def by_every_pair(rows, items):
    """The rule, said plainly."""
    found, free = {}, list(items)
    for place, row in enumerate(rows):
        if same := next((item for item in free if item.task == row.task), None):
            found[place] = same
            free.remove(same)
    pairs = []
    for place, row in enumerate(rows):
        for item in free if place not in found else ():
            score = SequenceMatcher(None, row.task, item.task).ratio()
            score += 0.2 if row.label == item.label else 0
            if score >= ALIKE:
                pairs.append((score, -place, item.pk, place, item))
    for _, _, _, place, item in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
        if place not in found and item in free:
            found[place] = item
            free.remove(item)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_lost_by_looking_at_the_characters_first(seed):
    rows, items = parts(60, seed), parts(60, seed + 100)
    found = {place: item.pk for place, item in matches(rows, items).items()}
    assert found == {place: item.pk for place, item in by_every_pair(rows, items).items()}
    assert len(found) > 10


def test_six_hundred_rows_are_compared_with_six_hundred_items_quickly():
    rows, items = parts(600, 1), parts(600, 2)
    began = time.process_time()
    assert len(matches(rows, items)) > 100
    assert time.process_time() - began < 3
