"""Forms of overrides."""

from django import forms


class OverrideForm(forms.Form):
    """Another printed text for a figure, and why."""

    printed = forms.CharField(label="印发数", max_length=40, help_text="只写数字部分，如 12、60余")
    reason = forms.CharField(
        label="理由",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 40}),
        help_text="为什么与台账不同，依据是什么。印发稿的附件里会写明",
    )


class NoteForm(forms.Form):
    """Why an override is not agreed to."""

    note = forms.CharField(label="不同意的理由", max_length=200)
