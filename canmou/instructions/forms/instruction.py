"""What the pages of an instruction ask for."""

from typing import Any

from django import forms

from canmou.instructions.directory import leaders
from canmou.instructions.forms.fields import ACCEPT, bodies, choice
from canmou.instructions.models import Conversion, FollowUpTask, Instruction
from canmou.instructions.pieces import named, work_of
from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.secrecy import NOTICE
from canmou.kernel.ui.fields import Chosen, Files, day, staff_by_section, text

FIT = (("no", "没有密级标志，可以放"), ("yes", "有密级标志"))


class RegisterForm(forms.Form):
    """An instruction comes in. `refused`: why the guard refused what was sent before."""

    refused = ""

    marked = forms.ChoiceField(
        label="原件上有没有密级标志？",
        choices=FIT,
        widget=forms.RadioSelect,
        error_messages={"required": "请先回答：原件上有没有密级标志"},
    )
    leader = Chosen("批示领导")
    given_on = day("批示日期")
    words = text("批示原文", 5000, rows=3, help_text="照录原话，一字不改；可以直接粘贴")
    kind = choice("批示类型", Instruction.Kind.choices, help_text="由第二人复核后计数；只圈阅的不算肯定性")
    piece = text(
        "批在哪篇", 200, required=False, help_text="报告、刊发稿件、报送、文稿的题名或编号", list="pieces"
    )
    subject = text("批示事项", 120, required=False, help_text="没有成果的批示写明什么事")
    carrier = choice("批示载体", Instruction.Carrier.choices, empty="按稿件自动定")
    files = Files("原件影像", help_text="扫描件或照片", accept=ACCEPT)
    requirement = text("办理要求", 300, required=False)
    due_on = day("办理时限", required=False)
    received_on = day("收到日期", required=False, help_text="空着是今天")
    leader_post = text("当时职务", 60, required=False, help_text="空着按人员库当日任职填")
    level = choice("领导层级", Instruction.Level.choices, empty="按人员库自动定")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.ref, self.work = user, None, None
        self.fields["leader"].offer(leaders(user.office))
        self.fields["given_on"].initial = clock.today()

    def clean_marked(self) -> str:
        """What is marked is not registered here, in whatever form."""
        if self.cleaned_data["marked"] == "yes":
            raise forms.ValidationError(
                f"有密级标志的批示件不在本系统登记。{NOTICE}请转线下按涉密载体管理办理，并告知保密员。"
            )
        return self.cleaned_data["marked"]

    def clean_piece(self) -> str:
        """The one piece that is meant."""
        typed = self.cleaned_data["piece"]
        found = named(self.user, typed)
        if typed.strip() and not found:
            raise forms.ValidationError("没有找到这篇稿件；没有成果的批示请填“批示事项”")
        if len(found) > 1:
            told = "；".join(f"{ref.number} {ref.title}" for ref in found[:5])
            raise forms.ValidationError(f"有几篇都像，请填编号：{told}")
        self.ref = found[0] if found else None
        self.work = work_of(self.ref) if self.ref else None
        return typed

    def instruction(self) -> Instruction:
        """The instruction as typed. Only after `is_valid()`."""
        names = ("leader", "given_on", "words", "kind", "subject", "carrier", "requirement", "due_on")
        more = ("received_on", "leader_post", "level")
        values = {name: self.cleaned_data[name] for name in (*names, *more)}
        return Instruction(appeared_in=self.ref, work=self.work, **values)


class OfRecord(forms.Form):
    """A form of a step: it knows the record and who fills it in."""

    def __init__(self, *args: Any, record: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record, self.user = record, user
        for name in self.fields:
            if value := getattr(record, name, None):
                self.fields[name].initial = value


class ConfirmForm(OfRecord):
    """Of what kind it is, by the original."""

    kind = choice("批示类型", Instruction.Kind.choices, help_text="对照原件核定")


class ResubmitForm(OfRecord):
    """Words and kind as mended."""

    words = text("批示原文", 5000, rows=3)
    kind = choice("批示类型", Instruction.Kind.choices)


class CloseForm(OfRecord):
    """With what result."""

    result = text("办理结果", 300, rows=2)


class TaskForm(forms.Form):
    """Something to do that follows from an instruction."""

    content = text("落实事项", 300, rows=2)
    responsible = Chosen("责任人")
    due_on = day("办结时限")
    supporting = Chosen("配合单位", required=False, empty="没有")

    def __init__(self, user: User, row: Instruction, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].offer(staff_by_section(user.office))
        self.fields["supporting"].offer(bodies(user.office))
        self.fields["content"].initial = row.requirement
        self.fields["due_on"].initial = row.due_on

    def task(self) -> FollowUpTask:
        """The task as typed. Only after `is_valid()`."""
        return FollowUpTask(
            **{name: self.cleaned_data[name] for name in ("content", "responsible", "due_on")}
        )


class FinishForm(forms.Form):
    """With what result a task was done."""

    result = text("办理结果", 400, rows=2)
    reported = forms.BooleanField(label="已向批示领导反馈", required=False)


class ConvertForm(forms.Form):
    """The decision that a work turned into."""

    form = choice("转化形式", Conversion.Form.choices)
    grade = choice("证据等级", Conversion.Grade.choices)
    converted_on = day("转化日期")
    body = Chosen("采纳单位", required=False, empty="没有")
    proof = text("佐证", 200, help_text="文件题名和文号、会议名称和日期，或刊物期号")
    adopted = text("吸收的内容", 400, rows=2)
    files = Files("证明材料", accept=ACCEPT)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].offer(bodies(user.office))

    def conversion(self) -> Conversion:
        """The conversion as typed. Only after `is_valid()`."""
        names = ("form", "grade", "converted_on", "body", "proof", "adopted")
        return Conversion(**{name: self.cleaned_data[name] for name in names})
