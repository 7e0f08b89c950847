"""Grants, roles, delegation, absences, duty."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.accounts.actions import away, delegations, grants
from canmou.accounts.forms.fields import carried_out
from canmou.accounts.forms.rights import (
    AbsenceForm,
    DelegateForm,
    DutyForm,
    EndGrantForm,
    GrantForm,
    PairForm,
    SwapForm,
)
from canmou.accounts.pages import away as away_pages
from canmou.accounts.pages import rights as pages
from canmou.accounts.pages.frames import form_page, sent, tabs
from canmou.accounts.queries import away as read
from canmou.accounts.queries.people import user_by
from canmou.accounts.queries.signing import grant_by, request_by
from canmou.kernel.errors import NotFound, Refused
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, known, standing
from canmou.kernel.ui.gate import needs, signed_in

both = require_http_methods(["GET", "POST"])


@needs(Perm.GRANTS)
@require_GET
def grant_list(request: HttpRequest) -> HttpResponse:
    """All grants, and what waits for agreement."""
    return render(request, "accounts/list.html", pages.grants(request.user, request.GET))


@needs(Perm.GRANTS)
@both
def grant_new(request: HttpRequest, uid: str) -> HttpResponse:
    """Give a login a role."""
    found = user_by(request.user, uid)
    form = GrantForm(request.user, sent(request))
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: grants.grant_role(found, **form.cleaned_data, by=request.user)):
            messages.success(request, f"已授予{found}")
            return redirect("user", uid=uid)
    return form_page(
        request,
        form,
        title=f"给{found}授权",
        back=reverse("user", args=[uid]),
        submit="授权",
        tabs=tabs(request.user, "grants"),
    )


@needs(Perm.GRANTS)
@both
def grant_end(request: HttpRequest, uid: str) -> HttpResponse:
    """End a grant."""
    grant = grant_by(request.user, uid)
    form = EndGrantForm(sent(request))
    if request.method == "POST" and form.is_valid():
        if carried_out(
            form, lambda: grants.end_grant(grant, last=form.cleaned_data["last"], by=request.user)
        ):
            messages.success(request, "已终止")
            return redirect("grants")
    role = known(grant.role)
    where = grant.unit.name if grant.unit else "全室"
    return form_page(
        request,
        form,
        title=f"终止{grant.user}的授权",
        lead=f"{role.name if role else grant.role}（{where}）。授权不会删除，只是到这一天为止。",
        back=reverse("grants"),
        submit="终止",
        tone="bad",
        tabs=tabs(request.user, "grants"),
    )


@needs(Perm.GRANTS)
@require_POST
def request_decide(request: HttpRequest, uid: str) -> HttpResponse:
    """Agree to a prepared grant, or decline it."""
    waiting = request_by(request.user, uid)
    agree = "agree" in request.POST
    try:
        grants.decide_request(waiting, agree=agree, by=request.user)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "已授予" if agree else "未同意，已退回")
    return redirect("grants")


@signed_in
@require_GET
def role_list(request: HttpRequest) -> HttpResponse:
    """Every role, for all to read."""
    return render(request, "accounts/roles.html", pages.role_list(request.user))


@signed_in
@require_GET
def role(request: HttpRequest, code: str) -> HttpResponse:
    """What one role may do."""
    found = known(code)
    if found is None:
        raise NotFound("没有这个角色")
    return render(request, "accounts/role.html", pages.role_page(request.user, found))


@signed_in
@require_GET
def my_away(request: HttpRequest) -> HttpResponse:
    """One's own delegations, absences and AB 岗."""
    read.require_staff(request.user)
    return render(request, "accounts/away.html", away_pages.mine(request.user))


@signed_in
@require_GET
def roster(request: HttpRequest) -> HttpResponse:
    """Who is on duty, by day."""
    read.require_staff(request.user)
    return render(request, "accounts/duty.html", away_pages.roster(request.user, request.GET))


@signed_in
@both
def delegation_new(request: HttpRequest) -> HttpResponse:
    """Delegate one's own post, or as the head that of somebody in the section."""
    read.require_staff(request.user)
    giver = _giver(request)
    held = [grant.role for grant in standing(giver).grants if grant.giver is None]
    form = DelegateForm(giver, held, sent(request))
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("roles", "matter", "valid_from", "valid_to")}
        made = carried_out(
            form, lambda: delegations.delegate(giver, taker=form.chosen(), **values, by=request.user)
        )
        if made:
            messages.success(request, f"已委托{made.taker}，到{made.valid_to}自动收回")
            return redirect("my_away")
    own = giver.pk == request.user.pk
    return form_page(
        request,
        form,
        title="委托他人代行职权" if own else f"为{giver}办理委托",
        lead="受托人在期间内按您的权限办理，处处显示“受托人（代委托人）”；不能再转委托。",
        back=reverse("my_away"),
        submit="委托",
        secrecy=True,
    )


def _giver(request: HttpRequest) -> User:
    uid = request.GET.get("for", "")
    if not uid:
        return request.user
    found = next((user for user in read.subordinates(request.user) if user.uid == uid), None)
    if found is None:
        raise NotFound("没有这个账号，或不归您管")
    return found


