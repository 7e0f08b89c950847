"""The register of staff in post, and cadres sent elsewhere (K2)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.links import link, person, unit
from canmou.kernel.ledger.models import Record
from canmou.personnel.models.assessment import Establishment


class StaffMember(Record):
    """One person in post, the seconded included, from entering the office to leaving it.

    It is the denominator of the share of cadres sent out, so that each of those counted has a number.
    """

    person = person("在岗人员")
    section = unit("所在科室")
    establishment = models.CharField("编制类别", max_length=12, choices=Establishment.choices)
    position = models.CharField("职务职级", max_length=60)
    born_in = models.PositiveIntegerField("出生年份", null=True, blank=True)
    entered_on = models.DateField("到岗日期")
    left_on = models.DateField("离岗日期", null=True, blank=True, help_text="在岗的最后一天；外派的不算离岗")
    leaving = models.CharField("离岗原因", max_length=60, blank=True, help_text="如退休、调出")

    class Meta:
        verbose_name = "在岗人员"
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("entered_on")),
                name="personnel_staff_span",
            )
        ]

    def clean(self) -> None:
        if self.left_on and self.left_on < self.entered_on:
            raise ValidationError({"left_on": "离岗日期不能早于到岗日期"})
        if bool(self.left_on) != bool(self.leaving):
            raise ValidationError({"leaving": "离岗日期和离岗原因要么都填，要么都不填"})


class SecondmentProgramme(Record):
    """A programme of the city or above under which cadres are sent out."""

    class Place(models.TextChoices):
        GRASSROOTS = "grassroots", "基层一线"
        PROJECT = "project", "重点项目"
        URGENT = "urgent", "急难险重岗位"
        ABOVE = "above", "上级机关"

    title = models.CharField(
        "选派项目", max_length=60, help_text="报告中加引号的名称，不含引号，如“第一书记”"
    )
    audience = models.CharField("对象", max_length=30, blank=True, help_text="名称前的对象，如“年轻干部”")
    dispatching_body = unit("选派单位")
    place_kind = models.CharField("岗位类型", max_length=12, choices=Place.choices)
    launched_on = models.DateField("启动日期")
    cited = models.PositiveSmallIntegerField("列举次序", default=50, help_text="报告中列举的先后，数小在前")

    class Meta:
        verbose_name = "选派项目"

    def clean(self) -> None:
        if "“" in self.title or "”" in self.title:
            raise ValidationError({"title": "名称不加引号，出稿时自动添加"})


class Secondment(Record):
    """One cadre sent under a programme: where to, from when, back when."""

    person = person("选派干部")
    programme = link(SecondmentProgramme, "选派项目")
    place = models.CharField("派往地点", max_length=80, help_text="如“马踏湖县起风镇前圩村”")
    receiving_unit = unit("接收单位", optional=True)
    position = models.CharField("任职", max_length=60, blank=True)
    sent_on = models.DateField("派出日期")
    due_back = models.DateField("期满日期", null=True, blank=True)
    returned_on = models.DateField(
        "返回日期", null=True, blank=True, help_text="在外的最后一天；未返回的不填"
    )
    appraisal = models.CharField("鉴定意见", max_length=200, blank=True)

    class Meta:
        verbose_name = "选派干部"
        constraints = [
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | Q(returned_on__gte=F("sent_on")),
                name="personnel_secondment_span",
            ),
            models.CheckConstraint(
                condition=Q(due_back__isnull=True) | Q(due_back__gte=F("sent_on")),
                name="personnel_secondment_due_back",
            ),
        ]

    def clean(self) -> None:
        if self.due_back and self.due_back < self.sent_on:
            raise ValidationError({"due_back": "期满日期不能早于派出日期"})
        if self.returned_on and self.returned_on < self.sent_on:
            raise ValidationError({"returned_on": "返回日期不能早于派出日期"})
        if self.appraisal and not self.returned_on:
            raise ValidationError({"appraisal": "返回以后才有鉴定意见，请填写返回日期"})
