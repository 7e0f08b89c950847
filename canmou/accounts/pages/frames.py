"""What list and form pages have in common: filters of the address, tabs, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can


@dataclass(frozen=True)
class Search:
    """A text of the filter bar."""

    value: str
    placeholder: str
    name: str = "q"
    label: str = "文字"


@dataclass(frozen=True)
class Select:
    """A choice of the filter bar: (value, words) each."""

    name: str
    label: str
    value: str
    options: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Action:
    """A button at the head of a page."""

    text: str
    href: str
    icon: str = ""
    primary: bool = False


def asked(query: QueryDict, name: str) -> str:
    """One value of the address, bounded and printable."""
    value = query.get(name, "").strip()[:60]
    return value if value.isprintable() else ""


#: Route, words, permission of the tabs over the administrators' pages.
TABS = (
    ("users", "账号", Perm.ACCOUNTS),
    ("people", "人员", Perm.ACCOUNTS),
    ("units", "机构", Perm.ACCOUNTS),
    ("staff_import", "导入人员", Perm.ACCOUNTS),
    ("sign_in_rules", "登录设置", Perm.SETTINGS),
    ("notice_office", "通知设置", Perm.SETTINGS),
    ("grants", "授权", Perm.GRANTS),
    ("roles", "角色说明", None),
)


def tabs(user: User, here: str) -> list[tuple[str, str, bool]]:
    """The tabs that the reader may open."""
    return [
        (reverse(route), words, route == here)
        for route, words, perm in TABS
        if perm is None or can(user, perm)
    ]


def form_page(
    request: HttpRequest,
    form: forms.Form,
    *,
    title: str,
    back: str,
    submit: str = "保存",
    lead: str = "",
    told: str = "",
    tone: str = "primary",
    **more: Any,
) -> HttpResponse:
    """One form on a page of its own; 422 when something is wrong with it."""
    context = {
        "form": form,
        "title": title,
        "back": back,
        "submit": submit,
        "lead": lead,
        "told": told,
        "tone": tone,
        **more,
    }
    return render(request, "accounts/form.html", context, status=422 if form.errors else 200)


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None when the page is only opened."""
    return request.POST if request.method == "POST" else None
