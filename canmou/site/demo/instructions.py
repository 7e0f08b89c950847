"""What leaders wrote on the demo office's work, the tasks that followed, and the decisions it turned into."""

from datetime import date, timedelta
from random import Random

from canmou.instructions.models import Conversion, FollowUpTask, Instruction
from canmou.kernel.ledger.actions import Draft
from canmou.kernel.people.models import Unit
from canmou.research.models import Report
from canmou.site.demo import instructions_live
from canmou.site.demo.cast import Cast
from canmou.site.demo.leaders import Leader, leader
from canmou.site.demo.research.words import VANGUARD

#: year → affirmative instructions of provincial and of city leaders, each one leader on one work
AFFIRMATIVE = {2021: (3, 35), 2022: (6, 51), 2023: (7, 54)}

#: the two on the report on the high-tech zone, and what they wrote
ON_VANGUARD = [
    ("靳怀川", date(2022, 5, 16), "高新区的做法有新意、有实效，请省发改委总结推广。"),
    ("蔺书衡", date(2022, 5, 27), "报告写得好，做法可学可鉴，望继续探索。"),
]

_PROVINCIAL = ("靳怀川", "楚云帆", "蔺书衡")
_CITY = ("林知远", "霍明远", "祁宏图", "林知远", "单青松", "毕晓岚", "庄文博", "林知远", "宁国栋", "牟秀峰")

_PRAISE = (
    "情况摸得透，建议提得实，请有关部门认真研究采纳。",
    "这篇调研有数据、有分析、有对策，很有价值，请分管领导阅研。",
    "调研深入，问题找得准，建议很好。",
    "很好。请牵头部门对照所提建议抓紧拿出落实措施。",
    "选题紧扣中心工作，分析透彻，可供决策参考。",
    "研究室这项工作做得扎实，所提建议请逐条研究。",
    "建议可行，请纳入下步工作统筹考虑。",
    "所反映的问题应引起重视，建议具体管用，予以肯定。",
    "报告质量高，请印发有关方面学习借鉴。",
    "角度新、挖得深，望跟踪研究，持续出成果。",
)
_DIRECT = (
    "请研究室会同牵头部门提出具体意见，报我。",
    "请就此问题再作深入调研，月底前形成报告。",
    "请分管领导牵头研究，提出解决办法。",
)
#: matters that leaders wrote to the office about, without a work
_MATTERS = (
    ("年度调研工作安排", "同意，要突出重点，多出精品。", "affirmative"),
    ("上半年工作情况汇报", "半年工作成效明显，望再接再厉。", "affirmative"),
    ("经济形势分析材料", "请研究室每季度会商一次，形成分析报告。", "directive"),
    ("外地考察学习情况", "请研究提出我市可借鉴的几条措施。", "directive"),
    ("重要会议文稿准备", "请研究室提前介入，做好文稿起草。", "directive"),
)
_FORMS = {
    "L1": ("document", "《关于{}的若干措施》，市政府办公室印发", "所提建议写入措施第三条、第五条"),
    "L2": ("plan", "市政府主要领导批示，列入年度重点任务", "所提建议列入年度重点任务清单"),
    "L3": ("project", "分管副市长批示，部门组织实施", "部门按建议制定推进方案"),
    "L4": ("speech", "全市专题会议讲话采用", "三项数据和两条建议被会议讲话吸收"),
    "L5": ("internal", "省级内部刊物采用", "主要内容被上级内部刊物采用"),
}


def load(cast: Cast) -> None:
    """Instructions of three years, with follow-up and conversion."""
    random = Random(57)
    for year in AFFIRMATIVE:
        reports = _reports(cast, year)
        praised = _affirmative(cast, random, year, reports)
        others = _others(cast, random, year, reports)
        _copies(cast, praised)
        _follow_up(cast, random, [*praised, *others])
        _conversions(cast, random, praised, reports)
    instructions_live.load(cast)


