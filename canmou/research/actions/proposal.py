"""Proposals: file, change, take back; accept, return for more, decline, split, merge."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.notices.models import Notice
from canmou.kernel.notices.telling import give
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, can, current_grants, require, roles
from canmou.kernel.workflow import advance
from canmou.research import calling
from canmou.research.actions.entering import change, enter
from canmou.research.actions.moving import move_all
from canmou.research.models import Call, Proposal, ProposalMerge
from canmou.research.states.proposal import PROPOSAL

Source = Proposal.Source


def locked(call: Call) -> Call:
    """The call as it stands, held so that two proposals at once cannot both take the last place."""
    return (
        Call.objects.select_for_update(of=("self",), no_key=True)
        .select_related("unit", "office")
        .get(pk=call.pk)
    )


@transaction.atomic
def propose(proposal: Proposal, *, by: User) -> Proposal:
    """File a proposal under a call that takes them. The form check refuses what is incomplete or too long."""
    call = locked(proposal.call)
    _may_propose(call, proposal, by)
    return take(call, [proposal], by=by)[0]


def take(call: Call, proposals: Sequence[Proposal], *, by: User) -> list[Proposal]:
    """Check and write proposals of a locked call. The caller has found them allowed."""
    if told := calling.closed_told(call):
        raise Refused(told)
    asked = set(call.recipients.values_list("pk", flat=True))
    used = calling.used_by_unit(call)
    for proposal in proposals:
        unit = proposal.proposed_by
        if unit.pk not in asked:
            raise Refused(f"这次征集没有发给{unit.spoken}，不能报送")
        _fill(call, proposal)
        if problems := calling.form_problems(call, proposal):
            raise Invalid(problems)
        count = used.get(unit.pk, 0)
        if told := calling.limit_told(call, unit, proposal.source, count):
            raise Refused(told)
        if proposal.source in calling.LIMITED:
            used[unit.pk] = count + 1
    return enter([Draft(proposal) for proposal in proposals], by=by, verb="报送选题建议")


def _fill(call: Call, proposal: Proposal) -> None:
    """What the system knows: whence it comes, which section keeps it, who outside may see it."""
    unit = proposal.proposed_by
    proposal.call, proposal.office, proposal.unit = call, call.office, call.unit
    proposal.source = proposal.source or calling.source_of(unit)
    proposal.source_unit = None if unit.kind == "section" else unit
    proposal.filed_on, proposal.state = clock.today(), PROPOSAL.states[0].code


def _may_propose(call: Call, proposal: Proposal, by: User) -> None:
    unit, outside = proposal.proposed_by, not calling.inside(by)
    by.acting_for = None
    if outside and unit.pk not in calling.outside_units(by):
        raise NotPermitted("只能以本单位的名义报送")
    if outside:
        proposal.source, proposal.leader = "", None
        return
    keeps = can(by, Perm.EDIT, call)
    if not keeps and not calling.speaks_for(by, unit):
        raise NotPermitted("只能以本科室的名义报送")
    if not keeps and proposal.source == Source.LEADER:
        raise NotPermitted("市领导点题由征集科室登记")
    if proposal.source == Source.SELF_CHOSEN and unit.kind != "section":
        raise Refused("自选小切口由本室科室提出")


@transaction.atomic
def correct(proposal: Proposal, *, by: User) -> Proposal:
    """The proposer changes what was filed, while the call takes proposals or within the time to supplement."""
    call = locked(proposal.call)
    if not calling.speaks_for(by, proposal.proposed_by):
        raise NotPermitted("只有提出单位可以改")
    returned = proposal.state == "returned"
    if proposal.state not in ("submitted", "returned"):
        raise Refused(f"现在是“{PROPOSAL.label(proposal.state)}”，不能再改")
    _in_time(call, proposal)
    if problems := calling.form_problems(call, proposal):
        raise Invalid(problems)
    change(proposal, by=by, verb="补充" if returned else "修改")
    return advance(PROPOSAL, proposal, "resubmit", by=by) if returned else proposal


def _in_time(call: Call, proposal: Proposal) -> None:
    """A returned proposal has its own day; the others end with the call."""
    if proposal.state == "returned" and proposal.supplement_by:
        if clock.today() > proposal.supplement_by:
            raise Refused(f"补充时限（{proposal.supplement_by:%Y-%m-%d}）已过，请与征集单位联系")
    elif told := calling.closed_told(call):
        raise Refused(told)


@transaction.atomic
def withdraw(proposal: Proposal, *, by: User, opinion: str = "") -> Proposal:
    """The proposer takes it back while the call is open."""
    return advance(PROPOSAL, proposal, "withdraw", by=by, opinion=opinion)


@transaction.atomic
def accept(proposals: Iterable[Proposal], *, by: User) -> int:
    """The form check is passed. Returns how many."""
    rows = list(proposals)
    move_all(PROPOSAL, rows, "accept", by=by)
    return len(rows)


@transaction.atomic
def send_back(proposal: Proposal, *, supplement_by: date, opinion: str, by: User) -> Proposal:
    """Return it for more by a day; what is missing is told to the proposer."""
    if supplement_by < clock.today():
        raise Invalid({"supplement_by": "补充时限不能早于今天"})
    if proposal.call.state not in ("open", "closed"):
        raise Refused("评审已经开始，不能再退回补充")
    _free_of_merges(proposal)
    proposal.supplement_by, proposal.answer = supplement_by, _told(opinion)
    advance(PROPOSAL, proposal, "send_back", by=by, opinion=opinion, filled=("supplement_by", "answer"))
    tell_proposers([proposal], "退回补充，请看办理答复")
    return proposal


@transaction.atomic
def decline(proposal: Proposal, *, opinion: str, by: User) -> Proposal:
    """Not taken at all, for a reason that the proposer reads. Once screening has begun the meeting decides."""
    if proposal.call.state not in ("open", "closed"):
        raise Refused("评审已经开始，取舍由选题会决定")
    _free_of_merges(proposal)
    proposal.answer = _told(opinion)
    advance(PROPOSAL, proposal, "decline", by=by, opinion=opinion, filled=("answer",))
    tell_proposers([proposal], "不予受理，理由见办理答复")
    return proposal


def _told(opinion: str) -> str:
    if not opinion.strip():
        raise Invalid({"opinion": "请写明原因，提出单位看得到"})
    return opinion.strip()[:300]


def _free_of_merges(proposal: Proposal) -> None:
    if ProposalMerge.objects.filter(into=proposal).exists():
        raise Refused("有别的建议并入了这一条，请先取消合并")


@transaction.atomic
def split(proposal: Proposal, *, titles: Sequence[str], by: User) -> list[Proposal]:
    """Make several of one that asks several things. The parts stay its proposer's; the limit counts them once."""
    wanted = [title.strip() for title in titles if title.strip()]
    if len(wanted) < 2:
        raise Invalid({"titles": "请写至少两个题目，一行一个"})
    if proposal.call.state not in ("open", "closed"):
        raise Refused("评审已经开始，不能再拆分")
    _free_of_merges(proposal)
    advance(PROPOSAL, proposal, "split", by=by)
    parts = [_part(proposal, title) for title in wanted]
    for part in parts:
        if problems := calling.form_problems(proposal.call, part):
            raise Invalid({"titles": f"“{part.title}”：{'；'.join(problems.values())}"})
    return enter([Draft(part) for part in parts], by=by, verb="拆分选题建议")


