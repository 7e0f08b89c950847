"""The sheet of a section: corrected, saved, handed in, taken back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.supervision.actions import dispatch_sheet
from canmou.supervision.dispatch import access, pages
from canmou.supervision.dispatch.prefill import rows_of
from canmou.supervision.forms.dispatch import SheetForm, row_forms, sent_forms
from canmou.supervision.models import DispatchSheet


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def sheet_fill(request: HttpRequest, number: str) -> HttpResponse:
    """The sheet of a section: rows as they are offered, corrected, saved, handed in; read where it is not one's own."""
    sheet = access.sheet_for(request.user, number)
    open_ = sheet.state in ("filling", "overdue") and sheet.round.state != "closed"
    if not (open_ and access.may_fill(request.user, sheet)):
        return _sheet_read(request, sheet)
    rows = rows_of(sheet)
    forms, sheet_form, trouble = row_forms(rows), _sheet_form(sheet), ""
    if request.method == "POST":
        forms, sheet_form = sent_forms(request.POST, rows), SheetForm(request.POST)
        if all([form.is_valid() for form, _ in forms]) and sheet_form.is_valid():
            try:
                return _filled(request, sheet, forms, sheet_form)
            except Invalid as error:
                trouble = _put_beside(forms, error)
            except Refused as error:
                trouble = error.message
    context = {
        "sheet": sheet, "round": sheet.round, "forms": forms, "form": sheet_form, "trouble": trouble,
        "late": sheet.state == "overdue",
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "supervision/dispatch_fill.html", context, status=status)


def _sheet_form(sheet: DispatchSheet) -> SheetForm:
    return SheetForm(initial={"note": sheet.note, "version": sheet.version})


def _filled(request: HttpRequest, sheet: DispatchSheet, forms: list, sheet_form: SheetForm) -> HttpResponse:
    hand_in = request.POST.get("do") == "submit"
    typed = [form.typed() for form, _ in forms if form.filled]
    said = sheet_form.cleaned_data
    dispatch_sheet.fill_sheet(
        sheet, typed, by=request.user, note=said["note"], version=said["version"], hand_in=hand_in
    )
    taken = sum(row.include for row in typed)
    if hand_in:
        late = "，本期已锁定，记为迟报" if sheet.late_on else ""
        messages.success(request, f"已报送{taken}项任务{late}")
        return redirect("dispatch_round", number=sheet.round.number)
    messages.success(request, f"已保存{taken}项，还没有报送")
    return redirect("dispatch_fill", number=sheet.number)


def _put_beside(forms: list, error: Invalid) -> str:
    """Put each sentence beside its cell; what belongs to none is returned."""
    filled = [form for form, _ in forms if form.filled]
    rest = []
    for name, told in error.problems.items():
        place, _, column = name.partition(":")
        if place.isdigit() and int(place) < len(filled):
            filled[int(place)].add_error(column if column in filled[int(place)].fields else None, told)
        else:
            rest.append(told)
    return "；".join(rest)


def _sheet_read(request: HttpRequest, sheet: DispatchSheet) -> HttpResponse:
    return render(request, "supervision/dispatch_sheet.html", pages.sheet_page(request.user, sheet))


@needs(Perm.ADD)
@require_POST
def sheet_recall(request: HttpRequest, number: str) -> HttpResponse:
    """Take a sheet back that was handed in."""
    sheet = access.sheet_for(request.user, number)
    dispatch_sheet.recall_sheet(sheet, by=request.user)
    messages.success(request, "已收回，改好后请重新报送")
    return redirect("dispatch_fill", number=number)
