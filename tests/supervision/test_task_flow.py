"""A supervised task from its registration to the archive, and what each step refuses, with nothing changed."""

from datetime import date

import pytest
from task_play import PROOF, Play

from canmou.kernel.attachments.entering import EvidenceRefused
from canmou.kernel.calendar import load_days
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.models import RecordChange, RecordRef
from canmou.kernel.people.models import Person
from canmou.kernel.workflow import history, offers, take_back
from canmou.kernel.workflow.models import Step
from canmou.supervision.actions import task as tasks
from canmou.supervision.actions import task_time as time
from canmou.supervision.actions import task_work as work
from canmou.supervision.models import (
    SupervisionTask,
    TaskExtension,
    TaskObjection,
    TaskProgress,
    TaskSuspension,
)
from canmou.supervision.states.task import TASK

pytestmark = pytest.mark.django_db


@pytest.fixture
def play(cast, settings):
    load_days()
    return Play(cast, settings).on("2024-01-08")


def snapshot():
    return (
        RecordRef.objects.count(),
        RecordChange.objects.count(),
        list(Step.objects.order_by("pk").values_list("pk", "state", "closed_at")),
        list(SupervisionTask.objects.values()),
    )


def refused(kind, act):
    """The sentence with which an act is refused; nothing may have changed."""
    before = snapshot()
    with pytest.raises(kind) as error:
        act()
    assert type(error.value) is kind
    assert snapshot() == before
    return error.value.message


def test_the_whole_way(play):
    play.handed()
    task = play.fresh()
    assert (task.state, task.number, task.assigned_on) == ("assigned", "ZZ-STK-2024-00001", date(2024, 1, 8))
    assert (task.first_due_on, task.due_on) == (date(2024, 1, 23), date(2024, 1, 23))
    assert (task.accept_due_on, task.objection_until) == (date(2024, 1, 9), date(2024, 1, 10))
    play.on("2024-01-09").begun()
    task = play.fresh()
    assert (task.state, task.accepted_on, str(task.responsible)) == (
        "in_progress",
        date(2024, 1, 9),
        "冯子昂",
    )
    play.on("2024-01-12")
    report = work.report_progress(
        play.fresh(), by=play.user("clerk"), percent=60, content="形成初稿", files=[PROOF]
    )
    assert report.ref.attachments.count() == 1
    play.on("2024-01-18").reported()
    play.on("2024-01-19").verified()
    play.on("2024-01-22").closed()
    task = play.fresh()
    assert (task.state, task.completed_on, str(task.closed_by)) == ("closed", date(2024, 1, 22), "周承远")
    assert (str(task.verified_by), task.verified_on) == ("马文秀", date(2024, 1, 19))
    assert (task.lost_points, task.lost_why) == (0, "按时办结，不扣分")
    work.archive(task, by=play.user("general"))
    assert play.fresh().archived_on == date(2024, 1, 22)
    told = [(step.state, step.verdict) for step in history(play.task) if step.verdict]
    assert told == [
        ("proposed", "assign"),
        ("assigned", "accept"),
        ("accepted", "begin"),
        ("in_progress", "progress"),
        ("in_progress", "report"),
        ("reported", "verify"),
        ("verified", "close"),
        ("closed", "archive"),
    ]


@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"basis": " "}, {"basis": "没有依据不能立项：请写明决定、指令、会议或经批准的建议"}),
        ({"authority": ""}, {"authority": "请选择授权类别：研究室只凭决定、指令、会议或经批准的建议督办"}),
        (
            {"requirement": "核对名单", "offline": True},
            {"requirement": "线下办理的事项不在这里写内容，只登记责任人和时限"},
        ),
        ({"due_on": date(2024, 1, 5)}, {"due_on": "办结时限不能早于交办日期"}),
    ],
)
def test_what_a_registration_refuses(play, changes, problems):
    before = snapshot()
    with pytest.raises(Invalid) as error:
        play.registered(**changes)
    assert error.value.problems == problems
    assert snapshot() == before


def test_nobody_supervises_himself(play):
    own = {"responsible": play.cast.named("马文秀")}
    assert refused(Invalid, lambda: play.registered(**own)) == "督办人不能是责任人本人"


def test_outside_bodies_are_supervised_only_by_order(play):
    body = play.cast.body("淄州市工业和信息化局")
    told = refused(Invalid, lambda: play.registered(lead_section=body, authority="proposal"))
    assert told == "对外单位督办须有政府决定、行政首长指令或会议议定"
    play.registered(lead_section=body, authority="decision")
    assert play.fresh().lead_section == body


