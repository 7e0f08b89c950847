"""The pages of a round's results, from the ranking to the certificates."""

from collections.abc import Callable
from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.attachments import open_content
from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.research.actions import conclusion, publicity
from canmou.research.actions import results as actions
from canmou.research.certificates import printed
from canmou.research.forms.results import (
    AnswerForm,
    MeetingForm,
    PublicityForm,
    QuotaForm,
    RulingForm,
    chosen,
)
from canmou.research.models import GradingRound
from canmou.research.pages import results as pages
from canmou.research.standing import (
    Results,
    certificate_for,
    latest,
    objection_for,
    paper_for,
    ranked_for,
    results_of,
    round_for,
)

DOCUMENTS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@needs(Perm.VIEW)
@require_GET
def grading_results_list(request: HttpRequest) -> HttpResponse:
    """The rounds and how far each is."""
    return render(request, "research/results_list.html", {"rounds": pages.overview(request.user)})


@needs(Perm.VIEW)
@require_GET
def grading_results(request: HttpRequest, number: str) -> HttpResponse:
    """The results of one round, as far as this user may know them."""
    round_ = round_for(request.user, number)
    return render(request, "research/results.html", pages.results(request.user, round_))


@needs(Perm.EDIT)
@require_POST
def grading_quotas(request: HttpRequest, number: str) -> HttpResponse:
    """Set the quotas."""
    round_ = ranked_for(request.user, number)
    form = QuotaForm(request.POST)
    return _filled(
        request,
        round_,
        "quotas",
        form,
        lambda: actions.set_quotas(round_, quotas=form.quotas(), by=request.user),
        "名额已保存",
    )


@needs(Perm.EDIT)
@require_POST
def grading_propose(request: HttpRequest, number: str) -> HttpResponse:
    """Freeze and rank."""
    round_ = ranked_for(request.user, number)
    return _done(
        request,
        round_,
        lambda: actions.propose_grades(round_, by=request.user),
        "已冻结排名，提交评委会",
    )


@needs(Perm.EDIT)
@require_POST
def grading_meeting(request: HttpRequest, number: str) -> HttpResponse:
    """Put the committee's meeting on record."""
    round_ = ranked_for(request.user, number)
    form = MeetingForm(request.POST)

    def act() -> object:
        values = {name: form.cleaned_data[name] for name in ("met_on", "presider", "members")}
        return actions.hold_meeting(round_, **values, votes=form.votes(), by=request.user)

    return _filled(request, round_, "meeting", form, act, "已登记评委会会议和表决")


@needs(Perm.EDIT)
@require_POST
def grading_ruling(request: HttpRequest, number: str) -> HttpResponse:
    """What the committee decided of one entry."""
    round_ = ranked_for(request.user, number)
    standing = _ranked(round_)
    form = RulingForm(request.POST, results=standing)

    def act() -> object:
        values = form.cleaned_data
        line = chosen(standing, values["entry"])
        return actions.rule(
            round_,
            entry=line.entry,
            grade=values["grade"],
            votes=form.votes(),
            reason=values["reason"],
            by=request.user,
        )

    return _filled(request, round_, "ruling", form, act, "已登记评委会的决定")


def _ranked(round_: GradingRound) -> Results:
    ranking = latest(round_)
    if ranking is None:
        raise Refused("这次评定还没有冻结排名")
    return results_of(ranking)


@needs(Perm.EDIT)
@require_POST
def grading_publicise(request: HttpRequest, number: str) -> HttpResponse:
    """Start the publicity."""
    round_ = ranked_for(request.user, number)
    form = PublicityForm(request.POST)
    return _filled(
        request,
        round_,
        "publicity",
        form,
        lambda: publicity.publicise(round_, **form.cleaned_data, by=request.user),
        "公示已开始",
    )


