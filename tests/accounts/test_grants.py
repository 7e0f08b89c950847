"""Roles: given by the security administrator alone, never to oneself, and the three administrators stay apart."""

from datetime import date

import pytest

from canmou.accounts.actions.grants import decide_request, end_grant, grant_role, request_grant
from canmou.accounts.actions.logins import LoginFacts, amend_login, create_login
from canmou.accounts.models import GrantRequest
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.people.models import RoleGrant, Unit, User
from canmou.kernel.permissions import Perm, can

TODAY = date(2024, 1, 8)
ADMINISTRATORS = ["sys_admin", "sec_admin", "audit_admin"]


def grant(user, role, *, by, unit=None, start=TODAY, end=None):
    return grant_role(user, role=role, unit=unit, valid_from=start, valid_to=end, by=by)


@pytest.fixture
def unchanged():
    """The grants are at the end what they were at the start."""
    before = None

    def remember():
        nonlocal before
        before = list(RoleGrant.objects.order_by("pk").values())

    yield remember
    assert before is not None
    assert list(RoleGrant.objects.order_by("pk").values()) == before


def test_a_grant_is_in_force_at_once_and_audited(cast):
    made = grant(cast.users["clerk"], "ledger_keeper", unit=cast.unit("research1"), by=cast.users["secadmin"])
    assert made.granted_by == cast.users["secadmin"]
    assert can(User.objects.get(username="clerk"), Perm.IMPORT, cast.unit("research1"))
    assert list(AuditRow.objects.values_list("verb", "number", "actor_name")) == [
        ("授予角色", "clerk", "secadmin")
    ]


@pytest.mark.parametrize("login", ["sysadmin", "auditor", "general", "leader", "department"])
def test_only_the_security_administrator_grants(cast, unchanged, login):
    unchanged()
    with pytest.raises(NotPermitted):
        grant(cast.users["clerk"], "staff", unit=cast.unit("society"), by=cast.users[login])


@pytest.mark.parametrize("role", ["general_affairs", *ADMINISTRATORS])
def test_nobody_grants_to_oneself(cast, unchanged, role):
    unchanged()
    with pytest.raises(Refused, match="不能给自己授权"):
        grant(cast.users["secadmin"], role, by=cast.users["secadmin"])


def test_nobody_grants_to_ones_own_other_login(cast, unchanged):
    officer = cast.users["secadmin"]
    amend_login(
        officer, label="安全管理", used_by=cast.named("冯子昂"), identity="", by=cast.users["sysadmin"]
    )
    unchanged()
    with pytest.raises(Refused, match="不能给自己授权"):
        grant(cast.users["clerk"], "general_affairs", by=officer)


@pytest.mark.parametrize("held", ADMINISTRATORS)
@pytest.mark.parametrize("wanted", ADMINISTRATORS)
def test_one_login_cannot_hold_two_of_the_three(cast, unchanged, held, wanted):
    if held == wanted:
        unchanged()
        return
    user = create_login(LoginFacts("second", label="管理"), person=None, by=cast.users["sysadmin"]).user
    grant(user, held, by=cast.users["secadmin"])
    unchanged()
    with pytest.raises(Refused, match="三员须由不同的人担任"):
        grant(user, wanted, by=cast.users["secadmin"])


def test_one_human_cannot_hold_two_of_the_three_in_two_logins(cast, unchanged):
    by, person = cast.users["sysadmin"], cast.named("关宏宇")
    one = create_login(LoginFacts("admin.a", "系统管理", person), person=None, by=by).user
    two = create_login(LoginFacts("admin.b", "审计管理", person), person=None, by=by).user
    grant(one, "sys_admin", by=cast.users["secadmin"])
    unchanged()
    with pytest.raises(Refused, match="三员须由不同的人担任"):
        grant(two, "audit_admin", by=cast.users["secadmin"])


