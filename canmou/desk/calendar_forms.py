"""Forms of the working calendar: a notice, one day, a term."""

from datetime import date
from typing import Any

from django import forms

from canmou.desk.forms import NO_FILE
from canmou.kernel.calendar.changing import Correction, Paper
from canmou.kernel.calendar.papers import text_of
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.people.models import User

DATED = {"required": "请填写日期", "invalid": "日期应为 2024-01-08 这样的写法"}
FIRST, LAST = date(2008, 1, 1), date(2060, 12, 31)
MOST_DAYS = 500


def _day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=required, help_text=help_text, widget=widget, error_messages=DATED
    )


def _line(label: str, length: int, *, required: bool = True, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=length,
        required=required,
        help_text=help_text,
        error_messages={"required": f"请填写{label}", "max_length": f"{label}最多{length}字"},
    )


class NoticeForm(forms.Form):
    """The yearly notice: pasted or uploaded. What stands in the text need not be typed."""

    text = forms.CharField(
        label="通知全文",
        required=False,
        max_length=20000,
        help_text="把国务院办公厅通知的文字整篇粘贴进来，网页上多出来的文字不碍事",
        error_messages={"max_length": "文字太长，请只粘贴通知本身"},
        widget=forms.Textarea(attrs={"rows": 10, "cols": 60}),
    )
    file = forms.FileField(
        label="或者上传文件",
        required=False,
        max_length=200,
        help_text=".txt、.docx、.pdf、.ofd 或保存的网页 .html",
        error_messages=NO_FILE,
        widget=forms.FileInput(attrs={"accept": ".txt,.docx,.pdf,.ofd,.html,.htm"}),
    )
    title = _line("标题", 160, required=False, help_text="不填就用文中的标题")
    number = _line("文号", 40, required=False, help_text="不填就用文中的文号，如 国办发明电〔2023〕7号")
    issued_on = _day("印发日期", required=False, help_text="不填就用文末的日期")

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        file = values.get("file")
        if "text" not in self.errors and "file" not in self.errors:
            if bool(file) == bool(values.get("text", "").strip()):
                self.add_error("text", "请粘贴通知全文，或者上传文件，二者选一")
            elif file:
                values["text"] = self._read(file)
        return values

    def _read(self, file: Any) -> str:
        try:
            return text_of(file.name, file.read(), by=self.by)[:20000]
        except Refused as error:
            self.add_error("file", error.message)
            return ""

    def paper(self) -> Paper:
        """The notice as it was given. Only after `is_valid()`."""
        values = self.cleaned_data
        return Paper(values["text"], values["title"], values["number"], values["issued_on"])

    def refuse(self, error: Refused) -> None:
        """What the action refused, at the field it concerns."""
        _refuse(self, error)


class CorrectionForm(forms.Form):
    """One day as it should be."""

    KINDS = (("off", "放假"), ("work", "上班"), ("plain", "恢复平常（按星期几计算）"))

    day = _day("日期")
    worked = forms.ChoiceField(label="这一天", choices=KINDS, error_messages={"required": "请选择"})
    name = _line("名称", 20, required=False, help_text="显示在日历和期限说明里，如“防汛停工”")
    reason = _line("更正原因", 200)
    source = _line(
        "依据", 160, help_text="文件名称和文号，如“市政府办公室关于…的通知（淄政办发〔2024〕3号）”"
    )

    def correction(self) -> Correction:
        """The correction as it was given. Only after `is_valid()`."""
        values = self.cleaned_data
        worked = {"off": False, "work": True, "plain": None}[values["worked"]]
        name = "" if worked is None else values["name"]
        return Correction(values["day"], worked, name, values["reason"], values["source"])

    def refuse(self, error: Refused) -> None:
        """What the action refused, at the field it concerns."""
        _refuse(self, error)


def _refuse(form: forms.Form, error: Refused) -> None:
    problems = error.problems if isinstance(error, Invalid) else {"": error.message}
    for name, text in problems.items():
        form.add_error(name if name in form.fields else None, text)


class TermForm(forms.Form):
    """A term: a first day with a number of working days, or two days. Its values stand in the address."""

    start = _day("起算日", help_text="收到、签收的当日，不计入")
    days = forms.IntegerField(
        label="工作日数",
        required=False,
        min_value=-MOST_DAYS,
        max_value=MOST_DAYS,
        help_text="如 20；负数往前数",
        error_messages={
            "invalid": "请填整数",
            "min_value": f"最多往前数{MOST_DAYS}个工作日",
            "max_value": f"最多往后数{MOST_DAYS}个工作日",
        },
    )
    end = _day("或者到这一天", required=False, help_text="数两天之间有几个工作日")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        days, end = values.get("days"), values.get("end")
        if not self.errors and (days is None) == (end is None):
            self.add_error("days", "请填工作日数，或者填截止的一天，二者选一")
        for name in ("start", "end"):
            if values.get(name) and not FIRST <= values[name] <= LAST:
                self.add_error(name, f"日期应在{FIRST.year}年至{LAST.year}年之间")
        if not self.errors and end and abs((end - values["start"]).days) > 2 * MOST_DAYS:
            self.add_error("end", f"两天相隔最多{2 * MOST_DAYS}天")
        return values
