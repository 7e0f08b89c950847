"""What the jury office keeps beside the ledgers of grading: texts, excuses, rulings, draws, who reads which entry."""

from decimal import Decimal

from django.db import models

from canmou.kernel.people.models import new_uid
from canmou.research.models.grading import Entry, GradingRound, Reviewer, ReviewScore


class EntryText(models.Model):
    """One edition of an entry's text: as written, or the anonymous copy that reviewers read. Kept as plain text alone,
    so that no name in a file's properties comes along.
    """

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="texts", verbose_name="参评成果")
    blind = models.BooleanField("匿名稿")
    edition = models.PositiveSmallIntegerField("稿次")
    text = models.TextField("正文")
    characters = models.PositiveIntegerField("字数")
    made_at = models.DateTimeField("提交时间")
    made_by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="提交人")

    class Meta:
        verbose_name = "参评文本"
        ordering = ["entry", "blind", "edition"]
        constraints = [models.UniqueConstraint("entry", "blind", "edition", name="entry_text_edition_once")]


class LeakExcuse(models.Model):
    """A name in an anonymous copy that tells nobody's authorship, and why. It holds while the words around it stand."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="excuses", verbose_name="参评成果")
    word = models.CharField("词语", max_length=80)
    context = models.CharField("上下文", max_length=200)
    reason = models.CharField("保留理由", max_length=200)
    at = models.DateTimeField("时间")
    by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="认定人")

    class Meta:
        verbose_name = "署名线索说明"
        constraints = [models.UniqueConstraint("entry", "word", "context", name="leak_excused_once")]


class AvoidanceRuling(models.Model):
    """What a person found of a reviewer and an entry where the records do not tell."""

    reviewer = models.ForeignKey(Reviewer, models.PROTECT, related_name="rulings", verbose_name="评审")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="rulings", verbose_name="参评成果")
    clear = models.BooleanField("可以评审")
    reason = models.CharField("核实情况", max_length=200)
    at = models.DateTimeField("认定时间")
    by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="认定人")

    class Meta:
        verbose_name = "回避认定"
        ordering = ["pk"]


class Draw(models.Model):
    """A draw of a round, with the seed from which it can be drawn again."""

    class Kind(models.TextChoices):
        CODES = "codes", "匿名编号"
        READERS = "readers", "分配评审"

    round = models.ForeignKey(GradingRound, models.PROTECT, related_name="draws", verbose_name="等级评定")
    kind = models.CharField("抽取事项", max_length=8, choices=Kind.choices)
    seed = models.CharField("种子", max_length=32)
    at = models.DateTimeField("抽取时间")
    by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="操作人")

    class Meta:
        verbose_name = "抽取记录"
        ordering = ["pk"]


def _mark(label: str) -> models.Field:
    return models.DecimalField(label, max_digits=4, decimal_places=1, null=True, blank=True)


class Reading(models.Model):
    """One reviewer reads one entry under its code: the marks drafted, and the score that came of them."""

    class State(models.TextChoices):
        WAITING = "waiting", "待评"
        DRAFT = "draft", "已存草稿"
        HANDED_IN = "handed_in", "已提交"
        ABSTAINED = "abstained", "已回避"

    class Cause(models.TextChoices):
        FIRST = "first", "首次分配"
        REPLACING = "replacing", "替补"
        SPREAD = "spread", "分差过大复评"

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="readings", verbose_name="参评成果")
    reviewer = models.ForeignKey(Reviewer, models.PROTECT, related_name="readings", verbose_name="评审")
    cause = models.CharField("缘由", max_length=10, choices=Cause.choices, default=Cause.FIRST)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.WAITING)
    choice = _mark("选题价值")
    depth = _mark("调研深度与数据")
    analysis = _mark("分析与创新")
    feasibility = _mark("对策可行性")
    style = _mark("文字与规范")
    use = _mark("转化应用")
    comment = models.CharField("评语", max_length=200, blank=True)
    abstained_because = models.CharField("回避理由", max_length=200, blank=True)
    assigned_at = models.DateTimeField("分配时间")
    assigned_by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="分配人")
    changed_at = models.DateTimeField("最近改动", null=True, blank=True)
    score = models.OneToOneField(
        ReviewScore, models.PROTECT, null=True, blank=True, related_name="reading", verbose_name="评分"
    )

    class Meta:
        verbose_name = "评审任务"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("entry", "reviewer", name="reading_once")]

    @property
    def sum(self) -> Decimal | None:
        """The whole score once every item has a mark."""
        marks = [getattr(self, name) for name in ReviewScore.LIMITS]
        return None if None in marks else sum(marks, Decimal(0))
