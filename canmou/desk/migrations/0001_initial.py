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
            name="SavedView",
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
                ("ledger", models.CharField(max_length=4, verbose_name="台账")),
                ("name", models.CharField(max_length=40, verbose_name="名称")),
                (
                    "filters",
                    models.TextField(
                        blank=True,
                        help_text="地址里的写法，如 q=座谈&f=kind.in.meeting",
                        verbose_name="筛选条件",
                    ),
                ),
                ("sort", models.CharField(blank=True, max_length=60, verbose_name="排序")),
                (
                    "columns",
                    models.TextField(
                        blank=True, help_text="字段名，用逗号隔开，空为默认", verbose_name="栏目"
                    ),
                ),
                ("size", models.PositiveIntegerField(verbose_name="每页条数")),
                ("changed_at", models.DateTimeField(verbose_name="修改时间")),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="所有人",
                    ),
                ),
                (
                    "shared_with",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.unit",
                        verbose_name="共享科室",
                    ),
                ),
            ],
            options={
                "verbose_name": "台账视图",
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="DefaultView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ledger", models.CharField(max_length=4, verbose_name="台账")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="用户",
                    ),
                ),
                (
                    "view",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="desk.savedview",
                        verbose_name="视图",
                    ),
                ),
            ],
            options={
                "verbose_name": "默认视图",
            },
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                models.F("owner"), models.F("ledger"), models.F("name"), name="view_name_once_per_owner"
            ),
        ),
        migrations.AddConstraint(
            model_name="defaultview",
            constraint=models.UniqueConstraint(
                models.F("user"), models.F("ledger"), name="one_default_view_per_ledger"
            ),
        ),
    ]
