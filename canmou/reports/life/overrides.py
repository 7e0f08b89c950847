"""The panel of a kept figure, and overriding it: propose, agree, refuse, withdraw."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.compile.editions.overriding import (
    agree_override,
    propose_override,
    refuse_override,
    withdraw_override,
)
from canmou.kernel.compile.editions.printing import as_printed
from canmou.kernel.compile.editions.reading import find_edition, find_entry, find_override, overrides_of
from canmou.kernel.errors import Invalid, NotFound
from canmou.kernel.permissions import Perm
from canmou.kernel.secrecy import SecrecyRefused
from canmou.kernel.ui.gate import needs
from canmou.reports.life.figures import kept_figure
from canmou.reports.life.forms import NoteForm, OverrideForm
from canmou.reports.markup import around
from canmou.reports.queries import entry_named


@needs(Perm.COMPILE)
@require_GET
def edition_figure(request: HttpRequest, uid: str, key: str) -> HttpResponse:
    """A kept figure or name: as a page, or beside the report."""
    edition = find_edition(request.user, uid)
    entry = find_entry(edition, key)
    compiled = as_printed(edition)
    context = kept_figure(request.user, edition, entry, overrides_of(edition))
    context |= {"note": NoteForm(), "sentence": around(compiled, entry_named(compiled, key))}
    return render(request, "reports/figure_panel.html" if request.htmx else "reports/source.html", context)


@needs(Perm.COMPILE)
@require_http_methods(["GET", "POST"])
def override_new(request: HttpRequest, uid: str, key: str) -> HttpResponse:
    """Propose another printed text for a figure."""
    edition = find_edition(request.user, uid)
    entry = find_entry(edition, key)
    form = OverrideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            propose_override(entry, by=request.user, **form.cleaned_data)
        except Invalid as error:
            for name, text in error.problems.items():
                form.add_error(name, text)
        except SecrecyRefused as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, "改数已提出，同意之前仍按台账数印发")
            return redirect("edition_figure", uid=uid, key=key)
    context = {
        "edition": edition,
        "entry": entry,
        "form": form,
        "back": reverse("edition_figure", args=[uid, key]),
    }
    return render(request, "reports/override_form.html", context, status=422 if form.errors else 200)


@needs(Perm.COMPILE)
@require_POST
def override_decide(request: HttpRequest, uid: str, override: str, verb: str) -> HttpResponse:
    """Agree to an override, refuse it, or take it back."""
    edition = find_edition(request.user, uid)
    found = find_override(edition, override)
    if verb == "agree":
        agree_override(found, by=request.user)
        done = "已同意，印发数已改用提出的数"
    elif verb == "refuse":
        refuse_override(found, note=request.POST.get("note", ""), by=request.user)
        done = "已不同意，仍按台账数印发"
    elif verb == "withdraw":
        withdraw_override(found, by=request.user)
        done = "已撤回，仍按台账数印发"
    else:
        raise NotFound("没有这个操作")
    messages.success(request, done)
    return redirect(reverse("edition", args=[uid]) + f"#{found.entry.key}")
