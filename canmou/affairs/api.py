"""What other apps may use of affairs."""

from canmou.affairs.models import CreationActivity, CreationWork, LawActivity, NetworkDuty, ZeroReport

__all__ = ["CreationActivity", "CreationWork", "LawActivity", "NetworkDuty", "ZeroReport"]
