"""The pages on which the jury office runs a round."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel import clock
from canmou.kernel.errors import NotFound, NotPermitted, Refused
from canmou.kernel.people.queries import own_sections
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs, signed_in
from canmou.research.actions import grading_entry, grading_review, grading_round
from canmou.research.forms.grading import ExtendForm, InviteForm, ReasonForm, RuleForm, RulesForm
from canmou.research.models import GradingRound
from canmou.research.pages import grading as pages
from canmou.research.queries import jury

#: The office's steps without a form of their own: what is done, and what is told.
STEPS: dict[str, tuple[Callable, str]] = {
    "open": (grading_round.open_round, "已开始申报，各单位已收到通知"),
    "close": (grading_round.close, "申报已收口，转入形式审查"),
    "start_review": (grading_round.start_review, "评审开始，评审已收到通知"),
    "close_review": (grading_review.close_review, "评审结束，可以排名"),
    "codes": (grading_round.draw_codes, "已抽取匿名编号"),
    "assign": (grading_round.assign_readers, "已分配评审"),
    "fill_up": (grading_review.fill_up, "已补派评审"),
}


@signed_in
@require_GET
def grading(request: HttpRequest) -> HttpResponse:
    """What of the grading concerns whoever looks."""
    return render(request, "research/grading.html", pages.landing(request.user))


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def grading_new(request: HttpRequest) -> HttpResponse:
    """Set a round up with its rules."""
    if not jury.runs_rounds(request.user):
        raise NotFound("没有这一页")
    form = RulesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        section = next(iter(own_sections(request.user)), None)
        if section is None:
            raise Refused("您不在任何科室任职，不能筹备评定")
        round_ = form.put_on(GradingRound(office=request.user.office, unit=section))
        if carried_out(form, lambda: grading_round.set_up(round_, by=request.user)) is not None:
            messages.success(request, f"已建立，编号 {round_.number}；核对规则以后开始申报")
            return redirect("grading_round", number=round_.number)
    context = {"form": form}
    return render(request, "research/grading_new.html", context, status=422 if form.errors else 200)


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def grading_rules(request: HttpRequest, number: str) -> HttpResponse:
    """Change the rules before the round opens."""
    round_ = jury.round_for(request.user, number)
    form = RulesForm(request.POST or None, round_=round_)
    if request.method == "POST" and form.is_valid():
        form.put_on(round_)
        if carried_out(form, lambda: grading_round.change_rules(round_, by=request.user)) is not None:
            messages.success(request, "规则已改")
            return redirect("grading_round", number=number)
    context = {"form": form, "round": round_}
    return render(request, "research/grading_new.html", context, status=422 if form.errors else 200)


@needs(Perm.EDIT)
@require_GET
def grading_round_page(request: HttpRequest, number: str) -> HttpResponse:
    """The entries of a round and what may be done now."""
    round_ = jury.round_for(request.user, number)
    return render(request, "research/grading_round.html", pages.round_page(request.user, round_))


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def grading_extend(request: HttpRequest, number: str) -> HttpResponse:
    """Put the closing moment off."""
    round_ = jury.round_for(request.user, number)
    form = ExtendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = carried_out(form, lambda: grading_round.extend(round_, by=request.user, **form.cleaned_data))
        if made is not None:
            messages.success(request, "已延长，各单位已收到通知")
            return redirect("grading_round", number=number)
    context = {"form": form, "round": round_, "line": pages.round_line(round_)}
    return render(request, "research/grading_extend.html", context, status=422 if form.errors else 200)


@needs(Perm.EDIT)
@require_POST
def grading_step(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """One of the office's steps."""
    if verb not in STEPS:
        raise NotFound("没有这一步")
    action, told = STEPS[verb]
    round_ = jury.round_for(request.user, number)
    page = {"assign": "grading_reviewers", "fill_up": "grading_progress", "close_review": "grading_progress"}
    return _done(
        request, lambda: action(round_, by=request.user), told, page.get(verb, "grading_round"), number
    )


