"""Slips of one-time passwords, and what a staff workbook would change."""

from typing import Any

from canmou.accounts.actions.logins import Slip
from canmou.accounts.actions.staff import steps_of
from canmou.accounts.models import StaffImport
from canmou.accounts.pages.frames import tabs
from canmou.accounts.queries.people import sections_today
from canmou.accounts.queries.staff_plan import WORDS, Step, Verdict
from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.ui.markup import badge
from canmou.kernel.ui.table import Column, Row, Table

TONES = {Verdict.ADD: "ok", Verdict.CHANGE: "info", Verdict.SAME: "neutral", Verdict.REFUSE: "bad"}


def slips(user: User, made: list[Slip]) -> dict[str, Any]:
    """One piece of paper for each."""
    sections = sections_today([slip.user.person for slip in made if slip.user.person])
    return {
        "office": user.office,
        "slips": [
            {
                "username": slip.user.username,
                "password": slip.password,
                "name": slip.user.person.name if slip.user.person else slip.user.label,
                "section": sections.get(slip.user.person_id, ""),
                "until": slip.user.password_expires_at.astimezone(clock.ZONE),
            }
            for slip in made
        ],
        "tabs": tabs(user, "users"),
    }


def staff_check(user: User, kept: StaffImport) -> dict[str, Any]:
    """Row by row: what would be done, or why nothing."""
    steps = steps_of(kept)
    counts = {verdict: sum(step.verdict is verdict for step in steps) for verdict in Verdict}
    heads = [
        Column("行", "num"), Column("姓名", "short"), Column("编号", "code"), Column("结果", "short"),
        Column("将办理", "long"),
    ]  # fmt: skip
    return {
        "kept": kept,
        "table": Table(heads, [_row(step) for step in steps], "导入检查"),
        "counts": [(WORDS[verdict], count) for verdict, count in counts.items() if count],
        "wanted": counts[Verdict.ADD] + counts[Verdict.CHANGE],
        "refused": counts[Verdict.REFUSE],
        "tabs": tabs(user, "staff_import"),
    }


def _row(step: Step) -> Row:
    return Row(
        [
            step.row.line,
            step.row.name,
            step.row.code,
            badge(WORDS[step.verdict], TONES[step.verdict]),
            "；".join(step.told),
        ]
    )
