"""What other apps may use of honours."""

from canmou.honours.models import Award, Contest, ContestEntry, CreationTitle, ModelCase, Promotion

__all__ = ["Award", "Contest", "ContestEntry", "CreationTitle", "ModelCase", "Promotion"]
