"""Supervised tasks: assigned, reported on, extended, urged, verified and closed (P1, domain §8.2)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import RefField, RefsField
from canmou.kernel.ledger.links import link, person, unit, units
from canmou.kernel.ledger.models import Record
from canmou.supervision.models.plan import PlanItem


class SupervisionTask(Record):
    """A task that somebody is watched over for. The office supervises only by order, so the basis is required."""

    class Kind(models.TextChoices):
        DAILY = "daily", "日常督办"
        INSTRUCTION = "instruction", "批示督办"
        MEETING = "meeting", "会议议定事项"
        DISPATCH = "dispatch", "调度意见"
        PLAN = "plan", "计划任务"
        ASSIST = "assist", "协助督查"

    class Urgency(models.TextChoices):
        URGENT = "urgent", "较急"
        NORMAL = "normal", "一般"
        STANDING = "standing", "长期"

    class Authority(models.TextChoices):
        DECISION = "decision", "政府决定"
        ORDER = "order", "行政首长指令"
        MEETING = "meeting", "会议议定"
        PROPOSAL = "proposal", "建议经批准"
        INTERNAL = "internal", "本单位内部督办"

    class Evaluation(models.TextChoices):
        GOOD = "good", "好"
        FAIR = "fair", "较好"
        PLAIN = "plain", "一般"
        POOR = "poor", "差"

    title = models.CharField("督办事项", max_length=150)
    kind = models.CharField("督办类别", max_length=12, choices=Kind.choices)
    urgency = models.CharField("缓急", max_length=10, choices=Urgency.choices, default=Urgency.NORMAL)
    basis = models.CharField("立项依据", max_length=200, help_text="决定、指令、会议或经批准的建议")
    authority = models.CharField("授权类别", max_length=10, choices=Authority.choices, blank=True)
    origin_record = RefField("来源记录", ledgers=(), help_text="由哪条记录引出")
    plan_item = link(PlanItem, "对应计划项目", optional=True)
    late_reason = models.CharField(
        "晚于计划的理由", max_length=200, blank=True, help_text="办结时限晚于所属计划项目的，写明理由"
    )
    requirement = models.TextField("办理要求", blank=True)
    offline = models.BooleanField("线下办理", default=False, help_text="内容不宜进入本系统的，只在此计时")
    duplicate_reason = models.CharField(
        "重复立项理由", max_length=200, blank=True, help_text="与已有事项相近仍要立项的，写明为什么"
    )
    assigned_on = models.DateField("交办日期")
    assigned_by = person("交办人", optional=True)
    lead_section = unit("承办科室")
    support_sections = units("协办科室")
    responsible = person("责任人", optional=True)
    supervisor = person("督办人", optional=True)
    accept_due_on = models.DateField("签收时限", null=True, blank=True)
    accepted_on = models.DateField("签收日期", null=True, blank=True)
    objection_until = models.DateField("异议期限", null=True, blank=True)
    first_due_on = models.DateField(
        "首次时限", null=True, blank=True, help_text="交办时的办结时限，延期、改期都不改这一栏"
    )
    due_on = models.DateField("办结时限")
    feedback_due_on = models.DateField("下次反馈日期", null=True, blank=True, help_text="长期事项每周反馈")
    reported_on = models.DateField("反馈日期", null=True, blank=True)
    reported_by = person("反馈人", optional=True)
    result = models.TextField("办理结果", blank=True)
    evidence = RefsField("佐证记录", ledgers=())
    verified_by = person("核查人", optional=True)
    verified_on = models.DateField("核查日期", null=True, blank=True)
    completed_on = models.DateField("办结日期", null=True, blank=True)
    closed_by = person("销号人", optional=True)
    evaluation = models.CharField("评价", max_length=6, choices=Evaluation.choices, blank=True)
    lost_points = models.DecimalField("督办扣分", max_digits=5, decimal_places=1, null=True, blank=True)
    lost_why = models.CharField("扣分说明", max_length=200, blank=True)
    suspended_on = models.DateField("挂起日期", null=True, blank=True)
    returned_on = models.DateField("退办日期", null=True, blank=True)
    archived_on = models.DateField("归档日期", null=True, blank=True)

    class Meta:
        verbose_name = "督办事项"
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("assigned_on")), name="supervision_task_due_after_assigned"
            ),
            models.CheckConstraint(
                condition=Q(completed_on__isnull=True) | Q(completed_on__gte=F("assigned_on")),
                name="supervision_task_done_after_assigned",
            ),
        ]

    def clean(self) -> None:
        if self.due_on < self.assigned_on:
            raise ValidationError({"due_on": "办结时限不能早于交办日期"})
        if self.completed_on and self.completed_on < self.assigned_on:
            raise ValidationError({"completed_on": "办结日期不能早于交办日期"})
        if self.completed_on and not self.result and not self.offline:
            raise ValidationError({"result": "办结的事项请写明办理结果"})
        if self.verified_by_id and self.verified_by_id == self.responsible_id:
            raise ValidationError({"verified_by": "核查人不能是责任人本人"})
        if self.closed_by_id and self.closed_by_id == self.responsible_id:
            raise ValidationError({"closed_by": "销号人不能是责任人本人"})
        if self.evaluation and not self.completed_on:
            raise ValidationError({"evaluation": "没有办结的事项不能评价"})

    @property
    def wordless(self) -> str:
        return "线下办理的事项，材料不进本系统，只在此计时" if self.offline else ""


class TaskProgress(Record):
    """One report on how far a task is."""

    task = link(SupervisionTask, "督办事项")
    reported_on = models.DateField("反馈日期")
    percent = models.PositiveSmallIntegerField("完成比例", help_text="0到100")
    content = models.TextField("进展")
    obstacle = models.TextField("卡点", blank=True)
    next_step = models.TextField("下步打算", blank=True)
    evidence = RefsField("佐证记录", ledgers=())
    reported_by = person("反馈人", optional=True)

    class Meta:
        verbose_name = "督办进展"
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="supervision_task_progress_percent")
        ]

    def clean(self) -> None:
        if self.percent > 100:
            raise ValidationError({"percent": "完成比例不能超过100"})
        if self.reported_on < self.task.assigned_on:
            raise ValidationError({"reported_on": "反馈日期不能早于交办日期"})


class TaskExtension(Record):
    """A wish for more time, asked for in writing before the time is up, and what became of it."""

    class Outcome(models.TextChoices):
        PENDING = "pending", "待定"
        AGREED = "agreed", "同意"
        REFUSED = "refused", "不同意"
        WITHDRAWN = "withdrawn", "已撤回"

    task = link(SupervisionTask, "督办事项")
    requested_on = models.DateField("申请日期")
    requested_by = person("申请人", optional=True)
    former_due_on = models.DateField("原时限")
    due_on = models.DateField("申请延至")
    reason = models.CharField("理由", max_length=300)
    outcome = models.CharField("批复", max_length=10, choices=Outcome.choices, default=Outcome.PENDING)
    decided_by = person("批复人", optional=True)
    decided_on = models.DateField("批复日期", null=True, blank=True)
    decision_note = models.CharField("批复意见", max_length=200, blank=True)

    class Meta:
        verbose_name = "督办延期"
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gt=F("former_due_on")), name="supervision_extension_is_later"
            ),
            models.CheckConstraint(
                condition=Q(requested_on__lte=F("former_due_on")), name="supervision_extension_asked_in_time"
            ),
        ]

    def clean(self) -> None:
        if self.requested_on > self.former_due_on:
            raise ValidationError({"requested_on": "延期要在原时限之内书面申请"})
        if self.due_on <= self.former_due_on:
            raise ValidationError({"due_on": "延至的日期要晚于原时限"})
        if (self.outcome == self.Outcome.PENDING) != (self.decided_on is None):
            raise ValidationError({"decided_on": "已批复的填批复日期，待定的不填"})


class TaskUrge(Record):
    """A reminder given for a task; the three-coloured sheets are its grades."""

    class Grade(models.TextChoices):
        NOTE = "note", "催办"
        BLUE = "blue", "蓝色提醒单"
        ORANGE = "orange", "橙色警告单"
        RED = "red", "红色督办单"

    task = link(SupervisionTask, "督办事项")
    urged_on = models.DateField("催办日期")
    grade = models.CharField("催办等级", max_length=8, choices=Grade.choices, default=Grade.NOTE)
    content = models.CharField("催办内容", max_length=200, blank=True)
    urged_by = person("催办人", optional=True)
    document_number = models.CharField("发文字号", max_length=40, blank=True)
    rule = models.CharField("发单依据", max_length=200, blank=True, help_text="按哪条规则发的")
    answer_due_on = models.DateField("反馈期限", null=True, blank=True)
    answered_on = models.DateField("回复日期", null=True, blank=True)
    answered_by = person("回复人", optional=True)
    answer = models.CharField("回复内容", max_length=300, blank=True)

    class Meta:
        verbose_name = "督办催办"

    def clean(self) -> None:
        if self.answered_on and self.answered_on < self.urged_on:
            raise ValidationError({"answered_on": "回复日期不能早于催办日期"})


class TaskObjection(Record):
    """A section says that a task is not its own, or that the time is too short; what became of it."""

    class Ground(models.TextChoices):
        SUBJECT = "subject", "责任主体"
        DEADLINE = "deadline", "办理时限"
        BOTH = "both", "责任主体和时限"

    class Outcome(models.TextChoices):
        PENDING = "pending", "待定"
        UPHELD = "upheld", "维持原交办"
        CHANGED = "changed", "已调整"

    task = link(SupervisionTask, "督办事项")
    raised_on = models.DateField("提出日期")
    raised_by = person("提出人", optional=True)
    ground = models.CharField("异议事项", max_length=10, choices=Ground.choices)
    last_on = models.DateField("异议期限")
    reason = models.CharField("理由", max_length=300)
    outcome = models.CharField("处理", max_length=8, choices=Outcome.choices, default=Outcome.PENDING)
    decided_by = person("处理人", optional=True)
    decided_on = models.DateField("处理日期", null=True, blank=True)
    decision_note = models.CharField("处理意见", max_length=200, blank=True)

    class Meta:
        verbose_name = "督办异议"
        constraints = [
            models.CheckConstraint(
                condition=Q(raised_on__lte=F("last_on")), name="supervision_objection_in_time"
            )
        ]

    def clean(self) -> None:
        if self.raised_on > self.last_on:
            raise ValidationError({"raised_on": "异议要在期限之内书面提出"})
        if (self.outcome == self.Outcome.PENDING) != (self.decided_on is None):
            raise ValidationError({"decided_on": "已处理的填处理日期，待定的不填"})


class TaskSuspension(Record):
    """A stretch in which a task rests and its clock stands still, with the cause."""

    class Cause(models.TextChoices):
        UPSTREAM = "upstream", "等待上级决定"
        DATA = "data", "等待数据或外部反馈"
        POLICY = "policy", "政策调整"
        FORCE = "force", "突发情况"
        OTHER = "other", "其他"

    task = link(SupervisionTask, "督办事项")
    suspended_on = models.DateField("挂起日期")
    suspended_by = person("决定人", optional=True)
    cause = models.CharField("原因类别", max_length=10, choices=Cause.choices)
    reason = models.CharField("原因", max_length=300)
    expected_on = models.DateField("预计恢复日期")
    former_due_on = models.DateField("挂起时的时限")
    resumed_on = models.DateField("恢复日期", null=True, blank=True)
    resumed_by = person("恢复人", optional=True)
    due_on = models.DateField("恢复后的时限", null=True, blank=True)

    class Meta:
        verbose_name = "督办挂起"

    def clean(self) -> None:
        if self.expected_on <= self.suspended_on:
            raise ValidationError({"expected_on": "预计恢复日期要晚于挂起日期"})
        if self.resumed_on and self.resumed_on < self.suspended_on:
            raise ValidationError({"resumed_on": "恢复日期不能早于挂起日期"})