def _part(whole: Proposal, title: str) -> Proposal:
    names = ("call", "office", "unit", "source_unit", "source", "proposed_by", "leader", "filed_on", "field")
    copied = {name: getattr(whole, name) for name in (*names, "question", "suggested_class", "contact")}
    return Proposal(**copied, title=title, split_from=whole, state="accepted")


@transaction.atomic
def merge(proposals: Sequence[Proposal], *, into: Proposal, note: str = "", by: User) -> None:
    """Let proposals go on within another. Nobody outside learns of it before the list is published."""
    require(by, Perm.EDIT, into)
    if into.call.state not in ("closed", "open"):
        raise Refused("评审已经开始，合并由选题会决定")
    if ProposalMerge.objects.filter(proposal=into).exists():
        raise Refused("选作主条的建议自己已经并入别的建议")
    others = [proposal for proposal in proposals if proposal.pk != into.pk]
    if not others:
        raise Invalid({"": "请选至少两条建议"})
    for proposal in (into, *others):
        if proposal.call_id != into.call_id or proposal.state != "accepted":
            raise Refused("只能合并同一次征集里已受理的建议")
    for proposal in others:
        _free_of_merges(proposal)
    secrecy.guard_values({"合并说明": note}, by=by, door="选题征集")
    ProposalMerge.objects.filter(proposal__in=others).delete()
    ProposalMerge.objects.bulk_create(
        ProposalMerge(proposal=proposal, into=into, note=note[:200], by=by, at=clock.now())
        for proposal in others
    )
    audit.write("合并选题建议", by=by, office=into.office, number=into.number, count=len(others))


@transaction.atomic
def unmerge(proposal: Proposal, *, by: User) -> None:
    """A proposal stands for itself again."""
    require(by, Perm.EDIT, proposal)
    if proposal.call.state not in ("closed", "open"):
        raise Refused("评审已经开始，合并由选题会决定")
    if not ProposalMerge.objects.filter(proposal=proposal).delete()[0]:
        raise Refused("这条建议没有并入别的建议")
    audit.write("取消合并", by=by, office=proposal.office, number=proposal.number)


def tell_proposers(proposals: Sequence[Proposal], sentence: str) -> None:
    """Tell the logins of the proposers outside what became of each."""
    outside = [role.code for role in roles() if role.outside]
    rows = current_grants(clock.today()).filter(
        unit__in={proposal.source_unit_id for proposal in proposals} - {None},
        role__in=outside,
        user__is_active=True,
    )
    users: dict[int, list[User]] = {}
    for grant in rows.select_related("user__person", "user__office"):
        users.setdefault(grant.unit_id, []).append(grant.user)
    notices = [
        Notice(
            office_id=user.office_id,
            user=user,
            kind="answer",
            ref=proposal.ref,
            sentence=sentence,
            at=clock.now(),
        )
        for proposal in proposals
        for user in users.get(proposal.source_unit_id, ())
    ]
    give(notices)


def units_named(call: Call) -> dict[str, Unit]:
    """The units that may propose, by each of their names."""
    found = {}
    for unit in call.recipients.filter(ended_on=None):
        found |= {unit.name: unit, unit.spoken: unit}
    return found
