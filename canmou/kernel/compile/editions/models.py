"""A kept compile (编制稿): its text in pieces, every traced figure and name, exactly the records counted, its files.

What is kept is never changed: the rows of text, figures, records and files are only added, and once the edition is
frozen (定稿) nothing of it or about it changes any more. Triggers in the database say the same
(`canmou.kernel.audit.triggers`).
"""

from django.db import models

from canmou.kernel.audit.models import AppendOnlyError, Kept
from canmou.kernel.people.models import new_uid


def signature(by: object, acting_for: object) -> str:
    """Who did something, and in whose place: 李四（代张三）."""
    return f"{by}（代{acting_for}）" if acting_for else str(by)


class Edition(models.Model):
    """One kept compile of a report: which template version, for which period and scope, by whom and when.

    `home` is the section in whose hands it lies (the unit, or the section of the person at the time of keeping);
    empty: the whole office. `issuer_mark` and `signer` are those of the moment of keeping. `number` counts the kept compiles of the same report. `corrects`: the frozen edition that this one corrects.
    `rolled_from`: last year's edition that this one was started from. The audit count and head are those of the
    moment of keeping and, once frozen, of freezing.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "在编"
        FROZEN = "frozen", "定稿"

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    template = models.ForeignKey(
        "kernel.ReportTemplate", models.PROTECT, related_name="editions", verbose_name="模板版本"
    )
    code = models.SlugField("模板代码", max_length=40)
    period = models.CharField("期间", max_length=30)
    starts_on = models.DateField("期间开始")
    ends_on = models.DateField("期间结束")
    as_of = models.DateField("数字截至")
    unit = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="范围"
    )
    person = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="个人"
    )
    home = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="归口科室"
    )
    number = models.PositiveIntegerField("稿次")
    title = models.CharField("标题", max_length=300)
    issuer_mark = models.CharField("发文机关标志", max_length=300, blank=True)
    signer = models.CharField("落款", max_length=80)
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.DRAFT)
    kept_at = models.DateTimeField("留存时间")
    kept_by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="编制人")
    kept_for = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁编制"
    )
    audit_count = models.BigIntegerField("审计条数")
    audit_head = models.CharField("审计链末条", max_length=64, blank=True)
    frozen_at = models.DateTimeField("定稿时间", null=True, blank=True)
    frozen_by = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="定稿人"
    )
    frozen_for = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁定稿"
    )
    digest = models.CharField("定稿校验值", max_length=64, blank=True)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name="更正哪一稿"
    )
    rolled_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followers", verbose_name="由哪一稿结转"
    )

    class Meta:
        verbose_name = "编制稿"
        ordering = ["-kept_at", "-id"]
        indexes = [models.Index("office", "code", "starts_on", name="edition_by_report")]
        constraints = [
            models.UniqueConstraint(
                "office", "code", "period", "unit", "person", "number",
                name="edition_number_once", nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft", frozen_at__isnull=True, frozen_by__isnull=True)
                | models.Q(state="frozen", frozen_at__isnull=False, frozen_by__isnull=False),
                name="frozen_edition_says_by_whom",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.title}（第{self.number}稿）"

    @property
    def frozen(self) -> bool:
        return self.state == self.State.FROZEN

    @property
    def scope_owner(self) -> object:
        """Over what a permission is asked: the section, or the whole office."""
        return self.home or self.office

    @property
    def keeper(self) -> str:
        """Who kept it."""
        return signature(self.kept_by, self.kept_for)

    @property
    def freezer(self) -> str:
        """Who froze it."""
        return signature(self.frozen_by, self.frozen_for)

    @property
    def reference(self) -> str:
        """How the audit log names it."""
        return f"{self.code} {self.period} 第{self.number}稿"[:60]

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise AppendOnlyError("editions are changed by freezing alone")
        super().save(*args, **kwargs)

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        raise AppendOnlyError("editions are never removed")


class EditionEntry(Kept):
    """One traced figure or name: what it means, its value, and its printed text as the ledgers gave it."""

    class Kind(models.TextChoices):
        FIGURE = "figure", "数字"
        NAME = "name", "名称"

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="entries", verbose_name="编制稿")
    key = models.CharField("序号", max_length=8)
    place = models.PositiveIntegerField("次序")
    kind = models.CharField("类别", max_length=8, choices=Kind.choices)
    metric = models.CharField("指标", max_length=160)
    label = models.CharField("名称", max_length=160)
    measure = models.CharField("计量单位", max_length=20, blank=True)
    definition = models.TextField("口径", blank=True)
    how = models.CharField("算法", max_length=12, blank=True)
    value = models.DecimalField("数值", max_digits=30, decimal_places=6, null=True, blank=True)
    printed = models.TextField("台账所出文字")
    masked = models.TextField("脱敏文字")

    class Meta:
        verbose_name = "编制稿中的数字和名称"
        ordering = ["edition", "kind", "place"]
        constraints = [models.UniqueConstraint("edition", "key", name="edition_entry_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.label}"

    @property
    def spoken(self) -> str:
        """How lists name it: a figure by its label, a name by its words."""
        return self.label if self.kind == self.Kind.FIGURE else self.printed


class EditionPiece(Kept):
    """A stretch of the text: connecting prose, or the printed text of an entry.

    level 1 is a heading; roll: the paragraph lists persons of minutes.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="pieces", verbose_name="编制稿")
    passage = models.PositiveIntegerField("段落")
    place = models.PositiveIntegerField("段内次序")
    level = models.PositiveSmallIntegerField("标题级别")
    roll = models.BooleanField("人员名单", default=False)
    text = models.TextField("文字")
    masked = models.TextField("脱敏文字")
    entry = models.ForeignKey(
        EditionEntry, models.PROTECT, null=True, blank=True, related_name="pieces", verbose_name="数字或名称"
    )

    class Meta:
        verbose_name = "编制稿的文字"
        ordering = ["edition", "passage", "place"]
        constraints = [models.UniqueConstraint("edition", "passage", "place", name="edition_piece_once")]


