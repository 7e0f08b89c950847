"""The cockpit, the page of one figure, and the brief."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from canmou.desk.pages import brief as brief_pages
from canmou.desk.pages import cockpit as cockpit_pages
from canmou.desk.pages import figure as figure_pages
from canmou.desk.scope import scope_asked
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs


@needs(Perm.FIGURE)
@require_GET
def cockpit(request: HttpRequest) -> HttpResponse:
    """The six lines of work at a glance, with what needs attention and what is late."""
    scope = scope_asked(request.user, request.GET)
    return render(request, "desk/cockpit.html", cockpit_pages.cockpit(request.user, scope))


@needs(Perm.FIGURE)
@require_GET
def cockpit_trends(request: HttpRequest) -> HttpResponse:
    """The trends of the six lines, each with its table; a fragment of the cockpit, or a page itself."""
    scope = scope_asked(request.user, request.GET)
    part = "HX-Request" in request.headers
    context = {"charts": cockpit_pages.trends(scope), "scope": scope, "who": cockpit_pages.who(scope)}
    return render(request, "desk/cockpit_trends_part.html" if part else "desk/cockpit_trends.html", context)


@needs(Perm.FIGURE)
@require_GET
def figure(request: HttpRequest, id: str) -> HttpResponse:
    """One metric for a scope: definition, value, trend, and its records trimmed to the reader."""
    scope = scope_asked(request.user, request.GET)
    return render(request, "desk/figure.html", figure_pages.figure(request.user, id, scope, request.GET))


@needs(Perm.FIGURE)
@require_GET
def brief(request: HttpRequest) -> HttpResponse:
    """The brief, set for one printed page."""
    scope = scope_asked(request.user, request.GET)
    return render(request, "desk/cockpit_brief.html", brief_pages.brief(request.user, scope))


@needs(Perm.FIGURE)
@require_GET
def brief_pdf(request: HttpRequest) -> HttpResponse:
    """The brief as a PDF."""
    scope = scope_asked(request.user, request.GET)
    content = to_pdf(brief_pages.document(request.user, scope))
    response = HttpResponse(content, content_type="application/pdf")
    name = quote(f"{brief_pages.title(scope)}.pdf")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response
