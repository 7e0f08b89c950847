"""What the buttons of topics, outlines and data requests ask for and do."""

from canmou.kernel.workflow import act
from canmou.research.actions import data_request, fieldwork, topic
from canmou.research.forms.topic import MergeForm, SupplyForm

act("topic", "kickoff", action=topic.kickoff)
act("topic", "draft", action=topic.draft)
act("topic", "submit", action=topic.submit)
act("topic", "finish", action=topic.finish)
act("topic", "merge", action=topic.merge, form=MergeForm)
act("topic", "withdraw", action=topic.withdraw)
act("topic", "terminate", action=topic.terminate)
act("outline", "approve", action=fieldwork.approve_outline)
act("data_request", "supply", action=data_request.supply, form=SupplyForm)
act("data_request", "again", action=data_request.again)
