"""Policies for enterprises, their clauses, and the conditions that a clause sets."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import MoneyField
from canmou.kernel.ledger.models import Record


class Theme(models.TextChoices):
    """The 22 themes of the State Council's policy library."""

    ORGANS = "organs", "国务院组织机构"
    AFFAIRS = "affairs", "综合政务"
    ECONOMY = "economy", "国民经济管理、国有资产监管"
    FINANCE = "finance", "财政、金融、审计"
    LAND = "land", "国土资源、能源"
    AGRICULTURE = "agriculture", "农业、林业、水利"
    INDUSTRY = "industry", "工业、交通"
    COMMERCE = "commerce", "商贸、海关、旅游"
    MARKET = "market", "市场监管、安全生产监管"
    CONSTRUCTION = "construction", "城乡建设、环境保护"
    SCIENCE = "science", "科技、教育"
    CULTURE = "culture", "文化、广电、新闻出版"
    HEALTH = "health", "卫生、体育"
    POPULATION = "population", "人口与计划生育、妇女儿童工作"
    LABOUR = "labour", "劳动、人事、监察"
    SECURITY = "security", "公安、安全、司法"
    WELFARE = "welfare", "民政、扶贫、救灾"
    ETHNIC = "ethnic", "民族、宗教"
    FOREIGN = "foreign", "对外事务"
    OVERSEAS = "overseas", "港澳台侨工作"
    DEFENCE = "defence", "国防"
    OTHER = "other", "其他"


class Policy(Record):
    """A policy document."""

    class Genre(models.TextChoices):
        ORDER = "order", "命令（令）"
        DECISION = "decision", "决定"
        ANNOUNCEMENT = "announcement", "公告"
        CIRCULAR = "circular", "通告"
        BULLETIN = "bulletin", "通报"
        NOTICE = "notice", "通知"
        OPINION = "opinion", "意见"
        REPLY = "reply", "批复"
        LETTER = "letter", "函"
        RULES = "rules", "规章"
        OTHER = "other", "其他"

    class Level(models.TextChoices):
        NATION = "nation", "国家"
        PROVINCE = "province", "省"
        CITY = "city", "市"
        COUNTY = "county", "县"

    class Status(models.TextChoices):
        VALID = "valid", "有效"
        PARTLY = "partly", "部分失效"
        EXPIRED = "expired", "失效"
        ABOLISHED = "abolished", "废止"
        REVISING = "revising", "修订中"

    class Openness(models.TextChoices):
        OPEN = "open", "主动公开"
        ON_REQUEST = "on_request", "依申请公开"

    title = models.CharField("政策名称", max_length=150, help_text="不加书名号")
    doc_no = models.CharField("发文字号", max_length=40, blank=True)
    issuers = models.ManyToManyField("kernel.Unit", related_name="+", verbose_name="发文机关")
    index_no = models.CharField("索引号", max_length=40, blank=True)
    theme = models.CharField("主题分类", max_length=14, choices=Theme.choices)
    genre = models.CharField("体裁分类", max_length=14, choices=Genre.choices)
    level = models.CharField("层级", max_length=10, choices=Level.choices)
    written_on = models.DateField("成文日期")
    published_on = models.DateField("发布日期")
    effective_from = models.DateField("施行日期", null=True, blank=True)
    effective_to = models.DateField("有效期至", null=True, blank=True)
    status = models.CharField("有效性", max_length=10, choices=Status.choices, default=Status.VALID)
    abolished_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="被何政策废止"
    )
    openness = models.CharField("公开属性", max_length=10, choices=Openness.choices, default=Openness.OPEN)
    original_url = models.CharField("原文网址", max_length=200, blank=True)
    interpretation = models.CharField("解读", max_length=200, blank=True, help_text="解读材料的题名或网址")
    interpreted_on = models.DateField("解读发布日期", null=True, blank=True, help_text="最迟公开后3个工作日")

    class Meta:
        verbose_name = "惠企政策"
        verbose_name_plural = "惠企政策"
        constraints = [
            models.CheckConstraint(
                condition=Q(written_on__lte=F("published_on")), name="policy_written_before_published"
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True)
                | Q(effective_from__isnull=True)
                | Q(effective_to__gte=F("effective_from")),
                name="policy_ends_after_start",
            ),
        ]

    def clean(self) -> None:
        if self.written_on > self.published_on:
            raise ValidationError({"written_on": "成文日期晚于发布日期"})
        if self.effective_from and self.effective_to and self.effective_to < self.effective_from:
            raise ValidationError({"effective_to": "有效期至早于施行日期"})
        if self.abolished_by_id and self.status != self.Status.ABOLISHED:
            raise ValidationError({"status": "写明被何政策废止的，有效性应为废止"})


