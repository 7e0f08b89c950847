"""What the buttons of a supervised task ask for and do."""

from canmou.kernel.workflow import act
from canmou.supervision.actions import task as hands
from canmou.supervision.actions import task_time as time
from canmou.supervision.actions import task_work as work
from canmou.supervision.forms import task as forms

act("task", "assign", action=hands.hand_out, form=forms.HandOutForm)
act("task", "approve", action=hands.hand_out, form=forms.HandOutForm)
act("task", "accept", action=work.accept, form=forms.AcceptForm)
act("task", "object", action=time.raise_objection, form=forms.ObjectForm)
act("task", "uphold", action=time.uphold)
act("task", "adjust", action=time.adjust, form=forms.HandAgainForm)
act("task", "begin", action=work.begin, form=forms.BeginForm)
act("task", "progress", action=work.report_progress, form=forms.ProgressForm)
act("task", "report", action=work.report_done, form=forms.ReportForm)
act("task", "ask_extension", action=time.ask_extension, form=forms.ExtensionForm)
act("task", "agree_extension", action=time.agree_extension)
act("task", "refuse_extension", action=time.refuse_extension)
act("task", "withdraw_extension", action=time.withdraw_extension)
act("task", "suspend", action=time.suspend, form=forms.SuspendForm)
act("task", "resume", action=time.resume)
act("task", "verify", action=work.verify)
act("task", "redo", action=work.redo)
act("task", "close", action=work.close, form=forms.CloseForm)
act("task", "return_task", action=hands.give_back)
act("task", "recall", action=hands.recall)
act("task", "reassign", action=hands.reassign, form=forms.HandAgainForm)
act("task", "drop", action=hands.drop)
act("task", "archive", action=work.archive)
