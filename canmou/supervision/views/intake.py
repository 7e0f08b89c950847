"""The intake page: something comes in and becomes a matter."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canmou.kernel.permissions import Perm
from canmou.kernel.secrecy import SecrecyRefused
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.supervision.actions.intake import take_in, take_in_offline
from canmou.supervision.actions.limits import set_intake_terms
from canmou.supervision.forms.intake import TakeInForm
from canmou.supervision.forms.limits import IntakeTermsForm
from canmou.supervision.intake_terms import terms_of
from canmou.supervision.models import Matter
from canmou.supervision.pages import intake as pages


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def intake(request: HttpRequest) -> HttpResponse:
    """Take something in. What looks like a matter already registered is shown first."""
    sent = request.POST if request.method == "POST" else None
    form = TakeInForm(request.user, sent, request.FILES or None)
    twins: list[Matter] = []
    if sent is not None and form.is_valid():
        twins = pages.unseen_twins(request.user, form, sent.getlist("seen"))
        try:
            made = None if twins else carried_out(form, lambda: _take_in(request, form))
        except SecrecyRefused as error:
            form, made = pages.after_refusal(request.user, error), None
        if made is not None:
            messages.success(request, f"已登记，编号 {made.number}，{pages.where_to(made)}")
            return redirect(reverse("record", args=[made.number]))
    status = 409 if twins else 422 if form.errors or form.refused else 200
    return render(request, "supervision/intake.html", pages.intake(request.user, form, twins), status=status)


def _take_in(request: HttpRequest, form: TakeInForm) -> Matter:
    values = form.cleaned_data
    if form.offline:
        return take_in_offline(
            kind=values["kind"],
            section=values["lead_section"],
            handler=values["handler"],
            due_on=values["due_on"],
            received_on=values["received_on"],
            by=request.user,
        )
    files = [*values["photo"], *values["files"]]
    return take_in(form.matter(), files=files, straight="straight" in request.POST, by=request.user)


@needs(Perm.ADD)
@require_POST
def intake_guess(request: HttpRequest) -> HttpResponse:
    """What would be filled in for what is open, and what looks like the same matter, while one types."""
    return render(request, "supervision/intake_guess.html", pages.guess(request.user, request.POST))


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def intake_terms(request: HttpRequest) -> HttpResponse:
    """The terms of the office."""
    sent = request.POST if request.method == "POST" else None
    form = IntakeTermsForm(sent, instance=terms_of(request.user.office))
    if sent is not None and form.is_valid():
        if carried_out(form, lambda: set_intake_terms(form.instance, by=request.user)) is not None:
            messages.success(request, "已保存，以后的来件按新的时限计")
            return redirect("intake")
    status = 422 if form.errors else 200
    return render(request, "supervision/task_form.html", pages.settings(form), status=status)
