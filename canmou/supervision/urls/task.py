"""The routes of supervised tasks."""

from django.urls import path

from canmou.supervision.views import delay, task

urlpatterns = [
    path("supervision/tasks/", task.task_board, name="task_board"),
    path("supervision/tasks/new/", task.task_new, name="task_new"),
    path("supervision/tasks/archive/", task.task_archive, name="task_archive"),
    path("supervision/tasks/<str:number>/", task.task_page, name="task_page"),
    path("supervision/tasks/<str:number>/slip/", task.task_slip, name="task_slip"),
    path("supervision/slips/<str:number>/answer/", task.slip_answer, name="slip_answer"),
    path("supervision/limits/", task.task_limits, name="task_limits"),
    path("supervision/delays/", delay.delay_page, name="delay_page"),
    path("supervision/delays/export/", delay.delay_export, name="delay_export"),
]
