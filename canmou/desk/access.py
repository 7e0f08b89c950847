"""Loading what an address names: not found when it is invisible, refused when it is visible but not allowed."""

from collections.abc import Sequence

from canmou.kernel.attachments.models import Attachment
from canmou.kernel.errors import NotFound, NotPermitted
from canmou.kernel.ledger.declare import Ledger, ledger
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.queries import find, visible_to
from canmou.kernel.people.models import User
from canmou.kernel.permissions import MEANINGS, Perm, opens, require
from canmou.kernel.workflow.models import Step
from canmou.kernel.workflow.moving import may_hand_over
from canmou.kernel.workflow.roster import load
from canmou.kernel.workflow.routing import hand_of

#: What may be done with a turn.
TURN_ACTS = ("answer", "add-signer", "hand-over")


def ledger_for(user: User, code: str, perm: Perm = Perm.VIEW) -> Ledger:
    """The ledger with this code, if it is open to the user."""
    try:
        found = ledger(code)
    except KeyError as error:
        raise NotFound("没有这本台账") from error
    if not opens(user, code):
        raise NotFound("没有这本台账")
    if perm is not Perm.VIEW and not opens(user, code, perm):
        require(user, perm)
        raise NotPermitted(f"您没有这本台账“{MEANINGS[perm]}”的权限，请联系安全管理员授权")
    return found


def record_for(user: User, number: str, perm: Perm = Perm.VIEW) -> Record:
    """The record with this number, if the user may do `perm` to it."""
    record = find(user, number)
    require(user, perm, record)
    return record


def records_for(user: User, ledger: Ledger, numbers: Sequence[str]) -> list[Record]:
    """Records of one ledger, all of them. Raises `NotFound` when there is no such one or the user may not see it."""
    rows = visible_to(user, ledger).filter(number__in=list(numbers)).select_related("ref", "office")
    found = list(rows.order_by("number"))
    if len(found) != len(set(numbers)):
        raise NotFound("没有这个编号的记录，或者您无权查看")
    return found


def file_for(record: Record, uid: str) -> Attachment:
    """A file of a record that the user may already see."""
    found = Attachment.objects.filter(ref=record.ref, uid=uid, voided=False).select_related("blob").first()
    if found is None:
        raise NotFound("没有这个附件，或已移除")
    return found


def turn_for(user: User, record: Record, uid: str, what: str) -> Step:
    """A turn on a record that the user may already see, for whoever has it or stands in; handing it over, for those
    who may. Somebody from outside is told of no other turn than their own.
    """
    found = Step.objects.filter(ref=record.ref, uid=uid).select_related("ref", "person", "unit").first()
    if found is None or what not in TURN_ACTS:
        raise NotFound("没有这个办理环节")
    roster = load(record.office_id)
    if hand_of(found, user, roster) or what == "hand-over" and may_hand_over(found, user, roster):
        return found
    if roster.outsider(user.pk):
        raise NotFound("没有这个办理环节")
    raise NotPermitted(f"这一步由{found.holder}办理，现在不归您办")
