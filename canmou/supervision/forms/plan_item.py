"""Forms of a plan item: reporting it done, evaluating it, the tasks that it is decomposed into."""

import re
from typing import Any

from django import forms

from canmou.kernel.attachments.entering import Incoming
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.people.models import User
from canmou.supervision.forms.plan import day
from canmou.supervision.models import PlanItem, SupervisionTask

MOST_BYTES = 20 * 1024 * 1024
ROWS, MOST_ROWS = 3, 20
_NUMBER = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+){3}")


class ReportForm(forms.Form):
    """What was done, and the proof: numbers of records, or a file."""

    completion = forms.CharField(
        label="完成情况",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 40}),
        error_messages={"required": "请写明完成情况", "max_length": "最多2000字，请缩短"},
    )
    evidence = forms.CharField(
        label="佐证记录",
        required=False,
        max_length=2000,
        help_text="编号，一行一条；也可以上传文件",
        widget=forms.Textarea(attrs={"rows": 2, "cols": 40}),
    )
    file = forms.FileField(
        label="佐证文件", required=False, max_length=200, error_messages={"empty": "这是空文件"}
    )

    def __init__(self, *data: Any, record: PlanItem, user: User) -> None:
        super().__init__(*data, initial={"completion": record.completion})
        self.user = user

    def clean_evidence(self) -> list[RecordRef]:
        """The records of these numbers. One that the user may not see does not exist."""
        numbers = list(dict.fromkeys(_NUMBER.findall(self.cleaned_data["evidence"])))
        found = {
            ref.number: ref for ref in refs_visible_to(self.user).filter(number__in=numbers, voided=False)
        }
        if missing := [number for number in numbers if number not in found]:
            raise forms.ValidationError(f"没有这些编号的记录，或者您无权查看：{'、'.join(missing)}")
        if self.cleaned_data["evidence"].strip() and not numbers:
            raise forms.ValidationError("请填记录的编号，如 ZZ-AEV-2024-00001")
        return [found[number] for number in numbers]

    def clean(self) -> dict[str, Any]:
        """The file goes under the name that the action takes."""
        values = super().clean()
        file = values.pop("file", None)
        if file and file.size > MOST_BYTES:
            self.add_error("file", f"超过 {MOST_BYTES // 1024 // 1024} MB，请压缩后再传")
        values["files"] = [Incoming(file.name, file.read(MOST_BYTES + 1))] if file else []
        return values


class EvaluateForm(forms.Form):
    """How well it was done."""

    evaluation = forms.ChoiceField(
        label="评价",
        choices=PlanItem.Evaluation.choices,
        error_messages={"required": "请选择评价", "invalid_choice": "请在列表里选"},
    )


class BasisForm(forms.Form):
    """On what the tasks of an item stand."""

    basis = forms.CharField(
        label="立项依据", max_length=200, error_messages={"required": "请写明依据", "max_length": "最多200字"}
    )
    authority = forms.ChoiceField(
        label="授权类别",
        choices=SupervisionTask.Authority.choices,
        error_messages={"required": "请选择", "invalid_choice": "请在列表里选"},
    )
    hand_out_now = forms.BooleanField(
        label="立项后直接交办给承办科室",
        required=False,
        help_text="建议立项、内部督办的要由他人批准交办，不勾",
    )


class PartForm(forms.Form):
    """One task of an item. A row without a title is left out."""

    title = forms.CharField(
        label="任务", max_length=150, required=False, error_messages={"max_length": "最多150字"}
    )
    lead_section = forms.CharField(label="承办科室", max_length=80, required=False)
    support = forms.CharField(label="协办科室", max_length=300, required=False, help_text="用顿号隔开")
    responsible = forms.CharField(label="责任人", max_length=80, required=False)
    due_on = day("办结时限")
    requirement = forms.CharField(
        label="办理要求",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 40}),
    )
    late_reason = forms.CharField(
        label="晚于计划的理由", max_length=200, required=False, help_text="时限晚于计划项目的才填"
    )
    duplicate_reason = forms.CharField(
        label="重复立项理由", max_length=200, required=False, help_text="与已有任务相近、仍要立项的才填"
    )

    def __init__(self, place: int, *data: Any, initial: dict[str, Any] | None = None) -> None:
        super().__init__(*data, initial=initial, prefix=f"part-{place}")
        for name, source in (("lead_section", "plan-sections"), ("responsible", "plan-people")):
            self.fields[name].widget.attrs |= {"list": source, "autocomplete": "off"}

    @property
    def filled(self) -> bool:
        """Whether somebody wrote a task here."""
        return bool(self.data.get(self.add_prefix("title"), "").strip())
