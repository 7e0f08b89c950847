"""What one app's step does in another: every effect of a click that crosses apps, one line each.

`when(flow, verb, effect)` calls `effect(record, by=user)` in the same transaction.
"""

from canmou.accounts.actions import second_factor
from canmou.desk.imports_waiting import imports_to_finish
from canmou.honours.pages import links_beside as beside_entry
from canmou.instructions.pages.beside import links_beside as beside_instruction
from canmou.kernel import keys, notices, workflow
from canmou.kernel.ledger.actions import add
from canmou.kernel.ledger.following import follow_changes, guard_changes, guard_entries
from canmou.kernel.notices import choosing
from canmou.kernel.people.models import User
from canmou.kernel.ui import besides, record_links
from canmou.kernel.workflow import on_urged
from canmou.kernel.workflow.binding import follow_change, kept_by_steps
from canmou.party.api import RectificationItem
from canmou.publishing.pages.work import links_beside as beside_work
from canmou.reports.life.waiting import overrides_to_decide
from canmou.research.actions.data_request import take_from_outside
from canmou.research.dispatching import behind_time
from canmou.research.pages.topic import links_beside as topic_links
from canmou.research.states import parts as research_parts
from canmou.supervision.actions.campaign import rectify_with
from canmou.supervision.actions.task_slip import note_urges
from canmou.supervision.delays import follow_voiding
from canmou.supervision.dispatch.offering import offer_rows
from canmou.supervision.dispatch.sealing import sealed_entries, sealed_rounds
from canmou.supervision.models import CampaignFinding
from canmou.supervision.pages.task import links_beside
from canmou.supervision.states.task_parts import changed_by_steps, entered_by_steps


def wire() -> None:
    """Connect the effects. Called once, when all workflows are declared."""
    record_links.offer(links_beside)
    besides.offer(overrides_to_decide)
    besides.offer(imports_to_finish)
    record_links.offer(beside_instruction)
    record_links.offer(beside_entry)
    record_links.offer(topic_links)
    offer_rows(behind_time)
    record_links.offer(beside_work)
    on_urged(note_urges)
    guard_changes(kept_by_steps)
    guard_changes(sealed_entries)
    guard_changes(changed_by_steps)
    guard_entries(sealed_rounds)
    guard_entries(entered_by_steps)
    guard_changes(research_parts.changed_by_steps)
    guard_entries(research_parts.entered_by_steps)
    follow_changes(follow_voiding)
    follow_changes(follow_change)
    workflow.on_opened(notices.tell_opened)
    workflow.on_urged(notices.tell_urged)
    workflow.on_answered(notices.tell_answered)
    workflow.on_answered(take_from_outside)
    notices.urgent_where("SIN", lambda matter: matter.urgency == "critical")
    rectify_with(_rectification)
    keys.sealed_by("second factors", second_factor.reseal)
    keys.sealed_by("robots", choosing.reseal)


def _rectification(finding: CampaignFinding, *, by: User) -> RectificationItem:
    """A finding of a campaign goes on as a problem of the rectification ledger."""
    item = RectificationItem(
        office=finding.office,
        unit=finding.unit,
        source=RectificationItem.Source.CAMPAIGN,
        origin_record=finding.ref,
        problem=finding.problem,
        category=finding.category,
        found_on=finding.found_on,
        measure=finding.measure,
        section=finding.section,
        owner=finding.responsible,
        due_on=finding.due_on,
    )
    return add(item, by=by)
