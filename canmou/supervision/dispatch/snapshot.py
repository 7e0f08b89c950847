"""What the sheet of a round says: its figures and lines, as they are now. Frozen when the round is locked."""

from collections.abc import Iterable
from datetime import date

from canmou.kernel.metrics import evaluate, scope_for
from canmou.kernel.people.models import Unit
from canmou.lib import periods
from canmou.supervision.dispatch.lighting import entry_light
from canmou.supervision.dispatch.prefill import changes_of
from canmou.supervision.dispatch.span import (
    Span,
    moved,
    round_before,
    span_of,
    tasks_in,
    told_of,
)
from canmou.supervision.lights import GREEN, RED, YELLOW, limits_of
from canmou.supervision.metrics.dispatch import red_again_of
from canmou.supervision.models import (
    DispatchEntry,
    DispatchFigure,
    DispatchLine,
    DispatchRemark,
    DispatchRound,
    DispatchSheet,
    SupervisionTask,
    TaskExtension,
    TaskProgress,
)

Part = DispatchLine.Part
#: The figures of the summary, in order: metric, how the sheet names it, measure.
FIGURES = (
    ("supervision.dispatch.entries", "调度任务", "项"),
    ("supervision.dispatch.completed", "已完成", "项"),
    ("supervision.dispatch.green", "绿灯", "项"),
    ("supervision.dispatch.yellow", "黄灯", "项"),
    ("supervision.dispatch.red", "红灯", "项"),
    ("supervision.dispatch.red_again", "连续两期红灯", "项"),
    ("supervision.dispatch.late_sections", "迟报科室", "个"),
    ("supervision.dispatch.missing_sections", "未报科室", "个"),
)
_LIGHTS = {RED: 0, YELLOW: 1, GREEN: 2}


