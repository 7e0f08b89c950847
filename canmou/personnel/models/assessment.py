"""Assessment of cadres: rounds, indicators with scores, results, quota pools and first-hand observations (C4)."""

from decimal import ROUND_DOWN, Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import RefsField
from canmou.kernel.ledger.links import link, person, unit
from canmou.kernel.ledger.models import Record

SHARE, SHARE_ALLOWED = Decimal(20), Decimal(25)


class Establishment(models.TextChoices):
    """The two establishments, whose places for 优秀 are never mixed."""

    CIVIL = "civil", "公务员"
    INSTITUTION = "institution", "事业人员"


class AssessmentRound(Record):
    """One round: whom it assesses, over which year or quarter, concluded when."""

    class Kind(models.TextChoices):
        ANNUAL = "annual", "年度考核"
        ROUTINE = "routine", "平时考核"
        SPECIAL = "special", "专项考核"
        CATEGORY = "category", "分类考核"
        CLOSE_UP = "close_up", "近距离考核"
        TERM = "term", "聘期考核"

    title = models.CharField("考核名称", max_length=80, help_text="如“2021年度公务员年度考核”")
    kind = models.CharField("考核方式", max_length=10, choices=Kind.choices)
    target = models.CharField("考核对象", max_length=40, help_text="报告中的说法，如“公务员”“事业人员”")
    establishment = models.CharField(
        "编制类别", max_length=12, choices=Establishment.choices, blank=True, help_text="两类都考的不填"
    )
    subject = models.CharField("考核主题", max_length=40, blank=True, help_text="专项考核填，如“疫情防控”")
    year = models.PositiveIntegerField("考核年度", help_text="考的是哪一年，与何时组织无关")
    quarter = models.PositiveSmallIntegerField("季度", null=True, blank=True, help_text="平时考核填1至4")
    started_on = models.DateField("启动日期")
    concluded_on = models.DateField("结果确定日期", help_text="按这一天计入组织考核的年度")
    method = models.TextField("考核办法", blank=True)

    class Meta:
        verbose_name = "考核"
        constraints = [
            models.CheckConstraint(
                condition=Q(concluded_on__gte=F("started_on")), name="personnel_round_span"
            ),
            models.CheckConstraint(
                condition=Q(quarter__isnull=True) | Q(quarter__range=(1, 4)), name="personnel_round_quarter"
            ),
        ]

    def clean(self) -> None:
        if self.concluded_on < self.started_on:
            raise ValidationError({"concluded_on": "结果确定日期不能早于启动日期"})
        if self.kind == self.Kind.SPECIAL and not self.subject:
            raise ValidationError({"subject": "专项考核要填写考核主题"})
        if self.quarter and not 1 <= self.quarter <= 4:
            raise ValidationError({"quarter": "季度填1至4"})
        if self.year > self.concluded_on.year:
            raise ValidationError({"year": "考核年度不能晚于结果确定的年份"})


class AssessmentIndicator(Record):
    """One indicator of a round. `metric` names the figure that fills it; empty: scored by hand."""

    class Aspect(models.TextChoices):
        VIRTUE = "virtue", "德"
        ABILITY = "ability", "能"
        DILIGENCE = "diligence", "勤"
        RESULTS = "results", "绩"
        INTEGRITY = "integrity", "廉"

    round = link(AssessmentRound, "考核")
    name = models.CharField("指标名称", max_length=60)
    aspect = models.CharField("方面", max_length=10, choices=Aspect.choices)
    full_score = models.DecimalField("满分", max_digits=5, decimal_places=1)
    metric = models.CharField(
        "取数指标", max_length=60, blank=True, help_text="指标目录里的编号；手工评分的不填"
    )
    points_each = models.DecimalField(
        "每件得分", max_digits=5, decimal_places=2, null=True, blank=True, help_text="取数后每件折合的分数"
    )
    rule = models.CharField("评分规则", max_length=200)

    class Meta:
        verbose_name = "考核指标"
        constraints = [
            models.CheckConstraint(condition=Q(full_score__gt=0), name="personnel_indicator_full_score")
        ]

    def score_for(self, value: Decimal) -> Decimal:
        """The score of a value taken from the metric: points for each, up to the full score."""
        return min(self.full_score, value * (self.points_each or Decimal(0)))

    def clean(self) -> None:
        if bool(self.metric) != (self.points_each is not None):
            raise ValidationError({"points_each": "取数指标和每件得分要么都填，要么都不填"})


