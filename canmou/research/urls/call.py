"""The routes of calls for topics and of what units propose under them."""

from django.urls import path

from canmou.research.views import call as calls
from canmou.research.views import proposal as proposals

BASE = "research/calls/"
OWN = "research/proposals/"

urlpatterns = [
    path(BASE, calls.calls, name="calls"),
    path(f"{BASE}new/", calls.call_new, name="call_new"),
    path(f"{BASE}<str:number>/", calls.call, name="call"),
    path(f"{BASE}<str:number>/edit/", calls.call_edit, name="call_edit"),
    path(f"{BASE}<str:number>/step/<slug:verb>/", calls.call_step, name="call_step"),
    path(f"{BASE}<str:number>/sort/", calls.call_sort, name="call_sort"),
    path(f"{BASE}<str:number>/check/", calls.call_check, name="call_check"),
    path(f"{BASE}<str:number>/propose/", proposals.propose, name="call_propose"),
    path(f"{BASE}<str:number>/guide/", proposals.guide, name="call_guide"),
    path(OWN, proposals.my_proposals, name="my_proposals"),
    path(f"{OWN}<str:number>/", proposals.proposal, name="call_proposal"),
    path(f"{OWN}<str:number>/edit/", proposals.proposal_edit, name="proposal_edit"),
    path(f"{OWN}<str:number>/step/<slug:verb>/", proposals.proposal_step, name="proposal_step"),
]
