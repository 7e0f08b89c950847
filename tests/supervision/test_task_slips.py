"""The three-coloured slips: which one by which rule, the numbered document, the clock of the answer."""

from datetime import date

import pymupdf
import pytest
from task_play import Play

from canmou.kernel.attachments.actions import open_content
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.calendar import load_days
from canmou.kernel.documents.models import DocumentNumber
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.metrics import evaluate, scope_for
from canmou.kernel.notices.models import Notice
from canmou.kernel.workflow import urge
from canmou.lib.periods import parse
from canmou.supervision.actions.task_slip import answer_slip, issue_slip, slips_of
from canmou.supervision.limits import limits_of
from canmou.supervision.models import TaskUrge
from canmou.supervision.slips import Wanted, wanted

pytestmark = pytest.mark.django_db


@pytest.fixture
def play(cast, settings):
    load_days()
    return Play(cast, settings).on("2024-01-08").handed().begun()


def due(play):
    task = play.fresh()
    return wanted(task, play.settings.CANMOU_TODAY, limits_of(task.office), slips_of(task))


def issue(play, grade, by="custodian", **more):
    return issue_slip(play.fresh(), by=play.user(by), grade=grade, **more)


def test_the_ladder_by_rule(play):
    assert due(play) == Wanted("", "还不到发督查单的时候：时限2024年1月23日，还剩15天（11个工作日）")
    play.on("2024-01-18")
    yellow = "时限2024年1月23日，还剩5天（3个工作日），不超过3个工作日"
    assert due(play) == Wanted("blue", f"黄灯：{yellow}")
    issue(play, "blue")
    assert due(play) == Wanted("", f"还不到发督查单的时候：{yellow}")
    play.on("2024-01-24")
    late = "时限2024年1月23日，已超期1天（1个工作日）"
    assert due(play) == Wanted("orange", late)
    issue(play, "orange")
    play.on("2024-01-26")
    assert due(play) == Wanted("", "2024-01-24已发橙色警告单，满5个工作日仍未办结再发红色督办单")
    play.on("2024-01-29")
    told = (
        "2024-01-24的橙色警告单应于2024-01-26前反馈，逾期没有回复；时限2024年1月23日，已超期6天（4个工作日）"
    )
    assert due(play) == Wanted("red", told)
    issue(play, "red")
    assert due(play) == Wanted("", "2024-01-29已发红色督办单，不再重复")
    assert [slip.document_number for slip in slips_of(play.task)] == [
        "淄政研督〔2024〕1号",
        "淄政研督〔2024〕2号",
        "淄政研督〔2024〕3号",
    ]


def test_red_follows_an_answered_orange_only_after_its_days(play):
    play.on("2024-01-24")
    answer_slip(issue(play, "orange"), by=play.user("clerk"), answer="数据本周到")
    play.on("2024-01-30")
    assert due(play).grade == ""
    play.on("2024-01-31")
    assert due(play) == Wanted(
        "red",
        "2024-01-24发橙色警告单后又过5个工作日，仍未办结；时限2024年1月23日，已超期8天（6个工作日）",
    )


def test_unsigned_and_unreported_tasks_are_reminded(play, cast, settings):
    other = Play(cast, settings).on("2024-01-10").handed(title="核实名单", urgency="standing")
    other.on("2024-01-12")
    assert due(other) == Wanted("blue", "应于2024-01-11前签收，尚未签收")
    other.begun().on("2024-01-22")
    assert due(other) == Wanted("blue", "长期事项应于2024-01-19前反馈进展，尚未反馈")
    issue(other, "blue")
    assert due(other).grade == ""


