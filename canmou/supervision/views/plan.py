"""The screens of plans: the year's documents, one document, and decomposing an item into tasks."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from canmou.kernel.errors import Refused
from canmou.kernel.permissions import Perm, require
from canmou.kernel.ui.gate import needs
from canmou.supervision.actions.plan_item import Part, PartRefused, decompose
from canmou.supervision.forms.plan_item import MOST_ROWS, ROWS, BasisForm, PartForm
from canmou.supervision.models import PlanDocument, PlanItem, SupervisionTask
from canmou.supervision.pages import plan as pages
from canmou.supervision.pages.naming import Naming
from canmou.supervision.queries.plan import newest_year, one, year_named


@needs(Perm.FIGURE)
@require_GET
def plans(request: HttpRequest) -> HttpResponse:
    """The plan documents of a year, with what is late and what nobody answers for."""
    asked = request.GET.get("year", "")
    year = (
        int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else newest_year(request.user)
    )
    return render(request, "supervision/plan_list.html", pages.overview(request.user, year_named(year)))


@needs(Perm.FIGURE)
@require_GET
def plan(request: HttpRequest, number: str) -> HttpResponse:
    """One plan document with its items, their lights and how far they are."""
    found = one(request.user, PlanDocument, number)
    return render(request, "supervision/plan_document.html", pages.document(request.user, found))


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def decompose_item(request: HttpRequest, number: str) -> HttpResponse:
    """Make tasks of an item; what it says of sections, persons and deadline is filled in beforehand."""
    user = request.user
    item = one(user, PlanItem, number)
    require(user, Perm.ADD, SupervisionTask(office_id=item.office_id, unit_id=item.unit_id))
    sent = (request.POST,) if request.method == "POST" else ()
    basis = BasisForm(*sent, initial=_basis(item))
    forms = [PartForm(place, *sent, initial=_inherited(item)) for place in range(_rows(request))]
    if request.method == "POST" and "more" not in request.POST:
        filled = [form for form in forms if form.filled]
        naming = Naming(user.office)
        parts = [_part(form, naming) for form in filled]
        if not filled:
            basis.add_error(None, "请至少写一件任务")
        elif basis.is_valid() and all(parts):
            try:
                made = decompose(item, parts, by=user, **basis.cleaned_data)
            except PartRefused as error:
                _tell(filled[error.place], error)
            except Refused as error:
                basis.add_error(None, error.message)
            else:
                messages.success(request, f"已分解为{len(made)}件任务")
                return redirect("plan", number=item.document.number)
    wrong = "more" not in request.POST and (basis.errors or any(form.errors for form in forms if form.filled))
    context = pages.decomposing(user, item) | {"basis": basis, "forms": forms, **Naming(user.office).lists()}
    return render(request, "supervision/plan_decompose.html", context, status=422 if wrong else 200)


def _rows(request: HttpRequest) -> int:
    """How many rows the form has: those that came back, and some more where they were asked for."""
    sent = request.POST.get("rows", "")
    rows = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 3 else ROWS
    return min(rows + (ROWS if "more" in request.POST else 0), MOST_ROWS)


def _basis(item: PlanItem) -> dict[str, Any]:
    kinds = SupervisionTask.Authority
    document = item.document
    where = f"{document.approved_at}审议，" if document.approved_at else ""
    return {
        "basis": f"{where}《{document.title}》第{item.sequence}项"[:200],
        "authority": kinds.MEETING if document.approved_at else kinds.INTERNAL,
        "hand_out_now": bool(document.approved_at),
    }


def _inherited(item: PlanItem) -> dict[str, Any]:
    return {
        "lead_section": item.lead_section.name if item.lead_section else "",
        "support": "、".join(unit.name for unit in item.support_sections.all()),
        "responsible": item.responsible.name if item.responsible else "",
        "due_on": item.due_on,
    }


def _part(form: PartForm, naming: Naming) -> Part | None:
    """A row as the action takes it; None where its names are not known (the row then says which)."""
    if not form.is_valid():
        return None
    values = dict(form.cleaned_data)
    if values["due_on"] is None:
        form.add_error("due_on", "请填写办结时限")
    lead = naming.unit(form, "lead_section", required=True)
    responsible = naming.person(form, "responsible")
    support = naming.units(form, "support")
    if form.errors:
        return None
    texts = ("title", "requirement", "late_reason", "duplicate_reason")
    return Part(
        lead_section=lead, responsible=responsible, support=support, due_on=values["due_on"],
        **{name: values[name].strip() for name in texts},
    )  # fmt: skip


def _tell(form: PartForm, error: PartRefused) -> None:
    for name, text in error.problems.items():
        form.add_error(name if name in form.fields else None, text)
