"""What the pages of calls and proposals ask for."""

from typing import Any

from django import forms

from canmou.kernel import clock
from canmou.kernel.people.models import Unit, User
from canmou.kernel.ui.fields import Chosen, Several, choice, day, leaders, staff_by_section, text
from canmou.research import calling
from canmou.research.actions.call import CRITERIA
from canmou.research.models import Call, Proposal
from canmou.research.models.selection import TopicClass

#: The columns of a call that its form fills.
CALL_COLUMNS = (
    "title", "theme", "reach", "year", "document", "directions", "guide", "title_limit", "question_limit",
    "department_limit", "district_limit", "section_limit",
)  # fmt: skip


def moment(label: str, *, required: bool = True, help_text: str = "") -> forms.DateTimeField:
    """A day and a minute."""
    return forms.DateTimeField(
        label=label,
        required=required,
        help_text=help_text,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": f"请填写{label}", "invalid": f"{label}应为 2024-01-31 17:30 这样的写法"},
    )


def number(label: str, *, required: bool = False, initial: int | None = None, help_text: str = "") -> Any:
    """A whole number."""
    return forms.IntegerField(
        label=label,
        required=required,
        initial=initial,
        min_value=1,
        max_value=9999,
        help_text=help_text,
        error_messages={"required": f"请填写{label}", "invalid": f"{label}应为整数"},
    )


