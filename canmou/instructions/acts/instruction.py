"""What the buttons of an instruction ask for and do."""

from canmou.instructions.actions import copies, instruction
from canmou.instructions.forms import instruction as forms
from canmou.kernel.workflow import act

act("instruction", "confirm", action=instruction.confirm, form=forms.ConfirmForm)
act("instruction", "resubmit", action=instruction.resubmit, form=forms.ResubmitForm)
act("instruction", "close", action=instruction.close, form=forms.CloseForm)
act("instruction", "reopen", action=instruction.reopen)
act("instruction", "merge", page="instruction_copies")
act("instruction", "unmerge", action=copies.unmerge)
