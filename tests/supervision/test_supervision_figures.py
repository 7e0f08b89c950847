"""Every figure of supervision, held against plain SQL on the demo office, and the lists that reports name."""

from decimal import Decimal

import pytest
from django.db import connections

from canmou.kernel.metrics import evaluate, metrics, scope_for
from canmou.kernel.metrics.computations import Listing, Ratio
from canmou.lib.periods import parse

pytestmark = pytest.mark.django_db

YEARS = ["2021", "2022", "2023"]


def rows(table, field, more=""):
    """What follows "select r.number" for the live rows of the year."""
    where = f"from supervision_{table} r where not r.voided and r.{field} between '{{a}}' and '{{z}}'"
    return f"{where} and {more}" if more else where


ENTRIES = (
    "from supervision_dispatchentry r join supervision_dispatchround d on d.id = r.round_id "
    "where not r.voided and not d.voided and d.ends_on between '{a}' and '{z}'"
)
RED_BEFORE = (
    "select 1 from supervision_dispatchentry p join supervision_dispatchround q on q.id = p.round_id "
    "where not p.voided and p.light = 'red' and p.section_id = r.section_id and q.ends_on = (select max(x.ends_on) "
    "from supervision_dispatchround x where not x.voided and x.ends_on < d.ends_on) and "
    "(p.task_id = r.task_id or p.task_id is null and r.task_id is null and p.content = r.content)"
)
DUE_TASKS = rows("supervisiontask", "due_on", "r.returned_on is null and r.suspended_on is null")
FIRST_DUE = rows("supervisiontask", "first_due_on", "r.returned_on is null and r.suspended_on is null")
COUNTS = {
    "supervision.documents": rows("plandocument", "adopted_on"),
    "supervision.items": rows("planitem", "due_on"),
    "supervision.items.planned": rows("planitem", "due_on")
    + " and r.id in (select min(i.id) from supervision_planitem i where not i.voided "
    "and i.due_on between '{a}' and '{z}' group by i.action_id, i.task)",
    "supervision.items.evaluated": rows("planitem", "due_on", "r.evaluated_on <= '{z}'"),
    "supervision.campaigns": "from supervision_campaign r where not r.voided and r.started_on <= '{z}' "
    "and (r.ended_on is null or r.ended_on >= '{a}')",
    "supervision.campaigns.findings": rows("campaignfinding", "found_on"),
    "supervision.mechanisms": rows("mechanism", "established_on"),
    "supervision.mechanisms.in_force": "from supervision_mechanism r where not r.voided "
    "and r.established_on <= '{z}' and (r.repealed_on is null or r.repealed_on > '{z}')",
    "supervision.mechanisms.uses": rows("mechanismuse", "used_on"),
    "supervision.tasks": rows("supervisiontask", "assigned_on", "r.state not in ('proposed', 'dropped')"),
    "supervision.tasks.done_by": rows("supervisiontask", "completed_on", "r.responsible_id is not null"),
    "supervision.tasks.slips": rows("taskurge", "urged_on", "r.grade in ('blue', 'orange', 'red')"),
    "supervision.delays": rows("taskdelay", "ended_on", "r.late_workdays > 0"),
    "supervision.tasks.completed": rows("supervisiontask", "completed_on"),
    "supervision.tasks.extensions": rows("taskextension", "decided_on", "r.outcome = 'agreed'"),
    "supervision.tasks.urges": rows("taskurge", "urged_on"),
    "supervision.dispatch.rounds": rows("dispatchround", "ends_on"),
    "supervision.dispatch.entries": ENTRIES,
    "supervision.dispatch.completed": f"{ENTRIES} and r.percent = 100",
    "supervision.dispatch.green": f"{ENTRIES} and r.light = 'green'",
    "supervision.dispatch.yellow": f"{ENTRIES} and r.light = 'yellow'",
    "supervision.dispatch.red_again": f"{ENTRIES} and r.light = 'red' and exists ({RED_BEFORE})",
    "supervision.dispatch.remarks": rows("dispatchremark", "made_on"),
    "supervision.dispatch.remarks_tasked": rows("dispatchremark", "made_on", "r.task_id is not null"),
    "supervision.weekly.sheets": rows("weeklysheet", "week_start"),
    "supervision.matters": rows("matter", "received_on"),
    "supervision.matters.offline": rows("matter", "received_on", "r.offline"),
    "supervision.consultations": rows("draftconsultation", "replied_on"),
    "supervision.consultations.with_opinions": rows(
        "draftconsultation", "replied_on", "r.outcome <> 'agree'"
    ),
    "supervision.slips": rows("meetingslip", "held_on"),
    "supervision.slips.points": rows("meetingpoint", "said_on"),
    "supervision.forms": rows("foreignform", "handed_in_on"),
    "supervision.forms.zero": rows("foreignform", "handed_in_on", "r.zero_report"),
}
VALUES = {
    "supervision.tasks.lost_points": (
        "coalesce(sum(r.lost_points), 0)",
        rows("supervisiontask", "completed_on", "r.responsible_id is not null and r.lost_points > 0"),
    ),
    "supervision.delays.workdays": (
        "coalesce(sum(r.late_workdays), 0)",
        rows("taskdelay", "ended_on", "r.late_workdays > 0"),
    ),
    "supervision.dispatch.missing_sections": (
        "count(distinct r.section_id)",
        "from supervision_dispatchsheet r join supervision_dispatchround d on d.id = r.round_id "
        "where not r.voided and not d.voided and r.submitted_on is null and d.locked_on is not null "
        "and d.ends_on between '{a}' and '{z}'",
    ),
    "supervision.dispatch.late_sections": (
        "count(distinct r.section_id)",
        ENTRIES + " and r.submitted_on > d.locked_on",
    ),
    "supervision.dispatch.red_twice": (
        "count(distinct r.task_id)",
        ENTRIES
        + " and r.light = 'red' and r.task_id in (select r.task_id "
        + ENTRIES
        + " and r.light = 'red' "
        "and r.task_id is not null group by r.task_id having count(distinct r.round_id) >= 2)",
    ),
}
SHARES = {
    "supervision.items.on_time": (
        rows("planitem", "due_on", "r.completed_on <= r.due_on"),
        rows("planitem", "due_on"),
    ),
    "supervision.campaigns.findings_closed": (
        rows("campaignfinding", "found_on", "r.closed_on <= '{z}'"),
        rows("campaignfinding", "found_on"),
    ),
    "supervision.tasks.on_time": (DUE_TASKS + " and r.completed_on <= r.due_on", DUE_TASKS),
    "supervision.tasks.on_first_time": (
        FIRST_DUE + " and r.completed_on <= r.first_due_on",
        FIRST_DUE,
    ),
    "supervision.matters.on_time": (
        rows("matter", "due_on", "r.replied_on <= r.due_on"),
        rows("matter", "due_on"),
    ),
}


