"""Events of the secrecy guard, and the offline register of classified matters (its seven fields and no more)."""

from django.db import models
from django.db.models import F, Q

from canmou.kernel.audit.models import AppendOnly
from canmou.kernel.errors import Refused

CLOSED_MODULE = (
    "本单位尚未启用涉密事项线下登记。请先由本单位保密工作机构书面确认“所登记的项目不涉密且可登记”，"
    "由管理员录入确认书编号后再用。"
)


class SecrecyEvent(AppendOnly):
    """A refusal at a door: when, whose, which door, which rule. Never what."""

    at = models.DateTimeField("时间")
    by = models.ForeignKey("kernel.User", models.PROTECT, null=True, related_name="+", verbose_name="人员")
    door = models.CharField("入口", max_length=40)
    rule = models.CharField("规则号", max_length=20)

    class Meta:
        verbose_name = "保密拦截事件"
        ordering = ["-at", "-id"]
        indexes = [models.Index("at", name="secrecy_event_by_time")]

    def __str__(self) -> str:
        return f"{self.rule} {self.door}"


class SecrecyConfirmation(models.Model):
    """The secrecy body's written confirmation that opens the offline register of an office."""

    office = models.OneToOneField(
        "kernel.Office", models.PROTECT, related_name="secrecy_confirmation", verbose_name="机关"
    )
    document_number = models.CharField("确认书编号", max_length=60)
    confirmed_on = models.DateField("确认日期")
    confirmed_by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="录入人")

    class Meta:
        verbose_name = "保密书面确认"

    def __str__(self) -> str:
        return self.document_number


class OfflineItemQuerySet(models.QuerySet):
    """Offline items; the doors that would pass the check of `save` are shut."""

    def bulk_create(self, *args: object, **kwargs: object) -> list:
        raise TypeError("offline items are registered one by one")

    def of_office(self, office: object) -> "OfflineItemQuerySet":
        """Items handled by units of this office."""
        return self.filter(handling_office__office=office)


class OfflineClassifiedItem(models.Model):
    """A classified matter handled on paper: only that it exists. No title, level, number, note, names or file."""

    class ItemKind(models.TextChoices):
        CONSULTATION = "consultation", "专家论证"
        MANUSCRIPT = "manuscript", "文稿"
        MEETING = "meeting", "会议"
        OTHER = "other", "其他"

    class Status(models.TextChoices):
        OPEN = "open", "线下办理中"
        CLOSED = "closed", "线下办结"

    LEDGER_NO = r"^[A-Z]{1,3}[0-9]{4}-[0-9]{3,5}$"

    ledger_no = models.CharField("线下台账流水号", max_length=13, help_text="无语义，如 X2024-003")
    registered_on = models.DateField("登记日期")
    handling_office = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="处室")
    custodian_user = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="保密员")
    item_kind = models.CharField("事项类别", max_length=12, choices=ItemKind.choices)
    status = models.CharField("状态", max_length=8, choices=Status.choices, default=Status.OPEN)
    closed_on = models.DateField("办结日期", null=True, blank=True)

    objects = OfflineItemQuerySet.as_manager()

    class Meta:
        verbose_name = "涉密事项线下登记"
        ordering = ["-registered_on", "-ledger_no"]
        constraints = [
            models.UniqueConstraint("handling_office", "ledger_no", name="offline_number_once_per_unit"),
            models.CheckConstraint(
                condition=Q(status="open", closed_on__isnull=True)
                | Q(status="closed", closed_on__isnull=False, closed_on__gte=F("registered_on")),
                name="offline_closed_with_date",
            ),
        ]

    def __str__(self) -> str:
        return self.ledger_no

    def save(self, *args: object, **kwargs: object) -> None:
        """Refused while the office has no confirmation."""
        if not SecrecyConfirmation.objects.filter(office=self.handling_office.office_id).exists():
            raise Refused(CLOSED_MODULE)
        super().save(*args, **kwargs)
