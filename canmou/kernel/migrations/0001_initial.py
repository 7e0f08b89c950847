import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import canmou.kernel.people.models.units
from canmou.kernel.first_migration import FirstMigration


class Migration(FirstMigration):
    dependencies = []

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "uid",
                    models.CharField(
                        default=canmou.kernel.people.models.units.new_uid,
                        editable=False,
                        max_length=16,
                        unique=True,
                        verbose_name="行标识",
                    ),
                ),
                ("username", models.CharField(max_length=40, unique=True, verbose_name="登录名")),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="不属于个人的账号填写，如“系统管理”",
                        max_length=40,
                        verbose_name="用途",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                ("must_change_password", models.BooleanField(default=False, verbose_name="须改口令")),
                (
                    "password_expires_at",
                    models.DateTimeField(
                        blank=True, help_text="只用于一次性口令", null=True, verbose_name="口令有效至"
                    ),
                ),
                (
                    "epoch",
                    models.CharField(
                        default=canmou.kernel.people.models.units.new_uid,
                        editable=False,
                        max_length=16,
                        verbose_name="会话世代",
                    ),
                ),
                ("identity", models.CharField(blank=True, max_length=120, verbose_name="统一身份标识")),
            ],
            options={
                "verbose_name": "用户",
            },
        ),
        migrations.CreateModel(
            name="CalendarDay",
            fields=[
                ("date", models.DateField(primary_key=True, serialize=False, verbose_name="日期")),
                ("is_workday", models.BooleanField(verbose_name="上班")),
                ("name", models.CharField(max_length=20, verbose_name="名称")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="依据")),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="所属安排")),
            ],
            options={
                "verbose_name": "工作日历调整日",
                "ordering": ["date"],
            },
        ),
        migrations.CreateModel(
            name="CalendarYear",
            fields=[
                (
                    "year",
                    models.PositiveSmallIntegerField(primary_key=True, serialize=False, verbose_name="年份"),
                ),
                ("announced", models.BooleanField(default=False, verbose_name="已公布")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="依据")),
            ],
            options={
                "verbose_name": "工作日历年份",
                "ordering": ["year"],
            },
        ),
        migrations.CreateModel(
            name="FormCell",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.PositiveIntegerField(verbose_name="表序")),
                ("row", models.PositiveIntegerField(verbose_name="行")),
                ("column", models.PositiveIntegerField(verbose_name="列")),
                (
                    "what",
                    models.CharField(
                        choices=[("metric", "数字"), ("list", "清单"), ("field", "字段"), ("text", "文字")],
                        max_length=6,
                        verbose_name="填什么",
                    ),
                ),
                ("metric", models.CharField(blank=True, max_length=100, verbose_name="指标")),
                ("style", models.CharField(blank=True, max_length=12, verbose_name="写法")),
                (
                    "span",
                    models.CharField(
                        choices=[
                            ("same", "填报期"),
                            ("to_date", "本年累计"),
                            ("last_year", "上年同期"),
                            ("year", "全年"),
                        ],
                        default="same",
                        max_length=10,
                        verbose_name="期间",
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("office", "单位全称"),
                            ("short", "单位简称"),
                            ("section", "填报科室"),
                            ("filler", "填表人"),
                            ("today", "填表日期"),
                            ("period", "填报期"),
                        ],
                        max_length=8,
                        verbose_name="字段",
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=300, verbose_name="文字")),
                ("ledger", models.CharField(blank=True, max_length=4, verbose_name="台账")),
                ("length", models.PositiveIntegerField(default=0, verbose_name="清单占几行")),
            ],
            options={
                "verbose_name": "外来表的格",
                "ordering": ["table", "row", "column"],
            },
        ),
        migrations.CreateModel(
            name="Office",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="编号的开头，如 ZZ", max_length=8, unique=True, verbose_name="机关代码"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="机关全称")),
                ("short_name", models.CharField(max_length=40, verbose_name="机关简称")),
                ("plain_name", models.CharField(help_text="如“研究室”", max_length=20, verbose_name="自称")),
                (
                    "city",
                    models.CharField(help_text="不带“市”字，如“淄州”", max_length=20, verbose_name="市名"),
                ),
                ("city_full", models.CharField(max_length=20, verbose_name="市全称")),
                ("city_short", models.CharField(max_length=4, verbose_name="市名单字简称")),
                ("province", models.CharField(max_length=20, verbose_name="省名")),
                ("province_full", models.CharField(max_length=20, verbose_name="省全称")),
                ("issuer_mark", models.CharField(blank=True, max_length=60, verbose_name="发文机关标志")),
                ("issuer_code", models.CharField(blank=True, max_length=12, verbose_name="机关代字")),
            ],
            options={
                "verbose_name": "机关",
            },
        ),
        migrations.CreateModel(
            name="ApiToken",
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
                ("name", models.CharField(max_length=40, verbose_name="用途")),
                ("digest", models.CharField(editable=False, max_length=64, unique=True, verbose_name="摘要")),
                ("may_write", models.BooleanField(default=False, verbose_name="可登记和修改")),
                ("created_at", models.DateTimeField(verbose_name="创建时间")),
                ("expires_on", models.DateField(verbose_name="有效期至")),
                ("used_on", models.DateField(blank=True, null=True, verbose_name="最近使用")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="停用时间")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tokens",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="用户",
                    ),
                ),
            ],
            options={
                "verbose_name": "接口令牌",
                "ordering": ["-created_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("count", models.BigIntegerField(default=0, verbose_name="条数")),
                ("hash", models.CharField(blank=True, max_length=64, verbose_name="末条校验值")),
                ("seals", models.PositiveIntegerField(default=0, verbose_name="封存次数")),
            ],
            options={
                "verbose_name": "审计链头",
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_audit_head")],
            },
        ),
        migrations.CreateModel(
            name="Blob",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=64, unique=True, verbose_name="内容地址")),
                ("size", models.PositiveBigIntegerField(verbose_name="字节数")),
                ("kind", models.CharField(max_length=8, verbose_name="类型")),
                ("encrypted", models.BooleanField(default=False, verbose_name="加密")),
                ("wrapped_key", models.CharField(blank=True, max_length=120, verbose_name="包裹的数据密钥")),
            ],
            options={
                "verbose_name": "附件内容",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("encrypted", True), ("wrapped_key", ""), _connector="XOR"),
                        name="encrypted_blob_has_its_key",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarChange",
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
                        verbose_name="行标识",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("notice", "放假通知"), ("correction", "更正单日")],
                        max_length=12,
                        verbose_name="种类",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("prepared", "待确认"), ("applied", "已生效"), ("dropped", "已放弃")],
                        default="prepared",
                        max_length=12,
                        verbose_name="状态",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                ("whole", models.BooleanField(default=False, verbose_name="全年安排")),
                ("title", models.CharField(max_length=160, verbose_name="标题或依据")),
                ("number", models.CharField(blank=True, max_length=40, verbose_name="文号")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="印发日期")),
                ("text", models.TextField(blank=True, verbose_name="通知全文")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="更正原因")),
                ("after", models.PositiveIntegerField(default=0, verbose_name="录入时已生效的变动数")),
                ("moved", models.PositiveIntegerField(default=0, verbose_name="期限变动件数")),
                ("made_at", models.DateTimeField(verbose_name="录入时间")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="确认时间")),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="确认人",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "工作日历变动",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=64, unique=True, verbose_name="摘要")),
                ("created_at", models.DateTimeField(verbose_name="创建时间")),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="用户",
                    ),
                ),
            ],
            options={
                "verbose_name": "日程订阅",
            },
        ),
        migrations.CreateModel(
            name="Delegation",
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
                        verbose_name="行标识",
                    ),
                ),
                ("whole", models.BooleanField(default=True, verbose_name="全部职权")),
                (
                    "matter",
                    models.CharField(
                        help_text="如“外出学习期间全面代管科室工作”", max_length=80, verbose_name="委托事项"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="开始日期")),
                ("valid_to", models.DateField(verbose_name="结束日期")),
                ("made_at", models.DateTimeField(verbose_name="办理时间")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="收回时间")),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="委托人",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办理人",
                    ),
                ),
                (
                    "taker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="受托人",
                    ),
                ),
            ],
            options={
                "verbose_name": "委托",
                "ordering": ["-valid_from", "-id"],
            },
        ),
        migrations.CreateModel(
            name="DelegatedRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=40, verbose_name="角色")),
                (
                    "delegation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="kernel.delegation",
                        verbose_name="委托",
                    ),
                ),
            ],
            options={
                "verbose_name": "委托的角色",
            },
        ),
        migrations.CreateModel(
            name="Edition",
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
                ("code", models.SlugField(max_length=40, verbose_name="模板代码")),
                ("period", models.CharField(max_length=30, verbose_name="期间")),
                ("starts_on", models.DateField(verbose_name="期间开始")),
                ("ends_on", models.DateField(verbose_name="期间结束")),
                ("as_of", models.DateField(verbose_name="数字截至")),
                ("number", models.PositiveIntegerField(verbose_name="稿次")),
                ("title", models.CharField(max_length=300, verbose_name="标题")),
                ("issuer_mark", models.CharField(blank=True, max_length=300, verbose_name="发文机关标志")),
                ("signer", models.CharField(max_length=80, verbose_name="落款")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "在编"), ("frozen", "定稿")],
                        default="draft",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("kept_at", models.DateTimeField(verbose_name="留存时间")),
                ("audit_count", models.BigIntegerField(verbose_name="审计条数")),
                ("audit_head", models.CharField(blank=True, max_length=64, verbose_name="审计链末条")),
                ("frozen_at", models.DateTimeField(blank=True, null=True, verbose_name="定稿时间")),
                ("digest", models.CharField(blank=True, max_length=64, verbose_name="定稿校验值")),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="kernel.edition",
                        verbose_name="更正哪一稿",
                    ),
                ),
                (
                    "frozen_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="定稿人",
                    ),
                ),
                (
                    "frozen_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="代谁定稿",
                    ),
                ),
                (
                    "kept_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="编制人",
                    ),
                ),
                (
                    "kept_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="代谁编制",
                    ),
                ),
                (
                    "rolled_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followers",
                        to="kernel.edition",
                        verbose_name="由哪一稿结转",
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
            ],
            options={
                "verbose_name": "编制稿",
                "ordering": ["-kept_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="EditionEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=8, verbose_name="序号")),
                ("place", models.PositiveIntegerField(verbose_name="次序")),
                (
                    "kind",
                    models.CharField(
                        choices=[("figure", "数字"), ("name", "名称")], max_length=8, verbose_name="类别"
                    ),
                ),
                ("metric", models.CharField(max_length=160, verbose_name="指标")),
                ("label", models.CharField(max_length=160, verbose_name="名称")),
                ("measure", models.CharField(blank=True, max_length=20, verbose_name="计量单位")),
                ("definition", models.TextField(blank=True, verbose_name="口径")),
                ("how", models.CharField(blank=True, max_length=12, verbose_name="算法")),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=30, null=True, verbose_name="数值"
                    ),
                ),
                ("printed", models.TextField(verbose_name="台账所出文字")),
                ("masked", models.TextField(verbose_name="脱敏文字")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="kernel.edition",
                        verbose_name="编制稿",
                    ),
                ),
            ],
            options={
                "verbose_name": "编制稿中的数字和名称",
                "ordering": ["edition", "kind", "place"],
            },
        ),
        migrations.CreateModel(
            name="EditionFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form", models.CharField(max_length=8, verbose_name="格式")),
                ("masked", models.BooleanField(default=False, verbose_name="脱敏版")),
                (
                    "blob",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.blob",
                        verbose_name="内容",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="kernel.edition",
                        verbose_name="编制稿",
                    ),
                ),
            ],
            options={
                "verbose_name": "定稿文件",
                "ordering": ["edition", "masked", "form"],
            },
        ),
        migrations.CreateModel(
            name="EditionPiece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("passage", models.PositiveIntegerField(verbose_name="段落")),
                ("place", models.PositiveIntegerField(verbose_name="段内次序")),
                ("level", models.PositiveSmallIntegerField(verbose_name="标题级别")),
                ("roll", models.BooleanField(default=False, verbose_name="人员名单")),
                ("text", models.TextField(verbose_name="文字")),
                ("masked", models.TextField(verbose_name="脱敏文字")),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pieces",
                        to="kernel.edition",
                        verbose_name="编制稿",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pieces",
                        to="kernel.editionentry",
                        verbose_name="数字或名称",
                    ),
                ),
            ],
            options={
                "verbose_name": "编制稿的文字",
                "ordering": ["edition", "passage", "place"],
            },
        ),
        migrations.CreateModel(
            name="FormColumn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("column", models.PositiveIntegerField(verbose_name="表的列")),
                ("source", models.CharField(max_length=60, verbose_name="台账的栏")),
                (
                    "cell",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="columns",
                        to="kernel.formcell",
                    ),
                ),
            ],
            options={
                "verbose_name": "清单的列",
                "ordering": ["column"],
            },
        ),
        migrations.CreateModel(
            name="FormLayout",
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
                ("name", models.CharField(max_length=120, verbose_name="表名")),
                ("file_name", models.CharField(max_length=200, verbose_name="文件名")),
                (
                    "kind",
                    models.CharField(
                        choices=[("xlsx", "Excel 表"), ("docx", "Word 表")], max_length=4, verbose_name="格式"
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="结构摘要")),
                ("made_at", models.DateTimeField(verbose_name="上传时间")),
                (
                    "blob",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.blob",
                        verbose_name="空白表",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
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
            ],
            options={
                "verbose_name": "外来空白表",
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.AddField(
            model_name="formcell",
            name="layout",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="cells", to="kernel.formlayout"
            ),
        ),
        migrations.CreateModel(
            name="ImportBatch",
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
                        max_length=16,
                        unique=True,
                        verbose_name="标识",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="导入时间")),
                ("file_name", models.CharField(max_length=200, verbose_name="文件名")),
                ("year", models.PositiveIntegerField(blank=True, null=True, verbose_name="补全年度")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "正在核对"),
                            ("checked", "待确认"),
                            ("writing", "正在写入"),
                            ("done", "已导入"),
                            ("undoing", "正在撤销"),
                            ("undone", "已撤销"),
                            ("discarded", "已放弃"),
                            ("failed", "没有完成"),
                        ],
                        default="done",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("added", models.PositiveIntegerField(default=0, verbose_name="新增")),
                ("changed", models.PositiveIntegerField(default=0, verbose_name="修改")),
                ("unchanged", models.PositiveIntegerField(default=0, verbose_name="未变")),
                ("refused", models.PositiveIntegerField(default=0, verbose_name="有问题的行")),
                ("entries", models.PositiveIntegerField(default=0, verbose_name="其中基础表")),
                ("problems", models.PositiveIntegerField(default=0, verbose_name="问题")),
                ("notices", models.PositiveIntegerField(default=0, verbose_name="提示")),
                ("restricted", models.BooleanField(default=True, verbose_name="可能含限制公开的内容")),
                ("run", models.PositiveIntegerField(default=0, verbose_name="第几次处理")),
                ("reviewed", models.PositiveIntegerField(default=0, verbose_name="核对结果出自第几次处理")),
                ("stage", models.CharField(blank=True, max_length=60, verbose_name="进行到")),
                ("stage_done", models.PositiveIntegerField(default=0, verbose_name="已完成")),
                ("stage_most", models.PositiveIntegerField(default=0, verbose_name="共")),
                ("queued_at", models.DateTimeField(blank=True, null=True, verbose_name="排队时间")),
                ("beat_at", models.DateTimeField(blank=True, null=True, verbose_name="最近进展时间")),
                ("moved_at", models.DateTimeField(blank=True, null=True, verbose_name="写入时间")),
                ("told", models.CharField(blank=True, max_length=500, verbose_name="说明")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销时间")),
                ("undo_reason", models.CharField(blank=True, max_length=200, verbose_name="撤销原因")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="导入人",
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
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "导入批次",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ImportCorrection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sheet", models.CharField(max_length=31, verbose_name="工作表")),
                ("line", models.PositiveIntegerField(verbose_name="行")),
                ("column", models.CharField(blank=True, max_length=200, verbose_name="栏")),
                ("text", models.TextField(blank=True, verbose_name="改为")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="corrections",
                        to="kernel.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "导入改正",
                "ordering": ["sheet", "line", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ImportFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "batch",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="file",
                        to="kernel.importbatch",
                        verbose_name="导入批次",
                    ),
                ),
                (
                    "blob",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.blob",
                        verbose_name="内容",
                    ),
                ),
            ],
            options={
                "verbose_name": "导入文件",
            },
        ),
        migrations.CreateModel(
            name="ImportRemark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("run", models.PositiveIntegerField(verbose_name="第几次处理")),
                ("problem", models.BooleanField(verbose_name="是问题")),
                ("sheet", models.CharField(blank=True, max_length=200, verbose_name="工作表")),
                ("line", models.PositiveIntegerField(default=0, verbose_name="行")),
                ("column", models.CharField(blank=True, max_length=200, verbose_name="栏")),
                ("message", models.TextField(verbose_name="怎么办")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="remarks",
                        to="kernel.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "导入问题",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("run", models.PositiveIntegerField(verbose_name="第几次处理")),
                ("place", models.PositiveIntegerField(verbose_name="次序")),
                ("sheet", models.CharField(max_length=31, verbose_name="工作表")),
                ("ledger", models.CharField(blank=True, max_length=4, verbose_name="台账")),
                ("line", models.PositiveIntegerField(verbose_name="行")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("refused", "有问题"),
                            ("added", "新增"),
                            ("changed", "修改"),
                            ("unchanged", "未变"),
                        ],
                        max_length=10,
                        verbose_name="处理",
                    ),
                ),
                ("number", models.CharField(blank=True, max_length=32, verbose_name="编号")),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="题名")),
                ("values", models.JSONField(default=dict, verbose_name="各栏")),
                ("news", models.BooleanField(default=False, verbose_name="与上次核对不同")),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="kernel.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "导入行",
                "ordering": ["place"],
            },
        ),
        migrations.CreateModel(
            name="NoticeChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[("mail", "邮件"), ("chat", "工作群或机器人")],
                        max_length=4,
                        verbose_name="渠道",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("now", "立即"),
                            ("half", "半日汇总"),
                            ("daily", "每日汇总"),
                            ("none", "不发"),
                        ],
                        default="daily",
                        max_length=5,
                        verbose_name="方式",
                    ),
                ),
                ("sealed_address", models.TextField(blank=True, verbose_name="机器人地址（加密）")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notice_choices",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="用户",
                    ),
                ),
            ],
            options={
                "verbose_name": "通知方式",
            },
        ),
        migrations.CreateModel(
            name="NoticeSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "chat",
                    models.CharField(
                        choices=[("wecom", "企业微信、政务微信"), ("dingtalk", "钉钉")],
                        default="wecom",
                        max_length=8,
                        verbose_name="群机器人",
                    ),
                ),
                ("sealed_address", models.TextField(blank=True, verbose_name="群机器人地址（加密）")),
                ("sealed_secret", models.TextField(blank=True, verbose_name="加签密钥（加密）")),
                (
                    "first_lead",
                    models.PositiveSmallIntegerField(default=3, verbose_name="第一次提醒：期限前几个工作日"),
                ),
                (
                    "second_lead",
                    models.PositiveSmallIntegerField(default=1, verbose_name="第二次提醒：期限前几个工作日"),
                ),
                ("morning", models.PositiveSmallIntegerField(default=8, verbose_name="上午汇总几点发")),
                ("afternoon", models.PositiveSmallIntegerField(default=14, verbose_name="下午汇总几点发")),
                (
                    "office",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notice_settings",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "通知设置",
            },
        ),
        migrations.CreateModel(
            name="NoticeRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="日期")),
                (
                    "what",
                    models.CharField(
                        choices=[("remind", "到期提醒"), ("am", "上午汇总"), ("pm", "下午汇总")],
                        max_length=6,
                        verbose_name="事项",
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
            ],
            options={
                "verbose_name": "通知日程",
            },
        ),
        migrations.CreateModel(
            name="Notice",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("turn", "待办"),
                            ("read", "传阅"),
                            ("urge", "催办"),
                            ("back", "退回"),
                            ("answer", "回复"),
                            ("remind", "提醒"),
                            ("overdue", "超期"),
                            ("system", "系统"),
                        ],
                        max_length=8,
                        verbose_name="类别",
                    ),
                ),
                ("sentence", models.CharField(max_length=200, verbose_name="内容")),
                ("link", models.CharField(blank=True, max_length=200, verbose_name="链接")),
                ("urgent", models.BooleanField(default=False, verbose_name="特急")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("read_at", models.DateTimeField(blank=True, null=True, verbose_name="已读时间")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="收件人",
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
            ],
            options={
                "verbose_name": "通知",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="LedgerCounter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ledger", models.CharField(max_length=4)),
                ("year", models.PositiveIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kernel.office"
                    ),
                ),
            ],
            options={
                "verbose_name": "编号计数",
            },
        ),
        migrations.CreateModel(
            name="DocumentCounter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("issuer_code", models.CharField(max_length=12)),
                ("year", models.PositiveIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="kernel.office"
                    ),
                ),
            ],
            options={
                "verbose_name": "发文字号计数",
            },
        ),
        migrations.CreateModel(
            name="AuditRow",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False, verbose_name="序号")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("actor_name", models.CharField(max_length=60, verbose_name="操作人")),
                ("verb", models.CharField(max_length=60, verbose_name="操作")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="记录编号")),
                ("fields", models.TextField(blank=True, verbose_name="改动的字段")),
                ("digests", models.TextField(blank=True, verbose_name="值的摘要")),
                ("count", models.PositiveIntegerField(default=0, verbose_name="涉及条数")),
                ("ip", models.CharField(blank=True, max_length=45, verbose_name="来源地址")),
                ("prev_hash", models.CharField(max_length=64, verbose_name="前一条校验值")),
                ("hash", models.CharField(max_length=64, verbose_name="校验值")),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="操作人账号",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "审计日志",
                "ordering": ["seq"],
            },
        ),
        migrations.AddField(
            model_name="user",
            name="office",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="users",
                to="kernel.office",
                verbose_name="机关",
            ),
        ),
        migrations.CreateModel(
            name="OfficeTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(help_text="如 congress", max_length=40, verbose_name="名目")),
                ("label", models.CharField(max_length=60, verbose_name="含义")),
                ("value", models.CharField(max_length=60, verbose_name="用语")),
                ("valid_from", models.DateField(verbose_name="启用日期")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "通用用语",
                "ordering": ["key", "valid_from"],
            },
        ),
        migrations.CreateModel(
            name="Outgoing",
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
                    "channel",
                    models.CharField(
                        choices=[("mail", "邮件"), ("chat", "工作群或机器人")],
                        max_length=4,
                        verbose_name="渠道",
                    ),
                ),
                ("digest", models.BooleanField(default=False, verbose_name="汇总")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "待发送"),
                            ("sent", "已发送"),
                            ("failed", "没有发出"),
                            ("needless", "不必再发"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="发送次数")),
                ("made_at", models.DateTimeField(verbose_name="生成时间")),
                ("next_at", models.DateTimeField(verbose_name="下次发送时间")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="发出时间")),
                ("failure", models.CharField(blank=True, max_length=200, verbose_name="没有发出的原因")),
                (
                    "notices",
                    models.ManyToManyField(related_name="outgoing", to="kernel.notice", verbose_name="通知"),
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
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="收件人",
                    ),
                ),
            ],
            options={
                "verbose_name": "待发通知",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Override",
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
                ("printed", models.CharField(max_length=40, verbose_name="印发数")),
                ("reason", models.CharField(max_length=200, verbose_name="理由")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "待同意"),
                            ("agreed", "已同意"),
                            ("refused", "未同意"),
                            ("withdrawn", "已撤回"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="处理时间")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="处理意见")),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.override",
                        verbose_name="沿用自",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="处理人",
                    ),
                ),
                (
                    "decided_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="代谁处理",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overrides",
                        to="kernel.edition",
                        verbose_name="编制稿",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overrides",
                        to="kernel.editionentry",
                        verbose_name="数字",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提出人",
                    ),
                ),
                (
                    "proposed_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="代谁提出",
                    ),
                ),
            ],
            options={
                "verbose_name": "改数",
                "ordering": ["edition", "id"],
            },
        ),
        migrations.CreateModel(
            name="Person",
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
                        verbose_name="行标识",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="本机关内唯一，同名的人靠它区分", max_length=20, verbose_name="人员编号"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="用来区分同名的人，如单位、专业",
                        max_length=80,
                        verbose_name="说明",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="联系电话")),
                ("email", models.EmailField(blank=True, max_length=80, verbose_name="电子邮箱")),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "人员",
                "ordering": ["code"],
            },
        ),
        migrations.AddField(
            model_name="edition",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kernel.person",
                verbose_name="个人",
            ),
        ),
        migrations.CreateModel(
            name="Duty",
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
                        verbose_name="行标识",
                    ),
                ),
                ("on", models.DateField(verbose_name="值班日期")),
                (
                    "kind",
                    models.CharField(
                        choices=[("leader", "带班领导"), ("staff", "值班人员")],
                        default="staff",
                        max_length=8,
                        verbose_name="班次",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="安排时间")),
                ("voided", models.BooleanField(default=False, verbose_name="已撤销")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="安排人",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="kernel.person",
                        verbose_name="值班人",
                    ),
                ),
            ],
            options={
                "verbose_name": "值班安排",
                "ordering": ["on", "kind", "id"],
            },
        ),
        migrations.CreateModel(
            name="Absence",
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
                        verbose_name="行标识",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("annual", "年休假"),
                            ("private", "事假"),
                            ("sick", "病假"),
                            ("family", "婚丧产假等"),
                            ("trip", "出差"),
                            ("study", "学习培训"),
                            ("seconded", "抽调"),
                            ("other", "其他外出"),
                        ],
                        max_length=10,
                        verbose_name="事由类别",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="开始日期")),
                ("valid_to", models.DateField(verbose_name="结束日期")),
                (
                    "note",
                    models.CharField(
                        blank=True, help_text="去向、联系方式等，可空", max_length=80, verbose_name="说明"
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="登记时间")),
                ("voided", models.BooleanField(default=False, verbose_name="已撤销")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absences",
                        to="kernel.person",
                        verbose_name="外出人",
                    ),
                ),
                (
                    "stand_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="代岗人",
                    ),
                ),
            ],
            options={
                "verbose_name": "外出登记",
                "ordering": ["-valid_from", "-id"],
            },
        ),
        migrations.AddField(
            model_name="user",
            name="person",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="login",
                to="kernel.person",
                verbose_name="人员",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="used_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="duty_logins",
                to="kernel.person",
                verbose_name="使用人",
            ),
        ),
        migrations.CreateModel(
            name="RecordRef",
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
                        verbose_name="行标识",
                    ),
                ),
                ("ledger", models.CharField(max_length=4, verbose_name="台账")),
                ("number", models.CharField(max_length=32, unique=True, verbose_name="编号")),
                ("title", models.CharField(max_length=300, verbose_name="题名")),
                ("mask", models.CharField(blank=True, max_length=100, verbose_name="遮蔽文字")),
                ("on", models.DateField(null=True, verbose_name="业务日期")),
                ("state", models.CharField(max_length=20, verbose_name="状态")),
                ("voided", models.BooleanField(default=False, verbose_name="已作废")),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refs",
                        to="kernel.importbatch",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "记录",
            },
        ),
        migrations.CreateModel(
            name="RecordChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="版本")),
                ("verb", models.CharField(max_length=20, verbose_name="动作")),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                ("values", models.JSONField(default=dict, verbose_name="前后值")),
                ("earlier", models.JSONField(null=True, verbose_name="导入前的原值")),
                (
                    "acting_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="委托人",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="kernel.importbatch",
                        verbose_name="导入批次",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="修改人",
                    ),
                ),
                (
                    "ref",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="kernel.recordref",
                        verbose_name="记录",
                    ),
                ),
            ],
            options={
                "verbose_name": "修改记录",
                "ordering": ["ref", "version", "id"],
            },
        ),
        migrations.AddField(
            model_name="notice",
            name="ref",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kernel.recordref",
                verbose_name="记录",
            ),
        ),
        migrations.CreateModel(
            name="EditionRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("below", models.BooleanField(default=False, verbose_name="分母")),
                ("version", models.PositiveIntegerField(verbose_name="计入时的版本")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="kernel.editionentry",
                        verbose_name="数字",
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
                "verbose_name": "计入的记录",
                "ordering": ["entry", "below", "id"],
            },
        ),
        migrations.CreateModel(
            name="DocumentNumber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("issuer_code", models.CharField(max_length=12, verbose_name="机关代字")),
                ("year", models.PositiveIntegerField(verbose_name="年份")),
                ("sequence", models.PositiveIntegerField(verbose_name="发文顺序号")),
                (
                    "state",
                    models.CharField(
                        choices=[("issued", "已用"), ("void", "空号")],
                        default="issued",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="公文标题")),
                ("on", models.DateField(verbose_name="编号日期")),
                ("void_reason", models.CharField(blank=True, max_length=200, verbose_name="作废原因")),
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
                    "ref",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="所编记录",
                    ),
                ),
            ],
            options={
                "verbose_name": "发文字号",
                "ordering": ["office", "issuer_code", "-year", "-sequence"],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
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
                        verbose_name="行标识",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="文件名")),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                ("added_at", models.DateTimeField(verbose_name="上传时间")),
                ("voided", models.BooleanField(default=False, verbose_name="已移除")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
                (
                    "blob",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="kernel.blob",
                        verbose_name="内容",
                    ),
                ),
                (
                    "ref",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="kernel.recordref",
                        verbose_name="所属记录",
                    ),
                ),
            ],
            options={
                "verbose_name": "附件",
                "ordering": ["added_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=80, verbose_name="期限")),
                ("due_on", models.DateField(verbose_name="期限日期")),
                ("stage", models.SmallIntegerField(help_text="-1 为超期", verbose_name="提前的工作日")),
                ("on", models.DateField(verbose_name="提醒日期")),
                (
                    "ref",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="记录",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="收件人",
                    ),
                ),
            ],
            options={
                "verbose_name": "已发的提醒",
            },
        ),
        migrations.CreateModel(
            name="ReportTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="模板代码")),
                ("name", models.CharField(max_length=60, verbose_name="模板名称")),
                ("version", models.PositiveIntegerField(verbose_name="版本")),
                (
                    "subject",
                    models.CharField(
                        choices=[("office", "全室"), ("unit", "科室"), ("person", "个人")],
                        default="office",
                        max_length=8,
                        verbose_name="写谁",
                    ),
                ),
                (
                    "span",
                    models.CharField(
                        choices=[
                            ("year", "年"),
                            ("half", "半年"),
                            ("quarter", "季度"),
                            ("month", "月"),
                            ("fortnight", "半月"),
                        ],
                        default="year",
                        max_length=10,
                        verbose_name="通常的期间",
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("document", "公文"), ("plain", "普通文稿"), ("minutes", "纪要")],
                        default="document",
                        max_length=10,
                        verbose_name="格式",
                    ),
                ),
                (
                    "title",
                    models.CharField(
                        help_text="可含 {{ period.year }} 等", max_length=200, verbose_name="报告标题"
                    ),
                ),
                ("source", models.TextField(verbose_name="模板正文")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="修改说明")),
                (
                    "stock",
                    models.CharField(
                        blank=True,
                        help_text="随系统附带的模板的摘要；本单位改过的为空",
                        max_length=64,
                        verbose_name="随附版本",
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="保存时间")),
                ("enabled_at", models.DateTimeField(blank=True, null=True, verbose_name="启用时间")),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="保存人",
                    ),
                ),
                (
                    "enabled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="启用人",
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
            ],
            options={
                "verbose_name": "报告模板",
                "ordering": ["code", "-version"],
            },
        ),
        migrations.AddField(
            model_name="edition",
            name="template",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="kernel.reporttemplate",
                verbose_name="模板版本",
            ),
        ),
        migrations.CreateModel(
            name="SecrecyConfirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("document_number", models.CharField(max_length=60, verbose_name="确认书编号")),
                ("confirmed_on", models.DateField(verbose_name="确认日期")),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="录入人",
                    ),
                ),
                (
                    "office",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="secrecy_confirmation",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "保密书面确认",
            },
        ),
        migrations.CreateModel(
            name="SecrecyEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="时间")),
                ("door", models.CharField(max_length=40, verbose_name="入口")),
                ("rule", models.CharField(max_length=20, verbose_name="规则号")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "保密拦截事件",
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="StandIn",
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
                        verbose_name="行标识",
                    ),
                ),
                ("matter", models.CharField(max_length=80, verbose_name="工作事项")),
                ("valid_from", models.DateField(verbose_name="开始日期")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stands_in_for",
                        to="kernel.person",
                        verbose_name="B岗",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stand_ins",
                        to="kernel.person",
                        verbose_name="A岗",
                    ),
                ),
            ],
            options={
                "verbose_name": "AB岗",
                "ordering": ["person", "matter", "id"],
            },
        ),
        migrations.CreateModel(
            name="Step",
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
                        verbose_name="行标识",
                    ),
                ),
                ("flow", models.CharField(blank=True, max_length=40, verbose_name="流程")),
                ("state", models.CharField(blank=True, max_length=20, verbose_name="环节")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("act", "办理"),
                            ("sign", "会签"),
                            ("advise", "征求意见"),
                            ("read", "传阅"),
                            ("outside", "外部答复"),
                        ],
                        default="act",
                        max_length=8,
                        verbose_name="类别",
                    ),
                ),
                ("group", models.CharField(blank=True, max_length=16, verbose_name="批次")),
                (
                    "rule",
                    models.CharField(
                        blank=True,
                        help_text="all 全部、any 任一、数字为至少几人",
                        max_length=8,
                        verbose_name="规则",
                    ),
                ),
                ("sequence", models.PositiveSmallIntegerField(default=0, verbose_name="次序")),
                ("heads", models.BooleanField(default=False, verbose_name="归单位负责人")),
                ("via", models.CharField(blank=True, max_length=80, verbose_name="如何转到")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="附言")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="到达时间")),
                ("seen_at", models.DateTimeField(blank=True, null=True, verbose_name="打开时间")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="时限")),
                ("first_due_on", models.DateField(blank=True, null=True, verbose_name="最初时限")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="办理时间")),
                ("verdict", models.CharField(blank=True, max_length=40, verbose_name="结论")),
                ("opinion", models.CharField(blank=True, max_length=200, verbose_name="意见")),
                ("text_sm3", models.CharField(blank=True, max_length=64, verbose_name="所据文本")),
                ("overtaken_at", models.DateTimeField(blank=True, null=True, verbose_name="失效时间")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="结束时间")),
                ("urges", models.PositiveSmallIntegerField(default=0, verbose_name="催办次数")),
                ("urged_at", models.DateTimeField(blank=True, null=True, verbose_name="最近催办时间")),
                (
                    "acting_for",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="委托人",
                    ),
                ),
                (
                    "after",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="kernel.step",
                        verbose_name="排在其后",
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="实际办理人",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="交办人",
                    ),
                ),
                (
                    "moved_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moved_to",
                        to="kernel.step",
                        verbose_name="承接自",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.office",
                        verbose_name="机关",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="kernel.person",
                        verbose_name="办理人",
                    ),
                ),
                (
                    "ref",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="kernel.recordref",
                        verbose_name="记录",
                    ),
                ),
            ],
            options={
                "verbose_name": "流程环节",
                "ordering": ["ref", "id"],
            },
        ),
        migrations.CreateModel(
            name="OutsideLink",
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
                        verbose_name="行标识",
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="密钥摘要")),
                ("name", models.CharField(max_length=60, verbose_name="答复人")),
                ("contact", models.CharField(blank=True, max_length=80, verbose_name="联系方式")),
                ("purpose", models.CharField(max_length=200, verbose_name="请其答复")),
                ("expires_on", models.DateField(verbose_name="有效至")),
                ("made_at", models.DateTimeField(verbose_name="发出时间")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="打开时间")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="收回时间")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发出人",
                    ),
                ),
                (
                    "step",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="link",
                        to="kernel.step",
                        verbose_name="环节",
                    ),
                ),
            ],
            options={
                "verbose_name": "外部答复链接",
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.AddField(
            model_name="notice",
            name="step",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kernel.step",
                verbose_name="流程环节",
            ),
        ),
        migrations.CreateModel(
            name="Unit",
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
                        verbose_name="行标识",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="全称，如“综合调研一科”", max_length=80, verbose_name="单位名称"
                    ),
                ),
                (
                    "short_name",
                    models.CharField(
                        blank=True, help_text="报告中使用的简称，可空", max_length=40, verbose_name="简称"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
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
                        max_length=16,
                        verbose_name="单位类别",
                    ),
                ),
                (
                    "mask",
                    models.CharField(
                        blank=True,
                        help_text="脱敏版中打星号的文字，多处用顿号隔开",
                        max_length=60,
                        verbose_name="遮蔽文字",
                    ),
                ),
                ("order", models.PositiveIntegerField(default=0, verbose_name="排序")),
                (
                    "contact",
                    models.CharField(
                        blank=True,
                        help_text="联系人、电话、地址等，可空",
                        max_length=80,
                        verbose_name="联系方式",
                    ),
                ),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="设立日期")),
                (
                    "ended_on",
                    models.DateField(blank=True, help_text="最后一天", null=True, verbose_name="撤销日期"),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="并入单位",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
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
                        related_name="children",
                        to="kernel.unit",
                        verbose_name="上级单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "单位",
                "ordering": ["order", "id"],
            },
        ),
        migrations.AddField(
            model_name="step",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="steps",
                to="kernel.unit",
                verbose_name="办理单位",
            ),
        ),
        migrations.CreateModel(
            name="RoleGrant",
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
                        verbose_name="行标识",
                    ),
                ),
                ("role", models.CharField(max_length=40, verbose_name="角色")),
                ("valid_from", models.DateField(verbose_name="生效日期")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="失效日期")),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="授权人",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="用户",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="范围",
                    ),
                ),
            ],
            options={
                "verbose_name": "授权",
            },
        ),
        migrations.AddField(
            model_name="recordref",
            name="source_unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kernel.unit",
                verbose_name="报送单位",
            ),
        ),
        migrations.AddField(
            model_name="recordref",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kernel.unit",
                verbose_name="归口科室",
            ),
        ),
        migrations.CreateModel(
            name="Post",
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
                        verbose_name="行标识",
                    ),
                ),
                ("title", models.CharField(max_length=60, verbose_name="职务")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("nation", "国家级"),
                            ("province", "省部级"),
                            ("city", "市厅级"),
                            ("county", "县处级"),
                            ("township", "乡科级"),
                            ("staff", "科员及以下"),
                            ("none", "无"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="职级",
                    ),
                ),
                (
                    "establishment",
                    models.CharField(
                        choices=[("civil", "公务员"), ("institution", "事业人员"), ("none", "编外或外单位")],
                        default="none",
                        max_length=12,
                        verbose_name="编制类别",
                    ),
                ),
                ("leading", models.BooleanField(default=False, verbose_name="领导班子成员")),
                (
                    "rank",
                    models.PositiveIntegerField(
                        default=100, help_text="同一份报告中排列先后，数小在前", verbose_name="排名"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="任职日期")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="免职日期")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="kernel.person",
                        verbose_name="人员",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="kernel.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "任职",
                "ordering": ["rank", "id"],
            },
        ),
        migrations.CreateModel(
            name="PersonRelation",
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
                        choices=[
                            ("kin", "近亲属"),
                            ("employer", "任职单位"),
                            ("coauthor", "合作署名"),
                            ("project", "共同项目"),
                            ("teacher", "师生"),
                        ],
                        max_length=12,
                        verbose_name="关系",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="起始日期")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="结束日期")),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="关系人",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations",
                        to="kernel.person",
                        verbose_name="人员",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="关系单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "人员关系",
            },
        ),
        migrations.CreateModel(
            name="OfflineClassifiedItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ledger_no",
                    models.CharField(
                        help_text="无语义，如 X2024-003", max_length=13, verbose_name="线下台账流水号"
                    ),
                ),
                ("registered_on", models.DateField(verbose_name="登记日期")),
                (
                    "item_kind",
                    models.CharField(
                        choices=[
                            ("consultation", "专家论证"),
                            ("manuscript", "文稿"),
                            ("meeting", "会议"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="事项类别",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "线下办理中"), ("closed", "线下办结")],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="办结日期")),
                (
                    "custodian_user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="保密员",
                    ),
                ),
                (
                    "handling_office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="处室",
                    ),
                ),
            ],
            options={
                "verbose_name": "涉密事项线下登记",
                "ordering": ["-registered_on", "-ledger_no"],
            },
        ),
        migrations.AddField(
            model_name="formlayout",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kernel.unit",
                verbose_name="科室",
            ),
        ),
        migrations.CreateModel(
            name="FormFill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", models.CharField(max_length=30, verbose_name="填报期")),
                ("zero", models.BooleanField(default=False, verbose_name="零报告")),
                ("at", models.DateTimeField(verbose_name="报出时间")),
                (
                    "attachment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="kernel.attachment",
                        verbose_name="报出的文件",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="报出人",
                    ),
                ),
                (
                    "layout",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fills",
                        to="kernel.formlayout",
                        verbose_name="空白表",
                    ),
                ),
                (
                    "ref",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.recordref",
                        verbose_name="外来表格记录",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "报出的表",
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.AddField(
            model_name="formcell",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kernel.unit",
                verbose_name="科室",
            ),
        ),
        migrations.AddField(
            model_name="edition",
            name="home",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kernel.unit",
                verbose_name="归口科室",
            ),
        ),
        migrations.AddField(
            model_name="edition",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kernel.unit",
                verbose_name="范围",
            ),
        ),
        migrations.CreateModel(
            name="CalendarMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=80, verbose_name="事项")),
                ("old", models.DateField(verbose_name="原期限")),
                ("new", models.DateField(verbose_name="新期限")),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="kernel.calendarchange",
                        verbose_name="变动",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="责任人",
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
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="责任科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "期限变动",
                "ordering": ["new", "pk"],
            },
        ),
        migrations.CreateModel(
            name="UnitVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="曾用名称")),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="曾用简称")),
                ("valid_from", models.DateField(verbose_name="启用日期")),
                ("valid_to", models.DateField(verbose_name="停用日期")),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="当时上级",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="kernel.unit",
                        verbose_name="单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "单位曾用名",
                "ordering": ["unit", "valid_from"],
            },
        ),
        migrations.CreateModel(
            name="Watch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="关注时间")),
                (
                    "ref",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="watches",
                        to="kernel.recordref",
                        verbose_name="记录",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="watches",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="关注人",
                    ),
                ),
            ],
            options={
                "verbose_name": "关注",
                "ordering": ["-since", "-id"],
            },
        ),
        migrations.CreateModel(
            name="CalendarChangeDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("date", models.DateField(verbose_name="日期")),
                ("settled", models.BooleanField(default=True, verbose_name="列入日历")),
                ("is_workday", models.BooleanField(verbose_name="上班")),
                ("name", models.CharField(blank=True, max_length=20, verbose_name="名称")),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days",
                        to="kernel.calendarchange",
                        verbose_name="变动",
                    ),
                ),
            ],
            options={
                "verbose_name": "变动的日子",
                "ordering": ["date"],
                "constraints": [
                    models.UniqueConstraint(models.F("change"), models.F("date"), name="changed_day_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_to__gte", models.F("valid_from"))),
                name="delegation_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(("giver", models.F("taker")), _negated=True), name="delegation_to_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="delegatedrole",
            constraint=models.UniqueConstraint(
                models.F("delegation"), models.F("role"), name="delegated_role_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="editionentry",
            constraint=models.UniqueConstraint(
                models.F("edition"), models.F("key"), name="edition_entry_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="editionfile",
            constraint=models.UniqueConstraint(
                models.F("edition"), models.F("form"), models.F("masked"), name="edition_file_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="editionpiece",
            constraint=models.UniqueConstraint(
                models.F("edition"), models.F("passage"), models.F("place"), name="edition_piece_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="formcolumn",
            constraint=models.UniqueConstraint(models.F("cell"), models.F("column"), name="form_column_once"),
        ),
        migrations.AddConstraint(
            model_name="importcorrection",
            constraint=models.UniqueConstraint(
                models.F("batch"),
                models.F("sheet"),
                models.F("line"),
                models.F("column"),
                name="one_correction_per_cell",
            ),
        ),
        migrations.AddIndex(
            model_name="importremark",
            index=models.Index(
                models.F("batch"),
                models.F("run"),
                models.F("sheet"),
                models.F("line"),
                name="import_remark_by_row",
            ),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(
                models.F("batch"), models.F("run"), models.F("place"), name="import_row_in_order"
            ),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(
                models.F("batch"),
                models.F("run"),
                models.F("kind"),
                models.F("place"),
                name="import_row_by_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="noticechoice",
            constraint=models.UniqueConstraint(
                models.F("user"), models.F("channel"), name="notice_choice_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="noticerun",
            constraint=models.UniqueConstraint(
                models.F("office"), models.F("on"), models.F("what"), name="notice_run_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="ledgercounter",
            constraint=models.UniqueConstraint(
                models.F("office"), models.F("ledger"), models.F("year"), name="counter_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="documentcounter",
            constraint=models.UniqueConstraint(
                models.F("office"), models.F("issuer_code"), models.F("year"), name="document_counter_once"
            ),
        ),
        migrations.AddIndex(
            model_name="auditrow",
            index=models.Index(models.F("number"), models.F("seq"), name="audit_by_number"),
        ),
        migrations.AddIndex(
            model_name="auditrow",
            index=models.Index(models.F("office"), models.F("seq"), name="audit_by_office"),
        ),
        migrations.AddConstraint(
            model_name="officeterm",
            constraint=models.UniqueConstraint(
                models.F("office"), models.F("key"), models.F("valid_from"), name="term_once"
            ),
        ),
        migrations.AddIndex(
            model_name="outgoing",
            index=models.Index(fields=["state", "next_at"], name="outgoing_due"),
        ),
        migrations.AddConstraint(
            model_name="outgoing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("user__isnull", False), models.Q(("channel", "chat"), ("digest", True)), _connector="OR"
                ),
                name="message_without_a_login_is_a_groups_digest",
            ),
        ),
        migrations.AddConstraint(
            model_name="override",
            constraint=models.UniqueConstraint(
                models.F("entry"),
                condition=models.Q(("state__in", ["proposed", "agreed"])),
                name="one_open_override",
            ),
        ),
        migrations.AddConstraint(
            model_name="override",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "agreed"), _negated=True),
                    ("decided_by__isnull", False),
                    _connector="OR",
                ),
                name="agreed_override_says_by_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="override",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by", models.F("proposed_by")), ("state", "agreed"), _negated=True
                ),
                name="override_agreed_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                models.F("office"), models.F("code"), name="person_code_once_per_office"
            ),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.UniqueConstraint(
                condition=models.Q(("voided", False)), fields=("on", "kind", "person"), name="duty_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_to__gte", models.F("valid_from"))),
                name="absence_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.UniqueConstraint(
                models.F("office"),
                models.F("identity"),
                condition=models.Q(("identity", ""), _negated=True),
                name="identity_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="editionrecord",
            constraint=models.UniqueConstraint(
                models.F("entry"), models.F("below"), models.F("ref"), name="edition_record_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="documentnumber",
            constraint=models.UniqueConstraint(
                models.F("office"),
                models.F("issuer_code"),
                models.F("year"),
                models.F("sequence"),
                name="document_number_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                models.F("user"),
                models.F("ref"),
                models.F("what"),
                models.F("due_on"),
                models.F("stage"),
                name="reminder_once_a_stage",
            ),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.UniqueConstraint(
                models.F("user"),
                models.F("ref"),
                models.F("what"),
                models.F("on"),
                name="reminder_once_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="reporttemplate",
            constraint=models.UniqueConstraint(
                models.F("office"), models.F("code"), models.F("version"), name="template_version_once"
            ),
        ),
        migrations.AddIndex(
            model_name="secrecyevent",
            index=models.Index(models.F("at"), name="secrecy_event_by_time"),
        ),
        migrations.AddConstraint(
            model_name="standin",
            constraint=models.CheckConstraint(
                condition=models.Q(("person", models.F("other")), _negated=True), name="stand_in_is_another"
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["user", "read_at", "-id"], name="notice_unread_of_user"),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.UniqueConstraint(
                models.F("office"), models.F("name"), name="unit_name_once_per_office"
            ),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(
                models.F("person"), condition=models.Q(("closed_at", None)), name="step_open_person"
            ),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(
                models.F("unit"),
                condition=models.Q(("closed_at", None), ("person", None)),
                name="step_open_unit",
            ),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(
                models.F("asked_by"), condition=models.Q(("closed_at", None)), name="step_open_asker"
            ),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(
                models.F("ref"), condition=models.Q(("closed_at", None)), name="step_open_ref"
            ),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(fields=["answered_by", "-answered_at"], name="step_answered"),
        ),
        migrations.AddIndex(
            model_name="step",
            index=models.Index(
                models.F("group"), condition=models.Q(("group", ""), _negated=True), name="step_group"
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(("person__isnull", False), ("unit__isnull", False), _connector="OR"),
                name="step_has_a_holder",
            ),
        ),
        migrations.AddConstraint(
            model_name="rolegrant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("unit__isnull", False)),
                fields=("user", "role", "unit", "valid_from"),
                name="grant_over_a_unit_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="rolegrant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("unit__isnull", True)),
                fields=("user", "role", "valid_from"),
                name="grant_over_the_office_once",
            ),
        ),
        migrations.AddIndex(
            model_name="recordref",
            index=models.Index(models.F("office"), models.F("ledger"), models.F("on"), name="ref_by_date"),
        ),
        migrations.AddIndex(
            model_name="recordref",
            index=models.Index(
                models.F("office"), models.F("ledger"), models.F("title"), name="ref_by_title"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="post_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="personrelation",
            constraint=models.CheckConstraint(
                condition=models.Q(("other__isnull", False), ("unit__isnull", False), _connector="OR"),
                name="relation_has_a_second_side",
            ),
        ),
        migrations.AddConstraint(
            model_name="offlineclassifieditem",
            constraint=models.UniqueConstraint(
                models.F("handling_office"), models.F("ledger_no"), name="offline_number_once_per_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="offlineclassifieditem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_on__isnull", True), ("status", "open")),
                    models.Q(
                        ("closed_on__gte", models.F("registered_on")),
                        ("closed_on__isnull", False),
                        ("status", "closed"),
                    ),
                    _connector="OR",
                ),
                name="offline_closed_with_date",
            ),
        ),
        migrations.AddConstraint(
            model_name="formlayout",
            constraint=models.UniqueConstraint(
                models.F("office"),
                models.F("digest"),
                condition=models.Q(("unit__isnull", True)),
                name="form_layout_once_per_office",
            ),
        ),
        migrations.AddConstraint(
            model_name="formlayout",
            constraint=models.UniqueConstraint(
                models.F("office"),
                models.F("unit"),
                models.F("digest"),
                condition=models.Q(("unit__isnull", False)),
                name="form_layout_once_per_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="formcell",
            constraint=models.UniqueConstraint(
                models.F("layout"),
                models.F("table"),
                models.F("row"),
                models.F("column"),
                name="form_cell_mapped_once",
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(
                models.F("office"), models.F("code"), models.F("starts_on"), name="edition_by_report"
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(
                models.F("office"),
                models.F("code"),
                models.F("period"),
                models.F("unit"),
                models.F("person"),
                models.F("number"),
                name="edition_number_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("frozen_at__isnull", True), ("frozen_by__isnull", True), ("state", "draft")),
                    models.Q(("frozen_at__isnull", False), ("frozen_by__isnull", False), ("state", "frozen")),
                    _connector="OR",
                ),
                name="frozen_edition_says_by_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="watch",
            constraint=models.UniqueConstraint(models.F("user"), models.F("ref"), name="watch_once"),
        ),
    ]
