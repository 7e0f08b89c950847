"""What the pages of topics and the buttons of their flow ask for."""

from typing import Any

from django import forms
from django.db.models import Q

from canmou.kernel import clock
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.people.queries import own_sections, posts_on
from canmou.kernel.ui.fields import Chosen, Files, Several, choice, day, staff_by_section, text
from canmou.research.models import Series, Topic
from canmou.research.models.selection import TopicClass

OUTSIDE = ("department", "district")
#: A topic from a call is published by the selection meeting, not registered here.
SOURCES = [(code, label) for code, label in Topic.Source.choices if code != Topic.Source.CALL]


def sections(office: Any) -> list[tuple[Unit, str]]:
    """The sections of the office that may lead a topic."""
    rows = Unit.objects.filter(office=office, kind="section", ended_on=None)
    return [(unit, unit.name) for unit in rows]


def bodies(office: Any) -> list[tuple[Unit, str]]:
    """Departments and districts."""
    rows = Unit.objects.filter(office=office, kind__in=OUTSIDE, ended_on=None)
    return [(unit, unit.spoken) for unit in rows]


def helpers(office: Any) -> list[tuple[Unit, str]]:
    """Who may work with the leading unit: departments, districts, universities."""
    rows = Unit.objects.filter(office=office, kind__in=(*OUTSIDE, "university"), ended_on=None)
    return [(unit, unit.spoken) for unit in rows]


def lead_leaders(office: Any) -> list[tuple[Person, str]]:
    """Those who may lead a topic: leading members of the office and of the city."""
    rows = posts_on(clock.today()).filter(Q(leading=True) | Q(unit__kind="city_body"), unit__office=office)
    found: dict[int, tuple[Person, str]] = {}
    for post in rows.select_related("person").order_by("unit__order", "rank"):
        found.setdefault(post.person_id, (post.person, f"{post.person.name}（{post.title}）"))
    return list(found.values())


class OfRecord(forms.Form):
    """The form of a step; it knows the record and the user."""

    def __init__(self, *args: Any, record: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record, self.user = record, user


class MergeForm(OfRecord):
    """Into which topic."""

    into = text("并入哪个课题", 32, help_text="在研课题的编号")


class SupplyForm(OfRecord):
    """The data, or how it was reckoned."""

    reply = text("数据和口径", 5000, rows=5, required=False, help_text="不得提供涉密数据；数据表作附件")
    answered_by = text("答复人", 80, required=False, help_text="姓名、电话；空着记本人")
    files = Files("数据表")


class OpenForm(forms.Form):
    """A new topic that does not come from a call."""

    title = text("课题名称", 120)
    source = choice("来源", SOURCES)
    topic_class = choice("课题类别", TopicClass.choices)
    lead_unit = Chosen("承担单位")
    lead_leader = Chosen("牵头领导", required=False, empty="以后再定")
    head = Chosen("课题组组长")
    writer = Chosen("执笔", required=False, empty="以后再定")
    due_on = day("完成时限", help_text="节点按立项日期和时限自动排定，可以再改")
    series = Chosen("所属系列", required=False, empty="不属于系列")
    supporting = Several("协作单位", required=False)
    partners = text("合作单位", 200, required=False, help_text="高校、智库等，用顿号隔开")
    methods = text("调研方法", 100, required=False, help_text="座谈、走访、问卷、暗访")
    expected = text("预期成果", 100, required=False)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        office, own = user.office, own_sections(user)
        self.fields["lead_unit"].offer([*sections(office), *bodies(office)])
        self.fields["lead_leader"].offer(lead_leaders(office))
        staff = staff_by_section(office)
        for name in ("head", "writer"):
            self.fields[name].offer(staff)
        running = Series.objects.live().filter(
            Q(ended_on=None) | Q(ended_on__gte=clock.today()), office=office
        )
        self.fields["series"].offer((row, row.name) for row in running.order_by("-started_on", "pk"))
        self.fields["supporting"].offer(helpers(office))
        self.fields["lead_unit"].initial = own[0] if own else None
        if user.person_id:
            self.fields["head"].initial = user.person

    def topic(self) -> Topic:
        """The topic as typed. Only after `is_valid()`."""
        apart = ("head", "writer", "supporting")
        return Topic(**{name: value for name, value in self.cleaned_data.items() if name not in apart})
