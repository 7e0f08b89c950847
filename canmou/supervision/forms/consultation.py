"""What the pages of drafts for comment ask for."""

from collections.abc import Sequence
from typing import Any

from django import forms

from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.ui.fields import Chosen, Files, Several, day, leaders, named_sections, text
from canmou.supervision.forms.intake import ACCEPT, OfMatter, unit_named
from canmou.supervision.intake_terms import terms_of
from canmou.supervision.models import ConsultationOpinion, DraftConsultation
from canmou.supervision.queries.consultation import version_of

ROWS = 4


class TakeDraftForm(forms.Form):
    """A draft that somebody sent for comment."""

    fit = forms.BooleanField(
        label="这份稿子不涉密，没有密级标志，可以放进本系统",
        error_messages={"required": "不能确认的请不要登记；按“收件”里的“不能”转线下事项"},
    )
    title = text("征求意见稿题名", 150, help_text="不加书名号")
    sender = text("来文单位", 80, list="intake-units")
    document_number = text("来文字号", 40, required=False)
    due_on = day("反馈时限", required=False, help_text="来文没写的空着")
    received_on = day("收到日期")
    sections = Several("请哪些科室提意见", required=False, help_text="选了就直接分送；也可以登记后再分送")
    files = Files("稿子", accept=ACCEPT)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        days = terms_of(user.office).comment_workdays
        self.fields["due_on"].help_text = f"来文没写的空着，按{days}个工作日"
        self.fields["received_on"].initial = clock.today()
        self.fields["sections"].offer(named_sections(user.office))

    def clean_sender(self) -> Any:
        """The unit that was typed."""
        return unit_named(self.user, self.cleaned_data["sender"])

    def clean_title(self) -> str:
        """Without the marks that the pages add."""
        return self.cleaned_data["title"].strip().removeprefix("《").removesuffix("》")

    def draft(self) -> DraftConsultation:
        """The draft as typed. Only after `is_valid()`."""
        names = ("title", "sender", "document_number", "due_on", "received_on")
        return DraftConsultation(**{name: self.cleaned_data[name] for name in names})


class SplitForm(OfMatter):
    """Which sections are asked, by when."""

    sections = Several("请哪些科室提意见")
    section_due_on = day("科室反馈时限", required=False, help_text="空着为对外时限的前一个工作日")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sections"].offer(named_sections(self.user.office))
        self.fields["sections"].initial = list(self.record.sections.all())


class MoreForm(OfMatter):
    """Which further sections are asked."""

    sections = Several("加送科室")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sections"].offer(named_sections(self.user.office))
        self.fields["sections"].initial = []


class OfOpinions(OfMatter):
    """A form over the opinions: which of them are ticked. `version`: what its reader saw."""

    ticks = ""

    version = forms.IntegerField(required=False, min_value=0, max_value=10**9, widget=forms.HiddenInput())

    def __init__(self, *args: Any, opinions: Sequence[ConsultationOpinion] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.opinions = {row.number: row for row in opinions}
        self.fields["version"].initial = version_of(self.record)

    @property
    def ticked(self) -> list[ConsultationOpinion]:
        """The opinions that were ticked."""
        numbers = self.data.getlist(self.ticks) if self.is_bound else []
        return [row for number, row in self.opinions.items() if number in numbers]

    def renew(self) -> None:
        """Let the next press be one that knows what others have changed."""
        self.data = self.data.copy()
        self.data["version"] = str(version_of(self.record))


class WriteForm(OfOpinions):
    """Which opinions go out, the conclusion, the text, who signs."""

    ticks = "sent"

    outcome = forms.ChoiceField(
        label="反馈结论",
        choices=[("", "请选择"), *DraftConsultation.Outcome.choices],
        error_messages={"required": "请选择反馈结论"},
    )
    reply_text = text(
        "复函正文", 20000, rows=12, help_text="一段一行，第一行是收文情况，最后一行是“特此函复。”"
    )
    approved_by = Chosen("审签人")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["approved_by"].offer(leaders(self.user.office))


class AdoptionForm(OfOpinions):
    """What became of the opinions."""

    ticks = "taken"

    adopted = text("采纳情况", 200, help_text="如：采纳一条，部分采纳一条")


def answer_rows(sent: Any) -> list[tuple[str, str]]:
    """The rows of a section's answer as they were sent: place and opinion."""
    places, texts = sent.getlist("place"), sent.getlist("opinion")
    return [
        (place[:60].replace("\0", ""), text.replace("\0", ""))
        for place, text in zip(places, texts, strict=False)
    ]