class AssessmentResult(Record):
    """What one person got in one round, and the steps that the rules ask for before and after."""

    class Grade(models.TextChoices):
        EXCELLENT = "excellent", "优秀"
        COMPETENT = "competent", "称职"
        BASICALLY_COMPETENT = "basically_competent", "基本称职"
        INCOMPETENT = "incompetent", "不称职"
        QUALIFIED = "qualified", "合格"
        BASICALLY_QUALIFIED = "basically_qualified", "基本合格"
        UNQUALIFIED = "unqualified", "不合格"
        GOOD = "good", "好"
        FAIRLY_GOOD = "fairly_good", "较好"
        ORDINARY = "ordinary", "一般"
        POOR = "poor", "较差"
        UNGRADED = "ungraded", "不定等次"

    round = link(AssessmentRound, "考核")
    person = person("被考核人")
    section = unit("所在科室")
    establishment = models.CharField("编制类别", max_length=12, choices=Establishment.choices)
    score = models.DecimalField("得分", max_digits=6, decimal_places=2, null=True, blank=True)
    grade = models.CharField("等次", max_length=20, choices=Grade.choices)
    ungraded_reason = models.CharField("不定等次原因", max_length=100, blank=True, help_text="如“试用期内”")
    publicized_from = models.DateField("公示起始日期", null=True, blank=True, help_text="拟定优秀的填")
    publicized_to = models.DateField("公示结束日期", null=True, blank=True)
    decided_on = models.DateField("等次确定日期")
    notified_on = models.DateField("书面通知本人日期", null=True, blank=True)
    signed_on = models.DateField("本人签署意见日期", null=True, blank=True)

    class Meta:
        verbose_name = "考核结果"

    def clean(self) -> None:
        grades = self.Grade
        allowed = _GRADES.get((self.round.kind, self.establishment), _GRADES["routine", ""])
        if self.grade not in {*allowed, grades.UNGRADED}:
            names = "、".join(grades(grade).label for grade in allowed)
            raise ValidationError(
                {"grade": f"{self.get_establishment_display()}的{self.round.get_kind_display()}等次为{names}"}
            )
        if self.grade == grades.UNGRADED and not self.ungraded_reason:
            raise ValidationError({"ungraded_reason": "不定等次要写明原因"})
        if self.grade == grades.EXCELLENT and not (self.publicized_from and self.publicized_to):
            raise ValidationError({"publicized_from": "拟定优秀等次的要公示，请填写公示起止日期"})
        if self.publicized_from and self.publicized_to and self.publicized_to < self.publicized_from:
            raise ValidationError({"publicized_to": "公示结束日期不能早于起始日期"})
        if self.publicized_to and self.decided_on <= self.publicized_to:
            raise ValidationError({"decided_on": "公示期满后才能确定等次"})
        if self.signed_on and not self.notified_on:
            raise ValidationError({"notified_on": "书面通知本人之后才有签署意见，请填写通知日期"})
        if self.notified_on and self.notified_on < self.decided_on:
            raise ValidationError({"notified_on": "通知本人不能早于等次确定"})


