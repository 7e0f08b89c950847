"""The pages of reading lists."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from canmou.kernel.errors import NotFound, NotPermitted, Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.library import queries
from canmou.library.actions import reading as actions
from canmou.library.forms.texts import ListForm, PutForm
from canmou.library.pages import texts as pages


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def lists(request: HttpRequest) -> HttpResponse:
    """All reading lists; a new one is begun here."""
    form = ListForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
        made = carried_out(
            form, lambda: actions.make_list(values["title"], shared=values["shared"], by=request.user)
        )
        if made is not None:
            messages.success(request, "书单已建立，打开成果就能加入")
            return redirect("reading_list", uid=made.uid)
    status = 422 if form.errors else 200
    return render(request, "library/lists.html", pages.lists(request.user, form), status=status)


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def reading_list(request: HttpRequest, uid: str) -> HttpResponse:
    """One reading list; its owner takes works off it or removes it."""
    found = queries.list_for(request.user, uid)
    if request.method == "POST":
        number = request.POST.get("work", "")
        try:
            if number:
                work = queries.work_for(request.user, number)
                actions.take_off_list(found, work, by=request.user)
            else:
                actions.drop_list(found, by=request.user)
        except (NotFound, NotPermitted):
            raise
        except Refused as error:
            messages.error(request, error.message)
        else:
            messages.success(request, "已移出书单" if number else "书单已删除")
        return redirect("reading_list", uid=uid) if number else redirect("reading_lists")
    return render(request, "library/list.html", pages.reading_list(request.user, found))


@needs(Perm.VIEW)
@require_POST
def put(request: HttpRequest, number: str) -> HttpResponse:
    """Put a work on one of one's own lists."""
    work = queries.work_for(request.user, number)
    form = PutForm(queries.own_lists(request.user), request.POST)
    if not form.is_valid():
        messages.error(request, "；".join(told for errors in form.errors.values() for told in errors))
        return redirect("library_work", number=number)
    values = form.cleaned_data
    try:
        actions.put_on_list(values["list"], work, note=values["note"], by=request.user)
    except NotPermitted:
        raise
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"已加入书单“{values['list'].title}”")
    return redirect("library_work", number=number)
