"""A call for topics: prepare, send out, move the closing moment with a reason, close, reopen."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from canmou.kernel import clock
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.actions import add, amend
from canmou.kernel.notices import tell_all
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, current_grants, require, roles
from canmou.kernel.workflow import advance, start
from canmou.research import calling
from canmou.research.models import Call, ScreeningCriterion
from canmou.research.states.call import CALL

#: The criteria of a call unless it names others: name, points.
CRITERIA = (("选题价值", 40), ("针对性和新意", 30), ("可操作性", 30))


@transaction.atomic
def prepare(
    call: Call, *, recipients: Sequence[Unit], criteria: Sequence[tuple[str, int]] = CRITERIA, by: User
) -> Call:
    """Begin a call: its guide, closing moment, who may propose and by what it is screened."""
    if call.closes_at:
        call.closes_on = call.closes_at.astimezone(clock.ZONE).date()
    add(call, lists={"recipients": list(recipients)}, by=by)
    start(CALL, call, by=by)
    set_criteria(call, criteria, by=by)
    return call


@transaction.atomic
def set_criteria(call: Call, rows: Iterable[tuple[str, int]], *, by: User) -> None:
    """By what it is screened; fixed once screening has begun."""
    require(by, Perm.EDIT, call)
    if call.state not in ("drafting", "open", "closed"):
        raise Refused("评审已经开始，评分项不能再改")
    kept = [(name.strip(), points) for name, points in rows if name.strip()]
    if not kept or any(points < 1 for _, points in kept) or sum(points for _, points in kept) != 100:
        raise Invalid({"criteria": "各评分项的分值都要大于零，合计100分"})
    if len({name for name, _ in kept}) != len(kept):
        raise Invalid({"criteria": "评分项不能重名"})
    ScreeningCriterion.objects.filter(call=call).delete()
    ScreeningCriterion.objects.bulk_create(
        ScreeningCriterion(call=call, place=place, name=name[:30], weight=points)
        for place, (name, points) in enumerate(kept, 1)
    )


@transaction.atomic
def revise(
    call: Call,
    *,
    recipients: Sequence[Unit],
    criteria: Sequence[tuple[str, int]],
    closes_at: datetime | None,
    by: User,
) -> Call:
    """Change a call; once it is out its closing moment moves only by `extend`, with a reason."""
    set_criteria(call, criteria, by=by)
    amend(call, lists={"recipients": list(recipients)}, by=by)
    if call.state == "drafting" and closes_at and closes_at != call.closes_at:
        call.closes_at, call.closes_on = closes_at, closes_at.astimezone(clock.ZONE).date()
        advance(CALL, call, "retime", by=by, filled=("closes_at", "closes_on"))
    return call


@transaction.atomic
def send_out(call: Call, *, by: User, opinion: str = "") -> Call:
    """The call goes out, and everybody who may propose is told."""
    call.issued_on = min(clock.today(), call.closes_on)
    advance(CALL, call, "open", by=by, opinion=opinion, filled=("issued_on",))
    _tell(call, f"可以报送选题建议，截止时间{calling.moment(call.closes_at)}")
    return call


@transaction.atomic
def extend(call: Call, *, closes_at: datetime, opinion: str, by: User) -> Call:
    """Another closing moment while the call is open."""
    if not calling.takes_proposals(call):
        raise Refused(f"{calling.closed_told(call)}；要继续接收，请先“截止”再“重新开放”")
    _retime(call, "extend", closes_at, opinion=opinion, by=by)
    _tell(call, f"截止时间改为{calling.moment(closes_at)}：{opinion}"[:200])
    return call


@transaction.atomic
def close(call: Call, *, by: User, opinion: str = "") -> Call:
    """Nothing more is taken."""
    return advance(CALL, call, "close", by=by, opinion=opinion)


@transaction.atomic
def reopen(call: Call, *, closes_at: datetime, opinion: str, by: User) -> Call:
    """Take proposals again until another moment; the reason is kept and told to everybody who may propose."""
    _retime(call, "reopen", closes_at, opinion=opinion, by=by)
    _tell(call, f"重新开放至{calling.moment(closes_at)}：{opinion}"[:200])
    return call


def _retime(call: Call, verb: str, closes_at: datetime, *, opinion: str, by: User) -> None:
    if not opinion.strip():
        raise Invalid({"opinion": "请写明原因"})
    if closes_at <= clock.now():
        raise Invalid({"closes_at": "新的截止时间要晚于现在"})
    call.closes_at, call.closes_on = closes_at, closes_at.astimezone(clock.ZONE).date()
    advance(CALL, call, verb, by=by, opinion=opinion, filled=("closes_at", "closes_on"))


def _tell(call: Call, sentence: str) -> None:
    """Tell the logins of the units outside that may propose. The call itself is not their record: a link to their page."""
    units = call.recipients.exclude(kind="section").values("pk")
    outside = [role.code for role in roles() if role.outside]
    logins = current_grants(clock.today()).filter(unit__in=units, role__in=outside, user__is_active=True)
    users = User.objects.filter(pk__in=logins.values("user")).select_related("person", "office")
    tell_all(users, kind="system", sentence=f"{call.title}：{sentence}", link=reverse("my_proposals"))
