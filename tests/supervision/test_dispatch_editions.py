"""What a sheet says, by an independent count; frozen editions, their digest and drift; the official document."""

import io
import zipfile
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from canmou.kernel.audit.models import AppendOnlyError
from canmou.kernel.documents.models import DocumentNumber
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib import periods
from canmou.supervision.actions import dispatch, dispatch_issue
from canmou.supervision.actions.intake_writing import change
from canmou.supervision.dispatch import editions
from canmou.supervision.dispatch.snapshot import Snapshot
from canmou.supervision.models import (
    DispatchEdition,
    DispatchEntry,
    DispatchIssue,
    DispatchLine,
    DispatchRemark,
    DispatchSettings,
    TaskProgress,
)
from tests.supervision.dispatching import few_sections, fresh, handed_in, locked, on, opened, row, task


def said(edition, part):
    return [
        (line.section_name, line.title, line.what)
        for line in edition.lines.filter(part=part).order_by("place")
    ]


@pytest.fixture
def two_rounds(cast, settings):
    """The second half of December (a red task, a remark) locked, the first of January filled but for one section."""
    few_sections(cast)
    late = task(cast, title="补充数据", assigned=date(2023, 12, 1), due=date(2023, 12, 22))
    quiet = task(cast, "society", "社区养老座谈", assigned=date(2023, 12, 4), due=date(2024, 2, 9))
    with on(settings, 2023, 12, 18):
        former = opened(cast, date(2023, 12, 18))
    with on(settings, 2024, 1, 2):
        rows = [row(key=f"t{late.number}", content=late.title, obstacle="部门没有报"), row("课题开题")]
        handed_in(cast, former, cast.unit("research1"), "clerk", rows)
        same = row(key=f"t{quiet.number}", content=quiet.title, progress="正在联系社区", percent=20)
        handed_in(cast, former, cast.unit("society"), "neighbour", [same])
        locked(cast, former)
    with on(settings, 2024, 1, 4):
        remark = DispatchRemark(
            round=former, remark="数据补齐再报", made_by=cast.named("周承远"), made_on=date(2024, 1, 4),
            addressed_to=cast.unit("research1"), due_on=date(2024, 1, 12), task=late.ref,
        )  # fmt: skip
        cast.enter([remark])
    round = opened(cast)
    rows = [row(key=f"t{late.number}", content=late.title, progress="还差一个部门", obstacle="部门没有报")]
    rows += [row("课题开题", "全部开题", 100)]
    handed_in(cast, round, cast.unit("research1"), "clerk", rows)
    return former, round, late, quiet


def test_what_the_sheet_says(cast, settings, two_rounds):
    former, round, late, quiet = two_rounds
    new = task(cast, title="梳理重点项目", assigned=date(2024, 1, 5), due=date(2024, 1, 31))
    report = TaskProgress(task=late, reported_on=date(2024, 1, 6), percent=70, content="催报", unit=late.unit)
    cast.enter([report])
    with on(settings, 2024, 1, 16):
        edition = locked(cast, round)
    entries = edition.lines.filter(part="entry").order_by("place")
    assert [(line.section_name, line.title, line.light, line.again, line.percent) for line in entries] == [
        ("调研一科", "补充数据", "red", True, 60),
        ("调研一科", "课题开题", "green", False, 100),
    ]
    assert entries[0].why == "时限2023年12月22日，已超期25天（16个工作日）"
    assert said(edition, "change") == [
        ("调研一科", "补充数据", "1月6日反馈70％"),
        ("调研一科", new.title, "本期新交办"),
    ]
    assert said(edition, "idle") == [("社会调研科", quiet.title, "本期没有填报，也没有进展")]
    assert said(edition, "absent") == [("社会调研科", "没有按时报送", "截至2024年1月16日没有报送")]
    assert said(edition, "remark") == [("调研一科", "数据补齐再报", "办理中，已超期25天")]
    figures = {each.label: each.value for each in edition.figures.all()}
    assert figures == {
        "调度任务": 2, "已完成": 1, "绿灯": 1, "黄灯": 0, "红灯": 1, "连续两期红灯": 1, "迟报科室": 0, "未报科室": 1,
    }  # fmt: skip


def test_metrics_agree_with_a_count_of_the_lines(cast, settings, two_rounds):
    _, round, *_ = two_rounds
    with on(settings, 2024, 1, 16):
        locked(cast, round)
        snapshot = Snapshot(fresh(round))
        counted = [(each.metric, each.value) for each in snapshot.counted()]
        assert [(each.metric, each.value) for each in snapshot.figures()] == counted


def test_the_same_text_as_last_time_is_no_update(cast, settings, two_rounds):
    _, round, _, quiet = two_rounds
    same = row(key=f"t{quiet.number}", content=quiet.title, progress="正在联系社区", percent=20)
    with on(settings, 2024, 1, 16):
        handed_in(cast, round, cast.unit("society"), "neighbour", [same])
        edition = locked(cast, round)
    assert said(edition, "idle") == [("社会调研科", quiet.title, "填报内容与上期相同")]


def test_red_again_goes_over_the_year_and_needs_the_very_half_month_before(cast, two_rounds):
    former, round, late, _ = two_rounds

    def again(notation):
        scope = scope_for(cast.office, periods.parse(notation), as_of=date(2024, 1, 31))
        return evaluate("supervision.dispatch.red_again", scope).value

    DispatchEntry.objects.filter(round=round, task=late).update(light="red")
    assert (again("2024-01-A"), again("2023-12-B")) == (1, 0)
    type(former).objects.filter(pk=former.pk).update(half="A")
    assert again("2024-01-A") == 0


