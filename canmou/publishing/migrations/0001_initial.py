import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from canmou.kernel.first_migration import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("activities", "0001_initial"),
        ("kernel", "0002_append_only"),
        ("library", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Demand",
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
                        help_text="报告直接引用：专项材料填到“材料”二字之前，迎检接待填到“筹备工作”之前",
                        max_length=80,
                        verbose_name="名称",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("inspection", "专项材料"), ("reception", "迎检接待")],
                        max_length=12,
                        verbose_name="类别",
                    ),
                ),
                ("received_on", models.DateField(verbose_name="接到日期")),
                (
                    "due_on",
                    models.DateField(help_text="材料报出或迎检的日子，统计按这一天", verbose_name="完成期限"),
                ),
                ("scope", models.TextField(blank=True, verbose_name="清单说明")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="完成日期")),
                ("outcome", models.CharField(blank=True, max_length=200, verbose_name="结果")),
                (
                    "cited",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="报告中举例时的先后，不填的排在后面",
                        null=True,
                        verbose_name="列举次序",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="来自单位",
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
                    "responsible",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="负责人",
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
                "verbose_name": "专项材料与迎检",
            },
        ),
        migrations.CreateModel(
            name="DemandItem",
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
                ("position", models.PositiveSmallIntegerField(verbose_name="序号")),
                ("title", models.CharField(max_length=120, verbose_name="材料名称")),
                ("due_on", models.DateField(verbose_name="报送期限")),
                ("handed_in_on", models.DateField(blank=True, null=True, verbose_name="报送日期")),
                (
                    "quality",
                    models.CharField(
                        choices=[("accepted", "合格"), ("returned", "退回补正"), ("pending", "未审")],
                        default="pending",
                        max_length=10,
                        verbose_name="审核结果",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
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
                    "demand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="publishing.demand",
                        verbose_name="专项任务",
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
                    "owner",
                    models.ForeignKey(
                        help_text="科室或外单位",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="责任单位",
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
                "verbose_name": "专项材料清单",
            },
        ),
        migrations.CreateModel(
            name="Feature",
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
                ("name", models.CharField(help_text="不带引号", max_length=60, verbose_name="专题栏目名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[("feature", "重点专题"), ("column", "常设栏目")],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("started_on", models.DateField(verbose_name="开设日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                ("aim", models.CharField(blank=True, max_length=160, verbose_name="宗旨")),
                (
                    "cited",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="报告中举例时的先后，不填的排在后面",
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
                    "editor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="责任编辑",
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
                "verbose_name": "专题栏目",
            },
        ),
        migrations.CreateModel(
            name="Article",
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
                ("position", models.PositiveSmallIntegerField(help_text="本期第几篇", verbose_name="篇序")),
                ("title", models.CharField(max_length=160, verbose_name="篇名")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("policy", "中央重要政策文件"),
                            ("experience", "外市先进经验"),
                            ("news", "要闻"),
                            ("research", "调研报告"),
                            ("advice", "对策建议"),
                            ("practice", "工作实践"),
                            ("theory", "理论文章"),
                            ("speech", "领导讲话"),
                            ("data", "数据分析"),
                        ],
                        max_length=12,
                        verbose_name="稿件类别",
                    ),
                ),
                (
                    "author_origin",
                    models.CharField(
                        choices=[
                            ("in_house", "自主撰写"),
                            ("commissioned", "约稿"),
                            ("contributed", "来稿"),
                            ("excerpted", "摘编"),
                        ],
                        max_length=14,
                        verbose_name="作者来源",
                    ),
                ),
                (
                    "byline",
                    models.CharField(
                        blank=True, help_text="刊发时的署名", max_length=80, verbose_name="署名"
                    ),
                ),
                (
                    "characters",
                    models.PositiveIntegerField(help_text="按刊发的文件统计", verbose_name="字数"),
                ),
                (
                    "published_on",
                    models.DateField(help_text="与所在刊期的印发日期一致", verbose_name="刊发日期"),
                ),
                (
                    "author_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="作者单位",
                    ),
                ),
                (
                    "authors",
                    models.ManyToManyField(
                        blank=True,
                        help_text="按署名先后填写",
                        related_name="+",
                        to="kernel.person",
                        verbose_name="本室作者",
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
                (
                    "work",
                    models.ForeignKey(
                        blank=True,
                        help_text="同一文稿另有调研报告、报送件的，指向同一母本",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="library.work",
                        verbose_name="所属母本",
                    ),
                ),
                (
                    "feature",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="publishing.feature",
                        verbose_name="专题栏目",
                    ),
                ),
            ],
            options={
                "verbose_name": "刊发稿件",
            },
        ),
        migrations.CreateModel(
            name="Fee",
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
                ("payee", models.CharField(max_length=40, verbose_name="领取人")),
                (
                    "standard",
                    models.CharField(
                        blank=True, help_text="如“每千字80元”", max_length=60, verbose_name="计发标准"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, help_text="元", max_digits=14, verbose_name="金额"),
                ),
                ("listed_on", models.DateField(verbose_name="造册日期")),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="发放日期")),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fees",
                        to="publishing.article",
                        verbose_name="稿件",
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
                "verbose_name": "稿费",
            },
        ),
        migrations.CreateModel(
            name="Issue",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                (
                    "sequence",
                    models.PositiveSmallIntegerField(help_text="本年第几期，连续编号", verbose_name="期号"),
                ),
                (
                    "total_sequence",
                    models.PositiveIntegerField(help_text="创刊以来第几期，连续编号", verbose_name="总期号"),
                ),
                ("published_on", models.DateField(verbose_name="印发日期")),
                (
                    "theme",
                    models.CharField(
                        help_text="报告中列举用的短语，如“扩大消费”", max_length=60, verbose_name="主题"
                    ),
                ),
                ("copies", models.PositiveIntegerField(blank=True, null=True, verbose_name="印数")),
                (
                    "cited",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="报告中举例时的先后，不填的排在后面",
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
                    "signer",
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
                "verbose_name": "刊期",
            },
        ),
        migrations.CreateModel(
            name="Distribution",
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
                ("sent_on", models.DateField(verbose_name="分送日期")),
                ("copies", models.PositiveIntegerField(verbose_name="份数")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="签收日期")),
                ("signed_by", models.CharField(blank=True, max_length=40, verbose_name="签收人")),
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
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="接收单位",
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
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="distributions",
                        to="publishing.issue",
                        verbose_name="刊期",
                    ),
                ),
            ],
            options={
                "verbose_name": "分送签收",
            },
        ),
        migrations.AddField(
            model_name="article",
            name="issue",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to="publishing.issue",
                verbose_name="刊期",
            ),
        ),
        migrations.CreateModel(
            name="Periodical",
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
                ("name", models.CharField(help_text="不带书名号", max_length=60, verbose_name="刊名")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reference", "参阅件"),
                            ("leader", "呈阅专刊"),
                            ("digest", "政策与要闻专刊"),
                            ("journal", "期刊"),
                        ],
                        max_length=12,
                        verbose_name="刊物类别",
                    ),
                ),
                ("founded_on", models.DateField(verbose_name="创刊日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="停刊日期")),
                (
                    "monthly_min",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="编发频次的承诺", null=True, verbose_name="每月最少期数"
                    ),
                ),
                (
                    "monthly_max",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="每月最多期数"),
                ),
                (
                    "self_written_target",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="百分数，如 70", null=True, verbose_name="自主撰写占比目标"
                    ),
                ),
                ("registration", models.CharField(blank=True, max_length=40, verbose_name="准印证号")),
                ("readers", models.CharField(blank=True, max_length=120, verbose_name="发送范围")),
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
                "verbose_name": "刊物",
            },
        ),
        migrations.CreateModel(
            name="IssuePlan",
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
                ("planned_on", models.DateField(verbose_name="计划印发日期")),
                ("topic", models.CharField(max_length=80, verbose_name="选题")),
                (
                    "note",
                    models.CharField(
                        blank=True, help_text="改题、推迟的原因", max_length=200, verbose_name="说明"
                    ),
                ),
                (
                    "commissioned",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.unit", verbose_name="约稿单位"
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
                    "editor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="责任编辑",
                    ),
                ),
                (
                    "issue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="publishing.issue",
                        verbose_name="实际刊期",
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
                (
                    "periodical",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="publishing.periodical",
                        verbose_name="刊物",
                    ),
                ),
            ],
            options={
                "verbose_name": "刊期计划",
            },
        ),
        migrations.AddField(
            model_name="issue",
            name="periodical",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="issues",
                to="publishing.periodical",
                verbose_name="刊物",
            ),
        ),
        migrations.AddField(
            model_name="feature",
            name="periodical",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="features",
                to="publishing.periodical",
                verbose_name="刊物",
            ),
        ),
        migrations.CreateModel(
            name="ReviewPass",
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
                    "stage",
                    models.CharField(
                        choices=[("first", "初审一校"), ("second", "复审二校"), ("final", "终审三校")],
                        max_length=10,
                        verbose_name="审校环节",
                    ),
                ),
                ("reviewed_on", models.DateField(verbose_name="审校日期")),
                (
                    "errors_found",
                    models.PositiveSmallIntegerField(default=0, help_text="处数", verbose_name="发现差错"),
                ),
                (
                    "errors_left",
                    models.PositiveSmallIntegerField(
                        default=0,
                        help_text="本环节漏过、后来查出的处数；初审不超过5、复审不超过3、终审不超过1",
                        verbose_name="留存差错",
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("pass", "通过"), ("pass_after", "改后通过"), ("hold", "撤稿缓发")],
                        max_length=12,
                        verbose_name="结论",
                    ),
                ),
                ("opinion", models.CharField(blank=True, max_length=200, verbose_name="意见")),
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
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="publishing.issue",
                        verbose_name="刊期",
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
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="审校人",
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
                "verbose_name": "三审三校",
            },
        ),
        migrations.CreateModel(
            name="ScoreRule",
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
                    "event",
                    models.CharField(
                        choices=[
                            ("sent", "报送"),
                            ("adopted", "采用"),
                            ("published", "刊发"),
                            ("instructed", "批示"),
                            ("promoted", "推广"),
                            ("reprinted", "转载"),
                        ],
                        max_length=12,
                        verbose_name="事项",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("nation", "国家级"), ("province", "省级"), ("city", "市级")],
                        max_length=10,
                        verbose_name="级别",
                    ),
                ),
                ("points", models.DecimalField(decimal_places=1, max_digits=5, verbose_name="分值")),
                ("valid_from", models.DateField(verbose_name="启用日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                ("basis", models.CharField(blank=True, max_length=160, verbose_name="依据")),
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
                "verbose_name": "报送计分",
            },
        ),
        migrations.CreateModel(
            name="Submission",
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
                ("title", models.CharField(max_length=160, verbose_name="题名")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("experience", "经验材料"),
                            ("research", "调研报告"),
                            ("summary", "情况总结"),
                            ("advice", "意见建议"),
                            ("information", "政务信息"),
                        ],
                        max_length=12,
                        verbose_name="材料类别",
                    ),
                ),
                ("sent_on", models.DateField(verbose_name="报送日期")),
                (
                    "background",
                    models.CharField(
                        blank=True,
                        help_text="成文的由来，报告直接引用，句末不加标点，如“针对全市医药健康企业应对疫情中的做法开展了调研”",
                        max_length=120,
                        verbose_name="由来",
                    ),
                ),
                ("commissioned", models.BooleanField(default=False, verbose_name="约稿")),
                (
                    "cited",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="报告中举例时的先后，不填的排在后面",
                        null=True,
                        verbose_name="列举次序",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="报送对象",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.channel",
                        verbose_name="报送刊物",
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
                (
                    "work",
                    models.ForeignKey(
                        blank=True,
                        help_text="同一文稿另有调研报告、刊发稿件的，指向同一母本",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="library.work",
                        verbose_name="所属母本",
                    ),
                ),
                (
                    "writers",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.person", verbose_name="撰稿人"
                    ),
                ),
            ],
            options={
                "verbose_name": "对上报送",
            },
        ),
        migrations.CreateModel(
            name="SubmissionEvent",
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
                        choices=[
                            ("sent", "报送"),
                            ("adopted", "采用"),
                            ("published", "刊发"),
                            ("instructed", "批示"),
                            ("promoted", "推广"),
                            ("reprinted", "转载"),
                        ],
                        max_length=12,
                        verbose_name="事项",
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="日期")),
                (
                    "level",
                    models.CharField(
                        choices=[("nation", "国家级"), ("province", "省级"), ("city", "市级")],
                        max_length=10,
                        verbose_name="级别",
                    ),
                ),
                (
                    "reach",
                    models.CharField(
                        blank=True,
                        choices=[("nation", "全国"), ("province", "全省"), ("city", "全市")],
                        max_length=10,
                        verbose_name="推广范围",
                    ),
                ),
                ("issue_text", models.CharField(blank=True, max_length=60, verbose_name="刊期或文号")),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="采用推广单位",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.channel",
                        verbose_name="刊发渠道",
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
                    "instruction",
                    models.ForeignKey(
                        blank=True,
                        help_text="批示台账里的那一条，领导和职务以它为准",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="批示记录",
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
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="publishing.submission",
                        verbose_name="报送件",
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
                "verbose_name": "报送结果",
            },
        ),
        migrations.CreateModel(
            name="UpperVisit",
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
                ("topic", models.CharField(max_length=120, verbose_name="调研主题")),
                (
                    "started_on",
                    models.DateField(
                        blank=True, help_text="只有一天的不填", null=True, verbose_name="开始日期"
                    ),
                ),
                ("ended_on", models.DateField(help_text="跨日的填结束日", verbose_name="来访日期")),
                ("leader", models.CharField(blank=True, max_length=60, verbose_name="带队人")),
                (
                    "headcount",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="来访人数"),
                ),
                ("places", models.CharField(blank=True, max_length=160, verbose_name="调研地点")),
                ("outcome", models.CharField(blank=True, max_length=200, verbose_name="结果")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="来访单位",
                    ),
                ),
                (
                    "companions",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.person", verbose_name="陪同人员"
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
                    "hosts",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.unit", verbose_name="接待单位"
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
                "verbose_name": "上级来访调研",
            },
        ),
        migrations.AddConstraint(
            model_name="demand",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("received_on"))), name="demand_due_after_received"
            ),
        ),
        migrations.AddConstraint(
            model_name="demand",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_on__isnull", True), ("closed_on__gte", models.F("received_on")), _connector="OR"
                ),
                name="demand_closed_after_received",
            ),
        ),
        migrations.AddConstraint(
            model_name="fee",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gt", 0)), name="fee_positive"),
        ),
        migrations.AddConstraint(
            model_name="fee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("paid_on__isnull", True), ("paid_on__gte", models.F("listed_on")), _connector="OR"
                ),
                name="fee_paid_after_listed",
            ),
        ),
        migrations.AddConstraint(
            model_name="distribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("copies__gte", 1)), name="distribution_has_copies"
            ),
        ),
        migrations.AddConstraint(
            model_name="distribution",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("received_on__isnull", True), ("received_on__gte", models.F("sent_on")), _connector="OR"
                ),
                name="distribution_received_after_sent",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(("characters__gte", 1)), name="article_has_characters"
            ),
        ),
        migrations.AddConstraint(
            model_name="periodical",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("founded_on")), _connector="OR"
                ),
                name="periodical_ends_after_founded",
            ),
        ),
        migrations.AddConstraint(
            model_name="periodical",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("monthly_max__isnull", True),
                    ("monthly_min__isnull", True),
                    ("monthly_max__gte", models.F("monthly_min")),
                    _connector="OR",
                ),
                name="periodical_promise_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="periodical",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("self_written_target__isnull", True), ("self_written_target__lte", 100), _connector="OR"
                ),
                name="periodical_target_is_a_share",
            ),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.UniqueConstraint(
                models.F("periodical"),
                models.F("year"),
                models.F("sequence"),
                condition=models.Q(("voided", False)),
                name="issue_once_in_year",
            ),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.UniqueConstraint(
                models.F("periodical"),
                models.F("total_sequence"),
                condition=models.Q(("voided", False)),
                name="issue_once_in_total",
            ),
        ),
        migrations.AddConstraint(
            model_name="issue",
            constraint=models.CheckConstraint(
                condition=models.Q(("sequence__gte", 1), ("total_sequence__gte", models.F("sequence"))),
                name="issue_total_not_below_year",
            ),
        ),
        migrations.AddConstraint(
            model_name="feature",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                ),
                name="feature_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewpass",
            constraint=models.UniqueConstraint(
                models.F("issue"),
                models.F("reviewer"),
                condition=models.Q(("voided", False)),
                name="review_one_stage_per_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="scorerule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("valid_from")), _connector="OR"
                ),
                name="score_rule_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="uppervisit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("started_on__isnull", True), ("started_on__lte", models.F("ended_on")), _connector="OR"
                ),
                name="visit_ends_after_it_starts",
            ),
        ),
    ]
