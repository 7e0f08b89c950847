"""The result of an entry sent to a contest: won with its award, or not."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from canmou.honours.models import Award, ContestEntry, HolderKind
from canmou.kernel.attachments.entering import Incoming, add_with_evidence
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.actions import amend
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import Unit, User


@transaction.atomic
def settle_entry(
    entry: ContestEntry,
    *,
    result: str,
    result_on: date,
    award: Award | None = None,
    bodies: Sequence[Unit] = (),
    files: Sequence[Incoming] = (),
    by: User,
) -> ContestEntry:
    """Note what came of an entry; one that won gets its award in the same step, linked to the entry and its work."""
    if entry.result != ContestEntry.Result.PENDING:
        raise Refused(f"这项申报已有结果：{entry.get_result_display()}")
    if result == ContestEntry.Result.PENDING:
        raise Invalid({"result": "请选择结果"})
    won = result == ContestEntry.Result.WON
    if won and award is None:
        raise Invalid({"honour": "获奖的请填写荣誉名称"})
    entry.result, entry.result_on = result, result_on
    amend(entry, by=by)
    if won and award is not None:
        add_with_evidence(Draft(_filled(award, entry), {"bodies": list(bodies)}), files=files, by=by)
    return entry


def _filled(award: Award, entry: ContestEntry) -> Award:
    award.title, award.contest, award.contest_year = entry.title, entry.contest, entry.contest_year
    award.entry, award.work, award.unit = entry, entry.work, entry.unit
    award.awarded_on = award.awarded_on or entry.result_on
    if not award.holder_kind:
        award.holder_kind = HolderKind.WORK if entry.work_id else HolderKind.OFFICE
    return award
