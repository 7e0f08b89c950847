"""What people of the desk keep for themselves: saved views of ledgers."""

from django.db import models

from canmou.kernel.people.models import new_uid


class SavedView(models.Model):
    """A list of a ledger under a name: filters, order, columns, page size. Private, or shared with a section."""

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    owner = models.ForeignKey(
        "kernel.User", models.CASCADE, related_name="saved_views", verbose_name="所有人"
    )
    ledger = models.CharField("台账", max_length=4)
    name = models.CharField("名称", max_length=40)
    shared_with = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="共享科室"
    )
    filters = models.TextField("筛选条件", blank=True, help_text="地址里的写法，如 q=座谈&f=kind.in.meeting")
    sort = models.CharField("排序", max_length=60, blank=True)
    columns = models.TextField("栏目", blank=True, help_text="字段名，用逗号隔开，空为默认")
    size = models.PositiveIntegerField("每页条数")
    changed_at = models.DateTimeField("修改时间")

    class Meta:
        verbose_name = "台账视图"
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint("owner", "ledger", "name", name="view_name_once_per_owner")]

    def __str__(self) -> str:
        return self.name


class DefaultView(models.Model):
    """The view in which a ledger opens for one user."""

    user = models.ForeignKey("kernel.User", models.CASCADE, related_name="+", verbose_name="用户")
    ledger = models.CharField("台账", max_length=4)
    view = models.ForeignKey(SavedView, models.CASCADE, related_name="+", verbose_name="视图")

    class Meta:
        verbose_name = "默认视图"
        constraints = [models.UniqueConstraint("user", "ledger", name="one_default_view_per_ledger")]
