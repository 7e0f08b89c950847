"""Drafts sent for comment: take in, split to sections, answer by place, merge, sign, send the letter, note adoption."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from canmou.kernel import clock
from canmou.kernel.attachments.actions import attach
from canmou.kernel.attachments.entering import Incoming, add_with_evidence
from canmou.kernel.calendar.terms import due
from canmou.kernel.documents import register
from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.errors import Invalid, NotPermitted, Refused, Stale
from canmou.kernel.ledger.actions import amend
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.permissions import Perm, require
from canmou.kernel.workflow import advance, answer, ask, holders, start, stop_asking
from canmou.kernel.workflow.models import Step
from canmou.lib.numbering import parse_document_number
from canmou.supervision.actions.intake_writing import change, enter
from canmou.supervision.intake_terms import terms_of
from canmou.supervision.letters import letter_of, no_comment_text, title_of
from canmou.supervision.models import ConsultationOpinion, DraftConsultation
from canmou.supervision.queries.consultation import asked, default_signer, earlier_stance, version_of
from canmou.supervision.queries.intake import home_section
from canmou.supervision.states.consultation import CONSULTATION


@transaction.atomic
def take_draft(
    draft: DraftConsultation, *, sections: Sequence[Unit] = (), files: Sequence[Incoming] = (), by: User
) -> DraftConsultation:
    """Register a draft sent for comment; with sections it goes to them at once."""
    draft.office = by.office
    draft.received_on = draft.received_on or clock.today()
    draft.due_on = draft.due_on or due(draft.received_on, terms_of(by.office).comment_workdays).date
    draft.unit = home_section(by) if draft.unit_id is None else draft.unit
    if draft.unit is None:
        raise Invalid({"": "您不在任何科室任职，不能登记征求意见稿"})
    earlier = [stance.consultation.ref for stance in earlier_stance(by, draft)]
    add_with_evidence(Draft(draft, {"sections": list(sections), "earlier": earlier}), files=files, by=by)
    start(CONSULTATION, draft, by=by)
    return split(draft, sections=sections, by=by) if sections else draft


@transaction.atomic
def split(
    draft: DraftConsultation,
    *,
    sections: Sequence[Unit],
    section_due_on: date | None = None,
    by: User,
    opinion: str = "",
) -> DraftConsultation:
    """Ask the sections, each with its own turn, the day before the answer is due unless another day is named."""
    if not sections:
        raise Invalid({"sections": "请选择科室；都没有意见的请按“全室无意见”"})
    usual = min(max(draft.section_due_on or due(draft.due_on, -1).date, clock.today()), draft.due_on)
    draft.section_due_on = section_due_on or usual
    advance(
        CONSULTATION,
        draft,
        "split",
        by=by,
        opinion=opinion,
        filled=("section_due_on",),
        lists={"sections": list(sections)},
    )
    ask(draft, by=by, kind=Step.Kind.ADVISE, whom=list(sections), due_on=draft.section_due_on, note=opinion)
    return draft


@transaction.atomic
def ask_more(draft: DraftConsultation, *, sections: Sequence[Unit], by: User) -> DraftConsultation:
    """Ask further sections while the answers are collected."""
    if draft.state != "collecting":
        raise Refused("只有在汇总意见时才能加送科室")
    if not sections:
        raise Invalid({"sections": "请选择要加送的科室"})
    ask(draft, by=by, kind=Step.Kind.ADVISE, whom=list(sections), due_on=draft.section_due_on)
    return draft


@transaction.atomic
def answer_draft(
    draft: DraftConsultation, turn: Step, *, rows: Sequence[tuple[str, str]], by: User
) -> list[ConsultationOpinion]:
    """A section's answer: its opinions by place (place, opinion); none at all is 无意见."""
    wanted = [(place.strip(), text.strip()) for place, text in rows if text.strip() or place.strip()]
    if any(not text for _, text in wanted):
        raise Invalid({"": "写了条款位置的，请写明意见"})
    verdict = Step.Verdict.COMMENT if wanted else Step.Verdict.NONE
    answer(turn, by=by, verdict=verdict, opinion=f"提出{len(wanted)}条意见" if wanted else "")
    section = turn.unit or draft.unit
    opinions = [
        ConsultationOpinion(
            office=draft.office,
            consultation=draft,
            section=section,
            given_by=by.person,
            given_on=max(clock.today(), draft.received_on),
            place=place,
            opinion=text,
            unit=section,
        )
        for place, text in wanted
    ]
    return enter(opinions, by=by, verb="提出意见")


@transaction.atomic
def write_reply(
    draft: DraftConsultation,
    *,
    outcome: str,
    reply_text: str,
    approved_by: Person | None,
    sent: Iterable[ConsultationOpinion] = (),
    version: int | None = None,
    by: User,
) -> DraftConsultation:
    """Settle which opinions go out, the conclusion, the text and who signs. A signed text that changes is signed again.

    `version`: what `version_of` told the user who read it; raises `Stale` when another changed it since.
    """
    require(by, Perm.EDIT, draft)
    _unchanged_since(draft, version)
    if draft.state not in ("splitting", "collecting", "approving", "sending"):
        raise Refused("已经发函的不能再改；要更正请另发函")
    kept = {row.pk for row in sent}
    for row in ConsultationOpinion.objects.live().filter(consultation=draft).select_related("ref", "unit"):
        if row.sent != (row.pk in kept):
            row.sent = row.pk in kept
            change(row, by=by, verb="取舍意见")
    draft.outcome, draft.reply_text, draft.approved_by = outcome, reply_text.strip(), approved_by
    return amend(draft, by=by)


