"""The routes of drafts sent for comment."""

from django.urls import path

from canmou.supervision.views import consultation as views

BASE = "intake/consultations/"

urlpatterns = [
    path(BASE, views.consultations, name="consultations"),
    path(f"{BASE}<str:number>/", views.consultation, name="consultation"),
    path(f"{BASE}<str:number>/answer/", views.consultation_answer, name="consultation_answer"),
    path(f"{BASE}<str:number>/write/", views.consultation_write, name="consultation_write"),
    path(f"{BASE}<str:number>/split/", views.consultation_split, name="consultation_split"),
    path(f"{BASE}<str:number>/none/", views.consultation_none, name="consultation_none"),
    path(f"{BASE}<str:number>/issue/", views.consultation_issue, name="consultation_issue"),
    path(f"{BASE}<str:number>/adoption/", views.consultation_adoption, name="consultation_adoption"),
    path(f"{BASE}<str:number>/letter.<slug:form>", views.consultation_letter, name="consultation_letter"),
]
