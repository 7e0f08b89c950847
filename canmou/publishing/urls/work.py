"""The routes of works: one work in all that it lives as, and works that may be one."""

from django.urls import path

from canmou.publishing.views import work as views

urlpatterns = [
    path("works/", views.works_same, name="works_same"),
    path("works/undo/<slug:uid>/", views.work_merge_undo, name="work_merge_undo"),
    path("works/<str:number>/", views.work, name="work"),
    path("works/<str:number>/same/", views.work_same, name="work_same"),
]
