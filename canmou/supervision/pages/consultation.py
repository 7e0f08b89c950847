"""What the pages of drafts for comment show."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.workflow import holders, workflow
from canmou.kernel.workflow.models import Step
from canmou.supervision.forms.consultation import (
    ROWS,
    AdoptionForm,
    MoreForm,
    SplitForm,
    TakeDraftForm,
    WriteForm,
)
from canmou.supervision.letters import drafted_text
from canmou.supervision.models import ConsultationOpinion, DraftConsultation
from canmou.supervision.pages.intake import tabs, unit_names
from canmou.supervision.queries import consultation as queries

STATES = {"splitting": "info", "collecting": "info", "approving": "warn", "sending": "warn", "replied": "ok"}


@dataclass(frozen=True)
class Line:
    """One draft of the list."""

    draft: DraftConsultation
    state: str
    tone: str
    clock: str
    late: bool


def state_of(draft: DraftConsultation) -> tuple[str, str]:
    """The state in words, and how its badge looks."""
    return workflow("consultation").label(draft.state), STATES.get(draft.state, "neutral")


def clock_of(draft: DraftConsultation) -> tuple[str, bool]:
    """How much time is left, and whether it is over."""
    if draft.replied_on:
        return f"{_day(draft.replied_on)}反馈", draft.replied_on > draft.due_on
    left = (draft.due_on - clock.today()).days
    if left < 0:
        return f"应于{_day(draft.due_on)}反馈，已超{-left}天", True
    return f"{_day(draft.due_on)}前反馈，" + ("今天到期" if left == 0 else f"还有{left}天"), False


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def overview(user: User, form: TakeDraftForm | None) -> dict[str, Any]:
    """The list, and the form for those who may register."""
    return {
        "tabs": tabs("consultations"),
        "form": form,
        "open": [_line(draft) for draft in queries.consultations(user)],
        "answered": [_line(draft) for draft in queries.answered_lately(user)],
        "units": unit_names(user) if form else [],
    }


def _line(draft: DraftConsultation) -> Line:
    return Line(draft, *state_of(draft), *clock_of(draft))


@dataclass(frozen=True)
class Asked:
    """A section that was asked, and what became of it."""

    who: str
    told: str
    tone: str
    words: str


def asked_of(steps: list[Step]) -> list[Asked]:
    """The sections in order."""
    return [_asked(step) for step in steps]


def _asked(step: Step) -> Asked:
    if step.answered_at:
        day = _day(step.answered_at.astimezone(clock.ZONE).date())
        words = step.opinion if step.verdict == Step.Verdict.COMMENT else ""
        told = f"{day}{'' if words else Step.Verdict(step.verdict).label}（{step.signature}）"
        return Asked(step.holder, told, "ok", words)
    if step.closed_at:
        return Asked(step.holder, "没有反馈，不再等候", "neutral", "")
    late = step.due_on is not None and step.due_on < clock.today()
    due = f"{_day(step.due_on)}前" if step.due_on else ""
    return Asked(step.holder, f"未反馈，{due}" + ("，已超时" if late else ""), "bad" if late else "info", "")


def consultation(
    user: User,
    draft: DraftConsultation,
    *,
    write: WriteForm | None = None,
    adoption: AdoptionForm | None = None,
    ticked: list[str] | None = None,
    rows: list[tuple[str, str]] | None = None,
    refused: str = "",
) -> dict[str, Any]:
    """The worktable of one draft: what this reader may do now, the opinions, and the earlier stance beside them."""
    steps = list(queries.asked(draft))
    opinions = queries.opinions_of(user, draft)
    edits = bool(can(user, Perm.EDIT, draft))
    form = {"record": draft, "user": user}
    writing = edits and draft.state in ("splitting", "collecting", "approving", "sending")
    state, tone = state_of(draft)
    told, late = clock_of(draft)
    return {
        "draft": draft,
        "tabs": tabs("consultations"),
        "state": state,
        "tone": tone,
        "clock": told,
        "late": late,
        "asked": asked_of(steps),
        "opinions": opinions,
        "stances": queries.earlier_stance(user, draft),
        "mine": next((step for step in steps if step.is_open and user in holders(step)), None),
        "rows": _padded(rows),
        "edits": edits,
        "split": SplitForm(**form) if edits and draft.state == "splitting" else None,
        "more": MoreForm(**form) if edits and draft.state == "collecting" else None,
        "write": (write or fresh_write(user, draft, opinions)) if writing else None,
        "adoption": (adoption or AdoptionForm(**form)) if edits and draft.state == "replied" else None,
        "ticked": _ticked(draft, opinions) if ticked is None else ticked,
        "theirs": draft.reply_text
        if write and write.errors and write["reply_text"].value() != draft.reply_text
        else "",
        "record": reverse("record", args=[draft.number]),
        "refused": refused,
        "signs": draft.state == "approving" and draft.approved_by_id == user.person_id is not None,
    }


def _ticked(draft: DraftConsultation, opinions: list[ConsultationOpinion]) -> list[str]:
    """The opinions that go out, and after the reply those that were taken up, by number."""
    told = draft.state == "replied"
    return [row.number for row in opinions if (row.adopted if told else row.sent)]


def _padded(rows: list[tuple[str, str]] | None) -> list[tuple[str, str]]:
    found = list(rows or [])
    return found + [("", "")] * max(1, ROWS - len(found))


def fresh_write(user: User, draft: DraftConsultation, opinions: list[ConsultationOpinion]) -> WriteForm:
    """The form as it stands in the record; who signs is proposed."""
    form = WriteForm(record=draft, user=user, opinions=opinions)
    if draft.approved_by_id is None:
        form.fields["approved_by"].initial = queries.default_signer(draft)
    return form


def proposed_write(
    user: User, draft: DraftConsultation, opinions: list[ConsultationOpinion], sent: list[str]
) -> WriteForm:
    """The form with a text drafted from the opinions ticked."""
    chosen = [row for row in opinions if row.number in sent]
    told = {row.section_id for row in opinions}
    words = [
        f"{step.holder}：{step.opinion}"
        for step in queries.asked(draft)
        if step.verdict == Step.Verdict.COMMENT and step.unit_id not in told and step.answered_at
    ]
    form = fresh_write(user, draft, opinions)
    form.fields["reply_text"].initial = drafted_text(draft, chosen, words)
    form.fields["outcome"].initial = draft.outcome or ("suggest" if chosen or words else "agree")
    return form
