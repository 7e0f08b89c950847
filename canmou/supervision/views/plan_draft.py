"""The screens on which an uploaded plan is looked at, corrected and entered."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel import clock
from canmou.kernel.errors import Invalid, NotFound, Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.supervision.actions.plan import enter_plan
from canmou.supervision.actions.plan_draft import (
    MOST_BYTES,
    amend_header,
    discard,
    fill_deadlines,
    receive,
    rename,
)
from canmou.supervision.actions.plan_rows import (
    add_row,
    amend_row,
    merge_up,
    sentences,
    set_aside,
    split_row,
    take_back,
)
from canmou.supervision.forms.plan import DeadlineForm, HeaderForm, RenameForm, RowForm, UploadForm
from canmou.supervision.models import PlanDocument, PlanDraft
from canmou.supervision.pages import plan_draft as pages
from canmou.supervision.queries.plan import one
from canmou.supervision.queries.plan_draft import actions_of, documents_of, draft_named, may_import, row_named

DONE = {"merge": (merge_up, "已并入上一项"), "aside": (set_aside, "已不列为项目，可在“没有列为项目”里恢复")}
DONE["back"] = (take_back, "已列为项目")


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Send a plan file. It is read and kept for review; nothing enters a ledger yet."""
    sections = may_import(request.user)
    number = request.GET.get("corrects", "")
    corrects = one(request.user, PlanDocument, number) if number else None
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(sections, *sent, initial={"year": clock.today().year})
    if corrects and request.method == "GET":
        form.initial |= {name: getattr(corrects, name) for name in ("year", "kind", "line", "adopted_on")}
        form.initial["unit"] = corrects.unit.uid
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        file, unit = values.pop("file"), next(each for each in sections if each.uid == values["unit"])
        try:
            draft = receive(
                file.name,
                file.read(MOST_BYTES + 1),
                by=request.user,
                corrects=corrects,
                **values | {"unit": unit},
            )
        except Refused as error:
            form.add_error("file", error.message)
        else:
            return redirect("plan_draft", uid=draft.uid)
    context = {
        "form": form,
        "sections": sections,
        "corrects": corrects,
        "drafts": pages.draft_table(request.user),
    }
    return render(request, "supervision/plan_import.html", context, status=422 if form.errors else 200)


@needs(Perm.ADD)
@require_GET
def review(request: HttpRequest, uid: str) -> HttpResponse:
    """A plan under review: each passage beside what it was read as."""
    draft = draft_named(request.user, uid)
    if draft.state != PlanDraft.State.OPEN:
        return render(request, "supervision/plan_ended.html", {"draft": draft})
    return render(request, "supervision/plan_review.html", pages.review(request.user, draft, request.GET))


@needs(Perm.ADD)
@require_POST
def head(request: HttpRequest, uid: str) -> HttpResponse:
    """Title, kind, day and year of the plan."""
    draft = draft_named(request.user, uid)
    documents = documents_of(request.user, draft.year)
    form = HeaderForm(documents, request.POST, draft=draft)
    if form.is_valid():
        values = dict(form.cleaned_data)
        number = values.pop("corrects")
        corrects = next((each for each in documents if each.number == number), None)
        try:
            amend_header(draft, by=request.user, corrects=corrects, **values)
        except Refused as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, "已保存。时限和人员按新的年度、日期重新对应过")
            return redirect("plan_draft", uid=uid)
    context = pages.review(request.user, draft, request.GET) | {"header_form": form, "head_open": True}
    return render(request, "supervision/plan_review.html", context, status=422)


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def row_edit(request: HttpRequest, uid: str, row: str) -> HttpResponse:
    """Correct one row in place; a script asks for the form alone."""
    draft = draft_named(request.user, uid)
    item, actions = row_named(draft, row), actions_of(request.user.office, draft.year)
    form = RowForm(actions, *((request.POST,) if request.method == "POST" else ()), row=item)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            values = form.cleaned_data
            action = next((each for each in actions if each.number == values["action"]), None)
            try:
                amend_row(
                    item, by=request.user, version=values["version"] or 0, dual_duty=values["dual_duty"],
                    action=action, **form.texts(),
                )  # fmt: skip
            except Refused as error:
                form.add_error(None, error.message)
            else:
                return _back(request, uid, row)
        status = 422
    if request.htmx and request.method == "GET":
        context = pages.row_context(draft, row, request.GET) | {"row_form": form}
        return render(request, "supervision/plan_row.html", context)
    context = pages.review(request.user, draft, request.GET, row=row) | {"row_form": form}
    return render(request, "supervision/plan_review.html", context, status=status)


