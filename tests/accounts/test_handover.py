"""Disabling a login: every open item gets a receiver first, and everything that the login held ends."""

from datetime import date

import pytest
from django.test import Client

from canmou.accounts.actions.delegations import delegate
from canmou.accounts.actions.logins import disable_login, enable_login
from canmou.accounts.models import Handover, HandoverLine
from canmou.accounts.queries.holding import held_by
from canmou.kernel.api.tokens import issue_token, token_for
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import NotPermitted, Refused
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.people.models import Delegation, User
from canmou.site.demo.cast import PASSWORD
from canmou.supervision.models import SupervisionTask

TITLE = "核查项目用地手续"


@pytest.fixture
def tasks(cast):
    """Two open tasks of the clerk, one that is done, one of somebody else."""

    def task(title, responsible="冯子昂", **values):
        return SupervisionTask(
            title=title,
            kind="daily",
            urgency="normal",
            basis="室务会议",
            assigned_on=date(2023, 11, 1),
            lead_section=cast.unit("research1"),
            responsible=cast.named(responsible),
            due_on=date(2024, 3, 1),
            **values,
        )

    return cast.enter(
        [
            task(TITLE),
            task("二"),
            task("已办", completed_on=date(2023, 12, 1), result="已办结"),
            task("别人", "丁若兰"),
        ]
    )


def disable(cast, receivers=None, *, login="clerk", by="sysadmin"):
    return disable_login(
        User.objects.get(username=login), reason="调出", receivers=receivers or {}, by=cast.users[by]
    )


def holders():
    return list(SupervisionTask.objects.order_by("pk").values_list("responsible__name", flat=True))


def test_what_is_open_is_listed_in_groups_without_titles(cast, tasks):
    (group,) = held_by(cast.named("冯子昂"))
    assert (group.column, group.count) == ("responsible", 2)
    assert TITLE not in group.text


def test_without_a_receiver_nothing_happens(cast, tasks):
    with pytest.raises(Refused, match="请先指定接收人"):
        disable(cast)
    assert User.objects.get(username="clerk").is_active is True
    assert (Handover.objects.count(), RecordChange.objects.count()) == (0, 0)


def test_the_receiver_gets_what_is_open_and_history_says_so(cast, tasks):
    (group,) = held_by(cast.named("冯子昂"))
    disable(cast, {group.key: cast.named("高振华")})
    assert holders() == ["高振华", "高振华", "冯子昂", "丁若兰"]
    changes = RecordChange.objects.order_by("pk").values_list("ref__number", "verb", "values", "reason")
    assert list(changes) == [
        (row.number, "交接", {"responsible": ["冯子昂", "高振华"]}, "冯子昂账号停用") for row in tasks[:2]
    ]
    line = HandoverLine.objects.get()
    assert (line.ledger, line.column, line.count, line.receiver) == (*group.key, 2, cast.named("高振华"))
    verbs = AuditRow.objects.order_by("seq").values_list("verb", "count")
    assert list(verbs)[-2:] == [("交接", 2), ("停用账号", 2)]
    assert held_by(cast.named("冯子昂")) == []


@pytest.mark.parametrize("receiver", ["冯子昂", "丁若兰"])
def test_the_receiver_is_somebody_else_with_a_login(cast, tasks, receiver):
    (group,) = held_by(cast.named("冯子昂"))
    with pytest.raises(Refused):
        disable(cast, {group.key: cast.named(receiver)})
    assert holders() == ["冯子昂", "冯子昂", "冯子昂", "丁若兰"]
    assert User.objects.get(username="clerk").is_active is True


def test_sessions_tokens_and_delegations_end(cast):
    client = Client()
    client.post("/sign-in/", {"username": "head", "password": PASSWORD})
    _, text = issue_token(by=cast.users["head"], name="取数", days=30)
    for giver, taker in (("head", "clerk"), ("thinktank", "head")):
        delegate(
            cast.users[giver], taker=cast.users[taker], matter="代管", valid_from=date(2024, 1, 8),
            valid_to=date(2024, 1, 12), by=cast.users[giver],
        )  # fmt: skip
    disable(cast, login="head")
    assert client.get("/account/").status_code == 302
    assert token_for(text) is None
    assert Delegation.objects.filter(revoked_at=None).count() == 0
    signed_in = Client().post("/sign-in/", {"username": "head", "password": PASSWORD})
    assert signed_in.status_code == 200


@pytest.mark.parametrize(
    ("login", "by"), [("clerk", "secadmin"), ("clerk", "head"), ("sysadmin", "sysadmin")]
)
def test_only_the_system_administrator_and_never_oneself(cast, login, by):
    with pytest.raises(NotPermitted if by != "sysadmin" else Refused):
        disable(cast, login=login, by=by)
    assert User.objects.filter(is_active=False).count() == 0


def test_opened_again_it_needs_a_new_password(cast):
    disable(cast)
    slip = enable_login(User.objects.get(username="clerk"), by=cast.users["sysadmin"])
    user = User.objects.get(username="clerk")
    assert (user.is_active, user.must_change_password, user.check_password(slip.password)) == (
        True,
        True,
        True,
    )
    assert not user.check_password(PASSWORD)


def test_the_administrator_reads_counts_but_no_content(cast, tasks, visit):
    uid = User.objects.get(username="clerk").uid
    text = visit("sysadmin").get(f"/accounts/users/{uid}/disable/").content.decode()
    assert "2件" in text
    assert [title for title in (TITLE, tasks[0].number) if title in text] == []
