"""Delegation: by oneself or the head, with start and end, never an administrator's, never to the one who makes it."""

from datetime import date

import pytest

from canmou.accounts.actions.delegations import delegate, revoke
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.people.models import Delegation, User
from canmou.kernel.permissions import Perm, can

MONDAY, FRIDAY = date(2024, 1, 8), date(2024, 1, 12)


def lend(cast, giver, taker, *, by=None, roles=(), start=MONDAY, end=FRIDAY, matter="外出期间代管"):
    users = cast.users
    return delegate(
        users[giver], taker=users[taker], roles=roles, matter=matter, valid_from=start, valid_to=end,
        by=users[by or giver],
    )  # fmt: skip


def test_one_delegates_ones_own_post_and_takes_it_back(cast):
    made = lend(cast, "head", "neighbour")
    assert can(User.objects.get(username="neighbour"), Perm.COMPILE, cast.unit("research1"))
    assert AuditRow.objects.get().actor_name == "高振华"
    revoke(made, by=cast.users["head"])
    assert not can(User.objects.get(username="neighbour"), Perm.COMPILE, cast.unit("research1"))
    with pytest.raises(Refused, match="已收回"):
        revoke(Delegation.objects.get(), by=cast.users["head"])


def test_the_head_delegates_for_people_of_the_section(cast):
    made = lend(cast, "clerk", "neighbour", by="head")
    assert (made.giver, made.taker, made.made_by) == tuple(
        cast.users[name] for name in ("clerk", "neighbour", "head")
    )


def test_the_leader_delegates_for_everybody(cast):
    assert lend(cast, "head", "clerk", by="leader").whole is True


@pytest.mark.parametrize(
    ("giver", "taker", "by", "error"),
    [
        ("head", "neighbour", "clerk", NotPermitted),  # a clerk for the head
        ("neighbour", "clerk", "head", NotPermitted),  # the head of another section
        ("clerk", "head", "head", Refused),  # to the one who makes it
        ("head", "head", "head", Invalid),  # to oneself
        ("sysadmin", "clerk", "sysadmin", Refused),  # an administrator's
        ("auditor", "clerk", "auditor", Refused),
        ("head", "secadmin", "head", Invalid),  # to an administrator
        ("head", "department", "head", Invalid),  # to an outside unit
        ("department", "clerk", "department", Refused),
    ],
)
def test_what_is_refused_changes_nothing(cast, giver, taker, by, error):
    with pytest.raises(error):
        lend(cast, giver, taker, by=by)
    assert (Delegation.objects.count(), AuditRow.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"start": date(2024, 1, 7)}, "valid_from"),
        ({"end": date(2024, 1, 7)}, "valid_to"),
        ({"end": date(2026, 1, 1)}, "valid_to"),
        ({"matter": " "}, "matter"),
        ({"roles": ["office_leader"]}, "roles"),
    ],
)
def test_days_roles_and_matter_are_checked(cast, values, field):
    with pytest.raises(Invalid) as refusal:
        lend(cast, "head", "clerk", **values)
    assert list(refusal.value.problems) == [field]
    assert Delegation.objects.count() == 0


def test_what_was_borrowed_cannot_be_lent_or_used_to_lend(cast):
    lend(cast, "head", "neighbour")
    neighbour = User.objects.get(username="neighbour")
    with pytest.raises(Invalid):
        delegate(
            neighbour, taker=cast.users["clerk"], roles=["section_head"], matter="转委托",
            valid_from=MONDAY, valid_to=FRIDAY, by=neighbour,
        )  # fmt: skip
    with pytest.raises(NotPermitted):
        delegate(
            cast.users["clerk"], taker=cast.users["keeper"], matter="代科长办", valid_from=MONDAY,
            valid_to=FRIDAY, by=neighbour,
        )  # fmt: skip
    assert Delegation.objects.count() == 1


def test_the_same_pair_does_not_overlap(cast):
    lend(cast, "head", "clerk")
    with pytest.raises(Refused, match="已委托"):
        lend(cast, "head", "clerk", start=FRIDAY, end=date(2024, 1, 15))
    assert Delegation.objects.count() == 1


def test_strangers_cannot_revoke(cast):
    made = lend(cast, "head", "clerk")
    with pytest.raises(NotPermitted):
        revoke(made, by=cast.users["neighbour"])
    assert Delegation.objects.get().revoked_at is None
    revoke(made, by=cast.users["clerk"])
    assert Delegation.objects.get().revoked_at is not None
