"""Forms of the screens: a blank file, what a cell takes, what is handed in."""

from dataclasses import dataclass

from django import forms

from canmou.kernel.compile.foreign.mapping import SOURCES
from canmou.kernel.compile.foreign.models import FormCell
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.models import Record
from canmou.reports.studio.subjects import Choice

NO_FILE = {"required": "请选择文件", "empty": "这是空文件，请检查是否选错了文件", "invalid": "请选择文件"}


@dataclass(frozen=True)
class Span:
    """What the choice of a period must know: the usual one is the year, the subject the office or a section."""

    code: str = "form"
    span: str = "year"
    subject: str = "office"


class UploadForm(forms.Form):
    """A blank form."""

    file = forms.FileField(
        label="空白表",
        max_length=200,
        error_messages=NO_FILE,
        help_text=".xlsx 或 .docx，不超过 10 MB；填过的表请先清空再上传",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.docx"}),
    )
    about = forms.ChoiceField(
        label="谁来填", required=False, error_messages={"invalid_choice": "请在列表里选"}
    )

    def __init__(self, choices: list[Choice], *data: object) -> None:
        super().__init__(*data)
        self.fields["about"].choices = [(choice.uid, choice.name) for choice in choices]


class SpotForm(forms.Form):
    """For which period and section a cell takes its figure or list."""

    span = forms.ChoiceField(label="期间", choices=FormCell.Span.choices, required=False)
    about = forms.ChoiceField(
        label="范围", required=False, error_messages={"invalid_choice": "请在列表里选科室"}
    )

    def __init__(self, choices: list[Choice], *data: object, cell: FormCell | None = None) -> None:
        initial = {"span": cell.span, "about": cell.unit.uid if cell.unit else ""} if cell else {}
        super().__init__(*data, initial=initial)
        own = [(choice.uid, choice.name) for choice in choices if choice.uid]
        self.fields["about"].choices = [("", "随填报范围"), *own]


class TextForm(forms.Form):
    """A plain text."""

    text = forms.CharField(
        label="文字", max_length=300, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class ColumnsForm(forms.Form):
    """Which column of the form takes which column of the ledger."""

    def __init__(
        self, ledger: Ledger, heads: list[tuple[int, str]], *data: object, chosen: dict[int, str]
    ) -> None:
        super().__init__(*data)
        own = [(column.name, column.heading) for column in ledger.sheet if column.name != "mask"]
        choices = [("", "不填"), *SOURCES.items(), *own]
        by_heading = {text: name for name, text in choices}
        for place, head in heads:
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=head,
                choices=choices,
                required=False,
                initial=chosen.get(place) or ("" if chosen else by_heading.get(head, "")),
                error_messages={"invalid_choice": "请在列表里选"},
            )

    def columns(self) -> dict[int, str]:
        """Place → column of the ledger, after a clean pass."""
        return {int(name.removeprefix("column-")): source for name, source in self.cleaned_data.items()}


class HandInForm(forms.Form):
    """With which record the form is handed in."""

    number = forms.ChoiceField(
        label="外来表格台账里的哪一条",
        error_messages={"required": "请选一条外来表格记录", "invalid_choice": "请在列表里选一条"},
    )

    def __init__(self, owed: list[Record], *data: object) -> None:
        super().__init__(*data)
        self.fields["number"].choices = [(each.number, str(each)) for each in owed]
