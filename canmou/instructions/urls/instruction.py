"""The routes of instructions and of what they turned into."""

from django.urls import path

from canmou.instructions.views import instruction as views

BASE = "instructions/"

urlpatterns = [
    path(BASE, views.instructions, name="instructions"),
    path(f"{BASE}new/", views.instruction_new, name="instruction_new"),
    path(f"{BASE}new/pieces/", views.instruction_pieces, name="instruction_pieces"),
    path(f"{BASE}new/post/", views.instruction_post, name="instruction_post"),
    path(f"{BASE}conversions/", views.conversions, name="conversions"),
    path(f"{BASE}<str:number>/", views.instruction, name="instruction"),
    path(f"{BASE}<str:number>/copies/", views.instruction_copies, name="instruction_copies"),
    path(f"{BASE}<str:number>/tasks/", views.instruction_task, name="instruction_task"),
    path(f"{BASE}<str:number>/tasks/<str:task>/", views.instruction_task_done, name="instruction_task_done"),
    path(f"{BASE}<str:number>/conversions/", views.instruction_convert, name="instruction_convert"),
]
