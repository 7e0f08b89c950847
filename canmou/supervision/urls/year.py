"""The routes of the year: theme, actions and items, mechanisms, campaigns."""

from django.urls import path

from canmou.supervision.views import year as views

urlpatterns = [
    path("year/", views.year_now, name="plan_year_now"),
    path("year/<int:year>/", views.year, name="plan_year"),
    path("year/mechanisms/", views.mechanisms, name="mechanisms"),
    path("year/mechanisms/<str:number>/", views.mechanism, name="mechanism"),
    path("year/campaigns/", views.campaigns, name="campaigns"),
    path("year/campaigns/<str:number>/", views.campaign, name="campaign"),
    path("year/campaigns/findings/<str:number>/rectify/", views.rectify, name="finding_rectify"),
]
