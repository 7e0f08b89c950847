"""Notices to a login, how each wants them, what is on its way by mail and chat, and which reminders were given."""

from django.db import models

from canmou.kernel.people.models import new_uid


class NoticeKind(models.TextChoices):
    TURN = "turn", "待办"
    READ = "read", "传阅"
    URGE = "urge", "催办"
    BACK = "back", "退回"
    ANSWER = "answer", "回复"
    REMIND = "remind", "提醒"
    OVERDUE = "overdue", "超期"
    SYSTEM = "system", "系统"


class Channel(models.TextChoices):
    MAIL = "mail", "邮件"
    CHAT = "chat", "工作群或机器人"


class Notice(models.Model):
    """One thing that a login is told: a sentence about a record, whose title is read when the notice is read.

    With a step it is settled, and needs no reading, once that step is closed.
    """

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    user = models.ForeignKey("kernel.User", models.PROTECT, related_name="notices", verbose_name="收件人")
    kind = models.CharField("类别", max_length=8, choices=NoticeKind.choices)
    ref = models.ForeignKey(
        "kernel.RecordRef", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="记录"
    )
    step = models.ForeignKey(
        "kernel.Step", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="流程环节"
    )
    sentence = models.CharField("内容", max_length=200)
    link = models.CharField("链接", max_length=200, blank=True)
    urgent = models.BooleanField("特急", default=False)
    at = models.DateTimeField("时间")
    read_at = models.DateTimeField("已读时间", null=True, blank=True)

    class Meta:
        verbose_name = "通知"
        ordering = ["-id"]
        indexes = [models.Index(fields=["user", "read_at", "-id"], name="notice_unread_of_user")]

    @property
    def settled(self) -> bool:
        """Whether what it asks was done, by whomever."""
        return self.step is not None and self.step.closed_at is not None

    @property
    def fresh(self) -> bool:
        """Whether it still wants reading."""
        return self.read_at is None and not self.settled


class NoticeChoice(models.Model):
    """How one login wants its notices on one channel; for chat also its own robot's address, sealed."""

    class Mode(models.TextChoices):
        NOW = "now", "立即"
        HALF = "half", "半日汇总"
        DAILY = "daily", "每日汇总"
        NONE = "none", "不发"

    user = models.ForeignKey(
        "kernel.User", models.PROTECT, related_name="notice_choices", verbose_name="用户"
    )
    channel = models.CharField("渠道", max_length=4, choices=Channel.choices)
    mode = models.CharField("方式", max_length=5, choices=Mode.choices, default=Mode.DAILY)
    sealed_address = models.TextField("机器人地址（加密）", blank=True)

    class Meta:
        verbose_name = "通知方式"
        constraints = [models.UniqueConstraint("user", "channel", name="notice_choice_once")]


class NoticeSettings(models.Model):
    """An office's chat robot and the days and hours of reminders and digests."""

    class Chat(models.TextChoices):
        WECOM = "wecom", "企业微信、政务微信"
        DINGTALK = "dingtalk", "钉钉"

    office = models.OneToOneField(
        "kernel.Office", models.PROTECT, related_name="notice_settings", verbose_name="机关"
    )
    chat = models.CharField("群机器人", max_length=8, choices=Chat.choices, default=Chat.WECOM)
    sealed_address = models.TextField("群机器人地址（加密）", blank=True)
    sealed_secret = models.TextField("加签密钥（加密）", blank=True)
    first_lead = models.PositiveSmallIntegerField("第一次提醒：期限前几个工作日", default=3)
    second_lead = models.PositiveSmallIntegerField("第二次提醒：期限前几个工作日", default=1)
    morning = models.PositiveSmallIntegerField("上午汇总几点发", default=8)
    afternoon = models.PositiveSmallIntegerField("下午汇总几点发", default=14)

    class Meta:
        verbose_name = "通知设置"


class Reminder(models.Model):
    """That a login was reminded of one deadline at one stage: never twice, and never twice on a day."""

    OVERDUE = -1

    user = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="收件人")
    ref = models.ForeignKey("kernel.RecordRef", models.PROTECT, related_name="+", verbose_name="记录")
    what = models.CharField("期限", max_length=80)
    due_on = models.DateField("期限日期")
    stage = models.SmallIntegerField("提前的工作日", help_text="-1 为超期")
    on = models.DateField("提醒日期")

    class Meta:
        verbose_name = "已发的提醒"
        constraints = [
            models.UniqueConstraint("user", "ref", "what", "due_on", "stage", name="reminder_once_a_stage"),
            models.UniqueConstraint("user", "ref", "what", "on", name="reminder_once_a_day"),
        ]


class NoticeRun(models.Model):
    """That an office's daily work on notices was done: reminders, the morning's and the afternoon's digest."""

    class What(models.TextChoices):
        REMIND = "remind", "到期提醒"
        MORNING = "am", "上午汇总"
        AFTERNOON = "pm", "下午汇总"

    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    on = models.DateField("日期")
    what = models.CharField("事项", max_length=6, choices=What.choices)

    class Meta:
        verbose_name = "通知日程"
        constraints = [models.UniqueConstraint("office", "on", "what", name="notice_run_once")]


class Outgoing(models.Model):
    """One message on its way by one channel: to a login, or without one to the office's group.

    Its text is put together when it is sent.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "待发送"
        SENT = "sent", "已发送"
        FAILED = "failed", "没有发出"
        NEEDLESS = "needless", "不必再发"

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    user = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="收件人"
    )
    channel = models.CharField("渠道", max_length=4, choices=Channel.choices)
    digest = models.BooleanField("汇总", default=False)
    notices = models.ManyToManyField(Notice, related_name="outgoing", verbose_name="通知")
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField("发送次数", default=0)
    made_at = models.DateTimeField("生成时间")
    next_at = models.DateTimeField("下次发送时间")
    sent_at = models.DateTimeField("发出时间", null=True, blank=True)
    failure = models.CharField("没有发出的原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "待发通知"
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) | models.Q(channel="chat", digest=True),
                name="message_without_a_login_is_a_groups_digest",
            )
        ]
        indexes = [models.Index(fields=["state", "next_at"], name="outgoing_due")]
