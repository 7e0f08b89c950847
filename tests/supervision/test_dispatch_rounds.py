"""Rounds: opened by hand and by the job, steps in the lists of the sections, locked, opened again, ended."""

from datetime import date

import pytest

from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger import actions
from canmou.kernel.workflow import history, inbox
from canmou.supervision.actions import dispatch, dispatch_sheet
from canmou.supervision.dispatch.days import Half
from canmou.supervision.models import DispatchEntry, DispatchRound, DispatchSettings, DispatchSheet
from tests.supervision.dispatching import (
    few_sections,
    fresh,
    handed_in,
    locked,
    on,
    opened,
    round_of,
    row,
    sheet_of,
    task,
)


def states(round):
    return {
        sheet.section.name: (sheet.state, sheet.late_on is not None)
        for sheet in DispatchSheet.objects.filter(round=round).select_related("section")
    }


def test_opening_gives_each_section_its_sheet(cast):
    few_sections(cast)
    round = opened(cast)
    assert (round.state, round.due_on, round.meeting_on) == ("open", date(2024, 1, 16), date(2024, 1, 18))
    assert states(round) == {"综合调研一科": ("filling", False), "社会调研科": ("filling", False)}
    sheet = sheet_of(round, cast.unit("society"))
    (step,) = [step for step in inbox.mine(cast.users["neighbour"]) if step.ref_id == sheet.ref_id]
    assert (step.due_on, step.state) == (date(2024, 1, 16), "filling")


def test_a_half_month_is_opened_once(cast):
    few_sections(cast)
    opened(cast)
    with pytest.raises(Refused, match="2024年1月上半月已经开期"):
        opened(cast)
    assert (DispatchRound.objects.count(), DispatchSheet.objects.count()) == (1, 2)


def test_a_half_month_to_come_is_not_opened(cast):
    few_sections(cast)
    with pytest.raises(Refused, match="还没有到"):
        dispatch.open_round(cast.office, Half(2024, 1, "B"), by=cast.users["general"])
    assert DispatchRound.objects.count() == 0


@pytest.mark.parametrize("who", ["leader", "head", "neighbour", "department", "sysadmin"])
def test_only_the_convening_section_opens_and_locks(cast, who):
    few_sections(cast)
    with pytest.raises(NotPermitted):
        opened(cast, by=who)
    assert DispatchRound.objects.count() == 0
    round = opened(cast)
    with pytest.raises(NotPermitted):
        locked(cast, round, by=who)
    assert (fresh(round).state, round.editions.count()) == ("open", 0)


def test_the_keeper_of_the_office_opens_and_locks(cast):
    few_sections(cast)
    round = opened(cast, by="keeper")
    assert locked(cast, round, by="keeper").number == 1


def test_the_job_opens_and_locks_by_itself_and_does_nothing_twice(cast, settings):
    few_sections(cast)
    assert dispatch.run() == ["ZZ 2024年1月上半月开期"]
    assert dispatch.run() == []
    with on(settings, 2024, 1, 16):
        assert dispatch.run() == ["ZZ 2024年1月下半月开期"]
    with on(settings, 2024, 1, 17):
        assert dispatch.run() == ["ZZ 2024年1月上半月锁定"]
        assert dispatch.run() == []
    round = DispatchRound.objects.get(half="A")
    assert (round.state, round.locked_on) == ("locked", date(2024, 1, 17))
    assert round.editions.get().kept_by == cast.users["general"]


def test_the_job_waits_for_the_first_working_day(cast, settings):
    few_sections(cast)
    with on(settings, 2024, 1, 1):
        assert dispatch.run() == ["ZZ 2023年12月下半月开期"]
    with on(settings, 2024, 1, 2):
        assert dispatch.run() == ["ZZ 2024年1月上半月开期"]


def test_the_job_does_nothing_where_it_is_switched_off(cast):
    few_sections(cast, automatic=False)
    assert (dispatch.run(), DispatchRound.objects.count()) == ([], 0)


def test_a_hand_without_the_right_opens_nothing(cast):
    few_sections(cast, hand=cast.users["leader"])
    assert (dispatch.run(), DispatchRound.objects.count()) == ([], 0)


def test_another_meeting_day_gives_the_sections_another_term(cast):
    few_sections(cast)
    round = opened(cast)
    dispatch.reschedule(round, by=cast.users["general"], meeting_on=date(2024, 1, 20))  # a Saturday
    round = fresh(round)
    assert (round.meeting_on, round.due_on) == (date(2024, 1, 22), date(2024, 1, 18))
    sheet = sheet_of(round, cast.unit("society"))
    (step,) = [step for step in inbox.mine(cast.users["neighbour"]) if step.ref_id == sheet.ref_id]
    assert (sheet.due_on, step.due_on, step.first_due_on) == (
        date(2024, 1, 18),
        date(2024, 1, 18),
        date(2024, 1, 16),
    )
    with pytest.raises(Invalid, match="不能早于今天"):
        dispatch.reschedule(round, by=cast.users["general"], meeting_on=date(2024, 1, 5))
    assert fresh(round).meeting_on == date(2024, 1, 22)


