"""What the tests of the flow of instructions stand on: works, leaders with their posts, and one hand that registers."""

from datetime import date

import pytest

from canmou.instructions.actions.instruction import register_instruction
from canmou.instructions.models import Instruction
from canmou.library.models import Work
from canmou.site.demo.leaders import MAYOR, leader


@pytest.fixture
def works(cast):
    rows = [
        Work(title=f"关于{name}的调研报告", kind="report", finished_on=date(2023, 12, 1))
        for name in ("预制食品产业", "城市更新")
    ]
    return cast.enter(rows, unit="research1")


@pytest.fixture
def given(cast):
    """`given(work=…)` registers as the clerk of research1 what the mayor wrote."""

    def register(by="clerk", who=MAYOR, files=(), **more):
        values = {
            "leader": who.person(cast),
            "given_on": date(2024, 1, 4),
            "words": "情况摸得透，建议提得实，请工信局抓紧拿出支持措施。",
            "kind": "affirmative",
        }
        return register_instruction(Instruction(**{**values, **more}), files=files, by=cast.users[by])

    return register


@pytest.fixture
def governor(cast):
    return leader("靳怀川").person(cast)
