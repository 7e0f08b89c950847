"""The audit log."""

from functools import cache
from typing import Any

from django.db.models import Q
from django.http import QueryDict

from canmou.desk.listing import asked
from canmou.kernel import clock
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.people.models import User
from canmou.kernel.ui.paging import paginate
from canmou.kernel.ui.table import Column, Row, Table

HEADS = [
    Column("序号", "num"),
    Column("时间", "date"),
    Column("人员", "short"),
    Column("动作", "short"),
    Column("对象", "code"),
    Column("字段", "long"),
]


def audit_log(user: User, query: QueryDict) -> dict[str, Any]:
    """Rows of the audit log of the reader's office, newest first: who did what when, without values."""
    rows = AuditRow.objects.filter(Q(office=user.office) | Q(office=None)).order_by("-seq")
    text = asked(query, "q")
    if text:
        rows = rows.filter(
            Q(number__icontains=text) | Q(actor_name__icontains=text) | Q(verb__icontains=text)
        )
    page = paginate(rows, query)
    shown = [
        Row([row.seq, _moment(row), row.actor_name, row.verb, row.number, _headings(row)])
        for row in page.rows
    ]
    return {"table": Table(HEADS, shown, "审计日志", query=query), "listing": page, "text": text}


def _headings(row: AuditRow) -> str:
    """The names of the changed fields as the ledger heads them."""
    parts = row.number.split("-")
    columns = _columns(parts[1]) if len(parts) == 4 else {}
    return "、".join(columns.get(name, name) for name in row.fields.split(",") if name)


@cache
def _columns(code: str) -> dict[str, str]:
    known = {found.code: found for found in ledgers()}
    own = {column.name: column.heading for column in known[code].sheet} if code in known else {}
    return own | {"voided": "已作废", "state": "状态"}


def _moment(row: AuditRow) -> str:
    return f"{row.at.astimezone(clock.ZONE):%Y-%m-%d %H:%M:%S}"
