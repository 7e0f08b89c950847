"""Field types that ledgers know: links to records of other ledgers, and money."""

from typing import Any

from django.db import models


class RefField(models.ForeignKey):
    """A link to one record of the ledgers named by code (any ledger when none is named).

    The app need not know the other app: it points at `kernel.RecordRef`.
    """

    def __init__(self, verbose_name: str = "", ledgers: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.ledgers = tuple(ledgers)
        kwargs.setdefault("to", "kernel.RecordRef")
        kwargs.setdefault("on_delete", models.PROTECT)
        kwargs.setdefault("related_name", "+")
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(verbose_name=verbose_name, **kwargs)

    def deconstruct(self) -> tuple:
        name, path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, kwargs


class RefsField(models.ManyToManyField):
    """Links to several records of the ledgers named by code, in order."""

    def __init__(self, verbose_name: str = "", ledgers: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.ledgers = tuple(ledgers)
        kwargs.setdefault("to", "kernel.RecordRef")
        kwargs.setdefault("related_name", "+")
        kwargs.setdefault("blank", True)
        super().__init__(verbose_name=verbose_name, **kwargs)

    def deconstruct(self) -> tuple:
        name, path, args, kwargs = super().deconstruct()
        return name, "django.db.models.ManyToManyField", args, kwargs


class MoneyField(models.DecimalField):
    """An amount in yuan, two places."""

    def __init__(self, verbose_name: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", 14)
        kwargs.setdefault("decimal_places", 2)
        super().__init__(verbose_name=verbose_name, **kwargs)

    def deconstruct(self) -> tuple:
        name, path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs
