"""What the buttons of a call and of a proposal do. Steps that ask for more than a word are taken on the call's pages."""

from canmou.kernel.errors import Refused
from canmou.kernel.people.models import User
from canmou.kernel.workflow import act
from canmou.research.actions import call as calls
from canmou.research.actions import proposal as proposals
from canmou.research.models import Call, Proposal


def on_its_page(record: Call | Proposal, *, by: User, opinion: str = "") -> None:
    """Refuse a step that asks for more than the generic dialog does."""
    raise Refused("这一步请在选题征集的页面上办理")


def accept_one(proposal: Proposal, *, by: User, opinion: str = "") -> int:
    """The form check of one proposal is passed."""
    return proposals.accept([proposal], by=by)


act("call", "open", action=calls.send_out, page="call")
act("call", "close", action=calls.close, page="call")
for _verb in ("retime", "extend", "reopen", "screen", "rank", "publish"):
    act("call", _verb, action=on_its_page, page="call")
act("proposal", "accept", action=accept_one)
act("proposal", "withdraw", action=proposals.withdraw)
for _verb in ("send_back", "resubmit", "decline", "split", "select", "reject", "merge", "reserve"):
    act("proposal", _verb, action=on_its_page, page="call_proposal")
