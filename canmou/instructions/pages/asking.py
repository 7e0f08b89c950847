"""What an address asks for, read without trusting it."""

from datetime import date

from canmou.kernel import clock


def day_of(text: str) -> date:
    """A day as a form sends it; today where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return clock.today()
