"""What the pages of results ask for."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from canmou.instructions.api import Conversion
from canmou.kernel import clock
from canmou.kernel.calendar import due
from canmou.kernel.people.models import Unit
from canmou.research.actions.publicity import TERM
from canmou.research.actions.results import Share, Votes
from canmou.research.models import Objection, Quota
from canmou.research.ranking import GRADES, KINDS
from canmou.research.standing import Line, Results

#: How many grades an upheld objection may change at once: one falls, the next move up.
MOST_CHANGES = 4


def _day(label: str, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **more
    )


def _count(label: str, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=9999, **more)


def _grades(blank: str = "不评等级") -> list[tuple[str, str]]:
    return [("", blank), *GRADES.items()]


class QuotaForm(forms.Form):
    """A row for each grade: a count or a share, the level of proof, ceilings for kinds of units."""

    def __init__(self, *args: Any, quotas: QuerySet[Quota] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = [("", "不要求"), *((code, f"{code}及以上") for code in Conversion.Grade.values)]
        for grade, name in GRADES.items():
            self.fields[f"{grade}_places"] = _count(f"{name}名额", required=False)
            self.fields[f"{grade}_share"] = forms.DecimalField(
                label=f"{name}占参评数（％）", max_digits=5, decimal_places=2, required=False
            )
            self.fields[f"{grade}_evidence"] = forms.ChoiceField(
                label=f"{name}证据门槛", choices=levels, required=False
            )
            for kind, called in KINDS.items():
                self.fields[f"{grade}_{kind}"] = _count(f"{name}{called}最多", required=False)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label
            if isinstance(field.widget, forms.NumberInput):
                field.widget.attrs["class"] = "result-count"
        for quota in quotas or ():
            key = quota.grade
            if quota.unit_kind:
                self.initial[f"{key}_{quota.unit_kind}"] = quota.places
            else:
                self.initial |= {f"{key}_places": quota.places, f"{key}_share": quota.share}
                self.initial[f"{key}_evidence"] = quota.evidence_from

    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Grade by grade: its name and its fields."""
        names = ("places", "share", "evidence", *KINDS)
        return [(label, [self[f"{grade}_{name}"] for name in names]) for grade, label in GRADES.items()]

    def quotas(self) -> list[Share]:
        """The quotas as typed. Only after `is_valid()`."""
        values, found = self.cleaned_data, []
        for grade in GRADES:
            places, share = values[f"{grade}_places"], values[f"{grade}_share"]
            if places is not None or share is not None:
                found.append(Share(grade, places, share, "", values[f"{grade}_evidence"]))
            for kind in KINDS:
                if values[f"{grade}_{kind}"] is not None:
                    found.append(Share(grade, values[f"{grade}_{kind}"], unit_kind=kind))
        return found


class VotesForm(forms.Form):
    """A vote."""

    votes_for = _count("同意票")
    votes_against = _count("反对票", initial=0)
    abstained = _count("弃权票", initial=0)

    def votes(self) -> Votes:
        """The vote as typed. Only after `is_valid()`."""
        names = ("votes_for", "votes_against", "abstained")
        return Votes(**{name: self.cleaned_data[name] for name in names})


class MeetingForm(VotesForm):
    """The committee's meeting and its vote on the proposal as a whole."""

    met_on = _day("会议日期")
    presider = forms.CharField(label="主持人", max_length=40)
    members = _count("到会评委人数")
    field_order = ("met_on", "presider", "members", "votes_for", "votes_against", "abstained")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["met_on"].initial = clock.today()


class RulingForm(VotesForm):
    """What the committee decided of one entry."""

    entry = forms.ChoiceField(label="成果")
    grade = forms.ChoiceField(label="评定等级", choices=_grades(), required=False)
    reason = forms.CharField(label="理由", max_length=200, widget=forms.Textarea(attrs={"rows": 2}))
    field_order = ("entry", "grade", "votes_for", "votes_against", "abstained", "reason")

    def __init__(self, *args: Any, results: Results, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry"].choices = [("", "请选择"), *_choices(results)]


def _choices(results: Results) -> list[tuple[str, str]]:
    return [
        (line.entry.entry.number, f"第{line.result.place}名 {line.entry.title}") for line in results.lines
    ]


def chosen(results: Results, number: str) -> Line | None:
    """The line of the entry with this number."""
    return next((line for line in results.lines if line.entry.entry.number == number), None)


class PublicityForm(forms.Form):
    """How and until when the results are public."""

    ends_on = _day("公示结束")
    medium = forms.CharField(label="公示方式", max_length=80, initial="市政府门户网站、内网公示栏")
    contact = forms.CharField(label="受理方式", max_length=80, required=False, help_text="电话、邮箱、地点")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earliest = due(clock.today(), TERM)
        self.fields["ends_on"].initial = earliest.date
        self.fields["ends_on"].help_text = f"不少于{TERM}个工作日：{earliest.explanation}"


class ObjectionForm(forms.Form):
    """An objection within the publicity."""

    entry = forms.ChoiceField(label="涉及的成果", required=False)
    raised_by = forms.ModelChoiceField(
        label="提出单位", queryset=None, required=False, empty_label="个人或匿名"
    )
    content = forms.CharField(
        label="异议内容",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明哪篇成果、什么问题、依据是什么",
    )

    def __init__(self, *args: Any, titles: list[tuple[str, str]], units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entry"].choices = [("", "不针对某一篇"), *titles]
        if units is None:
            del self.fields["raised_by"]
        else:
            self.fields["raised_by"].queryset = units


def known_units(office: Any) -> QuerySet[Unit]:
    """Whom the office of the jury may name as raising an objection."""
    kinds = (Unit.Kind.DEPARTMENT, Unit.Kind.DISTRICT, Unit.Kind.SECTION)
    return Unit.objects.filter(office=office, kind__in=kinds).order_by("order", "pk")


class AnswerForm(forms.Form):
    """How an objection was settled, and which grades it changes."""

    outcome = forms.ChoiceField(
        label="结论",
        choices=[
            (code, label) for code, label in Objection.Outcome.choices if code != Objection.Outcome.OPEN
        ],
    )
    handling = forms.CharField(
        label="核查处理",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="给提出人的答复；改动结果的，也是改动的理由",
    )

    def __init__(self, *args: Any, results: Results, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, MOST_CHANGES + 1):
            self.fields[f"entry_{place}"] = forms.ChoiceField(
                label=f"改动{place}：成果", choices=[("", "—"), *_choices(results)], required=False
            )
            self.fields[f"grade_{place}"] = forms.ChoiceField(
                label=f"改动{place}：改为", choices=_grades(), required=False
            )

    def changes(self) -> list[tuple[str, str]]:
        """Entry numbers with their new grades. Only after `is_valid()`."""
        values = self.cleaned_data
        pairs = [(values[f"entry_{n}"], values[f"grade_{n}"]) for n in range(1, MOST_CHANGES + 1)]
        return [pair for pair in pairs if pair[0]]
