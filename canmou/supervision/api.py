"""What other apps may use of supervision."""

from canmou.supervision.dispatch.offering import Offered
from canmou.supervision.models import Campaign, Mechanism, PlanAction, Strategy, SupervisionTask, Theme

__all__ = ["Campaign", "Mechanism", "Offered", "PlanAction", "Strategy", "SupervisionTask", "Theme"]
