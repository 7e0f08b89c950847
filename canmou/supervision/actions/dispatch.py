"""Rounds of the half-month dispatch: opened, rescheduled, locked, opened again, ended; and what runs by itself."""

import logging
from datetime import date

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.actions import Draft, add_many
from canmou.kernel.ledger.writing import apply_change
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import User
from canmou.kernel.workflow import advance, start
from canmou.supervision.dispatch import editions
from canmou.supervision.dispatch.days import Half, days_of, lock_day, to_open, workday_from
from canmou.supervision.dispatch.lighting import entry_light
from canmou.supervision.dispatch.running import convener_of, hand_of, owing_sections, settings_of
from canmou.supervision.lights import limits_of
from canmou.supervision.models import DispatchEdition, DispatchEntry, DispatchRound, DispatchSheet
from canmou.supervision.states.dispatch import ROUND, SHEET

log = logging.getLogger("canmou.dispatch")


@transaction.atomic
def open_round(office: Office, half: Half, *, by: User) -> DispatchRound:
    """Open the round of a half month: one sheet for each section that hands in, each a step in its list.

    Raises `Refused` when the round is there already or the half month has not begun.
    """
    settings, today = settings_of(office), clock.today()
    days = days_of(half, settings)
    if half.starts_on > today:
        raise Refused(f"{half.label}还没有到，{half.starts_on}才能开期")
    Office.objects.select_for_update().get(pk=office.pk)
    rows = DispatchRound.objects.live().filter(office=office, year=half.year, month=half.month)
    if rows.filter(half=half.half).exists():
        raise Refused(f"{half.label}已经开期")
    convener = convener_of(settings, today)
    if convener is None:
        raise Refused("还没有登记科室，不能开期；请先在“账号与机构”里登记科室")
    sections = owing_sections(settings, today)
    if not sections:
        raise Refused("没有需要填报的科室，请检查半月调度设置")
    round = DispatchRound(
        office=office,
        unit=convener,
        year=half.year,
        month=half.month,
        half=half.half,
        ends_on=half.ends_on,
        opened_on=today,
        due_on=max(days.due_on, today),
        meeting_on=max(days.meeting_on, today),
        presider=settings.presider,
    )
    (round,) = add_many([Draft(round)], by=by)
    start(ROUND, round, by=by)
    sheets = [
        DispatchSheet(office=office, unit=convener, round=round, section=section, due_on=round.due_on)
        for section in sections
    ]
    for sheet in add_many([Draft(sheet) for sheet in sheets], by=by):
        start(SHEET, sheet, by=by)
    return round


@transaction.atomic
def reschedule(round: DispatchRound, *, by: User, meeting_on: date, opinion: str = "") -> DispatchRound:
    """Put the meeting on another day; a day off is moved on to the next working day. Sections get the new term."""
    day = workday_from(meeting_on)
    if day < clock.today():
        raise Invalid({"meeting_on": "调度会日期不能早于今天"})
    round.meeting_on = day
    if round.state == "locked":
        return advance(ROUND, round, "postpone", by=by, opinion=opinion, filled=("meeting_on",))
    round.due_on = max(lock_day(day, settings_of(round.office)), clock.today())
    advance(ROUND, round, "reschedule", by=by, opinion=opinion, filled=("meeting_on", "due_on"))
    for sheet in _sheets(round, "filling"):
        sheet.due_on = round.due_on
        advance(SHEET, sheet, "reschedule", by=by, filled=("due_on",))
    return round


def _sheets(round: DispatchRound, *states: str) -> list[DispatchSheet]:
    rows = DispatchSheet.objects.live().filter(round=round, state__in=states)
    return list(rows.select_related("ref", "unit", "section", "office", "round").order_by("pk"))


@transaction.atomic
def lock_round(round: DispatchRound, *, by: User, opinion: str = "") -> DispatchEdition:
    """Lock a round: lights are set as of today, sections that owe become late for ever, an edition is kept."""
    today = clock.today()
    round.locked_on = today
    round.first_locked_on = round.first_locked_on or today
    advance(ROUND, round, "lock", by=by, opinion=opinion, filled=("locked_on", "first_locked_on"))
    _set_lights(round, today, by=by)
    for sheet in _sheets(round, "filling"):
        sheet.late_on = today
        advance(SHEET, sheet, "mark_late", by=by, filled=("late_on",))
    return editions.keep(round, by=by)


def _set_lights(round: DispatchRound, on: date, *, by: User) -> None:
    """Write the light of the day where it is another than the section saw. The office's lock reaches every section."""
    limits = limits_of(round.office)
    labels = dict(DispatchEntry.Light.choices)
    rows = DispatchEntry.objects.live().filter(round=round).select_related("task", "ref", "section", "round")
    for entry in rows.order_by("pk"):
        found = entry_light(entry, on, limits)
        if (entry.light, entry.why) == (found.colour, found.sentence):
            continue
        values = {"light": [labels[entry.light], labels[found.colour]], "why": [entry.why, found.sentence]}
        entry.light, entry.why = found.colour, found.sentence
        told = {name: pair for name, pair in values.items() if pair[0] != pair[1]}
        apply_change(Draft(entry), by=by, verb="锁定灯色", values=told)


@transaction.atomic
def reopen_round(round: DispatchRound, *, by: User, opinion: str) -> DispatchRound:
    """Open a locked round again for the day. Needs a reason; the edition and the marks of the late sections stay."""
    round.locked_on, round.due_on = None, clock.today()
    return advance(ROUND, round, "reopen", by=by, opinion=opinion, filled=("locked_on", "due_on"))


@transaction.atomic
def close_round(round: DispatchRound, *, by: User, opinion: str = "") -> DispatchRound:
    """End a round after its meeting; sheets that never came are noted as such."""
    advance(ROUND, round, "close", by=by, opinion=opinion)
    for sheet in _sheets(round, "filling", "overdue"):
        sheet.round = round
        advance(SHEET, sheet, "miss", by=by)
    return round


def run() -> list[str]:
    """The scheduler's job: open the rounds that should be open, lock those whose day has come. Idempotent."""
    done = []
    for office in Office.objects.order_by("pk"):
        settings = settings_of(office)
        if not settings.automatic:
            continue
        today = clock.today()
        convener = convener_of(settings, today)
        hand = hand_of(settings, convener) if convener else None
        if hand is None:
            continue
        done += [f"{office.code} {told}" for told in _run_office(office, hand, today)]
    return done


def _run_office(office: Office, hand: User, today: date) -> list[str]:
    done = []
    for half in to_open(today, settings_of(office)):
        rows = DispatchRound.objects.live().filter(office=office, year=half.year, month=half.month)
        if not rows.filter(half=half.half).exists():
            done += _tried(f"{half.label}开期", lambda half=half: open_round(office, half, by=hand))
    due = DispatchRound.objects.live().filter(office=office, state="open", due_on__lt=today)
    for round in due.select_related("ref", "unit", "office", "presider").order_by("ends_on"):
        done += _tried(f"{round.label}锁定", lambda round=round: lock_round(round, by=hand))
    return done


def _tried(told: str, work: object) -> list[str]:
    """What was done, nothing where it was refused: the refusal goes to the log, the rest of the job goes on."""
    try:
        work()
    except Refused as refusal:
        log.warning("%s：%s", told, refusal.message)
        return []
    return [told]
