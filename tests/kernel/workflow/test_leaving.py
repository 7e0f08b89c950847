"""What becomes of open turns when a login is disabled, and of records in a flow when a workbook is imported."""

import io

import pytest
import xlsxwriter

from canmou.accounts.actions.logins import disable_login
from canmou.accounts.models import HandoverLine
from canmou.accounts.queries.holding import held_by
from canmou.kernel.errors import Refused
from canmou.kernel.exchange.importing import import_file
from canmou.kernel.exchange.obstacles import FOLLOWING
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.workflow import ask, inbox
from canmou.kernel.workflow.models import Step, Watch
from canmou.library.models import Work


def disable(cast, receivers):
    return disable_login(cast.users["clerk"], reason="调出", receivers=receivers, by=cast.users["sysadmin"])


def test_open_turns_are_told_by_ledger_without_titles(cast, running):
    ask(running, by=cast.users["head"], kind="advise", whom=[cast.named("冯子昂")])
    (group,) = held_by(cast.named("冯子昂"))
    ledger = ledger_for(Work)
    assert (group.key, group.count, group.text) == ((ledger.code, "turn"), 2, f"{ledger.name}（流程待办）2件")


def test_a_login_is_not_disabled_before_its_turns_have_a_receiver(cast, running):
    with pytest.raises(Refused, match="请先指定接收人"):
        disable(cast, {})
    assert Step.objects.get(ref=running.ref).closed_at is None


def test_its_turns_go_to_the_receiver_with_their_days(cast, running):
    old = Step.objects.get(ref=running.ref)
    code = ledger_for(Work).code
    disable(cast, {(code, "turn"): cast.named("乔安然")})
    (fresh,) = inbox.mine(cast.users["neighbour"])
    assert (fresh.moved_from, fresh.due_on, fresh.first_due_on) == (old, old.due_on, old.first_due_on)
    change = RecordChange.objects.filter(ref=running.ref).last()
    assert (change.verb, change.reason) == ("移交", "冯子昂→乔安然：冯子昂账号停用")
    line = HandoverLine.objects.get()
    assert (line.ledger, line.column, line.count, line.receiver) == (code, "turn", 1, cast.named("乔安然"))


def test_watching_does_not_keep_an_import_from_being_undone():
    assert Watch in FOLLOWING


def workbook(*rows):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        page = book.add_worksheet("成果母本")
        for line, row in enumerate([("编号", "题名", "文本类别", "完成日期"), *rows]):
            page.write_row(line, 0, row)
    return made.getvalue()


def test_a_workbook_does_not_change_a_record_in_its_flow(cast, running):
    row = (running.number, "导入改名", "调研报告", "2023-05-04")
    outcome = import_file("台账.xlsx", workbook(row), by=cast.users["general"])
    assert [(told.row, told.message) for told in outcome.plan.problems] == [
        (2, f"记录{running.number}已进入办理流程，不能用导入修改，请在系统里办理，或把这一行恢复原样")
    ]
    running.refresh_from_db()
    assert (running.title, running.version) == ("调研一稿", 2)


def test_a_workbook_may_hold_a_record_in_its_flow_as_it_is(cast, running):
    row = (running.number, "调研一稿", "调研报告", "2023-05-04")
    outcome = import_file("台账.xlsx", workbook(row), by=cast.users["general"])
    assert (outcome.plan.problems, outcome.batch.unchanged) == ([], 1)
