"""待办: the lists, and one act on many of their lines."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from canmou.desk.todo import bulk
from canmou.desk.todo.forms import HandOverForm
from canmou.desk.todo.page import todo as todo_page
from canmou.desk.todo.people import roll
from canmou.kernel.errors import Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs


@needs(Perm.VIEW)
@require_GET
def todo(request: HttpRequest) -> HttpResponse:
    """What waits for the reader, their section, or others; what they did, and what they watch."""
    return render(request, "desk/todo.html", todo_page(request.user, request.GET))


@needs(Perm.VIEW)
@require_POST
def todo_bulk(request: HttpRequest) -> HttpResponse:
    """One act on the picked lines: each refusal is told by its row, the rest is done. Handing over asks for whom and why."""
    back = _back(request)
    name = request.POST.get("act", "")
    try:
        steps = bulk.chosen(request.user, request.POST.getlist("pick"))
        label = bulk.label(name)
    except Refused as error:
        messages.error(request, error.message)
        return redirect(back)
    values: dict = {}
    if name == bulk.HAND_OVER:
        form = HandOverForm(request.user, request.POST if "sure" in request.POST else None)
        if not form.is_valid():
            context = {"form": form, "steps": steps, "back": back, "roll": roll(request.user)}
            status = 422 if form.is_bound else 200
            return render(request, "desk/todo_hand_over.html", context, status=status)
        values = {"to": form.cleaned_data["to"], "reason": form.cleaned_data["reason"]}
    result = bulk.perform(name, steps, by=request.user, **values)
    if not result.refused:
        messages.success(request, f"{label}：已办{len(result.done)}项")
        return redirect(back)
    return render(request, "desk/todo_result.html", {"result": result, "label": label, "back": back})


def _back(request: HttpRequest) -> str:
    """The list that the form came from; never another site."""
    asked = request.POST.get("back", "")
    known = asked.startswith(reverse("todo")) and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if known else reverse("todo")