def test_the_same_subject_is_not_supervised_twice_without_reason(play):
    play.handed()
    told = refused(Invalid, lambda: play.registered(title="补充数字经济调研的数据"))
    assert told == (
        "可能重复督办：ZZ-STK-2024-00001“补充数字经济调研数据”（题名相近（100％）、承办科室相同；正在办理，时限2024-01-23）。"
        "确需另立的请写明理由"
    )
    play.registered(title="补充数字经济调研的数据", duplicate_reason="对象不同，另行办理")
    assert SupervisionTask.objects.count() == 2


def test_the_same_origin_is_found_whatever_the_title(play):
    play.handed()
    origin = play.task.ref
    play.registered(title="甲", origin_record=origin)
    told = refused(Invalid, lambda: play.registered(title="乙", origin_record=origin))
    assert told.startswith("可能重复督办：ZZ-STK-2024-00002“甲”（来源相同、承办科室相同；")


def test_old_and_dropped_tasks_are_no_twins(play):
    play.on("2023-05-08").handed().begun().reported().verified().closed()
    play.on("2023-11-01")
    assert "2023-05-08已办结" in refused(Invalid, play.registered)
    play.on("2023-11-10").registered()
    tasks.drop(play.fresh(), by=play.user("leader"), opinion="不再需要")
    play.on("2023-11-13").registered()
    assert [task.state for task in SupervisionTask.objects.order_by("pk")] == [
        "closed",
        "dropped",
        "proposed",
    ]


def test_a_proposal_is_approved_by_another(play):
    play.registered(authority="proposal")
    act = lambda by: lambda: tasks.hand_out(play.fresh(), by=play.user(by))  # noqa: E731
    assert refused(NotPermitted, act("general")) == "这一步由周承远办理，现在不归您办"
    by_button = {
        offer.transition.verb: offer.reason for offer in offers(TASK, play.fresh(), play.user("general"))
    }
    assert by_button["assign"] == "建议立项、内部督办的，由交办人“批准交办”"
    play.on("2024-01-10")
    tasks.hand_out(play.fresh(), by=play.user("leader"))
    assert (play.fresh().assigned_on, play.task.first_due_on) == (date(2024, 1, 10), date(2024, 1, 25))


def test_only_the_section_signs(play):
    play.handed()
    act = lambda: work.accept(play.fresh(), by=play.user("neighbour"))  # noqa: E731
    assert refused(NotPermitted, act) == "这一步由调研一科办理，现在不归您办"


def test_the_supervisor_does_not_carry(play):
    play.handed()
    person = Person.objects.get(name="马文秀")
    act = lambda: work.accept(play.fresh(), by=play.user("head"), responsible=person)  # noqa: E731
    assert refused(Invalid, act) == "马文秀是督办人，不能兼责任人"


def test_an_objection_has_its_days(play):
    play.handed().on("2024-01-11")
    act = lambda: time.raise_objection(play.fresh(), by=play.user("head"), ground="deadline", reason="太紧")  # noqa: E731
    assert refused(Refused, act) == "异议期限是2024-01-10，已过；确有困难请申请延期"
    play.on("2024-01-10")
    act()
    objection = TaskObjection.objects.get()
    assert (play.fresh().state, objection.last_on, objection.outcome) == (
        "objected",
        date(2024, 1, 10),
        "pending",
    )
    assert refused(NotPermitted, lambda: time.uphold(play.fresh(), by=play.user("head"), opinion="好"))
    assert (
        refused(Invalid, lambda: time.uphold(play.fresh(), by=play.user("leader")))
        == "“维持原交办”要写明意见"
    )
    time.uphold(play.fresh(), by=play.user("leader"), opinion="按原时限办")
    objection.refresh_from_db()
    assert (play.fresh().state, objection.outcome, str(objection.decided_by)) == (
        "assigned",
        "upheld",
        "周承远",
    )


