"""The routes of the register of classified matters handled on paper."""

from django.urls import path

from canmou.supervision.views import classified as views

urlpatterns = [
    path("intake/classified/", views.classified, name="classified"),
    path("intake/classified/confirmation/", views.classified_confirmation, name="classified_confirmation"),
    path("intake/classified/<str:number>/close/", views.classified_close, name="classified_close"),
]
