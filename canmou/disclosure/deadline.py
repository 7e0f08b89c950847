"""By when a request must be answered: 20 working days, restarts, the one extension, and pauses (§30–§34)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from canmou.disclosure.models import ClockPause, Correction, Extension, FoiRequest, ProcessingFee
from canmou.kernel import clock
from canmou.kernel.calendar import due, table_for
from canmou.lib.workdays import DayTable, DueDay, add_workdays, workdays_between

BASIC = 20
#: Working days within which a third party or another organ answers.
CONSULTATION = 15
#: Working days within which the applicant pays the fee (国办函〔2020〕109号).
PAYMENT = 20


@dataclass(frozen=True)
class Deadline:
    """The last day for the answer and the steps that lead to it, as sentences. Provisional: 推定."""

    on: date
    steps: tuple[str, ...]
    provisional: bool


@dataclass
class _Facts:
    """What moves the deadline of one request."""

    extension: Extension | None = None
    correction: Correction | None = None
    fee: ProcessingFee | None = None
    pauses: list[ClockPause] = field(default_factory=list)


def deadline(request: FoiRequest, on: date | None = None) -> Deadline:
    """The deadline of a request as things stand on `on` (default: today)."""
    day = on or clock.today()
    facts = _facts([request])[request.pk]
    base, workdays, steps = _term(request, facts, day, _table([request], day))
    found = due(base, workdays)
    return Deadline(found.date, (*steps, found.explanation), found.provisional)


def last_days(requests: Sequence[FoiRequest]) -> dict[int, DueDay]:
    """The last day for the answer of each request whose clock runs, today (six queries for all of them)."""
    running = [request for request in requests if request.received_on]
    if not running:
        return {}
    today = clock.today()
    facts, table = _facts(running), _table(running, today)
    days = {}
    for request in running:
        base, workdays, _ = _term(request, facts[request.pk], today, table)
        days[request.pk] = add_workdays(base, workdays, table)
    return days


def _table(requests: Sequence[FoiRequest], today: date) -> DayTable:
    years = {today.year, *(request.received_on.year for request in requests)}
    return table_for(range(min(years), max(years) + 3))


def _facts(requests: Sequence[FoiRequest]) -> dict[int, _Facts]:
    found = {request.pk: _Facts() for request in requests}
    for extension in Extension.objects.live().filter(request__in=requests).order_by("-pk"):
        found[extension.request_id].extension = extension
    for row in Correction.objects.live().filter(request__in=requests, corrected_on__isnull=False):
        found[row.request_id].correction = row
    for fee in ProcessingFee.objects.live().filter(request__in=requests, paid_on__isnull=False):
        found[fee.request_id].fee = fee
    for pause in ClockPause.objects.live().filter(request__in=requests).order_by("sent_on", "pk"):
        found[pause.request_id].pauses.append(pause)
    return found


def _term(request: FoiRequest, facts: _Facts, today: date, table: DayTable) -> tuple[date, int, list[str]]:
    """The day from which the term runs, its working days, and the steps as sentences."""
    base, steps = _base(request, facts)
    workdays = BASIC
    if facts.extension:
        workdays += facts.extension.workdays
        steps.append(f"经批准延长{facts.extension.workdays}个工作日")
    for pause in facts.pauses:
        paused = _paused(pause, base, today, table)
        workdays += paused
        steps.append(f"{pause.get_kind_display()}停表{paused}个工作日（{pause.letter_no}）")
    return base, workdays, steps


def _base(request: FoiRequest, facts: _Facts) -> tuple[date, list[str]]:
    """The day from which the term runs: the latest of receipt, correction and payment."""
    starts = [(request.received_on, "收到申请")]
    if facts.correction:
        starts.append((facts.correction.corrected_on, "收到补正，答复期限重新计算"))
    if facts.fee:
        starts.append((facts.fee.paid_on, "缴费，答复期限重新计算"))
    base, why = max(starts, key=lambda start: start[0])
    return base, [f"{base}{why}"]


def _paused(pause: ClockPause, base: date, today: date, table: DayTable) -> int:
    """Working days that do not count: from sending to the answer, at most to the end of the time allowed for it."""
    last = add_workdays(pause.recipient_received_on, CONSULTATION, table).day
    end = min(pause.replied_on or today, last)
    before = max(pause.sent_on - timedelta(days=1), base)
    return workdays_between(before, end, table).count if end > before else 0
