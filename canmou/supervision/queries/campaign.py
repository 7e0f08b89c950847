"""Reads over mechanisms with their changes and uses, and campaigns with their steps and findings."""

from datetime import date

from django.db.models import Count, Max, Q

from canmou.kernel.people.models import User
from canmou.supervision.models import (
    Campaign,
    CampaignFinding,
    CampaignStep,
    Mechanism,
    MechanismChange,
    MechanismUse,
)
from canmou.supervision.queries.plan import live


def mechanisms(user: User, *, words: str = "", state: str = "", line: str = "") -> list[Mechanism]:
    """Mechanisms with how often and when last they were used. state: force, repealed, or unused (in force, never used)."""
    rows = live(user, Mechanism).select_related("keeper", "document__ref")
    if words:
        rows = rows.filter(title__icontains=words)
    if line:
        rows = rows.filter(line=line)
    if state:
        rows = rows.filter(repealed_on__isnull=state != "repealed")
    found = list(rows.order_by("-established_on", "-pk"))
    keys = [each.pk for each in found]
    used = MechanismUse.objects.live().filter(mechanism__in=keys).order_by().values("mechanism")
    uses = {row["mechanism"]: row for row in used.annotate(times=Count("pk"), last=Max("used_on"))}
    changed = MechanismChange.objects.live().filter(mechanism__in=keys, kind="revised").order_by()
    revisions = dict(changed.values_list("mechanism").annotate(times=Count("pk")))
    for each in found:
        row = uses.get(each.pk, {})
        each.times, each.last_used, each.revised = (
            row.get("times", 0),
            row.get("last"),
            revisions.get(each.pk, 0),
        )
    return [each for each in found if not each.times] if state == "unused" else found


def life_of(user: User, mechanism: Mechanism) -> list[tuple[date, str, object]]:
    """What happened to a mechanism, newest first: (day, what, the record)."""
    found: list[tuple[date, str, object]] = [(mechanism.established_on, "建立", mechanism)]
    for change in live(user, MechanismChange).filter(mechanism=mechanism):
        found.append((change.changed_on, change.get_kind_display(), change))
    for use in live(user, MechanismUse).filter(mechanism=mechanism).select_related("evidence"):
        found.append((use.used_on, "运用", use))
    told = any(what == "废止" for _, what, _ in found)
    if mechanism.repealed_on and not told:
        found.append((mechanism.repealed_on, "废止", mechanism))
    return sorted(found, key=lambda each: (each[0], each[2].pk), reverse=True)


def campaigns(user: User) -> list[Campaign]:
    """Campaigns with how many steps are done and how many findings are closed, newest first."""
    found = list(live(user, Campaign).select_related("lead_section").order_by("-started_on", "-pk"))
    keys = [each.pk for each in found]
    steps = _counted(CampaignStep, keys, Q(done_on__isnull=False))
    findings = _counted(CampaignFinding, keys, Q(closed_on__isnull=False))
    for each in found:
        each.steps, each.findings = steps.get(each.pk, (0, 0)), findings.get(each.pk, (0, 0))
    return found


def _counted(model: type, keys: list[int], done: Q) -> dict[int, tuple[int, int]]:
    rows = model.objects.live().filter(campaign__in=keys).order_by().values("campaign")
    rows = rows.annotate(whole=Count("pk"), done=Count("pk", filter=done))
    return {row["campaign"]: (row["done"], row["whole"]) for row in rows}


def steps_of(user: User, campaign: Campaign) -> list[CampaignStep]:
    """The steps of a campaign in their order."""
    return list(live(user, CampaignStep).filter(campaign=campaign).order_by("sequence", "pk"))


def findings_of(user: User, campaign: Campaign) -> list[CampaignFinding]:
    """The findings of a campaign: the open ones first, by deadline."""
    rows = live(user, CampaignFinding).filter(campaign=campaign)
    rows = rows.select_related("section", "responsible", "verified_by", "rectification")
    return sorted(rows, key=lambda each: (each.closed_on is not None, each.due_on, each.pk))
