"""The routes of intake."""

from django.urls import path

from canmou.supervision.views import intake

urlpatterns = [
    path("intake/", intake.intake, name="intake"),
    path("intake/terms/", intake.intake_terms, name="intake_terms"),
    path("intake/guess/", intake.intake_guess, name="intake_guess"),
]
