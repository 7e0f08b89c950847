"""What other apps may use of the expert pool."""

from canmou.experts.models import DecisionMatter, Expert

__all__ = ["DecisionMatter", "Expert"]
