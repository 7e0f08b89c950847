"""What the screens of a year show: the theme with actions and items, mechanisms, campaigns."""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from canmou.kernel import clock
from canmou.kernel.ledger.lines import Line
from canmou.kernel.ledger.queries import visible_numbers
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can, opens
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.table import Column, Row, Table
from canmou.supervision.limits import limits_of
from canmou.supervision.models import Campaign, CampaignFinding, Mechanism, PlanAction
from canmou.supervision.pages.plan import Shown, figures, item_table, shown, tabs
from canmou.supervision.queries import campaign as reads
from canmou.supervision.queries import plan as queries

STATES = (("", "全部"), ("force", "现行"), ("unused", "现行但没有运用记录"), ("repealed", "已废止"))


@dataclass
class UnderAction:
    """An action with its items; `action` is None for those that hang under none."""

    action: PlanAction | None
    rows: list[Shown] = field(default_factory=list)
    table: Table | None = None

    @property
    def done(self) -> int:
        """How many items are done."""
        return sum(each.item.completed_on is not None for each in self.rows)

    @property
    def colours(self) -> list[tuple[str, str, int]]:
        """(light, tone, how many items), those that are there."""
        found = [(each.light.name, each.light.tone) for each in self.rows]
        return [(name, tone, found.count((name, tone))) for name, tone in dict.fromkeys(found)]


def year(user: User, wanted: int) -> dict[str, Any]:
    """The page 年度主线 of a year."""
    theme = queries.theme_of(user, wanted)
    rows = shown(queries.items_of_year(user, wanted), limits_of(user.office))
    actions = queries.actions_under(user, theme) if theme else []
    under = {action.pk: UnderAction(action) for action in actions}
    rest = UnderAction(None)
    for each in rows:
        under.get(each.item.action_id, rest).rows.append(each)
    parts = [*under.values(), *([rest] if rest.rows else [])]
    for part in parts:
        caption = part.action.short_name if part.action else "没有归入行动的项目"
        part.table = item_table(part.rows, caption, user) if part.rows else None
    return {
        "year": wanted,
        "years": [(each, each == wanted) for each in queries.years(user)],
        "tabs": tabs("plan_year_now"),
        "theme": theme,
        "parts": parts,
        "figures": figures(user, wanted),
        "strategies": queries.strategies_in(user, wanted),
        "may_add": opens(user, "STH", Perm.ADD),
    }


def mechanism_list(user: User, query: QueryDict) -> dict[str, Any]:
    """Mechanisms, filtered by words, state and line of work."""
    words = query.get("q", "").replace("\0", "").strip()[:60]
    state = query.get("state", "") if query.get("state") in dict(STATES) else ""
    line = query.get("line", "") if query.get("line") in Line.values else ""
    found = reads.mechanisms(user, words=words, state=state, line=line)
    heads = [
        Column("名称", "long"), Column("类别", "short"), Column("工作线", "short"), Column("建立", "date"),
        Column("修订", "num"), Column("运用", "num"), Column("最近运用", "date"), Column("现状", "short"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                link(each.title, reverse("mechanism", args=[each.number])),
                each.get_kind_display(),
                each.get_line_display(),
                each.established_on.isoformat(),
                each.revised,
                each.times,
                each.last_used.isoformat() if each.last_used else "",
                _standing(each),
            ]
        )
        for each in found
    ]
    return {
        "tabs": tabs("mechanisms"),
        "table": Table(heads, rows, "制度机制") if rows else None,
        "count": len(found),
        "words": words,
        "states": [(code, text, code == state) for code, text in STATES],
        "lines": [(code, text, code == line) for code, text in Line.choices],
        "filtered": bool(words or state or line),
        "may_add": opens(user, "SMC", Perm.ADD),
    }


def _standing(each: Mechanism) -> object:
    if each.repealed_on and each.repealed_on <= clock.today():
        return badge("已废止", "void")
    return badge("现行", "ok") if each.times else badge("没有运用记录", "warn")


def mechanism(user: User, found: Mechanism) -> dict[str, Any]:
    """One mechanism with what happened to it."""
    life = reads.life_of(user, found)
    seen = visible_numbers(
        user, [use.evidence.number for _, what, use in life if what == "运用" and use.evidence]
    )
    entries = []
    for day, what, record in life:
        told = getattr(record, "content", "")
        where = getattr(record, "document_title", "")
        proof = record.evidence if what == "运用" and record.evidence else None
        entries.append(
            {
                "day": day,
                "what": what,
                "told": told,
                "document": where,
                "number": record.number,
                "proof": proof if proof is not None and proof.number in seen else None,
            }
        )
    return {
        "mechanism": found,
        "tabs": tabs("mechanisms"),
        "standing": _standing_of(found, life),
        "life": entries,
        "uses": sum(what == "运用" for _, what, _ in life),
        "may_add": bool(can(user, Perm.ADD, found)) and not found.voided,
    }


def _standing_of(found: Mechanism, life: list) -> object:
    found.times = sum(what == "运用" for _, what, _ in life)
    return _standing(found)


def campaign_list(user: User) -> dict[str, Any]:
    """All campaigns."""
    heads = [
        Column("专项行动", "long"), Column("来源", "short"), Column("开始", "date"), Column("结束", "date"),
        Column("牵头", "short"), Column("步骤", "num"), Column("问题整改", "num"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                link(each.title, reverse("campaign", args=[each.number])),
                each.get_source_display(),
                each.started_on.isoformat(),
                each.ended_on.isoformat() if each.ended_on else "进行中",
                each.lead_section.spoken if each.lead_section else "",
                f"{each.steps[0]}/{each.steps[1]}",
                f"{each.findings[0]}/{each.findings[1]}",
            ]
        )
        for each in reads.campaigns(user)
    ]
    return {
        "tabs": tabs("campaigns"),
        "table": Table(heads, rows, "专项行动") if rows else None,
        "may_add": opens(user, "SCP", Perm.ADD),
    }


def campaign(user: User, found: Campaign) -> dict[str, Any]:
    """One campaign with its steps and findings."""
    findings = reads.findings_of(user, found)
    numbers = [each.rectification.number for each in findings if each.rectification]
    seen = visible_numbers(user, numbers)
    today = clock.today()
    return {
        "campaign": found,
        "tabs": tabs("campaigns"),
        "steps": [
            (
                step,
                "ok"
                if step.done_on
                else "bad"
                if step.ended_on < today
                else "info"
                if step.started_on <= today
                else "neutral",
            )
            for step in reads.steps_of(user, found)
        ],
        "findings": [_finding(user, each, seen) for each in findings],
        "closed": sum(each.closed_on is not None for each in findings),
        "may_add": bool(can(user, Perm.ADD, found)) and not found.voided,
    }


def _finding(user: User, each: CampaignFinding, seen: set[str]) -> dict[str, Any]:
    late = each.closed_on is None and each.due_on < clock.today()
    linked = each.rectification
    return {
        "finding": each,
        "late": late,
        "linked": linked is not None,
        "rectification": linked if linked is not None and linked.number in seen else None,
        "may_hand": linked is None and each.closed_on is None and bool(can(user, Perm.EDIT, each)),
    }
