"""Countersigning by all, any, some; at once and in order; adding signers; advice and reading; decisions that die."""

import pytest

from canmou.kernel.errors import Invalid, NotPermitted, Refused, Stale
from canmou.kernel.ledger.actions import amend
from canmou.kernel.people.models import RoleGrant, User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.workflow import (
    add_signer,
    advance,
    answer,
    ask,
    circulate,
    history,
    inbox,
    offers,
    outcome,
    standing,
    stop_asking,
)
from canmou.kernel.workflow.models import Step

SIGNERS = {"neighbour": "乔安然", "keeper": "陆思源", "editor": "贾书林"}


@pytest.fixture
def asked(cast, running):
    """Three signers on the clerk's text, put by the clerk."""

    def ask_three(**how):
        whom = [cast.named(name) for name in SIGNERS.values()]
        return dict(
            zip(SIGNERS, ask(running, by=cast.users["clerk"], kind="sign", whom=whom, **how), strict=True)
        )

    return ask_three


def waiting(cast):
    """Who has a countersigning in his list."""
    return [
        key
        for key in SIGNERS
        if inbox.mine(cast.users[key])
        .filter(kind__in=[Step.Kind.SIGN, Step.Kind.ADVISE, Step.Kind.READ])
        .exists()
    ]


def say(cast, steps, key, verdict="agree", opinion=""):
    return answer(steps[key], by=cast.users[key], verdict=verdict, opinion=opinion)


def test_all_must_agree(cast, flow, running, asked):
    steps = asked()
    assert waiting(cast) == ["neighbour", "keeper", "editor"]
    for key in ("neighbour", "editor"):
        say(cast, steps, key)
        assert outcome(steps["keeper"]) == "open"
    (hand_in, _) = offers(flow, running, cast.users["clerk"])
    assert hand_in.reason == "会签还差陆思源"
    say(cast, steps, "keeper")
    assert (outcome(steps["keeper"]), waiting(cast)) == ("agreed", [])
    (hand_in, _) = offers(flow, running, cast.users["clerk"])
    assert hand_in.enabled


def test_one_refusal_ends_a_countersigning_by_all(cast, asked):
    steps = asked()
    say(cast, steps, "keeper", "disagree", "数字有误")
    assert (outcome(steps["editor"]), waiting(cast)) == ("refused", [])


def test_any_one_is_enough(cast, asked):
    steps = asked(rule="any")
    say(cast, steps, "keeper", "disagree", "不归我管")
    assert (outcome(steps["editor"]), waiting(cast)) == ("open", ["neighbour", "editor"])
    say(cast, steps, "editor")
    assert (outcome(steps["editor"]), waiting(cast)) == ("agreed", [])
    with pytest.raises(Stale, match="他人已处理"):
        say(cast, steps, "neighbour")


@pytest.mark.parametrize(
    ("verdicts", "end"),
    [(("agree", "agree"), "agreed"), (("disagree", "disagree"), "refused"), (("agree", "disagree"), "open")],
)
def test_two_of_three(cast, asked, verdicts, end):
    steps = asked(rule=2)
    for key, verdict in zip(("neighbour", "keeper"), verdicts, strict=True):
        say(cast, steps, key, verdict, "理由")
    assert (outcome(steps["editor"]), waiting(cast)) == (end, ["editor"] if end == "open" else [])


@pytest.mark.parametrize("rule", [0, 4, "some"])
def test_a_rule_that_cannot_be_met_is_refused(cast, asked, rule):
    with pytest.raises(Invalid, match="要在1和3之间"):
        asked(rule=rule)
    assert waiting(cast) == []


def test_one_after_another(cast, asked):
    steps = asked(ordered=True)
    for place, key in enumerate(SIGNERS):
        assert waiting(cast) == [list(SIGNERS)[place]]
        say(cast, steps, key)
    assert outcome(steps["editor"]) == "agreed"


def test_who_is_not_asked_may_not_answer_and_who_comes_early_neither(cast, asked):
    steps = asked(ordered=True)
    with pytest.raises(NotPermitted, match="由乔安然办理，不归您办"):
        answer(steps["neighbour"], by=cast.users["keeper"], verdict="agree")
    with pytest.raises(Stale):
        say(cast, steps, "editor")
    assert Step.objects.filter(group=steps["editor"].group, answered_at=None).count() == 3


