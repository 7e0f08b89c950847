"""The demo office's figures and materials library: indicators, values, phrases, practices, clippings."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from canmou.kernel.people.models import Unit
from canmou.library.models import CityPractice, Clipping, Indicator, IndicatorValue, LeaderPhrase
from canmou.site.demo.cast import Cast
from canmou.site.demo.leaders import leader
from canmou.site.demo.library.facts import CLIPPINGS, INDICATORS, PHRASES, PRACTICES, rows

_M = "month"


def load(cast: Cast) -> None:
    """Three years of figures and materials."""
    _indicators(cast)
    _materials(cast)


def _indicators(cast: Cast) -> None:
    sources = {unit.short_name: unit for unit in Unit.objects.filter(office=cast.office, kind="department")}
    facts = rows(INDICATORS)
    drafts = [
        Indicator(
            name=name,
            aliases=aliases,
            definition=definition,
            measure=measure,
            places=int(places),
            frequency=frequency,
            aggregation=aggregation,
            source=sources[source],
            release_note="每月20日后可对外使用" if frequency == _M else "季后次月20日后可对外使用",
            used_from=date(2021, 1, 1),
        )
        for name, aliases, definition, measure, places, frequency, aggregation, source, _, _ in facts
    ]
    entered = cast.enter(drafts, unit="economy")
    random, values = Random(31), []
    for indicator, row in zip(entered, facts, strict=True):
        values += _values(random, indicator, float(row[-2]), float(row[-1]))
    cast.enter(values, unit="economy")


def _values(random: Random, indicator: Indicator, start: float, pace: float) -> list[IndicatorValue]:
    """Monthly (from February) or quarterly values of three years, with some revised once."""
    found = []
    for year in (2021, 2022, 2023):
        months = range(2, 13) if indicator.frequency == _M else (3, 6, 9, 12)
        for month in months:
            steps = month if indicator.frequency == _M else month // 3
            level, growth = _level(random, indicator, start, pace, year, steps)
            end = _month_end(year, month)
            known = end + timedelta(days=16 + month % 3)
            if known > date(2024, 1, 8):
                continue
            period = f"{year}-{month:02d}" if indicator.frequency == _M else f"{year}-Q{month // 3}"
            row = IndicatorValue(
                indicator=indicator,
                period=period,
                period_end=end,
                value=level,
                growth=growth,
                as_of=known,
                embargo_until=end + timedelta(days=20),
            )
            found.append(row)
            if month == 12 and indicator.aggregation != "stock" and year < 2023:
                found.append(_revised(random, row))
    return found


def _level(
    random: Random, indicator: Indicator, start: float, pace: float, year: int, steps: int
) -> tuple[Decimal, Decimal | None]:
    growth = round(pace + random.uniform(-1.6, 1.8), 1)
    unit = Decimal(1).scaleb(-indicator.places)
    if indicator.measure == "％":
        wave = {2021: 2.6, 2022: -0.8, 2023: 0.9}[year]
        return Decimal(f"{start + wave - steps * 0.15 + random.uniform(-0.3, 0.3):.1f}"), None
    base = start * (1 + pace / 100) ** (year - 2021)
    if indicator.aggregation == "cumulative":
        base *= steps * (1 + random.uniform(-0.02, 0.02))
    else:
        base *= 1 + pace / 100 * steps / 12
    return Decimal(f"{base:.6f}").quantize(unit), Decimal(str(growth))


def _revised(random: Random, row: IndicatorValue) -> IndicatorValue:
    unit = Decimal(1).scaleb(-row.indicator.places)
    return IndicatorValue(
        indicator=row.indicator,
        period=row.period,
        period_end=row.period_end,
        value=(row.value * Decimal(str(1 + random.uniform(-0.006, 0.006)))).quantize(unit),
        growth=row.growth,
        revision=2,
        revision_reason="年报核实后修订",
        status=IndicatorValue.Status.FINAL,
        as_of=date(row.period_end.year + 1, 10, 20),
    )


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _materials(cast: Cast) -> None:
    keeper = cast.named("常晓曼")
    entered = [
        LeaderPhrase(
            leader=leader(name).person(cast),
            leader_post=leader(name).post,
            said_on=date.fromisoformat(day),
            occasion=occasion,
            topic=topic,
            words=words,
            source="会议讲话稿",
            checked_by=cast.named("殷雪梅"),
        )
        for name, day, occasion, topic, words in rows(PHRASES)
    ]
    cast.enter(entered, unit="research2")
    entered = [
        CityPractice(
            place=place,
            title=title,
            topic=topic,
            gist=gist,
            effect=effect,
            source=f"{source}{_spoken(day)}",
            published_on=date.fromisoformat(day),
            collected_by=keeper,
            lesson="做法可复制，需结合本市实际测算成本",
        )
        for place, title, topic, gist, effect, source, day in rows(PRACTICES)
    ]
    cast.enter(entered, unit="center")
    entered = [
        Clipping(
            title=title,
            medium=medium,
            published_on=date(2021 + place // 6, place % 6 * 2 + 1, 9 + place % 5),
            topic=topic,
            excerpt=excerpt,
            collected_by=keeper,
        )
        for place, (title, medium, topic, excerpt) in enumerate(rows(CLIPPINGS))
    ]
    cast.enter(entered, unit="center")


def _spoken(day: str) -> str:
    found = date.fromisoformat(day)
    return f"{found.year}年{found.month}月{found.day}日"
