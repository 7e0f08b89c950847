"""The demo office's calls for topics, what was proposed, checked, scored, selected and approved."""

from datetime import date, timedelta
from decimal import Decimal

from canmou.kernel.ledger.actions import Draft
from canmou.kernel.people.models import Unit
from canmou.research.models import (
    Call,
    IndustryChain,
    Proposal,
    ProposalCheck,
    ScreeningScore,
    SelectionDecision,
    SelectionMeeting,
    Series,
    Topic,
)
from canmou.site.demo.leaders import leader
from canmou.site.demo.research.plan import CALL_DAYS, LEAD, VOLUMES, YEARS, Own, Plan, own_topics
from canmou.site.demo.research.words import CHAINS
from canmou.supervision.api import Theme

_LIMITS = {"chain": (11, 30), "livelihood": (9, 30), "major": (11, 30), "small_entry": (11, 15)}
_CHAIN_LEADERS = ("祁宏图", "单青松", "庄文博", "牟秀峰", "毕晓岚")
_SCREENERS = ("宋雅琴", "郝景明")


def load_selection(plan: Plan) -> None:
    """Series and chains, then the calls and topics of each year."""
    series = _series(plan)
    chains = _chains(plan, series["重点产业链"])
    for year in YEARS:
        _year(plan, year, series, chains)


def _series(plan: Plan) -> dict[str, Series]:
    cast = plan.cast
    rows = [
        Series(
            name="重点产业链",
            measure="条",
            started_on=date(2021, 2, 20),
            lead=cast.named("韩立诚"),
            aim="逐链摸清底数、堵点和招引方向",
            cited=1,
        ),
        Series(
            name="高品质民生建设",
            started_on=date(2021, 3, 1),
            lead=cast.named("郝景明"),
            aim="从群众身边小事入手提出改进建议",
            cited=2,
        ),
    ]
    return {row.name: row for row in cast.enter(rows, unit="research1")}


def _chains(plan: Plan, series: Series) -> dict[str, IndustryChain]:
    departments = {unit.short_name: unit for unit in plan.departments}
    rows = [
        IndustryChain(
            series=series,
            name=f"{name}产业链",
            chain_leader=leader(_CHAIN_LEADERS[place % len(_CHAIN_LEADERS)]).person(plan.cast),
            lead_department=departments[department],
            lead_enterprises=enterprises,
            listed_on=date(2021, 2, 20),
        )
        for place, (name, department, enterprises) in enumerate(CHAINS)
    ]
    return {row.name.removesuffix("产业链"): row for row in plan.cast.enter(rows, unit="research1")}


def _year(plan: Plan, year: int, series: dict[str, Series], chains: dict[str, IndustryChain]) -> None:
    call = _call(plan, year)
    proposals = _proposals(plan, call, year)
    _checks(plan, proposals, year)
    picked = _decide(plan, call, proposals, year)
    topics = [_call_topic(plan, year, call, *found, series, chains) for found in picked]
    topics += [_own_topic(plan, year, own) for own in own_topics(year) if own.source != "call"]
    drafts = [_draft(plan, topic, own) for topic, own in topics]
    entered = plan.cast.enter(drafts, unit="research1")
    plan.topics[year] = list(zip(entered, (own for _, own in topics), strict=True))


def _call(plan: Plan, year: int) -> Call:
    issued, closes, _, published = CALL_DAYS[year]
    theme = Theme.objects.live().filter(office=plan.cast.office, year=year).first()
    call = Call(
        title="百题调研",
        theme=theme.year_name if theme else "",
        reach="全市政府系统",
        year=year,
        issued_on=issued,
        closes_on=closes,
        published_on=published,
        document=f"淄政研字〔{year}〕2号",
        directions="产业转型、城乡建设、民生改善、生态保护、改革开放、政府治理",
    )
    return plan.cast.enter([Draft(call, {"recipients": plan.outside})], unit="research1")[0]


