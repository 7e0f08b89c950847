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
            name="CityPractice",
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
                ("place", models.CharField(help_text="如某某市、某某区", max_length=40, verbose_name="地方")),
                ("title", models.CharField(max_length=120, verbose_name="做法名称")),
                ("topic", models.CharField(max_length=40, verbose_name="领域")),
                ("gist", models.TextField(verbose_name="主要做法")),
                ("effect", models.TextField(blank=True, verbose_name="成效数据")),
                ("lesson", models.TextField(blank=True, verbose_name="可借鉴之处")),
                ("source", models.CharField(max_length=160, verbose_name="出处")),
                ("published_on", models.DateField(verbose_name="发布日期")),
                (
                    "collected_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="收集人",
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
                    "used_in",
                    models.ManyToManyField(
                        blank=True,
                        help_text="引用了这条经验的文稿或成果",
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="用于",
                    ),
                ),
            ],
            options={
                "verbose_name": "外地经验",
                "ordering": ["-published_on"],
            },
        ),
        migrations.CreateModel(
            name="Clipping",
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
                ("title", models.CharField(max_length=160, verbose_name="标题")),
                ("medium", models.CharField(max_length=60, verbose_name="媒体")),
                ("published_on", models.DateField(verbose_name="刊发日期")),
                ("topic", models.CharField(max_length=40, verbose_name="领域")),
                ("excerpt", models.TextField(verbose_name="摘录")),
                ("address", models.CharField(blank=True, max_length=200, verbose_name="网址或版次")),
                (
                    "collected_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="收集人",
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
                "verbose_name": "剪报",
                "ordering": ["-published_on"],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
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
                    models.CharField(
                        help_text="规范名称，如“规模以上工业增加值增速”",
                        max_length=60,
                        verbose_name="指标名称",
                    ),
                ),
                (
                    "aliases",
                    models.CharField(
                        blank=True,
                        help_text="文稿中的其他叫法，用顿号隔开",
                        max_length=120,
                        verbose_name="别称",
                    ),
                ),
                (
                    "definition",
                    models.TextField(help_text="统计范围、计算方法、可比价还是现价", verbose_name="口径说明"),
                ),
                (
                    "measure",
                    models.CharField(help_text="如亿元、％、家", max_length=16, verbose_name="计量单位"),
                ),
                ("places", models.PositiveSmallIntegerField(default=1, verbose_name="小数位数")),
                (
                    "frequency",
                    models.CharField(
                        choices=[("month", "月度"), ("quarter", "季度"), ("year", "年度")],
                        max_length=8,
                        verbose_name="频度",
                    ),
                ),
                (
                    "aggregation",
                    models.CharField(
                        choices=[("cumulative", "年初累计"), ("current", "当期"), ("stock", "期末时点")],
                        max_length=12,
                        verbose_name="时间口径",
                    ),
                ),
                (
                    "release_note",
                    models.CharField(
                        blank=True,
                        help_text="如每月二十日后可对外使用",
                        max_length=100,
                        verbose_name="发布约定",
                    ),
                ),
                ("used_from", models.DateField(verbose_name="启用日期")),
                ("used_to", models.DateField(blank=True, null=True, verbose_name="停用日期")),
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
                    "source",
                    models.ForeignKey(
                        help_text="归口提供数据的单位",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="数据来源单位",
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
                "verbose_name": "指标口径",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="IndicatorValue",
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
                    "period",
                    models.CharField(
                        help_text="写成 2022-06、2022-Q2 或 2022", max_length=24, verbose_name="所属期"
                    ),
                ),
                ("period_end", models.DateField(verbose_name="期末日期")),
                ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="数值")),
                (
                    "growth",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        help_text="％，下降写负数",
                        max_digits=8,
                        null=True,
                        verbose_name="同比增减",
                    ),
                ),
                (
                    "revision",
                    models.PositiveSmallIntegerField(
                        default=1, help_text="首次提供为1，每修订一次加1", verbose_name="版次"
                    ),
                ),
                ("revision_reason", models.CharField(blank=True, max_length=100, verbose_name="修订原因")),
                (
                    "status",
                    models.CharField(
                        choices=[("flash", "快报"), ("preliminary", "初步核算"), ("final", "最终核实")],
                        default="preliminary",
                        max_length=12,
                        verbose_name="数据状态",
                    ),
                ),
                ("as_of", models.DateField(help_text="收到或核对这个数的日期", verbose_name="取数日期")),
                (
                    "embargo_until",
                    models.DateField(
                        blank=True,
                        help_text="这一天（含）之前不得写入对外文稿",
                        null=True,
                        verbose_name="限用至",
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
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="library.indicator",
                        verbose_name="指标",
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
                "verbose_name": "指标数值",
                "ordering": ["period_end", "revision"],
            },
        ),
        migrations.CreateModel(
            name="LeaderPhrase",
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
                ("leader_post", models.CharField(max_length=60, verbose_name="当时职务")),
                ("said_on", models.DateField(verbose_name="日期")),
                (
                    "occasion",
                    models.CharField(help_text="会议、调研或文件名称", max_length=100, verbose_name="场合"),
                ),
                ("topic", models.CharField(max_length=40, verbose_name="主题")),
                ("words", models.TextField(verbose_name="原话")),
                (
                    "source",
                    models.CharField(help_text="讲话稿、纪要或报道", max_length=120, verbose_name="出处"),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="核对人",
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
                "verbose_name": "领导表述",
                "ordering": ["-said_on"],
            },
        ),
        migrations.CreateModel(
            name="ReadingList",
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
                ("title", models.CharField(max_length=60, verbose_name="书单名称")),
                ("shared", models.BooleanField(default=False, verbose_name="全室可看")),
                ("made_at", models.DateTimeField(verbose_name="建立时间")),
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
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="建立人",
                    ),
                ),
            ],
            options={
                "verbose_name": "书单",
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Work",
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
                        help_text="正式题名，含副题，不加书名号", max_length=200, verbose_name="题名"
                    ),
                ),
                (
                    "short_name",
                    models.CharField(
                        blank=True,
                        help_text="报告中列举时用，如“文化中心”",
                        max_length=40,
                        verbose_name="简称",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("report", "调研报告"),
                            ("article", "文章"),
                            ("experience", "经验材料"),
                            ("briefing", "情况汇报"),
                            ("case", "典型案例"),
                            ("reading", "政策解读"),
                            ("manuscript", "综合文稿"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="文本类别",
                    ),
                ),
                (
                    "author_origin",
                    models.CharField(
                        choices=[
                            ("in_house", "本单位自主撰写"),
                            ("department", "市直部门供稿"),
                            ("district", "区县供稿"),
                            ("joint", "联合撰写"),
                            ("outside", "外单位供稿"),
                        ],
                        default="in_house",
                        max_length=12,
                        verbose_name="撰写来源",
                    ),
                ),
                ("finished_on", models.DateField(help_text="定稿之日", verbose_name="完成日期")),
                ("characters", models.PositiveIntegerField(blank=True, null=True, verbose_name="字数")),
                (
                    "keywords",
                    models.CharField(
                        blank=True, help_text="用顿号隔开", max_length=100, verbose_name="关键词"
                    ),
                ),
                ("summary", models.TextField(blank=True, verbose_name="摘要")),
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
                    "author_units",
                    models.ManyToManyField(
                        blank=True,
                        help_text="联合撰写时填",
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="署名单位",
                    ),
                ),
                (
                    "authors",
                    models.ManyToManyField(
                        blank=True,
                        help_text="按署名先后",
                        related_name="+",
                        to="kernel.person",
                        verbose_name="作者",
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
                        help_text="如重点产业链系列调研",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
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
                "verbose_name": "成果母本",
                "ordering": ["finished_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TextChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        default=canmou.kernel.people.models.units.new_uid,
                        editable=False,
                        max_length=16,
                        verbose_name="标识",
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
            ],
            options={
                "verbose_name": "全文变动",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ReadingItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=100, verbose_name="为什么读")),
                (
                    "list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="library.readinglist",
                        verbose_name="书单",
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
            ],
            options={
                "verbose_name": "书单中的成果",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="WorkMerge",
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
                ("why", models.CharField(max_length=200, verbose_name="依据")),
                ("at", models.DateTimeField(verbose_name="归并时间")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销时间")),
                ("undo_reason", models.CharField(blank=True, max_length=200, verbose_name="撤销原因")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="归并人",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="library.work",
                        verbose_name="留下的母本",
                    ),
                ),
                (
                    "merged",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="library.work",
                        verbose_name="并入的母本",
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
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤销人",
                    ),
                ),
            ],
            options={
                "verbose_name": "成果归并",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="WorkPair",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="library.work",
                        verbose_name="母本",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="library.work",
                        verbose_name="另一母本",
                    ),
                ),
            ],
            options={
                "verbose_name": "不是同一成果",
            },
        ),
        migrations.CreateModel(
            name="WorkText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveSmallIntegerField(verbose_name="版次")),
                ("text", models.TextField(verbose_name="全文")),
                ("characters", models.PositiveIntegerField(help_text="不计空白", verbose_name="字数")),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="文件名；粘贴的为空", max_length=200, verbose_name="来源"
                    ),
                ),
                ("kept_at", models.DateTimeField(verbose_name="存入时间")),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="存入人",
                    ),
                ),
                (
                    "work",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="texts",
                        to="library.work",
                        verbose_name="成果母本",
                    ),
                ),
            ],
            options={
                "verbose_name": "成果全文",
                "ordering": ["work", "-edition"],
            },
        ),
        migrations.CreateModel(
            name="WorkTurn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("column", models.CharField(max_length=40, verbose_name="栏目")),
                ("both", models.BooleanField(default=False, verbose_name="原来两个都有")),
                (
                    "merge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="turns",
                        to="library.workmerge",
                        verbose_name="成果归并",
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
                "verbose_name": "归并改指",
            },
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("used_to__isnull", True), ("used_to__gte", models.F("used_from")), _connector="OR"
                ),
                name="indicator_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorvalue",
            constraint=models.CheckConstraint(
                condition=models.Q(("revision__gte", 1)), name="indicator_value_revision_from_1"
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorvalue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("as_of__gte", models.F("period_end")), ("status", "flash"), _connector="OR"
                ),
                name="indicator_value_known_after_period",
            ),
        ),
        migrations.AddConstraint(
            model_name="readinglist",
            constraint=models.UniqueConstraint(
                models.F("owner"), models.F("title"), name="reading_list_title_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="work",
            constraint=models.CheckConstraint(
                condition=models.Q(("cited__isnull", True), ("cited__gte", 1), _connector="OR"),
                name="work_cited_from_1",
            ),
        ),
        migrations.AddConstraint(
            model_name="readingitem",
            constraint=models.UniqueConstraint(models.F("list"), models.F("work"), name="reading_item_once"),
        ),
        migrations.AddConstraint(
            model_name="workmerge",
            constraint=models.CheckConstraint(
                condition=models.Q(("kept", models.F("merged")), _negated=True),
                name="work_merge_of_two_works",
            ),
        ),
        migrations.AddConstraint(
            model_name="workmerge",
            constraint=models.UniqueConstraint(
                models.F("merged"), condition=models.Q(("undone_at__isnull", True)), name="work_merged_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="workpair",
            constraint=models.UniqueConstraint(models.F("first"), models.F("second"), name="work_pair_once"),
        ),
        migrations.AddConstraint(
            model_name="workpair",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lt", models.F("second"))), name="work_pair_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="worktext",
            constraint=models.UniqueConstraint(
                models.F("work"), models.F("edition"), name="work_text_edition_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="workturn",
            constraint=models.UniqueConstraint(
                models.F("merge"), models.F("ref"), models.F("column"), name="work_turn_once"
            ),
        ),
    ]
