"""The register of classified matters handled on paper: who keeps it, and what stands in it."""

from django.db.models import QuerySet

from canmou.kernel.errors import NotFound
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import User
from canmou.kernel.permissions import standing
from canmou.kernel.secrecy.models import OfflineClassifiedItem, SecrecyConfirmation

KEEPER = "secrecy_custodian"


def keeps(user: User) -> bool:
    """Whether somebody is a secrecy custodian, who alone reads and writes the register."""
    return any(grant.role.code == KEEPER for grant in standing(user).grants)


def items(user: User) -> QuerySet[OfflineClassifiedItem]:
    """What the register of the user's office holds, the open ones first."""
    if not keeps(user):
        return OfflineClassifiedItem.objects.none()
    rows = OfflineClassifiedItem.objects.of_office(user.office_id)
    rows = rows.select_related("handling_office", "custodian_user__person")
    return rows.order_by("-status", "-registered_on", "-ledger_no")


def item_for(user: User, number: str) -> OfflineClassifiedItem:
    """An item by its number. Raises `NotFound`."""
    found = items(user).filter(ledger_no=number).first() if number.isprintable() else None
    if found is None:
        raise NotFound("没有这个流水号")
    return found


def confirmation(office: Office) -> SecrecyConfirmation | None:
    """The secrecy body's written confirmation, without which nothing is registered."""
    return SecrecyConfirmation.objects.filter(office=office).select_related("confirmed_by__person").first()
