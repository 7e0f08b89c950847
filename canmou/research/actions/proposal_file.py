"""Proposals in bulk: a table is read, looked at row by row, mended, and only then taken under the call."""

from django.db import transaction

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.attachments.actions import check_file
from canmou.kernel.errors import Refused
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, require
from canmou.research import calling
from canmou.research.actions.proposal import locked, take, units_named
from canmou.research.models import Call, Proposal, ProposalFile, ProposalRow
from canmou.research.proposal_reading import read_proposals

DOOR = "选题建议收件"
WORDS = ("title", "unit_name", "field", "question", "contact")


def receive(call: Call, *, name: str, content: bytes, by: User) -> ProposalFile:
    """Take in a table. Nothing is kept of a file that is refused, and nothing enters the ledger yet."""
    require(by, Perm.EDIT, call)
    if told := calling.closed_told(call):
        raise Refused(told)
    found = read_proposals(check_file(name, content, by=by, door=DOOR), content)
    with transaction.atomic():
        file = ProposalFile.objects.create(call=call, file_name=name[:200], by=by, at=clock.now())
        rows = [
            ProposalRow(
                file=file,
                place=place,
                suggested_class=row["suggested_class"],
                **{word: row.get(word, "")[: _most(word)] for word in WORDS},
            )
            for place, row in enumerate(found, 1)
        ]
        ProposalRow.objects.bulk_create(rows)
        examine(file)
        audit.write("上传选题建议", by=by, office=call.office, number=call.number, count=len(rows))
    return file


def _most(word: str) -> int:
    return ProposalRow._meta.get_field(word).max_length or 4000


def examine(file: ProposalFile) -> None:
    """Work out which unit each row means and what is wrong with it, as if all were taken in order."""
    call, names = file.call, units_named(file.call)
    used = calling.used_by_unit(call)
    held = set(Proposal.objects.live().filter(call=call).values_list("proposed_by", "title"))
    rows = list(file.rows.filter(taken=None))
    for row in rows:
        row.proposed_by = names.get(row.unit_name.strip())
        row.problem = "" if row.dropped else _problem(call, row, used, held)[:300]
        if row.proposed_by and not row.dropped and not row.problem:
            used[row.proposed_by.pk] = used.get(row.proposed_by.pk, 0) + 1
            held.add((row.proposed_by.pk, row.title.strip()))
    ProposalRow.objects.bulk_update(rows, ["proposed_by", "problem"], batch_size=200)


def _problem(call: Call, row: ProposalRow, used: dict[int, int], held: set[tuple[int, str]]) -> str:
    unit = row.proposed_by
    if unit is None:
        return f"“{row.unit_name}”不在可以申报的单位里" if row.unit_name else "没有写提出单位"
    if (unit.pk, row.title.strip()) in held:
        return f"{unit.spoken}已经报过同名的建议"
    proposal = proposal_of(call, row, unit)
    problems = calling.form_problems(call, proposal)
    return "；".join(problems.values()) or calling.limit_told(
        call, unit, proposal.source, used.get(unit.pk, 0)
    )


def proposal_of(call: Call, row: ProposalRow, unit: Unit) -> Proposal:
    """The proposal that a row would become."""
    return Proposal(
        call=call,
        proposed_by=unit,
        source=calling.source_of(unit),
        title=row.title.strip(),
        field=row.field.strip(),
        question=row.question.strip(),
        suggested_class=row.suggested_class,
        contact=row.contact.strip()[:40],
    )


def _open(file: ProposalFile, by: User) -> None:
    require(by, Perm.EDIT, file.call)
    if file.closed_at is not None:
        raise Refused("这个文件已经核对完")


@transaction.atomic
def mend(row: ProposalRow, *, by: User) -> ProposalRow:
    """Write what was changed in a row under review; the others are looked at again."""
    _open(row.file, by)
    if row.taken_id:
        raise Refused("这一行已经收下")
    secrecy.guard_values({word: getattr(row, word) for word in WORDS}, by=by, door=DOOR)
    row.save(update_fields=[*WORDS, "suggested_class", "dropped"])
    examine(row.file)
    row.refresh_from_db()
    return row


@transaction.atomic
def take_right_ones(file: ProposalFile, *, by: User) -> int:
    """Take the rows with which nothing is wrong; the others stay under review. The closing moment holds here, too."""
    _open(file, by)
    call = locked(file.call)
    file.call = call
    examine(file)
    rows = list(file.rows.filter(taken=None, dropped=False, problem="").select_related("proposed_by"))
    if not rows:
        raise Refused("没有可以收下的行，请先改好有问题的行")
    made = take(call, [proposal_of(call, row, row.proposed_by) for row in rows], by=by)
    for row, proposal in zip(rows, made, strict=True):
        row.taken = proposal
    ProposalRow.objects.bulk_update(rows, ["taken"], batch_size=200)
    file.taken += len(rows)
    if not file.rows.filter(taken=None, dropped=False).exists():
        file.closed_at = clock.now()
    file.save(update_fields=["taken", "closed_at"])
    return len(rows)


@transaction.atomic
def give_up(file: ProposalFile, *, by: User) -> None:
    """Stop looking at the rest of a file."""
    _open(file, by)
    file.closed_at = clock.now()
    file.save(update_fields=["closed_at"])
    audit.write("结束核对选题建议", by=by, office=file.call.office, number=file.call.number, count=file.taken)