@needs(Perm.VIEW)
@require_POST
def grading_objection(request: HttpRequest, number: str) -> HttpResponse:
    """Raise an objection."""
    round_ = round_for(request.user, number)
    if round_.state != "public":
        raise Refused("现在不是公示期，不受理异议")
    form = pages.objection_form(request.user, round_, request.POST)

    def act() -> object:
        values = form.cleaned_data
        line = chosen(_ranked(round_), values["entry"])
        return publicity.raise_objection(
            round_,
            content=values["content"],
            entry=line.entry.entry if line else None,
            raised_by=values.get("raised_by"),
            by=request.user,
        )

    return _filled(request, round_, "objection", form, act, "已收到您的异议，答复会显示在本页")


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def grading_answer(request: HttpRequest, number: str, objection: str) -> HttpResponse:
    """Answer an objection."""
    round_ = ranked_for(request.user, number)
    found = objection_for(request.user, round_, objection)
    standing = _ranked(round_)
    form = AnswerForm(request.POST if request.method == "POST" else None, results=standing)
    if form.is_bound and form.is_valid():
        changes = [(chosen(standing, key).entry, grade) for key, grade in form.changes()]
        values = {name: form.cleaned_data[name] for name in ("outcome", "handling")}

        def act() -> object:
            return publicity.answer_objection(found, **values, changes=changes, by=request.user)

        if _carried(form, act):
            messages.success(request, "已答复" + (f"，改动{len(changes)}篇结果" if changes else ""))
            return redirect("grading_results", number=number)
    context = pages.answering(request.user, found, form)
    return render(request, "research/results_answer.html", context, status=422 if form.errors else 200)


@needs(Perm.EDIT)
@require_POST
def grading_conclude(request: HttpRequest, number: str) -> HttpResponse:
    """Conclude the round."""
    round_ = ranked_for(request.user, number)
    return _done(
        request,
        round_,
        lambda: conclusion.conclude(round_, by=request.user),
        "结果已写入台账，通报已编号",
    )


@needs(Perm.EDIT)
@require_POST
def grading_certificates(request: HttpRequest, number: str) -> HttpResponse:
    """Make the certificates."""
    round_ = ranked_for(request.user, number)
    return _done(
        request, round_, lambda: conclusion.issue_certificates(round_, by=request.user), "证书已制发"
    )


@needs(Perm.VIEW)
@require_GET
def grading_certificate(request: HttpRequest, number: str) -> HttpResponse:
    """A certificate to print."""
    found = certificate_for(request.user, number)
    where = request.build_absolute_uri(reverse("certificates"))
    return _file(printed(found, where), f"证书{found.certificate_no}.pdf", "pdf")


@needs(Perm.VIEW)
@require_GET
def grading_paper(request: HttpRequest, number: str, uid: str) -> HttpResponse:
    """The notice or the circular of an announced round, for everybody who may read the results."""
    file = paper_for(request.user, number, uid)
    return _file(open_content(file), file.name, file.name.rsplit(".", 1)[-1])


def _file(content: bytes, name: str, form: str) -> HttpResponse:
    response = HttpResponse(content, content_type=DOCUMENTS[form])
    shown = "inline" if form == "pdf" else "attachment"
    response["Content-Disposition"] = f"{shown}; filename*=UTF-8''{quote(name)}"
    return response


@needs(Perm.EDIT)
@require_GET
def grading_recount(request: HttpRequest, number: str) -> HttpResponse:
    """The round computed again from its frozen input."""
    round_ = ranked_for(request.user, number)
    ranking = latest(round_)
    if ranking is None:
        raise Refused("这次评定没有在系统里冻结排名，不能重算")
    context = pages.counted_again(request.user, round_, ranking)
    return render(request, "research/results_recount.html", context)


def _carried(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the action was carried out; what it refuses stands in the form."""
    try:
        act()
    except (NotPermitted, NotFound):
        raise
    except Invalid as error:
        for name, text in error.problems.items():
            form.add_error(name if name in form.fields else None, text)
    except Refused as error:
        form.add_error(None, error.message)
    else:
        return True
    return False


def _filled(
    request: HttpRequest,
    round_: GradingRound,
    name: str,
    form: forms.Form,
    act: Callable[[], object],
    told: str,
) -> HttpResponse:
    if form.is_valid() and _carried(form, act):
        messages.success(request, told)
        return redirect("grading_results", number=round_.number)
    again = round_for(request.user, round_.number)
    context = pages.results(request.user, again, {name: form})
    return render(request, "research/results.html", context, status=422)


def _done(request: HttpRequest, round_: GradingRound, act: Callable[[], object], told: str) -> HttpResponse:
    try:
        act()
    except (NotPermitted, NotFound):
        raise
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, told)
    return redirect("grading_results", number=round_.number)
