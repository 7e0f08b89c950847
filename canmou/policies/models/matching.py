"""Enterprise profiles and their matches with clauses."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models

from canmou.kernel.ledger.fields import MoneyField
from canmou.kernel.ledger.models import Record
from canmou.policies.models.policy import PolicyClause


class EnterpriseProfile(Record):
    """What the hub knows of an enterprise. Amounts in yuan; an empty cell means unknown, not none."""

    class Industry(models.TextChoices):
        A = "A", "农、林、牧、渔业"
        B = "B", "采矿业"
        C = "C", "制造业"
        D = "D", "电力、热力、燃气及水生产和供应业"
        E = "E", "建筑业"
        F = "F", "批发和零售业"
        G = "G", "交通运输、仓储和邮政业"
        H = "H", "住宿和餐饮业"
        I = "I", "信息传输、软件和信息技术服务业"  # noqa: E741 (the letter of the national standard)
        J = "J", "金融业"
        K = "K", "房地产业"
        L = "L", "租赁和商务服务业"
        M = "M", "科学研究和技术服务业"
        N = "N", "水利、环境和公共设施管理业"
        O = "O", "居民服务、修理和其他服务业"  # noqa: E741 (as above)
        P = "P", "教育"
        Q = "Q", "卫生和社会工作"
        R = "R", "文化、体育和娱乐业"

    class Size(models.TextChoices):
        LARGE = "large", "大型"
        MEDIUM = "medium", "中型"
        SMALL = "small", "小型"
        MICRO = "micro", "微型"

    class Credit(models.TextChoices):
        GOOD = "good", "正常"
        ABNORMAL = "abnormal", "经营异常"
        DISHONEST = "dishonest", "失信"

    name = models.CharField("企业名称", max_length=80)
    uscc = models.CharField("统一社会信用代码", max_length=18, blank=True)
    district = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="所在区县")
    industry = models.CharField("行业门类", max_length=1, choices=Industry.choices)
    industry_code = models.CharField("行业代码", max_length=6, blank=True, help_text="如“C3011”")
    chain = models.CharField("产业链", max_length=40, blank=True)
    founded_on = models.DateField("成立日期", null=True, blank=True)
    employees = models.PositiveIntegerField("从业人员（人）", null=True, blank=True)
    revenue = MoneyField("营业收入（元）", null=True, blank=True)
    assets = MoneyField("资产总额（元）", null=True, blank=True)
    tax = MoneyField("纳税额（元）", null=True, blank=True)
    research_expense = MoneyField("研发费用（元）", null=True, blank=True)
    exports = MoneyField("出口额（元）", null=True, blank=True)
    size = models.CharField("企业规模", max_length=8, choices=Size.choices, blank=True)
    qualifications = models.CharField(
        "资质", max_length=120, blank=True, help_text="高新技术企业、专精特新等，用顿号隔开"
    )
    credit = models.CharField("信用状况", max_length=10, choices=Credit.choices, blank=True)
    profiled_on = models.DateField("建档日期")

    class Meta:
        verbose_name = "企业档案"

    @property
    def research_share(self) -> Decimal | None:
        """Research expense as a share of revenue, in per cent; None when either is unknown."""
        if self.research_expense is None or not self.revenue:
            return None
        return self.research_expense * 100 / self.revenue


class PolicyMatch(Record):
    """Whether a clause fits an enterprise, with the reason for each condition. Unknown data never mean no."""

    class Result(models.TextChoices):
        FITS = "fits", "符合"
        UNFIT = "unfit", "不符合"
        UNKNOWN = "unknown", "信息不足"

    enterprise = models.ForeignKey(EnterpriseProfile, models.PROTECT, related_name="+", verbose_name="企业")
    clause = models.ForeignKey(PolicyClause, models.PROTECT, related_name="+", verbose_name="条款")
    matched_on = models.DateField("匹配日期")
    result = models.CharField("结果", max_length=8, choices=Result.choices)
    explanation = models.TextField("逐条说明", help_text="每个条件是否满足、依据什么数据")

    class Meta:
        verbose_name = "政策匹配"

    def clean(self) -> None:
        if not self.explanation.strip():
            raise ValidationError({"explanation": "匹配结果须逐条说明"})
