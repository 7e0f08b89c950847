"""The routes of plans: importing them under review, and their progress."""

from django.urls import path

from canmou.supervision.views import plan as views
from canmou.supervision.views import plan_draft as drafts

DRAFT = "year/plans/drafts/<slug:uid>/"
ROW = f"{DRAFT}rows/<slug:row>/"

urlpatterns = [
    path("year/plans/", views.plans, name="plans"),
    path("year/plans/import/", drafts.upload, name="plan_import"),
    path(DRAFT, drafts.review, name="plan_draft"),
    path(f"{DRAFT}head/", drafts.head, name="plan_draft_head"),
    path(f"{DRAFT}names/", drafts.names, name="plan_draft_names"),
    path(f"{DRAFT}deadlines/", drafts.deadlines, name="plan_draft_deadlines"),
    path(f"{DRAFT}enter/", drafts.enter, name="plan_draft_enter"),
    path(f"{DRAFT}discard/", drafts.give_up, name="plan_draft_discard"),
    path(f"{DRAFT}rows/new/", drafts.row_new, name="plan_row_new"),
    path(ROW, drafts.row_edit, name="plan_row"),
    path(f"{ROW}split/", drafts.row_split, name="plan_row_split"),
    path(f"{ROW}do/", drafts.row_do, name="plan_row_do"),
    path("year/plans/items/<str:number>/tasks/", views.decompose_item, name="plan_decompose"),
    path("year/plans/<str:number>/", views.plan, name="plan"),
]
