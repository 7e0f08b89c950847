"""Training: programmes, classes, the city's roster of research cadres, enrolments, evaluation, mentoring (K1)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import RefsField
from canmou.kernel.ledger.links import link, person, persons, unit, units
from canmou.kernel.ledger.models import Record


class Layer(models.TextChoices):
    """Whom a class is for, by layer."""

    LEADERS = "leaders", "领导干部"
    HEADS = "heads", "科级干部"
    STAFF = "staff", "一般干部"
    YOUNG = "young", "年轻干部"
    ALL = "all", "全体"


class TrainingProgramme(Record):
    """A programme over some years: the abilities that it trains and the team it wants."""

    title = models.CharField("培育项目名称", max_length=60, help_text="自带的引号照写，如“四力”培育工程")
    abilities = models.CharField(
        "历练能力", max_length=80, help_text="用顿号隔开，如“脚力、眼力、脑力、笔力”"
    )
    team_goal = models.CharField("队伍目标", max_length=80, help_text="如“博学型、善谋型、实干型”")
    started_on = models.DateField("启动日期")
    ended_on = models.DateField("结束日期", null=True, blank=True, help_text="尚未结束的不填")
    keeper = unit("牵头科室", optional=True)
    content = models.TextField("主要内容", blank=True)

    class Meta:
        verbose_name = "干部培育项目"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="personnel_programme_span",
            )
        ]

    def clean(self) -> None:
        if self.ended_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": "结束日期不能早于启动日期"})


class TrainingClass(Record):
    """A class: by layer, category and stage. `reach` tells a class for the whole city from one of the office."""

    class Reach(models.TextChoices):
        CITY = "city", "面向全市"
        OFFICE = "office", "本室自办"
        SENT = "sent", "外出参训"

    class Category(models.TextChoices):
        WRITING = "writing", "文稿写作"
        RESEARCH = "research", "调查研究"
        POLICY = "policy", "政策理论"
        POLITICS = "politics", "政治能力"
        DIGITAL = "digital", "数字技能"

    class Stage(models.TextChoices):
        ENTRY = "entry", "入职阶段"
        GROWTH = "growth", "成长阶段"
        ADVANCED = "advanced", "提高阶段"

    title = models.CharField("培训班名称", max_length=80, help_text="报告中使用的名称")
    programme = link(TrainingProgramme, "所属培育项目", optional=True)
    reach = models.CharField("范围", max_length=8, choices=Reach.choices)
    layer = models.CharField("层次", max_length=8, choices=Layer.choices)
    category = models.CharField("类别", max_length=10, choices=Category.choices)
    stage = models.CharField("阶段", max_length=10, choices=Stage.choices)
    started_on = models.DateField("开班日期")
    held_on = models.DateField("结业日期", help_text="按这一天计入年度")
    place = models.CharField("地点", max_length=80, blank=True)
    hosts = units("主办单位")
    hours = models.PositiveSmallIntegerField("学时", help_text="课堂学时数")
    content = models.TextField("课程安排", blank=True)
    event = link("activities.Event", "同一活动", optional=True)

    class Meta:
        verbose_name = "培训班"
        constraints = [
            models.CheckConstraint(condition=Q(held_on__gte=F("started_on")), name="personnel_class_span"),
            models.CheckConstraint(condition=Q(hours__gte=1), name="personnel_class_hours"),
        ]

    def clean(self) -> None:
        if self.held_on < self.started_on:
            raise ValidationError({"held_on": "结业日期不能早于开班日期"})


class ResearchCadre(Record):
    """One line of the city's roster of research cadres: who does research and drafting in which body."""

    person = person("调研干部")
    body = unit("所在单位")
    duty = models.CharField("岗位", max_length=60, help_text="如“办公室调研岗”")
    layer = models.CharField("层次", max_length=8, choices=Layer.choices, default=Layer.STAFF)
    registered_on = models.DateField("入册日期")
    left_on = models.DateField("出册日期", null=True, blank=True)

    class Meta:
        verbose_name = "调研干部名册"
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gte=F("registered_on")),
                name="personnel_cadre_span",
            )
        ]


