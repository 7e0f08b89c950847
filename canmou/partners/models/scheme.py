"""The partner scheme: batches, partners (persons and units apart), who looks after them, what they earned."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import MoneyField
from canmou.kernel.ledger.models import Record


class PartnerKind(models.TextChoices):
    """A partner is a person or a unit, never both."""

    PERSON = "person", "个人"
    UNIT = "unit", "单位"


class Scheme(Record):
    """A partner scheme of the city and the document that founded it."""

    name = models.CharField("制度名称", max_length=60, help_text="如“淄州城市发展合伙人”")
    document_title = models.CharField("依据文件", max_length=120, blank=True)
    document_no = models.CharField("文号", max_length=40, blank=True)
    founded_on = models.DateField("建立日期")
    ended_on = models.DateField("终止日期", null=True, blank=True)
    term_years = models.PositiveSmallIntegerField("任期（年）", default=3)
    manager = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="主管单位"
    )

    class Meta:
        verbose_name = "合伙人制度"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("founded_on")),
                name="scheme_ends_after_start",
            )
        ]


class PartnerBatch(Record):
    """One batch of partners."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+", verbose_name="合伙人制度")
    ordinal = models.PositiveSmallIntegerField("批次", help_text="第几批，填数字")
    launched_on = models.DateField("启动日期")
    decided_on = models.DateField("公布日期", null=True, blank=True)
    document_no = models.CharField("公布文号", max_length=40, blank=True)

    class Meta:
        verbose_name = "合伙人批次"
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("launched_on")),
                name="batch_decided_after_launch",
            )
        ]


class Nomination(Record):
    """A candidate nominated for a batch: consultation, credit check, decision."""

    class Result(models.TextChoices):
        APPROVED = "approved", "批准"
        REFUSED = "refused", "不批准"
        PENDING = "pending", "待定"

    batch = models.ForeignKey(PartnerBatch, models.PROTECT, related_name="+", verbose_name="批次")
    kind = models.CharField("类别", max_length=8, choices=PartnerKind.choices)
    candidate = models.CharField("人选或单位", max_length=80)
    industry = models.CharField("行业", max_length=40)
    recommender = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="推荐单位")
    reason = models.TextField("推荐理由", blank=True)
    nominated_on = models.DateField("推荐日期")
    consulted_on = models.DateField("征求意见日期", null=True, blank=True)
    credit_checked_on = models.DateField("信用核查日期", null=True, blank=True)
    decided_on = models.DateField("会议决定日期", null=True, blank=True)
    result = models.CharField("结果", max_length=10, choices=Result.choices, default=Result.PENDING)

    class Meta:
        verbose_name = "合伙人提名"

    def clean(self) -> None:
        if self.result == self.Result.APPROVED and not (self.credit_checked_on and self.decided_on):
            raise ValidationError({"result": "批准的提名须有信用核查日期和会议决定日期"})
        if self.decided_on and self.decided_on < self.nominated_on:
            raise ValidationError({"decided_on": "会议决定日期早于推荐日期"})


class ProposedAddition(Record):
    """A partner whom the office proposed to the city government for a coming batch."""

    batch = models.ForeignKey(PartnerBatch, models.PROTECT, related_name="+", verbose_name="批次")
    kind = models.CharField("类别", max_length=8, choices=PartnerKind.choices)
    candidate = models.CharField("建议人选或单位", max_length=80)
    industry = models.CharField("行业", max_length=40)
    submitted_to = models.ForeignKey(
        "kernel.Unit", models.PROTECT, related_name="+", verbose_name="提交机关", help_text="如“市人民政府”"
    )
    submitted_on = models.DateField("提交日期")
    nomination = models.ForeignKey(
        Nomination, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提名"
    )

    class Meta:
        verbose_name = "合伙人增补建议"


class _Partner(Record):
    batch = models.ForeignKey(PartnerBatch, models.PROTECT, related_name="+", verbose_name="批次")
    industry = models.CharField("行业", max_length=40)
    certificate_no = models.CharField("证书编号", max_length=40)
    term_from = models.DateField("任期起")
    term_to = models.DateField("任期止")
    liaison_leader = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="联系市领导"
    )
    introduction = models.TextField("简介", blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(term_to__gt=F("term_from")), name="%(class)s_term_has_length")
        ]

    def clean(self) -> None:
        if self.term_to <= self.term_from:
            raise ValidationError({"term_to": "任期止应晚于任期起"})


