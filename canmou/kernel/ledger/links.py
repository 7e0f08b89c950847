"""Link columns of records: persons, units, and records of the same or a lower app. All protect what they point at."""

from typing import Any

from django.db import models


def link(to: Any, label: str, *, optional: bool = False, help_text: str = "") -> models.ForeignKey:
    """A link to one row of a model (`app.Model` or the class)."""
    return models.ForeignKey(
        to,
        models.PROTECT,
        related_name="+",
        verbose_name=label,
        null=optional,
        blank=optional,
        help_text=help_text,
    )


def links(to: Any, label: str, *, help_text: str = "") -> models.ManyToManyField:
    """Links to several rows of a model, in order; may be empty."""
    return models.ManyToManyField(to, related_name="+", verbose_name=label, blank=True, help_text=help_text)


def person(label: str, *, optional: bool = False, help_text: str = "") -> models.ForeignKey:
    """One person."""
    return link("kernel.Person", label, optional=optional, help_text=help_text)


def persons(label: str, *, help_text: str = "") -> models.ManyToManyField:
    """Several persons, in order."""
    return links("kernel.Person", label, help_text=help_text)


def unit(label: str, *, optional: bool = False, help_text: str = "") -> models.ForeignKey:
    """One unit."""
    return link("kernel.Unit", label, optional=optional, help_text=help_text)


def units(label: str, *, help_text: str = "") -> models.ManyToManyField:
    """Several units, in order."""
    return links("kernel.Unit", label, help_text=help_text)
