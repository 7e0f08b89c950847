"""Signing in and out, the second step, and one's own account."""

from django.contrib import messages
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.accounts import city
from canmou.accounts.actions import second_factor, signing
from canmou.accounts.actions.passwords import change_password
from canmou.accounts.forms.fields import carried_out
from canmou.accounts.forms.signing import ChangePassword, CodeForm, SignInForm
from canmou.accounts.models import SignIn
from canmou.accounts.pages import mine
from canmou.accounts.queries.attempts import locked, login_named, pending_user
from canmou.kernel import clock
from canmou.kernel.errors import Refused
from canmou.kernel.people.models import User
from canmou.kernel.ui.gate import public, signed_in

PENDING = "pending"
both = require_http_methods(["GET", "POST"])


@public
@sensitive_post_parameters()
@never_cache
@both
def sign_in(request: HttpRequest) -> HttpResponse:
    """Login name and password; the code follows where the login has a second factor."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    before = locked(request) if request.method == "POST" else False
    form = SignInForm(request, request.POST or None)
    if request.method == "POST":
        if form.is_valid():
            return proceed(request, form.get_user(), SignIn.Way.PASSWORD, _next(request))
        _note(request, form, before)
    context = {"form": form, "next": request.GET.get("next", ""), "city": city.enabled()}
    return render(request, "sign_in.html", context)


def proceed(request: HttpRequest, user: User, way: str, then: str) -> HttpResponse:
    """The first step is done: ask for the code, or open the session."""
    if second_factor.confirmed(user):
        request.session.cycle_key()
        request.session[PENDING] = {
            "user": user.pk, "way": way, "next": then, "at": int(clock.real_now().timestamp()),
        }  # fmt: skip
        return redirect("sign_in_code")
    return _enter(request, user, way, then)


def _enter(request: HttpRequest, user: User, way: str, then: str) -> HttpResponse:
    before = signing.open_session(request, user, way=way)
    (messages.warning if before.failures else messages.info)(request, before.sentence)
    return redirect(then)


def _note(request: HttpRequest, form: SignInForm, before: bool) -> None:
    """Failed attempts at logins that exist, until they are locked: nobody can fill the log from outside."""
    user = login_named(request.POST.get("username", ""))
    if user is None or before:
        return
    outcomes = SignIn.Outcome
    outcome = (
        outcomes.EXPIRED if form.expired else outcomes.WRONG_PASSWORD if user.is_active else outcomes.REFUSED
    )
    signing.note_failure(request, user, way=SignIn.Way.PASSWORD, outcome=outcome)


@public
@sensitive_post_parameters()
@never_cache
@both
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """The second step: the code of the device, or a recovery code."""
    waiting = request.session.get(PENDING, {})
    user = pending_user(waiting)
    if user is None:
        request.session.pop(PENDING, None)
        return redirect("sign_in")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = carried_out(form, lambda: second_factor.verify(user, code=form.cleaned_data["code"]))
        if found:
            request.session.pop(PENDING)
            way = SignIn.Way.CITY if waiting["way"] == SignIn.Way.CITY else found
            return _enter(request, user, way, waiting["next"])
        if found == "":
            signing.note_failure(request, user, way=SignIn.Way.CODE, outcome=SignIn.Outcome.WRONG_CODE)
            form.add_error("code", "验证码不对。请核对手机时间，输入当前显示的6位数字，或没用过的恢复码")
    return render(request, "accounts/code.html", {"form": form}, status=422 if form.errors else 200)


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    signing.close_session(request)
    return redirect("sign_in")


@signed_in
@sensitive_post_parameters()
@never_cache
@both
def password_change(request: HttpRequest) -> HttpResponse:
    """One's own password; the other sessions of this login end with it."""
    form = ChangePassword(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        change_password(request.user, password=form.cleaned_data["new_password1"])
        signing.keep_this_session(request)
        messages.success(request, "口令已修改，其他设备已退出")
        return redirect("/")
    context = {
        "form": form,
        "rules": password_validators_help_texts(),
        "due": request.user.must_change_password,
    }
    return render(request, "password_change.html", context, status=422 if form.errors else 200)


@signed_in
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """One's own account."""
    return render(request, "accounts/mine.html", mine.account(request))


@signed_in
@require_POST
def sessions_end(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere else."""
    signing.end_other_sessions(request)
    messages.success(request, "其他设备已退出")
    return redirect("account")


@signed_in
@never_cache
@both
def factor(request: HttpRequest) -> HttpResponse:
    """Set the second factor up: scan, then show that it works. The recovery codes follow, once."""
    try:
        held = second_factor.prepare(request.user)
    except Refused as error:
        messages.warning(request, error.message)
        return redirect("account")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        codes = carried_out(form, lambda: second_factor.confirm(request.user, code=form.cleaned_data["code"]))
        if codes:
            request.session.pop(signing.FACTOR_DUE, None)
            return render(request, "accounts/codes.html", {"codes": codes, "office": request.user.office})
    context = mine.factor(request.user, held, form)
    return render(request, "accounts/factor.html", context, status=422 if form.errors else 200)


@signed_in
@never_cache
@require_POST
def factor_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes on paper."""
    codes = second_factor.renew_codes(request.user)
    return render(request, "accounts/codes.html", {"codes": codes, "office": request.user.office})


@signed_in
@both
def factor_drop(request: HttpRequest) -> HttpResponse:
    """Stop using codes; a code shows that it is the owner who asks."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = carried_out(form, lambda: second_factor.verify(request.user, code=form.cleaned_data["code"]))
        if found:
            second_factor.drop_own(request.user)
            messages.success(request, "已停用验证码")
            return redirect("account")
        if found == "":
            form.add_error("code", "验证码不对")
    context = {
        "form": form, "title": "停用验证码", "back": reverse("account"), "submit": "停用", "tone": "bad",
        "lead": "停用后登录只用口令。输入当前验证码确认。",
    }  # fmt: skip
    return render(request, "accounts/form.html", context, status=422 if form.errors else 200)


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe else "/"
