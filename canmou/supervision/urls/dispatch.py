"""Routes of the half-month dispatch."""

from django.urls import path

from canmou.supervision.views import dispatch, dispatch_meeting, dispatch_sheet

urlpatterns = [
    path("dispatch/", dispatch.round_list, name="dispatch"),
    path("dispatch/open/", dispatch.round_open, name="dispatch_open"),
    path("dispatch/settings/", dispatch.settings, name="dispatch_settings"),
    path("dispatch/sheets/<str:number>/", dispatch_sheet.sheet_fill, name="dispatch_fill"),
    path("dispatch/sheets/<str:number>/recall/", dispatch_sheet.sheet_recall, name="dispatch_recall"),
    path("dispatch/remarks/<str:number>/task/", dispatch_meeting.remark_task, name="dispatch_remark_task"),
    path("dispatch/editions/<slug:uid>/", dispatch.edition, name="dispatch_edition"),
    path("dispatch/editions/<slug:uid>/issue/", dispatch.edition_issue, name="dispatch_issue"),
    path("dispatch/editions/<slug:uid>/<slug:form>/", dispatch.edition_file, name="dispatch_file"),
    path("dispatch/<str:number>/", dispatch.round_page, name="dispatch_round"),
    path("dispatch/<str:number>/draft/", dispatch.round_draft, name="dispatch_draft"),
    path("dispatch/<str:number>/days/", dispatch.round_days, name="dispatch_days"),
    path("dispatch/<str:number>/lock/", dispatch.round_lock, name="dispatch_lock"),
    path("dispatch/<str:number>/reopen/", dispatch.round_reopen, name="dispatch_reopen"),
    path("dispatch/<str:number>/close/", dispatch.round_close, name="dispatch_close"),
    path("dispatch/<str:number>/meeting/", dispatch_meeting.meeting, name="dispatch_meeting"),
]
