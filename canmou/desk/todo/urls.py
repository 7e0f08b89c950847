"""The routes of the to-do lists."""

from django.urls import path

from canmou.desk.todo import views

urlpatterns = [
    path("todo/", views.todo, name="todo"),
    path("todo/bulk/", views.todo_bulk, name="todo_bulk"),
]