def test_locking_marks_who_owes_for_ever(cast, settings):
    few_sections(cast)
    round = opened(cast)
    handed_in(cast, round, cast.unit("research1"), "clerk")
    locked(cast, round)
    assert states(round) == {"综合调研一科": ("submitted", False), "社会调研科": ("overdue", True)}
    with on(settings, 2024, 1, 9):
        sheet = handed_in(cast, round, cast.unit("society"), "neighbour")
    assert states(round)["社会调研科"] == ("submitted", True)
    sheet = sheet_of(round, cast.unit("society"))
    sheet.late_on = None
    with pytest.raises(Refused):
        actions.amend(sheet, by=cast.users["general"])
    assert states(round)["社会调研科"] == ("submitted", True)
    dispatch.reopen_round(fresh(round), by=cast.users["general"], opinion="补充数据")
    dispatch_sheet.recall_sheet(sheet_of(round, cast.unit("society")), by=cast.users["neighbour"])
    assert states(round)["社会调研科"] == ("filling", True)


def test_lights_are_those_of_the_day_of_locking(cast, settings):
    few_sections(cast)
    made = task(cast, due=date(2024, 1, 12))
    round = opened(cast)
    handed_in(cast, round, cast.unit("research1"), "clerk", [row(key=f"t{made.number}", content=made.title)])
    entry = DispatchEntry.objects.get()
    assert (entry.light, entry.task, entry.due_on) == ("yellow", made, date(2024, 1, 12))
    with on(settings, 2024, 1, 16):
        locked(cast, round)
    entry = DispatchEntry.objects.get()
    assert (entry.light, entry.why) == ("red", "时限2024年1月12日，已超期4天（2个工作日）")
    change = entry.ref.changes.last()
    assert (change.verb, change.values["light"]) == ("锁定灯色", ["黄", "红"])


def test_opening_again_needs_a_reason_and_keeps_everything(cast, settings):
    few_sections(cast)
    round = opened(cast)
    first = locked(cast, round)
    with pytest.raises(Invalid, match="写明意见"):
        dispatch.reopen_round(fresh(round), by=cast.users["general"], opinion=" ")
    assert fresh(round).state == "locked"
    dispatch.reopen_round(fresh(round), by=cast.users["general"], opinion="主任要求补充")
    assert (fresh(round).locked_on, fresh(round).first_locked_on) == (None, date(2024, 1, 8))
    with on(settings, 2024, 1, 10):
        second = locked(cast, round)
    assert (first.number, second.number) == (1, 2)
    assert (fresh(round).locked_on, fresh(round).first_locked_on) == (date(2024, 1, 10), date(2024, 1, 8))
    told = [(step.verdict, step.opinion) for step in history(fresh(round)) if step.verdict]
    assert told == [("lock", ""), ("reopen", "主任要求补充"), ("lock", "")]


def test_a_round_that_was_opened_again_is_locked_again_on_the_next_day(cast, settings):
    few_sections(cast)
    round = opened(cast)
    with on(settings, 2024, 1, 17):
        dispatch.run()
        dispatch.reopen_round(fresh(round), by=cast.users["general"], opinion="补充数据")
        assert dispatch.run() == []
        assert fresh(round).state == "open"
    with on(settings, 2024, 1, 18):
        assert dispatch.run() == ["ZZ 2024年1月上半月锁定"]
    assert round.editions.count() == 2


def test_a_round_is_not_opened_again_after_its_meeting(cast, settings):
    few_sections(cast)
    round = opened(cast)
    locked(cast, round)
    with on(settings, 2024, 1, 19), pytest.raises(Refused, match="已开过，不能解锁"):
        dispatch.reopen_round(fresh(round), by=cast.users["general"], opinion="补充")
    assert fresh(round).state == "locked"


def test_no_lock_after_the_day_of_the_meeting(cast, settings):
    few_sections(cast)
    round = opened(cast)
    with on(settings, 2024, 1, 19), pytest.raises(Refused, match="请先改会期再锁定"):
        locked(cast, round)
    assert (fresh(round).state, round.editions.count()) == ("open", 0)


def test_a_round_ends_after_its_meeting_and_gives_up_what_never_came(cast, settings):
    few_sections(cast)
    round = opened(cast)
    handed_in(cast, round, cast.unit("research1"), "clerk")
    locked(cast, round)
    with pytest.raises(Refused, match="开过会才能结束"):
        dispatch.close_round(fresh(round), by=cast.users["general"])
    with on(settings, 2024, 1, 18):
        dispatch.close_round(fresh(round), by=cast.users["general"])
        assert states(round) == {"综合调研一科": ("submitted", False), "社会调研科": ("missed", True)}
        assert round_of(cast).state == "closed"
        refs = [round.ref_id, *DispatchSheet.objects.values_list("ref_id", flat=True)]
        assert inbox.mine(cast.users["neighbour"]).filter(ref__in=refs).count() == 0
        with pytest.raises(Refused, match="已经结束"):
            dispatch_sheet.save_rows(
                sheet_of(round, cast.unit("society")), [row()], by=cast.users["neighbour"]
            )
    assert DispatchEntry.objects.count() == 1


def test_no_sections_no_round(cast):
    row_ = few_sections(cast)
    row_.exempt.set([unit for unit in cast.units.values() if unit.kind == "section"])
    with pytest.raises(Refused, match="没有需要填报的科室"):
        opened(cast)
    assert (DispatchRound.objects.count(), DispatchSettings.objects.count()) == (0, 1)
