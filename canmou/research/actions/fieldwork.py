"""The work on a topic: team, plan, outline, mid-term check, activities. By whoever works on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.attachments.entering import Incoming, change, enter, keep_files
from canmou.kernel.documents import register
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import Person, User
from canmou.kernel.permissions import Perm, require
from canmou.kernel.workflow import advance, start
from canmou.kernel.workflow.binding import follow_change
from canmou.research.actions.topic import check_open
from canmou.research.models import FieldActivity, MidtermCheck, Milestone, Outline, TeamMember, Topic
from canmou.research.papers import letter_title
from canmou.research.queries.topic import current, works_on
from canmou.research.states.outline import OUTLINE


def require_work(topic: Topic, by: User) -> None:
    """Raise `NotPermitted` unless this user works on the topic, `Refused` when it is over."""
    if not works_on(topic, by):
        raise NotPermitted("只有课题组成员、牵头领导和承担科室可以登记这个课题的调研过程")
    check_open(topic)


def _of(topic: Topic) -> dict[str, object]:
    return {
        "office": topic.office,
        "topic": topic,
        "unit": topic.unit,
        "source_unit": topic.source_unit,
    }


@transaction.atomic
def join_team(topic: Topic, *, person: Person, role: str, by: User) -> TeamMember:
    """Somebody joins the team, or changes his part in it; a new head takes the place of the old one."""
    require(by, Perm.EDIT, topic)
    check_open(topic)
    today = clock.today()
    rows = current(TeamMember.objects.live().filter(topic=topic)).select_related("ref", "unit", "person")
    for row in rows:
        same = row.person_id == person.pk
        if same and row.role == role:
            raise Refused(f"{person}已经是{row.get_role_display()}")
        if same or (role == row.role == TeamMember.Role.HEAD):
            _leave(row, today, by)
    known = TeamMember.objects.live().filter(topic=topic, person=person, joined_on=today, role=role)
    if (held := known.select_related("ref", "unit").first()) is not None:
        held.left_on = None
        change(held, by=by, verb="加入课题组")
    else:
        held = TeamMember(person=person, role=role, joined_on=today, **_of(topic))
        enter([held], by=by, verb="加入课题组")
    follow_change(topic, by=by)
    return held


def _leave(row: TeamMember, day: date, by: User) -> None:
    row.left_on = max(day, row.joined_on)
    change(row, by=by, verb="退出课题组")


@transaction.atomic
def leave_team(row: TeamMember, *, by: User) -> TeamMember:
    """Somebody leaves the team."""
    require(by, Perm.EDIT, row.topic)
    check_open(row.topic)
    if row.left_on:
        raise Refused(f"{row.person}已经退出课题组")
    _leave(row, clock.today(), by)
    follow_change(row.topic, by=by)
    return row


@dataclass(frozen=True)
class Planned:
    """What is wanted of one milestone."""

    row: Milestone
    due_on: date
    responsible: Person | None
    done_on: date | None
    note: str


@transaction.atomic
def set_plan(topic: Topic, wanted: Sequence[Planned], *, by: User) -> int:
    """Change the milestones; how many were changed."""
    require_work(topic, by)
    changed = 0
    for item in wanted:
        if item.due_on < topic.approved_on or item.due_on > topic.due_on:
            raise Invalid(
                {item.row.step: f"节点时间应在{topic.approved_on}（立项）和{topic.due_on}（时限）之间"}
            )
        if item.done_on and item.done_on > clock.today():
            raise Invalid({item.row.step: "完成日期不能在今天以后"})
        row, before = item.row, item.row.version
        row.due_on, row.responsible = item.due_on, item.responsible
        row.done_on, row.note = item.done_on, item.note
        change(row, by=by, verb="调整节点")
        changed += row.version != before
    return changed


@transaction.atomic
def write_outline(
    topic: Topic, *, questions: str, respondents: str = "", submitted: bool = False, by: User
) -> Outline:
    """Write the outline: the edition that nobody has approved yet, else a new one."""
    require_work(topic, by)
    if by.person is None:
        raise NotPermitted("这个账号没有对应的人员，不能拟提纲")
    rows = Outline.objects.live().filter(topic=topic).select_related("ref", "unit", "office", "written_by")
    last = rows.order_by("edition", "pk").last()
    if last is not None and last.state == "writing":
        last.questions, last.respondents = questions, respondents
        last.topic = topic
        change(last, by=by, verb="修改提纲")
    elif last is not None and last.state == "approving":
        raise Refused("提纲正在审定；要改请审定人先退回修改")
    else:
        last = Outline(
            edition=last.edition + 1 if last else 1,
            written_on=clock.today(),
            written_by=by.person,
            questions=questions,
            respondents=respondents,
            **_of(topic),
        )
        enter([last], by=by, verb="拟写提纲")
        _enter_flow(last, by)
    return advance(OUTLINE, last, "submit", by=by) if submitted else last


def _enter_flow(outline: Outline, by: User) -> None:
    require(by, Perm.EDIT, outline)
    start(OUTLINE, outline, by=by)


@transaction.atomic
def approve_outline(outline: Outline, *, by: User, opinion: str = "") -> Outline:
    """Approve it: by whom and when stands with it."""
    if by.person is None:
        raise NotPermitted("这个账号没有对应的人员，不能审定提纲")
    outline.approved_by, outline.approved_on = by.person, clock.today()
    filled = ("approved_by", "approved_on")
    return advance(OUTLINE, outline, "approve", by=by, opinion=opinion, filled=filled)


@transaction.atomic
def check_midterm(check: MidtermCheck, *, topic: Topic, by: User) -> MidtermCheck:
    """Enter a mid-term check; by whoever leads the topic or keeps the section's ledgers, never by its own head alone."""
    require_work(topic, by)
    if by.person is None:
        raise NotPermitted("这个账号没有对应的人员，不能登记中期检查")
    head = current(TeamMember.objects.live().filter(topic=topic, role=TeamMember.Role.HEAD))
    if head.filter(person=by.person).exists():
        raise Refused("中期检查由他人进行，组长不能检查自己的课题")
    for name, value in _of(topic).items():
        setattr(check, name, value)
    check.checked_by, check.checked_on = by.person, clock.today()
    return enter([check], by=by, verb="中期检查")[0]


