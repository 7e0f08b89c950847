"""What a task took longer than its first deadline allowed, and whose step took it. Written by the system alone."""

from django.core.validators import MaxValueValidator
from django.db import models

from canmou.kernel.ledger.links import link, person, unit
from canmou.kernel.ledger.models import Record
from canmou.supervision.models.task import SupervisionTask


class TaskDelay(Record):
    """One late or extended task. Opened on the first day late, settled when the task ends; then never changed."""

    task = link(SupervisionTask, "督办事项")
    lead_section = unit("承办科室")
    responsible = person("责任人", optional=True)
    assigned_on = models.DateField("交办日期")
    first_due_on = models.DateField("首次时限")
    extensions = models.PositiveSmallIntegerField("延期次数", default=0)
    due_on = models.DateField("最后时限")
    noted_on = models.DateField("记入日期")
    ended_on = models.DateField("了结日期", null=True, blank=True)
    allowed_days = models.PositiveIntegerField("准用天数", default=0)
    used_days = models.PositiveIntegerField("实用天数", default=0, help_text="挂起的不计")
    suspended_days = models.PositiveIntegerField("挂起天数", default=0)
    late_days = models.PositiveIntegerField("延误天数", default=0)
    late_workdays = models.PositiveIntegerField("延误工作日", default=0)
    sentence = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        verbose_name = "督办延误"
        constraints = [
            models.UniqueConstraint("task", name="supervision_delay_once_per_task"),
        ]


class TaskDelayShare(Record):
    """One stage of such a task: who held it from when to when, and how much of the delay that made."""

    delay = link(TaskDelay, "督办延误")
    place = models.PositiveSmallIntegerField("次序", validators=[MaxValueValidator(9999)])
    stage = models.CharField("环节", max_length=20)
    section = unit("所在科室")
    holder = person("经手人", optional=True)
    from_on = models.DateField("起")
    to_on = models.DateField("止")
    days = models.PositiveIntegerField("天数")
    workdays = models.PositiveIntegerField("工作日")
    late_days = models.PositiveIntegerField("其中延误天数", default=0)
    late_workdays = models.PositiveIntegerField("其中延误工作日", default=0)

    class Meta:
        verbose_name = "督办延误分解"

    @property
    def counts(self) -> bool:
        """Whether the clock ran: not while the task was suspended."""
        return self.stage != "挂起"
