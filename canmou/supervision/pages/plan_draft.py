"""What the screens of a plan under review show."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.ui.markup import link
from canmou.kernel.ui.paging import Page, paginate
from canmou.kernel.ui.table import Column, Row, Table, with_query
from canmou.lib.plan_duties import split_names
from canmou.supervision.actions.plan import Change, changes, gone
from canmou.supervision.forms.plan import DeadlineForm, HeaderForm, RenameForm
from canmou.supervision.models import PlanDraft, PlanDraftItem
from canmou.supervision.plan_import.matching import Directory
from canmou.supervision.queries.plan_draft import (
    LOOK_AT,
    TABS,
    counts,
    documents_of,
    open_drafts,
    row_named,
    rows_of,
    unknown_names,
)

PER_PAGE, MOST_NAMES = 20, 40


@dataclass(frozen=True)
class Shown:
    """A row as it stands on the page: with what to look at, and the sections that support it."""

    row: PlanDraftItem
    points: list[str]
    supports: str
    first: bool = False

    @property
    def facts(self) -> list[tuple[str, str, str, bool]]:
        """(label, what it means, the words where those differ, whether they mean nobody)."""
        row = self.row
        pairs = [
            ("牵头", row.lead_section, row.lead_text),
            ("配合", self.supports, row.support_text),
            ("责任人", row.responsible, row.person_text),
            ("分管领导", row.leader, row.leader_text),
            ("督导人", row.supervisor, row.supervisor_text),
        ]
        unknown = set(row.unknown.split("、")) if row.unknown else set()
        found = []
        for label, meant, words in pairs:
            told = str(meant or "")
            if told or words:
                lost = bool(unknown & set(split_names(words)))
                found.append((label, told, "" if told == words else words, lost))
        day = "长期坚持，记到年末" if row.standing else row.due_on.isoformat() if row.due_on else ""
        return [*found, ("时限", day, row.due_text if row.due_text != day else "", not day)]


def draft_table(user: User) -> Table | None:
    """The drafts that the user may go on with."""
    heads = [Column("计划", "long"), Column("归口科室"), Column("项目", "num"), Column("最近修改", "short")]
    rows = [
        Row(
            [
                link(draft, reverse("plan_draft", args=[draft.uid])),
                draft.unit.spoken,
                draft.kept_count,
                f"{draft.changed_by} {draft.changed_at.astimezone(clock.ZONE):%m-%d %H:%M}",
            ]
        )
        for draft in open_drafts(user)
    ]
    return Table(heads, rows, "还没有核对完的计划") if rows else None


def kept_query(query: QueryDict) -> str:
    """What of an address is kept when the reader comes back to it: tab and page."""
    found = with_query(QueryDict(), **{name: query.get(name, "") for name in ("tab", "page")})
    return "" if found == "?" else found


def review(user: User, draft: PlanDraft, query: QueryDict, row: str = "") -> dict[str, Any]:
    """The page of a draft, at the tab and page that the address names, or where the named row stands."""
    numbers = counts(draft)
    tab = query.get("tab") if query.get("tab") in TABS else "open" if numbers["open"] else "all"
    directory = Directory(draft.office, draft.adopted_on or clock.today())
    if row:
        tab = _tab_of(row_named(draft, row), tab)
    page = _page(draft, tab, query, row or query.get("at", ""))
    back = kept_query(query)
    here = reverse("plan_draft", args=[draft.uid])
    return {
        "draft": draft,
        "numbers": numbers,
        "tab": tab,
        "tabs": [(f"?tab={code}", f"{name} {numbers[code]}", code == tab) for code, name in TABS.items()],
        "page_of": page,
        "rows": [_shown(each) for each in page.rows],
        "edited": row,
        "back": back,
        "here": here,
        "header_form": HeaderForm(documents_of(user, draft.year), draft=draft),
        "head_open": not draft.adopted_on,
        "names": _names(draft, directory),
        "deadline_form": DeadlineForm(
            initial={"day": clock.today().replace(year=draft.year, month=12, day=31)}
        ),
        **lists(draft, directory),
    }


def _tab_of(row: PlanDraftItem, tab: str) -> str:
    if not row.kept:
        return "aside"
    if tab == "open" and PlanDraftItem.objects.filter(LOOK_AT, pk=row.pk).exists():
        return "open"
    return "all"


def _page(draft: PlanDraft, tab: str, query: QueryDict, at: str) -> Page:
    rows = rows_of(draft, tab)
    if at and "page" not in query:
        found = draft.items.filter(uid=at).first()
        before = rows.filter(place__lt=found.place).count() if found else 0
        query = query.copy()
        query["page"] = str(before // PER_PAGE + 1)
    return paginate(rows, query, PER_PAGE)


def row_context(draft: PlanDraft, row: str, query: QueryDict) -> dict[str, Any]:
    """One row alone."""
    row_named(draft, row)
    tab = "aside" if draft.items.filter(uid=row, kept=False).exists() else "all"
    found = rows_of(draft, tab).get(uid=row)
    return {"draft": draft, "shown": _shown(found), "edited": row, "back": kept_query(query)}


def _shown(row: PlanDraftItem) -> Shown:
    return Shown(
        row, row.open_points if row.kept else [], "、".join(unit.name for unit in row.support_sections.all())
    )


def _names(draft: PlanDraft, directory: Directory) -> list[tuple[str, int, list[str], RenameForm]]:
    return [
        (name, count, directory.suggestions(name), RenameForm(initial={"name": name}, auto_id=f"id_%s_{at}"))
        for at, (name, count) in enumerate(unknown_names(draft)[:MOST_NAMES], 1)
    ]


def lists(draft: PlanDraft, directory: Directory | None = None) -> dict[str, list[str]]:
    """What the fields of a row suggest: sections and staff."""
    directory = directory or Directory(draft.office, draft.adopted_on or clock.today())
    return {"sections": [unit.name for unit in directory.own], "people": directory.people()}


def entering(draft: PlanDraft) -> dict[str, Any]:
    """What entering the draft would do."""
    told = changes(draft)
    kinds = {kind: sum(change.kind == kind for change in told) for kind in ("added", "changed", "same")}
    return {
        "draft": draft,
        "kinds": kinds,
        "changed": _changed_table([change for change in told if change.kind == "changed"]),
        "gone": gone(draft),
        "unknown": sum(bool(change.row.unknown) for change in told),
        "unowned": sum(not change.row.responsible_id for change in told),
    }


def _changed_table(told: list[Change]) -> Table | None:
    heads = [Column("项目", "long"), Column("栏"), Column("原来", "long"), Column("改为", "long")]
    rows = [
        Row([change.row.task if not at else "", heading, before, after])
        for change in told
        for at, (heading, before, after) in enumerate(change.changed)
    ]
    return Table(heads, rows, "有改动的项目") if rows else None
