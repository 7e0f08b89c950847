"""What other apps may use of supervision."""

from canmou.supervision.models import Campaign, Mechanism, PlanAction, Strategy, SupervisionTask, Theme

__all__ = ["Campaign", "Mechanism", "PlanAction", "Strategy", "SupervisionTask", "Theme"]
