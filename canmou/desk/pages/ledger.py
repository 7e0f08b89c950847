"""The list of one ledger and the pages around it."""

from typing import Any

from canmou.desk import suggesting
from canmou.desk.lists import bulk as acts
from canmou.desk.lists import saved
from canmou.desk.lists.bulk import Act, Preview
from canmou.desk.lists.bulk_forms import BulkForm
from canmou.desk.lists.selection import OWNER, WHOLE, Selection
from canmou.desk.lists.view_forms import ViewForm
from canmou.kernel.ledger.declare import LINES, Ledger
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, opens, visible
from canmou.kernel.ui.paging import SIZES, Page

YEARS, TOLD = 40, 60


def frame(selection: Selection) -> dict[str, Any]:
    """What every page around a list knows."""
    ledger = selection.ledger
    return {
        "ledger": ledger,
        "line": LINES[ledger.line],
        "selection": selection,
        "query": selection.href(),
        "hidden": selection.hidden("f"),
        "chips": list(selection.chips()),
    }


def listing(user: User, selection: Selection, page: Page) -> dict[str, Any]:
    """The filters and views on offer, and what the reader may do. The table is the view's."""
    ledger = selection.ledger
    outside = not opens(user, ledger.code, Perm.FIGURE)
    units = _units(user, ledger, outside)
    unit = next((unit for unit in units if unit.uid == selection.unit), None)
    may_export = opens(user, ledger.code, Perm.EXPORT)
    offered = acts.acts(user, ledger)
    views = list(saved.views_for(user, ledger))
    view = next((view for view in views if view.uid == selection.view), None)
    return {
        **frame(selection),
        "chips": list(selection.chips(unit.spoken if unit else "")),
        "hidden": selection.hidden("q", "unit", "year", "voided"),
        "listing": page,
        "units": units,
        "years": _years(user, ledger),
        "views": views,
        "view": view,
        "altered": view is not None and saved.selection_of(view, ledger) != selection,
        "whole": WHOLE,
        "sizes": [(size, selection.href(size=size)) for size in SIZES],
        "cleared": selection.cleared(),
        "acts": bool(offered) or may_export,
        "offered": offered,
        "may_add": opens(user, ledger.code, Perm.ADD),
        "may_export": may_export,
        "outside": outside,
    }


def _units(user: User, ledger: Ledger, outside: bool) -> list[Unit]:
    """The sections that may own a record; to people from outside, those that own one which they see."""
    if outside:
        seen = ledger.model.objects.filter(visible(user, ledger.code)).values("unit")
        return list(Unit.objects.filter(pk__in=seen))
    return list(Unit.objects.filter(office=user.office_id, kind__in=("section", "office"), ended_on=None))


def _years(user: User, ledger: Ledger) -> list[int]:
    """From the newest year of a record that the reader may see to the oldest."""
    if not ledger.date:
        return []
    days = RecordRef.objects.filter(visible(user, ledger.code), ledger=ledger.code, on__isnull=False)
    first, last = (days.order_by(order).values_list("on", flat=True).first() for order in ("on", "-on"))
    if last is None:
        return []
    return list(range(last.year, max(first.year, last.year - YEARS) - 1, -1))


def views(user: User, selection: Selection, form: ViewForm) -> dict[str, Any]:
    """The saved views of a ledger, each with what it shows."""
    ledger, default = selection.ledger, saved.default_for(user, selection.ledger)
    listed = []
    for view in saved.views_for(user, ledger):
        kept = saved.selection_of(view, ledger)
        told = "；".join(text for text, _ in kept.chips()) or "全部记录"
        listed.append((view, kept.href(), told, view.owner_id == user.pk, view == default))
    return {**frame(selection), "form": form, "views": listed}


def bulk(
    user: User,
    selection: Selection,
    act: Act,
    form: BulkForm,
    found: Preview,
    numbers: list[str] | None,
    valued: bool,
    told: str,
) -> dict[str, Any]:
    """What an act would do, and what it still asks for."""
    setting = act.column is not None
    confirm = not setting or valued
    return {
        **frame(selection),
        "act": act,
        "form": form,
        "ready": found.ready[:TOLD],
        "ready_count": len(found.ready),
        "refused": found.refused[:TOLD],
        "refused_count": len(found.refused),
        "mark": found.mark,
        "numbers": numbers,
        "whole": numbers is None,
        "confirm": confirm,
        "value": form.told if setting and valued else "",
        "sent": form.data.get("value", "") if setting and valued else "",
        "changed": told,
        **(dict(suggesting.lists(user, selection.ledger)) if setting and act.column.name != OWNER else {}),
    }


def bulk_done(act: Act, done: Preview, value: str) -> str:
    """What was done, exactly."""
    what = (
        f"已作废{len(done.ready)}条"
        if act.column is None
        else f"已把{len(done.ready)}条的“{act.column.heading}”改为“{value}”"
    )
    return what + (f"，{len(done.refused)}条按预览所列没有改动" if done.refused else "")
