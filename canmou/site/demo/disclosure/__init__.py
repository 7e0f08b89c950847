"""Demo: open government from 2021 to the first week of 2024: requests, messages, items, posts, table 2."""

import random
from datetime import date, timedelta
from decimal import Decimal

from canmou.activities.api import Channel
from canmou.disclosure.models import (
    AccountPost,
    CitizenMessage,
    ClockPause,
    Correction,
    Extension,
    FoiRequest,
    MediaAccount,
    ProcessingFee,
    PublishedItem,
    RectificationRequest,
    ReviewCase,
    StatutoryFigure,
)
from canmou.site.demo.bodies import city_government, department
from canmou.site.demo.cast import Cast
from canmou.site.demo.disclosure.facts import FIGURES, ITEMS, MESSAGES, PLACES, POSTS, REQUESTS, THEMES, WHY


def load(cast: Cast) -> None:
    """Everything of open government."""
    _requests(cast)
    _messages(cast)
    _items(cast)
    _posts(cast)
    _table(cast)


def _requests(cast: Cast) -> None:
    rows = []
    for serial, (subject, category, channel, arrived, decision, decided, delivered) in enumerate(REQUESTS, 1):
        day = date(*arrived)
        basis, reason = WHY.get(decision, ("", ""))
        answered = date(*decided) if decided else None
        rows.append(
            FoiRequest(
                subject=subject,
                category=category,
                channel=channel,
                arrived_on=day,
                confirmed_on=day if channel in FoiRequest.CONFIRMED else None,
                decision=decision,
                decided_on=answered,
                delivered_on=date(*delivered) if delivered else None,
                secrecy_reviewed_on=answered if decision in ("GRANT", "PARTIAL") else None,
                document_no=f"淄政研公开〔{answered.year}〕{serial}号" if answered else "",
                basis=basis or ("政府信息公开条例第三十六条" if decision else ""),
                reason=reason,
            )
        )
    found = {row.subject: row for row in cast.enter(rows, unit="thinktank")}
    _papers(cast, found)


def _papers(cast: Cast, found: dict[str, FoiRequest]) -> None:
    """Corrections, consultations, an extension, a fee, a review; and a request to correct a record."""
    officer = cast.named("宋雅琴")
    topics, expert = found["百题调研课题承担单位名单"], found["职业教育调研材料"]
    third, volumes = found["城市更新调研中第三方测算数据"], found["历年调研成果汇编"]
    cast.enter(
        [
            Correction(
                request=topics,
                notified_on=date(2022, 4, 15),
                items="请明确所需名单的年度和范围",
                deadline_on=date(2022, 5, 6),
                corrected_on=date(2022, 4, 22),
                outcome="corrected",
            ),
            Correction(
                request=expert,
                notified_on=date(2023, 11, 20),
                items="请明确所需材料的名称或特征",
                deadline_on=date(2023, 12, 8),
                outcome="abandoned",
            ),
            ClockPause(
                request=topics,
                kind="co_agency",
                consulted=department(cast, "市发改委"),
                sent_on=date(2022, 4, 26),
                recipient_received_on=date(2022, 4, 27),
                letter_no="淄政研公开函〔2022〕1号",
                replied_on=date(2022, 5, 11),
                stance="agreed",
            ),
            ClockPause(
                request=third,
                kind="third_party",
                sent_on=date(2023, 4, 28),
                recipient_received_on=date(2023, 5, 4),
                letter_no="淄政研公开函〔2023〕1号",
                replied_on=date(2023, 5, 22),
                stance="opposed",
            ),
            Extension(
                request=third,
                workdays=10,
                approved_by=officer,
                approved_on=date(2023, 5, 23),
                notified_on=date(2023, 5, 24),
                reason="需对第三方意见逐项研究",
            ),
            ProcessingFee(
                request=volumes,
                basis="pages",
                quantity=46,
                amount=Decimal(160),
                noticed_on=date(2023, 3, 27),
                paid_on=date(2023, 3, 30),
            ),
            ReviewCase(
                request=found["房地产调研报告征求意见稿"],
                kind="review",
                organ=city_government(cast),
                accepted_on=date(2022, 8, 10),
                closed_on=date(2022, 9, 29),
                result="upheld",
            ),
            RectificationRequest(
                subject="调研成果汇编中的署名顺序",
                category="natural_person",
                received_on=date(2022, 8, 2),
                handled_on=date(2022, 8, 9),
                outcome="已更正",
            ),
            RectificationRequest(
                subject="专家名单中的工作单位",
                category="natural_person",
                received_on=date(2023, 5, 15),
                handled_on=date(2023, 5, 17),
                outcome="已更正",
            ),
        ],
        unit="thinktank",
    )


