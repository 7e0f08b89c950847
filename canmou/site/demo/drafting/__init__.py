"""Demo: three years of writing tasks with their manuscripts, opinions and deliveries; passages and proof rules."""

from datetime import date, timedelta
from random import Random

from canmou.drafting.models import (
    Delivery,
    LeaderEngagement,
    Manuscript,
    ManuscriptVersion,
    MaterialCall,
    Passage,
    ProofRule,
    ReviewOpinion,
    WritingTask,
)
from canmou.kernel.ledger.actions import Draft
from canmou.kernel.people.models import Person, Unit
from canmou.site.demo.cast import Cast
from canmou.site.demo.drafting import words
from canmou.site.demo.leaders import MAYOR, leader

TODAY = date(2024, 1, 8)
_PREFIX = {
    "speech": "在{}上的讲话",
    "hosting": "{}主持词",
    "address": "在{}上的致辞",
    "statement": "在{}上的发言",
}
_SPEAKERS = {
    "principal": ["林知远"],
    "deputy": ["祁宏图", "单青松", "毕晓岚", "庄文博"],
    "committee": ["霍明远"],
    "government": ["林知远"],
}
#: section, head who reviews, writers
_DESKS = [
    ("research1", "高振华", ["吕晓东", "丁若兰", "冯子昂"]),
    ("research2", "董建国", ["潘慧敏", "任嘉禾"]),
    ("economy", "谭志刚", ["殷雪梅", "邱明哲"]),
    ("society", "姚丽华", ["段成林", "乔安然"]),
]
_DEPUTIES = ["韩立诚", "宋雅琴", "郝景明"]


def load(cast: Cast) -> None:
    """All of drafting, by the random series of one seed."""
    _proofing(cast)
    chance = Random("drafting")
    tasks = _tasks(cast, chance)
    _materials(cast, chance, tasks)
    manuscripts = _manuscripts(cast, chance, tasks)
    _versions_and_opinions(cast, chance, manuscripts)
    _deliveries(cast, chance, tasks)


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def _earlier(day: date, days: int) -> date:
    return workday(day - timedelta(days=days))


def _occasions() -> list[tuple]:
    rows = []
    for year in (2021, 2022, 2023):
        rows += [(date(year, *row[:2]), *row[2:], None) for row in words.RECURRING]
    for year, of_year in words.OF_YEAR.items():
        rows += [(date(year, *row[:2]), *row[2:]) for row in of_year]
    return sorted(rows)


def _tasks(cast: Cast, chance: Random) -> list[WritingTask]:
    drafts, engagements = [], []
    for day, occasion, genre, made_for, cited in _occasions():
        held = workday(day)
        speaker = leader(chance.choice(_SPEAKERS[made_for])).person(cast)
        section, head, writers = _DESKS[len(drafts) % 4]
        engagements.append(_engagement(chance, speaker, held, occasion, genre, cast.unit("general")))
        title = _PREFIX.get(genre, "{}材料").format(occasion)
        task = WritingTask(
            title=title,
            genre=genre,
            occasion=occasion,
            made_for=made_for,
            speaker=speaker,
            role="lead" if made_for != "committee" else "take_part",
            assigned_on=_earlier(held, 11),
            due_on=_earlier(held, 2),
            held_on=held,
            responsible=cast.named(head),
            requirements=chance.choice(words.REQUIREMENTS),
            cited=cited,
            unit=cast.unit(section),
        )
        names = chance.sample(writers, min(2, len(writers)))
        drafts.append(Draft(task, {"writers": [cast.named(name) for name in names]}))
    engagements += _other_engagements(cast, chance)
    entered = cast.enter(engagements)
    for draft, engagement in zip(drafts, entered, strict=False):
        draft.record.engagement = engagement
    drafts += [_work_report(cast, year, *day) for year, day in words.WORK_REPORTS.items()]
    drafts.append(_offline(cast))
    return list(cast.enter(drafts))


def _engagement(
    chance: Random, speaker: Person, held: date, occasion: str, genre: str, owner: Unit
) -> LeaderEngagement:
    kind = "ceremony" if genre == "address" else "meeting"
    return LeaderEngagement(
        leader=speaker,
        held_on=held,
        part=chance.choice(["morning", "morning", "afternoon"]),
        title=occasion,
        kind=kind,
        place=chance.choice(words.PLACES),
        needs_text=True,
        unit=owner,
    )


