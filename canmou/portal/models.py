"""What goes with a link to somebody outside, and the whole of what came back by it."""

from django.db import models

from canmou.kernel.people.models import new_uid


class Question(models.Model):
    """What somebody outside is shown by a link besides what is asked, and the answer in full.

    The workflow keeps the link, its days and the beginning of the answer as an opinion.
    """

    link = models.OneToOneField(
        "kernel.OutsideLink", models.PROTECT, related_name="question", verbose_name="外部答复链接"
    )
    text = models.TextField("给对方看的文字", blank=True)
    answer = models.TextField("答复全文", blank=True)
    answered_name = models.CharField("答复人署名", max_length=60, blank=True)

    class Meta:
        verbose_name = "外部答复"


class ShownFile(models.Model):
    """One file of the record that is shown by a link. The file's removal takes it away there, too."""

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    question = models.ForeignKey(
        Question, models.CASCADE, related_name="shown_files", verbose_name="外部答复"
    )
    attachment = models.ForeignKey("kernel.Attachment", models.CASCADE, related_name="+", verbose_name="附件")

    class Meta:
        verbose_name = "给外部看的附件"
        constraints = [models.UniqueConstraint("question", "attachment", name="shown_file_once")]
