"""Overrides: a reason, a second person, the ledger's value beside it for ever, never applied in silence."""

from datetime import date

import pytest
from django.db import IntegrityError

from canmou.kernel import clock
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.compile.editions.freezing import freeze
from canmou.kernel.compile.editions.keeping import keep_again
from canmou.kernel.compile.editions.models import Override
from canmou.kernel.compile.editions.overriding import (
    agree_override,
    propose_override,
    refuse_override,
    withdraw_override,
)
from canmou.kernel.compile.editions.printing import as_printed, document_of, trace_of
from canmou.kernel.compile.editions.reading import overrides_of
from canmou.kernel.documents.tree import plain
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.actions import void
from canmou.kernel.people.models import Delegation
from canmou.kernel.secrecy import SecrecyRefused

REASON = "含与市委办合办的一场，台账归市委办登记"


@pytest.fixture
def edition(brief):
    return brief.keep()


def figure(edition, key="F1"):
    return edition.entries.get(key=key)


def propose(edition, by, printed="4", reason=REASON, key="F1"):
    return propose_override(figure(edition, key), printed=printed, reason=reason, by=by)


def printed(edition):
    return as_printed(edition).text().split("\n")[1][:7]


def test_a_proposal_is_not_printed_until_a_second_person_agrees(brief, edition):
    override = propose(edition, brief.users["general"])
    assert (override.state, printed(edition)) == ("proposed", "举办活动3场。")
    agreed = agree_override(override, by=brief.users["leader"])
    assert (agreed.state, agreed.decided_by, printed(edition)) == (
        "agreed",
        brief.users["leader"],
        "举办活动4场。",
    )
    rows = AuditRow.objects.order_by("-seq")[:2]
    assert [(row.verb, row.number) for row in rows] == [
        ("同意改数", "brief 2022 第1稿 F1"),
        ("提出改数", "brief 2022 第1稿 F1"),
    ]


def test_both_values_reason_and_persons_stand_in_trace_and_annex(brief, edition):
    agree_override(propose(edition, brief.users["general"], printed="14"), by=brief.users["leader"])
    compiled = as_printed(edition)
    entry = trace_of(edition, compiled)["figures"][0]
    assert (entry["printed"], entry["value"], entry["masked"]) == ("14", "3", "**")
    assert entry["override"] == {
        "printed": "14", "ledger": "3", "reason": REASON, "proposed_by": "孙启航", "agreed_by": "周承远",
    }  # fmt: skip
    text = compiled.text()
    for item in trace_of(edition, compiled)["figures"]:
        assert {text[start:end] for start, end in item["spans"]} == {item["printed"]}
    assert rows_of_annex(document_of(edition, compiled)) == [
        ["举办活动", "14", "3", REASON, "孙启航", "周承远"]
    ]
    masked = rows_of_annex(document_of(edition, compiled, masked=True))
    assert masked == [["举办活动", "**", "*", "见完整版", "孙启航", "周承远"]]
    told = "印发数 14，台账数 3，理由：含与市委办合办的一场，台账归市委办登记，提出人孙启航，同意人周承远"
    assert overrides_of(edition)[0].told == told


def rows_of_annex(document):
    table = document.annexes[1].blocks[0]
    return [[plain(cell.runs) for cell in row] for row in table.rows]


def test_the_proposer_cannot_agree(brief, edition):
    override = propose(edition, brief.users["leader"])
    with pytest.raises(Refused, match="改数要由提出人以外的人同意"):
        agree_override(override, by=brief.users["leader"])
    assert Override.objects.get().state == "proposed"
    with pytest.raises(IntegrityError):
        Override.objects.update(state="agreed", decided_by=brief.users["leader"])


@pytest.mark.parametrize("login", ["general", "head", "clerk", "secretary", "auditor"])
def test_agreeing_needs_its_permission(login, brief, edition):
    override = propose(edition, brief.users["leader"])
    with pytest.raises(NotPermitted, match="同意改动报告数字"):
        agree_override(override, by=brief.users[login])
    with pytest.raises(NotPermitted, match="同意改动报告数字"):
        refuse_override(override, note="不妥", by=brief.users[login])
    assert Override.objects.get().state == "proposed"


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"printed": ""}, "请写明要印发的数"),
        ({"printed": "3"}, "印发数与台账数相同"),
        ({"printed": "若干"}, "印发数里没有数字"),
        ({"printed": "4\n5"}, "不能换行"),
        ({"printed": "4" * 41}, "最多40字"),
        ({"reason": "  "}, "请写明理由"),
        ({"reason": "因" * 201}, "理由最多200字，现有201字"),
    ],
)
def test_a_proposal_is_checked(values, problem, brief, edition):
    with pytest.raises(Invalid, match=problem):
        propose(edition, brief.users["general"], **values)
    assert Override.objects.count() == 0


