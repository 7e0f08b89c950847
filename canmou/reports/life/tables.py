"""The tables of the pages of editions."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from canmou.kernel import clock
from canmou.kernel.compile.editions.comparing import Pair
from canmou.kernel.compile.editions.drift import Drift
from canmou.kernel.compile.editions.models import Edition, EditionEntry
from canmou.kernel.compile.output import Entry
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.table import Column, Row, Table
from canmou.lib import periods
from canmou.reports.life.figures import plain


def state_badge(edition: Edition) -> SafeString:
    """在编 or 定稿."""
    return badge(edition.get_state_display(), "ok" if edition.frozen else "info")


def edition_rows(editions: Iterable[Edition]) -> Table | None:
    """The list of kept compiles."""
    heads = [
        Column("报告", "long"), Column("期间", "short"), Column("范围", "short"), Column("稿次", "short"),
        Column("状态", "short"), Column("编制", "short"), Column("定稿", "short"), Column("待办", "short"),
    ]  # fmt: skip
    rows = []
    for edition in editions:
        whose = edition.person or edition.unit
        corrects = f"（更正第{edition.corrects.number}稿）" if edition.corrects else ""
        rows.append(
            Row(
                [
                    link(edition.template.name, reverse("edition", args=[edition.uid])),
                    periods.parse(edition.period).label,
                    str(whose) if whose else "全室",
                    f"第{edition.number}稿{corrects}",
                    state_badge(edition),
                    f"{edition.keeper} {edition.kept_at.astimezone(clock.ZONE):%Y-%m-%d}",
                    _frozen(edition),
                    f"{edition.waiting}处改数待同意" if edition.waiting else None,
                ]
            )
        )
    return Table(heads, rows, "编制稿") if rows else None


def _frozen(edition: Edition) -> str | None:
    if not edition.frozen:
        return None
    return f"{edition.freezer} {edition.frozen_at.astimezone(clock.ZONE):%Y-%m-%d}"


def drift_figures(edition: Edition, found: Drift) -> Table | None:
    """Figures that moved: as kept, and now."""
    heads = [
        Column("数字", "long"), Column("报告所载", "num"), Column("当时", "num"), Column("现在", "num"),
        Column("变动", "num"), Column("记录", "text"),
    ]  # fmt: skip
    rows = []
    for each in found.figures:
        entry = each.entry
        told = [f"新计入{each.added}条"] * bool(each.added) + [f"不再计入{each.dropped}条"] * bool(
            each.dropped
        )
        change = signed((each.now or Decimal(0)) - (entry.value or Decimal(0))) if each.moved else "不变"
        cells = [
            _to_figure(edition, entry),
            entry.printed,
            plain(entry.value),
            plain(each.now) or "无",
            change,
        ]
        rows.append(Row([*cells, "，".join(told)]))
    return Table(heads, rows, "变动的数字") if rows else None


def drift_rows(edition: Edition, found: Drift) -> Table | None:
    """Records that count differently, or were changed."""
    heads = [
        Column("记录", "long"), Column("变动", "short"), Column("涉及的数字和名称", "text"), Column("经过", "text"),
    ]  # fmt: skip
    tones = {"新计入": "info", "不再计入": "warn", "已作废": "bad", "已修改": "neutral"}
    rows = []
    for each in found.rows:
        record = format_html(
            '<a href="{}">{}</a><br><small>{}</small>',
            reverse("record", args=[each.ref.number]),
            each.ref.title,
            each.ref.number,
        )
        named = format_html_join("、", "{}", ((_to_figure(edition, entry),) for entry in each.entries))
        told = format_html_join(mark_safe("<br>"), "{}", ((line,) for line in each.told))
        rows.append(Row([record, badge(each.what, tones[each.what]), named, told]))
    return Table(heads, rows, "变动的记录") if rows else None


def _to_figure(edition: Edition, entry: EditionEntry) -> SafeString:
    return link(entry.spoken, reverse("edition_figure", args=[edition.uid, entry.key]))


def pairs_table(pairs: Sequence[Pair], first: str, second: str) -> Table | None:
    """Figures side by side, with the change."""
    heads = [
        Column("数字", "long"), Column(first, "num"), Column(second, "num"), Column("增减", "num"),
        Column("增减幅度", "num"),
    ]  # fmt: skip
    rows = []
    for pair in pairs:
        share = "" if pair.share is None or not pair.change else f"{signed(pair.share, 1)}％"
        change = "" if pair.change is None else signed(pair.change) if pair.change else "不变"
        label = format_html("<b>{}</b>", pair.label) if pair.differs else pair.label
        rows.append(Row([label, _side(pair.first), _side(pair.second), change, share]))
    return Table(heads, rows, "数字对照") if rows else None


def _side(entry: Entry | None) -> str:
    return entry.traced.text if entry else "未写"


def signed(value: Decimal, places: int = 4) -> str:
    """+3, −16.6667."""
    text = f"{abs(value):.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{'+' if value > 0 else '−'}{text}" if value else "0"
