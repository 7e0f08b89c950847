"""Demo: the articles of every issue."""

from random import Random

from canmou.kernel.ledger.actions import Draft, ordered
from canmou.library.api import Work
from canmou.publishing.models import Article, Feature, Issue
from canmou.site.demo.publishing import words
from canmou.site.demo.publishing.press import EDITORS, JOURNAL, REFERENCE, Press


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


def digest_articles(press: Press, issues: list[Issue]) -> list[Draft]:
    """Two or three articles an issue."""
    chance, drafts = press.chance, []
    for issue in issues:
        editor = press.cast.named(chance.choice(EDITORS))
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


def reference_articles(press: Press, issues: list[Issue]) -> list[Draft]:
    """One article an issue, in a few two; so many of them self-written."""
    drafts: list[Draft] = []
    for year, (_, plain_articles, leader_articles, self_written) in REFERENCE.items():
        of_year = [issue for issue in issues if issue.year == year]
        plain = [issue for issue in of_year if issue.periodical.kind == "reference"]
        doubled = plain[3 :: len(plain) // (plain_articles - len(plain))][: plain_articles - len(plain)]
        places = [
            (issue, position) for issue in of_year for position in ((1, 2) if issue in doubled else (1,))
        ]
        free = [place for place, at in enumerate(places) if at[1] == 2 or _work(press, at[0]) is None]
        outside = set(press.chance.sample(free, plain_articles + leader_articles - self_written))
        for place, (issue, position) in enumerate(places):
            drafts.append(_reference_article(press, issue, position, outside=place in outside))
    for issue in issues:
        if issue.year == 2024:
            drafts.append(_reference_article(press, issue, 1, outside=False))
    return drafts


def _work(press: Press, issue: Issue) -> Work | None:
    return press.works.get((issue.periodical.kind, issue.total_sequence))


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
    work = _work(press, issue) if position == 1 else None
    if work:
        article.title, article.work, article.kind = work.title, work, "research"
        authors = ordered(work, "authors") or authors
    article.byline = "、".join(person.name for person in authors)
    return Draft(article, {"authors": authors})


def journal_articles(press: Press, issues: list[Issue], features: list[Feature]) -> list[Draft]:
    """So many articles an issue, with so many characters in the year."""
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
