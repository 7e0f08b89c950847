"""The figure panel: what a figure means, its values, the records counted, who entered them, files, the trend."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from canmou.kernel import clock
from canmou.kernel.compile.editions.models import Edition, EditionEntry, Override
from canmou.kernel.compile.editions.overriding import may_decide, may_withdraw
from canmou.kernel.compile.editions.printing import scope_of
from canmou.kernel.compile.editions.reading import numbers_counted
from canmou.kernel.compile.editions.records import entered, files_of
from canmou.kernel.compile.editions.trend import Trend, by_month
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.declare import ledger, ledger_for
from canmou.kernel.ledger.models import Record
from canmou.kernel.metrics import Scope, evaluate
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can, opens
from canmou.kernel.ui.markup import icon, link
from canmou.kernel.ui.table import Column, Row, Table
from canmou.reports.queries import Evidence, evidence

#: How a figure is computed, by the kind of its computation.
HOW = {
    "count": "计条数",
    "distinct": "去重计数",
    "sum": "合计",
    "ratio": "占比",
    "level": "期末存量（取每项最近一次的数）",
    "spread": "各月最少至最多",
    "list": "清单条数",
}


def plain(value: Decimal | None) -> str:
    """The value behind a figure without rounding beyond four places: 61, 34.8837."""
    if value is None:
        return ""
    text = f"{value:.4f}"
    return text.rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Facts:
    """How a figure is computed: its kind, the ledger and the date by which a record falls into the period."""

    how: str
    source: str
    date: str


def facts_of(user: User, metric: str, scope: Scope) -> Facts | None:
    """How a metric is computed; None where it is no more. A ledger closed to the reader is not named."""
    try:
        computation = evaluate(metric, scope).computation
    except Refused:
        return None
    how, model = HOW[computation.kind], computation.rows.model
    if not issubclass(model, Record):
        return Facts(how, "", "")
    found = ledger_for(model)
    if not opens(user, found.code):
        return Facts(how, "受限台账", "")
    return Facts(how, found.name, found.column(found.date).heading if found.date else "")


def records_table(user: User, found: Evidence, caption: str) -> Table | None:
    """The records shown: number, title, ledger, unit, day, who entered them and when, their files."""
    if not found.refs:
        return None
    heads = [
        Column("编号", "code"), Column("题名", "long"), Column("台账", "short"), Column("科室", "short"),
        Column("日期", "date"), Column("登记", "short"), Column("佐证材料", "text"),
    ]  # fmt: skip
    origins, files = entered(found.refs), files_of(found.refs)
    rows = []
    for ref in found.refs:
        href, origin = reverse("record", args=[ref.number]), origins.get(ref.pk)
        told = f"{origin.by} {origin.at.astimezone(clock.ZONE):%Y-%m-%d}" if origin else None
        attached = format_html_join(
            mark_safe("<br>"),
            '{}<a href="{}">{}</a>',
            (
                (icon("paperclip"), reverse("file_open", args=[ref.number, file.uid]), file.name)
                for file in files[ref.pk]
            ),
        )
        cells = [
            link(ref.number, href), link(ref.title, href), ledger(ref.ledger).name, ref.unit.spoken, ref.on,
            told, attached,
        ]  # fmt: skip
        rows.append(Row(cells, voided=ref.voided))
    return Table(heads, rows, caption)


def counted(user: User, numbers: Sequence[str], below: Sequence[str]) -> dict[str, Any]:
    """The records above and below the line, as far as the reader may open them."""
    above, under = evidence(user, list(numbers)), evidence(user, list(below))
    return {
        "counted_title": "分子的记录" if under.total else "计入的记录",
        "counted": above,
        "table": records_table(user, above, "计入的记录"),
        "below": under,
        "below_table": records_table(user, under, "分母的记录"),
    }


def trend_context(metric: str, scope: Scope) -> dict[str, Any]:
    """The trend of a figure as a drawing and as a table; nothing where the metric is no more."""
    try:
        trend = by_month(metric, scope)
    except Refused:
        return {}
    return {
        "trend": trend,
        "chart": chart(trend),
        "months": [(m.number, _shown(m.value), _shown(m.before)) for m in trend.months],
    }


def _shown(value: Decimal | None) -> str:
    return "—" if value is None else f"{value:.1f}".rstrip("0").rstrip(".")


WIDTH, HEIGHT, STEP, BAR = 480, 120, 40, 14


def chart(trend: Trend) -> SafeString:
    """Two bars a month, last year's and this year's. The table beside it says the same in figures."""
    if not trend.most:
        return SafeString("")
    bars = []
    for month in trend.months:
        left = (month.number - 1) * STEP + 4
        for offset, value, name in ((0, month.before, "before"), (BAR + 1, month.value, "now")):
            height = round(float((value or 0) / trend.most) * HEIGHT, 1)
            bars.append((name, left + offset, round(HEIGHT - height, 1), BAR, height))
    words = "".join(
        format_html('<text x="{}" y="{}">{}</text>', (m - 1) * STEP + 18, HEIGHT + 16, m)
        for m in range(1, 13)
    )
    drawn = format_html_join("", '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', bars)
    return format_html(
        '<svg class="months" viewBox="0 0 {} {}" role="img" aria-label="{}年各月与上年同月，数字见下表">'
        '{}<line x1="0" y1="{}" x2="{}" y2="{}"/>{}</svg>',
        WIDTH, HEIGHT + 20, trend.year, drawn, HEIGHT, WIDTH, HEIGHT, SafeString(words),
    )  # fmt: skip


@dataclass(frozen=True)
class Offer:
    """An override with what the reader may do about it, and why not."""

    override: Override
    may_decide: bool
    may_withdraw: bool
    why_not: str = ""


def offers(user: User, edition: Edition, overrides: Sequence[Override]) -> list[Offer]:
    """The overrides of an edition or figure, with the buttons for this reader."""
    found = []
    for override in overrides:
        override.edition = edition
        decide = may_decide(override, user)
        waiting = override.state == Override.State.PROPOSED and not edition.frozen
        why = decide.reason if waiting and not decide else ""
        found.append(Offer(override, bool(decide), bool(may_withdraw(override, user)), why))
    return found


def kept_figure(
    user: User, edition: Edition, entry: EditionEntry, overrides: Sequence[Override]
) -> dict[str, Any]:
    """Everything that the panel of a kept figure shows."""
    figure = entry.kind == EditionEntry.Kind.FIGURE
    scope = scope_of(edition)
    mine = [each for each in overrides if each.entry_id == entry.pk]
    agreed = next((each for each in mine if each.state == Override.State.AGREED), None)
    pending = any(each.state in Override.OPEN for each in mine)
    context = {
        "edition": edition,
        "entry": entry,
        "label": entry.label,
        "kind": entry.get_kind_display(),
        "figure": figure,
        "printed": agreed.printed if agreed else entry.printed,
        "ledger_printed": entry.printed,
        "agreed": agreed,
        "raw": plain(entry.value),
        "measure": entry.measure,
        "definition": entry.definition,
        "metric": entry.metric,
        "facts": facts_of(user, entry.metric, scope) if figure else None,
        "scope": scope,
        "offers": offers(user, edition, mine),
        "may_propose": figure
        and not edition.frozen
        and not pending
        and bool(can(user, Perm.COMPILE, edition.scope_owner)),
        "back": reverse("edition", args=[edition.uid]) + f"#{entry.key}",
        "alone": reverse("edition_figure", args=[edition.uid, entry.key]),
    }
    context |= counted(user, numbers_counted(entry), numbers_counted(entry, below=True))
    return context | (trend_context(entry.metric, scope) if figure else {})
