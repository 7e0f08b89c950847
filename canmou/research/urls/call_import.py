"""The routes of proposals that come in a table."""

from django.urls import path

from canmou.research.urls.call import BASE
from canmou.research.views import proposal_file as views

urlpatterns = [
    path(f"{BASE}<str:number>/import/", views.upload, name="call_import"),
    path(f"{BASE}<str:number>/import/<str:uid>/", views.review, name="call_import_review"),
    path(f"{BASE}<str:number>/import/<str:uid>/<str:which>/", views.row, name="call_import_row"),
]
