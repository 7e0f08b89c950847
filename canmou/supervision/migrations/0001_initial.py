import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import canmou.kernel.people.models.units
from canmou.kernel.first_migration import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("kernel", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "title",
                    models.CharField(
                        help_text="名称中自带的引号照写", max_length=120, verbose_name="专项行动名称"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("own", "本室自行开展"), ("above", "上级统一部署")],
                        max_length=6,
                        verbose_name="来源",
                    ),
                ),
                (
                    "line",
                    models.CharField(
                        choices=[
                            ("party", "党建引领"),
                            ("research", "调查研究"),
                            ("drafting", "以文辅政"),
                            ("thinktank", "政府智库"),
                            ("conduct", "工作作风"),
                            ("capacity", "履职能力"),
                        ],
                        max_length=12,
                        verbose_name="工作线",
                    ),
                ),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="部署文件")),
                ("started_on", models.DateField(verbose_name="开始日期")),
                (
                    "ended_on",
                    models.DateField(
                        blank=True, help_text="尚未结束的不填", null=True, verbose_name="结束日期"
                    ),
                ),
                ("aim", models.CharField(blank=True, max_length=200, verbose_name="目标")),
                ("summary", models.TextField(blank=True, verbose_name="总结")),
                (
                    "cited",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="报告中点名列举的先后，不列举的不填",
                        null=True,
                        verbose_name="列举次序",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "launched_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="部署单位",
                    ),
                ),
                (
                    "lead_section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="牵头科室",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "support_sections",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.unit", verbose_name="配合科室"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "专项行动",
            },
        ),
        migrations.CreateModel(
            name="CampaignFinding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("problem", models.CharField(max_length=200, verbose_name="问题")),
                (
                    "category",
                    models.CharField(
                        blank=True, help_text="如“庸”“懒”“散”“慢”“拖”“瞒”", max_length=20, verbose_name="类别"
                    ),
                ),
                ("found_on", models.DateField(verbose_name="发现日期")),
                ("measure", models.TextField(blank=True, verbose_name="整改措施")),
                ("due_on", models.DateField(verbose_name="整改时限")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="整改到位日期")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.campaign",
                        verbose_name="专项行动",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "rectification",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="整改台账记录",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="责任人",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="责任科室",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="验收人",
                    ),
                ),
            ],
            options={
                "verbose_name": "专项行动发现问题",
            },
        ),
        migrations.CreateModel(
            name="CampaignStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("sequence", models.PositiveSmallIntegerField(verbose_name="步骤次序")),
                ("title", models.CharField(help_text="如“动员部署”", max_length=60, verbose_name="步骤名称")),
                ("started_on", models.DateField(verbose_name="开始日期")),
                ("ended_on", models.DateField(verbose_name="结束日期")),
                ("content", models.TextField(blank=True, verbose_name="内容")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.campaign",
                        verbose_name="专项行动",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "专项行动步骤",
            },
        ),
        migrations.CreateModel(
            name="DispatchEdition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        default=canmou.kernel.people.models.units.new_uid,
                        editable=False,
                        max_length=16,
                        unique=True,
                        verbose_name="标识",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="第几版")),
                ("title", models.CharField(max_length=200, verbose_name="标题")),
                ("locked_on", models.DateField(verbose_name="锁定日期")),
                ("meeting_on", models.DateField(blank=True, null=True, verbose_name="调度会日期")),
                ("presider", models.CharField(blank=True, max_length=40, verbose_name="主持人")),
                ("since", models.DateField(help_text="上一期锁定之后", verbose_name="变动起算日")),
                ("kept_at", models.DateTimeField(verbose_name="留存时间")),
                ("audit_count", models.BigIntegerField(verbose_name="审计条数")),
                ("audit_head", models.CharField(blank=True, max_length=64, verbose_name="审计链末条")),
                ("digest", models.CharField(max_length=64, verbose_name="校验值")),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="锁定人",
                    ),
                ),
            ],
            options={
                "verbose_name": "调度单定稿",
                "ordering": ["-kept_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="DispatchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("content", models.CharField(max_length=200, verbose_name="工作任务")),
                ("progress", models.TextField(verbose_name="进展")),
                ("percent", models.PositiveSmallIntegerField(help_text="0到100", verbose_name="完成比例")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="时限")),
                (
                    "light",
                    models.CharField(
                        choices=[("green", "绿"), ("yellow", "黄"), ("red", "红")],
                        help_text="绿：按期；黄：所剩时间不足；红：超期",
                        max_length=6,
                        verbose_name="灯色",
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        blank=True, help_text="为什么是这个灯色", max_length=200, verbose_name="灯色说明"
                    ),
                ),
                ("obstacle", models.TextField(blank=True, verbose_name="卡点")),
                ("next_plan", models.TextField(blank=True, verbose_name="下期计划")),
                ("submitted_on", models.DateField(help_text="晚于锁定日期的算迟报", verbose_name="报送日期")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="科室",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="填报人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "半月调度条目",
            },
        ),
        migrations.CreateModel(
            name="DispatchFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="次序")),
                ("metric", models.CharField(max_length=80, verbose_name="指标")),
                ("label", models.CharField(max_length=60, verbose_name="名称")),
                ("measure", models.CharField(blank=True, max_length=10, verbose_name="计量单位")),
                ("value", models.PositiveIntegerField(verbose_name="数值")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="supervision.dispatchedition",
                        verbose_name="调度单",
                    ),
                ),
            ],
            options={
                "verbose_name": "调度单的数字",
                "ordering": ["edition", "place"],
            },
        ),
        migrations.CreateModel(
            name="DispatchIssue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("issued_on", models.DateField(verbose_name="印发日期")),
                (
                    "document_number",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.documentnumber",
                        verbose_name="发文字号",
                    ),
                ),
                (
                    "docx",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.blob",
                        verbose_name="Word 文件",
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issue",
                        to="supervision.dispatchedition",
                        verbose_name="调度单",
                    ),
                ),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="印发人",
                    ),
                ),
                (
                    "pdf",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.blob",
                        verbose_name="PDF 文件",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.dispatchissue",
                        verbose_name="替代",
                    ),
                ),
            ],
            options={
                "verbose_name": "调度单印发",
            },
        ),
        migrations.CreateModel(
            name="DispatchLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("entry", "科室任务"),
                            ("change", "与上期相比"),
                            ("idle", "无人更新"),
                            ("remark", "上期意见落实"),
                            ("absent", "迟报未报"),
                        ],
                        max_length=8,
                        verbose_name="部分",
                    ),
                ),
                ("place", models.PositiveIntegerField(verbose_name="次序")),
                ("section_name", models.CharField(blank=True, max_length=80, verbose_name="科室名称")),
                ("title", models.CharField(max_length=300, verbose_name="事项")),
                ("what", models.CharField(blank=True, max_length=300, verbose_name="情况")),
                (
                    "light",
                    models.CharField(
                        blank=True,
                        choices=[("green", "绿"), ("yellow", "黄"), ("red", "红")],
                        max_length=6,
                        verbose_name="灯色",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="灯色说明")),
                ("again", models.BooleanField(default=False, verbose_name="连续两期红灯")),
                ("percent", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="完成比例")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="时限")),
                ("progress", models.TextField(blank=True, verbose_name="完成情况")),
                ("obstacle", models.TextField(blank=True, verbose_name="卡点")),
                ("next_plan", models.TextField(blank=True, verbose_name="下步打算")),
                ("who", models.CharField(blank=True, max_length=40, verbose_name="责任人")),
                ("version", models.PositiveIntegerField(blank=True, null=True, verbose_name="记录版本")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="supervision.dispatchedition",
                        verbose_name="调度单",
                    ),
                ),
                (
                    "ref",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="记录",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "调度单的内容",
                "ordering": ["edition", "part", "place"],
            },
        ),
        migrations.CreateModel(
            name="DispatchRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("year", models.PositiveIntegerField(verbose_name="年份")),
                ("month", models.PositiveSmallIntegerField(verbose_name="月份")),
                (
                    "half",
                    models.CharField(
                        choices=[("A", "上半月"), ("B", "下半月")], max_length=1, verbose_name="期次"
                    ),
                ),
                ("ends_on", models.DateField(help_text="15日或月末", verbose_name="截止日")),
                ("opened_on", models.DateField(blank=True, null=True, verbose_name="开期日期")),
                (
                    "due_on",
                    models.DateField(
                        blank=True, help_text="会前2个工作日", null=True, verbose_name="报送时限"
                    ),
                ),
                (
                    "locked_on",
                    models.DateField(blank=True, help_text="会前2天", null=True, verbose_name="锁定日期"),
                ),
                (
                    "first_locked_on",
                    models.DateField(
                        blank=True,
                        help_text="解锁后重新锁定的，保留第一次",
                        null=True,
                        verbose_name="首次锁定日期",
                    ),
                ),
                ("meeting_on", models.DateField(blank=True, null=True, verbose_name="调度会日期")),
                ("sheet_number", models.CharField(blank=True, max_length=40, verbose_name="调度单字号")),
                ("decisions", models.TextField(blank=True, verbose_name="议定事项")),
                (
                    "attendees",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.person", verbose_name="参加人员"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "presider",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="主持人",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "半月调度",
            },
        ),
        migrations.CreateModel(
            name="DispatchRemark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("remark", models.CharField(max_length=300, verbose_name="调度意见")),
                ("made_on", models.DateField(verbose_name="提出日期")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="时限")),
                (
                    "addressed_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="承办科室",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.dispatchentry",
                        verbose_name="针对条目",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="提出人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="转为任务",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.dispatchround",
                        verbose_name="调度期次",
                    ),
                ),
            ],
            options={
                "verbose_name": "调度意见",
            },
        ),
        migrations.AddField(
            model_name="dispatchentry",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="supervision.dispatchround",
                verbose_name="调度期次",
            ),
        ),
        migrations.AddField(
            model_name="dispatchedition",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="supervision.dispatchround",
                verbose_name="调度期次",
            ),
        ),
        migrations.CreateModel(
            name="DispatchSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("automatic", models.BooleanField(default=True, verbose_name="到日自动开期、锁定")),
                (
                    "meeting_after",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(15),
                        ],
                        verbose_name="调度会在期末后第几个工作日",
                    ),
                ),
                (
                    "lock_before",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="会前几个工作日锁定",
                    ),
                ),
                (
                    "issuer_mark",
                    models.CharField(
                        blank=True,
                        help_text="空着用本机关的标志",
                        max_length=60,
                        verbose_name="调度单发文机关标志",
                    ),
                ),
                (
                    "issuer_code",
                    models.CharField(
                        blank=True,
                        help_text="空着用本机关代字加“调”字",
                        max_length=12,
                        verbose_name="调度单机关代字",
                    ),
                ),
                (
                    "convener",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="组织科室",
                    ),
                ),
                (
                    "exempt",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.unit", verbose_name="不填报的科室"
                    ),
                ),
                (
                    "hand",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="自动办理的账号",
                    ),
                ),
                (
                    "office",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "presider",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="主持人",
                    ),
                ),
            ],
            options={
                "verbose_name": "半月调度设置",
            },
        ),
        migrations.CreateModel(
            name="DispatchSheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("due_on", models.DateField(verbose_name="报送时限")),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="报送日期")),
                (
                    "late_on",
                    models.DateField(
                        blank=True,
                        help_text="锁定时没有报送的记下，此后一直标明",
                        null=True,
                        verbose_name="记迟报日期",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="科室说明")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.dispatchround",
                        verbose_name="调度期次",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="科室",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="报送人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "科室调度表",
            },
        ),
        migrations.CreateModel(
            name="DraftConsultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "title",
                    models.CharField(help_text="不加书名号", max_length=150, verbose_name="征求意见稿题名"),
                ),
                ("document_number", models.CharField(blank=True, max_length=40, verbose_name="来文字号")),
                ("received_on", models.DateField(verbose_name="收到日期")),
                ("due_on", models.DateField(verbose_name="反馈时限")),
                ("section_due_on", models.DateField(blank=True, null=True, verbose_name="科室反馈时限")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("agree", "无不同意见"), ("suggest", "提出修改意见"), ("object", "不同意")],
                        max_length=8,
                        verbose_name="反馈结论",
                    ),
                ),
                ("reply_text", models.TextField(blank=True, help_text="一段一行", verbose_name="复函正文")),
                ("replied_on", models.DateField(blank=True, null=True, verbose_name="反馈日期")),
                ("reply_number", models.CharField(blank=True, max_length=40, verbose_name="复函字号")),
                ("adopted", models.CharField(blank=True, max_length=200, verbose_name="采纳情况")),
                (
                    "adoption_told_on",
                    models.DateField(blank=True, null=True, verbose_name="得知采纳情况日期"),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="审签人",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "earlier",
                    models.ManyToManyField(
                        blank=True,
                        help_text="同一事项以前提过的意见",
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="以往意见",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "sections",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.unit", verbose_name="征求科室"
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="来文单位",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "征求意见稿",
            },
        ),
        migrations.CreateModel(
            name="ConsultationOpinion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("given_on", models.DateField(verbose_name="提出日期")),
                ("place", models.CharField(blank=True, max_length=60, verbose_name="条款或位置")),
                ("opinion", models.TextField(verbose_name="意见")),
                ("sent", models.BooleanField(default=True, verbose_name="已纳入复函")),
                ("adopted", models.BooleanField(default=False, verbose_name="被采纳")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="提出人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="科室",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.draftconsultation",
                        verbose_name="征求意见稿",
                    ),
                ),
            ],
            options={
                "verbose_name": "征求意见反馈",
            },
        ),
        migrations.CreateModel(
            name="ForeignForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("title", models.CharField(max_length=120, verbose_name="表格名称")),
                ("received_on", models.DateField(verbose_name="收到日期")),
                ("due_on", models.DateField(verbose_name="报送时限")),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("excel", "Excel 表"),
                            ("word", "Word 表"),
                            ("system", "网上系统"),
                            ("paper", "纸质"),
                        ],
                        max_length=8,
                        verbose_name="形式",
                    ),
                ),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("once", "一次性"),
                            ("week", "每周"),
                            ("month", "每月"),
                            ("quarter", "每季"),
                            ("year", "每年"),
                        ],
                        default="once",
                        max_length=8,
                        verbose_name="频次",
                    ),
                ),
                ("zero_report", models.BooleanField(default=False, verbose_name="零报告")),
                ("handed_in_on", models.DateField(blank=True, null=True, verbose_name="报出日期")),
                ("method", models.CharField(blank=True, max_length=60, verbose_name="报送方式")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "filled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="填报人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="审核人",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="填报科室",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="要表单位",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "外来表格",
            },
        ),
        migrations.CreateModel(
            name="IntakeTerms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "critical_workdays",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(90, "不能大于90"),
                        ],
                        verbose_name="特急件回告（工作日）",
                    ),
                ),
                (
                    "urgent_workdays",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(90, "不能大于90"),
                        ],
                        verbose_name="较急件回告（工作日）",
                    ),
                ),
                (
                    "normal_workdays",
                    models.PositiveSmallIntegerField(
                        default=15,
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(90, "不能大于90"),
                        ],
                        verbose_name="一般件回告（工作日）",
                    ),
                ),
                (
                    "step_workdays",
                    models.PositiveSmallIntegerField(
                        default=1,
                        help_text="特急件当天办；都不晚于回告时限",
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(90, "不能大于90"),
                        ],
                        verbose_name="拟办、批办、分办各（工作日）",
                    ),
                ),
                (
                    "check_workdays",
                    models.PositiveSmallIntegerField(
                        default=2,
                        help_text="特急件1个工作日",
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(90, "不能大于90"),
                        ],
                        verbose_name="回告待核（工作日）",
                    ),
                ),
                (
                    "comment_workdays",
                    models.PositiveSmallIntegerField(
                        default=5,
                        help_text="来文没有写反馈时限的",
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(90, "不能大于90"),
                        ],
                        verbose_name="征求意见稿反馈（工作日）",
                    ),
                ),
                (
                    "office",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "收件时限设置",
            },
        ),
        migrations.CreateModel(
            name="Matter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("title", models.CharField(max_length=150, verbose_name="事项")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("document", "来文"),
                            ("phone", "电话交办"),
                            ("oral", "口头交办"),
                            ("photo", "图片转来"),
                            ("message", "即时消息"),
                            ("meeting", "会议通知"),
                        ],
                        max_length=10,
                        verbose_name="来件方式",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="收到日期")),
                ("document_number", models.CharField(blank=True, max_length=40, verbose_name="来文字号")),
                (
                    "urgency",
                    models.CharField(
                        choices=[("normal", "一般"), ("urgent", "较急"), ("critical", "特急")],
                        default="normal",
                        max_length=10,
                        verbose_name="缓急",
                    ),
                ),
                ("proposal", models.CharField(blank=True, max_length=300, verbose_name="拟办意见")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="回告时限")),
                ("replied_on", models.DateField(blank=True, null=True, verbose_name="回告日期")),
                ("reply", models.TextField(blank=True, verbose_name="回告内容")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="办结日期")),
                (
                    "content",
                    models.TextField(blank=True, help_text="电话记录、消息原文等", verbose_name="来件内容"),
                ),
                (
                    "offline",
                    models.BooleanField(
                        default=False,
                        help_text="内容不能放进本系统的填“是”：只计承办人、期限和件数，不登记文字和文件",
                        verbose_name="线下办理",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="批办领导",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="承办人",
                    ),
                ),
                (
                    "lead_section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="承办科室",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="拟办人",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="来文单位",
                    ),
                ),
                (
                    "sender_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="交办人",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="转为任务",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "收文与交办",
            },
        ),
        migrations.CreateModel(
            name="Circulation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("sequence", models.PositiveSmallIntegerField(verbose_name="传阅次序")),
                ("sent_on", models.DateField(verbose_name="送阅日期")),
                ("read_on", models.DateField(blank=True, null=True, verbose_name="阅毕日期")),
                ("opinion", models.CharField(blank=True, max_length=200, verbose_name="批阅意见")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="传阅人",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.matter",
                        verbose_name="收文事项",
                    ),
                ),
            ],
            options={
                "verbose_name": "传阅",
            },
        ),
        migrations.CreateModel(
            name="MatterHandling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("assigned_on", models.DateField(verbose_name="分办日期")),
                ("content", models.TextField(blank=True, verbose_name="办理情况")),
                ("finished_on", models.DateField(blank=True, null=True, verbose_name="办毕日期")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "handler",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="承办人",
                    ),
                ),
                (
                    "matter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.matter",
                        verbose_name="收文事项",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="承办科室",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "收文办理",
            },
        ),
        migrations.CreateModel(
            name="Mechanism",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "title",
                    models.CharField(
                        help_text="报告中使用的名称，如“全员调研工作机制”",
                        max_length=100,
                        verbose_name="名称",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("mechanism", "机制"),
                            ("rule", "制度"),
                            ("layout", "工作格局"),
                            ("mode", "工作模式"),
                        ],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                (
                    "line",
                    models.CharField(
                        choices=[
                            ("party", "党建引领"),
                            ("research", "调查研究"),
                            ("drafting", "以文辅政"),
                            ("thinktank", "政府智库"),
                            ("conduct", "工作作风"),
                            ("capacity", "履职能力"),
                        ],
                        max_length=12,
                        verbose_name="工作线",
                    ),
                ),
                ("established_on", models.DateField(verbose_name="建立日期")),
                (
                    "document_title",
                    models.CharField(
                        blank=True,
                        help_text="以哪份文件建立，不加书名号",
                        max_length=150,
                        verbose_name="文件名称",
                    ),
                ),
                ("content", models.TextField(blank=True, verbose_name="主要内容")),
                ("repealed_on", models.DateField(blank=True, null=True, verbose_name="废止日期")),
                (
                    "cited",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="报告中点名列举的先后，不列举的不填",
                        null=True,
                        verbose_name="列举次序",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "keeper",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="执行科室",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "制度机制",
            },
        ),
        migrations.CreateModel(
            name="MechanismChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "kind",
                    models.CharField(
                        choices=[("revised", "修订"), ("repealed", "废止")],
                        max_length=10,
                        verbose_name="变更",
                    ),
                ),
                ("changed_on", models.DateField(verbose_name="变更日期")),
                ("document_title", models.CharField(blank=True, max_length=150, verbose_name="文件名称")),
                ("content", models.TextField(verbose_name="变更内容")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "mechanism",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.mechanism",
                        verbose_name="制度机制",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "制度机制变更",
            },
        ),
        migrations.CreateModel(
            name="MechanismUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("used_on", models.DateField(verbose_name="运用日期")),
                ("content", models.CharField(max_length=300, verbose_name="运用情况")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="佐证记录",
                    ),
                ),
                (
                    "mechanism",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.mechanism",
                        verbose_name="制度机制",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "participants",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.person", verbose_name="参加人员"
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "制度机制运用",
            },
        ),
        migrations.CreateModel(
            name="MeetingSlip",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("title", models.CharField(max_length=120, verbose_name="会议名称")),
                ("held_on", models.DateField(verbose_name="会议日期")),
                ("place", models.CharField(blank=True, max_length=80, verbose_name="地点")),
                (
                    "attended_by",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.person", verbose_name="本室参会人员"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "presider",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="主持人",
                    ),
                ),
                (
                    "recorder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="记录人",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "会议记录单",
            },
        ),
        migrations.CreateModel(
            name="MeetingPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("sequence", models.PositiveSmallIntegerField(verbose_name="次序")),
                ("said_on", models.DateField(verbose_name="讲话日期")),
                (
                    "speaker_name",
                    models.CharField(
                        blank=True,
                        help_text="讲话人不在人员库中的，只写姓名",
                        max_length=40,
                        verbose_name="讲话人姓名",
                    ),
                ),
                ("point", models.TextField(verbose_name="要点")),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("task", "转任务"),
                            ("material", "转素材"),
                            ("note", "备查"),
                            ("open", "待定"),
                        ],
                        default="note",
                        max_length=10,
                        verbose_name="去向",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "followed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="转成的记录",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="讲话人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
                (
                    "slip",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.meetingslip",
                        verbose_name="会议记录单",
                    ),
                ),
            ],
            options={
                "verbose_name": "会议要点",
            },
        ),
        migrations.CreateModel(
            name="PlanAction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "line",
                    models.CharField(
                        choices=[
                            ("party", "党建引领"),
                            ("research", "调查研究"),
                            ("drafting", "以文辅政"),
                            ("thinktank", "政府智库"),
                            ("conduct", "工作作风"),
                            ("capacity", "履职能力"),
                        ],
                        max_length=12,
                        verbose_name="工作线",
                    ),
                ),
                (
                    "sequence",
                    models.PositiveSmallIntegerField(
                        help_text="报告中的章次，从1起",
                        validators=[django.core.validators.MinValueValidator(1, "要从1起")],
                        verbose_name="次序",
                    ),
                ),
                (
                    "short_name",
                    models.CharField(
                        help_text="如“党建引领品质提升行动”", max_length=60, verbose_name="行动名称"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="年度报告中该章的标题全文，不带序号",
                        max_length=120,
                        verbose_name="报告标题",
                    ),
                ),
                ("aim", models.CharField(help_text="如“彰显政治本色”", max_length=60, verbose_name="目标")),
                (
                    "aspect",
                    models.CharField(
                        help_text="概述中的说法，如“党的建设”", max_length=30, verbose_name="工作方面"
                    ),
                ),
                ("adopted_on", models.DateField(verbose_name="确定日期")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "lead_section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="牵头科室",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="分管领导",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "年度行动",
            },
        ),
        migrations.CreateModel(
            name="PlanDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("title", models.CharField(help_text="不加书名号", max_length=150, verbose_name="文件题名")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("key_points", "工作要点"),
                            ("duties", "任务安排"),
                            ("scheme", "实施方案"),
                            ("checklist", "责任清单"),
                            ("work_plan", "工作计划"),
                        ],
                        max_length=12,
                        verbose_name="类别",
                    ),
                ),
                (
                    "line",
                    models.CharField(
                        choices=[
                            ("party", "党建引领"),
                            ("research", "调查研究"),
                            ("drafting", "以文辅政"),
                            ("thinktank", "政府智库"),
                            ("conduct", "工作作风"),
                            ("capacity", "履职能力"),
                        ],
                        max_length=12,
                        verbose_name="工作线",
                    ),
                ),
                ("year", models.PositiveIntegerField(verbose_name="年度")),
                ("adopted_on", models.DateField(verbose_name="印发日期")),
                ("document_number", models.CharField(blank=True, max_length=40, verbose_name="发文字号")),
                (
                    "approved_at",
                    models.CharField(
                        blank=True, help_text="如“2022年第3次党组会”", max_length=80, verbose_name="审议会议"
                    ),
                ),
                (
                    "cited",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="报告中点名列举的先后，不列举的不填",
                        null=True,
                        verbose_name="列举次序",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "计划文件",
            },
        ),
        migrations.AddField(
            model_name="mechanism",
            name="document",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="supervision.plandocument",
                verbose_name="所依计划文件",
            ),
        ),
        migrations.CreateModel(
            name="PlanDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        default=canmou.kernel.people.models.units.new_uid,
                        editable=False,
                        max_length=16,
                        unique=True,
                        verbose_name="标识",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="上传时间")),
                ("changed_at", models.DateTimeField(verbose_name="最近修改")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "核对中"), ("done", "已列入"), ("discarded", "已放弃")],
                        default="open",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="文件名")),
                ("unused", models.CharField(blank=True, max_length=300, verbose_name="没有用到的列")),
                ("title", models.CharField(blank=True, max_length=150, verbose_name="文件题名")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("key_points", "工作要点"),
                            ("duties", "任务安排"),
                            ("scheme", "实施方案"),
                            ("checklist", "责任清单"),
                            ("work_plan", "工作计划"),
                        ],
                        default="work_plan",
                        max_length=12,
                        verbose_name="类别",
                    ),
                ),
                (
                    "line",
                    models.CharField(
                        choices=[
                            ("party", "党建引领"),
                            ("research", "调查研究"),
                            ("drafting", "以文辅政"),
                            ("thinktank", "政府智库"),
                            ("conduct", "工作作风"),
                            ("capacity", "履职能力"),
                        ],
                        default="party",
                        max_length=12,
                        verbose_name="工作线",
                    ),
                ),
                ("year", models.PositiveIntegerField(verbose_name="年度")),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="印发日期")),
                ("document_number", models.CharField(blank=True, max_length=40, verbose_name="发文字号")),
                ("approved_at", models.CharField(blank=True, max_length=80, verbose_name="审议会议")),
                (
                    "blob",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.blob",
                        verbose_name="内容",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="最近修改人",
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.plandocument",
                        verbose_name="所更正的计划文件",
                    ),
                ),
                (
                    "made",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.plandocument",
                        verbose_name="列入的计划文件",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "待核对计划",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PlanItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "sequence",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MinValueValidator(1, "要从1起")],
                        verbose_name="项次",
                    ),
                ),
                (
                    "heading",
                    models.CharField(
                        blank=True,
                        help_text="在文件中的上级标题，多级用“/”隔开",
                        max_length=300,
                        verbose_name="所在标题",
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="文件中的编号，如“（三）”",
                        max_length=20,
                        verbose_name="原文编号",
                    ),
                ),
                ("task", models.CharField(max_length=200, verbose_name="任务")),
                ("measure", models.TextField(blank=True, verbose_name="措施")),
                (
                    "dual_duty",
                    models.BooleanField(
                        default=False, help_text="领导班子成员的党风廉政责任", verbose_name="一岗双责事项"
                    ),
                ),
                (
                    "duty_words",
                    models.CharField(
                        blank=True,
                        help_text="文件中写的牵头、配合单位和责任人，照录",
                        max_length=500,
                        verbose_name="责任原文",
                    ),
                ),
                (
                    "first_due_on",
                    models.DateField(
                        blank=True,
                        help_text="列入计划时的时限，以后改期不改这一栏",
                        null=True,
                        verbose_name="首次时限",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="完成时限")),
                (
                    "due_words",
                    models.CharField(
                        blank=True, help_text="如“6月底前”“长期坚持”", max_length=100, verbose_name="时限原文"
                    ),
                ),
                (
                    "standing",
                    models.BooleanField(
                        default=False,
                        help_text="没有具体时限的勾选，完成时限填当年12月31日",
                        verbose_name="长期坚持",
                    ),
                ),
                ("reported_on", models.DateField(blank=True, null=True, verbose_name="报完成日期")),
                ("completed_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                ("completion", models.TextField(blank=True, verbose_name="完成情况")),
                (
                    "evaluation",
                    models.CharField(
                        blank=True,
                        choices=[("good", "好"), ("fair", "较好"), ("plain", "一般"), ("poor", "差")],
                        max_length=6,
                        verbose_name="评价",
                    ),
                ),
                ("evaluated_on", models.DateField(blank=True, null=True, verbose_name="评价日期")),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.planaction",
                        verbose_name="所属行动",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.plandocument",
                        verbose_name="计划文件",
                    ),
                ),
                (
                    "evaluated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="评价人",
                    ),
                ),
                (
                    "evidence",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.recordref", verbose_name="佐证记录"
                    ),
                ),
                (
                    "lead_section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="牵头科室",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        help_text="一岗双责的责任领导",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="分管领导",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="报告人",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        help_text="没有责任人的项目在“无人负责”清单里列出",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="责任人",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="督导人",
                    ),
                ),
                (
                    "support_sections",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.unit", verbose_name="配合科室"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "计划项目",
            },
        ),
        migrations.CreateModel(
            name="PlanDraftItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.CharField(
                        default=canmou.kernel.people.models.units.new_uid,
                        editable=False,
                        max_length=16,
                        unique=True,
                        verbose_name="标识",
                    ),
                ),
                ("place", models.PositiveIntegerField(verbose_name="次序")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                ("kept", models.BooleanField(default=True, verbose_name="列为项目")),
                ("spot", models.CharField(blank=True, max_length=80, verbose_name="所在位置")),
                ("source", models.TextField(blank=True, verbose_name="原文")),
                ("heading", models.CharField(blank=True, max_length=300, verbose_name="所在标题")),
                ("label", models.CharField(blank=True, max_length=20, verbose_name="原文编号")),
                ("task", models.CharField(max_length=200, verbose_name="任务")),
                (
                    "measure",
                    models.TextField(
                        blank=True,
                        validators=[django.core.validators.MaxLengthValidator(8000)],
                        verbose_name="措施",
                    ),
                ),
                ("duty_words", models.CharField(blank=True, max_length=500, verbose_name="责任原文")),
                ("due_words", models.CharField(blank=True, max_length=100, verbose_name="时限原文")),
                ("lead_text", models.CharField(blank=True, max_length=200, verbose_name="牵头科室")),
                ("support_text", models.CharField(blank=True, max_length=500, verbose_name="配合科室")),
                ("person_text", models.CharField(blank=True, max_length=100, verbose_name="责任人")),
                ("leader_text", models.CharField(blank=True, max_length=100, verbose_name="分管领导")),
                ("supervisor_text", models.CharField(blank=True, max_length=100, verbose_name="督导人")),
                ("due_text", models.CharField(blank=True, max_length=100, verbose_name="完成时限")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="完成时限")),
                ("standing", models.BooleanField(default=False, verbose_name="长期坚持")),
                ("due_doubt", models.CharField(blank=True, max_length=120, verbose_name="时限疑问")),
                ("unknown", models.CharField(blank=True, max_length=500, verbose_name="没有对应的名称")),
                ("dual_duty", models.BooleanField(default=False, verbose_name="一岗双责事项")),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.planaction",
                        verbose_name="所属行动",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="supervision.plandraft",
                        verbose_name="待核对计划",
                    ),
                ),
                (
                    "lead_section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="牵头科室",
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="分管领导",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="责任人",
                    ),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="督导人",
                    ),
                ),
                (
                    "support_sections",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.unit", verbose_name="配合科室"
                    ),
                ),
                (
                    "match",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.planitem",
                        verbose_name="对应的原项目",
                    ),
                ),
            ],
            options={
                "verbose_name": "待核对项目",
                "ordering": ["place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Strategy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "title",
                    models.CharField(help_text="不加引号，如“九大赋能”", max_length=80, verbose_name="名称"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("strategy", "战略部署"),
                            ("goal", "奋斗目标"),
                            ("priority", "重点领域"),
                            ("slogan", "工作要求"),
                        ],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        blank=True,
                        help_text="报告中与名称连用的动词，如“深化”“建设”",
                        max_length=10,
                        verbose_name="搭配动词",
                    ),
                ),
                (
                    "content",
                    models.TextField(blank=True, help_text="各分项，用顿号隔开", verbose_name="内容"),
                ),
                ("valid_from", models.DateField(verbose_name="提出日期")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="停止使用日期")),
                (
                    "cited",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="报告中点名列举的先后，不列举的不填",
                        null=True,
                        verbose_name="列举次序",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.strategy",
                        verbose_name="所属战略",
                    ),
                ),
                (
                    "proclaimed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="提出单位",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "战略目录",
            },
        ),
        migrations.CreateModel(
            name="SupervisionLimits",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "counting",
                    models.CharField(
                        choices=[("calendar", "自然日（末日遇休息日顺延）"), ("workdays", "工作日")],
                        default="calendar",
                        max_length=10,
                        verbose_name="办理时限按",
                    ),
                ),
                (
                    "urgent_days",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(365, "不能大于365"),
                        ],
                        verbose_name="较急事项时限（天）",
                    ),
                ),
                (
                    "normal_days",
                    models.PositiveSmallIntegerField(
                        default=15,
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(365, "不能大于365"),
                        ],
                        verbose_name="一般事项时限（天）",
                    ),
                ),
                (
                    "standing_days",
                    models.PositiveSmallIntegerField(
                        default=180,
                        validators=[
                            django.core.validators.MinValueValidator(7, "不能小于7"),
                            django.core.validators.MaxValueValidator(730, "不能大于730"),
                        ],
                        verbose_name="长期事项时限（天）",
                    ),
                ),
                (
                    "feedback_days",
                    models.PositiveSmallIntegerField(
                        default=7,
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(31, "不能大于31"),
                        ],
                        verbose_name="长期事项反馈间隔（天）",
                    ),
                ),
                (
                    "accept_workdays",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(10, "不能大于10"),
                        ],
                        verbose_name="签收时限（工作日）",
                    ),
                ),
                (
                    "objection_workdays",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(10, "不能大于10"),
                        ],
                        verbose_name="异议期限（工作日）",
                    ),
                ),
                (
                    "decide_workdays",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(10, "不能大于10"),
                        ],
                        verbose_name="异议、延期批复时限（工作日）",
                    ),
                ),
                (
                    "verify_workdays",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(20, "不能大于20"),
                        ],
                        verbose_name="核查、销号时限（工作日）",
                    ),
                ),
                (
                    "archive_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(365, "不能大于365"),
                        ],
                        verbose_name="办结后归档时限（天）",
                    ),
                ),
                (
                    "recent_days",
                    models.PositiveSmallIntegerField(
                        default=180,
                        validators=[
                            django.core.validators.MinValueValidator(0, "不能小于0"),
                            django.core.validators.MaxValueValidator(365, "不能大于365"),
                        ],
                        verbose_name="查重时看办结后多少天内的事项",
                    ),
                ),
                (
                    "yellow_share",
                    models.PositiveSmallIntegerField(
                        default=20,
                        validators=[
                            django.core.validators.MinValueValidator(0, "不能小于0"),
                            django.core.validators.MaxValueValidator(100, "不能大于100"),
                        ],
                        verbose_name="黄灯：剩余时间不足（％）",
                    ),
                ),
                (
                    "yellow_workdays",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(0, "不能小于0"),
                            django.core.validators.MaxValueValidator(60, "不能大于60"),
                        ],
                        verbose_name="黄灯：剩余不足（工作日）",
                    ),
                ),
                (
                    "slip_workdays",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(20, "不能大于20"),
                        ],
                        verbose_name="督查单反馈期限（工作日）",
                    ),
                ),
                (
                    "red_workdays",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(1, "不能小于1"),
                            django.core.validators.MaxValueValidator(60, "不能大于60"),
                        ],
                        verbose_name="橙色警告后再超期多少个工作日发红色督办单",
                    ),
                ),
                (
                    "slip_code",
                    models.CharField(
                        blank=True,
                        help_text="留空为本机关代字加“督”字",
                        max_length=12,
                        verbose_name="督查单机关代字",
                    ),
                ),
                (
                    "points_per_workday",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(0, "不能小于0"),
                            django.core.validators.MaxValueValidator(20, "不能大于20"),
                        ],
                        verbose_name="每延误一个工作日扣分",
                    ),
                ),
                (
                    "points_orange",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[
                            django.core.validators.MinValueValidator(0, "不能小于0"),
                            django.core.validators.MaxValueValidator(50, "不能大于50"),
                        ],
                        verbose_name="每张橙色警告单扣分",
                    ),
                ),
                (
                    "points_red",
                    models.PositiveSmallIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(0, "不能小于0"),
                            django.core.validators.MaxValueValidator(50, "不能大于50"),
                        ],
                        verbose_name="每张红色督办单扣分",
                    ),
                ),
                (
                    "office",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                    ),
                ),
            ],
            options={
                "verbose_name": "督办时限设置",
            },
        ),
        migrations.CreateModel(
            name="SupervisionTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("title", models.CharField(max_length=150, verbose_name="督办事项")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("daily", "日常督办"),
                            ("instruction", "批示督办"),
                            ("meeting", "会议议定事项"),
                            ("dispatch", "调度意见"),
                            ("plan", "计划任务"),
                            ("assist", "协助督查"),
                        ],
                        max_length=12,
                        verbose_name="督办类别",
                    ),
                ),
                (
                    "urgency",
                    models.CharField(
                        choices=[("urgent", "较急"), ("normal", "一般"), ("standing", "长期")],
                        default="normal",
                        max_length=10,
                        verbose_name="缓急",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        help_text="决定、指令、会议或经批准的建议", max_length=200, verbose_name="立项依据"
                    ),
                ),
                (
                    "authority",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("decision", "政府决定"),
                            ("order", "行政首长指令"),
                            ("meeting", "会议议定"),
                            ("proposal", "建议经批准"),
                            ("internal", "本单位内部督办"),
                        ],
                        max_length=10,
                        verbose_name="授权类别",
                    ),
                ),
                (
                    "late_reason",
                    models.CharField(
                        blank=True,
                        help_text="办结时限晚于所属计划项目的，写明理由",
                        max_length=200,
                        verbose_name="晚于计划的理由",
                    ),
                ),
                ("requirement", models.TextField(blank=True, verbose_name="办理要求")),
                (
                    "offline",
                    models.BooleanField(
                        default=False, help_text="内容不宜进入本系统的，只在此计时", verbose_name="线下办理"
                    ),
                ),
                (
                    "duplicate_reason",
                    models.CharField(
                        blank=True,
                        help_text="与已有事项相近仍要立项的，写明为什么",
                        max_length=200,
                        verbose_name="重复立项理由",
                    ),
                ),
                ("assigned_on", models.DateField(verbose_name="交办日期")),
                ("accept_due_on", models.DateField(blank=True, null=True, verbose_name="签收时限")),
                ("accepted_on", models.DateField(blank=True, null=True, verbose_name="签收日期")),
                ("objection_until", models.DateField(blank=True, null=True, verbose_name="异议期限")),
                (
                    "first_due_on",
                    models.DateField(
                        blank=True,
                        help_text="交办时的办结时限，延期、改期都不改这一栏",
                        null=True,
                        verbose_name="首次时限",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="办结时限")),
                (
                    "feedback_due_on",
                    models.DateField(
                        blank=True, help_text="长期事项每周反馈", null=True, verbose_name="下次反馈日期"
                    ),
                ),
                ("reported_on", models.DateField(blank=True, null=True, verbose_name="反馈日期")),
                ("result", models.TextField(blank=True, verbose_name="办理结果")),
                ("verified_on", models.DateField(blank=True, null=True, verbose_name="核查日期")),
                ("completed_on", models.DateField(blank=True, null=True, verbose_name="办结日期")),
                (
                    "evaluation",
                    models.CharField(
                        blank=True,
                        choices=[("good", "好"), ("fair", "较好"), ("plain", "一般"), ("poor", "差")],
                        max_length=6,
                        verbose_name="评价",
                    ),
                ),
                (
                    "lost_points",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=5, null=True, verbose_name="督办扣分"
                    ),
                ),
                ("lost_why", models.CharField(blank=True, max_length=200, verbose_name="扣分说明")),
                ("suspended_on", models.DateField(blank=True, null=True, verbose_name="挂起日期")),
                ("returned_on", models.DateField(blank=True, null=True, verbose_name="退办日期")),
                ("archived_on", models.DateField(blank=True, null=True, verbose_name="归档日期")),
                (
                    "assigned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="交办人",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="销号人",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "evidence",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.recordref", verbose_name="佐证记录"
                    ),
                ),
                (
                    "lead_section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="承办科室",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "origin_record",
                    models.ForeignKey(
                        blank=True,
                        help_text="由哪条记录引出",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="来源记录",
                    ),
                ),
                (
                    "plan_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.planitem",
                        verbose_name="对应计划项目",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="反馈人",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="责任人",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "supervisor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="督办人",
                    ),
                ),
                (
                    "support_sections",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.unit", verbose_name="协办科室"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
                (
                    "verified_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="核查人",
                    ),
                ),
            ],
            options={
                "verbose_name": "督办事项",
            },
        ),
        migrations.AddField(
            model_name="dispatchentry",
            name="task",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="supervision.supervisiontask",
                verbose_name="督办事项",
            ),
        ),
        migrations.CreateModel(
            name="TaskDelay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("assigned_on", models.DateField(verbose_name="交办日期")),
                ("first_due_on", models.DateField(verbose_name="首次时限")),
                ("extensions", models.PositiveSmallIntegerField(default=0, verbose_name="延期次数")),
                ("due_on", models.DateField(verbose_name="最后时限")),
                ("noted_on", models.DateField(verbose_name="记入日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="了结日期")),
                ("allowed_days", models.PositiveIntegerField(default=0, verbose_name="准用天数")),
                (
                    "used_days",
                    models.PositiveIntegerField(default=0, help_text="挂起的不计", verbose_name="实用天数"),
                ),
                ("suspended_days", models.PositiveIntegerField(default=0, verbose_name="挂起天数")),
                ("late_days", models.PositiveIntegerField(default=0, verbose_name="延误天数")),
                ("late_workdays", models.PositiveIntegerField(default=0, verbose_name="延误工作日")),
                ("sentence", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "lead_section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="承办科室",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "responsible",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="责任人",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.supervisiontask",
                        verbose_name="督办事项",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "督办延误",
            },
        ),
        migrations.CreateModel(
            name="TaskDelayShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                (
                    "place",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(9999)], verbose_name="次序"
                    ),
                ),
                ("stage", models.CharField(max_length=20, verbose_name="环节")),
                ("from_on", models.DateField(verbose_name="起")),
                ("to_on", models.DateField(verbose_name="止")),
                ("days", models.PositiveIntegerField(verbose_name="天数")),
                ("workdays", models.PositiveIntegerField(verbose_name="工作日")),
                ("late_days", models.PositiveIntegerField(default=0, verbose_name="其中延误天数")),
                ("late_workdays", models.PositiveIntegerField(default=0, verbose_name="其中延误工作日")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "delay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.taskdelay",
                        verbose_name="督办延误",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="经手人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="所在科室",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "督办延误分解",
            },
        ),
        migrations.CreateModel(
            name="TaskExtension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("requested_on", models.DateField(verbose_name="申请日期")),
                ("former_due_on", models.DateField(verbose_name="原时限")),
                ("due_on", models.DateField(verbose_name="申请延至")),
                ("reason", models.CharField(max_length=300, verbose_name="理由")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("pending", "待定"),
                            ("agreed", "同意"),
                            ("refused", "不同意"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="批复",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="批复日期")),
                ("decision_note", models.CharField(blank=True, max_length=200, verbose_name="批复意见")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="批复人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="申请人",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.supervisiontask",
                        verbose_name="督办事项",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "督办延期",
            },
        ),
        migrations.CreateModel(
            name="TaskObjection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("raised_on", models.DateField(verbose_name="提出日期")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("subject", "责任主体"),
                            ("deadline", "办理时限"),
                            ("both", "责任主体和时限"),
                        ],
                        max_length=10,
                        verbose_name="异议事项",
                    ),
                ),
                ("last_on", models.DateField(verbose_name="异议期限")),
                ("reason", models.CharField(max_length=300, verbose_name="理由")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("pending", "待定"), ("upheld", "维持原交办"), ("changed", "已调整")],
                        default="pending",
                        max_length=8,
                        verbose_name="处理",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="处理日期")),
                ("decision_note", models.CharField(blank=True, max_length=200, verbose_name="处理意见")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="处理人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="提出人",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.supervisiontask",
                        verbose_name="督办事项",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "督办异议",
            },
        ),
        migrations.CreateModel(
            name="TaskProgress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("reported_on", models.DateField(verbose_name="反馈日期")),
                ("percent", models.PositiveSmallIntegerField(help_text="0到100", verbose_name="完成比例")),
                ("content", models.TextField(verbose_name="进展")),
                ("obstacle", models.TextField(blank=True, verbose_name="卡点")),
                ("next_step", models.TextField(blank=True, verbose_name="下步打算")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "evidence",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.recordref", verbose_name="佐证记录"
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "reported_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="反馈人",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.supervisiontask",
                        verbose_name="督办事项",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "督办进展",
            },
        ),
        migrations.CreateModel(
            name="TaskSuspension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("suspended_on", models.DateField(verbose_name="挂起日期")),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("upstream", "等待上级决定"),
                            ("data", "等待数据或外部反馈"),
                            ("policy", "政策调整"),
                            ("force", "突发情况"),
                            ("other", "其他"),
                        ],
                        max_length=10,
                        verbose_name="原因类别",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="原因")),
                ("expected_on", models.DateField(verbose_name="预计恢复日期")),
                ("former_due_on", models.DateField(verbose_name="挂起时的时限")),
                ("resumed_on", models.DateField(blank=True, null=True, verbose_name="恢复日期")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="恢复后的时限")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "resumed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="恢复人",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "suspended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="决定人",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.supervisiontask",
                        verbose_name="督办事项",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "督办挂起",
            },
        ),
        migrations.CreateModel(
            name="TaskUrge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("urged_on", models.DateField(verbose_name="催办日期")),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("note", "催办"),
                            ("blue", "蓝色提醒单"),
                            ("orange", "橙色警告单"),
                            ("red", "红色督办单"),
                        ],
                        default="note",
                        max_length=8,
                        verbose_name="催办等级",
                    ),
                ),
                ("content", models.CharField(blank=True, max_length=200, verbose_name="催办内容")),
                ("document_number", models.CharField(blank=True, max_length=40, verbose_name="发文字号")),
                (
                    "rule",
                    models.CharField(
                        blank=True, help_text="按哪条规则发的", max_length=200, verbose_name="发单依据"
                    ),
                ),
                ("answer_due_on", models.DateField(blank=True, null=True, verbose_name="反馈期限")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="回复日期")),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="回复内容")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="回复人",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="supervision.supervisiontask",
                        verbose_name="督办事项",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
                (
                    "urged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="催办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "督办催办",
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("year", models.PositiveIntegerField(verbose_name="年度")),
                (
                    "slogan",
                    models.CharField(help_text="如“品质提升”，不加引号", max_length=40, verbose_name="主线"),
                ),
                (
                    "year_name",
                    models.CharField(
                        help_text="如“品质提升年”，不加引号", max_length=40, verbose_name="主题年名称"
                    ),
                ),
                (
                    "maxim",
                    models.CharField(
                        help_text="如“融入大局、提高站位、提升品质、辅政有为”，不加引号",
                        max_length=120,
                        verbose_name="工作遵循",
                    ),
                ),
                ("proclaimed_on", models.DateField(verbose_name="提出日期")),
                (
                    "basis",
                    models.CharField(
                        blank=True, help_text="会议或文件名称", max_length=200, verbose_name="依据"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "proclaimed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="提出单位",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "年度主线",
            },
        ),
        migrations.AddField(
            model_name="planaction",
            name="theme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="supervision.theme",
                verbose_name="年度主线",
            ),
        ),
        migrations.CreateModel(
            name="WeeklySheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(editable=False, max_length=32, unique=True, verbose_name="编号")),
                (
                    "state",
                    models.CharField(default="recorded", editable=False, max_length=20, verbose_name="状态"),
                ),
                ("voided", models.BooleanField(default=False, editable=False, verbose_name="已作废")),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="版本")),
                (
                    "origin",
                    models.CharField(
                        choices=[("app", "系统登记"), ("import", "补录导入")],
                        default="app",
                        editable=False,
                        max_length=8,
                        verbose_name="来源方式",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开，一般不填",
                        max_length=100,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("created_at", models.DateTimeField(editable=False, verbose_name="登记时间")),
                ("week_start", models.DateField(verbose_name="周一日期")),
                ("done", models.TextField(verbose_name="本周工作")),
                ("planned", models.TextField(verbose_name="下周计划")),
                ("obstacle", models.TextField(blank=True, verbose_name="困难和建议")),
                ("submitted_on", models.DateField(verbose_name="报送日期")),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "ref",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                    ),
                ),
                (
                    "section",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="科室",
                    ),
                ),
                (
                    "source_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送单位",
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="填报人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "周工作表",
            },
        ),
        migrations.AddConstraint(
            model_name="campaign",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                ),
                name="supervision_campaign_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="campaignstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_on__gte", models.F("started_on"))),
                name="supervision_campaign_step_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="dispatchfigure",
            constraint=models.UniqueConstraint(
                models.F("edition"), models.F("place"), name="dispatch_figure_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="dispatchline",
            constraint=models.UniqueConstraint(
                models.F("edition"), models.F("part"), models.F("place"), name="dispatch_line_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="dispatchround",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__gte", 1), ("month__lte", 12)), name="supervision_dispatch_month"
            ),
        ),
        migrations.AddConstraint(
            model_name="dispatchround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("meeting_on__isnull", True),
                    ("locked_on__isnull", True),
                    ("meeting_on__gte", models.F("locked_on")),
                    _connector="OR",
                ),
                name="supervision_dispatch_locked_before_meeting",
            ),
        ),
        migrations.AddConstraint(
            model_name="dispatchedition",
            constraint=models.UniqueConstraint(
                models.F("round"), models.F("number"), name="dispatch_edition_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="dispatchsettings",
            constraint=models.CheckConstraint(
                condition=models.Q(("meeting_after__gt", models.F("lock_before"))),
                name="dispatch_locks_after_the_half",
            ),
        ),
        migrations.AddConstraint(
            model_name="draftconsultation",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("received_on"))),
                name="supervision_consultation_due_after",
            ),
        ),
        migrations.AddConstraint(
            model_name="foreignform",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("received_on"))),
                name="supervision_form_due_after_received",
            ),
        ),
        migrations.AddConstraint(
            model_name="foreignform",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("handed_in_on__isnull", True),
                    ("handed_in_on__gte", models.F("received_on")),
                    _connector="OR",
                ),
                name="supervision_form_handed_in_after_received",
            ),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_on__isnull", True), ("closed_on__gte", models.F("received_on")), _connector="OR"
                ),
                name="supervision_matter_closed_after",
            ),
        ),
        migrations.AddConstraint(
            model_name="mechanism",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("repealed_on__isnull", True),
                    ("repealed_on__gte", models.F("established_on")),
                    _connector="OR",
                ),
                name="supervision_mechanism_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="planitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("sequence__gte", 1)), name="supervision_plan_item_from_1"
            ),
        ),
        migrations.AddConstraint(
            model_name="planitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("evaluated_on__isnull", True), ("completed_on__isnull", False), _connector="OR"
                ),
                name="supervision_plan_item_evaluated",
            ),
        ),
        migrations.AddIndex(
            model_name="plandraftitem",
            index=models.Index(models.F("draft"), models.F("place"), name="plan_draft_in_order"),
        ),
        migrations.AddConstraint(
            model_name="strategy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="supervision_strategy_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="supervisiontask",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("assigned_on"))),
                name="supervision_task_due_after_assigned",
            ),
        ),
        migrations.AddConstraint(
            model_name="supervisiontask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("completed_on__isnull", True),
                    ("completed_on__gte", models.F("assigned_on")),
                    _connector="OR",
                ),
                name="supervision_task_done_after_assigned",
            ),
        ),
        migrations.AddConstraint(
            model_name="dispatchentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("percent__lte", 100)), name="supervision_dispatch_entry_percent"
            ),
        ),
        migrations.AddConstraint(
            model_name="taskdelay",
            constraint=models.UniqueConstraint(models.F("task"), name="supervision_delay_once_per_task"),
        ),
        migrations.AddConstraint(
            model_name="taskextension",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gt", models.F("former_due_on"))),
                name="supervision_extension_is_later",
            ),
        ),
        migrations.AddConstraint(
            model_name="taskextension",
            constraint=models.CheckConstraint(
                condition=models.Q(("requested_on__lte", models.F("former_due_on"))),
                name="supervision_extension_asked_in_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="taskobjection",
            constraint=models.CheckConstraint(
                condition=models.Q(("raised_on__lte", models.F("last_on"))),
                name="supervision_objection_in_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="taskprogress",
            constraint=models.CheckConstraint(
                condition=models.Q(("percent__lte", 100)), name="supervision_task_progress_percent"
            ),
        ),
        migrations.AddConstraint(
            model_name="planaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("sequence__gte", 1)), name="supervision_plan_action_from_1"
            ),
        ),
        migrations.AddConstraint(
            model_name="weeklysheet",
            constraint=models.CheckConstraint(
                condition=models.Q(("submitted_on__gte", models.F("week_start"))),
                name="supervision_weekly_sheet_after_monday",
            ),
        ),
    ]
