"""What the pages of honours show: what was won, by level and body; what was entered, with the share that won."""

from collections import Counter
from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from canmou.honours.forms import SettleForm
from canmou.honours.models import Award, Contest, ContestEntry, Promotion
from canmou.kernel import clock
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can, standing
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.record_links import RecordLink
from canmou.kernel.ui.table import Column, Row, Table

TONES = {"won": "ok", "lost": "neutral", "withdrawn": "neutral", "pending": "info"}
_AWARDS = [
    Column("授奖日期", "date"), Column("获奖对象", "long"), Column("荣誉", "long"), Column("等次", "short"),
    Column("级别", "short"), Column("授奖单位"),
]  # fmt: skip
_ENTRIES = [
    Column("申报日期", "date"), Column("申报对象", "long"), Column("评选活动", "long"), Column("评选年度", "num"),
    Column("结果", "short"),
]  # fmt: skip


def _live(user: User, code: str) -> Any:
    """Live records of a ledger that this user may see; these pages are not for people from outside."""
    rows = visible_to(user, ledger(code)).filter(voided=False)
    return rows.none() if all(grant.role.outside for grant in standing(user).grants) else rows


def year_of(query: QueryDict) -> int:
    """The year that an address asks for; this one where it asks for none."""
    asked = query.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else clock.today().year
    return max(1949, min(year, 2099))


def overview(user: User, query: QueryDict) -> dict[str, Any]:
    """One year of honours."""
    year = year_of(query)
    since, until = date(year, 1, 1), date(year, 12, 31)
    level = query.get("level", "") if query.get("level", "") in Contest.Level.values else ""
    awards = _live(user, "HAW").filter(awarded_on__gte=since, awarded_on__lte=until)
    awards = awards.filter(contest__level=level) if level else awards
    won = list(awards.select_related("ref", "contest").prefetch_related("bodies"))
    entries = _live(user, "HEN").filter(submitted_on__gte=since, submitted_on__lte=until)
    sent = list(entries.select_related("ref", "contest"))
    decided = _live(user, "HEN").filter(
        result_on__gte=since, result_on__lte=until, result__in=("won", "lost")
    )
    results = Counter(decided.order_by().values_list("result", flat=True))
    spread = _live(user, "HPR").filter(happened_on__gte=since, happened_on__lte=until)
    kinds = Counter(spread.order_by().values_list("kind", flat=True))
    return {
        "year": year,
        "levels": [(code, words, code == level) for code, words in Contest.Level.choices],
        "awards": len(won),
        "by_level": _by_level(won),
        "by_body": Counter(body.name for award in won for body in award.bodies.all()).most_common(),
        "entries": len(sent),
        "pending": sum(entry.result == "pending" for entry in sent),
        "rate": round(100 * results["won"] / sum(results.values()), 1) if results else None,
        "spread": [(words, kinds[code]) for code, words in Promotion.Kind.choices if kinds[code]],
        "cases": list(
            _live(user, "HMC")
            .filter(listed_on__gte=since, listed_on__lte=until)
            .select_related("ref", "body")
        ),
        "award_table": Table(_AWARDS, [_award(award) for award in won], "获奖"),
        "entry_table": Table(_ENTRIES, [_entry(entry) for entry in sent], "申报参评"),
    }


def _by_level(won: list[Award]) -> list[tuple[str, int]]:
    counted = Counter(award.contest.level for award in won)
    return [(words, counted[code]) for code, words in Contest.Level.choices if counted[code]]


def _award(award: Award) -> Row:
    bodies = "、".join(body.name for body in award.bodies.all())
    grade = "" if award.grade == "none" else award.get_grade_display()
    href = reverse("record", args=[award.number])
    return Row(
        [
            award.awarded_on,
            link(award.title, href),
            award.honour,
            grade,
            award.contest.get_level_display(),
            bodies,
        ]
    )


def _entry(entry: ContestEntry) -> Row:
    route = "honours_entry" if entry.result == ContestEntry.Result.PENDING else "record"
    return Row(
        [
            entry.submitted_on,
            link(entry.title, reverse(route, args=[entry.number])),
            entry.contest.title,
            entry.contest_year,
            badge(entry.get_result_display(), TONES[entry.result]),
        ]
    )


def entry_for(user: User, number: str) -> ContestEntry:
    """The live entry with this number. Raises `NotFound` where it is invisible."""
    rows = _live(user, "HEN").select_related("ref", "unit", "office", "contest", "work")
    found = rows.filter(number=number).first() if number.isprintable() else None
    if found is None:
        raise NotFound("没有这个编号的申报参评，或者您无权查看")
    return found


def entry(user: User, found: ContestEntry, form: SettleForm) -> dict[str, Any]:
    """One entry and its result."""
    return {
        "entry": found,
        "form": form if can(user, Perm.EDIT, found) and found.result == "pending" else None,
        "awards": list(_live(user, "HAW").filter(entry=found).select_related("ref")),
        "facts": [
            ("评选活动", found.contest.title),
            ("级别", found.contest.get_level_display()),
            ("评选年度", found.contest_year),
            ("申报日期", found.submitted_on),
            ("结果", found.get_result_display()),
            ("结果日期", found.result_on),
        ],
    }


def links_beside(user: User, record: Record) -> list[RecordLink]:
    """On an entry without a result, for who may change it, the way to note one."""
    waits = isinstance(record, ContestEntry) and record.result == ContestEntry.Result.PENDING
    if not waits or record.voided or not can(user, Perm.EDIT, record):
        return []
    return [RecordLink("登记结果", reverse("honours_entry", args=[record.number]), "star")]
