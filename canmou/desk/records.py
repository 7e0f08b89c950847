"""The pages of one record: enter, read, change, void, and its files."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.desk.access import file_for, ledger_for, record_for
from canmou.desk.asking import wants_json
from canmou.desk.conflicts import Conflict, rebase, undecided
from canmou.desk.forms import FileForm, ReasonForm, RecordForm
from canmou.desk.neighbours import list_asked
from canmou.desk.pages import form as form_pages
from canmou.desk.pages import record as record_pages
from canmou.desk.prefilling import start
from canmou.kernel.attachments.actions import attach, detach, open_content
from canmou.kernel.attachments.entering import EvidenceRefused, Incoming, add_with_evidence, told_of
from canmou.kernel.errors import Refused, Stale
from canmou.kernel.ledger.actions import amend, restore, void
from canmou.kernel.ledger.declare import LINES
from canmou.kernel.ledger.queries import changes_since
from canmou.kernel.notices.reading import read_of
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.kernel.workflow import mark_seen


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def record_new(request: HttpRequest, code: str) -> HttpResponse:
    """Enter a record with its evidence. The address may fill fields in: a copy, what repeats, the whole of a part."""
    ledger = ledger_for(request.user, code, Perm.ADD)
    begin = start(ledger, request.user, request.GET)
    form = RecordForm(ledger, request.user, _sent(request), initial=begin.values)
    refused: list[str] = []
    if request.method == "POST" and form.is_valid():
        personal = "personal" in request.POST
        try:
            record = add_with_evidence(
                form.draft(), files=_files(request, "evidence"), personal=personal, by=request.user
            )
        except EvidenceRefused as error:
            refused = error.problems
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, f"已登记，编号 {record.number}")
            return _done(request, _next(request, begin.whole or record.number, record.number))
    back = reverse("record", args=[begin.whole]) if begin.whole else reverse("ledger", args=[code])
    again = bool(request.FILES) and not wants_json(request)
    context = form_pages.new(form, begin, refused, again) | {"back": back}
    return render(request, "desk/form.html", context, status=422 if form.errors or refused else 200)


def _next(request: HttpRequest, shown: str, entered: str) -> str:
    """Where to go when a record is entered: to its page (or that of its whole), or to the form of the next one."""
    if "again" not in request.POST:
        return reverse("record", args=[shown])
    query = request.GET.copy()
    query.pop("copy", None)
    query["after"] = entered
    return f"{request.path}?{query.urlencode()}"


@needs(Perm.VIEW)
@require_GET
def record_page(request: HttpRequest, number: str) -> HttpResponse:
    """A record with its history, its files and what points at it."""
    record = record_for(request.user, number)
    mark_seen(record, by=request.user)
    read_of(record.ref, by=request.user)
    asked = list_asked(record_pages.ledger_of(record), request.GET, request.headers.get("Referer", ""))
    return render(request, "desk/record.html", record_pages.record(request.user, record, asked))


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def record_edit(request: HttpRequest, number: str) -> HttpResponse:
    """Change a record. What somebody else changed since is shown field by field, and nothing is overwritten."""
    record = record_for(request.user, number, Perm.EDIT)
    if record.voided and request.method == "GET":
        raise Refused("这条记录已作废，不能修改；如需恢复请先撤销作废")
    ledger = record_pages.ledger_of(record)
    form = RecordForm(ledger, request.user, _sent(request), record=record)
    conflict, status = Conflict(), 422
    if request.method == "POST" and form.is_valid():
        draft = form.draft()
        try:
            amend(draft.record, by=request.user, lists=draft.lists)
        except Stale as error:
            form.add_error(None, error.message)
            fresh = RecordForm(ledger, request.user, record=record_for(request.user, number))
            conflict = rebase(form, fresh, changes_since(record, form.cleaned_data["version"]))
            status = 409
        except Refused as error:
            form.refuse(error)
        else:
            messages.success(request, "已保存")
            return _done(request, reverse("record", args=[number]))
    elif request.method == "POST" and form.undecided:
        conflict = undecided(form, changes_since(record, form_pages.base_of(form)))
    context = form_pages.edit(form, conflict) | {"back": reverse("record", args=[number])}
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
        except Refused as error:
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
    """Keep files with a record; each is judged by itself. A script sends one at a time."""
    record = record_for(request.user, number, Perm.EDIT)
    refused = []
    for file in request.FILES.getlist("file") or [None]:
        form = FileForm(request.POST, {"file": file} if file else {})
        try:
            if not form.is_valid():
                raise Refused(next(iter(form.errors.values()))[0])
            attach(
                record.ref,
                name=file.name,
                content=file.read(),
                by=request.user,
                personal=form.cleaned_data["personal"],
                title=form.cleaned_data["title"],
            )
        except Refused as error:
            refused.append(told_of(file.name, error) if file else error.message)
        else:
            messages.success(request, f"已保存附件“{file.name}”")
    if wants_json(request):
        return JsonResponse({"refused": "；".join(refused)}, status=422 if refused else 200)
    for text in refused:
        messages.error(request, text)
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


def _files(request: HttpRequest, name: str) -> list[Incoming]:
    return [Incoming(file.name, file.read()) for file in request.FILES.getlist(name)]


def _done(request: HttpRequest, address: str) -> HttpResponse:
    """Where to go on; the script of the form goes there by itself, once it has dropped its draft."""
    return JsonResponse({"next": address}) if wants_json(request) else redirect(address)


def _download(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