def test_a_slip_is_a_numbered_document_with_a_clock(play):
    play.on("2024-01-24")
    slip = issue(play, "orange", content="请说明企业数据进度。")
    assert (slip.answer_due_on, slip.rule) == (date(2024, 1, 26), "时限2024年1月23日，已超期1天（1个工作日）")
    number = DocumentNumber.objects.get()
    assert (str(number), number.title, number.ref) == (
        "淄政研督〔2024〕1号",
        "督查警告单（橙色）：补充数字经济调研数据",
        play.task.ref,
    )
    files = {file.name: file for file in Attachment.objects.filter(ref=slip.ref)}
    assert set(files) == {
        "淄政研督〔2024〕1号督查警告单（橙色）.docx",
        "淄政研督〔2024〕1号督查警告单（橙色）.pdf",
    }
    with pymupdf.open(stream=open_content(files["淄政研督〔2024〕1号督查警告单（橙色）.pdf"])) as pages:
        text = "".join(page.get_text() for page in pages).replace("\n", "")
    for words in (
        "淄州市人民政府研究室",
        "淄政研督〔2024〕1号",
        "督查警告单（橙色）",
        "综合调研一科：",
        "发单依据：时限2024年1月23日，已超期1天（1个工作日）。",
        "请说明企业数据进度。",
        "并于2024年1月26日前书面反馈",
        "2024年1月24日",
    ):
        assert words in text
    told = Notice.objects.get(ref=slip.ref)
    assert (str(told.user), told.sentence) == (
        "冯子昂",
        "收到橙色警告单淄政研督〔2024〕1号，请于2024-01-26前回复",
    )


def refused(kind, act):
    before = RecordRef.objects.count(), DocumentNumber.objects.count(), Attachment.objects.count()
    with pytest.raises(kind) as error:
        act()
    assert (RecordRef.objects.count(), DocumentNumber.objects.count(), Attachment.objects.count()) == before
    return error.value.message


def test_what_is_refused(play):
    assert refused(NotPermitted, lambda: issue(play, "blue", by="clerk")) == "督查单由督办人马文秀办理"
    early = "还不到发督查单的时候：时限2024年1月23日，还剩15天（11个工作日）"
    assert refused(Refused, lambda: issue(play, "blue")) == early
    play.on("2024-01-24")
    told = "按规则现在应发橙色警告单：时限2024年1月23日，已超期1天（1个工作日）"
    assert refused(Invalid, lambda: issue(play, "red")) == told
    slip = issue(play, "orange")
    assert refused(NotPermitted, lambda: answer_slip(slip, by=play.user("neighbour"), answer="好")) == (
        "督查单由承办的调研一科回复"
    )
    assert refused(Invalid, lambda: answer_slip(slip, by=play.user("clerk"), answer=" ")) == "请写明办理情况"
    answer_slip(slip, by=play.user("clerk"), answer="本周办结")
    assert refused(Refused, lambda: answer_slip(slip, by=play.user("clerk"), answer="再答")) == (
        "2024-01-24已经回复过"
    )
    slip = TaskUrge.objects.get()
    assert (slip.answer, str(slip.answered_by)) == ("本周办结", "冯子昂")


def test_a_plain_reminder_counts_once_a_day(play):
    urge(play.fresh(), by=play.user("general"), note="请抓紧")
    urge(play.fresh(), by=play.user("leader"))
    assert [(row.grade, row.urged_on, str(row.urged_by)) for row in TaskUrge.objects.all()] == [
        ("note", date(2024, 1, 8), "孙启航")
    ]


def test_slips_cost_points(play):
    play.on("2024-01-24")
    issue(play, "orange")
    play.on("2024-01-29")
    issue(play, "red")
    play.reported().verified().closed()
    task = play.fresh()
    assert (task.lost_points, task.lost_why) == (
        11,
        "超过时限4个工作日扣4分，橙色警告单1张扣2分，红色督办单1张扣5分",
    )


def test_points_and_finished_tasks_count_for_who_answered(play):
    play.on("2024-01-24")
    issue(play, "orange")
    play.reported().verified().closed()
    own, other = (play.cast.named(name) for name in ("冯子昂", "高振华"))
    figures = {
        (id, person.name): evaluate(id, scope_for(play.cast.office, parse("2024-01"), person=person)).value
        for id in ("supervision.tasks.done_by", "supervision.tasks.lost_points")
        for person in (own, other)
    }
    assert figures == {
        ("supervision.tasks.done_by", "冯子昂"): 1,
        ("supervision.tasks.done_by", "高振华"): 0,
        ("supervision.tasks.lost_points", "冯子昂"): 3,
        ("supervision.tasks.lost_points", "高振华"): 0,
    }
