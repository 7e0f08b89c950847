"""An import in the background: received, checked, corrected, confirmed; what breaks off, and what goes stale."""

from datetime import timedelta
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from canmou.kernel import clock
from canmou.kernel.attachments.models import Blob
from canmou.kernel.errors import NotPermitted, Refused, Stale
from canmou.kernel.exchange import batches
from canmou.kernel.exchange.models import ImportCorrection, ImportFile, ImportRemark, ImportRow
from canmou.kernel.exchange.running import Reporter, Superseded, run_piece
from canmou.kernel.ledger.actions import amend
from canmou.kernel.ledger.models import ImportBatch, ImportState, RecordRef
from canmou.kernel.secrecy import SecrecyRefused
from canmou.library.models import Work

HEAD = ["题名", "文本类别", "完成日期", "字数"]
GOOD = [["甲", "文章", "2022-06-07", 100], ["乙", "文章", "2022-06-08", 200]]
WRONG = [
    ["甲", "论文", "2022-06-07", 100],
    ["乙", "文章", "2022-13-08", "约200"],
    ["丙", "文章", "2022-06-09", 1],
]


@pytest.fixture
def send(cast, book):
    """Receives rows of 成果母本 as one of the cast."""

    def run(rows, *, by="general", headings=HEAD, **options):
        return batches.receive(
            "台账.xlsx", book({"成果母本": [headings, *rows]}), by=cast.users[by], **options
        )

    return run


def work_off(batch):
    """The worker's turn; gives the import as it is then."""
    batch.refresh_from_db()
    run_piece(batch.uid, batch.run)
    batch.refresh_from_db()
    return batch


@pytest.fixture
def checked(send):
    return lambda rows, **options: work_off(send(rows, **options))


def rows_of(batch):
    return list(
        ImportRow.objects.filter(batch=batch, run=batch.reviewed).values_list("line", "kind", "title", "news")
    )


def blobs(settings):
    return [path for path in Path(settings.CANMOU_BLOBS).rglob("*") if path.is_file()]


def test_a_file_is_checked_in_the_background_and_nothing_is_written(cast, send, settings):
    batch = send([*GOOD])
    assert (batch.state, batch.run, DBTaskResult.objects.count()) == (ImportState.CHECKING, 1, 1)
    (kept,) = blobs(settings)
    assert kept.read_bytes()[:4] != b"PK\x03\x04"  # encrypted
    work_off(batch)
    assert (batch.state, batch.added, batch.changed, batch.unchanged, batch.refused) == (
        ImportState.CHECKED, 2, 0, 0, 0,
    )  # fmt: skip
    assert rows_of(batch) == [(2, "added", "甲", False), (3, "added", "乙", False)]
    assert ImportRow.objects.get(title="甲").values == {
        "题名": ["", "甲"], "文本类别": ["", "文章"], "完成日期": ["", "2022-06-07"], "字数": ["", "100"],
    }  # fmt: skip
    assert RecordRef.objects.count() == 0


def test_the_task_carries_no_content(send):
    send(GOOD)
    assert set(DBTaskResult.objects.values_list("args_kwargs", flat=True).get()["args"]) == {
        *ImportBatch.objects.values_list("uid", flat=True),
        1,
    }


def test_confirmed_it_is_carried_out_and_the_second_click_is_too_late(cast, checked):
    batch, twin = checked(GOOD), ImportBatch.objects.get()
    batches.confirm(batch, by=cast.users["general"])
    with pytest.raises(Stale):
        batches.confirm(twin, by=cast.users["general"])
    work_off(batch)
    assert (batch.state, batch.added, batch.moved_at is not None) == (ImportState.DONE, 2, True)
    assert list(batch.refs.order_by("number").values_list("title", flat=True)) == ["甲", "乙"]
    assert ImportBatch.objects.count() == 1
    run_piece(batch.uid, batch.run)  # the same task once more does nothing
    assert Work.objects.count() == 2


def test_what_changes_is_shown_before_and_after(cast, checked, works):
    works(["甲", "", "文章", "2022-06-07", 90], ["乙", "", "文章", "2022-06-08", 200])
    batch = checked(GOOD)
    assert (batch.added, batch.changed, batch.unchanged) == (0, 1, 1)
    assert list(ImportRow.objects.values_list("kind", "number", "values")) == [
        ("changed", "ZZ-LWK-2022-00001", {"字数": ["90", "100"]}),
        ("unchanged", "ZZ-LWK-2022-00002", {}),
    ]