class Enrolment(Record):
    """One person's place in a class, and whether he attended."""

    class Outcome(models.TextChoices):
        ENROLLED = "enrolled", "已报名"
        ATTENDED = "attended", "参训"
        LEAVE = "leave", "请假"
        ABSENT = "absent", "缺席"

    training = link(TrainingClass, "培训班")
    person = person("学员")
    body = unit("所在单位")
    enrolled_on = models.DateField("报名日期")
    outcome = models.CharField("参训情况", max_length=10, choices=Outcome.choices, default=Outcome.ENROLLED)
    hours = models.PositiveSmallIntegerField("完成学时", null=True, blank=True)
    certified_on = models.DateField("结业证日期", null=True, blank=True)

    class Meta:
        verbose_name = "培训学员"
        constraints = [
            models.CheckConstraint(
                condition=Q(certified_on__isnull=True) | Q(outcome="attended"),
                name="personnel_enrolment_certified_who_attended",
            )
        ]

    def clean(self) -> None:
        if self.enrolled_on > self.training.held_on:
            raise ValidationError({"enrolled_on": "报名日期不能晚于结业日期"})
        if self.hours and self.hours > self.training.hours:
            raise ValidationError({"hours": f"完成学时不能超过培训班学时（{self.training.hours}）"})
        if self.certified_on and self.outcome != self.Outcome.ATTENDED:
            raise ValidationError({"certified_on": "未参训的不发结业证"})


class Attendance(Record):
    """The sign-in sheet of one half-day of a class."""

    class Half(models.TextChoices):
        MORNING = "morning", "上午"
        AFTERNOON = "afternoon", "下午"

    training = link(TrainingClass, "培训班")
    held_on = models.DateField("上课日期")
    half = models.CharField("时段", max_length=10, choices=Half.choices)
    course = models.CharField("课程", max_length=100)
    lecturer = models.CharField("授课人", max_length=60, blank=True)
    expected = models.PositiveIntegerField("应到人数")
    present = models.PositiveIntegerField("实到人数")
    absentees = persons("未到人员")

    class Meta:
        verbose_name = "培训签到"
        constraints = [
            models.CheckConstraint(
                condition=Q(present__lte=F("expected")), name="personnel_attendance_present"
            )
        ]

    def clean(self) -> None:
        if not self.training.started_on <= self.held_on <= self.training.held_on:
            raise ValidationError({"held_on": "上课日期不在培训班起止日期之内"})
        if self.present > self.expected:
            raise ValidationError({"present": "实到人数不能多于应到人数"})


class ClassEvaluation(Record):
    """What the participants thought of a class, one row per question."""

    training = link(TrainingClass, "培训班")
    aspect = models.CharField("评估项目", max_length=60, help_text="如“课程针对性”")
    collected_on = models.DateField("收集日期")
    answers = models.PositiveIntegerField("收回份数")
    satisfied = models.PositiveIntegerField("满意份数")
    advice = models.TextField("主要意见", blank=True)

    class Meta:
        verbose_name = "培训评估"
        constraints = [
            models.CheckConstraint(
                condition=Q(answers__gte=1, satisfied__lte=F("answers")), name="personnel_evaluation_share"
            )
        ]

    def clean(self) -> None:
        if self.satisfied > self.answers:
            raise ValidationError({"satisfied": "满意份数不能多于收回份数"})


class MentoringPair(Record):
    """A senior and a young cadre, bound for a term, with a goal and a review."""

    class Review(models.TextChoices):
        EXCELLENT = "excellent", "优秀"
        ACHIEVED = "achieved", "达到目标"
        SHORT = "short", "未达目标"

    mentor = person("导师")
    mentee = person("青年干部")
    goal = models.CharField("培养目标", max_length=200)
    started_on = models.DateField("结对日期")
    ended_on = models.DateField("期满日期")
    works = RefsField("共同成果", ledgers=("LWK",))
    reviewed_on = models.DateField("考评日期", null=True, blank=True)
    review = models.CharField("考评结果", max_length=10, choices=Review.choices, blank=True)
    remark = models.CharField("考评意见", max_length=200, blank=True)

    class Meta:
        verbose_name = "传帮带结对"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__gt=F("started_on")), name="personnel_mentoring_span"
            ),
            models.CheckConstraint(
                condition=~Q(mentor=F("mentee")), name="personnel_mentoring_of_two_persons"
            ),
        ]

    def clean(self) -> None:
        if self.mentor_id == self.mentee_id:
            raise ValidationError({"mentee": "导师和青年干部不能是同一人"})
        if self.ended_on <= self.started_on:
            raise ValidationError({"ended_on": "期满日期应晚于结对日期"})
        if bool(self.review) != bool(self.reviewed_on):
            raise ValidationError({"review": "考评结果和考评日期要么都填，要么都不填"})
