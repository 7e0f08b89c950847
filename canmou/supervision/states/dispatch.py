"""The half-month dispatch: a round is filled, locked, met upon; each section owes it one sheet."""

from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.workflow import EITHER, PERM, State, Transition, Turn, Workflow, register
from canmou.supervision.models import DispatchEntry, DispatchRound, DispatchSheet


def _convener(round: DispatchRound) -> list[Turn]:
    return [Turn(unit=round.unit)]


def _section(sheet: DispatchSheet) -> list[Turn]:
    return [Turn(unit=sheet.section)]


def before_the_meeting(round: DispatchRound, by: User) -> str:
    """A round is locked on the day of its meeting at the latest."""
    if round.meeting_on and clock.today() > round.meeting_on:
        return f"调度会日期（{round.meeting_on}）已过，请先改会期再锁定"
    return ""


def meeting_to_come(round: DispatchRound, by: User) -> str:
    """A round is opened again only before its meeting is over."""
    if round.meeting_on and clock.today() > round.meeting_on:
        return f"调度会（{round.meeting_on}）已开过，不能解锁；要补充的请在下一期填报"
    return ""


def meeting_came(round: DispatchRound, by: User) -> str:
    """A round ends on the day of its meeting at the earliest."""
    if round.meeting_on and clock.today() < round.meeting_on:
        return f"调度会定在{round.meeting_on}，开过会才能结束；会期提前的，请先改会期"
    return ""


def may_fill(sheet: DispatchSheet, by: User) -> str:
    """A section's sheet is filled by whoever may enter records of that section."""
    entry = DispatchEntry(office_id=sheet.office_id, unit=sheet.section)
    return "" if can(by, Perm.ADD, entry) else f"这张表由{sheet.section.spoken}填报"


def not_locked(sheet: DispatchSheet, by: User) -> str:
    """What was handed in is taken back only while the round is open."""
    return "" if sheet.round.state == "open" else "这一期已经锁定，不能再改；确需改的，请办公室解锁"


def is_locked(sheet: DispatchSheet, by: User) -> str:
    """Sections are late once the round is locked."""
    return "" if sheet.round.state == "locked" else "锁定时自动标为逾期"


def is_over(sheet: DispatchSheet, by: User) -> str:
    """Sheets are given up once the round is over."""
    return "" if sheet.round.state == "closed" else "这一期结束时自动转为未报"


ROUND = register(
    Workflow(
        "dispatch_round",
        "半月调度",
        DispatchRound,
        states=(
            State("open", "填报中", turn=_convener, due=lambda round: round.due_on),
            State("locked", "已锁定", turn=_convener, due=lambda round: round.meeting_on),
            State("closed", "已结束", rest=True),
        ),
        transitions=(
            Transition("reschedule", "改会期", ("open",), "open", actor=EITHER),
            Transition("postpone", "改会期", ("locked",), "locked", actor=EITHER),
            Transition(
                "lock",
                "锁定",
                ("open",),
                "locked",
                actor=EITHER,
                guards=(before_the_meeting,),
                asks="锁定后留存定稿，没有报送的科室标为迟报，以后一直标明。",
                tone="primary",
                final=True,
            ),
            Transition(
                "reopen",
                "解锁",
                ("locked",),
                "open",
                actor=EITHER,
                opinion=True,
                guards=(meeting_to_come,),
                asks="当天有效，过了今天自动再锁定，另留一版定稿；已留存的定稿不变。请写明为什么要解锁。",
                tone="danger",
                final=True,
            ),
            Transition(
                "close",
                "结束本期",
                ("locked",),
                "closed",
                actor=EITHER,
                guards=(meeting_came,),
                asks="结束后不能再补报，没有报送的科室记为未报。",
            ),
        ),
        kept=("opened_on", "due_on", "locked_on", "first_locked_on", "meeting_on"),
    )
)

SHEET = register(
    Workflow(
        "dispatch_sheet",
        "科室调度表",
        DispatchSheet,
        states=(
            State("filling", "待填报", turn=_section, due=lambda sheet: sheet.due_on),
            State("overdue", "逾期未报", turn=_section, due=lambda sheet: sheet.due_on),
            State("submitted", "已报送", rest=True),
            State("missed", "未报", rest=True),
        ),
        transitions=(
            Transition("reschedule", "改时限", ("filling",), "filling", actor=PERM),
            Transition(
                "submit",
                "报送",
                ("filling", "overdue"),
                "submitted",
                actor=EITHER,
                guards=(may_fill,),
                tone="primary",
            ),
            Transition(
                "recall",
                "收回修改",
                ("submitted",),
                "filling",
                actor=PERM,
                perm=Perm.VIEW,
                guards=(may_fill, not_locked),
            ),
            Transition("mark_late", "标为逾期", ("filling",), "overdue", actor=PERM, guards=(is_locked,)),
            Transition("miss", "记为未报", ("filling", "overdue"), "missed", actor=PERM, guards=(is_over,)),
        ),
        kept=("round", "section", "due_on", "submitted_on", "submitted_by", "late_on"),
    )
)
