"""The record that every ledger's model extends, its public row `RecordRef`, counters and history."""

from typing import Any

from django.db import models

from canmou.kernel.people.models import new_uid


class Origin(models.TextChoices):
    APP = "app", "系统登记"
    IMPORT = "import", "补录导入"


class ImportState(models.TextChoices):
    CHECKING = "checking", "正在核对"
    CHECKED = "checked", "待确认"
    WRITING = "writing", "正在写入"
    DONE = "done", "已导入"
    UNDOING = "undoing", "正在撤销"
    UNDONE = "undone", "已撤销"
    DISCARDED = "discarded", "已放弃"
    FAILED = "failed", "没有完成"


class ImportBatch(models.Model):
    """One import: who, when, from which file, how far it is. Undoing it voids what it made.

    `run` counts the pieces of work handed to the background; only the latest may change anything. `reviewed` is
    the run whose findings its owner looks at. `restricted`: it may bring what not all staff read (true until its
    check is done); such an import is its importer's alone.
    """

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True)
    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="导入人")
    at = models.DateTimeField("导入时间")
    file_name = models.CharField("文件名", max_length=200)
    year = models.PositiveIntegerField("补全年度", null=True, blank=True)
    state = models.CharField("状态", max_length=10, choices=ImportState.choices, default=ImportState.DONE)
    added = models.PositiveIntegerField("新增", default=0)
    changed = models.PositiveIntegerField("修改", default=0)
    unchanged = models.PositiveIntegerField("未变", default=0)
    refused = models.PositiveIntegerField("有问题的行", default=0)
    entries = models.PositiveIntegerField("其中基础表", default=0)
    problems = models.PositiveIntegerField("问题", default=0)
    notices = models.PositiveIntegerField("提示", default=0)
    restricted = models.BooleanField("可能含限制公开的内容", default=True)
    run = models.PositiveIntegerField("第几次处理", default=0)
    reviewed = models.PositiveIntegerField("核对结果出自第几次处理", default=0)
    stage = models.CharField("进行到", max_length=60, blank=True)
    stage_done = models.PositiveIntegerField("已完成", default=0)
    stage_most = models.PositiveIntegerField("共", default=0)
    queued_at = models.DateTimeField("排队时间", null=True, blank=True)
    beat_at = models.DateTimeField("最近进展时间", null=True, blank=True)
    moved_at = models.DateTimeField("写入时间", null=True, blank=True)
    told = models.CharField("说明", max_length=500, blank=True)
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)
    undone_by = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="撤销人"
    )
    undo_reason = models.CharField("撤销原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "导入批次"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.file_name


class RecordRef(models.Model):
    """One row per record of every ledger: what other apps, search, to-do and evidence lists may know of it."""

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    office = models.ForeignKey(  # the indexes below begin with it
        "kernel.Office", models.PROTECT, related_name="+", db_index=False, verbose_name="机关"
    )
    ledger = models.CharField("台账", max_length=4)
    number = models.CharField("编号", max_length=32, unique=True)
    unit = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="归口科室")
    source_unit = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="报送单位"
    )
    title = models.CharField("题名", max_length=300)
    mask = models.CharField("遮蔽文字", max_length=100, blank=True)
    on = models.DateField("业务日期", null=True)
    state = models.CharField("状态", max_length=20)
    voided = models.BooleanField("已作废", default=False)
    batch = models.ForeignKey(ImportBatch, models.PROTECT, null=True, blank=True, related_name="refs")

    class Meta:
        verbose_name = "记录"
        indexes = [
            models.Index("office", "ledger", "on", name="ref_by_date"),
            models.Index("office", "ledger", "title", name="ref_by_title"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ledger_code(self) -> str:
        """Which ledger the record stands in."""
        return self.ledger


class RecordQuerySet(models.QuerySet):
    """Reads that every ledger has."""

    def live(self) -> "RecordQuerySet":
        """Records that are not void."""
        return self.filter(voided=False)

    def in_scope(self, scope: Any, date: str) -> "RecordQuerySet":
        """Live records of the scope's office (and units, and person's) whose `date` lies in its period to today."""
        return self._owned(scope).filter(**{f"{date}__gte": scope.period.start, f"{date}__lte": scope.until})

    def up_to(self, scope: Any, date: str) -> "RecordQuerySet":
        """Live records dated on or before the scope's last day (for stocks and levels)."""
        return self._owned(scope).filter(**{f"{date}__lte": scope.until})

    def of_year(self, scope: Any, field: str = "year") -> "RecordQuerySet":
        """Live records whose year column is a year of the scope's period."""
        years = {"gte": scope.period.start.year, "lte": scope.period.end.year}
        return self._owned(scope).filter(**{f"{field}__{op}": year for op, year in years.items()})

    def _owned(self, scope: Any) -> "RecordQuerySet":
        rows = self.filter(office=scope.office, voided=False)
        return rows if scope.units is None else rows.filter(unit_id__in=scope.units)


class Record(models.Model):
    """The columns that every record has. Subclasses add theirs and are declared as a `Ledger`.

    `unit` owns the record; `source_unit` is the outside unit that filed it. `mask` names the parts of its
    names that a masked edition stars. Written only by the actions in `canmou.kernel.ledger.actions`.
    """

    LEDGER: "str" = ""  # set by the registry
    DRAFT_STATE = "recorded"
    #: The sentence that refuses every word and file, where the record only stands for a matter kept off-line.
    wordless = ""

    ref = models.OneToOneField(RecordRef, models.PROTECT, related_name="+", editable=False)
    office = models.ForeignKey(  # few offices share a database: an index would find nothing
        "kernel.Office", models.PROTECT, related_name="+", db_index=False, editable=False, verbose_name="机关"
    )
    number = models.CharField("编号", max_length=32, unique=True, editable=False)
    unit = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="归口科室")
    source_unit = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="报送单位"
    )
    state = models.CharField("状态", max_length=20, default="recorded", editable=False)
    voided = models.BooleanField("已作废", default=False, editable=False)
    version = models.PositiveIntegerField("版本", default=1, editable=False)
    origin = models.CharField(
        "来源方式", max_length=8, choices=Origin.choices, default=Origin.APP, editable=False
    )
    mask = models.CharField(
        "遮蔽文字", max_length=100, blank=True, help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填"
    )
    created_at = models.DateTimeField("登记时间", editable=False)
    created_by = models.ForeignKey(
        "kernel.User", models.PROTECT, related_name="+", editable=False, verbose_name="登记人"
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        ref = self._state.fields_cache.get("ref") or (self.ref if self.ref_id else None)
        return ref.title if ref is not None else self.number

    @property
    def ledger_code(self) -> str:
        """Which ledger the record stands in."""
        return type(self).LEDGER


class LedgerCounter(models.Model):
    """The last sequence given out, per office × ledger × year. Locked while a number is taken."""

    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+")
    ledger = models.CharField(max_length=4)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "编号计数"
        constraints = [models.UniqueConstraint("office", "ledger", "year", name="counter_once")]


class RecordChange(models.Model):
    """One change of a record, with values before and after, under the record's own permission.

    A change made by an import also keeps what the columns held, so that the import can be undone.
    """

    ref = models.ForeignKey(RecordRef, models.PROTECT, related_name="changes", verbose_name="记录")
    version = models.PositiveIntegerField("版本")
    verb = models.CharField("动作", max_length=20)
    at = models.DateTimeField("时间")
    by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="修改人")
    acting_for = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="委托人"
    )
    reason = models.CharField("原因", max_length=200, blank=True)
    values = models.JSONField("前后值", default=dict)
    batch = models.ForeignKey(
        ImportBatch, models.PROTECT, null=True, related_name="changes", verbose_name="导入批次"
    )
    earlier = models.JSONField("导入前的原值", null=True)

    class Meta:
        verbose_name = "修改记录"
        ordering = ["ref", "version", "id"]

    @property
    def signature(self) -> str:
        """Who made the change, and for whom: 李四（代张三）."""
        return f"{self.by}（代{self.acting_for}）" if self.acting_for else str(self.by)
