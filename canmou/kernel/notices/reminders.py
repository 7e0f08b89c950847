"""Reminders: some working days before a deadline and on the first working days after it, once for each stage."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.calendar import table_for
from canmou.kernel.ledger.dates import DueItem, marks_of_office, read
from canmou.kernel.ledger.due import Kind
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.notices.choosing import settings_of
from canmou.kernel.notices.models import Notice, NoticeKind, NoticeRun, Reminder
from canmou.kernel.notices.of_turns import those_who_have, what
from canmou.kernel.notices.telling import give
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import User
from canmou.kernel.workflow.models import Step
from canmou.kernel.workflow.roster import Roster, load
from canmou.kernel.workflow.routing import Hand, first_seeing, of_person, of_unit
from canmou.lib.workdays import DayTable, workdays_between

#: The hour from which reminders of the day are given.
HOUR = 7
#: What became overdue while nothing ran is still told so many working days later; what is older is no news.
LATE = 3
#: No deadline farther away than this can be near in working days.
FAR = timedelta(days=75)


@dataclass(frozen=True)
class Deadline:
    """Something with a last day, and who is to be reminded of it."""

    ref: RecordRef
    what: str
    due_on: date
    sentence: str
    users: tuple[User, ...] = ()
    step: Step | None = None


def remind(now: datetime | None = None) -> int:
    """Give the day's reminders, once a working day for each office. Returns how many notices."""
    now = now or clock.now()
    today = now.date()
    table = table_for({today.year, (today - FAR).year, (today + FAR).year})
    if now.hour < HOUR or not table.kind(today).is_workday:
        return 0
    made = 0
    for office in Office.objects.order_by("pk"):
        with transaction.atomic():
            run = {"office": office, "on": today, "what": NoticeRun.What.REMIND}
            _, first = NoticeRun.objects.get_or_create(**run)
            if first:
                made += len(give(_due_notices(office, today, table)))
    return made


def stage_of(due_on: date, today: date, leads: Iterable[int], table: DayTable) -> int | None:
    """Which reminder is due: the narrowest lead that has been reached, OVERDUE just after the day, else None."""
    if due_on < today:
        late = workdays_between(due_on, today, table).count
        return Reminder.OVERDUE if late <= LATE else None
    left = workdays_between(today, due_on, table).count
    return min((lead for lead in leads if left <= lead), default=None)


def _due_notices(office: Office, today: date, table: DayTable) -> list[Notice]:
    held = settings_of(office)
    leads = (held.first_lead, held.second_lead)
    staged = [
        (deadline, stage)
        for deadline in deadlines(office, today)
        if (stage := stage_of(deadline.due_on, today, leads, table)) is not None
    ]
    seen = _seen(staged)
    made = []
    for deadline, stage in staged:
        for user in deadline.users:
            if deadline.ref.pk in seen[user.pk] and _first_time(user, deadline, stage, today):
                made.append(_notice(user, deadline, stage))
    return made


def _seen(staged: list[tuple[Deadline, int]]) -> dict[int, set[int]]:
    """Which of these records each user may see (one query a user)."""
    wanted: dict[int, set[int]] = defaultdict(set)
    users = {}
    for deadline, _ in staged:
        for user in deadline.users:
            users[user.pk] = user
            wanted[user.pk].add(deadline.ref.pk)
    return {
        key: set(refs_visible_to(users[key]).filter(pk__in=refs).values_list("pk", flat=True))
        for key, refs in wanted.items()
    }


def _first_time(user: User, deadline: Deadline, stage: int, today: date) -> bool:
    held = Reminder.objects.filter(user=user, ref=deadline.ref, what=deadline.what)
    if held.filter(on=today).exists() or held.filter(due_on=deadline.due_on, stage=stage).exists():
        return False
    held.create(
        user=user, ref=deadline.ref, what=deadline.what, due_on=deadline.due_on, stage=stage, on=today
    )
    return True


def _notice(user: User, deadline: Deadline, stage: int) -> Notice:
    return Notice(
        office_id=user.office_id,
        user=user,
        kind=NoticeKind.OVERDUE if stage == Reminder.OVERDUE else NoticeKind.REMIND,
        ref=deadline.ref,
        step=deadline.step,
        sentence=deadline.sentence[:200],
        at=clock.now(),
    )


def deadlines(office: Office, today: date) -> list[Deadline]:
    """What is near or just past in the office, open turns and dated items, with those in whose list it stands.

    An item of a record on which somebody is reminded of a turn by the same day is left out.
    """
    roster = load(office.pk, today)
    of_turns = _of_turns(office, today, roster)
    told = {(deadline.ref.pk, deadline.due_on) for deadline, _ in of_turns}
    near = [
        mark
        for mark in marks_of_office(office.pk)
        if mark.due.kind is not Kind.EVIDENCE
        and abs(mark.day - today) <= FAR
        and (mark.ref, mark.day) not in told
    ]
    found = of_turns + [_of_item(item, roster) for item in read(near)]
    users = User.objects.filter(is_active=True).select_related("person", "office")
    users = users.in_bulk({hand.login for _, hands in found for hand in hands})
    return [
        replace(deadline, users=tuple(users[hand.login] for hand in hands if hand.login in users))
        for deadline, hands in found
    ]


def _of_turns(office: Office, today: date, roster: Roster) -> list[tuple[Deadline, list[Hand]]]:
    steps = Step.objects.filter(office=office, closed_at=None, opened_at__isnull=False, ref__voided=False)
    steps = steps.filter(due_on__gte=today - FAR, due_on__lte=today + FAR)
    table = table_for({(today - FAR).year, (today + FAR).year})
    found = []
    for step in steps.select_related("ref", "person", "unit"):
        sentence = f"{what(step)}：{_told(step.due_on, today, table)}"
        key = f"{step.kind}:{step.flow}:{step.state}"
        deadline = Deadline(step.ref, key, step.due_on, sentence, step=step)
        new = step.opened_at >= clock.at(today, 0)  # who got it today was told its day with it
        found.append((deadline, [] if new else those_who_have(step, roster)))
    return found


def _told(due_on: date, today: date, table: DayTable) -> str:
    """应于1月18日前完成，还有3个工作日."""
    day = f"应于{due_on.month}月{due_on.day}日前完成，"
    if due_on < today:
        return f"{day}已超期{(today - due_on).days}天"
    if due_on == today:
        return f"{day}今天到期"
    left = workdays_between(today, due_on, table)
    if not left.count:
        return f"{day}还有{(due_on - today).days}天"
    return f"{day}还有{left.count}个工作日{'（推定）' if left.provisional else ''}"


def _of_item(item: DueItem, roster: Roster) -> tuple[Deadline, list[Hand]]:
    """A dated item: who is named in it, or who stands in; where nobody is named, the head of the unit."""
    if item.person:
        levels = of_person(roster, item.person.pk, item.person.name)
    else:
        levels = of_unit(roster, item.unit.pk, item.unit.spoken)
    hands = first_seeing(levels, roster, item.ref.ledger, item.ref.source_unit_id)
    return Deadline(item.ref, item.due.field, item.day, item.sentence), hands
