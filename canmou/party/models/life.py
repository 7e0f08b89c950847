"""Members, duties and ticks, branch meetings, the organizational-life meeting, problems, talks, appraisal (P4)."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import RefField
from canmou.kernel.ledger.links import link, person, persons, unit
from canmou.kernel.ledger.models import Record


class PartyMember(Record):
    """A person's membership in the branch, with the party group and duty."""

    class Duty(models.TextChoices):
        SECRETARY = "secretary", "书记"
        DEPUTY = "deputy", "副书记"
        ORGANIZATION = "organization", "组织委员"
        PUBLICITY = "publicity", "宣传委员"
        DISCIPLINE = "discipline", "纪检委员"
        GROUP_HEAD = "group_head", "党小组长"
        MEMBER = "member", "党员"

    person = person("姓名")
    group = unit("党小组")
    duty = models.CharField("党内职务", max_length=14, choices=Duty.choices, default=Duty.MEMBER)
    joined_on = models.DateField("入党日期")
    probation_ends_on = models.DateField("转正日期", null=True, blank=True, help_text="预备党员填预计日期")
    since = models.DateField("转入日期", help_text="组织关系转入本支部的日期")
    until = models.DateField("转出日期", null=True, blank=True)

    class Meta:
        verbose_name = "党员名册"
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="party_member_span"
            )
        ]

    def clean(self) -> None:
        if self.until and self.until < self.since:
            raise ValidationError({"until": "转出日期不能早于转入日期"})
        if self.probation_ends_on and self.probation_ends_on < self.joined_on:
            raise ValidationError({"probation_ends_on": "转正日期不能早于入党日期"})


class PartyDuty(Record):
    """A duty of the party-work checklist, with how often it falls due."""

    class Cycle(models.TextChoices):
        MONTH = "month", "每月"
        QUARTER = "quarter", "每季度"
        HALF = "half", "每半年"
        YEAR = "year", "每年"

    year = models.PositiveIntegerField("年度")
    sequence = models.PositiveSmallIntegerField("序号")
    title = models.CharField("清单事项", max_length=120)
    basis = models.CharField("依据", max_length=150, blank=True)
    cycle = models.CharField("周期", max_length=8, choices=Cycle.choices)
    owner = person("责任人", optional=True)
    standard = models.TextField("工作标准", blank=True)
    listed_on = models.DateField("列入日期")

    class Meta:
        verbose_name = "党建工作清单"


class DutyTick(Record):
    """A duty done for one period, with its evidence."""

    duty = link(PartyDuty, "清单事项")
    period = models.CharField("期间", max_length=10, help_text="如 2022-06、2022-Q2、2022-H1、2022")
    due_on = models.DateField("应完成日期")
    done_on = models.DateField("完成日期")
    done_by = person("办理人", optional=True)
    note = models.CharField("说明", max_length=200, blank=True)
    evidence = RefField("佐证记录", ledgers=())

    class Meta:
        verbose_name = "清单销号"


class BranchMeeting(Record):
    """The core of a branch's life: members' meeting, committee, group meeting, party lecture (三会一课)."""

    class Kind(models.TextChoices):
        MEMBERS = "members", "支部党员大会"
        COMMITTEE = "committee", "支部委员会"
        GROUP = "group", "党小组会"
        LECTURE = "lecture", "党课"

    title = models.CharField("主题", max_length=120)
    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    held_on = models.DateField("日期")
    group = unit("党小组", optional=True)
    presider = person("主持人或授课人", optional=True)
    due_count = models.PositiveSmallIntegerField("应到人数", null=True, blank=True)
    present_count = models.PositiveSmallIntegerField("实到人数", null=True, blank=True)
    decisions = models.TextField("议定事项", blank=True)

    class Meta:
        verbose_name = "三会一课"
        constraints = [
            models.CheckConstraint(
                condition=Q(present_count__isnull=True)
                | Q(due_count__isnull=True)
                | Q(present_count__lte=F("due_count")),
                name="party_branch_meeting_present",
            )
        ]

    def clean(self) -> None:
        due, present = self.due_count, self.present_count
        if due is not None and present is not None and present > due:
            raise ValidationError({"present_count": "实到人数不能多于应到人数"})
        if self.kind == self.Kind.COMMITTEE and due and present is not None and present * 2 <= due:
            raise ValidationError({"present_count": "支委会须有半数以上委员到会"})


class OrgLifeMeeting(Record):
    """An organizational-life meeting (or the leading group's democratic-life meeting)."""

    class Kind(models.TextChoices):
        ORGANIZATIONAL = "organizational", "组织生活会"
        DEMOCRATIC = "democratic", "民主生活会"

    title = models.CharField("主题", max_length=150)
    kind = models.CharField("类别", max_length=16, choices=Kind.choices)
    held_on = models.DateField("召开日期")
    presider = person("主持人", optional=True)
    supervisor = models.CharField("上级督导", max_length=80, blank=True)
    attendees = persons("参加人员")
    summary = models.TextField("情况综述", blank=True)

    class Meta:
        verbose_name = "组织生活会"


