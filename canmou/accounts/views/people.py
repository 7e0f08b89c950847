"""Persons and units."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from canmou.accounts.actions import persons, units
from canmou.accounts.forms.fields import carried_out
from canmou.accounts.forms.people import (
    FactsForm,
    MergeForm,
    NewPersonForm,
    OnForm,
    PostForm,
    RenameForm,
    UnitFactsForm,
    UnitForm,
)
from canmou.accounts.pages import people as pages
from canmou.accounts.pages.frames import form_page, sent, tabs
from canmou.accounts.queries.people import person_by, post_by, unit_by
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs

both = require_http_methods(["GET", "POST"])


@needs(Perm.ACCOUNTS)
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """The office's own people."""
    return render(request, "accounts/list.html", pages.people(request.user, request.GET))


@needs(Perm.ACCOUNTS)
@require_GET
def person(request: HttpRequest, uid: str) -> HttpResponse:
    """A person with every post."""
    return render(request, "accounts/person.html", pages.person(request.user, person_by(request.user, uid)))


@needs(Perm.ACCOUNTS)
@both
def person_new(request: HttpRequest) -> HttpResponse:
    """A new colleague."""
    form = NewPersonForm(request.user, sent(request))
    if request.method == "POST" and form.is_valid():
        made = carried_out(
            form, lambda: persons.add_person(form.facts(), form.appointment(), by=request.user)
        )
        if made:
            messages.success(request, f"已新增{made.name}。要登录的，请接着新建账号")
            return redirect("person", uid=made.uid)
    return form_page(
        request, form, title="新增人员", back=reverse("people"), tabs=tabs(request.user, "people"), guard=True
    )


@needs(Perm.ACCOUNTS)
@both
def person_edit(request: HttpRequest, uid: str) -> HttpResponse:
    """Correct name, code and how the person is reached."""
    found = person_by(request.user, uid)
    names = ("name", "code", "note", "phone", "email")
    form = FactsForm(sent(request), initial={name: getattr(found, name) for name in names})
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: persons.amend_person(found, form.facts(), by=request.user)):
            messages.success(request, "已保存")
            return redirect("person", uid=uid)
    back = reverse("person", args=[uid])
    return form_page(request, form, title=f"修改{found.name}", back=back, tabs=tabs(request.user, "people"))


@needs(Perm.ACCOUNTS)
@both
def post_new(request: HttpRequest, uid: str) -> HttpResponse:
    """One more post."""
    found = person_by(request.user, uid)
    form = PostForm(request.user, sent(request))
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: persons.appoint(found, form.appointment(), by=request.user)):
            messages.success(request, "已任职")
            return redirect("person", uid=uid)
    return form_page(
        request,
        form,
        title=f"{found.name}任职",
        back=reverse("person", args=[uid]),
        tabs=tabs(request.user, "people"),
    )


@needs(Perm.ACCOUNTS)
@both
def post_end(request: HttpRequest, uid: str) -> HttpResponse:
    """A post ends."""
    post = post_by(request.user, uid)
    form = OnForm(sent(request), label="免职日期（最后一天）")
    back = reverse("person", args=[post.person.uid])
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: persons.end_post(post, on=form.cleaned_data["on"], by=request.user)):
            messages.success(request, "已免职，以前的任职照旧留着")
            return redirect(back)
    return form_page(
        request,
        form,
        title=f"免去{post.person.name}{post.unit.name}{post.title}",
        lead="职务不会删除，只是到这一天为止；以本科室为范围的授权随之终止。",
        back=back,
        submit="免职",
        tone="bad",
        tabs=tabs(request.user, "people"),
    )


@needs(Perm.ACCOUNTS)
@both
def post_move(request: HttpRequest, uid: str) -> HttpResponse:
    """To another unit from a day on."""
    post = post_by(request.user, uid)
    initial = {name: getattr(post, name) for name in ("title", "level", "establishment", "leading", "rank")}
    form = PostForm(request.user, sent(request), initial=initial)
    form.fields["since"].label = "调入日期"
    back = reverse("person", args=[post.person.uid])
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: persons.move_person(post, form.appointment(), by=request.user)):
            messages.success(request, "已调动。原科室的授权已终止，新科室的授权待安全管理员确认")
            return redirect(back)
    return form_page(
        request,
        form,
        title=f"{post.person.name}调离{post.unit.name}",
        lead="原职务到前一天为止，新职务从这一天起。",
        back=back,
        submit="调动",
        tabs=tabs(request.user, "people"),
    )


