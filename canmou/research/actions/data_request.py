"""Data asked of departments: ask, supply, receive, ask again, give up; by account or by a link from outside."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.attachments.entering import Incoming, enter, keep_files
from canmou.kernel.errors import Invalid
from canmou.kernel.people.models import Unit, User
from canmou.kernel.workflow import advance, offers, start
from canmou.kernel.workflow.models import Step
from canmou.research.actions.fieldwork import require_work
from canmou.research.models import DataRequest, Topic
from canmou.research.states.data_request import DATA_REQUEST


@transaction.atomic
def ask_data(
    topic: Topic, *, asked: Sequence[Unit], content: str, due_on: date, note: str = "", by: User
) -> list[DataRequest]:
    """Ask several departments for the same data: one request each, which that department alone sees and answers."""
    require_work(topic, by)
    if not asked:
        raise Invalid({"asked": "请选择提供单位"})
    if due_on < clock.today():
        raise Invalid({"due_on": "要求日期不能早于今天"})
    rows = [
        DataRequest(
            office=topic.office,
            topic=topic,
            asked=unit,
            content=content.strip(),
            requested_on=clock.today(),
            due_on=due_on,
            note=note,
            unit=topic.unit,
            source_unit=unit if unit.kind not in ("section", "office") else topic.source_unit,
        )
        for unit in asked
    ]
    enter(rows, by=by, verb="提出数据需求")
    for row in rows:
        start(DATA_REQUEST, row, by=by)
    return rows


@transaction.atomic
def supply(
    request: DataRequest,
    *,
    reply: str,
    answered_by: str = "",
    files: Sequence[Incoming] = (),
    by: User,
    opinion: str = "",
) -> DataRequest:
    """Answer: by the department itself, or noted by whoever took the answer."""
    if not reply.strip() and not files:
        raise Invalid({"reply": "请写明数据或口径，或者附上数据表"})
    request.reply, request.answered_by = reply.strip(), answered_by.strip() or str(by)
    request.received_on = clock.today()
    filled = ("reply", "answered_by", "received_on")
    advance(DATA_REQUEST, request, "supply", by=by, opinion=opinion, filled=filled)
    keep_files(request, files, by=by)
    return request


@transaction.atomic
def again(request: DataRequest, *, by: User, opinion: str = "") -> DataRequest:
    """It is not enough: it is asked for again, with what is missing."""
    request.received_on = None
    return advance(DATA_REQUEST, request, "again", by=by, opinion=opinion, filled=("received_on",))


def take_from_outside(steps: Sequence[Step], *, by: User) -> None:
    """What was answered by a link from outside is the answer to the request."""
    for step in steps:
        if step.kind != Step.Kind.OUTSIDE or step.ref.ledger != DataRequest.LEDGER:
            continue
        rows = DataRequest.objects.live().select_related("ref", "unit", "office", "asked", "topic")
        request = rows.filter(ref=step.ref_id, state="asked").first()
        step.refresh_from_db(fields=["opinion", "via"])
        if request is None or not step.opinion.strip():
            continue
        ready = {offer.transition.verb for offer in offers(DATA_REQUEST, request, by) if offer.enabled}
        if "supply" in ready:
            supply(request, reply=step.opinion, answered_by=step.via, by=by)
