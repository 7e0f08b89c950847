"""The routes of kept reports."""

from django.urls import path

from canmou.reports.life import changes, editions, overrides

KEPT = "reports/kept/<slug:uid>/"

urlpatterns = [
    path("reports/kept/", editions.edition_list, name="editions"),
    path("reports/kept/compare/", changes.edition_compare, name="edition_compare"),
    path(KEPT, editions.edition_page, name="edition"),
    path(f"{KEPT}freeze/", editions.edition_freeze, name="edition_freeze"),
    path(f"{KEPT}drift/", changes.edition_drift, name="edition_drift"),
    path(f"{KEPT}start/<slug:how>/", editions.edition_next, name="edition_next"),
    path(f"{KEPT}download/<slug:form>/", editions.edition_download, name="edition_download"),
    path(f"{KEPT}figures/<slug:key>/", overrides.edition_figure, name="edition_figure"),
    path(f"{KEPT}figures/<slug:key>/override/", overrides.override_new, name="override_new"),
    path(f"{KEPT}overrides/<slug:override>/<slug:verb>/", overrides.override_decide, name="override_decide"),
    path("reports/<slug:code>/<str:period>/keep/", editions.edition_keep, name="edition_keep"),
]
