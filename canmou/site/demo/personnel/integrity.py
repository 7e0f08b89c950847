"""Demo: integrity files, leaflets, readings and talks."""

from datetime import date, timedelta

from canmou.kernel.ledger.models import Record
from canmou.personnel.models import (
    DisciplineTalk,
    FileReading,
    IntegrityFile,
    IntegritySheet,
    SupervisionLeaflet,
)
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import on_or_after, workday

#: kind of sheet, copies
SHEETS = [("basics", 1), ("family", 1), ("commitment", 2), ("responsibility", 1), ("study", 3)]

#: name, trigger, issued on, days given, days until signed (None: not yet)
LEAFLETS = [
    ("吕晓东", "decisions", date(2022, 3, 21), 14, 9),
    ("潘慧敏", "decisions", date(2022, 3, 21), 14, 10),
    ("尹浩然", "dispatch", date(2022, 4, 18), 10, 7),
    ("丁若兰", "regular", date(2022, 5, 9), 14, 8),
    ("段成林", "regular", date(2022, 5, 9), 14, 11),
    ("邱明哲", "dispatch", date(2022, 6, 17), 10, 6),
    ("陆思源", "dispatch", date(2022, 7, 4), 10, 8),
    ("汤海燕", "decisions", date(2022, 7, 18), 14, 9),
    ("袁静怡", "discipline", date(2022, 8, 2), 7, 5),
    ("万俊杰", "dispatch", date(2022, 8, 19), 10, 13),
    ("贾书林", "inspection", date(2022, 9, 13), 14, 10),
    ("谭志刚", "inspection", date(2022, 9, 13), 14, 7),
    ("姚丽华", "inspection", date(2022, 9, 13), 14, 12),
    ("祝春妮", "regular", date(2022, 11, 7), 14, 9),
    ("申一鸣", "regular", date(2022, 11, 7), 14, 8),
    ("龚婉清", "decisions", date(2023, 3, 13), 14, 7),
    ("高振华", "decisions", date(2023, 3, 13), 14, 9),
    ("殷雪梅", "regular", date(2023, 5, 15), 14, 10),
    ("常晓曼", "regular", date(2023, 5, 15), 14, 6),
    ("任嘉禾", "dispatch", date(2023, 7, 3), 10, 8),
    ("戚若水", "discipline", date(2023, 8, 7), 7, 4),
    ("关宏宇", "dispatch", date(2023, 9, 18), 10, 9),
    ("石磊", "regular", date(2023, 11, 13), 14, 12),
    ("顾清扬", "regular", date(2023, 12, 25), 14, None),
    ("万俊杰", "dispatch", date(2024, 1, 3), 10, None),
]

#: about whom, read on, why
READINGS = [
    ("任嘉禾", date(2022, 3, 25), "选派考察"),
    ("尹浩然", date(2022, 3, 25), "选派考察"),
    ("路佳宁", date(2022, 4, 12), "选派考察"),
    ("邱明哲", date(2022, 6, 9), "选派考察"),
    ("丁若兰", date(2022, 9, 5), "职级晋升审查"),
    ("冯子昂", date(2022, 12, 9), "年度更新"),
    ("祝春妮", date(2023, 2, 20), "选派考察"),
    ("申一鸣", date(2023, 3, 16), "选派考察"),
    ("吕晓东", date(2023, 6, 12), "职级晋升审查"),
    ("袁静怡", date(2023, 6, 12), "职级晋升审查"),
    ("陆思源", date(2023, 12, 8), "年度更新"),
]

#: name, measure, held on, by whom, reason, what came of it
REMINDERS = [
    ("万俊杰", "reminder_talk", date(2021, 6, 18), "韩立诚", "style", "工作纪律明显改进"),
    ("尹浩然", "reminder_talk", date(2022, 4, 28), "韩立诚", "work", "周工作表连续三个月按时报送"),
    ("邱明哲", "reminder_talk", date(2022, 8, 31), "郝景明", "style", "滞后事项已全部补办并主动报告"),
    ("戚若水", "reminder_talk", date(2023, 5, 10), "韩立诚", "style", "参加集体活动出勤正常"),
    ("关宏宇", "criticism", date(2023, 9, 26), "郝景明", "work", "系统巡检记录补齐，流程重新明确"),
]

