"""Figures and lists of party building, one module per part."""

from canmou.party.metrics import life, salon, study, visits

__all__ = ["life", "salon", "study", "visits"]
