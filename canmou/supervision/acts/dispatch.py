"""The buttons of rounds and sheets: each leads to its own page."""

from canmou.kernel.workflow import act
from canmou.supervision.actions.dispatch import close_round, lock_round, reopen_round
from canmou.supervision.actions.dispatch_sheet import recall_sheet, submit_sheet

act("dispatch_round", "lock", action=lock_round, page="dispatch_lock")
act("dispatch_round", "reopen", action=reopen_round, page="dispatch_reopen")
act("dispatch_round", "close", action=close_round, page="dispatch_close")
act("dispatch_round", "reschedule", page="dispatch_days")
act("dispatch_round", "postpone", page="dispatch_days")
act("dispatch_sheet", "submit", action=submit_sheet, page="dispatch_fill")
act("dispatch_sheet", "recall", action=recall_sheet, page="dispatch_fill")
