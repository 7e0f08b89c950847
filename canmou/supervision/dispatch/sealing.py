"""Entries of a round are changed on the sheet of their section, while that is with the section, and nowhere else."""

from typing import Any

from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.drafts import Draft, linked
from canmou.kernel.ledger.writing import changes
from canmou.supervision.models import DispatchEntry, DispatchRound, DispatchSheet


def sealed_entries(before: Any, after: Any) -> dict[str, str]:
    """Why an entry of a running round may not be changed by hand or import: field → sentence.

    Rounds that were entered later ("recorded") are open to correction.
    """
    if not isinstance(before, DispatchEntry) or not changes(ledger("SDE"), before, Draft(after)):
        return {}
    for key in {before.round_id, after.round_id}:
        if reason := _why_sealed(key, before.section_id):
            return {"": reason}
    return {}


def sealed_rounds(record: Any) -> dict[str, str]:
    """Why no entry is added to a running round: as for a change."""
    if not isinstance(record, DispatchEntry):
        return {}
    round, section = linked(record, "round"), linked(record, "section")
    keys = [getattr(each, "pk", each) for each in (round, section)]
    reason = _why_sealed(*keys) if all(keys) else ""
    return {"round": reason} if reason else {}


def _why_sealed(round_id: int, section_id: int) -> str:
    state = DispatchRound.objects.filter(pk=round_id).values_list("state", flat=True).first()
    if state in (None, DispatchRound.DRAFT_STATE):
        return ""
    if state == "closed":
        return "这一期已经结束，条目不能再改；要补充的请在下一期填报"
    sheets = DispatchSheet.objects.live().filter(round=round_id, section=section_id)
    if sheets.filter(state__in=("filling", "overdue")).exists():
        return ""
    if state == "locked":
        return "这一期已经锁定，条目不能再改；确需改的，请办公室解锁，再在科室调度表里点“收回修改”"
    return "科室调度表已经报送，条目不能再改；要改请先在科室调度表里点“收回修改”" if sheets.exists() else ""
