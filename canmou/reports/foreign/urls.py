"""The routes of forms of others. They stand before those of reports, whose first word is a template's code."""

from django.urls import path

from canmou.reports.foreign import filled, views

FORM = "reports/forms/<slug:uid>/"

urlpatterns = [
    path("reports/forms/", views.form_list, name="foreign_forms"),
    path(FORM, views.form_page, name="foreign_form"),
    path(f"{FORM}forget/", views.form_forget, name="foreign_forget"),
    path(f"{FORM}cells/<slug:cell>/", views.form_cell, name="foreign_cell"),
    path(f"{FORM}<str:period>/", filled.fill_page, name="foreign_fill"),
    path(f"{FORM}<str:period>/cells/<slug:cell>/", filled.evidence_page, name="foreign_evidence"),
    path(f"{FORM}<str:period>/download/", filled.download, name="foreign_download"),
    path(f"{FORM}<str:period>/hand-in/", filled.hand_in_page, name="foreign_hand_in"),
]
