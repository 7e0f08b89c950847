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
            name="FormerPassword",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="口令摘要")),
                ("until", models.DateTimeField(verbose_name="停用时间")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="former_passwords",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="用户",
                    ),
                ),
            ],
            options={
                "verbose_name": "用过的口令",
                "ordering": ["-until", "-id"],
            },
        ),
        migrations.CreateModel(
            name="GrantRequest",
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
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "待确认"), ("granted", "已授予"), ("declined", "未同意")],
                        default="waiting",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="提出时间")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="确认时间")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提出人",
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
                        verbose_name="确认人",
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
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grant_requests",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="用户",
                    ),
                ),
            ],
            options={
                "verbose_name": "授权申请",
                "ordering": ["-asked_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Handover",
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
                ("reason", models.CharField(max_length=80, verbose_name="停用原因")),
                ("made_at", models.DateTimeField(verbose_name="办理时间")),
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handovers",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="停用账号",
                    ),
                ),
            ],
            options={
                "verbose_name": "工作交接",
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="SecondFactor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sealed_key", models.CharField(max_length=120, verbose_name="密钥（密封）")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="启用时间")),
                ("last_step", models.BigIntegerField(default=-1, verbose_name="最近用过的时间步")),
                ("failures", models.PositiveIntegerField(default=0, verbose_name="连续输错次数")),
                ("locked_until", models.DateTimeField(blank=True, null=True, verbose_name="锁定至")),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="second_factor",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="用户",
                    ),
                ),
            ],
            options={
                "verbose_name": "第二因子",
            },
        ),
        migrations.CreateModel(
            name="StaffImport",
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
                ("file_name", models.CharField(max_length=200, verbose_name="文件名")),
                ("at", models.DateTimeField(verbose_name="上传时间")),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="确认时间")),
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
                "verbose_name": "人员导入",
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="StaffImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.PositiveIntegerField(verbose_name="行号")),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("code", models.CharField(max_length=20, verbose_name="人员编号")),
                ("section", models.CharField(max_length=80, verbose_name="科室")),
                ("title", models.CharField(max_length=60, verbose_name="职务")),
                (
                    "establishment",
                    models.CharField(
                        choices=[("civil", "公务员"), ("institution", "事业人员"), ("none", "编外或外单位")],
                        max_length=12,
                        verbose_name="编制",
                    ),
                ),
                ("since", models.DateField(verbose_name="任职日期")),
                ("username", models.CharField(blank=True, max_length=40, verbose_name="登录名")),
                ("roles", models.CharField(blank=True, max_length=400, verbose_name="角色")),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="accounts.staffimport",
                        verbose_name="人员导入",
                    ),
                ),
            ],
            options={
                "verbose_name": "人员导入行",
                "ordering": ["source", "line"],
            },
        ),
        migrations.CreateModel(
            name="HandoverLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ledger", models.CharField(max_length=4, verbose_name="台账")),
                ("column", models.CharField(max_length=40, verbose_name="栏目")),
                ("count", models.PositiveIntegerField(verbose_name="件数")),
                (
                    "handover",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="accounts.handover",
                        verbose_name="工作交接",
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.person",
                        verbose_name="接收人",
                    ),
                ),
            ],
            options={
                "verbose_name": "交接事项",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("handover"),
                        models.F("ledger"),
                        models.F("column"),
                        name="handover_line_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="使用时间")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recovery_codes",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="用户",
                    ),
                ),
            ],
            options={
                "verbose_name": "恢复码",
                "constraints": [
                    models.UniqueConstraint(models.F("user"), models.F("digest"), name="recovery_code_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="SecondFactorRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=40, verbose_name="角色")),
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
                "verbose_name": "须用验证码的角色",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("office"), models.F("role"), name="second_factor_role_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignIn",
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
                ("at", models.DateTimeField(verbose_name="时间")),
                ("ip", models.CharField(blank=True, max_length=45, verbose_name="来源地址")),
                ("agent", models.CharField(blank=True, max_length=60, verbose_name="设备")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("password", "口令"),
                            ("code", "口令和验证码"),
                            ("recovery", "口令和恢复码"),
                            ("city", "统一身份认证"),
                        ],
                        max_length=8,
                        verbose_name="方式",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("ok", "成功"),
                            ("wrong_password", "口令不对"),
                            ("wrong_code", "验证码不对"),
                            ("expired", "一次性口令过期"),
                            ("refused", "账号停用或锁定"),
                        ],
                        max_length=16,
                        verbose_name="结果",
                    ),
                ),
                ("session", models.CharField(blank=True, max_length=64, verbose_name="会话摘要")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="退出时间")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ins",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="用户",
                    ),
                ),
            ],
            options={
                "verbose_name": "登录记录",
                "ordering": ["-at", "-id"],
                "indexes": [models.Index(fields=["user", "-at"], name="sign_in_by_user")],
            },
        ),
    ]
