"""The home page, what falls due, and the figures of one's own section."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from canmou.desk.pages import due as due_pages
from canmou.desk.pages import home as home_pages
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs, signed_in


@signed_in
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Where the day begins: what is due, the week, what one recorded, and the ledgers one keeps."""
    return render(request, "desk/home.html", home_pages.home(request.user, request.GET))


@needs(Perm.FIGURE)
@require_GET
def home_figures(request: HttpRequest) -> HttpResponse:
    """The figures of one's section (or office) beside last year; a fragment of the home page, or a page itself."""
    part = "HX-Request" in request.headers
    template = "desk/home_figures_part.html" if part else "desk/home_figures.html"
    return render(request, template, home_pages.figures(request.user))


@needs(Perm.VIEW)
@require_GET
def due_list(request: HttpRequest) -> HttpResponse:
    """Everything that falls due, whole, with its filters."""
    return render(request, "desk/due.html", due_pages.due_list(request.user, request.GET))
