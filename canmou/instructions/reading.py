"""Reads over instructions for people: what this user may see of them, of what follows, and of what came of it."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from canmou.instructions.models import Conversion, FollowUpTask, Instruction
from canmou.instructions.queries import COUNTED_LEVELS
from canmou.kernel import clock
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import User
from canmou.kernel.permissions import standing


def instructions_for(user: User) -> QuerySet[Instruction]:
    """Live instructions that this user may see, the latest first; these pages are not for people from outside."""
    rows = visible_to(user, ledger("IIN")).filter(voided=False)
    return rows.none() if all(grant.role.outside for grant in standing(user).grants) else rows


def instruction_for(user: User, number: str) -> Instruction:
    """The instruction with this number. Raises `NotFound` where it is invisible."""
    rows = instructions_for(user).select_related(
        "ref",
        "office",
        "unit",
        "leader",
        "work__ref",
        "appeared_in",
        "copy_of__ref",
        "checked_by",
        "created_by__person",
    )
    found = rows.filter(number=number).first() if number.isprintable() else None
    if found is None:
        raise NotFound("没有这个编号的批示，或者您无权查看")
    return found


def tasks_of(user: User, row: Instruction) -> list[FollowUpTask]:
    """What follows from an instruction, by the day it is due."""
    rows = visible_to(user, ledger("IFT")).filter(voided=False, instruction=row)
    return list(
        rows.select_related("ref", "responsible").prefetch_related("supporting").order_by("due_on", "pk")
    )


def task_for(user: User, number: str) -> FollowUpTask:
    """The live follow-up task with this number. Raises `NotFound` where it is invisible."""
    rows = visible_to(user, ledger("IFT")).filter(voided=False).select_related("ref", "unit", "instruction")
    found = rows.filter(number=number).first() if number.isprintable() else None
    if found is None:
        raise NotFound("没有这个编号的批示落实，或者您无权查看")
    return found


def conversions_for(user: User) -> QuerySet[Conversion]:
    """Live conversions that this user may see, the latest first."""
    rows = visible_to(user, ledger("ICV")).filter(voided=False)
    return rows.select_related("ref", "work__ref", "instruction__leader", "instruction__ref", "body")


def copies_of(user: User, row: Instruction) -> list[Instruction]:
    """The transcripts of an original."""
    return list(instructions_for(user).filter(copy_of=row).select_related("ref", "leader"))


def figures(user: User, since: date, until: date) -> dict[str, int]:
    """What the heads of the list say about a span of days, of what this user may see: six numbers, four queries."""
    rows = instructions_for(user).filter(given_on__gte=since, given_on__lte=until, copy_of=None)
    checked = rows.exclude(state__in=Instruction.UNCHECKED)
    praise = checked.filter(kind="affirmative", level__in=COUNTED_LEVELS, work__voided=False)
    tasks = visible_to(user, ledger("IFT")).filter(voided=False, done_on=None)
    counted = rows.order_by().aggregate(
        received=Count("pk"),
        unchecked=Count("pk", filter=Q(state__in=Instruction.UNCHECKED)),
        directive=Count(
            "pk", filter=Q(kind__in=("directive", "forwarded")) & ~Q(state__in=Instruction.UNCHECKED)
        ),
    )
    followed = tasks.order_by().aggregate(
        open=Count("pk"), overdue=Count("pk", filter=Q(due_on__lt=clock.today()))
    )
    conversions = conversions_for(user).filter(converted_on__gte=since, converted_on__lte=until)
    return {
        **counted,
        **followed,
        "affirmative": praise.order_by().values("leader_id", "work_id").distinct().count(),
        "conversions": conversions.count(),
    }
