"""What the selection meeting's pages ask for."""

from typing import Any

from django import forms

from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.ui.fields import Chosen, Several, choice, day, leaders, staff_by_section, text
from canmou.research.models import Call, Proposal, SelectionDecision
from canmou.research.models.selection import TopicClass


class MeetingForm(forms.Form):
    """The meeting itself."""

    title = text("会议名称", 80)
    held_on = day("会议日期")
    chair = Chosen("主持人")
    attendees = Several("参会人员", required=False)

    def __init__(self, user: User, call: Call, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chair"].offer(leaders(user.office))
        self.fields["attendees"].offer(staff_by_section(user.office))
        self.initial |= {"title": f"{call.year}年度调研选题会", "held_on": clock.today()}


class DecisionForm(forms.Form):
    """What is decided on one proposal."""

    outcome = forms.ChoiceField(
        label="决定",
        choices=SelectionDecision.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择决定"},
    )
    topic_class = choice("课题类别", TopicClass.choices, required=False)
    reason = text(
        "理由", 200, required=False, rows=2, help_text="未入选、储备的必须写；公布以后提出单位看得到"
    )
    final_title = text("确定题目", 120, required=False)
    lead_unit = Chosen("承担单位", required=False)
    merged_into = Chosen("并入", required=False)

    def __init__(
        self,
        call: Call,
        proposal: Proposal,
        targets: list[Proposal],
        *args: Any,
        decision: SelectionDecision | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        units = call.recipients.filter(ended_on=None).order_by("kind", "order", "pk")
        self.fields["lead_unit"].offer((unit, unit.spoken) for unit in units)
        self.targets = {row.number: row for row in targets}
        self.fields["merged_into"] = choice(
            "并入", [(row.number, row.title) for row in targets], required=False, help_text="只列已定为入选的"
        )
        self.initial |= {"final_title": proposal.title, "lead_unit": proposal.proposed_by}
        self.initial["topic_class"] = proposal.suggested_class
        if decision:
            names = ("outcome", "topic_class", "reason")
            self.initial |= {name: getattr(decision, name) for name in names}
            self.initial["final_title"] = decision.final_title or proposal.title
            self.initial["lead_unit"] = decision.lead_unit or proposal.proposed_by
            self.initial["merged_into"] = decision.merged_into.number if decision.merged_into else ""

    def clean_merged_into(self) -> Proposal | None:
        """The proposal that was chosen."""
        return self.targets.get(self.cleaned_data["merged_into"])


class PublishForm(forms.Form):
    """Until when the topics are to be finished."""

    due_on = day("课题完成时限", help_text="各课题都按这一天，以后可以逐个调整")
