"""A reviewer's own pages: entries under their codes, and the score sheet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.tree import Document, Paragraph
from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import signed_in
from canmou.research.actions import grading_review as actions
from canmou.research.forms.grading import ScoreForm
from canmou.research.models import Reading, ReviewScore
from canmou.research.pages import grading as pages
from canmou.research.queries import jury

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@signed_in
@require_http_methods(["GET", "POST"])
def grading_mine(request: HttpRequest) -> HttpResponse:
    """What waits for a reviewer; the pledge is signed here."""
    if request.method == "POST":
        for reviewer in jury.own_reviewers(request.user):
            if reviewer.number == request.POST.get("reviewer"):
                actions.pledge(reviewer, by=request.user)
                messages.success(request, "已签署评审承诺")
                return redirect("grading_mine")
        raise NotFound("没有这份聘请")
    return render(request, "research/grading_mine.html", pages.mine_page(request.user))


@signed_in
@require_http_methods(["GET", "POST"])
def grading_reading(request: HttpRequest, uid: str) -> HttpResponse:
    """Read one entry and mark it."""
    reading = jury.own_reading(request.user, uid)
    if request.method == "GET":
        return _page(request, reading, _filled(reading))
    form = ScoreForm(request.POST)
    if form.is_valid():
        handing = request.POST.get("do") == "hand_in"
        act = actions.hand_in if handing else actions.save_draft
        marks, comment = form.marks(), form.cleaned_data["comment"]
        if carried_out(form, lambda: act(reading, marks=marks, comment=comment, by=request.user)) is not None:
            messages.success(request, "评分已提交" if handing else "草稿已保存")
            return redirect("grading_mine") if handing else redirect("grading_reading", uid=uid)
    return _page(request, jury.own_reading(request.user, uid), form, status=422)


def _filled(reading: Reading) -> ScoreForm:
    marks = {name: getattr(reading, name) for name in ReviewScore.LIMITS}
    return ScoreForm(initial={**marks, "comment": reading.comment})


def _page(request: HttpRequest, reading: Reading, form: ScoreForm, *, status: int = 200) -> HttpResponse:
    return render(request, "research/grading_reading.html", pages.reading_page(reading, form), status=status)


@signed_in
@require_POST
def grading_abstain(request: HttpRequest, uid: str) -> HttpResponse:
    """Step back from one entry."""
    reading = jury.own_reading(request.user, uid)
    try:
        actions.abstain(reading, reason=request.POST.get("reason", ""), by=request.user)
    except (NotPermitted, NotFound):
        raise
    except Invalid as error:
        messages.error(request, "；".join(error.problems.values()))
        return redirect("grading_reading", uid=uid)
    except Refused as error:
        messages.error(request, error.message)
        return redirect("grading_reading", uid=uid)
    messages.success(request, "已登记回避，这一篇转给别的评审")
    return redirect("grading_mine")


@signed_in
@require_GET
def grading_reading_file(request: HttpRequest, uid: str) -> HttpResponse:
    """The text as Word, made here and named by the code alone."""
    found = pages.reading_page(jury.own_reading(request.user, uid), None)
    if not found["text"]:
        raise Refused("请先签署评审承诺")
    lines = tuple(Paragraph(line.strip()) for line in found["text"].splitlines() if line.strip())
    content = to_docx(Document(form="plain", title=f"参评成果 {found['code']}", blocks=lines))
    response = HttpResponse(content, content_type=_WORD)
    response["Content-Disposition"] = f'attachment; filename="{found["code"]}.docx"'
    return response
