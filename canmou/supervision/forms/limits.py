"""The limits of supervision as a form."""

from django import forms

from canmou.supervision.models import SupervisionLimits


class LimitsForm(forms.ModelForm):
    """Every limit of an office."""

    class Meta:
        model = SupervisionLimits
        exclude = ("office",)
