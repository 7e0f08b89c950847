"""The routes of the desk."""

from django.urls import path

from canmou.desk import views

urlpatterns = [
    path("", views.home, name="home"),
    path("ledgers/", views.overview, name="ledgers"),
    path("ledgers/<slug:code>/", views.ledger_list, name="ledger"),
    path("ledgers/<slug:code>/new/", views.record_new, name="record_new"),
    path("ledgers/<slug:code>/template/", views.ledger_template, name="ledger_template"),
    path("ledgers/<slug:code>/export/", views.ledger_export, name="ledger_export"),
    path("records/<str:number>/", views.record_page, name="record"),
    path("records/<str:number>/edit/", views.record_edit, name="record_edit"),
    path("records/<str:number>/void/", views.record_void, name="record_void"),
    path("records/<str:number>/files/", views.file_add, name="file_add"),
    path("records/<str:number>/files/<slug:uid>/", views.file_open, name="file_open"),
    path("records/<str:number>/files/<slug:uid>/remove/", views.file_remove, name="file_remove"),
    path("exchange/", views.exchange, name="exchange"),
    path("exchange/template/", views.whole_template, name="whole_template"),
    path("exchange/export/", views.whole_export, name="whole_export"),
    path("audit/", views.audit_log, name="audit"),
]
