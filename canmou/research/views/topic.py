"""Topics: the list, one topic, opening one, its parts."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.errors import NotFound, NotPermitted, Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.research.actions import data_request, fieldwork
from canmou.research.actions import topic as actions
from canmou.research.forms.topic import OpenForm
from canmou.research.models import TeamMember, Topic
from canmou.research.pages import series as series_pages
from canmou.research.pages import topic as pages
from canmou.research.pages import topics as lists
from canmou.research.queries.series import one_series
from canmou.research.queries.topic import inside, part_for, topic_for


@needs(Perm.VIEW)
@require_GET
def topics(request: HttpRequest) -> HttpResponse:
    """The list of topics."""
    return render(request, "research/field_topics.html", lists.listing(request.user, request.GET))


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def topic_new(request: HttpRequest) -> HttpResponse:
    """Register a topic that does not come from a call."""
    sent = request.POST if request.method == "POST" else None
    form = OpenForm(request.user, sent)
    if sent is not None and form.is_valid():
        values = form.cleaned_data
        made = carried_out(
            form,
            lambda: actions.open_topic(
                form.topic(),
                supporting=values["supporting"],
                head=values["head"],
                writer=values["writer"],
                by=request.user,
            ),
        )
        if made is not None:
            messages.success(request, f"已立项，编号 {made.number}；节点已按时限排定")
            return redirect("topic_page", key=made.number)
    return render(request, "research/field_new.html", {"form": form}, status=422 if form.errors else 200)


@needs(Perm.VIEW)
@require_GET
def topic_page(request: HttpRequest, key: str) -> HttpResponse:
    """One topic with its one timeline."""
    topic = topic_for(request.user, key)
    return render(request, "research/field_topic.html", pages.topic_page(request.user, topic))


@needs(Perm.EDIT)
@require_POST
def topic_begin(request: HttpRequest, key: str) -> HttpResponse:
    """Put a recorded topic into the flow, with the usual plan."""
    topic = topic_for(request.user, key)
    try:
        actions.begin_topic(topic, by=request.user)
    except (NotPermitted, NotFound):
        raise
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "已转入课题流程，节点已排定；请确定课题组")
    return redirect("topic_page", key=topic.number)


def _written(
    request: HttpRequest, topic: Topic, form: Any, act: Callable[[], Any], what: str, told: str
) -> HttpResponse:
    if form.is_valid() and carried_out(form, act) is not None:
        messages.success(request, told)
        return redirect("topic_page", key=topic.number)
    context = pages.task_page(request.user, topic, what, form)
    return render(request, "research/field_task.html", context, status=422)


def _opened(request: HttpRequest, key: str, what: str) -> tuple[Topic, Any]:
    topic = topic_for(request.user, key)
    fieldwork.require_work(topic, request.user)
    sent = request.POST if request.method == "POST" else None
    return topic, pages.task_form(request.user, topic, what, sent)


def _blank(request: HttpRequest, topic: Topic, what: str, form: Any) -> HttpResponse:
    return render(request, "research/field_task.html", pages.task_page(request.user, topic, what, form))


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def topic_team(request: HttpRequest, key: str) -> HttpResponse:
    """Who is on the team."""
    topic, form = _opened(request, key, "team")
    if request.method == "GET":
        return _blank(request, topic, "team", form)
    return _written(
        request,
        topic,
        form,
        lambda: fieldwork.join_team(topic, **form.cleaned_data, by=request.user),
        "team",
        "已调整课题组",
    )


@needs(Perm.EDIT)
@require_POST
def topic_leave(request: HttpRequest, key: str, number: str) -> HttpResponse:
    """Somebody leaves the team."""
    topic = topic_for(request.user, key)
    row = part_for(request.user, TeamMember, number)
    if row.topic_id != topic.pk:
        raise NotFound("没有这个编号的记录，或者您无权查看")
    fieldwork.leave_team(row, by=request.user)
    messages.success(request, f"{row.person}已退出课题组")
    return redirect("topic_team", key=topic.number)


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def topic_outline(request: HttpRequest, key: str) -> HttpResponse:
    """Write the outline."""
    topic, form = _opened(request, key, "outline")
    if request.method == "GET":
        return _blank(request, topic, "outline", form)
    submitted = request.POST.get("do") == "submit"
    return _written(
        request,
        topic,
        form,
        lambda: fieldwork.write_outline(topic, **form.cleaned_data, submitted=submitted, by=request.user),
        "outline",
        "已送审定" if submitted else "已保存",
    )


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def topic_data(request: HttpRequest, key: str) -> HttpResponse:
    """Ask departments for data."""
    topic, form = _opened(request, key, "data")
    if request.method == "GET":
        return _blank(request, topic, "data", form)
    return _written(
        request,
        topic,
        form,
        lambda: data_request.ask_data(topic, **form.cleaned_data, by=request.user),
        "data",
        "已发出数据需求",
    )


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def topic_midterm(request: HttpRequest, key: str) -> HttpResponse:
    """A mid-term check; whoever leads the topic may enter it, too."""
    topic, form = _opened(request, key, "midterm")
    if request.method == "GET":
        return _blank(request, topic, "midterm", form)
    return _written(
        request,
        topic,
        form,
        lambda: fieldwork.check_midterm(form.check(), topic=topic, by=request.user),
        "midterm",
        "已登记中期检查",
    )


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def topic_plan(request: HttpRequest, key: str) -> HttpResponse:
    """Change the milestones."""
    topic = topic_for(request.user, key)
    fieldwork.require_work(topic, request.user)
    forms = pages.plan_forms(request.user, topic, request.POST if request.method == "POST" else None)
    if request.method == "POST" and all([form.is_valid() for form in forms]):
        try:
            changed = fieldwork.set_plan(topic, [form.planned() for form in forms], by=request.user)
        except Refused as error:
            if isinstance(error, NotPermitted):
                raise
            messages.error(request, error.message)
        else:
            messages.success(request, f"已调整{changed}个节点" if changed else "没有改动")
            return redirect("topic_page", key=topic.number)
    context = pages.task_page(request.user, topic, "plan", forms)
    return render(
        request, "research/field_task.html", context, status=422 if request.method == "POST" else 200
    )


@needs(Perm.FIGURE)
@require_GET
def topic_load(request: HttpRequest) -> HttpResponse:
    """Who works on what (全员调研)."""
    return render(request, "research/field_load.html", lists.load_page(request.user, request.GET))


@needs(Perm.VIEW)
@require_GET
def series_list(request: HttpRequest) -> HttpResponse:
    """The series."""
    if not inside(request.user):
        raise NotFound("没有这一页")
    return render(request, "research/field_series_list.html", {"rows": lists.all_series(request.user)})


@needs(Perm.VIEW)
@require_GET
def series_page(request: HttpRequest, number: str) -> HttpResponse:
    """One series: each member at a glance."""
    if not inside(request.user):
        raise NotFound("没有这一页")
    series = one_series(request.user, number)
    return render(
        request, "research/field_series.html", series_pages.series_page(request.user, series, request.GET)
    )
