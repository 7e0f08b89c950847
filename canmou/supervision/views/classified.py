"""The pages of the register of classified matters handled on paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from canmou.kernel.errors import NotFound
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.supervision.actions import classified as actions
from canmou.supervision.forms.classified import CloseForm, ConfirmationForm, RegisterForm
from canmou.supervision.queries import classified as queries


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def classified(request: HttpRequest) -> HttpResponse:
    """The register, and the form for the next matter. For the custodian alone; for others it does not exist."""
    if not queries.keeps(request.user):
        raise NotFound("没有这一页")
    sent = request.POST if request.method == "POST" else None
    form = RegisterForm(request.user, sent)
    if sent is not None and form.is_valid():
        if carried_out(form, lambda: actions.register_classified(**form.cleaned_data, by=request.user)):
            messages.success(request, "已登记")
            return redirect("classified")
    context = {
        "items": queries.items(request.user),
        "confirmation": queries.confirmation(request.user.office),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "supervision/classified.html", context, status=status)


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def classified_close(request: HttpRequest, number: str) -> HttpResponse:
    """Note that a matter was closed on paper."""
    item = queries.item_for(request.user, number)
    form = CloseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: actions.close_classified(item, **form.cleaned_data, by=request.user)):
            messages.success(request, f"{item.ledger_no}已办结")
            return redirect("classified")
    context = {
        "title": f"{item.ledger_no}线下办结", "lead": f"{item.registered_on}登记，{item.handling_office}承办",
        "place": "线下涉密事项", "form": form, "submit": "办结", "back": reverse("classified"),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "supervision/task_form.html", context, status=status)


@needs(Perm.SETTINGS)
@require_http_methods(["GET", "POST"])
def classified_confirmation(request: HttpRequest) -> HttpResponse:
    """The written confirmation that opens the register; the system administrator enters it and sees no matter."""
    held = queries.confirmation(request.user.office)
    first = {"document_number": held.document_number, "confirmed_on": held.confirmed_on} if held else None
    form = ConfirmationForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: actions.confirm_register(**form.cleaned_data, by=request.user)):
            messages.success(request, "已录入，保密员可以登记线下涉密事项")
            return redirect("classified_confirmation")
    context = {
        "title": "保密书面确认",
        "lead": "本单位保密工作机构书面确认“所登记的项目不涉密且可登记”后，在这里录入确认书编号，线下涉密事项登记才能使用。",
        "place": "工作台", "form": form, "submit": "保存", "back": reverse("home"),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "supervision/task_form.html", context, status=status)
