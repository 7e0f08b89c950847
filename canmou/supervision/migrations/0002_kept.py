"""The first deadline of a task and what stands in the ledger of delays are kept by the database itself."""

from django.db import migrations

from canmou.kernel.audit import triggers


def install(apps: object, schema_editor: object) -> None:
    triggers.install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_initial"), ("kernel", "0002_append_only")]

    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
