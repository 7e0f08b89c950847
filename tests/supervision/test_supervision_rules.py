"""What the ledgers of supervision refuse."""

from datetime import date

import pytest

from canmou.kernel.errors import Invalid
from canmou.kernel.models import RecordRef
from canmou.supervision.models import (
    Campaign,
    CampaignFinding,
    DispatchEntry,
    DispatchRound,
    DraftConsultation,
    ForeignForm,
    Matter,
    Mechanism,
    MechanismChange,
    PlanDocument,
    PlanItem,
    Strategy,
    SupervisionTask,
    TaskExtension,
    TaskProgress,
    TaskUrge,
    WeeklySheet,
)

DAY = date(2022, 5, 10)


def refusal(cast, record):
    """The problems with which a record is refused; nothing may be written."""
    before = RecordRef.objects.count()
    with pytest.raises(Invalid) as refused:
        cast.enter([record])
    assert RecordRef.objects.count() == before
    return refused.value.problems


def task(cast, **changes):
    facts = {
        "title": "补充数据",
        "kind": "daily",
        "basis": "主任办公会",
        "assigned_on": DAY,
        "due_on": date(2022, 5, 20),
        "lead_section": cast.unit("economy"),
    }
    return SupervisionTask(**(facts | changes))


def document():
    return PlanDocument(
        title="工作要点", kind="key_points", line="party", year=2022, adopted_on=date(2022, 2, 1)
    )


def campaign():
    return Campaign(title="专项行动", source="own", line="conduct", started_on=date(2022, 3, 1))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "problems"),
    [
        ({"due_on": date(2022, 5, 9)}, {"due_on": "办结时限不能早于交办日期"}),
        ({"completed_on": date(2022, 5, 9), "result": "办结"}, {"completed_on": "办结日期不能早于交办日期"}),
        ({"completed_on": date(2022, 5, 15)}, {"result": "办结的事项请写明办理结果"}),
        ({"evaluation": "good"}, {"evaluation": "没有办结的事项不能评价"}),
        ({"basis": ""}, {"basis": "“立项依据”不能为空"}),
    ],
)
def test_a_task_must_make_sense(cast, changes, problems):
    assert refusal(cast, task(cast, **changes)) == problems


@pytest.mark.django_db
def test_nobody_verifies_his_own_task(cast):
    own = task(cast, responsible=cast.staff[8], verified_by=cast.staff[8])
    assert refusal(cast, own) == {"verified_by": "核查人不能是责任人本人"}


@pytest.mark.django_db
def test_an_off_line_task_needs_no_result_here(cast):
    (made,) = cast.enter([task(cast, offline=True, completed_on=date(2022, 5, 19))])
    assert SupervisionTask.objects.get().number == made.number == "ZZ-STK-2022-00001"


@pytest.mark.django_db
def test_more_time_is_asked_for_while_there_is_time(cast):
    (parent,) = cast.enter([task(cast)])
    facts = {"task": parent, "former_due_on": parent.due_on, "reason": "数据未发布"}
    late = TaskExtension(**facts, requested_on=date(2022, 5, 21), due_on=date(2022, 5, 30))
    assert refusal(cast, late) == {"requested_on": "延期要在原时限之内书面申请"}
    earlier = TaskExtension(**facts, requested_on=date(2022, 5, 18), due_on=date(2022, 5, 20))
    assert refusal(cast, earlier) == {"due_on": "延至的日期要晚于原时限"}
    undated = TaskExtension(
        **facts, requested_on=date(2022, 5, 18), due_on=date(2022, 5, 30), outcome="agreed"
    )
    assert refusal(cast, undated) == {"decided_on": "已批复的填批复日期，待定的不填"}


@pytest.mark.django_db
def test_progress_and_reminders_follow_the_assignment(cast):
    (parent,) = cast.enter([task(cast)])
    early = TaskProgress(task=parent, reported_on=date(2022, 5, 9), percent=10, content="开始")
    assert refusal(cast, early) == {"reported_on": "反馈日期不能早于交办日期"}
    over = TaskProgress(task=parent, reported_on=DAY, percent=101, content="开始")
    assert refusal(cast, over) == {"percent": "完成比例不能超过100"}
    urge = TaskUrge(task=parent, urged_on=DAY, answered_on=date(2022, 5, 9))
    assert refusal(cast, urge) == {"answered_on": "回复日期不能早于催办日期"}


@pytest.mark.django_db
def test_a_plan_item_is_evaluated_when_done_and_by_another(cast):
    (parent,) = cast.enter([document()])
    facts = {"document": parent, "sequence": 1, "task": "学习", "due_on": DAY, "responsible": cast.staff[8]}
    assert refusal(cast, PlanItem(**facts, evaluation="good")) == {
        "evaluation": "评价要在完成之后，并填写评价人和评价日期"
    }
    done = facts | {"completed_on": DAY, "evaluation": "good"}
    early = PlanItem(**done, evaluated_on=date(2022, 5, 9), evaluated_by=cast.staff[0])
    assert refusal(cast, early) == {"evaluated_on": "评价日期不能早于完成日期"}
    own = PlanItem(**done, evaluated_on=DAY, evaluated_by=cast.staff[8])
    assert refusal(cast, own) == {"evaluated_by": "评价人不能是责任人本人"}


