"""Handing over the open items of a person, ledger by ledger, as a part of disabling the login."""

from canmou.accounts.queries.holding import Held, HeldTurns
from canmou.kernel import audit
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.drafts import Draft, check
from canmou.kernel.ledger.writing import apply_change
from canmou.kernel.people.models import Person, User
from canmou.kernel.workflow import hand_over
from canmou.kernel.workflow.moving import held_by as turns_of


def hand_to(held: Held | HeldTurns, receiver: Person, *, by: User) -> int:
    """Give all of them to the receiver, with history. How many they were (turns that went with a column are not)."""
    if isinstance(held, HeldTurns):
        open_ = turns_of(held.person).filter(pk__in=held.keys)
        return len(hand_over(list(open_), by=by, to=receiver, reason=f"{held.person}账号停用"))
    return _name(held, receiver, by=by)


def _name(held: Held, receiver: Person, *, by: User) -> int:
    """Name the receiver instead of the person in all of them.

    Called inside the transaction that disables the login, which has asked for the permission: no right in the
    records is needed, and none of their content is told.
    """
    locked = held.ledger.model.objects.select_for_update(of=("self",), no_key=True)
    rows = locked.filter(pk__in=held.keys, voided=False)
    moved = 0
    for record in rows.select_related("ref", "unit", "office").order_by("pk"):
        before = check(Draft(record))
        setattr(record, held.column, receiver)
        if check(Draft(record)).keys() - before.keys():
            raise Refused(
                f"{held.ledger.name}{record.number}不能交给{receiver}，请先由科室在台账里改好{held.heading}"
            )
        values = {held.column: [str(held.person), str(receiver)]}
        apply_change(Draft(record), by=by, verb="交接", values=values, reason=f"{held.person}账号停用")
        moved += 1
    changed = {held.column: receiver}
    audit.write("交接", by=by, office=receiver.office, number=held.ledger.code, changed=changed, count=moved)
    return moved
