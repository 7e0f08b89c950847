"""Integrity files and political-supervision leaflets: the index alone, and every reading of them (C2).

What a file holds stays on paper. Kept here are the kinds of sheet, how many, when they were last renewed and a
neutral code of the place, with the days of commitment and talk. Reports on private matters, complaints and the
conclusions of checks have no entry at all, not even a count.
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.links import link, person, unit
from canmou.kernel.ledger.models import Record


class IntegrityFile(Record):
    """One cadre's integrity file: one person, one file, renewed every year."""

    person = person("干部", help_text="一人一档")
    opened_on = models.DateField("建档日期")
    location_code = models.CharField(
        "线下位置代号", max_length=20, help_text="存放位置的代号，如“甲柜03”，不写房间号"
    )
    commitment_signed_on = models.DateField("廉政承诺书签署日期", null=True, blank=True)
    talked_on = models.DateField("最近廉政谈话日期", null=True, blank=True)
    renewed_on = models.DateField("年度更新日期", help_text="最近一次逐项核对活页的日期")
    closed_on = models.DateField("销档日期", null=True, blank=True, help_text="调离、退休移交后填写")

    class Meta:
        verbose_name = "廉政档案"
        constraints = [
            models.CheckConstraint(
                condition=Q(renewed_on__gte=F("opened_on")), name="personnel_file_renewed_after_opening"
            )
        ]

    def clean(self) -> None:
        for name in ("renewed_on", "closed_on"):
            day = getattr(self, name)
            if day and day < self.opened_on:
                raise ValidationError({name: "不能早于建档日期"})


class IntegritySheet(Record):
    """One line of a file's table of contents: the kind of sheet, how many, renewed when, kept where."""

    class Category(models.TextChoices):
        BASICS = "basics", "基本情况"
        FAMILY = "family", "家庭成员及主要社会关系"
        APPRAISAL = "appraisal", "民主评议测评"
        AUDIT = "audit", "经济责任审计"
        RESPONSIBILITY = "responsibility", "党风廉政建设责任制考核"
        REWARD = "reward", "奖惩"
        COMMITMENT = "commitment", "廉政承诺"
        TALK = "talk", "廉政谈话"
        STUDY = "study", "廉政教育"
        OTHER = "other", "其他"

    file = link(IntegrityFile, "廉政档案")
    category = models.CharField(
        "活页类别",
        max_length=16,
        choices=Category.choices,
        help_text="个人有关事项、信访和核查材料不在本系统登记，也不登记份数",
    )
    copies = models.PositiveSmallIntegerField("份数")
    renewed_on = models.DateField("更新日期")
    location_code = models.CharField("线下位置代号", max_length=20)

    class Meta:
        verbose_name = "廉政档案目录"

    def clean(self) -> None:
        if self.renewed_on < self.file.opened_on:
            raise ValidationError({"renewed_on": "更新日期不能早于建档日期"})


class SupervisionLeaflet(Record):
    """A political-supervision leaflet: for whom, issued by whom, why, due and signed when. Its text is on paper."""

    class Trigger(models.TextChoices):
        DECISIONS = "decisions", "落实重大决策部署"
        DISPATCH = "dispatch", "半月调度连续滞后"
        DISCIPLINE = "discipline", "纪律作风提醒"
        REGULAR = "regular", "定期监督"
        INSPECTION = "inspection", "巡察整改"

    person = person("干部")
    sheet_number = models.CharField("活页号", max_length=20, help_text="线下活页的流水号，如“2022-017”")
    issued_by = unit("签发科室")
    trigger = models.CharField("签发事由", max_length=12, choices=Trigger.choices)
    issued_on = models.DateField("签发日期")
    due_on = models.DateField("回复时限")
    signed_on = models.DateField("本人签字日期", null=True, blank=True)
    location_code = models.CharField("线下位置代号", max_length=20)

    class Meta:
        verbose_name = "政治监督活页"
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("issued_on")), name="personnel_leaflet_due"),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True) | Q(signed_on__gte=F("issued_on")),
                name="personnel_leaflet_signed_after_issue",
            ),
        ]

    def clean(self) -> None:
        if self.due_on < self.issued_on:
            raise ValidationError({"due_on": "回复时限不能早于签发日期"})
        if self.signed_on and self.signed_on < self.issued_on:
            raise ValidationError({"signed_on": "签字日期不能早于签发日期"})


class FileReading(Record):
    """One reading of a paper file or leaflet: who read it, why, allowed by whom. Nobody reads his own."""

    file = link(IntegrityFile, "廉政档案", optional=True)
    leaflet = link(SupervisionLeaflet, "政治监督活页", optional=True)
    reader = person("调阅人")
    read_on = models.DateField("调阅日期")
    purpose = models.CharField("调阅事由", max_length=100, help_text="如“年度更新”“选派考察”")
    approved_by = person("批准人")
    returned_on = models.DateField("归还日期", null=True, blank=True)

    class Meta:
        verbose_name = "档案调阅"
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, leaflet__isnull=True)
                | Q(file__isnull=True, leaflet__isnull=False),
                name="personnel_reading_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | Q(returned_on__gte=F("read_on")),
                name="personnel_reading_returned",
            ),
        ]

    def clean(self) -> None:
        if bool(self.file_id) == bool(self.leaflet_id):
            raise ValidationError({"file": "廉政档案和政治监督活页填且只填一个"})
        about = (self.file or self.leaflet).person_id
        if self.reader_id == about:
            raise ValidationError({"reader": "当事人应当回避，不能调阅本人的档案"})
        if self.approved_by_id in (about, self.reader_id):
            raise ValidationError({"approved_by": "批准人不能是当事人或调阅人本人"})
        if self.returned_on and self.returned_on < self.read_on:
            raise ValidationError({"returned_on": "归还日期不能早于调阅日期"})
