"""What the pages of a grading round ask for."""

import re
from decimal import Decimal
from typing import Any

from django import forms

from canmou.kernel import clock
from canmou.kernel.errors import Refused
from canmou.kernel.people.models import Unit, User
from canmou.kernel.secrecy import SecrecyRefused
from canmou.kernel.ui.fields import Chosen, Several, choice, day, text
from canmou.library.api import text_from_file
from canmou.research.models import Entry, GradingRound, ReviewScore

CATEGORIES = ("产业经济", "城乡建设", "社会民生", "改革治理")
ACCEPT = ".docx,.pdf,.txt"


def moment(label: str, *, help_text: str = "") -> forms.DateTimeField:
    """A day and time in the office's own zone."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(
        label=label,
        help_text=help_text,
        widget=widget,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        error_messages={"required": f"请填写{label}", "invalid": "时刻应为 2024-01-08 17:30 这样的写法"},
    )


def number(label: str, least: int, most: int, *, required: bool = True, help_text: str = "") -> forms.Field:
    """A whole number within bounds."""
    return forms.IntegerField(
        label=label,
        min_value=least,
        max_value=most,
        required=required,
        help_text=help_text,
        error_messages={
            "required": f"请填写{label}",
            "invalid": f"{label}要填数字",
            "min_value": f"{label}不能小于{least}",
            "max_value": f"{label}不能大于{most}",
        },
    )


class RulesForm(forms.Form):
    """The rules of a round."""

    title = text("名称", 60, help_text="如“优秀调研成果等级评定”")
    reach = text("范围", 40, help_text="如“全市政府系统”")
    round_year = number("成果年度", 2000, 2099)
    closes_at = moment("申报截止时刻", help_text="到点自动停止接收；改期只能“延长申报”，各单位都会收到通知")
    review_due_on = day("评审截止", required=False)
    word_limit = number("字数上限", 500, 50000)
    likeness_limit = number("重复率上限（％）", 0, 100)
    reviewers_each = number("每篇评审人数", 3, 15, help_text="至少3人；5人以上去掉最高分和最低分")
    avoid_years = number("回避年限", 1, 20, help_text="几年内同过单位、合作署名的要回避")
    department_limit = number("部门限报篇数", 1, 999, required=False, help_text="空着不限")
    district_limit = number("区县限报篇数", 1, 999, required=False, help_text="空着不限")
    section_limit = number("本室科室限报篇数", 1, 999, required=False, help_text="空着不限")
    exclusions = text("不参评范围", 1000, rows=3)

    def __init__(self, *args: Any, round_: GradingRound | None = None, **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial", {name: getattr(round_, name) for name in self.base_fields} if round_ else {}
        )
        super().__init__(*args, **kwargs)
        for name in ("word_limit", "likeness_limit", "reviewers_each", "avoid_years"):
            self.fields[name].initial = GradingRound._meta.get_field(name).default
        self.fields["round_year"].initial = clock.today().year - 1
        self.fields[
            "exclusions"
        ].initial = "领导讲话、工作总结、专著、纯理论和纯业务文章，委托外单位完成的，已获市级以上奖励的"

    def put_on(self, round_: GradingRound) -> GradingRound:
        """The round with these rules."""
        for name, value in self.cleaned_data.items():
            setattr(round_, name, value)
        round_.closes_on = round_.closes_at.astimezone(clock.ZONE).date()
        return round_


class ExtendForm(forms.Form):
    """A later closing moment and why."""

    closes_at = moment("新的截止时刻")
    opinion = text("延长的原因", 200, help_text="各申报单位都会收到")


class TextForm(forms.Form):
    """A text, pasted or from a file. Of a file only its words are kept: no name, no properties."""

    file = forms.FileField(
        label="上传文件",
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        help_text=".docx、.pdf 或 .txt；只取文字，文件名和文档属性不保存",
    )
    text = text("或粘贴正文", 200_000, required=False, rows=14)

    def clean(self) -> dict[str, Any]:
        """The words of the file, else what was pasted."""
        values = super().clean()
        sent = values.get("file")
        if sent:
            try:
                values["text"] = text_from_file(sent.name, sent.read())
            except SecrecyRefused:
                raise
            except Refused as error:
                self.add_error("file", error.message)
        elif not values.get("text"):
            self.add_error("text", "请上传文件或粘贴正文")
        return values


class EnterForm(TextForm):
    """An entry: what, by whom, the text."""

    fit = forms.BooleanField(
        label="这篇成果不涉密，也不在不参评范围之内",
        error_messages={"required": "不能确认的请不要申报"},
    )
    unit = Chosen("申报单位")
    title = text("成果名称", 200, help_text="不加书名号")
    authors = text("作者", 200, help_text="按署名先后，用顿号隔开；只用于回避和证书，评审看不到")
    category = choice("评审组别", [(name, name) for name in CATEGORIES])
    finished_on = day("完成日期")
    field_order = ("fit", "unit", "title", "authors", "category", "finished_on", "file", "text")

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].offer((unit, unit.name) for unit in units)
        if len(units) == 1:
            self.fields["unit"].initial = units[0]

    def clean_authors(self) -> list[str]:
        """The names one by one."""
        names = re.split(r"[、，,；;\s]+", self.cleaned_data["authors"])
        return list(dict.fromkeys(name for name in names if name))

    def facts(self) -> dict[str, Any]:
        """What the action takes. Only after `is_valid()`."""
        names = ("unit", "title", "authors", "category", "finished_on", "text")
        return {name: self.cleaned_data[name] for name in names}


class ReasonForm(forms.Form):
    """A reason."""

    opinion = text("说明", 200, required=False, rows=2)


class InviteForm(forms.Form):
    """A reviewer to be engaged."""

    person = Chosen("评审")
    category = choice("评审组别", [(name, name) for name in (*CATEGORIES, "综合")])
    field = text("专业领域", 40, required=False)
    avoided = Several("还要回避的单位", required=False)
    confirmed = forms.BooleanField(
        label="姓名、单位、联系方式已经核实",
        required=False,
        help_text="没有核实的，回避结论一律是“待核实”",
    )

    def __init__(self, *args: Any, posts: list[Any], user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = {post.person: f"{post.person.name}（{post.unit.spoken}{post.title}）" for post in posts}
        self.fields["person"].offer(people.items())
        kinds = (Unit.Kind.DEPARTMENT, Unit.Kind.DISTRICT)
        units = Unit.objects.filter(office=user.office, kind__in=kinds, ended_on=None)
        self.fields["avoided"].offer((unit, unit.spoken) for unit in units)


class RuleForm(forms.Form):
    """How doubts about a reviewer were settled."""

    entries = Several("成果")
    clear = forms.ChoiceField(
        label="结论",
        choices=[("yes", "可以评审"), ("no", "须回避")],
        error_messages={"required": "请选择结论"},
    )
    reason = text("怎么核实的", 200)

    def __init__(self, *args: Any, entries: list[Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["entries"].found = {entry.number: entry for entry in entries}
        self.fields["entries"].choices = [(entry.number, str(entry)) for entry in entries]


class ScoreForm(forms.Form):
    """The score sheet: six items and the reason."""

    comment = text(
        "打分理由", 200, required=False, rows=4, help_text="不少于10字；写长处、不足，不猜作者和单位"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, most in ReviewScore.LIMITS.items():
            label = str(ReviewScore._meta.get_field(name).verbose_name)
            self.fields[name] = forms.DecimalField(
                label=f"{label}（满分{most}）",
                required=False,
                min_value=0,
                max_value=most,
                max_digits=4,
                decimal_places=1,
                widget=forms.NumberInput(attrs={"step": "0.5", "inputmode": "decimal"}),
                error_messages={
                    "invalid": "请填数字",
                    "min_value": f"应在 0 至 {most} 之间",
                    "max_value": f"应在 0 至 {most} 之间",
                    "max_decimal_places": "最多一位小数",
                },
            )
        self.order_fields([*ReviewScore.LIMITS, "comment"])

    def marks(self) -> dict[str, Decimal | None]:
        """The marks by item."""
        return {name: self.cleaned_data.get(name) for name in ReviewScore.LIMITS}