BEFORE_HOLIDAY = {
    2021: [(2, 4), (4, 28), (6, 9), (9, 28)],
    2022: [(1, 25), (4, 28), (9, 7), (9, 28)],
    2023: [(1, 16), (4, 26), (6, 19), (9, 26)],
}
HEADS = ["孙启航", "高振华", "董建国", "谭志刚", "姚丽华", "熊国栋", "贾书林", "白玉成", "苗秀云", "侯德明"]
PROMOTED = [
    ("吕晓东", date(2021, 9, 10)),
    ("袁静怡", date(2022, 9, 16)),
    ("丁若兰", date(2022, 9, 16)),
    ("潘慧敏", date(2023, 6, 20)),
]


def load(cast: Cast) -> None:
    """Files with their sheets, leaflets, readings, talks."""
    _files(cast)
    _leaflets(cast)
    _readings(cast)
    cast.enter(_talks(cast), unit="personnel", by="personnel")


def _files(cast: Cast) -> None:
    files = []
    for order, person in enumerate(cast.staff, 1):
        opened = workday(2022, 3, 11 + order % 5)
        files.append(
            IntegrityFile(
                person=person,
                opened_on=opened,
                location_code=f"{'甲乙'[order > 28]}柜{order % 28 or 28:02d}",
                commitment_signed_on=on_or_after(opened + timedelta(days=order % 4)),
                talked_on=workday(2023, 12, 4 + order % 5),
                renewed_on=workday(2023, 12, 11 + order % 4),
            )
        )
    entered = cast.enter(files, unit="personnel", by="personnel")
    cast.enter(
        [
            IntegritySheet(
                file=file,
                category=category,
                copies=copies,
                renewed_on=file.renewed_on,
                location_code=file.location_code,
            )
            for file in entered
            for category, copies in SHEETS
        ],
        unit="personnel",
        by="personnel",
    )


def _leaflets(cast: Cast) -> None:
    issuers = {"dispatch": "general", "inspection": "party", "discipline": "party"}
    rows, serial = [], {}
    for name, trigger, issued, given, taken in LEAFLETS:
        serial[issued.year] = serial.get(issued.year, 0) + 1
        rows.append(
            SupervisionLeaflet(
                person=cast.named(name),
                sheet_number=f"{issued.year}-{serial[issued.year]:03d}",
                issued_by=cast.unit(issuers.get(trigger, "personnel")),
                trigger=trigger,
                issued_on=issued,
                due_on=issued + timedelta(days=given),
                signed_on=on_or_after(issued + timedelta(days=taken)) if taken else None,
                location_code="乙柜30",
            )
        )
    cast.enter(rows, unit="personnel", by="personnel")


def _readings(cast: Cast) -> None:
    files = {file.person.name: file for file in IntegrityFile.objects.live().select_related("person")}
    leaflet = SupervisionLeaflet.objects.live().order_by("pk").first()
    reader, approver = cast.named("苗秀云"), cast.named("韩立诚")
    rows = [
        FileReading(
            file=files[name],
            reader=reader,
            read_on=day,
            purpose=purpose,
            approved_by=approver,
            returned_on=day,
        )
        for name, day, purpose in READINGS
    ]
    day = date(2022, 10, 11)
    about = FileReading(
        leaflet=leaflet,
        reader=cast.named("白玉成"),
        read_on=day,
        purpose="整改情况复核",
        approved_by=approver,
        returned_on=day,
    )
    cast.enter([*rows, about], unit="personnel", by="personnel")


def _talks(cast: Cast) -> list[Record]:
    talkers = [cast.named(name) for name in ("周承远", "韩立诚", "宋雅琴", "郝景明")]
    rows = [
        DisciplineTalk(
            person=cast.named(name),
            kind="reminder",
            measure=measure,
            held_on=day,
            talker=cast.named(talker),
            reason=reason,
            follow_up_due=day + timedelta(days=90),
            follow_up=result,
            followed_up_on=on_or_after(day + timedelta(days=76)),
        )
        for name, measure, day, talker, reason, result in REMINDERS
    ]
    for year, days in BEFORE_HOLIDAY.items():
        for order, (month, day) in enumerate(days):
            for head in HEADS[order::4]:
                rows.append(_plain(cast, head, "before_holiday", date(year, month, day), talkers[order]))
        for order, name in enumerate(HEADS):
            day = workday(year, 6 + order % 2, 6 + order)
            rows.append(_plain(cast, name, "daily", day, talkers[1 + order % 3]))
    rows += [_plain(cast, name, "before_post", day, talkers[0]) for name, day in PROMOTED]
    return rows


def _plain(cast: Cast, name: str, kind: str, day: date, talker: Record) -> DisciplineTalk:
    return DisciplineTalk(person=cast.named(name), kind=kind, held_on=day, talker=talker, reason="routine")
