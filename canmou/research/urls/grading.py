"""The routes of grading up to the close of the review."""

from django.urls import path

from canmou.research.views import grading as office
from canmou.research.views import grading_entry as units
from canmou.research.views import grading_mine as reviewers

BASE = "research/grading/"
ROUND = f"{BASE}rounds/<str:number>/"
ENTRY = f"{BASE}entries/<str:number>/"
MINE = f"{BASE}mine/<slug:uid>/"

urlpatterns = [
    path(BASE, office.grading, name="grading"),
    path(f"{BASE}new/", office.grading_new, name="grading_new"),
    path(ROUND, office.grading_round_page, name="grading_round"),
    path(f"{ROUND}rules/", office.grading_rules, name="grading_rules"),
    path(f"{ROUND}extend/", office.grading_extend, name="grading_extend"),
    path(f"{ROUND}reviewers/", office.grading_reviewers, name="grading_reviewers"),
    path(f"{ROUND}reviewers/<str:reviewer>/confirm/", office.grading_confirm, name="grading_confirm"),
    path(f"{ROUND}reviewers/<str:reviewer>/rule/", office.grading_rule, name="grading_rule"),
    path(f"{ROUND}progress/", office.grading_progress, name="grading_progress"),
    path(f"{ROUND}step/<slug:verb>/", office.grading_step, name="grading_step"),
    path(f"{ROUND}enter/", units.grading_enter, name="grading_enter"),
    path(f"{ENTRY}check/", office.grading_check, name="grading_check"),
    path(ENTRY, units.grading_entry, name="grading_entry"),
    path(f"{ENTRY}text/<slug:which>/", units.grading_entry_text, name="grading_entry_text"),
    path(f"{ENTRY}step/<slug:verb>/", units.grading_entry_step, name="grading_entry_step"),
    path(f"{BASE}mine/", reviewers.grading_mine, name="grading_mine"),
    path(MINE, reviewers.grading_reading, name="grading_reading"),
    path(f"{MINE}abstain/", reviewers.grading_abstain, name="grading_abstain"),
    path(f"{MINE}text.docx", reviewers.grading_reading_file, name="grading_reading_file"),
]
