"""The demo's dispatch as it runs on its day: the last round issued and met upon, the next one being filled."""

import pytest

from canmou.supervision.dispatch.editions import sound
from canmou.supervision.models import DispatchEdition, DispatchRemark, DispatchRound, DispatchSheet

pytestmark = pytest.mark.django_db


def test_the_last_round_is_issued_and_its_remarks_are_tasks(demo):
    round = DispatchRound.objects.get(year=2023, month=12, half="B")
    edition = DispatchEdition.objects.get(round=round)
    figures = {each.label: each.value for each in edition.figures.all()}
    assert (round.state, round.sheet_number, sound(edition)) == ("closed", "淄政研调〔2024〕1号", True)
    assert (figures["连续两期红灯"], figures["未报科室"]) == (1, 1)
    late = DispatchSheet.objects.filter(round=round, late_on__isnull=False)
    assert list(late.values_list("section__name", "state")) == [("市经济社会发展研究中心", "submitted")]
    assert DispatchRemark.objects.filter(round=round, task__isnull=False).count() == 3


def test_the_running_round_waits_for_its_sections(demo):
    round = DispatchRound.objects.get(year=2024)
    states = DispatchSheet.objects.filter(round=round).values_list("state", flat=True)
    assert (round.state, sorted(states)) == ("open", ["filling"] * 8 + ["submitted"] * 2)
