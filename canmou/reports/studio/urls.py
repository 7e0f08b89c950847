"""The routes of the studio. They stand before those of reports, whose first word is a template's code."""

from django.urls import path

from canmou.reports.studio import views

urlpatterns = [
    path("reports/templates/", views.templates, name="templates"),
    path("reports/templates/new/", views.template_new, name="template_new"),
    path("reports/templates/figures/", views.template_figures, name="template_figures"),
    path("reports/templates/<slug:code>/", views.template, name="template"),
    path("reports/templates/<slug:code>/edit/", views.template_edit, name="template_edit"),
    path("reports/templates/<slug:code>/preview/", views.template_preview, name="template_preview"),
    path("reports/templates/<slug:code>/stock/", views.template_stock, name="template_stock"),
    path("reports/templates/<slug:code>/<int:number>/", views.template_version, name="template_version"),
    path("reports/templates/<slug:code>/<int:number>/enable/", views.template_enable, name="template_enable"),
    path("reports/templates/<slug:code>/<int:number>/back/", views.template_back, name="template_back"),
]
