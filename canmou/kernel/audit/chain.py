"""Writing audit rows: one chain for the whole installation, appended under the lock of its head row."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import models, transaction

from canmou.kernel import clock, keys
from canmou.kernel.audit.models import AuditHead, AuditRow

START = "0" * 64
SYSTEM = "系统"
HASHED = (
    "seq",
    "at",
    "actor_id",
    "actor_name",
    "office_id",
    "verb",
    "number",
    "fields",
    "digests",
    "count",
    "ip",
)

_origin: ContextVar[str] = ContextVar("audit_origin", default="")


@contextmanager
def origin(ip: str) -> Iterator[None]:
    """Rows written inside carry this network address. Set by the web layer around each request."""
    token = _origin.set(ip)
    try:
        yield
    finally:
        _origin.reset(token)


@transaction.atomic(savepoint=False)
def write(
    verb: str,
    *,
    by: Any,
    office: Any = None,
    number: str = "",
    changed: Mapping[str, object] | None = None,
    count: int = 0,
) -> AuditRow:
    """Append one row in the caller's transaction.

    `by` is the User who acts, None for the system itself. `changed` maps names of changed fields to their new
    values; only a keyed digest of each is kept. `count` is the number of records a bulk action touched.
    """
    head = locked_head()
    changed = changed or {}
    row = AuditRow(
        seq=head.count + 1,
        at=clock.now().astimezone(UTC),
        actor=by,
        actor_name=by.signature[:60] if by else SYSTEM,
        office=office,
        verb=verb,
        number=number,
        fields=",".join(changed),
        digests=",".join(f"{name}={digest(number, name, value)}" for name, value in changed.items()),
        count=count,
        ip=_origin.get(),
        prev_hash=head.hash or START,
    )
    row.hash = row_hash(row.prev_hash, [getattr(row, name) for name in HASHED])
    row.save()
    head.count, head.hash = row.seq, row.hash
    head.save(update_fields=["count", "hash"])
    return row


def locked_head() -> AuditHead:
    """The head row, locked until the transaction ends. Call inside a transaction."""
    head = AuditHead.objects.select_for_update().filter(pk=1).first()
    if head is None:
        AuditHead.objects.bulk_create([AuditHead(pk=1)], ignore_conflicts=True)
        head = AuditHead.objects.select_for_update().get(pk=1)
    if head.count == 0 and AuditRow.objects.exists():
        raise RuntimeError("the audit head was reset while rows exist: run audit verify")
    return head


def head() -> tuple[int, str]:
    """How many rows there are and the hash of the last, as now committed: what a frozen report prints."""
    found = AuditHead.objects.filter(pk=1).first()
    return (found.count, found.hash) if found else (0, "")


def row_hash(prev_hash: str, values: list[Any]) -> str:
    """SM3 over the previous hash and the values of `HASHED`, in that order."""
    plain = [
        value.astimezone(UTC).isoformat(timespec="microseconds") if isinstance(value, datetime) else value
        for value in values
    ]
    text = json.dumps([prev_hash, *plain], ensure_ascii=False, separators=(",", ":"))
    return hashlib.new("sm3", text.encode()).hexdigest()


def digest(number: str, field: str, value: object) -> str:
    """Keyed digest (32 hex digits) of a field's value in one record; equal values of two records differ."""
    return keys.mac("audit.value", number, field, canonical(value))[:32]


def canonical(value: object) -> str:
    """One spelling for a value, whatever its type: what a digest is taken of."""
    if value is None:
        return ""
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds") if value.tzinfo else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, list | tuple | set | frozenset | models.QuerySet):
        parts = [canonical(part) for part in value]
        return json.dumps(sorted(parts) if isinstance(value, set | frozenset) else parts, ensure_ascii=False)
    return str(value)
