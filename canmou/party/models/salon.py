"""Party brands and research salons: speakers in order, and what followed (P3)."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from canmou.kernel.ledger.fields import RefField
from canmou.kernel.ledger.links import link, person, unit
from canmou.kernel.ledger.models import Record


class Brand(Record):
    """A brand of the office's party work."""

    title = models.CharField("品牌名称", max_length=60, help_text="不加引号，如“党建＋调研沙龙”")
    short_name = models.CharField("简称", max_length=30, help_text="报告中再次提到时的说法，如“调研沙龙”")
    created_on = models.DateField("创建日期")
    keeper = unit("负责科室", optional=True)
    idea = models.TextField("品牌内涵", blank=True)
    ended_on = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = "党建品牌"

    def clean(self) -> None:
        if self.ended_on and self.ended_on < self.created_on:
            raise ValidationError({"ended_on": "停用日期不能早于创建日期"})


class Salon(Record):
    """One research salon. The same event may count as training."""

    brand = link(Brand, "所属品牌")
    title = models.CharField("沙龙名称", max_length=120, help_text="报告中列举时的说法，名称中自带的引号照写")
    theme = models.CharField("主题", max_length=120, blank=True, help_text="接在“围绕”之后的说法")
    held_on = models.DateField("举办日期")
    host = unit("承办科室", optional=True)
    presider = person("主持人", optional=True)
    place = models.CharField("地点", max_length=60, blank=True)
    on_conduct = models.BooleanField("作风专题", default=False, help_text="围绕改进作风举办的专题沙龙")
    as_training = models.BooleanField("计入培训", default=False)
    event = link("activities.Event", "同一活动", optional=True)
    summary = models.TextField("综述", blank=True)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中点名列举的先后，不列举的不填"
    )

    class Meta:
        verbose_name = "调研沙龙"


class SalonSpeaker(Record):
    """A speaker at a salon, in order."""

    salon = link(Salon, "调研沙龙")
    sequence = models.PositiveSmallIntegerField("发言次序", validators=[MinValueValidator(1, "要从1起")])
    speaker = person("发言人")
    spoke_on = models.DateField("发言日期")
    title = models.CharField("发言题目", max_length=120)
    materials = models.CharField("发言材料", max_length=200, blank=True)

    class Meta:
        verbose_name = "沙龙发言"
        constraints = [models.CheckConstraint(condition=Q(sequence__gte=1), name="party_speaker_from_1")]


class SalonOutcome(Record):
    """What followed from a salon."""

    class Kind(models.TextChoices):
        TASK = "task", "任务"
        TOPIC = "topic", "调研课题"
        MANUSCRIPT = "manuscript", "文稿"
        MECHANISM = "mechanism", "制度机制"

    salon = link(Salon, "调研沙龙")
    kind = models.CharField("成果形式", max_length=12, choices=Kind.choices)
    content = models.CharField("成果内容", max_length=200)
    followed_on = models.DateField("形成日期")
    result = RefField("形成的记录", ledgers=())
    owner = person("责任人", optional=True)

    class Meta:
        verbose_name = "沙龙成果"

    def clean(self) -> None:
        if self.followed_on < self.salon.held_on:
            raise ValidationError({"followed_on": "形成日期不能早于举办日期"})
