"""The rows of a plan on its way in: correct, add, split, merge, set aside and take back."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F, Max

from canmou.kernel import clock, secrecy
from canmou.kernel.errors import Invalid, Refused, Stale
from canmou.kernel.people.models import User
from canmou.lib.plan_duties import split_names
from canmou.lib.plan_text import task_of
from canmou.supervision.actions.plan_draft import DOOR, WORDS, match_one, touch
from canmou.supervision.models import PlanAction, PlanDraft, PlanDraftItem
from canmou.supervision.plan_import.matching import Directory
from canmou.supervision.plan_import.staging import settle

EDITABLE = ("task", "measure", "heading", *WORDS)


@transaction.atomic
def amend_row(
    row: PlanDraftItem, *, by: User, version: int, dual_duty: bool, action: PlanAction | None, **texts: str
) -> PlanDraftItem:
    """Correct a row in place. `version` is the one that was read."""
    touch(row.draft, by)
    if not texts["task"].strip():
        raise Invalid({"task": "请写任务"})
    secrecy.guard_values(
        {PlanDraftItem._meta.get_field(n).verbose_name: texts[n] for n in EDITABLE}, by=by, door=DOOR
    )
    for name in EDITABLE:
        setattr(row, name, texts[name].strip())
    row.dual_duty, row.action, row.kept = dual_duty, action, True
    _write(row, version)
    return row


def _write(row: PlanDraftItem, version: int) -> None:
    """Settle and write one row where it still has the version that was read. Raises `Stale`."""
    draft = row.draft
    directory = Directory(draft.office, draft.adopted_on or clock.today())
    supports = settle(row, directory)
    if row.pk is None:
        row.save()
    else:
        names = [*EDITABLE, "lead_section", "responsible", "leader", "supervisor", "unknown"]
        names += ["due_on", "standing", "due_doubt", "dual_duty", "action", "kept"]
        values = {name: getattr(row, name) for name in names}
        same = PlanDraftItem.objects.filter(pk=row.pk, version=version)
        if not same.update(version=F("version") + 1, **values):
            raise Stale("这一项刚刚被别人改过，请对照下面的最新内容再改；您填的内容没有保存")
        row.version = version + 1
    row.support_sections.set(supports)


@transaction.atomic
def add_row(draft: PlanDraft, *, by: User, after: PlanDraftItem | None, **texts: str) -> PlanDraftItem:
    """Add an item that the file does not show as one, behind a row (or at the end)."""
    touch(draft, by)
    secrecy.guard_values(
        {PlanDraftItem._meta.get_field(n).verbose_name: t for n, t in texts.items()}, by=by, door=DOOR
    )
    if not texts.get("task", "").strip():
        raise Invalid({"task": "请写任务"})
    place = after.place if after else draft.items.aggregate(last=Max("place"))["last"] or 0
    _make_room(draft, place, 1)
    row = PlanDraftItem(draft=draft, place=place + 1, heading=after.heading if after else "")
    for name, text in texts.items():
        setattr(row, name, text.strip())
    row.action = after.action if after else None
    _write(row, 1)
    return row


def _make_room(draft: PlanDraft, place: int, rooms: int) -> None:
    draft.items.filter(place__gt=place).update(place=F("place") + rooms)


@transaction.atomic
def set_aside(row: PlanDraftItem, *, by: User) -> None:
    """Drop a row: it is no item. It stays on the page and can be taken back."""
    touch(row.draft, by)
    PlanDraftItem.objects.filter(pk=row.pk).update(kept=False, match=None, version=F("version") + 1)


@transaction.atomic
def take_back(row: PlanDraftItem, *, by: User) -> None:
    """Make an item of a passage that was set aside."""
    touch(row.draft, by)
    PlanDraftItem.objects.filter(pk=row.pk).update(kept=True, version=F("version") + 1)
    if row.draft.corrects_id:
        match_one(row)


def sentences(row: PlanDraftItem) -> list[str]:
    """The sentences of a row at which it can be split: its task, then those of its measure."""
    text = row.measure if row.measure.startswith(row.task) else f"{row.task}。{row.measure}"
    parts, start = [], 0
    for at, character in enumerate(text):
        if character in "。；;！\n":
            parts.append(text[start : at + 1])
            start = at + 1
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip(" \n。；;")]


@transaction.atomic
def split_row(row: PlanDraftItem, at: Sequence[int], *, by: User) -> list[PlanDraftItem]:
    """Cut a row before these sentences (from 1): each part is an item with the same sections, persons and deadline."""
    touch(row.draft, by)
    parts = sentences(row)
    cuts = sorted({cut for cut in at if 0 < cut < len(parts)})
    if not cuts:
        raise Refused("请选从哪一句起另成一项")
    texts = ["".join(parts[a:b]) for a, b in zip([0, *cuts], [*cuts, len(parts)], strict=True)]
    _make_room(row.draft, row.place, len(cuts))
    made = []
    for offset, text in enumerate(texts):
        task, measure = task_of(text)
        part = row if not offset else _copy(row, row.place + offset)
        part.task, part.measure, part.kept = (task or text)[:200], measure, True
        _write(part, row.version)
        made.append(part)
    return made


def _copy(row: PlanDraftItem, place: int) -> PlanDraftItem:
    kept = (
        "draft",
        "spot",
        "source",
        "heading",
        "label",
        "duty_words",
        "due_words",
        *WORDS,
        "dual_duty",
        "action",
    )
    return PlanDraftItem(place=place, **{name: getattr(row, name) for name in kept})


@transaction.atomic
def merge_up(row: PlanDraftItem, *, by: User) -> PlanDraftItem:
    """Join a row to the item before it: texts one below the other, names together, the later deadline."""
    touch(row.draft, by)
    before = row.draft.items.filter(place__lt=row.place, kept=True).order_by("-place").first()
    if before is None:
        raise Refused("前面没有可以合并的项目")
    text = "\n".join(
        filter(None, [before.measure, row.task if row.task not in row.measure else "", row.measure])
    )
    before.measure = text[:8000]
    before.source = "\n".join(dict.fromkeys(filter(None, [before.source, row.source])))
    for name in WORDS[:-1]:
        both = "、".join(dict.fromkeys(split_names(f"{getattr(before, name)}、{getattr(row, name)}")))
        setattr(before, name, both[: PlanDraftItem._meta.get_field(name).max_length])
    later = row.due_on and (before.due_on is None or row.due_on > before.due_on)
    before.due_text = row.due_text if later else before.due_text
    _write(before, before.version)
    PlanDraftItem.objects.filter(pk=before.pk).update(source=before.source)
    row.delete()
    return before
