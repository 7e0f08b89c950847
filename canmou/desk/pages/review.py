"""The page on which an import is looked at before it is carried out: row by row, before and after, what is wrong."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from canmou.desk import links
from canmou.desk.pages.exchange import state_of
from canmou.kernel.errors import NotFound, Stale
from canmou.kernel.exchange.models import ImportRemark, ImportRow, RowKind
from canmou.kernel.exchange.queries import corrections_in, has_file, remarks_of, rows_of
from canmou.kernel.exchange.sheets import NUMBER, UID, Sheet, sheet_named
from canmou.kernel.ledger.declare import Column as LedgerColumn
from canmou.kernel.ledger.models import ImportBatch, ImportState
from canmou.kernel.people.models import User
from canmou.kernel.ui.markup import badge, icon
from canmou.kernel.ui.paging import paginate
from canmou.kernel.ui.table import Column, Row, Table, with_query

PER_PAGE = 50
CELLS_SHOWN = 6
REMARKS_SHOWN = 200
HIDDEN = "（有关记录）"
_TONES = {"refused": "bad", "added": "ok", "changed": "info", "unchanged": "neutral"}


@dataclass(frozen=True)
class Reader:
    """Who looks at an import; only its importer corrects it."""

    user: User
    batch: ImportBatch

    @property
    def owns(self) -> bool:
        return self.batch.by_id == self.user.pk


def review(user: User, batch: ImportBatch, query: QueryDict) -> dict[str, Any]:
    """Rows by kind and sheet, a page at a time, with what is wrong with the file as a whole."""
    reader, rows, remarks = Reader(user, batch), rows_of(user, batch), remarks_of(user, batch)
    numbers = dict(rows.order_by().values_list("kind").annotate(Count("pk")))
    sheets = _sheets(rows)
    at_a_row = Exists(rows.order_by().filter(sheet=OuterRef("sheet"), line=OuterRef("line")))
    general = remarks.filter(~at_a_row, problem=True)
    kind, sheet = query.get("kind", "refused" if batch.refused else ""), query.get("sheet", "")
    news = rows.filter(news=True).count()
    if kind in RowKind.values:
        rows = rows.filter(kind=kind)
    elif kind == "news":
        rows = rows.filter(news=True)
    if sheet in sheets:
        rows = rows.filter(sheet=sheet)
    page = paginate(rows, query, PER_PAGE)
    noted = list(corrections_in(batch)) if reader.owns else []
    return {
        "batch": batch,
        "state": state_of(batch),
        "owns": reader.owns,
        "kept": has_file(batch),
        "tabs": _tabs(query, numbers, news, kind),
        "sheets": [(name, f"{name}（{count}）", name == sheet) for name, count in sheets.items()],
        "kind": kind,
        "page_of": page,
        "table": _table(reader, page.rows, remarks) if page.rows else None,
        "fixing": reader.owns and any(row.kind == RowKind.REFUSED for row in page.rows),
        "general": _remarks(general, "整张表的问题"),
        "notices": _remarks(remarks.filter(problem=False), "提示"),
        "may_confirm": reader.owns and not batch.problems and (batch.added or batch.changed),
        "corrected": _corrections(noted) if noted else None,
        "corrected_count": len(noted),
        "query": query.urlencode(),
    }


def _sheets(rows: QuerySet) -> dict[str, int]:
    return dict(rows.order_by("sheet").values_list("sheet").annotate(Count("pk")))


def _tabs(query: QueryDict, numbers: dict[str, int], news: int, here: str) -> list[tuple[str, str, bool]]:
    kinds = [(kind.value, f"{kind.label} {numbers[kind]}") for kind in RowKind if numbers.get(kind)]
    if news:
        kinds.insert(0, ("news", f"有变化 {news}"))
    tabs = [("all", f"全部 {sum(numbers.values())}"), *kinds]
    here = here if here in dict(tabs) else "all"
    return [(with_query(query, kind=kind, page=""), text, kind == here) for kind, text in tabs]


def _remarks(remarks: QuerySet[ImportRemark], caption: str) -> tuple[Table, int] | None:
    count = remarks.count()
    heads = [Column("工作表", "short"), Column("行", "num"), Column("栏", "short"), Column("怎么办", "long")]
    rows = [Row([r.sheet, r.line or None, r.column, r.message]) for r in remarks[:REMARKS_SHOWN]]
    return (Table(heads, rows, caption), count) if rows else None


def _corrections(noted: list[Any]) -> Table:
    heads = [Column("工作表", "short"), Column("行", "num"), Column("栏", "short"), Column("改为", "long")]
    rows = [
        Row([each.sheet, each.line, each.column or "整行", each.text if each.column else "不导入这一行"])
        for each in noted
    ]
    return Table(heads, rows, "在网页上的改正")


def _table(reader: Reader, rows: list[ImportRow], remarks: QuerySet[ImportRemark]) -> Table:
    wrong = _wrong_of(rows, remarks)
    heads = [
        Column("工作表", "short"),
        Column("行", "num"),
        Column("处理", "short"),
        Column("记录", "long"),
        Column("内容", "long"),
    ]
    return Table(heads, [_row(reader, row, wrong[row.sheet, row.line]) for row in rows], "核对结果")


def _wrong_of(rows: list[ImportRow], remarks: QuerySet[ImportRemark]) -> dict[tuple, list[ImportRemark]]:
    refused = [row for row in rows if row.kind == RowKind.REFUSED]
    found: dict[tuple, list[ImportRemark]] = defaultdict(list)
    if refused:
        lines, sheets = {row.line for row in refused}, {row.sheet for row in refused}
        for remark in remarks.filter(problem=True, line__in=lines, sheet__in=sheets):
            found[remark.sheet, remark.line].append(remark)
    return found


def _row(reader: Reader, row: ImportRow, remarks: list[ImportRemark]) -> Row:
    kind = badge(RowKind(row.kind).label, _TONES[row.kind])
    if row.news:
        kind = format_html("{} {}", kind, badge("有变化", "warn"))
    number = format_html("<small>{}</small>", row.number) if row.number else ""
    name = format_html("<span>{}{}</span>", row.title, number)
    return Row([row.sheet, row.line, kind, name, _content(reader, row, remarks)])


def _content(reader: Reader, row: ImportRow, remarks: list[ImportRemark]) -> SafeString | str:
    sheet = sheet_named(row.sheet)
    if row.kind == RowKind.REFUSED:
        return _fixes(reader, row, remarks, sheet)
    pairs = [_pair(reader, sheet, heading, *values) for heading, values in row.values.items()]
    if not pairs:
        return ""
    shown = mark_safe("".join(pairs[:CELLS_SHOWN]))  # noqa: S308  every part is escaped
    rest = mark_safe("".join(pairs[CELLS_SHOWN:]))  # noqa: S308
    more = (
        format_html(
            '<details class="more-cells"><summary>其余{}栏</summary><dl class="cells">{}</dl></details>',
            len(pairs) - CELLS_SHOWN,
            rest,
        )
        if rest
        else ""
    )
    return format_html('<dl class="cells">{}</dl>{}', shown, more)


def _pair(reader: Reader, sheet: Sheet | None, heading: str, before: str, after: str) -> SafeString:
    column = _column(sheet, heading)
    if column is not None and column.kind in links.LINKS and not reader.owns:
        if not links.opens_all(reader.user, column):
            before, after = HIDDEN if before else "", HIDDEN
    if not before:
        return format_html("<div><dt>{}</dt><dd><ins>{}</ins></dd></div>", heading, after or "空")
    arrow = mark_safe('<span class="arrow" aria-hidden="true">→</span><span class="unseen">改为</span>')
    return format_html(
        "<div><dt>{}</dt><dd><del>{}</del>{}<ins>{}</ins></dd></div>", heading, before, arrow, after or "空"
    )


def _column(sheet: Sheet | None, heading: str) -> LedgerColumn | None:
    return next((column for column in sheet.sheet if column.heading == heading), None) if sheet else None


# --- wrong rows


def _fixes(reader: Reader, row: ImportRow, remarks: list[ImportRemark], sheet: Sheet | None) -> SafeString:
    """The wrong cells of a row, each with what to do; its importer writes the right value beside it."""
    cells, general = _sorted_out(row, remarks)
    parts = [format_html('<p class="error">{}{}</p>', icon("alert-triangle"), text) for text in general]
    if not remarks:
        parts.append(format_html('<p class="soft">{}</p>', "这一行还有问题，改正前面的再看"))
    for heading, texts in cells.items():
        text = row.values[heading][1]
        parts.append(_cell(row, heading, text, texts, _column(sheet, heading), editable=reader.owns))
    if reader.owns:
        href = (
            reverse("import_row", args=[reader.batch.uid, row.line]) + "?" + urlencode({"sheet": row.sheet})
        )
        parts.append(
            format_html(
                '<p class="row-tools"><a href="{}">改整行</a>'
                '<label><input type="checkbox" name="{}" value="1"> 不导入这一行</label></p>',
                href,
                _name("leave", row, ""),
            )
        )
    return format_html('<div class="fixes">{}</div>', mark_safe("".join(parts)))  # noqa: S308


def _sorted_out(row: ImportRow, remarks: list[ImportRemark]) -> tuple[dict[str, list[str]], list[str]]:
    cells: dict[str, list[str]] = {}
    general = []
    for remark in remarks:
        whole = remark.column in row.values
        named = [remark.column] if whole else [p for p in remark.column.split("、") if p in row.values]
        for heading in named:
            cells.setdefault(heading, []).append(remark.message)
        if not named:
            general.append(f"{remark.column}：{remark.message}" if remark.column else remark.message)
    return cells, general


def _cell(
    row: ImportRow,
    heading: str,
    text: str,
    problems: list[str],
    column: LedgerColumn | None,
    *,
    editable: bool,
) -> SafeString:
    name = _name("cell", row, heading)
    mark = f"c{row.place}-{list(row.values).index(heading)}"
    errors = format_html_join("", '<span class="error">{}</span>', ((problem,) for problem in problems))
    told = format_html('<span id="{}-error">{}</span>', mark, errors) if problems else ""
    if not editable:
        return format_html('<div class="fix"><b>{}</b><span>{}</span>{}</div>', heading, text or "空", told)
    control = _control(mark, name, text, column, bool(problems))
    return format_html('<div class="fix"><label for="{}">{}</label>{}{}</div>', mark, heading, control, told)


def _control(mark: str, name: str, text: str, column: LedgerColumn | None, wrong: bool) -> SafeString:
    state = format_html(' aria-invalid="true" aria-describedby="{}-error"', mark) if wrong else mark_safe("")
    kind = column.kind if column else ""
    if column and column.choices:
        labels = [str(label) for label in column.choices.values()]
        texts = labels if text in labels else [text, *labels]
        options = format_html_join(
            "", "<option{}>{}</option>", ((mark_safe(" selected") if t == text else "", t) for t in texts)
        )
        return format_html('<select id="{}" name="{}"{}>{}</select>', mark, name, state, options)
    if kind in ("longtext", "refs", "records") or "\n" in text:
        return format_html(
            '<textarea id="{}" name="{}" rows="2"{}>{}</textarea>', mark, name, state, "\n" + text
        )
    return format_html('<input id="{}" name="{}" value="{}" autocomplete="off"{}>', mark, name, text, state)


def _name(what: str, row: ImportRow, heading: str) -> str:
    return f"{what}|{row.sheet}|{row.line}|{heading}"


def corrected(query: QueryDict) -> dict[tuple[str, int, str], str]:
    """The cells that a page sends: (sheet, line, heading) → text; heading "" leaves the row out."""
    cells: dict[tuple[str, int, str], str] = {}
    for name, text in query.items():
        what, *place = name.split("|", 3)
        if what not in ("cell", "leave") or len(place) != 3:
            continue
        sheet, line, heading = place
        if not line.isdecimal() or len(line) > 7 or what == "cell" and not heading:
            continue
        cells[sheet, int(line), "" if what == "leave" else heading] = (
            "" if what == "leave" else text.replace("\r\n", "\n").replace("\0", "")
        )
    return cells


def row(user: User, batch: ImportBatch, sheet: str, line: int) -> dict[str, Any]:
    """One wrong row with all its cells."""
    reader = Reader(user, batch)
    if batch.state != ImportState.CHECKED:
        raise Stale("这次导入的状态已经变了，请回到导入页查看")
    found = rows_of(user, batch).filter(sheet=sheet, line=line, kind=RowKind.REFUSED).first()
    if found is None or not reader.owns:
        raise NotFound("没有这一行，或者它没有问题")
    remarks = list(remarks_of(user, batch).filter(problem=True, sheet=sheet, line=line))
    cells, general = _sorted_out(found, remarks)
    known = sheet_named(sheet)
    shown = [
        _cell(found, heading, values[1], cells.get(heading, []), _column(known, heading), editable=True)
        for heading, values in found.values.items()
        if heading not in (NUMBER, UID) or heading in cells or heading == NUMBER and values[1]
    ]
    return {
        "batch": batch,
        "row": found,
        "general": general,
        "cells": shown,
        "leave": _name("leave", found, ""),
        "back": f"{reverse('import_page', args=[batch.uid])}?kind=refused",
    }
