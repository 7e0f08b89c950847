"""The routes of weekly sheets."""

from django.urls import path

from canmou.supervision.views import weekly as views

urlpatterns = [
    path("weekly/", views.weekly, name="weekly"),
    path("weekly/<str:week>/<slug:unit>/", views.sheet, name="weekly_sheet"),
]
