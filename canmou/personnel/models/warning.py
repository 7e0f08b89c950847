"""Warning education in four parts, and films (C5)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from canmou.kernel.ledger.links import link, persons
from canmou.kernel.ledger.models import Record

FOUR_PARTS = "案例＋释纪＋解析＋警鉴"


class WarningSession(Record):
    """One session: a case made public, the rule it broke, what it shows, what it warns of."""

    title = models.CharField("教育主题", max_length=100)
    held_on = models.DateField("日期")
    mode = models.CharField(
        "模式", max_length=40, blank=True, help_text=f"如“{FOUR_PARTS}”；只观看通报的不填"
    )
    case = models.TextField("案例", blank=True, help_text="只用公开通报的案例")
    case_source = models.CharField("案例出处", max_length=120, blank=True)
    rule = models.TextField("释纪", blank=True, help_text="涉及的党纪条文")
    analysis = models.TextField("解析", blank=True)
    warning = models.TextField("警鉴", blank=True)
    event = link("activities.Event", "同一活动", optional=True)
    participants = persons("参加人员")
    headcount = models.PositiveIntegerField("参加人数", null=True, blank=True)

    class Meta:
        verbose_name = "警示教育"
        constraints = [
            models.CheckConstraint(
                condition=Q(headcount__isnull=True) | Q(headcount__gte=1), name="personnel_warning_headcount"
            )
        ]

    def clean(self) -> None:
        if self.mode:
            for name in ("case", "case_source", "rule", "analysis", "warning"):
                if not getattr(self, name):
                    heading = self._meta.get_field(name).verbose_name
                    raise ValidationError({name: f"按“{self.mode}”开展的，请填写“{heading}”"})


class FilmScreening(Record):
    """A warning film shown. The same film shown twice is one film."""

    film = models.CharField("片名", max_length=80, help_text="不加书名号")
    producer = models.CharField("摄制单位", max_length=80, blank=True)
    screened_on = models.DateField("观看日期")
    place = models.CharField("地点", max_length=80, blank=True)
    session = link(WarningSession, "所属警示教育", optional=True)
    event = link("activities.Event", "同一活动", optional=True)
    participants = persons("观看人员")
    headcount = models.PositiveIntegerField("观看人数", null=True, blank=True)

    class Meta:
        verbose_name = "警示教育片观看"

    def clean(self) -> None:
        if "《" in self.film or "》" in self.film:
            raise ValidationError({"film": "片名不加书名号，出稿时自动添加"})
