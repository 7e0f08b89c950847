"""What the demo office planned to study: volumes and dates by year, working days, and who works on what."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from canmou.kernel.calendar import load_days, table_for
from canmou.kernel.people.models import Person, Unit
from canmou.research.models import Topic
from canmou.site.demo.cast import STAFF, Cast
from canmou.site.demo.research.words import (
    CHAINS,
    LATE,
    LIVELIHOOD,
    MAJOR,
    ORDERED,
    SMALL_ENTRY,
    VANGUARD,
    titles,
)

YEARS = (2021, 2022, 2023)

#: year → proposals received, topics selected in all, chains surveyed
VOLUMES = {2021: (246, 96, 12), 2022: (302, 118, 20), 2023: (275, 108, 16)}

#: year → call out, closes, meeting, list published
CALL_DAYS = {
    2021: (date(2021, 1, 25), date(2021, 2, 26), date(2021, 3, 12), date(2021, 3, 22)),
    2022: (date(2022, 1, 20), date(2022, 2, 18), date(2022, 3, 4), date(2022, 3, 15)),
    2023: (date(2023, 1, 30), date(2023, 2, 24), date(2023, 3, 10), date(2023, 3, 20)),
}

#: the deputy head of the office over each section's research
LEAD = {
    "research1": "韩立诚",
    "research2": "韩立诚",
    "economy": "宋雅琴",
    "society": "郝景明",
    "center": "宋雅琴",
}
RESEARCH_SECTIONS = tuple(LEAD)


@dataclass
class Own:
    """A topic of the office itself, before it is entered."""

    title: str
    kind: str  # Report.Kind
    topic_class: str
    source: str  # Topic.Source
    section: str
    work_title: str
    short_name: str = ""
    cited: int | None = None
    chain: str = ""
    series: str = ""
    field: str = "产业"
    late: bool = False
    approved_on: date | None = None
    finished_on: date | None = None
    work_cited: int | None = None


@dataclass
class Plan:
    """What all parts of the research demo share."""

    cast: Cast
    random: Random
    departments: list[Unit]
    districts: list[Unit]
    by_section: dict[str, list[Person]]
    titles: object
    topics: dict[int, list[tuple[Topic, Own | None]]] = field(default_factory=dict)
    table: object = None

    @property
    def outside(self) -> list[Unit]:
        """Departments and districts."""
        return [*self.departments, *self.districts]

    def workday(self, day: date) -> date:
        """`day`, or the next working day."""
        while not self.table.kind(day).is_workday:
            day += timedelta(days=1)
        return day

    def between(self, first: date, last: date) -> date:
        """A working day from `first` to `last`, drawn."""
        day = first + timedelta(days=self.random.randint(0, max((last - first).days, 0)))
        day = self.workday(day)
        while day > last or not self.table.kind(day).is_workday:
            day -= timedelta(days=1)
        return max(day, first)

    def team(self, section: str) -> list[Person]:
        """Head, writer and two members for a topic of a section; the last comes from another one."""
        own = self.by_section[section]
        head, rest = own[0], own[1:]
        picked = self.random.sample(rest, min(2, len(rest)))
        guests = [
            p for key, found in self.by_section.items() if key not in (section, "leadership") for p in found
        ]
        return [head, *picked, self.random.choice(guests)]


def make_plan(cast: Cast) -> Plan:
    """The plan with its people and bodies."""
    load_days()
    outside = Unit.objects.filter(office=cast.office)
    by_section: dict[str, list[Person]] = {}
    for (section, *_), person in zip(STAFF, cast.staff, strict=True):
        by_section.setdefault(section, []).append(person)
    return Plan(
        cast,
        Random(20220104),
        list(outside.filter(kind="department").order_by("order", "pk")),
        list(outside.filter(kind="district").order_by("order", "pk")),
        by_section,
        titles(),
        table=table_for([2020, 2021, 2022, 2023, 2024]),
    )


def own_topics(year: int) -> list[Own]:
    """The office's own topics of a year: chains, livelihood, major (through the call), small-entry, ordered."""
    found: list[Own] = []
    for place, (name, _, _) in enumerate(CHAINS[: VOLUMES[year][2]]):
        edge = {2021: "现状与强链补链", 2022: "链式发展", 2023: "能级提升"}[year]
        title = f"关于{name}产业链{edge}情况的调研"
        section = RESEARCH_SECTIONS[(0, 1, 2, 4)[place % 4]]
        found.append(
            Own(
                title,
                "chain",
                "key",
                "call",
                section,
                f"{name}产业链{edge}情况的调研报告",
                chain=name,
                series="重点产业链",
            )
        )
    for place, name in enumerate(LIVELIHOOD[year].split()):
        title = f"关于{name}服务群众情况的调研"
        section = ("society", "research2", "society")[place % 3]
        own = Own(
            title, "livelihood", "key", "call", section, f"{title}报告", series="高品质民生建设", field="民生"
        )
        found.append(own)
    for place, (short_name, headline, subject) in enumerate(MAJOR[year]):
        title = f"关于{subject}的调研"
        section = RESEARCH_SECTIONS[place % 5]
        cited = place + 1 if place < 4 else None
        work_title = f"{headline}——关于{subject}的调研"
        found.append(
            Own(
                title,
                "major",
                "major",
                "call",
                section,
                work_title,
                short_name,
                cited,
                field="改革",
                work_cited=place - 3 if 4 <= place < 8 else None,
            )
        )
    for place, name in enumerate(SMALL_ENTRY[year].split()):
        title = f"从{name}看基层治理" if place % 3 == 0 else f"“{name}”问题小切口调研"
        section = RESEARCH_SECTIONS[(place * 2 + 1) % 5]
        own = Own(title, "small_entry", "general", "self_chosen", section, f"{title}报告", late=name in LATE)
        found.append(own)
    for place, name in enumerate(ORDERED[year].split()):
        title = f"关于{name}有关情况的调研"
        section = RESEARCH_SECTIONS[(place + 2) % 5]
        own = Own(title, "ordered", "key", "ordered", section, f"{title}报告")
        if name == "高新区高质量发展":
            own.work_title, own.short_name = VANGUARD, "高新区高质量发展"
            own.approved_on, own.finished_on = date(2022, 2, 14), date(2022, 4, 18)
        found.append(own)
    return found
