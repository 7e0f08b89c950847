"""What the page of an entry asks for."""

from typing import Any

from django import forms

from canmou.honours.models import Award, ContestEntry, Grade
from canmou.kernel.people.models import Unit, User
from canmou.kernel.ui.fields import Chosen, Files, day, text

RESULTS = [choice for choice in ContestEntry.Result.choices if choice[0] != ContestEntry.Result.PENDING]


class SettleForm(forms.Form):
    """The result; of what won the honour, its grade, who gave it and the certificate."""

    result = forms.ChoiceField(
        label="结果",
        choices=[("", "请选择"), *RESULTS],
        error_messages={"required": "请选择结果", "invalid_choice": "没有这种结果"},
    )
    result_on = day("结果日期")
    honour = text(
        "荣誉名称", 120, required=False, help_text="获奖的填，不含等次，如“全省政府系统优秀调研成果”"
    )
    grade = forms.ChoiceField(label="等次", choices=Grade.choices, initial=Grade.NONE, required=False)
    body = Chosen("授奖单位", required=False, empty="按评选活动的主办单位")
    document = text("授奖文件", 150, required=False)
    files = Files("授奖文件或证书")

    def __init__(self, user: User, entry: ContestEntry, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entry = entry
        units = Unit.objects.filter(office=user.office, ended_on=None)
        self.fields["body"].offer((unit, unit.name) for unit in units)

    def award(self) -> Award | None:
        """The award as typed; None where no honour is named. Only after `is_valid()`."""
        values = self.cleaned_data
        if not values["honour"]:
            return None
        return Award(
            honour=values["honour"], grade=values["grade"] or Grade.NONE, document=values["document"]
        )

    def bodies(self) -> list[Unit]:
        """Who gave it: the one chosen, else who holds the contest."""
        chosen = self.cleaned_data["body"]
        return [chosen] if chosen else list(self.entry.contest.organizers.all())
