"""Figures and lists over cadres, one file per field."""

from canmou.personnel.metrics import assessment, capacity, integrity

__all__ = ["assessment", "capacity", "integrity"]
