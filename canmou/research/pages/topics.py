"""The list of topics, and who works on what."""

from typing import Any

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, When
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from canmou.kernel import clock
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.paging import paginate
from canmou.kernel.ui.table import Column, Row, Table, with_query
from canmou.research.models import Milestone, Series, TeamMember, Topic
from canmou.research.queries.series import series_for
from canmou.research.queries.topic import RUNNING, current, inside, overdue, topics_for
from canmou.research.queries.workload import Load, workload
from canmou.research.states.topic import TOPIC, UNDER_WAY

PER_PAGE = 50
#: What stands on the tabs: key, words.
TABS = (("", "在研"), ("ended", "已结束"), ("all", "全部"))
FILTERS = ("tab", "mine", "section", "series", "overdue", "state", "year")


def asked(query: QueryDict) -> dict[str, str]:
    """The filters of the address."""
    return {name: query.get(name, "")[:40].replace("\0", "") for name in FILTERS}


def state_of(topic: Topic) -> tuple[str, str]:
    """The state in words with its tone; what was entered after the fact is told by its dates."""
    if topic.ending:
        tones = {"finished": "ok"}
        return topic.get_ending_display(), tones.get(topic.ending, "void")
    if TOPIC.has(topic.state):
        return TOPIC.label(topic.state), "info"
    return "在研（补录）", "neutral"


def chosen(user: User, wanted: dict[str, str]) -> QuerySet[Topic]:
    """The topics that the filters ask for."""
    rows = topics_for(user)
    if wanted["tab"] == "ended":
        rows = rows.exclude(RUNNING)
    elif wanted["tab"] != "all":
        rows = rows.filter(RUNNING)
    if wanted["mine"]:
        teams = current(TeamMember.objects.live().filter(person=user.person_id or 0))
        rows = rows.filter(Q(pk__in=teams.values("topic")) | Q(lead_leader=user.person_id or 0))
    if wanted["section"]:
        rows = rows.filter(Q(lead_unit__uid=wanted["section"]) | Q(unit__uid=wanted["section"]))
    if wanted["series"]:
        rows = rows.filter(series__number=wanted["series"])
    if wanted["overdue"]:
        rows = rows.filter(overdue(clock.today()))
    if wanted["state"] in UNDER_WAY:
        rows = rows.filter(state=wanted["state"])
    if wanted["year"].isascii() and wanted["year"].isdigit():
        rows = rows.filter(year=int(wanted["year"][:4]))
    return rows


def listing(user: User, query: QueryDict) -> dict[str, Any]:
    """The list with its filters."""
    wanted, today = asked(query), clock.today()
    open_steps = Milestone.objects.live().filter(topic=OuterRef("pk"), done_on=None).order_by("due_on", "pk")
    rows = chosen(user, wanted).select_related("ref", "lead_unit", "lead_leader", "series")
    rows = rows.annotate(
        next_due=Subquery(open_steps.values("due_on")[:1]), next_step=Subquery(open_steps.values("step")[:1])
    )
    after = Case(When(state="recorded", then=1), default=0)  # what was entered after the fact stands behind
    order = ("-finished_on", "-pk") if wanted["tab"] == "ended" else (after, "due_on", "pk")
    page = paginate(rows.order_by(*order), query, PER_PAGE)
    return {
        "tabs": [
            (with_query(query, tab=key, page="", at=""), words, wanted["tab"] == key) for key, words in TABS
        ],
        "wanted": wanted,
        "switches": [
            (
                words,
                with_query(query, **{name: "" if wanted[name] else "1", "page": "", "at": ""}),
                bool(wanted[name]),
            )
            for name, words in (("mine", "我参加的"), ("overdue", "有逾期的"))
            if inside(user) or name != "mine"
        ],
        "sections": _sections(user, wanted["section"]),
        "series": [
            (row.number, row.name, row.number == wanted["series"])
            for row in series_for(user).order_by("-started_on", "pk")
        ],
        "states": [(code, TOPIC.label(code), code == wanted["state"]) for code in UNDER_WAY],
        "years": _years(user, query, wanted["year"]),
        "table": Table(HEADS, [_row(topic, today) for topic in page.rows], "调研课题", query=query),
        "listing": page,
        "may_add": bool(can(user, Perm.ADD)),
        "inside": inside(user),
        "filtered": any(wanted[name] for name in FILTERS if name != "tab"),
    }


