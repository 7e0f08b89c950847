"""Decision matters under expert review (decision procedure regulation §19–21, §29, §32) and the platform's log."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from canmou.experts.models.pool import Expert
from canmou.kernel.ledger.fields import RefField
from canmou.kernel.ledger.models import Record

DIGEST = RegexValidator(r"^[0-9a-f]{64}$", "请填64位的十六进制摘要")


class DecisionMatter(Record):
    """A major administrative decision whose draft experts review. Classified matters never stand here."""

    class Complexity(models.TextChoices):
        ORDINARY = "ordinary", "一般"
        COMPLEX = "complex", "复杂敏感"

    title = models.CharField(
        "论证事项", max_length=150, help_text="决策草案的题名，不加书名号；涉密事项不得登记"
    )
    decider = models.ForeignKey(
        "kernel.Unit", models.PROTECT, related_name="+", verbose_name="决策机关", help_text="如“市人民政府”"
    )
    undertaker = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="承办单位")
    complexity = models.CharField("复杂程度", max_length=10, choices=Complexity.choices, default="ordinary")
    origin_ref = RefField("来源", help_text="交办、批示或议题的记录，可空")
    received_on = models.DateField("受理日期")
    due_on = models.DateField("要求完成日期", null=True, blank=True)
    concluded_on = models.DateField(
        "论证完成日期", null=True, blank=True, help_text="出具论证报告之日，按此日计数"
    )
    decided_on = models.DateField("提交会议决定日期", null=True, blank=True)

    class Meta:
        verbose_name = "专家论证事项"
        constraints = [
            models.CheckConstraint(
                condition=Q(concluded_on__isnull=True) | Q(concluded_on__gte=F("received_on")),
                name="matter_ends_after_start",
            )
        ]

    def clean(self) -> None:
        if self.concluded_on and self.concluded_on < self.received_on:
            raise ValidationError({"concluded_on": "论证完成日期早于受理日期"})
        if self.decided_on and (not self.concluded_on or self.decided_on < self.concluded_on):
            raise ValidationError({"decided_on": "未经专家论证不得提交会议决定，请先填论证完成日期"})


class Panel(Record):
    """What the panel of a matter must be: fields, seats, substitutes, share of the trade's own department."""

    class Method(models.TextChoices):
        MEETING = "meeting", "论证会"
        WRITTEN = "written", "书面咨询"
        ENTRUSTED = "entrusted", "委托论证"

    matter = models.ForeignKey(DecisionMatter, models.PROTECT, related_name="+", verbose_name="论证事项")
    method = models.CharField("论证方式", max_length=10, choices=Method.choices)
    fields = models.CharField("所需专业", max_length=200, help_text="多个专业用顿号隔开")
    seats = models.PositiveSmallIntegerField("专家人数", help_text="单数，一般不少于5人，复杂敏感的不少于9人")
    substitutes = models.PositiveSmallIntegerField("候补人数", default=2)
    department_seats_max = models.PositiveSmallIntegerField(
        "主管部门专家上限", default=1, help_text="不超过专家人数的三分之一"
    )
    materials_sent_on = models.DateField("材料送达日期", null=True, blank=True, help_text="一般提前7日")
    held_on = models.DateField("论证日期")
    place = models.CharField("地点", max_length=60, blank=True)
    convener = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="召集人"
    )

    class Meta:
        verbose_name = "论证专家组"
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=5), name="panel_has_five_seats"),
            models.CheckConstraint(
                condition=Q(department_seats_max__lte=F("seats") / 3), name="panel_department_share"
            ),
        ]

    def clean(self) -> None:
        complex_matter = self.matter.complexity == DecisionMatter.Complexity.COMPLEX
        if self.seats % 2 == 0:
            raise ValidationError({"seats": "专家人数应为单数"})
        if self.seats < (9 if complex_matter else 5):
            raise ValidationError({"seats": f"专家人数不少于{9 if complex_matter else 5}人"})
        if self.department_seats_max * 3 > self.seats:
            raise ValidationError({"department_seats_max": "主管部门专家不超过专家人数的三分之一"})
        if self.materials_sent_on and self.materials_sent_on > self.held_on:
            raise ValidationError({"materials_sent_on": "材料送达日期晚于论证日期"})


class Draw(Record):
    """The index of one draw: what anyone needs to verify it. A result is never edited; it is voided and redrawn."""

    class Method(models.TextChoices):
        RANDOM = "random", "随机抽取"
        INVITED = "invited", "定向邀请"

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="+", verbose_name="论证专家组")
    drawn_on = models.DateField("抽取日期")
    method = models.CharField("选取方式", max_length=10, choices=Method.choices, default=Method.RANDOM)
    candidates = models.PositiveIntegerField("候选人数", help_text="回避以后")
    excluded = models.PositiveIntegerField("回避排除人数", default=0)
    drawn = models.PositiveSmallIntegerField("抽中人数")
    snapshot = models.CharField("候选名单摘要", max_length=64, blank=True, validators=[DIGEST])
    seed = models.CharField("随机种子摘要", max_length=64, blank=True, validators=[DIGEST])
    operator = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="操作人")
    supervisor = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="监督人")
    reason = models.CharField("定向或重抽理由", max_length=200, blank=True)

    class Meta:
        verbose_name = "专家抽取索引"
        constraints = [
            models.CheckConstraint(condition=Q(drawn__lte=F("candidates")), name="draw_within_candidates"),
            models.CheckConstraint(condition=~Q(operator=F("supervisor")), name="draw_is_supervised"),
        ]

    def clean(self) -> None:
        if self.operator_id == self.supervisor_id:
            raise ValidationError({"supervisor": "操作人和监督人不得是同一人"})
        if self.drawn > self.candidates:
            raise ValidationError({"drawn": "抽中人数超过候选人数"})
        if self.method == self.Method.INVITED and not self.reason:
            raise ValidationError({"reason": "定向邀请须写明理由并经审批"})
        if self.method == self.Method.RANDOM and not (self.snapshot and self.seed):
            raise ValidationError({"snapshot": "随机抽取须留候选名单摘要和随机种子摘要"})


