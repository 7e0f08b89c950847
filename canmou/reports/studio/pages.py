"""What the pages of the studio show."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.timezone import get_current_timezone

from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.compile.templates import Stock, stock_templates
from canmou.kernel.compile.versions import versions
from canmou.kernel.errors import NotFound
from canmou.kernel.metrics import Scope, scope_for
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.table import Column, Row, Table
from canmou.lib import periods
from canmou.reports.stock import FOLDER
from canmou.reports.studio.differences import difference
from canmou.reports.studio.spans import usual
from canmou.reports.studio.subjects import people, units
from canmou.reports.studio.words import BLOCKS, office_words


def stock() -> list[Stock]:
    """The templates that come with the system."""
    return stock_templates(FOLDER)


def stock_named(code: str) -> Stock:
    """One of those. Raises `NotFound`."""
    for item in stock():
        if item.code == code:
            return item
    raise NotFound("系统没有附带这份模板")


def may_write(user: User) -> bool:
    return can(user, Perm.TEMPLATE, user.office).allowed


@dataclass(frozen=True)
class Known:
    """A template of the office: its newest version, and the one in use (None while it is a draft only)."""

    newest: ReportTemplate
    used: ReportTemplate | None


def known(office: Office) -> list[Known]:
    """All templates of an office, by code. One query."""
    rows = ReportTemplate.objects.filter(office=office).select_related("created_by__person").defer("source")
    found: dict[str, list[ReportTemplate]] = {}
    for row in rows:
        found.setdefault(row.code, []).append(row)
    return [Known(each[0], next((row for row in each if not row.is_draft), None)) for each in found.values()]


def template_list(user: User) -> dict[str, Any]:
    """The list of templates."""
    heads = [
        Column("模板", "long"),
        Column("写谁", "short"),
        Column("期间", "short"),
        Column("在用", "short"),
        Column("最新一版", "short"),
        Column("保存", "short"),
    ]
    rows = []
    for item in known(user.office):
        newest, used = item.newest, item.used
        origin = badge("系统附带", "info") if newest.stock else ""
        state = badge("草稿", "warn") if newest.is_draft else badge("在用", "ok")
        rows.append(
            Row(
                [
                    link(newest.name, reverse("template", args=[newest.code])),
                    newest.get_subject_display(),
                    newest.get_span_display(),
                    f"第{used.version}版" if used else "还没有启用",
                    format_html("<span>{} {}</span>", state, origin),
                    _saved(newest),
                ]
            )
        )
    table = Table(heads, rows, "报告模板") if rows else None
    return {"table": table, "may_write": may_write(user)}


def _saved(version: ReportTemplate) -> str:
    at = version.created_at.astimezone(get_current_timezone())
    return f"{version.created_by or '系统'} {at:%Y-%m-%d %H:%M}"


def template_page(user: User, code: str) -> dict[str, Any]:
    """A template with all its versions."""
    rows = versions(user.office, code)
    used = next((row for row in rows if not row.is_draft), None)
    newest = rows[0]
    attached = next((item for item in stock() if item.code == code), None)
    return {
        "code": code,
        "newest": newest,
        "used": used,
        "versions": [(row, _state(row, used), _saved(row)) for row in rows],
        "may_write": may_write(user),
        "may_compile": used is not None,
        "may_go_back": attached is not None and newest.stock != attached.digest,
        "changed": difference(used.source, newest.source) if used and newest.is_draft else [],
    }


def _state(row: ReportTemplate, used: ReportTemplate | None) -> Any:
    if used is not None and row.version == used.version:
        return badge("在用", "ok")
    return badge("草稿", "warn") if row.is_draft else badge("曾用", "neutral")


def version_page(user: User, code: str, number: int, against: str) -> dict[str, Any]:
    """One version: its text, and what it changed against another (the one before, unless told)."""
    rows = versions(user.office, code)
    shown = _numbered(rows, number)
    other = _numbered(rows, int(against)) if against.isdigit() and len(against) < 6 else _before(rows, number)
    return {
        "code": code,
        "newest": rows[0],
        "version": shown,
        "other": other,
        "others": [row for row in rows if row.version != number],
        "changes": difference(other.source, shown.source) if other else [],
        "retitled": other is not None and other.title != shown.title,
        "saved": _saved(shown),
        "lines": shown.source.splitlines(),
        "may_write": may_write(user),
    }


def version_named(user: User, code: str, number: int) -> ReportTemplate:
    """One version. Raises `NotFound`."""
    return _numbered(versions(user.office, code), number)


def _numbered(rows: list[ReportTemplate], number: int) -> ReportTemplate:
    for row in rows:
        if row.version == number:
            return row
    raise NotFound("没有这一版")


def _before(rows: list[ReportTemplate], number: int) -> ReportTemplate | None:
    return next((row for row in rows if row.version < number), None)


def first_scope(user: User, template: ReportTemplate) -> Scope:
    """The scope that the editor begins with: the last period that is over; the first section, oneself or the first person."""
    period = periods.parse(usual(template.span))
    if template.subject == "unit":
        return scope_for(user.office, period, unit=next(iter(units(user, Perm.TEMPLATE)), None))
    if template.subject == "person":
        staff = people(user, Perm.TEMPLATE)
        own = next((person for person in staff if person.pk == user.person_id), None)
        return scope_for(user.office, period, person=own or next(iter(staff), None))
    return scope_for(user.office, period)


def editor_words(user: User, template: ReportTemplate) -> dict[str, Any]:
    """What the editor offers beside figures: the office's own words and the blocks."""
    return {"words": office_words(first_scope(user, template)), "blocks": BLOCKS}
