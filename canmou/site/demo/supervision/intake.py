"""What came in: matters, drafts for comment, meeting slips, other people's forms."""

from datetime import date, timedelta
from random import Random

from canmou.kernel.ledger.actions import Draft
from canmou.kernel.people.models import Unit
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import YEARS, before, month_end, on_or_after, workday
from canmou.site.demo.supervision.tasks import CARRIERS
from canmou.supervision.models import (
    Circulation,
    ConsultationOpinion,
    DraftConsultation,
    ForeignForm,
    Matter,
    MatterHandling,
    MeetingPoint,
    MeetingSlip,
)

#: title, kind, sender's short name, section, days
MATTERS = [
    ("报送近期调研成果转化情况", "document", "市政府办公室", "research1", 8),
    ("提供重点产业链发展情况材料", "phone", "市发改委", "economy", 3),
    ("提出全市经济工作会议报告修改意见", "document", "市政府办公室", "research2", 4),
    ("报送民生实事调研情况", "document", "市民政局", "society", 6),
    ("推荐参加全市宣讲活动人员", "document", "市委宣传部", "party", 7),
    ("报送专家论证工作情况", "document", "市司法局", "thinktank", 8),
    ("核对期刊发行数量", "message", "市财政局", "editorial", 2),
    ("领导交办整理外地政策比较", "oral", "", "research2", 5),
    ("参加市直机关消防演练", "meeting", "市应急管理局", "general", 4),
    ("报送干部培训需求", "document", "市人社局", "personnel", 9),
    ("转来企业反映用工问题照片", "photo", "", "economy", 5),
    ("提供数据平台接口需求", "phone", "市大数据局", "center", 6),
]
DRAFTS = [
    ("关于促进预制食品产业高质量发展的若干措施（征求意见稿）", "市工信局", "economy"),
    ("关于加强基层医疗卫生服务的实施意见（征求意见稿）", "市卫健委", "society"),
    ("关于优化营商环境的若干政策（征求意见稿）", "市审批服务局", "economy"),
    ("城市更新行动实施方案（征求意见稿）", "市住建局", "society"),
    ("关于支持专精特新企业发展的意见（征求意见稿）", "市工信局", "economy"),
    ("人才公寓管理办法（征求意见稿）", "市人社局", "society"),
    ("公共数据开放管理办法（征求意见稿）", "市大数据局", "center"),
    ("重大行政决策程序规定（征求意见稿）", "市司法局", "thinktank"),
]
OPINIONS = [
    ("第三条", "建议明确资金来源和兑现时限"),
    ("第六条", "建议与现行政策衔接，避免重复"),
    ("附则", "建议写明有效期"),
]
SLIPS = [
    ("全市经济运行调度会", "economy", "及时研判重点行业走势，每月报一份短评", "task"),
    ("市政府常务会议", "research2", "涉企政策要算清企业账", "material"),
    ("全市民生工作推进会", "society", "从群众身边的小事抓起", "material"),
    ("全市数字化改革座谈会", "center", "数据先通再用", "material"),
    ("全市机关党建工作会议", "party", "防止党建业务各干各的", "material"),
    ("全市宣传思想工作会议", "editorial", "讲好本地转型故事", "note"),
]
FORMS = [
    ("传染病防控信息汇总表", "市卫健委", "month", "general", True),
    ("节能降耗情况统计表", "市机关事务管理局", "quarter", "general", False),
    ("网络安全自查表", "市大数据局", "quarter", "center", False),
    ("信访事项零报告表", "市信访局", "month", "general", True),
    ("干部信息变动统计表", "市人社局", "quarter", "personnel", False),
    ("政务信息公开情况季报", "市政府办公室", "quarter", "thinktank", False),
    ("法治建设情况统计表", "市司法局", "year", "general", False),
    ("党员统计年报", "市委市直机关工委", "year", "party", False),
]

FULL_NAMES = {
    "市委市直机关工委": "中共淄州市委市直机关工作委员会",
    "市委宣传部": "中共淄州市委宣传部",
}


def load(cast: Cast) -> None:
    """Three years of what came in, and what is on the table in the first week of 2024."""
    rng = Random(909)
    _matters(cast, rng)
    _consultations(cast, rng)
    _slips(cast)
    _forms(cast, rng)


def sender(cast: Cast, short: str) -> Unit | None:
    """A body of the city by its short name, made when new."""
    if not short:
        return None
    found = Unit.objects.filter(office=cast.office, short_name=short).first()
    if found:
        return found
    kind = "party_body" if short in FULL_NAMES else "city_body"
    return cast.body(FULL_NAMES.get(short, f"淄州{short}"), kind=kind, short_name=short)


def _matters(cast: Cast, rng: Random) -> None:
    rows, readers, handlings = [], [], []
    for year in YEARS:
        for month in range(1, 13):
            for number in range(4):
                rows.append(_matter(cast, rng, workday(year, month, 3 + number * 6), month * 4 + number))
    rows += [_matter(cast, rng, day, n) for n, day in enumerate([date(2024, 1, 2), date(2024, 1, 4)], 200)]
    for row in rows[-2:]:
        row.replied_on = row.closed_on = None
        row.reply = ""
    made = list(cast.enter(rows))
    for number, matter in enumerate(made):
        for place, reader in enumerate(("孙启航", "周承远")[: 1 + number % 2] + ("宋雅琴",), 1):
            readers.append(
                Circulation(
                    matter=matter,
                    reader=cast.named(reader),
                    sequence=place,
                    sent_on=matter.received_on,
                    read_on=on_or_after(matter.received_on + timedelta(days=place - 1)),
                    opinion="请按拟办意见办理" if reader == "周承远" else "",
                    unit=matter.unit,
                )
            )
        handlings.append(
            MatterHandling(
                matter=matter,
                section=matter.lead_section,
                handler=cast.named(_clerk(cast, matter.lead_section)),
                assigned_on=matter.received_on,
                content="已形成材料" if matter.closed_on else "",
                finished_on=matter.closed_on,
                unit=matter.lead_section,
            )
        )
    cast.enter(readers)
    cast.enter(handlings)


