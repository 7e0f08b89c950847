"""Entering a reviewed plan into its ledgers, or its corrected edition into the document that stands there."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from canmou.kernel import audit, clock
from canmou.kernel.attachments.actions import attach
from canmou.kernel.attachments.held import held_content
from canmou.kernel.errors import Invalid, Refused, Stale
from canmou.kernel.ledger.actions import Draft, add, add_many, amend, void
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, require
from canmou.kernel.workflow import start
from canmou.supervision.actions.plan_draft import DOOR, HEADER, clear
from canmou.supervision.models import PlanDocument, PlanDraft, PlanDraftItem, PlanItem
from canmou.supervision.states.plan import ITEM

VOIDED = "修订后的计划不再列入"
#: What a row of a draft says of an item, by column.
SAID = (
    "heading", "label", "task", "measure", "lead_section", "responsible", "leader", "supervisor", "dual_duty",
    "duty_words", "due_on", "due_words", "standing", "action",
)  # fmt: skip
#: A corrected edition that is silent on these does not undo what was filled in since.
SILENT = ("lead_section", "responsible", "leader", "supervisor", "action", "measure")


@dataclass(frozen=True)
class Change:
    """What a row would do: kind added, changed or same, and for each changed column (heading, before, after)."""

    row: PlanDraftItem
    kind: str
    changed: tuple[tuple[str, str, str], ...] = ()


def changes(draft: PlanDraft) -> list[Change]:
    """What each kept row of a draft would do, in order."""
    found = []
    for row in kept_rows(draft):
        if row.match is None:
            found.append(Change(row, "added"))
            continue
        told = []
        for name, before, after in _differences(row, row.match):
            heading = PlanItem._meta.get_field(name).verbose_name
            told.append((heading, _shown(before), _shown(after)))
        found.append(Change(row, "changed" if told else "same", tuple(told)))
    return found


def gone(draft: PlanDraft) -> list[PlanItem]:
    """Items of the corrected document that the new edition does not hold."""
    if draft.corrects_id is None:
        return []
    matched = draft.items.filter(kept=True, match__isnull=False).values("match")
    rows = PlanItem.objects.live().filter(document=draft.corrects_id).exclude(pk__in=matched)
    return list(rows.select_related("ref", "lead_section").order_by("sequence", "pk"))


def kept_rows(draft: PlanDraft) -> list[PlanDraftItem]:
    """The rows that become items, with what they name."""
    rows = draft.items.filter(kept=True).select_related(
        "lead_section", "responsible", "leader", "supervisor", "action__ref", "match__lead_section",
        "match__responsible", "match__leader", "match__supervisor", "match__action__ref",
    )  # fmt: skip
    return list(rows.prefetch_related("support_sections", "match__support_sections"))


def _differences(row: PlanDraftItem, item: PlanItem) -> list[tuple[str, Any, Any]]:
    found = [(name, getattr(item, name), getattr(row, name)) for name in SAID]
    found.append(("support_sections", list(item.support_sections.all()), list(row.support_sections.all())))
    return [
        (name, before, after)
        for name, before, after in found
        if before != after and not (name in (*SILENT, "support_sections") and not after)
    ]


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(map(str, value))
    return "" if value is None else str(value)


@transaction.atomic
def enter_plan(
    draft: PlanDraft, *, by: User, unknown_agreed: bool, voiding: Collection[str] = ()
) -> PlanDocument:
    """Make the plan document and its items, or bring the document that stands there up to the new edition.

    An item keeps its 项次 for good; new ones come behind the last. `unknown_agreed`: names that match nobody stay as
    words. `voiding`: numbers of items, no longer in the plan, that are to be voided. The file is kept with the
    document. Raises `Refused` and `Invalid` with what is missing.
    """
    require(by, Perm.ADD, PlanDocument(office=draft.office, unit=draft.unit))
    locked = PlanDraft.objects.select_for_update(of=("self",)).get(pk=draft.pk)
    if locked.state != PlanDraft.State.OPEN:
        raise Stale("这份计划已经列入或者放弃，他人已处理")
    told = changes(locked)
    _require_ready(locked, told, unknown_agreed)
    document = _document(locked, by)
    fresh = []
    last = PlanItem.objects.filter(document=document).aggregate(last=Max("sequence"))["last"] or 0
    for change in told:
        if change.kind == "added":
            fresh.append(_item(locked, change.row, document, last + len(fresh) + 1))
        elif change.kind == "changed":
            _bring_up(change.row, by)
    made = add_many(fresh, by=by) if fresh else []
    for item in made:
        if item.due_on.year >= clock.today().year:  # older plans are entered after the fact
            start(ITEM, item, by=by)
    for item in gone(locked):
        if item.number in voiding:
            void(item, by=by, reason=VOIDED)
    content = held_content(locked.blob)
    attach(document.ref, name=locked.file_name, content=content, by=by, title="计划原文", door=DOOR)
    locked.made = document
    clear(locked, PlanDraft.State.DONE)
    audit.write("列入计划", by=by, office=locked.office, number=document.number, count=len(made))
    return document


def _require_ready(draft: PlanDraft, told: list[Change], unknown_agreed: bool) -> None:
    if not told:
        raise Refused("没有一项列为项目，请至少保留一项")
    problems = {}
    if not draft.title:
        problems["title"] = "请填写文件题名"
    if not draft.adopted_on:
        problems["adopted_on"] = "请填写印发日期"
    undated = [change.row for change in told if not change.row.due_on]
    if undated:
        problems["due"] = (
            f"还有{len(undated)}项没有时限：“{undated[0].task[:20]}”等，请逐项填写，或统一填一个日期"
        )
    unknown = sum(bool(change.row.unknown) for change in told)
    if unknown and not unknown_agreed:
        problems["unknown"] = f"还有{unknown}项的名称没有对应到本室科室或人员，请对应，或勾选“按原文保留”"
    if problems:
        raise Invalid(problems)


def _document(draft: PlanDraft, by: User) -> PlanDocument:
    values = {name: getattr(draft, name) for name in HEADER}
    if draft.corrects_id is None:
        return add(PlanDocument(office=draft.office, unit=draft.unit, **values), by=by)
    document = PlanDocument.objects.select_related("ref", "unit").get(pk=draft.corrects_id)
    for name, value in values.items():
        setattr(document, name, value)
    return amend(document, by=by, reason="修订后重新导入")


def _item(draft: PlanDraft, row: PlanDraftItem, document: PlanDocument, sequence: int) -> Draft:
    item = PlanItem(office=draft.office, unit=draft.unit, document=document, sequence=sequence)
    for name in SAID:
        setattr(item, name, getattr(row, name))
    item.first_due_on = item.due_on
    return Draft(item, {"support_sections": list(row.support_sections.all())})


def _bring_up(row: PlanDraftItem, by: User) -> None:
    item = PlanItem.objects.select_related("ref", "unit", "document").get(pk=row.match_id)
    lists: dict[str, list[Unit]] = {}
    for name, _, after in _differences(row, row.match):
        if name == "support_sections":
            lists[name] = after
        else:
            setattr(item, name, after)
    amend(item, by=by, lists=lists, reason="修订后重新导入")
