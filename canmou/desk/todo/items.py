"""Entries with their records: how each line of a to-do list reads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from canmou.desk.todo.entries import Entry
from canmou.desk.todo.spans import left, spoken, workdays_to
from canmou.kernel import clock
from canmou.kernel.ledger.dates import DueItem, read
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.due import KIND_NAMES, TODO, Kind
from canmou.kernel.workflow import workflow
from canmou.kernel.workflow.inbox import Desk
from canmou.kernel.workflow.models import Step
from canmou.lib.workdays import DayCount

KINDS = dict(Step.Kind.choices) | {kind.value: KIND_NAMES[kind] for kind in Kind if kind in TODO}
#: What a step of each kind asks for, in the sentence 应于1月5日前…
_ASKS = {"act": "办理", "sign": "签出意见", "advise": "回复意见", "read": "阅毕", "outside": "回复"}
_DATED = re.compile(r"^\d{4}-\d{2}-\d{2}\s+")


@dataclass(frozen=True)
class Item:
    """One line of a list. `step`: the workflow's step that it tells; None for a dated item of a ledger."""

    title: str
    href: str
    number: str
    kind: str
    kind_name: str
    sentence: str
    notes: tuple[str, ...]
    who: str = ""
    late: bool = False
    step: Step | None = None
    unseen: bool = False
    opinion: str = ""

    @property
    def key(self) -> str:
        """What the box of the line sends; "" where nothing can be done to it from the list."""
        return self.step.uid if self.step is not None and self.step.closed_at is None else ""

    @property
    def tone(self) -> str:
        """How the badge of its kind looks."""
        return "bad" if self.late else "neutral" if self.step is None else "info"

    @property
    def small(self) -> str:
        """What stands under the title."""
        return " · ".join(filter(None, (*self.notes, self.who)))


def items(entries: Sequence[Entry], desk: Desk) -> list[Item]:
    """The lines of these entries, in their order: a fixed number of queries."""
    steps = {step.pk: step for step in steps_read(entry.step for entry in entries if entry.step)}
    dated = iter(read([entry.mark for entry in entries if entry.mark is not None]))
    days = [step.due_on for step in steps.values() if step.due_on and not step.closed_at]
    told = workdays_to(days)
    return [
        of_mark(next(dated)) if entry.mark is not None else of_step(steps[entry.step], desk, told)
        for entry in entries
    ]


def steps_read(keys: object) -> list[Step]:
    """Steps with all that a line tells of them."""
    rows = Step.objects.filter(pk__in=list(keys))
    return list(
        rows.select_related(
            "ref__unit", "person", "unit", "asked_by__person", "answered_by__person", "acting_for__person"
        )
    )


def of_mark(item: DueItem) -> Item:
    """A dated item of a ledger."""
    return Item(
        item.name,
        reverse("record", args=[item.ref.number]),
        item.ref.number,
        item.due.kind.value,
        item.kind_name,
        item.sentence,
        (item.ledger.name, item.person.name if item.person else ""),
        item.unit.spoken,
        item.overdue,
    )


def of_step(step: Step, desk: Desk, workdays: dict[date, DayCount]) -> Item:
    """A step of a workflow: open, or done."""
    mine = step.person_id is not None and step.person_id == desk.user.person_id
    return Item(
        _DATED.sub("", step.ref.title),
        reverse("record", args=[step.ref.number]),
        step.ref.number,
        step.kind,
        step.get_kind_display(),
        done_sentence(step) if step.closed_at else asked_sentence(step, clock.today(), workdays),
        (
            ledger(step.ref.ledger).name,
            state_label(step),
            _came(step),
            step.via if step.closed_at else desk.via(step),
            step.note,
            f"催办{step.urges}次" if step.urges else "",
        ),
        "" if mine and not step.closed_at else step.holder,
        late_days(step) > 0,
        step,
        not step.closed_at and step.seen_at is None,
        step.opinion if step.closed_at else "",
    )


def asked_sentence(step: Step, today: date, workdays: dict[date, DayCount]) -> str:
    asks = _ASKS[step.kind]
    if step.due_on is None:
        return f"待{asks}"
    return f"应于{spoken(step.due_on, today)}前{asks}，{left(step.due_on, today, workdays.get(step.due_on))}"


def done_sentence(step: Step) -> str:
    """How a closed step ended: 1月5日：同意（超期3天）."""
    today, at = clock.today(), step.answered_at or step.closed_at
    verdict = verdict_label(step)
    late = late_told(step)
    return f"{spoken(day_of(at), today)}{verdict}" + (f"，{late}" if late else "")


def verdict_label(step: Step) -> str:
    """What was answered, in words: the button of a step, 同意, 已阅 …; how it ended where nobody answered."""
    if step.answered_at is None:
        return "结束" if step.closed_at else ""
    if step.kind == "act":
        return next(
            (t.label for t in workflow(step.flow).transitions if t.verb == step.verdict), step.verdict
        )
    return dict(Step.Verdict.choices).get(step.verdict, step.verdict)


def dead_told(step: Step) -> str:
    """Why what was decided does not stand any more."""
    if step.overtaken_at is None:
        return ""
    return "已撤回" if step.kind == Step.Kind.ACT and not step.text_sm3 else "内容改动，意见失效"


def state_label(step: Step) -> str:
    """Where the record stood when the step was opened."""
    return workflow(step.flow).label(step.state) if step.kind == Step.Kind.ACT else ""


def late_days(step: Step) -> int:
    """By how many days the step went beyond its deadline; for ever, once it is done."""
    return _beyond(step, step.due_on)


def late_told(step: Step) -> str:
    """The mark of delay: 超期3天, or 比最初时限晚3天 where the deadline was put off."""
    if late := late_days(step):
        return f"超期{late}天"
    first = _beyond(step, step.first_due_on)
    return f"比最初时限晚{first}天" if first else ""


def _beyond(step: Step, due: date | None) -> int:
    if due is None:
        return 0
    end = day_of(step.answered_at or step.closed_at) if step.closed_at else clock.today()
    return max(0, (end - due).days)


def _came(step: Step) -> str:
    who = f"{step.asked_by}" if step.asked_by else ""
    day = day_of(step.opened_at)
    return f"{who}{spoken(day, clock.today())}交来" if who else f"{spoken(day, clock.today())}起"


def day_of(at: datetime) -> date:
    """The day of a moment where the office is."""
    return at.astimezone(clock.ZONE).date()