@transaction.atomic
def enter_activity(
    activity: FieldActivity,
    *,
    topic: Topic,
    participants: Sequence[Person],
    files: Sequence[Incoming] = (),
    by: User,
) -> FieldActivity:
    """Enter an activity, planned or held, with its photos."""
    require_work(topic, by)
    for name, value in _of(topic).items():
        setattr(activity, name, value)
    _check_days(activity)
    enter([Draft(activity, {"participants": list(participants)})], by=by, verb="登记调研活动")
    keep_files(activity, files, by=by)
    return activity


@transaction.atomic
def fill_activity(activity: FieldActivity, *, files: Sequence[Incoming] = (), by: User) -> FieldActivity:
    """Write down what came of an activity, or change its plan."""
    require_work(activity.topic, by)
    _check_days(activity)
    change(activity, by=by, verb="补记调研活动")
    keep_files(activity, files, by=by)
    return activity


def _check_days(activity: FieldActivity) -> None:
    first = activity.starts_on or activity.held_on
    if first < activity.topic.approved_on:
        raise Invalid({"held_on": f"课题{activity.topic.approved_on}立项，调研活动不能早于立项"})
    if activity.held_on > clock.today() and activity.met.strip() and activity.data_sources.strip():
        raise Invalid({"held_on": "还没到的活动不能登记已经见了谁、带回了什么数据"})


@transaction.atomic
def number_letter(activity: FieldActivity, *, by: User) -> FieldActivity:
    """Give the contact letter its number; it is printed with it from then on."""
    require_work(activity.topic, by)
    if activity.letter:
        raise Refused(f"联系函已编号：{activity.letter}")
    if activity.host is None:
        raise Refused("先填写接洽单位，再给联系函编号")
    if activity.held_on < clock.today():
        raise Refused("活动已经过去，不再补编联系函文号")
    office = activity.office
    if not office.issuer_code:
        raise Refused("本机关还没有设置机关代字，请系统管理员先设置再编号")
    title, year = letter_title(activity), clock.today().year
    number = register.issue(office, f"{office.issuer_code}函", year, title=title, by=by, ref=activity.ref)
    activity.letter = str(number)
    return change(activity, by=by, verb="编联系函文号")
