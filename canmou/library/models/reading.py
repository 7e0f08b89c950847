"""Reading lists: works that somebody puts together, for himself or for the whole office."""

from django.db import models

from canmou.kernel.people.models import new_uid
from canmou.library.models.records import Work


class ReadingList(models.Model):
    """A list of works with a title. `shared`: the whole office reads it, its owner alone changes it."""

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    owner = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="建立人")
    title = models.CharField("书单名称", max_length=60)
    shared = models.BooleanField("全室可看", default=False)
    made_at = models.DateTimeField("建立时间")

    class Meta:
        verbose_name = "书单"
        ordering = ["-made_at", "-pk"]
        constraints = [models.UniqueConstraint("owner", "title", name="reading_list_title_once")]

    def __str__(self) -> str:
        return self.title


class ReadingItem(models.Model):
    """A work on a reading list."""

    list = models.ForeignKey(ReadingList, models.CASCADE, related_name="items", verbose_name="书单")
    work = models.ForeignKey(Work, models.PROTECT, related_name="+", verbose_name="成果母本")
    note = models.CharField("为什么读", max_length=100, blank=True)

    class Meta:
        verbose_name = "书单中的成果"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("list", "work", name="reading_item_once")]
