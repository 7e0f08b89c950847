"""A plan on its way in: the uploaded file and the items found in it, kept until somebody has looked at them."""

from django.core.validators import MaxLengthValidator
from django.db import models

from canmou.kernel.ledger.lines import Line
from canmou.kernel.ledger.links import link, person, unit, units
from canmou.kernel.people.models import new_uid
from canmou.supervision.models.plan import PlanAction, PlanDocument, PlanItem


class PlanDraft(models.Model):
    """An uploaded plan under review. Whoever may change plans of its section goes on with it.

    corrects: the document of which this is a corrected edition. made: what it became.
    """

    class State(models.TextChoices):
        OPEN = "open", "核对中"
        DONE = "done", "已列入"
        DISCARDED = "discarded", "已放弃"

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    office = link("kernel.Office", "机关")
    unit = unit("归口科室")
    by = link("kernel.User", "上传人")
    at = models.DateTimeField("上传时间")
    changed_at = models.DateTimeField("最近修改")
    changed_by = link("kernel.User", "最近修改人")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.OPEN)
    file_name = models.CharField("文件名", max_length=200)
    blob = models.OneToOneField(
        "kernel.Blob", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="内容"
    )
    unused = models.CharField("没有用到的列", max_length=300, blank=True)
    title = models.CharField("文件题名", max_length=150, blank=True)
    kind = models.CharField(
        "类别", max_length=12, choices=PlanDocument.Kind.choices, default=PlanDocument.Kind.WORK_PLAN
    )
    line = models.CharField("工作线", max_length=12, choices=Line.choices, default=Line.PARTY)
    year = models.PositiveIntegerField("年度")
    adopted_on = models.DateField("印发日期", null=True, blank=True)
    document_number = models.CharField("发文字号", max_length=40, blank=True)
    approved_at = models.CharField("审议会议", max_length=80, blank=True)
    corrects = link(PlanDocument, "所更正的计划文件", optional=True)
    made = link(PlanDocument, "列入的计划文件", optional=True)

    class Meta:
        verbose_name = "待核对计划"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.title or self.file_name

    #: It is guarded as the plan document that it will be.
    ledger_code = "SPD"
    source_unit_id = None


class PlanDraftItem(models.Model):
    """A passage of the file and what it was read as. Names and the deadline are kept as words, and what they mean.

    kept: it becomes an item; else it is set aside. match: the item of the corrected document that it repeats.
    """

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    draft = models.ForeignKey(PlanDraft, models.CASCADE, related_name="items", verbose_name="待核对计划")
    place = models.PositiveIntegerField("次序")
    version = models.PositiveIntegerField("版本", default=1)
    kept = models.BooleanField("列为项目", default=True)
    spot = models.CharField("所在位置", max_length=80, blank=True)
    source = models.TextField("原文", blank=True)
    heading = models.CharField("所在标题", max_length=300, blank=True)
    label = models.CharField("原文编号", max_length=20, blank=True)
    task = models.CharField("任务", max_length=200)
    measure = models.TextField("措施", blank=True, validators=[MaxLengthValidator(8000)])
    duty_words = models.CharField("责任原文", max_length=500, blank=True)
    due_words = models.CharField("时限原文", max_length=100, blank=True)
    lead_text = models.CharField("牵头科室", max_length=200, blank=True)
    support_text = models.CharField("配合科室", max_length=500, blank=True)
    person_text = models.CharField("责任人", max_length=100, blank=True)
    leader_text = models.CharField("分管领导", max_length=100, blank=True)
    supervisor_text = models.CharField("督导人", max_length=100, blank=True)
    due_text = models.CharField("完成时限", max_length=100, blank=True)
    lead_section = unit("牵头科室", optional=True)
    support_sections = units("配合科室")
    responsible = person("责任人", optional=True)
    leader = person("分管领导", optional=True)
    supervisor = person("督导人", optional=True)
    due_on = models.DateField("完成时限", null=True, blank=True)
    standing = models.BooleanField("长期坚持", default=False)
    due_doubt = models.CharField("时限疑问", max_length=120, blank=True)
    unknown = models.CharField("没有对应的名称", max_length=500, blank=True)
    dual_duty = models.BooleanField("一岗双责事项", default=False)
    action = link(PlanAction, "所属行动", optional=True)
    match = link(PlanItem, "对应的原项目", optional=True)

    class Meta:
        verbose_name = "待核对项目"
        ordering = ["place", "pk"]
        indexes = [models.Index("draft", "place", name="plan_draft_in_order")]

    def __str__(self) -> str:
        return self.task

    @property
    def open_points(self) -> list[str]:
        """What keeps this row on the list of rows to look at."""
        points = []
        if not self.due_on:
            points.append(self.due_doubt or "没有时限，请填写")
        elif self.due_doubt:
            points.append(self.due_doubt)
        if self.unknown:
            points.append(f"没有对应上：{self.unknown}")
        if not self.lead_section_id and not self.lead_text:
            points.append("没有牵头科室")
        return points
