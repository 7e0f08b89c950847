"""The form of a weekly sheet."""

from django import forms


def _text(label: str, rows: int, *, required: bool = True, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=5000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows, "cols": 40, "maxlength": None}),
        error_messages={"required": f"请写{label}", "max_length": "最多5000字，请缩短"},
    )


class SheetForm(forms.Form):
    """What a section did this week and means to do next week, one line each."""

    done = _text("本周工作", 8, help_text="一行一件。已填上周的计划和本周登记的记录，改成实际情况")
    planned = _text("下周计划", 6, help_text="一行一件。已填下周到期的任务")
    obstacle = _text("困难和建议", 2, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