class PolicyClause(Record):
    """One clause of a policy that an enterprise can draw on."""

    class Mode(models.TextChoices):
        REWARD = "reward", "奖励"
        SUBSIDY = "subsidy", "补贴"
        INTEREST = "interest", "贴息"
        RELIEF = "relief", "减免"
        GUARANTEE = "guarantee", "担保"
        LAND = "land", "用地"
        ENERGY = "energy", "用能"
        TALENT = "talent", "人才"
        TITLE = "title", "称号"
        SERVICE = "service", "服务"

    class Delivery(models.TextChoices):
        AUTO_GRANT = "auto_grant", "免申即享"
        FAST_APPLY = "fast_apply", "快申快享"
        APPLY = "apply", "常规申报"
        RECORD = "record", "备案"

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="+", verbose_name="政策")
    position = models.PositiveSmallIntegerField("条款序号")
    text = models.TextField("条款内容")
    mode = models.CharField("支持方式", max_length=10, choices=Mode.choices)
    amount_rule = models.CharField("标准", max_length=200, blank=True)
    most = MoneyField("最高额（元）", null=True, blank=True)
    delivery = models.CharField("兑现方式", max_length=12, choices=Delivery.choices)
    department = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="责任部门")
    opens_on = models.DateField("受理开始", null=True, blank=True)
    closes_on = models.DateField("受理截止", null=True, blank=True)
    budget = MoneyField("资金规模（元）", null=True, blank=True)
    exclusive_group = models.CharField("互斥组", max_length=40, blank=True, help_text="同组只能享受一项")

    class Meta:
        verbose_name = "政策条款"
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True)
                | Q(opens_on__isnull=True)
                | Q(closes_on__gte=F("opens_on")),
                name="clause_closes_after_opening",
            )
        ]

    def clean(self) -> None:
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            raise ValidationError({"closes_on": "受理截止早于受理开始"})


class EnterpriseFact(models.TextChoices):
    """What conditions can ask of an enterprise: the columns of its profile."""

    INDUSTRY = "industry", "行业门类"
    SIZE = "size", "企业规模"
    QUALIFICATIONS = "qualifications", "资质"
    DISTRICT = "district", "所在区县"
    YEARS = "years", "成立年限"
    EMPLOYEES = "employees", "从业人员"
    REVENUE = "revenue", "营业收入"
    TAX = "tax", "纳税额"
    RESEARCH_SHARE = "research_share", "研发费用占比"
    EXPORTS = "exports", "出口额"
    CHAIN = "chain", "产业链"
    CREDIT = "credit", "信用状况"


class ClauseCondition(Record):
    """One condition of a clause. Hard ones must hold; the others add."""

    class Operator(models.TextChoices):
        IS = "is", "等于"
        IS_NOT = "is_not", "不等于"
        AT_LEAST = "at_least", "不少于"
        AT_MOST = "at_most", "不多于"
        AMONG = "among", "属于其中"
        BETWEEN = "between", "介于"
        EXISTS = "exists", "具备"

    clause = models.ForeignKey(PolicyClause, models.PROTECT, related_name="+", verbose_name="条款")
    fact = models.CharField("企业信息项", max_length=16, choices=EnterpriseFact.choices)
    operator = models.CharField("比较", max_length=10, choices=Operator.choices)
    wanted = models.CharField(
        "条件值", max_length=100, blank=True, help_text="多个值用顿号隔开；介于写成“10—20”"
    )
    measure = models.CharField("单位", max_length=10, blank=True, help_text="如“万元”“人”“％”")
    basis_period = models.CharField("时点或期间", max_length=20, blank=True, help_text="如“上年度”")
    evidence = models.CharField("证明材料", max_length=100, blank=True)
    hard = models.BooleanField("必备条件", default=True)

    class Meta:
        verbose_name = "适用条件"

    def clean(self) -> None:
        if self.operator != self.Operator.EXISTS and not self.wanted:
            raise ValidationError({"wanted": "请写条件值"})
