"""What the results of a round rest on, kept as it was: the frozen input, the proposal, the committee, what objections
changed. None of it is a ledger: nobody but the office of the jury reads it.
"""

from django.db import models

from canmou.instructions.api import Conversion
from canmou.kernel.audit.models import Kept
from canmou.kernel.people.models import Unit, new_uid
from canmou.research.models.grading import Entry, Grade, GradingRound, Objection, Reviewer


def _mark(label: str) -> models.Field:
    return models.DecimalField(label, max_digits=4, decimal_places=1)


class Ranking(Kept):
    """One freezing of a round: the rules by which it was ranked. `digest` is SM3 over the whole input."""

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    round = models.ForeignKey(GradingRound, models.PROTECT, related_name="rankings", verbose_name="等级评定")
    number = models.PositiveSmallIntegerField("第几次")
    frozen_on = models.DateField("冻结日期")
    at = models.DateTimeField("时间")
    by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="操作人")
    trim_from = models.PositiveSmallIntegerField("几个评分起去掉最高最低")
    spread_limit = models.DecimalField("分差上限", max_digits=5, decimal_places=2)
    ties = models.CharField("同分比较次序", max_length=60)
    digest = models.CharField("校验值", max_length=64)

    class Meta:
        verbose_name = "评定排名"
        ordering = ["round", "number"]
        constraints = [models.UniqueConstraint("round", "number", name="ranking_once")]


class RankQuota(Kept):
    """A quota as it was frozen."""

    ranking = models.ForeignKey(Ranking, models.PROTECT, related_name="quotas", verbose_name="排名")
    grade = models.CharField("等级", max_length=8, choices=Grade.choices)
    unit_kind = models.CharField("单位类别", max_length=12, choices=Unit.Kind.choices, blank=True)
    places = models.PositiveSmallIntegerField("名额", null=True)
    share = models.DecimalField("占参评数", max_digits=5, decimal_places=2, null=True)
    evidence_from = models.CharField("证据门槛", max_length=4, choices=Conversion.Grade.choices, blank=True)

    class Meta:
        verbose_name = "冻结的名额"
        ordering = ["pk"]


class RankEntry(Kept):
    """An entry as it was frozen: what it is, whose, and the best level of proof that stood in the ledgers."""

    ranking = models.ForeignKey(Ranking, models.PROTECT, related_name="entries", verbose_name="排名")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="ranked", verbose_name="参评成果")
    title = models.CharField("题名", max_length=200)
    unit_name = models.CharField("申报单位", max_length=120)
    unit_kind = models.CharField("单位类别", max_length=12)
    category = models.CharField("组别", max_length=20)
    level = models.CharField("证据等级", max_length=4, blank=True)

    class Meta:
        verbose_name = "冻结的参评成果"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint("ranking", "entry", name="rank_entry_once")]


class RankProof(Kept):
    """A stored record that proves the use made of an entry, as it stood at the freezing."""

    entry = models.ForeignKey(RankEntry, models.PROTECT, related_name="proofs", verbose_name="参评成果")
    ref = models.ForeignKey("kernel.RecordRef", models.PROTECT, related_name="+", verbose_name="记录")
    level = models.CharField("证据等级", max_length=4)
    told = models.CharField("证据", max_length=300)

    class Meta:
        verbose_name = "冻结的证据"
        ordering = ["pk"]


class RankScore(Kept):
    """A score sheet as it was frozen."""

    entry = models.ForeignKey(RankEntry, models.PROTECT, related_name="scores", verbose_name="参评成果")
    reviewer = models.ForeignKey(Reviewer, models.PROTECT, related_name="+", verbose_name="评审")
    choice = _mark("选题价值")
    depth = _mark("调研深度与数据")
    analysis = _mark("分析与创新")
    feasibility = _mark("对策可行性")
    style = _mark("文字与规范")
    use = _mark("转化应用")

    class Meta:
        verbose_name = "冻结的评分"
        ordering = ["pk"]


class RankResult(Kept):
    """What the ranking came to for an entry. `contested`: the committee decides who of the tied has the place."""

    entry = models.OneToOneField(RankEntry, models.PROTECT, related_name="result", verbose_name="参评成果")
    mean = models.DecimalField("平均分", max_digits=5, decimal_places=2)
    spread = models.DecimalField("分差", max_digits=5, decimal_places=2)
    place = models.PositiveSmallIntegerField("名次")
    shared = models.BooleanField("并列")
    grade = models.CharField("建议等级", max_length=8, choices=Grade.choices, blank=True)
    contested = models.CharField("待定等级", max_length=8, choices=Grade.choices, blank=True)
    told = models.TextField("说明", blank=True)

    class Meta:
        verbose_name = "排名结果"
        ordering = ["place", "pk"]


class CommitteeMeeting(Kept):
    """A meeting of the committee on a ranking, and its vote on the proposal as a whole."""

    ranking = models.ForeignKey(Ranking, models.PROTECT, related_name="meetings", verbose_name="排名")
    met_on = models.DateField("会议日期")
    presider = models.CharField("主持人", max_length=40)
    members = models.PositiveSmallIntegerField("到会评委")
    votes_for = models.PositiveSmallIntegerField("同意")
    votes_against = models.PositiveSmallIntegerField("反对")
    abstained = models.PositiveSmallIntegerField("弃权")
    at = models.DateTimeField("登记时间")
    by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="登记人")

    class Meta:
        verbose_name = "评委会会议"
        ordering = ["pk"]


class CommitteeRuling(Kept):
    """What the committee decided of one entry, by a vote of its own and for a reason. The latest stands."""

    meeting = models.ForeignKey(CommitteeMeeting, models.PROTECT, related_name="rulings", verbose_name="会议")
    entry = models.ForeignKey(RankEntry, models.PROTECT, related_name="rulings", verbose_name="参评成果")
    grade = models.CharField("评定等级", max_length=8, choices=Grade.choices, blank=True)
    votes_for = models.PositiveSmallIntegerField("同意")
    votes_against = models.PositiveSmallIntegerField("反对")
    abstained = models.PositiveSmallIntegerField("弃权")
    reason = models.CharField("理由", max_length=200)
    at = models.DateTimeField("登记时间")
    by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="登记人")

    class Meta:
        verbose_name = "评委会逐篇决定"
        ordering = ["pk"]


class ResultChange(Kept):
    """What an upheld objection changed: the grade of an entry before and after."""

    objection = models.ForeignKey(Objection, models.PROTECT, related_name="changes", verbose_name="异议")
    entry = models.ForeignKey(RankEntry, models.PROTECT, related_name="changes", verbose_name="参评成果")
    before = models.CharField("原等级", max_length=8, choices=Grade.choices, blank=True)
    after = models.CharField("改为", max_length=8, choices=Grade.choices, blank=True)
    reason = models.CharField("理由", max_length=300)
    at = models.DateTimeField("时间")
    by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="操作人")

    class Meta:
        verbose_name = "异议引起的改动"
        ordering = ["pk"]