def test_an_adjusted_task_keeps_its_first_deadline(play):
    play.handed()
    time.raise_objection(play.fresh(), by=play.user("head"), ground="both", reason="属社会科")
    same = {"lead_section": play.cast.unit("research1"), "due_on": date(2024, 1, 23)}
    told = refused(Invalid, lambda: time.adjust(play.fresh(), by=play.user("leader"), **same))
    assert told == "承办科室和时限都没有变；不调整的请用“维持原交办”"
    play.on("2024-01-09")
    changed = {"lead_section": play.cast.unit("society"), "due_on": date(2024, 1, 31)}
    time.adjust(play.fresh(), by=play.user("leader"), **changed)
    task = play.fresh()
    assert (task.state, task.lead_section.name, task.due_on) == ("assigned", "社会调研科", date(2024, 1, 31))
    assert (task.first_due_on, task.objection_until) == (date(2024, 1, 23), date(2024, 1, 11))
    assert TaskObjection.objects.get().outcome == "changed"


def test_more_time_is_asked_for_in_time_and_given_by_another(play):
    play.handed().begun()
    earlier = lambda: play.asked("2024-01-23")  # noqa: E731
    assert refused(Invalid, earlier) == "要晚于现在的时限2024-01-23"
    play.asked("2024-01-31")
    assert play.fresh().state == "extending"
    assert refused(NotPermitted, lambda: play.agreed(by="clerk")) == "这一步由周承远办理，现在不归您办"
    assert TaskExtension.objects.get().outcome == "pending"
    play.agreed()
    task, wish = play.fresh(), TaskExtension.objects.get()
    assert (task.due_on, task.first_due_on) == (date(2024, 1, 31), date(2024, 1, 23))
    assert (wish.former_due_on, wish.outcome, str(wish.decided_by)) == (date(2024, 1, 23), "agreed", "周承远")
    assert refused(Refused, lambda: play.asked("2024-02-05")) == "今天已经申请过延期，明天才能再申请"
    play.on("2024-02-01")
    assert refused(Refused, lambda: play.asked("2024-02-05")) == (
        "时限2024-01-31已过，延期要在时限之内书面申请；请抓紧办结"
    )


def test_a_refused_wish_changes_no_deadline(play):
    play.handed().begun().asked("2024-01-31")
    time.refuse_extension(play.fresh(), by=play.user("leader"), opinion="按期完成")
    assert (play.fresh().due_on, TaskExtension.objects.get().outcome) == (date(2024, 1, 23), "refused")


def test_who_asked_may_do_without(play):
    play.handed().begun().asked("2024-01-31")
    act = lambda by: lambda: time.withdraw_extension(play.fresh(), by=play.user(by))  # noqa: E731
    assert refused(NotPermitted, act("head")) == "只有交办人可以“撤回延期申请”"
    act("clerk")()
    wish = TaskExtension.objects.get()
    assert (play.fresh().state, play.task.due_on) == ("in_progress", date(2024, 1, 23))
    assert (wish.outcome, wish.decision_note) == ("withdrawn", "申请人撤回")


def test_only_who_supervises_suspends_and_the_days_left_come_back(play):
    play.handed().begun()
    told = refused(Refused, lambda: play.suspended("2024-01-20", by="clerk"))
    assert told == "由督办人马文秀办理"
    assert refused(Invalid, lambda: play.suspended("2024-01-08")) == "预计恢复日期要晚于挂起日期"
    play.on("2024-01-15").suspended("2024-01-20")
    assert (play.fresh().state, play.task.suspended_on) == ("suspended", date(2024, 1, 15))
    play.on("2024-01-22").resumed()
    task, resting = play.fresh(), TaskSuspension.objects.get()
    assert (task.state, task.suspended_on, task.first_due_on) == ("in_progress", None, date(2024, 1, 23))
    assert task.due_on == resting.due_on == date(2024, 1, 30)  # six working days were left
    assert (resting.former_due_on, resting.resumed_on) == (date(2024, 1, 23), date(2024, 1, 22))


def test_nothing_is_done_without_proof(play):
    play.handed().begun()
    done = lambda: work.report_done(play.fresh(), by=play.user("clerk"), result="已补充")  # noqa: E731
    assert refused(Refused, done) == "还没有佐证：请先在本记录或进展里上传材料，或填写佐证记录"
    empty = lambda: work.report_done(play.fresh(), by=play.user("clerk"), result=" ", files=[PROOF])  # noqa: E731
    assert refused(Invalid, empty) == "请写明办理结果"
    work.report_progress(play.fresh(), by=play.user("clerk"), percent=90, content="成稿", files=[PROOF])
    done()
    assert play.fresh().state == "reported"


