"""The register of classified matters handled on paper, kept by the secrecy custodian alone."""

from datetime import date

from canmou.kernel import secrecy
from canmou.kernel.errors import NotPermitted
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, require
from canmou.kernel.secrecy.models import OfflineClassifiedItem, SecrecyConfirmation
from canmou.supervision.queries.classified import keeps


def register_classified(
    *, ledger_no: str, registered_on: date, handling_office: Unit, item_kind: str, by: User
) -> OfflineClassifiedItem:
    """Register that a classified matter is handled on paper: its number, day, section and kind, no word."""
    _require_keeper(by)
    return secrecy.register_offline_item(
        ledger_no=ledger_no.strip(),
        registered_on=registered_on,
        handling_office=handling_office,
        custodian_user=by,
        item_kind=item_kind,
        by=by,
    )


def close_classified(item: OfflineClassifiedItem, *, closed_on: date, by: User) -> OfflineClassifiedItem:
    """Note that it was closed on paper."""
    _require_keeper(by)
    return secrecy.close_offline_item(item, closed_on=closed_on, by=by)


def confirm_register(*, document_number: str, confirmed_on: date, by: User) -> SecrecyConfirmation:
    """Enter the secrecy body's written confirmation, which opens the register."""
    require(by, Perm.SETTINGS)
    return secrecy.confirm_offline_register(document_number=document_number, confirmed_on=confirmed_on, by=by)


def _require_keeper(by: User) -> None:
    if not keeps(by):
        raise NotPermitted("线下涉密事项由保密员登记，您不是保密员")
