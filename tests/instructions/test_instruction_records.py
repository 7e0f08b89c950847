"""What the instruction ledgers refuse, and how affirmative instructions are counted."""

from datetime import date

import pytest

from canmou.instructions.models import Conversion, FollowUpTask, Instruction
from canmou.kernel.errors import Invalid
from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib import periods
from canmou.library.models import Work
from canmou.site.demo.leaders import MAYOR, leader


@pytest.fixture
def works(cast):
    rows = [
        Work(title=f"第{name}号报告", kind="report", finished_on=date(2022, 3, 1)) for name in ("甲", "乙")
    ]
    return cast.enter(rows)


def instruction(cast, who=MAYOR, day=date(2022, 5, 20), **fields):
    facts = {
        "leader": who.person(cast),
        "leader_post": who.post,
        "leader_rank": who.rank,
        "level": who.level,
        "given_on": day,
        "kind": "affirmative",
        "words": "建议很好。",
        "carrier": "reference",
        "checked_by": cast.named("丁若兰"),
        "checked_on": day,
    }
    return Instruction(**(facts | fields))


def figure(cast, id, period="2022"):
    return evaluate(id, scope_for(cast.office, periods.parse(period)))


def refused(cast, record):
    before = type(record).objects.count()
    with pytest.raises(Invalid) as found:
        cast.enter([record])
    assert type(record).objects.count() == before
    return found.value.problems


def test_a_leader_on_a_work_counts_once_however_often_he_wrote(cast, works):
    cast.enter(
        [
            instruction(cast, work=works[0]),
            instruction(cast, work=works[0], day=date(2022, 6, 1)),
            instruction(cast, work=works[1]),
            instruction(cast, leader("靳怀川"), work=works[0]),
        ]
    )
    found = {
        part: figure(cast, f"instructions.affirmative{part}").value
        for part in ("", ".provincial", ".city", ".works")
    }
    assert found == {"": 3, ".provincial": 1, ".city": 2, ".works": 2}


def test_what_is_no_affirmative_instruction_on_a_work_is_not_counted(cast, works):
    counted = cast.enter([instruction(cast, work=works[0])])[0]
    cast.enter(
        [
            instruction(cast, work=works[1], kind="circulated", checked_by=None, checked_on=None),
            instruction(cast, work=works[1], kind="directive", day=date(2022, 5, 21)),
            instruction(cast, subject="年度工作安排"),
            instruction(cast, work=works[1], level="county", day=date(2022, 5, 22)),
            instruction(cast, work=works[0], copy_of=counted, carrier="other"),
            instruction(cast, work=works[1], day=date(2023, 1, 3)),
        ]
    )
    assert figure(cast, "instructions.affirmative").records == [counted.number]


def test_an_instruction_without_a_work_says_what_it_is_about(cast):
    assert refused(cast, instruction(cast)) == {"subject": "没有选成果的批示请写明批示事项"}


def test_an_affirmative_instruction_is_checked_by_a_second_person(cast, works):
    row = instruction(cast, work=works[0], checked_by=None, checked_on=None)
    assert refused(cast, row) == {"checked_by": "肯定性批示须由第二人复核，请填写类型复核人"}


def test_an_instruction_is_not_received_before_it_is_given(cast, works):
    row = instruction(cast, work=works[0], received_on=date(2022, 5, 19))
    assert refused(cast, row) == {"received_on": "收到日期不能早于批示日期"}


def test_leaders_are_listed_by_rank(cast, works):
    cast.enter(
        [
            instruction(cast, leader("蔺书衡"), work=works[0], day=date(2022, 5, 1)),
            instruction(cast, leader("靳怀川"), work=works[0], day=date(2022, 6, 1)),
            instruction(cast, work=works[0], day=date(2022, 4, 1)),
        ]
    )
    rows = figure(cast, "instructions.affirmative.provincial.list").computation.rows
    assert [row.post_title for row in rows] == ["省委常委、副省长", "省政协副主席"]


def test_overdue_tasks_are_those_whose_day_passed_undone(cast, works):
    source = cast.enter([instruction(cast, work=works[0])])[0]

    def task(content, due, done=None):
        return FollowUpTask(
            instruction=source,
            content=content,
            assigned_on=date(2022, 5, 21),
            due_on=due,
            done_on=done,
            result="已办" if done else "",
        )

    late, _, _ = cast.enter(
        [
            task("甲", date(2022, 6, 1)),
            task("乙", date(2022, 6, 1), date(2022, 6, 1)),
            task("丙", date(2022, 12, 31)),
        ]
    )
    assert figure(cast, "instructions.follow_up.overdue").records == [late.number]
    share = figure(cast, "instructions.follow_up.on_time_share")
    assert (len(share.records), len(share.denominator_records)) == (1, 3)


def test_a_task_that_is_done_says_with_what_result(cast, works):
    source = cast.enter([instruction(cast, work=works[0])])[0]
    row = FollowUpTask(
        instruction=source,
        content="甲",
        assigned_on=date(2022, 5, 21),
        due_on=date(2022, 6, 1),
        done_on=date(2022, 5, 30),
    )
    assert refused(cast, row) == {"result": "已办结的请填写办理结果"}


def test_proof_by_an_instruction_names_the_instruction(cast, works):
    row = Conversion(
        work=works[0],
        form="plan",
        grade="L2",
        converted_on=date(2022, 6, 1),
        proof="列入计划",
        adopted="两条建议",
    )
    assert refused(cast, row) == {"instruction": "以批示为佐证的转化请选明是哪件批示"}
