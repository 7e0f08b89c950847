"""Reads of the portal: what a link shows, and what was asked outside about a record."""

from django.db.models import QuerySet

from canmou.kernel.attachments.models import Attachment
from canmou.kernel.errors import NotFound, NotPermitted
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.queries import find
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require
from canmou.kernel.workflow.models import OutsideLink
from canmou.kernel.workflow.roster import load
from canmou.portal.models import ShownFile


def record_for(user: User, number: str) -> Record:
    """The record with this number, if the user may see it. Whoever is from outside reads of no other's answers."""
    record = find(user, number)
    require(user, Perm.VIEW, record)
    if load(record.office_id).outsider(user.pk):
        raise NotPermitted("请外部答复由本单位办理人使用")
    return record


def asked_about(record: Record) -> QuerySet[OutsideLink]:
    """The links on a record, the newest first."""
    found = OutsideLink.objects.filter(step__ref=record.ref_id)
    return found.select_related("question", "made_by__person", "step").order_by("-made_at", "-pk")


def link_for(record: Record, uid: str) -> OutsideLink:
    """One of the links on a record."""
    found = asked_about(record).filter(uid=uid).first()
    if found is None:
        raise NotFound("没有这个链接")
    return found


def may_be_shown(record: Record) -> QuerySet[Attachment]:
    """The files of a record that somebody outside may be shown: none with personal data."""
    files = Attachment.objects.filter(ref=record.ref_id, voided=False, blob__encrypted=False)
    return files.select_related("blob")


def shown_files(link: OutsideLink) -> QuerySet[ShownFile]:
    """The files that a link shows."""
    found = ShownFile.objects.filter(question__link=link, attachment__voided=False)
    return found.select_related("attachment__blob").order_by("pk")
