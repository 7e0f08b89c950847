"""What moved in the ledgers between two days: ordinary ledgers, whole records, one owner or all."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.kernel.ledger import actions
from canmou.kernel.ledger.recent import moves
from canmou.personnel.models import DisciplineTalk
from canmou.supervision.models import Mechanism, MechanismUse, SupervisionTask

FIRST, LAST = date(2024, 1, 1), date(2024, 1, 15)


def mechanism(cast, title="文稿复盘制度", on=date(2024, 1, 5), section="research1"):
    row = Mechanism(title=title, kind="rule", line="drafting", established_on=on, unit=cast.unit(section))
    return cast.enter([row])[0]


def told(found):
    return [(move.ref.title, move.told) for move in found]


def test_records_of_the_days_are_told_once(cast):
    made = mechanism(cast)
    mechanism(cast, "旧制度", date(2023, 12, 31))
    mechanism(cast, "后来的制度", date(2024, 1, 16))
    assert told(moves(cast.office, FIRST, LAST)) == [("文稿复盘制度", "新登记")]
    made.repealed_on = date(2024, 1, 8)
    actions.amend(made, by=cast.users["general"])
    assert told(moves(cast.office, FIRST, LAST)) == [("文稿复盘制度", "新登记、废止日期2024-01-08")]


def test_an_amendment_without_a_new_day_says_nothing(cast):
    made = mechanism(cast, on=date(2023, 5, 8))
    made.content = "明确职责"
    actions.amend(made, by=cast.users["general"])
    assert moves(cast.office, FIRST, LAST) == []
    made.repealed_on = date(2024, 1, 8)
    actions.amend(made, by=cast.users["general"])
    assert told(moves(cast.office, FIRST, LAST)) == [("文稿复盘制度", "废止日期2024-01-08")]


def test_parts_void_records_and_left_out_ledgers_are_not_told(cast):
    made = mechanism(cast)
    use = MechanismUse(mechanism=made, used_on=date(2024, 1, 6), content="召开复盘会", unit=made.unit)
    cast.enter([use])
    gone = mechanism(cast, "登错的制度", date(2024, 1, 4))
    actions.void(gone, by=cast.users["general"], reason="重复")
    assert told(moves(cast.office, FIRST, LAST)) == [("文稿复盘制度", "新登记")]
    assert moves(cast.office, FIRST, LAST, without=[Mechanism.LEDGER]) == []


def test_restricted_ledgers_are_never_told(cast):
    talk = DisciplineTalk(
        person=cast.named("冯子昂"), kind="daily", held_on=date(2024, 1, 5), talker=cast.named("高振华"),
        reason="routine", unit=cast.unit("personnel"),
    )  # fmt: skip
    cast.enter([talk], by="personnel")
    assert moves(cast.office, FIRST, LAST) == []


def test_one_owner_and_two_queries_however_many(cast):
    mechanism(cast)
    mechanism(cast, "数据核对制度", section="economy")
    task = SupervisionTask(
        title="核对数据", kind="daily", basis="主任办公会", assigned_on=date(2024, 1, 3),
        lead_section=cast.unit("economy"), due_on=date(2024, 1, 20), unit=cast.unit("economy"),
    )  # fmt: skip
    cast.enter([task])
    with CaptureQueriesContext(connection) as seen:
        found = moves(cast.office, FIRST, LAST, units=[cast.unit("economy").pk])
    assert told(found) == [("2024-01-03 核对数据", "新登记"), ("数据核对制度", "新登记")]
    assert len(seen) == 2
