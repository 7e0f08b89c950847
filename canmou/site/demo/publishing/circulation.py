"""Demo: what happens to an issue: reviews, distribution, plans, fees."""

from datetime import date, timedelta
from decimal import Decimal

from canmou.publishing.models import Article, Distribution, Fee, Issue, IssuePlan, ReviewPass
from canmou.site.demo.publishing import words
from canmou.site.demo.publishing.press import EDITORS, FINAL, Press


def reviews(press: Press, issues: list[Issue]) -> None:
    """Three reviews of every issue, by three people."""
    cast, chance, rows = press.cast, press.chance, []
    for issue in issues:
        stages = [("first", chance.choice(EDITORS), 4), ("second", "贾书林", 2), ("final", FINAL, 1)]
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


def distributions(press: Press, issues: list[Issue]) -> None:
    """Copies sent and signed for."""
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


def plans(press: Press, issues: list[Issue]) -> None:
    """A plan for every issue of the two planned periodicals, and for those to come."""
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


def fees(press: Press, articles: list[Article]) -> None:
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
