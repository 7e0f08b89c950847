"""请外部答复: the page of a record on which a link is made, and what came back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from canmou.kernel import clock
from canmou.kernel.calendar import due
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.models import Record
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.kernel.workflow import outside
from canmou.kernel.workflow.models import OutsideLink
from canmou.portal.actions import MOST_TEXT, Asking, ask_outside
from canmou.portal.queries import asked_about, link_for, may_be_shown, record_for

#: Working days that somebody outside usually has.
USUAL_DAYS = 5


class AskForm(forms.Form):
    """Whom one asks what, and what is shown for it."""

    name = forms.CharField(label="请谁答复", max_length=60, help_text="姓名，或单位加姓名")
    contact = forms.CharField(label="联系方式", max_length=80, required=False, help_text="只给本单位看")
    purpose = forms.CharField(
        label="请对方答复什么",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="对方看到的问题，例如“请对第三章的测算口径提出意见”",
    )
    text = forms.CharField(
        label="给对方看的文字",
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="可空。对方只看得到这里的文字、选中的附件和上面的问题，看不到这条记录",
    )
    expires_on = forms.DateField(
        label="有效至", widget=forms.DateInput(attrs={"type": "date"}), help_text="当天答复有效，最长90天"
    )
    files = forms.ModelMultipleChoiceField(
        label="给对方看的附件", queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, record: Record, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"].queryset = may_be_shown(record)
        if not self.fields["files"].queryset.exists():
            del self.fields["files"]


@never_cache
@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def outside_ask(request: HttpRequest, number: str) -> HttpResponse:
    """Links on a record: made, shown once, and what came back by them."""
    record = record_for(request.user, number)
    initial = {"expires_on": due(clock.today(), USUAL_DAYS).date.isoformat()}
    form = AskForm(record, request.POST or None, initial=initial)
    made = ""
    if request.method == "POST" and form.is_valid():
        try:
            invitation = ask_outside(record, Asking(**form.cleaned_data), by=request.user)
        except Invalid as error:
            for name, text in error.problems.items():
                form.add_error(name or None, text)
        except Refused as error:
            form.add_error(None, error.message)
        else:
            made = request.build_absolute_uri(reverse("question", args=[invitation.token]))
            form = AskForm(record, initial=initial)
    rows = [(link, *_state(link), link.made_by_id == request.user.pk) for link in asked_about(record)]
    context = {"record": record, "form": form, "made": made, "rows": rows}
    return render(request, "portal/asking.html", context, status=422 if form.errors else 200)


def _state(link: OutsideLink) -> tuple[str, str]:
    """How a link stands, in a word and its tone."""
    if link.used_at:
        return "已答复", "ok"
    if link.revoked_at or link.step.closed_at:
        return "已收回", "void"
    if link.expires_on < clock.today():
        return "已过期", "bad"
    return ("已打开，待答复", "info") if link.opened_at else ("待答复", "neutral")


@needs(Perm.VIEW)
@require_POST
def outside_revoke(request: HttpRequest, number: str, uid: str) -> HttpResponse:
    """Take a link back."""
    link = link_for(record_for(request.user, number), uid)
    outside.revoke(link, by=request.user)
    messages.success(request, f"给{link.name}的链接已收回，再打开会提示无效")
    return redirect("outside_ask", number=number)
