"""A year of an office for the simulation: who does what on which day, by the seed, through the actions alone.

Every step is taken by somebody in whose list the record stands that day. What happened is written down as plain
events (`Event`), from which the test counts delays anew.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import year_office
from year_office import SECTIONS

from canmou.accounts.actions.away import Leave, pair, record_absence
from canmou.kernel.errors import Refused
from canmou.kernel.people.models import User
from canmou.kernel.workflow.models import Step
from canmou.kernel.workflow.roster import kept, load
from canmou.kernel.workflow.routing import hands
from canmou.supervision import delays
from canmou.supervision.actions import dispatch, dispatch_sheet
from canmou.supervision.actions import task as tasks
from canmou.supervision.actions import task_time as time
from canmou.supervision.actions import task_work as work
from canmou.supervision.models import DispatchRound, DispatchSheet, SupervisionTask

#: A share of tasks meets each of these once.
OBJECTING, GIVING_BACK, EXTENDING, RESTING, REDONE, RECALLED = 0.06, 0.05, 0.22, 0.08, 0.05, 0.02
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Event:
    """Something that happened to a task: the state it is in afterwards."""

    on: date
    state: str


@dataclass
class Story:
    """One task: its days as they were set, and its events in order."""

    task: int
    assigned_on: date
    first_due_on: date
    events: list[Event] = field(default_factory=list)
    extensions: int = 0
    ended_on: date | None = None

    @property
    def state(self) -> str:
        return self.events[-1].state


class Year:
    """The office on one day after the other."""

    def __init__(self, cast, settings, workdays, seed=2024):
        self.cast, self.settings, self.rng = cast, settings, Random(seed)
        self.workdays, self.today = workdays, None
        self.stories: dict[int, Story] = {}
        self.agenda: dict[date, list] = defaultdict(list)
        self.absences = self.waited = 0
        self.wanted: dict[int, list[str]] = {}
        self.staff = year_office.more_logins(cast)
        self.colleagues = {key: year_office.colleagues(cast, self.staff, key) for key in SECTIONS}
        year_office.few_sheets(cast)
        self.proof = year_office.proof(cast)

    # ---- a day

    def live(self, day, fresh):
        """One working day: leave, the nightly jobs, `fresh` new tasks, then everybody's work."""
        self.today = self.settings.CANMOU_TODAY = day
        self.users = {
            user.pk: user for user in User.objects.select_related("person", "office").filter(is_active=True)
        }
        self._leave()
        with kept():
            dispatch.run()
            delays.note_late(day)
            for _ in range(fresh):
                self._register()
            for number in self.agenda.pop(day, []):
                self._work(number)
            self._rounds()

    def later(self, days):
        """The working day so many working days from now."""
        index = self.workdays.index(self.today)
        return self.workdays[min(index + days, len(self.workdays) - 1)]

    def _leave(self):
        """Now and then somebody goes away, with a stand-in, with a delegation, or with neither."""
        if self.rng.random() > 0.35:
            return
        who, other = (self.cast.users[login] for login in self.rng.sample(self.staff, 2))
        kind, stand_in = self.rng.choice(["annual", "trip", "sick", "study"]), self.rng.random()
        leave = Leave(
            who.person, kind, self.today, self.today + DAY * self.rng.randint(0, 14),
            other.person if stand_in > 0.4 else None,
        )  # fmt: skip
        try:
            record_absence(leave, delegated=stand_in > 0.8, by=self.users[who.pk])
        except Refused:  # he is away already, or the other is
            return
        self.absences += 1

    def pairs(self):
        """Two pairs of A and B 岗."""
        for first, second in (("tan", "yin"), ("head", "clerk")):
            who = self.cast.users[first]
            other = self.cast.users[second].person
            pair(who.person, other=other, matter="督办", since=self.today, by=who)

    def _hands(self, ref):
        """Those who have the record today, those first in whose list it stands; nobody where it is at rest."""
        roster = load(self.cast.office.pk)
        steps = Step.objects.filter(ref=ref, closed_at=None, opened_at__isnull=False, kind="act")
        found = [
            hand.login
            for step in steps.select_related("ref", "person", "unit")
            for hand in hands(step, roster)
        ]
        return [self.users[login] for login in dict.fromkeys(found)]

    # ---- tasks

    def _register(self):
        rng, number = self.rng, len(self.stories) + 1
        section = rng.choice(SECTIONS)
        people = self.colleagues[section]
        due = self.today + DAY * rng.choice((5, 10, 15, 20, 30, 45))
        task = SupervisionTask(
            title=f"第{number}号事项", kind="instruction", urgency="normal", authority="order", basis="市领导批示",
            duplicate_reason="模拟", lead_section=self.cast.unit(section), responsible=rng.choice(people), due_on=due,
            assigned_by=self.cast.named("周承远"), supervisor=self.cast.named("马文秀"), unit=self.cast.unit("general"),
        )  # fmt: skip
        task = tasks.register_task(
            task, by=self.users[self.cast.users["general"].pk], evidence=[self.proof], hand_out_now=True
        )
        self.stories[task.pk] = Story(task.pk, self.today, due, [Event(self.today, "assigned")])
        chances = dict(
            object=OBJECTING,
            return_task=GIVING_BACK,
            extend=EXTENDING,
            rest=RESTING,
            redo=REDONE,
            recall=RECALLED,
        )
        self.wanted[task.pk] = [name for name, chance in chances.items() if rng.random() < chance]
        self._again(task.pk, rng.choice((0, 1, 1, 2, 4)))

    def _again(self, number, days):
        self.agenda[self.later(max(days, 1))].append(number)

    def _wants(self, number, name):
        if name in self.wanted[number]:
            self.wanted[number].remove(name)
            return True
        return False

    def _work(self, number):
        """Somebody who has the task today does what comes next; where nobody may, it waits for tomorrow."""
        task = SupervisionTask.objects.select_related(
            "ref", "office", "unit", "lead_section", "responsible"
        ).get(pk=number)
        acts = getattr(self, f"_at_{task.state}", None)
        if acts is None:
            return
        before, pauses = task.state, acts(task)
        if pauses is None:
            self.waited += 1
            pauses = 1
        if task.state != before or pauses == 0:
            self.stories[number].events.append(Event(self.today, task.state))
        if task.state not in ("archived", "dropped"):
            self._again(number, pauses)

    def _by_holder(self, task, act, **values):
        """The act by the first of those who have it and may; False where none may."""
        for user in self._hands(task.ref_id):
            try:
                act(task, by=user, **values)
            except Refused:
                continue
            return True
        return False

    def _pause(self, *days):
        return self.rng.choice(days)

    def _at_assigned(self, task):
        if self._wants(task.pk, "object") and self._by_holder(
            task, time.raise_objection, ground="deadline", reason="时限太短"
        ):
            return self._pause(1, 2)
        if self._wants(task.pk, "return_task") and self._by_holder(
            task, tasks.give_back, opinion="不属本科室"
        ):
            return self._pause(1, 2)
        return self._pause(1, 2, 4) if self._by_holder(task, work.accept) else None

    def _at_objected(self, task):
        if self.rng.random() < 0.5:
            return self._pause(1, 2) if self._by_holder(task, time.uphold, opinion="时限不变") else None
        due = task.due_on + DAY * 10
        moved = {"lead_section": task.lead_section, "responsible": task.responsible, "due_on": due}
        return self._pause(1, 2) if self._by_holder(task, time.adjust, **moved) else None

    def _at_returned(self, task):
        if self.rng.random() < 0.2:
            done = self._by_holder(task, tasks.drop, opinion="不再督办")
            self.stories[task.pk].ended_on = self.today if done else None
            return 1 if done else None
        section = self.rng.choice(SECTIONS)
        moved = {
            "lead_section": self.cast.unit(section),
            "responsible": self.rng.choice(self.colleagues[section]),
        }
        due = max(task.due_on, self.today + DAY * 5)
        return 1 if self._by_holder(task, tasks.reassign, due_on=due, **moved) else None

    def _at_accepted(self, task):
        return 1 if self._by_holder(task, work.begin, responsible=task.responsible) else None

    def _at_in_progress(self, task):
        if self._wants(task.pk, "recall"):
            supervisor = self.users[self.cast.users["custodian"].pk]
            tasks.recall(task, by=supervisor, opinion="另作安排")
            return self._pause(1, 2)
        if self._wants(task.pk, "rest"):
            supervisor = self.users[self.cast.users["custodian"].pk]
            expected = self.today + DAY * self.rng.randint(5, 30)
            time.suspend(task, by=supervisor, cause="data", reason="等待普查数据", expected_on=expected)
            return self._pause(4, 10, 20)
        if self.today <= task.due_on and self._wants(task.pk, "extend"):
            more = {"due_on": task.due_on + DAY * self.rng.choice((5, 10, 20)), "reason": "数据未发布"}
            return self._pause(1, 2) if self._by_holder(task, time.ask_extension, **more) else None
        days = len([day for day in self.workdays if self.today < day <= task.due_on])
        if days > 3 and self.rng.random() < 0.75:
            return self.rng.randint(days // 2, days + 2)
        return self._pause(1, 2, 5) if self._by_holder(task, work.report_done, result="已办结") else None

    def _at_extending(self, task):
        if self.rng.random() < 0.75:
            done = self._by_holder(task, time.agree_extension)
            self.stories[task.pk].extensions += done
        else:
            done = self._by_holder(task, time.refuse_extension, opinion="请抓紧办结")
        return self._pause(1, 3) if done else None

    def _at_suspended(self, task):
        return self._pause(1, 3) if self._by_holder(task, time.resume) else None

    def _at_reported(self, task):
        if self._wants(task.pk, "redo"):
            return self._pause(2, 4) if self._by_holder(task, work.redo, opinion="补充佐证") else None
        return self._pause(1, 2) if self._by_holder(task, work.verify) else None

    def _at_verified(self, task):
        if not self._by_holder(task, work.close, evaluation="good"):
            return None
        self.stories[task.pk].ended_on = self.today
        return self._pause(5, 300, 300)

    def _at_closed(self, task):
        return 1 if self._by_holder(task, work.archive) else None

    # ---- the half-month dispatch

    def _rounds(self):
        """Sections hand in on the last day, one of them now and then too late; after its meeting a round is ended."""
        sheets = DispatchSheet.objects.live().filter(state="filling", due_on=self.today)
        for sheet in sheets.select_related("ref", "unit", "office", "round", "section"):
            if self.rng.random() < 0.85:
                self._by_holder(sheet, dispatch_sheet.submit_sheet, note="见督办事项进展")
        for round in DispatchRound.objects.live().filter(state="locked", meeting_on__lte=self.today):
            self._by_holder(round, dispatch.close_round)
