"""The routes of reports."""

from django.urls import include, path

from canmou.reports import views

urlpatterns = [
    path("reports/", views.report_list, name="reports"),
    path("", include("canmou.reports.studio.urls")),
    path("", include("canmou.reports.foreign.urls")),
    path("", include("canmou.reports.life.urls")),
    path("reports/<slug:code>/<str:period>/", views.report_page, name="report"),
    path("reports/<slug:code>/<str:period>/sources/<slug:entry>/", views.source_page, name="report_source"),
    path(
        "reports/<slug:code>/<str:period>/download/<slug:form>/",
        views.report_download,
        name="report_download",
    ),
]