@needs(Perm.ACCOUNTS)
@require_GET
def units_list(request: HttpRequest) -> HttpResponse:
    """Sections, party groups, departments and districts."""
    return render(request, "accounts/list.html", pages.units(request.user, request.GET))


@needs(Perm.ACCOUNTS)
@require_GET
def unit(request: HttpRequest, uid: str) -> HttpResponse:
    """A unit with its former names and its people."""
    return render(request, "accounts/unit.html", pages.unit(request.user, unit_by(request.user, uid)))


@needs(Perm.ACCOUNTS)
@both
def unit_new(request: HttpRequest) -> HttpResponse:
    """A new unit."""
    form = UnitForm(request.user, sent(request))
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        made = carried_out(form, lambda: units.add_unit(form.facts(), on=on, by=request.user))
        if made:
            messages.success(request, f"已新设{made.name}")
            return redirect("unit", uid=made.uid)
    return form_page(
        request, form, title="新设单位", back=reverse("units"), tabs=tabs(request.user, "units"), guard=True
    )


@needs(Perm.ACCOUNTS)
@both
def unit_edit(request: HttpRequest, uid: str) -> HttpResponse:
    """Correct contact, order, short name."""
    found = unit_by(request.user, uid)
    names = ("short_name", "contact", "order")
    form = UnitFactsForm(sent(request), initial={name: getattr(found, name) for name in names})
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: units.amend_unit(found, **form.cleaned_data, by=request.user)):
            messages.success(request, "已保存")
            return redirect("unit", uid=uid)
    back = reverse("unit", args=[uid])
    return form_page(request, form, title=f"修改{found.name}", back=back, tabs=tabs(request.user, "units"))


@needs(Perm.ACCOUNTS)
@both
def unit_rename(request: HttpRequest, uid: str) -> HttpResponse:
    """A new name or parent from a day on."""
    found = unit_by(request.user, uid)
    initial = {
        "name": found.name,
        "short_name": found.short_name,
        "parent": found.parent.uid if found.parent else "",
    }
    form = RenameForm(request.user, found, sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: units.rename_unit(found, **form.cleaned_data, by=request.user)):
            messages.success(request, "已更名，原名称和它的起止日期留作历史")
            return redirect("unit", uid=uid)
    return form_page(
        request,
        form,
        title=f"{found.name}更名或改挂",
        back=reverse("unit", args=[uid]),
        tabs=tabs(request.user, "units"),
    )


@needs(Perm.ACCOUNTS)
@both
def unit_merge(request: HttpRequest, uid: str) -> HttpResponse:
    """Into another unit from a day on."""
    found = unit_by(request.user, uid)
    form = MergeForm(request.user, found, sent(request))
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: units.merge_unit(found, **form.cleaned_data, by=request.user)):
            messages.success(request, "已并入。原单位的授权已终止，新单位的授权待安全管理员确认")
            return redirect("unit", uid=uid)
    return form_page(
        request,
        form,
        title=f"{found.name}并入其他单位",
        lead="原单位的记录留在原单位名下，由并入后的单位继续管理。",
        back=reverse("unit", args=[uid]),
        submit="并入",
        tabs=tabs(request.user, "units"),
    )


@needs(Perm.ACCOUNTS)
@both
def unit_close(request: HttpRequest, uid: str) -> HttpResponse:
    """The unit ends."""
    found = unit_by(request.user, uid)
    form = OnForm(sent(request), label="撤销日期（最后一天）")
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: units.close_unit(found, on=form.cleaned_data["on"], by=request.user)):
            messages.success(request, "已撤销，记录和历史照旧留着")
            return redirect("unit", uid=uid)
    return form_page(
        request,
        form,
        title=f"撤销{found.name}",
        lead="还有人在任、有授权或有下级单位时不能撤销；要合并的请办理“并入”。",
        back=reverse("unit", args=[uid]),
        submit="撤销",
        tone="bad",
        tabs=tabs(request.user, "units"),
    )
