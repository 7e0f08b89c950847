"""What other apps may use of honours."""

from canmou.honours.models import Award, Contest, CreationTitle, ModelCase, Promotion

__all__ = ["Award", "Contest", "CreationTitle", "ModelCase", "Promotion"]
