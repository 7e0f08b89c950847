"""Certificates: the printed page, and whether a number and a code belong together."""

import hmac
import re
from dataclasses import dataclass
from datetime import date

from canmou.kernel.documents.award import Award, to_pdf
from canmou.kernel.documents.tree import chinese_date
from canmou.research.ledgers.grading import round_title
from canmou.research.models import Certificate

#: As long as a number or a code can be.
MOST = 40


@dataclass(frozen=True)
class Verified:
    """What a genuine certificate says. `revoked`: it was, or its grade no longer holds."""

    certificate_no: str
    holders: str
    title: str
    grade: str
    occasion: str
    issuer: str
    issued_on: date
    revoked: bool


def spaced(code: str) -> str:
    """A check code in fours, as it is printed."""
    return "-".join(code[place : place + 4] for place in range(0, len(code), 4))


def verify(number: str, code: str) -> Verified | None:
    """The certificate with this number, when the code is its own; None for any other, whatever the cause."""
    number, code = re.sub(r"\s", "", number), re.sub(r"[\s\-－]", "", code).upper()
    if not number or not code or max(len(number), len(code)) > MOST or not number.isprintable():
        return None
    rows = Certificate.objects.filter(certificate_no=number).exclude(check_code="")
    for row in rows.select_related("office", "result__round", "result__entry__work"):
        if hmac.compare_digest(row.check_code.encode(), code.encode()):
            return _told(row)
    return None


def _told(row: Certificate) -> Verified:
    result = row.result
    return Verified(
        certificate_no=row.certificate_no,
        holders=row.holders,
        title=result.entry.work.title,
        grade=result.get_grade_display(),
        occasion=round_title(result.round),
        issuer=row.office.name,
        issued_on=row.issued_on,
        revoked=row.voided or result.voided or result.round.voided,
    )


def printed(row: Certificate, where: str) -> bytes:
    """The certificate as PDF; `where`: the address at which the code is checked."""
    result = row.result
    told = (
        f"你们完成的《{result.entry.work.title}》，在{round_title(result.round)}中被评为"
        f"{result.get_grade_display()}。特发此证。"
    )
    award = Award(
        title=f"证书{row.certificate_no}",
        heading="成果证书",
        lines=(f"{row.holders}：", told),
        issuer=row.office.name,
        day=chinese_date(row.issued_on),
        number=row.certificate_no,
        code=spaced(row.check_code),
        where=f"验证：{where}" if row.check_code else "",
    )
    return to_pdf(award)
