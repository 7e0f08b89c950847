"""A delegate holds the giver's own roles for the period, and what only they allow carries both names."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from canmou.activities.models import Event
from canmou.kernel import clock
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import NotPermitted
from canmou.kernel.ledger.actions import add, amend
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.people.models import DelegatedRole, Delegation, RoleGrant, User
from canmou.kernel.permissions import Perm, can, standing


def delegate(giver, taker, *, whole=True, roles=(), start=date(2024, 1, 8), end=date(2024, 1, 9)):
    made = Delegation.objects.create(
        giver=giver,
        taker=taker,
        whole=whole,
        matter="外出期间代管",
        valid_from=start,
        valid_to=end,
        made_by=giver,
        made_at=clock.now(),
    )
    DelegatedRole.objects.bulk_create(DelegatedRole(delegation=made, role=role) for role in roles)
    return made


def held(user):
    fresh = User.objects.get(pk=user.pk)
    return [(g.role.code, g.unit_id, g.giver and g.giver.name) for g in standing(fresh).grants]


def event(unit, title="座谈会"):
    return Event(title=title, kind="meeting", held_on=date(2023, 12, 1), unit=unit)


def test_the_delegate_holds_the_roles_of_the_giver_from_the_first_day_to_the_last(cast, settings):
    delegate(cast.users["head"], cast.users["neighbour"])
    own = ("staff", cast.unit("society").pk, None)
    lent = ("section_head", cast.unit("research1").pk, "高振华")
    for day, expected in [(7, [own]), (8, [own, lent]), (9, [own, lent]), (10, [own])]:
        settings.CANMOU_TODAY = date(2024, 1, day)
        assert held(cast.users["neighbour"]) == expected


def test_a_delegation_of_one_role_lends_that_role_alone(cast):
    delegate(cast.users["thinktank"], cast.users["neighbour"], whole=False, roles=["expert_office"])
    assert held(cast.users["neighbour"]) == [
        ("staff", cast.unit("society").pk, None),
        ("expert_office", None, "熊国栋"),
    ]


def test_nothing_is_delegated_onward(cast):
    delegate(cast.users["head"], cast.users["clerk"])
    delegate(cast.users["clerk"], cast.users["neighbour"])
    assert held(cast.users["neighbour"]) == [
        ("staff", cast.unit("society").pk, None),
        ("staff", cast.unit("research1").pk, "冯子昂"),
    ]


def test_administrators_neither_lend_nor_borrow(cast):
    delegate(cast.users["secadmin"], cast.users["clerk"])
    delegate(cast.users["head"], cast.users["auditor"])
    assert held(cast.users["clerk"]) == [("staff", cast.unit("research1").pk, None)]
    assert held(cast.users["auditor"]) == [("audit_admin", None, None)]


@pytest.mark.parametrize("ended", ["revoked", "giver disabled", "grant over"])
def test_it_ends_with_its_ground(cast, ended):
    made = delegate(cast.users["head"], cast.users["neighbour"])
    if ended == "revoked":
        Delegation.objects.filter(pk=made.pk).update(revoked_at=clock.now())
    elif ended == "giver disabled":
        User.objects.filter(username="head").update(is_active=False)
    else:
        RoleGrant.objects.filter(user__username="head").update(valid_to=date(2024, 1, 7))
    assert held(cast.users["neighbour"]) == [("staff", cast.unit("society").pk, None)]


def test_what_only_the_delegation_allows_carries_both_names(cast):
    delegate(cast.users["head"], cast.users["neighbour"])
    neighbour = User.objects.get(username="neighbour")
    lent = add(event(cast.unit("research1")), by=neighbour)
    own = add(event(cast.unit("society"), "本科会议"), by=neighbour)
    lent.title = "链主企业座谈会"
    amend(lent, by=neighbour)
    rows = AuditRow.objects.order_by("seq").values_list("actor_name", "verb", "number")
    assert list(rows) == [
        ("乔安然（代高振华）", "登记", lent.number),
        ("乔安然", "登记", own.number),
        ("乔安然（代高振华）", "修改", lent.number),
    ]
    trail = RecordChange.objects.order_by("pk")
    assert [(c.verb, c.signature) for c in trail] == [
        ("代为登记", "乔安然（代高振华）"),
        ("修改", "乔安然（代高振华）"),
    ]


def test_without_the_delegation_the_same_is_refused(cast):
    neighbour = cast.users["neighbour"]
    with pytest.raises(NotPermitted):
        add(event(cast.unit("research1")), by=neighbour)
    assert (Event.objects.count(), AuditRow.objects.count()) == (0, 0)
    assert can(neighbour, Perm.ADD, cast.unit("society")).acting_for is None


def test_own_and_lent_roles_cost_two_queries(cast, django_assert_num_queries):
    delegate(cast.users["head"], cast.users["neighbour"])
    fresh = User.objects.get(username="neighbour")
    with django_assert_num_queries(2):
        standing(fresh)


@pytest.mark.parametrize("unit", ["research1", None])
def test_the_same_grant_cannot_stand_twice(cast, unit):
    values = {
        "user": cast.users["leader"],
        "role": "staff",
        "unit": cast.unit(unit) if unit else None,
        "valid_from": date(2024, 1, 8),
    }
    RoleGrant.objects.create(**values)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(**values)
    RoleGrant.objects.create(**values | {"valid_from": date(2024, 1, 9)})
    assert RoleGrant.objects.filter(user=cast.users["leader"], role="staff").count() == 2


def test_nobody_delegates_to_themselves_or_backwards_in_time(cast):
    head, clerk = cast.users["head"], cast.users["clerk"]
    with pytest.raises(IntegrityError), transaction.atomic():
        delegate(head, head)
    with pytest.raises(IntegrityError), transaction.atomic():
        delegate(head, clerk, start=date(2024, 1, 9), end=date(2024, 1, 8))
    assert Delegation.objects.count() == 0