def test_a_refusal_needs_words_and_a_verdict_must_be_one(cast, asked):
    steps = asked()
    with pytest.raises(Invalid, match="“不同意”要写明意见"):
        say(cast, steps, "keeper", "disagree")
    with pytest.raises(Invalid, match="请选择结论"):
        say(cast, steps, "keeper", "read")
    assert waiting(cast) == ["neighbour", "keeper", "editor"]


def test_a_signer_before_makes_the_turn_wait(cast, asked):
    steps = asked()
    added = add_signer(steps["keeper"], by=cast.users["keeper"], person=cast.named("马文秀"), before=True)
    assert waiting(cast) == ["neighbour", "editor"]
    answer(added, by=cast.users["custodian"], verdict="agree")
    assert waiting(cast) == ["neighbour", "keeper", "editor"]
    for key in SIGNERS:
        say(cast, steps, key)
    assert outcome(added) == "agreed"


def test_a_signer_after_comes_when_the_turn_is_answered(cast, asked):
    steps = asked(ordered=True)
    added = add_signer(steps["neighbour"], by=cast.users["neighbour"], person=cast.named("马文秀"))
    say(cast, steps, "neighbour")
    assert (waiting(cast), added in inbox.mine(cast.users["custodian"])) == ([], True)
    answer(added, by=cast.users["custodian"], verdict="agree")
    assert waiting(cast) == ["keeper"]


def test_a_signer_on_a_turn_of_work_holds_it_up(cast, flow, running):
    (turn,) = inbox.mine(cast.users["clerk"])
    added = add_signer(turn, by=cast.users["clerk"], person=cast.named("乔安然"), before=True)
    with pytest.raises(Refused, match="会签还差乔安然"):
        advance(flow, running, "hand_in", by=cast.users["clerk"])
    answer(added, by=cast.users["neighbour"], verdict="agree")
    advance(flow, running, "hand_in", by=cast.users["clerk"])
    assert running.state == "reviewed"


def test_who_may_add_a_signer(cast, asked):
    steps = asked()
    with pytest.raises(NotPermitted, match="只有办理人或交办人可以加签"):
        add_signer(steps["keeper"], by=cast.users["leader"], person=cast.named("马文秀"))
    with pytest.raises(Refused, match="贾书林已在其中"):
        add_signer(steps["keeper"], by=cast.users["clerk"], person=cast.named("贾书林"))


def test_advice_holds_nothing_up_and_is_no_approval(cast, flow, running):
    whom = [cast.named("乔安然"), cast.named("陆思源")]
    first, second = ask(running, by=cast.users["clerk"], kind="advise", whom=whom, note="请提意见")
    with pytest.raises(Invalid, match="请选择结论"):
        answer(first, by=cast.users["neighbour"], verdict="agree")
    answer(first, by=cast.users["neighbour"], verdict="comment", opinion="第二段宜精简")
    advance(flow, running, "hand_in", by=cast.users["clerk"])
    assert (running.state, outcome(first), waiting(cast)) == ("reviewed", "open", ["keeper"])
    answer(second, by=cast.users["keeper"], verdict="none")
    assert outcome(first) == "agreed"


def test_reading_goes_round_with_who_has_read(cast, flow, running):
    circulate(
        running, by=cast.users["neighbour"], readers=[cast.named("陆思源"), cast.named("贾书林")], note="请阅"
    )
    (step,) = inbox.mine(cast.users["keeper"])
    answer(step, by=cast.users["keeper"], verdict="read")
    read = [(s.holder, s.told) for s in history(running) if s.kind == Step.Kind.READ]
    assert read == [("陆思源", "已阅"), ("贾书林", "")]


def test_nobody_is_asked_twice_and_nobody_who_may_not_see(cast, running, asked):
    asked()
    with pytest.raises(Refused, match="没有新的人"):
        asked()
    again = ask(
        running, by=cast.users["clerk"], kind="sign", whom=[cast.named("乔安然"), cast.named("马文秀")]
    )
    assert [step.holder for step in again] == ["马文秀"]