def _other_engagements(cast: Cast, chance: Random) -> list[LeaderEngagement]:
    mayor, rows = MAYOR.person(cast), []
    for year in (2021, 2022, 2023):
        for month in range(1, 13):
            kind, title = words.OTHER_ENGAGEMENTS[month % 5]
            held = workday(date(year, month, 17))
            rows.append(
                LeaderEngagement(
                    leader=mayor, held_on=held, part="afternoon", title=title, kind=kind, place=""
                )
            )
    for day, title, needs in [(9, "市政府常务会议", False), (10, "全市春节供应保障会议", True)]:
        rows.append(
            LeaderEngagement(
                leader=mayor,
                held_on=date(2024, 1, day),
                part="morning",
                title=title,
                kind="meeting",
                place=words.PLACES[0],
                needs_text=needs,
            )
        )
    return rows


def _work_report(cast: Cast, year: int, month: int, day: int) -> Draft:
    held = date(year, month, day)
    task = WritingTask(
        title="政府工作报告",
        genre="work_report",
        occasion="市人民代表大会会议",
        made_for="government",
        speaker=MAYOR.person(cast),
        role="take_part",
        assigned_on=_earlier(held, 75),
        due_on=_earlier(held, 6),
        held_on=held,
        responsible=cast.named("周承远"),
        requirements="全面总结、目标务实、任务具体，一万五千字左右；分五个部分分工起草，统一合成",
        cited=1,
        unit=cast.unit("research1"),
    )
    writers = [cast.named(name) for name in ("高振华", "董建国", "谭志刚", "姚丽华", "吕晓东")]
    return Draft(task, {"writers": writers, "helpers": [cast.unit("center")]})


def _offline(cast: Cast) -> Draft:
    task = WritingTask(
        title="线下文稿一件",
        genre="other",
        occasion="线下办理",
        made_for="government",
        assigned_on=date(2023, 8, 14),
        due_on=date(2023, 8, 25),
        held_on=date(2023, 8, 28),
        responsible=cast.named("韩立诚"),
        offline=True,
        unit=cast.unit("research2"),
    )
    return Draft(task)


def _materials(cast: Cast, chance: Random, tasks: list[WritingTask]) -> None:
    providers = list(Unit.objects.filter(office=cast.office, kind="department").order_by("order"))
    rows = []
    for task in tasks:
        if task.offline:
            continue
        for provider in chance.sample(providers, 6 if task.genre == "work_report" else 1 + len(rows) % 2):
            due = min(task.assigned_on + timedelta(days=4), task.due_on)
            waiting = due >= TODAY or (task.held_on.year == 2024 and len(rows) % 5 == 0)
            late = 0 if chance.random() < 0.9 else 1
            rows.append(
                MaterialCall(
                    task=task,
                    provider=provider,
                    content=chance.choice(words.MATERIALS),
                    asked_on=task.assigned_on,
                    due_on=due,
                    received_on=None if waiting else due + timedelta(days=late),
                    outcome="waiting" if waiting else chance.choice(["used", "used", "partly", "unused"]),
                    unit=task.unit,
                )
            )
    cast.enter(rows)


def _manuscripts(cast: Cast, chance: Random, tasks: list[WritingTask]) -> list[Manuscript]:
    rows = []
    desks = {section: (head, writers) for section, head, writers in _DESKS}
    report_writers = ["潘慧敏", "吕晓东", "殷雪梅", "段成林", "丁若兰"]
    for task in tasks:
        if task.offline:
            continue
        if task.genre == "work_report":
            parts = list(zip(words.REPORT_PARTS, report_writers, [3000, 1200, 4200, 3600, 3000], strict=True))
        else:
            head = task.responsible.name
            writers = next(names for boss, names in desks.values() if boss == head)
            parts = [
                ("全文", chance.choice(writers), {"speech": 4200, "briefing": 5000}.get(task.genre, 1500))
            ]
        for part, writer, target in parts:
            rows.append(
                Manuscript(
                    task=task,
                    part=part,
                    writer=cast.named(writer),
                    started_on=task.assigned_on,
                    due_on=_earlier(task.due_on, 3) if task.due_on > task.assigned_on else task.due_on,
                    target_characters=target,
                    unit=task.unit,
                )
            )
    return list(cast.enter(rows))


