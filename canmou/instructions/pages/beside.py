"""What the page of a record offers of instructions: the way to the course of one, and to register one on a piece."""

from django.urls import reverse
from django.utils.http import urlencode

from canmou.instructions.models import Instruction
from canmou.instructions.pieces import CARRIERS
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, opens
from canmou.kernel.ui.record_links import RecordLink


def links_beside(user: User, record: Record) -> list[RecordLink]:
    """On an instruction its course; on a piece, for who may register, a new instruction on it."""
    if isinstance(record, Instruction):
        return [RecordLink("批示全过程", reverse("instruction", args=[record.number]), "history")]
    if record.voided or ledger_for(type(record)).code not in CARRIERS or not opens(user, "IIN", Perm.ADD):
        return []
    asked = urlencode({"piece": record.number})
    return [RecordLink("登记批示", f"{reverse('instruction_new')}?{asked}", "writing")]