def test_the_doer_neither_verifies_nor_closes(play):
    play.handed(supervisor=None, assigned_by=play.cast.named("高振华")).begun("高振华").reported(by="head")
    assert refused(NotPermitted, lambda: play.verified(by="head")) == "这一步由孙启航办理，现在不归您办"
    play.verified(by="general")
    assert refused(NotPermitted, lambda: play.closed(by="head")) == "这一步由孙启航办理，现在不归您办"
    play.closed(by="general")
    assert (play.fresh().state, str(play.task.closed_by)) == ("closed", "孙启航")


def test_work_that_falls_short_goes_back(play):
    play.handed().begun().reported()
    assert (
        refused(Invalid, lambda: work.redo(play.fresh(), by=play.user("custodian"))) == "“退回补办”要写明意见"
    )
    work.redo(play.fresh(), by=play.user("custodian"), opinion="缺企业数据")
    task = play.fresh()
    assert (task.state, task.reported_on, task.reported_by) == ("in_progress", None, None)
    play.reported().verified()
    work.redo(play.fresh(), by=play.user("leader"), opinion="再核一遍")
    assert (play.fresh().state, play.task.verified_by) == ("in_progress", None)


def test_what_is_not_ours_goes_back_and_to_another(play):
    play.handed()
    give = lambda opinion="": tasks.give_back(play.fresh(), by=play.user("head"), opinion=opinion)  # noqa: E731
    assert refused(Invalid, give) == "“退办”要写明意见"
    give("属社会调研科职责")
    assert (play.fresh().state, play.task.returned_on) == ("returned", date(2024, 1, 8))
    society = play.cast.unit("society")
    play.on("2024-01-24")
    again = lambda **more: tasks.reassign(  # noqa: E731
        play.fresh(), by=play.user("leader"), lead_section=society, **more
    )
    assert refused(Invalid, again) == "时限2024-01-23已过，请给新的时限"
    again(due_on=date(2024, 1, 31))
    task = play.fresh()
    assert (task.state, task.returned_on, task.lead_section) == ("assigned", None, society)
    assert (task.first_due_on, task.due_on) == (date(2024, 1, 23), date(2024, 1, 31))


def test_a_standing_task_is_reported_on_each_week(play):
    play.handed(urgency="standing").begun()
    assert play.fresh().feedback_due_on == date(2024, 1, 15)
    assert Step.objects.get(ref=play.task.ref, closed_at=None).due_on == date(2024, 1, 15)
    play.on("2024-01-12")
    work.report_progress(play.fresh(), by=play.user("clerk"), percent=10, content="开始")
    assert play.fresh().feedback_due_on == date(2024, 1, 19)
    assert Step.objects.get(ref=play.task.ref, closed_at=None).due_on == date(2024, 1, 19)
    again = lambda: work.report_progress(play.fresh(), by=play.user("clerk"), percent=20, content="再报")  # noqa: E731
    assert refused(Refused, again) == "今天已经报过进展，请打开那一条修改"
    assert TaskProgress.objects.get().percent == 10


def test_an_off_line_task_has_clock_and_owner_but_no_words(play):
    play.handed(offline=True).begun()
    told = "线下办理的事项，材料不进本系统，只在此计时"
    words = lambda: work.report_done(play.fresh(), by=play.user("clerk"), result="内容")  # noqa: E731
    assert refused(Invalid, words) == "线下办理的事项不在这里写结果"
    assert refused(Invalid, lambda: play.asked("2024-01-31")) == told
    filed = lambda: work.report_done(play.fresh(), by=play.user("clerk"), files=[PROOF])  # noqa: E731
    assert told in refused(EvidenceRefused, filed)
    time.ask_extension(play.fresh(), by=play.user("clerk"), due_on=date(2024, 1, 31))
    assert TaskExtension.objects.get().reason == "线下事项，理由不在本系统登记"
    play.agreed()
    work.report_progress(play.fresh(), by=play.user("clerk"), percent=50)
    work.report_done(play.fresh(), by=play.user("clerk"))
    work.redo(play.fresh(), by=play.user("custodian"))
    work.report_done(play.fresh(), by=play.user("clerk"))
    play.verified().closed()
    assert (play.fresh().state, play.task.result) == ("closed", "")


def test_what_has_written_more_than_a_state_is_not_taken_back(play):
    play.handed().begun().reported().verified().closed()
    told = refused(Refused, lambda: take_back(play.fresh(), by=play.user("leader")))
    assert told == "这一步已引起其他事项，不能撤回，请由下一环节退回"
