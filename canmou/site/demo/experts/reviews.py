"""Expert reviews of the demo office, from invitation to report."""

import hashlib
import random
from datetime import date, timedelta

from canmou.experts.models import (
    AdoptionFeedback,
    DecisionMatter,
    Draw,
    Expert,
    ExpertOpinion,
    ExpertRating,
    Invitation,
    Panel,
    PanelReport,
)
from canmou.site.demo.bodies import city_government, department
from canmou.site.demo.cast import Cast
from canmou.site.demo.experts.facts import MATTERS, OPINIONS


def matters(cast: Cast, experts: list[Expert]) -> None:
    dice = random.Random(713)
    rows = [
        DecisionMatter(
            title=title,
            decider=city_government(cast),
            undertaker=department(cast, undertaker),
            complexity="complex" if hard else "ordinary",
            received_on=date(*received),
            due_on=date(*received) + timedelta(days=50),
            concluded_on=date(*concluded),
            decided_on=date(*decided),
            mask="淄州",
        )
        for title, undertaker, received, _, concluded, decided, hard, _ in MATTERS
    ]
    rows.append(
        DecisionMatter(
            title="淄州市促进民营经济发展条例实施办法",
            decider=city_government(cast),
            undertaker=department(cast, "市发改委"),
            received_on=date(2023, 12, 25),
            due_on=date(2024, 2, 8),
            mask="淄州",
        )
    )
    matters = cast.enter(rows, unit="thinktank")
    for matter, facts in zip(matters, MATTERS, strict=False):
        _review(cast, matter, facts, experts, dice)


def _review(
    cast: Cast, matter: DecisionMatter, facts: tuple, experts: list[Expert], dice: random.Random
) -> None:
    """All the papers of one review: panel, draw, invitations, opinions, report, feedback, ratings."""
    held, wanted = date(*facts[3]), facts[7]
    seats = 9 if facts[6] else 7
    labels = dict(Expert._meta.get_field("field").choices)
    (panel,) = cast.enter(
        [
            Panel(
                matter=matter,
                method="meeting" if matter.complexity == "complex" or held.month % 2 == 0 else "written",
                fields="、".join(labels[field] for field in wanted),
                seats=seats,
                substitutes=2,
                department_seats_max=2,
                materials_sent_on=held - timedelta(days=8),
                held_on=held,
                place="市政府第二会议室",
                convener=cast.named("郝景明"),
            )
        ],
        unit="thinktank",
    )
    fit = [e for e in experts if e.joined_on <= held and (e.left_on is None or e.left_on > held)]
    fit = [e for e in fit if e.field in wanted] + [e for e in fit if e.field not in wanted][:6]
    chosen = dice.sample(fit, seats + 2)
    digest = hashlib.sha256("、".join(e.number for e in fit).encode()).hexdigest()
    cast.enter(
        [
            Draw(
                panel=panel,
                drawn_on=held - timedelta(days=14),
                candidates=len(fit),
                excluded=1 + dice.randint(0, 3),
                drawn=seats + 2,
                snapshot=digest,
                seed=hashlib.sha256(matter.number.encode()).hexdigest(),
                operator=cast.named("郑雨晴"),
                supervisor=cast.named("白玉成"),
            )
        ],
        unit="thinktank",
    )
    attending = _invite(cast, panel, chosen, seats, held)
    opinions = _opinions(cast, panel, attending, held, dice)
    _report(cast, matter, opinions, attending, dice)


def _invite(cast: Cast, panel: Panel, chosen: list[Expert], seats: int, held: date) -> list[Expert]:
    """One drawn expert recuses himself, so the first substitute comes in."""
    rows = []
    for place, expert in enumerate(chosen, 1):
        reply = "recused" if place == 3 else "accepted" if place <= seats + 1 else "declined"
        rows.append(
            Invitation(
                panel=panel,
                expert=expert,
                position=place,
                substitute=place > seats,
                sent_on=held - timedelta(days=13),
                reply=reply,
                replied_on=held - timedelta(days=12),
                reason={"recused": "参与过草案前期研究，主动回避", "declined": "公务冲突"}.get(reply, ""),
                attended=reply == "accepted",
            )
        )
    cast.enter(rows, unit="thinktank")
    return [row.expert for row in rows if row.attended]


def _opinions(
    cast: Cast, panel: Panel, attending: list[Expert], held: date, dice: random.Random
) -> list[ExpertOpinion]:
    rows = []
    for place, expert in enumerate(attending):
        stance = "conditional" if place % 3 == 1 else "support"
        if panel.matter.complexity == "complex" and place == 6:
            stance = "opposed"
        rows.append(
            ExpertOpinion(
                panel=panel,
                expert=expert,
                stance=stance,
                opinion=dice.choice(OPINIONS[stance]),
                signed_on=held + timedelta(days=place % 2),
            )
        )
    return list(cast.enter(rows, unit="thinktank"))


def _report(
    cast: Cast,
    matter: DecisionMatter,
    opinions: list[ExpertOpinion],
    attending: list[Expert],
    dice: random.Random,
) -> None:
    stances = [opinion.stance for opinion in opinions]
    serial = MATTERS.index(next(row for row in MATTERS if row[0] == matter.title)) % 4 + 1
    rows = [
        PanelReport(
            matter=matter,
            reported_on=matter.concluded_on,
            document_no=f"淄政研论字〔{matter.concluded_on.year}〕{serial}号",
            conclusion="专家组认为该决策必要、基本可行，建议吸收专家意见修改完善后提交会议审议",
            supporting=stances.count("support"),
            conditional=stances.count("conditional"),
            opposing=stances.count("opposed"),
        )
    ]
    for opinion in opinions:
        result = {
            "support": "adopted",
            "conditional": dice.choice(["adopted", "partly"]),
            "opposed": "refused",
        }
        answer = result[opinion.stance]
        rows.append(
            AdoptionFeedback(
                opinion=opinion,
                result=answer,
                reason={"partly": "分年度指标另行印发", "refused": "已有试点基础，按计划推开"}.get(
                    answer, ""
                ),
                replied_by=matter.undertaker,
                replied_on=matter.concluded_on + timedelta(days=7),
            )
        )
    for expert in attending:
        rows.append(
            ExpertRating(
                expert=expert,
                matter=matter,
                rated_on=matter.concluded_on + timedelta(days=9),
                attendance=100,
                quality=dice.randint(78, 98),
                independence=dice.randint(85, 99),
                confidentiality=100,
                timeliness=dice.randint(80, 100),
            )
        )
    cast.enter(rows, unit="thinktank")
