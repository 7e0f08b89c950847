"""What a section finds on its sheet: its entries, its tasks with what moved, what runs on, and what it may take in."""

import re
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from canmou.supervision.dispatch.lighting import entry_light
from canmou.supervision.dispatch.offering import rows_offered
from canmou.supervision.dispatch.span import Span, moved, round_before, span_of, tasks_in, told_of
from canmou.supervision.lights import Light, limits_of
from canmou.supervision.models import (
    DispatchEntry,
    DispatchSheet,
    SupervisionTask,
    TaskExtension,
    TaskProgress,
    WeeklySheet,
)

_ITEM = re.compile(r"(?:^|[；;\n])\s*(?:\d{1,2}[.．、]|[（(]\d{1,2}[)）])?\s*")


@dataclass
class Row:
    """A row of the sheet. `key` tells where it came from; `include`: whether it is taken in unless unticked.

    `light` and `told` explain it to whoever fills the sheet; `entry` and `version` where it is saved already.
    """

    key: str
    source: str
    content: str
    include: bool = True
    progress: str = ""
    percent: int = 0
    due_on: date | None = None
    obstacle: str = ""
    next_plan: str = ""
    task: SupervisionTask | None = None
    entry: DispatchEntry | None = None
    light: Light | None = None
    told: list[str] = field(default_factory=list)

    @property
    def version(self) -> int:
        return self.entry.version if self.entry else 0


def rows_of(sheet: DispatchSheet) -> list[Row]:
    """The rows of a sheet: saved ones, then those offered. A fixed number of queries."""
    round = sheet.round
    before = round_before(round)
    span = span_of(round, before)
    section, limits = sheet.section_id, limits_of(round.office)
    saved = list(entries_of(sheet))
    tasks = list(tasks_in(round.office_id, span).filter(lead_section=section))
    last = list(_last_entries(before, section)) if before else []
    told = _told(tasks, span)
    rows = [_saved(entry, told) for entry in saved]
    held = {entry.task_id for entry in saved if entry.task_id}
    rows += [_of_task(task, told, last) for task in tasks if task.pk not in held]
    names = {row.content for row in rows}
    rows += [_running_on(entry) for entry in last if _runs_on(entry) and entry.content not in names]
    names = {row.content for row in rows}
    rows += [row for row in _behind(round.office_id, section, span) if row.content not in names]
    names = {row.content for row in rows}
    rows += [row for row in _offered(round.office_id, section, span) if row.content not in names]
    for row in rows:
        row.light = entry_light(_as_entry(row, round), span.last, limits)
    return rows


def entries_of(sheet: DispatchSheet) -> QuerySet[DispatchEntry]:
    """The entries that a section has saved for a round, in the order of saving."""
    rows = DispatchEntry.objects.live().filter(round=sheet.round_id, section=sheet.section_id)
    return rows.select_related("task", "ref", "unit").order_by("pk")


def _last_entries(before: object, section: int) -> object:
    rows = DispatchEntry.objects.live().filter(round=before, section=section)
    return rows.select_related("ref").order_by("pk")


def _runs_on(entry: DispatchEntry) -> bool:
    return entry.task_id is None and entry.percent < 100


@dataclass(frozen=True)
class _Told:
    """What was reported on a task, and the extensions that were agreed, in the span."""

    progress: TaskProgress | None
    sentences: tuple[str, ...]


def _told(tasks: list[SupervisionTask], span: Span) -> dict[int, _Told]:
    within = {"task__in": [task.pk for task in tasks]}
    reports: dict[int, TaskProgress] = {}
    for report in TaskProgress.objects.live().filter(**within).order_by("reported_on", "pk"):
        if span.first <= report.reported_on <= span.last:
            reports[report.task_id] = report
    longer: dict[int, TaskExtension] = {}
    agreed = TaskExtension.objects.live().filter(
        **within, outcome="agreed", decided_on__gte=span.first, decided_on__lte=span.last
    )
    for extension in agreed.order_by("decided_on", "pk"):
        longer[extension.task_id] = extension
    return {
        task.pk: _Told(
            reports.get(task.pk), tuple(changes_of(task, span, longer.get(task.pk), reports.get(task.pk)))
        )
        for task in tasks
    }


