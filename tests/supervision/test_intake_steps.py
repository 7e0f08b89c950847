"""Every state of the flows of intake × every step × everybody: who may take which, and nobody else."""

from datetime import date

import pytest

from canmou.kernel.errors import Refused
from canmou.kernel.people.models import Unit
from canmou.kernel.workflow import advance, offers, workflow
from canmou.kernel.workflow.models import Step
from canmou.supervision.actions import consultation, intake, slip
from canmou.supervision.models import (
    DraftConsultation,
    Matter,
    MatterHandling,
    MeetingPoint,
    MeetingSlip,
    SupervisionTask,
)

pytestmark = pytest.mark.django_db


def allowed(cast, record):
    """Login → the steps that it may take now; who may take none is left out."""
    flow = workflow(
        {"SIN": "matter", "SIH": "matter_part", "SCO": "consultation", "SMS": "slip"}[record.LEDGER]
    )
    told = {}
    for name, user in cast.users.items():
        verbs = {offer.transition.verb for offer in offers(flow, record, user) if offer.enabled}
        if verbs:
            told[name] = verbs
    return told


def walk(cast):
    """A matter in each of its states, one after another, by legal moves."""
    keeper = cast.users["keeper"]
    found = intake.take_in(Matter(kind="phone", title="报送典型做法"), by=keeper)
    yield found
    intake.propose(
        found,
        proposal="请综合调研一科办理",
        approved_by=cast.named("周承远"),
        lead_section=cast.unit("research1"),
        by=keeper,
    )
    yield found
    advance(workflow("matter"), found, "decide", by=cast.users["leader"])
    yield found
    intake.hand_out(found, lead_section=cast.unit("research1"), by=keeper)
    yield found
    intake.reply(found, reply="已报送", by=cast.users["clerk"])
    yield found
    intake.close(found, by=keeper)
    yield found


OFFICE = ("general", "keeper", "custodian")  # the people of 办公室
SECTION = ("head", "clerk")
EXPECTED = {
    "proposing": dict.fromkeys(OFFICE, {"propose", "hand_straight", "file_away"}),
    "deciding": {"leader": {"decide", "repropose"}},
    "assigning": dict.fromkeys(OFFICE, {"hand_out", "repropose", "file_away", "to_task"}),
    "handling": dict.fromkeys(SECTION, {"reply", "forward", "refuse", "to_task"}),
    "closing": dict.fromkeys(OFFICE, {"close", "redo"}),
    "closed": {},
}


def test_a_matter_in_every_state(cast):
    assert {found.state: allowed(cast, found) for found in walk(cast)} == EXPECTED


def test_a_part_is_its_sections(cast):
    keeper = cast.users["keeper"]
    found = intake.take_in(Matter(kind="phone", title="一件事", lead_section=cast.unit("economy")), by=keeper)
    intake.hand_straight(found, lead_section=cast.unit("economy"), others=[cast.unit("society")], by=keeper)
    part = MatterHandling.objects.get()
    assert allowed(cast, part) == {"neighbour": {"finish", "forward", "refuse"}}
    intake.forward_part(
        part, section=cast.unit("research1"), opinion="属调研一科", by=cast.users["neighbour"]
    )
    assert allowed(cast, part) == dict.fromkeys(SECTION, {"finish", "forward", "refuse"})
    intake.finish_part(part, content="已提供", by=cast.users["clerk"])
    assert allowed(cast, part) == {}


def test_a_draft_for_comment_in_every_state(cast):
    keeper, told = cast.users["keeper"], {}
    sender = Unit.objects.get(office=cast.office, short_name="市工信局")
    found = consultation.take_draft(DraftConsultation(title="某办法", sender=sender), by=keeper)
    told[found.state] = allowed(cast, found)
    consultation.split(found, sections=[cast.unit("research1")], by=keeper)
    told[found.state] = allowed(cast, found)
    consultation.answer_draft(
        found, consultation.turn_of(found, cast.users["clerk"]), rows=[], by=cast.users["clerk"]
    )
    consultation.no_comment(found, by=keeper)
    told[found.state] = allowed(cast, found)
    advance(workflow("consultation"), found, "approve", by=cast.users["leader"])
    told[found.state] = allowed(cast, found)
    consultation.issue(found, by=keeper)
    told[found.state] = allowed(cast, found)
    assert told == {
        "splitting": dict.fromkeys(OFFICE, {"split"}),
        "collecting": {},  # nothing is written yet: the guard says so
        "approving": {"leader": {"approve", "amend"}},
        "sending": dict.fromkeys(OFFICE, {"issue", "amend"}),
        "replied": {},
    }


def test_a_slip_in_both_states(cast):
    by = cast.users["clerk"]
    found = slip.take_slip(MeetingSlip(title="调度会", held_on=date(2024, 1, 8)), notes="抓进度", by=by)
    assert allowed(cast, found) == {}
    slip.keep_point(MeetingPoint.objects.get(), by=by)
    assert allowed(cast, found) == {"clerk": {"finish"}}
    advance(workflow("slip"), found, "finish", by=by)
    assert set(allowed(cast, found)) == {"general", "head", "clerk"}


def test_a_matter_goes_on_as_a_task_that_names_it(cast):
    keeper = cast.users["keeper"]
    found = intake.take_in(
        Matter(kind="document", title="报送典型做法", lead_section=cast.unit("research1")),
        straight=True,
        by=keeper,
    )
    intake.to_task(
        found,
        basis="市长办公会议定",
        authority="meeting",
        lead_section=cast.unit("research1"),
        due_on=date(2024, 2, 2),
        by=cast.users["head"],
    )
    task = SupervisionTask.objects.get()
    assert (found.state, found.task, found.closed_on) == ("tasked", task.ref, date(2024, 1, 8))
    assert (task.origin_record, task.due_on, task.state) == (found.ref, date(2024, 2, 2), "assigned")
    assert not Step.objects.filter(ref=found.ref, closed_at=None).exists()
    assert Step.objects.filter(ref=task.ref, closed_at=None).exists()


def test_off_line_it_becomes_no_task(cast):
    keeper = cast.users["keeper"]
    found = intake.take_in_offline(
        kind="document",
        section=cast.unit("research1"),
        handler=None,
        due_on=None,
        received_on=date(2024, 1, 8),
        by=keeper,
    )
    with pytest.raises(Refused, match="线下事项不登记任何文字"):
        intake.to_task(
            found, basis="某事", authority="order", lead_section=cast.unit("research1"), by=cast.users["head"]
        )
    assert SupervisionTask.objects.count() == 0
