"""Forms of the dispatch: the rows of a sheet, days and reasons, remarks of the meeting, settings."""

from collections.abc import Mapping, Sequence

from django import forms

from canmou.kernel import clock
from canmou.kernel.calendar import due
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.people.queries import staff_today
from canmou.supervision.actions.dispatch_sheet import Typed
from canmou.supervision.dispatch.prefill import Row
from canmou.supervision.dispatch.running import sections_on
from canmou.supervision.models import DispatchEntry, DispatchSettings

MOST_ROWS = 80
BLANKS = 2
REMARK_WORKDAYS = 10
_DATE = {"type": "date"}


class DayField(forms.DateField):
    """A day, chosen or typed."""

    def __init__(self, **options: object) -> None:
        super().__init__(
            widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"),
            error_messages={"required": "请填写日期", "invalid": "请按 2024-01-20 的样子填写日期"},
            **options,
        )


def _area(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )


class RowForm(forms.Form):
    """One row of a sheet."""

    key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput())
    version = forms.IntegerField(required=False, min_value=0, max_value=10**8, widget=forms.HiddenInput())
    include = forms.BooleanField(label="列入", required=False)
    content = forms.CharField(
        label="工作任务", required=False, max_length=200, widget=forms.Textarea(attrs={"rows": 2})
    )
    progress = _area("完成")
    percent = forms.IntegerField(
        label="比例",
        required=False,
        min_value=0,
        max_value=100,
        error_messages={
            "invalid": "请填0到100的整数",
            "min_value": "请填0到100的整数",
            "max_value": "请填0到100的整数",
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    obstacle = _area("卡点")
    next_plan = _area("下步")
    due_on = DayField(label="时限", required=False)

    def typed(self) -> Typed:
        """The row as it was typed."""
        values = self.cleaned_data
        return Typed(
            key=values["key"],
            include=values["include"] or not values["key"],
            content=values["content"],
            progress=values["progress"],
            percent=values["percent"] or 0,
            due_on=values["due_on"],
            obstacle=values["obstacle"],
            next_plan=values["next_plan"],
            version=values["version"] or 0,
        )

    @property
    def filled(self) -> bool:
        """Whether anything stands in it; a blank line is passed over."""
        values = self.cleaned_data
        return bool(values["key"] or values["content"] or values["progress"] or values["obstacle"])


class SheetForm(forms.Form):
    """What a section says besides its rows. `version`: of the sheet as its reader saw it."""

    version = forms.IntegerField(required=False, min_value=0, max_value=10**8, widget=forms.HiddenInput())
    note = forms.CharField(
        label="科室说明",
        required=False,
        max_length=200,
        help_text="本期确无任务的，在这里写明；一般不填",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def row_forms(rows: Sequence[Row]) -> list[tuple[RowForm, Row | None]]:
    """The forms of the rows that are offered, and some blank ones."""
    forms_: list[tuple[RowForm, Row | None]] = []
    for place, row in enumerate(rows):
        names = (
            "key",
            "version",
            "include",
            "content",
            "progress",
            "percent",
            "obstacle",
            "next_plan",
            "due_on",
        )
        initial = {name: getattr(row, name) for name in names}
        forms_.append((RowForm(prefix=f"r{place}", initial=initial), row))
    blanks = [
        RowForm(prefix=f"r{len(rows) + n}", initial={"include": True, "key": ""}) for n in range(BLANKS)
    ]
    return forms_ + [(form, None) for form in blanks]


def sent_forms(data: Mapping, rows: Sequence[Row]) -> list[tuple[RowForm, Row | None]]:
    """The rows that were sent, each with what was offered for it."""
    text = data.get("rows", "")
    number = min(int(text), MOST_ROWS) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    by_key = {row.key: row for row in rows}
    found = [RowForm(data, prefix=f"r{place}") for place in range(number)]
    return [(form, by_key.get(form["key"].value() or "")) for form in found]


class OpinionForm(forms.Form):
    """A word on what is done; `required` where it needs a reason."""

    opinion = forms.CharField(
        label="说明", required=False, max_length=200, widget=forms.Textarea(attrs={"rows": 2, "cols": 60})
    )

    def __init__(self, data: object = None, *, required: bool = False) -> None:
        super().__init__(data)
        field = self.fields["opinion"]
        field.required = required
        field.label = "原因" if required else "说明（可不填）"
        field.error_messages["required"] = "请写明原因"


class DaysForm(forms.Form):
    """Another day for the meeting."""

    meeting_on = DayField(label="调度会日期", help_text="遇休息日顺延到下一个工作日；报送时限随之重算")
    opinion = forms.CharField(label="说明（可不填）", required=False, max_length=200)


class RemarkForm(forms.Form):
    """A remark of the meeting on one line: what, which section, who, by when."""

    remark = forms.CharField(
        label="意见",
        max_length=300,
        error_messages={"required": "请写意见"},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    section = forms.ModelChoiceField(
        label="承办科室",
        queryset=Unit.objects.none(),
        empty_label="选科室",
        to_field_name="uid",
        error_messages={"required": "请选承办科室", "invalid_choice": "请在列表里选科室"},
    )
    responsible = forms.CharField(
        label="责任人",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"list": "staff", "autocomplete": "off"}),
    )
    due_on = DayField(label="时限")
    made_by = forms.CharField(
        label="提出人",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"list": "staff", "autocomplete": "off"}),
    )
    entry = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput())
    record_only = forms.BooleanField(label="只登记，不转任务", required=False)
    duplicate_reason = forms.CharField(
        label="另立的理由", required=False, max_length=200, help_text="与已有督办事项相近的才填"
    )

    def __init__(self, round: object, data: object = None) -> None:
        self.round = round
        super().__init__(data, initial={"due_on": due(clock.today(), REMARK_WORKDAYS).date})
        keys = [unit.pk for unit in sections_on(round.office, clock.today())]
        self.fields["section"].queryset = Unit.objects.filter(pk__in=keys).order_by("order", "pk")
        self.fields["made_by"].widget.attrs["placeholder"] = round.presider.name if round.presider else ""

    def _person(self, name: str) -> Person | None:
        text = self.cleaned_data[name].strip()
        if not text:
            return None
        found = list(staff_today(self.round.office).filter(name=text)[:2])
        if len(found) == 1:
            return found[0]
        told = f"在职人员里没有“{text}”" if not found else f"有两位“{text}”，请在督办事项里指定"
        raise forms.ValidationError(told)

    def clean_responsible(self) -> Person | None:
        return self._person("responsible")

    def clean_made_by(self) -> Person | None:
        return self._person("made_by")

    def clean_entry(self) -> DispatchEntry | None:
        number = self.cleaned_data["entry"]
        if not number:
            return None
        found = DispatchEntry.objects.live().filter(round=self.round, number=number).first()
        if found is None:
            raise forms.ValidationError("这条任务不在本期")
        return found


