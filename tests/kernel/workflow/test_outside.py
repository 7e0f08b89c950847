"""Links for people outside: shown once, hashed, for one purpose, until a day, for one answer."""

from datetime import date

import pytest

from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from canmou.kernel.ledger.actions import void
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.permissions import restrict
from canmou.kernel.permissions.roles import _RESTRICTED
from canmou.kernel.workflow import history, inbox, outside
from canmou.kernel.workflow.models import OutsideLink, Step
from canmou.library.models import Work


@pytest.fixture
def invited(cast, running):
    return outside.invite(
        running,
        by=cast.users["clerk"],
        name="市财政局王某",
        contact="0533-1234567",
        purpose="请就附件提出意见",
        expires_on=date(2024, 1, 10),
    )


def links():
    return list(OutsideLink.objects.values_list("name", flat=True))


def test_only_a_digest_of_the_secret_is_kept(invited):
    row = OutsideLink.objects.values().get()
    assert invited.token not in map(str, row.values())
    assert len(invited.token) >= 43 and len(row["digest"]) == 64


def test_an_answer_comes_once_and_stands_in_the_history(cast, running, invited):
    assert outside.opened(invited.token).opened_at is None  # as it was before
    outside.answer(invited.token, opinion="同意，建议补充数据")
    step = next(step for step in history(running) if step.kind == Step.Kind.OUTSIDE)
    assert (step.told, step.opinion, step.via, step.answered_by) == (
        "有意见",
        "同意，建议补充数据",
        "市财政局王某由链接答复",
        None,
    )
    for again in (outside.find, outside.opened, lambda token: outside.answer(token, opinion="再说")):
        with pytest.raises(NotFound, match="这个链接无效"):
            again(invited.token)
    step.refresh_from_db()
    assert step.opinion == "同意，建议补充数据"


def test_who_asked_has_it_among_what_was_handed_on_and_to_do_when_late(cast, running, invited, settings):
    clerk = cast.users["clerk"]
    assert [step.kind for step in inbox.handed_on(clerk)] == ["outside"]
    assert [step.kind for step in inbox.mine(clerk)] == ["act"]
    settings.CANMOU_TODAY = date(2024, 1, 11)
    assert [step.kind for step in inbox.mine(clerk)] == ["outside", "act"]


@pytest.mark.parametrize("gone", ["late", "revoked", "void", "other"])
def test_a_dead_link_tells_the_same_whatever_the_cause(cast, running, invited, settings, gone):
    token = invited.token
    if gone == "late":
        settings.CANMOU_TODAY = date(2024, 1, 11)
    elif gone == "revoked":
        outside.revoke(invited.link, by=cast.users["clerk"])
    elif gone == "void":
        void(running, by=cast.users["general"], reason="重复")
    else:
        token = token[::-1]
    with pytest.raises(NotFound, match="这个链接无效：可能已答复、已过期或已收回"):
        outside.answer(token, opinion="迟到")
    assert Step.objects.get(kind="outside").answered_at is None


def test_who_may_invite_and_revoke(cast, running, invited):
    with pytest.raises(NotPermitted):
        outside.invite(
            running, by=cast.users["neighbour"], name="某", purpose="看看", expires_on=date(2024, 1, 9)
        )
    with pytest.raises(NotPermitted, match="只有发出人可以收回"):
        outside.revoke(invited.link, by=cast.users["head"])
    assert links() == ["市财政局王某"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"purpose": ""}, "purpose"),
        ({"expires_on": date(2024, 1, 7)}, "expires_on"),
        ({"expires_on": date(2024, 6, 1)}, "expires_on"),
    ],
)
def test_an_invitation_is_complete_and_does_not_last(cast, running, change, field):
    facts = {"name": "王某", "purpose": "请答复", "expires_on": date(2024, 1, 10)}
    with pytest.raises(Invalid) as refused:
        outside.invite(running, by=cast.users["clerk"], **{**facts, **change})
    assert (list(refused.value.problems), links()) == ([field], [])


def test_nothing_restricted_goes_outside(cast, running):
    code = ledger_for(Work).code
    restrict(code, frozenset({"staff"}))
    try:
        with pytest.raises(Refused, match="限制公开的台账不能请外部答复"):
            outside.invite(
                running, by=cast.users["clerk"], name="王某", purpose="请答复", expires_on=date(2024, 1, 10)
            )
    finally:
        _RESTRICTED.pop(code)
    assert links() == []
