"""Roles, delegations, absences and duty."""

from datetime import timedelta
from typing import Any

from django import forms

from canmou.accounts.actions.away import Leave
from canmou.accounts.forms.fields import ObjectField, day, offer_people, offer_units, text
from canmou.accounts.queries.people import KEPT, units_of
from canmou.kernel import clock
from canmou.kernel.people.models import Absence, Duty, Person, User
from canmou.kernel.permissions import Role, roles


class GrantForm(forms.Form):
    """A role for a login."""

    role = forms.ChoiceField(label="角色", error_messages={"required": "请选择角色"})
    unit = ObjectField(
        "范围", required=False, empty="全室", help_text="科员、内勤、科室负责人要选科室；外单位要选单位"
    )
    valid_from = day("生效日期")
    valid_to = day("失效日期", required=False, help_text="长期有效可空")

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "请选择"), *((role.code, role.name) for role in roles())]
        self.fields["valid_from"].initial = clock.today()
        offer_units(self.fields["unit"], units_of(by.office, *KEPT))


class EndGrantForm(forms.Form):
    """The last day of a grant."""

    last = day("最后一天", help_text="填昨天即刻失效")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["last"].initial = clock.today() - timedelta(days=1)


class RequestForm(forms.Form):
    """A role that the system administrator prepares."""

    role = forms.ChoiceField(label="角色", error_messages={"required": "请选择角色"})
    unit = ObjectField("范围", required=False, empty="全室")
    valid_from = day("生效日期")

    def __init__(self, by: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", "请选择"), *((role.code, role.name) for role in roles())]
        self.fields["valid_from"].initial = clock.today()
        offer_units(self.fields["unit"], units_of(by.office, *KEPT))


class DelegateForm(forms.Form):
    """Who acts for whom, with which roles, how long."""

    field_order = ["taker", "matter", "valid_from", "valid_to", "roles"]

    taker = ObjectField("受托人")
    roles = forms.MultipleChoiceField(
        label="委托的职权",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="不选即全部职权；受托人不能再转委托",
    )
    matter = text("委托事项", 80, help_text="如“外出学习期间代管科室工作”")
    valid_from = day("开始日期")
    valid_to = day("结束日期")

    def __init__(self, giver: User, held: list[Role], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_people(self.fields["taker"], giver.office, but=giver.person)
        logins = User.objects.filter(office=giver.office, is_active=True).exclude(person=None)
        self.logins = {user.person_id: user for user in logins.select_related("person")}
        people: ObjectField = self.fields["taker"]
        words = dict(people.choices)
        people.offer((p, words[uid]) for uid, p in people.found.items() if p.pk in self.logins)
        self.fields["roles"].choices = [(role.code, role.name) for role in dict.fromkeys(held)]
        self.fields["valid_from"].initial = clock.today()

    def chosen(self) -> User:
        """The login of the person chosen."""
        return self.logins[self.cleaned_data["taker"].pk]


class AbsenceForm(forms.Form):
    """Who is away and who stands in."""

    person = ObjectField("外出人")
    kind = forms.ChoiceField(label="事由", choices=Absence.Kind.choices)
    valid_from = day("开始日期")
    valid_to = day("结束日期")
    stand_in = ObjectField("代岗人", required=False, empty="不需要")
    note = text("说明", 80, required=False, help_text="去向、联系方式等，可空")
    delegated = forms.BooleanField(label="同时把职权委托给代岗人（到结束日期自动收回）", required=False)

    def __init__(self, by: User, people: list[tuple[Person, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(people)
        if by.person:
            self.fields["person"].initial = by.person.uid
        offer_people(self.fields["stand_in"], by.office)

    def leave(self) -> Leave:
        names = ("person", "kind", "valid_from", "valid_to", "stand_in", "note")
        return Leave(**{name: self.cleaned_data[name] for name in names})


class DutyForm(forms.Form):
    """A turn of duty."""

    on = day("值班日期")
    kind = forms.ChoiceField(label="班次", choices=Duty.Kind.choices, initial=Duty.Kind.STAFF)
    person = ObjectField("值班人")

    def __init__(self, people: list[tuple[Person, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(people)


class SwapForm(forms.Form):
    """Who takes a turn over."""

    person = ObjectField("换给")

    def __init__(self, by: User, duty: Duty, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_people(self.fields["person"], by.office, but=duty.person)


class PairForm(forms.Form):
    """Who is the B 岗 for which work."""

    person = ObjectField("A岗")
    other = ObjectField("B岗")
    matter = text("工作事项", 80, help_text="如“公文收发”“信息报送”")
    since = day("开始日期")

    def __init__(self, by: User, people: list[tuple[Person, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(people)
        offer_people(self.fields["other"], by.office)
        self.fields["since"].initial = clock.today()


class FactorRolesForm(forms.Form):
    """Which roles must use codes."""

    roles = forms.MultipleChoiceField(
        label="须用验证码的角色", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = [(role.code, role.name) for role in roles()]