class CallForm(forms.Form):
    """A call: its guide, closing moment, who may propose and how many, by what it is screened."""

    title = text("活动名称", 40, help_text="如“百题调研”")
    theme = text("年度主题", 40, required=False)
    year = number("年度", required=True)
    reach = text("范围", 40)
    document = text("通知文号", 60, required=False)
    closes_at = moment("截止时刻", help_text="到这一刻为止，过后不再接收")
    directions = text("选题方向", 500, rows=2, help_text="用顿号隔开，申报时从中选领域")
    guide = text("申报指南", 8000, rows=8)
    title_limit = number("题目字数上限", required=True, initial=40)
    question_limit = number("问题说明字数上限", required=True, initial=500)
    department_limit = number("部门限报条数", initial=3, help_text="不限的空着")
    district_limit = number("区县限报条数", initial=5, help_text="不限的空着")
    section_limit = number("科室限报条数", help_text="不限的空着")
    criteria = text("评分项", 500, rows=4, help_text="一行一项，名称后写分值，合计100分")
    recipients = Several("可以申报的单位")

    def __init__(self, user: User, *args: Any, call: Call | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call = call
        units = Unit.objects.filter(
            office=user.office, ended_on=None, kind__in=("department", "district", "section")
        )
        units = list(units.order_by("kind", "order", "pk"))
        self.fields["recipients"].offer((unit, unit.spoken) for unit in units)
        if call is None:
            self.initial |= {"year": clock.today().year, "reach": "全市政府系统", "recipients": units}
            self.initial["criteria"] = _as_lines(CRITERIA)
            return
        self.initial |= {name: getattr(call, name) for name in CALL_COLUMNS}
        self.initial |= {"closes_at": call.closes_at, "recipients": list(call.recipients.all())}
        self.initial["criteria"] = _as_lines(call.criteria.values_list("name", "weight"))
        if call.state != "drafting":
            self.fields["closes_at"].disabled = True
            self.fields["closes_at"].help_text = "已经发出，要改请用“改截止时间”并写明原因"

    def clean_criteria(self) -> list[tuple[str, int]]:
        """Name and points of each line."""
        found = []
        for line in filter(str.strip, self.cleaned_data["criteria"].splitlines()):
            name, _, points = line.strip().rstrip("分").rpartition(" ")
            if not name or not (points.isascii() and points.isdigit()):
                raise forms.ValidationError(f"“{line.strip()}”要写成“选题价值 40”这样，名称和分值用空格隔开")
            found.append((name.strip(), int(points)))
        return found

    def fill(self, call: Call) -> Call:
        """The call with what was typed. Only after `is_valid()`."""
        for name in CALL_COLUMNS:
            setattr(call, name, self.cleaned_data[name])
        return call


def _as_lines(rows: Any) -> str:
    return "\n".join(f"{name} {points}" for name, points in rows)


class RetimeForm(forms.Form):
    """Another closing moment, and why."""

    closes_at = moment("新的截止时间")
    opinion = text("原因", 150, help_text="记入办理经过，并告知可以申报的单位")


class ScreenForm(forms.Form):
    """Who screens, until when."""

    screeners = Several("评审人")
    screening_due_on = day("评审截止")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["screeners"].offer(staff_by_section(user.office))


class ProposalForm(forms.Form):
    """A proposal as its proposer writes it."""

    proposed_by = Chosen("提出单位")
    title = text("建议题目", 120, help_text="如“关于老旧工业厂房更新利用的调研”")
    field = choice("领域", [])
    question = text("要回答的问题", 4000, rows=6, help_text="底数、堵点、要拿出什么对策")
    suggested_class = choice("建议类别", TopicClass.choices, required=False)
    contact = text("联系人", 40, required=False, help_text="姓名和电话")
    kind = choice("来源", [("", "")], required=False)
    leader = Chosen("点题领导", required=False)

    def __init__(
        self,
        user: User,
        call: Call,
        *args: Any,
        proposal: Proposal | None = None,
        keeps: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.call, self.proposal = call, proposal
        units = [proposal.proposed_by] if proposal else self._units(user, keeps)
        self.fields["proposed_by"].offer((unit, unit.spoken) for unit in units)
        self.fields["title"].help_text = f"不超过{call.title_limit}字"
        self.fields["question"].help_text = f"底数、堵点、要拿出什么对策，不超过{call.question_limit}字"
        offered = calling.themes(call)
        self.fields["field"].choices = [("", "请选择"), *((name, name) for name in offered)]
        if not offered:
            self.fields["field"] = text("领域", 20)
        self._kinds(user, keeps)
        if proposal:
            names = ("title", "field", "question", "suggested_class", "contact")
            self.initial |= {name: getattr(proposal, name) for name in names}
            del self.fields["proposed_by"]
        elif len(units) == 1:
            self.initial["proposed_by"] = units[0]

    def _units(self, user: User, keeps: bool) -> list[Unit]:
        if keeps:
            return list(self.call.recipients.filter(ended_on=None).order_by("kind", "order", "pk"))
        return calling.units_of(user, self.call)

    def _kinds(self, user: User, keeps: bool) -> None:
        """Small entries and leaders' orders are for those inside."""
        if self.proposal or not calling.inside(user):
            del self.fields["kind"], self.fields["leader"]
            return
        kinds = [("", "按提出单位"), ("self_chosen", "自选小切口")]
        if keeps:
            kinds.append(("leader", "市领导点题"))
            self.fields["leader"].offer(leaders(user.office))
        else:
            del self.fields["leader"]
        self.fields["kind"].choices = kinds

    def fill(self, proposal: Proposal) -> Proposal:
        """The proposal with what was typed. Only after `is_valid()`."""
        for name in ("title", "field", "question", "suggested_class", "contact"):
            setattr(proposal, name, self.cleaned_data[name])
        return proposal

    def fresh(self) -> Proposal:
        """A new proposal as typed."""
        made = Proposal(call=self.call, proposed_by=self.cleaned_data["proposed_by"])
        made.source = self.cleaned_data.get("kind", "")
        made.leader = self.cleaned_data.get("leader") if made.source == "leader" else None
        return self.fill(made)


class ReturnForm(forms.Form):
    """What is missing, until when."""

    opinion = text("要补充什么", 200, help_text="提出单位看得到")
    supplement_by = day("补充时限")


class DeclineForm(forms.Form):
    """Why it is not taken."""

    opinion = text("不予受理的理由", 200, help_text="提出单位看得到")


class SplitForm(forms.Form):
    """The titles of the parts."""

    titles = text("拆成的题目", 1000, rows=3, help_text="一行一个")
