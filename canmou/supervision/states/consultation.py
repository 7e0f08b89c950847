"""The flow of a draft sent for comment: 分送科室 → 汇总意见 → 审签 → 编号发函 → 已反馈."""

from datetime import date

from canmou.kernel import clock
from canmou.kernel.calendar.terms import due
from canmou.kernel.people.models import User
from canmou.kernel.workflow import State, Transition, Turn, Workflow, register
from canmou.supervision.models import DraftConsultation


def _at_once(draft: DraftConsultation) -> date:
    return max(clock.today(), min(due(clock.today(), 1).date, draft.due_on))


def _signer(draft: DraftConsultation) -> list[Turn]:
    return [Turn(person=draft.approved_by)] if draft.approved_by_id else []


def has_reply(draft: DraftConsultation, by: User) -> str:
    """Nothing is signed that is not written."""
    if not draft.outcome:
        return "先选定反馈结论"
    return "" if draft.reply_text.strip() else "先写好复函正文"


def has_signer(draft: DraftConsultation, by: User) -> str:
    """It goes to somebody."""
    return "" if draft.approved_by_id else "先选定审签人"


CONSULTATION = register(
    Workflow(
        "consultation",
        "征求意见稿",
        DraftConsultation,
        states=(
            State("splitting", "分送科室", due=_at_once),
            State("collecting", "汇总意见", due=lambda draft: draft.due_on),
            State("approving", "审签", turn=_signer, due=lambda draft: draft.due_on),
            State("sending", "编号发函", due=lambda draft: draft.due_on),
            State("replied", "已反馈", rest=True),
        ),
        transitions=(
            Transition("split", "分送科室", ("splitting",), "collecting", tone="primary", final=True),
            Transition(
                "submit",
                "送审签",
                ("splitting", "collecting"),
                "approving",
                guards=(has_reply, has_signer),
                tone="primary",
            ),
            Transition("approve", "同意发函", ("approving",), "sending", tone="primary", decides=True),
            Transition("amend", "退回修改", ("approving", "sending"), "collecting", opinion=True, back=True),
            Transition("issue", "编号发函", ("sending",), "replied", tone="primary"),
        ),
        text=lambda draft: "\n".join((draft.title, draft.sender.name, draft.outcome, draft.reply_text)),
        kept=("replied_on", "reply_number"),
        page="consultation",
    )
)
