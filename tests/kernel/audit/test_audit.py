"""The log: what is kept and what not, and every way of tampering that verification must find."""

import hashlib
from datetime import date
from decimal import Decimal

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from canmou.kernel import audit
from canmou.kernel.audit import triggers
from canmou.kernel.audit.models import AppendOnlyError, AuditHead, AuditRow

pytestmark = pytest.mark.django_db


@pytest.fixture
def ten_rows():
    for place in range(1, 11):
        audit.write("修改", by=None, number=f"ZZ-R1-2022-{place:05}", changed={"title": f"题目{place}"})


@pytest.fixture
def tamper():
    """Raw SQL of somebody who can lift the triggers."""

    def run(*statements):
        triggers.drop(connection)
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        triggers.install(connection)

    return run


def test_a_row_names_fields_and_keeps_digests_instead_of_values():
    row = audit.write(
        "修改",
        by=None,
        number="ZZ-R1-2022-00001",
        changed={"title": "关于黄河滩区的报告", "on": date(2022, 6, 7)},
    )
    row.refresh_from_db()
    assert (row.seq, row.actor_name, row.verb, row.fields) == (1, "系统", "修改", "title,on")
    title, on = (
        audit.digest("ZZ-R1-2022-00001", "title", "关于黄河滩区的报告"),
        audit.digest("ZZ-R1-2022-00001", "on", date(2022, 6, 7)),
    )
    assert row.digests == f"title={title},on={on}"
    assert "黄河滩" not in str(AuditRow.objects.values().get())


def test_equal_values_of_two_records_have_different_digests():
    assert audit.digest("N1", "grade", "优秀") != audit.digest("N2", "grade", "优秀")
    assert audit.digest("N1", "amount", Decimal("1.50")) == audit.digest("N1", "amount", Decimal("1.5"))


def test_digests_cannot_be_made_without_the_key(tmp_path, settings):
    before = audit.digest("N1", "grade", "优秀")
    settings.CANMOU_KEY_FILE = tmp_path / "other.key"
    assert audit.digest("N1", "grade", "优秀") != before


def test_the_network_address_of_the_request_is_kept():
    with audit.origin("10.1.2.3"):
        audit.write("登录", by=None)
    audit.write("登录", by=None)
    assert list(AuditRow.objects.values_list("ip", flat=True)) == ["10.1.2.3", ""]


def test_rows_are_chained_with_sm3(ten_rows):
    rows = list(AuditRow.objects.values_list("prev_hash", "hash"))
    assert [prev for prev, _ in rows] == ["0" * 64, *(made for _, made in rows[:-1])]
    first = AuditRow.objects.get(seq=1)
    text = (
        f'["{"0" * 64}",1,"{first.at.isoformat(timespec="microseconds")}",null,"系统",null,"修改",'
        f'"ZZ-R1-2022-00001","title","{first.digests}",0,""]'
    )
    assert first.hash == hashlib.new("sm3", text.encode()).hexdigest()
    assert list(AuditHead.objects.values_list("count", "hash")) == [(10, rows[-1][1])]


def test_a_rolled_back_action_leaves_no_row(ten_rows):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        audit.write("修改", by=None)
        raise ZeroDivisionError
    assert AuditRow.objects.count() == 10
    assert audit.verify().ok
    assert audit.write("修改", by=None).seq == 11


def test_rows_are_never_changed_or_removed_in_python(ten_rows):
    row = AuditRow.objects.get(seq=3)
    row.verb = "另一个"
    for attempt in (
        row.save,
        row.delete,
        AuditRow.objects.all().delete,
        lambda: AuditRow.objects.update(verb="另一个"),
        lambda: AuditRow.objects.bulk_update([row], ["verb"]),
        lambda: AuditRow.objects.bulk_create([AuditRow(seq=99)]),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()
    assert list(AuditRow.objects.values_list("seq", "verb")) == [(seq, "修改") for seq in range(1, 11)]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE kernel_auditrow SET verb = 'x' WHERE seq = 3", "DELETE FROM kernel_auditrow WHERE seq = 10"],
)
def test_the_database_itself_refuses(ten_rows, statement):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert audit.verify() == audit.Report(rows=10)


def test_an_untouched_log_is_sound(ten_rows):
    audit.seal()
    assert audit.verify() == audit.Report(rows=10, seals=1)


def test_an_empty_log_is_sound():
    assert audit.verify() == audit.Report()


def test_a_changed_row_is_found(ten_rows, tamper):
    tamper("UPDATE kernel_auditrow SET number = 'ZZ-R1-2022-00009' WHERE seq = 4")
    assert audit.verify().problems == ["第 4 条的内容与校验值不符：内容被改动。"]


def test_a_row_replaced_together_with_its_hash_is_found(ten_rows, tamper):
    tamper(f"UPDATE kernel_auditrow SET hash = '{'a' * 64}' WHERE seq = 4")
    assert audit.verify().problems == [
        "第 4 条的内容与校验值不符：内容被改动。",
        "第 5 条与前一条不衔接：其前记录被替换，或本条被改动。",
    ]


