"""Figures and lists of publishing."""

from canmou.publishing.metrics import demands, periodicals, submissions

__all__ = ["demands", "periodicals", "submissions"]
