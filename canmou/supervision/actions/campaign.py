"""Handing a finding of a campaign over to rectification, which is kept by another app."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from canmou.kernel.errors import Refused
from canmou.kernel.ledger.actions import amend
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require
from canmou.supervision.models import CampaignFinding

#: Makes the rectification of a finding and returns it; set by canmou/site/wiring.py alone.
_MAKERS: list[Callable[..., Any]] = []


def rectify_with(maker: Callable[..., Any]) -> None:
    """Say which function makes the rectification: `maker(finding, by=user)` → its record."""
    _MAKERS[:] = [maker]


@transaction.atomic
def hand_to_rectification(finding: CampaignFinding, *, by: User) -> CampaignFinding:
    """Enter a finding into the rectification ledger (整改台账), once, and link the two."""
    require(by, Perm.EDIT, finding)
    if finding.voided:
        raise Refused("这个问题已作废")
    if finding.rectification_id:
        raise Refused("这个问题已经转入整改台账")
    if finding.closed_on:
        raise Refused("这个问题已经整改到位，不用再转")
    missing = [
        label
        for label, value in (("责任人", finding.responsible_id), ("整改措施", finding.measure))
        if not value
    ]
    if missing:
        raise Refused(f"请先填写{'和'.join(missing)}，再转入整改台账")
    record = _MAKERS[0](finding, by=by)
    finding.rectification = record.ref
    return amend(finding, by=by, reason=f"转入整改台账 {record.number}")
