"""The catalogue of figures and lists that the editor offers: found by words, with value and ready expressions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from django.apps import apps

from canmou.kernel.compile.output import Entry as Printed
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.declare import Ledger, ledger_for
from canmou.kernel.metrics import Figure, Metric, Scope, evaluate, metrics
from canmou.kernel.metrics.computations import Spread
from canmou.kernel.permissions import readers_of
from canmou.lib.rendering import render

MOST = 30
#: Style → what it is called where it is offered.
STYLES = {
    "": "原数",
    "余": "余",
    "超过": "超过",
    "万": "万",
    "万余": "万余",
    "超过万": "超过…万",
    "％": "％",
    "％1": "％一位小数",
    "汉字": "汉字",
    "千分": "千分位",
}
COLUMNS_SHOWN = 12


@dataclass(frozen=True)
class Offer:
    """One way to put a figure or a list into the text: its name, how it looks today, what is inserted.

    style: the rendering, where it is nothing but a figure; a cell of a form takes it, too.
    """

    name: str
    shown: str
    expression: str
    style: str | None = None


@dataclass(frozen=True)
class Entry:
    """A metric as the picker shows it."""

    metric: Metric
    value: str
    offers: list[Offer] = field(default_factory=list)
    columns: list[Offer] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True)
class Found:
    """What a search found: entries by system, how many in all."""

    groups: list[tuple[str, list[Entry]]]
    total: int

    @property
    def shown(self) -> int:
        return sum(len(entries) for _, entries in self.groups)


def systems() -> dict[str, str]:
    """The first word of a metric's id → the name of its system."""
    names = {config.label: str(config.verbose_name) for config in apps.get_app_configs()}
    return {
        label: names[label]
        for label in dict.fromkeys(m.id.partition(".")[0] for m in metrics())
        if label in names
    }


def search(words: str, scope: Scope, system: str = "") -> Found:
    """Metrics whose label, id or definition holds every word, by system; those named so come first."""
    wanted = words.split()
    found = [
        metric
        for metric in metrics()
        if (not system or metric.id.partition(".")[0] == system)
        and all(word.lower() in f"{metric.label} {metric.id} {metric.definition}".lower() for word in wanted)
        and (scope.person is None or metric.personal)
    ]
    found.sort(key=lambda metric: (not all(word in metric.label for word in wanted), metric.id))
    names, groups = systems(), {}
    for metric in found[:MOST]:
        key = metric.id.partition(".")[0]
        groups.setdefault(names.get(key, key), []).append(entry(metric, scope))
    return Found(list(groups.items()), len(found))


def entry(metric: Metric, scope: Scope) -> Entry:
    """A metric with its value for the scope and the expressions that print it."""
    try:
        figure = evaluate(metric.id, scope)
        if figure.computation.kind == "list":
            return _list(figure)
        return _figure(figure)
    except Refused as refusal:
        return Entry(metric, "", note=refusal.message)


def _figure(figure: Figure) -> Entry:
    metric, value = figure.metric, figure.value
    if isinstance(figure.computation, Spread):
        bounds = figure.computation.bounds()
        shown = "—".join(str(number) for number in dict.fromkeys(bounds)) if bounds else "无"
        offers = [Offer("最少—最多", shown, _fig(metric.id, ""), "")]
    else:
        shown = "无" if value is None else _plain(value)
        offers = [
            Offer(STYLES[style], text, _fig(metric.id, style), style)
            for style, text in _renderings(metric, value)
        ]
    style = "％" if metric.measure == "％" else ""
    printed = f"{metric.label}{_fig(metric.id, style)}{_measure(metric)}"
    whole = f"{{% sentence %}}{printed}{{% endsentence %}}"
    return Entry(
        metric, f"{shown}{metric.measure if shown != '无' else ''}", [*offers, Offer("整句", "", whole)]
    )


def exact(printed: Printed) -> str:
    """The value behind a printed figure, with its measure word."""
    metric = printed.traced.figure.metric
    return f"{_plain(printed.traced.raw)}{metric.measure}"


