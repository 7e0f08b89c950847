"""The sheet of a reviewer."""

from decimal import Decimal
from typing import Any

from django import forms

from canmou.kernel.ui.fields import text
from canmou.research.models import Call, ScreeningCriterion, ScreeningSheet


class SheetForm(forms.Form):
    """Points for each criterion, or an abstention; a note."""

    def __init__(self, call: Call, *args: Any, sheet: ScreeningSheet | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = list(call.criteria.all())
        for item in self.criteria:
            self.fields[item.uid] = forms.DecimalField(
                label=f"{item.name}（{item.weight}分）",
                required=False,
                min_value=Decimal(0),
                max_value=Decimal(item.weight),
                decimal_places=1,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
                error_messages={
                    "invalid": f"“{item.name}”应为数字",
                    "min_value": f"“{item.name}”在0和{item.weight}之间",
                    "max_value": f"“{item.name}”在0和{item.weight}之间",
                    "max_decimal_places": f"“{item.name}”最多一位小数",
                },
            )
        self.fields["abstained"] = forms.BooleanField(label="弃权（回避、不熟悉这一领域）", required=False)
        self.fields["note"] = text("意见", 200, required=False, rows=2)
        if sheet:
            self.initial |= {"abstained": sheet.abstained, "note": sheet.note}
            marks = {mark.criterion_id: mark.points for mark in sheet.marks.all()}
            self.initial |= {item.uid: marks.get(item.pk) for item in self.criteria}

    @property
    def points(self) -> dict[ScreeningCriterion, Decimal]:
        """What was given for each criterion. Only after `is_valid()`."""
        return {item: self.cleaned_data.get(item.uid) for item in self.criteria}
