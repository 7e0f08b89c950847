"""Changing the calendar: prepare a notice or a correction, look at what it moves, apply it or drop it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.calendar.days import Supposition
from canmou.kernel.calendar.matters import Moved, moved_by, tell_moved
from canmou.kernel.calendar.models import (
    CalendarChange,
    CalendarChangeDay,
    CalendarDay,
    CalendarYear,
)
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require
from canmou.lib.holiday_notice import Notice, read_notice

FIRST_YEAR, LAST_YEAR = 2008, 2060
TAKEN = "这次变动已经确认或放弃，请看最新情况"
OVERTAKEN = "录入之后工作日历另有变动，看到的影响已不准确，请放弃后重新录入"


@dataclass(frozen=True)
class Paper:
    """The notice that was typed in or uploaded. What is left empty is read from the text."""

    text: str
    title: str = ""
    number: str = ""
    issued_on: date | None = None


@dataclass(frozen=True)
class Correction:
    """One day as it should be. worked None: it follows the plain week and the year's notice no more nor less."""

    day: date
    worked: bool | None
    name: str
    reason: str
    source: str


def notice_of(change: CalendarChange) -> Notice:
    """What was read in the notice of a change."""
    return read_notice(change.text)


@transaction.atomic
def prepare_notice(paper: Paper, *, by: User) -> CalendarChange:
    """Read a notice and keep it for the review; nothing of the calendar changes yet."""
    require(by, Perm.SETTINGS)
    given = {"通知全文": paper.text, "标题": paper.title, "文号": paper.number}
    secrecy.guard_values(given, by=by, door="settings")
    notice = read_notice(paper.text)
    if not notice.holidays:
        raise Invalid({"text": notice.problems[0].text})
    if not FIRST_YEAR <= notice.year <= LAST_YEAR:
        raise Invalid({"text": f"读出的年份是{notice.year}，请核对"})
    title = paper.title.strip() or notice.title
    if not title:
        raise Invalid({"title": "没有读出标题，请补填，如“国务院办公厅关于2024年部分节假日安排的通知”"})
    if not notice.whole and not _announced(notice.year):
        raise Invalid({"text": f"这是对{notice.year}年安排的局部调整，请先录入{notice.year}年的全年放假通知"})
    made = CalendarChange.objects.create(
        kind=CalendarChange.Kind.NOTICE,
        year=notice.year,
        whole=notice.whole,
        title=title,
        number=paper.number.strip() or notice.number,
        issued_on=paper.issued_on or notice.issued_on,
        text=paper.text,
        after=_applied().count(),
        made_by=by,
        made_at=clock.now(),
    )
    _keep(made, _days_after(notice))
    audit.write("录入放假通知", by=by, office=by.office, number=str(made.year), changed={"text": paper.text})
    return made


@transaction.atomic
def prepare_correction(wanted: Correction, *, by: User) -> CalendarChange:
    """Keep the correction of one day for the review."""
    require(by, Perm.SETTINGS)
    given = {"更正原因": wanted.reason, "依据": wanted.source, "名称": wanted.name}
    secrecy.guard_values(given, by=by, door="settings")
    _check_correction(wanted)
    made = CalendarChange.objects.create(
        kind=CalendarChange.Kind.CORRECTION,
        year=wanted.day.year,
        title=wanted.source.strip(),
        reason=wanted.reason.strip(),
        after=_applied().count(),
        made_by=by,
        made_at=clock.now(),
    )
    worked = wanted.day.weekday() < 5 if wanted.worked is None else wanted.worked
    CalendarChangeDay.objects.create(
        change=made,
        date=wanted.day,
        settled=wanted.worked is not None,
        is_workday=worked,
        name=wanted.name.strip(),
    )
    audit.write(
        "准备更正工作日历", by=by, office=by.office, number=str(wanted.day), changed={"worked": worked}
    )
    return made


def _check_correction(wanted: Correction) -> None:
    problems = {
        name: f"请填写{label}"
        for name, label, text in (
            ("reason", "更正原因", wanted.reason),
            ("source", "依据", wanted.source),
            ("name", "名称", wanted.name if wanted.worked is not None else "-"),
        )
        if not text.strip()
    }
    if not FIRST_YEAR <= wanted.day.year <= LAST_YEAR:
        problems["day"] = f"日期应在{FIRST_YEAR}年至{LAST_YEAR}年之间"
    held = CalendarDay.objects.filter(date=wanted.day).first()
    if wanted.worked is None and held is None:
        problems["worked"] = "这一天本来就按平常的星期计算，不用更正"
    elif held and wanted.worked is held.is_workday and wanted.name.strip() == held.name:
        problems["worked"] = "这一天现在就是这样，不用更正"
    if problems:
        raise Invalid(problems)


