"""What the pages of meeting slips ask for."""

from typing import Any

from django import forms

from canmou.kernel import clock
from canmou.kernel.exchange.lookup import People
from canmou.kernel.people.models import Person, User
from canmou.kernel.ui.fields import day, text
from canmou.lib.cells import CellError
from canmou.supervision.models import MeetingSlip

NOTES = "一行一条要点；行首写“姓名：”就是换了讲话人。整段记录可以直接粘贴。"


class NotesForm(forms.Form):
    """Points by speaker."""

    notes = text("要点", 20000, rows=10, help_text=NOTES)


class SlipForm(NotesForm):
    """A meeting attended and what was said there."""

    field_order = ["fit", "title", "held_on", "place", "attended", "notes"]

    fit = forms.BooleanField(
        label="这次会议不涉密，内容可以放进本系统",
        error_messages={"required": "涉密会议的议题、名单和内容都不能登记"},
    )
    title = text("会议名称", 120)
    held_on = day("会议日期")
    place = text("地点", 80, required=False)
    attended = text("本室参会人员", 300, required=False, help_text="姓名，用顿号隔开")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["held_on"].initial = clock.today()
        if user.person_id:
            self.fields["attended"].initial = user.person.name

    def clean_attended(self) -> list[Person]:
        """The persons that were typed."""
        people, found = People(self.user.office), []
        for name in self.cleaned_data["attended"].replace("，", "、").replace(",", "、").split("、"):
            if not name.strip():
                continue
            try:
                found.append(people.person(name.strip()))
            except CellError as error:
                raise forms.ValidationError(str(error)) from error
        return list(dict.fromkeys(found))

    def slip(self) -> MeetingSlip:
        """The slip as typed. Only after `is_valid()`."""
        return MeetingSlip(**{name: self.cleaned_data[name] for name in ("title", "held_on", "place")})