def test_an_edition_does_not_change_with_the_records(cast, settings, two_rounds):
    _, round, *_ = two_rounds
    with on(settings, 2024, 1, 16):
        edition = locked(cast, round)
        before = list(edition.lines.values_list("title", "progress", "percent"))
        entry = DispatchEntry.objects.get(round=round, content="课题开题")
        entry.percent, entry.progress = 90, "还差一个课题"
        change(entry, by=cast.users["head"], verb="修改")
        handed_in(cast, round, cast.unit("society"), "neighbour")
    edition = DispatchEdition.objects.get(round=round)
    assert list(edition.lines.values_list("title", "progress", "percent")) == before
    assert editions.sound(edition)
    told = [(each.line.title, each.what, each.told) for each in editions.drift(edition)]
    assert told == [
        ("课题开题", "已修改", ("高振华于1月16日修改",)),
        ("课题中期检查", "2024-01-16补报，没有列入", ()),
    ]


def test_rows_of_an_edition_are_never_touched(cast, settings, two_rounds):
    _, round, *_ = two_rounds
    with on(settings, 2024, 1, 16):
        edition = locked(cast, round)
    line = edition.lines.first()
    with pytest.raises(AppendOnlyError):
        line.save()
    with pytest.raises(AppendOnlyError):
        edition.lines.update(title="别的")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE supervision_dispatchline SET title = 'x' WHERE id = %s", [line.pk])
    assert DispatchLine.objects.get(pk=line.pk).title == line.title


def test_a_digest_tells_a_changed_edition(cast, settings, two_rounds):
    _, round, *_ = two_rounds
    with on(settings, 2024, 1, 16):
        edition = locked(cast, round)
    assert editions.sound(edition)
    edition.title = "别的标题"
    assert not editions.sound(edition)


def test_issuing_takes_a_number_and_keeps_both_files(cast, settings, two_rounds):
    _, round, *_ = two_rounds
    with on(settings, 2024, 1, 16):
        edition = locked(cast, round)
        with pytest.raises(NotPermitted):
            dispatch_issue.issue_sheet(edition, by=cast.users["leader"])
        assert DocumentNumber.objects.count() == 0
        issue = dispatch_issue.issue_sheet(edition, by=cast.users["keeper"])
        with pytest.raises(Refused, match="已经印发"):
            dispatch_issue.issue_sheet(edition, by=cast.users["keeper"])
    assert (str(issue.document_number), fresh(round).sheet_number) == (
        "淄政研调〔2024〕1号",
        "淄政研调〔2024〕1号",
    )
    assert DocumentNumber.objects.get().ref == round.ref
    pdf, docx = editions.file_of(edition, "pdf"), editions.file_of(edition, "docx")
    assert pdf[:5] == b"%PDF-"
    text = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    for words in (
        "淄政研调〔2024〕1号",
        "补充数据（连续两期红灯）",
        "截至2024年1月16日没有报送",
        "各科室任务调度表",
    ):
        assert words in text
    assert text.count("2024年1月16日") > 1


def test_a_second_edition_takes_a_number_of_its_own_and_says_what_it_replaces(cast, settings, two_rounds):
    _, round, *_ = two_rounds
    with on(settings, 2024, 1, 16):
        first = locked(cast, round)
        dispatch_issue.issue_sheet(first, by=cast.users["general"])
        dispatch.reopen_round(fresh(round), by=cast.users["general"], opinion="补充")
        with pytest.raises(Refused, match="还没有锁定"):
            dispatch_issue.issue_sheet(first, by=cast.users["general"])
        second = locked(cast, round)
        with pytest.raises(Refused, match="最新一版"):
            dispatch_issue.issue_sheet(first, by=cast.users["general"])
        issue = dispatch_issue.issue_sheet(second, by=cast.users["general"])
    assert (str(issue.document_number), str(issue.replaces.document_number)) == (
        "淄政研调〔2024〕2号",
        "淄政研调〔2024〕1号",
    )
    text = zipfile.ZipFile(io.BytesIO(editions.file_of(second, "docx"))).read("word/document.xml").decode()
    assert "此件替代淄政研调〔2024〕1号" in text
    assert DispatchIssue.objects.count() == 2


def test_reading_a_round_takes_the_same_queries_for_one_entry_and_for_three(cast, two_rounds):
    _, round, *_ = two_rounds
    counts = []
    for number in (0, 1):
        with CaptureQueriesContext(connection) as seen:
            snapshot = Snapshot(fresh(round))
            assert len(snapshot.lines()) > 2 + number
        counts.append(len(seen))
        if not number:
            for title in ("第二件", "第三件"):
                task(cast, "society", title, assigned=date(2024, 1, 5))
    assert counts[0] == counts[1]


def test_settings_are_kept_by_the_convening_section(cast):
    row_ = few_sections(cast)
    row_.meeting_after, row_.lock_before = 5, 1
    with pytest.raises(NotPermitted):
        dispatch_issue.save_settings(row_, [], by=cast.users["head"])
    assert DispatchSettings.objects.get().meeting_after == 3
    dispatch_issue.save_settings(row_, [cast.unit("leadership")], by=cast.users["keeper"])
    held = DispatchSettings.objects.get()
    assert (held.meeting_after, list(held.exempt.all())) == (5, [cast.unit("leadership")])
    row_.lock_before = 5
    with pytest.raises(Invalid, match="会前天数要少于"):
        dispatch_issue.save_settings(row_, [], by=cast.users["keeper"])
    assert DispatchSettings.objects.get().lock_before == 1
