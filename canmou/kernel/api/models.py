"""Personal tokens of the JSON interface, and addresses of personal calendars."""

from django.db import models

from canmou.kernel.people.models import new_uid


class ApiToken(models.Model):
    """A token by which a program acts as its owner. Only a digest is kept; the token itself is shown once."""

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    user = models.ForeignKey("kernel.User", models.PROTECT, related_name="tokens", verbose_name="用户")
    name = models.CharField("用途", max_length=40)
    digest = models.CharField("摘要", max_length=64, unique=True, editable=False)
    may_write = models.BooleanField("可登记和修改", default=False)
    created_at = models.DateTimeField("创建时间")
    expires_on = models.DateField("有效期至")
    used_on = models.DateField("最近使用", null=True, blank=True)
    revoked_at = models.DateTimeField("停用时间", null=True, blank=True)

    class Meta:
        verbose_name = "接口令牌"
        ordering = ["-created_at", "-id"]


class CalendarFeed(models.Model):
    """The secret address under which a calendar program reads its owner's dates. Only a digest is kept."""

    user = models.OneToOneField("kernel.User", models.PROTECT, related_name="feed", verbose_name="用户")
    digest = models.CharField("摘要", max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField("创建时间")

    class Meta:
        verbose_name = "日程订阅"
