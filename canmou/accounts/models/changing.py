"""What waits for somebody's word: grants asked for, staff to be imported, and what was handed over."""

from django.db import models

from canmou.kernel.people.models import Person, Post, Unit, User, new_uid


class GrantRequest(models.Model):
    """A role that the system administrator prepared; it counts for nothing before the security administrator agrees."""

    class State(models.TextChoices):
        WAITING = "waiting", "待确认"
        GRANTED = "granted", "已授予"
        DECLINED = "declined", "未同意"

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="grant_requests", verbose_name="用户")
    role = models.CharField("角色", max_length=40)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="范围"
    )
    valid_from = models.DateField("生效日期")
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.WAITING)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="提出人")
    asked_at = models.DateTimeField("提出时间")
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="确认人"
    )
    decided_at = models.DateTimeField("确认时间", null=True, blank=True)

    class Meta:
        verbose_name = "授权申请"
        ordering = ["-asked_at", "-id"]


class Handover(models.Model):
    """What a person's login held when it was disabled, and to whom it went."""

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="handovers", verbose_name="停用账号")
    reason = models.CharField("停用原因", max_length=80)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="办理人")
    made_at = models.DateTimeField("办理时间")

    class Meta:
        verbose_name = "工作交接"
        ordering = ["-made_at", "-id"]


class HandoverLine(models.Model):
    """The open items of one ledger that went to one receiver."""

    handover = models.ForeignKey(Handover, models.PROTECT, related_name="lines", verbose_name="工作交接")
    ledger = models.CharField("台账", max_length=4)
    column = models.CharField("栏目", max_length=40)
    count = models.PositiveIntegerField("件数")
    receiver = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="接收人")

    class Meta:
        verbose_name = "交接事项"
        constraints = [models.UniqueConstraint("handover", "ledger", "column", name="handover_line_once")]


class StaffImport(models.Model):
    """An uploaded staff workbook, kept until somebody confirms what it would change."""

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    file_name = models.CharField("文件名", max_length=200)
    by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name="上传人")
    at = models.DateTimeField("上传时间")
    confirmed_at = models.DateTimeField("确认时间", null=True, blank=True)

    class Meta:
        verbose_name = "人员导入"
        ordering = ["-at", "-id"]


class StaffImportRow(models.Model):
    """One row of the workbook as it was read; `roles` are codes with commas between."""

    source = models.ForeignKey(StaffImport, models.CASCADE, related_name="rows", verbose_name="人员导入")
    line = models.PositiveIntegerField("行号")
    name = models.CharField("姓名", max_length=40)
    code = models.CharField("人员编号", max_length=20)
    section = models.CharField("科室", max_length=80)
    title = models.CharField("职务", max_length=60)
    establishment = models.CharField("编制", max_length=12, choices=Post.Establishment.choices)
    since = models.DateField("任职日期")
    username = models.CharField("登录名", max_length=40, blank=True)
    roles = models.CharField("角色", max_length=400, blank=True)

    class Meta:
        verbose_name = "人员导入行"
        ordering = ["source", "line"]
