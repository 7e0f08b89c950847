"""The routes of a round's results."""

from django.urls import path

from canmou.research.views import results as views

ROUND = "research/grading/rounds/<str:number>/results/"

urlpatterns = [
    path("research/grading/results/", views.grading_results_list, name="grading_results_list"),
    path(
        "research/grading/certificates/<str:number>.pdf",
        views.grading_certificate,
        name="grading_certificate",
    ),
    path(ROUND, views.grading_results, name="grading_results"),
    path(f"{ROUND}quotas/", views.grading_quotas, name="grading_quotas"),
    path(f"{ROUND}propose/", views.grading_propose, name="grading_propose"),
    path(f"{ROUND}meeting/", views.grading_meeting, name="grading_meeting"),
    path(f"{ROUND}ruling/", views.grading_ruling, name="grading_ruling"),
    path(f"{ROUND}publicise/", views.grading_publicise, name="grading_publicise"),
    path(f"{ROUND}objections/", views.grading_objection, name="grading_objection"),
    path(f"{ROUND}objections/<str:objection>/", views.grading_answer, name="grading_answer"),
    path(f"{ROUND}conclude/", views.grading_conclude, name="grading_conclude"),
    path(f"{ROUND}certificates/", views.grading_certificates, name="grading_certificates"),
    path(f"{ROUND}papers/<slug:uid>/", views.grading_paper, name="grading_paper"),
    path(f"{ROUND}recount/", views.grading_recount, name="grading_recount"),
]
