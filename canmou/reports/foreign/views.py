"""Bringing a form in, and saying by pointing what its cells take."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.compile.foreign import mapping
from canmou.kernel.compile.foreign.models import FormLayout
from canmou.kernel.errors import NotFound, Refused
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, require
from canmou.kernel.ui.gate import needs
from canmou.reports.foreign import pages
from canmou.reports.foreign.forms import ColumnsForm, Span, SpotForm, TextForm, UploadForm
from canmou.reports.studio.spans import SpanForm
from canmou.reports.studio.subjects import choices, offered, units


@needs(Perm.COMPILE)
@require_http_methods(["GET", "POST"])
def form_list(request: HttpRequest) -> HttpResponse:
    """The forms of the office, and a new blank one."""
    whom = choices(request.user, "office")
    form = UploadForm(whom, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            owner = owner_named(request.user, form.cleaned_data["about"])
            content = file.read(mapping.MAX_BYTES + 1)
            brought = mapping.bring_form(owner, name=file.name, content=content, by=request.user)
        except Refused as error:
            form.add_error("file", error.message)
        else:
            _tell(request, brought)
            return redirect("foreign_form", uid=brought.layout.uid)
    context = {"form": form, "table": pages.form_table(request.user)}
    return render(request, "reports/foreign_list.html", context, status=422 if form.errors else 200)


def owner_named(user: User, uid: str) -> Office | Unit:
    """Whose form it is: the office's, or a section's that the user may compile for."""
    return unit_named(user, uid) or user.office


def unit_named(user: User, uid: str) -> Unit | None:
    """A section that the user may compile for; None for none named. Raises `NotFound`."""
    if not uid:
        return None
    for unit in units(user):
        if unit.uid == uid:
            return unit
    raise NotFound("没有这个科室，或者您不能为它生成报告")


def _tell(request: HttpRequest, brought: mapping.Brought) -> None:
    if brought.known:
        messages.success(
            request, "认出了这张表：沿用上次的设置，核对一下就可以填。新上传的文件作为这次的空白表"
        )
    elif brought.copied_from:
        whose = brought.copied_from.unit.spoken if brought.copied_from.unit else "全室"
        messages.success(request, f"认出了这张表：已照抄{whose}的设置，请核对后使用")
    else:
        messages.success(request, "已上传。点表里的格，说明每格填什么")


@needs(Perm.COMPILE)
@require_GET
def form_page(request: HttpRequest, uid: str) -> HttpResponse:
    """A form with what its cells take; choosing a period fills it."""
    layout = mapping.layout_named(request.user, uid)
    span_form = _span_form(request, layout)
    if span_form.is_valid():
        return redirect("foreign_fill", uid=uid, period=span_form.notation())
    context = pages.form_context(request.user, layout) | {"span_form": span_form}
    return render(request, "reports/foreign_form.html", context, status=422 if span_form.errors else 200)


@needs(Perm.COMPILE)
@require_POST
def form_forget(request: HttpRequest, uid: str) -> HttpResponse:
    """Remove a form that was brought in by mistake."""
    layout = mapping.layout_named(request.user, uid)
    try:
        mapping.forget_form(layout, by=request.user)
    except Refused as error:
        messages.error(request, error.message)
        return redirect("foreign_form", uid=uid)
    messages.success(request, f"已删除“{layout.name}”和它的设置")
    return redirect("foreign_forms")


def _span_form(request: HttpRequest, layout: FormLayout) -> SpanForm:
    form = SpanForm(Span(), offered(request.user, "office"), request.GET if "year" in request.GET else None)
    form.initial["about"] = layout.unit.uid if layout.unit else ""
    return form


@needs(Perm.COMPILE)
@require_http_methods(["GET", "POST"])
def form_cell(request: HttpRequest, uid: str, cell: str) -> HttpResponse:
    """What one cell takes: the picker, and the choice."""
    layout = mapping.layout_named(request.user, uid)
    require(request.user, Perm.COMPILE, layout.owner)
    if request.method == "POST":
        try:
            _choose(request, layout, pages.place_named(cell))
        except NotFound:
            raise
        except Refused as error:
            messages.error(request, error.message)
        return redirect(f"{reverse('foreign_cell', args=[uid, cell])}#c-{cell}")
    asked = pages.Asked(
        request.GET.get("q", "").strip()[:60], request.GET.get("system", ""), request.GET.get("ledger", "")
    )
    if request.htmx:
        grids = mapping.grids_of(layout)
        context = {"layout": layout, **pages.picker(request.user, layout, cell, asked, grids)}
        return render(request, "reports/foreign_picker.html", context)
    context = pages.form_context(request.user, layout, cell, asked) | {
        "span_form": _span_form(request, layout)
    }
    return render(request, "reports/foreign_form.html", context)


def _choose(request: HttpRequest, layout: FormLayout, place: tuple[int, int, int]) -> None:
    """Do what the pressed button says."""
    user, sent = request.user, request.POST
    if "clear" in sent:
        mapping.clear_cell(layout, place, by=user)
        messages.success(request, "已清除，这一格照原样")
    elif "field" in sent:
        mapping.map_cell(layout, place, field=sent["field"], by=user)
    elif "pick" in sent:
        metric, _, style = sent["pick"].partition("|")
        mapping.map_cell(layout, place, metric=metric, style=style, by=user, **_spot(request))
    elif "ledger" in sent:
        ledger = mapping.ledger_for_list(user, sent["ledger"])
        grid, _ = mapping.box_at(mapping.grids_of(layout), *place)
        form = ColumnsForm(ledger, pages.columns_below(grid, place[1]), sent, chosen={})
        _require_valid(form)
        mapping.map_list(
            layout, place, ledger_code=ledger.code, columns=form.columns(), by=user, **_spot(request)
        )
    else:
        form = TextForm(sent)
        _require_valid(form)
        mapping.map_cell(layout, place, text=form.cleaned_data["text"], by=user)


def _spot(request: HttpRequest) -> dict:
    form = SpotForm(choices(request.user, "office"), request.POST)
    _require_valid(form)
    values = form.cleaned_data
    return {"span": values["span"] or "same", "unit": unit_named(request.user, values["about"])}


def _require_valid(form: object) -> None:
    if not form.is_valid():
        raise Refused("；".join(problem for problems in form.errors.values() for problem in problems))
