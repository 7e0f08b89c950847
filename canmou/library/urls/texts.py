"""The routes of full texts, of comparing a draft, of reading lists and of the yearly collection."""

from django.urls import path

from canmou.library.views import reading, texts

urlpatterns = [
    path("library/works/<str:number>/", texts.work, name="library_work"),
    path("library/works/<str:number>/text/", texts.keep, name="library_keep"),
    path("library/works/<str:number>/list/", reading.put, name="library_put"),
    path("library/compare/", texts.compare, name="library_compare"),
    path("library/collection/", texts.collection, name="library_collection"),
    path("library/lists/", reading.lists, name="reading_lists"),
    path("library/lists/<slug:uid>/", reading.reading_list, name="reading_list"),
]