class PersonPartner(_Partner):
    """A partner who is a person."""

    person = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="合伙人")
    employer = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所在单位"
    )

    class Meta(_Partner.Meta):
        verbose_name = "合伙人（个人）"


class UnitPartner(_Partner):
    """A partner that is a unit."""

    company = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="合伙人单位")
    representative = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代表人"
    )

    class Meta(_Partner.Meta):
        verbose_name = "合伙人（单位）"


class OfPartner(Record):
    """A record about one partner: fill the person or the unit, not both."""

    person_partner = models.ForeignKey(
        PersonPartner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="个人合伙人"
    )
    unit_partner = models.ForeignKey(
        UnitPartner, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位合伙人"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(person_partner__isnull=True) ^ Q(unit_partner__isnull=True),
                name="%(class)s_of_one_partner",
            )
        ]

    def clean(self) -> None:
        if bool(self.person_partner_id) == bool(self.unit_partner_id):
            raise ValidationError({"person_partner": "个人合伙人和单位合伙人请填且只填一个"})

    @property
    def partner(self) -> PersonPartner | UnitPartner:
        """Whom the record is about."""
        return self.person_partner or self.unit_partner


class ContactOfficer(OfPartner):
    """Who looks after a partner, from when to when."""

    officer = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="服务专员")
    officer_unit = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="专员单位")
    since = models.DateField("起始日期")
    until = models.DateField("结束日期", null=True, blank=True)

    class Meta(OfPartner.Meta):
        verbose_name = "合伙人服务专员"

    def clean(self) -> None:
        super().clean()
        if self.until and self.until < self.since:
            raise ValidationError({"until": "结束日期早于起始日期"})


class Contribution(OfPartner):
    """What a partner brought to the city in one year."""

    year = models.PositiveSmallIntegerField("年度")
    confirmed_on = models.DateField("核定日期")
    investment = MoneyField("投资额（元）", null=True, blank=True)
    tax = MoneyField("纳税额（元）", null=True, blank=True)
    projects = models.PositiveIntegerField("引进项目（个）", default=0)
    talents = models.PositiveIntegerField("引进人才（人）", default=0)
    summary = models.CharField("说明", max_length=200, blank=True)

    class Meta(OfPartner.Meta):
        verbose_name = "合伙人贡献"


class Commendation(OfPartner):
    """A partner commended at a named meeting."""

    meeting = models.CharField("表彰会议", max_length=80, help_text="如“全市品质提升年动员大会”")
    award = models.CharField("表彰称号", max_length=60, help_text="如“突出贡献企业”")
    commended_on = models.DateField("表彰日期")
    document_no = models.CharField("表彰文号", max_length=40, blank=True)

    class Meta(OfPartner.Meta):
        verbose_name = "合伙人表彰"


class BodyNomination(Record):
    """A partner nominated to a representative body, and the outcome."""

    class Result(models.TextChoices):
        ELECTED = "elected", "当选"
        NOT_ELECTED = "not_elected", "未当选"
        PENDING = "pending", "待定"

    partner = models.ForeignKey(PersonPartner, models.PROTECT, related_name="+", verbose_name="合伙人")
    body = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="推荐至")
    term = models.CharField("届次", max_length=10, help_text="只写数字，如“十四”")
    seat = models.CharField("职务", max_length=40, help_text="写全，如“淄州市政协委员”")
    nominated_on = models.DateField("推荐日期")
    elected_on = models.DateField("当选日期", null=True, blank=True)
    result = models.CharField("结果", max_length=12, choices=Result.choices, default=Result.PENDING)

    class Meta:
        verbose_name = "合伙人荐任"

    def clean(self) -> None:
        if (self.result == self.Result.ELECTED) != bool(self.elected_on):
            raise ValidationError({"elected_on": "当选的填当选日期，其他情况不填"})
        if self.elected_on and self.elected_on < self.nominated_on:
            raise ValidationError({"elected_on": "当选日期早于推荐日期"})


class PartnerExit(OfPartner):
    """A partner who is one no longer."""

    class Kind(models.TextChoices):
        EXPIRED = "expired", "任期届满"
        BREACH = "breach", "违法失信"
        RESIGNED = "resigned", "主动退出"
        IDLE = "idle", "无实质贡献"

    kind = models.CharField("退出类别", max_length=10, choices=Kind.choices)
    left_on = models.DateField("退出日期")
    reason = models.CharField("说明", max_length=200, blank=True)

    class Meta(OfPartner.Meta):
        verbose_name = "合伙人退出"
