"""Contests, what was entered, what was won, how it was spread, and what was listed as a model (P6)."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from canmou.kernel.ledger.fields import RefField
from canmou.kernel.ledger.lines import Line
from canmou.kernel.ledger.links import link, person, unit, units
from canmou.kernel.ledger.models import Record


class Grade(models.TextChoices):
    """The grades of an award."""

    SPECIAL = "special", "特等奖"
    FIRST = "first", "一等奖"
    SECOND = "second", "二等奖"
    THIRD = "third", "三等奖"
    EXCELLENT = "excellent", "优秀奖"
    NONE = "none", "不分等次"


class HolderKind(models.TextChoices):
    """Who or what holds an honour."""

    OFFICE = "office", "本室"
    SECTION = "section", "科室"
    PERSON = "person", "个人"
    WORK = "work", "成果"
    PERIODICAL = "periodical", "刊物"
    MECHANISM = "mechanism", "制度机制"


class Contest(Record):
    """A contest of the awards dictionary: what it is called in a report, who holds it, on which level."""

    class Series(models.TextChoices):
        PROVINCIAL_GOV = "provincial_gov", "全省政府系统调研成果评选"
        PROVINCIAL_OFFICE = "provincial_office", "全省政府办公系统调研成果评选"
        CITY_PARTY = "city_party", "全市党建类评选"
        CITY_OTHER = "city_other", "全市其他评选"
        NATIONAL = "national", "全国性评选"
        OTHER = "other", "其他评选"

    class Level(models.TextChoices):
        NATION = "nation", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        OTHER = "other", "其他"

    title = models.CharField(
        "评选名称", max_length=100, help_text="报告中使用的说法，如“全省政府系统调研成果评选”"
    )
    series = models.CharField("评选系列", max_length=20, choices=Series.choices, help_text="按系列统计获奖数")
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    line = models.CharField("工作线", max_length=12, choices=Line.choices)
    organizers = units("主办单位")
    first_held_on = models.DateField("首次参评日期", null=True, blank=True)
    cycle = models.CharField("周期", max_length=20, blank=True, help_text="如“每年一次”")
    conditions = models.TextField("参评条件", blank=True)

    class Meta:
        verbose_name = "评选活动"


class ContestEntry(Record):
    """What was sent to a contest, and what came of it."""

    class Result(models.TextChoices):
        PENDING = "pending", "待定"
        WON = "won", "获奖"
        LOST = "lost", "未获奖"
        WITHDRAWN = "withdrawn", "撤回"

    contest = link(Contest, "评选活动")
    contest_year = models.PositiveIntegerField("评选年度", help_text="评选哪一年的成果，可早于申报日期")
    title = models.CharField("申报对象", max_length=200, help_text="成果题名或集体、个人名称，不加书名号")
    work = RefField("对应成果", ledgers=("LWK",))
    section = unit("申报科室", optional=True)
    submitted_on = models.DateField("申报日期")
    submitted_by = person("申报人", optional=True)
    result = models.CharField("结果", max_length=10, choices=Result.choices, default=Result.PENDING)
    result_on = models.DateField("结果日期", null=True, blank=True)

    class Meta:
        verbose_name = "申报参评"

    def clean(self) -> None:
        if (self.result == self.Result.PENDING) != (self.result_on is None):
            raise ValidationError({"result_on": "已有结果的填结果日期，待定的不填"})
        if self.result_on and self.result_on < self.submitted_on:
            raise ValidationError({"result_on": "结果日期不能早于申报日期"})


class Award(Record):
    """An award: of which contest, of which year, of which grade, for what, given by whom."""

    class Verb(models.TextChoices):
        WON = "won", "获"
        RATED = "rated", "获评"
        NAMED = "named", "被评为"
        PRAISED = "praised", "被表扬为"

    title = models.CharField(
        "获奖对象", max_length=200, help_text="成果题名或刊物、集体、个人名称，不加书名号"
    )
    contest = link(Contest, "评选活动")
    contest_year = models.PositiveIntegerField("评选年度", validators=[MinValueValidator(1949, "请检查年份")])
    batch = models.PositiveSmallIntegerField(
        "批次", null=True, blank=True, validators=[MinValueValidator(1, "要从1起")]
    )
    verb = models.CharField("搭配动词", max_length=8, choices=Verb.choices, default=Verb.WON)
    honour = models.CharField(
        "荣誉名称", max_length=120, help_text="接在动词后的说法，不含等次，如“全市机关党建优秀调研成果”"
    )
    grade = models.CharField("等次", max_length=10, choices=Grade.choices, default=Grade.NONE)
    awarded_on = models.DateField("授奖日期")
    bodies = units("授奖单位", help_text="几家联合授予的依次填写")
    holder_kind = models.CharField("获奖主体", max_length=12, choices=HolderKind.choices)
    holder_unit = unit("获奖科室", optional=True)
    holder_person = person("获奖个人", optional=True)
    work = RefField("对应成果", ledgers=("LWK",))
    entry = link(ContestEntry, "对应申报", optional=True)
    document = models.CharField("授奖文件", max_length=150, blank=True)
    valid_to = models.DateField("有效期至", null=True, blank=True)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中点名列举的先后，不列举的不填"
    )

    class Meta:
        verbose_name = "获奖"
        constraints = [
            models.CheckConstraint(condition=Q(contest_year__gte=1949), name="honours_award_contest_year"),
            models.CheckConstraint(
                condition=Q(batch__isnull=True) | Q(batch__gte=1), name="honours_award_batch"
            ),
        ]

    def clean(self) -> None:
        if "《" in self.title or "》" in self.title:
            raise ValidationError({"title": "题名不加书名号，出稿时自动添加"})
        if self.contest_year > self.awarded_on.year:
            raise ValidationError({"contest_year": "评选年度不能晚于授奖年份"})
        if self.holder_kind == HolderKind.PERSON and not self.holder_person_id:
            raise ValidationError({"holder_person": "个人获奖请填写获奖个人"})


class Promotion(Record):
    """One event by which a work or case was spread: promoted, forwarded, printed, reprinted."""

    class Kind(models.TextChoices):
        PROMOTED = "promoted", "推广"
        FORWARDED = "forwarded", "转发"
        PUBLISHED = "published", "刊发"
        REPRINTED = "reprinted", "转载"
        INTRODUCED = "introduced", "交流发言"

    title = models.CharField("题名", max_length=200, help_text="被推广、转发的成果题名，不加书名号")
    kind = models.CharField("方式", max_length=12, choices=Kind.choices)
    line = models.CharField("工作线", max_length=12, choices=Line.choices)
    happened_on = models.DateField("日期")
    body = unit("推广转发单位", optional=True)
    medium = models.CharField("媒介", max_length=60, blank=True, help_text="网站、专栏、报刊的名称，不加引号")
    area = models.CharField("推广范围", max_length=20, blank=True, help_text="如“全市”“全省”")
    work = RefField("对应成果", ledgers=("LWK",))
    award = link(Award, "对应获奖", optional=True)
    brand = RefField("对应品牌", ledgers=("PBR",))
    address = models.CharField("网址或版面", max_length=200, blank=True)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中点名列举的先后，不列举的不填"
    )

    class Meta:
        verbose_name = "推广转发"

    def clean(self) -> None:
        if not self.body_id and not self.medium:
            raise ValidationError({"medium": "推广转发单位和媒介至少填写一项"})
        if "《" in self.title or "》" in self.title:
            raise ValidationError({"title": "题名不加书名号，出稿时自动添加"})


class ModelCase(Record):
    """Something of the office's that a programme listed as a model."""

    title = models.CharField("典型名称", max_length=150, help_text="被列为典型的制度、做法名称")
    programme = models.CharField("评选系列", max_length=40, help_text="不加引号，如“有解思维”")
    category = models.CharField("类别", max_length=30, help_text="如“工作案例”")
    area = models.CharField("范围", max_length=20, help_text="如“全市”")
    batch = models.PositiveSmallIntegerField(
        "批次", null=True, blank=True, validators=[MinValueValidator(1, "要从1起")]
    )
    line = models.CharField("工作线", max_length=12, choices=Line.choices)
    listed_on = models.DateField("列入日期")
    body = unit("评定单位", optional=True)
    holder_kind = models.CharField("主体", max_length=12, choices=HolderKind.choices)
    subject = RefField("对应记录", ledgers=(), help_text="对应的制度机制、成果或合伙人制度")
    summary = models.TextField("主要做法", blank=True)

    class Meta:
        verbose_name = "典型案例"
        constraints = [
            models.CheckConstraint(
                condition=Q(batch__isnull=True) | Q(batch__gte=1), name="honours_case_batch"
            )
        ]
