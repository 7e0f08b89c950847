"""The full texts of works: a row per edition that is never touched again, and the outbox that the index follows."""

from typing import Any

from django.db import models

from canmou.kernel.audit.models import Kept, KeptQuerySet
from canmou.kernel.people.models import new_uid
from canmou.library.models.records import Work


class WorkTextQuerySet(KeptQuerySet):
    """Reads of kept texts."""

    def newest(self) -> "WorkTextQuerySet":
        """The latest edition of each work."""
        later = self.model.objects.filter(
            work=models.OuterRef("work"), edition__gt=models.OuterRef("edition")
        )
        return self.filter(~models.Exists(later))

    def current(self) -> "WorkTextQuerySet":
        """The latest edition of each work that is not void."""
        return self.newest().filter(work__voided=False)


class WorkText(Kept):
    """One edition of the full text of a work, as it was kept. The latest edition is the text of the work."""

    work: Any = models.ForeignKey(Work, models.PROTECT, related_name="texts", verbose_name="成果母本")
    edition = models.PositiveSmallIntegerField("版次")
    text = models.TextField("全文")
    characters = models.PositiveIntegerField("字数", help_text="不计空白")
    source = models.CharField("来源", max_length=200, blank=True, help_text="文件名；粘贴的为空")
    kept_at = models.DateTimeField("存入时间")
    kept_by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="存入人")

    objects = WorkTextQuerySet.as_manager()

    class Meta:
        verbose_name = "成果全文"
        ordering = ["work", "-edition"]
        constraints = [models.UniqueConstraint("work", "edition", name="work_text_edition_once")]

    def __str__(self) -> str:
        return f"第{self.edition}版"


class TextChange(models.Model):
    """The outbox of the index: a text was kept. Written after the audit row, whose lock keeps the order of keys.

    `name` tells the changes of one database from those of another (restored, or set up anew) with the same keys.
    """

    name = models.CharField("标识", max_length=16, default=new_uid, editable=False)
    work = models.ForeignKey(Work, models.PROTECT, related_name="+", verbose_name="成果母本")

    class Meta:
        verbose_name = "全文变动"
        ordering = ["pk"]
