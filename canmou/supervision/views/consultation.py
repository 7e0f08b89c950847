"""The pages of drafts sent for comment."""

from collections.abc import Callable
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.errors import NotFound, NotPermitted, Refused, Stale
from canmou.kernel.permissions import Perm, can, require
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.supervision.actions import consultation as actions
from canmou.supervision.forms.consultation import (
    AdoptionForm,
    MoreForm,
    SplitForm,
    TakeDraftForm,
    WriteForm,
    answer_rows,
)
from canmou.supervision.letters import letter_of
from canmou.supervision.models import DraftConsultation
from canmou.supervision.pages import consultation as pages
from canmou.supervision.queries import consultation as queries

PRINTED = {
    "pdf": (to_pdf, "application/pdf"),
    "docx": (to_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def consultations(request: HttpRequest) -> HttpResponse:
    """The drafts on the table; who may register does it here."""
    if not queries.inside(request.user):
        raise NotFound("没有这一页")
    sent = request.POST if request.method == "POST" else None
    if sent is not None:
        require(request.user, Perm.ADD)
    form = TakeDraftForm(request.user, sent, request.FILES or None) if can(request.user, Perm.ADD) else None
    if sent is not None and form.is_valid():
        values = form.cleaned_data
        made = carried_out(
            form,
            lambda: actions.take_draft(
                form.draft(), sections=values["sections"], files=values["files"], by=request.user
            ),
        )
        if made is not None:
            messages.success(request, f"已登记，编号 {made.number}")
            return redirect("consultation", number=made.number)
    context = pages.overview(request.user, form)
    status = 422 if form is not None and form.errors else 200
    return render(request, "supervision/intake_consultations.html", context, status=status)


@needs(Perm.VIEW)
@require_GET
def consultation(request: HttpRequest, number: str) -> HttpResponse:
    """The worktable of one draft."""
    draft = queries.consultation_for(request.user, number)
    return render(request, "supervision/intake_consultation.html", pages.consultation(request.user, draft))


@needs(Perm.VIEW)
@require_POST
def consultation_answer(request: HttpRequest, number: str) -> HttpResponse:
    """A section's opinions by place; 无意见 in one click."""
    draft = queries.consultation_for(request.user, number)
    turn = actions.turn_of(draft, request.user)
    rows = [] if "none" in request.POST else answer_rows(request.POST)
    if "none" not in request.POST and not any(text.strip() for _, text in rows):
        return _again(request, draft, rows=rows, refused="一条意见也没有写；没有意见请按“无意见”")
    try:
        made = actions.answer_draft(draft, turn, rows=rows, by=request.user)
    except Refused as error:
        return _again(request, draft, rows=rows, refused=error.message)
    messages.success(request, f"已提出{len(made)}条意见" if made else "已反馈：无意见")
    return redirect("consultation", number=number)


@needs(Perm.EDIT)
@require_POST
def consultation_write(request: HttpRequest, number: str) -> HttpResponse:
    """Draft the text from the opinions ticked, save it, or save it and lay it before the leader."""
    draft = queries.consultation_for(request.user, number)
    require(request.user, Perm.EDIT, draft)
    opinions = queries.opinions_of(request.user, draft)
    if request.POST.get("do") == "draft":
        sent = request.POST.getlist("sent")
        form = pages.proposed_write(request.user, draft, opinions, sent)
        return _again(request, draft, write=form, ticked=sent, status=200)
    form = WriteForm(request.POST, record=draft, user=request.user, opinions=opinions)
    if form.is_valid() and _carried_out(form, lambda: _write(request, draft, form)):
        messages.success(request, "已送审签" if draft.state == "approving" else "已保存")
        return redirect("consultation", number=number)
    draft = queries.consultation_for(request.user, number)
    return _again(request, draft, write=form, ticked=request.POST.getlist("sent"))


def _write(request: HttpRequest, draft: DraftConsultation, form: WriteForm) -> DraftConsultation:
    submit = request.POST.get("do") == "submit"
    return actions.settle_reply(
        draft, **form.cleaned_data, sent=form.ticked, submitted=submit, by=request.user
    )


@needs(Perm.EDIT)
@require_POST
def consultation_split(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the sections."""
    draft = queries.consultation_for(request.user, number)
    more = draft.state == "collecting"
    form = (MoreForm if more else SplitForm)(request.POST, record=draft, user=request.user)
    act = actions.ask_more if more else actions.split
    return _filled(
        request, number, form, lambda: act(draft, **form.cleaned_data, by=request.user), "已送科室"
    )


@needs(Perm.EDIT)
@require_POST
def consultation_none(request: HttpRequest, number: str) -> HttpResponse:
    """The whole office has nothing to say."""
    draft = queries.consultation_for(request.user, number)
    return _done(request, number, lambda: actions.no_comment(draft, by=request.user), "无意见，已送审签")


@needs(Perm.EDIT)
@require_POST
def consultation_issue(request: HttpRequest, number: str) -> HttpResponse:
    """Number the letter and keep it."""
    draft = queries.consultation_for(request.user, number)
    return _done(
        request, number, lambda: actions.issue(draft, by=request.user), "已编号，复函存在记录的佐证材料里"
    )


@needs(Perm.EDIT)
@require_POST
def consultation_adoption(request: HttpRequest, number: str) -> HttpResponse:
    """Note what became of the opinions."""
    draft = queries.consultation_for(request.user, number)
    opinions = queries.opinions_of(request.user, draft)
    form = AdoptionForm(request.POST, record=draft, user=request.user, opinions=opinions)

    def act() -> DraftConsultation:
        return actions.tell_adoption(draft, **form.cleaned_data, taken=form.ticked, by=request.user)

    if form.is_valid() and _carried_out(form, act):
        messages.success(request, "已登记采纳情况")
        return redirect("consultation", number=number)
    draft = queries.consultation_for(request.user, number)
    return _again(request, draft, adoption=form, ticked=request.POST.getlist("taken"))


def _carried_out(form: WriteForm | AdoptionForm, act: Callable[[], DraftConsultation]) -> bool:
    """Whether it was done; otherwise why not stands over the form, which then knows what others have changed."""

    def tried() -> DraftConsultation:
        try:
            return act()
        except Stale:
            form.renew()
            raise

    return carried_out(form, tried) is not None


@needs(Perm.VIEW)
@require_GET
def consultation_letter(request: HttpRequest, number: str, form: str) -> HttpResponse:
    """The letter as it would be sent, or as it was."""
    draft = queries.consultation_for(request.user, number)
    if form not in PRINTED:
        raise NotFound("没有这种格式")
    if not draft.reply_text.strip():
        raise Refused("复函正文还没有写")
    make, kind = PRINTED[form]
    response = HttpResponse(make(letter_of(draft)), content_type=kind)
    name = quote(f"{draft.reply_number or '复函（未编号）'}.{form}")
    response["Content-Disposition"] = (
        f"{'inline' if form == 'pdf' else 'attachment'}; filename*=UTF-8''{name}"
    )
    return response


def _again(
    request: HttpRequest, draft: DraftConsultation, *, status: int = 422, **more: object
) -> HttpResponse:
    context = pages.consultation(request.user, draft, **more)
    return render(request, "supervision/intake_consultation.html", context, status=status)


def _filled(
    request: HttpRequest, number: str, form: object, act: Callable[[], object], told: str
) -> HttpResponse:
    if form.is_valid():
        return _done(request, number, act, told)
    messages.error(request, "；".join(text for texts in form.errors.values() for text in texts))
    return redirect("consultation", number=number)


def _done(request: HttpRequest, number: str, act: Callable[[], object], told: str) -> HttpResponse:
    try:
        act()
    except (NotPermitted, NotFound):
        raise
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, told)
    return redirect("consultation", number=number)
