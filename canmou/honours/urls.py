"""The routes of honours."""

from django.urls import path

from canmou.honours import views

urlpatterns = [
    path("honours/", views.honours, name="honours"),
    path("honours/entries/<str:number>/", views.honours_entry, name="honours_entry"),
]
