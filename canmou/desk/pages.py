"""What each page of the desk shows, as plain values for its template."""

from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from canmou.desk import links, listing
from canmou.kernel import clock
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.exchange.importing import Outcome
from canmou.kernel.ledger.actions import ordered
from canmou.kernel.ledger.declare import LINES, Column, Ledger, ledger_for
from canmou.kernel.ledger.declare import ledger as ledger_by_code
from canmou.kernel.ledger.models import Origin, Record, RecordChange
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.people.models import Person, User
from canmou.kernel.permissions import Perm, opens
from canmou.kernel.ui.paging import Page, paginate
from canmou.kernel.ui.table import Column as Head
from canmou.kernel.ui.table import Row, Table


def ledger_of(record: Record) -> Ledger:
    """The ledger that a record stands in."""
    return ledger_for(type(record))


def home(user: User) -> dict[str, Any]:
    """The latest records that the reader may see, and how much stands in each line of work."""
    refs = refs_visible_to(user).filter(voided=False).select_related("unit").order_by("-pk")[:12]
    rows = [
        Row(
            [
                _to_record(ref.number, ref.number),
                _to_record(ref.title, ref.number),
                ledger_by_code(ref.ledger).name,
                ref.unit.spoken,
                ref.on,
            ]
        )
        for ref in refs
    ]
    heads = [Head("编号", "code"), Head("题名", "long"), Head("台账"), Head("科室"), Head("日期", "date")]
    groups = listing.ledgers_by_system(user)
    lines = [(LINES[line], sum(n for _, n in found), len(found)) for line, found in groups]
    return {
        "latest": Table(heads, rows, "最近登记") if rows else None,
        "lines": lines,
        "today": clock.today(),
    }


def overview(user: User) -> dict[str, Any]:
    """Every ledger open to the reader, by line of work, with its number of records."""
    groups = [
        (LINES[line], [(ledger, number) for ledger, number in found])
        for line, found in listing.ledgers_by_system(user)
    ]
    return {"groups": groups, "total": sum(len(found) for _, found in groups)}


def ledger(user: User, ledger: Ledger, filters: listing.Filters, page: Page, table: Table) -> dict[str, Any]:
    """The list of one ledger."""
    return {
        "ledger": ledger,
        "line": LINES[ledger.line],
        "filters": filters,
        "filtered": bool(filters.text or filters.unit or filters.year or filters.voided),
        "listing": page,
        "table": table,
        "units": listing.units_of(ledger, user),
        "years": listing.years_of(ledger, user),
        "may_add": opens(user, ledger.code, Perm.ADD),
        "may_export": opens(user, ledger.code, Perm.EXPORT),
    }


def record(user: User, record: Record) -> dict[str, Any]:
    """One record: its values, files, history, and the records that point at it."""
    found = ledger_of(record)
    files = Attachment.objects.filter(ref=record.ref, voided=False).select_related("added_by__person", "blob")
    return {
        "record": record,
        "ledger": found,
        "line": LINES[found.line],
        "facts": _facts(user, found, record),
        "files": list(files),
        "trail": _trail(record, found),
        "groups": links.groups(user, record),
        "may_edit": links.may(user, Perm.EDIT, record) and not record.voided,
        "may_void": links.may(user, Perm.VOID, record),
    }


def _facts(user: User, ledger: Ledger, record: Record) -> list[tuple]:
    pairs: list[tuple] = []
    for column in ledger.sheet:
        value = _value(user, column, record)
        if column.name in ("source_unit", "mask") and not value:
            continue
        pairs.append((column.heading, value, column.kind in ("longtext", "refs", "persons", "units")))
    origin = dict(Origin.choices)[record.origin]
    entered = f"{record.created_by}，{record.created_at.astimezone(clock.ZONE):%Y-%m-%d %H:%M}，{origin}"
    return [*pairs, ("登记", entered), ("版本", f"第{record.version}版")]