def test_only_who_has_the_turn_or_may_edit_asks_for_signatures(cast, running):
    with pytest.raises(NotPermitted, match="只有现在的办理人或能修改这条记录的人可以送会签"):
        ask(running, by=cast.users["neighbour"], kind="sign", whom=[cast.named("陆思源")])
    assert waiting(cast) == []


def test_a_decision_dies_when_its_text_changes_and_is_asked_for_anew(cast, running, asked):
    steps = asked()
    done = say(cast, steps, "keeper")
    assert standing(done)
    running.refresh_from_db()
    running.characters = 4000
    amend(running, by=cast.users["head"])
    done.refresh_from_db()
    assert (standing(done), waiting(cast)) == (True, ["neighbour", "editor"])  # not part of the text
    running.title = "调研二稿"
    amend(running, by=cast.users["head"])
    done.refresh_from_db()
    assert (standing(done), done.overtaken_at is None) == (False, False)
    assert waiting(cast) == ["neighbour", "keeper", "editor"]
    (again,) = inbox.mine(cast.users["keeper"])
    assert (again.moved_from, again.via, again.group) == (done, "文本有改动，请重新会签", done.group)
    for step in Step.objects.filter(group=done.group, closed_at=None).select_related("person"):
        answer(step, by=cast.users[{v: k for k, v in SIGNERS.items()}[step.holder]], verdict="agree")
    assert outcome(again) == "agreed"


def test_an_answer_to_a_text_that_moved_under_the_reader_is_refused(cast, running, asked):
    steps = asked()
    running.refresh_from_db()
    read, running.title = running.version, "调研二稿"
    amend(running, by=cast.users["head"])
    with pytest.raises(Stale, match="又有改动"):
        answer(steps["keeper"], by=cast.users["keeper"], verdict="agree", version=read)
    assert waiting(cast) == ["neighbour", "keeper", "editor"]


def test_an_approval_dies_with_its_text_and_the_record_goes_back(cast, flow, running):
    advance(flow, running, "hand_in", by=cast.users["clerk"])
    advance(flow, running, "pass_on", by=cast.users["head"], opinion="同意")
    approval = Step.objects.get(ref=running.ref, verdict="pass_on")
    assert standing(approval)
    running.title = "悄悄改过的稿"
    amend(running, by=cast.users["head"])
    running.refresh_from_db()
    approval.refresh_from_db()
    assert (running.state, standing(approval), approval.overtaken_at is None) == ("reviewed", False, False)
    (turn,) = Step.objects.filter(ref=running.ref, closed_at=None)
    assert (turn.state, turn.holder) == ("reviewed", "高振华")


def test_columns_that_only_steps_write_cannot_be_amended(cast, running):
    running.finished_on = None
    with pytest.raises(Invalid, match="在“文稿”流程里由办理环节填写，不能直接改"):
        amend(running, by=cast.users["head"])
    running.refresh_from_db()
    assert (str(running.finished_on), running.version) == ("2023-05-04", 2)


def test_an_outside_unit_does_not_send_round_what_it_may_see(cast, running):
    """It sees the record that it filed, and may not put it before the office's people."""
    bureau = RoleGrant.objects.get(user__username="department").unit
    type(running).objects.filter(pk=running.pk).update(source_unit=bureau)
    running.ref.source_unit = bureau
    running.ref.save()
    running.refresh_from_db()
    department = User.objects.get(username="department")
    assert can(department, Perm.VIEW, running)
    with pytest.raises(NotPermitted, match="可以传阅"):
        circulate(running, by=department, readers=[cast.named("陆思源")])
    assert waiting(cast) == []


def test_waiting_no_longer_closes_what_is_not_answered(cast, running, asked):
    steps = asked()
    say(cast, steps, "keeper")
    assert stop_asking(running, by=cast.users["clerk"], kind="sign", reason="时间来不及") == 2
    assert (waiting(cast), outcome(steps["editor"])) == ([], "agreed")
    with pytest.raises(NotPermitted, match="可以不再等候"):
        stop_asking(running, by=cast.users["neighbour"], kind="sign", reason="时间来不及")