HEADS = [
    Column("课题", "long"), Column("类别", "short"), Column("承担单位", "short"), Column("牵头领导", "short"),
    Column("进展", "short"), Column("下一节点", "short"), Column("完成时限", "date"),
]  # fmt: skip


def _row(topic: Topic, today: Any) -> Row:
    state, tone = state_of(topic)
    late = not topic.ending and topic.due_on < today
    return Row(
        [
            link(topic.title, reverse("topic_page", args=[topic.number])),
            topic.get_topic_class_display(),
            topic.lead_unit.spoken,
            topic.lead_leader,
            badge(state, tone),
            _next(topic, today),
            badge(f"{topic.due_on} 逾期", "bad") if late else topic.due_on,
        ]
    )


def _next(topic: Topic, today: Any) -> SafeString | str:
    if topic.ending or not topic.next_due:
        return ""
    words = Milestone.Step(topic.next_step).label
    day = f"{topic.next_due.month}月{topic.next_due.day}日"
    late = badge("逾期", "bad") if topic.next_due < today else ""
    return format_html("<span>{} {} {}</span>", words, day, late)


def _sections(user: User, here: str) -> list[tuple[str, str, bool]]:
    """The units that lead a topic which the reader sees."""
    keys = topics_for(user).order_by().values("lead_unit")
    return [(unit.uid, unit.spoken, unit.uid == here) for unit in Unit.objects.filter(pk__in=keys)]


def _years(user: User, query: QueryDict, here: str) -> list[tuple[str, str, bool]]:
    years = topics_for(user).order_by("-year").values_list("year", flat=True).distinct()
    return [
        (with_query(query, year="" if str(y) == here else y, page="", at=""), f"{y}年", str(y) == here)
        for y in years
    ]


def load_page(user: User, query: QueryDict) -> dict[str, Any]:
    """Who works on what in a year; who has nothing stands first."""
    today, text = clock.today(), query.get("year", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else today.year
    rows = workload(user, year)
    without = [row for row in rows if not row.topics]
    table = Table(LOAD_HEADS, [_load(row) for row in rows], f"{year}年全员调研", query=query)
    counted = topics_for(user).filter(year=year).aggregate(all=Count("pk"), open=Count("pk", filter=RUNNING))
    return {
        "year": year,
        "years": [(str(y), y == year) for y in range(today.year, today.year - 4, -1)],
        "table": table,
        "people": len(rows),
        "without": without,
        "counted": counted,
        "late": sum(row.late for row in rows),
    }


LOAD_HEADS = [
    Column("姓名", "short"), Column("科室", "short"), Column("职务", "short"), Column("课题", "num"),
    Column("任组长", "num"), Column("执笔", "num"), Column("参加", "num"), Column("在研", "num"),
    Column("外出调研", "num"), Column("逾期节点", "num"),
]  # fmt: skip


def _load(row: Load) -> Row:
    roles = row.roles
    return Row(
        [
            row.person.name,
            row.section.spoken,
            row.post,
            row.topics or badge("没有课题", "warn"),
            roles["head"] or None,
            roles["writer"] or None,
            roles["member"] + roles["liaison"] or None,
            row.running or None,
            row.outings or None,
            badge(row.late, "bad") if row.late else None,
        ]
    )


def all_series(user: User) -> list[tuple[Series, int]]:
    """The series with how many topics each has."""
    counted = dict(
        topics_for(user).exclude(series=None).order_by().values_list("series").annotate(Count("pk"))
    )
    return [(row, counted.get(row.pk, 0)) for row in series_for(user).order_by("-started_on", "pk")]
