"""What staged rows link to, asked once per target.

SQLite looks every link of every row up, which takes a quarter of the transaction for which everybody else waits. It is
told not to; instead what is linked to is counted here, once each, inside that transaction.
"""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

from django.db import connection, models

from canmou.kernel.errors import Stale
from canmou.kernel.exchange.keys import Keys
from canmou.kernel.exchange.lookup import chunks


def by_target() -> AbstractContextManager:
    """Around the transaction. On PostgreSQL links are looked up before anybody waits, so nothing changes there."""
    return (
        nullcontext()
        if connection.features.has_select_for_update
        else connection.constraint_checks_disabled()
    )


class Targets:
    """The stored rows that the rows of one import link to."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._kept: dict[type[models.Model], set[int]] = defaultdict(set)

    def note(self, model: type[models.Model], linked: Iterable[int | None]) -> None:
        """These keys are linked to; those of the import's own new rows need no asking."""
        self._kept[model].update(
            key for key in linked if key is not None and not self._keys.is_new(model, key)
        )

    def refuse_missing(self) -> None:
        """Raises `Stale` when one of them is gone."""
        for model, kept in self._kept.items():
            rows = model._base_manager.order_by()
            if sum(rows.filter(pk__in=batch).count() for batch in chunks(sorted(kept))) != len(kept):
                raise Stale(
                    f"核对之后有人删除了其中引用的{model._meta.verbose_name}，什么也没有导入；请重新导入一次"
                )
