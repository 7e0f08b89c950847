"""The pages of full texts, of comparing a draft, and of the yearly collection."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.permissions import Perm
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.library import queries
from canmou.library.actions import texts as actions
from canmou.library.forms.texts import DraftForm, TextForm, YearForm
from canmou.library.pages import texts as pages

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@needs(Perm.VIEW)
@require_GET
def work(request: HttpRequest, number: str) -> HttpResponse:
    """A work with its text."""
    found = queries.work_for(request.user, number)
    context = pages.work(request.user, found, request.GET.get("q", ""))
    return render(request, "library/work.html", context)


@needs(Perm.EDIT)
@require_POST
def keep(request: HttpRequest, number: str) -> HttpResponse:
    """Keep the text of a work."""
    found = queries.work_for(request.user, number)
    form = TextForm(request.POST, request.FILES)
    if form.is_valid():
        kept = carried_out(form, lambda: actions.keep(found, **form.cleaned_data, by=request.user))
        if kept is not None:
            messages.success(request, f"全文已存入（第{kept.edition}版，{kept.characters}字）")
            return redirect("library_work", number=number)
    return render(request, "library/work.html", pages.work(request.user, found, "", form), status=422)


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def compare(request: HttpRequest) -> HttpResponse:
    """Compare a draft, which is not kept."""
    form = DraftForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    text = ""
    if form.is_bound and form.is_valid():
        text = carried_out(form, lambda: actions.draft_text(**form.cleaned_data, by=request.user)) or ""
    status = 422 if form.errors else 200
    return render(request, "library/compare.html", pages.compare(request.user, form, text), status=status)


@needs(Perm.EXPORT)
@require_http_methods(["GET", "POST"])
def collection(request: HttpRequest) -> HttpResponse:
    """Export the collection of a year."""
    form = YearForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        asked = form.cleaned_data
        made = carried_out(
            form, lambda: actions.export_collection(asked["year"], asked["form"], by=request.user)
        )
        if made is not None:
            name, content = made
            response = HttpResponse(content, content_type=TYPES[asked["form"]])
            response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
            return response
    status = 422 if form is not None else 200
    return render(request, "library/collection.html", pages.collection(request.user, form), status=status)
