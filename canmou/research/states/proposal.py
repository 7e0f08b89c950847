"""The flow of a proposal: 已报送 → 已受理 → 入选、未入选、合并或储备; 退回补充, 撤回, 不予受理, 拆分 beside it.

Its state is what the proposer may know. It stays 已受理 through screening and meeting; what these say stands in
records that the proposer does not see, and the outcome comes with the published list.
"""

from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm
from canmou.kernel.workflow import PERM, State, Transition, Turn, Workflow, register
from canmou.research import calling
from canmou.research.models import Proposal


def _proposer(proposal: Proposal) -> list[Turn]:
    return [Turn(unit=proposal.proposed_by)]


def is_proposer(proposal: Proposal, by: User) -> str:
    """Only who proposed it takes it back, while the call takes proposals."""
    if not calling.speaks_for(by, proposal.proposed_by):
        return "只有提出单位可以撤回"
    return calling.closed_told(proposal.call)


def is_published(proposal: Proposal, by: User) -> str:
    """The outcome comes with the list, for all at once."""
    return "" if proposal.call.state == "published" else "公布课题时一并办理"


def _outcome(verb: str, label: str, target: str) -> Transition:
    return Transition(verb, label, ("accepted",), target, PERM, guards=(is_published,), final=True)


PROPOSAL = register(
    Workflow(
        "proposal",
        "选题建议",
        Proposal,
        states=(
            State("submitted", "已报送", rest=True),
            State("returned", "退回补充", turn=_proposer, due=lambda proposal: proposal.supplement_by),
            State("accepted", "已受理", rest=True),
            State("selected", "入选", rest=True),
            State("rejected", "未入选", rest=True),
            State("merged", "合并立项", rest=True),
            State("reserved", "列入储备", rest=True),
            State("declined", "不予受理", rest=True),
            State("split", "已拆分", rest=True),
            State("withdrawn", "已撤回", rest=True),
        ),
        transitions=(
            Transition("accept", "受理", ("submitted",), "accepted", PERM, tone="primary", final=True),
            Transition(
                "send_back", "退回补充", ("submitted", "accepted"), "returned", PERM, opinion=True, final=True
            ),
            Transition("resubmit", "补充后重报", ("returned",), "submitted", tone="primary", final=True),
            Transition(
                "decline",
                "不予受理",
                ("submitted", "returned", "accepted"),
                "declined",
                PERM,
                opinion=True,
                tone="danger",
                final=True,
            ),
            Transition("split", "拆分", ("submitted", "accepted"), "split", PERM, final=True),
            Transition(
                "withdraw",
                "撤回",
                ("submitted", "returned"),
                "withdrawn",
                PERM,
                perm=Perm.VIEW,
                guards=(is_proposer,),
                final=True,
            ),
            _outcome("select", "入选", "selected"),
            _outcome("reject", "不入选", "rejected"),
            _outcome("merge", "合并立项", "merged"),
            _outcome("reserve", "列入储备", "reserved"),
        ),
        kept=("answer", "supplement_by", "split_from", "call", "proposed_by", "filed_on"),
        page="call_proposal",
    )
)
