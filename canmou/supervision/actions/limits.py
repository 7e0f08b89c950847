"""Setting the limits of supervision and the terms of intake."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from canmou.kernel import audit
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require
from canmou.supervision.models import IntakeTerms, SupervisionLimits


@transaction.atomic
def set_limits(row: SupervisionLimits, *, by: User) -> SupervisionLimits:
    """Write the limits of the user's office. They hold for what is handed out from now on."""
    return _keep(row, "修改督办时限设置", by=by)


@transaction.atomic
def set_intake_terms(row: IntakeTerms, *, by: User) -> IntakeTerms:
    """Write the terms of intake of the user's office. They hold for what comes in and moves on from now on."""
    return _keep(row, "修改收件时限设置", by=by)


def _keep(row: Any, verb: str, *, by: User) -> Any:
    require(by, Perm.EDIT, by.office)
    row.office = by.office
    try:
        row.full_clean(validate_unique=False)
    except ValidationError as error:
        raise Invalid({name: "；".join(texts) for name, texts in error.message_dict.items()}) from error
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Refused("他人刚刚保存了设置，请刷新后再试") from error
    names = {
        field.name: str(getattr(row, field.name))
        for field in row._meta.concrete_fields
        if not field.is_relation
    }
    names.pop("id")
    audit.write(verb, by=by, office=by.office, changed=names)
    return row
