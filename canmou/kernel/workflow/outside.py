"""Links for people outside: one question on one record, answered once, until a day, without an account."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from canmou.kernel import audit, clock, keys, secrecy
from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User
from canmou.kernel.permissions import readers_of
from canmou.kernel.workflow import turns
from canmou.kernel.workflow.asking import may_steer
from canmou.kernel.workflow.declare import flow_of, in_flow
from canmou.kernel.workflow.models import OutsideLink, Step

LONGEST = timedelta(days=90)
_GONE = "这个链接无效：可能已答复、已过期或已收回，请联系发给您链接的人"


@dataclass(frozen=True)
class Invitation:
    """A link and its secret, which is shown this once and not kept."""

    link: OutsideLink
    token: str


@transaction.atomic
def invite(
    record: Record, *, by: User, name: str, contact: str = "", purpose: str, expires_on: date
) -> Invitation:
    """Ask somebody outside by a link. Of the record itself the link shows nothing but what `purpose` says."""
    secrecy.guard_values({"答复人": name, "联系方式": contact, "请其答复": purpose}, by=by, door="workflow")
    turns.lock(record.ref_id)
    if record.voided:
        raise Refused("这条记录已作废")
    if not may_steer(record, by):
        raise NotPermitted("只有现在的办理人或能修改这条记录的人可以请外部答复")
    if readers_of(record.ledger_code) is not None:
        raise Refused("限制公开的台账不能请外部答复")
    turns.check_wordless(record, purpose)
    _check(name, contact, purpose, expires_on)
    flow = flow_of(record)
    step = turns.new_step(
        record,
        by=by,
        due_on=expires_on,
        flow=flow.code if flow and in_flow(record) else "",
        state=record.state,
        kind=Step.Kind.OUTSIDE,
        person=by.person,
        unit=None if by.person_id else record.unit,
        note=purpose,
    )
    step.save()
    token = secrets.token_urlsafe(32)
    link = OutsideLink.objects.create(
        step=step,
        digest=_digest(token),
        name=name,
        contact=contact,
        purpose=purpose,
        expires_on=expires_on,
        made_by=by,
        made_at=clock.now(),
    )
    turns.note_change(record, "请外部答复", by=by, reason=f"{name}：{purpose}"[:200])
    audit.write("请外部答复", by=by, office=record.office, number=record.number)
    return Invitation(link, token)


def _check(name: str, contact: str, purpose: str, expires_on: date) -> None:
    problems = {}
    for key, label, text, most in (
        ("name", "答复人", name, 60),
        ("contact", "联系方式", contact, 80),
        ("purpose", "请其答复", purpose, 200),
    ):
        if len(text) > most:
            problems[key] = f"“{label}”最多{most}字，现有{len(text)}字"
        elif key != "contact" and not text.strip():
            problems[key] = f"“{label}”不能为空"
    today = clock.today()
    if not today <= expires_on <= today + LONGEST:
        problems["expires_on"] = f"有效期从今天起，最长{LONGEST.days}天"
    if problems:
        raise Invalid(problems)


def _digest(token: str) -> str:
    return keys.mac("outside-link", token)


def find(token: str) -> OutsideLink:
    """The link behind a secret. Raises `NotFound`, always with the same sentence, when it opens nothing now."""
    rows = OutsideLink.objects.filter(digest=_digest(token), used_at=None, revoked_at=None)
    rows = rows.filter(expires_on__gte=clock.today(), step__closed_at=None, step__ref__voided=False)
    found = rows.select_related("step__office", "step__ref", "made_by__person").first()
    if found is None:
        raise gone()
    return found


def gone() -> NotFound:
    """The one sentence for whatever a link does not open."""
    return NotFound(_GONE)


def opened(token: str) -> OutsideLink:
    """The link, and that it was opened."""
    link = find(token)
    OutsideLink.objects.filter(pk=link.pk, opened_at=None).update(opened_at=clock.now())
    return link


@transaction.atomic
def answer(token: str, *, opinion: str) -> OutsideLink:
    """Take the answer from outside, once. An empty one says that there is nothing to say."""
    link = find(token)
    turns.lock(link.step.ref_id)
    turns.check_words(by=None, opinion=opinion)
    moment = clock.now()
    if not OutsideLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None).update(used_at=moment):
        raise NotFound(_GONE)
    verdict = Step.Verdict.COMMENT if opinion.strip() else Step.Verdict.NONE
    Step.objects.filter(pk=link.step_id, closed_at=None).update(
        answered_at=moment,
        verdict=verdict,
        opinion=opinion,
        closed_at=moment,
        via=f"{link.name}由链接答复"[:80],
    )
    link.refresh_from_db()
    audit.write("外部答复", by=None, office=link.step.office, number=link.step.ref.number)
    turns.tell("answered", [link.step], by=link.made_by)
    return link


@transaction.atomic
def revoke(link: OutsideLink, *, by: User) -> OutsideLink:
    """Take a link back: by who made it."""
    if link.made_by_id != by.pk:
        raise NotPermitted("只有发出人可以收回链接")
    turns.lock(link.step.ref_id)
    if not OutsideLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None).update(
        revoked_at=clock.now()
    ):
        raise Refused("对方已答复，或者链接已收回")
    turns.close([link.step])
    audit.write("收回外部链接", by=by, office=link.step.office, number=link.step.ref.number)
    link.refresh_from_db()
    return link