@signed_in
@both
def delegation_end(request: HttpRequest, uid: str) -> HttpResponse:
    """Take a delegation back at once."""
    found = read.delegation_by(request.user, uid)
    if request.method == "POST":
        delegations.revoke(found, by=request.user)
        messages.success(request, "已收回")
        return redirect("my_away")
    context = {
        "title": "收回委托",
        "told": f"{found.giver}委托{found.taker}：{found.matter}，{found.valid_from}至{found.valid_to}。收回后立即失效。",
        "submit": "收回",
        "back": reverse("my_away"),
    }
    return render(request, "accounts/confirm.html", context)


@signed_in
@both
def absence_new(request: HttpRequest) -> HttpResponse:
    """Note that oneself, or somebody in one's charge, is away."""
    read.require_staff(request.user)
    form = AbsenceForm(request.user, read.in_my_charge(request.user), sent(request))
    if request.method == "POST" and form.is_valid():
        delegated = form.cleaned_data["delegated"]
        if carried_out(form, lambda: away.record_absence(form.leave(), delegated=delegated, by=request.user)):
            messages.success(request, "已登记")
            return redirect("my_away")
    back = reverse("my_away")
    return form_page(
        request,
        form,
        title="登记外出",
        lead="请假审批仍按单位规定办理；这里记谁不在、由谁代岗。同事只看到“请假”或“外出”。",
        back=back,
        submit="登记",
        secrecy=True,
    )


@signed_in
@both
def absence_void(request: HttpRequest, uid: str) -> HttpResponse:
    """Take an absence back."""
    found = read.absence_by(request.user, uid)
    if request.method == "POST":
        away.void_absence(found, by=request.user)
        messages.success(request, "已撤销")
        return redirect("my_away")
    context = {
        "title": "撤销外出登记",
        "told": f"{found.person}，{found.valid_from}至{found.valid_to}。登记不会删除，标为已撤销；已办的委托请另行收回。",
        "submit": "撤销",
        "back": reverse("my_away"),
    }
    return render(request, "accounts/confirm.html", context)


@needs(Perm.DUTY)
@both
def duty_new(request: HttpRequest) -> HttpResponse:
    """Put somebody on the roster."""
    initial = {"on": request.GET.get("on", "")}
    form = DutyForm(read.in_my_charge(request.user), sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        person, on, kind = values["person"], values["on"], values["kind"]
        if carried_out(form, lambda: away.plan_duty(person, on=on, kind=kind, by=request.user)):
            messages.success(request, f"已安排{person}{on}值班")
            return redirect(f"{reverse('duty')}?month={on:%Y-%m}")
    return form_page(request, form, title="安排值班", back=reverse("duty"), submit="安排")


@signed_in
@both
def duty_swap(request: HttpRequest, uid: str) -> HttpResponse:
    """Somebody else takes the turn."""
    read.require_staff(request.user)
    found = read.duty_by(request.user, uid)
    form = SwapForm(request.user, found, sent(request))
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data["person"]
        if carried_out(form, lambda: away.swap_duty(found, person=person, by=request.user)):
            messages.success(request, f"已换给{person}")
            return redirect(f"{reverse('duty')}?month={found.on:%Y-%m}")
    return form_page(
        request,
        form,
        title=f"{found.on}{found.get_kind_display()}调班",
        lead=f"原为{found.person}。",
        back=reverse("duty"),
        submit="调班",
        drop=reverse("duty_void", args=[uid]),
    )


@needs(Perm.DUTY)
@require_POST
def duty_void(request: HttpRequest, uid: str) -> HttpResponse:
    """Take a turn off the roster."""
    found = away.void_duty(read.duty_by(request.user, uid), by=request.user)
    messages.success(request, "已撤销这个班次")
    return redirect(f"{reverse('duty')}?month={found.on:%Y-%m}")


@signed_in
@both
def pair_new(request: HttpRequest) -> HttpResponse:
    """Name a B 岗."""
    read.require_staff(request.user)
    form = PairForm(request.user, read.in_my_charge(request.user), sent(request))
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("other", "matter", "since")}
        if carried_out(form, lambda: away.pair(form.cleaned_data["person"], **values, by=request.user)):
            messages.success(request, "已设置")
            return redirect("my_away")
    lead = "A岗不在时由B岗接替这项工作；要代行系统权限的，请另办委托。"
    return form_page(
        request, form, title="设置AB岗", lead=lead, back=reverse("my_away"), submit="设置", secrecy=True
    )


@signed_in
@both
def pair_end(request: HttpRequest, uid: str) -> HttpResponse:
    """The pair ends."""
    found = read.pair_by(request.user, uid)
    if request.method == "POST":
        away.end_pair(found, by=request.user)
        messages.success(request, "已终止")
        return redirect("my_away")
    context = {
        "title": "终止AB岗",
        "told": f"{found.person}（A岗）、{found.other}（B岗）：{found.matter}。",
        "submit": "终止",
        "back": reverse("my_away"),
    }
    return render(request, "accounts/confirm.html", context)
