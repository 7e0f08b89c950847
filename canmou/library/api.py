"""What other apps may use of the library."""

from canmou.library.models import Indicator, IndicatorValue, Work

__all__ = ["Indicator", "IndicatorValue", "Work"]
