"""Reads over instructions, with the office's counting rules."""

from django.db.models import QuerySet

from canmou.instructions.models import Instruction
from canmou.kernel.metrics import Scope

#: Whose affirmative words the annual report counts.
COUNTED_LEVELS = (Instruction.Level.NATION, Instruction.Level.PROVINCE, Instruction.Level.CITY)


def originals(scope: Scope) -> QuerySet:
    """Instructions given in the period, copies left out."""
    return Instruction.objects.in_scope(scope, "given_on").filter(copy_of__isnull=True)


def checked(rows: QuerySet) -> QuerySet:
    """Those whose kind does not wait for a second person any more."""
    return rows.exclude(state__in=Instruction.UNCHECKED)


def affirmative(scope: Scope) -> QuerySet:
    """Affirmative instructions of provincial and city leaders on works (circulation marks are none); a person's: on
    works that the person wrote."""
    rows = checked(originals(scope)).filter(
        kind=Instruction.Kind.AFFIRMATIVE, work__voided=False, level__in=COUNTED_LEVELS
    )
    return rows if scope.person is None else rows.filter(work__authors=scope.person)


def by_rank(rows: QuerySet) -> QuerySet:
    """In the order in which leaders are named."""
    return rows.order_by("leader_rank", "given_on", "pk")
