"""我的委托与外出, and the duty roster."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from canmou.accounts.pages.frames import asked
from canmou.accounts.queries import away as read
from canmou.kernel import clock
from canmou.kernel.calendar import table_for
from canmou.kernel.ledger.declare import Ledger, ledgers
from canmou.kernel.ledger.due import Kind
from canmou.kernel.people.models import Absence, Delegation, Duty, User
from canmou.kernel.permissions import Perm, can, known, visible
from canmou.kernel.ui.markup import badge
from canmou.kernel.ui.table import Column, Row, Table

AHEAD = timedelta(days=14)
WEEKDAYS = "一二三四五六日"
#: What colleagues read of why somebody is away.
LEAVE = (Absence.Kind.ANNUAL, Absence.Kind.PRIVATE, Absence.Kind.SICK, Absence.Kind.FAMILY)


def mine(user: User) -> dict[str, Any]:
    """One's own delegations, absences and AB 岗, and who is away these days."""
    today = clock.today()
    charge = {person.pk for person, _ in read.in_my_charge(user)}
    delegations = list(read.delegations_of(user))
    away = list(read.away_between(user.office, today, today + AHEAD))
    pairs = list(read.pairs(user.office).filter(Q(person=user.person) | Q(other=user.person)))
    return {
        "delegations": _delegations(user, delegations),
        "absences": _absences([row for row in read.absences_of(user.person)], charge),
        "away": _absences(away, charge),
        "pairs": Table(
            [Column("A岗", "short"), Column("B岗", "short"), Column("工作事项", "long"), Column("起", "date"), Column("办理", "short")],
            [
                Row([p.person.name, p.other.name, p.matter, p.valid_from, _button("pair_end", p.uid, "终止") if p.person_id in charge else ""])
                for p in pairs
            ],
            "AB岗",
        ),
        "has_pairs": bool(pairs),
        "has_away": bool(away),
        "below": read.subordinates(user),
        "duties": [
            (row.on, WEEKDAYS[row.on.weekday()], row.get_kind_display())
            for row in read.duty_between(user.office, today, today + timedelta(days=62)).filter(person=user.person)
        ],
        "on_duty": list(read.duty_between(user.office, today, today)),
    }  # fmt: skip


def _delegations(user: User, rows: list[Delegation]) -> Table:
    heads = [
        Column("委托人", "short"), Column("受托人", "short"), Column("职权", "text"), Column("事项", "long"),
        Column("起", "date"), Column("止", "date"), Column("状态", "short"), Column("办理", "short"),
    ]  # fmt: skip
    return Table(
        heads,
        [
            Row(
                [
                    str(row.giver),
                    str(row.taker),
                    "全部职权" if row.whole else "、".join(_role(part.role) for part in row.parts.all()),
                    row.matter,
                    row.valid_from,
                    row.valid_to,
                    _state(row),
                    _button("delegation_end", row.uid, "收回" if user.pk != row.taker_id else "退回")
                    if _runs(row)
                    else "",
                ]
            )
            for row in rows
        ],
        "委托",
    )


def _role(code: str) -> str:
    found = known(code)
    return found.name if found else code


def _runs(row: Delegation) -> bool:
    return row.revoked_at is None and row.valid_to >= clock.today()


def _state(row: Delegation) -> SafeString:
    if row.revoked_at is not None:
        return badge("已收回", "void")
    if row.valid_to < clock.today():
        return badge("已到期")
    return badge("未开始") if row.valid_from > clock.today() else badge("生效中", "ok")


def _absences(rows: list[Absence], charge: set[int]) -> Table:
    heads = [
        Column("姓名", "short"), Column("事由", "short"), Column("起", "date"), Column("止", "date"),
        Column("代岗人", "short"), Column("说明", "long"), Column("办理", "short"),
    ]  # fmt: skip
    return Table(
        heads,
        [
            Row(
                [
                    row.person.name,
                    row.get_kind_display() if row.person_id in charge else plain_kind(row),
                    row.valid_from,
                    row.valid_to,
                    row.stand_in.name if row.stand_in else "",
                    row.note if row.person_id in charge else "",
                    _absence_button(row) if row.person_id in charge else "",
                ],
                voided=row.voided,
            )
            for row in rows
        ],
        "外出",
    )


def plain_kind(row: Absence) -> str:
    """Why somebody is away, as much as every colleague may read: 请假 or 外出."""
    return "请假" if row.kind in LEAVE else "外出"


def _absence_button(row: Absence) -> object:
    if row.voided:
        return badge("已撤销", "void")
    return _button("absence_void", row.uid, "撤销") if row.valid_to >= clock.today() else ""


def _button(route: str, uid: str, words: str) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse(route, args=[uid]), words)


def roster(user: User, query: QueryDict) -> dict[str, Any]:
    """The duty roster of a month, day by day, with who is away."""
    first = _month(asked(query, "month"))
    last = first.replace(day=monthrange(first.year, first.month)[1])
    turns = list(read.duty_between(user.office, first, last))
    away = list(read.away_between(user.office, first, last))
    charge = {person.pk for person, _ in read.in_my_charge(user)}
    days = table_for([first.year])
    rows = []
    for number in range(last.day):
        day = first + timedelta(days=number)
        mine = [turn for turn in turns if turn.on == day]
        rows.append(
            {
                "day": day,
                "weekday": WEEKDAYS[day.weekday()],
                "rest": not days.kind(day).is_workday,
                "today": day == clock.today(),
                "leaders": [_turn(turn, charge) for turn in mine if turn.kind == Duty.Kind.LEADER],
                "staff": [_turn(turn, charge) for turn in mine if turn.kind == Duty.Kind.STAFF],
                "away": "、".join(row.person.name for row in away if row.valid_from <= day <= row.valid_to),
            }
        )
    return {
        "month": first,
        "estimated": days.kind(first).provisional or days.kind(last).provisional,
        "rows": rows,
        "before": f"?month={(first - timedelta(days=1)):%Y-%m}",
        "after": f"?month={(last + timedelta(days=1)):%Y-%m}",
        "may_plan": len(charge - {user.person_id}) > 0,
        "other": _other_duty(user, first, last),
    }


def _turn(turn: Duty, charge: set[int]) -> dict[str, Any]:
    return {"name": turn.person.name, "uid": turn.uid, "mine": turn.person_id in charge}


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return clock.today().replace(day=1)


def _other_duty(user: User, first: date, last: date) -> list[tuple[str, str, int]]:
    """Ledgers that keep duty of their own (health measures), as far as the reader may see them: link and count."""
    found = []
    for ledger in ledgers():
        for due in ledger.due:
            if due.kind is Kind.DUTY:
                count = _count(user, ledger, due.field, first, last)
                if count:
                    found.append((reverse("ledger", args=[ledger.code]), ledger.name, count))
    return found


def _count(user: User, ledger: Ledger, field: str, first: date, last: date) -> int:
    if not can(user, Perm.VIEW):
        return 0
    rows = ledger.model.objects.live().filter(visible(user, ledger.code))
    return rows.filter(**{f"{field}__gte": first, f"{field}__lte": last}).count()