class Snapshot:
    """A round read once: everything that its sheet, its page and its meeting show. A fixed number of queries."""

    def __init__(self, round: DispatchRound, on: date | None = None) -> None:
        self.round, office = round, round.office
        self.before = round_before(round)
        span = span_of(round, self.before)
        self.span = Span(min(span.first, on), on) if on else span
        limits = limits_of(office)
        rows = DispatchEntry.objects.live().filter(round=round)
        self.entries = list(rows.select_related("task", "section", "ref", "submitted_by"))
        self.again = set(red_again_of(rows).values_list("pk", flat=True))
        if round.locked_on is None:
            for entry in self.entries:
                found = entry_light(entry, self.span.last, limits)
                entry.light, entry.why = found.colour, found.sentence
        self.entries.sort(
            key=lambda each: (each.section.order, each.section_id, _LIGHTS[each.light], each.pk)
        )
        self.sheets = list(
            DispatchSheet.objects.live().filter(round=round).select_related("section", "ref", "submitted_by")
        )
        self.sheets.sort(key=lambda each: (each.section.order, each.section_id))
        self.last = (
            list(DispatchEntry.objects.live().filter(round=self.before).order_by("pk")) if self.before else []
        )
        self.tasks = list(tasks_in(office, self.span))
        within = {"task__in": [task.pk for task in self.tasks]}
        self.reports: dict[int, TaskProgress] = {}
        days = {"reported_on__gte": self.span.first, "reported_on__lte": self.span.last}
        for report in TaskProgress.objects.live().filter(**within, **days).order_by("reported_on", "pk"):
            self.reports[report.task_id] = report
        agreed = TaskExtension.objects.live().filter(
            **within, outcome="agreed", decided_on__gte=self.span.first, decided_on__lte=self.span.last
        )
        self.longer = {each.task_id: each for each in agreed.order_by("decided_on", "pk")}

    def former(self, entry: DispatchEntry) -> DispatchEntry | None:
        """The entry of the last round on the same task, or of the same name in the same section."""
        for each in self.last:
            if entry.task_id and each.task_id == entry.task_id:
                return each
            if not entry.task_id and not each.task_id and each.section_id == entry.section_id:
                if each.content == entry.content:
                    return each
        return None

    def lines(self) -> list[DispatchLine]:
        """Every line of the sheet, numbered within its part. Not saved."""
        found: list[DispatchLine] = []
        for part, rows in (
            (Part.ENTRY, self._entry_lines()),
            (Part.CHANGE, sorted(self._change_lines(), key=_by_order)),
            (Part.IDLE, self._idle_lines()),
            (Part.ABSENT, self._absent_lines()),
            (Part.REMARK, self._remark_lines()),
        ):
            for place, line in enumerate(rows, 1):
                line.part, line.place = part, place
                line.section_name = line.section.spoken if line.section else ""
                found.append(line)
        return found

    def _entry_lines(self) -> Iterable[DispatchLine]:
        for entry in self.entries:
            yield DispatchLine(
                section=entry.section,
                title=entry.content,
                light=entry.light,
                why=entry.why,
                again=entry.pk in self.again,
                percent=entry.percent,
                due_on=entry.due_on,
                progress=entry.progress,
                obstacle=entry.obstacle,
                next_plan=entry.next_plan,
                who=entry.submitted_by.name if entry.submitted_by else "",
                ref=entry.ref,
                version=entry.version,
            )

    def _change_lines(self) -> Iterable[DispatchLine]:
        for task in self.tasks:
            report = self.reports.get(task.pk)
            words = changes_of(task, self.span, self.longer.get(task.pk), report)
            if words:
                yield self._of_task(task, "、".join(words))
        names = {"green": "绿", "yellow": "黄", "red": "红"}
        for entry in self.entries:
            former = self.former(entry)
            if former and former.light != entry.light:
                what = f"由{names[former.light]}灯转{names[entry.light]}灯"
                yield DispatchLine(
                    section=entry.section, title=entry.content, what=what, light=entry.light, ref=entry.ref
                )
        yield from self._moved_lines()

    def _moved_lines(self) -> Iterable[DispatchLine]:
        sections = {sheet.section_id: sheet.section for sheet in self.sheets}
        for told in told_of(moved(self.round.office, self.span, list(sections))):
            yield DispatchLine(section=sections[told.unit], title=told.text, what=told.what)

    def _of_task(self, task: SupervisionTask, what: str) -> DispatchLine:
        return DispatchLine(
            section=task.lead_section,
            title=task.title,
            what=what[:300],
            due_on=task.due_on,
            who=task.responsible.name if task.responsible else "",
            ref=task.ref,
            version=task.version,
        )

    def _idle_lines(self) -> Iterable[DispatchLine]:
        """Open tasks of before the span on which nothing was reported, and whose entry says nothing new."""
        entries = {entry.task_id: entry for entry in self.entries if entry.task_id}
        former = {entry.task_id: entry for entry in self.last if entry.task_id}
        for task in sorted(self.tasks, key=lambda each: (each.lead_section.order, each.due_on, each.pk)):
            if task.completed_on or task.suspended_on or task.assigned_on >= self.span.first:
                continue
            entry, last = entries.get(task.pk), former.get(task.pk)
            if task.pk in self.reports or (entry and not (last and last.progress == entry.progress)):
                continue
            yield self._of_task(task, "填报内容与上期相同" if entry else "本期没有填报，也没有进展")

    def _absent_lines(self) -> Iterable[DispatchLine]:
        for sheet in self.sheets:
            if sheet.submitted_on is None:
                what = f"截至{_day(self.span.last)}没有报送"
            elif sheet.late_on:
                what = f"迟报，{_day(sheet.submitted_on)}补报"
            else:
                continue
            yield DispatchLine(
                section=sheet.section, title="没有按时报送", what=what, due_on=sheet.due_on, ref=sheet.ref
            )

    def _remark_lines(self) -> Iterable[DispatchLine]:
        if self.before is None:
            return
        rows = DispatchRemark.objects.live().filter(round=self.before)
        rows = list(rows.select_related("addressed_to", "task", "made_by", "ref").order_by("pk"))
        keys = [row.task_id for row in rows if row.task_id]
        tasks = {task.ref_id: task for task in SupervisionTask.objects.filter(ref__in=keys)}
        for row in rows:
            yield DispatchLine(
                section=row.addressed_to,
                title=row.remark,
                what=became(tasks.get(row.task_id), self.span.last),
                due_on=row.due_on,
                who=row.made_by.name if row.made_by else "",
                ref=row.task or row.ref,
            )

    def counted(self) -> list[DispatchFigure]:
        """The same figures while the round is open, with the lights as they would be locked today."""
        lights = [entry.light for entry in self.entries]
        here = {entry.section_id for entry in self.entries}
        values = (
            len(self.entries),
            sum(entry.percent == 100 for entry in self.entries),
            *(lights.count(colour) for colour in (GREEN, YELLOW, RED)),
            sum(entry.pk in self.again for entry in self.entries),
            len({sheet.section_id for sheet in self.sheets if sheet.late_on} & here),
            sum(sheet.submitted_on is None for sheet in self.sheets),
        )
        return [
            DispatchFigure(place=place, metric=metric, label=label, measure=measure, value=value)
            for place, ((metric, label, measure), value) in enumerate(zip(FIGURES, values, strict=True), 1)
        ]

    def figures(self) -> list[DispatchFigure]:
        """The figures of the summary by their metrics. Not saved; one query each."""
        scope = scope_for(self.round.office, periods.parse(self.round.notation), as_of=self.round.ends_on)
        return [
            DispatchFigure(
                place=place,
                metric=metric,
                label=label,
                measure=measure,
                value=int(evaluate(metric, scope).value or 0),
            )
            for place, (metric, label, measure) in enumerate(FIGURES, 1)
        ]


def became(task: SupervisionTask | None, on: date) -> str:
    """What became of a remark, in words."""
    if task is None:
        return "没有转为督办事项"
    if task.voided:
        return "督办事项已作废"
    if task.completed_on:
        late = (task.completed_on - task.due_on).days
        return f"{_day(task.completed_on)}办结" + (f"，超期{late}天" if late > 0 else "")
    if task.suspended_on:
        return f"{_day(task.suspended_on)}挂起"
    if task.returned_on:
        return f"{_day(task.returned_on)}退办"
    late = (on - task.due_on).days
    return f"办理中，已超期{late}天" if late > 0 else f"办理中，时限{_day(task.due_on)}"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _by_order(line: DispatchLine) -> tuple[int, int]:
    return (line.section.order, line.section.pk)


def by_section(lines: Iterable[DispatchLine]) -> list[tuple[Unit | None, str, list[DispatchLine]]]:
    """Lines of one part, section by section, in order."""
    groups: dict[int | None, list[DispatchLine]] = {}
    for line in lines:
        groups.setdefault(line.section_id, []).append(line)
    return [(rows[0].section, rows[0].section_name, rows) for rows in groups.values()]
