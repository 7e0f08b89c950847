"""What the work on a topic asks for: activities (first of all on a phone), team, plan, outline, data, mid-term check."""

from collections.abc import Sequence
from typing import Any

from django import forms

from canmou.kernel import clock
from canmou.kernel.exchange.lookup import People
from canmou.kernel.people.models import Person, User
from canmou.kernel.ui.fields import Chosen, Files, Several, choice, day, staff_by_section, text
from canmou.lib.cells import CellError
from canmou.research.actions.fieldwork import Planned
from canmou.research.forms.topic import bodies
from canmou.research.models import FieldActivity, MidtermCheck, Milestone, TeamMember

ACCEPT = ".jpg,.jpeg,.png,.pdf,.doc,.docx,.wps,.xls,.xlsx,.et,.ofd,.txt"
WORDS = ("subject", "held_on", "starts_on", "place", "host", "method", "met", "itinerary", "vehicle", "contact",
    "notes", "data_sources")  # fmt: skip


class ActivityForm(forms.Form):
    """One activity: a few taps and lines on a phone; what is only needed before a trip is folded away.

    `forbidden`: it was refused for a secrecy mark, and nothing of it may stay on the device.
    """

    forbidden = False

    method = forms.ChoiceField(
        label="方式",
        choices=FieldActivity.Method.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择方式"},
    )
    held_on = day("日期", help_text="多日的填最后一天")
    place = text("地点", 80)
    subject = text("活动内容", 120, required=False, help_text="空着按方式、地点和课题写")
    met = text("见了谁", 200, required=False, help_text="如：企业负责人6人；回收问卷120份")
    notes = text("记录", 20000, required=False, rows=6)
    photo = Files("拍照", accept="image/*", capture="environment")
    files = Files("照片、录音整理稿、数据表", accept=ACCEPT)
    data_sources = text("数据来源", 200, required=False, help_text="带回了哪些数据、出自哪里")
    participants = text("参加人员", 300, required=False, help_text="姓名，用顿号隔开；空着记本人")
    starts_on = day("开始日期", required=False, help_text="一天的不填")
    host = Chosen("接洽单位", required=False, empty="没有")
    contact = text("接洽联系人", 80, required=False, help_text="姓名、电话")
    vehicle = text("用车", 40, required=False, help_text="车牌、“公务用车1辆”或“公共交通”")
    itinerary = text(
        "行程", 3000, required=False, rows=4, help_text="一行一段，如：9:00 高新区软件园走访两家企业"
    )

    def __init__(self, user: User, *args: Any, activity: FieldActivity | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.activity = user, activity
        self.fields["host"].offer(bodies(user.office))
        if activity is None:
            self.fields["held_on"].initial = clock.today()
            self.fields["participants"].initial = user.person.name if user.person_id else ""
            return
        del self.fields["participants"]
        for name in WORDS:
            self.fields[name].initial = getattr(activity, name)

    def clean_participants(self) -> list[Person]:
        """The persons that were typed."""
        people, found = People(self.user.office), []
        for name in self.cleaned_data["participants"].replace("，", "、").replace(",", "、").split("、"):
            if not name.strip():
                continue
            try:
                found.append(people.person(name.strip()))
            except CellError as error:
                raise forms.ValidationError(str(error)) from error
        return list(dict.fromkeys(found)) or ([self.user.person] if self.user.person_id else [])

    def onto(self, activity: FieldActivity) -> FieldActivity:
        """The activity with what was typed. Only after `is_valid()`."""
        for name in WORDS:
            setattr(activity, name, self.cleaned_data[name])
        if not activity.subject:
            activity.subject = f"{activity.place}{activity.get_method_display()}"[:120]
        return activity

    @property
    def incoming(self) -> list[Any]:
        """Photos and files together."""
        return [*self.cleaned_data["photo"], *self.cleaned_data["files"]]


class MemberForm(forms.Form):
    """Who joins, as what."""

    person = Chosen("姓名")
    role = choice("分工", TeamMember.Role.choices)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(staff_by_section(user.office))


class OutlineForm(forms.Form):
    """What is to be asked, of whom."""

    respondents = text("调研对象", 200, required=False)
    questions = text("调研问题", 10000, rows=8, help_text="一行一个问题")


class DataForm(forms.Form):
    """Which data, from whom, by when."""

    asked = Several("提供单位", help_text="一个单位一份，各看各的、各答各的")
    content = text("所需数据", 300, rows=3, help_text="指标、范围、时段；不得索要涉密数据")
    due_on = day("要求日期")
    note = text("说明", 200, required=False)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked"].offer(bodies(user.office))


class CheckForm(forms.Form):
    """How far it is, and what is asked."""

    progress = forms.IntegerField(
        label="进度",
        min_value=0,
        max_value=100,
        help_text="百分数，0至100",
        error_messages={"required": "请填写进度", "invalid": "进度是0到100的整数"},
    )
    verdict = choice("结论", MidtermCheck.Verdict.choices)
    finding = text("情况", 200)
    requirement = text("要求", 200, required=False, help_text="进展偏慢、需要调整的必须写")

    def check(self) -> MidtermCheck:
        """The check as typed. Only after `is_valid()`."""
        return MidtermCheck(**self.cleaned_data)


class PlanRow(forms.Form):
    """One milestone."""

    due_on = day("应完成")
    done_on = day("实际完成", required=False)
    responsible = Chosen("责任人", required=False, empty="未定")
    note = text("说明", 200, required=False)

    def __init__(
        self, row: Milestone, people: Sequence[tuple[Person, str]], *args: Any, **kwargs: Any
    ) -> None:
        first = {name: getattr(row, name) for name in ("due_on", "done_on", "responsible", "note")}
        super().__init__(*args, prefix=row.step, initial=first, **kwargs)
        self.row = row
        self.fields["responsible"].offer(people)

    def planned(self) -> Planned:
        """What is wanted of it. Only after `is_valid()`."""
        return Planned(self.row, **self.cleaned_data)