def _clerk(cast: Cast, section: Unit) -> str:
    return next(clerk for key, (_, clerk) in CARRIERS.items() if cast.unit(key) == section)


def _matter(cast: Cast, rng: Random, received: date, number: int) -> Matter:
    title, kind, short, section, days = MATTERS[number % len(MATTERS)]
    due = on_or_after(received + timedelta(days=days))
    replied = due + timedelta(days=1) if rng.random() < 0.05 else max(received, before(due, 1))
    return Matter(
        title=f"{title}（{received.month}月）",
        kind=kind,
        received_on=received,
        sender=sender(cast, short),
        sender_person=cast.named("韩立诚") if kind == "oral" else None,
        document_number=f"{received.year}-{number:03d}" if kind == "document" else "",
        urgency="urgent" if days < 4 else "normal",
        proposal=f"请{cast.unit(section)}牵头办理",
        proposed_by=cast.named("陆思源"),
        approved_by=cast.named("孙启航"),
        lead_section=cast.unit(section),
        due_on=due,
        replied_on=replied,
        reply="已按要求报送",
        closed_on=replied,
    )


def _consultations(cast: Cast, rng: Random) -> None:
    drafts = []
    for year in YEARS:
        for number, (title, short, section) in enumerate(DRAFTS):
            received = workday(year, 2 + number, 9)
            due = on_or_after(received + timedelta(days=4))
            agree = rng.random() < 0.4
            row = DraftConsultation(
                title=title,
                sender=sender(cast, short),
                document_number=f"征求〔{year}〕{number + 11}号",
                received_on=received,
                due_on=due,
                outcome="agree" if agree else "suggest",
                replied_on=due,
                reply_number=f"淄政研函〔{year}〕{number + 1}号",
                adopted="" if agree else "采纳一条，部分采纳一条",
            )
            drafts.append(Draft(row, {"sections": [cast.unit(section), cast.unit("research2")]}))
    made = list(cast.enter(drafts))
    opinions = []
    for number, row in enumerate(made):
        if row.outcome == "agree":
            continue
        section = cast.unit(DRAFTS[number % len(DRAFTS)][2])
        for place, text in OPINIONS[: 1 + number % 3]:
            opinions.append(
                ConsultationOpinion(
                    consultation=row,
                    section=section,
                    given_by=cast.named(_clerk(cast, section)),
                    given_on=row.received_on,
                    place=place,
                    opinion=text,
                    adopted=place == "第三条",
                    unit=section,
                )
            )
    cast.enter(opinions)


def _slips(cast: Cast) -> None:
    drafts, points = [], []
    for year in YEARS:
        for number, (title, section, _, _) in enumerate(SLIPS):
            row = MeetingSlip(
                title=title,
                held_on=workday(year, 2 + number * 2 - (number == 5), 16),
                place="市政府会议中心",
                recorder=cast.named(CARRIERS[section][1]),
                unit=cast.unit(section),
            )
            drafts.append(
                Draft(row, {"attended_by": [cast.named(name) for name in dict.fromkeys(CARRIERS[section])]})
            )
    for number, slip in enumerate(cast.enter(drafts)):
        _, _, point, use = SLIPS[number % len(SLIPS)]
        texts = [(point, use), ("有关科室会后三日内对照要点提出落实意见", "task")]
        for sequence, (text, what) in enumerate(texts, 1):
            points.append(
                MeetingPoint(
                    slip=slip, sequence=sequence, said_on=slip.held_on, point=text, use=what, unit=slip.unit
                )
            )
    cast.enter(points)


def _forms(cast: Cast, rng: Random) -> None:
    rows = []
    for year in YEARS:
        for title, short, frequency, section, zero in FORMS:
            months = {"month": range(1, 13), "quarter": (3, 6, 9, 12), "year": (12,)}[frequency]
            for month in months:
                rows.append(_form(cast, rng, title, short, frequency, section, zero, month_end(year, month)))
    for row in rows:
        if row.due_on > date(2024, 1, 5):
            row.handed_in_on, row.method, row.reviewed_by = None, "", None
    cast.enter(rows)


def _form(
    cast: Cast, rng: Random, title: str, short: str, frequency: str, section: str, zero: bool, end: date
) -> ForeignForm:
    received = before(end, 3)
    due = on_or_after(end + timedelta(days=4))
    handed_in = on_or_after(due + timedelta(days=1)) if rng.random() < 0.03 else before(due, 1)
    return ForeignForm(
        title=title,
        sender=sender(cast, short),
        received_on=received,
        due_on=due,
        format="system" if frequency == "month" else "excel",
        frequency=frequency,
        section=cast.unit(section),
        filled_by=cast.named(CARRIERS[section][1]),
        reviewed_by=cast.named(CARRIERS[section][0])
        if CARRIERS[section][0] != CARRIERS[section][1]
        else None,
        zero_report=zero and rng.random() < 0.7,
        handed_in_on=handed_in,
        method="网上填报" if frequency == "month" else "邮箱报送",
        unit=cast.unit(section),
    )
