"""What the intake page shows: the form, what is guessed, and what was registered last."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse

from canmou.kernel import clock
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.secrecy import SecrecyRefused
from canmou.supervision.forms.intake import TakeInForm, unit_named
from canmou.supervision.forms.limits import IntakeTermsForm
from canmou.supervision.intake_terms import by_urgency, term, terms_of
from canmou.supervision.models import Matter
from canmou.supervision.queries.classified import keeps
from canmou.supervision.queries.intake import duplicates, guess_section, taken_lately

TABS = (("intake", "收件"), ("consultations", "征求意见稿"), ("slips", "会议记录单"))


def tabs(here: str) -> list[tuple[str, str, bool]]:
    """The three doors."""
    return [(reverse(route), words, route == here) for route, words in TABS]


def intake(user: User, form: TakeInForm, twins: Sequence[Matter]) -> dict[str, Any]:
    """The page."""
    days = by_urgency(terms_of(user.office))
    return {
        "form": form,
        "tabs": tabs("intake"),
        "twins": twins,
        "units": unit_names(user),
        "lately": taken_lately(user),
        "terms": "，".join(f"{label}{days[code]}个工作日" for code, label in Matter.Urgency.choices),
        "keeps_classified": keeps(user),
        "may_set": bool(can(user, Perm.EDIT, user.office)),
    }


def settings(form: IntakeTermsForm) -> dict[str, Any]:
    """The page of the terms."""
    return {
        "title": "收件时限设置",
        "lead": "来件回告、内部各环节和征求意见稿的时限，按工作日计。只对以后的来件和以后到的环节起作用。",
        "place": "收件",
        "form": form,
        "submit": "保存",
        "back": reverse("intake"),
    }


def unit_names(user: User) -> list[str]:
    """The units of today, to choose from while typing."""
    return list(Unit.objects.filter(office=user.office, ended_on=None).values_list("name", flat=True))


def unseen_twins(user: User, form: TakeInForm, seen: Sequence[str]) -> list[Matter]:
    """Matters that look the same and were not shown yet."""
    if form.offline:
        return []
    values = form.cleaned_data
    found = duplicates(
        user, title=values["title"], sender=values["sender"], document_number=values["document_number"]
    )
    return [matter for matter in found if matter.number not in seen]


def after_refusal(user: User, error: SecrecyRefused) -> TakeInForm:
    """An empty form with the sentence: what was typed is not shown again."""
    form = TakeInForm(user, initial={"fit": "no"})
    form.refused = error.message
    return form


def where_to(matter: Matter) -> str:
    """Where it went."""
    if matter.state == "proposing":
        return f"在{matter.unit}拟办"
    return f"已到{matter.handler or matter.lead_section}"


def guess(user: User, sent: QueryDict) -> dict[str, Any]:
    """Section, deadline and twins for what was typed so far."""
    title = sent.get("title", "")[:150].replace("\0", "")
    number = sent.get("document_number", "")[:40].replace("\0", "")
    urgency = sent.get("urgency", "")
    sender = _sender(user, sent.get("sender", ""))
    day = _day(sent.get("received_on", ""))
    return {
        "section": guess_section(user, title, sender),
        "term": term(user.office, day, urgency),
        "twins": duplicates(user, title=title, sender=sender, document_number=number),
    }


def _sender(user: User, name: str) -> Unit | None:
    try:
        return unit_named(user, name[:80].replace("\0", ""))
    except ValidationError:
        return None


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return clock.today()
    return day if abs((day - clock.today()).days) < 400 else clock.today()
