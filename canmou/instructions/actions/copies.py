"""Transcripts: one person says that two entries are one instruction, and may take it back."""

from django.db import transaction

from canmou.instructions.models import Instruction
from canmou.instructions.states.instruction import INSTRUCTION, no_copies
from canmou.kernel import audit
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.ledger.writing import apply_change, changes
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require
from canmou.kernel.workflow import advance, in_flow
from canmou.kernel.workflow.models import Step


@transaction.atomic
def merge(copy: Instruction, original: Instruction, *, by: User, opinion: str = "") -> Instruction:
    """Make an entry the transcript of another: it keeps its number and counts nowhere."""
    require(by, Perm.EDIT, copy)
    require(by, Perm.VIEW, original)
    if copy.copy_of_id is not None:
        raise Refused(f"{copy.number}已经并入原件")
    if refusal := no_copies(copy, by) or _unfit(copy, original):
        raise Refused(refusal)
    copy.copy_of = original
    if in_flow(copy):
        return advance(INSTRUCTION, copy, "merge", by=by, opinion=opinion, filled=("copy_of",))
    return _change(copy, by=by, verb="并入原件", reason=opinion)


def _unfit(copy: Instruction, original: Instruction) -> str:
    if copy.pk == original.pk:
        return "不能并入自己"
    if original.voided or original.copy_of_id is not None:
        return f"{original.number}不是有效的原件，请选它的原件"
    if copy.office_id != original.office_id or copy.leader_id != original.leader_id:
        return "两件批示不是同一位领导所作，不能合并"
    return ""


@transaction.atomic
def unmerge(copy: Instruction, *, by: User, opinion: str = "") -> Instruction:
    """Take a merging back: the entry stands for itself again, where it stood before."""
    require(by, Perm.EDIT, copy)
    if copy.copy_of_id is None:
        raise Refused(f"{copy.number}没有并入别的批示")
    copy.copy_of = None
    if not in_flow(copy):
        return _change(copy, by=by, verb="撤销并入", reason=opinion)
    target = _before(copy)
    return advance(INSTRUCTION, copy, "unmerge", by=by, opinion=opinion, filled=("copy_of",), target=target)


def _before(copy: Instruction) -> str:
    """Where it stood: what was finished is taken up again."""
    step = (
        Step.objects.filter(ref=copy.ref_id, flow=INSTRUCTION.code, verdict="merge").order_by("-pk").first()
    )
    state = step.state if step else "registered"
    return "following" if INSTRUCTION.state(state).rest else state


def _change(row: Instruction, *, by: User, verb: str, reason: str) -> Instruction:
    before = Instruction.objects.select_related("ref", "unit").get(pk=row.pk)
    draft = Draft(row)
    values = changes(ledger_for(Instruction), before, draft)
    apply_change(draft, by=by, verb=verb, values=values, reason=reason)
    audit.write(verb, by=by, office=row.office, number=row.number, changed={"copy_of": values["copy_of"][1]})
    return row
