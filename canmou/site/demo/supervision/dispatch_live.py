"""The dispatch as it runs: the last round of 2023 locked, issued and met upon, the first of 2024 being filled."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from django.conf import settings

from canmou.kernel.people.models import User
from canmou.site.demo.cast import Cast
from canmou.supervision.actions import dispatch, dispatch_issue, dispatch_meeting, dispatch_sheet
from canmou.supervision.actions.dispatch_sheet import Typed
from canmou.supervision.dispatch.days import Half
from canmou.supervision.dispatch.prefill import Row, rows_of
from canmou.supervision.models import DispatchRound, DispatchSettings, DispatchSheet

#: Who fills the sheet of a section; the office does it for the others.
HANDS = {
    "research1": "head", "society": "neighbour", "thinktank": "thinktank", "editorial": "editor", "party": "secretary",
}  # fmt: skip
LATE = "center"
REMARKS = [
    ("数据平台月底前与大数据局对接到位", "economy", date(2024, 1, 31), "殷雪梅"),
    ("各科室用数统一到一张口径表", "center", date(2024, 1, 12), "侯德明"),
    ("各区县意见的采纳情况逐条回复", "research2", date(2024, 1, 15), "董建国"),
]
NEXT = "按计划推进"


@contextmanager
def _day(day: date) -> Iterator[None]:
    """What is done within is done on that day."""
    held, settings.CANMOU_TODAY = settings.CANMOU_TODAY, day
    try:
        yield
    finally:
        settings.CANMOU_TODAY = held


def run(cast: Cast) -> None:
    """Two rounds by the steps that the office takes."""
    office = cast.users["general"]
    own = DispatchSettings(
        office=cast.office, convener=cast.unit("general"), hand=office, presider=cast.named("周承远")
    )
    dispatch_issue.save_settings(own, [cast.unit("leadership")], by=office)
    with _day(date(2023, 12, 18)):
        last = dispatch.open_round(cast.office, Half(2023, 12, "B"), by=office)
    with _day(date(2023, 12, 29)):
        _fill(cast, last, [key for key in _sections(cast) if key != LATE])
    with _day(date(2024, 1, 2)):
        edition = dispatch.lock_round(_fresh(last), by=office, opinion="会前锁定")
        dispatch_issue.issue_sheet(edition, by=office)
        running = dispatch.open_round(cast.office, Half(2024, 1, "A"), by=office)
    with _day(date(2024, 1, 3)):
        _fill(cast, last, [LATE])
    with _day(date(2024, 1, 4)):
        _meet(cast, _fresh(last))
        dispatch.close_round(_fresh(last), by=office)
    _fill(cast, running, ["general", "party"])
    _fill(cast, running, ["economy"], hand_in=False)


def _sections(cast: Cast) -> list[str]:
    return [key for key, unit in cast.units.items() if unit.kind == "section" and key != "leadership"]


def _fresh(round: DispatchRound) -> DispatchRound:
    rows = DispatchRound.objects.select_related("ref", "unit", "office", "presider")
    return rows.get(pk=round.pk)


def _fill(cast: Cast, round: DispatchRound, sections: list[str], *, hand_in: bool = True) -> None:
    """Each section takes over what it finds, and two items of its weekly sheets."""
    rows = DispatchSheet.objects.select_related("ref", "unit", "office", "round__office", "section")
    for key in sections:
        by = cast.users[HANDS.get(key, "general")]
        sheet = rows.get(round=round, section=cast.unit(key))
        dispatch_sheet.fill_sheet(sheet, _typed(rows_of(sheet)), by=by, hand_in=hand_in)


def _typed(rows: list[Row]) -> list[Typed]:
    found, weekly = [], 0
    for row in rows:
        weekly += row.source == "周工作表"
        if not row.include and (row.source != "周工作表" or weekly > 2):
            continue
        red = row.light is not None and row.light.colour == "red"
        found.append(
            Typed(
                row.key,
                True,
                row.content,
                row.progress or ("与有关部门反复对接，已完成主要部分" if red else "正在按计划办理"),
                row.percent or 40,
                row.due_on,
                row.obstacle or ("对方接口没有开放，需要协调" if red else ""),
                row.next_plan or ("" if row.percent == 100 else NEXT),
            )
        )
    return [replace(row, next_plan="") if row.percent == 100 else row for row in found]


def _meet(cast: Cast, round: DispatchRound) -> None:
    by: User = cast.users["general"]
    for remark, section, day, name in REMARKS:
        dispatch_meeting.add_remark(
            round,
            by=by,
            remark=remark,
            section=cast.unit(section),
            due_on=day,
            responsible=cast.named(name),
        )
