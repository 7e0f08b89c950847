"""Theme, actions, strategies, plan documents and items, campaigns, mechanisms."""

from django.db.models import F, Min, Q, QuerySet

from canmou.kernel.metrics import Computation, Scope, count, listing, metric, ratio
from canmou.supervision.models import (
    Campaign,
    CampaignFinding,
    Line,
    Mechanism,
    MechanismUse,
    PlanAction,
    PlanDocument,
    PlanItem,
    Strategy,
    Theme,
)

CITED = F("cited").asc(nulls_last=True)


def _current(rows: QuerySet, scope: Scope, start: str, end: str) -> QuerySet:
    """Live rows of the scope whose span touches its period."""
    open_ended = Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gte": scope.period.start})
    return rows.up_to(scope, start).filter(open_ended)


@metric("supervision.theme", "年度主线")
def theme(scope: Scope) -> Computation:
    """年度在本期的主线（主题、主题年名称、工作遵循），后提出的在前。"""
    return listing(Theme.objects.of_year(scope).order_by("-year", "pk"))


def _actions(scope: Scope) -> QuerySet:
    rows = PlanAction.objects.of_year(scope, "theme__year")
    return rows.order_by("-theme__year", "sequence", "pk")


@metric("supervision.actions", "年度行动清单")
def actions(scope: Scope) -> Computation:
    """本年度主线下的各项行动，按次序排列。"""
    return listing(_actions(scope))


@metric("supervision.strategies", "战略目录")
def strategies(scope: Scope) -> Computation:
    """本期内有效的战略、目标和工作要求，先列点名次序。"""
    return listing(
        _current(Strategy.objects, scope, "valid_from", "valid_to").order_by(CITED, "valid_from", "pk")
    )


@metric("supervision.strategies.named", "报告点名的战略")
def strategies_named(scope: Scope) -> Computation:
    """本期内有效、填了列举次序的战略、目标和工作要求。"""
    rows = _current(Strategy.objects, scope, "valid_from", "valid_to").filter(cited__isnull=False)
    return listing(rows.order_by("cited", "valid_from", "pk"))


@metric("supervision.documents", "计划文件", measure="份")
def documents(scope: Scope) -> Computation:
    """本期印发的工作要点、任务安排、方案和清单。"""
    return count(PlanDocument.objects.in_scope(scope, "adopted_on"))


def _line_metrics(line: str, label: str) -> None:
    @metric(
        f"supervision.actions.{line}",
        f"{label}年度行动",
        definition=f"本年度{label}工作线的行动，即报告中该章",
    )
    def action(scope: Scope) -> Computation:
        return listing(_actions(scope).filter(line=line))

    @metric(
        f"supervision.documents.{line}",
        f"{label}计划文件清单",
        definition=f"本期印发、填了列举次序的{label}计划文件，按次序",
    )
    def named_documents(scope: Scope) -> Computation:
        rows = PlanDocument.objects.in_scope(scope, "adopted_on").filter(line=line, cited__isnull=False)
        return listing(rows.order_by("cited", "adopted_on", "pk"))

    @metric(
        f"supervision.mechanisms.{line}",
        f"{label}新建制度机制清单",
        definition=f"本期建立、填了列举次序的{label}制度、机制和工作格局（不含工作模式），按次序",
    )
    def mechanisms_named(scope: Scope) -> Computation:
        rows = Mechanism.objects.in_scope(scope, "established_on").filter(line=line, cited__isnull=False)
        return listing(rows.exclude(kind=Mechanism.Kind.MODE).order_by("cited", "established_on", "pk"))

    @metric(
        f"supervision.modes.{line}",
        f"{label}现行工作模式",
        definition=f"期末以前建立、本期内没有废止的{label}工作模式，先列点名次序",
    )
    def modes(scope: Scope) -> Computation:
        rows = _current(Mechanism.objects, scope, "established_on", "repealed_on")
        return listing(
            rows.filter(line=line, kind=Mechanism.Kind.MODE).order_by(CITED, "-established_on", "pk")
        )

    @metric(
        f"supervision.campaigns.{line}",
        f"{label}专项行动清单",
        definition=f"期间与本期有重叠的{label}专项行动，先列点名次序，再按开始日期",
    )
    def campaigns_of_line(scope: Scope) -> Computation:
        rows = _current(Campaign.objects, scope, "started_on", "ended_on").filter(line=line)
        return listing(rows.order_by(CITED, "started_on", "pk"))

    @metric(
        f"supervision.campaigns.findings.{line}",
        f"{label}专项行动问题类别清单",
        definition=f"本期{label}专项行动中发现的问题，每个类别只列一条，按登记先后",
    )
    def findings_of_line(scope: Scope) -> Computation:
        rows = CampaignFinding.objects.in_scope(scope, "found_on").filter(campaign__line=line)
        firsts = rows.exclude(category="").order_by().values("category").annotate(first=Min("pk"))
        return listing(rows.filter(pk__in=firsts.values("first")).order_by("pk"))