def test_an_administrators_login_reads_no_business_content(cast, unchanged):
    unchanged()
    with pytest.raises(Refused, match="不看业务内容"):
        grant(cast.users["auditor"], "staff", unit=cast.unit("society"), by=cast.users["secadmin"])
    with pytest.raises(Refused, match="不看业务内容"):
        grant(cast.users["clerk"], "audit_admin", by=cast.users["secadmin"])


@pytest.mark.parametrize(
    ("role", "unit", "start", "field"),
    [
        ("staff", None, TODAY, "unit"),
        ("office_leader", "society", TODAY, "unit"),
        ("outside_unit", None, TODAY, "unit"),
        ("outside_unit", "society", TODAY, "unit"),
        ("staff", "society", date(2024, 1, 7), "valid_from"),
        ("king", None, TODAY, "role"),
    ],
)
def test_a_grant_fits_its_role(cast, unchanged, role, unit, start, field):
    unchanged()
    with pytest.raises(Invalid) as refusal:
        grant(
            cast.users["leader"],
            role,
            unit=cast.unit(unit) if unit else None,
            start=start,
            by=cast.users["secadmin"],
        )
    assert list(refusal.value.problems) == [field]


def test_the_same_grant_is_not_given_twice(cast, unchanged):
    unchanged()
    with pytest.raises(Refused, match="已有"):
        grant(cast.users["clerk"], "staff", unit=cast.unit("research1"), by=cast.users["secadmin"])


def test_ending_a_grant_takes_effect_at_once(cast):
    held = RoleGrant.objects.get(user=cast.users["clerk"])
    end_grant(held, last=date(2024, 1, 7), by=cast.users["secadmin"])
    assert not can(User.objects.get(username="clerk"), Perm.VIEW)
    assert RoleGrant.objects.get(pk=held.pk).valid_to == date(2024, 1, 7)


def test_nobody_ends_ones_own_grant(cast, unchanged):
    unchanged()
    with pytest.raises(Refused):
        end_grant(
            RoleGrant.objects.get(user=cast.users["secadmin"]),
            last=date(2024, 1, 7),
            by=cast.users["secadmin"],
        )


def test_what_the_system_administrator_prepares_holds_nothing_before_the_other_agrees(cast):
    clerk = cast.users["clerk"]
    asked = request_grant(
        clerk, role="ledger_keeper", unit=cast.unit("research1"), valid_from=TODAY, by=cast.users["sysadmin"]
    )
    assert not can(User.objects.get(pk=clerk.pk), Perm.IMPORT)
    with pytest.raises(NotPermitted):
        decide_request(asked, agree=True, by=cast.users["sysadmin"])
    assert GrantRequest.objects.get().state == "waiting"
    decide_request(asked, agree=True, by=cast.users["secadmin"])
    assert can(User.objects.get(pk=clerk.pk), Perm.IMPORT)
    with pytest.raises(Refused, match="他人已处理"):
        decide_request(asked, agree=True, by=cast.users["secadmin"])
    assert RoleGrant.objects.filter(user=clerk).count() == 2


def test_a_prepared_grant_cannot_go_round_the_rules(cast):
    asked = request_grant(
        cast.users["secadmin"], role="sys_admin", unit=None, valid_from=TODAY, by=cast.users["sysadmin"]
    )
    with pytest.raises(Refused):
        decide_request(asked, agree=True, by=cast.users["secadmin"])
    assert GrantRequest.objects.get().state == "waiting"
    assert RoleGrant.objects.filter(user=cast.users["secadmin"]).count() == 1


def test_a_declined_request_gives_nothing(cast):
    asked = request_grant(
        cast.users["clerk"], role="general_affairs", unit=None, valid_from=TODAY, by=cast.users["sysadmin"]
    )
    decide_request(asked, agree=False, by=cast.users["secadmin"])
    assert GrantRequest.objects.get().state == "declined"
    assert not can(User.objects.get(username="clerk"), Perm.COMPILE)


def test_another_offices_login_does_not_exist(cast, unchanged):
    other = Unit.objects.get(short_name="市工信局")
    unchanged()
    with pytest.raises(Invalid):
        grant(cast.users["leader"], "staff", unit=other, by=cast.users["secadmin"])