@transaction.atomic
def settle_reply(
    draft: DraftConsultation,
    *,
    outcome: str,
    reply_text: str,
    approved_by: Person | None,
    sent: Iterable[ConsultationOpinion] = (),
    submitted: bool = False,
    version: int | None = None,
    by: User,
) -> DraftConsultation:
    """Write the reply, and where it is `submitted` lay it before whoever signs: both or neither."""
    texts = {"outcome": outcome, "reply_text": reply_text, "approved_by": approved_by}
    write_reply(draft, **texts, sent=sent, version=version, by=by)
    return submit(draft, by=by) if submitted and draft.state != "approving" else draft


def _unchanged_since(draft: DraftConsultation, version: int | None) -> None:
    """Lock a draft, and refuse when it or its opinions are not what the user read."""
    DraftConsultation.objects.select_for_update(of=("self",), no_key=True).get(pk=draft.pk)
    if version is None or version == version_of(draft):
        return
    rows = RecordChange.objects.filter(Q(ref=draft.ref) | Q(ref__in=_opinion_refs(draft)))
    last = rows.select_related("by__person", "acting_for__person").order_by("at", "pk").last()
    when = f"{last.at.astimezone(clock.ZONE):%m-%d %H:%M}" if last else ""
    who = f"（最近一次是{last.signature}于{when}“{last.verb}”）" if last else ""
    raise Stale(
        f"您打开之后有人改过这份稿子或又提了意见{who}。您填的还没有保存，请和现在的内容核对后再保存一次"
    )


def _opinion_refs(draft: DraftConsultation) -> QuerySet:
    return ConsultationOpinion.objects.filter(consultation=draft).values("ref")


@transaction.atomic
def submit(draft: DraftConsultation, *, by: User, opinion: str = "") -> DraftConsultation:
    """Lay the reply before whoever signs. Sections that have not answered by their day are waited for no longer."""
    waiting = asked(draft).filter(closed_at=None)
    if draft.section_due_on and clock.today() <= draft.section_due_on and waiting.exists():
        names = "、".join(step.holder for step in waiting)
        day = f"{draft.section_due_on.month}月{draft.section_due_on.day}日"
        raise Refused(f"还有科室没有反馈：{names}。可以催办；过了科室时限（{day}）就能送审签")
    if waiting.exists():
        stop_asking(draft, by=by, kind=Step.Kind.ADVISE, reason="过了科室时限没有反馈")
    return advance(CONSULTATION, draft, "submit", by=by, opinion=opinion)


@transaction.atomic
def no_comment(draft: DraftConsultation, *, by: User) -> DraftConsultation:
    """The whole office has nothing to say: conclusion, text and signer at once, and on to be signed."""
    draft.outcome, draft.reply_text = DraftConsultation.Outcome.AGREE, no_comment_text(draft)
    draft.approved_by = draft.approved_by or default_signer(draft)
    amend(draft, by=by)
    return submit(draft, by=by)


@transaction.atomic
def issue(draft: DraftConsultation, *, by: User, opinion: str = "") -> DraftConsultation:
    """Give the letter its number, keep it as Word and PDF with the record, and close."""
    today, code = clock.today(), f"{draft.office.issuer_code}函"
    if not draft.office.issuer_code:
        raise Refused("本机关还没有设置机关代字，请系统管理员先设置再编号")
    register.go_on_after(draft.office, code, today.year, _last_typed(draft, code, today.year))
    number = register.issue(draft.office, code, today.year, title=title_of(draft), by=by, ref=draft.ref)
    draft.reply_number, draft.replied_on = str(number), today
    advance(CONSULTATION, draft, "issue", by=by, opinion=opinion, filled=("reply_number", "replied_on"))
    letter, name = letter_of(draft), f"{draft.reply_number}复函"
    attach(draft.ref, name=f"{name}.docx", content=to_docx(letter), title="复函", by=by)
    attach(draft.ref, name=f"{name}.pdf", content=to_pdf(letter), title="复函", by=by)
    return draft


def _last_typed(draft: DraftConsultation, code: str, year: int) -> int:
    """The highest number of the series that stands in records entered by hand."""
    rows = DraftConsultation.objects.filter(office=draft.office, reply_number__startswith=f"{code}〔{year}〕")
    found = [0]
    for text in rows.values_list("reply_number", flat=True):
        try:
            found.append(parse_document_number(text).seq)
        except ValueError:
            continue
    return max(found)


@transaction.atomic
def tell_adoption(
    draft: DraftConsultation,
    *,
    adopted: str,
    taken: Iterable[ConsultationOpinion] = (),
    version: int | None = None,
    by: User,
) -> DraftConsultation:
    """Note afterwards what became of the opinions. `version`: as for `write_reply`."""
    require(by, Perm.EDIT, draft)
    _unchanged_since(draft, version)
    if not draft.replied_on:
        raise Refused("还没有反馈，不能登记采纳情况")
    kept = {row.pk for row in taken}
    rows = ConsultationOpinion.objects.live().filter(consultation=draft, sent=True)
    for row in rows.select_related("ref", "unit"):
        if row.adopted != (row.pk in kept):
            row.adopted = row.pk in kept
            change(row, by=by, verb="登记采纳")
    draft.adopted, draft.adoption_told_on = adopted.strip(), clock.today()
    return amend(draft, by=by)


def turn_of(draft: DraftConsultation, user: User) -> Step:
    """The open question that this user answers. Raises `NotPermitted`."""
    for step in asked(draft).filter(closed_at=None, opened_at__isnull=False):
        if user in holders(step):
            return step
    raise NotPermitted("没有请您所在的科室对这份稿子提意见，或者已经反馈")
