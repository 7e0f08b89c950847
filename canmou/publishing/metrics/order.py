"""The order in which lists name their rows."""

from django.db.models import F, QuerySet


def cited(rows: QuerySet, date: str) -> QuerySet:
    """Rows with an order of naming first, in that order; the others by date."""
    return rows.order_by(F("cited").asc(nulls_last=True), date, "pk")
