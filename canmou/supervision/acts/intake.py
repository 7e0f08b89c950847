"""What the buttons of a matter and of its parts ask for and do."""

from canmou.kernel.workflow import act
from canmou.supervision.actions import intake
from canmou.supervision.forms import intake as forms

act("matter", "propose", action=intake.propose, form=forms.ProposeForm)
act("matter", "hand_straight", action=intake.hand_straight, form=forms.HandOutForm)
act("matter", "hand_out", action=intake.hand_out, form=forms.HandOutForm)
act("matter", "forward", action=intake.forward, form=forms.ForwardForm)
act("matter", "file_away", action=intake.file_away)
act("matter", "reply", action=intake.reply, form=forms.ReplyForm)
act("matter", "close", action=intake.close)
act("matter", "redo", action=intake.redo)
act("matter", "to_task", action=intake.to_task, form=forms.ToTaskForm)
act("matter_part", "finish", action=intake.finish_part, form=forms.FinishPartForm)
act("matter_part", "forward", action=intake.forward_part, form=forms.ForwardPartForm)
