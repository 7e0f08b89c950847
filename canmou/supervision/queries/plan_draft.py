"""Reads over plans on their way in: who sees which draft, its rows page by page, and what is still open."""

from collections import Counter

from django.db.models import Count, Prefetch, Q, QuerySet

from canmou.kernel.errors import NotFound
from canmou.kernel.people.models import Unit, User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.permissions import Perm, can
from canmou.supervision.models import PlanAction, PlanDocument, PlanDraft, PlanDraftItem

LOOK_AT = (
    Q(due_on=None)
    | ~Q(due_doubt="")
    | ~Q(unknown="")
    | Q(lead_section=None, lead_text="")
)  # fmt: skip
TABS = {"open": "要核对", "all": "全部项目", "aside": "没有列为项目"}


def draft_named(user: User, uid: str) -> PlanDraft:
    """An open or ended draft that the user may go on with. Raises `NotFound`."""
    rows = PlanDraft.objects.filter(office=user.office, uid=uid)
    draft = rows.select_related(
        "unit", "by__person", "changed_by__person", "corrects__ref", "made__ref"
    ).first()
    if draft is None or not can(user, Perm.EDIT, draft):
        raise NotFound("没有这份待核对的计划，或者您无权处理")
    return draft


def row_named(draft: PlanDraft, uid: str) -> PlanDraftItem:
    """A row of an open draft. Raises `NotFound`."""
    row = draft.items.select_related("draft__unit", "draft__office", "action").filter(uid=uid).first()
    if row is None:
        raise NotFound("没有这一项，可能已经合并或删除，请刷新后再看")
    return row


def open_drafts(user: User) -> list[PlanDraft]:
    """The drafts that the user may go on with, with how many items each has and how many are to be looked at."""
    kept = Count("items", filter=Q(items__kept=True))
    rows = PlanDraft.objects.filter(office=user.office, state=PlanDraft.State.OPEN)
    rows = rows.annotate(kept_count=kept).select_related("unit", "changed_by__person")
    return [draft for draft in rows if can(user, Perm.EDIT, draft)]


def rows_of(draft: PlanDraft, tab: str) -> QuerySet[PlanDraftItem]:
    """The rows of one tab, in the order of the file."""
    rows = draft.items.select_related(
        "lead_section", "responsible", "leader", "supervisor", "action__ref", "match__ref"
    )
    rows = rows.prefetch_related(Prefetch("support_sections", Unit.objects.order_by("order", "id")))
    if tab == "aside":
        return rows.filter(kept=False)
    rows = rows.filter(kept=True)
    return rows.filter(LOOK_AT) if tab == "open" else rows


def counts(draft: PlanDraft) -> dict[str, int]:
    """How many rows each tab has, and how many lack a deadline or have names that match nobody."""
    kept = Q(kept=True)
    return draft.items.aggregate(
        all=Count("pk", filter=kept),
        open=Count("pk", filter=kept & LOOK_AT),
        aside=Count("pk", filter=Q(kept=False)),
        undated=Count("pk", filter=kept & Q(due_on=None)),
        unknown=Count("pk", filter=kept & ~Q(unknown="")),
    )


def unknown_names(draft: PlanDraft) -> list[tuple[str, int]]:
    """Names that match nobody and in how many items each stands, the most frequent first."""
    names: Counter[str] = Counter()
    for text in draft.items.filter(kept=True).exclude(unknown="").values_list("unknown", flat=True):
        names.update(text.split("、"))
    return names.most_common()


def may_import(user: User) -> list[Unit]:
    """The sections whose plans the user may enter, the own one first."""
    sections = Unit.objects.filter(office=user.office, kind__in=("section", "office"), ended_on=None)
    open_to = [u for u in sections if can(user, Perm.ADD, PlanDocument(office_id=user.office_id, unit=u))]
    own = [unit.pk for unit in own_sections(user)]
    return sorted(open_to, key=lambda unit: (unit.pk not in own, unit.order, unit.pk))


def actions_of(office: object, year: int) -> list[PlanAction]:
    """The year's actions in their order."""
    rows = PlanAction.objects.live().filter(office=office, theme__year=year)
    return list(rows.select_related("ref").order_by("sequence", "pk"))


def documents_of(user: User, year: int) -> list[PlanDocument]:
    """The plan documents of a year that a new edition may correct."""
    rows = PlanDocument.objects.live().filter(office=user.office, year=year).select_related("ref", "unit")
    return [each for each in rows.order_by("-adopted_on", "-pk") if can(user, Perm.EDIT, each)]
