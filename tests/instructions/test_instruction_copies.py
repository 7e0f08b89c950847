"""Transcripts and double entries are proposed, merged by a person, counted once, and the merging is undone."""

from datetime import date

import pytest

from canmou.instructions.actions import copies, instruction
from canmou.instructions.models import Instruction
from canmou.instructions.twins import twins_of
from canmou.kernel.errors import NotPermitted, Refused
from canmou.kernel.metrics import evaluate, scope_for
from canmou.kernel.workflow.models import Step
from canmou.lib import periods
from canmou.site.demo.leaders import MAYOR, leader

pytestmark = pytest.mark.django_db


def figure(cast, id):
    return evaluate(id, scope_for(cast.office, periods.parse("2024"))).value


@pytest.fixture
def pair(cast, given, works):
    """One instruction entered twice: from the report, and from a transcript that names no work."""
    rows = [
        given(work=works[0]),
        given(
            subject="预制食品产业",
            given_on=date(2024, 1, 5),
            words="情况摸得透，建议提得实，请工信局抓紧拿出支持措施",
        ),
    ]
    for row in rows:
        instruction.confirm(row, kind="affirmative", by=cast.users["head"])
    return rows


def test_same_leader_near_days_alike_words_are_proposed(cast, given, works, pair):
    other = given(who=leader("靳怀川"), work=works[0])
    old = given(work=works[1], given_on=date(2023, 11, 1), received_on=date(2023, 11, 2))
    unlike = given(work=works[1], given_on=date(2024, 1, 3), words="请研究室会同有关部门提出意见。")
    found = twins_of(cast.users["clerk"], pair[0])
    assert [twin.row for twin in found] == [pair[1]]
    assert found[0].why.startswith("同一领导，相隔1天，原话相近")
    assert {other.pk, old.pk, unlike.pk}.isdisjoint(twin.row.pk for twin in found)


def test_merged_it_counts_once_and_undone_as_before(cast, pair):
    original, copy = pair
    assert figure(cast, "instructions.received") == 2
    copies.merge(copy, original, by=cast.users["clerk"])
    held = Instruction.objects.get(pk=copy.pk)
    assert (held.copy_of, held.state) == (original, "merged")
    assert Step.objects.filter(ref=copy.ref, closed_at=None).count() == 0
    assert figure(cast, "instructions.received") == 1
    copies.unmerge(copy, opinion="是两次批示", by=cast.users["clerk"])
    held = Instruction.objects.get(pk=copy.pk)
    assert (held.copy_of, held.state) == (None, "following")
    assert Step.objects.filter(ref=copy.ref, closed_at=None).count() == 1
    assert figure(cast, "instructions.received") == 2


def test_recorded_entries_are_merged_and_undone_alike(cast, works):
    facts = {"leader": MAYOR.person(cast), "leader_post": MAYOR.post, "level": "city", "kind": "directive"}
    original, copy = cast.enter(
        [
            Instruction(words="请研究。", given_on=date(2023, 3, 1), carrier=carrier, work=works[0], **facts)
            for carrier in ("report", "other")
        ]
    )
    copies.merge(copy, original, by=cast.users["general"])
    assert Instruction.objects.get(pk=copy.pk).copy_of == original
    copies.unmerge(copy, opinion="并错了", by=cast.users["general"])
    assert Instruction.objects.get(pk=copy.pk).copy_of is None


def test_what_does_not_fit_is_refused_and_nothing_changes(cast, given, works, pair):
    clerk = cast.users["clerk"]
    other = given(who=leader("靳怀川"), work=works[0])
    for copy, original, told in (
        (pair[0], pair[0], "不能并入自己"),
        (other, pair[0], "不是同一位领导"),
    ):
        with pytest.raises(Refused, match=told):
            copies.merge(copy, original, by=clerk)
    copies.merge(pair[1], pair[0], by=clerk)
    third = given(work=works[1], given_on=date(2024, 1, 3))
    with pytest.raises(Refused, match="不是有效的原件"):
        copies.merge(third, pair[1], by=clerk)
    with pytest.raises(Refused, match="它自己有1件转抄件"):
        copies.merge(pair[0], third, by=clerk)
    assert Instruction.objects.exclude(copy_of=None).count() == 1


def test_another_section_does_not_merge(cast, pair):
    with pytest.raises(NotPermitted):
        copies.merge(pair[1], pair[0], by=cast.users["neighbour"])
    assert Instruction.objects.exclude(copy_of=None).count() == 0
