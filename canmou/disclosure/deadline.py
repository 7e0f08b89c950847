"""By when a request must be answered: 20 working days, restarts, the one extension, and pauses (§30–§34)."""

from dataclasses import dataclass
from datetime import date, timedelta

from canmou.disclosure.models import ClockPause, Correction, Extension, FoiRequest, ProcessingFee
from canmou.kernel import clock
from canmou.kernel.calendar import due, table_for
from canmou.lib.workdays import workdays_between

BASIC = 20
#: Working days within which a third party or another organ answers.
CONSULTATION = 15


@dataclass(frozen=True)
class Deadline:
    """The last day for the answer and the steps that lead to it, as sentences. Provisional: 推定."""

    on: date
    steps: tuple[str, ...]
    provisional: bool


def deadline(request: FoiRequest, on: date | None = None) -> Deadline:
    """The deadline of a request as things stand on `on` (default: today)."""
    day = on or clock.today()
    base, steps = _base(request)
    extension = Extension.objects.live().filter(request=request).first()
    workdays = BASIC
    if extension:
        workdays += extension.workdays
        steps.append(f"经批准延长{extension.workdays}个工作日")
    for pause in ClockPause.objects.live().filter(request=request).order_by("sent_on", "pk"):
        paused = _paused(pause, base, day)
        workdays += paused
        steps.append(f"{pause.get_kind_display()}停表{paused}个工作日（{pause.letter_no}）")
    found = due(base, workdays)
    return Deadline(found.date, (*steps, found.explanation), found.provisional)


def _base(request: FoiRequest) -> tuple[date, list[str]]:
    """The day from which the term runs: the latest of receipt, correction and payment."""
    starts = [(request.received_on, "收到申请")]
    correction = Correction.objects.live().filter(request=request, corrected_on__isnull=False).first()
    if correction:
        starts.append((correction.corrected_on, "收到补正，答复期限重新计算"))
    fee = ProcessingFee.objects.live().filter(request=request, paid_on__isnull=False).first()
    if fee:
        starts.append((fee.paid_on, "缴费，答复期限重新计算"))
    base, why = max(starts, key=lambda start: start[0])
    return base, [f"{base}{why}"]


def _paused(pause: ClockPause, base: date, today: date) -> int:
    """Working days that do not count: from sending to the answer, at most to the end of the time allowed for it."""
    last = due(pause.recipient_received_on, CONSULTATION).date
    end = min(pause.replied_on or today, last)
    before = max(pause.sent_on - timedelta(days=1), base)
    if end <= before:
        return 0
    return workdays_between(before, end, table_for(range(before.year, end.year + 1))).count
