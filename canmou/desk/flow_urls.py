"""The routes of the steps on a record."""

from django.urls import path

from canmou.desk import flow

urlpatterns = [
    path("records/<str:number>/steps/<slug:verb>/", flow.flow_step, name="flow_step"),
    path("records/<str:number>/flow/<slug:what>/", flow.flow_more, name="flow_more"),
    path("records/<str:number>/turns/<slug:uid>/<slug:what>/", flow.flow_turn, name="flow_turn"),
    path("records/<str:number>/watch/", flow.flow_watch, name="flow_watch"),
]
