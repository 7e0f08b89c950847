"""Persons, posts, units and logins."""

from typing import Any

from django import forms

from canmou.accounts.actions.logins import LoginFacts
from canmou.accounts.actions.persons import Appointment, Facts
from canmou.accounts.actions.units import UnitFacts
from canmou.accounts.forms.fields import ObjectField, day, offer_people, offer_units, text
from canmou.accounts.queries.holding import Held, HeldTurns
from canmou.accounts.queries.people import KEPT, OWN, units_of
from canmou.kernel import clock
from canmou.kernel.people.models import Person, Post, Unit, User

KINDS = [(kind.value, kind.label) for kind in Unit.Kind if kind in KEPT and kind is not Unit.Kind.OFFICE]


class FactsForm(forms.Form):
    """Who a person is."""

    name = text("姓名", 40)
    code = text("人员编号", 20, help_text="本机关内唯一，同名的人靠它区分")
    note = text("说明", 80, required=False, help_text="用来区分同名的人，可空")
    phone = text("联系电话", 40, required=False)
    email = forms.EmailField(label="电子邮箱", max_length=80, required=False)

    def facts(self) -> Facts:
        return Facts(**{name: self.cleaned_data[name] for name in ("name", "code", "note", "phone", "email")})


class PostForm(forms.Form):
    """A post from a day on."""

    unit = ObjectField("科室")
    title = text("职务", 60)
    since = day("任职日期")
    level = forms.ChoiceField(label="职级", choices=Post.Level.choices, initial=Post.Level.NONE)
    establishment = forms.ChoiceField(
        label="编制类别", choices=Post.Establishment.choices, initial=Post.Establishment.CIVIL
    )
    leading = forms.BooleanField(label="领导班子成员", required=False)
    rank = forms.IntegerField(
        label="排名", min_value=1, max_value=9999, initial=100, help_text="报告中排列先后，数小在前"
    )

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["unit"], units_of(by.office, *OWN))

    def appointment(self) -> Appointment:
        return Appointment(
            **{
                name: self.cleaned_data[name]
                for name in ("unit", "title", "since", "level", "establishment", "leading", "rank")
            }
        )


class NewPersonForm(FactsForm, PostForm):
    """A new colleague with the first post."""

    field_order = ["name", "code", "unit", "title", "since", "establishment", "level", "rank", "leading"]


class OnForm(forms.Form):
    """One day."""

    on = day("日期")

    def __init__(self, *args: Any, label: str = "日期", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = label
        self.fields["on"].initial = clock.today()


class UnitForm(forms.Form):
    """A new unit."""

    name = text("单位名称", 80)
    short_name = text("简称", 40, required=False)
    kind = forms.ChoiceField(label="类别", choices=KINDS, initial=Unit.Kind.SECTION)
    parent = ObjectField("上级单位", required=False, empty="无")
    contact = text("联系方式", 80, required=False)
    order = forms.IntegerField(label="排序", min_value=0, max_value=9999, initial=0)
    on = day("设立日期")

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["parent"], units_of(by.office, *OWN))

    def facts(self) -> UnitFacts:
        names = ("name", "short_name", "kind", "parent", "contact", "order")
        return UnitFacts(**{name: self.cleaned_data[name] for name in names})


class UnitFactsForm(forms.Form):
    """What of a unit may be corrected without a date."""

    short_name = text("简称", 40, required=False)
    contact = text("联系方式", 80, required=False)
    order = forms.IntegerField(label="排序", min_value=0, max_value=9999)


class RenameForm(forms.Form):
    """A new name or parent."""

    name = text("新名称", 80)
    short_name = text("新简称", 40, required=False)
    parent = ObjectField("上级单位", required=False, empty="无")
    on = day("启用日期", help_text="原名称到前一天为止，历史记录和报告仍按当时的名称")

    def __init__(self, by: User, unit: Unit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self.fields["parent"], units_of(by.office, *OWN).exclude(pk=unit.pk))


class MergeForm(forms.Form):
    """Into which unit, from which day."""

    into = ObjectField("并入")
    on = day("并入日期", help_text="本单位到前一天为止；在任人员从这一天起转入，职务名称不变")

    def __init__(self, by: User, unit: Unit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        same = units_of(by.office, *(OWN if unit.kind in OWN else (unit.kind,)))
        offer_units(self.fields["into"], same.exclude(pk=unit.pk))


class LoginForm(forms.Form):
    """A new login: a person's own, or one for an administrator or an outside unit."""

    username = forms.RegexField(
        r"^[A-Za-z0-9._-]{2,40}$",
        label="登录名",
        help_text="字母、数字、点、横线，建议用姓名全拼",
        error_messages={"required": "请填写登录名", "invalid": "只能用字母、数字、点、横线，2至40位"},
    )
    person = ObjectField("人员", required=False, empty="不属于个人（管理员、外单位）")
    label = text("用途", 40, required=False, help_text="不属于个人的账号必填，如“系统管理”“市统计局报送”")
    used_by = ObjectField(
        "使用人", required=False, empty="未登记", help_text="管理员账号由谁使用；三员不能是同一个人"
    )
    identity = text("统一身份标识", 120, required=False, help_text="用市统一身份认证登录时填写，一般不填")

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        have = set(
            User.objects.filter(office=by.office).exclude(person=None).values_list("person_id", flat=True)
        )
        offer_people(self.fields["used_by"], by.office)
        people: ObjectField = self.fields["person"]
        offer_people(people, by.office)
        rows = [
            (person, dict(people.choices)[uid])
            for uid, person in people.found.items()
            if person.pk not in have
        ]
        people.offer(rows)

    def facts(self) -> LoginFacts:
        names = ("username", "label", "used_by", "identity")
        return LoginFacts(**{name: self.cleaned_data[name] for name in names})


class AmendLoginForm(forms.Form):
    """What may be corrected of a login."""

    label = text("用途", 40, required=False)
    used_by = ObjectField("使用人", required=False, empty="未登记")
    identity = text("统一身份标识", 120, required=False, help_text="市统一身份认证中的标识，由对方提供")

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_people(self.fields["used_by"], user.office)
        if user.person_id:
            del self.fields["used_by"]


class DisableForm(forms.Form):
    """Why a login ends, and who takes over each group of open items."""

    reason = text("停用原因", 80, help_text="如“调出”“退休”“长期抽调”")

    def __init__(self, user: User, groups: list[Held | HeldTurns], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups
        for place, group in enumerate(groups):
            name = f"to_{place}"
            self.fields[name] = ObjectField(f"{group.text}交给")
            offer_people(self.fields[name], user.office, but=user.person)

    def receivers(self) -> dict[tuple[str, str], Person]:
        return {group.key: self.cleaned_data[f"to_{place}"] for place, group in enumerate(self.groups)}


class StaffFileForm(forms.Form):
    """The staff workbook."""

    file = forms.FileField(
        label="人员表（xlsx）",
        max_length=200,
        error_messages={"required": "请先选择文件", "empty": "文件是空的，请核对后重选"},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
