"""What the screens of plans show: documents of a year, one document with its items, one item being decomposed."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from canmou.kernel import clock
from canmou.kernel.metrics import readings, scope_for
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can, opens
from canmou.kernel.ui.markup import badge, light, link
from canmou.kernel.ui.table import Column, Row, Table
from canmou.kernel.workflow import in_flow, workflow
from canmou.lib.periods import parse
from canmou.supervision.lights import Light
from canmou.supervision.limits import Limits, limits_of
from canmou.supervision.models import PlanDocument, PlanItem, SupervisionTask
from canmou.supervision.plan_lights import item_light
from canmou.supervision.queries import plan as queries
from canmou.supervision.queries.plan_draft import may_import, open_drafts
from canmou.supervision.queries.plan_item import Progress, progress_of, sees_tasks

FIGURES = ("supervision.items.planned", "supervision.items.on_time", "supervision.items.evaluated")
ITEM_HEADS = (
    Column("项", "num"), Column("任务", "long"), Column("牵头", "short"), Column("责任人", "short"),
    Column("时限", "date"), Column("进展"), Column("灯", "long"),
)  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """An item with its light and how far it is."""

    item: PlanItem
    light: Light
    progress: Progress

    @property
    def stage(self) -> str:
        """Where it stands, in words."""
        item = self.item
        if item.completed_on:
            return f"{item.completed_on}完成" + (
                f"，评价{item.get_evaluation_display()}" if item.evaluation else ""
            )
        if in_flow(item) and item.state != "in_progress":
            return workflow("plan_item").label(item.state)
        tasks = self.progress.tasks
        if not tasks:
            return "推进中" if item.state == "in_progress" else "没有分解任务"
        return f"任务{len(tasks)}件，办结{self.progress.done}件" + (
            f"，进度{self.progress.percent}％" if self.progress.percent is not None else ""
        )


def tabs(here: str) -> list[tuple[str, str, bool]]:
    """The pages of the year's work."""
    pages = (
        ("plan_year_now", "年度主线"),
        ("plans", "计划"),
        ("mechanisms", "制度机制"),
        ("campaigns", "专项行动"),
    )
    return [(reverse(name), text, name == here) for name, text in pages]


def shown(items: list[PlanItem], limits: Limits) -> list[Shown]:
    """Items with lights and progress: two queries for however many."""
    progress, today = progress_of(items), clock.today()
    return [Shown(item, item_light(item, today, limits), progress.get(item.pk, Progress())) for item in items]


def item_table(rows: list[Shown], caption: str, user: User, under: str = "") -> Table:
    """Items as a table. `under`: the heading that stands over all of them and is not told again."""
    tasks = sees_tasks(user)
    return Table(ITEM_HEADS, [_item_row(each, tasks, under) for each in rows], caption)


def _item_row(each: Shown, tasks: bool, under: str) -> Row:
    item = each.item
    nobody = badge("无人负责", "warn") if not item.responsible_id else item.responsible.name
    due = f"{item.due_on}" + ("　长期" if item.standing else "")
    return Row(
        [
            item.sequence,
            _task(item, under),
            item.lead_section.spoken if item.lead_section else badge("没有牵头", "warn"),
            nobody,
            due,
            each.stage if tasks or item.completed_on else "",
            sign(each.light),
        ]
    )


def _task(item: PlanItem, under: str) -> SafeString:
    heading = item.heading.removeprefix(under).lstrip("/") if under else item.heading
    more = format_html("<small>{}</small>", heading) if heading else ""
    address = reverse("record", args=[item.number])
    return format_html('<div class="plan-task">{}{}</div>', link(item.task, address), more)


def sign(found: Light) -> SafeString:
    """A light; what is not green says why."""
    told = format_html("<small>{}</small>", found.sentence) if found.tone in ("bad", "warn") else ""
    return format_html('<div class="plan-light">{}{}</div>', light(found.name, found.tone), told)