def _versions_and_opinions(cast: Cast, chance: Random, manuscripts: list[Manuscript]) -> None:
    versions = []
    for manuscript in manuscripts:
        span = (manuscript.task.due_on - manuscript.started_on).days
        made = [manuscript.started_on + timedelta(days=round(span * share)) for share in (0.1, 0.4, 0.7, 1)]
        stages = ["outline", "first", "revised", "final"]
        for sequence, (stage, day) in enumerate(zip(stages, made, strict=True), 1):
            if day > TODAY:
                continue
            size = manuscript.target_characters
            versions.append(
                ManuscriptVersion(
                    manuscript=manuscript,
                    sequence=sequence,
                    stage=stage,
                    made_on=day,
                    author=manuscript.writer if sequence < 3 else manuscript.task.responsible,
                    characters=size // 8 if stage == "outline" else round(size * chance.uniform(0.92, 1.08)),
                    changed="" if sequence < 3 else chance.choice(words.CHANGES),
                    unit=manuscript.unit,
                )
            )
    opinions = []
    for version in cast.enter(versions):
        if version.stage == "first":
            opinions.append(_opinion(chance, version, "review", version.manuscript.task.responsible))
        elif version.stage == "revised":
            opinions.append(_opinion(chance, version, "sign_off", cast.named(chance.choice(_DEPUTIES))))
        elif version.stage == "final" and len(opinions) % 7 == 0 and version.manuscript.task.speaker:
            opinions.append(_opinion(chance, version, "speaker", version.manuscript.task.speaker))
    cast.enter(opinions)


def _opinion(chance: Random, version: ManuscriptVersion, stage: str, reviewer: Person) -> ReviewOpinion:
    return ReviewOpinion(
        manuscript=version.manuscript,
        reviewed_version=version,
        stage=stage,
        reviewer=reviewer,
        reviewed_on=min(version.made_on + timedelta(days=1), TODAY),
        verdict=chance.choice(["agree_after", "agree_after", "agree", "return"])
        if stage == "review"
        else "agree_after",
        opinion=chance.choice(words.OPINIONS),
        handling=chance.choice(["adopted", "adopted", "partly"]),
        unit=version.unit,
    )


def _deliveries(cast: Cast, chance: Random, tasks: list[WritingTask]) -> None:
    rows = []
    for task in tasks:
        late = chance.random() < 0.05
        delivered = min(task.due_on + timedelta(days=1), task.held_on) if late else task.due_on
        if delivered > TODAY:
            continue
        size = {"work_report": 15200, "speech": 4150, "briefing": 4900}.get(task.genre, 1480)
        characters = size + 10 * chance.randrange(-20, 21)
        used = task.held_on <= TODAY
        aloud = task.genre in ("speech", "hosting", "address", "statement", "work_report")
        rows.append(
            Delivery(
                task=task,
                delivered_on=delivered,
                form="large" if aloud else "plain",
                characters=characters,
                reading_minutes=round(characters / 180) if aloud else None,
                receiver="市政府办公室秘书科",
                use=chance.choice(["whole", "whole", "revised", "freely"]) if used else "pending",
                used_on=task.held_on if used else None,
                filed_on=task.held_on + timedelta(days=5) if task.held_on.year < 2024 else None,
                unit=task.unit,
            )
        )
    cast.enter(rows)


def _proofing(cast: Cast) -> None:
    cast.enter(
        [
            Passage(
                heading=heading,
                kind=kind,
                text=text,
                source=source,
                adopted_on=date.fromisoformat(start),
                ended_on=date.fromisoformat(end) if end else None,
                keywords=keywords,
            )
            for heading, kind, text, source, start, end, keywords in words.PASSAGES
        ],
        unit="research1",
    )
    cast.enter(
        [
            ProofRule(
                wrong=wrong,
                matching=matching,
                right=right,
                level=level,
                severity=severity,
                message=message,
                basis="本室文稿体例",
                valid_from=date(2021, 1, 4),
            )
            for wrong, matching, right, level, severity, message in words.PROOF_RULES
        ],
        unit="editorial",
    )
