"""Saved views of a ledger: who sees which, and what can be done with them."""

from typing import Any
from urllib.parse import urlencode

from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import QueryDict

from canmou.desk.lists.selection import Selection
from canmou.desk.models import DefaultView, SavedView
from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.people.models import Unit, User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.permissions import opens

MOST = 50


def views_for(user: User, ledger: Ledger) -> QuerySet[SavedView]:
    """One's own views of a ledger, and those shared with a section in which one is in post today."""
    mine = Q(owner=user)
    shared = Q(shared_with__in=own_sections(user), office=user.office_id)
    rows = SavedView.objects.filter(mine | shared, ledger=ledger.code)
    return rows.select_related("owner__person", "shared_with")


def view_for(user: User, ledger: Ledger, uid: str) -> SavedView:
    """A view by its uid. Raises `NotFound`."""
    found = views_for(user, ledger).filter(uid=uid).first()
    if found is None:
        raise NotFound("没有这个视图，可能已被删除或不再共享")
    return found


def default_for(user: User, ledger: Ledger) -> SavedView | None:
    """The view in which a ledger opens, if one was set and can still be seen."""
    kept = DefaultView.objects.filter(user=user, ledger=ledger.code).values_list("view_id", flat=True).first()
    return views_for(user, ledger).filter(pk=kept).first() if kept else None


def selection_of(view: SavedView, ledger: Ledger) -> Selection:
    """What a view asks for."""
    query = QueryDict(view.filters, mutable=True)
    query.update({"sort": view.sort, "cols": view.columns, "size": str(view.size), "view": view.uid})
    return Selection.read(query, ledger)


def _kept(selection: Selection) -> dict[str, Any]:
    filters = [pair for pair in selection.pairs() if pair[0] in ("q", "unit", "year", "voided", "f")]
    return {
        "filters": urlencode(filters),
        "sort": selection.sort,
        "columns": ",".join(selection.columns),
        "size": selection.size,
        "changed_at": clock.now(),
    }


def _guard(selection: Selection, name: str, by: User) -> None:
    told = "；".join(text for text, _ in selection.chips())
    secrecy.guard_values({"视图名称": name, "筛选条件": told}, by=by, door="ledger")


def _section(user: User) -> Unit:
    sections = own_sections(user)
    if not sections:
        raise Refused("您现在不在任何科室任职，不能与科室共享")
    return sections[0]


def _named(user: User, ledger: Ledger, name: str, besides: SavedView | None = None) -> str:
    name = " ".join(name.split())
    if not name or len(name) > 40:
        raise Invalid({"name": "请填写视图名称，不超过40字"})
    taken = SavedView.objects.filter(owner=user, ledger=ledger.code, name=name)
    if taken.exclude(pk=besides.pk if besides else None).exists():
        raise Invalid({"name": f"您已有名为“{name}”的视图，请换一个名称，或更新那个视图"})
    return name


def _require_own(view: SavedView, by: User) -> None:
    if view.owner_id != by.pk:
        raise NotPermitted(f"这个视图是{view.owner}保存的，只有本人可以改动")


@transaction.atomic
def save_view(selection: Selection, *, name: str, shared: bool, default: bool, by: User) -> SavedView:
    """Keep a list under a name."""
    ledger = selection.ledger
    if not opens(by, ledger.code):
        raise NotPermitted("您没有查看这本台账的权限")
    name = _named(by, ledger, name)
    if SavedView.objects.filter(owner=by, ledger=ledger.code).count() >= MOST:
        raise Refused(f"一本台账最多保存{MOST}个视图，请先删除不用的")
    _guard(selection, name, by)
    view = SavedView.objects.create(
        office=by.office,
        owner=by,
        ledger=ledger.code,
        name=name,
        shared_with=_section(by) if shared else None,
        **_kept(selection),
    )
    if shared:
        audit.write("共享视图", by=by, office=by.office, number=ledger.code)
    if default:
        set_default(view, ledger=ledger, by=by)
    return view


@transaction.atomic
def update_view(view: SavedView, selection: Selection, *, by: User) -> SavedView:
    """Let a view show what the list shows now."""
    _require_own(view, by)
    _guard(selection, view.name, by)
    for field, value in _kept(selection).items():
        setattr(view, field, value)
    view.save()
    return view


@transaction.atomic
def rename_view(view: SavedView, *, ledger: Ledger, name: str, by: User) -> SavedView:
    """Give a view another name."""
    _require_own(view, by)
    view.name = _named(by, ledger, name, besides=view)
    secrecy.guard_values({"视图名称": view.name}, by=by, door="ledger")
    view.save(update_fields=["name"])
    return view


@transaction.atomic
def share_view(view: SavedView, *, shared: bool, by: User) -> SavedView:
    """Share a view with one's section, or keep it to oneself again."""
    _require_own(view, by)
    view.shared_with = _section(by) if shared else None
    view.save(update_fields=["shared_with"])
    if shared:
        audit.write("共享视图", by=by, office=by.office, number=view.ledger)
    else:
        DefaultView.objects.filter(view=view).exclude(user=by).delete()
    return view


@transaction.atomic
def delete_view(view: SavedView, *, by: User) -> None:
    """Forget a view. Records are not touched."""
    _require_own(view, by)
    view.delete()


@transaction.atomic
def set_default(view: SavedView | None, *, ledger: Ledger, by: User) -> None:
    """Open the ledger in this view from now on (None: as the whole list)."""
    DefaultView.objects.filter(user=by, ledger=ledger.code).delete()
    if view is not None:
        DefaultView.objects.create(user=by, ledger=ledger.code, view=view)
