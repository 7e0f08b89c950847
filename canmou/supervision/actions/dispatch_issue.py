"""A frozen sheet issued as an official document; the settings of an office's dispatch."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from canmou.kernel import attachments, audit, clock
from canmou.kernel.documents import register
from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.actions import amend
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, require
from canmou.supervision.dispatch import editions
from canmou.supervision.dispatch.running import convener_of, issuer_code, settings_of
from canmou.supervision.models import (
    DispatchEdition,
    DispatchIssue,
    DispatchRound,
    DispatchSettings,
)


@transaction.atomic
def issue_sheet(edition: DispatchEdition, *, by: User) -> DispatchIssue:
    """Issue an edition: a number from the register, .docx and PDF made from what was kept. Only the latest, once."""
    round = DispatchRound.objects.select_for_update(of=("self",)).get(pk=edition.round_id)
    require(by, Perm.EDIT, round)
    if round.voided or round.state == "open":
        raise Refused("这一期还没有锁定，不能印发；请先锁定")
    if edition.number != round.editions.count():
        raise Refused("只能印发最新一版定稿")
    if editions.issue_of(edition):
        raise Refused("这一版已经印发")
    former = DispatchIssue.objects.filter(edition__round=round).select_related("document_number").last()
    settings, today = settings_of(round.office), clock.today()
    number = register.issue(
        round.office, issuer_code(settings), today.year, title=edition.title, by=by, ref=round.ref
    )
    document = editions.document_kept(
        edition,
        number=str(number),
        issued_on=today,
        replaces=str(former.document_number) if former else "",
    )
    issue = DispatchIssue.objects.create(
        edition=edition,
        document_number=number,
        replaces=former,
        issued_on=today,
        issued_by=by,
        docx=attachments.keep(to_docx(document)),
        pdf=attachments.keep(to_pdf(document)),
    )
    round.sheet_number = str(number)
    amend(round, by=by, reason=f"印发第{edition.number}版调度单")
    return issue


@transaction.atomic
def save_settings(settings: DispatchSettings, exempt: Sequence[Unit], *, by: User) -> DispatchSettings:
    """Keep how the office runs its dispatch; whoever keeps the rounds of the convening section may."""
    before = settings_of(settings.office)
    unit = convener_of(before, clock.today())
    require(by, Perm.EDIT, DispatchRound(office=settings.office, unit=unit))
    if settings.hand and settings.hand.office_id != settings.office_id:
        raise Invalid({"hand": "请选本机关的账号"})
    try:
        settings.full_clean(exclude=["office"], validate_unique=False, validate_constraints=False)
    except ValidationError as error:
        raise Invalid({name: "；".join(told) for name, told in error.message_dict.items()}) from error
    if settings.meeting_after <= settings.lock_before:
        raise Invalid({"lock_before": "锁定日要在半月结束以后：会前天数要少于期末到开会的天数"})
    try:
        with transaction.atomic():
            settings.save()
    except IntegrityError as error:
        raise Refused("他人刚刚保存了设置，请刷新后再试") from error
    settings.exempt.set(exempt)
    changed = {
        field.name: str(getattr(settings, field.attname))
        for field in settings._meta.fields
        if field.name not in ("id", "office")
    }
    changed["exempt"] = "、".join(unit.name for unit in exempt)
    audit.write("设置半月调度", by=by, office=settings.office, number="半月调度设置", changed=changed)
    return settings
