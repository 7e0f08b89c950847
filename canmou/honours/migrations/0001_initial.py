from decimal import Decimal

import django.core.validators
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
            name="Contest",
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
                        help_text="报告中使用的说法，如“全省政府系统调研成果评选”",
                        max_length=100,
                        verbose_name="评选名称",
                    ),
                ),
                (
                    "series",
                    models.CharField(
                        choices=[
                            ("provincial_gov", "全省政府系统调研成果评选"),
                            ("provincial_office", "全省政府办公系统调研成果评选"),
                            ("city_party", "全市党建类评选"),
                            ("city_other", "全市其他评选"),
                            ("national", "全国性评选"),
                            ("other", "其他评选"),
                        ],
                        help_text="按系列统计获奖数",
                        max_length=20,
                        verbose_name="评选系列",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("nation", "国家级"),
                            ("province", "省级"),
                            ("city", "市级"),
                            ("other", "其他"),
                        ],
                        max_length=10,
                        verbose_name="级别",
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
                ("first_held_on", models.DateField(blank=True, null=True, verbose_name="首次参评日期")),
                (
                    "cycle",
                    models.CharField(
                        blank=True, help_text="如“每年一次”", max_length=20, verbose_name="周期"
                    ),
                ),
                ("conditions", models.TextField(blank=True, verbose_name="参评条件")),
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
                    "organizers",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="kernel.unit", verbose_name="主办单位"
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
                "verbose_name": "评选活动",
            },
        ),
        migrations.CreateModel(
            name="ContestEntry",
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
                    "contest_year",
                    models.PositiveIntegerField(
                        help_text="评选哪一年的成果，可早于申报日期", verbose_name="评选年度"
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="成果题名或集体、个人名称，不加书名号",
                        max_length=200,
                        verbose_name="申报对象",
                    ),
                ),
                ("submitted_on", models.DateField(verbose_name="申报日期")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("pending", "待定"),
                            ("won", "获奖"),
                            ("lost", "未获奖"),
                            ("withdrawn", "撤回"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="结果",
                    ),
                ),
                ("result_on", models.DateField(blank=True, null=True, verbose_name="结果日期")),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="honours.contest",
                        verbose_name="评选活动",
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
                    "section",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="申报科室",
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
                        verbose_name="申报人",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="对应成果",
                    ),
                ),
            ],
            options={
                "verbose_name": "申报参评",
            },
        ),
        migrations.CreateModel(
            name="Award",
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
                        help_text="成果题名或刊物、集体、个人名称，不加书名号",
                        max_length=200,
                        verbose_name="获奖对象",
                    ),
                ),
                (
                    "contest_year",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1949, "请检查年份")],
                        verbose_name="评选年度",
                    ),
                ),
                (
                    "batch",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1, "要从1起")],
                        verbose_name="批次",
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("won", "获"),
                            ("rated", "获评"),
                            ("named", "被评为"),
                            ("praised", "被表扬为"),
                        ],
                        default="won",
                        max_length=8,
                        verbose_name="搭配动词",
                    ),
                ),
                (
                    "honour",
                    models.CharField(
                        help_text="接在动词后的说法，不含等次，如“全市机关党建优秀调研成果”",
                        max_length=120,
                        verbose_name="荣誉名称",
                    ),
                ),
                (
                    "grade",
                    models.CharField(
                        choices=[
                            ("special", "特等奖"),
                            ("first", "一等奖"),
                            ("second", "二等奖"),
                            ("third", "三等奖"),
                            ("excellent", "优秀奖"),
                            ("none", "不分等次"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="等次",
                    ),
                ),
                ("awarded_on", models.DateField(verbose_name="授奖日期")),
                (
                    "holder_kind",
                    models.CharField(
                        choices=[
                            ("office", "本室"),
                            ("section", "科室"),
                            ("person", "个人"),
                            ("work", "成果"),
                            ("periodical", "刊物"),
                            ("mechanism", "制度机制"),
                        ],
                        max_length=12,
                        verbose_name="获奖主体",
                    ),
                ),
                ("document", models.CharField(blank=True, max_length=150, verbose_name="授奖文件")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="有效期至")),
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
                    "bodies",
                    models.ManyToManyField(
                        blank=True,
                        help_text="几家联合授予的依次填写",
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="授奖单位",
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
                    "holder_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="获奖个人",
                    ),
                ),
                (
                    "holder_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="获奖科室",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="对应成果",
                    ),
                ),
                (
                    "contest",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="honours.contest",
                        verbose_name="评选活动",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="honours.contestentry",
                        verbose_name="对应申报",
                    ),
                ),
            ],
            options={
                "verbose_name": "获奖",
            },
        ),
        migrations.CreateModel(
            name="CreationTitle",
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
                        help_text="命名文件上的全称，不加引号", max_length=100, verbose_name="称号"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("civilized", "文明单位"),
                            ("model_organ", "模范机关"),
                            ("economical", "节约型机关"),
                            ("smoke_free", "无烟党政机关"),
                            ("other", "其他称号"),
                        ],
                        max_length=12,
                        verbose_name="称号类别",
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
                ("granted_on", models.DateField(verbose_name="命名日期")),
                ("document", models.CharField(blank=True, max_length=150, verbose_name="命名文件")),
                ("standard", models.CharField(blank=True, max_length=150, verbose_name="创建标准")),
                (
                    "valid_to",
                    models.DateField(
                        blank=True, help_text="长期有效的不填", null=True, verbose_name="有效期至"
                    ),
                ),
                (
                    "bodies",
                    models.ManyToManyField(
                        blank=True,
                        help_text="几家联合命名的依次填写，牵头的在前",
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="命名单位",
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
                        verbose_name="负责科室",
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
                "verbose_name": "创建称号",
            },
        ),
        migrations.CreateModel(
            name="ModelCase",
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
                        help_text="被列为典型的制度、做法名称", max_length=150, verbose_name="典型名称"
                    ),
                ),
                (
                    "programme",
                    models.CharField(
                        help_text="不加引号，如“有解思维”", max_length=40, verbose_name="评选系列"
                    ),
                ),
                ("category", models.CharField(help_text="如“工作案例”", max_length=30, verbose_name="类别")),
                ("area", models.CharField(help_text="如“全市”", max_length=20, verbose_name="范围")),
                (
                    "batch",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1, "要从1起")],
                        verbose_name="批次",
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
                ("listed_on", models.DateField(verbose_name="列入日期")),
                (
                    "holder_kind",
                    models.CharField(
                        choices=[
                            ("office", "本室"),
                            ("section", "科室"),
                            ("person", "个人"),
                            ("work", "成果"),
                            ("periodical", "刊物"),
                            ("mechanism", "制度机制"),
                        ],
                        max_length=12,
                        verbose_name="主体",
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="主要做法")),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="评定单位",
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
                    "subject",
                    models.ForeignKey(
                        blank=True,
                        help_text="对应的制度机制、成果或合伙人制度",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="对应记录",
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
                "verbose_name": "典型案例",
            },
        ),
        migrations.CreateModel(
            name="Promotion",
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
                        help_text="被推广、转发的成果题名，不加书名号", max_length=200, verbose_name="题名"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("promoted", "推广"),
                            ("forwarded", "转发"),
                            ("published", "刊发"),
                            ("reprinted", "转载"),
                            ("introduced", "交流发言"),
                        ],
                        max_length=12,
                        verbose_name="方式",
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
                ("happened_on", models.DateField(verbose_name="日期")),
                (
                    "medium",
                    models.CharField(
                        blank=True,
                        help_text="网站、专栏、报刊的名称，不加引号",
                        max_length=60,
                        verbose_name="媒介",
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        blank=True, help_text="如“全市”“全省”", max_length=20, verbose_name="推广范围"
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="网址或版面")),
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
                    "award",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="honours.award",
                        verbose_name="对应获奖",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="推广转发单位",
                    ),
                ),
                (
                    "brand",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="对应品牌",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="对应成果",
                    ),
                ),
            ],
            options={
                "verbose_name": "推广转发",
            },
        ),
        migrations.CreateModel(
            name="TitleReview",
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
                        choices=[("self_rating", "自评"), ("reexamination", "复审"), ("spot_check", "抽查")],
                        max_length=14,
                        verbose_name="检查方式",
                    ),
                ),
                ("reviewed_on", models.DateField(verbose_name="检查日期")),
                (
                    "score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        help_text="百分制",
                        max_digits=5,
                        null=True,
                        verbose_name="得分",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[("passed", "合格"), ("conditional", "限期整改"), ("failed", "不合格")],
                        max_length=12,
                        verbose_name="结论",
                    ),
                ),
                ("problems", models.TextField(blank=True, verbose_name="扣分和问题")),
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
                    "reviewer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="检查单位",
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
                    "title",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="honours.creationtitle",
                        verbose_name="创建称号",
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
                "verbose_name": "创建复审",
            },
        ),
        migrations.CreateModel(
            name="AssessmentIndicator",
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
                ("year", models.PositiveIntegerField(verbose_name="考核年度")),
                ("title", models.CharField(max_length=100, verbose_name="指标名称")),
                ("standard", models.TextField(blank=True, verbose_name="评分标准")),
                (
                    "weight",
                    models.DecimalField(
                        decimal_places=1,
                        max_digits=5,
                        validators=[django.core.validators.MinValueValidator(Decimal("0.1"), "要大于0")],
                        verbose_name="分值",
                    ),
                ),
                ("target", models.CharField(blank=True, max_length=60, verbose_name="目标值")),
                ("achieved", models.CharField(blank=True, max_length=60, verbose_name="完成值")),
                (
                    "score",
                    models.DecimalField(
                        blank=True, decimal_places=1, max_digits=5, null=True, verbose_name="得分"
                    ),
                ),
                ("scored_on", models.DateField(help_text="未评定的填预计日期", verbose_name="评定日期")),
                ("analysis", models.TextField(blank=True, verbose_name="失分分析")),
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
                    "set_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="下达单位",
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
                "verbose_name": "单位考核指标",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("weight__gt", 0)), name="honours_indicator_weight"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("score__isnull", True),
                            models.Q(("score__gte", 0), ("score__lte", models.F("weight"))),
                            _connector="OR",
                        ),
                        name="honours_indicator_score",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(("contest_year__gte", 1949)), name="honours_award_contest_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(("batch__isnull", True), ("batch__gte", 1), _connector="OR"),
                name="honours_award_batch",
            ),
        ),
        migrations.AddConstraint(
            model_name="creationtitle",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True), ("valid_to__gte", models.F("granted_on")), _connector="OR"
                ),
                name="honours_title_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="modelcase",
            constraint=models.CheckConstraint(
                condition=models.Q(("batch__isnull", True), ("batch__gte", 1), _connector="OR"),
                name="honours_case_batch",
            ),
        ),
        migrations.AddConstraint(
            model_name="titlereview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("score__isnull", True), models.Q(("score__gte", 0), ("score__lte", 100)), _connector="OR"
                ),
                name="honours_review_score",
            ),
        ),
    ]
