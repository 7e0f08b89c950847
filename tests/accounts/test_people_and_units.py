"""Persons, posts and units: everything is dated, nothing is lost, and only the system administrator does it."""

from datetime import date

import pytest

from canmou.accounts.actions import persons, units
from canmou.accounts.actions.persons import Appointment, Facts
from canmou.accounts.actions.units import UnitFacts
from canmou.accounts.models import GrantRequest
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.people.models import Person, Post, RoleGrant, Unit, UnitVersion

TODAY = date(2024, 1, 8)


def post_of(cast, name):
    return cast.named(name).posts.get()


def held(person):
    posts = person.posts.order_by("valid_from").values_list("unit__name", "title", "valid_from", "valid_to")
    return list(posts)


def test_a_new_colleague_comes_with_a_post_and_an_audit_row(cast):
    post = Appointment(cast.unit("society"), "一级科员", TODAY, establishment="civil")
    made = persons.add_person(Facts("沈一诺", "043", phone="2183043"), post, by=cast.users["sysadmin"])
    assert held(made) == [("社会调研科", "一级科员", TODAY, None)]
    assert list(AuditRow.objects.values_list("verb", "number", "actor_name")) == [
        ("新增人员", "043", "sysadmin")
    ]


@pytest.mark.parametrize("login", ["secadmin", "auditor", "general", "personnel", "department"])
def test_nobody_else_adds_people_or_units(cast, login):
    people, bodies = Person.objects.count(), Unit.objects.count()
    with pytest.raises(NotPermitted):
        persons.add_person(
            Facts("沈一诺", "043"), Appointment(cast.unit("society"), "科员", TODAY), by=cast.users[login]
        )
    with pytest.raises(NotPermitted):
        units.add_unit(UnitFacts("改革科"), on=TODAY, by=cast.users[login])
    assert (Person.objects.count(), Unit.objects.count(), AuditRow.objects.count()) == (people, bodies, 0)


def test_a_code_is_given_once(cast):
    with pytest.raises(Invalid) as refusal:
        persons.add_person(
            Facts("沈一诺", "001"),
            Appointment(cast.unit("society"), "科员", TODAY),
            by=cast.users["sysadmin"],
        )
    assert refusal.value.problems == {"code": "人员编号“001”已有人用，请换一个"}
    assert not Person.objects.filter(name="沈一诺").exists()


def test_moving_ends_the_old_post_and_its_grants_and_asks_for_new_ones(cast):
    clerk = cast.named("冯子昂")
    old = post_of(cast, "冯子昂")
    start = old.valid_from
    day = date(2024, 1, 15)
    persons.move_person(old, Appointment(cast.unit("society"), "一级科员", day), by=cast.users["sysadmin"])
    assert held(clerk) == [
        ("综合调研一科", "一级科员", start, date(2024, 1, 14)),
        ("社会调研科", "一级科员", day, None),
    ]
    assert RoleGrant.objects.get(user=cast.users["clerk"]).valid_to == date(2024, 1, 14)
    waiting = GrantRequest.objects.get()
    assert (waiting.role, waiting.unit, waiting.valid_from, waiting.state) == (
        "staff",
        cast.unit("society"),
        day,
        "waiting",
    )


def test_moving_to_the_same_unit_is_refused(cast):
    old = post_of(cast, "冯子昂")
    with pytest.raises(Invalid):
        persons.move_person(
            old, Appointment(cast.unit("research1"), "科员", TODAY), by=cast.users["sysadmin"]
        )
    assert Post.objects.get(pk=old.pk).valid_to is None


def test_a_post_ends_once_and_not_before_it_began(cast):
    by, post = cast.users["sysadmin"], post_of(cast, "邱明哲")
    with pytest.raises(Invalid):
        persons.end_post(post, on=date(2000, 1, 1), by=by)
    assert Post.objects.get(pk=post.pk).valid_to is None
    persons.end_post(Post.objects.get(pk=post.pk), on=TODAY, by=by)
    with pytest.raises(Refused):
        persons.end_post(Post.objects.get(pk=post.pk), on=date(2024, 1, 9), by=by)
    assert Post.objects.get(pk=post.pk).valid_to == TODAY


def test_renaming_keeps_the_former_name_with_its_days(cast):
    unit = cast.unit("research2")
    by = cast.users["sysadmin"]
    units.rename_unit(
        unit, name="改革研究科", short_name="改革科", parent=unit.parent, on=date(2023, 7, 1), by=by
    )
    units.rename_unit(unit, name="改革科", short_name="", parent=unit.parent, on=TODAY, by=by)
    spans = list(UnitVersion.objects.filter(unit=unit).values_list("name", "valid_from", "valid_to"))
    assert spans == [
        ("综合调研二科", date(1949, 10, 1), date(2023, 6, 30)),
        ("改革研究科", date(2023, 7, 1), date(2024, 1, 7)),
    ]
    assert Unit.objects.get(pk=unit.pk).name == "改革科"


@pytest.mark.parametrize(
    ("name", "day", "field"),
    [
        ("社会调研科", TODAY, "name"),
        ("改革科", date(2024, 2, 1), "on"),
        ("综合调研二科", TODAY, "name"),
    ],
)
def test_renames_that_are_refused_change_nothing(cast, name, day, field):
    unit = cast.unit("research2")
    with pytest.raises(Invalid) as refusal:
        units.rename_unit(
            unit, name=name, short_name="调研二科", parent=unit.parent, on=day, by=cast.users["sysadmin"]
        )
    assert list(refusal.value.problems) == [field]
    assert Unit.objects.get(pk=unit.pk).name == "综合调研二科"
    assert UnitVersion.objects.count() == 0


def test_a_merged_unit_goes_below_the_other_with_its_people_and_its_grants_are_asked_for(cast):
    research, society = cast.unit("research1"), cast.unit("society")
    units.merge_unit(research, into=society, on=TODAY, by=cast.users["sysadmin"])
    research.refresh_from_db()
    assert (research.ended_on, research.merged_into, research.parent) == (date(2024, 1, 7), society, society)
    now = Post.objects.filter(person=cast.named("高振华"), valid_to=None).get()
    assert (now.unit, now.title, now.valid_from) == (society, "科长", TODAY)
    assert RoleGrant.objects.filter(unit=research, valid_to=None).count() == 0
    asked = GrantRequest.objects.order_by("role").values_list("user__username", "role", "unit__name")
    assert list(asked) == [("head", "section_head", "社会调研科"), ("clerk", "staff", "社会调研科")]


def test_a_unit_in_use_is_not_closed(cast):
    by, group = cast.users["sysadmin"], cast.unit("group1")
    with pytest.raises(Refused, match="还有3个在任职务"):
        units.close_unit(cast.unit("society"), on=TODAY, by=by)
    assert Unit.objects.get(pk=cast.unit("society").pk).ended_on is None
    units.close_unit(group, on=TODAY, by=by)
    assert Unit.objects.get(pk=group.pk).ended_on == TODAY


def test_the_office_itself_is_neither_renamed_nor_closed(cast):
    office = cast.unit("office")
    with pytest.raises(Refused):
        units.close_unit(office, on=TODAY, by=cast.users["sysadmin"])
    assert Unit.objects.get(pk=office.pk).ended_on is None
