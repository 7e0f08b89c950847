"""The list of works with their texts, grades and instructions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.research.pages import library as pages


@needs(Perm.VIEW)
@require_GET
def library(request: HttpRequest) -> HttpResponse:
    """All works, narrowed by what stands in the address."""
    return render(request, "research/library_works.html", pages.works(request.user, request.GET))
