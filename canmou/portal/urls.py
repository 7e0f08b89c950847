"""The routes of the portal. Those of `views` open without signing in."""

from django.urls import path

from canmou.portal import asking, certificates, views

urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("certificates/", certificates.certificates, name="certificates"),
    path("reply/<str:token>/", views.question, name="question"),
    path("reply/<str:token>/files/<slug:uid>/", views.shown_file, name="question_file"),
    path("records/<str:number>/outside/", asking.outside_ask, name="outside_ask"),
    path("records/<str:number>/outside/<slug:uid>/revoke/", asking.outside_revoke, name="outside_revoke"),
]
