"""One's own tokens of the JSON interface: made, shown once, ended."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from canmou.kernel.api.models import ApiToken
from canmou.kernel.api.tokens import issue_token, revoke_token, today
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.people.models import User
from canmou.kernel.ui.gate import signed_in


class TokenForm(forms.Form):
    """What a token is for, how long it lives, and whether it may write."""

    name = forms.CharField(label="用途", max_length=40, help_text="哪个系统、做什么用，例如“督查平台取数”")
    days = forms.TypedChoiceField(
        label="有效期",
        coerce=int,
        choices=[(30, "30天"), (90, "90天"), (180, "180天"), (366, "一年")],
        initial=90,
    )
    may_write = forms.BooleanField(
        label="可以登记和修改", required=False, help_text="不勾选时只能查询。权限始终与您本人相同"
    )


@never_cache
@signed_in
@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """One's tokens, and a new one. The text of a new token stands on the answer to the form and nowhere else."""
    form = TokenForm(request.POST or None)
    made = ""
    if request.method == "POST" and form.is_valid():
        try:
            _, made = issue_token(by=request.user, **form.cleaned_data)
        except Invalid as error:
            for name, text in error.problems.items():
                form.add_error(name, text)
        except Refused as error:
            form.add_error(None, error.message)
        else:
            form = TokenForm()
    context = {"form": form, "made": made, "tokens": _states(request.user)}
    return render(request, "desk/tokens.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def token_revoke(request: HttpRequest, uid: str) -> HttpResponse:
    """End one of one's tokens."""
    token = revoke_token(uid, by=request.user)
    messages.success(request, f"令牌“{token.name}”已停用，用它的程序不能再访问")
    return redirect("tokens")


def _states(user: User) -> list[tuple[ApiToken, str]]:
    """One's tokens, newest first, each with its state: 有效, 已停用 or 已过期."""
    return [
        (token, "已停用" if token.revoked_at else "有效" if token.expires_on >= today() else "已过期")
        for token in ApiToken.objects.filter(user=user)
    ]