def _back(request: HttpRequest, uid: str, row: str = "") -> HttpResponse:
    """To where the reader was: the same tab and page, at the row."""
    query = pages.kept_query(request.GET)
    return redirect(f"{reverse('plan_draft', args=[uid])}{query}{f'#row-{row}' if row else ''}")


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def row_new(request: HttpRequest, uid: str) -> HttpResponse:
    """Add an item that the file does not show as one, behind the row that the address names."""
    draft = draft_named(request.user, uid)
    after = row_named(draft, request.GET["after"]) if request.GET.get("after") else None
    actions = actions_of(request.user.office, draft.year)
    form = RowForm(actions, *((request.POST,) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        texts = {name: text for name, text in form.texts().items() if text or name != "heading"}
        try:
            made = add_row(draft, by=request.user, after=after, **texts)
        except Refused as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, "已添加一项")
            return redirect(f"{reverse('plan_draft', args=[uid])}?tab=all&at={made.uid}#row-{made.uid}")
    context = {"draft": draft, "form": form, "after": after, **pages.lists(draft)}
    return render(request, "supervision/plan_row_new.html", context, status=422 if form.errors else 200)


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def row_split(request: HttpRequest, uid: str, row: str) -> HttpResponse:
    """Cut one row into several items at its sentences."""
    draft = draft_named(request.user, uid)
    item = row_named(draft, row)
    if request.method == "POST":
        cuts = [int(cut) for cut in request.POST.getlist("cut") if cut.isascii() and cut.isdigit()]
        try:
            made = split_row(item, cuts, by=request.user)
        except Refused as error:
            messages.error(request, error.message)
        else:
            messages.success(request, f"已拆成{len(made)}项，科室、人员和时限相同，请分别核对")
            return redirect(f"{reverse('plan_draft', args=[uid])}?tab=all&at={item.uid}#row-{item.uid}")
    context = {"draft": draft, "row": item, "sentences": sentences(item)}
    return render(request, "supervision/plan_row_split.html", context)


@needs(Perm.ADD)
@require_POST
def row_do(request: HttpRequest, uid: str, row: str) -> HttpResponse:
    """Merge a row into the one before it, set it aside, or take it back."""
    draft = draft_named(request.user, uid)
    if request.POST.get("do") not in DONE:
        raise NotFound("没有这个操作")
    act, told = DONE[request.POST["do"]]
    return _done(request, uid, lambda: act(row_named(draft, row), by=request.user), told)


@needs(Perm.ADD)
@require_POST
def names(request: HttpRequest, uid: str) -> HttpResponse:
    """Say once what a name of the file stands for."""
    draft = draft_named(request.user, uid)
    form = RenameForm(request.POST)
    if not form.is_valid():
        messages.error(request, "；".join(problem for each in form.errors.values() for problem in each))
        return _back(request, uid)
    name, stands_for = form.cleaned_data["name"], form.cleaned_data["stands_for"]
    told = f"“{name}”已对应到“{stands_for}”"
    return _done(request, uid, lambda: rename(draft, name, stands_for, by=request.user), told)


@needs(Perm.ADD)
@require_POST
def deadlines(request: HttpRequest, uid: str) -> HttpResponse:
    """Give one deadline to all items that have none."""
    draft = draft_named(request.user, uid)
    form = DeadlineForm(request.POST)
    if not form.is_valid():
        messages.error(request, form.errors["day"][0])
        return _back(request, uid)
    day = form.cleaned_data["day"]
    return _done(
        request, uid, lambda: fill_deadlines(draft, day, by=request.user), f"没有时限的项目已统一填为{day}"
    )


def _done(request: HttpRequest, uid: str, act: Callable[[], object], told: str) -> HttpResponse:
    try:
        act()
    except NotFound:
        raise
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, told)
    return _back(request, uid)


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, uid: str) -> HttpResponse:
    """What entering would do, and entering."""
    draft = draft_named(request.user, uid)
    problems: list[str] = []
    if request.method == "POST":
        try:
            document = enter_plan(
                draft, by=request.user, unknown_agreed="unknown" in request.POST,
                voiding=request.POST.getlist("void"),
            )  # fmt: skip
        except Invalid as error:
            problems = list(error.problems.values())
        except Refused as error:
            problems = [error.message]
        else:
            messages.success(request, f"已列入计划，编号 {document.number}")
            return redirect("plan", number=document.number)
    context = pages.entering(draft) | {"problems": problems, "ticked": request.POST.getlist("void")}
    return render(request, "supervision/plan_enter.html", context, status=422 if problems else 200)


@needs(Perm.ADD)
@require_POST
def give_up(request: HttpRequest, uid: str) -> HttpResponse:
    """Give the draft up; its file and rows go."""
    draft = draft_named(request.user, uid)
    try:
        discard(draft, by=request.user)
    except Refused as error:
        messages.error(request, error.message)
        return redirect("plan_draft", uid=uid)
    messages.success(request, "已放弃，上传的文件和核对结果都已删除")
    return redirect("plan_import")
