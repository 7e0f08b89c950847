import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from canmou.kernel.first_migration import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("kernel", "0002_append_only"),
        ("library", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Instruction",
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
                    "leader_post",
                    models.CharField(
                        help_text="批示之日的职务，如“市委副书记、市长”",
                        max_length=60,
                        verbose_name="当时职务",
                    ),
                ),
                (
                    "leader_rank",
                    models.PositiveIntegerField(
                        default=100, help_text="列举时的先后，数小在前", verbose_name="领导排序"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("nation", "国家级领导"),
                            ("province", "省级领导"),
                            ("city", "市级领导"),
                            ("county", "县级领导"),
                            ("other", "其他领导"),
                        ],
                        max_length=10,
                        verbose_name="领导层级",
                    ),
                ),
                ("given_on", models.DateField(verbose_name="批示日期")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="收到日期")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("affirmative", "肯定性"),
                            ("directive", "指示性"),
                            ("circulated", "圈阅"),
                            ("forwarded", "转办"),
                        ],
                        help_text="只圈阅的不算肯定性批示",
                        max_length=12,
                        verbose_name="批示类型",
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        help_text="照录原话，一字不改；口头交办的记要点", verbose_name="批示原文"
                    ),
                ),
                (
                    "carrier",
                    models.CharField(
                        choices=[
                            ("report", "调研报告"),
                            ("reference", "参阅件"),
                            ("submission", "上报材料"),
                            ("manuscript", "文稿"),
                            ("document", "文件"),
                            ("spoken", "口头交办"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="批示载体",
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        blank=True,
                        help_text="没有成果的批示写明什么事",
                        max_length=120,
                        verbose_name="批示事项",
                    ),
                ),
                ("requirement", models.CharField(blank=True, max_length=300, verbose_name="办理要求")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="办理时限")),
                ("result", models.CharField(blank=True, max_length=300, verbose_name="办理结果")),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="复核日期")),
                (
                    "appeared_in",
                    models.ForeignKey(
                        blank=True,
                        help_text="批在哪一期参阅件、哪一份报送上",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="刊发稿件",
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="肯定性批示由登记人以外的人复核",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="类型复核人",
                    ),
                ),
                (
                    "copy_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="转抄件填原件的编号，转抄件不重复计数",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="instructions.instruction",
                        verbose_name="原件",
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
                    "leader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="批示领导",
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
                        help_text="对成果的批示选母本；对本单位工作的批示不填",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="library.work",
                        verbose_name="批示成果",
                    ),
                ),
            ],
            options={
                "verbose_name": "领导批示",
                "ordering": ["given_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FollowUpTask",
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
                ("content", models.CharField(max_length=300, verbose_name="落实事项")),
                ("assigned_on", models.DateField(verbose_name="交办日期")),
                ("due_on", models.DateField(verbose_name="办结时限")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="办结日期")),
                ("result", models.CharField(blank=True, max_length=400, verbose_name="办理结果")),
                (
                    "reported_on",
                    models.DateField(
                        blank=True, help_text="向批示领导报告结果之日", null=True, verbose_name="反馈日期"
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
                    "supporting",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.unit", verbose_name="配合单位"
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
                    "instruction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="instructions.instruction",
                        verbose_name="领导批示",
                    ),
                ),
            ],
            options={
                "verbose_name": "批示落实",
            },
        ),
        migrations.CreateModel(
            name="Conversion",
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
                    "form",
                    models.CharField(
                        choices=[
                            ("document", "出台文件"),
                            ("meeting", "会议决定"),
                            ("system", "建立制度"),
                            ("speech", "讲话吸收"),
                            ("plan", "列入计划、规划"),
                            ("project", "实施项目"),
                            ("internal", "上级内参采用"),
                        ],
                        max_length=10,
                        verbose_name="转化形式",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("L1", "L1 专门文件、会议、制度"),
                            ("L2", "L2 主要领导肯定性批示"),
                            ("L3", "L3 其他领导批示"),
                            ("L4", "L4 被重要会议、文件、讲话吸收"),
                            ("L5", "L5 上级内参或党报党刊采用"),
                        ],
                        max_length=4,
                        verbose_name="证据等级",
                    ),
                ),
                ("converted_on", models.DateField(verbose_name="转化日期")),
                (
                    "proof",
                    models.CharField(
                        help_text="文件题名和文号、会议名称和日期，或刊物期号",
                        max_length=200,
                        verbose_name="佐证",
                    ),
                ),
                ("adopted", models.CharField(max_length=400, verbose_name="吸收的内容")),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="采纳单位",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="library.work",
                        verbose_name="成果",
                    ),
                ),
                (
                    "instruction",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="instructions.instruction",
                        verbose_name="由哪件批示促成",
                    ),
                ),
            ],
            options={
                "verbose_name": "成果转化",
                "ordering": ["converted_on", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="instruction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("received_on__isnull", True), ("received_on__gte", models.F("given_on")), _connector="OR"
                ),
                name="instruction_received_after_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="instruction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("work__isnull", False), models.Q(("subject", ""), _negated=True), _connector="OR"
                ),
                name="instruction_on_work_or_matter",
            ),
        ),
        migrations.AddConstraint(
            model_name="followuptask",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("assigned_on"))),
                name="follow_up_due_after_assigned",
            ),
        ),
        migrations.AddConstraint(
            model_name="followuptask",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("done_on__isnull", True), ("done_on__gte", models.F("assigned_on")), _connector="OR"
                ),
                name="follow_up_done_after_assigned",
            ),
        ),
    ]
