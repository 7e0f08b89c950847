"""Honours: one year at a glance, and the result of an entry."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from canmou.honours import pages
from canmou.honours.forms import SettleForm
from canmou.honours.settling import settle_entry
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs


@needs(Perm.VIEW)
@require_GET
def honours(request: HttpRequest) -> HttpResponse:
    """What was won and entered in one year, by level and body."""
    return render(request, "honours/overview.html", pages.overview(request.user, request.GET))


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def honours_entry(request: HttpRequest, number: str) -> HttpResponse:
    """One entry; note its result, with the award where it won."""
    entry = pages.entry_for(request.user, number)
    sent = request.POST if request.method == "POST" else None
    form = SettleForm(request.user, entry, sent, request.FILES or None)
    if sent is not None and form.is_valid():
        made = carried_out(
            form,
            lambda: settle_entry(
                entry,
                result=form.cleaned_data["result"],
                result_on=form.cleaned_data["result_on"],
                award=form.award(),
                bodies=form.bodies(),
                files=form.cleaned_data["files"],
                by=request.user,
            ),
        )
        if made is not None:
            messages.success(request, f"已登记：{made.get_result_display()}")
            return redirect("honours_entry", number=number)
        entry.refresh_from_db()
    context = pages.entry(request.user, entry, form)
    return render(request, "honours/entry.html", context, status=422 if form.errors else 200)
