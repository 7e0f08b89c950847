"""日程订阅: one's dated items as iCalendar, under a secret address that a calendar program reads."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from icalendar import Calendar, Event

from canmou.desk.todo.entries import Tab, falling, without_flows
from canmou.desk.todo.items import asked_sentence, state_label, steps_read
from canmou.desk.todo.spans import workdays_to
from canmou.kernel import clock
from canmou.kernel.api.models import CalendarFeed
from canmou.kernel.api.tokens import close_feed, feed_owner, open_feed
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.dates import CALENDAR, DueItem, Whose, marks, read
from canmou.kernel.people.models import User
from canmou.kernel.ui.gate import public, signed_in
from canmou.kernel.workflow import inbox
from canmou.kernel.workflow.models import Step

BEHIND, AHEAD = timedelta(days=90), timedelta(days=400)


@never_cache
@signed_in
@require_http_methods(["GET", "POST"])
def subscription(request: HttpRequest) -> HttpResponse:
    """One's calendar address: made or made anew, shown once."""
    address = ""
    if request.method == "POST":
        address = request.build_absolute_uri(reverse("feed", args=[open_feed(by=request.user)]))
    made = CalendarFeed.objects.filter(user=request.user).first()
    return render(request, "desk/subscription.html", {"address": address, "feed": made})


@signed_in
@require_POST
def subscription_end(request: HttpRequest) -> HttpResponse:
    """End one's calendar address."""
    close_feed(by=request.user)
    messages.success(request, "日程订阅已停用，日历里的旧日程请在日历程序里删除")
    return redirect("subscription")


@public
@require_GET
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar behind a secret address; whoever has the address reads it, so it opens nothing else."""
    owner = feed_owner(secret)
    if owner is None:
        raise NotFound("没有这个日程订阅，或已停用")
    answer = HttpResponse(calendar_of(owner).to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="canmou.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def calendar_of(user: User) -> Calendar:
    """What concerns the user from 90 days ago to 400 days ahead, as days in a calendar."""
    today = clock.today()
    calendar = Calendar()
    calendar.add("prodid", "-//Canmou//Canmou//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{user.office.name}：{user}")
    found = marks(user, Whose.MINE, since=today - BEHIND, until=today + AHEAD, kinds=CALENDAR)
    for item in read(without_flows(found)):
        calendar.add_component(_entry(item))
    desk = inbox.desk(user)
    for step in steps_read(e.step for e in falling(desk, (Tab.MINE,), today - BEHIND, today + AHEAD)):
        calendar.add_component(_step(step))
    return calendar


def _step(step: Step) -> Event:
    entry = Event()
    entry.add("uid", f"{step.uid}@canmou")
    entry.add("dtstamp", clock.now())
    entry.add("dtstart", step.due_on)
    entry.add("dtend", step.due_on + timedelta(days=1))
    entry.add("summary", f"{step.ref.title}：{state_label(step) or step.get_kind_display()}")
    told = asked_sentence(step, clock.today(), workdays_to([step.due_on]))
    entry.add("description", f"{told}（{step.ref.number}）")
    if settings.CSRF_TRUSTED_ORIGINS:
        entry.add("url", settings.CSRF_TRUSTED_ORIGINS[0] + reverse("record", args=[step.ref.number]))
    return entry


def _entry(item: DueItem) -> Event:
    entry = Event()
    entry.add("uid", f"{item.ref.uid}-{item.due.field}-{item.day:%Y%m%d}@canmou")
    entry.add("dtstamp", clock.now())
    entry.add("dtstart", item.first)
    entry.add("dtend", item.day + timedelta(days=1))
    entry.add("summary", f"{item.ref.title}：{item.due.label}{'（推定）' if item.provisional else ''}")
    entry.add("description", f"{item.sentence}（{item.ref.number}）")
    if settings.CSRF_TRUSTED_ORIGINS:
        entry.add("url", settings.CSRF_TRUSTED_ORIGINS[0] + reverse("record", args=[item.ref.number]))
    return entry
