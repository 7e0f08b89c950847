"""The expert pool: recruitment, experts, terms, ratings, removals; the advisory committee and who leads it."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.models import Record

PERCENT = [MaxValueValidator(100, "分数不能超过100")]


class Field(models.TextChoices):
    """The professional fields that panels are drawn from."""

    ECONOMY = "economy", "经济产业"
    SCIENCE = "science", "科技创新"
    CONSTRUCTION = "construction", "城乡建设"
    ENVIRONMENT = "environment", "生态环境"
    AGRICULTURE = "agriculture", "农业农村"
    SOCIETY = "society", "社会民生"
    HEALTH = "health", "医药卫生"
    EDUCATION = "education", "教育文化"
    FINANCE = "finance", "财税金融"
    LAW = "law", "法律法规"
    TRANSPORT = "transport", "交通物流"
    INFORMATION = "information", "数字信息"


class RecruitmentRound(Record):
    """One round in which experts are sought, nominated, checked and chosen."""

    title = models.CharField("推选名称", max_length=100, help_text="如“2022年市政府专家推选”")
    launched_on = models.DateField("启动日期")
    deadline_on = models.DateField("报名截止", null=True, blank=True)
    quota = models.PositiveIntegerField("拟选人数", null=True, blank=True)
    term_years = models.PositiveSmallIntegerField("聘期（年）", default=3)
    requirements = models.TextField("条件要求", blank=True)
    document_no = models.CharField("文号", max_length=40, blank=True)
    concluded_on = models.DateField("完成日期", null=True, blank=True)

    class Meta:
        verbose_name = "专家推选"
        constraints = [
            models.CheckConstraint(
                condition=Q(concluded_on__isnull=True) | Q(concluded_on__gte=F("launched_on")),
                name="recruitment_ends_after_start",
            )
        ]


class Expert(Record):
    """An expert of the pool. Bank and identity data are not kept here."""

    class Rank(models.TextChoices):
        SENIOR = "senior", "正高级"
        ASSOCIATE = "associate", "副高级"
        MIDDLE = "middle", "中级"
        NONE = "none", "无职称"

    person = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="专家")
    employer = models.ForeignKey(
        "kernel.Unit",
        models.PROTECT,
        related_name="+",
        verbose_name="工作单位",
        help_text="回避比对用，写到法人",
    )
    field = models.CharField("专业领域", max_length=16, choices=Field.choices)
    specialty = models.CharField("研究方向", max_length=80, blank=True)
    position = models.CharField("职务职称", max_length=60, blank=True, help_text="如“经济学院教授”")
    rank = models.CharField("职称级别", max_length=10, choices=Rank.choices, default=Rank.SENIOR)
    years_in_field = models.PositiveSmallIntegerField("从业年限", null=True, blank=True)
    joined_on = models.DateField("入库日期")
    left_on = models.DateField("出库日期", null=True, blank=True)

    class Meta:
        verbose_name = "专家"
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("joined_on")),
                name="expert_leaves_after_joining",
            )
        ]


class ExpertApplication(Record):
    """An application or nomination in a recruitment round, with the check and its result."""

    class Channel(models.TextChoices):
        NOMINATED = "nominated", "单位推荐"
        SELF = "self", "个人自荐"
        INVITED = "invited", "定向邀请"

    class Result(models.TextChoices):
        PASSED = "passed", "通过"
        REFUSED = "refused", "未通过"
        WITHDRAWN = "withdrawn", "本人撤回"

    round = models.ForeignKey(RecruitmentRound, models.PROTECT, related_name="+", verbose_name="推选轮次")
    person = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="人选")
    channel = models.CharField("产生方式", max_length=10, choices=Channel.choices)
    nominated_by = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="推荐单位"
    )
    field = models.CharField("专业领域", max_length=16, choices=Field.choices)
    years_in_field = models.PositiveSmallIntegerField("从业年限", null=True, blank=True)
    applied_on = models.DateField("申报日期")
    credit_checked_on = models.DateField("信用核查日期", null=True, blank=True)
    checked_on = models.DateField("审核日期", null=True, blank=True)
    result = models.CharField("审核结果", max_length=10, choices=Result.choices, blank=True)
    reason = models.CharField("未通过原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "专家人选申报"

    def clean(self) -> None:
        if self.channel == self.Channel.NOMINATED and not self.nominated_by_id:
            raise ValidationError({"nominated_by": "单位推荐的人选请写推荐单位"})
        if self.result == self.Result.REFUSED and not self.reason:
            raise ValidationError({"reason": "未通过的人选请写明原因"})
        if self.result == self.Result.PASSED and not self.credit_checked_on:
            raise ValidationError({"credit_checked_on": "入库前须完成信用核查"})


class ExpertAppointment(Record):
    """One term of an expert."""

    class Kind(models.TextChoices):
        FIRST = "first", "新聘"
        RENEWED = "renewed", "续聘"

    expert = models.ForeignKey(Expert, models.PROTECT, related_name="+", verbose_name="专家")
    kind = models.CharField("聘任类别", max_length=10, choices=Kind.choices)
    round = models.ForeignKey(
        RecruitmentRound, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="推选轮次"
    )
    certificate_no = models.CharField("聘书编号", max_length=40)
    starts_on = models.DateField("聘期起")
    ends_on = models.DateField("聘期止")

    class Meta:
        verbose_name = "专家聘任"
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="expert_term_has_length")
        ]

    def clean(self) -> None:
        if self.ends_on <= self.starts_on:
            raise ValidationError({"ends_on": "聘期止应晚于聘期起"})


class Committee(Record):
    """The expert advisory committee, or one of its professional groups."""

    name = models.CharField("机构名称", max_length=60, help_text="如“市政府专家咨询委员会”")
    short_name = models.CharField("简称", max_length=40, blank=True, help_text="如“专家咨询委”")
    founded_on = models.DateField("成立日期")
    document_no = models.CharField("成立文号", max_length=40, blank=True)
    duties = models.TextField("职责", blank=True)
    secretariat = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="办事机构"
    )

    class Meta:
        verbose_name = "专家咨询机构"


class CommitteeChange(Record):
    """A person taken up into, or released from, the leadership of the committee."""

    class Action(models.TextChoices):
        APPOINTED = "appointed", "任"
        RELEASED = "released", "免"

    class Seat(models.TextChoices):
        CHAIR = "chair", "主任委员"
        DEPUTY = "deputy", "副主任委员"
        SECRETARY = "secretary", "秘书长"
        DEPUTY_SECRETARY = "deputy_secretary", "副秘书长"
        MEMBER = "member", "委员"

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="+", verbose_name="机构")
    person = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="人员")
    action = models.CharField("任免", max_length=10, choices=Action.choices)
    seat = models.CharField("职务", max_length=18, choices=Seat.choices)
    changed_on = models.DateField("调整日期")
    document_no = models.CharField("文号", max_length=40, blank=True)
    reason = models.CharField("原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "咨询机构成员调整"


class ExpertRating(Record):
    """How an expert did in one review: five scores of 100 each."""

    expert = models.ForeignKey(Expert, models.PROTECT, related_name="+", verbose_name="专家")
    matter = models.ForeignKey(
        "experts.DecisionMatter",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="论证事项",
    )
    rated_on = models.DateField("评价日期")
    attendance = models.PositiveSmallIntegerField("到会", validators=PERCENT)
    quality = models.PositiveSmallIntegerField("意见质量", validators=PERCENT)
    independence = models.PositiveSmallIntegerField("独立性", validators=PERCENT)
    confidentiality = models.PositiveSmallIntegerField("保密", validators=PERCENT)
    timeliness = models.PositiveSmallIntegerField("时效", validators=PERCENT)
    remark = models.CharField("评语", max_length=200, blank=True)

    TRACED = ("average",)

    class Meta:
        verbose_name = "专家评价"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    attendance__lte=100,
                    quality__lte=100,
                    independence__lte=100,
                    confidentiality__lte=100,
                    timeliness__lte=100,
                ),
                name="expert_scores_within_100",
            )
        ]

    @property
    def average(self) -> float:
        """The mean of the five scores; under 60 the expert is suspended."""
        scores = (self.attendance, self.quality, self.independence, self.confidentiality, self.timeliness)
        return sum(scores) / len(scores)


class ExpertRemoval(Record):
    """An expert suspended or taken out of the pool, and why."""

    class Kind(models.TextChoices):
        EXPIRED = "expired", "聘期届满"
        RESIGNED = "resigned", "本人申请"
        MOVED = "moved", "工作变动"
        SUSPENDED = "suspended", "暂停资格"
        EXPELLED = "expelled", "除名"

    expert = models.ForeignKey(Expert, models.PROTECT, related_name="+", verbose_name="专家")
    kind = models.CharField("退出类别", max_length=10, choices=Kind.choices)
    decided_on = models.DateField("决定日期")
    reason = models.CharField("原因", max_length=200, blank=True)
    approved_by = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审批人"
    )

    class Meta:
        verbose_name = "专家退出"

    def clean(self) -> None:
        if self.kind in (self.Kind.SUSPENDED, self.Kind.EXPELLED):
            if not self.reason:
                raise ValidationError({"reason": "暂停资格、除名须写明原因"})
            if not self.approved_by_id:
                raise ValidationError({"approved_by": "暂停资格、除名须经审批，请写审批人"})
