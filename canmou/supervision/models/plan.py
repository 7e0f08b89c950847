"""The year's theme and actions, the strategy catalogue, plan documents and their items (P1)."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import RefsField
from canmou.kernel.ledger.lines import Line
from canmou.kernel.ledger.links import link, person, unit, units
from canmou.kernel.ledger.models import Record


class Theme(Record):
    """What the office's work of one year stands under: the slogan, the name of the year and the maxim."""

    year = models.PositiveIntegerField("年度")
    slogan = models.CharField("主线", max_length=40, help_text="如“品质提升”，不加引号")
    year_name = models.CharField("主题年名称", max_length=40, help_text="如“品质提升年”，不加引号")
    maxim = models.CharField(
        "工作遵循", max_length=120, help_text="如“融入大局、提高站位、提升品质、辅政有为”，不加引号"
    )
    proclaimed_on = models.DateField("提出日期")
    proclaimed_by = unit("提出单位", optional=True)
    basis = models.CharField("依据", max_length=200, blank=True, help_text="会议或文件名称")

    class Meta:
        verbose_name = "年度主线"


class PlanAction(Record):
    """One of the year's actions, each a section of the annual report."""

    theme = link(Theme, "年度主线")
    line = models.CharField("工作线", max_length=12, choices=Line.choices)
    sequence = models.PositiveSmallIntegerField(
        "次序", validators=[MinValueValidator(1, "要从1起")], help_text="报告中的章次，从1起"
    )
    short_name = models.CharField("行动名称", max_length=60, help_text="如“党建引领品质提升行动”")
    title = models.CharField("报告标题", max_length=120, help_text="年度报告中该章的标题全文，不带序号")
    aim = models.CharField("目标", max_length=60, help_text="如“彰显政治本色”")
    aspect = models.CharField("工作方面", max_length=30, help_text="概述中的说法，如“党的建设”")
    adopted_on = models.DateField("确定日期")
    leader = person("分管领导", optional=True)
    lead_section = unit("牵头科室", optional=True)

    class Meta:
        verbose_name = "年度行动"
        constraints = [
            models.CheckConstraint(condition=Q(sequence__gte=1), name="supervision_plan_action_from_1")
        ]


class Strategy(Record):
    """A strategy or slogan of the city that the work serves and is tagged with."""

    class Kind(models.TextChoices):
        STRATEGY = "strategy", "战略部署"
        GOAL = "goal", "奋斗目标"
        PRIORITY = "priority", "重点领域"
        SLOGAN = "slogan", "工作要求"

    title = models.CharField("名称", max_length=80, help_text="不加引号，如“九大赋能”")
    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    verb = models.CharField(
        "搭配动词", max_length=10, blank=True, help_text="报告中与名称连用的动词，如“深化”“建设”"
    )
    content = models.TextField("内容", blank=True, help_text="各分项，用顿号隔开")
    parent = link("self", "所属战略", optional=True)
    proclaimed_by = unit("提出单位", optional=True)
    valid_from = models.DateField("提出日期")
    valid_to = models.DateField("停止使用日期", null=True, blank=True)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中点名列举的先后，不列举的不填"
    )

    class Meta:
        verbose_name = "战略目录"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="supervision_strategy_span",
            )
        ]

    def clean(self) -> None:
        if self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": "停止使用日期不能早于提出日期"})


class PlanDocument(Record):
    """A document that sets the year's work: key points, arrangements of duties, schemes, lists."""

    class Kind(models.TextChoices):
        KEY_POINTS = "key_points", "工作要点"
        DUTIES = "duties", "任务安排"
        SCHEME = "scheme", "实施方案"
        CHECKLIST = "checklist", "责任清单"
        WORK_PLAN = "work_plan", "工作计划"

    title = models.CharField("文件题名", max_length=150, help_text="不加书名号")
    kind = models.CharField("类别", max_length=12, choices=Kind.choices)
    line = models.CharField("工作线", max_length=12, choices=Line.choices)
    year = models.PositiveIntegerField("年度")
    adopted_on = models.DateField("印发日期")
    document_number = models.CharField("发文字号", max_length=40, blank=True)
    approved_at = models.CharField("审议会议", max_length=80, blank=True, help_text="如“2022年第3次党组会”")
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中点名列举的先后，不列举的不填"
    )

    class Meta:
        verbose_name = "计划文件"

    def clean(self) -> None:
        if "《" in self.title or "》" in self.title:
            raise ValidationError({"title": "题名不加书名号，出稿时自动添加"})


