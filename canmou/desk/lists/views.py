"""The lists of ledgers: overview, list with its filters, columns and views, totals, export, print, bulk acts."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.desk.access import ledger_for
from canmou.desk.lists import bulk, paper, rows, saved, suggest, workbook
from canmou.desk.lists.bulk_forms import BulkForm
from canmou.desk.lists.cells import table_of
from canmou.desk.lists.filter_form import FilterForm
from canmou.desk.lists.selection import Selection
from canmou.desk.lists.totals import totals
from canmou.desk.lists.view_forms import VERBS, ColumnsForm, NameForm, ViewForm
from canmou.desk.pages import ledger as pages
from canmou.desk.pages import start
from canmou.kernel.errors import Invalid, NotFound, Refused, Stale
from canmou.kernel.exchange.writing import export, template
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.permissions import Perm
from canmou.kernel.secrecy import SecrecyRefused
from canmou.kernel.ui.gate import needs

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


@needs(Perm.VIEW)
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """All ledgers open to the reader."""
    return render(request, "desk/overview.html", start.overview(request.user, request.GET))


@needs(Perm.VIEW)
@require_GET
def ledger_list(request: HttpRequest, code: str) -> HttpResponse:
    """The records of one ledger. Without any wish it opens in the reader's default view."""
    ledger = ledger_for(request.user, code)
    if not request.GET and (view := saved.default_for(request.user, ledger)):
        return redirect(_list_at(saved.selection_of(view, ledger)))
    selection = Selection.read(request.GET, ledger)
    if set(request.GET) == {"view"} and selection.view not in ("", "all"):
        return redirect(
            _list_at(saved.selection_of(saved.view_for(request.user, ledger, selection.view), ledger))
        )
    page = rows.page_of(request.user, selection, request.GET)
    context = pages.listing(request.user, selection, page)
    context["table"] = table_of(request.user, selection, page.rows, pick=bool(context["acts"]))
    return render(request, "desk/ledger.html", context)


@needs(Perm.VIEW)
@require_GET
def ledger_totals(request: HttpRequest, code: str) -> HttpResponse:
    """Count and sums over the whole filter: a fragment for htmx, else a page."""
    selection = Selection.read(request.GET, ledger_for(request.user, code))
    name = "desk/ledger_sums.html" if request.htmx else "desk/ledger_totals.html"
    found = totals(request.user, selection)
    return render(request, name, {**pages.frame(selection), "totals": found})


@needs(Perm.VIEW)
@require_GET
def ledger_filter(request: HttpRequest, code: str) -> HttpResponse:
    """Conditions on any column. Sent, it leads to the list with them in the address."""
    selection = Selection.read(request.GET, ledger_for(request.user, code))
    sent = "apply" in request.GET
    form = FilterForm(selection, request.GET if sent else None)
    if sent and form.is_valid():
        return redirect(_list_at(form.applied()))
    name = "desk/ledger_conditions.html" if request.htmx else "desk/ledger_filter.html"
    return render(request, name, {**pages.frame(selection), "form": form}, status=422 if form.errors else 200)


@needs(Perm.VIEW)
@require_GET
def ledger_suggest(request: HttpRequest, code: str, column: str) -> HttpResponse:
    """Names that a filter on a person, a unit or a linked record suggests."""
    ledger = ledger_for(request.user, code)
    found = next((item for item in ledger.sheet if item.name == column and item.field.is_relation), None)
    if found is None:
        raise NotFound("没有这一栏")
    text = request.GET.get(f"{column}-v", "").replace("\0", "").strip()[:60]
    names = suggest.suggestions(request.user, ledger, found, text)
    return render(request, "desk/options.html", {"names": names})


@needs(Perm.VIEW)
@require_GET
def ledger_columns(request: HttpRequest, code: str) -> HttpResponse:
    """Which columns the list shows, in which order."""
    selection = Selection.read(request.GET, ledger_for(request.user, code))
    sent = "apply" in request.GET
    form = ColumnsForm(selection, request.GET if sent else None)
    if sent and form.is_valid():
        return redirect(_list_at(form.applied()))
    context = {**pages.frame(selection), "form": form}
    return render(request, "desk/ledger_columns.html", context, status=422 if form.errors else 200)


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def ledger_views(request: HttpRequest, code: str) -> HttpResponse:
    """Saved views of a ledger; sent, it keeps the list of the address under a name."""
    ledger = ledger_for(request.user, code)
    selection = Selection.read(request.GET, ledger)
    form = ViewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            view = saved.save_view(selection, by=request.user, **form.cleaned_data)
        except (Invalid, SecrecyRefused) as error:
            form.add_error("name", error.message)
        else:
            messages.success(request, f"已保存视图“{view.name}”")
            return redirect(_list_at(saved.selection_of(view, ledger)))
    context = pages.views(request.user, selection, form)
    return render(request, "desk/ledger_views.html", context, status=422 if form.errors else 200)