class EditionRecord(Kept):
    """A record that an entry counted, and the version in which it was counted. below: in the denominator."""

    entry = models.ForeignKey(EditionEntry, models.PROTECT, related_name="records", verbose_name="数字")
    ref = models.ForeignKey("kernel.RecordRef", models.PROTECT, related_name="+", verbose_name="记录")
    below = models.BooleanField("分母", default=False)
    version = models.PositiveIntegerField("计入时的版本")

    class Meta:
        verbose_name = "计入的记录"
        ordering = ["entry", "below", "id"]
        constraints = [models.UniqueConstraint("entry", "below", "ref", name="edition_record_once")]


class EditionFile(Kept):
    """A document file of a frozen edition, as it was made at freezing."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="files", verbose_name="编制稿")
    form = models.CharField("格式", max_length=8)
    masked = models.BooleanField("脱敏版", default=False)
    blob = models.ForeignKey("kernel.Blob", models.PROTECT, related_name="+", verbose_name="内容")

    class Meta:
        verbose_name = "定稿文件"
        ordering = ["edition", "masked", "form"]
        constraints = [models.UniqueConstraint("edition", "form", "masked", name="edition_file_once")]


class Override(models.Model):
    """A printed text put in the place of the ledger's (改数): with a reason, and a second person's agreement.

    Only while `state` is agreed is `printed` printed, and the ledger's value always stands beside it.
    `carried_from`: the override of an earlier edition of the same report that it repeats.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", "待同意"
        AGREED = "agreed", "已同意"
        REFUSED = "refused", "未同意"
        WITHDRAWN = "withdrawn", "已撤回"

    OPEN = ("proposed", "agreed")

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="overrides", verbose_name="编制稿")
    entry = models.ForeignKey(EditionEntry, models.PROTECT, related_name="overrides", verbose_name="数字")
    printed = models.CharField("印发数", max_length=40)
    reason = models.CharField("理由", max_length=200)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_at = models.DateTimeField("提出时间")
    proposed_by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="提出人")
    proposed_for = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁提出"
    )
    decided_at = models.DateTimeField("处理时间", null=True, blank=True)
    decided_by = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="处理人"
    )
    decided_for = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代谁处理"
    )
    note = models.CharField("处理意见", max_length=200, blank=True)
    carried_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="沿用自"
    )

    class Meta:
        verbose_name = "改数"
        ordering = ["edition", "id"]
        constraints = [
            models.UniqueConstraint(
                "entry", condition=models.Q(state__in=["proposed", "agreed"]), name="one_open_override"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="agreed") | models.Q(decided_by__isnull=False),
                name="agreed_override_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="agreed", decided_by=models.F("proposed_by")),
                name="override_agreed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry.label}：{self.printed}"

    @property
    def proposer(self) -> str:
        """Who proposed it."""
        return signature(self.proposed_by, self.proposed_for)

    @property
    def decider(self) -> str:
        """Who agreed, refused or withdrew."""
        return signature(self.decided_by, self.decided_for)

    @property
    def told(self) -> str:
        """Both values, the reason and who answers for it, in one sentence."""
        by = f"，同意人{self.decider}" if self.state == self.State.AGREED else ""
        return f"印发数 {self.printed}，台账数 {self.entry.printed}，理由：{self.reason}，提出人{self.proposer}{by}"
