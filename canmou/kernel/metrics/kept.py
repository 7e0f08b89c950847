"""Results of figures kept in memory exactly as long as they are right: until the next write, or the next day."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar

from canmou.kernel import clock
from canmou.kernel.audit.models import AuditRow

T = TypeVar("T")
_MOST = 512
_kept: OrderedDict[Hashable, object] = OrderedDict()


def kept(key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, made anew after anything was written (every write has its audit row) or the day turned."""
    full = (clock.today(), _head(), key)
    if full not in _kept:
        _kept[full] = make()
        if len(_kept) > _MOST:
            _kept.popitem(last=False)
    return _kept[full]  # type: ignore[return-value]


def _head() -> tuple | None:
    return AuditRow.objects.order_by("-seq").values_list("seq", "hash").first()
