"""The screens of a year: 年度主线, the mechanism ledger, special campaigns."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from canmou.kernel.errors import NotFound, Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.supervision.actions.campaign import hand_to_rectification
from canmou.supervision.models import Campaign, CampaignFinding, Mechanism
from canmou.supervision.pages import year as pages
from canmou.supervision.queries.plan import newest_year, one, year_named


@needs(Perm.FIGURE)
@require_GET
def year_now(request: HttpRequest) -> HttpResponse:
    """The newest year that has a theme or a plan."""
    return redirect("plan_year", year=newest_year(request.user))


@needs(Perm.FIGURE)
@require_GET
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Theme, maxim, actions with their items and lights, strategies."""
    return render(request, "supervision/plan_year.html", pages.year(request.user, year_named(year)))


@needs(Perm.FIGURE)
@require_GET
def mechanisms(request: HttpRequest) -> HttpResponse:
    """What was established, revised and repealed, and whether it is used."""
    return render(
        request, "supervision/plan_mechanisms.html", pages.mechanism_list(request.user, request.GET)
    )


@needs(Perm.FIGURE)
@require_GET
def mechanism(request: HttpRequest, number: str) -> HttpResponse:
    """One mechanism: its life, and the evidence that it is used."""
    found = one(request.user, Mechanism, number)
    return render(request, "supervision/plan_mechanism.html", pages.mechanism(request.user, found))


@needs(Perm.FIGURE)
@require_GET
def campaigns(request: HttpRequest) -> HttpResponse:
    """Special campaigns with how far they are."""
    return render(request, "supervision/plan_campaigns.html", pages.campaign_list(request.user))


@needs(Perm.FIGURE)
@require_GET
def campaign(request: HttpRequest, number: str) -> HttpResponse:
    """One campaign: steps and findings."""
    found = one(request.user, Campaign, number)
    return render(request, "supervision/plan_campaign.html", pages.campaign(request.user, found))


@needs(Perm.EDIT)
@require_POST
def rectify(request: HttpRequest, number: str) -> HttpResponse:
    """Hand a finding over to the rectification ledger."""
    finding = one(request.user, CampaignFinding, number)
    try:
        hand_to_rectification(finding, by=request.user)
    except NotFound:
        raise
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "已转入整改台账，今后在那里跟踪整改和验收")
    return redirect("campaign", number=finding.campaign.number)