class SettingsForm(forms.ModelForm):
    """How the office runs its dispatch."""

    exempt = forms.ModelMultipleChoiceField(
        label="不填报的科室",
        queryset=Unit.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = DispatchSettings
        fields = (
            "convener", "automatic", "hand", "meeting_after", "lock_before", "presider", "issuer_mark",
            "issuer_code", "exempt",
        )  # fmt: skip

    def __init__(self, settings: DispatchSettings, data: object = None) -> None:
        super().__init__(data, instance=settings)
        office, today = settings.office, clock.today()
        keys = [unit.pk for unit in sections_on(office, today)]
        sections = Unit.objects.filter(pk__in=keys).order_by("order", "pk")
        self.fields["convener"].queryset = self.fields["exempt"].queryset = sections
        self.fields["convener"].empty_label = "按上一期"
        self.fields["hand"].queryset = User.objects.filter(office=office, is_active=True).select_related(
            "person"
        )
        self.fields["hand"].empty_label = "自动选有权限的账号"
        self.fields["presider"].queryset = staff_today(office)
        self.fields["presider"].empty_label = "不定"
        self.fields["issuer_code"].widget.attrs["placeholder"] = f"{office.issuer_code}调"
        self.fields["issuer_mark"].widget.attrs["placeholder"] = office.issuer_mark

    def _post_clean(self) -> None:
        """The action checks the whole; here the values are only put on the instance."""
        self.instance = forms.models.construct_instance(
            self, self.instance, self._meta.fields, self._meta.exclude
        )
