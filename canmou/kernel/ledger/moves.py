"""What a change of the calendar has moved: which record's day became which."""

from collections.abc import Sequence

from django.db import models

from canmou.kernel.calendar import Moved
from canmou.kernel.calendar.models import CalendarChange
from canmou.kernel.ledger.models import RecordRef


class CalendarMove(models.Model):
    """A matter whose last day a change has moved. Kept, so that nobody wonders later."""

    change = models.ForeignKey(CalendarChange, models.PROTECT, related_name="moves", verbose_name="变动")
    ref = models.ForeignKey(RecordRef, models.PROTECT, related_name="+", verbose_name="记录")
    what = models.CharField("事项", max_length=80)
    person = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, related_name="+", verbose_name="责任人"
    )
    unit = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, related_name="+", verbose_name="责任科室"
    )
    old = models.DateField("原期限")
    new = models.DateField("新期限")

    class Meta:
        verbose_name = "期限变动"
        ordering = ["new", "pk"]


def keep_moves(change: CalendarChange, moves: Sequence[Moved]) -> None:
    """Keep what a change has moved, within its transaction."""
    CalendarMove.objects.bulk_create(
        CalendarMove(
            change=change,
            ref_id=one.matter.ref,
            what=one.matter.what[:80],
            person_id=one.matter.person,
            unit_id=one.matter.unit,
            old=one.old,
            new=one.new,
        )
        for one in moves
    )
