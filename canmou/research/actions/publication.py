"""Publishing the list: topics from what was selected, an answer to each proposer, and the list as an official document."""

from datetime import date

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.attachments.actions import attach
from canmou.kernel.documents import register
from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require
from canmou.kernel.workflow import advance
from canmou.lib.numbering import parse_document_number
from canmou.research.actions.entering import enter
from canmou.research.actions.moving import move_all
from canmou.research.actions.proposal import tell_proposers
from canmou.research.actions.selection import merged_before
from canmou.research.models import Call, Proposal, SelectionDecision, SelectionMeeting, Topic
from canmou.research.published import Listed, list_of, title_of
from canmou.research.queries import selection
from canmou.research.states.call import CALL
from canmou.research.states.proposal import PROPOSAL

Outcome = SelectionDecision.Outcome
VERBS = {
    Outcome.SELECTED: "select",
    Outcome.REJECTED: "reject",
    Outcome.MERGED: "merge",
    Outcome.RESERVED: "reserve",
}


@transaction.atomic
def publish(call: Call, *, due_on: date, by: User) -> list[Topic]:
    """All at once: the decisions become topics and answers, the list gets its number and goes to the records."""
    require(by, Perm.EDIT, call)
    meeting = _decided(call)
    if due_on <= clock.today():
        raise Invalid({"due_on": "课题完成时限要晚于今天"})
    merged_before(meeting, by=by)
    decisions = list(
        selection.decisions(meeting).select_related(
            "proposal__proposed_by", "proposal__ref", "proposal__unit", "proposal__office"
        )
    )
    call.published_on = clock.today()
    advance(CALL, call, "publish", by=by, filled=("published_on",))
    topics = _topics(call, decisions, due_on, by)
    _answer(call, decisions, topics, by)
    _issue(call, topics, by)
    return topics


def _decided(call: Call) -> SelectionMeeting:
    meeting = selection.meeting_of(call)
    if meeting is None:
        raise Refused("还没有登记选题会")
    if meeting.held_on > clock.today():
        raise Refused("选题会还没有开")
    if left := selection.undecided(meeting):
        raise Refused(f"还有{len(left)}条没有决定，第一条是“{left[0].title}”")
    if not selection.decisions(meeting).filter(outcome=Outcome.SELECTED).exists():
        raise Refused("没有入选的课题，不能公布")
    return meeting


def _topics(call: Call, decisions: list[SelectionDecision], due_on: date, by: User) -> list[Topic]:
    drafts = [Draft(_topic(call, row, due_on)) for row in decisions if row.outcome == Outcome.SELECTED]
    titles = [draft.record.title for draft in drafts]
    if twice := next((title for title in titles if titles.count(title) > 1), ""):
        raise Refused(f"有两个入选课题都叫“{twice}”，请在选题会上改一个题目或者合并")
    return enter(drafts, by=by, verb="公布课题立项")


def _topic(call: Call, decision: SelectionDecision, due_on: date) -> Topic:
    proposal = decision.proposal
    lead = decision.lead_unit or proposal.proposed_by
    inside = lead.kind == "section"
    small = proposal.source == Proposal.Source.SELF_CHOSEN
    return Topic(
        office=call.office,
        unit=lead if inside else call.unit,
        source_unit=None if inside else lead,
        year=call.year,
        title=decision.final_title or proposal.title,
        topic_class=decision.topic_class,
        source=Topic.Source.SELF_CHOSEN if small else Topic.Source.CALL,
        call=call,
        proposal=proposal,
        lead_unit=lead,
        approved_on=clock.today(),
        due_on=due_on,
        expected="调研报告",
    )


def _answer(call: Call, decisions: list[SelectionDecision], topics: list[Topic], by: User) -> None:
    """Each proposal gets its outcome and, where it was not selected, the reason; its proposer is told."""
    by_proposal = {topic.proposal_id: topic for topic in topics}
    for outcome, verb in VERBS.items():
        rows = [row for row in decisions if row.outcome == outcome]
        words = [_words(row, by_proposal)[:300] for row in rows]
        proposals = [row.proposal for row in rows]
        move_all(PROPOSAL, proposals, verb, by=by, words=words, column="answer")
    tell_proposers([row.proposal for row in decisions], "选题结果已公布，见办理答复")


def _words(decision: SelectionDecision, topics: dict[int, Topic]) -> str:
    if decision.outcome == Outcome.SELECTED:
        topic = topics[decision.proposal_id]
        return f"列为{topic.get_topic_class_display()}课题“{topic.title}”，{topic.due_on:%Y-%m-%d}前完成"
    if decision.outcome == Outcome.MERGED:
        told = f"并入课题“{topics[decision.merged_into_id].title}”"
        return f"{told}：{decision.reason}" if decision.reason else told
    return decision.reason


def _issue(call: Call, topics: list[Topic], by: User) -> None:
    office, year = call.office, clock.today().year
    if not office.issuer_code:
        raise Refused("本机关还没有设置机关代字，请系统管理员先设置再公布")
    code = f"{office.issuer_code}字"
    register.go_on_after(office, code, year, _last_typed(call, code, year))
    number = register.issue(office, code, year, title=title_of(call), by=by, ref=call.ref)
    rows = [Listed(topic.title, topic.topic_class, topic.lead_unit, topic.due_on) for topic in topics]
    document = list_of(call, rows, number=str(number), day=clock.today())
    name = f"{number}{call.year}年调研课题名单"
    attach(call.ref, name=f"{name}.docx", content=to_docx(document), title="公布的课题", by=by)
    attach(call.ref, name=f"{name}.pdf", content=to_pdf(document), title="公布的课题", by=by)


def _last_typed(call: Call, code: str, year: int) -> int:
    """The highest number of the series that was typed into a call."""
    found = [0]
    typed = Call.objects.filter(office=call.office, document__startswith=f"{code}〔{year}〕")
    for text in typed.values_list("document", flat=True):
        try:
            found.append(parse_document_number(text).seq)
        except ValueError:
            continue
    return max(found)
