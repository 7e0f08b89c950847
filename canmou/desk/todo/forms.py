"""What a step asks for: an opinion, people, days; names are found as an import finds them."""

from typing import Any

from django import forms

from canmou.desk.todo.people import HoldersField, PersonField, of
from canmou.kernel.people.models import User

OPINION_MOST = 200


def opinion_field(required: bool, label: str = "意见", hint: str = "") -> forms.CharField:
    """The field of an opinion."""
    widget = forms.Textarea(attrs={"rows": 3, "cols": 40})
    return forms.CharField(
        label=label, required=required, max_length=OPINION_MOST, widget=widget, help_text=hint
    )


class PeopleForm(forms.Form):
    """A form whose fields may name people of the user's office."""

    def __init__(self, user: User, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        of(self, user)


class HandOverForm(PeopleForm):
    """To whom and why."""

    to = PersonField(label="转给")
    reason = opinion_field(True, "转办理由")


class AskForm(PeopleForm):
    """Whom to ask, by what rule, by when."""

    whom = HoldersField(label="请谁", help_text="姓名或科室名称，用顿号隔开")
    rule = forms.ChoiceField(
        label="怎样算通过", choices=[("all", "全部同意"), ("any", "一人同意即可"), ("some", "至少几人同意")]
    )
    least = forms.IntegerField(
        label="至少几人", required=False, min_value=1, max_value=99, help_text="选“至少几人同意”时填写"
    )
    ordered = forms.BooleanField(label="按所填次序逐个进行", required=False)
    due_on = forms.DateField(
        label="请于何日前回复",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    note = opinion_field(False, "附言")

    def __init__(self, kind: str, user: User, data: Any = None) -> None:
        super().__init__(user, data)
        if kind != "sign":
            for name in ("rule", "least", "ordered"):
                del self.fields[name]
        if kind == "read":
            self.fields["whom"].label = "传阅给"

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("rule") == "some":
            if not values.get("least"):
                self.add_error("least", "请填写至少几人")
            elif len(values.get("whom") or ()) < values["least"]:
                self.add_error("least", "比所请的人还多")
        return values

    def values(self) -> dict[str, Any]:
        """What the action takes. Only after `is_valid()`."""
        found = {name: self.cleaned_data[name] for name in ("whom", "due_on", "note")}
        if "rule" in self.fields:
            rule = self.cleaned_data["rule"]
            found["rule"] = str(self.cleaned_data["least"]) if rule == "some" else rule
            found["ordered"] = self.cleaned_data["ordered"]
        return found


class SignForm(forms.Form):
    """The answer of one who signs."""

    verdict = forms.ChoiceField(
        label="结论", choices=[("agree", "同意"), ("disagree", "不同意")], widget=forms.RadioSelect
    )
    opinion = opinion_field(False, hint="不同意的要写明意见")


class AdviseForm(forms.Form):
    """The answer of one whose advice was asked."""

    verdict = forms.ChoiceField(
        label="回复", choices=[("none", "无意见"), ("comment", "有意见")], widget=forms.RadioSelect
    )
    opinion = opinion_field(False, hint="有意见的要写明")


class AddSignerForm(PeopleForm):
    """Who else is to sign, before or after oneself."""

    person = PersonField(label="加谁")
    before = forms.ChoiceField(
        label="次序", choices=[("after", "在我之后"), ("before", "在我之前，先请其签")], required=False
    )
    note = opinion_field(False, "附言")


class NoteForm(forms.Form):
    """A word that goes with it."""

    note = opinion_field(False, "附言")