@pytest.mark.django_db
def test_titles_are_written_without_brackets(cast):
    named = document()
    named.title = "《工作要点》"
    assert refusal(cast, named) == {"title": "题名不加书名号，出稿时自动添加"}


@pytest.mark.django_db
def test_a_finding_is_closed_only_when_another_has_verified_it(cast):
    (parent,) = cast.enter([campaign()])
    facts = {"campaign": parent, "problem": "拖", "found_on": DAY, "due_on": date(2022, 6, 10)}
    alone = CampaignFinding(**facts, closed_on=date(2022, 6, 1))
    assert refusal(cast, alone) == {"verified_by": "整改到位要由他人验收，请填写验收人"}
    own = CampaignFinding(**facts, responsible=cast.staff[8], verified_by=cast.staff[8])
    assert refusal(cast, own) == {"verified_by": "验收人不能是责任人本人"}


@pytest.mark.django_db
def test_spans_end_after_they_start(cast):
    before = date(2022, 2, 28)
    ended = campaign()
    ended.ended_on = before
    assert refusal(cast, ended) == {"ended_on": "结束日期不能早于开始日期"}
    strategy = Strategy(title="赋能", kind="strategy", valid_from=DAY, valid_to=before)
    assert refusal(cast, strategy) == {"valid_to": "停止使用日期不能早于提出日期"}
    mechanism = Mechanism(title="机制", kind="rule", line="conduct", established_on=DAY, repealed_on=before)
    assert refusal(cast, mechanism) == {"repealed_on": "废止日期不能早于建立日期"}


@pytest.mark.django_db
def test_a_mechanism_is_not_changed_before_it_exists(cast):
    (parent,) = cast.enter([Mechanism(title="机制", kind="rule", line="conduct", established_on=DAY)])
    change = MechanismChange(mechanism=parent, kind="revised", changed_on=date(2022, 5, 9), content="修订")
    assert refusal(cast, change) == {"changed_on": "变更日期不能早于建立日期"}


@pytest.mark.django_db
def test_a_week_begins_on_monday(cast):
    facts = {"section": cast.unit("economy"), "done": "调研", "planned": "起草"}
    sheet = WeeklySheet(**facts, week_start=date(2022, 6, 7), submitted_on=date(2022, 6, 10))
    assert refusal(cast, sheet) == {"week_start": "2022-06-07不是星期一，请填这一周的星期一"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("month", "half", "end"),
    [(2, "B", date(2022, 2, 28)), (6, "A", date(2022, 6, 15)), (12, "B", date(2022, 12, 31))],
)
def test_a_round_ends_on_the_fifteenth_or_with_the_month(cast, month, half, end):
    wrong = DispatchRound(year=2022, month=month, half=half, ends_on=date(2022, month, 20))
    assert refusal(cast, wrong) == {"ends_on": f"这一期的截止日应为{end}"}
    (made,) = cast.enter([DispatchRound(year=2022, month=month, half=half, ends_on=end)])
    name = "上半月" if half == "A" else "下半月"
    assert made.ref.title == f"2022年{month}月{name}工作调度"


@pytest.mark.django_db
def test_a_red_light_says_why(cast):
    (parent,) = cast.enter([DispatchRound(year=2022, month=6, half="A", ends_on=date(2022, 6, 15))])
    entry = DispatchEntry(
        round=parent,
        section=cast.unit("economy"),
        content="调研",
        progress="滞后",
        percent=10,
        light="red",
        submitted_on=date(2022, 6, 14),
    )
    assert refusal(cast, entry) == {"obstacle": "红灯的任务请写明卡点"}


@pytest.mark.django_db
def test_what_comes_in_is_answered_after_it_came(cast):
    early = date(2022, 5, 9)
    matter = Matter(title="报送材料", kind="phone", received_on=DAY, closed_on=early)
    assert refusal(cast, matter) == {"closed_on": "办结日期不能早于收到日期"}
    facts = {"title": "若干措施", "sender": cast.unit("office"), "received_on": DAY}
    assert refusal(cast, DraftConsultation(**facts, due_on=early)) == {"due_on": "反馈时限不能早于收到日期"}
    undated = DraftConsultation(**facts, due_on=date(2022, 5, 14), outcome="agree")
    assert refusal(cast, undated) == {"outcome": "已反馈的同时填写反馈结论和反馈日期"}
    form = ForeignForm(
        **facts | {"title": "统计表"}, due_on=date(2022, 5, 14), format="excel", handed_in_on=early
    )
    assert refusal(cast, form) == {"handed_in_on": "报出日期不能早于收到日期"}
