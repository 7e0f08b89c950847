import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from canmou.kernel.first_migration import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("kernel", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LeaderEngagement",
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
                ("held_on", models.DateField(verbose_name="日期")),
                (
                    "part",
                    models.CharField(
                        choices=[("morning", "上午"), ("afternoon", "下午"), ("evening", "晚上")],
                        max_length=10,
                        verbose_name="时段",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="活动名称")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("meeting", "会议"),
                            ("fieldwork", "调研"),
                            ("guests", "会见"),
                            ("ceremony", "仪式"),
                            ("other", "其他"),
                        ],
                        max_length=10,
                        verbose_name="活动类别",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="地点")),
                ("needs_text", models.BooleanField(default=False, verbose_name="需要文稿")),
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
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="领导",
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
                "verbose_name": "领导一周活动",
            },
        ),
        migrations.CreateModel(
            name="Manuscript",
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
                    "part",
                    models.CharField(
                        default="全文",
                        help_text="分工起草的写明部分，如“第二部分 产业升级”；否则为“全文”",
                        max_length=60,
                        verbose_name="部分",
                    ),
                ),
                ("started_on", models.DateField(verbose_name="开始日期")),
                ("due_on", models.DateField(verbose_name="交稿期限")),
                (
                    "target_characters",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="要求字数"),
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
                    "writer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="执笔人",
                    ),
                ),
            ],
            options={
                "verbose_name": "稿件",
            },
        ),
        migrations.CreateModel(
            name="ManuscriptVersion",
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
                ("sequence", models.PositiveSmallIntegerField(verbose_name="第几稿")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("outline", "提纲"),
                            ("first", "初稿"),
                            ("revised", "修改稿"),
                            ("for_approval", "送审稿"),
                            ("final", "定稿"),
                        ],
                        max_length=14,
                        verbose_name="稿次",
                    ),
                ),
                ("made_on", models.DateField(verbose_name="成稿日期")),
                ("characters", models.PositiveIntegerField(verbose_name="字数")),
                ("changed", models.CharField(blank=True, max_length=200, verbose_name="主要改动")),
                ("text", models.TextField(blank=True, verbose_name="正文")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="修改人",
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
                    "manuscript",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="drafting.manuscript",
                        verbose_name="稿件",
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
                "verbose_name": "稿件版本",
            },
        ),
        migrations.CreateModel(
            name="Passage",
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
                ("heading", models.CharField(max_length=60, verbose_name="短题")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("set_phrase", "规范提法"),
                            ("requirement", "工作要求"),
                            ("situation", "市情表述"),
                            ("opening", "开头结尾"),
                            ("quotation", "引文"),
                        ],
                        max_length=12,
                        verbose_name="类别",
                    ),
                ),
                ("text", models.TextField(help_text="引用时逐字照此", verbose_name="标准文字")),
                (
                    "source",
                    models.CharField(
                        help_text="文件、讲话或会议的名称和日期", max_length=160, verbose_name="出处"
                    ),
                ),
                ("adopted_on", models.DateField(verbose_name="启用日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                (
                    "keywords",
                    models.CharField(
                        blank=True, help_text="用顿号隔开", max_length=100, verbose_name="关键词"
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
                "verbose_name": "常用表述",
            },
        ),
        migrations.CreateModel(
            name="ProofRule",
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
                    "wrong",
                    models.CharField(
                        help_text="容易写错的文字，或正则表达式", max_length=120, verbose_name="查找内容"
                    ),
                ),
                (
                    "matching",
                    models.CharField(
                        choices=[("literal", "原样文字"), ("pattern", "正则表达式")],
                        default="literal",
                        max_length=10,
                        verbose_name="查找方式",
                    ),
                ),
                ("right", models.CharField(blank=True, max_length=120, verbose_name="建议改为")),
                (
                    "level",
                    models.CharField(
                        choices=[("convention", "惯例"), ("office", "本单位")],
                        default="office",
                        max_length=12,
                        verbose_name="规则层级",
                    ),
                ),
                (
                    "severity",
                    models.CharField(
                        choices=[("block", "阻断"), ("error", "错误"), ("warning", "警告"), ("hint", "提示")],
                        default="warning",
                        max_length=10,
                        verbose_name="严重程度",
                    ),
                ),
                ("message", models.CharField(max_length=160, verbose_name="提示语")),
                ("basis", models.CharField(blank=True, max_length=160, verbose_name="依据")),
                ("valid_from", models.DateField(verbose_name="启用日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
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
                "verbose_name": "校对规则",
            },
        ),
        migrations.CreateModel(
            name="ReviewOpinion",
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
                        choices=[
                            ("review", "核稿"),
                            ("countersign", "会签"),
                            ("sign_off", "审签"),
                            ("speaker", "领导修改"),
                        ],
                        max_length=12,
                        verbose_name="环节",
                    ),
                ),
                ("reviewed_on", models.DateField(verbose_name="审改日期")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("agree", "同意"), ("agree_after", "修改后同意"), ("return", "退回修改")],
                        max_length=12,
                        verbose_name="结论",
                    ),
                ),
                ("opinion", models.TextField(verbose_name="意见")),
                (
                    "handling",
                    models.CharField(
                        choices=[
                            ("adopted", "采纳"),
                            ("partly", "部分采纳"),
                            ("not_adopted", "未采纳"),
                            ("none", "无须处理"),
                        ],
                        default="none",
                        max_length=12,
                        verbose_name="采纳情况",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="未采纳理由")),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="会签单位",
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
                    "manuscript",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="drafting.manuscript",
                        verbose_name="稿件",
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
                    "reviewed_version",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="drafting.manuscriptversion",
                        verbose_name="所审版本",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="审改人",
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
                "verbose_name": "审改意见",
            },
        ),
        migrations.CreateModel(
            name="WritingTask",
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
                ("title", models.CharField(max_length=160, verbose_name="文稿题目")),
                (
                    "genre",
                    models.CharField(
                        choices=[
                            ("work_report", "政府工作报告"),
                            ("speech", "讲话"),
                            ("hosting", "主持词"),
                            ("address", "致辞"),
                            ("briefing", "汇报材料"),
                            ("article", "署名文章"),
                            ("statement", "表态发言"),
                            ("other", "其他文稿"),
                        ],
                        max_length=12,
                        verbose_name="文稿种类",
                    ),
                ),
                (
                    "occasion",
                    models.CharField(
                        help_text="会议或活动的名称，如“全市数字经济发展座谈会”",
                        max_length=80,
                        verbose_name="使用场合",
                    ),
                ),
                (
                    "made_for",
                    models.CharField(
                        choices=[
                            ("principal", "市政府主要领导"),
                            ("deputy", "市政府分管领导"),
                            ("committee", "市委领导"),
                            ("government", "市政府"),
                            ("office", "本室领导"),
                        ],
                        max_length=12,
                        verbose_name="服务对象",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("lead", "牵头起草"), ("take_part", "参与起草"), ("polish", "修改把关")],
                        default="lead",
                        max_length=10,
                        verbose_name="起草方式",
                    ),
                ),
                ("assigned_on", models.DateField(verbose_name="交办日期")),
                ("due_on", models.DateField(verbose_name="交稿期限")),
                (
                    "held_on",
                    models.DateField(help_text="会议或活动举行的日期，统计按这一天", verbose_name="使用日期"),
                ),
                (
                    "requirements",
                    models.TextField(blank=True, help_text="领导的要求、篇幅、重点", verbose_name="起草要求"),
                ),
                (
                    "offline",
                    models.BooleanField(
                        default=False,
                        help_text="内容不宜在本系统存放的填“是”：只计期限和件数，不登记稿件",
                        verbose_name="线下办理",
                    ),
                ),
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
                    "engagement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="drafting.leaderengagement",
                        verbose_name="领导活动",
                    ),
                ),
                (
                    "helpers",
                    models.ManyToManyField(
                        blank=True,
                        help_text="提供素材、参加起草的单位",
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="配合单位",
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
                        help_text="牵头的室领导或科长",
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
                    "writers",
                    models.ManyToManyField(
                        blank=True,
                        help_text="按执笔先后填写",
                        related_name="+",
                        to="kernel.person",
                        verbose_name="执笔人",
                    ),
                ),
            ],
            options={
                "verbose_name": "文稿任务",
            },
        ),
        migrations.CreateModel(
            name="MaterialCall",
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
                ("content", models.CharField(max_length=200, verbose_name="所需材料")),
                ("asked_on", models.DateField(verbose_name="调取日期")),
                ("due_on", models.DateField(verbose_name="报送期限")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="收到日期")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("used", "已采用"),
                            ("partly", "部分采用"),
                            ("unused", "未采用"),
                            ("waiting", "待报送"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="采用情况",
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
                    "provider",
                    models.ForeignKey(
                        help_text="科室或外单位",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="提供单位",
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="material_calls",
                        to="drafting.writingtask",
                        verbose_name="文稿任务",
                    ),
                ),
            ],
            options={
                "verbose_name": "调取材料",
            },
        ),
        migrations.AddField(
            model_name="manuscript",
            name="task",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="manuscripts",
                to="drafting.writingtask",
                verbose_name="文稿任务",
            ),
        ),
        migrations.CreateModel(
            name="Delivery",
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
                ("delivered_on", models.DateField(verbose_name="交付日期")),
                (
                    "form",
                    models.CharField(
                        choices=[("large", "大字稿"), ("plain", "普通稿"), ("electronic", "电子稿")],
                        default="plain",
                        max_length=12,
                        verbose_name="文稿样式",
                    ),
                ),
                ("characters", models.PositiveIntegerField(verbose_name="字数")),
                (
                    "reading_minutes",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="朗读时长（分钟）"),
                ),
                ("receiver", models.CharField(blank=True, max_length=40, verbose_name="接收人")),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("whole", "照稿使用"),
                            ("revised", "修改后使用"),
                            ("freely", "脱稿参考"),
                            ("unused", "未使用"),
                            ("pending", "尚未使用"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="使用情况",
                    ),
                ),
                ("used_on", models.DateField(blank=True, null=True, verbose_name="实际使用日期")),
                ("feedback", models.CharField(blank=True, max_length=200, verbose_name="反馈")),
                ("filed_on", models.DateField(blank=True, null=True, verbose_name="归档日期")),
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
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="drafting.writingtask",
                        verbose_name="文稿任务",
                    ),
                ),
            ],
            options={
                "verbose_name": "文稿交付",
            },
        ),
        migrations.AddConstraint(
            model_name="manuscriptversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("sequence__gte", 1)), name="version_sequence_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="manuscriptversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("characters__gte", 1)), name="version_has_characters"
            ),
        ),
        migrations.AddConstraint(
            model_name="passage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("adopted_on")), _connector="OR"
                ),
                name="passage_ends_after_adopted",
            ),
        ),
        migrations.AddConstraint(
            model_name="proofrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("valid_from")), _connector="OR"
                ),
                name="proof_rule_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="writingtask",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("assigned_on"))), name="task_due_after_assigned"
            ),
        ),
        migrations.AddConstraint(
            model_name="materialcall",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("asked_on"))), name="call_due_after_asked"
            ),
        ),
        migrations.AddConstraint(
            model_name="materialcall",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("received_on__isnull", True), ("received_on__gte", models.F("asked_on")), _connector="OR"
                ),
                name="call_received_after_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="manuscript",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("started_on"))), name="manuscript_due_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("used_on__isnull", True), ("used_on__gte", models.F("delivered_on")), _connector="OR"
                ),
                name="delivery_used_after_delivered",
            ),
        ),
    ]
