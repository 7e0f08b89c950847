import django.db.models.deletion
from django.db import migrations, models

import canmou.kernel.people.models.units
from canmou.kernel.first_migration import FirstMigration


class Migration(FirstMigration):
    dependencies = [
        ("kernel", "0002_append_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="给对方看的文字")),
                ("answer", models.TextField(blank=True, verbose_name="答复全文")),
                ("answered_name", models.CharField(blank=True, max_length=60, verbose_name="答复人署名")),
                (
                    "link",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="question",
                        to="kernel.outsidelink",
                        verbose_name="外部答复链接",
                    ),
                ),
            ],
            options={
                "verbose_name": "外部答复",
            },
        ),
        migrations.CreateModel(
            name="ShownFile",
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
                    "attachment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="kernel.attachment",
                        verbose_name="附件",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="shown_files",
                        to="portal.question",
                        verbose_name="外部答复",
                    ),
                ),
            ],
            options={
                "verbose_name": "给外部看的附件",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("question"), models.F("attachment"), name="shown_file_once"
                    )
                ],
            },
        ),
    ]
