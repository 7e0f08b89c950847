"""What the registration of a supervised task and its steps ask for."""

from typing import Any

from django import forms

from canmou.kernel.people.models import Unit, User
from canmou.kernel.ui.fields import (
    Chosen,
    Files,
    Several,
    choice,
    day,
    leaders,
    named_sections,
    staff_by_section,
    text,
)
from canmou.supervision.models import SupervisionTask, TaskObjection, TaskSuspension

OUTSIDE = ("department", "district")


def bodies(office: Any) -> list[tuple[Unit, str]]:
    """Who may be given a task: own sections first, then departments and districts."""
    rows = Unit.objects.filter(office=office, kind__in=OUTSIDE, ended_on=None)
    return [*named_sections(office), *((unit, f"外单位：{unit.spoken}") for unit in rows)]


_OFFERS = {
    "lead_section": bodies,
    "support_sections": named_sections,
    "responsible": staff_by_section,
    "supervisor": staff_by_section,
    "assigned_by": leaders,
}


def _offer(form: forms.Form, office: Any) -> None:
    for name, offers in _OFFERS.items():
        if name in form.fields:
            form.fields[name].offer(offers(office))


class RegisterForm(forms.Form):
    """A new task. What is left open is filled by rule: today, the deadline, oneself as supervisor."""

    title = text("督办事项", 150)
    kind = choice("督办类别", SupervisionTask.Kind.choices)
    urgency = forms.ChoiceField(
        label="缓急", choices=SupervisionTask.Urgency.choices, initial=SupervisionTask.Urgency.NORMAL
    )
    authority = choice(
        "授权类别", SupervisionTask.Authority.choices, help_text="建议立项、内部督办的先由交办人批准"
    )
    basis = text("立项依据", 200, help_text="哪次会议、哪位领导的指令、哪份文件，写清楚")
    lead_section = Chosen("承办单位", help_text="对外单位督办须有决定、指令或会议议定")
    responsible = Chosen("责任人", required=False, empty="由承办单位签收时确定")
    support_sections = Several("协办科室", required=False)
    assigned_by = Chosen("交办人", required=False, empty="没有")
    supervisor = Chosen("督办人", required=False, empty="本人")
    due_on = day("办结时限", required=False, help_text="空着按缓急推算")
    requirement = text("办理要求", 5000, required=False, rows=3)
    offline = forms.BooleanField(label="内容不宜放进本系统，线下办理，只在此计时", required=False)
    files = Files("依据材料")
    duplicate_reason = text("重复立项理由", 200, required=False, help_text="与已有事项相近时才填")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, user.office)

    def task(self) -> SupervisionTask:
        """The task as typed. Only after `is_valid()`."""
        apart = ("files", "support_sections")
        return SupervisionTask(
            **{name: value for name, value in self.cleaned_data.items() if name not in apart}
        )


#: Fields in which something would be written of the matter itself.
WORDS = ("reason", "content", "obstacle", "next_step", "result", "files")


class OfTask(forms.Form):
    """The form of a step; it knows the task."""

    def __init__(self, *args: Any, record: SupervisionTask, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record = record
        if record.offline:  # no word of it is taken here
            for name in set(WORDS) & set(self.fields):
                del self.fields[name]
        _offer(self, user.office)
        for name in self.fields:
            if name in ("responsible", "lead_section", "due_on"):
                self.fields[name].initial = getattr(record, name)


class HandOutForm(OfTask):
    """When it must be done."""

    due_on = day("办结时限", help_text="这一天记为首次时限，以后延期、改期都不改它")


class AcceptForm(OfTask):
    """Who carries it."""

    responsible = Chosen(
        "责任人", required=False, empty="以后再定", help_text="指定责任人的，签收后直接开始承办"
    )


class BeginForm(OfTask):
    """Who carries it."""

    responsible = Chosen("责任人")


class ObjectForm(OfTask):
    """To what one objects, and why."""

    ground = choice("异议事项", TaskObjection.Ground.choices)
    reason = text("理由", 300, rows=3)

    def __init__(self, *args: Any, record: SupervisionTask, **kwargs: Any) -> None:
        super().__init__(*args, record=record, **kwargs)
        if record.objection_until:
            self.fields["ground"].help_text = f"异议期限{record.objection_until}"


class HandAgainForm(OfTask):
    """To whom it goes, and by when."""

    lead_section = Chosen("承办单位")
    responsible = Chosen("责任人", required=False, empty="由承办单位签收时确定")
    due_on = day("办结时限", help_text="首次时限不变")


class ProgressForm(OfTask):
    """How far it is."""

    percent = forms.IntegerField(
        label="完成比例",
        min_value=0,
        max_value=100,
        help_text="0到100",
        error_messages={"required": "请填写完成比例", "invalid": "完成比例是0到100的整数"},
    )
    content = text("进展", 5000, rows=3)
    obstacle = text("卡点", 2000, required=False, rows=2)
    next_step = text("下步打算", 2000, required=False, rows=2)
    files = Files("佐证材料")


class ReportForm(OfTask):
    """What came of it, with proof; of a task kept off-line nothing is asked."""

    result = text("办理结果", 5000, rows=4)
    files = Files("佐证材料", help_text="没有佐证不能办结；以前的进展里传过的也算")


class ExtensionForm(OfTask):
    """How much more time, and why."""

    due_on = day("延至")
    reason = text("理由", 300, rows=3)


class SuspendForm(OfTask):
    """Why it rests, and until when."""

    cause = choice("原因类别", TaskSuspension.Cause.choices)
    reason = text("原因", 300, rows=3)
    expected_on = day("预计恢复日期")


class CloseForm(OfTask):
    """How well it was done."""

    evaluation = choice("评价", SupervisionTask.Evaluation.choices)


class SlipForm(forms.Form):
    """What is added to the words of a slip."""

    grade = forms.CharField(widget=forms.HiddenInput)
    content = text("补充要求", 200, required=False, rows=3, help_text="可不填，写进督查单正文")


class AnswerForm(forms.Form):
    """The answer to a slip."""

    answer = text("办理情况", 300, rows=4)
