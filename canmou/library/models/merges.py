"""Two works found to be one: who said so, what was turned to the one that stays, and pairs that are known to be two."""

from django.db import models

from canmou.kernel.people.models import new_uid
from canmou.library.models.records import Work


class WorkMerge(models.Model):
    """One work taken into another; undone, everything that was turned points back."""

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    kept = models.ForeignKey(Work, models.PROTECT, related_name="+", verbose_name="留下的母本")
    merged = models.ForeignKey(Work, models.PROTECT, related_name="+", verbose_name="并入的母本")
    why = models.CharField("依据", max_length=200)
    at = models.DateTimeField("归并时间")
    by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="归并人")
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)
    undone_by = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤销人"
    )
    undo_reason = models.CharField("撤销原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "成果归并"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kept=models.F("merged")), name="work_merge_of_two_works"
            ),
            models.UniqueConstraint(
                "merged", condition=models.Q(undone_at__isnull=True), name="work_merged_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged_id}→{self.kept_id}"


class WorkTurn(models.Model):
    """One link of one record that a merge turned to the work that stays."""

    merge = models.ForeignKey(WorkMerge, models.PROTECT, related_name="turns", verbose_name="成果归并")
    ref = models.ForeignKey("kernel.RecordRef", models.PROTECT, related_name="+", verbose_name="记录")
    column = models.CharField("栏目", max_length=40)
    both = models.BooleanField("原来两个都有", default=False)

    class Meta:
        verbose_name = "归并改指"
        constraints = [models.UniqueConstraint("merge", "ref", "column", name="work_turn_once")]


class WorkPair(models.Model):
    """Two works that look alike and are two: not proposed again."""

    first = models.ForeignKey(Work, models.PROTECT, related_name="+", verbose_name="母本")
    second = models.ForeignKey(Work, models.PROTECT, related_name="+", verbose_name="另一母本")
    at = models.DateTimeField("认定时间")
    by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="认定人")

    class Meta:
        verbose_name = "不是同一成果"
        constraints = [
            models.UniqueConstraint("first", "second", name="work_pair_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="work_pair_in_order"
            ),
        ]
