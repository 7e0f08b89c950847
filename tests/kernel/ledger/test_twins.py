"""One thing stands in one live record: natural keys and the other unique columns, among many rows at once."""

from datetime import date

import pytest

from canmou.activities.models import Event
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.actions import Draft, add, add_right_ones, void, withdraw
from canmou.kernel.ledger.models import LedgerCounter, RecordChange, RecordRef
from canmou.kernel.ledger.twins import twins
from canmou.kernel.secrecy import SecrecyRefused
from canmou.publishing.models import Issue, Periodical


@pytest.fixture
def event(cast):
    """`event("题名")`: an event of 综合调研一科, not yet entered."""

    def make(title="产业链座谈会", **values):
        values.setdefault("unit", cast.unit("research1"))
        return Event(title=title, kind="meeting", held_on=date(2022, 6, 7), office=cast.office, **values)

    return make


def standing():
    return (
        list(RecordRef.objects.values_list("number", "voided").order_by("pk")),
        list(LedgerCounter.objects.values_list("ledger", "year", "last").order_by("pk")),
        RecordChange.objects.count(),
        AuditRow.objects.count(),
    )


def test_columns_that_only_one_may_have_are_asked_beside_the_key(cast):
    (periodical,) = cast.enter(
        [Periodical(name="淄州研究", kind="reference", founded_on=date(2010, 1, 1))], unit="editorial"
    )

    def issue(sequence, total):
        return Issue(
            office=cast.office,
            unit=cast.unit("editorial"),
            periodical=periodical,
            year=2022,
            sequence=sequence,
            total_sequence=total,
            published_on=date(2022, 3, 1),
            theme="扩大消费",
        )

    stored = add(issue(3, 103), by=cast.users["editor"])
    same_number, same_total = (
        f"年份、期号相同的记录（{stored.number}）",
        f"总期号相同的记录（{stored.number}）",
    )
    found = twins([issue(3, 104), issue(6, 103), issue(4, 105), issue(5, 105)])
    told = [next(iter(problems.values()), "") for problems in found]
    assert same_number in told[0]
    assert same_total in told[1]
    assert told[2] == ""
    assert "总期号相同的记录（本批中）" in told[3]
    assert twins([stored]) == [{}]
    with pytest.raises(Invalid, match="总期号"):
        add(issue(4, 103), by=cast.users["editor"])
    assert Issue.objects.count() == 1


def test_right_ones_are_entered_and_the_others_told(cast, event):
    clerk = cast.users["clerk"]
    drafts = [
        Draft(event()),
        Draft(event("")),
        Draft(event("密件", content="机密★一年")),
        Draft(event("别科的", unit=cast.unit("society"))),
        Draft(event()),
    ]
    entered = add_right_ones(drafts, by=clerk)
    assert {place: record.number for place, record in entered.written.items()} == {0: "ZZ-AEV-2022-00001"}
    assert {place: list(problems) for place, problems in entered.problems.items()} == {
        1: ["title"],
        2: [""],
        3: ["unit"],
        4: ["title"],
    }
    assert RecordRef.objects.count() == 1
    before = standing()
    assert add_right_ones([Draft(event())], by=clerk).written == {}
    assert standing() == before


def test_a_slip_is_withdrawn_by_whoever_made_it_on_the_same_day(cast, event, settings):
    clerk = cast.users["clerk"]
    record = add(event(), by=clerk)
    before = standing()
    with pytest.raises(Invalid):
        withdraw([record], by=clerk, reason=" ")
    with pytest.raises(SecrecyRefused):
        withdraw([record], by=clerk, reason="机密★一年")
    with pytest.raises(Refused):
        withdraw([], by=clerk, reason="登错了")
    for login in ("head", "neighbour", "leader"):
        with pytest.raises(NotPermitted):
            withdraw([record], by=cast.users[login], reason="登错了")
    settings.CANMOU_TODAY = date(2024, 1, 9)
    with pytest.raises(NotPermitted, match="只能撤回自己今天登记"):
        withdraw([record], by=clerk, reason="登错了")
    settings.CANMOU_TODAY = date(2024, 1, 8)
    assert standing() == before
    withdraw([record], by=clerk, reason="登错了")
    assert list(RecordRef.objects.values_list("voided", flat=True)) == [True]
    assert RecordChange.objects.get().verb == "撤回"
    with pytest.raises(NotPermitted):
        withdraw([Event.objects.get()], by=clerk, reason="再来一次")
    other = add(event("另一次"), by=clerk)
    void(other, by=cast.users["general"], reason="重复")
    with pytest.raises(NotPermitted):
        withdraw([other], by=clerk, reason="登错了")
