"""The dialogs of a plan item's buttons."""

from canmou.kernel.workflow import act
from canmou.supervision.actions.plan_item import evaluate_item, report_item, send_item_back
from canmou.supervision.forms.plan_item import EvaluateForm, ReportForm

act("plan_item", "report", action=report_item, form=ReportForm)
act("plan_item", "evaluate", action=evaluate_item, form=EvaluateForm)
act("plan_item", "send_back", action=send_item_back)
