"""What other apps may use of the library."""

from canmou.library.models import Indicator, IndicatorValue, LeaderPhrase, Work

__all__ = ["Indicator", "IndicatorValue", "LeaderPhrase", "Work"]