def test_wrong_cells_are_corrected_in_place(cast, checked, state):
    by, batch = cast.users["general"], checked(WRONG)
    assert (batch.state, batch.refused, batch.added, batch.problems) == (ImportState.CHECKED, 2, 1, 3)
    assert list(ImportRemark.objects.values_list("line", "column")) == [
        (2, "文本类别"), (3, "完成日期"), (3, "字数"),
    ]  # fmt: skip
    assert ImportRow.objects.get(line=3).values == {
        "题名": ["", "乙"], "文本类别": ["", "文章"], "完成日期": ["", "2022-13-08"], "字数": ["", "约200"],
    }  # fmt: skip
    with pytest.raises(Refused):
        batches.confirm(batch, by=by)
    noted = batches.correct(
        batch,
        {
            ("成果母本", 2, "文本类别"): "文章",
            ("成果母本", 2, "题名"): "甲",
            ("成果母本", 3, "完成日期"): "2022-06-08",
            ("成果母本", 3, "字数"): "200",
        },
        by=by,
    )
    assert noted == 3  # the title stays as it was
    batches.check_again(batch, by=by)
    work_off(batch)
    assert (batch.refused, batch.added, batch.problems) == (0, 3, 0)
    batches.confirm(batch, by=by)
    work_off(batch)
    assert list(Work.objects.order_by("pk").values_list("title", "kind", "characters")) == [
        ("甲", "article", 100), ("乙", "article", 200), ("丙", "article", 1),
    ]  # fmt: skip


def test_a_row_is_left_out_and_taken_back(cast, checked):
    by, batch = cast.users["general"], checked(WRONG)
    batches.correct(batch, {("成果母本", 2, ""): "", ("成果母本", 3, ""): ""}, by=by)
    batches.check_again(batch, by=by)
    assert (work_off(batch).added, batch.refused, batch.problems) == (1, 0, 0)
    assert ImportRemark.objects.filter(problem=False).count() == 2
    batches.take_back(batch, by=by)
    assert (work_off(batch).refused, ImportCorrection.objects.count()) == (2, 0)


@pytest.mark.parametrize(
    "cell",
    [("成果母本", 4, "题名"), ("成果母本", 2, "没有这栏"), ("别的表", 2, "题名"), ("成果母本", 99, "")],
)
def test_only_cells_of_wrong_rows_are_corrected(cell, cast, checked, state):
    batch = checked(WRONG)
    before = state()
    with pytest.raises(Refused):
        batches.correct(batch, {cell: "x"}, by=cast.users["general"])
    assert state() == before


