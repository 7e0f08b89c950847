"""Loading what an address names: not found when it is invisible to the reader."""

from django.db.models import QuerySet

from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.supervision.models import (
    DispatchEdition,
    DispatchEntry,
    DispatchRemark,
    DispatchRound,
    DispatchSheet,
)


def rounds_for(user: User) -> QuerySet[DispatchRound]:
    """The rounds that the reader may see, the last first. Whoever is from outside sees none."""
    rows = visible_to(user, ledger("SDR")).filter(voided=False)
    return rows.select_related("ref", "unit", "office", "presider").order_by("-ends_on", "-pk")


def round_for(user: User, number: str) -> DispatchRound:
    """A round by its number."""
    found = rounds_for(user).filter(number=number).first() if number.isprintable() else None
    if found is None:
        raise NotFound("没有这一期调度，或者您无权查看")
    return found


def sheet_for(user: User, number: str) -> DispatchSheet:
    """A section's sheet by its number."""
    rows = visible_to(user, ledger("SDS")).filter(voided=False, round__voided=False)
    rows = rows.select_related("ref", "unit", "office", "round__presider", "round__unit", "section")
    found = rows.filter(number=number).first() if number.isprintable() else None
    if found is None:
        raise NotFound("没有这张调度表，或者您无权查看")
    return found


def remark_for(user: User, number: str) -> DispatchRemark:
    """A remark by its number."""
    rows = visible_to(user, ledger("SDM")).filter(voided=False)
    rows = rows.select_related("ref", "unit", "office", "round", "addressed_to", "made_by", "task")
    found = rows.filter(number=number).first() if number.isprintable() else None
    if found is None:
        raise NotFound("没有这条调度意见，或者您无权查看")
    return found


def edition_for(user: User, uid: str) -> DispatchEdition:
    """A frozen sheet, for whoever sees its round."""
    rows = DispatchEdition.objects.filter(round__in=rounds_for(user).order_by())
    rows = rows.select_related("round__office", "round__unit", "round__ref", "kept_by__person")
    found = rows.filter(uid=uid).first() if uid.isprintable() else None
    if found is None:
        raise NotFound("没有这份定稿，或者您无权查看")
    return found


def may_run(user: User, round: DispatchRound) -> bool:
    """Whether the reader keeps this round: locks it, writes remarks, issues its sheet."""
    return bool(can(user, Perm.EDIT, round))


def may_fill(user: User, sheet: DispatchSheet) -> bool:
    """Whether the reader fills this sheet."""
    return bool(can(user, Perm.ADD, DispatchEntry(office_id=sheet.office_id, unit=sheet.section)))
