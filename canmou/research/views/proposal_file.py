"""The pages of proposals that come in a table: upload, review, mend a row."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from canmou.kernel.errors import NotFound, NotPermitted, Refused
from canmou.kernel.permissions import Perm, require
from canmou.kernel.secrecy import SecrecyRefused
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.research.actions import proposal_file as actions
from canmou.research.forms.proposal_file import RowForm, UploadForm
from canmou.research.models import Call
from canmou.research.queries import call as queries
from canmou.research.queries import proposal_file as files


def _call(request: HttpRequest, number: str) -> Call:
    call = queries.call_for(request.user, number)
    require(request.user, Perm.EDIT, call)
    return call


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, number: str) -> HttpResponse:
    """Send a table."""
    call = _call(request, number)
    sent = request.POST if request.method == "POST" else None
    form = UploadForm(sent, request.FILES or None)
    if sent is not None and form.is_valid():
        file = form.cleaned_data["file"]
        made = carried_out(
            form, lambda: actions.receive(call, name=file.name, content=file.read(), by=request.user)
        )
        if made is not None:
            return redirect("call_import_review", number=number, uid=made.uid)
    context = {"call": call, "form": form, "files": files.files_of(call)}
    return render(request, "research/import_upload.html", context, status=422 if form.errors else 200)


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def review(request: HttpRequest, number: str, uid: str) -> HttpResponse:
    """Look at the rows, take those that are right, leave the rest."""
    call = _call(request, number)
    file = files.file_of(call, uid)
    if request.method == "POST":
        try:
            if request.POST.get("do") == "end":
                actions.give_up(file, by=request.user)
            else:
                messages.success(request, f"已收下{actions.take_right_ones(file, by=request.user)}条")
        except (NotPermitted, NotFound, SecrecyRefused):
            raise
        except Refused as error:
            messages.error(request, error.message)
        return redirect("call_import_review", number=number, uid=uid)
    rows = files.rows_of(file)
    right = sum(not row.problem and not row.dropped and row.taken_id is None for row in rows)
    context = {
        "call": call,
        "file": file,
        "rows": rows,
        "right": right,
        "wrong": sum(bool(r.problem) for r in rows),
    }
    return render(request, "research/import_review.html", context)


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def row(request: HttpRequest, number: str, uid: str, which: str) -> HttpResponse:
    """Mend one row, or leave it out."""
    call = _call(request, number)
    file = files.file_of(call, uid)
    found = files.row_of(file, which)
    sent = request.POST if request.method == "POST" else None
    form = RowForm(call, found, sent)
    if sent is not None and form.is_valid():
        done = carried_out(form, lambda: actions.mend(form.fill(found), by=request.user))
        if done is not None:
            return redirect("call_import_review", number=number, uid=uid)
    context = {"call": call, "file": file, "row": found, "form": form}
    return render(request, "research/import_row.html", context, status=422 if form.errors else 200)
