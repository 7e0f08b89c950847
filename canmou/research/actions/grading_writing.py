"""Writing what a step of a grading round brings about, by people who may not write the ledger at large."""

from collections.abc import Sequence

from django.db import models

from canmou.kernel.attachments.entering import change
from canmou.kernel.attachments.entering import enter as enter_all
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User

__all__ = ["change", "enter", "enter_all"]


def enter(
    record: Record, *, by: User, verb: str, lists: dict[str, Sequence[models.Model]] | None = None
) -> Record:
    """Write a new record that the caller has found allowed. Raises `Invalid`, `SecrecyRefused`."""
    return enter_all([Draft(record, lists or {})], by=by, verb=verb)[0]