def supposition(change: CalendarChange) -> Supposition:
    """A prepared change as something to suppose."""
    days = list(change.days.all())
    return Supposition(
        settled={row.date: (row.is_workday, row.name) for row in days if row.settled},
        plain=frozenset(row.date for row in days if not row.settled),
        announced=frozenset({change.year}) if change.whole else frozenset(),
    )


def would_move(change: CalendarChange) -> list[Moved]:
    """The open matters whose last day the change would move."""
    return [moved for _, found in moved_by(supposition(change)) for moved in found]


def problems(change: CalendarChange) -> list[str]:
    """Why a prepared change cannot be applied as it stands."""
    if change.kind != CalendarChange.Kind.NOTICE:
        return []
    found = [problem.text for problem in notice_of(change).problems if problem.grave]
    if not change.number:
        found.append("没有文号")
    if change.issued_on is None:
        found.append("没有印发日期")
    return found


@transaction.atomic
def apply_change(change: CalendarChange, *, by: User) -> CalendarChange:
    """The calendar follows the change from now on, and what it moves is kept and told."""
    require(by, Perm.SETTINGS)
    if wrong := problems(change):
        raise Refused(f"还不能确认：{'；'.join(wrong)}")
    list(CalendarYear.objects.select_for_update())  # one change at a time
    if _applied().count() != change.after:
        raise Refused(OVERTAKEN)
    _decide(change, CalendarChange.State.APPLIED, by)
    supposed = supposition(change)
    found = moved_by(supposed)
    _write(change, supposed)
    moves = [moved for _, each in found for moved in each]
    CalendarChange.objects.filter(pk=change.pk).update(moved=len(moves))
    for reckoning, each in found:
        if reckoning.move and each:
            reckoning.move(each, by)
    tell_moved(change, moves)
    audit.write(
        "调整工作日历",
        by=by,
        office=by.office,
        number=str(change.year),
        changed={str(day): worked for day, (worked, _) in supposed.settled.items()},
        count=len(moves),
    )
    change.refresh_from_db()
    return change


@transaction.atomic
def drop_change(change: CalendarChange, *, by: User) -> CalendarChange:
    """A prepared change is not wanted."""
    require(by, Perm.SETTINGS)
    _decide(change, CalendarChange.State.DROPPED, by)
    audit.write("放弃工作日历变动", by=by, office=by.office, number=str(change.year))
    change.refresh_from_db()
    return change


def _decide(change: CalendarChange, state: str, by: User) -> None:
    waiting = CalendarChange.objects.filter(pk=change.pk, state=CalendarChange.State.PREPARED)
    if not waiting.update(state=state, decided_by=by, decided_at=clock.now()):
        raise Refused(TAKEN)


def _write(change: CalendarChange, supposed: Supposition) -> None:
    """The days themselves. A correction belongs to no notice, so that the next notice leaves it alone."""
    touched = [*supposed.settled, *supposed.plain]
    CalendarDay.objects.filter(date__in=touched).delete()
    year = change.year if change.kind == CalendarChange.Kind.NOTICE else None
    CalendarDay.objects.bulk_create(
        CalendarDay(date=day, is_workday=worked, name=name, source=change.source[:300], year=year)
        for day, (worked, name) in supposed.settled.items()
    )
    if change.whole:
        CalendarYear.objects.update_or_create(
            year=change.year, defaults={"announced": True, "source": change.source[:300]}
        )


def _applied() -> QuerySet:
    return CalendarChange.objects.filter(state=CalendarChange.State.APPLIED)


def _announced(year: int) -> bool:
    return CalendarYear.objects.filter(year=year, announced=True).exists()


def _days_after(notice: Notice) -> dict[date, tuple[bool, str] | None]:
    """Each day that the notice touches and what it becomes; None: the plain week. Corrected days stay."""
    held = list(CalendarDay.objects.filter(year=notice.year))
    before = {row.date: (row.is_workday, row.name) for row in held}
    after = notice.settled(before)
    corrected = set(CalendarDay.objects.filter(year=None, date__in=after).values_list("date", flat=True))
    gone = {day: None for day in before if day not in after}
    return gone | {day: kept for day, kept in after.items() if day not in corrected}


def _keep(change: CalendarChange, days: Mapping[date, tuple[bool, str] | None]) -> None:
    CalendarChangeDay.objects.bulk_create(
        CalendarChangeDay(
            change=change,
            date=day,
            settled=kept is not None,
            is_workday=kept[0] if kept else day.weekday() < 5,
            name=kept[1] if kept else "",
        )
        for day, kept in sorted(days.items())
    )
