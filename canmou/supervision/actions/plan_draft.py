"""A plan on its way in: send the file, correct its head, settle names and deadlines at once, give up."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import F

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.attachments.actions import check_file
from canmou.kernel.attachments.held import hold, let_go
from canmou.kernel.errors import Invalid, Refused, Stale
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, require
from canmou.lib.plan_duties import split_names
from canmou.supervision.models import PlanAction, PlanDocument, PlanDraft, PlanDraftItem, PlanItem
from canmou.supervision.plan_import.matching import Directory
from canmou.supervision.plan_import.reading import read_plan
from canmou.supervision.plan_import.staging import action_for, matches, row_of, settle

DOOR = "计划导入"
MOST_BYTES = 20 * 1024 * 1024
#: The columns of a row that are words to be settled, and those of the plan itself.
WORDS = ("lead_text", "support_text", "person_text", "leader_text", "supervisor_text", "due_text")
HEADER = ("title", "kind", "line", "year", "adopted_on", "document_number", "approved_at")


def receive(
    name: str,
    content: bytes,
    *,
    by: User,
    unit: Unit,
    year: int,
    line: str,
    kind: str,
    adopted_on: date | None = None,
    corrects: PlanDocument | None = None,
) -> PlanDraft:
    """Take in a plan file and find its items. Nothing is kept of a file that is refused, and nothing enters a ledger.

    Raises `NotPermitted`, `SecrecyRefused`, and `Refused` for a file in which no item can be found.
    """
    require(by, Perm.ADD, PlanDocument(office=by.office, unit=unit))
    if len(content) > MOST_BYTES:
        raise Refused(f"“{name}”超过 {MOST_BYTES // 1024 // 1024} MB，请压缩图片后再传")
    found = read_plan(check_file(name, content, by=by, door=DOOR), content)
    now = clock.now()
    draft = PlanDraft(
        office=by.office, unit=unit, by=by, at=now, changed_by=by, changed_at=now, file_name=name[:200]
    )
    draft.unused, draft.title = "、".join(found.unused)[:300], found.title
    draft.year, draft.line, draft.kind, draft.adopted_on = year, line, kind, adopted_on
    draft.corrects = corrects or _same_document(draft)
    if draft.corrects:
        _take_over(draft, draft.corrects)
    rows = [row_of(draft, place, passage) for place, passage in enumerate(found.passages, 1)]
    _match(rows, draft.corrects)
    with transaction.atomic():
        draft.blob = hold(content, about=draft.uid)
        draft.save()
        for row in rows:
            row.draft = draft
        PlanDraftItem.objects.bulk_create(rows)
        settle_all(draft)
        audit.write("上传计划文件", by=by, office=draft.office, number=draft.uid, count=len(rows))
    return draft


def _same_document(draft: PlanDraft) -> PlanDocument | None:
    rows = PlanDocument.objects.live().filter(office=draft.office, year=draft.year, title=draft.title)
    return rows.first() if draft.title else None


def _take_over(draft: PlanDraft, document: PlanDocument) -> None:
    for name in HEADER:
        setattr(draft, name, getattr(document, name))
    draft.unit = document.unit


def _match(rows: Sequence[PlanDraftItem], corrects: PlanDocument | None) -> None:
    """Find which item of the corrected document each row repeats. It takes long for many, so nobody waits for it."""
    kept = [row for row in rows if row.kept]
    items = (
        list(PlanItem.objects.live().filter(document=corrects).order_by("sequence", "pk")) if corrects else []
    )
    for row in rows:
        row.match = None
    for place, item in matches(kept, items).items():
        kept[place].match = item


def match_one(row: PlanDraftItem) -> None:
    """Find which item a row repeats that is kept again, among those that no other row repeats."""
    taken = row.draft.items.exclude(match=None).exclude(pk=row.pk).values("match")
    items = PlanItem.objects.live().filter(document=row.draft.corrects_id).exclude(pk__in=taken)
    found = matches([row], list(items.order_by("sequence", "pk")))
    PlanDraftItem.objects.filter(pk=row.pk).update(match=found.get(0))


def settle_all(draft: PlanDraft) -> None:
    """Work out what the words of all rows mean: after the upload, and when the day or year of the plan changes."""
    directory = Directory(draft.office, draft.adopted_on or clock.today())
    actions = list(
        PlanAction.objects.live().filter(office=draft.office, theme__year=draft.year).order_by("sequence")
    )
    rows = list(draft.items.select_related("draft", "draft__unit"))
    supports = PlanDraftItem.support_sections.through
    links = []
    for row in rows:
        links += [supports(plandraftitem=row, unit=unit) for unit in settle(row, directory)]
        row.action = action_for(row, actions, draft.line)
    supports.objects.filter(plandraftitem__draft=draft).delete()
    PlanDraftItem.objects.bulk_update(
        rows,
        [
            "lead_section", "responsible", "leader", "supervisor", "unknown",
            "due_on", "standing", "due_doubt", "action",
        ],
        batch_size=200,
    )  # fmt: skip
    supports.objects.bulk_create(links)


def touch(draft: PlanDraft, by: User) -> None:
    """Only open drafts change, and only by those who may change plans of its section."""
    require(by, Perm.EDIT, draft)
    turned = PlanDraft.objects.filter(pk=draft.pk, state=PlanDraft.State.OPEN)
    if not turned.update(changed_at=clock.now(), changed_by=by):
        raise Stale("这份计划已经列入或者放弃，不能再改")


def amend_header(draft: PlanDraft, *, by: User, corrects: PlanDocument | None, **values: object) -> PlanDraft:
    """Write title, kind, line, year, day and number of the plan; deadlines and names follow the new day.

    Where it corrects another document than before, its rows are compared with that one's items first.
    """
    rows: list[PlanDraftItem] = []
    if corrects != draft.corrects:
        rows = list(draft.items.order_by("place"))
        _match(rows, corrects)
    return _write_header(draft, corrects, rows, values, by=by)


@transaction.atomic
def _write_header(
    draft: PlanDraft,
    corrects: PlanDocument | None,
    rows: Sequence[PlanDraftItem],
    values: dict[str, object],
    *,
    by: User,
) -> PlanDraft:
    touch(draft, by)
    texts = {name: str(values[name]) for name in ("title", "document_number", "approved_at")}
    secrecy.guard_values({"文件题名": texts["title"], **texts}, by=by, door=DOOR)
    for name in HEADER:
        setattr(draft, name, values[name])
    draft.corrects = corrects
    draft.save(update_fields=[*HEADER, "corrects"])
    PlanDraftItem.objects.bulk_update(rows, ["match"], batch_size=200)
    settle_all(draft)
    return draft


@transaction.atomic
def rename(draft: PlanDraft, name: str, stands_for: str, *, by: User) -> int:
    """Say once what a name of the file stands for; returns in how many rows it was replaced."""
    touch(draft, by)
    stands_for = stands_for.strip()
    directory = Directory(draft.office, draft.adopted_on or clock.today())
    if not directory.unit(stands_for) and not directory.person(stands_for):
        raise Invalid({"stands_for": f"本室没有“{stands_for}”这个科室或人员，请从提示里选"})
    changed = []
    for row in draft.items.all():
        touched = False
        for column in WORDS[:-1]:
            names = split_names(getattr(row, column))
            if name in names:
                new = "、".join(dict.fromkeys(stands_for if each == name else each for each in names))
                setattr(row, column, new[: PlanDraftItem._meta.get_field(column).max_length])
                touched = True
        if touched:
            row.version += 1
            changed.append(row)
    PlanDraftItem.objects.bulk_update(changed, [*WORDS[:-1], "version"], batch_size=200)
    settle_all(draft)
    return len(changed)


@transaction.atomic
def fill_deadlines(draft: PlanDraft, day: date, *, by: User) -> int:
    """Give one deadline to all items that have none; returns to how many."""
    touch(draft, by)
    rows = draft.items.filter(kept=True, due_on=None)
    count = rows.update(due_text=day.isoformat(), version=F("version") + 1)
    settle_all(draft)
    return count


@transaction.atomic
def discard(draft: PlanDraft, *, by: User) -> None:
    """Give a draft up: its file and rows go."""
    touch(draft, by)
    clear(draft, PlanDraft.State.DISCARDED)
    audit.write("放弃计划导入", by=by, office=draft.office, number=draft.uid)


def clear(draft: PlanDraft, state: str) -> None:
    """End a draft: what it kept is no longer needed."""
    blob, draft.blob, draft.state = draft.blob, None, state
    draft.save(update_fields=["blob", "state", "made"])
    draft.items.all().delete()
    if blob:
        let_go(blob)
