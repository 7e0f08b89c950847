"""Signing in: attempts and sessions, former passwords, second factors."""

from django.db import models

from canmou.kernel.people.models import User, new_uid


class SignIn(models.Model):
    """One attempt to sign in to a login. A good one is a session until `ended_at`.

    `session` is a keyed digest of the session's key, so that this table opens none.
    """

    class Way(models.TextChoices):
        PASSWORD = "password", "口令"
        CODE = "code", "口令和验证码"
        RECOVERY = "recovery", "口令和恢复码"
        CITY = "city", "统一身份认证"

    class Outcome(models.TextChoices):
        OK = "ok", "成功"
        WRONG_PASSWORD = "wrong_password", "口令不对"
        WRONG_CODE = "wrong_code", "验证码不对"
        EXPIRED = "expired", "一次性口令过期"
        REFUSED = "refused", "账号停用或锁定"

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    user = models.ForeignKey(User, models.PROTECT, related_name="sign_ins", verbose_name="用户")
    at = models.DateTimeField("时间")
    ip = models.CharField("来源地址", max_length=45, blank=True)
    agent = models.CharField("设备", max_length=60, blank=True)
    way = models.CharField("方式", max_length=8, choices=Way.choices)
    outcome = models.CharField("结果", max_length=16, choices=Outcome.choices)
    session = models.CharField("会话摘要", max_length=64, blank=True)
    ended_at = models.DateTimeField("退出时间", null=True, blank=True)

    class Meta:
        verbose_name = "登录记录"
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["user", "-at"], name="sign_in_by_user")]


class FormerPassword(models.Model):
    """The hash of a password that a login had: it is not taken again for a while."""

    user = models.ForeignKey(User, models.PROTECT, related_name="former_passwords", verbose_name="用户")
    password = models.CharField("口令摘要", max_length=128)
    until = models.DateTimeField("停用时间")

    class Meta:
        verbose_name = "用过的口令"
        ordering = ["-until", "-id"]


class SecondFactor(models.Model):
    """The device that shows a login's one-time codes. The key is sealed; `last_step` keeps a code from being used twice."""

    user = models.OneToOneField(User, models.PROTECT, related_name="second_factor", verbose_name="用户")
    sealed_key = models.CharField("密钥（密封）", max_length=120)
    confirmed_at = models.DateTimeField("启用时间", null=True, blank=True)
    last_step = models.BigIntegerField("最近用过的时间步", default=-1)
    failures = models.PositiveIntegerField("连续输错次数", default=0)
    locked_until = models.DateTimeField("锁定至", null=True, blank=True)

    class Meta:
        verbose_name = "第二因子"


class RecoveryCode(models.Model):
    """A code on paper that stands in for the device once; only its keyed digest is kept."""

    user = models.ForeignKey(User, models.PROTECT, related_name="recovery_codes", verbose_name="用户")
    digest = models.CharField("摘要", max_length=64)
    used_at = models.DateTimeField("使用时间", null=True, blank=True)

    class Meta:
        verbose_name = "恢复码"
        constraints = [models.UniqueConstraint("user", "digest", name="recovery_code_once")]


class SecondFactorRole(models.Model):
    """Holders of this role must have a second factor."""

    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    role = models.CharField("角色", max_length=40)

    class Meta:
        verbose_name = "须用验证码的角色"
        constraints = [models.UniqueConstraint("office", "role", name="second_factor_role_once")]
