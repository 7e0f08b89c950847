"""The one register of document numbers (office × issuing code × year). Every app takes its numbers here.

The calling action has checked the permission and holds the transaction; a number that is rolled back was never
given out, so the series has no gaps.
"""

from django.db import connection

from canmou.kernel import audit, clock
from canmou.kernel.documents.models import DocumentCounter, DocumentNumber, NumberState
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import User
from canmou.lib.numbering import format_document_number


def issue(
    office: Office, issuer_code: str, year: int, *, title: str, by: User, ref: RecordRef | None = None
) -> DocumentNumber:
    """The next number of a series; `str()` of it is printed on the document. Refuses a wrong code or year."""
    _in_transaction()
    if not title.strip():
        raise Invalid({"title": "请先填写公文标题，再编发文字号"})
    if ref is not None and ref.office_id != office.pk:
        raise Invalid({"ref": "记录属于其他机关，不能用本机关的发文字号"})
    _check(issuer_code, year, 1)
    counter, _ = DocumentCounter.objects.select_for_update().get_or_create(
        office=office, issuer_code=issuer_code, year=year
    )
    sequence = counter.last + 1
    _check(issuer_code, year, sequence)
    number = DocumentNumber.objects.create(
        office=office,
        issuer_code=issuer_code,
        year=year,
        sequence=sequence,
        title=title.strip(),
        on=clock.today(),
        ref=ref,
    )
    counter.last = sequence
    counter.save(update_fields=["last"])
    audit.write("编发文字号", by=by, office=office, number=str(number), changed={"title": number.title})
    return number


def go_on_after(office: Office, issuer_code: str, year: int, last: int) -> None:
    """Let a series go on behind the numbers that were given out before this register was kept."""
    _in_transaction()
    counter, _ = DocumentCounter.objects.select_for_update().get_or_create(
        office=office, issuer_code=issuer_code, year=year
    )
    if counter.last < last:
        counter.last = last
        counter.save(update_fields=["last"])


def void(number: DocumentNumber, reason: str, by: User) -> DocumentNumber:
    """Make `number` a 空号: it stays in the register and is not given out again. Needs a reason."""
    _in_transaction()
    reason = reason.strip()
    if not reason:
        raise Invalid({"reason": "请写明作废原因"})
    changed = DocumentNumber.objects.filter(pk=number.pk, state=NumberState.ISSUED).update(
        state=NumberState.VOID, void_reason=reason[:200]
    )
    if not changed:
        raise Refused(f"{number}已经作废，不能再次作废")
    number.refresh_from_db()
    audit.write(
        "作废发文字号", by=by, office=number.office, number=str(number), changed={"state": number.state}
    )
    return number


def _check(issuer_code: str, year: int, sequence: int) -> None:
    try:
        format_document_number(issuer_code, year, sequence)
    except ValueError as error:
        raise Invalid({"issuer_code": str(error)}) from error


def _in_transaction() -> None:
    if not connection.in_atomic_block:
        raise RuntimeError("document numbers are taken inside the transaction of the action that uses them")
