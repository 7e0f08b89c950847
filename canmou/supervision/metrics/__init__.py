"""Figures and lists of supervision, one module per part."""

from canmou.supervision.metrics import dispatch, intake, plan, task

__all__ = ["dispatch", "intake", "plan", "task"]