def _messages(cast: Cast) -> None:
    """Each year's messages, all answered in the year; two of January 2024 are still open."""
    dice = random.Random(46)
    sources = ["website", "mailbox", "hotline", "account"]
    rows = []
    for year, (wanted, *_) in FIGURES.items():
        for place in range(wanted):
            subject, category, answer = MESSAGES[place % len(MESSAGES)]
            received = date(year, 1, 6) + timedelta(days=place * 344 // wanted)
            rows.append(
                CitizenMessage(
                    subject=f"{subject}（{PLACES[place % len(PLACES)]}）",
                    source=sources[place % 4],
                    category=category,
                    received_on=received,
                    due_on=received + timedelta(days=7),
                    answered_on=received + timedelta(days=dice.randint(1, 5)),
                    answer=answer,
                    public=place % 3 != 0,
                    satisfaction=dice.choice([5, 5, 5, 4, None]),
                )
            )
    for day, (subject, category, _) in zip((4, 5), MESSAGES, strict=False):
        rows.append(
            CitizenMessage(
                subject=subject,
                source="website",
                category=category,
                received_on=date(2024, 1, day),
                due_on=date(2024, 1, day + 7),
            )
        )
    cast.enter(rows, unit="thinktank")


def _items(cast: Cast) -> None:
    website = Channel.objects.get(office=cast.office, name="淄州市人民政府网站")
    rows = []
    for year, (_, wanted, _) in FIGURES.items():
        fixed = [
            ("budget", f"市政府研究室{year}年部门预算", date(year, 2, 18)),
            ("budget", f"市政府研究室{year - 1}年部门决算", date(year, 9, 15)),
            ("report", f"市政府研究室{year - 1}年政府信息公开工作年度报告", date(year, 1, 21)),
            ("organ", f"市政府研究室机构职能（{year}年更新）", date(year, 3, 4)),
        ]
        for place in range(wanted - len(fixed)):
            published = date(year, 1, 5) + timedelta(days=place * 358 // wanted)
            category, shape = ITEMS[place % len(ITEMS)]
            title = _title(shape, place, published, place // len(ITEMS) + 1)
            fixed.append((category, title, published))
        rows += [
            _item(serial, year, *facts, website)
            for serial, facts in enumerate(sorted(fixed, key=lambda facts: facts[2]), 1)
        ]
    rows.append(_item(1, 2024, "work", "研究室召开新年工作务虚会", date(2024, 1, 5), website))
    cast.enter(rows, unit="thinktank")


def _item(serial: int, year: int, category: str, title: str, day: date, website: Channel) -> PublishedItem:
    return PublishedItem(
        title=title,
        category=category,
        index_no=f"004290017/{year}-{serial:05d}",
        formed_on=day - timedelta(days=serial % 4),
        published_on=day,
        channel=website,
    )


def _title(shape: str, place: int, day: date, serial: int = 0) -> str:
    return shape.format(
        theme=THEMES[place * 7 % len(THEMES)],
        place=PLACES[place * 3 % len(PLACES)],
        year=day.year,
        month=day.month,
        week=(day.day - 1) // 7 + 1,
        serial=serial,
    )


def _posts(cast: Cast) -> None:
    """Posts of the research account by the year; a few on the policy account."""
    dice = random.Random(415)
    editors = [cast.named("戚若水"), cast.named("万俊杰"), cast.named("祝春妮")]
    found = {name: Channel.objects.get(office=cast.office, name=name) for name in ("淄州调研", "淄州政策汇")}
    research, policy = cast.enter(
        [
            MediaAccount(
                channel=found["淄州调研"],
                purpose="research",
                filed_on=date(2019, 5, 20),
                filing_no="淄新媒备2019-031",
                keeper=cast.named("贾书林"),
            ),
            MediaAccount(
                channel=found["淄州政策汇"],
                purpose="policy",
                filed_on=date(2020, 9, 4),
                filing_no="淄新媒备2020-018",
                keeper=cast.named("熊国栋"),
            ),
        ],
        unit="editorial",
    )
    rows = []
    for year, (_, _, wanted) in FIGURES.items():
        for place in range(wanted):
            day = date(year, 1, 4) + timedelta(days=place * 360 // wanted)
            kind, shape = POSTS[place % len(POSTS)]
            rows.append(_post(research, kind, _title(shape, place, day), day, editors, place, dice))
        for month in range(1, 13):
            title = f"{year}年{month}月惠企政策月报"
            rows.append(_post(policy, "reading", title, date(year, month, 26), editors, month, dice))
    rows.append(_post(research, "news", "新的一年，调研再出发", date(2024, 1, 2), editors, 0, dice))
    cast.enter(rows, unit="editorial")


def _post(
    account: MediaAccount, kind: str, title: str, day: date, editors: list, place: int, dice: random.Random
) -> AccountPost:
    return AccountPost(
        account=account,
        title=title,
        kind=kind,
        posted_on=day,
        editor=editors[place % len(editors)],
        views=dice.randint(180, 4200),
    )


def _table(cast: Cast) -> None:
    """Table 2 of the statutory report: an office like this issues nothing and decides nothing."""
    rows = []
    for year in (2021, 2022, 2023):
        confirmed = date(year + 1, 1, 5)
        for row in ("rules", "normative"):
            rows.append(
                StatutoryFigure(year=year, row=row, issued=0, repealed=0, in_force=0, confirmed_on=confirmed)
            )
        for row in ("licence", "penalty", "coercion"):
            rows.append(StatutoryFigure(year=year, row=row, decisions=0, confirmed_on=confirmed))
        rows.append(StatutoryFigure(year=year, row="fees", amount=Decimal(0), confirmed_on=confirmed))
    cast.enter(rows, unit="thinktank")
