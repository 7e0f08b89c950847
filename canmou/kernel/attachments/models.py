"""Files of records: the content once (`Blob`), and a row for each record that holds it (`Attachment`)."""

from django.db import models

from canmou.kernel.people.models import new_uid


class Blob(models.Model):
    """Content, kept once under its address. Encrypted: under a data key that is wrapped by the key file."""

    address = models.CharField("内容地址", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("字节数")
    kind = models.CharField("类型", max_length=8)
    encrypted = models.BooleanField("加密", default=False)
    wrapped_key = models.CharField("包裹的数据密钥", max_length=120, blank=True)

    class Meta:
        verbose_name = "附件内容"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(encrypted=True) ^ models.Q(wrapped_key=""),
                name="encrypted_blob_has_its_key",
            )
        ]

    def __str__(self) -> str:
        return self.address


class Attachment(models.Model):
    """A file of a record. Only this row grants reading, to whoever may read the record."""

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    ref = models.ForeignKey(
        "kernel.RecordRef", models.PROTECT, related_name="attachments", verbose_name="所属记录"
    )
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="attachments", verbose_name="内容")
    name = models.CharField("文件名", max_length=200)
    title = models.CharField("说明", max_length=200, blank=True)
    added_at = models.DateTimeField("上传时间")
    added_by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="上传人")
    voided = models.BooleanField("已移除", default=False)

    class Meta:
        verbose_name = "附件"
        ordering = ["added_at", "id"]

    def __str__(self) -> str:
        return self.title or self.name
