"""The limits of supervision and the terms of intake as forms."""

from django import forms

from canmou.supervision.models import IntakeTerms, SupervisionLimits


class LimitsForm(forms.ModelForm):
    """Every limit of an office."""

    class Meta:
        model = SupervisionLimits
        exclude = ("office",)


class IntakeTermsForm(forms.ModelForm):
    """Every term of an office's intake."""

    class Meta:
        model = IntakeTerms
        exclude = ("office",)
