"""Messages of the public, items published, the office's own accounts and posts, the yearly figures of table 2."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import MoneyField
from canmou.kernel.ledger.models import Record


class CitizenMessage(Record):
    """A message of the public and its answer. Names and phone numbers are not kept."""

    class Source(models.TextChoices):
        WEBSITE = "website", "门户网站"
        MAILBOX = "mailbox", "领导信箱"
        HOTLINE = "hotline", "热线转办"
        ACCOUNT = "account", "政务新媒体"

    class Category(models.TextChoices):
        QUESTION = "question", "咨询"
        SUGGESTION = "suggestion", "建议"
        COMPLAINT = "complaint", "投诉"
        HELP = "help", "求助"
        ERROR = "error", "网站纠错"

    subject = models.CharField("留言内容", max_length=150, help_text="概括事项，不写姓名电话")
    source = models.CharField("来源", max_length=10, choices=Source.choices)
    category = models.CharField("类别", max_length=12, choices=Category.choices)
    received_on = models.DateField("受理日期")
    due_on = models.DateField("答复期限", null=True, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True, help_text="互动次数按答复日期计")
    answer = models.CharField("答复要点", max_length=300, blank=True)
    public = models.BooleanField("公开答复", default=False)
    satisfaction = models.PositiveSmallIntegerField(
        "满意度（1—5）",
        null=True,
        blank=True,
        validators=[MinValueValidator(1, "最低1分"), MaxValueValidator(5, "最高5分")],
    )

    class Meta:
        verbose_name = "网民留言"
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("received_on")),
                name="message_answered_after_receipt",
            )
        ]

    def clean(self) -> None:
        if self.answered_on and self.answered_on < self.received_on:
            raise ValidationError({"answered_on": "答复日期早于受理日期"})
        if self.answered_on and not self.answer:
            raise ValidationError({"answer": "已答复的留言请写答复要点"})


class PublishedItem(Record):
    """An item of information published on the office's own initiative (§19–§22, within 20 working days, §26)."""

    class Category(models.TextChoices):
        REGULATION = "regulation", "法规规章规范性文件"
        ORGAN = "organ", "机关职能机构设置"
        PLAN = "plan", "规划计划"
        STATISTICS = "statistics", "统计信息"
        BUDGET = "budget", "财政预算决算"
        POLICY = "policy", "政策措施及解读"
        PROJECT = "project", "重大项目"
        LIVELIHOOD = "livelihood", "民生保障"
        PERSONNEL = "personnel", "人事招录"
        WORK = "work", "工作动态"
        REPORT = "report", "工作报告总结"
        OTHER = "other", "其他"

    title = models.CharField("信息名称", max_length=150)
    category = models.CharField("公开类别", max_length=12, choices=Category.choices)
    index_no = models.CharField("索引号", max_length=40, blank=True)
    summary = models.CharField("内容概述", max_length=200, blank=True)
    formed_on = models.DateField("生成日期", null=True, blank=True)
    published_on = models.DateField("公开日期")
    channel = models.ForeignKey(
        "activities.Channel", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="公开渠道"
    )
    document_no = models.CharField("文号", max_length=40, blank=True)
    withdrawn_on = models.DateField("撤下日期", null=True, blank=True)

    class Meta:
        verbose_name = "主动公开信息"
        constraints = [
            models.CheckConstraint(
                condition=Q(formed_on__isnull=True) | Q(formed_on__lte=F("published_on")),
                name="item_formed_before_published",
            )
        ]

    def clean(self) -> None:
        if self.formed_on and self.formed_on > self.published_on:
            raise ValidationError({"formed_on": "生成日期晚于公开日期"})


class MediaAccount(Record):
    """An account of the office on new media, as filed with the competent body: what it is for, who answers for it."""

    class Purpose(models.TextChoices):
        RESEARCH = "research", "调研信息"
        POLICY = "policy", "惠企政策"
        GENERAL = "general", "政务动态"

    channel = models.ForeignKey("activities.Channel", models.PROTECT, related_name="+", verbose_name="账号")
    purpose = models.CharField("用途", max_length=10, choices=Purpose.choices)
    filed_on = models.DateField("备案日期")
    filing_no = models.CharField("备案编号", max_length=40, blank=True)
    keeper = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="责任人")
    closed_on = models.DateField("注销日期", null=True, blank=True)

    class Meta:
        verbose_name = "政务新媒体备案"

    def clean(self) -> None:
        if self.closed_on and self.closed_on < self.filed_on:
            raise ValidationError({"closed_on": "注销日期早于备案日期"})


class AccountPost(Record):
    """One post on an account of the office, after its three reviews."""

    class Kind(models.TextChoices):
        RESEARCH = "research", "调研成果"
        READING = "reading", "政策解读"
        EXPERIENCE = "experience", "经验交流"
        NEWS = "news", "要闻动态"
        REPOST = "repost", "转载"

    account = models.ForeignKey(MediaAccount, models.PROTECT, related_name="+", verbose_name="账号")
    title = models.CharField("信息标题", max_length=150)
    kind = models.CharField("信息类别", max_length=12, choices=Kind.choices)
    posted_on = models.DateField("编发日期")
    editor = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="编辑"
    )
    views = models.PositiveIntegerField("阅读量", null=True, blank=True)

    class Meta:
        verbose_name = "新媒体编发信息"

    def clean(self) -> None:
        if self.account.closed_on and self.posted_on > self.account.closed_on:
            raise ValidationError({"posted_on": "编发日期晚于账号注销日期"})


class StatutoryFigure(Record):
    """One row of table 2 of the statutory report, for one year (§20 items 1, 5, 6, 8)."""

    class Row(models.TextChoices):
        RULES = "rules", "规章"
        NORMATIVE = "normative", "行政规范性文件"
        LICENCE = "licence", "行政许可"
        PENALTY = "penalty", "行政处罚"
        COERCION = "coercion", "行政强制"
        FEES = "fees", "行政事业性收费"

    COUNTED = (Row.RULES, Row.NORMATIVE)

    year = models.PositiveSmallIntegerField("年度")
    row = models.CharField("信息内容", max_length=12, choices=Row.choices)
    issued = models.PositiveIntegerField("本年制发件数", null=True, blank=True)
    repealed = models.PositiveIntegerField("本年废止件数", null=True, blank=True)
    in_force = models.PositiveIntegerField("现行有效件数", null=True, blank=True)
    decisions = models.PositiveIntegerField("本年处理决定数量", null=True, blank=True)
    amount = MoneyField("本年收费金额（元）", null=True, blank=True)
    confirmed_on = models.DateField("核定日期")

    class Meta:
        verbose_name = "公开年报表二数据"

    def clean(self) -> None:
        counts = [self.issued, self.repealed, self.in_force]
        if self.row in self.COUNTED:
            complete = None not in counts and self.decisions is None and self.amount is None
        elif self.row == self.Row.FEES:
            complete = counts == [None] * 3 and self.decisions is None and self.amount is not None
        else:
            complete = counts == [None] * 3 and self.decisions is not None and self.amount is None
        if not complete:
            raise ValidationError(
                {
                    "row": "规章和规范性文件填制发、废止、有效三栏，许可、处罚、强制填处理决定数量，"
                    "收费填金额，其他栏不填"
                }
            )
