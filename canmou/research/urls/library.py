"""The route of the library's list: it reads grades and instructions, which stand above the library."""

from django.urls import path

from canmou.research.views import library as views

urlpatterns = [path("library/", views.library, name="library")]
