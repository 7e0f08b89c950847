"""Audit rows, the head of their chain, and what may only ever be added."""

from django.db import models


class AppendOnlyError(RuntimeError):
    """A row that may only be added was about to be changed or removed. Always a mistake of the program."""


class KeptQuerySet(models.QuerySet):
    """Rows that are added and never touched again."""

    def update(self, **kwargs: object) -> int:
        raise AppendOnlyError(f"{self.model.__name__} rows are never changed")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError(f"{self.model.__name__} rows are never removed")

    def bulk_update(self, *args: object, **kwargs: object) -> int:
        raise AppendOnlyError(f"{self.model.__name__} rows are never changed")


class Kept(models.Model):
    """Base of what is kept as it was: rows that are added, many at once too, and never touched again."""

    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} rows are never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError(f"{type(self).__name__} rows are never removed")


class AppendOnlyQuerySet(KeptQuerySet):
    """Rows that are added one by one and never touched again."""

    def bulk_create(self, *args: object, **kwargs: object) -> list:
        raise AppendOnlyError(f"{self.model.__name__} rows are added one by one")


class AppendOnly(Kept):
    """Base of tables whose rows are only added, one by one; triggers in the database say the same (`triggers`)."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        super().save(force_insert=True, using=kwargs.get("using"))


class AuditRow(AppendOnly):
    """Who did what to which record when: names of changed fields and keyed digests of values, never values."""

    seq = models.BigIntegerField("序号", primary_key=True)
    at = models.DateTimeField("时间")
    actor = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, related_name="+", verbose_name="操作人账号"
    )
    actor_name = models.CharField("操作人", max_length=60)
    office = models.ForeignKey(
        "kernel.Office", models.PROTECT, null=True, related_name="+", verbose_name="机关"
    )
    verb = models.CharField("操作", max_length=60)
    number = models.CharField("记录编号", max_length=60, blank=True)
    fields = models.TextField("改动的字段", blank=True)
    digests = models.TextField("值的摘要", blank=True)
    count = models.PositiveIntegerField("涉及条数", default=0)
    ip = models.CharField("来源地址", max_length=45, blank=True)
    prev_hash = models.CharField("前一条校验值", max_length=64)
    hash = models.CharField("校验值", max_length=64)

    class Meta:
        verbose_name = "审计日志"
        ordering = ["seq"]
        indexes = [
            models.Index("number", "seq", name="audit_by_number"),
            models.Index("office", "seq", name="audit_by_office"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb}"


class AuditHead(models.Model):
    """One row: how many audit rows there are, the hash of the last, and how many seals were written."""

    count = models.BigIntegerField("条数", default=0)
    hash = models.CharField("末条校验值", max_length=64, blank=True)
    seals = models.PositiveIntegerField("封存次数", default=0)

    class Meta:
        verbose_name = "审计链头"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_audit_head")]
