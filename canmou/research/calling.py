"""The rules of a call: until when it takes proposals, from whom, how many, and what each must have."""

from datetime import datetime

from django.db.models import Count, QuerySet

from canmou.kernel import clock
from canmou.kernel.people.models import Unit, User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.permissions import Perm, standing
from canmou.research.models import Call, Proposal, ScreeningCriterion

TITLE_LEAST, QUESTION_LEAST = 8, 20
#: States in which a proposal does not count against the limit of its unit.
GONE = ("withdrawn", "declined")
Source = Proposal.Source
#: Sources whose number is limited by the kind of unit.
LIMITED = {
    Source.DEPARTMENT: "department_limit",
    Source.DISTRICT: "district_limit",
    Source.SECTION: "section_limit",
}


def moment(at: datetime) -> str:
    """A moment in words: 2024年1月31日17:30."""
    here = at.astimezone(clock.ZONE)
    return f"{here.year}年{here.month}月{here.day}日{here:%H:%M}"


def takes_proposals(call: Call) -> bool:
    """Whether the call takes proposals this very moment, whatever was pressed or not."""
    return call.state == "open" and call.closes_at is not None and clock.now() <= call.closes_at


def closed_told(call: Call) -> str:
    """Why the call takes nothing now; "" where it does."""
    if call.voided or call.state in ("drafting", Call.DRAFT_STATE):
        return "这次征集还没有发出"
    if takes_proposals(call):
        return ""
    if call.closes_at is None:
        return "这次征集没有截止时刻，不能接收"
    if clock.now() <= call.closes_at:
        return "这次征集已经结束接收"
    return f"征集已于{moment(call.closes_at)}截止，不再接收。确需补报的，请与征集单位联系"


def lacking(call: Call) -> str:
    """What a call needs before it goes out; "" where nothing."""
    if not call.guide.strip():
        return "先写申报指南"
    if call.closes_at is None or call.closes_at <= clock.now():
        return "先定一个还没到的截止时刻"
    if not call.recipients.exists():
        return "先选可以申报的单位"
    weights = list(ScreeningCriterion.objects.filter(call=call).values_list("weight", flat=True))
    if sum(weights) != 100:
        return f"评分项的分值合计要是100分，现在是{sum(weights)}分"
    return ""


def unsorted_told(call: Call) -> str:
    """Which proposals still have to be looked at before screening; "" where none."""
    rows = Proposal.objects.live().filter(call=call)
    counts = dict(rows.order_by().values_list("state").annotate(Count("pk")))
    if counts.get("submitted"):
        return f"还有{counts['submitted']}条没有受理，请先做形式审查"
    if counts.get("returned"):
        return f"还有{counts['returned']}条退回补充中，请等补充或者不予受理"
    return "" if counts.get("accepted") else "还没有受理的选题建议"


def outside_units(user: User) -> frozenset[int]:
    """The keys of the units outside the office in whose name a login acts."""
    grants = [grant for grant in standing(user).with_perm(Perm.VIEW) if grant.role.outside]
    return frozenset().union(*(grant.units or frozenset() for grant in grants))


def inside(user: User) -> bool:
    """Whether somebody belongs to the office and reads its ledgers."""
    return any(not grant.role.outside for grant in standing(user).with_perm(Perm.VIEW))


def speaks_for(user: User, unit: Unit) -> bool:
    """Whether a login proposes in the name of this unit: its own, or the section somebody works in."""
    if unit.pk in outside_units(user):
        return True
    return inside(user) and unit in own_sections(user)


def units_of(user: User, call: Call) -> list[Unit]:
    """The units in whose name somebody may propose under a call."""
    asked = call.recipients.filter(ended_on=None)
    keys = set(outside_units(user))
    if inside(user):
        keys |= {unit.pk for unit in own_sections(user)}
    return list(asked.filter(pk__in=keys).order_by("order", "pk"))


def source_of(unit: Unit) -> str:
    """Whence a proposal of this unit comes."""
    kinds = {"district": Source.DISTRICT, "section": Source.SECTION}
    return kinds.get(unit.kind, Source.DEPARTMENT)


def limit_of(call: Call, source: str) -> int | None:
    """How many proposals one unit may bring; None without limit. Orders and small entries are not counted."""
    return getattr(call, LIMITED[source]) if source in LIMITED else None


def counted(call: Call) -> QuerySet[Proposal]:
    """The proposals that count against limits: what was split counts once."""
    rows = Proposal.objects.live().filter(call=call, source__in=LIMITED, split_from=None)
    return rows.exclude(state__in=GONE)


def used(call: Call, unit: Unit) -> int:
    """How many of its places a unit has used."""
    return counted(call).filter(proposed_by=unit).count()


def used_by_unit(call: Call) -> dict[int, int]:
    """The same for all units: key → number."""
    return dict(counted(call).order_by().values_list("proposed_by").annotate(Count("pk")))


def limit_told(call: Call, unit: Unit, source: str, count: int) -> str:
    """Why a unit that has brought `count` may not bring another; "" where it may."""
    limit = limit_of(call, source)
    if limit is None or count < limit:
        return ""
    return f"{unit.spoken}最多报{limit}条，已报{count}条；要换题请先撤回一条"


def themes(call: Call) -> list[str]:
    """The directions of a call, as fields to choose from."""
    parts = call.directions.replace("\n", "、").replace("；", "、").replace("，", "、").split("、")
    return list(dict.fromkeys(part.strip()[:20] for part in parts if part.strip()))


def form_problems(call: Call, proposal: Proposal) -> dict[str, str]:
    """What the form check finds: column → sentence. No query."""
    found = {}
    title, question = proposal.title.strip(), proposal.question.strip()
    if not TITLE_LEAST <= len(title) <= call.title_limit:
        found["title"] = f"题目要{TITLE_LEAST}至{call.title_limit}字，现有{len(title)}字"
    if not QUESTION_LEAST <= len(question) <= call.question_limit:
        found["question"] = f"要回答的问题要{QUESTION_LEAST}至{call.question_limit}字，现有{len(question)}字"
    offered = themes(call)
    if not proposal.field:
        found["field"] = "请选择领域"
    elif offered and proposal.field not in offered:
        found["field"] = f"领域请从选题方向里选：{'、'.join(offered)}"
    if proposal.source in (Source.DEPARTMENT, Source.DISTRICT) and not proposal.contact.strip():
        found["contact"] = "请写联系人姓名和电话"
    return found
