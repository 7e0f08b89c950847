"""What the buttons of a draft for comment ask for and do."""

from canmou.kernel.workflow import act
from canmou.supervision.actions import consultation
from canmou.supervision.forms.consultation import SplitForm

act("consultation", "split", action=consultation.split, form=SplitForm)
act("consultation", "submit", action=consultation.submit)
act("consultation", "issue", action=consultation.issue)
