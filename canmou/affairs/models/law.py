"""Government under law: yearly plans with items, oaths, and studies of rules."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from canmou.kernel.ledger.links import link, person, persons, unit
from canmou.kernel.ledger.models import Record


class LawPlan(Record):
    """A yearly plan of work under law."""

    class Kind(models.TextChoices):
        GOVERNMENT = "government", "法治政府建设工作计划"
        EDUCATION = "education", "普法责任清单"
        STUDY = "study", "学法计划"

    title = models.CharField("文件题名", max_length=120, help_text="不加书名号")
    kind = models.CharField("类别", max_length=12, choices=Kind.choices)
    year = models.PositiveIntegerField("年度")
    issued_on = models.DateField("印发日期")
    document_number = models.CharField("发文字号", max_length=40, blank=True)

    class Meta:
        verbose_name = "法治工作计划"

    def clean(self) -> None:
        if "《" in self.title or "》" in self.title:
            raise ValidationError({"title": "题名不加书名号，出稿时自动添加"})


class LawPlanItem(Record):
    """One task of a plan."""

    plan = link(LawPlan, "法治工作计划")
    sequence = models.PositiveSmallIntegerField("项次")
    task = models.CharField("任务", max_length=200)
    section = unit("责任科室", optional=True)
    due_on = models.DateField("完成时限")
    done_on = models.DateField("完成日期", null=True, blank=True)
    result = models.CharField("完成情况", max_length=200, blank=True)

    class Meta:
        verbose_name = "法治任务"
        constraints = [models.CheckConstraint(condition=Q(sequence__gte=1), name="affairs_law_item_from_1")]

    def clean(self) -> None:
        if self.done_on and not self.result:
            raise ValidationError({"result": "已完成的任务请写明完成情况"})


class LawActivity(Record):
    """An oath to the constitution, a study of party rules, or another activity under law."""

    class Kind(models.TextChoices):
        OATH = "oath", "宪法宣誓活动"
        RULES = "rules", "党章党规学习"
        LECTURE = "lecture", "法治讲座"
        LEADERS_STUDY = "leaders_study", "领导干部学法"

    title = models.CharField("活动名称", max_length=100)
    kind = models.CharField("活动类别", max_length=14, choices=Kind.choices)
    held_on = models.DateField("日期")
    place = models.CharField("地点", max_length=80, blank=True)
    lead = person("主持人或领誓人", optional=True)
    participants = persons("参加人员")
    headcount = models.PositiveIntegerField("参加人数", null=True, blank=True)
    content = models.TextField("学习内容", blank=True)
    event = link("activities.Event", "同一活动", optional=True)

    class Meta:
        verbose_name = "法治活动"
        constraints = [
            models.CheckConstraint(
                condition=Q(headcount__isnull=True) | Q(headcount__gte=1), name="affairs_law_headcount"
            )
        ]
