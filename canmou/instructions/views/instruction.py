"""Instructions: the list, registration, one instruction, its transcripts, what follows from it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.instructions.actions import copies, following
from canmou.instructions.actions.instruction import register_instruction
from canmou.instructions.directory import leaders, post_on
from canmou.instructions.forms.instruction import ConvertForm, FinishForm, RegisterForm, TaskForm
from canmou.instructions.models import Instruction
from canmou.instructions.pages import instruction as pages
from canmou.instructions.pages import listing
from canmou.instructions.pages.asking import day_of
from canmou.instructions.pieces import suggested
from canmou.instructions.reading import instruction_for, task_for
from canmou.instructions.twins import Twin
from canmou.kernel.errors import NotFound, NotPermitted, Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.secrecy import SecrecyRefused
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs


@needs(Perm.VIEW)
@require_GET
def instructions(request: HttpRequest) -> HttpResponse:
    """The list, filtered by what stands in the address, with its figures."""
    return render(request, "instructions/list.html", listing.instructions(request.user, request.GET))


@needs(Perm.VIEW)
@require_GET
def conversions(request: HttpRequest) -> HttpResponse:
    """What works turned into, and how long it took."""
    return render(request, "instructions/conversions.html", listing.conversions(request.user, request.GET))


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def instruction_new(request: HttpRequest) -> HttpResponse:
    """Register an instruction. What looks like one already registered is shown first."""
    sent = request.POST if request.method == "POST" else None
    form = RegisterForm(
        request.user, sent, request.FILES or None, initial={"piece": request.GET.get("piece", "")[:40]}
    )
    twins: list[Twin] = []
    if sent is not None and form.is_valid():
        twins = pages.unseen_twins(request.user, form, sent.getlist("seen"))
        try:
            made = None if twins else carried_out(form, lambda: _register(request, form))
        except SecrecyRefused as error:
            form, made = RegisterForm(request.user), None
            form.refused = error.message
        if made is not None:
            messages.success(request, f"已登记，编号 {made.number}，等第二人复核类型")
            return redirect("instruction", number=made.number)
    status = 409 if twins else 422 if form.errors or form.refused else 200
    return render(request, "instructions/new.html", pages.register(request.user, form, twins), status=status)


def _register(request: HttpRequest, form: RegisterForm) -> Instruction:
    return register_instruction(form.instruction(), files=form.cleaned_data["files"], by=request.user)


@needs(Perm.ADD)
@require_GET
def instruction_pieces(request: HttpRequest) -> HttpResponse:
    """Pieces to choose from while one types."""
    found = suggested(request.user, request.GET.get("piece", ""))
    return render(request, "instructions/pieces.html", {"pieces": found})


@needs(Perm.ADD)
@require_GET
def instruction_post(request: HttpRequest) -> HttpResponse:
    """The post that the chosen leader held on the day."""
    asked, day = request.GET.get("leader", ""), day_of(request.GET.get("given_on", ""))
    leader = next((person for person, _ in leaders(request.user.office) if person.uid == asked), None)
    context = {"leader": leader, "day": day, "held": post_on(leader, day) if leader else None}
    return render(request, "instructions/post.html", context)


@needs(Perm.VIEW)
@require_GET
def instruction(request: HttpRequest, number: str) -> HttpResponse:
    """One instruction with its course."""
    row = instruction_for(request.user, number)
    return render(request, "instructions/page.html", pages.instruction(request.user, row))


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def instruction_copies(request: HttpRequest, number: str) -> HttpResponse:
    """Make this one the transcript of another, or take that back."""
    row = instruction_for(request.user, number)
    if request.method == "POST":
        original = request.POST.get("original", "")
        words = request.POST.get("opinion", "")[:200]
        if "undo" in request.POST:
            return _done(
                request, row, lambda: copies.unmerge(row, opinion=words, by=request.user), "已撤销并入"
            )
        other = instruction_for(request.user, original)
        return _done(
            request,
            row,
            lambda: copies.merge(row, other, opinion=words, by=request.user),
            "已并入原件，不重复计数",
        )
    return render(request, "instructions/copies.html", pages.instruction(request.user, row))


@needs(Perm.EDIT)
@require_POST
def instruction_task(request: HttpRequest, number: str) -> HttpResponse:
    """Give somebody something to do."""
    row = instruction_for(request.user, number)
    form = TaskForm(request.user, row, request.POST)
    if form.is_valid():
        others = [unit for unit in [form.cleaned_data["supporting"]] if unit]
        made = carried_out(
            form, lambda: following.open_task(row, form.task(), supporting=others, by=request.user)
        )
        if made is not None:
            messages.success(request, f"已交办，编号 {made.number}")
            return redirect("instruction", number=number)
    context = pages.instruction(request.user, row, task=form)
    return render(request, "instructions/page.html", context, status=422)


@needs(Perm.EDIT)
@require_POST
def instruction_task_done(request: HttpRequest, number: str, task: str) -> HttpResponse:
    """A task is done."""
    row, found = instruction_for(request.user, number), task_for(request.user, task)
    if found.instruction_id != row.pk:
        raise NotFound("这一项不属于这件批示")
    form = FinishForm(request.POST)
    if not form.is_valid():
        messages.error(request, "；".join(text for texts in form.errors.values() for text in texts))
        return redirect("instruction", number=number)
    return _done(
        request, row, lambda: following.finish_task(found, **form.cleaned_data, by=request.user), "已登记办结"
    )


@needs(Perm.EDIT)
@require_POST
def instruction_convert(request: HttpRequest, number: str) -> HttpResponse:
    """Note what it turned into."""
    row = instruction_for(request.user, number)
    form = ConvertForm(request.user, request.POST, request.FILES or None)
    if form.is_valid():
        files = form.cleaned_data["files"]
        made = carried_out(
            form, lambda: following.convert(row, form.conversion(), files=files, by=request.user)
        )
        if made is not None:
            messages.success(request, f"已登记成果转化，编号 {made.number}")
            return redirect("instruction", number=number)
    context = pages.instruction(request.user, row, convert=form)
    return render(request, "instructions/page.html", context, status=422)


def _done(request: HttpRequest, row: Instruction, act: Callable[[], object], told: str) -> HttpResponse:
    try:
        act()
    except (NotPermitted, NotFound):
        raise
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, told)
    return redirect("instruction", number=row.number)
