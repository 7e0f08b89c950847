"""The list of one ledger."""

from typing import Any

from canmou.desk import listing
from canmou.kernel.ledger.declare import LINES, Ledger
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, opens
from canmou.kernel.ui.paging import Page
from canmou.kernel.ui.table import Table


def ledger(user: User, ledger: Ledger, filters: listing.Filters, page: Page, table: Table) -> dict[str, Any]:
    """Its rows, the filters on offer, and what the reader may do."""
    return {
        "ledger": ledger,
        "line": LINES[ledger.line],
        "filters": filters,
        "filtered": bool(filters.text or filters.unit or filters.year or filters.voided),
        "listing": page,
        "table": table,
        "units": listing.units_of(ledger, user),
        "years": listing.years_of(ledger, user),
        "may_add": opens(user, ledger.code, Perm.ADD),
        "may_export": opens(user, ledger.code, Perm.EXPORT),
    }
