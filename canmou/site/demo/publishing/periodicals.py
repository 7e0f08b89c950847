"""Demo: periodicals, issues, articles, reviews, distribution, fees, plans."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from canmou.kernel.ledger.actions import Draft
from canmou.kernel.people.models import Unit
from canmou.publishing.models import (
    Article,
    Distribution,
    Feature,
    Fee,
    Issue,
    IssuePlan,
    Periodical,
    ReviewPass,
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
_EDITORS = ["祝春妮", "万俊杰", "戚若水"]
_FINAL = "宋雅琴"


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


def load(cast: Cast) -> None:
    """Everything about the four periodicals."""
    press = _press(cast)
    features = _features(press)
    digest, reference, journal = _digest_issues(press), _reference_issues(press), _journal_issues(press)
    issues = list(cast.enter(digest + reference + journal, unit="editorial"))
    first, second = len(digest), len(digest) + len(reference)
    drafts = _digest_articles(press, issues[:first])
    drafts += _reference_articles(press, issues[first:second])
    drafts += _journal_articles(press, issues[second:], features)
    articles = cast.enter(drafts, unit="editorial")
    _reviews(press, issues)
    _distributions(press, issues)
    _plans(press, issues)
    _fees(press, articles)


def _press(cast: Cast) -> Press:
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


def _features(press: Press) -> list[Feature]:
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


# ---- issues


def _digest_issues(press: Press) -> list[Issue]:
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


def _reference_issues(press: Press) -> list[Issue]:
    rows = []
    for year, (plain, _, leader, _) in REFERENCE.items():
        subjects = press.chance.sample(words.REFERENCE_SUBJECTS, plain + leader)
        for key, count in (("reference", plain), ("leader", leader)):
            days = [
                day
                for month in range(1, 13)
                for day in _spread_over(year, month, count * month // 12 - count * (month - 1) // 12)
            ]
            rows += [press.issue(key, day, subjects.pop()) for day in days]
    rows.append(press.issue("reference", date(2024, 1, 4), "开年经济运行"))
    return rows


def _journal_issues(press: Press) -> list[Issue]:
    rows = []
    for year in JOURNAL:
        for month in range(1, 13):
            (day,) = _spread_over(year, month, 1)
            rows.append(press.issue("journal", day, f"{month}月号"))
    return rows


# ---- articles


def _article(
    issue: Issue, position: int, title: str, kind: str, origin: str, characters: int, **rest
) -> Article:
    return Article(
        issue=issue,
        position=position,
        title=title,
        kind=kind,
        author_origin=origin,
        characters=characters,
        published_on=issue.published_on,
        **rest,
    )


def _digest_articles(press: Press, issues: list[Issue]) -> list[Draft]:
    chance, drafts = press.chance, []
    for issue in issues:
        editor = press.cast.named(chance.choice(_EDITORS))
        texts = [
            (chance.choice(words.POLICY_TITLES).format(issue.theme), "policy", "in_house"),
            (chance.choice(words.EXPERIENCE_TITLES).format(issue.theme), "experience", "in_house"),
        ]
        if issue.sequence % 4 == 0:
            texts.append((words.NEWS_TITLE.format(issue.theme), "news", "excerpted"))
        for position, (title, kind, origin) in enumerate(texts, 1):
            size = 100 * chance.randrange(22, 39)
            own = [editor] if origin == "in_house" else []
            article = _article(issue, position, title, kind, origin, size, byline="期刊信息科")
            drafts.append(Draft(article, {"authors": own}))
    return drafts


def _reference_articles(press: Press, issues: list[Issue]) -> list[Draft]:
    drafts: list[Draft] = []
    for year, (_, plain_articles, leader_articles, self_written) in REFERENCE.items():
        of_year = [issue for issue in issues if issue.year == year]
        plain = [issue for issue in of_year if issue.periodical.kind == "reference"]
        doubled = plain[3 :: len(plain) // (plain_articles - len(plain))][: plain_articles - len(plain)]
        places = [
            (issue, position) for issue in of_year for position in ((1, 2) if issue in doubled else (1,))
        ]
        outside = set(
            press.chance.sample(range(len(places)), plain_articles + leader_articles - self_written)
        )
        for place, (issue, position) in enumerate(places):
            drafts.append(_reference_article(press, issue, position, outside=place in outside))
    for issue in issues:
        if issue.year == 2024:
            drafts.append(_reference_article(press, issue, 1, outside=False))
    return drafts


def _reference_article(press: Press, issue: Issue, position: int, *, outside: bool) -> Draft:
    chance = press.chance
    title = chance.choice(words.REFERENCE_TITLES).format(issue.theme)
    if position == 2:
        title = f"{issue.theme}：一组数据和几点提示"
    size = 100 * chance.randrange(30, 56)
    if outside:
        origin = chance.choice(["commissioned", "commissioned", "contributed"])
        unit = chance.choice(press.departments)
        return Draft(
            _article(issue, position, title, "research", origin, size, byline=unit.name, author_unit=unit)
        )
    authors = chance.sample(press.cast.staff[8:23], 2)
    article = _article(issue, position, title, chance.choice(["research", "advice"]), "in_house", size)
    article.byline = "、".join(person.name for person in authors)
    return Draft(article, {"authors": authors})


def _journal_articles(press: Press, issues: list[Issue], features: list[Feature]) -> list[Draft]:
    drafts: list[Draft] = []
    used: set[str] = set()
    for year, (per_issue, characters) in JOURNAL.items():
        of_year = [issue for issue in issues if issue.year == year]
        sizes = _sizes(press.chance, per_issue * len(of_year), characters)
        for issue in of_year:
            running = [
                feature
                for feature in features
                if feature.kind == "column" or feature.started_on <= issue.published_on <= feature.ended_on
            ]
            for position in range(1, per_issue + 1):
                feature = running[position % len(running)] if position > 4 else running[0]
                drafts.append(_journal_article(press, issue, position, sizes.pop(), feature, used))
    return drafts


def _sizes(chance: Random, count: int, whole: int) -> list[int]:
    """So many lengths of articles that add up to the whole."""
    sizes = [round(whole / count * chance.uniform(0.7, 1.3)) for _ in range(count)]
    spare = whole - sum(sizes)
    for place in range(count):
        share = spare // (count - place)
        sizes[place] += share
        spare -= share
    return sizes


def _journal_article(
    press: Press, issue: Issue, position: int, size: int, feature: Feature, used: set[str]
) -> Draft:
    chance = press.chance
    while True:
        place = chance.choice(press.places)
        kind = chance.choice(["practice", "practice", "practice", "research", "advice", "theory"])
        title = chance.choice(words.JOURNAL_TITLES[kind]).format(
            place=place.spoken, subject=chance.choice(words.JOURNAL_SUBJECTS)
        )
        if title not in used:
            used.add(title)
            break
    if position % 9 == 0:
        authors = chance.sample(press.cast.staff[8:40], 1)
        article = _article(
            issue, position, title, kind, "in_house", size, feature=feature, byline=authors[0].name
        )
        return Draft(article, {"authors": authors})
    origin = "commissioned" if position % 3 == 0 else "contributed"
    byline = chance.choice(words.SURNAMES) + chance.choice(words.GIVEN)
    article = _article(
        issue, position, title, kind, origin, size, feature=feature, byline=byline, author_unit=place
    )
    return Draft(article)


# ---- what happens to an issue


def _reviews(press: Press, issues: list[Issue]) -> None:
    cast, chance, rows = press.cast, press.chance, []
    for issue in issues:
        stages = [("first", chance.choice(_EDITORS), 4), ("second", "贾书林", 2), ("final", _FINAL, 1)]
        for stage, reviewer, before in stages:
            found = {"first": 9, "second": 4, "final": 1}[stage]
            rows.append(
                ReviewPass(
                    issue=issue,
                    stage=stage,
                    reviewer=cast.named(reviewer),
                    reviewed_on=issue.published_on - timedelta(days=before),
                    errors_found=chance.randrange(found + 1),
                    errors_left=chance.randrange({"first": 4, "second": 3, "final": 1}[stage]),
                    verdict=chance.choice(["pass", "pass_after"]) if stage != "final" else "pass",
                )
            )
    cast.enter(rows, unit="editorial")


def _distributions(press: Press, issues: list[Issue]) -> None:
    cast, rows = press.cast, []
    fixed = [cast.body(name, kind=kind, short_name=short) for name, kind, short in words.RECEIVERS]
    for place, issue in enumerate(issues):
        department = press.departments[place % len(press.departments)]
        receivers = fixed[:2] if issue.periodical.kind == "leader" else [*fixed, department]
        for receiver in receivers:
            waiting = issue.year == 2024 and receiver is not fixed[1]
            rows.append(
                Distribution(
                    issue=issue,
                    receiver=receiver,
                    sent_on=issue.published_on,
                    copies=20 if receiver is fixed[1] else 6,
                    received_on=None if waiting else issue.published_on + timedelta(days=1),
                    signed_by="" if waiting else "机要收发员",
                )
            )
    cast.enter(rows, unit="editorial")


def _plans(press: Press, issues: list[Issue]) -> None:
    cast, rows = press.cast, []
    editor = cast.named("贾书林")
    for issue in issues:
        if issue.periodical.kind not in ("digest", "journal"):
            continue
        late = issue.total_sequence % 11 == 0
        planned = issue.published_on - timedelta(days=3 if late else 0)
        rows.append(
            IssuePlan(
                periodical=issue.periodical,
                planned_on=planned,
                topic=issue.theme,
                editor=editor,
                issue=issue,
                note="稿件补充修改，顺延三天" if late else "",
            )
        )
    coming = [("digest", 12, "大规模设备更新"), ("digest", 19, "春节消费"), ("journal", 22, "1月号")]
    for key, day, topic in coming:
        rows.append(
            IssuePlan(
                periodical=press.periodicals[key], planned_on=date(2024, 1, day), topic=topic, editor=editor
            )
        )
    cast.enter(rows, unit="editorial")


def _fees(press: Press, articles: list[Article]) -> None:
    """Writers of two articles in three are paid for each half-year."""
    rows = []
    for place, article in enumerate(articles):
        outside = article.author_origin in ("commissioned", "contributed")
        if not outside or article.issue.periodical.kind != "journal" or place % 3 == 0:
            continue
        half = date(article.issue.year, 6, 30) if article.published_on.month <= 6 else None
        listed = half or date(article.issue.year, 12, 29)
        paid = listed + timedelta(days=8) if listed < date(2023, 12, 1) else None
        amount = (Decimal(article.characters) * 80 / 1000).quantize(Decimal("1"))
        rows.append(
            Fee(
                article=article,
                payee=article.byline,
                standard="每千字80元",
                amount=amount,
                listed_on=listed,
                paid_on=paid,
            )
        )
    press.cast.enter(rows, unit="editorial")
