"""Households visited and helped, theme days, bases and party-spirit check-ups (P5)."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import MoneyField, RefField
from canmou.kernel.ledger.links import link, person, persons, unit
from canmou.kernel.ledger.models import Record


class Household(Record):
    """A household that the office visits; only what a visit needs is kept of it."""

    class Kind(models.TextChoices):
        PARTY_MEMBER = "party_member", "困难党员"
        RESIDENT = "resident", "困难群众"
        VETERAN = "veteran", "老党员"
        STAFF = "staff", "困难职工"

    title = models.CharField(
        "户主称呼", max_length=30, help_text="如“般阳区岭西村孙某（1户）”，不登身份证号和电话"
    )
    kind = models.CharField("类别", max_length=14, choices=Kind.choices)
    district = unit("所在区县", optional=True)
    village = models.CharField("村居", max_length=40)
    contact = person("联系人", optional=True, help_text="本室结对联系的干部")
    since = models.DateField("结对日期")
    until = models.DateField("退出日期", null=True, blank=True)

    class Meta:
        verbose_name = "走访户"
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="party_household_span"
            )
        ]

    def clean(self) -> None:
        if self.until and self.until < self.since:
            raise ValidationError({"until": "退出日期不能早于结对日期"})


class Visit(Record):
    """One visit to one household."""

    class Kind(models.TextChoices):
        CONDOLENCE = "condolence", "走访慰问"
        SURVEY = "survey", "入户走访"

    household = link(Household, "走访户")
    kind = models.CharField("走访方式", max_length=12, choices=Kind.choices, default=Kind.CONDOLENCE)
    visited_on = models.DateField("走访日期")
    visitors = persons("走访人员")
    campaign = RefField("所属专项行动", ledgers=("SCP",))
    gift_value = MoneyField(
        "慰问金额（元）", null=True, blank=True, validators=[MinValueValidator(0, "不能小于0")]
    )
    notes = models.TextField("走访情况", blank=True)

    class Meta:
        verbose_name = "走访记录"
        constraints = [
            models.CheckConstraint(
                condition=Q(gift_value__isnull=True) | Q(gift_value__gte=0), name="party_visit_gift"
            )
        ]

    def clean(self) -> None:
        if self.visited_on < self.household.since:
            raise ValidationError({"visited_on": "走访日期不能早于结对日期"})


class HouseholdNeed(Record):
    """A need found at a visit, and how it was answered."""

    visit = link(Visit, "走访记录")
    need = models.CharField("诉求", max_length=200)
    found_on = models.DateField("收集日期")
    referred_to = unit("转办单位", optional=True)
    owner = person("责任人", optional=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    answer = models.CharField("解决情况", max_length=200, blank=True)

    class Meta:
        verbose_name = "走访诉求"

    def clean(self) -> None:
        if self.answered_on and self.answered_on < self.found_on:
            raise ValidationError({"answered_on": "答复日期不能早于收集日期"})
        if bool(self.answered_on) != bool(self.answer):
            raise ValidationError({"answer": "解决情况和答复日期要同时填写"})


class EducationBase(Record):
    """A base of party-spirit education."""

    title = models.CharField("基地名称", max_length=80, help_text="报告中使用的名称")
    place = models.CharField("地点", max_length=80, blank=True)
    since = models.DateField("首次使用日期")
    level = models.CharField("级别", max_length=20, blank=True, help_text="如“全国爱国主义教育示范基地”")
    contact = models.CharField("联系方式", max_length=60, blank=True)

    class Meta:
        verbose_name = "党性教育基地"


class PartyDay(Record):
    """A theme day of the branch."""

    title = models.CharField("主题党日名称", max_length=120, help_text="名称中自带的引号照写")
    held_on = models.DateField("活动日期")
    place = models.CharField("地点", max_length=60, blank=True)
    base = link(EducationBase, "所赴基地", optional=True)
    organizer = person("组织人", optional=True)
    participants = persons("参加党员")
    content = models.TextField("活动内容", blank=True)
    event = link("activities.Event", "同一活动", optional=True)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中点名列举的先后，不列举的不填"
    )

    class Meta:
        verbose_name = "主题党日"


class PartyCheckup(Record):
    """A party-spirit check-up at a base: members measure themselves against a model."""

    class Kind(models.TextChoices):
        CHECKUP = "checkup", "党性体检"
        TEACHING = "teaching", "现场教学"
        OATH = "oath", "重温入党誓词"

    base = link(EducationBase, "党性教育基地")
    kind = models.CharField("活动形式", max_length=10, choices=Kind.choices, default=Kind.CHECKUP)
    held_on = models.DateField("活动日期")
    theme = models.CharField("主题", max_length=120, blank=True)
    participants = persons("参加人员")
    findings = models.TextField("查找的不足", blank=True)
    event = link("activities.Event", "同一活动", optional=True)

    class Meta:
        verbose_name = "党性体检"