def _reports(cast: Cast, year: int) -> list[Report]:
    """The office's own reports finished early enough in the year to be written on."""
    rows = Report.objects.live().filter(
        office=cast.office,
        work__author_origin="in_house",
        finished_on__gte=date(year, 1, 1),
        finished_on__lte=date(year, 12, 5),
    )
    return list(rows.select_related("work", "work__ref", "unit").order_by("finished_on", "pk"))


def _after(random: Random, report: Report, year: int) -> date:
    day = report.finished_on + timedelta(days=random.randint(4, 26))
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return min(day, date(year, 12, 29))


def _row(cast: Cast, who: Leader, day: date, words: str, kind: str, **fields: object) -> Instruction:
    row = Instruction(
        leader=who.person(cast),
        leader_post=who.post,
        leader_rank=who.rank,
        level=who.level,
        given_on=day,
        received_on=min(day + timedelta(days=1), date(day.year, 12, 31)),
        kind=kind,
        words=words,
        **fields,
    )
    if kind == Instruction.Kind.AFFIRMATIVE:
        row.checked_by, row.checked_on = (
            cast.named("丁若兰"),
            min(day + timedelta(days=3), date(day.year, 12, 31)),
        )
    return row


def _affirmative(cast: Cast, random: Random, year: int, reports: list[Report]) -> list[Instruction]:
    """As many as the year had, each leader on each work once; and one written twice, which counts once."""
    provincial, city = AFFIRMATIVE[year]
    rows: list[Instruction] = []
    taken: set[tuple[str, int]] = set()
    if year == 2022:
        found = next(report for report in reports if report.work.title == VANGUARD)
        for name, day, words in ON_VANGUARD:
            rows.append(
                _row(
                    cast,
                    leader(name),
                    day,
                    words,
                    "affirmative",
                    work=found.work,
                    carrier="submission",
                    unit=found.unit,
                )
            )
            taken.add((name, found.work_id))
    weighty = [r for r in reports if r.kind in ("major", "chain", "ordered") and r.work.title != VANGUARD]
    while len(rows) < provincial:
        report, name = random.choice(weighty), _PROVINCIAL[len(rows) % 3]
        if (name, report.work_id) not in taken:
            taken.add((name, report.work_id))
            rows.append(_praise(cast, random, year, name, report, "submission"))
    while len(rows) < provincial + city:
        report, name = random.choice(reports), random.choice(_CITY)
        if (name, report.work_id) in taken or report.work.title == VANGUARD:
            continue
        taken.add((name, report.work_id))
        carrier = "reference" if report.kind != "small_entry" else "report"
        rows.append(_praise(cast, random, year, name, report, carrier))
    again = rows[-1]
    rows.append(
        _row(
            cast,
            leader(again.leader.name),
            min(again.given_on + timedelta(days=9), date(year, 12, 30)),
            "所提建议落实进展很好，请继续跟踪。",
            "affirmative",
            work=again.work,
            carrier="document",
            unit=again.unit,
        )
    )
    rows.sort(key=lambda row: row.given_on)
    return list(cast.enter(rows))


def _praise(cast: Cast, random: Random, year: int, name: str, report: Report, carrier: str) -> Instruction:
    row = _row(
        cast,
        leader(name),
        _after(random, report, year),
        random.choice(_PRAISE),
        "affirmative",
        work=report.work,
        carrier=carrier,
        unit=report.unit,
    )
    if "抓紧拿出落实措施" in row.words or "逐条研究" in row.words:
        row.requirement, row.due_on = "会同牵头部门研究采纳意见并反馈", row.given_on + timedelta(days=20)
    return row


