"""The limits of an office are saved once, even when two save them first at the same moment."""

import pytest

from canmou.kernel.errors import Refused
from canmou.supervision.actions.limits import set_limits
from canmou.supervision.limits import row_of
from canmou.supervision.models import SupervisionLimits


def test_of_two_first_saves_the_later_is_told(cast):
    who = cast.users["general"]
    first, second = row_of(cast.office), row_of(cast.office)
    first.urgent_days, second.urgent_days = 4, 6
    set_limits(first, by=who)
    with pytest.raises(Refused, match="他人刚刚保存了设置"):
        set_limits(second, by=who)
    assert SupervisionLimits.objects.get().urgent_days == 4
