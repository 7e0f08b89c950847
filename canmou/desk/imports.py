"""Workbooks through the browser: send one, look at what it would do, mend it, carry it out, undo it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.desk.forms import ImportForm, ReasonForm
from canmou.desk.lists.views import XLSX, download
from canmou.desk.pages import exchange as pages
from canmou.desk.pages import review as review_pages
from canmou.kernel.errors import Refused
from canmou.kernel.exchange import batches
from canmou.kernel.exchange.marking import marked_workbook
from canmou.kernel.exchange.queries import find_import
from canmou.kernel.exchange.writing import export, template
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs


@needs(Perm.EXPORT)
@require_GET
def whole_template(request: HttpRequest) -> HttpResponse:
    """The empty workbook of all ledgers."""
    return download(template(request.user.office, by=request.user), "台账模板.xlsx", XLSX)


@needs(Perm.EXPORT)
@require_GET
def whole_export(request: HttpRequest) -> HttpResponse:
    """All ledgers as one workbook."""
    return download(export(request.user.office, by=request.user), "台账.xlsx", XLSX)


@needs(Perm.IMPORT)
@require_http_methods(["GET", "POST"])
def exchange(request: HttpRequest) -> HttpResponse:
    """Send a workbook. It is kept and checked in the background; nothing is written yet."""
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if request.method == "POST" and form.is_valid():
        file, year = form.cleaned_data["file"], form.cleaned_data["year"]
        try:
            batch = batches.receive(file.name, file.read(), by=request.user, year=year)
        except Refused as error:
            form.add_error("file", error.message)
        else:
            return redirect("import_page", uid=batch.uid)
    context = {"form": form, **pages.start(request.user)}
    return render(request, "desk/exchange.html", context, status=422 if form.errors else 200)


@needs(Perm.IMPORT)
@require_GET
def imports(request: HttpRequest) -> HttpResponse:
    """The imports that the reader may deal with."""
    return render(request, "desk/imports.html", pages.listing(request.user, request.GET))


@needs(Perm.IMPORT)
@require_GET
def import_page(request: HttpRequest, uid: str) -> HttpResponse:
    """One import: its progress, what it would do, or what it did."""
    batch = find_import(request.user, uid)
    if pages.busy(batch):
        return render(request, "desk/import_progress.html", pages.progress(request.user, batch))
    if pages.reviewable(batch):
        context = review_pages.review(request.user, batch, request.GET)
        return render(request, "desk/import_review.html", context)
    return render(request, "desk/import_result.html", pages.result(request.user, batch, request.GET))


@needs(Perm.IMPORT)
@require_GET
def import_progress(request: HttpRequest, uid: str) -> HttpResponse:
    """The progress alone, asked for again and again; when the work is done, the page is loaded anew."""
    batch = find_import(request.user, uid)
    if not pages.busy(batch):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = reverse("import_page", args=[uid])
        return response
    return render(request, "desk/import_progress_part.html", pages.progress(request.user, batch))


@needs(Perm.IMPORT)
@require_POST
def import_correct(request: HttpRequest, uid: str) -> HttpResponse:
    """Keep the cells corrected on the page, and have the file checked again."""
    batch = find_import(request.user, uid)
    cells = review_pages.corrected(request.POST)
    try:
        if not batches.correct(batch, cells, by=request.user):
            raise Refused("没有改动，不用重新核对")
        batches.check_again(batch, by=request.user)
    except Refused as error:
        messages.error(request, error.message)
        return redirect(f"{reverse('import_page', args=[uid])}?kind=refused")
    return redirect("import_page", uid=uid)


@needs(Perm.IMPORT)
@require_GET
def import_row(request: HttpRequest, uid: str, line: int) -> HttpResponse:
    """All cells of one wrong row, to be corrected."""
    batch = find_import(request.user, uid)
    context = review_pages.row(request.user, batch, request.GET.get("sheet", ""), line)
    return render(request, "desk/import_row.html", context)


@needs(Perm.IMPORT)
@require_POST
def import_again(request: HttpRequest, uid: str) -> HttpResponse:
    """Check the file again, or go on after the work in the background broke off."""
    batch = find_import(request.user, uid)
    act = batches.take_over if pages.busy(batch) else batches.check_again
    return _done(request, uid, lambda: act(batch, by=request.user))


@needs(Perm.IMPORT)
@require_POST
def import_take_back(request: HttpRequest, uid: str) -> HttpResponse:
    """Drop what was corrected on the page, and check the file as it came."""
    batch = find_import(request.user, uid)
    return _done(request, uid, lambda: batches.take_back(batch, by=request.user))


@needs(Perm.IMPORT)
@require_POST
def import_confirm(request: HttpRequest, uid: str) -> HttpResponse:
    """Have the import carried out."""
    batch = find_import(request.user, uid)
    return _done(request, uid, lambda: batches.confirm(batch, by=request.user))


@needs(Perm.IMPORT)
@require_POST
def import_discard(request: HttpRequest, uid: str) -> HttpResponse:
    """Give the import up; its file goes."""
    batch = find_import(request.user, uid)
    return _done(request, uid, lambda: batches.discard(batch, by=request.user))


@needs(Perm.IMPORT)
@require_GET
def import_marked(request: HttpRequest, uid: str) -> HttpResponse:
    """The workbook with its errors marked."""
    batch = find_import(request.user, uid)
    return download(marked_workbook(batch, by=request.user), pages.marked_name(batch), XLSX)


@needs(Perm.IMPORT)
@require_http_methods(["GET", "POST"])
def import_undo(request: HttpRequest, uid: str) -> HttpResponse:
    """Undo an import, with a reason; or what stands in the way."""
    batch = find_import(request.user, uid)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            batches.ask_undo(batch, by=request.user, reason=form.cleaned_data["reason"])
        except Refused as error:
            form.add_error("reason", error.message)
        else:
            return redirect("import_page", uid=uid)
    context = {"form": form, **pages.undoing(request.user, batch)}
    return render(request, "desk/import_undo.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, uid: str, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refused as error:
        messages.error(request, error.message)
    return redirect("import_page", uid=uid)
