"""What an import changes, kept so that it can be put back: the columns, the lists and the public row as they were."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from canmou.kernel.exchange.plan import Row

#: What of the public row follows from a record's columns.
PUBLIC = ("title", "mask", "on", "unit_id", "source_unit_id")


def earlier_of(row: Row) -> str:
    """JSON of what a changed row's record holds before the change."""
    existing, fields = row.existing, {}
    for name in row.changed:
        if name not in row.held:
            field = existing._meta.get_field(name)
            fields[field.attname] = getattr(existing, field.attname)
    lists = {name: [item.pk for item in items] for name, items in row.held.items()}
    public = {name: getattr(existing.ref, name) for name in PUBLIC}
    kept = {"fields": fields, "lists": lists, "public": public}
    return json.dumps(kept, cls=DjangoJSONEncoder, ensure_ascii=False)


def value_of(model: type[models.Model], attname: str, value: Any) -> Any:
    """A kept value as its column takes it."""
    field = model._meta.get_field(attname)
    return value if field.is_relation else field.to_python(value)