def test_what_cannot_be_proposed(brief, edition):
    general = brief.users["general"]
    with pytest.raises(NotPermitted, match="生成报告"):
        propose(edition, brief.users["clerk"])
    with pytest.raises(Refused, match="名称不能改"):
        propose(edition, general, key="N1")
    with pytest.raises(SecrecyRefused, match="理由"):
        propose(edition, general, reason="机密★")
    propose(edition, general)
    with pytest.raises(Refused, match="已有改数，请先撤回"):
        propose(edition, brief.users["leader"], printed="5")
    assert Override.objects.count() == 1


def test_refused_and_withdrawn_overrides_stay_and_do_nothing(brief, edition):
    general, leader = brief.users["general"], brief.users["leader"]
    with pytest.raises(Invalid, match="不同意的理由"):
        refuse_override(propose(edition, general), note=" ", by=leader)
    refused = refuse_override(Override.objects.get(), note="按台账印发", by=leader)
    with pytest.raises(Refused, match="已经处理过了"):
        agree_override(refused, by=leader)
    second = agree_override(propose(edition, general, printed="5"), by=leader)
    with pytest.raises(NotPermitted, match="只有提出人或有权同意改数的人可以撤回"):
        withdraw_override(second, by=brief.users["secretary"])
    withdraw_override(second, by=general)
    with pytest.raises(Refused, match="不用撤回"):
        withdraw_override(second, by=general)
    assert printed(edition) == "举办活动3场。"
    assert [(each.state, each.printed, each.note) for each in overrides_of(edition)] == [
        ("refused", "4", "按台账印发"),
        ("withdrawn", "5", ""),
    ]


def test_it_carries_over_only_while_the_ledger_says_the_same(brief, edition):
    general, leader = brief.users["general"], brief.users["leader"]
    agree_override(propose(edition, general), by=leader)
    again = keep_again(edition, by=general)
    kept = again.overrides.get()
    assert (kept.state, kept.decided_by, kept.carried_from.edition, printed(again)) == (
        "agreed", leader, edition, "举办活动4场。",
    )  # fmt: skip
    void(brief.events[2], by=general, reason="重复登记")
    asked = keep_again(again, by=general)
    override = asked.overrides.get()
    assert (override.state, override.decided_by, printed(asked)) == ("proposed", None, "举办活动2场。")
    assert override.carried_from == kept
    agree_override(override, by=leader)
    assert printed(asked) == "举办活动4场。"


def test_it_does_not_carry_over_once_the_ledger_says_what_was_printed(brief, edition):
    agree_override(propose(edition, brief.users["general"]), by=brief.users["leader"])
    brief.event()
    again = keep_again(edition, by=brief.users["general"])
    assert (again.overrides.count(), printed(again)) == (0, "举办活动4场。")


def test_nothing_about_a_frozen_edition_is_proposed_or_decided(brief, edition):
    general, leader = brief.users["general"], brief.users["leader"]
    override = propose(edition, general)
    with pytest.raises(Refused, match="还有1处改数没有处理"):
        freeze(edition, by=leader)
    agree_override(override, by=leader)
    freeze(edition, by=leader)
    for attempt in (
        lambda: propose(edition, general, key="F2", printed="2"),
        lambda: withdraw_override(override, by=general),
    ):
        with pytest.raises(Refused, match="已定稿，不能再改数"):
            attempt()
    assert (Override.objects.count(), Override.objects.get().state) == (1, "agreed")


def test_who_only_stands_in_for_the_proposer_cannot_agree(brief, edition):
    leader, head = brief.users["leader"], brief.users["head"]
    Delegation.objects.create(
        giver=leader, taker=head, matter="外出学习", valid_from=date(2024, 1, 1), valid_to=date(2024, 1, 31),
        made_by=leader, made_at=clock.now(),
    )  # fmt: skip
    with pytest.raises(Refused, match="您只是受提出人委托"):
        agree_override(propose(edition, leader), by=head)
    withdraw_override(Override.objects.get(), by=leader)
    agreed = agree_override(propose(edition, brief.users["general"]), by=head)
    assert agreed.told.endswith("提出人孙启航，同意人高振华（代周承远）")
