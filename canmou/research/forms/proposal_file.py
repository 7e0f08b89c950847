"""What the pages of proposals in a table ask for."""

from typing import Any

from django import forms

from canmou.kernel.ui.fields import choice, text
from canmou.research import calling
from canmou.research.models import Call, ProposalRow
from canmou.research.models.selection import TopicClass


class UploadForm(forms.Form):
    """A table of proposals."""

    file = forms.FileField(
        label="文件",
        help_text="Excel 或者 Word 里的表格，要有“建议题目”“提出单位”“领域”“要回答的问题”“联系人”的表头",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.docx"}),
        error_messages={"required": "请选文件", "empty": "文件是空的"},
    )


class RowForm(forms.Form):
    """One row of the table."""

    title = text("建议题目", 120)
    unit_name = text("提出单位", 80)
    field = choice("领域", [], required=False)
    question = text("要回答的问题", 4000, rows=5)
    suggested_class = choice("建议类别", TopicClass.choices, required=False)
    contact = text("联系人", 40, required=False)
    dropped = forms.BooleanField(label="这一行不收", required=False)

    def __init__(self, call: Call, row: ProposalRow, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = calling.themes(call)
        self.fields["field"] = (
            choice("领域", [(name, name) for name in offered], required=False)
            if offered
            else text("领域", 20)
        )
        self.initial |= {name: getattr(row, name) for name in self.fields}

    def fill(self, row: ProposalRow) -> ProposalRow:
        """The row with what was typed. Only after `is_valid()`."""
        for name in self.fields:
            setattr(row, name, self.cleaned_data[name])
        return row