class Invitation(Record):
    """An expert asked onto a panel, in the order of the draw, and the answer."""

    class Reply(models.TextChoices):
        ACCEPTED = "accepted", "接受"
        DECLINED = "declined", "谢绝"
        RECUSED = "recused", "回避"
        SILENT = "silent", "未回复"

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="+", verbose_name="论证专家组")
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="+", verbose_name="专家")
    position = models.PositiveSmallIntegerField("抽取顺序")
    substitute = models.BooleanField("候补", default=False)
    sent_on = models.DateField("邀请日期")
    reply = models.CharField("答复", max_length=10, choices=Reply.choices)
    replied_on = models.DateField("答复日期", null=True, blank=True)
    reason = models.CharField("谢绝或回避理由", max_length=200, blank=True, help_text="不公开")
    attended = models.BooleanField("到会", default=False)

    class Meta:
        verbose_name = "专家邀请"

    def clean(self) -> None:
        if self.attended and self.reply != self.Reply.ACCEPTED:
            raise ValidationError({"attended": "没有接受邀请的专家不能记为到会"})
        if self.reply == self.Reply.RECUSED and not self.reason:
            raise ValidationError({"reason": "回避须留下理由"})
        if self.replied_on and self.replied_on < self.sent_on:
            raise ValidationError({"replied_on": "答复日期早于邀请日期"})


class ExpertOpinion(Record):
    """A signed opinion of one expert on one matter (§19: in writing, signed)."""

    class Stance(models.TextChoices):
        SUPPORT = "support", "支持"
        CONDITIONAL = "conditional", "有条件支持"
        OPPOSED = "opposed", "反对"

    panel = models.ForeignKey(Panel, models.PROTECT, related_name="+", verbose_name="论证专家组")
    expert = models.ForeignKey(Expert, models.PROTECT, related_name="+", verbose_name="专家")
    stance = models.CharField("意见倾向", max_length=12, choices=Stance.choices)
    opinion = models.TextField("意见要点")
    signed_on = models.DateField("签名日期")

    class Meta:
        verbose_name = "专家意见"


class PanelReport(Record):
    """The report that closes a review."""

    matter = models.ForeignKey(DecisionMatter, models.PROTECT, related_name="+", verbose_name="论证事项")
    reported_on = models.DateField("报告日期")
    document_no = models.CharField("文号", max_length=40, blank=True)
    conclusion = models.TextField("综合意见")
    supporting = models.PositiveSmallIntegerField("支持人数")
    conditional = models.PositiveSmallIntegerField("有条件支持人数", default=0)
    opposing = models.PositiveSmallIntegerField("反对人数", default=0)

    class Meta:
        verbose_name = "论证报告"


class AdoptionFeedback(Record):
    """What the undertaking body did with one opinion; a refusal needs its reason."""

    class Result(models.TextChoices):
        ADOPTED = "adopted", "采纳"
        PARTLY = "partly", "部分采纳"
        REFUSED = "refused", "不采纳"

    opinion = models.ForeignKey(ExpertOpinion, models.PROTECT, related_name="+", verbose_name="专家意见")
    result = models.CharField("采纳情况", max_length=10, choices=Result.choices)
    reason = models.CharField("理由", max_length=300, blank=True)
    replied_by = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="反馈单位")
    replied_on = models.DateField("反馈日期")

    class Meta:
        verbose_name = "意见采纳反馈"

    def clean(self) -> None:
        if self.result != self.Result.ADOPTED and not self.reason:
            raise ValidationError({"reason": "部分采纳、不采纳的须写明理由"})


class PlatformOperation(Record):
    """One entry of the review platform's operation log."""

    class Kind(models.TextChoices):
        INSPECTION = "inspection", "日常巡检"
        UPGRADE = "upgrade", "功能升级"
        DATA = "data", "数据维护"
        FAULT = "fault", "故障处理"
        TRAINING = "training", "使用培训"

    platform = models.CharField("平台名称", max_length=40, help_text="如“专家论证平台”")
    kind = models.CharField("运维类别", max_length=12, choices=Kind.choices)
    done_on = models.DateField("日期")
    content = models.CharField("内容", max_length=200)
    operator = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="经办人")
    outage_minutes = models.PositiveIntegerField("中断时长（分钟）", default=0)

    class Meta:
        verbose_name = "平台运维记录"