@needs(Perm.VIEW)
@require_POST
def ledger_view_change(request: HttpRequest, code: str, uid: str) -> HttpResponse:
    """Rename, update, share, delete a view, or make it the one in which the ledger opens."""
    ledger = ledger_for(request.user, code)
    view = saved.view_for(request.user, ledger, uid)
    form = NameForm(request.POST)
    verb = request.POST.get("verb", "")
    if verb not in VERBS or not form.is_valid():
        raise Refused("请从页面上的按钮操作")
    selection = Selection.read(request.GET, ledger)
    messages.success(request, VERBS[verb](view, selection, form.cleaned_data["name"], request.user))
    return redirect(reverse("ledger_views", args=[code]) + selection.href())


@needs(Perm.EXPORT)
@require_GET
def ledger_template(request: HttpRequest, code: str) -> HttpResponse:
    """The empty sheet of one ledger."""
    ledger = ledger_for(request.user, code, Perm.EXPORT)
    content = template(request.user.office, by=request.user, only=[ledger])
    return download(content, f"{ledger.name}模板.xlsx", XLSX)


@needs(Perm.EXPORT)
@require_GET
def ledger_export(request: HttpRequest, code: str) -> HttpResponse:
    """All records of one ledger as a workbook that can be imported again."""
    ledger = ledger_for(request.user, code, Perm.EXPORT)
    return download(export(request.user.office, by=request.user, only=[ledger]), f"{ledger.name}.xlsx", XLSX)


@needs(Perm.EXPORT)
@require_GET
def ledger_list_export(request: HttpRequest, code: str) -> HttpResponse:
    """What the filter keeps, with the columns shown, as a workbook."""
    ledger = ledger_for(request.user, code, Perm.EXPORT)
    content = workbook.export_list(Selection.read(request.GET, ledger), by=request.user)
    return download(content, f"{ledger.name}清单.xlsx", XLSX)


@needs(Perm.EXPORT)
@require_GET
def ledger_print(request: HttpRequest, code: str) -> HttpResponse:
    """The list as an official table, for the browser's printer."""
    selection = Selection.read(request.GET, ledger_for(request.user, code, Perm.EXPORT))
    context = {**pages.frame(selection), "paper": paper.paper(request.user, selection)}
    return render(request, "desk/ledger_print.html", context)


@needs(Perm.EXPORT)
@require_GET
def ledger_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The same table as PDF."""
    ledger = ledger_for(request.user, code, Perm.EXPORT)
    content = paper.print_pdf(Selection.read(request.GET, ledger), by=request.user)
    return download(content, f"{ledger.name}.pdf", PDF)


@needs(Perm.VIEW)
@require_POST
def ledger_bulk(request: HttpRequest, code: str) -> HttpResponse:
    """One act on many records: told first, done when confirmed."""
    ledger = ledger_for(request.user, code)
    selection = Selection.read(request.GET, ledger)
    numbers = None if request.POST.get("scope") == "filter" else request.POST.getlist("pick")[: bulk.MOST + 1]
    if request.POST.get("act") == bulk.EXPORT:
        return _export_picked(request, selection, numbers)
    act = bulk.act_named(request.user, ledger, request.POST.get("act", ""))
    records = bulk.chosen(request.user, selection, numbers)
    step = request.POST.get("step", "")
    form = BulkForm(act, request.user, request.POST if step else None)
    valid, told = bool(step) and form.is_valid(), ""
    if valid and step == "do":
        try:
            done = bulk.perform(
                act,
                records,
                mark=request.POST.get("mark", ""),
                value=form.value,
                reason=form.cleaned_data.get("reason", ""),
                by=request.user,
            )
        except Stale as error:
            told = error.message
            records = bulk.chosen(request.user, selection, numbers)
        except (Invalid, SecrecyRefused) as error:
            form.add_error("reason" if act.verb == bulk.VOID else None, error.message)
            valid = False
        else:
            messages.success(request, pages.bulk_done(act, done, form.told))
            return redirect(_list_at(selection))
    found = bulk.preview(act, records, form.value, by=request.user, valued=valid and act.column is not None)
    context = pages.bulk(request.user, selection, act, form, found, numbers, valid, told)
    status = 409 if told else 422 if form.errors else 200
    return render(request, "desk/ledger_bulk.html", context, status=status)


def _export_picked(request: HttpRequest, selection: Selection, numbers: list[str] | None) -> HttpResponse:
    if numbers == []:
        raise Refused("没有选中记录，请在表中勾选，或选“符合筛选条件的全部记录”")
    content = workbook.export_list(selection, by=request.user, picked=numbers)
    return download(content, f"{selection.ledger.name}清单.xlsx", XLSX)


def _list_at(selection: Selection) -> str:
    return list_address(selection.ledger) + selection.href()


def list_address(ledger: Ledger) -> str:
    """The address of a ledger's list."""
    return reverse("ledger", args=[ledger.code])


def download(content: bytes, name: str, kind: str) -> HttpResponse:
    """A file to be saved under this name."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
