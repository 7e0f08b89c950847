"""The routes of meeting slips."""

from django.urls import path

from canmou.supervision.views import slip as views

urlpatterns = [
    path("intake/slips/", views.slips, name="slips"),
    path("intake/slips/preview/", views.slip_preview, name="slip_preview"),
    path("intake/slips/<str:number>/", views.slip, name="slip"),
    path("intake/slips/<str:number>/points/", views.slip_points, name="slip_points"),
    path("intake/slips/<str:number>/points/<str:point>/", views.slip_use, name="slip_use"),
]