def changes_of(
    task: SupervisionTask, span: Span, longer: TaskExtension | None, report: TaskProgress | None
) -> list[str]:
    """What happened to a task in the span, as words."""
    found = []
    if span.first <= task.assigned_on <= span.last:
        found.append("本期新交办")
    if task.completed_on and span.first <= task.completed_on <= span.last:
        found.append(f"{_short(task.completed_on)}办结")
    if longer is not None:
        found.append(f"延期至{_short(longer.due_on)}")
    if task.suspended_on and span.first <= task.suspended_on <= span.last:
        found.append(f"{_short(task.suspended_on)}挂起")
    if task.completed_on is None and span.first <= task.due_on < span.last:
        found.append("本期到期未办结")
    if report is not None and not task.completed_on:
        found.append(f"{_short(report.reported_on)}反馈{report.percent}％")
    return found


def _saved(entry: DispatchEntry, told: dict[int, _Told]) -> Row:
    return Row(
        f"e{entry.number}",
        "督办事项" if entry.task_id else "本科室任务",
        entry.content,
        progress=entry.progress,
        percent=entry.percent,
        due_on=entry.due_on,
        obstacle=entry.obstacle,
        next_plan=entry.next_plan,
        task=entry.task,
        entry=entry,
        told=list(told[entry.task_id].sentences) if entry.task_id in told else [],
    )


def _of_task(task: SupervisionTask, told: dict[int, _Told], last: list[DispatchEntry]) -> Row:
    report = told[task.pk].progress
    former = next((entry for entry in last if entry.task_id == task.pk), None)
    row = Row(
        f"t{task.number}",
        "督办事项",
        task.title,
        due_on=task.due_on,
        task=task,
        told=list(told[task.pk].sentences),
        percent=former.percent if former else 0,
    )
    if former:
        row.told.append(f"上期打算：{former.next_plan}" if former.next_plan else "上期已列入")
        row.next_plan = former.next_plan
    if report:
        row.progress, row.percent = report.content, report.percent
        row.obstacle, row.next_plan = report.obstacle, report.next_step or row.next_plan
    if task.completed_on:
        row.percent, row.next_plan = 100, ""
        row.progress = task.result or row.progress or "已办结"
    return row


def _running_on(entry: DispatchEntry) -> Row:
    return Row(
        f"p{entry.number}",
        "上期延续",
        entry.content,
        percent=entry.percent,
        due_on=entry.due_on,
        next_plan=entry.next_plan,
        told=[f"上期完成{entry.percent}％"] + ([f"上期打算：{entry.next_plan}"] if entry.next_plan else []),
    )


def _offered(office: int, section: int, span: Span) -> list[Row]:
    """What is not taken in unless it is ticked: items of the weekly sheets, and what moved in other ledgers."""
    sheets = WeeklySheet.objects.live().filter(
        office=office, section=section, submitted_on__gte=span.first, submitted_on__lte=span.last
    )
    rows: dict[str, Row] = {}
    for place, sheet in enumerate(sheets.order_by("week_start", "pk")):
        plans = "；".join(items(sheet.planned))
        for number, item in enumerate(items(sheet.done)):
            row = Row(f"w{place}-{number}", "周工作表", item[:200], include=False, progress=f"{item}已完成")
            row.percent, row.obstacle, row.next_plan = 100, sheet.obstacle, plans
            row.told = [f"{_short(sheet.week_start)}当周填报"]
            rows.setdefault(item, row)
    for place, told in enumerate(told_of(moved(office, span, [section]))):
        row = Row(f"m{place}", "台账变动", told.what[:200], include=False, progress=told.text, percent=100)
        row.told = [f"{move.ledger.name}：{move.ref.title}（{move.told}）" for move in told.moves[:5]]
        rows[f"{told.what}#"] = row
    return list(rows.values())


def _behind(office: int, section: int, span: Span) -> list[Row]:
    """What other apps report as late: taken in unless it is unticked."""
    return [
        Row(
            f"o{place}",
            "逾期提醒",
            found.content[:200],
            progress=found.progress,
            due_on=found.due_on,
            obstacle=found.obstacle,
            next_plan=found.next_plan,
            told=[found.told] if found.told else [],
        )
        for place, found in enumerate(rows_offered(office, section, span.first, span.last))
    ]


def items(text: str) -> list[str]:
    """The items of a text such as “1. 办文办会；2. 更新台账”."""
    return [item.strip(" 。；;") for item in _ITEM.split(text) if item.strip(" 。；;")]


def _as_entry(row: Row, round: object) -> DispatchEntry:
    return DispatchEntry(round=round, task=row.task, percent=row.percent, due_on=row.due_on)


def _short(day: date) -> str:
    return f"{day.month}月{day.day}日"
