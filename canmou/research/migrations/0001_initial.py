import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import canmou.kernel.people.models.units
from canmou.kernel.first_migration import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("kernel", "0002_append_only"),
        ("library", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Call",
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
                ("title", models.CharField(help_text="如“百题调研”", max_length=40, verbose_name="活动名称")),
                (
                    "theme",
                    models.CharField(
                        blank=True,
                        help_text="活动名称前的主题，如“品质提升年”",
                        max_length=40,
                        verbose_name="年度主题",
                    ),
                ),
                ("reach", models.CharField(help_text="如“全市政府系统”", max_length=40, verbose_name="范围")),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("issued_on", models.DateField(verbose_name="发出日期")),
                ("closes_on", models.DateField(verbose_name="截止日期")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="课题公布日期")),
                ("document", models.CharField(blank=True, max_length=60, verbose_name="通知文号")),
                (
                    "directions",
                    models.TextField(
                        blank=True, help_text="几个方向用顿号隔开，申报时从中选领域", verbose_name="选题方向"
                    ),
                ),
                ("guide", models.TextField(blank=True, verbose_name="申报指南")),
                (
                    "closes_at",
                    models.DateTimeField(
                        blank=True, help_text="到这一刻为止，过后不再接收", null=True, verbose_name="截止时刻"
                    ),
                ),
                ("title_limit", models.PositiveSmallIntegerField(default=40, verbose_name="题目字数上限")),
                (
                    "question_limit",
                    models.PositiveSmallIntegerField(default=500, verbose_name="问题说明字数上限"),
                ),
                (
                    "department_limit",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="不限的不填", null=True, verbose_name="部门限报条数"
                    ),
                ),
                (
                    "district_limit",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="不限的不填", null=True, verbose_name="区县限报条数"
                    ),
                ),
                (
                    "section_limit",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="不限的不填", null=True, verbose_name="科室限报条数"
                    ),
                ),
                ("screening_due_on", models.DateField(blank=True, null=True, verbose_name="评审截止")),
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
                    "recipients",
                    models.ManyToManyField(
                        blank=True,
                        help_text="这些单位可以申报",
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="发往单位",
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
                    "screeners",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.person", verbose_name="筛选评审人"
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
                "verbose_name": "选题征集",
                "ordering": ["issued_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CommitteeMeeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("met_on", models.DateField(verbose_name="会议日期")),
                ("presider", models.CharField(max_length=40, verbose_name="主持人")),
                ("members", models.PositiveSmallIntegerField(verbose_name="到会评委")),
                ("votes_for", models.PositiveSmallIntegerField(verbose_name="同意")),
                ("votes_against", models.PositiveSmallIntegerField(verbose_name="反对")),
                ("abstained", models.PositiveSmallIntegerField(verbose_name="弃权")),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
            ],
            options={
                "verbose_name": "评委会会议",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Entry",
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
                    "category",
                    models.CharField(
                        help_text="如产业经济、城乡建设、社会民生", max_length=20, verbose_name="评审组别"
                    ),
                ),
                ("submitted_on", models.DateField(verbose_name="申报日期")),
                ("characters", models.PositiveIntegerField(verbose_name="字数")),
                (
                    "formal_check",
                    models.CharField(
                        choices=[
                            ("pending", "待审查"),
                            ("passed", "通过"),
                            ("returned", "退回修改后通过"),
                            ("refused", "不符合"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="形式审查",
                    ),
                ),
                (
                    "check_note",
                    models.CharField(
                        blank=True,
                        help_text="署名泄漏、超字数、重复率",
                        max_length=200,
                        verbose_name="审查说明",
                    ),
                ),
                (
                    "evidence_grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("L1", "L1 专门文件、会议、制度"),
                            ("L2", "L2 主要领导肯定性批示"),
                            ("L3", "L3 其他领导批示"),
                            ("L4", "L4 被重要会议、文件、讲话吸收"),
                            ("L5", "L5 上级内参或党报党刊采用"),
                        ],
                        max_length=4,
                        verbose_name="转化证据等级",
                    ),
                ),
                ("evidence", models.CharField(blank=True, max_length=200, verbose_name="转化佐证")),
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
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="申报单位",
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
                        verbose_name="参评成果",
                    ),
                ),
            ],
            options={
                "verbose_name": "参评成果",
                "ordering": ["submitted_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="BlindCode",
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
                ("code", models.CharField(max_length=12, verbose_name="匿名编号")),
                ("drawn_on", models.DateField(verbose_name="编号日期")),
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
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.entry",
                        verbose_name="参评成果",
                    ),
                ),
            ],
            options={
                "verbose_name": "匿名编号",
            },
        ),
        migrations.CreateModel(
            name="EntryCheck",
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
                    "rate",
                    models.DecimalField(
                        decimal_places=2, help_text="％", max_digits=5, verbose_name="重复率"
                    ),
                ),
                ("nearest", models.CharField(blank=True, max_length=200, verbose_name="最相近文稿")),
                ("passed", models.BooleanField(default=True, verbose_name="通过")),
                ("checked_on", models.DateField(verbose_name="查重日期")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.entry",
                        verbose_name="参评成果",
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
                "verbose_name": "成果查重",
            },
        ),
        migrations.CreateModel(
            name="EntryText",
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
                ("blind", models.BooleanField(verbose_name="匿名稿")),
                ("edition", models.PositiveSmallIntegerField(verbose_name="稿次")),
                ("text", models.TextField(verbose_name="正文")),
                ("characters", models.PositiveIntegerField(verbose_name="字数")),
                ("made_at", models.DateTimeField(verbose_name="提交时间")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="research.entry",
                        verbose_name="参评成果",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提交人",
                    ),
                ),
            ],
            options={
                "verbose_name": "参评文本",
                "ordering": ["entry", "blind", "edition"],
            },
        ),
        migrations.CreateModel(
            name="GradeResult",
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
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="去掉最高分和最低分后的平均分（5名及以上评审）；在系统里评定的不填，得分只在评审办公室的排名里",
                        max_digits=5,
                        null=True,
                        verbose_name="得分",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="名次")),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("special", "特别成果"),
                            ("first", "一等成果"),
                            ("second", "二等成果"),
                            ("third", "三等成果"),
                        ],
                        max_length=8,
                        verbose_name="等级",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="评定日期")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.entry",
                        verbose_name="参评成果",
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
                "verbose_name": "评定结果",
                "ordering": ["place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Certificate",
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
                ("certificate_no", models.CharField(max_length=40, verbose_name="证书编号")),
                (
                    "holders",
                    models.CharField(
                        help_text="按署名先后，用顿号隔开", max_length=120, verbose_name="获证人"
                    ),
                ),
                ("issued_on", models.DateField(verbose_name="颁发日期")),
                (
                    "check_code",
                    models.CharField(blank=True, editable=False, max_length=16, verbose_name="校验码"),
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
                    "result",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.graderesult",
                        verbose_name="评定结果",
                    ),
                ),
            ],
            options={
                "verbose_name": "成果证书",
            },
        ),
        migrations.CreateModel(
            name="GradingRound",
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
                        help_text="如“优秀调研成果等级评定”", max_length=60, verbose_name="名称"
                    ),
                ),
                ("reach", models.CharField(help_text="如“全市政府系统”", max_length=40, verbose_name="范围")),
                ("round_year", models.PositiveSmallIntegerField(verbose_name="成果年度")),
                ("announced_on", models.DateField(verbose_name="启动日期")),
                ("closes_on", models.DateField(verbose_name="申报截止")),
                (
                    "closes_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="到点自动停止申报；不填的到截止当天24时",
                        null=True,
                        verbose_name="截止时刻",
                    ),
                ),
                ("concluded_on", models.DateField(blank=True, null=True, verbose_name="评定完成日期")),
                ("word_limit", models.PositiveIntegerField(default=8000, verbose_name="字数上限")),
                (
                    "reviewers_each",
                    models.PositiveSmallIntegerField(
                        default=5, help_text="至少3人", verbose_name="每篇评审人数"
                    ),
                ),
                (
                    "department_limit",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="部门限报篇数"),
                ),
                (
                    "district_limit",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="区县限报篇数"),
                ),
                (
                    "section_limit",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="本室科室限报篇数"),
                ),
                (
                    "likeness_limit",
                    models.PositiveSmallIntegerField(
                        default=30, help_text="百分数，超过的要说明", verbose_name="重复率上限"
                    ),
                ),
                (
                    "avoid_years",
                    models.PositiveSmallIntegerField(
                        default=3, help_text="几年内同过单位、合作署名的要回避", verbose_name="回避年限"
                    ),
                ),
                ("review_due_on", models.DateField(blank=True, null=True, verbose_name="评审截止")),
                ("exclusions", models.TextField(blank=True, verbose_name="不参评范围")),
                ("document", models.CharField(blank=True, max_length=60, verbose_name="通报文号")),
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
                "verbose_name": "等级评定",
                "ordering": ["round_year", "pk"],
            },
        ),
        migrations.AddField(
            model_name="graderesult",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="research.gradinground",
                verbose_name="等级评定",
            ),
        ),
        migrations.AddField(
            model_name="entry",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="research.gradinground",
                verbose_name="等级评定",
            ),
        ),
        migrations.CreateModel(
            name="Draw",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("codes", "匿名编号"), ("readers", "分配评审")],
                        max_length=8,
                        verbose_name="抽取事项",
                    ),
                ),
                ("seed", models.CharField(max_length=32, verbose_name="种子")),
                ("at", models.DateTimeField(verbose_name="抽取时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="操作人",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draws",
                        to="research.gradinground",
                        verbose_name="等级评定",
                    ),
                ),
            ],
            options={
                "verbose_name": "抽取记录",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="LeakExcuse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=80, verbose_name="词语")),
                ("context", models.CharField(max_length=200, verbose_name="上下文")),
                ("reason", models.CharField(max_length=200, verbose_name="保留理由")),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="认定人",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="excuses",
                        to="research.entry",
                        verbose_name="参评成果",
                    ),
                ),
            ],
            options={
                "verbose_name": "署名线索说明",
            },
        ),
        migrations.CreateModel(
            name="Objection",
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
                ("content", models.CharField(max_length=300, verbose_name="异议内容")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("upheld", "成立"), ("refused", "不成立"), ("open", "核查中")],
                        default="open",
                        max_length=8,
                        verbose_name="结论",
                    ),
                ),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                ("handling", models.CharField(blank=True, max_length=300, verbose_name="核查处理")),
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
                        to="research.entry",
                        verbose_name="涉及成果",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.gradinground",
                        verbose_name="等级评定",
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
                "verbose_name": "评定异议",
            },
        ),
        migrations.CreateModel(
            name="Proposal",
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
                ("title", models.CharField(max_length=120, verbose_name="建议题目")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("department", "市直部门"),
                            ("district", "区县"),
                            ("section", "本室科室"),
                            ("leader", "市领导点题"),
                            ("self_chosen", "自选小切口"),
                        ],
                        max_length=12,
                        verbose_name="来源",
                    ),
                ),
                ("filed_on", models.DateField(verbose_name="报送日期")),
                (
                    "field",
                    models.CharField(
                        help_text="如产业、城建、民生、生态、改革", max_length=20, verbose_name="领域"
                    ),
                ),
                ("question", models.TextField(verbose_name="要回答的问题")),
                (
                    "suggested_class",
                    models.CharField(
                        blank=True,
                        choices=[("major", "重大"), ("key", "重点"), ("general", "一般")],
                        max_length=8,
                        verbose_name="建议类别",
                    ),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True, help_text="姓名和电话", max_length=40, verbose_name="联系人"
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True, help_text="提出单位看得到", max_length=300, verbose_name="办理答复"
                    ),
                ),
                ("supplement_by", models.DateField(blank=True, null=True, verbose_name="补充时限")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.call",
                        verbose_name="征集",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="点题领导",
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
                    "split_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.proposal",
                        verbose_name="拆自",
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
                "verbose_name": "选题建议",
                "ordering": ["filed_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ProposalCheck",
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
                ("nearest", models.CharField(blank=True, max_length=120, verbose_name="最相近题目")),
                (
                    "similarity",
                    models.DecimalField(
                        decimal_places=2, help_text="0 到 1，两位小数", max_digits=4, verbose_name="相似度"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("new", "不重复"), ("near", "相近"), ("repeat", "重复")],
                        max_length=8,
                        verbose_name="结论",
                    ),
                ),
                ("checked_on", models.DateField(verbose_name="查重日期")),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="查重人",
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
                    "nearest_topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="最相近课题",
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.proposal",
                        verbose_name="选题建议",
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
                "verbose_name": "选题查重",
            },
        ),
        migrations.CreateModel(
            name="ProposalFile",
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
                ("file_name", models.CharField(max_length=200, verbose_name="文件名")),
                ("at", models.DateTimeField(verbose_name="上传时间")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="结束核对时间")),
                ("taken", models.PositiveIntegerField(default=0, verbose_name="已收")),
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
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.call",
                        verbose_name="征集",
                    ),
                ),
            ],
            options={
                "verbose_name": "待核对的选题建议",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ProposalMerge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办理人",
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="research.proposal",
                        verbose_name="并入",
                    ),
                ),
                (
                    "proposal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merge",
                        to="research.proposal",
                        verbose_name="选题建议",
                    ),
                ),
            ],
            options={
                "verbose_name": "选题合并",
            },
        ),
        migrations.CreateModel(
            name="ProposalRow",
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
                ("place", models.PositiveSmallIntegerField(verbose_name="行号")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="建议题目")),
                ("unit_name", models.CharField(blank=True, max_length=80, verbose_name="提出单位")),
                ("field", models.CharField(blank=True, max_length=40, verbose_name="领域")),
                ("question", models.TextField(blank=True, verbose_name="要回答的问题")),
                (
                    "suggested_class",
                    models.CharField(
                        blank=True,
                        choices=[("major", "重大"), ("key", "重点"), ("general", "一般")],
                        max_length=8,
                        verbose_name="建议类别",
                    ),
                ),
                ("contact", models.CharField(blank=True, max_length=80, verbose_name="联系人")),
                ("problem", models.CharField(blank=True, max_length=300, verbose_name="问题")),
                ("dropped", models.BooleanField(default=False, verbose_name="不收")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="research.proposalfile",
                        verbose_name="文件",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="提出单位（核对）",
                    ),
                ),
                (
                    "taken",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.proposal",
                        verbose_name="收为",
                    ),
                ),
            ],
            options={
                "verbose_name": "待核对的选题建议行",
                "ordering": ["file", "place"],
            },
        ),
        migrations.CreateModel(
            name="PublicNotice",
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
                ("starts_on", models.DateField(verbose_name="公示开始")),
                ("ends_on", models.DateField(verbose_name="公示结束")),
                ("medium", models.CharField(max_length=80, verbose_name="公示方式")),
                ("contact", models.CharField(blank=True, max_length=80, verbose_name="受理方式")),
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
                        to="research.gradinground",
                        verbose_name="等级评定",
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
                "verbose_name": "评定公示",
            },
        ),
        migrations.CreateModel(
            name="Quota",
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
                    "grade",
                    models.CharField(
                        choices=[
                            ("special", "特别成果"),
                            ("first", "一等成果"),
                            ("second", "二等成果"),
                            ("third", "三等成果"),
                        ],
                        max_length=8,
                        verbose_name="等级",
                    ),
                ),
                (
                    "unit_kind",
                    models.CharField(
                        blank=True,
                        choices=[("department", "市直部门"), ("district", "区县")],
                        help_text="不填的是这一等级的总名额；填了的是其中这类单位最多几个",
                        max_length=12,
                        verbose_name="单位类别",
                    ),
                ),
                (
                    "places",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="按篇数定", null=True, verbose_name="名额"
                    ),
                ),
                (
                    "share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="按比例定，百分数，不足一篇的舍去；与名额只填一项",
                        max_digits=5,
                        null=True,
                        verbose_name="占参评数",
                    ),
                ),
                (
                    "evidence_from",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("L1", "L1 专门文件、会议、制度"),
                            ("L2", "L2 主要领导肯定性批示"),
                            ("L3", "L3 其他领导批示"),
                            ("L4", "L4 被重要会议、文件、讲话吸收"),
                            ("L5", "L5 上级内参或党报党刊采用"),
                        ],
                        help_text="达到这一级及以上才能评为该等级",
                        max_length=4,
                        verbose_name="转化证据门槛",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.gradinground",
                        verbose_name="等级评定",
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
                "verbose_name": "评定名额",
            },
        ),
        migrations.CreateModel(
            name="RankEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="题名")),
                ("unit_name", models.CharField(max_length=120, verbose_name="申报单位")),
                ("unit_kind", models.CharField(max_length=12, verbose_name="单位类别")),
                ("category", models.CharField(max_length=20, verbose_name="组别")),
                ("level", models.CharField(blank=True, max_length=4, verbose_name="证据等级")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ranked",
                        to="research.entry",
                        verbose_name="参评成果",
                    ),
                ),
            ],
            options={
                "verbose_name": "冻结的参评成果",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="CommitteeRuling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("special", "特别成果"),
                            ("first", "一等成果"),
                            ("second", "二等成果"),
                            ("third", "三等成果"),
                        ],
                        max_length=8,
                        verbose_name="评定等级",
                    ),
                ),
                ("votes_for", models.PositiveSmallIntegerField(verbose_name="同意")),
                ("votes_against", models.PositiveSmallIntegerField(verbose_name="反对")),
                ("abstained", models.PositiveSmallIntegerField(verbose_name="弃权")),
                ("reason", models.CharField(max_length=200, verbose_name="理由")),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rulings",
                        to="research.committeemeeting",
                        verbose_name="会议",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rulings",
                        to="research.rankentry",
                        verbose_name="参评成果",
                    ),
                ),
            ],
            options={
                "verbose_name": "评委会逐篇决定",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Ranking",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="第几次")),
                ("frozen_on", models.DateField(verbose_name="冻结日期")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("trim_from", models.PositiveSmallIntegerField(verbose_name="几个评分起去掉最高最低")),
                (
                    "spread_limit",
                    models.DecimalField(decimal_places=2, max_digits=5, verbose_name="分差上限"),
                ),
                ("ties", models.CharField(max_length=60, verbose_name="同分比较次序")),
                ("digest", models.CharField(max_length=64, verbose_name="校验值")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="操作人",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rankings",
                        to="research.gradinground",
                        verbose_name="等级评定",
                    ),
                ),
            ],
            options={
                "verbose_name": "评定排名",
                "ordering": ["round", "number"],
            },
        ),
        migrations.AddField(
            model_name="rankentry",
            name="ranking",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="entries",
                to="research.ranking",
                verbose_name="排名",
            ),
        ),
        migrations.AddField(
            model_name="committeemeeting",
            name="ranking",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="research.ranking",
                verbose_name="排名",
            ),
        ),
        migrations.CreateModel(
            name="RankProof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("level", models.CharField(max_length=4, verbose_name="证据等级")),
                ("told", models.CharField(max_length=300, verbose_name="证据")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="research.rankentry",
                        verbose_name="参评成果",
                    ),
                ),
                (
                    "ref",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="记录",
                    ),
                ),
            ],
            options={
                "verbose_name": "冻结的证据",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RankQuota",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("special", "特别成果"),
                            ("first", "一等成果"),
                            ("second", "二等成果"),
                            ("third", "三等成果"),
                        ],
                        max_length=8,
                        verbose_name="等级",
                    ),
                ),
                (
                    "unit_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("office", "本单位"),
                            ("section", "科室"),
                            ("party_group", "党小组"),
                            ("department", "市直部门"),
                            ("district", "区县"),
                            ("upper_body", "上级机关"),
                            ("party_body", "党委机构"),
                            ("city_body", "市级机构"),
                            ("university", "高校院所"),
                            ("media", "媒体"),
                            ("company", "企业"),
                            ("other", "其他单位"),
                        ],
                        max_length=12,
                        verbose_name="单位类别",
                    ),
                ),
                ("places", models.PositiveSmallIntegerField(null=True, verbose_name="名额")),
                (
                    "share",
                    models.DecimalField(decimal_places=2, max_digits=5, null=True, verbose_name="占参评数"),
                ),
                (
                    "evidence_from",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("L1", "L1 专门文件、会议、制度"),
                            ("L2", "L2 主要领导肯定性批示"),
                            ("L3", "L3 其他领导批示"),
                            ("L4", "L4 被重要会议、文件、讲话吸收"),
                            ("L5", "L5 上级内参或党报党刊采用"),
                        ],
                        max_length=4,
                        verbose_name="证据门槛",
                    ),
                ),
                (
                    "ranking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotas",
                        to="research.ranking",
                        verbose_name="排名",
                    ),
                ),
            ],
            options={
                "verbose_name": "冻结的名额",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="RankResult",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mean", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="平均分")),
                ("spread", models.DecimalField(decimal_places=2, max_digits=5, verbose_name="分差")),
                ("place", models.PositiveSmallIntegerField(verbose_name="名次")),
                ("shared", models.BooleanField(verbose_name="并列")),
                (
                    "grade",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("special", "特别成果"),
                            ("first", "一等成果"),
                            ("second", "二等成果"),
                            ("third", "三等成果"),
                        ],
                        max_length=8,
                        verbose_name="建议等级",
                    ),
                ),
                (
                    "contested",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("special", "特别成果"),
                            ("first", "一等成果"),
                            ("second", "二等成果"),
                            ("third", "三等成果"),
                        ],
                        max_length=8,
                        verbose_name="待定等级",
                    ),
                ),
                ("told", models.TextField(blank=True, verbose_name="说明")),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="result",
                        to="research.rankentry",
                        verbose_name="参评成果",
                    ),
                ),
            ],
            options={
                "verbose_name": "排名结果",
                "ordering": ["place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ResultChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("special", "特别成果"),
                            ("first", "一等成果"),
                            ("second", "二等成果"),
                            ("third", "三等成果"),
                        ],
                        max_length=8,
                        verbose_name="原等级",
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("special", "特别成果"),
                            ("first", "一等成果"),
                            ("second", "二等成果"),
                            ("third", "三等成果"),
                        ],
                        max_length=8,
                        verbose_name="改为",
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="理由")),
                ("at", models.DateTimeField(verbose_name="时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="操作人",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="research.rankentry",
                        verbose_name="参评成果",
                    ),
                ),
                (
                    "objection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="research.objection",
                        verbose_name="异议",
                    ),
                ),
            ],
            options={
                "verbose_name": "异议引起的改动",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Reviewer",
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
                ("field", models.CharField(blank=True, max_length=40, verbose_name="专业领域")),
                ("category", models.CharField(max_length=20, verbose_name="评审组别")),
                ("invited_on", models.DateField(verbose_name="聘请日期")),
                ("pledged_on", models.DateField(blank=True, null=True, verbose_name="签署承诺日期")),
                (
                    "confirmed_on",
                    models.DateField(
                        blank=True,
                        help_text="姓名、单位、邮箱核实无误之日；没有核实的不能判为无需回避",
                        null=True,
                        verbose_name="身份核实日期",
                    ),
                ),
                (
                    "avoided",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.unit", verbose_name="回避单位"
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="评审",
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
                        to="research.gradinground",
                        verbose_name="等级评定",
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
                "verbose_name": "成果评审",
            },
        ),
        migrations.CreateModel(
            name="RankScore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("choice", models.DecimalField(decimal_places=1, max_digits=4, verbose_name="选题价值")),
                ("depth", models.DecimalField(decimal_places=1, max_digits=4, verbose_name="调研深度与数据")),
                ("analysis", models.DecimalField(decimal_places=1, max_digits=4, verbose_name="分析与创新")),
                (
                    "feasibility",
                    models.DecimalField(decimal_places=1, max_digits=4, verbose_name="对策可行性"),
                ),
                ("style", models.DecimalField(decimal_places=1, max_digits=4, verbose_name="文字与规范")),
                ("use", models.DecimalField(decimal_places=1, max_digits=4, verbose_name="转化应用")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scores",
                        to="research.rankentry",
                        verbose_name="参评成果",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.reviewer",
                        verbose_name="评审",
                    ),
                ),
            ],
            options={
                "verbose_name": "冻结的评分",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="AvoidanceRuling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clear", models.BooleanField(verbose_name="可以评审")),
                ("reason", models.CharField(max_length=200, verbose_name="核实情况")),
                ("at", models.DateTimeField(verbose_name="认定时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="认定人",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rulings",
                        to="research.entry",
                        verbose_name="参评成果",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rulings",
                        to="research.reviewer",
                        verbose_name="评审",
                    ),
                ),
            ],
            options={
                "verbose_name": "回避认定",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ReviewScore",
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
                    "choice",
                    models.DecimalField(
                        decimal_places=1, help_text="满分20", max_digits=4, verbose_name="选题价值"
                    ),
                ),
                (
                    "depth",
                    models.DecimalField(
                        decimal_places=1, help_text="满分20", max_digits=4, verbose_name="调研深度与数据"
                    ),
                ),
                (
                    "analysis",
                    models.DecimalField(
                        decimal_places=1, help_text="满分20", max_digits=4, verbose_name="分析与创新"
                    ),
                ),
                (
                    "feasibility",
                    models.DecimalField(
                        decimal_places=1, help_text="满分20", max_digits=4, verbose_name="对策可行性"
                    ),
                ),
                (
                    "style",
                    models.DecimalField(
                        decimal_places=1, help_text="满分10", max_digits=4, verbose_name="文字与规范"
                    ),
                ),
                (
                    "use",
                    models.DecimalField(
                        decimal_places=1, help_text="满分10", max_digits=4, verbose_name="转化应用"
                    ),
                ),
                ("scored_on", models.DateField(verbose_name="评分日期")),
                ("comment", models.CharField(blank=True, max_length=200, verbose_name="评语")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.entry",
                        verbose_name="参评成果",
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
                        to="research.reviewer",
                        verbose_name="评审",
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
                "verbose_name": "成果评分",
            },
        ),
        migrations.CreateModel(
            name="Reading",
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
                (
                    "cause",
                    models.CharField(
                        choices=[("first", "首次分配"), ("replacing", "替补"), ("spread", "分差过大复评")],
                        default="first",
                        max_length=10,
                        verbose_name="缘由",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "待评"),
                            ("draft", "已存草稿"),
                            ("handed_in", "已提交"),
                            ("abstained", "已回避"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "choice",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="选题价值"
                    ),
                ),
                (
                    "depth",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="调研深度与数据"
                    ),
                ),
                (
                    "analysis",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="分析与创新"
                    ),
                ),
                (
                    "feasibility",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="对策可行性"
                    ),
                ),
                (
                    "style",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="文字与规范"
                    ),
                ),
                (
                    "use",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="转化应用"
                    ),
                ),
                ("comment", models.CharField(blank=True, max_length=200, verbose_name="评语")),
                ("abstained_because", models.CharField(blank=True, max_length=200, verbose_name="回避理由")),
                ("assigned_at", models.DateTimeField(verbose_name="分配时间")),
                ("changed_at", models.DateTimeField(blank=True, null=True, verbose_name="最近改动")),
                (
                    "assigned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="分配人",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="research.entry",
                        verbose_name="参评成果",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="research.reviewer",
                        verbose_name="评审",
                    ),
                ),
                (
                    "score",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reading",
                        to="research.reviewscore",
                        verbose_name="评分",
                    ),
                ),
            ],
            options={
                "verbose_name": "评审任务",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ScreeningCriterion",
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
                ("place", models.PositiveSmallIntegerField(verbose_name="次序")),
                ("name", models.CharField(max_length=30, verbose_name="评分项")),
                ("weight", models.PositiveSmallIntegerField(verbose_name="分值")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria",
                        to="research.call",
                        verbose_name="征集",
                    ),
                ),
            ],
            options={
                "verbose_name": "筛选评分项",
                "ordering": ["call", "place"],
            },
        ),
        migrations.CreateModel(
            name="ScreeningScore",
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
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="百分制，弃权的不填",
                        max_digits=4,
                        null=True,
                        verbose_name="评分",
                    ),
                ),
                ("abstained", models.BooleanField(default=False, verbose_name="弃权")),
                ("comment", models.CharField(blank=True, max_length=200, verbose_name="意见")),
                ("scored_on", models.DateField(verbose_name="评分日期")),
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
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.proposal",
                        verbose_name="选题建议",
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
                        verbose_name="评审人",
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
                "verbose_name": "选题评分",
            },
        ),
        migrations.CreateModel(
            name="ScreeningSheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("abstained", models.BooleanField(default=False, verbose_name="弃权")),
                (
                    "total",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=4, null=True, verbose_name="合计"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="意见")),
                ("saved_at", models.DateTimeField(verbose_name="填写时间")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sheets",
                        to="research.proposal",
                        verbose_name="选题建议",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="评审人",
                    ),
                ),
            ],
            options={
                "verbose_name": "选题评审表",
            },
        ),
        migrations.CreateModel(
            name="ScreeningMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("points", models.DecimalField(decimal_places=1, max_digits=4, verbose_name="得分")),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.screeningcriterion",
                        verbose_name="评分项",
                    ),
                ),
                (
                    "sheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="research.screeningsheet",
                        verbose_name="评审表",
                    ),
                ),
            ],
            options={
                "verbose_name": "选题评审得分",
            },
        ),
        migrations.CreateModel(
            name="SelectionMeeting",
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
                ("title", models.CharField(max_length=80, verbose_name="会议名称")),
                ("held_on", models.DateField(verbose_name="会议日期")),
                ("minutes", models.TextField(blank=True, verbose_name="会议纪要")),
                (
                    "attendees",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.person", verbose_name="参会人员"
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.call",
                        verbose_name="征集",
                    ),
                ),
                (
                    "chair",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="主持人",
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
                "verbose_name": "选题会",
                "ordering": ["held_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SelectionDecision",
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
                    "outcome",
                    models.CharField(
                        choices=[
                            ("selected", "入选"),
                            ("rejected", "未入选"),
                            ("merged", "合并"),
                            ("reserved", "储备"),
                        ],
                        max_length=10,
                        verbose_name="决定",
                    ),
                ),
                (
                    "topic_class",
                    models.CharField(
                        blank=True,
                        choices=[("major", "重大"), ("key", "重点"), ("general", "一般")],
                        max_length=8,
                        verbose_name="课题类别",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="理由")),
                (
                    "final_title",
                    models.CharField(
                        blank=True, help_text="与建议题目相同的不填", max_length=120, verbose_name="确定题目"
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="决定日期")),
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
                    "lead_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="承担单位",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.proposal",
                        verbose_name="并入",
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
                    "priorities",
                    models.ManyToManyField(
                        blank=True,
                        help_text="战略目录中的条目",
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="对应重点",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.proposal",
                        verbose_name="选题建议",
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
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.selectionmeeting",
                        verbose_name="选题会",
                    ),
                ),
            ],
            options={
                "verbose_name": "选题决定",
                "ordering": ["decided_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="次序")),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.proposal",
                        verbose_name="选题建议",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agenda",
                        to="research.selectionmeeting",
                        verbose_name="选题会",
                    ),
                ),
            ],
            options={
                "verbose_name": "选题会议程",
                "ordering": ["meeting", "place", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Series",
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
                    "name",
                    models.CharField(help_text="如“重点产业链”", max_length=60, verbose_name="系列名称"),
                ),
                (
                    "measure",
                    models.CharField(
                        blank=True,
                        help_text="列数目时用，如“条”，不列数目不填",
                        max_length=4,
                        verbose_name="量词",
                    ),
                ),
                ("started_on", models.DateField(verbose_name="开始日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                ("aim", models.CharField(blank=True, max_length=200, verbose_name="目的")),
                (
                    "cited",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="报告中列举时的先后", null=True, verbose_name="列举次序"
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
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="牵头领导",
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
                "verbose_name": "调研系列",
                "ordering": ["cited", "pk"],
            },
        ),
        migrations.CreateModel(
            name="IndustryChain",
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
                ("name", models.CharField(max_length=40, verbose_name="产业链名称")),
                (
                    "lead_enterprises",
                    models.CharField(
                        blank=True, help_text="用顿号隔开", max_length=120, verbose_name="链主企业"
                    ),
                ),
                ("listed_on", models.DateField(verbose_name="列入日期")),
                ("delisted_on", models.DateField(blank=True, null=True, verbose_name="调出日期")),
                (
                    "chain_leader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="链长",
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
                    "lead_department",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="牵头部门",
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
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.series",
                        verbose_name="所属系列",
                    ),
                ),
            ],
            options={
                "verbose_name": "重点产业链",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Topic",
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
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                ("title", models.CharField(max_length=120, verbose_name="课题名称")),
                (
                    "short_name",
                    models.CharField(
                        blank=True,
                        help_text="报告中列举时用，如“数字经济发展”",
                        max_length=40,
                        verbose_name="简称",
                    ),
                ),
                (
                    "topic_class",
                    models.CharField(
                        choices=[("major", "重大"), ("key", "重点"), ("general", "一般")],
                        max_length=8,
                        verbose_name="课题类别",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("call", "征集筛选"),
                            ("self_chosen", "自选小切口"),
                            ("ordered", "市领导交办"),
                            ("upper", "上级交办"),
                            ("joint", "校地联合"),
                        ],
                        max_length=12,
                        verbose_name="来源",
                    ),
                ),
                (
                    "partners",
                    models.CharField(
                        blank=True,
                        help_text="高校、智库等本市机关以外的单位，用顿号隔开",
                        max_length=200,
                        verbose_name="合作单位",
                    ),
                ),
                (
                    "methods",
                    models.CharField(
                        blank=True,
                        help_text="座谈、走访、问卷、暗访等",
                        max_length=100,
                        verbose_name="调研方法",
                    ),
                ),
                ("expected", models.CharField(blank=True, max_length=100, verbose_name="预期成果")),
                ("assessed", models.BooleanField(default=True, verbose_name="与考核挂钩")),
                ("approved_on", models.DateField(verbose_name="立项日期")),
                ("due_on", models.DateField(verbose_name="完成时限")),
                ("finished_on", models.DateField(blank=True, null=True, verbose_name="结题日期")),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("finished", "结题"),
                            ("merged", "并入其他课题"),
                            ("withdrawn", "撤回"),
                            ("terminated", "终止"),
                        ],
                        max_length=12,
                        verbose_name="结果",
                    ),
                ),
                (
                    "ended_why",
                    models.CharField(blank=True, max_length=200, verbose_name="并入、撤回、终止的理由"),
                ),
                (
                    "cited",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="报告中点名列举时的先后，不列举的不填",
                        null=True,
                        verbose_name="列举次序",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.call",
                        verbose_name="征集",
                    ),
                ),
                (
                    "chain",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.industrychain",
                        verbose_name="产业链",
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
                    "lead_leader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="牵头领导",
                    ),
                ),
                (
                    "lead_unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="承担单位",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.topic",
                        verbose_name="并入课题",
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
                    "order",
                    models.ForeignKey(
                        blank=True,
                        help_text="由领导批示引出的填批示编号",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="交办依据",
                    ),
                ),
                (
                    "priorities",
                    models.ManyToManyField(
                        blank=True,
                        help_text="战略目录中的条目",
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="对应重点",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.proposal",
                        verbose_name="选题建议",
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
                    "series",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.series",
                        verbose_name="所属系列",
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
                        blank=True, related_name="+", to="kernel.unit", verbose_name="协作单位"
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
                "verbose_name": "调研课题",
                "ordering": ["approved_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TeamMember",
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
                    "role",
                    models.CharField(
                        choices=[
                            ("head", "组长"),
                            ("writer", "执笔"),
                            ("member", "成员"),
                            ("liaison", "联络员"),
                        ],
                        max_length=8,
                        verbose_name="分工",
                    ),
                ),
                ("joined_on", models.DateField(verbose_name="加入日期")),
                ("left_on", models.DateField(blank=True, null=True, verbose_name="退出日期")),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="姓名",
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
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.topic",
                        verbose_name="课题",
                    ),
                ),
            ],
            options={
                "verbose_name": "课题组成员",
            },
        ),
        migrations.CreateModel(
            name="Report",
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
                            ("chain", "产业链系列"),
                            ("livelihood", "民生系列"),
                            ("small_entry", "自选小切口"),
                            ("major", "重大课题"),
                            ("ordered", "交办课题"),
                            ("call", "征集课题"),
                        ],
                        max_length=12,
                        verbose_name="报告类别",
                    ),
                ),
                ("finished_on", models.DateField(verbose_name="完成日期")),
                ("characters", models.PositiveIntegerField(blank=True, null=True, verbose_name="字数")),
                ("findings", models.TextField(blank=True, verbose_name="主要发现")),
                ("proposals", models.TextField(blank=True, verbose_name="主要建议")),
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
                        verbose_name="核稿人",
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
                        verbose_name="成果母本",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.topic",
                        verbose_name="课题",
                    ),
                ),
            ],
            options={
                "verbose_name": "调研报告",
                "ordering": ["finished_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Outline",
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
                ("edition", models.PositiveSmallIntegerField(default=1, verbose_name="稿次")),
                ("written_on", models.DateField(verbose_name="拟定日期")),
                ("questions", models.TextField(verbose_name="调研问题")),
                ("respondents", models.CharField(blank=True, max_length=200, verbose_name="调研对象")),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="审定日期")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="审定人",
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
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="拟定人",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.topic",
                        verbose_name="课题",
                    ),
                ),
            ],
            options={
                "verbose_name": "调研提纲",
            },
        ),
        migrations.CreateModel(
            name="Milestone",
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
                    "step",
                    models.CharField(
                        choices=[
                            ("kickoff", "开题"),
                            ("fieldwork", "实地调研"),
                            ("draft", "形成初稿"),
                            ("review", "评审修改"),
                            ("closeout", "结题"),
                        ],
                        max_length=10,
                        verbose_name="节点",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="应完成日期")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="实际完成日期")),
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
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="归口科室",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.topic",
                        verbose_name="课题",
                    ),
                ),
            ],
            options={
                "verbose_name": "课题节点",
            },
        ),
        migrations.CreateModel(
            name="MidtermCheck",
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
                ("checked_on", models.DateField(verbose_name="检查日期")),
                (
                    "progress",
                    models.PositiveSmallIntegerField(help_text="百分数，0 至 100", verbose_name="进度"),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("on_track", "进展正常"), ("slow", "进展偏慢"), ("replan", "需要调整")],
                        max_length=10,
                        verbose_name="结论",
                    ),
                ),
                ("finding", models.CharField(max_length=200, verbose_name="情况")),
                ("requirement", models.CharField(blank=True, max_length=200, verbose_name="要求")),
                (
                    "checked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="检查人",
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
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.topic",
                        verbose_name="课题",
                    ),
                ),
            ],
            options={
                "verbose_name": "中期检查",
            },
        ),
        migrations.CreateModel(
            name="FieldActivity",
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
                ("subject", models.CharField(max_length=120, verbose_name="活动内容")),
                ("held_on", models.DateField(help_text="多日的填最后一天", verbose_name="日期")),
                (
                    "starts_on",
                    models.DateField(blank=True, help_text="一天的不填", null=True, verbose_name="开始日期"),
                ),
                ("place", models.CharField(max_length=80, verbose_name="地点")),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("meeting", "座谈"),
                            ("visit", "走访"),
                            ("survey", "问卷"),
                            ("unannounced", "暗访"),
                            ("outside", "外出考察"),
                        ],
                        max_length=12,
                        verbose_name="方式",
                    ),
                ),
                (
                    "met",
                    models.CharField(
                        blank=True,
                        help_text="见了哪些人、多少份问卷",
                        max_length=200,
                        verbose_name="调研对象",
                    ),
                ),
                ("itinerary", models.TextField(blank=True, verbose_name="行程")),
                (
                    "vehicle",
                    models.CharField(
                        blank=True, help_text="车牌或“公共交通”", max_length=40, verbose_name="用车"
                    ),
                ),
                (
                    "letter",
                    models.CharField(blank=True, help_text="函的文号", max_length=60, verbose_name="联系函"),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True, help_text="姓名、电话", max_length=80, verbose_name="接洽联系人"
                    ),
                ),
                ("notes", models.TextField(blank=True, verbose_name="记录")),
                (
                    "data_sources",
                    models.CharField(
                        blank=True,
                        help_text="带回了哪些数据、出自哪里",
                        max_length=200,
                        verbose_name="数据来源",
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
                    "event",
                    models.ForeignKey(
                        blank=True,
                        help_text="同时记入其他台账的活动",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="同一活动",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="接洽单位",
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
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.topic",
                        verbose_name="课题",
                    ),
                ),
            ],
            options={
                "verbose_name": "调研活动",
                "ordering": ["held_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DataRequest",
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
                    "content",
                    models.CharField(
                        help_text="指标、范围、时段；不得索要涉密数据",
                        max_length=300,
                        verbose_name="所需数据",
                    ),
                ),
                ("requested_on", models.DateField(verbose_name="提出日期")),
                ("due_on", models.DateField(verbose_name="要求日期")),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="收到日期")),
                (
                    "reply",
                    models.TextField(blank=True, help_text="口径、出处；数据表作附件", verbose_name="答复"),
                ),
                ("answered_by", models.CharField(blank=True, max_length=80, verbose_name="答复人")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                (
                    "asked",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="提供单位",
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
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="research.topic",
                        verbose_name="课题",
                    ),
                ),
            ],
            options={
                "verbose_name": "数据需求",
            },
        ),
        migrations.AddConstraint(
            model_name="call",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_on__gte", models.F("issued_on"))), name="call_closes_after_issue"
            ),
        ),
        migrations.AddConstraint(
            model_name="entrycheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("rate__gte", 0), ("rate__lte", 100)), name="entry_check_rate_0_to_100"
            ),
        ),
        migrations.AddConstraint(
            model_name="entrytext",
            constraint=models.UniqueConstraint(
                models.F("entry"), models.F("blind"), models.F("edition"), name="entry_text_edition_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="gradinground",
            constraint=models.CheckConstraint(
                condition=models.Q(("reviewers_each__gte", 3)), name="grading_round_three_reviewers"
            ),
        ),
        migrations.AddConstraint(
            model_name="gradinground",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("concluded_on__isnull", True),
                    ("concluded_on__gte", models.F("announced_on")),
                    _connector="OR",
                ),
                name="grading_round_concluded_after_announced",
            ),
        ),
        migrations.AddConstraint(
            model_name="leakexcuse",
            constraint=models.UniqueConstraint(
                models.F("entry"), models.F("word"), models.F("context"), name="leak_excused_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="proposalcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("similarity__gte", 0), ("similarity__lte", 1)),
                name="proposal_similarity_0_to_1",
            ),
        ),
        migrations.AddConstraint(
            model_name="publicnotice",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="public_notice_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="quota",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("places__isnull", True), ("share__gt", 0), ("share__lte", 100)),
                    models.Q(("places__isnull", False), ("share__isnull", True)),
                    _connector="OR",
                ),
                name="quota_places_or_share",
            ),
        ),
        migrations.AddConstraint(
            model_name="ranking",
            constraint=models.UniqueConstraint(models.F("round"), models.F("number"), name="ranking_once"),
        ),
        migrations.AddConstraint(
            model_name="rankentry",
            constraint=models.UniqueConstraint(
                models.F("ranking"), models.F("entry"), name="rank_entry_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewscore",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("choice__lte", 20),
                    ("depth__lte", 20),
                    ("analysis__lte", 20),
                    ("feasibility__lte", 20),
                    ("style__lte", 10),
                    ("use__lte", 10),
                ),
                name="review_score_within_limits",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(models.F("entry"), models.F("reviewer"), name="reading_once"),
        ),
        migrations.AddConstraint(
            model_name="screeningcriterion",
            constraint=models.UniqueConstraint(
                models.F("call"), models.F("name"), name="screening_criterion_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="screeningscore",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("score__isnull", True), models.Q(("score__gte", 0), ("score__lte", 100)), _connector="OR"
                ),
                name="screening_score_0_to_100",
            ),
        ),
        migrations.AddConstraint(
            model_name="screeningsheet",
            constraint=models.UniqueConstraint(
                models.F("proposal"), models.F("reviewer"), name="screening_sheet_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="screeningmark",
            constraint=models.UniqueConstraint(
                models.F("sheet"), models.F("criterion"), name="screening_mark_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="screeningmark",
            constraint=models.CheckConstraint(
                condition=models.Q(("points__gte", 0)), name="screening_mark_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                models.F("meeting"), models.F("proposal"), name="agenda_item_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="series",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_on__isnull", True), ("ended_on__gte", models.F("started_on")), _connector="OR"
                ),
                name="series_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("approved_on"))), name="topic_due_after_approved"
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("finished_on__isnull", True),
                    ("finished_on__gte", models.F("approved_on")),
                    _connector="OR",
                ),
                name="topic_finished_after_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("left_on__isnull", True), ("left_on__gte", models.F("joined_on")), _connector="OR"
                ),
                name="team_member_leaves_after_joining",
            ),
        ),
        migrations.AddConstraint(
            model_name="midtermcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("progress__lte", 100)), name="midterm_progress_to_100"
            ),
        ),
        migrations.AddConstraint(
            model_name="fieldactivity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on__isnull", True), ("starts_on__lte", models.F("held_on")), _connector="OR"
                ),
                name="field_activity_starts_before_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="datarequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gte", models.F("requested_on"))),
                name="data_request_due_after_asked",
            ),
        ),
    ]
