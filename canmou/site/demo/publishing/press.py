"""Demo: the periodicals, their features and issues."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from canmou.kernel.people.models import Unit
from canmou.library.api import Work
from canmou.publishing.models import (
    Feature,
    Issue,
    Periodical,
)
from canmou.site.demo.cast import Cast
from canmou.site.demo.publishing import words

#: How many issues of 《参阅件·政策与要闻专刊》 came out in which month.
DIGEST_MONTHS = {
    2022: {2: 4, 3: 3, 4: 3, 5: 4, 6: 3, 7: 4, 8: 3, 9: 4, 10: 3, 11: 4, 12: 3},
    2023: {1: 4, 2: 3, 3: 4, 4: 3, 5: 3, 6: 4, 7: 4, 8: 3, 9: 3, 10: 4, 11: 3, 12: 4},
    2024: {1: 1},
}
#: year: issues and articles of 《参阅件》, of 《参阅件·呈阅专刊》 (one article each), self-written of all
REFERENCE = {2021: (26, 28, 18, 31), 2022: (30, 34, 20, 39), 2023: (33, 36, 22, 44)}
#: year: articles an issue and characters a year of the monthly journal
JOURNAL = {2021: (25, 905_600), 2022: (26, 952_000), 2023: (27, 1_003_400)}

#: key: name, kind, founded, promise, target, registration, issues before 2021
PERIODICALS = {
    "reference": ("参阅件", "reference", date(2008, 3, 17), None, None, 70, "", 396),
    "leader": ("参阅件·呈阅专刊", "leader", date(2017, 5, 8), None, None, 70, "", 61),
    "digest": ("参阅件·政策与要闻专刊", "digest", date(2022, 2, 9), 3, 4, None, "", 0),
    "journal": ("经济社会发展", "journal", date(1986, 1, 20), 1, 1, None, "淄州内资准字第021号", 420),
}
EDITORS = ["祝春妮", "万俊杰", "戚若水"]
FINAL = "宋雅琴"


@dataclass
class Press:
    """What the loading carries along."""

    cast: Cast
    chance: Random
    periodicals: dict[str, Periodical]
    departments: list[Unit]
    places: list[Unit]
    numbers: dict[tuple[str, int], int]
    totals: dict[str, int]
    works: dict[tuple[str, int], Work]

    def issue(self, key: str, day: date, theme: str, cited: int | None = None) -> Issue:
        """The next issue of a periodical."""
        sequence = self.numbers.get((key, day.year), 0) + 1
        self.numbers[key, day.year] = sequence
        self.totals[key] += 1
        return Issue(
            periodical=self.periodicals[key],
            year=day.year,
            sequence=sequence,
            total_sequence=self.totals[key],
            published_on=day,
            theme=theme,
            signer=self.cast.named("周承远"),
            copies=600 if key == "journal" else 120,
            cited=cited,
        )


def start(cast: Cast) -> Press:
    """The periodicals, entered, and what the loading carries along."""
    rows = {
        key: Periodical(
            name=name,
            kind=kind,
            founded_on=founded,
            monthly_min=least,
            monthly_max=most,
            self_written_target=target,
            registration=registration,
            readers="市委、市政府领导，各区县、各部门" if key != "leader" else "市政府领导",
        )
        for key, (name, kind, founded, least, most, target, registration, _) in PERIODICALS.items()
    }
    entered = cast.enter(rows.values(), unit="editorial")
    units = Unit.objects.filter(office=cast.office).order_by("order", "pk")
    departments = list(units.filter(kind="department"))
    return Press(
        cast=cast,
        chance=Random("publishing"),
        periodicals=dict(zip(rows, entered, strict=True)),
        departments=departments,
        places=[*units.filter(kind="district"), *departments],
        numbers={},
        totals={key: row[-1] for key, row in PERIODICALS.items()},
        works={},
    )


def _spread_over(year: int, month: int, count: int) -> list[date]:
    """Workdays spread evenly over a month, none in the first days of October and of a new year."""
    last = monthrange(year, month)[1]
    start = 8 if month in (1, 2, 10) else 2
    days = [start + round((last - 2 - start) * (2 * place + 1) / (2 * count)) for place in range(count)]
    found = []
    for number in days:
        day = date(year, month, number)
        found.append(day - timedelta(days=max(0, day.weekday() - 4)))
    return found


def features(press: Press) -> list[Feature]:
    """Features and columns, entered."""
    journal, editor = press.periodicals["journal"], press.cast.named("贾书林")
    rows = [
        Feature(
            name=name,
            kind=kind,
            periodical=journal,
            started_on=date(year, start, 15),
            ended_on=date(year, end, 28),
            editor=editor,
            aim="集中刊发区县、部门的做法和体会",
            cited=cited,
        )
        for name, kind, year, start, end, cited in words.FEATURES
    ]
    rows += [
        Feature(name=name, kind="column", periodical=journal, started_on=date(2019, 1, 20), editor=editor)
        for name in words.COLUMNS
    ]
    return list(press.cast.enter(rows, unit="editorial"))


def digest_issues(press: Press) -> list[Issue]:
    """The issues of 《参阅件·政策与要闻专刊》."""
    rows = []
    for year, months in DIGEST_MONTHS.items():
        themes = iter({2022: words.THEMES, 2023: words.THEMES_2023, 2024: words.THEMES_2024}[year])
        place = 0
        for month, count in months.items():
            days = [date(2024, 1, 5)] if year == 2024 else _spread_over(year, month, count)
            for day in days:
                place += 1
                rows.append(press.issue("digest", day, next(themes), place if place <= 3 else None))
    return rows


def reference_issues(press: Press) -> list[Issue]:
    """The issues of 《参阅件》 and 《参阅件·呈阅专刊》."""
    rows = []
    for year, (plain, _, leader, _) in REFERENCE.items():
        subjects = press.chance.sample(words.REFERENCE_SUBJECTS, plain + leader)
        own = list(
            Work.objects.filter(
                office=press.cast.office, author_origin="in_house", kind="report", finished_on__year=year
            ).order_by("finished_on", "pk")
        )
        for key, count in (("reference", plain), ("leader", leader)):
            days = [
                day
                for month in range(1, 13)
                for day in _spread_over(year, month, count * month // 12 - count * (month - 1) // 12)
            ]
            for place, day in enumerate(days):
                work = next((work for work in own if work.finished_on <= day), None) if place % 2 else None
                issue = press.issue(key, day, _theme(work) if work else subjects.pop())
                if work:
                    own.remove(work)
                    press.works[key, issue.total_sequence] = work
                rows.append(issue)
    rows.append(press.issue("reference", date(2024, 1, 4), "开年经济运行"))
    return rows


def _theme(work: Work) -> str:
    return work.short_name or work.title[:30]


def journal_issues(press: Press) -> list[Issue]:
    """The monthly issues of the journal."""
    rows = []
    for year in JOURNAL:
        for month in range(1, 13):
            (day,) = _spread_over(year, month, 1)
            rows.append(press.issue("journal", day, f"{month}月号"))
    return rows