def test_a_removed_middle_row_is_found(ten_rows, tamper):
    tamper("DELETE FROM kernel_auditrow WHERE seq IN (4, 6, 7)")
    assert audit.verify().problems == ["第 4 条缺失：被删除。", "第 6—7 条缺失：被删除。"]


def test_a_removed_last_row_is_found_by_the_head(ten_rows, tamper):
    tamper("DELETE FROM kernel_auditrow WHERE seq >= 9")
    assert audit.verify().problems == ["第 9—10 条缺失：被删除（末尾），链头记载 10 条。"]


def test_a_removed_last_row_is_found_by_the_seal_when_the_head_was_reset(ten_rows, tamper):
    sealed = audit.seal()
    tamper(
        "DELETE FROM kernel_auditrow WHERE seq >= 9",
        "UPDATE kernel_audithead SET count = 8, hash = (SELECT hash FROM kernel_auditrow WHERE seq = 8)",
    )
    assert audit.verify().problems == [
        f"{sealed.at[:10]} 封存时有 10 条，现在只到第 8 条：末尾被删除或全表被清空。"
    ]


def test_an_emptied_table_is_found_by_the_head(ten_rows, tamper):
    tamper("DELETE FROM kernel_auditrow")
    assert audit.verify().problems == ["审计表被清空：链头记载 10 条，实有 0 条。"]


@pytest.mark.parametrize(
    "reset", ["DELETE FROM kernel_audithead", "UPDATE kernel_audithead SET count = 0, hash = ''"]
)
def test_an_emptied_table_is_found_by_the_seal_when_the_head_was_reset(ten_rows, tamper, reset):
    sealed = audit.seal()
    tamper("DELETE FROM kernel_auditrow", reset)
    assert audit.verify().problems == [
        f"{sealed.at[:10]} 封存时有 10 条，现在只到第 0 条：末尾被删除或全表被清空。"
    ]


def test_a_chain_written_anew_is_found_by_the_seal(ten_rows, tamper):
    sealed = audit.seal()
    tamper("DELETE FROM kernel_auditrow", "DELETE FROM kernel_audithead")
    for place in range(12):
        audit.write("修改", by=None, number=f"N{place}")
    assert audit.verify().problems == [f"第 10 条与 {sealed.at[:10]} 的封存不符：此前的记录被重写。"]


def test_a_row_that_passed_by_the_head_is_found(ten_rows, tamper):
    tamper("UPDATE kernel_audithead SET count = 7")
    assert audit.verify().problems == ["链头记载 7 条，实有 10 条：链头被改动或有记录绕过系统写入。"]


def test_a_missing_head_is_found_and_nothing_more_is_written(ten_rows, tamper):
    tamper("DELETE FROM kernel_audithead")
    assert audit.verify().problems == ["审计链头缺失，表中有 10 条。"]
    with pytest.raises(RuntimeError), transaction.atomic():
        audit.write("修改", by=None)
    assert AuditRow.objects.count() == 10


def test_lifted_triggers_are_found(ten_rows):
    triggers.drop(connection)
    assert audit.verify().problems == ["数据库中防改动的触发器缺失，请由系统管理员查明原因并恢复。"]


def test_a_changed_line_of_the_seals_is_found(ten_rows):
    audit.seal()
    audit.write("修改", by=None)
    audit.seal()
    text = settings.CANMOU_SEALS.read_text()
    settings.CANMOU_SEALS.write_text(
        text.replace("count=10", "count=1 ", 1).replace("count=1 ", "count=1", 1)
    )
    assert audit.verify().problems == [
        "封存文件第 1 行被改动，或其前一行被删除。",
        "封存文件第 2 行被改动，或其前一行被删除。",
    ]


def test_a_removed_line_of_the_seals_is_found(ten_rows):
    audit.seal()
    audit.seal()
    lines = settings.CANMOU_SEALS.read_text().splitlines(keepends=True)
    settings.CANMOU_SEALS.write_text(lines[0])
    assert audit.verify().problems == ["封存文件应有 2 行，实有 1 行：有封存被删除。"]


def test_a_seal_says_what_it_sealed(ten_rows, settings):
    settings.CANMOU_TODAY = date(2024, 1, 8)
    made = audit.seal()
    head = AuditHead.objects.get()
    assert (made.count, made.head) == (10, head.hash)
    assert made.text == f"审计封存 2024-01-08 第 10 条 {head.hash[:16]}"
    assert settings.CANMOU_SEALS.read_text() == f"{made.at} count=10 head={made.head} mac={made.mac}\n"


def test_verification_does_not_ask_per_row(ten_rows, django_assert_num_queries):
    with django_assert_num_queries(4):  # last, head, rows, triggers
        audit.verify()
