"""What the home page and the cockpit watch: by line of work the figures shown, the trend drawn, and the lights.

Data, not computation: every number is a metric. A light is green up to (or from) its first bound, yellow up to
its second, red beyond; a metric that has nothing to compute from has no light.
"""

from dataclasses import dataclass
from decimal import Decimal

from canmou.kernel.ledger.lines import Line
from canmou.kernel.metrics import Reading, shown

NAMES = {"ok": "正常", "warn": "留意", "bad": "督促"}


@dataclass(frozen=True)
class Light:
    """A metric with its bounds. `least`: high values are good (shares); else low ones are (what is owed)."""

    metric: str
    good: int
    fair: int
    least: bool = False

    def tone(self, value: Decimal) -> str:
        """ok, warn or bad."""
        if self.least:
            return "ok" if value >= self.good else "warn" if value >= self.fair else "bad"
        return "ok" if value <= self.good else "warn" if value <= self.fair else "bad"


@dataclass(frozen=True)
class Shown:
    """A light that is on: its reading, its tone, and the sentence that explains it."""

    reading: Reading
    tone: str
    sentence: str

    @property
    def name(self) -> str:
        """The word for the tone."""
        return NAMES[self.tone]


@dataclass(frozen=True)
class Watched:
    """One line of work: its figures, the one whose trend is drawn, its lights."""

    line: Line
    figures: tuple[str, ...]
    trend: str
    lights: tuple[Light, ...]


def share(metric: str, good: int = 95, fair: int = 85) -> Light:
    """A share that should be high."""
    return Light(metric, good, fair, least=True)


def owed(metric: str, fair: int = 2) -> Light:
    """A count that should be nothing."""
    return Light(metric, 0, fair)


WATCHED = (
    Watched(
        Line.PARTY,
        (
            "party.study.centre_group",
            "party.study.collective",
            "party.salons",
            "party.theme_days",
            "party.visits",
            "honours.awards",
        ),
        "party.study.party_group",
        (
            share("party.study.attendance", 90, 80),
            share("supervision.items.on_time"),
            owed("party.problems.overdue"),
        ),
    ),
    Watched(
        Line.RESEARCH,
        (
            "research.reports.finished",
            "research.activities.all",
            "instructions.affirmative",
            "instructions.conversions",
            "research.topics.selected",
            "library.works.finished",
        ),
        "research.activities.all",
        (owed("research.milestones.overdue"), share("instructions.follow_up.on_time_share")),
    ),
    Watched(
        Line.DRAFTING,
        (
            "drafting.tasks",
            "publishing.reference.issues",
            "publishing.special_issue.issues",
            "publishing.submissions",
            "publishing.submissions.adopted",
            "publishing.journal.issues",
        ),
        "drafting.tasks",
        (
            share("drafting.on_time_share"),
            owed("publishing.demands.owed"),
            share("publishing.plans.fulfilled_share"),
        ),
    ),
    Watched(
        Line.THINKTANK,
        (
            "experts.matters",
            "experts.opinions",
            "partners.services.person_times",
            "partners.joint_research",
            "partners.media.articles",
            "experts.pool",
        ),
        "partners.services.person_times",
        (share("partners.services.satisfied", 90, 80), owed("partners.agreements.expiring")),
    ),
    Watched(
        Line.CONDUCT,
        (
            "supervision.tasks",
            "supervision.tasks.completed",
            "supervision.matters",
            "supervision.dispatch.entries",
            "personnel.warning.sessions",
            "personnel.talks.integrity",
        ),
        "supervision.tasks.completed",
        (
            share("supervision.tasks.on_time"),
            owed("supervision.tasks.overdue"),
            owed("supervision.dispatch.late_sections", 1),
            owed("supervision.dispatch.red_twice", 1),
        ),
    ),
    Watched(
        Line.CAPACITY,
        (
            "personnel.training.own_person_times",
            "personnel.secondments.cadres",
            "affairs.activities.held",
            "disclosure.requests.answered",
            "disclosure.messages.answered",
            "policies.pushed",
        ),
        "policies.pushed",
        (share("affairs.law.items_done_share", 90, 70), owed("affairs.inspections.open")),
    ),
)


def told(light: Light, reading: Reading) -> Shown | None:
    """A light with its sentence: 督办事项按时办结率98.2％，达到95％."""
    if reading.value is None:
        return None
    tone = light.tone(reading.value)
    value = f"{reading.metric.label}{shown(reading.value)}{reading.measure}"
    if light.least:
        bound = {"ok": f"达到{light.good}％", "warn": f"低于{light.good}％", "bad": f"低于{light.fair}％"}[
            tone
        ]
    elif not reading.value:
        bound = "没有欠账"
    else:
        bound = "应为0" if tone == "warn" else f"超过{light.fair}{reading.measure}"
    return Shown(reading, tone, f"{value}，{bound}")
