"""Freezing: files, audit head, no change afterwards by any door."""

import io
import re
import zipfile

import pytest
from django.db import DatabaseError, connection, transaction

from canmou.kernel import attachments, audit
from canmou.kernel.attachments.models import Attachment, Blob
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.compile.editions.freezing import FORMS, check, freeze, frozen_file, may_freeze
from canmou.kernel.compile.editions.models import Edition, EditionFile
from canmou.kernel.compile.editions.overriding import propose_override
from canmou.kernel.compile.editions.printing import as_printed, document_of
from canmou.kernel.errors import NotFound, NotPermitted, Refused
from canmou.kernel.office.models import Office


def words(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return re.sub("<[^>]+>", "", archive.read("word/document.xml").decode())


def test_freezing_keeps_files_and_prints_the_audit_head(brief):
    edition, leader = brief.keep(), brief.users["leader"]
    count, head = audit.head()
    frozen = freeze(edition, by=leader)
    assert (frozen.state, frozen.frozen_by, frozen.audit_count, frozen.audit_head) == (
        "frozen", leader, count, head,
    )  # fmt: skip
    assert {(each.form, each.masked) for each in edition.files.all()} == {
        (form, masked) for form in FORMS for masked in (False, True)
    }
    assert frozen_file(edition, "pdf", masked=False).startswith(b"%PDF-")
    whole, masked = (words(frozen_file(edition, "docx", masked=which)) for which in (False, True))
    assert "举办活动3场。" in whole
    assert "举办活动*场。" in masked and "举办活动3场" not in masked
    for text in (whole, masked, frozen_file(edition, "html", masked=False).decode()):
        assert f"定稿时审计日志共{count}条，末条校验值{head}。" in text
    row = AuditRow.objects.latest("seq")
    assert (row.verb, row.number, row.actor) == ("报告定稿", "brief 2022 第1稿", leader)
    assert check(Edition.objects.get()).sound


@pytest.mark.parametrize("login", ["clerk", "keeper", "secretary", "head", "auditor"])
def test_freezing_needs_its_permission_over_the_scope(login, brief):
    edition = brief.keep()
    with pytest.raises(NotPermitted, match="报告定稿"):
        freeze(edition, by=brief.users[login])
    assert not may_freeze(edition, brief.users[login])
    assert (Edition.objects.get().state, EditionFile.objects.count()) == ("draft", 0)


def test_a_section_head_freezes_the_report_of_the_section(brief):
    edition = brief.keep(unit="research1", by="head")
    assert freeze(edition, by=brief.users["head"]).frozen


def test_a_report_is_frozen_once(brief):
    first, second, leader = brief.keep(), brief.keep(), brief.users["leader"]
    freeze(first, by=leader)
    with pytest.raises(Refused, match="这一稿已经定稿"):
        freeze(first, by=leader)
    with pytest.raises(Refused, match="第1稿已经定稿；如需更正"):
        freeze(second, by=leader)
    assert may_freeze(second, leader).reason.startswith("这份报告的第1稿已经定稿")
    assert [edition.state for edition in Edition.objects.order_by("number")] == ["frozen", "draft"]


FROZEN = (
    "UPDATE kernel_edition SET title = 'x'",
    "DELETE FROM kernel_edition",
    "UPDATE kernel_override SET printed = '9'",
    "DELETE FROM kernel_override",
    "INSERT INTO kernel_editionrecord (entry_id, ref_id, below, version) "
    "SELECT entry_id, ref_id, NOT below, 1 FROM kernel_editionrecord",
    "INSERT INTO kernel_editionpiece (edition_id, passage, place, level, text, masked) "
    "SELECT edition_id, 99, 1, 0, 'x', 'x' FROM kernel_editionpiece",
)
ALWAYS = tuple(
    statement
    for table, column in (
        ("editionentry", "printed"), ("editionpiece", "text"), ("editionrecord", "version"), ("editionfile", "form"),
    )
    for statement in (f"UPDATE kernel_{table} SET {column} = {column}", f"DELETE FROM kernel_{table}")
)  # fmt: skip


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_refuses_what_python_would_not_see(brief):
    edition = brief.keep()
    entry = edition.entries.get(key="F1")
    override = propose_override(entry, printed="4", reason="合办一场", by=brief.users["general"])
    run("UPDATE kernel_edition SET title = title")
    run(f"UPDATE kernel_override SET state = 'withdrawn' WHERE id = {override.pk}")
    freeze(edition, by=brief.users["leader"])
    for statement in (*FROZEN, *ALWAYS):
        with pytest.raises(DatabaseError, match="append-only"):
            run(statement)
    assert check(Edition.objects.get()).sound


def test_a_file_of_a_frozen_report_outlives_the_record_that_held_the_same(brief):
    edition = freeze(brief.keep(), by=brief.users["leader"])
    content = frozen_file(edition, "pdf", masked=False)
    held = attachments.attach(
        brief.events[0].ref, name="报告.pdf", content=content, by=brief.users["general"]
    )
    attachments.erase(held, by=brief.users["general"])
    assert (Attachment.objects.count(), Blob.objects.count()) == (0, 6)
    assert frozen_file(edition, "pdf", masked=False) == content


def test_a_form_that_was_not_frozen_is_not_found(brief):
    edition = brief.keep()
    with pytest.raises(NotFound, match="没有这种格式"):
        frozen_file(edition, "pdf", masked=False)


def test_a_frozen_report_keeps_the_office_as_it_was_named(brief):
    edition = freeze(brief.keep(), by=brief.users["leader"])
    before = document_of(edition, as_printed(edition))
    Office.objects.update(name="淄州市委市政府研究室", issuer_mark="淄州市委市政府研究室文件")
    edition = Edition.objects.get()
    after = document_of(edition, as_printed(edition))
    assert (after.issuer_mark, after.signature) == ("淄州市人民政府研究室", before.signature)
    assert after == before
