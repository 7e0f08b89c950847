"""The pages of one record: enter, read, change, void, and its files."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.desk.access import file_for, ledger_for, record_for
from canmou.desk.forms import FileForm, ReasonForm, RecordForm, prefilled
from canmou.desk.pages import record as record_pages
from canmou.kernel.attachments.actions import attach, detach, open_content
from canmou.kernel.errors import Invalid, Refused, Stale
from canmou.kernel.ledger.actions import add, amend, restore, void
from canmou.kernel.ledger.declare import LINES
from canmou.kernel.ledger.queries import changes_since
from canmou.kernel.permissions import Perm
from canmou.kernel.secrecy import SecrecyRefused
from canmou.kernel.ui.gate import needs


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def record_new(request: HttpRequest, code: str) -> HttpResponse:
    """Enter a record. The address may fill fields in, such as the record that a part belongs to."""
    ledger = ledger_for(request.user, code, Perm.ADD)
    initial = prefilled(ledger, request.user, request.GET)
    form = RecordForm(ledger, request.user, _sent(request), initial=initial)
    whole = initial.get(ledger.parent, "").partition(" ")[0] if ledger.parent else ""
    if request.method == "POST" and form.is_valid():
        draft = form.draft()
        try:
            record = add(draft.record, by=request.user, lists=draft.lists)
        except Invalid as error:
            form.show_problems(error.problems)
        except SecrecyRefused as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, f"已登记，编号 {record.number}")
            if "again" in request.POST:
                return redirect(request.get_full_path())
            return redirect("record", number=whole or record.number)
    back = reverse("record", args=[whole]) if whole else reverse("ledger", args=[code])
    return _form(request, form, title=f"登记{ledger.name}", back=back)


@needs(Perm.VIEW)
@require_GET
def record_page(request: HttpRequest, number: str) -> HttpResponse:
    """A record with its history, its files and what points at it."""
    record = record_for(request.user, number)
    return render(request, "desk/record.html", record_pages.record(request.user, record))


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def record_edit(request: HttpRequest, number: str) -> HttpResponse:
    """Change a record. A change by somebody else since is shown, and nothing is overwritten."""
    record = record_for(request.user, number, Perm.EDIT)
    if record.voided:
        raise Refused("这条记录已作废，不能修改；如需恢复请先撤销作废")
    form = RecordForm(record_pages.ledger_of(record), request.user, _sent(request), record=record)
    status = 422
    if request.method == "POST" and form.is_valid():
        draft = form.draft()
        read_version = form.cleaned_data["version"]
        try:
            amend(draft.record, by=request.user, lists=draft.lists)
        except Invalid as error:
            form.show_problems(error.problems)
        except SecrecyRefused as error:
            form.add_error(None, error.message)
        except Stale as error:
            form.add_error(None, error.message)
            form.rebase(record_for(request.user, number), changes_since(record, read_version))
            status = 409
        else:
            messages.success(request, "已保存")
            return redirect("record", number=number)
    back = reverse("record", args=[number])
    return _form(request, form, title=f"修改{form.ledger.name}", back=back, status=status)


def _form(
    request: HttpRequest, form: RecordForm, *, title: str, back: str, status: int = 422
) -> HttpResponse:
    context = {
        "form": form,
        "columns": form.columns,
        "folded": form.folded,
        "unfolded": form.unfolded,
        "wrong": form.wrong,
        "record": form.record,
        "title": title,
        "back": back,
        "ledger": form.ledger,
        "line": LINES[form.ledger.line],
        **record_pages.suggestions(request.user),
    }
    return render(request, "desk/form.html", context, status=status if form.errors else 200)


@needs(Perm.VOID)
@require_http_methods(["GET", "POST"])
def record_void(request: HttpRequest, number: str) -> HttpResponse:
    """Void a record, or restore a voided one. Both ask for a reason."""
    record = record_for(request.user, number, Perm.VOID)
    form = ReasonForm(_sent(request))
    if request.method == "POST" and form.is_valid():
        act, done = (restore, "已恢复") if record.voided else (void, "已作废")
        try:
            act(record, by=request.user, reason=form.cleaned_data["reason"])
        except SecrecyRefused as error:
            form.add_error("reason", error.message)
        else:
            messages.success(request, done)
            return redirect("record", number=number)
    ledger = record_pages.ledger_of(record)
    context = {"record": record, "form": form, "ledger": ledger, "line": LINES[ledger.line]}
    return render(request, "desk/void.html", context, status=422 if form.errors else 200)


@needs(Perm.EDIT)
@require_POST
def file_add(request: HttpRequest, number: str) -> HttpResponse:
    """Keep a file with a record."""
    record = record_for(request.user, number, Perm.EDIT)
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, next(iter(form.errors.values()))[0])
        return redirect("record", number=number)
    file = form.cleaned_data["file"]
    try:
        attach(
            record.ref,
            name=file.name,
            content=file.read(),
            by=request.user,
            personal=form.cleaned_data["personal"],
            title=form.cleaned_data["title"],
        )
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"已保存附件“{file.name}”")
    return redirect("record", number=number)


@needs(Perm.VIEW)
@require_GET
def file_open(request: HttpRequest, number: str, uid: str) -> HttpResponse:
    """Download a file of a record that one may read."""
    attachment = file_for(record_for(request.user, number), uid)
    return _download(open_content(attachment), attachment.name, "application/octet-stream")


@needs(Perm.EDIT)
@require_POST
def file_remove(request: HttpRequest, number: str, uid: str) -> HttpResponse:
    """Take a file off a record."""
    detach(file_for(record_for(request.user, number, Perm.EDIT), uid), by=request.user)
    messages.success(request, "附件已移除")
    return redirect("record", number=number)


def _sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def _download(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
