"""Information requests (open-information regulation §27–§45). Who asked is not kept, only the category."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.disclosure.fees import item_fee, page_fee
from canmou.kernel.ledger.fields import MoneyField
from canmou.kernel.ledger.models import Record


class ApplicantCategory(models.TextChoices):
    """The columns of table 3 of the statutory report."""

    NATURAL_PERSON = "natural_person", "自然人"
    ENTERPRISE = "enterprise", "商业企业"
    RESEARCH_ORG = "research_org", "科研机构"
    WELFARE_ORG = "welfare_org", "社会公益组织"
    LEGAL_SERVICE = "legal_service", "法律服务机构"
    OTHER_ORG = "other_org", "其他"


class Decision(models.TextChoices):
    """The 21 result rows of table 3, in their order; one case falls on one row."""

    GRANT = "GRANT", "予以公开"
    PARTIAL = "PARTIAL", "部分公开"
    DENY_SECRET = "DENY_SECRET", "属于国家秘密"
    DENY_LAW = "DENY_LAW", "其他法律行政法规禁止公开"
    DENY_SAFETY = "DENY_SAFETY", "危及“三安全一稳定”"
    DENY_THIRD = "DENY_THIRD", "保护第三方合法权益"
    DENY_INTERNAL = "DENY_INTERNAL", "属于三类内部事务信息"
    DENY_PROCESS = "DENY_PROCESS", "属于四类过程性信息"
    DENY_CASEFILE = "DENY_CASEFILE", "属于行政执法案卷"
    DENY_QUERY = "DENY_QUERY", "属于行政查询事项"
    NA_NOT_HELD = "NA_NOT_HELD", "本机关不掌握相关政府信息"
    NA_CREATE = "NA_CREATE", "没有现成信息需要另行制作"
    NA_UNCLEAR = "NA_UNCLEAR", "补正后申请内容仍不明确"
    REJ_PETITION = "REJ_PETITION", "信访举报投诉类申请"
    REJ_DUP = "REJ_DUP", "重复申请"
    REJ_PUB = "REJ_PUB", "要求提供公开出版物"
    REJ_EXCESS = "REJ_EXCESS", "无正当理由大量反复申请"
    REJ_RECONFIRM = "REJ_RECONFIRM", "要求行政机关确认或重新出具已获取信息"
    OTH_NOCORRECT = "OTH_NOCORRECT", "申请人无正当理由逾期不补正"
    OTH_NOPAY = "OTH_NOPAY", "申请人逾期未按收费通知要求缴纳费用"
    OTH_OTHER = "OTH_OTHER", "其他"


class FoiRequest(Record):
    """One request. `received_on` follows from the channel (§31) and is never typed in."""

    class Channel(models.TextChoices):
        COUNTER = "counter", "当面提交"
        REGISTERED = "registered", "签收邮件"
        LETTER = "letter", "平常信函"
        ONLINE = "online", "互联网"
        FAX = "fax", "传真"

    CONFIRMED = (Channel.LETTER, Channel.ONLINE, Channel.FAX)

    subject = models.CharField(
        "申请公开的信息", max_length=150, help_text="信息名称、文号或特征描述，不写申请人"
    )
    category = models.CharField("申请人类别", max_length=16, choices=ApplicantCategory.choices)
    channel = models.CharField("申请渠道", max_length=12, choices=Channel.choices)
    arrived_on = models.DateField("到达日期", help_text="提交、签收或者信件到达之日")
    confirmed_on = models.DateField(
        "双方确认日期", null=True, blank=True, help_text="平信、互联网、传真的申请，与申请人确认之日"
    )
    received_on = models.DateField("收到日", null=True, blank=True, help_text="由渠道和日期推定，不用填写")
    decision = models.CharField("答复决定", max_length=16, choices=Decision.choices, blank=True)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    delivered_on = models.DateField("送达日期", null=True, blank=True, help_text="答复件数按送达日期计")
    secrecy_reviewed_on = models.DateField(
        "保密审查日期", null=True, blank=True, help_text="提供信息前须逐项审查"
    )
    document_no = models.CharField("答复文号", max_length=40, blank=True)
    basis = models.CharField("依据条款", max_length=100, blank=True)
    reason = models.CharField("理由", max_length=300, blank=True)
    overdue_reason = models.CharField("超期原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "依申请公开申请"
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("received_on")),
                name="foi_decided_after_receipt",
            ),
            models.CheckConstraint(
                condition=Q(delivered_on__isnull=True) | Q(delivered_on__gte=F("decided_on")),
                name="foi_delivered_after_decision",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=False) ^ Q(decision=""), name="foi_decision_has_its_day"
            ),
        ]

    @property
    def answered(self) -> bool:
        """Decided and delivered."""
        return bool(self.decided_on and self.delivered_on)

    def receipt(self) -> date | None:
        """The day of receipt by §31: by hand or signed for, the day itself; else the day both sides confirmed."""
        return self.confirmed_on if self.channel in self.CONFIRMED else self.arrived_on

    def clean(self) -> None:
        self.received_on = self.receipt()
        if self.received_on is None:
            raise ValidationError({"confirmed_on": "平信、互联网、传真的申请请填双方确认日期"})
        if self.received_on < self.arrived_on:
            raise ValidationError({"confirmed_on": "双方确认日期早于到达日期"})
        if bool(self.decision) != bool(self.decided_on):
            raise ValidationError({"decided_on": "答复决定和决定日期应当一起填写"})
        if self.decided_on and self.decided_on < self.received_on:
            raise ValidationError({"decided_on": "决定日期早于收到日"})
        if self.delivered_on and (not self.decided_on or self.delivered_on < self.decided_on):
            raise ValidationError({"delivered_on": "送达日期不能早于决定日期"})
        if self.decision and self.decision != Decision.GRANT and not (self.basis and self.reason):
            raise ValidationError({"basis": "不是予以公开的答复，依据条款和理由都要写明"})
        if self.decision in (Decision.GRANT, Decision.PARTIAL) and not self.secrecy_reviewed_on:
            raise ValidationError({"secrecy_reviewed_on": "提供信息前须完成保密审查"})


class Correction(Record):
    """The one notice to make a request clear (§30, within 7 working days); the clock starts anew on its answer."""

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", "已补正"
        ABANDONED = "abandoned", "逾期视为放弃"

    request = models.ForeignKey(FoiRequest, models.PROTECT, related_name="+", verbose_name="申请")
    notified_on = models.DateField("告知日期")
    items = models.CharField("补正事项", max_length=200)
    deadline_on = models.DateField("补正期限")
    corrected_on = models.DateField("收到补正日期", null=True, blank=True)
    outcome = models.CharField("结果", max_length=10, choices=Outcome.choices, blank=True)

    class Meta:
        verbose_name = "补正告知"

    def clean(self) -> None:
        if self.notified_on < self.request.received_on:
            raise ValidationError({"notified_on": "告知日期早于收到日"})
        if self.deadline_on <= self.notified_on:
            raise ValidationError({"deadline_on": "补正期限应晚于告知日期"})
        if (self.outcome == self.Outcome.CORRECTED) != bool(self.corrected_on):
            raise ValidationError({"corrected_on": "已补正的填收到补正日期，其他情况不填"})


class ClockPause(Record):
    """Asking a third party (§32) or another organ (§34): its days do not count. Needs the letter and its receipt."""

    class Kind(models.TextChoices):
        THIRD_PARTY = "third_party", "征求第三方意见"
        CO_AGENCY = "co_agency", "征求其他机关意见"

    class Stance(models.TextChoices):
        AGREED = "agreed", "同意公开"
        OPPOSED = "opposed", "不同意公开"
        SILENT = "silent", "逾期未答复"

    request = models.ForeignKey(FoiRequest, models.PROTECT, related_name="+", verbose_name="申请")
    kind = models.CharField("停表原因", max_length=12, choices=Kind.choices)
    consulted = models.ForeignKey(
        "kernel.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="被征求机关",
        help_text="第三方是个人的不填",
    )
    sent_on = models.DateField("发出日期")
    recipient_received_on = models.DateField("对方收到日期", help_text="凭送达凭证填写")
    letter_no = models.CharField("征求意见书文号", max_length=40)
    replied_on = models.DateField("答复日期", null=True, blank=True)
    stance = models.CharField("意见", max_length=10, choices=Stance.choices, blank=True)

    class Meta:
        verbose_name = "停表"
        constraints = [
            models.CheckConstraint(
                condition=Q(recipient_received_on__gte=F("sent_on")), name="pause_received_after_sent"
            )
        ]

    def clean(self) -> None:
        if self.sent_on < self.request.received_on:
            raise ValidationError({"sent_on": "发出日期早于收到日"})
        if self.recipient_received_on < self.sent_on:
            raise ValidationError({"recipient_received_on": "对方收到日期早于发出日期"})
        if self.replied_on and self.replied_on < self.recipient_received_on:
            raise ValidationError({"replied_on": "答复日期早于对方收到日期"})
        if self.kind == self.Kind.CO_AGENCY and not self.consulted_id:
            raise ValidationError({"consulted": "请写被征求意见的机关"})


class Extension(Record):
    """The one extension, by at most 20 working days, approved and told to the applicant (§33)."""

    request = models.ForeignKey(FoiRequest, models.PROTECT, related_name="+", verbose_name="申请")
    workdays = models.PositiveSmallIntegerField("延长工作日", default=20)
    approved_by = models.ForeignKey(
        "kernel.Person",
        models.PROTECT,
        related_name="+",
        verbose_name="批准人",
        help_text="公开工作机构负责人",
    )
    approved_on = models.DateField("批准日期")
    notified_on = models.DateField("告知日期")
    reason = models.CharField("延长理由", max_length=200)

    class Meta:
        verbose_name = "延长答复"
        constraints = [
            models.CheckConstraint(condition=Q(workdays__gte=1, workdays__lte=20), name="extension_20_days")
        ]

    def clean(self) -> None:
        if not 1 <= self.workdays <= 20:
            raise ValidationError({"workdays": "延长答复的期限不得超过20个工作日"})
        if self.notified_on < self.approved_on:
            raise ValidationError({"notified_on": "告知日期早于批准日期"})


class ProcessingFee(Record):
    """An information processing fee, by items or by pages, never both for one request."""

    class Basis(models.TextChoices):
        ITEMS = "items", "按件"
        PAGES = "pages", "按量"

    request = models.ForeignKey(FoiRequest, models.PROTECT, related_name="+", verbose_name="申请")
    basis = models.CharField("计收方式", max_length=8, choices=Basis.choices)
    quantity = models.PositiveIntegerField("数量", help_text="按件：当月累计第几件；按量：页数")
    amount = MoneyField("金额（元）", help_text="按标准核算，与数量不符时会提示")
    noticed_on = models.DateField("通知日期")
    paid_on = models.DateField("缴费日期", null=True, blank=True)

    class Meta:
        verbose_name = "信息处理费"

    def clean(self) -> None:
        due = item_fee(self.quantity) if self.basis == self.Basis.ITEMS else page_fee(self.quantity)
        if self.amount != due:
            raise ValidationError({"amount": f"按标准应为{due}元"})
        if self.paid_on and self.paid_on < self.noticed_on:
            raise ValidationError({"paid_on": "缴费日期早于通知日期"})


class ReviewCase(Record):
    """An administrative review or lawsuit over a request (table 4)."""

    class Kind(models.TextChoices):
        REVIEW = "review", "行政复议"
        DIRECT = "direct", "未经复议直接起诉"
        AFTER = "after", "复议后起诉"

    class Result(models.TextChoices):
        UPHELD = "upheld", "结果维持"
        CORRECTED = "corrected", "结果纠正"
        OTHER = "other", "其他结果"
        PENDING = "pending", "尚未审结"

    request = models.ForeignKey(FoiRequest, models.PROTECT, related_name="+", verbose_name="申请")
    kind = models.CharField("类别", max_length=8, choices=Kind.choices)
    organ = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="受理机关")
    accepted_on = models.DateField("受理日期")
    closed_on = models.DateField("审结日期", null=True, blank=True)
    result = models.CharField("结果", max_length=10, choices=Result.choices, default=Result.PENDING)

    class Meta:
        verbose_name = "公开复议诉讼"

    def clean(self) -> None:
        if (self.result == self.Result.PENDING) == bool(self.closed_on):
            raise ValidationError({"closed_on": "已审结的填审结日期和结果，尚未审结的不填审结日期"})
        if self.closed_on and self.closed_on < self.accepted_on:
            raise ValidationError({"closed_on": "审结日期早于受理日期"})


class RectificationRequest(Record):
    """A request to correct recorded information about the applicant (§41); not a request of table 3."""

    subject = models.CharField("要求更正的信息", max_length=150, help_text="不写申请人")
    category = models.CharField("申请人类别", max_length=16, choices=ApplicantCategory.choices)
    received_on = models.DateField("收到日期")
    handled_on = models.DateField("办结日期", null=True, blank=True)
    outcome = models.CharField("办理结果", max_length=100, blank=True, help_text="如“已更正”“转送有权机关”")

    class Meta:
        verbose_name = "信息更正申请"

    def clean(self) -> None:
        if self.handled_on and self.handled_on < self.received_on:
            raise ValidationError({"handled_on": "办结日期早于收到日期"})
