"""The demo office's rounds of grading: entries, blind codes, reviewers, scores, grades, publicity, certificates."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from canmou.kernel.ledger.actions import Draft
from canmou.kernel.people.models import Person, Unit
from canmou.library.api import Work
from canmou.research.models import (
    BlindCode,
    Certificate,
    Entry,
    EntryCheck,
    GradeResult,
    GradingRound,
    Objection,
    PublicNotice,
    Quota,
    Reviewer,
    ReviewScore,
)
from canmou.research.rules import grades_by_place, trimmed_mean
from canmou.site.demo.research.plan import Plan
from canmou.site.demo.research.reports import work_title

#: year graded → entries, quotas (special, first, second, third), announced, closes, concluded
ROUNDS = {
    2020: (152, (8, 16, 24, 32), date(2021, 1, 20), date(2021, 2, 26), date(2021, 5, 28)),
    2021: (168, (10, 18, 27, 36), date(2022, 1, 18), date(2022, 2, 25), date(2022, 5, 27)),
    2022: (176, (10, 20, 30, 40), date(2023, 1, 17), date(2023, 2, 24), date(2023, 5, 26)),
}

GRADES = ("special", "first", "second", "third")
CATEGORIES = ("产业经济", "城乡建设", "社会民生", "改革治理")
_GATES = ("L2", "L4", "L5", "")

#: name, body, post, category of review
_JURORS = [
    ("贺兰若", "海岱大学", "经济学院教授", "产业经济"),
    ("司徒明", "海岱理工大学", "管理学院教授", "产业经济"),
    ("尚景行", "海岱发展研究院", "研究员", "产业经济"),
    ("柏文渊", "中共淄州市委党校", "教授", "产业经济"),
    ("易昭华", "海岱大学", "商学院副教授", "产业经济"),
    ("容若谷", "淄州市社会科学界联合会", "研究员", "产业经济"),
    ("闻一诺", "海岱理工大学", "建筑工程学院教授", "城乡建设"),
    ("褚怀瑾", "海岱大学", "公共管理学院教授", "城乡建设"),
    ("甘棠", "海岱发展研究院", "副研究员", "城乡建设"),
    ("路知行", "中共淄州市委党校", "副教授", "城乡建设"),
    ("季青云", "海岱理工大学", "经济管理学院副教授", "城乡建设"),
    ("詹鸿儒", "淄州市社会科学界联合会", "副研究员", "城乡建设"),
    ("温如玉", "海岱大学", "社会学院教授", "社会民生"),
    ("盛夏", "海岱大学", "公共卫生学院副教授", "社会民生"),
    ("解语", "海岱发展研究院", "研究员", "社会民生"),
    ("明澈", "中共淄州市委党校", "讲师", "社会民生"),
    ("简宁", "海岱理工大学", "法学院教授", "社会民生"),
    ("凌霄汉", "淄州市社会科学界联合会", "研究员", "社会民生"),
    ("封士隐", "海岱大学", "政治学院教授", "改革治理"),
    ("于成章", "海岱理工大学", "法学院副教授", "改革治理"),
    ("钟鸣远", "海岱发展研究院", "研究员", "改革治理"),
    ("秋实", "中共淄州市委党校", "教授", "改革治理"),
    ("方知微", "淄州市社会科学界联合会", "副研究员", "改革治理"),
    ("林秀禾", "海岱大学", "公共管理学院副教授", "改革治理"),
]
_BODIES = {
    "海岱大学": ("university", "海岱"),
    "海岱理工大学": ("university", "海岱"),
    "海岱发展研究院": ("university", "海岱"),
    "中共淄州市委党校": ("city_body", "淄州"),
    "淄州市社会科学界联合会": ("city_body", "淄州"),
}
_FIELD_TO_CATEGORY = {"产业": 0, "城建": 1, "民生": 2, "生态": 1, "三农": 0, "改革": 3}

_EVIDENCE = {
    "L1": "主要建议写入市政府办公室印发的实施方案",
    "L2": "市政府主要领导作出肯定性批示",
    "L3": "分管副市长作出批示",
    "L4": "有关数据和建议被全市专题会议讲话吸收",
    "L5": "在省级内部刊物刊发",
}
_MOST = {"choice": 20, "depth": 20, "analysis": 20, "feasibility": 20, "style": 10, "use": 10}


@dataclass
class Candidate:
    """An entry before it is entered: its work, its scores by juror, and what comes of them."""

    work: Work
    unit: Unit
    category: str
    scores: list[tuple[Person, dict[str, Decimal]]] = field(default_factory=list)
    mean: Decimal = Decimal(0)
    grade: str = ""

    def evidence(self, place: int) -> str:
        """The grade of proof: what its own grade demands, or better."""
        ladder = {"special": ("L1", "L2"), "first": ("L2", "L3", "L4"), "second": ("L4", "L5", "L5")}
        return ladder.get(self.grade, ("", "L5", "", ""))[place % len(ladder.get(self.grade, "1234"))]


def load_grading(plan: Plan) -> None:
    """Three concluded rounds, and the one just announced."""
    jurors = _jurors(plan)
    for year in ROUNDS:
        _round(plan, year, jurors)
    started = _grading_round(2023, date(2024, 1, 5), date(2024, 2, 23), None)
    plan.cast.enter([started], unit="research2")


def _jurors(plan: Plan) -> dict[str, list[tuple[Person, Unit]]]:
    found = defaultdict(list)
    for name, body, post, category in _JURORS:
        kind, mask = _BODIES[body]
        unit = plan.cast.body(body, kind=kind, mask=mask)
        found[category].append((plan.cast.person(name, unit=unit, title=post), unit))
    return found


def _grading_round(year: int, announced: date, closes: date, concluded: date | None) -> GradingRound:
    return GradingRound(
        title="优秀调研成果等级评定",
        reach="全市政府系统",
        round_year=year,
        announced_on=announced,
        closes_on=closes,
        concluded_on=concluded,
        word_limit=8000,
        reviewers_each=5 if year == 2021 else 3,
        department_limit=5,
        district_limit=6,
        exclusions="领导讲话、工作总结、专著、纯理论和纯业务文章，委托外单位完成的，市政府研究室承担的，已获市级以上奖励的",
        document=f"淄政研字〔{year + 1}〕9号" if concluded else "",
    )


def _round(plan: Plan, year: int, jurors: dict[str, list[tuple[Person, Unit]]]) -> None:
    _, quotas, announced, closes, concluded = ROUNDS[year]
    cast, unit = plan.cast, "research2"
    round_ = cast.enter([_grading_round(year, announced, closes, concluded)], unit=unit)[0]
    rows = [
        Quota(round=round_, grade=grade, places=places, evidence_from=gate)
        for grade, places, gate in zip(GRADES, quotas, _GATES, strict=True)
    ]
    cast.enter(rows, unit=unit)
    reviewers = _reviewers(plan, round_, jurors, closes)
    candidates = _candidates(plan, year)
    _score(plan, candidates, jurors, year)
    entries = _entries(plan, round_, candidates, announced, closes)
    _review(plan, round_, candidates, entries, reviewers)
    _conclude(plan, round_, candidates, entries)


def _reviewers(
    plan: Plan, round_: GradingRound, jurors: dict[str, list[tuple[Person, Unit]]], closes: date
) -> dict[int, Reviewer]:
    invited = plan.workday(closes + timedelta(days=5))
    drafts = [
        Draft(
            Reviewer(
                round=round_,
                person=person,
                field=category,
                category=category,
                invited_on=invited,
                pledged_on=plan.workday(invited + timedelta(days=2)),
            ),
            {"avoided": [unit]},
        )
        for category, found in jurors.items()
        for person, unit in found
    ]
    return {row.person_id: row for row in plan.cast.enter(drafts, unit="research2")}


def _candidates(plan: Plan, year: int) -> list[Candidate]:
    """The finished reports of departments on called topics, and what they did on their own."""
    found: list[Candidate] = []
    for topic, own in plan.topics.get(year, ()):
        if own is None and topic.finished_on and topic.finished_on.year == year:
            work = Work.objects.get(office=plan.cast.office, title=work_title(topic.title))
            category = CATEGORIES[_FIELD_TO_CATEGORY[topic.proposal.field]]
            found.append(Candidate(work, topic.source_unit, category))
    drafts: list[tuple[Draft, str]] = []
    while len(found) + len(drafts) < ROUNDS[year][0]:
        title, subject = next(plan.titles)
        unit = plan.outside[(len(drafts) * 4 + year) % len(plan.outside)]
        district = unit.kind == Unit.Kind.DISTRICT
        work = Work(
            title=work_title(title),
            kind=Work.Kind.REPORT,
            author_origin=Work.AuthorOrigin.DISTRICT if district else Work.AuthorOrigin.DEPARTMENT,
            finished_on=plan.between(date(year, 3, 1), date(year, 12, 20)),
            characters=plan.random.randrange(3800, 7900, 50),
            source_unit=unit,
        )
        drafts.append((Draft(work, {"author_units": [unit]}), CATEGORIES[_FIELD_TO_CATEGORY[subject]]))
    works = plan.cast.enter([draft for draft, _ in drafts], unit="research2")
    found += [
        Candidate(work, work.source_unit, category) for work, (_, category) in zip(works, drafts, strict=True)
    ]
    return found


def _score(
    plan: Plan,
    candidates: list[Candidate],
    jurors: dict[str, list[tuple[Person, Unit]]],
    year: int,
) -> None:
    random, quotas = plan.random, ROUNDS[year][1]
    for candidate in candidates:
        worth = random.uniform(0.66, 0.93)
        for person, _ in random.sample(jurors[candidate.category], 5 if year == 2021 else 3):
            share = min(max(worth + random.uniform(-0.05, 0.05), 0.5), 0.98)
            marks = {
                name: Decimal(round(most * 2 * min(share + random.uniform(-0.03, 0.03), 1))) / 2
                for name, most in _MOST.items()
            }
            candidate.scores.append((person, marks))
        candidate.mean = trimmed_mean([sum(marks.values(), Decimal(0)) for _, marks in candidate.scores])
    candidates.sort(key=lambda candidate: (-candidate.mean, candidate.work.title))
    grades = grades_by_place(len(candidates), list(zip(GRADES, quotas, strict=True)))
    for candidate, grade in zip(candidates, grades, strict=True):
        candidate.grade = grade


def _entries(
    plan: Plan, round_: GradingRound, candidates: list[Candidate], announced: date, closes: date
) -> list[Entry]:
    rows = []
    for place, candidate in enumerate(candidates):
        proof = candidate.evidence(place)
        returned = place % 19 == 7
        rows.append(
            Entry(
                round=round_,
                work=candidate.work,
                source_unit=candidate.unit,
                entered_by=candidate.unit,
                category=candidate.category,
                submitted_on=plan.between(announced + timedelta(days=8), closes),
                characters=candidate.work.characters,
                formal_check="returned" if returned else "passed",
                check_note="正文出现单位名称，已修改" if returned else "",
                evidence_grade=proof,
                evidence=_EVIDENCE.get(proof, ""),
            )
        )
    # Entered in order of filing, so that numbers do not tell the places.
    order = sorted(range(len(rows)), key=lambda place: (rows[place].submitted_on, rows[place].work.title))
    plan.cast.enter([rows[place] for place in order], unit="research2")
    return rows


def _review(
    plan: Plan,
    round_: GradingRound,
    candidates: list[Candidate],
    entries: list[Entry],
    reviewers: dict[int, Reviewer],
) -> None:
    cast, random = plan.cast, plan.random
    checked = plan.workday(round_.closes_on + timedelta(days=5))
    drawn = plan.workday(checked + timedelta(days=4))
    scored = plan.workday(drawn + timedelta(days=18))
    rows = [
        EntryCheck(entry=entry, rate=Decimal(random.randint(180, 1480)) / 100, checked_on=checked)
        for entry in entries
    ]
    cast.enter(rows, unit="research2")
    codes = random.sample(range(1, len(entries) + 1), len(entries))
    tag = round_.round_year % 100
    rows = [
        BlindCode(
            entry=entry, code=f"{tag}-{'ABCD'[CATEGORIES.index(entry.category)]}{code:03d}", drawn_on=drawn
        )
        for entry, code in zip(entries, codes, strict=True)
    ]
    cast.enter(rows, unit="research2")
    rows = [
        ReviewScore(entry=entry, reviewer=reviewers[person.pk], scored_on=scored, **marks)
        for candidate, entry in zip(candidates, entries, strict=True)
        for person, marks in candidate.scores
    ]
    cast.enter(rows, unit="research2")


def _conclude(plan: Plan, round_: GradingRound, candidates: list[Candidate], entries: list[Entry]) -> None:
    cast, year = plan.cast, round_.round_year + 1
    starts = plan.workday(round_.concluded_on - timedelta(days=15))
    notice = PublicNotice(
        round=round_,
        starts_on=starts,
        ends_on=starts + timedelta(days=8),
        medium="市政府门户网站、内网公示栏",
        contact="评审办公室电话和邮箱",
    )
    cast.enter([notice], unit="research2")
    graded = [
        GradeResult(
            round=round_,
            entry=entry,
            score=candidate.mean,
            place=place,
            grade=candidate.grade,
            decided_on=round_.concluded_on,
        )
        for place, (candidate, entry) in enumerate(zip(candidates, entries, strict=True), 1)
        if candidate.grade
    ]
    objection = Objection(
        round=round_,
        entry=entries[-1],
        raised_on=plan.workday(starts + timedelta(days=2)),
        raised_by=plan.departments[year % len(plan.departments)],
        content="反映一篇成果引用数据未注明出处",
        outcome="refused",
        settled_on=plan.workday(starts + timedelta(days=6)),
        handling="经核查，数据来自公开统计公报，已补注出处",
    )
    cast.enter([objection], unit="research2")
    results = cast.enter(graded, unit="research2")
    issued = plan.workday(round_.concluded_on + timedelta(days=14))
    certificates = [
        Certificate(
            result=result,
            certificate_no=f"淄政研成〔{year}〕{result.place:03d}号",
            holders=f"{result.entry.entered_by.spoken}课题组",
            issued_on=issued,
        )
        for result in results
    ]
    cast.enter(certificates, unit="research2")
