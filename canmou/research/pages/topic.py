"""The page of one topic: where it stands, its one timeline, and what may be done on it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from canmou.kernel import clock
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.people.models import User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.fields import staff_by_section
from canmou.kernel.ui.markup import badge
from canmou.kernel.ui.record_links import RecordLink
from canmou.kernel.workflow import offers
from canmou.research.forms.fieldwork import CheckForm, DataForm, MemberForm, OutlineForm, PlanRow
from canmou.research.models import DataRequest, FieldActivity, Milestone, Outline, TeamMember, Topic
from canmou.research.pages.topics import state_of
from canmou.research.papers import PAPERS, Trip
from canmou.research.queries.timeline import Parts, parts, timeline
from canmou.research.queries.topic import approved_outline, inside, works_on
from canmou.research.states.data_request import DATA_REQUEST
from canmou.research.states.outline import OUTLINE
from canmou.research.states.topic import TOPIC


@dataclass(frozen=True)
class Line:
    """A part in a side list: its words, how it stands, where it opens."""

    title: str
    state: str
    tone: str
    small: str
    href: str
    more: tuple[tuple[str, str], ...] = ()


def topic_page(user: User, topic: Topic) -> dict[str, Any]:
    """Everything on the page."""
    found, today = parts(user, topic), clock.today()
    works = works_on(topic, user)
    state, tone = state_of(topic)
    within = inside(user)
    open_ = works and not topic.ending
    team = [row for row in found.team if not row.left_on or row.left_on > today]
    last = found.outlines[-1] if found.outlines else None
    return {
        "topic": topic,
        "state": state,
        "tone": tone,
        "late": not topic.ending and topic.due_on < today,
        "facts": _facts(topic),
        "moments": timeline(user, topic, found),
        "plan": [_milestone(row, topic) for row in found.milestones],
        "team": team,
        "outline": last,
        "outline_state": _outline_state(last),
        "activities": [_activity(row) for row in reversed(found.activities)][:12],
        "requests": [_request(row, works) for row in reversed(found.requests)],
        "offers": _offers(user, topic) if within else [],
        "in_flow": TOPIC.has(topic.state),
        "works": open_,
        "edits": open_ and bool(can(user, Perm.EDIT, topic)),
        "starts": topic.state == "recorded" and not topic.ending and bool(can(user, Perm.EDIT, topic)),
        "inside": within,
        "record": reverse("record", args=[topic.number]),
        **_counts(found),
    }


def _counts(found: Parts) -> dict[str, Any]:
    today = clock.today()
    held = [row for row in found.activities if row.held_on <= today]
    done = [row for row in found.milestones if row.done_on]
    return {
        "held": len(held),
        "planned": len(found.activities) - len(held),
        "done": len(done),
        "steps": len(found.milestones),
    }


def _facts(topic: Topic) -> list[tuple[str, Any]]:
    rows = [
        ("类别", topic.get_topic_class_display()),
        ("来源", topic.get_source_display()),
        ("牵头领导", topic.lead_leader),
        ("承担单位", topic.lead_unit.name),
        ("协作单位", "、".join(unit.spoken for unit in topic.supporting.all())),
        ("合作单位", topic.partners),
        (
            "系列",
            f"{topic.series.name}{f'·{topic.chain.name}' if topic.chain else ''}" if topic.series else "",
        ),
        ("立项日期", topic.approved_on),
        ("完成时限", topic.due_on),
        ("结题日期", topic.finished_on),
        ("调研方法", topic.methods),
        ("预期成果", topic.expected),
        ("理由", topic.ended_why, True),
    ]
    return [row for row in rows if row[1] not in (None, "")]


def _offers(user: User, topic: Topic) -> list[tuple[str, str, str, str]]:
    """The steps that may be taken from here: label, address, tone, why not."""
    if not TOPIC.has(topic.state):
        return []
    return [
        (
            offer.transition.label,
            reverse("flow_step", args=[topic.number, offer.transition.verb]),
            offer.transition.tone,
            offer.reason,
        )
        for offer in offers(TOPIC, topic, user)
        if topic.state in offer.transition.sources and offer.transition.tone != "danger"
    ]


def _milestone(row: Milestone, topic: Topic) -> Line:
    if row.done_on:
        state, tone = f"{row.done_on}完成", "ok" if row.done_on <= row.due_on else "warn"
    elif topic.ending:
        state, tone = "未做", "neutral"
    elif row.due_on < clock.today():
        state, tone = f"逾期{(clock.today() - row.due_on).days}天", "bad"
    else:
        state, tone = f"还有{(row.due_on - clock.today()).days}天", "info"
    small = "　".join(str(text) for text in (row.due_on, row.responsible, row.note) if text)
    return Line(row.get_step_display(), state, tone, small, reverse("record", args=[row.number]))


def _outline_state(outline: Outline | None) -> tuple[str, str]:
    if outline is None:
        return "还没有写", "warn"
    if OUTLINE.has(outline.state):
        return OUTLINE.label(outline.state), "ok" if outline.state == "approved" else "info"
    return ("已审定", "ok") if outline.approved_on else ("未审定", "warn")


def _activity(row: FieldActivity) -> Line:
    ahead = row.held_on >= clock.today() and not row.met
    small = "　".join(str(text) for text in (row.held_on, row.place, row.met) if text)
    state, tone = ("计划", "info") if ahead else (row.get_method_display(), "neutral")
    return Line(row.subject, state, tone, small, reverse("activity", args=[row.number]))


def _request(row: DataRequest, works: bool) -> Line:
    today, record = clock.today(), reverse("record", args=[row.number])
    if DATA_REQUEST.has(row.state) and row.state != "asked":
        state, tone = DATA_REQUEST.label(row.state), "ok" if row.state == "received" else "info"
    elif row.received_on:
        state, tone = f"{row.received_on}收到", "ok"
    elif row.due_on < today:
        state, tone = f"逾期{(today - row.due_on).days}天", "bad"
    else:
        state, tone = f"{row.due_on.month}月{row.due_on.day}日前", "info"
    outside = row.state == "asked" and works
    more = (("发链接请对方答复", reverse("outside_ask", args=[row.number])),) if outside else ()
    return Line(f"{row.asked.spoken}：{row.content}", state, tone, row.reply[:80], record, more)


def plan_forms(user: User, topic: Topic, sent: Any = None) -> list[PlanRow]:
    """A form for each milestone."""
    rows = (
        Milestone.objects.live()
        .filter(topic=topic)
        .select_related("ref", "unit", "office", "topic", "responsible")
    )
    people = staff_by_section(user.office)
    return [PlanRow(row, people, sent) for row in rows.order_by("due_on", "pk")]


#: The forms on pages of their own: title, what is said, the button.
TASKS = {
    "team": ("调整课题组", "加入的人立即可以登记这个课题的调研过程；换组长时原组长自动退出。", "加入"),
    "outline": ("调研提纲", "审定以后改动的，写成新的一稿，重新送审定。", "保存"),
    "data": (
        "请部门提供数据",
        "每个单位一份，对方只看到自己的一份；到期没有提供的进待办和半月调度。",
        "发出",
    ),
    "midterm": ("中期检查", "由牵头领导、科室负责人或他人检查；进展不正常的写明要求。", "登记"),
    "plan": ("调整节点", "节点由立项日期和时限排定，可以改；完成了填实际完成日期。", "保存"),
}


def task_form(user: User, topic: Topic, what: str, sent: Any = None) -> Any:
    """The form of one of those pages."""
    if what == "team":
        return MemberForm(user, sent)
    if what == "outline":
        last = Outline.objects.live().filter(topic=topic).order_by("edition", "pk").last()
        initial = {"questions": last.questions, "respondents": last.respondents} if last else None
        return OutlineForm(sent, initial=initial)
    if what == "data":
        return DataForm(user, sent)
    return CheckForm(sent)


def task_page(user: User, topic: Topic, what: str, form: Any) -> dict[str, Any]:
    """The page of such a form."""
    title, lead, button = TASKS[what]
    team = []
    if what == "team":
        rows = TeamMember.objects.live().filter(topic=topic, left_on=None).select_related("person", "ref")
        team = list(rows.order_by("joined_on", "pk"))
    return {
        "topic": topic,
        "what": what,
        "title": title,
        "lead": lead,
        "button": button,
        "form": form if what != "plan" else None,
        "rows": form if what == "plan" else [],
        "team": team,
        "back": reverse("topic_page", args=[topic.number]),
    }


def activity_page(user: User, activity: FieldActivity) -> dict[str, Any]:
    """One activity: facts, photos, and what may be printed before the trip."""
    trip = trip_of(activity)
    files = Attachment.objects.filter(ref=activity.ref_id, voided=False).order_by("added_at", "pk")
    entered = activity.created_at.astimezone(clock.ZONE).date()
    ahead = entered <= trip.first
    works = works_on(activity.topic, user) and not activity.topic.ending
    return {
        "activity": activity,
        "topic": activity.topic,
        "facts": [
            ("课题", activity.topic.title, True),
            ("日期", trip.when),
            ("地点", activity.place),
            ("方式", activity.get_method_display()),
            ("见了谁", activity.met),
            ("参加人员", trip.names),
            ("接洽单位", activity.host.name if activity.host else ""),
            ("接洽联系人", activity.contact),
            ("用车", activity.vehicle),
            ("联系函", activity.letter),
            ("数据来源", activity.data_sources, True),
        ],
        "badge": badge("事前登记", "ok") if ahead else badge(f"事后补登（{entered}登记）", "warn"),
        "photos": [file for file in files if file.name.lower().endswith((".png", ".jpg", ".jpeg"))],
        "files": [file for file in files if not file.name.lower().endswith((".png", ".jpg", ".jpeg"))],
        "papers": _papers(activity, trip),
        "works": works,
        "may_number": works
        and not activity.letter
        and activity.host_id
        and activity.held_on >= clock.today(),
        "record": reverse("record", args=[activity.number]),
        "sees_topic": bool(can(user, Perm.VIEW, activity.topic)),
    }


def _papers(activity: FieldActivity, trip: Trip) -> list[tuple[str, str, str, str]]:
    """What may be printed: name, PDF, Word, or why not."""
    found = []
    for kind, (name, _) in PAPERS.items():
        missing = {
            "letter": "先填接洽单位" * (activity.host_id is None),
            "outline": "提纲还没有审定" * (trip.outline is None),
        }
        why = missing.get(kind, "")
        found.append(
            (
                name,
                "" if why else reverse("activity_paper", args=[activity.number, kind, "pdf"]),
                "" if why else reverse("activity_paper", args=[activity.number, kind, "docx"]),
                why,
            )
        )
    return found


def trip_of(activity: FieldActivity) -> Trip:
    """The activity with its people, their posts and the outline."""
    people = tuple(activity.participants.all())
    posts = posts_on(activity.held_on).filter(person__in=people, unit__office=activity.office_id)
    titles: dict[int, str] = {}
    for post in posts.order_by("rank", "pk"):
        titles.setdefault(post.person_id, post.title)
    return Trip(activity, people, approved_outline(activity.topic), titles)


def links_beside(user: User, record: Any) -> list[RecordLink]:
    """On a topic and its activities the way to the page on which the office works on them."""
    if isinstance(record, Topic) and not record.voided:
        return [RecordLink("课题时间轴", reverse("topic_page", args=[record.number]), "history")]
    if isinstance(record, FieldActivity) and not record.voided:
        return [RecordLink("活动和出行材料", reverse("activity", args=[record.number]), "printer")]
    return []