def sql(query, year):
    with connections["default"].cursor() as cursor:
        cursor.execute(query.format(a=f"{year}-01-01", z=f"{year}-12-31"))
        return [row[0] for row in cursor.fetchall()]


def numbers(tail, year):
    return sql(f"select r.number {tail} order by r.number", year)


@pytest.mark.parametrize("year", YEARS)
def test_counts(demo, year):
    scope = scope_for(demo, parse(year))
    figures = {id: evaluate(id, scope) for id in COUNTS}
    expected = {id: numbers(tail, year) for id, tail in COUNTS.items()}
    assert {id: figure.records for id, figure in figures.items()} == expected
    assert {id: figure.value for id, figure in figures.items()} == {
        id: len(rows) for id, rows in expected.items()
    }


@pytest.mark.parametrize("year", YEARS)
def test_distinct_values(demo, year):
    scope = scope_for(demo, parse(year))
    for id, (what, tail) in VALUES.items():
        figure = evaluate(id, scope)
        assert (id, figure.value) == (id, sql(f"select {what} {tail}", year)[0])
        assert figure.records == numbers(tail, year)


@pytest.mark.parametrize("year", YEARS)
def test_shares(demo, year):
    scope = scope_for(demo, parse(year))
    for id, (above, below) in SHARES.items():
        figure = evaluate(id, scope)
        counted, among = numbers(above, year), numbers(below, year)
        assert (id, figure.records, figure.denominator_records) == (id, counted, among)
        assert figure.value == (Decimal(len(counted)) * 100 / len(among) if among else None)


def test_no_figure_is_left_unchecked(demo):
    scope = scope_for(demo, parse("2022"))
    own = {metric.id: metric.compute(scope) for metric in metrics() if metric.id.startswith("supervision.")}
    figures = {id for id, computation in own.items() if not isinstance(computation, Listing)}
    assert figures == {*COUNTS, *VALUES, *SHARES}
    assert {id for id in figures if isinstance(own[id], Ratio)} == set(SHARES)


def listed(demo, id, column, year="2022"):
    return [getattr(row, column) for row in evaluate(id, scope_for(demo, parse(year))).computation.rows]


def test_the_names_of_2022(demo):
    assert listed(demo, "supervision.theme", "slogan") == ["品质提升"]
    assert listed(demo, "supervision.actions", "aspect") == [
        "党的建设",
        "调查研究",
        "综合文稿",
        "政府智库",
        "工作作风",
        "履职能力",
    ]
    assert listed(demo, "supervision.strategies.named", "title") == ["九大赋能", "九个现代化新淄州"]
    assert listed(demo, "supervision.mechanisms.conduct", "title") == [
        "半月工作调度机制",
        "干部廉政档案",
        "政治监督活页",
    ]
    assert listed(demo, "supervision.mechanisms.research", "title") == ["全员调研工作机制"]
    assert listed(demo, "supervision.campaigns.conduct", "title") == [
        "“‘严真细实快’作风建设，打造‘三型’调研队伍”专项行动"
    ]
    assert listed(demo, "supervision.campaigns.findings.conduct", "category") == list("庸懒散慢拖瞒")


def test_what_is_open_when_the_period_ends(demo):
    overdue = (
        "from supervision_supervisiontask r where not r.voided and r.due_on < '2024-01-08' and r.completed_on is null "
        "and r.state <> 'proposed' and r.returned_on is null and r.suspended_on is null"
    )
    found = evaluate("supervision.tasks.overdue", scope_for(demo, parse("2024-01")))
    assert found.records == numbers(overdue, "2024")
    assert found.value == 1
    owed = "from supervision_foreignform r where not r.voided and r.handed_in_on is null"
    assert evaluate("supervision.forms.owed", scope_for(demo, parse("2024-01"))).records == numbers(
        owed, "2024"
    )
