"""Freezing (定稿): the files are made, the audit chain is noted, and nothing of the edition changes any more."""

import hashlib
import json
from dataclasses import dataclass

from django.db import transaction

from canmou.kernel import attachments, audit, clock
from canmou.kernel.compile.editions.models import Edition, EditionFile, EditionRecord, Override
from canmou.kernel.compile.editions.printing import as_printed, document_of, scope_of
from canmou.kernel.compile.output import Compiled
from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.html import to_page
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.documents.tree import Document
from canmou.kernel.errors import NotFound, Refused, Stale
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Decision, Perm, can, require

FORMS = ("docx", "pdf", "html")


@transaction.atomic
def freeze(edition: Edition, *, by: User) -> Edition:
    """Freeze an edition with its files, full and masked. There is no way back but a correction, a new edition.

    Raises `NotPermitted`, and `Refused` while an override waits or when the report has been frozen already.
    """
    require(by, Perm.FREEZE, edition.scope_owner)
    Edition.objects.select_for_update().get(pk=edition.pk)
    edition.refresh_from_db()
    if reason := _obstacle(edition):
        raise Refused(reason)
    edition.audit_count, edition.audit_head = audit.head()
    edition.state, edition.frozen_at, edition.frozen_by = Edition.State.FROZEN, clock.now(), by
    edition.frozen_for_id = by.acting_for_id
    compiled = as_printed(edition)
    edition.digest = _digest(edition, compiled)
    for masked in (False, True):
        document = document_of(edition, compiled, masked=masked)
        for form in FORMS:
            blob = attachments.keep(made(document, form))
            EditionFile.objects.create(edition=edition, form=form, masked=masked, blob=blob)
    names = ("state", "frozen_at", "frozen_by", "frozen_for_id", "audit_count", "audit_head", "digest")
    rows = Edition.objects.filter(pk=edition.pk, state=Edition.State.DRAFT)
    if not rows.update(**{name: getattr(edition, name) for name in names}):
        raise Stale("他人刚刚定了这一稿，请刷新后再看")
    audit.write(
        "报告定稿",
        by=by,
        office=edition.office,
        number=edition.reference,
        changed={"text": compiled.text(), "digest": edition.digest},
    )
    return edition


def may_freeze(edition: Edition, by: User) -> Decision:
    """Whether the button is offered, and why not."""
    decision = can(by, Perm.FREEZE, edition.scope_owner)
    if not decision:
        return decision
    reason = _obstacle(edition)
    return Decision(not reason, reason)


def _obstacle(edition: Edition) -> str:
    if edition.frozen:
        return "这一稿已经定稿"
    waiting = edition.overrides.filter(state=Override.State.PROPOSED).count()
    if waiting:
        return f"还有{waiting}处改数没有处理，请先同意、不同意或撤回"
    scope = scope_of(edition)
    others = Edition.objects.filter(
        office=edition.office, code=edition.code, period=edition.period, unit=scope.unit, person=scope.person
    )
    last = others.filter(state=Edition.State.FROZEN).order_by("-number").first()
    if last is not None and edition.corrects_id != last.pk:
        return f"这份报告的第{last.number}稿已经定稿；如需更正，请在定稿上点“编更正稿”"
    return ""


def _digest(edition: Edition, compiled: Compiled) -> str:
    """SM3 over the text and over every record counted with its version."""
    rows = EditionRecord.objects.filter(entry__edition=edition).order_by(
        "entry__place", "below", "ref__number"
    )
    counted = [list(row) for row in rows.values_list("entry__key", "below", "ref__number", "version")]
    whole = json.dumps([compiled.title, compiled.text(), counted], ensure_ascii=False, separators=(",", ":"))
    return hashlib.new("sm3", whole.encode()).hexdigest()


def made(document: Document, form: str) -> bytes:
    """A document in one of FORMS."""
    return {"docx": to_docx, "pdf": to_pdf, "html": lambda each: to_page(each).encode()}[form](document)


def frozen_file(edition: Edition, form: str, *, masked: bool) -> bytes:
    """A file as it was frozen. Raises `NotFound`."""
    found = (
        EditionFile.objects.filter(edition=edition, form=form, masked=masked).select_related("blob").first()
    )
    if found is None:
        raise NotFound("定稿里没有这种格式的文件")
    return attachments.read(found.blob, f"{edition.title}.{form}")


@dataclass(frozen=True)
class Check:
    """Whether a frozen edition is still what was frozen."""

    sound: bool
    digest: str


def check(edition: Edition) -> Check:
    """Compute the digest of a frozen edition anew and hold it against the one kept at freezing."""
    digest = _digest(edition, as_printed(edition))
    return Check(digest == edition.digest, digest)