for _line in Line:
    _line_metrics(_line.value, _line.label)


# -- plan items


def _items(scope: Scope) -> QuerySet:
    return PlanItem.objects.in_scope(scope, "due_on")


@metric("supervision.items", "计划项目", measure="项")
def items(scope: Scope) -> Computation:
    """完成时限在本期内的计划项目。"""
    return count(_items(scope))


def _planned(scope: Scope) -> QuerySet:
    """Items due in the whole period, those to come included; a task of several documents once, by the first."""
    days = {"due_on__gte": scope.period.start, "due_on__lte": scope.period.end}
    rows = PlanItem.objects.up_to(scope, "document__adopted_on").filter(document__voided=False, **days)
    firsts = rows.order_by().values("action", "task").annotate(first=Min("pk")).values("first")
    return rows.filter(pk__in=firsts)


@metric("supervision.items.planned", "计划安排的任务", measure="项")
def items_planned(scope: Scope) -> Computation:
    """完成时限在本期内（含尚未到期）、所属计划文件已经印发的计划项目，同一任务列入几份文件的只计一项。"""
    return count(_planned(scope))


@metric("supervision.items.planned.list", "计划安排的任务清单")
def items_planned_list(scope: Scope) -> Computation:
    """完成时限在本期内（含尚未到期）、所属计划文件已经印发的计划项目，同一任务只列一条，按文件和项次排列。"""
    return listing(_planned(scope).order_by("document__adopted_on", "document_id", "sequence", "pk"))


@metric("supervision.items.unassigned", "无人负责的计划项目")
def items_unassigned(scope: Scope) -> Computation:
    """完成时限在本期内、没有填写责任人的计划项目，按时限排列。"""
    return listing(_items(scope).filter(responsible__isnull=True).order_by("due_on", "pk"))


@metric("supervision.items.on_time", "计划项目按时完成率", measure="％")
def items_on_time(scope: Scope) -> Computation:
    """完成时限在本期内的计划项目中，完成日期不晚于时限的比例。"""
    rows = _items(scope)
    return ratio(count(rows.filter(completed_on__lte=F("due_on"))), count(rows))


@metric("supervision.items.evaluated", "已评价的计划项目", measure="项")
def items_evaluated(scope: Scope) -> Computation:
    """完成时限在本期内、期末以前已经评价的计划项目。"""
    return count(_items(scope).filter(evaluated_on__lte=scope.until))


# -- campaigns and mechanisms


@metric("supervision.campaigns", "专项行动", measure="项")
def campaigns(scope: Scope) -> Computation:
    """期间与本期有重叠的专项行动。"""
    return count(_current(Campaign.objects, scope, "started_on", "ended_on"))


@metric("supervision.campaigns.findings", "专项行动发现问题", measure="个")
def findings(scope: Scope) -> Computation:
    """本期专项行动中发现的问题。"""
    return count(CampaignFinding.objects.in_scope(scope, "found_on"))


@metric("supervision.campaigns.findings_closed", "专项行动问题整改率", measure="％")
def findings_closed(scope: Scope) -> Computation:
    """本期发现的问题中，期末以前整改到位的比例。"""
    rows = CampaignFinding.objects.in_scope(scope, "found_on")
    return ratio(count(rows.filter(closed_on__lte=scope.until)), count(rows))


@metric("supervision.mechanisms", "新建制度机制", measure="项")
def mechanisms(scope: Scope) -> Computation:
    """本期建立的制度、机制、工作格局和工作模式。"""
    return count(Mechanism.objects.in_scope(scope, "established_on"))


@metric("supervision.mechanisms.in_force", "现行制度机制", measure="项")
def mechanisms_in_force(scope: Scope) -> Computation:
    """期末以前建立、期末仍没有废止的制度机制。"""
    rows = Mechanism.objects.up_to(scope, "established_on")
    return count(rows.exclude(repealed_on__lte=scope.until))


@metric("supervision.mechanisms.uses", "制度机制运用", measure="次")
def mechanism_uses(scope: Scope) -> Computation:
    """本期登记的运用制度机制的记录。"""
    return count(MechanismUse.objects.in_scope(scope, "used_on"))
