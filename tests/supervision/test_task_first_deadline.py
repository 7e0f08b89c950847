"""The first deadline of a task stands for ever: against a hand, an import and plain SQL. So do settled delays."""

from datetime import date
from io import BytesIO

import pytest
from django.db import DatabaseError, connection, transaction
from openpyxl import load_workbook

from canmou.kernel.errors import Invalid, NotPermitted
from canmou.kernel.exchange.importing import import_file
from canmou.kernel.exchange.writing import export, template
from canmou.kernel.ledger.actions import add, amend, void
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.writing import write
from canmou.kernel.permissions import Perm, can, opens
from canmou.supervision.models import SupervisionTask, TaskDelay

pytestmark = pytest.mark.django_db

FIRST = date(2024, 1, 20)


@pytest.fixture
def task(cast):
    (made,) = cast.enter(
        [
            SupervisionTask(
                title="补充数据",
                kind="daily",
                basis="主任办公会",
                assigned_on=date(2024, 1, 8),
                first_due_on=FIRST,
                due_on=FIRST,
                lead_section=cast.unit("economy"),
            )
        ]
    )
    return SupervisionTask.objects.get(pk=made.pk)


@pytest.mark.parametrize("value", [date(2024, 1, 25), None])
def test_nobody_changes_it_by_hand(cast, task, value):
    task.first_due_on = value
    with pytest.raises(Invalid) as refused:
        amend(task, by=cast.users["general"])
    told = "“首次时限”由系统记下，不能改（现为2024-01-20），请恢复原值"
    assert refused.value.problems == {"first_due_on": told}
    assert SupervisionTask.objects.get().first_due_on == FIRST


@pytest.mark.parametrize("value", ["'2024-01-25'", "null"])
def test_the_database_itself_refuses_a_change(task, value):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"update supervision_supervisiontask set first_due_on = {value}")
    assert SupervisionTask.objects.get().first_due_on == FIRST


def test_other_columns_of_it_may_change(cast, task):
    task.due_on = date(2024, 1, 31)
    amend(task, by=cast.users["general"])
    assert SupervisionTask.objects.values_list("first_due_on", "due_on").get() == (FIRST, date(2024, 1, 31))


def test_no_import_changes_it(cast, task):
    book = load_workbook(BytesIO(export(cast.office, by=cast.users["general"], only=[ledger("STK")])))
    sheet = book["督办事项"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, headings["首次时限"]).value = date(2024, 1, 25)
    changed = BytesIO()
    book.save(changed)
    outcome = import_file("台账.xlsx", changed.getvalue(), by=cast.users["general"])
    told = [problem.message for problem in outcome.plan.problems]
    assert told == ["由系统记下，不能改（现为2024-01-20），请恢复原值"]
    assert SupervisionTask.objects.get().first_due_on == FIRST


def test_delays_are_neither_in_templates_nor_imported(cast, task):
    general = cast.users["general"]
    assert "督办延误" not in load_workbook(BytesIO(template(cast.office, by=general))).sheetnames
    (made,) = write([Draft(delay_of(cast, task))], by=general)
    content = export(cast.office, by=general, only=[ledger("STD")])
    outcome = import_file("台账.xlsx", content, by=general)
    assert [str(notice.message) for notice in outcome.plan.notices] == [
        "这本台账由系统生成，不导入，这张表没有读"
    ]
    assert TaskDelay.objects.get().pk == made.pk


def delay_of(cast, task, **changes):
    facts = {
        "task": task,
        "lead_section": task.lead_section,
        "assigned_on": task.assigned_on,
        "first_due_on": FIRST,
        "due_on": FIRST,
        "noted_on": date(2024, 1, 22),
        "office": cast.office,
        "unit": task.unit,
    }
    return TaskDelay(**(facts | changes))


def test_nobody_writes_the_ledger_of_delays(cast, task):
    before = RecordRef.objects.count()
    with pytest.raises(NotPermitted) as refused:
        add(delay_of(cast, task), by=cast.users["general"])
    assert refused.value.message == "这本台账由系统生成，不能登记、修改和作废"
    assert RecordRef.objects.count() == before
    (made,) = write([Draft(delay_of(cast, task))], by=cast.users["general"])
    with pytest.raises(NotPermitted):
        void(made, by=cast.users["general"], reason="不要")
    assert not TaskDelay.objects.get().voided
    assert [opens(cast.users["general"], "STD", perm) for perm in (Perm.VIEW, Perm.ADD, Perm.EDIT)] == [
        True,
        False,
        False,
    ]
    assert can(cast.users["clerk"], Perm.VIEW, made)


def test_a_settled_delay_stands_for_ever(cast, task):
    write([Draft(delay_of(cast, task, ended_on=date(2024, 1, 25), late_days=5))], by=cast.users["general"])
    for statement in (
        "update supervision_taskdelay set late_days = 0",
        "update supervision_taskdelay set ended_on = null",
        "delete from supervision_taskdelay",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert TaskDelay.objects.get().late_days == 5
