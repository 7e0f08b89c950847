"""The reports that came of the demo office's topics, each with its work."""

from canmou.kernel.ledger.actions import Draft
from canmou.library.api import Work
from canmou.research.models import Report, Topic
from canmou.site.demo.research.plan import YEARS, Own, Plan


def load_reports(plan: Plan) -> None:
    """A work and a report for every finished topic; those of others are filed by their units."""
    for year in YEARS:
        finished = [(topic, own) for topic, own in plan.topics[year] if topic.finished_on]
        works = plan.cast.enter([_work(plan, topic, own) for topic, own in finished], unit="research1")
        reports = [
            _report(plan, topic, own, work) for (topic, own), work in zip(finished, works, strict=True)
        ]
        plan.cast.enter(reports, unit="research1")


def work_title(title: str) -> str:
    """The title of the report on a topic that a department studied."""
    return f"{title}报告" if title.endswith("调研") else title


def _work(plan: Plan, topic: Topic, own: Own | None) -> Draft:
    work = Work(
        kind=Work.Kind.REPORT,
        finished_on=topic.finished_on,
        characters=plan.random.randrange(3600, 7600, 50),
    )
    if own is None:
        work.title, work.source_unit = work_title(topic.title), topic.source_unit
        district = topic.source_unit.kind == "district"
        work.author_origin = Work.AuthorOrigin.DISTRICT if district else Work.AuthorOrigin.DEPARTMENT
        return Draft(work, {"author_units": [topic.source_unit]})
    work.title, work.unit = own.work_title, plan.cast.unit(own.section)
    work.author_origin = Work.AuthorOrigin.IN_HOUSE
    work.short_name, work.cited = own.short_name, own.work_cited
    work.series = topic.series.ref if topic.series_id else None
    if own.kind in ("small_entry", "ordered"):
        work.characters = plan.random.randrange(2200, 4200, 50)
    return Draft(work, {"authors": plan.team(own.section)[1:]})


def _report(plan: Plan, topic: Topic, own: Own | None, work: Work) -> Report:
    report = Report(
        work=work,
        topic=topic,
        kind=own.kind if own else Report.Kind.CALL,
        finished_on=topic.finished_on,
        characters=work.characters,
        unit=work.unit,
        source_unit=work.source_unit,
    )
    if own is not None:
        report.reviewed_by, report.approved_by = plan.by_section[own.section][0], topic.lead_leader
    return report
