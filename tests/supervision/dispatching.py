"""Rounds and sheets for the tests of the dispatch, made by legal moves."""

from contextlib import contextmanager
from datetime import date

from canmou.kernel.calendar import load_days
from canmou.supervision.actions import dispatch, dispatch_sheet
from canmou.supervision.actions.dispatch_sheet import Typed
from canmou.supervision.dispatch.days import half_of
from canmou.supervision.models import DispatchRound, DispatchSettings, DispatchSheet, SupervisionTask

#: The sections whose sheets most tests need; all others are exempt.
FEW = ("research1", "society")


@contextmanager
def on(settings, year, month, day):
    """The business day within."""
    held, settings.CANMOU_TODAY = settings.CANMOU_TODAY, date(year, month, day)
    try:
        yield
    finally:
        settings.CANMOU_TODAY = held


def few_sections(cast, **columns):
    """Settings under which only two sections hand in."""
    load_days()
    row = DispatchSettings.objects.create(office=cast.office, presider=cast.named("周承远"), **columns)
    row.exempt.set([unit for key, unit in cast.units.items() if unit.kind == "section" and key not in FEW])
    return row


def opened(cast, day=date(2024, 1, 8), by="general"):
    """The round of the half month of a day, opened."""
    return dispatch.open_round(cast.office, half_of(day), by=cast.users[by])


def fresh(record):
    """The record as it stands in the database."""
    rows = type(record).objects.select_related("ref", "unit", "office")
    return rows.get(pk=record.pk)


def sheet_of(round, unit):
    """The sheet that a section owes."""
    rows = DispatchSheet.objects.select_related("ref", "unit", "office", "round", "section")
    return rows.get(round=round, section=unit)


def row(content="课题中期检查", progress="完成3个课题的检查", percent=60, **columns):
    """A row as typed."""
    return Typed(columns.pop("key", ""), columns.pop("include", True), content, progress, percent, **columns)


def handed_in(cast, round, unit, by, rows=None):
    """A section's sheet with rows, handed in."""
    sheet = sheet_of(round, unit)
    dispatch_sheet.save_rows(sheet, rows or [row()], by=cast.users[by])
    return dispatch_sheet.submit_sheet(sheet, by=cast.users[by])


def locked(cast, round, by="general"):
    """The round, locked; returns its edition."""
    return dispatch.lock_round(fresh(round), by=cast.users[by])


def task(
    cast,
    section="research1",
    title="核对统计数据",
    assigned=date(2023, 12, 20),
    due=date(2024, 1, 31),
    **more,
):
    """A task of a section, entered as such."""
    unit = cast.unit(section)
    made = SupervisionTask(
        title=title, kind="daily", basis="主任办公会", assigned_on=assigned, lead_section=unit, due_on=due,
        responsible=cast.named("冯子昂"), unit=unit, **more,
    )  # fmt: skip
    return cast.enter([made])[0]


def round_of(cast):
    """The one round there is."""
    return DispatchRound.objects.select_related("ref", "unit", "office").get(office=cast.office)
