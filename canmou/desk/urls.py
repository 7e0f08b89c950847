"""The routes of the desk."""

from django.urls import path

from canmou.desk import entry, feed, records, tokens, views
from canmou.desk.lists import views as lists

urlpatterns = [
    path("", views.home, name="home"),
    path("ledgers/", lists.overview, name="ledgers"),
    path("ledgers/<slug:code>/", lists.ledger_list, name="ledger"),
    path("ledgers/<slug:code>/totals/", lists.ledger_totals, name="ledger_totals"),
    path("ledgers/<slug:code>/filter/", lists.ledger_filter, name="ledger_filter"),
    path("ledgers/<slug:code>/filter/<slug:column>/", lists.ledger_suggest, name="ledger_suggest"),
    path("ledgers/<slug:code>/columns/", lists.ledger_columns, name="ledger_columns"),
    path("ledgers/<slug:code>/views/", lists.ledger_views, name="ledger_views"),
    path("ledgers/<slug:code>/views/<slug:uid>/", lists.ledger_view_change, name="ledger_view_change"),
    path("ledgers/<slug:code>/list-export/", lists.ledger_list_export, name="ledger_list_export"),
    path("ledgers/<slug:code>/print/", lists.ledger_print, name="ledger_print"),
    path("ledgers/<slug:code>/pdf/", lists.ledger_pdf, name="ledger_pdf"),
    path("ledgers/<slug:code>/bulk/", lists.ledger_bulk, name="ledger_bulk"),
    path("ledgers/<slug:code>/new/", records.record_new, name="record_new"),
    path("ledgers/<slug:code>/quick/", entry.quick, name="quick"),
    path("ledgers/<slug:code>/quick/undo/", entry.quick_undo, name="quick_undo"),
    path("ledgers/<slug:code>/suggest/", entry.suggest, name="suggest"),
    path("ledgers/<slug:code>/template/", lists.ledger_template, name="ledger_template"),
    path("ledgers/<slug:code>/export/", lists.ledger_export, name="ledger_export"),
    path("records/<str:number>/", records.record_page, name="record"),
    path("records/<str:number>/edit/", records.record_edit, name="record_edit"),
    path("records/<str:number>/void/", records.record_void, name="record_void"),
    path("records/<str:number>/files/", records.file_add, name="file_add"),
    path("records/<str:number>/files/<slug:uid>/", records.file_open, name="file_open"),
    path("records/<str:number>/files/<slug:uid>/remove/", records.file_remove, name="file_remove"),
    path("exchange/", views.exchange, name="exchange"),
    path("exchange/template/", views.whole_template, name="whole_template"),
    path("exchange/export/", views.whole_export, name="whole_export"),
    path("account/calendar/", feed.subscription, name="subscription"),
    path("account/calendar/end/", feed.subscription_end, name="subscription_end"),
    path("calendar/<str:secret>.ics", feed.feed, name="feed"),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/<slug:uid>/revoke/", tokens.token_revoke, name="token_revoke"),
    path("audit/", views.audit_log, name="audit"),
]
