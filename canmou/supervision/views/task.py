"""Supervised tasks: the board, registration, the course of one task, slips, limits."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.permissions import Perm
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.supervision.access import origin_for, slip_for, task_for
from canmou.supervision.actions.limits import set_limits
from canmou.supervision.actions.task import register_task
from canmou.supervision.actions.task_slip import answer_slip, issue_slip
from canmou.supervision.actions.task_work import archive_all
from canmou.supervision.forms.limits import LimitsForm
from canmou.supervision.forms.task import AnswerForm, RegisterForm, SlipForm
from canmou.supervision.limits import row_of
from canmou.supervision.pages import task as pages
from canmou.supervision.pages import task_board as board


@needs(Perm.VIEW)
@require_GET
def task_board(request: HttpRequest) -> HttpResponse:
    """Every task under way with its light, by state, light and section (督办台)."""
    return render(request, "supervision/task_board.html", board.board(request.user, request.GET))


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def task_new(request: HttpRequest) -> HttpResponse:
    """Register a task, from nothing or from any record (?origin=number)."""
    user, sent = request.user, request.POST if request.method == "POST" else None
    origin = origin_for(user, request.GET.get("origin", ""))
    form = RegisterForm(user, sent, request.FILES or None, initial=pages.from_origin(origin))
    if sent is not None and form.is_valid():
        task = form.task()
        task.origin_record = origin
        made = carried_out(
            form,
            lambda: register_task(
                task,
                by=user,
                support=form.cleaned_data["support_sections"],
                files=form.cleaned_data["files"],
                hand_out_now="now" in sent,
            ),
        )
        if made is not None:
            messages.success(request, f"已登记，编号 {made.number}，{pages.where_to(made)}")
            return redirect(reverse("record", args=[made.number]))
    context = pages.new(user, form, origin)
    return render(request, "supervision/task_new.html", context, status=422 if form.errors else 200)


@needs(Perm.EDIT)
@require_POST
def task_archive(request: HttpRequest) -> HttpResponse:
    """File the chosen closed tasks."""
    tasks = [task_for(request.user, number) for number in request.POST.getlist("pick")[:200]]
    if done := archive_all(tasks, by=request.user):
        messages.success(request, f"已归档{done}件")
    else:
        messages.warning(request, "没有选中的事项")
    return redirect(reverse("task_board") + "?state=closed")


@needs(Perm.VIEW)
@require_GET
def task_page(request: HttpRequest, number: str) -> HttpResponse:
    """The course of a task: its light, its terms day by day, whose steps took how long, slips."""
    task = task_for(request.user, number)
    return render(request, "supervision/task_page.html", pages.course(request.user, task))


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def task_slip(request: HttpRequest, number: str) -> HttpResponse:
    """Issue the slip that the rule asks for."""
    task = task_for(request.user, number)
    form = SlipForm(request.POST if request.method == "POST" else None, initial=pages.slip_initial(task))
    if request.method == "POST" and form.is_valid():
        slip = carried_out(form, lambda: issue_slip(task, by=request.user, **form.cleaned_data))
        if slip is not None:
            messages.success(request, f"已发{slip.get_grade_display()}{slip.document_number}，文件在附件里")
            return redirect(reverse("record", args=[slip.number]))
    context = pages.slip(task, form)
    return render(request, "supervision/task_form.html", context, status=422 if form.errors else 200)


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def slip_answer(request: HttpRequest, number: str) -> HttpResponse:
    """Answer a slip."""
    slip = slip_for(request.user, number)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        done = carried_out(form, lambda: answer_slip(slip, by=request.user, **form.cleaned_data))
        if done is not None:
            messages.success(request, "已回复")
            return redirect(reverse("task_page", args=[slip.task.number]))
    context = pages.answer(slip, form)
    return render(request, "supervision/task_form.html", context, status=422 if form.errors else 200)


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def task_limits(request: HttpRequest) -> HttpResponse:
    """The time limits and thresholds of the office."""
    row = row_of(request.user.office)
    form = LimitsForm(request.POST if request.method == "POST" else None, instance=row)
    if request.method == "POST" and form.is_valid():
        if carried_out(form, lambda: set_limits(form.instance, by=request.user)) is not None:
            messages.success(request, "已保存，以后交办的事项按新的时限计")
            return redirect("task_board")
    context = pages.limits(form)
    return render(request, "supervision/task_form.html", context, status=422 if form.errors else 200)
