"""Special material: what an inspection or a reception asks for, who owes what, what was handed in."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.models import Record


class Demand(Record):
    """A demand list: for an inspection whose material is handed up, or for a reception that is prepared."""

    class Kind(models.TextChoices):
        INSPECTION = "inspection", "专项材料"
        RECEPTION = "reception", "迎检接待"

    title = models.CharField(
        "名称",
        max_length=80,
        help_text="报告直接引用：专项材料填到“材料”二字之前，迎检接待填到“筹备工作”之前",
    )
    kind = models.CharField("类别", max_length=12, choices=Kind.choices)
    body = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="来自单位")
    received_on = models.DateField("接到日期")
    due_on = models.DateField("完成期限", help_text="材料报出或迎检的日子，统计按这一天")
    responsible = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="负责人")
    scope = models.TextField("清单说明", blank=True)
    closed_on = models.DateField("完成日期", null=True, blank=True)
    outcome = models.CharField("结果", max_length=200, blank=True)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中举例时的先后，不填的排在后面"
    )

    class Meta:
        verbose_name = "专项材料与迎检"
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("received_on")), name="demand_due_after_received"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("received_on")),
                name="demand_closed_after_received",
            ),
        ]

    def clean(self) -> None:
        if self.due_on < self.received_on:
            raise ValidationError({"due_on": "完成期限不能早于接到日期"})
        if self.closed_on and self.closed_on < self.received_on:
            raise ValidationError({"closed_on": "完成日期不能早于接到日期"})


class DemandItem(Record):
    """One item of a demand list: who owes it, by when, and when it was handed in."""

    class Quality(models.TextChoices):
        ACCEPTED = "accepted", "合格"
        RETURNED = "returned", "退回补正"
        PENDING = "pending", "未审"

    demand = models.ForeignKey(Demand, models.PROTECT, related_name="items", verbose_name="专项任务")
    position = models.PositiveSmallIntegerField("序号")
    title = models.CharField("材料名称", max_length=120)
    owner = models.ForeignKey(
        "kernel.Unit", models.PROTECT, related_name="+", verbose_name="责任单位", help_text="科室或外单位"
    )
    responsible = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="责任人"
    )
    due_on = models.DateField("报送期限")
    handed_in_on = models.DateField("报送日期", null=True, blank=True)
    quality = models.CharField("审核结果", max_length=10, choices=Quality.choices, default=Quality.PENDING)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "专项材料清单"

    def clean(self) -> None:
        if self.due_on > self.demand.due_on:
            raise ValidationError({"due_on": f"报送期限不能晚于专项任务的完成期限（{self.demand.due_on}）"})
        if self.quality != self.Quality.PENDING and self.handed_in_on is None:
            raise ValidationError({"handed_in_on": "已经审核的材料要填报送日期"})