def _value(user: User, column: Column, record: Record) -> str | SafeString:
    if column.kind == "ref" and (ref := getattr(record, column.name)) is not None:
        return _linked([ref], user)
    if column.kind == "record" and (target := getattr(record, column.name)) is not None:
        return _linked([target.ref], user)
    if column.kind in ("refs", "records"):
        items = ordered(record, column.name)
        return _linked([item if column.kind == "refs" else item.ref for item in items], user)
    return column.display(record)


def _linked(refs: list[Any], user: User) -> SafeString:
    """Links to records; the title of one that the reader may not open is not told."""
    shown = [
        _to_record(ref.title, ref.number) if opens(user, ref.ledger) else "（无权查看的记录）" for ref in refs
    ]
    return SafeString("、".join(f"{format_html('{}', item)}" for item in shown))


def _to_record(text: str, number: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("record", args=[number]), text)


def _trail(record: Record, ledger: Ledger) -> list[tuple]:
    entries = []
    for change in (
        RecordChange.objects.filter(ref=record.ref).select_related("by__person").order_by("-version", "-id")
    ):
        told = [
            f"{_heading(ledger, name)}：{before or '空'} → {after or '空'}"
            for name, (before, after) in change.values.items()
        ]
        if change.reason:
            told.append(f"原因：{change.reason}")
        moment = f"{change.at.astimezone(clock.ZONE):%Y-%m-%d %H:%M}"
        entries.append((moment, f"{change.by} {change.verb}", "；".join(told)))
    first = f"{record.created_at.astimezone(clock.ZONE):%Y-%m-%d %H:%M}"
    entries.append((first, f"{record.created_by} {'导入' if record.origin == Origin.IMPORT else '登记'}", ""))
    return entries


def _heading(ledger: Ledger, name: str) -> str:
    return "状态" if name == "state" else ledger.column(name).heading


def known_people(user: User) -> list[Person]:
    """Persons in post in the office today, for suggestions."""
    today = clock.today()
    in_post = Q(posts__valid_to__isnull=True) | Q(posts__valid_to__gte=today)
    return list(
        Person.objects.filter(
            in_post, office=user.office, posts__unit__kind="section", posts__valid_from__lte=today
        )
        .distinct()
        .order_by("code")
    )


def outcome(outcome: Outcome, most: int) -> dict[str, Any]:
    """What an import found."""
    plan = outcome.plan
    heads = [Head("工作表"), Head("行", "num"), Head("栏"), Head("怎么办", "long")]

    def table(remarks: list, title: str) -> Table | None:
        rows = [Row([r.sheet, r.row or None, r.column, r.message]) for r in remarks[:most]]
        return Table(heads, rows, title) if rows else None

    return {
        "outcome": outcome,
        "problems": table(plan.problems, "要改正的问题"),
        "notices": table(plan.notices, "提示"),
        "problem_count": len(plan.problems),
        "notice_count": len(plan.notices),
        "added": len(plan.added),
        "changed": len(plan.changed),
        "unchanged": plan.unchanged,
        "done": outcome.batch is not None,
    }


def audit_log(query: QueryDict) -> dict[str, Any]:
    """Rows of the audit log, newest first."""
    rows = AuditRow.objects.order_by("-seq")
    if text := query.get("q", "").strip():
        rows = rows.filter(
            Q(number__icontains=text) | Q(actor_name__icontains=text) | Q(verb__icontains=text)
        )
    page = paginate(rows, query)
    heads = [
        Head("序号", "num"),
        Head("时间", "date"),
        Head("人员"),
        Head("动作"),
        Head("对象", "code"),
        Head("字段", "long"),
    ]
    table = Table(
        heads,
        [
            Row(
                [
                    r.seq,
                    f"{r.at.astimezone(clock.ZONE):%Y-%m-%d %H:%M:%S}",
                    r.actor_name,
                    r.verb,
                    r.number,
                    r.fields,
                ]
            )
            for r in page.rows
        ],
        "审计日志",
        query=query,
    )
    return {"table": table, "listing": page, "text": text}
