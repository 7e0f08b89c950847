"""The routes of screening."""

from django.urls import path

from canmou.research.urls.call import BASE
from canmou.research.views import screening as views

urlpatterns = [
    path(f"{BASE}<str:number>/screening/", views.sheets, name="call_screening"),
    path(f"{BASE}<str:number>/screening/hand-in/", views.hand_in, name="call_hand_in"),
    path(f"{BASE}<str:number>/screening/<str:which>/", views.sheet, name="call_sheet"),
    path(f"{BASE}<str:number>/scores/", views.scores, name="call_scores"),
]
