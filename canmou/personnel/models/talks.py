"""Integrity talks, and the first of the four forms of supervision (C3).

Only the first form is kept; the other three, and every lead to a problem, belong to the discipline inspectors
(党内监督条例第七条, 纪律处分条例第五条) and have no column here. What was said stays on paper.
"""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.links import link, person
from canmou.kernel.ledger.models import Record


class DisciplineTalk(Record):
    """One talk with one cadre. `measure` is filled for talks under the first form alone."""

    class Kind(models.TextChoices):
        BEFORE_POST = "before_post", "任前廉政谈话"
        DAILY = "daily", "日常廉政谈话"
        BEFORE_HOLIDAY = "before_holiday", "节前廉政谈话"
        REMINDER = "reminder", "第一种形态"

    class Measure(models.TextChoices):
        REMINDER_TALK = "reminder_talk", "谈话提醒"
        CRITICISM = "criticism", "批评教育"
        SELF_EXAMINATION = "self_examination", "责令检查"
        ADMONITION = "admonition", "诫勉"

    class Reason(models.TextChoices):
        WORK = "work", "工作落实"
        STYLE = "style", "工作作风"
        LIFE = "life", "组织生活"
        SECRECY = "secrecy", "保密纪律"
        ROUTINE = "routine", "例行谈话"

    person = person("谈话对象")
    kind = models.CharField("谈话类别", max_length=16, choices=Kind.choices)
    measure = models.CharField(
        "处置方式", max_length=16, choices=Measure.choices, blank=True, help_text="运用第一种形态的才填"
    )
    held_on = models.DateField("谈话日期")
    talker = link("kernel.Person", "谈话人")
    reason = models.CharField("事由类别", max_length=10, choices=Reason.choices)
    follow_up_due = models.DateField("跟踪时限", null=True, blank=True)
    follow_up = models.CharField(
        "跟踪情况", max_length=200, blank=True, help_text="只写改进结果，不写谈话内容"
    )
    followed_up_on = models.DateField("跟踪完成日期", null=True, blank=True)

    class Meta:
        verbose_name = "廉政谈话"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="reminder", measure__gt="") | (~Q(kind="reminder") & Q(measure="")),
                name="personnel_talk_measure_of_first_form",
            ),
            models.CheckConstraint(
                condition=Q(follow_up_due__isnull=True) | Q(follow_up_due__gte=F("held_on")),
                name="personnel_talk_follow_up_due",
            ),
        ]

    @property
    def effective_until(self) -> date | None:
        """The last day on which an admonition bears on promotion and assessment: six months, by custom."""
        if self.measure != self.Measure.ADMONITION:
            return None
        return self.held_on + timedelta(days=182)

    def clean(self) -> None:
        first_form = self.kind == self.Kind.REMINDER
        if first_form and not self.measure:
            raise ValidationError({"measure": "运用第一种形态要填写处置方式"})
        if not first_form and self.measure:
            raise ValidationError({"measure": "廉政谈话不是处置，处置方式应空着"})
        if first_form and not self.follow_up_due:
            raise ValidationError({"follow_up_due": "运用第一种形态要填写跟踪时限"})
        if self.talker_id == self.person_id:
            raise ValidationError({"talker": "谈话人不能是谈话对象本人"})
        if self.follow_up_due and self.follow_up_due < self.held_on:
            raise ValidationError({"follow_up_due": "跟踪时限不能早于谈话日期"})
        if self.followed_up_on and not self.follow_up:
            raise ValidationError({"follow_up": "跟踪完成的请写明情况"})
        if self.followed_up_on and self.followed_up_on < self.held_on:
            raise ValidationError({"followed_up_on": "跟踪完成日期不能早于谈话日期"})
