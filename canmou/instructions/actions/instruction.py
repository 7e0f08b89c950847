"""What is done with an instruction: register, confirm its kind, correct, close, file, reopen."""

from collections.abc import Sequence

from django.db import transaction

from canmou.instructions.directory import post_on
from canmou.instructions.models import Instruction
from canmou.instructions.pieces import CARRIERS, work_of
from canmou.instructions.states.instruction import INSTRUCTION
from canmou.kernel import clock
from canmou.kernel.attachments.entering import Incoming, add_with_evidence
from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.workflow import advance, start


@transaction.atomic
def register_instruction(row: Instruction, *, files: Sequence[Incoming] = (), by: User) -> Instruction:
    """Register what a leader wrote, with the original; a second person confirms its kind afterwards.

    Post, level and rank are those of the directory on that day; the work and the carrier follow from the piece.
    """
    row.office = by.office
    row.received_on = row.received_on or max(clock.today(), row.given_on)
    _name_post(row)
    _name_piece(row)
    if row.given_on > clock.today():
        raise Invalid({"given_on": "批示日期还没有到，请核对"})
    if row.unit_id is None:
        row.unit = _keeper(row, by)
    row.checked_by = row.checked_on = None
    row.to_be_checked = True
    add_with_evidence(Draft(row), files=files, by=by)
    return start(INSTRUCTION, row, by=by)


def _name_post(row: Instruction) -> None:
    held = post_on(row.leader, row.given_on)
    if held is not None:
        row.leader_rank = held.rank
        row.leader_post, row.level = row.leader_post.strip() or held.title, row.level or held.level
        return
    told = f"人员库里没有{row.leader.name}在{row.given_on}的任职，请填写当时职务和层级，并请管理员补上任职"
    missing = {name: told for name in ("leader_post", "level") if not getattr(row, name)}
    if missing:
        raise Invalid(missing)


def _name_piece(row: Instruction) -> None:
    if row.appeared_in_id is None:
        row.carrier = row.carrier or Instruction.Carrier.DOCUMENT
        return
    ref = row.appeared_in
    row.carrier = row.carrier or CARRIERS[ref.ledger]
    row.work = row.work or work_of(ref)
    if row.work_id is None and not row.subject:
        row.subject = ref.title[:120]


def _keeper(row: Instruction, by: User) -> object:
    own = [unit for unit in own_sections(by) if unit.kind == "section"]
    if not own:
        raise Invalid({"": "您不在任何科室任职，不能登记批示"})
    return own[0]


@transaction.atomic
def confirm(row: Instruction, *, kind: str, by: User, opinion: str = "") -> Instruction:
    """A second person says of what kind it is; from then on it counts."""
    row.kind, row.checked_by, row.checked_on = kind, by.person, clock.today()
    filled = ("kind", "checked_by", "checked_on")
    return advance(INSTRUCTION, row, "confirm", by=by, opinion=opinion, filled=filled)


@transaction.atomic
def resubmit(row: Instruction, *, kind: str, words: str, by: User, opinion: str = "") -> Instruction:
    """The registrar mends words and kind and sends it to be confirmed again."""
    row.kind, row.words = kind, words
    return advance(INSTRUCTION, row, "resubmit", by=by, opinion=opinion, filled=("kind", "words"))


@transaction.atomic
def close(row: Instruction, *, result: str, by: User, opinion: str = "") -> Instruction:
    """What was asked for is done: say with what result."""
    if not result.strip():
        raise Invalid({"result": "请写明办理结果"})
    row.result = result.strip()
    return advance(INSTRUCTION, row, "close", by=by, opinion=opinion, filled=("result",))


@transaction.atomic
def reopen(row: Instruction, *, by: User, opinion: str = "") -> Instruction:
    """Take it up again; the earlier result stands in the history."""
    row.result = ""
    return advance(INSTRUCTION, row, "reopen", by=by, opinion=opinion, filled=("result",))