def _proposals(plan: Plan, call: Call, year: int) -> list[tuple[Proposal, Own | None]]:
    total, random = VOLUMES[year][0], plan.random
    found: list[tuple[Proposal, Own | None]] = []
    for own in own_topics(year):
        if own.source != "call":
            continue
        ordered = own.kind == "major" and random.random() < 0.3
        found.append(
            (
                Proposal(
                    call=call,
                    title=own.title,
                    source="leader" if ordered else "section",
                    leader=leader("林知远").person(plan.cast) if ordered else None,
                    proposed_by=plan.cast.unit(own.section),
                    filed_on=plan.between(call.issued_on + timedelta(days=4), call.closes_on),
                    field=own.field,
                    question=_question(own.title),
                    suggested_class=own.topic_class,
                ),
                own,
            )
        )
    outside = plan.outside
    while len(found) < total:
        title, field = next(plan.titles)
        unit = outside[(len(found) * 8 + year) % len(outside)]
        found.append(
            (
                Proposal(
                    call=call,
                    title=title,
                    source="district" if unit.kind == Unit.Kind.DISTRICT else "department",
                    proposed_by=unit,
                    source_unit=unit,
                    filed_on=plan.between(call.issued_on + timedelta(days=6), call.closes_on),
                    field=field,
                    question=_question(title),
                    suggested_class="key" if len(found) % 5 == 0 else "general",
                    contact=f"{unit.spoken}办公室",
                ),
                None,
            )
        )
    plan.cast.enter([row for row, _ in found], unit="research1")
    return found


def _question(title: str) -> str:
    return f"{title.removeprefix('关于').removesuffix('的调研')}：底数是什么，堵点在哪里，下步从哪里突破？"


def _checks(plan: Plan, proposals: list[tuple[Proposal, Own | None]], year: int) -> None:
    day = plan.workday(CALL_DAYS[year][1] + timedelta(days=3))
    checker, rows = plan.cast.named("丁若兰"), []
    for place, (proposal, own) in enumerate(proposals):
        similarity = Decimal(plan.random.randint(8, 58)) / 100
        verdict, nearest = "new", ""
        if own is None and place % 17 == 3:
            similarity, verdict = Decimal(plan.random.randint(81, 93)) / 100, "repeat"
        elif own is None and place % 11 == 5:
            similarity, verdict = Decimal(plan.random.randint(62, 78)) / 100, "near"
        if verdict != "new":
            nearest = f"{year - 1}年度同类课题"
        rows.append(
            ProposalCheck(
                proposal=proposal,
                nearest=nearest,
                similarity=similarity,
                verdict=verdict,
                checked_on=day,
                checked_by=checker,
            )
        )
    plan.cast.enter(rows, unit="research1")


def _decide(
    plan: Plan, call: Call, proposals: list[tuple[Proposal, Own | None]], year: int
) -> list[tuple[Proposal, str, Own | None]]:
    """Score, rank and decide; the office's own go through, the rest compete for the places left."""
    random, scored_on = plan.random, plan.workday(CALL_DAYS[year][1] + timedelta(days=6))
    marks = {p.pk: Decimal(random.randint(165 if own else 130, 192)) / 2 for p, own in proposals}
    rows = [
        ScreeningScore(
            proposal=proposal,
            reviewer=plan.cast.named(name),
            score=marks[proposal.pk] + Decimal(random.randint(-4, 4)) / 2,
            scored_on=scored_on,
        )
        for proposal, _ in proposals
        for name in _SCREENERS
    ]
    plan.cast.enter(rows, unit="research1")
    meeting = SelectionMeeting(
        call=call,
        title=f"{year}年度调研选题会",
        held_on=CALL_DAYS[year][2],
        chair=plan.cast.named("周承远"),
        minutes="逐条审议选题建议，确定入选课题、类别和承担单位。",
    )
    attendees = [
        plan.cast.named(name)
        for name in ("周承远", "韩立诚", *_SCREENERS, "高振华", "董建国", "谭志刚", "姚丽华")
    ]
    meeting = plan.cast.enter([Draft(meeting, {"attendees": attendees})], unit="research1")[0]
    ranked = sorted(proposals, key=lambda found: (found[1] is None, -marks[found[0].pk], found[0].pk))
    selected = VOLUMES[year][1]
    decisions, picked = [], []
    for place, (proposal, own) in enumerate(ranked):
        decision = SelectionDecision(
            meeting=meeting, proposal=proposal, decided_on=meeting.held_on, outcome="rejected"
        )
        if place < selected:
            decision.outcome = "selected"
            decision.topic_class = own.topic_class if own else ("key" if place % 7 == 0 else "general")
            picked.append((proposal, decision.topic_class, own))
        elif place % 9 == 0:
            decision.outcome, decision.merged_into = "merged", picked[place % len(picked)][0]
        elif place % 5 == 0:
            decision.outcome, decision.reason = "reserved", "列入下年度储备"
        else:
            decision.reason = ("与近年课题相近", "题目偏大", "属部门日常工作", "成熟度不够")[place % 4]
        decisions.append(decision)
    plan.cast.enter(decisions, unit="research1")
    return picked