def _others(cast: Cast, random: Random, year: int, reports: list[Report]) -> list[Instruction]:
    """Directive words, circulation marks, a county leader's praise, and words to the office without a work."""
    rows = []
    for place, report in enumerate(reports[3::9]):
        who = leader(_CITY[place % len(_CITY)])
        day = _after(random, report, year)
        words = _DIRECT[place % 3]
        rows.append(
            _row(
                cast,
                who,
                day,
                words,
                "directive" if place % 2 else "forwarded",
                work=report.work,
                carrier="reference",
                unit=report.unit,
                requirement="研究提出意见并报告",
                due_on=day + timedelta(days=15),
            )
        )
    for place, report in enumerate(reports[5::11]):
        who = leader("费启明" if place % 2 else "车向荣")
        day = _after(random, report, year)
        rows.append(
            _row(
                cast,
                who,
                day,
                "已阅。",
                "circulated",
                work=report.work,
                carrier="reference",
                unit=report.unit,
            )
        )
    for place, (subject, words, kind) in enumerate(_MATTERS):
        day = date(year, (3, 7, 4, 9, 11)[place], 14 + place)
        rows.append(
            _row(
                cast,
                leader("林知远"),
                day,
                words,
                kind,
                subject=f"{year}年{subject}",
                carrier="document" if place % 2 else "spoken",
                requirement="按批示办理" if kind == "directive" else "",
                due_on=day + timedelta(days=25) if kind == "directive" else None,
            )
        )
    return list(cast.enter(rows, unit="general"))


def _copies(cast: Cast, praised: list[Instruction]) -> None:
    """A few instructions that came a second time as transcripts."""
    rows = []
    for original in [row for row in praised if row.level == Instruction.Level.CITY][4::15]:
        copied = _row(
            cast,
            leader(original.leader.name),
            original.given_on,
            original.words,
            "affirmative",
            work=original.work,
            carrier="other",
            unit=original.unit,
            copy_of=original,
        )
        rows.append(copied)
    cast.enter(rows)


def _follow_up(cast: Cast, random: Random, rows: list[Instruction]) -> None:
    departments = list(Unit.objects.filter(office=cast.office, kind="department").order_by("order", "pk"))
    staff = [cast.named(name) for name in ("高振华", "董建国", "谭志刚", "姚丽华", "侯德明")]
    drafts = []
    for row in (row for row in rows if row.requirement):
        done = row.due_on - timedelta(days=random.randint(-3, 8))
        finished = done <= date(2024, 1, 5)
        task = FollowUpTask(
            instruction=row,
            unit=row.unit,
            content=f"落实{row.leader.name}{row.given_on.month}月{row.given_on.day}日批示：{row.requirement}",
            responsible=random.choice(staff),
            assigned_on=row.received_on,
            due_on=row.due_on,
            done_on=max(done, row.received_on) if finished else None,
            result="已会同有关部门研究，采纳情况书面报告" if finished else "",
            reported_on=max(done, row.received_on) + timedelta(days=1) if finished else None,
        )
        drafts.append(Draft(task, {"supporting": random.sample(departments, 2)}))
    cast.enter(drafts)


def _conversions(cast: Cast, random: Random, praised: list[Instruction], reports: list[Report]) -> None:
    """Every second work that was praised, by proof of several grades, and a few without an instruction."""
    rows, seen = [], set()
    bodies = list(Unit.objects.filter(office=cast.office, kind="department").order_by("order", "pk"))
    grades = ("L1", "L2", "L4", "L3", "L5", "L1")
    for place, row in enumerate(praised[::2]):
        if row.work_id in seen:
            continue
        seen.add(row.work_id)
        grade = grades[place % len(grades)]
        if grade == "L2" and row.leader_rank != leader("林知远").rank:
            grade = "L3"
        rows.append(_conversion(random, row, grade, bodies))
    cast.enter(rows)


def _conversion(random: Random, row: Instruction, grade: str, bodies: list[Unit]) -> Conversion:
    form, proof, adopted = _FORMS[grade]
    matter = row.work.short_name or "支持有关工作"
    day = min(row.given_on + timedelta(days=random.randint(6, 45)), date(row.given_on.year, 12, 30))
    return Conversion(
        work=row.work,
        instruction=row,
        form=form,
        grade=grade,
        converted_on=max(day, row.given_on),
        body=random.choice(bodies),
        proof=proof.format(f"加快{matter}" if row.work.short_name else matter),
        adopted=adopted,
        unit=row.unit,
    )