def _done(
    request: HttpRequest, act: Callable[[], object], told: str, route: str, number: str
) -> HttpResponse:
    try:
        act()
    except (NotPermitted, NotFound):
        raise
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, told)
    return redirect(route, number=number)


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def grading_reviewers(request: HttpRequest, number: str) -> HttpResponse:
    """The reviewers of a round, and where they stand to its entries."""
    round_ = jury.round_for(request.user, number)
    posts = jury.possible_reviewers(round_)
    form = InviteForm(request.POST or None, posts=posts, user=request.user)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        facts["confirmed_on"] = clock.today() if facts.pop("confirmed") else None
        if carried_out(form, lambda: grading_round.invite(round_, by=request.user, **facts)) is not None:
            messages.success(request, f"已聘请{facts['person'].name}")
            return redirect("grading_reviewers", number=number)
    context = pages.reviewers_page(round_, form=form)
    return render(request, "research/grading_reviewers.html", context, status=422 if form.errors else 200)


@needs(Perm.EDIT)
@require_POST
def grading_confirm(request: HttpRequest, number: str, reviewer: str) -> HttpResponse:
    """Note that a reviewer's identity was made sure of."""
    round_ = jury.round_for(request.user, number)
    found = _reviewer(round_, reviewer)
    return _done(
        request,
        lambda: grading_round.confirm(found, by=request.user),
        "已登记身份核实",
        "grading_reviewers",
        number,
    )


@needs(Perm.EDIT)
@require_POST
def grading_rule(request: HttpRequest, number: str, reviewer: str) -> HttpResponse:
    """Settle doubts about a reviewer."""
    round_ = jury.round_for(request.user, number)
    found = _reviewer(round_, reviewer)
    form = RuleForm(request.POST, entries=list(jury.in_review(round_)))
    if not form.is_valid():
        messages.error(request, "；".join(text for texts in form.errors.values() for text in texts))
        return redirect("grading_reviewers", number=number)
    values = form.cleaned_data
    return _done(
        request,
        lambda: grading_round.rule(
            found,
            values["entries"],
            clear=values["clear"] == "yes",
            reason=values["reason"],
            by=request.user,
        ),
        "已登记回避认定",
        "grading_reviewers",
        number,
    )


def _reviewer(round_: GradingRound, number: str) -> object:
    for reviewer in jury.reviewers_of(round_):
        if reviewer.number == number:
            reviewer.round = round_
            return reviewer
    raise NotFound("这次评定没有这名评审")


@needs(Perm.EDIT)
@require_GET
def grading_progress(request: HttpRequest, number: str) -> HttpResponse:
    """How far the review is."""
    round_ = jury.round_for(request.user, number)
    return render(request, "research/grading_progress.html", pages.progress_page(round_))


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def grading_check(request: HttpRequest, number: str) -> HttpResponse:
    """The formal check of one entry."""
    entry = jury.entry_for(request.user, number)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        acts = {
            "pass": (grading_entry.pass_check, "形式审查通过"),
            "return": (grading_entry.send_back, "已退回，申报单位会收到待办"),
            "refuse": (grading_entry.refuse, "已登记不符合"),
        }
        verb = request.POST.get("do", "")
        if verb == "likeness":
            acted = carried_out(form, lambda: grading_entry.check_likeness(entry, by=request.user))
            told = "已查重"
        elif verb in acts:
            action, told = acts[verb]
            words = form.cleaned_data["opinion"]
            acted = carried_out(form, lambda: action(entry, by=request.user, opinion=words))
        else:
            raise NotFound("没有这一步")
        if acted is not None:
            messages.success(request, told)
            return redirect("grading_check", number=number)
        entry = jury.entry_for(request.user, number)
    context = pages.check_page(request.user, entry, form=form)
    return render(request, "research/grading_check.html", context, status=422 if form.errors else 200)
