"""Triggers: rows of the audit log and of secrecy events can only be added, whoever connects."""

from django.db import migrations

from canmou.kernel.audit import triggers


def install(apps, schema_editor):
    triggers.install(schema_editor.connection)


def drop(apps, schema_editor):
    triggers.drop(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]
    operations = [migrations.RunPython(install, drop)]