def test_a_correction_passes_the_secrecy_guard(cast, checked, state):
    batch = checked(WRONG)
    before = state()
    with pytest.raises(SecrecyRefused):
        batches.correct(batch, {("成果母本", 2, "题名"): "机密★一年"}, by=cast.users["general"])
    assert state() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "xlsx|打不开"),
        (b"%PDF-1.7 nothing", "PDF"),
        (b"PK\x03\x04 broken", "xlsx|打不开"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_and_not_kept(content, words, cast, state, settings):
    before = state()
    with pytest.raises(Refused, match=words):
        batches.receive("台账.xlsx", content, by=cast.users["general"])
    assert (state(), blobs(settings)) == (before, [])


def test_a_marked_file_is_refused_and_not_kept(send, state, settings, cast):
    before = state()
    with pytest.raises(SecrecyRefused):
        send([["机密★一年的报告", "文章", "2022-06-07", 1]])
    assert (state(), blobs(settings)) == (before, [])


def test_records_changed_since_the_check_stop_the_import_and_are_shown(cast, checked, works):
    by = cast.users["general"]
    works(["甲", "", "文章", "2022-06-07", 90])
    batch = checked(GOOD)
    other = Work.objects.get()
    other.characters = 95
    amend(other, by=by)
    batches.confirm(batch, by=by)
    work_off(batch)
    assert (batch.state, batch.added, batch.changed) == (ImportState.CHECKED, 1, 1)
    assert "1行的处理与您看到的不同，什么也没有导入" in batch.told
    assert rows_of(batch) == [(2, "changed", "甲", True), (3, "added", "乙", False)]
    assert ImportRow.objects.get(line=2).values == {"字数": ["95", "100"]}
    assert Work.objects.count() == 1
    batches.confirm(batch, by=by)
    assert (work_off(batch).state, Work.objects.get(title="甲").characters) == (ImportState.DONE, 100)


def test_two_files_with_the_same_row_make_one_record(cast, checked):
    first, second = checked(GOOD), checked(GOOD[:1])
    batches.confirm(first, by=cast.users["general"])
    batches.confirm(second, by=cast.users["general"])
    assert work_off(first).state == ImportState.DONE
    assert (work_off(second).state, second.unchanged, second.added) == (ImportState.CHECKED, 1, 0)
    assert Work.objects.count() == 2


def test_a_right_lost_since_the_check_stops_the_import(cast, checked):
    batch = checked(GOOD)
    batches.confirm(batch, by=cast.users["general"])
    cast.users["general"].grants.all().delete()
    work_off(batch)
    assert (batch.state, Work.objects.count()) == (ImportState.CHECKED, 0)
    assert "没有“导入台账”的权限" in batch.told


def test_discarding_removes_the_file_and_all_findings(cast, checked, settings):
    batch = checked(WRONG)
    batches.correct(batch, {("成果母本", 2, "文本类别"): "文章"}, by=cast.users["general"])
    batches.discard(batch, by=cast.users["general"])
    assert batch.state == ImportState.DISCARDED
    for model in (ImportFile, ImportRow, ImportRemark, ImportCorrection, Blob):
        assert model.objects.count() == 0
    run_piece(batch.uid, batch.run)
    assert ImportRow.objects.count() == 0


def test_an_import_discarded_while_it_is_checked_is_not_gone_on_with(cast, send):
    batch = send(GOOD)
    report = Reporter(batch)
    report("核对", 1, 2)
    assert ImportBatch.objects.values_list("stage", "stage_done", "stage_most").get() == ("核对", 1, 2)
    batches.discard(batch, by=cast.users["general"])
    with pytest.raises(Superseded):
        report("整理结果", 0, 1)
    work_off(batch)
    assert (batch.state, ImportRow.objects.count()) == (ImportState.DISCARDED, 0)


def test_files_go_after_the_days_that_are_set(cast, checked, settings):
    waiting, done = checked(GOOD), checked([["丁", "文章", "2022-06-07", 1]])
    batches.confirm(done, by=cast.users["general"])
    work_off(done)
    assert batches.clear_old() == 0
    ImportBatch.objects.update(at=clock.now() - timedelta(days=settings.CANMOU_IMPORT_DAYS, hours=1))
    assert batches.clear_old() == 2
    waiting.refresh_from_db(), done.refresh_from_db()
    assert (waiting.state, done.state) == (ImportState.DISCARDED, ImportState.DONE)
    assert (ImportRow.objects.count(), Blob.objects.count()) == (0, 0)
    with pytest.raises(Refused, match="已经清除"):
        batches.confirm(waiting, by=cast.users["general"])


def test_broken_off_work_is_taken_up_again_and_the_old_run_changes_nothing(cast, checked):
    by, batch = cast.users["general"], checked(GOOD)
    batches.confirm(batch, by=by)
    with pytest.raises(Refused, match="正在处理"):
        batches.take_over(batch, by=by)
    old = batch.run
    ImportBatch.objects.update(queued_at=clock.now() - timedelta(minutes=5))
    batch.refresh_from_db()
    batches.take_over(batch, by=by)
    assert (batch.state, "中断" in batch.told) == (ImportState.CHECKED, True)
    batches.confirm(batch, by=by)
    run_piece(batch.uid, old)
    assert Work.objects.count() == 0
    assert (work_off(batch).state, Work.objects.count()) == (ImportState.DONE, 2)


def test_an_unexpected_failure_is_told_and_leaves_nothing(cast, checked, settings, tmp_path, caplog):
    batch = checked([["不外传的题名", "文章", "2022-06-07", 1]])
    batches.confirm(batch, by=cast.users["general"])
    settings.CANMOU_BLOBS = tmp_path / "file"
    settings.CANMOU_BLOBS.write_text("不外传的题名 is no folder")
    work_off(batch)
    assert (batch.state, Work.objects.count()) == (ImportState.CHECKED, 0)
    assert batch.told.startswith("系统出错，台账没有变动")
    assert "NotADirectoryError" in caplog.text
    assert "题名" not in caplog.text


def test_only_the_importer_goes_on_and_only_managers_discard(cast, checked, state):
    batch = checked(GOOD, by="head")
    before = state()
    for act in (batches.confirm, batches.check_again, batches.take_back):
        with pytest.raises(NotPermitted):
            act(batch, by=cast.users["general"])
    for login in ("clerk", "neighbour"):
        with pytest.raises(NotPermitted):
            batches.discard(batch, by=cast.users[login])
    assert state() == before
    batches.discard(batch, by=cast.users["general"])
    assert batch.state == ImportState.DISCARDED


def test_who_may_not_import_sends_nothing(send, state):
    before = state()
    with pytest.raises(NotPermitted):
        send(GOOD, by="clerk")
    assert state() == before
