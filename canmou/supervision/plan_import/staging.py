"""Passages of a file as rows of a draft, and what the words of a row mean."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from canmou.lib.deadlines import Deadline, mentioned, resolve
from canmou.lib.plan_text import Passage
from canmou.supervision.models import PlanAction, PlanDraft, PlanDraftItem, PlanItem
from canmou.supervision.plan_import.matching import Directory

ALIKE = 0.75


def row_of(draft: PlanDraft, place: int, passage: Passage) -> PlanDraftItem:
    """An unsaved row: the words of a passage, cut to what the columns hold."""
    leads, supports, _ = passage.duty.settled()
    texts = {
        "lead_text": "、".join(leads)[:200],
        "support_text": "、".join(supports)[:500],
        "person_text": "、".join(passage.duty.persons)[:100],
        "leader_text": "、".join(passage.duty.leaders)[:100],
        "supervisor_text": "、".join(passage.duty.supervisors)[:100],
        "due_text": passage.duty.due[:100],
    }
    if not texts["due_text"] and passage.kept:
        texts["due_text"] = mentioned(passage.source, year=draft.year).words[:100]
    labels = (
        ("牵头", "lead_text"),
        ("配合", "support_text"),
        ("责任人", "person_text"),
        ("分管领导", "leader_text"),
    )
    words = "；".join(f"{label}：{texts[name]}" for label, name in labels if texts[name])
    return PlanDraftItem(
        draft=draft,
        place=place,
        kept=passage.kept,
        spot=passage.place[:80],
        source=passage.source,
        heading="/".join(passage.path)[:300],
        label=passage.number[:20],
        task=passage.task[:200],
        measure=passage.measure[:8000],
        duty_words=words[:500],
        due_words=passage.duty.due[:100],
        **texts,
    )


def settle(row: PlanDraftItem, directory: Directory) -> list:
    """Work out what the words of a row mean; returns its supporting sections (a link table, kept by the caller)."""
    found = directory.settle(
        lead=row.lead_text,
        support=row.support_text,
        person=row.person_text,
        leader=row.leader_text,
        supervisor=row.supervisor_text,
    )
    row.lead_section, row.responsible = found.lead, found.responsible
    row.leader, row.supervisor = found.leader, found.supervisor
    row.unknown = "、".join(found.unknown)[:500]
    due = deadline_of(row, row.draft)
    row.due_on, row.standing, row.due_doubt = due.day, due.standing, due.doubt[:120]
    return found.supports


def deadline_of(row: PlanDraftItem, draft: PlanDraft) -> Deadline:
    """The deadline of a row, with a doubt where it is only read from the text or lies before the plan itself."""
    due = resolve(row.due_text, year=draft.year, adopted=draft.adopted_on)
    if due.day and not due.doubt and row.due_text and not row.due_words and row.due_text in row.source:
        due = Deadline(due.words, due.day, due.standing, "时限取自正文，请核对")
    if due.day and draft.adopted_on and due.day < draft.adopted_on:
        return Deadline(due.words, due.day, due.standing, f"{due.day}早于印发日期，请核对")
    return due


def action_for(row: PlanDraftItem, actions: Sequence[PlanAction], line: str) -> PlanAction | None:
    """The year's action that an item hangs under: the one that its headings name, else that of the plan's line."""
    for action in actions:
        names = {action.get_line_display(), action.aspect, action.short_name}
        if any(name and name in row.heading for name in names):
            return action
    return next((action for action in actions if action.line == line), None)


def matches(rows: Sequence[PlanDraftItem], items: Sequence[PlanItem]) -> dict[int, PlanItem]:
    """Which item of the corrected document each row repeats: place in `rows` → item, each item once at most."""
    found: dict[int, PlanItem] = {}
    free = list(items)
    for place, row in enumerate(rows):
        same = next((item for item in free if item.task == row.task and item.heading == row.heading), None)
        same = same or next((item for item in free if item.task == row.task), None)
        if same:
            found[place] = same
            free.remove(same)
    pairs = _alike([(place, row) for place, row in enumerate(rows) if place not in found], free)
    taken: set[int] = set()
    for _, _, _, place, item in sorted(pairs, key=lambda pair: pair[:3], reverse=True):
        if place not in found and item.pk not in taken:
            found[place] = item
            taken.add(item.pk)
    return found


Pair = tuple[float, int, int, int, PlanItem]


def _alike(rows: Sequence[tuple[int, PlanDraftItem]], items: Sequence[PlanItem]) -> list[Pair]:
    """The pairs that are alike enough. Most of them fall out by the characters that they share, before any comparing."""
    letters: dict[str, int] = {}
    drawn = [(place, row, _letters(row.task, letters)) for place, row in rows]
    pairs: list[Pair] = []
    for item in items:
        mask, spare = _letters(item.task, letters)
        matcher = SequenceMatcher(None, "", item.task)
        size = len(item.task)
        for place, row, (other, others) in drawn:
            more = 0.2 if row.label and (row.label, row.heading) == (item.label, item.heading) else 0
            wanted = (ALIKE - more) * (size + len(row.task)) / 2
            if (mask & other).bit_count() + min(spare, others) < wanted:
                continue
            matcher.set_seq1(row.task)
            if matcher.quick_ratio() + more < ALIKE:
                continue
            score = matcher.ratio() + more
            if score >= ALIKE:
                pairs.append((score, -place, item.pk, place, item))
    return pairs


def _letters(text: str, letters: dict[str, int]) -> tuple[int, int]:
    """The different characters of a text as bits, and how many characters it has beyond them."""
    found = set(text)
    mask = 0
    for letter in found:
        mask |= 1 << letters.setdefault(letter, len(letters))
    return mask, len(text) - len(found)
