"""The screens: who sees what, what is sent, what it says, and how many queries it takes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from canmou.supervision.actions import dispatch_issue
from canmou.supervision.models import (
    DispatchEntry,
    DispatchIssue,
    DispatchRemark,
    DispatchRound,
    DispatchSettings,
    SupervisionTask,
)
from tests.supervision.dispatching import (
    few_sections,
    fresh,
    handed_in,
    locked,
    on,
    opened,
    row,
    sheet_of,
    task,
)


@pytest.fixture
def visit(client, cast):
    def go(who, name, *args, data=None):
        client.force_login(cast.users[who])
        address = reverse(name, args=args)
        return client.get(address) if data is None else client.post(address, data)

    return go


def text(response):
    return response.content.decode()


def rows_sent(*rows, do="save", note=""):
    """What the form of a sheet sends."""
    data = {"rows": str(len(rows)), "do": do, "note": note}
    for place, values in enumerate(rows):
        data |= {f"r{place}-{name}": value for name, value in values.items()}
    return data


NEW = {"key": "", "content": "课题中期检查", "progress": "完成3个课题", "percent": "60"}


def test_the_first_page_without_a_round(cast, visit):
    few_sections(cast)
    assert "现在开期：2024年1月上半月" in text(visit("keeper", "dispatch"))
    page = text(visit("clerk", "dispatch"))
    assert ("现在开期" in page, "还没有开过期" in page, "设置" in page) == (False, True, False)


def test_opening_by_hand(cast, visit):
    few_sections(cast)
    assert visit("clerk", "dispatch_open", data={}).status_code == 403
    assert DispatchRound.objects.count() == 0
    answer = visit("keeper", "dispatch_open", data={})
    round = DispatchRound.objects.get()
    assert (answer.status_code, answer.url) == (302, reverse("dispatch_round", args=[round.number]))


@pytest.mark.parametrize("who", ["department", "sysadmin", "secadmin", "auditor"])
def test_outsiders_and_administrators_see_nothing(cast, visit, who):
    few_sections(cast)
    round = opened(cast)
    handed_in(cast, round, cast.unit("research1"), "clerk")
    edition = locked(cast, round)
    sheet = sheet_of(round, cast.unit("research1"))
    for name, arg in (
        ("dispatch_round", round.number),
        ("dispatch_meeting", round.number),
        ("dispatch_draft", round.number),
        ("dispatch_fill", sheet.number),
        ("dispatch_edition", edition.uid),
    ):
        answer = visit(who, name, arg)
        assert answer.status_code in (403, 404), name
        assert "课题中期检查" not in text(answer)
    listed = visit(who, "dispatch")
    assert "2023年" not in text(listed) and round.number not in text(listed)


def test_another_offices_round_does_not_exist(cast, visit):
    assert visit("clerk", "dispatch_round", "ZZ-SDR-2024-00009").status_code == 404
    assert visit("clerk", "dispatch_edition", "nothing").status_code == 404


def test_a_sheet_is_saved_and_handed_in_from_its_page(cast, visit):
    few_sections(cast)
    made = task(cast)
    round = opened(cast)
    sheet = sheet_of(round, cast.unit("research1"))
    page = text(visit("clerk", "dispatch_fill", sheet.number))
    assert f'value="t{made.number}"' in page and "核对统计数据" in page
    offered = {"key": f"t{made.number}", "include": "on", "content": made.title, "progress": "已收齐"}
    visit(
        "clerk", "dispatch_fill", sheet.number, data=rows_sent(offered | {"percent": "70"}, NEW, {"key": ""})
    )
    entries = DispatchEntry.objects.order_by("pk").values_list("content", "percent", "task__number")
    assert list(entries) == [("核对统计数据", 70, made.number), ("课题中期检查", 60, None)]
    assert sheet_of(round, cast.unit("research1")).state == "filling"
    saved = DispatchEntry.objects.order_by("pk")
    sent = [
        {"key": f"e{each.number}", "version": "1", "include": "on", "content": each.content,
         "progress": each.progress, "percent": str(each.percent), "due_on": ""}
        for each in saved
    ]  # fmt: skip
    answer = visit("clerk", "dispatch_fill", sheet.number, data=rows_sent(*sent, do="submit"))
    assert answer.status_code == 302
    assert sheet_of(round, cast.unit("research1")).state == "submitted"
    page = text(visit("clerk", "dispatch_fill", sheet.number))
    assert "收回修改" in page and "<textarea" not in page
    visit("clerk", "dispatch_recall", sheet.number, data={})
    assert sheet_of(round, cast.unit("research1")).state == "filling"


def test_the_words_of_a_section_stay_when_its_page_is_saved(cast, visit):
    few_sections(cast)
    round = opened(cast)
    number = sheet_of(round, cast.unit("research1")).number
    version = str(sheet_of(round, cast.unit("research1")).version)
    visit("clerk", "dispatch_fill", number, data=rows_sent(note="两人外出") | {"version": version})
    assert 'value="两人外出"' in text(visit("clerk", "dispatch_fill", number))
    answer = visit(
        "head", "dispatch_fill", number, data=rows_sent(NEW, note="科长写的") | {"version": version}
    )
    assert answer.status_code == 422 and "科长写的" in text(answer) and "两人外出" in text(answer)
    assert (sheet_of(round, cast.unit("research1")).note, DispatchEntry.objects.count()) == ("两人外出", 0)


def test_a_wrong_row_keeps_what_was_typed(cast, visit):
    few_sections(cast)
    sheet = sheet_of(opened(cast), cast.unit("research1"))
    answer = visit("clerk", "dispatch_fill", sheet.number, data=rows_sent(NEW | {"percent": "120"}, NEW))
    assert (answer.status_code, DispatchEntry.objects.count()) == (422, 0)
    assert "请填0到100的整数" in text(answer) and "完成3个课题" in text(answer)
    answer = visit(
        "clerk", "dispatch_fill", sheet.number, data=rows_sent(NEW, {"key": "", "progress": "做了"})
    )
    assert (answer.status_code, DispatchEntry.objects.count()) == (422, 0)
    assert "“工作任务”不能为空" in text(answer)


def test_another_section_reads_and_does_not_write(cast, visit):
    few_sections(cast)
    round = opened(cast)
    handed_in(cast, round, cast.unit("research1"), "clerk")
    sheet = sheet_of(round, cast.unit("research1"))
    page = text(visit("neighbour", "dispatch_fill", sheet.number))
    assert ("课题中期检查" in page, "收回修改" in page) == (True, False)
    visit("neighbour", "dispatch_fill", sheet.number, data=rows_sent(NEW, do="submit"))
    assert DispatchEntry.objects.count() == 1
    assert visit("neighbour", "dispatch_recall", sheet.number, data={}).status_code in (403, 409, 422)
    assert sheet_of(round, cast.unit("research1")).state == "submitted"


def test_locking_is_asked_about_and_names_who_owes(cast, visit):
    few_sections(cast)
    round = opened(cast)
    handed_in(cast, round, cast.unit("research1"), "clerk")
    page = text(visit("keeper", "dispatch_lock", round.number))
    assert "还有1个科室没有报送" in page and "社会调研科" in page
    assert fresh(round).state == "open"
    visit("keeper", "dispatch_lock", round.number, data={"opinion": ""})
    assert fresh(round).state == "locked"
    answer = visit("keeper", "dispatch_reopen", round.number, data={"opinion": ""})
    assert (answer.status_code, fresh(round).state) == (422, "locked")
    assert visit("head", "dispatch_reopen", round.number, data={"opinion": "改"}).status_code == 403
    assert fresh(round).state == "locked"


def test_another_day_for_the_meeting(cast, visit):
    few_sections(cast)
    round = opened(cast)
    visit("keeper", "dispatch_days", round.number, data={"meeting_on": "2024-01-20", "opinion": ""})
    assert (fresh(round).meeting_on, fresh(round).due_on) == (date(2024, 1, 22), date(2024, 1, 18))
    answer = visit("keeper", "dispatch_days", round.number, data={"meeting_on": "2023-01-20", "opinion": ""})
    assert (answer.status_code, fresh(round).meeting_on) == (422, date(2024, 1, 22))


def test_the_meeting_shows_the_red_first_and_takes_remarks(cast, visit):
    few_sections(cast)
    late = task(cast, title="补充企业数据", due=date(2024, 1, 4))
    round = opened(cast)
    rows = [row(), row(key=f"t{late.number}", content=late.title, obstacle="部门没有报")]
    handed_in(cast, round, cast.unit("research1"), "clerk", rows)
    assert "锁定以后在这里登记" in text(visit("keeper", "dispatch_meeting", round.number))
    locked(cast, round)
    page = text(visit("leader", "dispatch_meeting", round.number))
    assert page.index("补充企业数据") < page.index("课题中期检查")
    assert "记下并交办" not in page
    sent = {
        "remark": "三天内补齐", "section": cast.unit("research1").uid, "responsible": "冯子昂",
        "due_on": "2024-01-12", "made_by": "", "entry": "", "duplicate_reason": "",
    }  # fmt: skip
    assert visit("head", "dispatch_meeting", round.number, data=sent).status_code == 403
    assert DispatchRemark.objects.count() == 0
    answer = visit("keeper", "dispatch_meeting", round.number, data=sent | {"responsible": "没有这人"})
    assert (answer.status_code, DispatchRemark.objects.count()) == (422, 0)
    assert "在职人员里没有“没有这人”" in text(answer) and "三天内补齐" in text(answer)
    assert visit("keeper", "dispatch_meeting", round.number, data=sent).status_code == 302
    made = SupervisionTask.objects.get(title="三天内补齐")
    assert (made.lead_section, made.responsible) == (cast.unit("research1"), cast.named("冯子昂"))
    assert made.number in text(visit("leader", "dispatch_meeting", round.number))


def test_a_remark_only_written_down_becomes_a_task_by_its_button(cast, visit):
    few_sections(cast)
    round = opened(cast)
    locked(cast, round)
    sent = {
        "remark": "下次带数据来", "section": cast.unit("society").uid, "due_on": "2024-01-15", "record_only": "on"
    }  # fmt: skip
    visit("keeper", "dispatch_meeting", round.number, data=sent)
    remark = DispatchRemark.objects.get()
    assert (remark.task, SupervisionTask.objects.count()) == (None, 0)
    assert visit("neighbour", "dispatch_remark_task", remark.number, data={}).status_code == 403
    visit("keeper", "dispatch_remark_task", remark.number, data={})
    assert DispatchRemark.objects.get().task == SupervisionTask.objects.get().ref


def test_an_edition_is_read_issued_and_downloaded(cast, visit):
    few_sections(cast)
    round = opened(cast)
    handed_in(cast, round, cast.unit("research1"), "clerk")
    edition = locked(cast, round)
    assert "编号印发" not in text(visit("clerk", "dispatch_edition", edition.uid))
    assert visit("clerk", "dispatch_file", edition.uid, "pdf").status_code == 404
    assert visit("head", "dispatch_issue", edition.uid, data={}).status_code == 403
    assert DispatchIssue.objects.count() == 0
    visit("keeper", "dispatch_issue", edition.uid, data={})
    page = text(visit("clerk", "dispatch_edition", edition.uid))
    assert "淄政研调〔2024〕1号" in page and "与留存时一致" in page
    answer = visit("clerk", "dispatch_file", edition.uid, "pdf")
    assert (answer.status_code, answer.content[:5], answer["Content-Type"]) == (
        200,
        b"%PDF-",
        "application/pdf",
    )
    assert visit("clerk", "dispatch_file", edition.uid, "docx").content[:2] == b"PK"
    assert visit("clerk", "dispatch_file", edition.uid, "html").status_code == 404
    assert visit("department", "dispatch_file", edition.uid, "pdf").status_code == 404


def test_settings_from_the_page(cast, visit):
    few_sections(cast)
    sent = {
        "convener": str(cast.unit("general").pk), "automatic": "on", "meeting_after": "4", "lock_before": "1",
        "issuer_code": "淄研督", "exempt": [str(cast.unit("leadership").pk)],
    }  # fmt: skip
    assert visit("head", "dispatch_settings").status_code == 403
    assert visit("head", "dispatch_settings", data=sent).status_code == 403
    assert DispatchSettings.objects.get().meeting_after == 3
    assert visit("keeper", "dispatch_settings", data=sent | {"lock_before": "4"}).status_code == 422
    assert visit("keeper", "dispatch_settings", data=sent).status_code == 302
    held = DispatchSettings.objects.get()
    assert (held.meeting_after, held.issuer_code, held.exempt.count()) == (4, "淄研督", 1)


def counted(visit, who, name, *args):
    """The queries of a page that was opened before."""
    visit(who, name, *args)
    with CaptureQueriesContext(connection) as seen:
        assert visit(who, name, *args).status_code == 200
    return len(seen)


@pytest.mark.parametrize("name", ["dispatch_round", "dispatch_meeting", "dispatch_draft"])
def test_a_round_takes_the_same_queries_for_one_entry_and_for_three(cast, visit, name):
    few_sections(cast)
    round = opened(cast)
    handed_in(cast, round, cast.unit("research1"), "clerk")
    task(cast, "society", "第一件", assigned=date(2024, 1, 5))
    first = counted(visit, "leader", name, round.number)
    handed_in(cast, round, cast.unit("society"), "neighbour", [row("甲"), row("乙")])
    task(cast, "society", "第二件", assigned=date(2024, 1, 5))
    task(cast, "society", "第三件", assigned=date(2024, 1, 5))
    assert counted(visit, "leader", name, round.number) == first


def test_a_sheet_takes_the_same_queries_for_one_row_and_for_three(cast, visit):
    few_sections(cast)
    sheet = sheet_of(opened(cast), cast.unit("society"))
    task(cast, "society", "第一件")
    first = counted(visit, "neighbour", "dispatch_fill", sheet.number)
    task(cast, "society", "第二件")
    task(cast, "society", "第三件")
    assert counted(visit, "neighbour", "dispatch_fill", sheet.number) == first


def test_the_list_takes_the_same_queries_for_two_rounds_and_for_four(cast, visit, settings):
    few_sections(cast)
    days = [date(2024, 1, 8), date(2023, 12, 18), date(2023, 12, 4), date(2023, 11, 20)]
    counts = []
    for number, day in enumerate(days, 1):
        with on(settings, day.year, day.month, day.day):
            round = opened(cast, day)
            handed_in(cast, round, cast.unit("research1"), "clerk")
            locked(cast, round)
        if number in (2, 4):
            counts.append(counted(visit, "leader", "dispatch"))
    assert counts[0] == counts[1]


def test_a_frozen_page_stays_after_the_records_went_on(cast, visit):
    few_sections(cast)
    round = opened(cast)
    handed_in(cast, round, cast.unit("research1"), "clerk")
    edition = locked(cast, round)
    dispatch_issue.issue_sheet(edition, by=cast.users["keeper"])
    before = visit("clerk", "dispatch_file", edition.uid, "pdf").content
    DispatchEntry.objects.update(content="改过的内容")
    assert visit("clerk", "dispatch_file", edition.uid, "pdf").content == before
    page = text(visit("clerk", "dispatch_edition", edition.uid))
    assert ("课题中期检查" in page, "改过的内容" in page) == (True, False)
