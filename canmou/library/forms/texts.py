"""What the pages of the library ask for."""

from django import forms

from canmou.kernel.attachments.entering import Incoming
from canmou.kernel.ui.fields import Line, text
from canmou.library.actions.texts import LONGEST_DRAFT
from canmou.library.models import ReadingList
from canmou.library.texts import LONGEST

FILES = ".docx,.pdf,.txt"


class One(forms.FileField):
    """One file; the clean value is what came in, or None."""

    def __init__(self, help_text: str) -> None:
        widget = forms.FileInput(attrs={"accept": FILES})
        super().__init__(label="文件", required=False, help_text=help_text, widget=widget)

    def clean(self, value: object, initial: object = None) -> Incoming | None:
        return Incoming(value.name, value.read()) if value else None


class TextForm(forms.Form):
    """The full text of a work."""

    file = One("Word（.docx）、PDF 或纯文本，系统取其中的文字")
    text = text("或粘贴全文", LONGEST, required=False, rows=8)


class DraftForm(forms.Form):
    """A draft to compare."""

    file = One("Word（.docx）、PDF 或纯文本；只用来比对，不保存")
    text = text("或粘贴文稿", LONGEST_DRAFT, required=False, rows=12)


class ListForm(forms.Form):
    """A new reading list."""

    title = text("书单名称", 60)
    shared = forms.BooleanField(label="全室可看", required=False)


class PutForm(forms.Form):
    """Which of one's own lists takes a work, and why to read it."""

    list = forms.ModelChoiceField(
        ReadingList.objects.none(), label="书单", to_field_name="uid", empty_label="请选择",
        error_messages={"required": "请选择书单", "invalid_choice": "没有这个书单"},
    )  # fmt: skip
    note = Line(label="为什么读", max_length=100, required=False)

    def __init__(self, lists: object, *args: object) -> None:
        super().__init__(*args)
        self.fields["list"].queryset = lists


class YearForm(forms.Form):
    """The year of a collection."""

    year = forms.IntegerField(
        label="年度", min_value=1949, max_value=2099,
        error_messages={"required": "请填写年度", "invalid": "年度写四位数字"},
    )  # fmt: skip
    form = forms.ChoiceField(label="格式", choices=[("docx", "Word（.docx）"), ("pdf", "PDF")])
