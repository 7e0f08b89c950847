"""Forms of plans on their way in: the file, the head of the plan, one row, names, deadlines, confirming."""

from typing import Any

from django import forms

from canmou.kernel.ledger.lines import Line
from canmou.kernel.people.models import Unit
from canmou.supervision.models import PlanAction, PlanDocument, PlanDraft, PlanDraftItem

REQUIRED = {"required": "请填写"}
CHOOSE = {"required": "请选择", "invalid_choice": "请在列表里选"}
NOT_A_DAY = {"invalid": "日期写成 2024-01-31 的样子", "required": "请填写日期"}
NO_FILE = {
    "required": "请先选择文件",
    "empty": "文件是空的，请核对后重选",
    "max_length": "文件名太长（不超过200字），请改短后再传",
    "invalid": "请选择文件",
}


def day(label: str, *, required: bool = False, help_text: str = "") -> forms.DateField:
    """A day, typed or picked."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=required, help_text=help_text, widget=widget, error_messages=NOT_A_DAY
    )


def line_of(
    model: Any, name: str, *, required: bool = False, help_text: str = "", **attrs: str
) -> forms.CharField:
    """One line of text as long as the column takes."""
    field = model._meta.get_field(name)
    most = field.max_length
    return forms.CharField(
        label=field.verbose_name,
        required=required,
        max_length=most,
        help_text=help_text,
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": None, **attrs}),
        error_messages=REQUIRED | {"max_length": f"最多{most}字，请缩短"},
    )


def year(**about: Any) -> forms.IntegerField:
    """The year of a plan."""
    return forms.IntegerField(
        label="年度",
        min_value=1949,
        max_value=2099,
        error_messages=REQUIRED | dict.fromkeys(("invalid", "min_value", "max_value"), "年度写四位数字"),
        **about,
    )


def choice(label: str, choices: Any, *, required: bool = True, help_text: str = "") -> forms.ChoiceField:
    """One of a list."""
    return forms.ChoiceField(
        label=label, choices=choices, required=required, help_text=help_text, error_messages=CHOOSE
    )


class UploadForm(forms.Form):
    """A plan file, and what is known of the plan before it is read."""

    file = forms.FileField(
        label="计划文件",
        max_length=200,
        error_messages=NO_FILE,
        help_text=".docx、.xlsx 或 .xls，不超过 20 MB",
        widget=forms.FileInput(attrs={"accept": ".docx,.xlsx,.xls"}),
    )
    year = year(help_text="“6月底前”这样的时限按这一年算")
    kind = choice("类别", PlanDocument.Kind.choices)
    line = choice("工作线", Line.choices)
    adopted_on = day("印发日期", help_text="可以核对时再填")
    unit = choice("归口科室", ())

    def __init__(self, sections: list[Unit], *data: Any, **kwargs: Any) -> None:
        super().__init__(*data, **kwargs)
        self.fields["unit"].choices = [(unit.uid, unit.name) for unit in sections]


class HeaderForm(forms.Form):
    """The head of the plan."""

    title = line_of(PlanDraft, "title", help_text="不加书名号")
    kind = choice("类别", PlanDocument.Kind.choices)
    line = choice("工作线", Line.choices)
    year = year()
    adopted_on = day("印发日期")
    document_number = line_of(PlanDraft, "document_number")
    approved_at = line_of(PlanDraft, "approved_at", help_text="如“2022年第3次党组会”")
    corrects = choice(
        "是哪份计划的修订", (), required=False, help_text="选了，就把改动写进原来的项目，不重复登记"
    )

    def __init__(self, documents: list[PlanDocument], *data: Any, draft: PlanDraft) -> None:
        names = ("title", "kind", "line", "year", "adopted_on", "document_number", "approved_at")
        initial = {name: getattr(draft, name) for name in names}
        initial["corrects"] = draft.corrects.number if draft.corrects else ""
        super().__init__(*data, initial=initial)
        self.fields["corrects"].choices = [
            ("", "不是修订，是新的计划"),
            *((each.number, each.title) for each in documents),
        ]

    def clean_title(self) -> str:
        """Titles stand without book marks."""
        title = self.cleaned_data["title"].strip()
        if "《" in title or "》" in title:
            raise forms.ValidationError("题名不加书名号，出稿时自动添加")
        return title


class RowForm(forms.Form):
    """One item. Names are typed as people write them; what they mean is shown when it is saved."""

    task = line_of(PlanDraftItem, "task", required=True)
    measure = forms.CharField(
        label="措施",
        required=False,
        max_length=8000,
        error_messages={"max_length": "最多8000字，请缩短"},
        widget=forms.Textarea(attrs={"rows": 4, "cols": 40, "maxlength": None}),
    )
    lead_text = line_of(PlanDraftItem, "lead_text", list="plan-sections")
    support_text = line_of(PlanDraftItem, "support_text", help_text="几个科室用顿号隔开")
    person_text = line_of(PlanDraftItem, "person_text", list="plan-people")
    leader_text = line_of(PlanDraftItem, "leader_text", list="plan-people")
    supervisor_text = line_of(PlanDraftItem, "supervisor_text", list="plan-people")
    due_text = line_of(PlanDraftItem, "due_text", help_text="如 6月底前、第二季度、2024-06-30、长期坚持")
    heading = line_of(PlanDraftItem, "heading")
    action = choice("所属行动", (), required=False)
    dual_duty = forms.BooleanField(label="一岗双责事项", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, actions: list[PlanAction], *data: Any, row: PlanDraftItem | None = None) -> None:
        initial = {}
        if row is not None:
            initial = {name: getattr(row, name) for name in (*self.texts_of(), "dual_duty", "version")}
            initial["action"] = row.action.number if row.action else ""
        super().__init__(*data, initial=initial, prefix=f"row-{row.uid}" if row is not None else "new")
        self.fields["action"].choices = [
            ("", "不归入"),
            *((each.number, each.short_name) for each in actions),
        ]

    @classmethod
    def texts_of(cls) -> tuple[str, ...]:
        """The fields that are texts of the row."""
        return tuple(name for name in cls.base_fields if name not in ("action", "dual_duty", "version"))

    def texts(self) -> dict[str, str]:
        """The texts, after a clean pass."""
        return {name: self.cleaned_data[name] for name in self.texts_of()}


class RenameForm(forms.Form):
    """What a name of the file stands for."""

    name = forms.CharField(max_length=200, widget=forms.HiddenInput)
    stands_for = forms.CharField(
        label="对应",
        max_length=80,
        error_messages={"required": "请填写对应的科室或人员", "max_length": "最多80字"},
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "plan-names"}),
    )


class DeadlineForm(forms.Form):
    """One day for all items without a deadline."""

    day = day("统一时限", required=True)
