"""The cockpit: six lines at a glance, trends, what is open and late by section. Every number is a metric."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from canmou.desk.scope import address, choices, section_scopes
from canmou.desk.watch import WATCHED, Shown, Watched, told
from canmou.kernel.ledger.declare import LINES
from canmou.kernel.metrics import Reading, Scope, Trend, reading, readings, shown, trend
from canmou.kernel.people.models import User
from canmou.kernel.ui.markup import link
from canmou.kernel.ui.table import Column, Row, Table

LATE = ("dates.open", "dates.overdue", "dates.evidence")


@dataclass(frozen=True)
class LineCard:
    """One line of work: its figures with the addresses that they open, and its lights."""

    code: str
    name: str
    figures: list[tuple[Reading, str]]
    lights: list[tuple[Shown, str]]

    @property
    def worst(self) -> str:
        """The tone of the gravest light, "" where none is on."""
        tones = {light.tone for light, _ in self.lights}
        return next((tone for tone in ("bad", "warn", "ok") if tone in tones), "")


def cockpit(user: User, scope: Scope) -> dict[str, Any]:
    """The page of a scope."""
    return {
        "scope": scope,
        "who": who(scope),
        "lead": lead(scope),
        "choices": choices(user, scope),
        "cards": cards(scope),
        "late": late_table(user, scope),
        "where": address(scope),
        "trends_href": reverse("cockpit_trends") + address(scope),
    }


def lead(scope: Scope) -> str:
    """What the page counts: 2024年，截至2024年1月8日；与去年同期（截至同日）相比."""
    day = scope.until
    return f"{scope.period.label}，截至{day.year}年{day.month}月{day.day}日；与去年同期（截至同日）相比，点开数字看依据。"


def who(scope: Scope) -> str:
    """Whose figures: 全室, or the section's name."""
    return scope.unit.spoken if scope.unit else "全室"


def cards(scope: Scope) -> list[LineCard]:
    """The six lines of work."""
    return [_card(watched, scope) for watched in WATCHED]


def _card(watched: Watched, scope: Scope) -> LineCard:
    found = readings(watched.figures, scope)
    lights = zip(watched.lights, readings([light.metric for light in watched.lights], scope), strict=True)
    on = [light for light in (told(light, one) for light, one in lights) if light]
    return LineCard(
        watched.line,
        LINES[watched.line],
        [(one, figure_href(one.metric.id, scope)) for one in found],
        [(light, figure_href(light.reading.metric.id, scope)) for light in on],
    )


def figure_href(id: str, scope: Scope) -> str:
    """The address of a metric's page for a scope."""
    return reverse("figure", args=[id]) + address(scope)


def late_rows(user: User, scope: Scope) -> list[tuple[Scope, list[Reading]]]:
    """Open and late by section: the sections of the office, or the unit asked for; those without any left out."""
    scopes = [scope] if scope.unit else section_scopes(user, scope)
    rows = [(here, readings(LATE, here)) for here in scopes]
    return [(here, row) for here, row in rows if scope.unit or any(one.value for one in row)]


def late_table(user: User, scope: Scope) -> Table | None:
    """The same as a table whose numbers open the figure of the section, and whose names its list of items."""
    rows = []
    heads = [reading(id, scope).metric for id in LATE]
    for here, row in late_rows(user, scope):
        name = link(who(here), f"{reverse('due')}?whose=office&unit={here.unit.uid}")
        cells = [link(one.shown, figure_href(one.metric.id, here)) if one.value else one.shown for one in row]
        rows.append(Row([name, *cells]))
    if not rows:
        return None
    return Table(
        [Column("科室", "short"), *(Column(m.label, "num") for m in heads)], rows, "各科室未办和超期"
    )


@dataclass(frozen=True)
class Chart:
    """One trend: its title, its months, and the table that says the same."""

    trend: Trend
    href: str
    table: Table


def trends(scope: Scope) -> list[Chart]:
    """One trend for each line of work."""
    return [chart(watched.trend, scope) for watched in WATCHED]


def chart(id: str, scope: Scope) -> Chart:
    """The trend of one metric with its table."""
    found = trend(id, scope)
    rows = [
        Row([f"{m.period.label}（截至今日）" if m.running else m.period.label, shown(m.value), shown(m.last)])
        for m in found.months
    ]
    heads = [Column("月份", "short"), Column("本期", "num"), Column("上年同月", "num")]
    return Chart(
        found, figure_href(id, scope), Table(heads, rows, f"{found.metric.label}（{found.measure}）逐月")
    )