def overview(user: User, year: int) -> dict[str, Any]:
    """The plan documents of a year."""
    documents = queries.documents(user, year)
    return {
        "year": year,
        "years": [(each, each == year) for each in queries.years(user)],
        "tabs": tabs("plans"),
        "may_import": bool(can(user, Perm.ADD) and may_import(user)),
        "drafts": [(each, each.kept_count) for each in open_drafts(user)],
        "figures": figures(user, year),
        "table": _documents(documents) if documents else None,
        **_nobody(user, year),
    }


def figures(user: User, year: int) -> list[tuple[str, str, str, str]]:
    """(label, value, measure, address) of the year's figures, for those to whom they are open."""
    if year > clock.today().year or not can(user, Perm.FIGURE, user.office):
        return []
    scope = scope_for(user.office, parse(str(year)))
    return [
        (
            each.metric.label,
            each.shown,
            each.measure,
            f"{reverse('figure', args=[each.metric.id])}?period={year}",
        )
        for each in readings(FIGURES, scope)
    ]


def _documents(found: list[PlanDocument]) -> Table:
    heads = [
        Column("计划文件", "long"), Column("类别", "short"), Column("印发", "date"), Column("项目", "num"),
        Column("完成", "num"), Column("超期", "num"), Column("无人负责", "num"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                link(each.title, reverse("plan", args=[each.number])),
                each.get_kind_display(),
                each.adopted_on.isoformat(),
                each.counted["items"],
                each.counted["done"],
                badge(each.counted["late"], "bad") if each.counted["late"] else 0,
                badge(each.counted["unowned"], "warn") if each.counted["unowned"] else 0,
            ]
        )
        for each in found
    ]
    return Table(heads, rows, "计划文件")


def _nobody(user: User, year: int) -> dict[str, Any]:
    items = queries.items_of_year(user, year)
    unowned = [item for item in items if not item.responsible_id and not item.completed_on]
    sections, people = queries.without_items(user, items)
    return {
        "unowned": [(item, reverse("record", args=[item.number])) for item in unowned],
        "free_sections": sections if items else [],
        "free_people": people if items else [],
    }


def document(user: User, found: PlanDocument) -> dict[str, Any]:
    """One plan document with its items under their headings."""
    rows = shown(queries.items_of_document(user, found), limits_of(user.office))
    groups: dict[str, list[Shown]] = {}
    for each in rows:
        groups.setdefault(each.item.heading.split("/")[0], []).append(each)
    colours = {tone: sum(each.light.tone == tone for each in rows) for tone in ("bad", "warn", "ok")}
    return {
        "document": found,
        "tabs": tabs("plans"),
        "groups": [
            (name or "全部项目", item_table(part, name or "项目", user, name), len(part))
            for name, part in groups.items()
        ],
        "total": len(rows),
        "done": sum(each.item.completed_on is not None for each in rows),
        "colours": colours,
        "parts": [each for each in rows if _may_decompose(user, each.item)],
        "may_correct": bool(can(user, Perm.EDIT, found)) and not found.voided,
    }


def _may_decompose(user: User, item: PlanItem) -> bool:
    over = item.completed_on or item.state in ("closed", "stopped")
    return not over and bool(
        can(user, Perm.ADD, SupervisionTask(office_id=item.office_id, unit_id=item.unit_id))
    )


def decomposing(user: User, item: PlanItem) -> dict[str, Any]:
    """An item with the tasks that it has already."""
    [each] = shown([item], limits_of(user.office))
    heads = [
        Column("任务", "long"), Column("承办", "short"), Column("责任人", "short"), Column("时限", "date"),
        Column("进度", "num"), Column("办结", "date"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                link(task.title, reverse("record", args=[task.number])),
                task.lead_section.spoken,
                task.responsible.name if task.responsible else "",
                task.due_on.isoformat(),
                f"{percent}％",
                task.completed_on.isoformat() if task.completed_on else "",
            ]
        )
        for task, percent in (each.progress.tasks if opens(user, "STK") else [])
    ]
    return {"item": item, "shown": each, "table": Table(heads, rows, "已有的任务") if rows else None}