def _call_topic(
    plan: Plan,
    year: int,
    call: Call,
    proposal: Proposal,
    topic_class: str,
    own: Own | None,
    series: dict[str, Series],
    chains: dict[str, IndustryChain],
) -> tuple[Topic, Own | None]:
    unit = proposal.proposed_by
    limit = _LIMITS[own.kind] if own else (11, 30)
    topic = Topic(
        year=year,
        title=proposal.title,
        topic_class=topic_class,
        source=Topic.Source.CALL,
        call=call,
        proposal=proposal,
        lead_unit=unit,
        approved_on=CALL_DAYS[year][3],
        due_on=date(year, *limit),
        methods="座谈、走访、问卷" if topic_class == "major" else "座谈、走访",
        expected="调研报告",
    )
    if own is None:
        topic.source_unit = unit
        return topic, None
    topic.unit = unit
    topic.short_name, topic.cited = own.short_name, own.cited
    topic.series = series.get(own.series)
    topic.chain = chains.get(own.chain)
    topic.lead_leader = plan.cast.named(LEAD[own.section])
    return topic, own


def _own_topic(plan: Plan, year: int, own: Own) -> tuple[Topic, Own | None]:
    if own.source == "self_chosen":
        approved = plan.between(date(year, 3, 24), date(year, 6, 10))
        due = date(year, *_LIMITS["small_entry"])
    else:
        approved = own.approved_on or plan.between(date(year, 1, 20), date(year, 9, 20))
        due = approved + timedelta(days=70)
    unit = plan.cast.unit(own.section)
    topic = Topic(
        unit=unit,
        year=year,
        title=own.title,
        topic_class=own.topic_class,
        source=own.source,
        lead_unit=unit,
        lead_leader=plan.cast.named(LEAD[own.section]),
        approved_on=approved,
        due_on=due,
        methods="走访、暗访" if own.source == "self_chosen" else "座谈、走访",
        expected="短平快调研报告" if own.source == "self_chosen" else "调研报告",
    )
    return topic, own


def _draft(plan: Plan, topic: Topic, own: Own | None) -> Draft:
    """The topic with its supporting departments, and closed on a believable day."""
    _close(plan, topic, own)
    supporting = plan.random.sample(plan.departments, 2) if own and own.kind != "small_entry" else []
    return Draft(topic, {"supporting": supporting})


def _close(plan: Plan, topic: Topic, own: Own | None) -> None:
    first, last = topic.approved_on + timedelta(days=40), topic.due_on
    if own is None:
        if plan.random.random() < 0.1:
            return
    elif own.late:
        if topic.year == YEARS[-1]:
            return
        first, last = date(topic.year + 1, 1, 9), date(topic.year + 1, 2, 24)
    elif own.kind in ("chain", "major") and plan.random.random() < 0.08:
        first, last = topic.due_on + timedelta(days=1), topic.due_on + timedelta(days=14)
    elif own.kind == "ordered":
        first = topic.approved_on + timedelta(days=24)
    if own and own.finished_on:
        first = last = own.finished_on
    topic.finished_on, topic.ending = plan.between(first, last), Topic.Ending.FINISHED