class LifePreparation(Record):
    """One step of preparation before the meeting."""

    class Kind(models.TextChoices):
        STUDY = "study", "会前学习"
        TALK = "talk", "谈心谈话"
        OPINIONS = "opinions", "征求意见"
        SELF_EXAMINATION = "self_examination", "对照检查材料"

    meeting = link(OrgLifeMeeting, "组织生活会")
    kind = models.CharField("准备事项", max_length=18, choices=Kind.choices)
    done_on = models.DateField("完成日期")
    person = person("人员", optional=True)
    count = models.PositiveSmallIntegerField(
        "人次或条数", default=1, validators=[MinValueValidator(1, "要从1起")]
    )
    content = models.CharField("内容", max_length=200, blank=True)

    class Meta:
        verbose_name = "会前准备"
        constraints = [models.CheckConstraint(condition=Q(count__gte=1), name="party_preparation_count")]

    def clean(self) -> None:
        if self.done_on > self.meeting.held_on:
            raise ValidationError({"done_on": "会前准备的完成日期不能晚于召开日期"})


class RectificationItem(Record):
    """A problem found, with measure, owner and deadline; closed only when another has verified it."""

    class Source(models.TextChoices):
        ORG_LIFE = "org_life", "组织生活会"
        DEMOCRATIC_LIFE = "democratic_life", "民主生活会"
        CAMPAIGN = "campaign", "专项行动"
        INSPECTION = "inspection", "巡察检查"
        CHECKUP = "checkup", "党性体检"

    meeting = link(OrgLifeMeeting, "组织生活会", optional=True)
    source = models.CharField("问题来源", max_length=16, choices=Source.choices)
    origin_record = RefField("来源记录", ledgers=("SCF",))
    problem = models.CharField("问题", max_length=200)
    category = models.CharField("类别", max_length=20, blank=True, help_text="如“理论学习”“工作作风”")
    found_on = models.DateField("查摆日期")
    measure = models.TextField("整改措施")
    section = unit("责任科室", optional=True)
    owner = person("责任人")
    due_on = models.DateField("整改时限")
    closed_on = models.DateField("整改到位日期", null=True, blank=True)
    result = models.TextField("整改结果", blank=True)
    verified_by = person("验收人", optional=True)
    verified_on = models.DateField("验收日期", null=True, blank=True)

    class Meta:
        verbose_name = "整改问题"
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("found_on")), name="party_problem_due"),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | ~Q(verified_by=F("owner")), name="party_problem_other"
            ),
            models.CheckConstraint(
                condition=Q(verified_on__isnull=True) | Q(closed_on__isnull=False),
                name="party_problem_verified",
            ),
        ]

    def clean(self) -> None:
        if self.due_on < self.found_on:
            raise ValidationError({"due_on": "整改时限不能早于查摆日期"})
        if self.closed_on and self.closed_on < self.found_on:
            raise ValidationError({"closed_on": "整改到位日期不能早于查摆日期"})
        if self.verified_by_id and self.verified_by_id == self.owner_id:
            raise ValidationError({"verified_by": "验收人不能是责任人本人，须由他人验收"})
        if bool(self.verified_by_id) != bool(self.verified_on):
            raise ValidationError({"verified_on": "验收人和验收日期要同时填写"})
        if self.verified_on and (not self.closed_on or self.verified_on < self.closed_on):
            raise ValidationError({"verified_on": "验收要在整改到位之后"})


class MemberTalk(Record):
    """A heart-to-heart talk between members. Open to the party secretary and the personnel officer only."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", "委员之间"
        WITH_MEMBER = "with_member", "委员与党员"
        MEMBERS = "members", "党员之间"

    talked_on = models.DateField("谈话日期")
    kind = models.CharField("谈心类别", max_length=14, choices=Kind.choices)
    talker = person("谈话人")
    member = person("谈话对象")
    content = models.TextField("谈话要点", blank=True)
    follow_up = models.CharField("后续", max_length=200, blank=True)

    class Meta:
        verbose_name = "谈心谈话"
        constraints = [models.CheckConstraint(condition=~Q(talker=F("member")), name="party_talk_of_two")]

    def clean(self) -> None:
        if self.talker_id == self.member_id:
            raise ValidationError({"member": "谈话对象不能是谈话人自己"})


class MemberAppraisal(Record):
    """The yearly appraisal of a member. Open to the party secretary and the personnel officer only."""

    class Grade(models.TextChoices):
        EXCELLENT = "excellent", "优秀"
        QUALIFIED = "qualified", "合格"
        BASIC = "basic", "基本合格"
        UNQUALIFIED = "unqualified", "不合格"

    year = models.PositiveIntegerField("评议年度")
    member = person("党员")
    appraised_on = models.DateField("评议日期")
    self_review = models.BooleanField("已作个人自评", default=True)
    grade = models.CharField("等次", max_length=12, choices=Grade.choices)
    comment = models.CharField("组织评语", max_length=200, blank=True)

    class Meta:
        verbose_name = "民主评议党员"
