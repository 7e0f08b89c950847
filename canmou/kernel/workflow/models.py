"""Steps: whose turn it is on a record and what was said there; who watches a record; links for people outside."""

from django.db import models

from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.people.models import Person, Unit, User, new_uid
from canmou.kernel.workflow.declare import known, label_of


class Step(models.Model):
    """One holder's turn on one record: open, waiting for the one before it, or closed.

    It is addressed to a person or a unit (`heads`: to whoever heads the unit); who has it today follows from leave
    and stand-ins (`routing`). `state` is the record's state when it was opened. `group` and `rule` join the turns of
    one countersigning, `after` is the turn it waits for. `first_due_on` never changes. `text_sm3` is the text that was decided on;
    `overtaken_at`: the decision died, because that text was changed. `moved_from` is the turn it took the place of.
    """

    class Kind(models.TextChoices):
        ACT = "act", "办理"
        SIGN = "sign", "会签"
        ADVISE = "advise", "征求意见"
        READ = "read", "传阅"
        OUTSIDE = "outside", "外部答复"

    class Verdict(models.TextChoices):
        AGREE = "agree", "同意"
        DISAGREE = "disagree", "不同意"
        COMMENT = "comment", "有意见"
        NONE = "none", "无意见"
        READ = "read", "已阅"

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    office = models.ForeignKey(
        "kernel.Office", models.PROTECT, related_name="+", db_index=False, verbose_name="机关"
    )
    ref = models.ForeignKey(RecordRef, models.PROTECT, related_name="steps", verbose_name="记录")
    flow = models.CharField("流程", max_length=40, blank=True)
    state = models.CharField("环节", max_length=20, blank=True)
    kind = models.CharField("类别", max_length=8, choices=Kind.choices, default=Kind.ACT)
    group = models.CharField("批次", max_length=16, blank=True)
    rule = models.CharField("规则", max_length=8, blank=True, help_text="all 全部、any 任一、数字为至少几人")
    sequence = models.PositiveSmallIntegerField("次序", default=0)
    after = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by", verbose_name="排在其后"
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="steps",
        db_index=False,
        verbose_name="办理人",
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="steps",
        db_index=False,
        verbose_name="办理单位",
    )
    heads = models.BooleanField("归单位负责人", default=False)
    via = models.CharField("如何转到", max_length=80, blank=True)
    note = models.CharField("附言", max_length=200, blank=True)
    asked_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", db_index=False, verbose_name="交办人"
    )
    opened_at = models.DateTimeField("到达时间", null=True, blank=True)
    seen_at = models.DateTimeField("打开时间", null=True, blank=True)
    due_on = models.DateField("时限", null=True, blank=True)
    first_due_on = models.DateField("最初时限", null=True, blank=True)
    answered_at = models.DateTimeField("办理时间", null=True, blank=True)
    answered_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name="实际办理人",
    )
    acting_for = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", db_index=False, verbose_name="委托人"
    )
    verdict = models.CharField("结论", max_length=40, blank=True)
    opinion = models.CharField("意见", max_length=200, blank=True)
    text_sm3 = models.CharField("所据文本", max_length=64, blank=True)
    overtaken_at = models.DateTimeField("失效时间", null=True, blank=True)
    closed_at = models.DateTimeField("结束时间", null=True, blank=True)
    urges = models.PositiveSmallIntegerField("催办次数", default=0)
    urged_at = models.DateTimeField("最近催办时间", null=True, blank=True)
    moved_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="moved_to", verbose_name="承接自"
    )

    class Meta:
        verbose_name = "流程环节"
        ordering = ["ref", "id"]
        indexes = [
            models.Index("person", name="step_open_person", condition=models.Q(closed_at=None)),
            models.Index("unit", name="step_open_unit", condition=models.Q(closed_at=None, person=None)),
            models.Index("asked_by", name="step_open_asker", condition=models.Q(closed_at=None)),
            models.Index("ref", name="step_open_ref", condition=models.Q(closed_at=None)),
            models.Index(fields=["answered_by", "-answered_at"], name="step_answered"),
            models.Index("group", name="step_group", condition=~models.Q(group="")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | models.Q(unit__isnull=False),
                name="step_has_a_holder",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}：{self.holder}"

    @property
    def holder(self) -> str:
        """To whom it is addressed: a name, a unit, or a unit's head."""
        if self.person_id:
            return str(self.person)
        return f"{self.unit.spoken}负责人" if self.heads else self.unit.spoken

    @property
    def told(self) -> str:
        """What was said or done: 同意, 已阅; for work what the button says."""
        if self.kind == self.Kind.ACT:
            return label_of(self.flow, self.verdict)
        return str(dict(self.Verdict.choices).get(self.verdict, self.verdict))

    @property
    def state_label(self) -> str:
        """What the record's state was called."""
        flow = known(self.flow)
        return flow.label(self.state) if flow else ""

    @property
    def is_open(self) -> bool:
        """Whether somebody has to act on it now."""
        return self.opened_at is not None and self.closed_at is None

    @property
    def signature(self) -> str:
        """Who answered, and for whom: 李四（代张三）."""
        if not self.answered_by_id:
            return ""
        if self.acting_for_id:
            return f"{self.answered_by}（代{self.acting_for}）"
        if self.person_id and self.answered_by.person_id != self.person_id:
            return f"{self.answered_by}（代{self.person}）"
        return str(self.answered_by)


class Watch(models.Model):
    """A login follows a record without having a turn on it."""

    user = models.ForeignKey(User, models.PROTECT, related_name="watches", verbose_name="关注人")
    ref = models.ForeignKey(RecordRef, models.PROTECT, related_name="watches", verbose_name="记录")
    since = models.DateTimeField("关注时间")

    class Meta:
        verbose_name = "关注"
        ordering = ["-since", "-id"]
        constraints = [models.UniqueConstraint("user", "ref", name="watch_once")]


class OutsideLink(models.Model):
    """An address by which somebody outside answers one question on one record, once, until a day.

    Only the keyed SM3 digest of its secret is kept; the address itself is shown when it is made and never again.
    """

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    step = models.OneToOneField(Step, models.PROTECT, related_name="link", verbose_name="环节")
    digest = models.CharField("密钥摘要", max_length=64, unique=True)
    name = models.CharField("答复人", max_length=60)
    contact = models.CharField("联系方式", max_length=80, blank=True)
    purpose = models.CharField("请其答复", max_length=200)
    expires_on = models.DateField("有效至")
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="发出人")
    made_at = models.DateTimeField("发出时间")
    opened_at = models.DateTimeField("打开时间", null=True, blank=True)
    used_at = models.DateTimeField("答复时间", null=True, blank=True)
    revoked_at = models.DateTimeField("收回时间", null=True, blank=True)

    class Meta:
        verbose_name = "外部答复链接"
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.name
