"""Logins, slips of one-time passwords, and the staff workbook."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.accounts.actions import logins, second_factor, staff
from canmou.accounts.actions.grants import request_grant
from canmou.accounts.actions.logins import Slip
from canmou.accounts.forms.fields import carried_out
from canmou.accounts.forms.people import AmendLoginForm, DisableForm, LoginForm, StaffFileForm
from canmou.accounts.forms.rights import FactorRolesForm, RequestForm
from canmou.accounts.pages import people as pages
from canmou.accounts.pages import slips as slip_pages
from canmou.accounts.pages.frames import form_page, sent, tabs
from canmou.accounts.queries.holding import held_by
from canmou.accounts.queries.people import person_by, user_by
from canmou.accounts.queries.signing import import_by, roles_with_codes
from canmou.accounts.workbook import staff_template
from canmou.kernel.errors import Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs, signed_in

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
both = require_http_methods(["GET", "POST"])


@needs(Perm.ACCOUNTS)
@require_GET
def users(request: HttpRequest) -> HttpResponse:
    """The logins of the office."""
    return render(request, "accounts/list.html", pages.users(request.user, request.GET))


@signed_in
@require_GET
def user(request: HttpRequest, uid: str) -> HttpResponse:
    """A login, for the system and the security administrator."""
    found = user_by(request.user, uid)
    return render(request, "accounts/user.html", pages.login(request.user, found))


@needs(Perm.ACCOUNTS)
@never_cache
@both
def user_new(request: HttpRequest) -> HttpResponse:
    """A new login; its one-time password is shown on the next page, once."""
    form = LoginForm(request.user, sent(request), initial={"person": request.GET.get("person", "")})
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data["person"]
        slip = carried_out(form, lambda: logins.create_login(form.facts(), person=person, by=request.user))
        if slip:
            return _slips(request, [slip])
    return form_page(
        request,
        form,
        title="新建账号",
        lead="新账号没有任何角色；一次性口令只显示一次，请当场打印。",
        back=reverse("users"),
        submit="新建并打印口令",
        tabs=tabs(request.user, "users"),
    )


@needs(Perm.ACCOUNTS)
@both
def user_edit(request: HttpRequest, uid: str) -> HttpResponse:
    """What a login is for, who uses it, what the identity provider calls it."""
    found = user_by(request.user, uid)
    initial = {
        "label": found.label,
        "used_by": found.used_by.uid if found.used_by else "",
        "identity": found.identity,
    }
    form = AmendLoginForm(found, sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        values = {"used_by": None, **form.cleaned_data}
        if carried_out(form, lambda: logins.amend_login(found, **values, by=request.user)):
            messages.success(request, "已保存")
            return redirect("user", uid=uid)
    back = reverse("user", args=[uid])
    return form_page(
        request, form, title=f"修改账号{found.username}", back=back, tabs=tabs(request.user, "users")
    )


@needs(Perm.ACCOUNTS)
@never_cache
@require_POST
def user_slips(request: HttpRequest) -> HttpResponse:
    """One-time passwords on paper for the logins that were ticked."""
    chosen = [user_by(request.user, uid) for uid in dict.fromkeys(request.POST.getlist("user"))]
    if not chosen:
        messages.warning(request, "请先勾选要发口令的账号")
        return redirect("users")
    made = logins.give_slips(chosen, by=request.user)
    return _slips(request, made)


@needs(Perm.ACCOUNTS)
@both
def user_disable(request: HttpRequest, uid: str) -> HttpResponse:
    """Disable a login once its open items have receivers."""
    found = user_by(request.user, uid)
    groups = held_by(found.person) if found.person else []
    form = DisableForm(found, groups, sent(request))
    if request.method == "POST" and form.is_valid():
        reason, receivers = form.cleaned_data["reason"], form.receivers()
        done = carried_out(
            form, lambda: logins.disable_login(found, reason=reason, receivers=receivers, by=request.user)
        )
        if done:
            messages.success(request, f"已停用{found.username}，会话、令牌和委托都已终止")
            return redirect("user", uid=uid)
    count = sum(group.count for group in groups)
    return form_page(
        request,
        form,
        title=f"停用{found}的账号",
        lead="停用后不能登录，会话、接口令牌和委托一并终止；记录和历史照旧留着。",
        told=f"{found}名下还有{count}件未办结的事项，请逐类指定接收人。这里只列台账和件数，不显示内容。"
        if groups
        else "名下没有未办结的事项，可以直接停用。",
        back=reverse("user", args=[uid]),
        submit="停用",
        tone="bad",
        tabs=tabs(request.user, "users"),
    )


@needs(Perm.ACCOUNTS)
@never_cache
@require_POST
def user_enable(request: HttpRequest, uid: str) -> HttpResponse:
    """Open a disabled login again."""
    return _slips(request, [logins.enable_login(user_by(request.user, uid), by=request.user)])


@needs(Perm.ACCOUNTS)
@require_POST
def user_factor_reset(request: HttpRequest, uid: str) -> HttpResponse:
    """A lost telephone: the second factor is taken out of use."""
    found = user_by(request.user, uid)
    try:
        second_factor.reset(found, by=request.user)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"已重置{found}的验证码")
    return redirect("user", uid=uid)


@needs(Perm.ACCOUNTS)
@both
def user_request(request: HttpRequest, uid: str) -> HttpResponse:
    """Prepare a role for the security administrator to agree to."""
    found = user_by(request.user, uid)
    form = RequestForm(request.user, sent(request))
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: request_grant(found, **form.cleaned_data, by=request.user)):
            messages.success(request, "已提出，待安全管理员确认后生效")
            return redirect("user", uid=uid)
    return form_page(
        request,
        form,
        title=f"为{found}提出授权",
        lead="系统管理员不能授权；提出后由安全管理员确认才生效。",
        back=reverse("user", args=[uid]),
        submit="提出",
        tabs=tabs(request.user, "users"),
    )


@needs(Perm.ACCOUNTS)
@both
def staff_import(request: HttpRequest) -> HttpResponse:
    """Upload a staff workbook."""
    form = StaffFileForm(request.POST, request.FILES) if request.method == "POST" else StaffFileForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        kept = carried_out(form, lambda: staff.keep_staff(file.name, file.read(), by=request.user))
        if kept:
            return redirect("staff_check", uid=kept.uid)
    context = {"form": form, "tabs": tabs(request.user, "staff_import")}
    return render(request, "accounts/staff_import.html", context, status=422 if form.errors else 200)


@needs(Perm.ACCOUNTS)
@require_GET
def staff_blank(request: HttpRequest) -> HttpResponse:
    """The empty staff workbook."""
    response = HttpResponse(staff_template(), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote('人员表模板.xlsx')}"
    return response


@needs(Perm.ACCOUNTS)
@never_cache
@both
def staff_check(request: HttpRequest, uid: str) -> HttpResponse:
    """What an uploaded workbook would change; on confirmation the one-time passwords of new logins."""
    kept = import_by(request.user, uid)
    if request.method == "POST":
        slips = staff.confirm_staff(kept, by=request.user)
        messages.success(request, "人员已导入")
        return _slips(request, slips) if slips else redirect("people")
    return render(request, "accounts/staff_check.html", slip_pages.staff_check(request.user, kept))


@needs(Perm.SETTINGS)
@both
def sign_in_rules(request: HttpRequest) -> HttpResponse:
    """Which roles need codes."""
    office = request.user.office
    form = FactorRolesForm(sent(request), initial={"roles": roles_with_codes(office)})
    if request.method == "POST" and form.is_valid():
        second_factor.require_for(office, roles=set(form.cleaned_data["roles"]), by=request.user)
        messages.success(request, "已保存，下次登录起生效")
        return redirect("sign_in_rules")
    return form_page(
        request,
        form,
        title="登录设置",
        lead="口令至少10位、三类字符，不与最近5次相同；连错5次锁15分钟；30分钟不操作自动退出；一次性口令7天有效。",
        back=reverse("users"),
        tabs=tabs(request.user, "sign_in_rules"),
    )


@needs(Perm.ACCOUNTS)
@require_GET
def person_user(request: HttpRequest, uid: str) -> HttpResponse:
    """From a person to the form of a new login."""
    found = person_by(request.user, uid)
    return redirect(f"{reverse('user_new')}?person={found.uid}")


def _slips(request: HttpRequest, slips: list[Slip]) -> HttpResponse:
    return render(request, "accounts/slips.html", slip_pages.slips(request.user, slips))