def _measure(metric: Metric) -> str:
    """The measure word to be typed behind the figure; ％ is printed by the style."""
    return "" if metric.measure == "％" else metric.measure


def _fig(id: str, style: str) -> str:
    return f'{{{{ fig("{id}", "{style}") }}}}' if style else f'{{{{ fig("{id}") }}}}'


def _plain(value: Decimal) -> str:
    text = f"{value:.2f}" if value != value.to_integral_value() else f"{value:.0f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _renderings(metric: Metric, value: Decimal | None) -> Iterator[tuple[str, str]]:
    """The styles that fit the metric and its value, each with how it prints now."""
    if metric.measure == "％":
        for style in ("％", "％1"):
            yield style, render(value, style) if value is not None else ""
        return
    if not value:
        yield from ((style, "") for style in ("", "余", "超过"))
        return
    seen = set()
    for style in STYLES:
        if style.startswith("％") or style == "汉字" and (value > 99 or value % 1):
            continue
        shown = render(value, style)
        if shown not in seen:
            seen.add(shown)
            yield style, shown


def _list(figure: Figure) -> Entry:
    metric, rows = figure.metric, figure.computation.rows
    ledger = ledger_for(rows.model)
    total = int(figure.value or 0)
    if readers_of(ledger.code) is not None:
        note = f"“{ledger.name}”只对指定角色开放，报告里只能写数目"
        return Entry(metric, f"{total}条", [Offer("条数", str(total), _fig(metric.id, ""))], note=note)
    column = _title_column(ledger)
    shown = rows.select_related("ref")[:2]
    first = [record.title if column == "title" else ledger.title_of(record) for record in shown]
    offers = list(_list_offers(metric, column, first, total))
    return Entry(metric, f"{total}条", offers, _columns(ledger))


def _title_column(ledger: Ledger) -> str:
    """The column to print a row by: its title where it has one, or else the name that lists show."""
    return "title" if any(column.name == "title" for column in ledger.sheet) else "name"


def _list_offers(metric: Metric, column: str, first: list[str], total: int) -> Iterator[Offer]:
    id, measure = metric.id, metric.measure or "项"
    names, several = f'names(rows("{id}"), "{column}")', f'names(rows("{id}")|take(2), "{column}")'
    more = f"等{total}{measure}" if total > 2 else f"{total}{measure}" if total else ""
    tail = f'{{% if value("{id}") > 2 %}}等{{% endif %}}{_fig(id, "")}{measure}'
    if column == "title":
        books = "".join(f"《{title}》" for title in first)
        yield Offer("《…》等几项", books and f"{books}{more}", f"{{{{ {several}|books }}}}{tail}")
        yield Offer("全部《…》《…》", "", f"{{{{ {names}|books }}}}")
    joined = "、".join(first)
    yield Offer("…、…等几项", joined and f"{joined}{more}", f'{{{{ {several}|joined("、") }}}}{tail}')
    yield Offer("全部，用顿号隔开", "", f'{{{{ {names}|joined("、") }}}}')
    yield Offer("第一条", first[0] if first else "", f'{{{{ first("{id}").{column} }}}}')
    row = f"{{% item %}}▮{{{{ row.{column} }}}}{{% enditem %}}"
    loop = f'{{% for row in rows("{id}") %}}{row}{{% endfor %}}'
    yield Offer("逐条写", "", f'{{% series "，" %}}{loop}{{% endseries %}}')


def _columns(ledger: Ledger) -> list[Offer]:
    """The columns of a row, for use within 逐条写."""
    shown = [column for column in ledger.sheet if column.name not in ("mask", "source_unit")]
    return [
        Offer(
            column.heading,
            "",
            f"{{{{ row.{column.name}|joined }}}}" if column.many else f"{{{{ row.{column.name} }}}}",
        )
        for column in shown[:COLUMNS_SHOWN]
    ]