_GRADE = AssessmentResult.Grade
_ROUTINE = (_GRADE.GOOD, _GRADE.FAIRLY_GOOD, _GRADE.ORDINARY, _GRADE.POOR)
_CIVIL = (_GRADE.EXCELLENT, _GRADE.COMPETENT, _GRADE.BASICALLY_COMPETENT, _GRADE.INCOMPETENT)
_INSTITUTION = (_GRADE.EXCELLENT, _GRADE.QUALIFIED, _GRADE.BASICALLY_QUALIFIED, _GRADE.UNQUALIFIED)
_GRADES = {
    ("annual", "civil"): _CIVIL,
    ("annual", "institution"): _INSTITUTION,
    ("term", "institution"): _INSTITUTION,
    ("routine", ""): _ROUTINE,
}


class IndicatorScore(Record):
    """A person's score for one indicator, with the value taken and the records that it counts."""

    result = link(AssessmentResult, "考核结果")
    indicator = link(AssessmentIndicator, "考核指标")
    value = models.DecimalField("取得的数", max_digits=8, decimal_places=2, null=True, blank=True)
    score = models.DecimalField("得分", max_digits=5, decimal_places=2)
    evidence = RefsField("佐证记录", ledgers=())
    computed_on = models.DateField("取数日期")

    class Meta:
        verbose_name = "指标得分"

    def clean(self) -> None:
        if self.indicator.round_id != self.result.round_id:
            raise ValidationError({"indicator": "指标和结果不是同一次考核的"})
        if self.score > self.indicator.full_score:
            raise ValidationError({"score": f"得分不能超过满分（{self.indicator.full_score}）"})


class QuotaPool(Record):
    """How many places for 优秀 one establishment has in an annual round: the floor of people × share."""

    round = link(AssessmentRound, "考核")
    establishment = models.CharField("编制类别", max_length=12, choices=Establishment.choices)
    headcount = models.PositiveIntegerField("参加考核人数")
    share = models.DecimalField("优秀比例（％）", max_digits=4, decimal_places=1, default=SHARE)
    approval = models.CharField(
        "同意提高比例的依据", max_length=100, blank=True, help_text="超过20％时填主管部门的批复"
    )
    places = models.PositiveIntegerField("优秀名额", help_text="人数乘比例后舍去小数")
    fixed_on = models.DateField("核定日期")

    class Meta:
        verbose_name = "优秀名额"
        constraints = [
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=25), name="personnel_quota_share"),
            models.CheckConstraint(condition=Q(headcount__gte=1), name="personnel_quota_headcount"),
        ]

    def clean(self) -> None:
        if self.share > SHARE_ALLOWED:
            raise ValidationError({"share": "优秀比例最高25％"})
        if self.share > SHARE and not self.approval:
            raise ValidationError({"approval": "优秀比例超过20％须经主管部门同意，请写明批复"})
        places = (self.headcount * self.share / 100).to_integral_value(ROUND_DOWN)
        if self.places > places:
            raise ValidationError(
                {"places": f"按{self.headcount}人和{self.share}％计算，名额不能超过{places}个"}
            )


class Observation(Record):
    """How a cadre did in an urgent or hard task, seen first-hand."""

    class Impression(models.TextChoices):
        OUTSTANDING = "outstanding", "突出"
        SOUND = "sound", "良好"
        PLAIN = "plain", "一般"
        WEAK = "weak", "不足"

    person = person("被观察干部")
    task = models.CharField("任务", max_length=100, help_text="急难险重任务的名称")
    observed_on = models.DateField("观察日期")
    place = models.CharField("地点", max_length=80, blank=True)
    observer = link("kernel.Person", "观察人")
    account = models.TextField("具体表现", help_text="写亲眼所见的事，不写评语套话")
    impression = models.CharField("总体印象", max_length=12, choices=Impression.choices)
    round = link(AssessmentRound, "用于考核", optional=True)

    class Meta:
        verbose_name = "近距离观察"

    def clean(self) -> None:
        if self.observer_id == self.person_id:
            raise ValidationError({"observer": "观察人不能是被观察干部本人"})