class PlanItem(Record):
    """A task in a plan document: who leads, supports, answers and supervises, by when, and how it ended."""

    class Evaluation(models.TextChoices):
        GOOD = "good", "好"
        FAIR = "fair", "较好"
        PLAIN = "plain", "一般"
        POOR = "poor", "差"

    document = link(PlanDocument, "计划文件")
    action = link(PlanAction, "所属行动", optional=True)
    sequence = models.PositiveSmallIntegerField("项次", validators=[MinValueValidator(1, "要从1起")])
    heading = models.CharField(
        "所在标题", max_length=300, blank=True, help_text="在文件中的上级标题，多级用“/”隔开"
    )
    label = models.CharField("原文编号", max_length=20, blank=True, help_text="文件中的编号，如“（三）”")
    task = models.CharField("任务", max_length=200)
    measure = models.TextField("措施", blank=True)
    lead_section = unit("牵头科室", optional=True)
    support_sections = units("配合科室")
    responsible = person("责任人", optional=True, help_text="没有责任人的项目在“无人负责”清单里列出")
    leader = person("分管领导", optional=True, help_text="一岗双责的责任领导")
    dual_duty = models.BooleanField("一岗双责事项", default=False, help_text="领导班子成员的党风廉政责任")
    supervisor = person("督导人", optional=True)
    duty_words = models.CharField(
        "责任原文", max_length=500, blank=True, help_text="文件中写的牵头、配合单位和责任人，照录"
    )
    first_due_on = models.DateField(
        "首次时限", null=True, blank=True, help_text="列入计划时的时限，以后改期不改这一栏"
    )
    due_on = models.DateField("完成时限")
    due_words = models.CharField("时限原文", max_length=100, blank=True, help_text="如“6月底前”“长期坚持”")
    standing = models.BooleanField(
        "长期坚持", default=False, help_text="没有具体时限的勾选，完成时限填当年12月31日"
    )
    reported_on = models.DateField("报完成日期", null=True, blank=True)
    reported_by = person("报告人", optional=True)
    completed_on = models.DateField("完成日期", null=True, blank=True)
    completion = models.TextField("完成情况", blank=True)
    evidence = RefsField("佐证记录", ledgers=())
    evaluation = models.CharField("评价", max_length=6, choices=Evaluation.choices, blank=True)
    evaluated_by = person("评价人", optional=True)
    evaluated_on = models.DateField("评价日期", null=True, blank=True)

    class Meta:
        verbose_name = "计划项目"
        constraints = [
            models.CheckConstraint(condition=Q(sequence__gte=1), name="supervision_plan_item_from_1"),
            models.CheckConstraint(
                condition=Q(evaluated_on__isnull=True) | Q(completed_on__isnull=False),
                name="supervision_plan_item_evaluated",
            ),
        ]

    def clean(self) -> None:
        if self.evaluation and not (self.completed_on and self.evaluated_on and self.evaluated_by_id):
            raise ValidationError({"evaluation": "评价要在完成之后，并填写评价人和评价日期"})
        if self.evaluated_on and self.completed_on and self.evaluated_on < self.completed_on:
            raise ValidationError({"evaluated_on": "评价日期不能早于完成日期"})
        if self.evaluated_by_id and self.evaluated_by_id == self.responsible_id:
            raise ValidationError({"evaluated_by": "评价人不能是责任人本人"})
        if self.evaluated_by_id and self.evaluated_by_id == self.reported_by_id:
            raise ValidationError({"evaluated_by": "评价人不能是报告完成的本人"})
