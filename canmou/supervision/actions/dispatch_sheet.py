"""The sheet of a section: its rows saved, handed in, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from canmou.kernel import audit, clock
from canmou.kernel.errors import Invalid, NotFound, Refused, Stale
from canmou.kernel.ledger.actions import Draft, add_many, amend
from canmou.kernel.ledger.writing import void_all
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require
from canmou.kernel.workflow import advance
from canmou.supervision.actions.intake_writing import change
from canmou.supervision.dispatch.lighting import entry_light
from canmou.supervision.dispatch.prefill import entries_of
from canmou.supervision.lights import Limits, limits_of
from canmou.supervision.models import DispatchEntry, DispatchRound, DispatchSheet, SupervisionTask
from canmou.supervision.states.dispatch import SHEET


@dataclass(frozen=True)
class Typed:
    """One row as it was typed. `key`: of what was offered (see `prefill.Row`), "" for a new one."""

    key: str
    include: bool
    content: str
    progress: str
    percent: int
    due_on: date | None = None
    obstacle: str = ""
    next_plan: str = ""
    version: int = 0


@transaction.atomic
def save_rows(sheet: DispatchSheet, rows: Sequence[Typed], *, by: User) -> list[DispatchEntry]:
    """Write the rows of a sheet: new ones are added, changed ones amended, unticked ones taken out.

    Raises `Invalid` with "row place:column" → sentence, `Stale` when another changed a row meanwhile.
    """
    _require_open(sheet, by)
    return _write_rows(sheet, rows, by=by)


def _write_rows(sheet: DispatchSheet, rows: Sequence[Typed], *, by: User) -> list[DispatchEntry]:
    held = {f"e{entry.number}": entry for entry in entries_of(sheet)}
    tasks = _tasks(sheet, rows)
    limits, problems = limits_of(sheet.office), {}
    kept: list[DispatchEntry] = []
    for place, row in enumerate(rows):
        entry = held.get(row.key)
        if row.key.startswith("e") and entry is None:
            raise Refused(f"“{row.content[:20]}”这一行已被移出本期，请刷新后再填")
        if not row.include:
            if entry is not None:
                _take_out(entry, by=by)
            continue
        try:
            kept.append(_write(sheet, row, entry, tasks.get(row.key[1:]), limits, by=by))
        except Invalid as error:
            problems |= {f"{place}:{name}": told for name, told in error.problems.items()}
    if problems:
        raise Invalid(problems)
    return kept


def _require_open(sheet: DispatchSheet, by: User) -> DispatchSheet:
    """The sheet as it stands once round and sheet are locked: another may have handed it in meanwhile."""
    require(by, Perm.ADD, DispatchEntry(office_id=sheet.office_id, unit=sheet.section))
    state = DispatchRound.objects.select_for_update(of=("self",), no_key=True).get(pk=sheet.round_id).state
    locked = DispatchSheet.objects.select_for_update(of=("self",), no_key=True)
    held = locked.select_related("ref", "unit", "office", "round", "section").get(pk=sheet.pk)
    if held.voided:
        raise Refused("这张表已作废，不能再填")
    if state == "closed":
        raise Refused("这一期已经结束，不能再填")
    if held.state == "submitted":
        raise Refused("这张表已经报送；要改请先点“收回修改”")
    if held.state not in ("filling", "overdue"):
        raise Refused("这张表现在不能填报")
    return held


def _tasks(sheet: DispatchSheet, rows: Sequence[Typed]) -> dict[str, SupervisionTask]:
    """The tasks that rows were offered for, by number: of this section alone."""
    numbers = [row.key[1:] for row in rows if row.key.startswith("t")]
    found = SupervisionTask.objects.live().filter(
        office=sheet.office_id, lead_section=sheet.section_id, number__in=numbers
    )
    tasks = {task.number: task for task in found}
    if len(tasks) != len(set(numbers)):
        raise NotFound("有的督办事项已经不在本科室，请刷新后再填")
    return tasks


def _write(
    sheet: DispatchSheet,
    row: Typed,
    entry: DispatchEntry | None,
    task: SupervisionTask | None,
    limits: Limits,
    *,
    by: User,
) -> DispatchEntry:
    fresh = entry or DispatchEntry(
        office_id=sheet.office_id, unit=sheet.section, round=sheet.round, section=sheet.section, task=task
    )
    before = [getattr(fresh, name) for name in _TYPED]
    for name in _TYPED:
        setattr(fresh, name, getattr(row, name))
    if entry is not None and before == [getattr(fresh, name) for name in _TYPED]:
        return entry
    if fresh.task_id or fresh.task:
        fresh.due_on = fresh.task.due_on
    found = entry_light(fresh, clock.today(), limits)
    fresh.light, fresh.why = found.colour, found.sentence
    fresh.submitted_on, fresh.submitted_by = clock.today(), by.person
    if entry is None:
        (made,) = add_many([Draft(fresh)], by=by)
        return made
    fresh.version = row.version or fresh.version
    return amend(fresh, by=by)


_TYPED = ("content", "progress", "percent", "due_on", "obstacle", "next_plan")


def _take_out(entry: DispatchEntry, *, by: User) -> None:
    """A row that is not handed in yet leaves the sheet; its number stays."""
    require(by, Perm.EDIT, entry)
    void_all([entry], by=by, verb="移出本期", reason="报送前移出")
    audit.write("移出调度", by=by, office=entry.office, number=entry.number, changed={"voided": True})


@transaction.atomic
def submit_sheet(
    sheet: DispatchSheet, *, by: User, note: str | None = None, opinion: str = ""
) -> DispatchSheet:
    """Hand a sheet in. After the lock it is a late one for ever. A sheet with no entry needs a word on why.

    `note`: what the section says besides its rows; None leaves what it said.
    """
    sheet.note = sheet.note if note is None else note.strip()
    if not sheet.note and not entries_of(sheet).exists():
        raise Refused("还没有列入任何任务；本期确无任务的，请在“科室说明”里写明后报送")
    sheet.submitted_on, sheet.submitted_by = clock.today(), by.person
    filled = ("note", "submitted_on", "submitted_by")
    return advance(SHEET, sheet, "submit", by=by, opinion=opinion, filled=filled)


@transaction.atomic
def fill_sheet(
    sheet: DispatchSheet,
    rows: Sequence[Typed],
    *,
    by: User,
    note: str | None = None,
    version: int | None = None,
    hand_in: bool = False,
) -> DispatchSheet:
    """Save the rows of a sheet and its note, and hand it in with them: all or nothing.

    `version` is the one of the sheet that the user read: a note that another wrote meanwhile is not overwritten.
    """
    held = _require_open(sheet, by)
    if note is not None and note.strip() != held.note and version not in (None, held.version):
        told = f"您打开之后“科室说明”改成了“{held.note or '空'}”"
        raise Stale(f"{told}，您填的都没有保存；请先记下自己填的，刷新后再填")
    _write_rows(sheet, rows, by=by)
    if hand_in:
        return submit_sheet(sheet, by=by, note=note)
    return sheet if note is None else _keep_note(held, note.strip(), by=by)


def _keep_note(sheet: DispatchSheet, note: str, *, by: User) -> DispatchSheet:
    """The section writes its own words on its sheet, which the convening section keeps."""
    sheet.note = note
    return change(sheet, by=by, verb="填写科室说明")


@transaction.atomic
def recall_sheet(sheet: DispatchSheet, *, by: User, opinion: str = "") -> DispatchSheet:
    """Take a sheet back to change it, while the round is open."""
    sheet.submitted_on = sheet.submitted_by = None
    return advance(SHEET, sheet, "recall", by=by, opinion=opinion, filled=("submitted_on", "submitted_by"))
