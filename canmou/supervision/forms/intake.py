"""What the intake page and the steps of a matter ask for."""

from typing import Any

from django import forms

from canmou.kernel import clock
from canmou.kernel.exchange.lookup import People
from canmou.kernel.people.models import User
from canmou.kernel.secrecy.models import CLOSED_MODULE
from canmou.kernel.ui.fields import (
    Chosen,
    Files,
    Several,
    day,
    leaders,
    named_sections,
    staff_by_section,
    text,
)
from canmou.lib.cells import CellError
from canmou.supervision.models import Matter, SupervisionTask
from canmou.supervision.queries.intake import offline_confirmed

ACCEPT = ".jpg,.jpeg,.png,.pdf,.doc,.docx,.wps,.xls,.xlsx,.et,.ppt,.pptx,.dps,.ofd,.txt"
FIT = (
    ("yes", "能，不涉密，可以放"),
    ("no", "不能，内部敏感、不宜放在这里"),
    ("marked", "不能，有密级标志"),
)


def _chips(label: str, choices: Any, *, initial: str = "", required: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=required,
        choices=choices,
        initial=initial or None,
        widget=forms.RadioSelect,
        error_messages={"required": f"请选择{label}", "invalid_choice": f"没有这种{label}"},
    )


class TakeInForm(forms.Form):
    """Something comes in: first whether its text may be here, then a few taps and one line.

    `refused`: why the guard refused what was sent before.
    """

    refused = ""

    fit = forms.ChoiceField(
        label="这份材料能不能放进本系统？",
        choices=FIT,
        widget=forms.RadioSelect,
        error_messages={"required": "请先回答：这份材料能不能放进本系统"},
    )
    kind = _chips("来件方式", Matter.Kind.choices, initial=Matter.Kind.DOCUMENT)
    photo = Files("拍照", accept="image/*", capture="environment")
    files = Files("文件或图片", accept=ACCEPT)
    title = text(
        "一句话说明", 150, required=False, help_text="空着时取消息第一行，只有照片时按方式和时间命名"
    )
    urgency = _chips("缓急", Matter.Urgency.choices, initial=Matter.Urgency.NORMAL, required=False)
    sender = text("来文单位", 80, required=False, list="intake-units")
    lead_section = Chosen("承办科室", required=False, empty="自动判断")
    handler = Chosen("承办人", required=False, empty="由科室定")
    due_on = day("回告时限", required=False, help_text="空着按缓急推算")
    content = text("来件内容", 20000, required=False, rows=3, help_text="电话记录、消息原文，可以直接粘贴")
    document_number = text("来文字号", 40, required=False)
    sender_person = Chosen("交办领导", required=False, empty="没有")
    received_on = day("收到日期")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["received_on"].initial = clock.today()
        self.fields["lead_section"].offer(named_sections(user.office))
        self.fields["handler"].offer(staff_by_section(user.office))
        self.fields["sender_person"].offer(leaders(user.office))

    def clean_fit(self) -> str:
        """Marked material leaves a trace only where that was confirmed in writing."""
        if self.cleaned_data["fit"] == "marked" and not offline_confirmed(self.user):
            raise forms.ValidationError(CLOSED_MODULE + "材料请送保密员，按涉密载体管理办理。")
        return self.cleaned_data["fit"]

    def clean_sender(self) -> Any:
        """The unit that was typed."""
        return unit_named(self.user, self.cleaned_data["sender"])

    @property
    def offline(self) -> bool:
        """Whether the text may not be here. Only after `is_valid()`."""
        return self.cleaned_data["fit"] != "yes"

    def clean_urgency(self) -> str:
        """Hidden with what may not be here."""
        return self.cleaned_data["urgency"] or Matter.Urgency.NORMAL

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("fit") in ("no", "marked") and not values.get("lead_section"):
            self.add_error("lead_section", "线下事项要写明承办科室")
        return values

    def matter(self) -> Matter:
        """The matter as typed. Only after `is_valid()`."""
        names = ("kind", "title", "urgency", "sender", "lead_section", "handler", "due_on", "content")
        more = ("document_number", "sender_person", "received_on")
        return Matter(**{name: self.cleaned_data[name] for name in (*names, *more)})


def unit_named(user: User, name: str) -> Any:
    """A unit by its name or short name, None where nothing was typed."""
    if not name.strip():
        return None
    try:
        return People(user.office).unit(name.strip())
    except CellError as error:
        raise forms.ValidationError(f"{error}；也可以空着，写在说明里") from error


class OfMatter(forms.Form):
    """A form of a step: it knows the record and who fills it in."""

    def __init__(self, *args: Any, record: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record, self.user = record, user
        offers = {
            "lead_section": named_sections,
            "section": named_sections,
            "others": named_sections,
            "handler": staff_by_section,
            "approved_by": leaders,
        }
        for name in self.fields:
            if name in offers:
                self.fields[name].offer(offers[name](user.office))
            if hasattr(record, name):
                self.fields[name].initial = getattr(record, name)


class ProposeForm(OfMatter):
    """How it should be handled, by whom, and who decides."""

    proposal = text("拟办意见", 300, rows=3)
    approved_by = Chosen("批办领导")
    lead_section = Chosen("承办科室")
    due_on = day("回告时限")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.record.proposal and self.record.lead_section_id:
            self.fields["proposal"].initial = f"请{self.record.lead_section.name}牵头办理"


class HandOutForm(OfMatter):
    """Who leads, who helps, by when."""

    lead_section = Chosen("承办科室")
    handler = Chosen("承办人", required=False, empty="由科室定")
    others = Several("协办科室", required=False, help_text="各科室同时办，各自计时")
    due_on = day("回告时限")


class ForwardForm(OfMatter):
    """To whom the matter goes."""

    lead_section = Chosen("转给科室")
    handler = Chosen("承办人", required=False, empty="由科室定")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead_section"].initial = self.fields["handler"].initial = None


class _Answer(OfMatter):
    """What was done, with its files; of a matter kept off-line nothing is asked."""

    words = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.record.wordless:
            for name in (self.words, "files"):
                del self.fields[name]


class ReplyForm(_Answer):
    """The answer."""

    words = "reply"
    reply = text("办理结果", 20000, rows=4)
    files = Files("附件", accept=ACCEPT)


class FinishPartForm(_Answer):
    """What a further section has done."""

    words = "content"
    content = text("办理情况", 20000, rows=4)
    files = Files("附件", accept=ACCEPT)


class ForwardPartForm(OfMatter):
    """To which section the part goes."""

    section = Chosen("转给科室")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].initial = None


class ToTaskForm(OfMatter):
    """On whose order it is supervised from now on, with which section, by when."""

    basis = text("立项依据", 200, help_text="决定、指令、会议或经批准的建议")
    authority = forms.ChoiceField(
        label="授权类别", choices=[("", "请选择"), *SupervisionTask.Authority.choices]
    )
    lead_section = Chosen("承办科室")
    due_on = day("办结时限", required=False, help_text="空着按督办的缓急推算")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        number = self.record.document_number
        self.fields["basis"].initial = f"{self.record.title}（{number}）" if number else self.record.title
