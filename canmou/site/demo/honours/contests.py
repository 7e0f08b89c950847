"""Contests, entries and awards."""

from datetime import date

from canmou.honours.models import Award, Contest, ContestEntry
from canmou.kernel.ledger.actions import Draft
from canmou.kernel.people.models import Unit
from canmou.library.api import Work
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import before, workday
from canmou.site.demo.honours.bodies import work_named
from canmou.site.demo.honours.won import AWARDS, LOST

#: key: title, series, level, line, organizer, since, cycle
CONTESTS = {
    "gov": ("全省政府系统调研成果评选", "provincial_gov", "province", "research", "province_research", 2016),
    "office": (
        "全省政府办公系统调研成果评选",
        "provincial_office",
        "province",
        "research",
        "province_office",
        2017,
    ),
    "vital": ("全市“活力党建”创新案例评选", "city_party", "city", "party", "organs", 2020),
    "party": ("全市机关党建优秀调研成果评选", "city_party", "city", "party", "organs", 2018),
    "periodical": ("全国城市党政期刊评选", "national", "nation", "drafting", "periodicals", 2018),
    "info": ("全市政务信息工作评比", "city_other", "city", "capacity", "city_office", 2017),
    "women": ("全市巾帼文明岗评选", "city_other", "city", "capacity", "women", 2019),
}


def load(cast: Cast, bodies: dict[str, Unit]) -> dict[str, Award]:
    """Enter them; returns the awards by the title of what won."""
    _works(cast)
    made = _contests(cast, bodies)
    return _awards(cast, bodies, made, _entries(cast, made))


def _works(cast: Cast) -> None:
    """The texts that won and that no other part has entered."""
    rows, seen = [], set()
    for won in AWARDS:
        if won.holder != "work" or won.title in seen or work_named(cast, won.title):
            continue
        seen.add(won.title)
        rows.append(
            Work(
                title=won.title,
                kind="case" if won.contest == "vital" else "report",
                finished_on=before(won.on, 120)
                if won.contest in ("vital", "party")
                else workday(won.year, 11, 20),
                characters=3600 + 37 * len(won.title),
                keywords=CONTESTS[won.contest][0],
                summary="已报有关评选。",
                mask=won.mask,
                unit=cast.unit(won.section),
            )
        )
    cast.enter(rows)


def _contests(cast: Cast, bodies: dict[str, Unit]) -> dict[str, Contest]:
    drafts = [
        Draft(
            Contest(
                title=title,
                series=series,
                level=level,
                line=line,
                first_held_on=date(since, 9, 1),
                cycle="每年一次" if line != "drafting" else "每三年一次",
                conditions="上一年度完成、已进入决策或产生较好反响的成果",
            ),
            {"organizers": [bodies[organizer]]},
        )
        for title, series, level, line, organizer, since in CONTESTS.values()
    ]
    return dict(zip(CONTESTS, cast.enter(drafts), strict=True))


def _entries(cast: Cast, contests: dict[str, Contest]) -> dict[tuple[str, int, str], ContestEntry]:
    keys, rows = [], []
    for won in AWARDS:
        if won.contest != "periodical":
            keys.append((won.contest, won.year, won.title))
            rows.append(_entry(cast, contests, keys[-1], won.section, won.on, "won"))
    for contest, year, title, section in LOST:
        result_on = workday(year + 1, 9, 20)
        keys.append((contest, year, title))
        rows.append(_entry(cast, contests, keys[-1], section, result_on, "lost"))
    pending = [("gov", 2023, "城市更新中的历史街区保护利用研究"), ("office", 2023, "重点民生资金绩效评估")]
    for key in pending:
        row = _entry(cast, contests, key, "research1", date(2024, 3, 29), "pending")
        row.submitted_on, row.result_on = date(2024, 1, 4), None
        keys.append(key)
        rows.append(row)
    return dict(zip(keys, cast.enter(rows), strict=True))


def _entry(
    cast: Cast, contests: dict[str, Contest], key: tuple[str, int, str], section: str, on: date, result: str
) -> ContestEntry:
    contest, year, title = key
    return ContestEntry(
        contest=contests[contest],
        contest_year=year,
        title=title,
        work=work_named(cast, title),
        section=cast.unit(section),
        submitted_on=before(on, 90),
        submitted_by=cast.named("高振华" if section != "party" else "白玉成"),
        result=result,
        result_on=on,
        mask="淄州" if "淄州" in title else "",
        unit=cast.unit(section),
    )


def _awards(
    cast: Cast,
    bodies: dict[str, Unit],
    contests: dict[str, Contest],
    entries: dict[tuple[str, int, str], ContestEntry],
) -> dict[str, Award]:
    drafts = []
    for won in AWARDS:
        givers = won.bodies or (CONTESTS[won.contest][4],)
        row = Award(
            title=won.title,
            contest=contests[won.contest],
            contest_year=won.year,
            verb=won.verb,
            honour=won.honour,
            grade=won.grade,
            awarded_on=won.on,
            holder_kind=won.holder,
            holder_unit=cast.unit(won.section) if won.holder in ("work", "section") else None,
            holder_person=cast.named(won.person) if won.person else None,
            work=work_named(cast, won.title),
            entry=entries.get((won.contest, won.year, won.title)),
            document=f"关于公布{won.year}年度{contests[won.contest].title}结果的通报",
            valid_to=won.valid_to,
            cited=won.cited,
            mask=won.mask,
            unit=cast.unit(won.section),
        )
        drafts.append(Draft(row, {"bodies": [bodies[key] for key in givers]}))
    return {award.title: award for award in cast.enter(drafts)}
