"""The routes of the selection meeting and of the published list."""

from django.urls import path

from canmou.research.urls.call import BASE
from canmou.research.views import selection as views

urlpatterns = [
    path(f"{BASE}<str:number>/meeting/", views.meeting, name="call_meeting"),
    path(f"{BASE}<str:number>/meeting/<str:which>/", views.decision, name="call_decision"),
    path(f"{BASE}<str:number>/meeting/<str:which>/move/", views.move, name="call_move"),
    path(f"{BASE}<str:number>/publish/", views.publish, name="call_publish"),
    path(f"{BASE}<str:number>/list.<slug:form>", views.list_document, name="call_list_document"),
]
