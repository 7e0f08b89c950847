"""Demo: office affairs – creation work, secrecy, networks, law, inspections, health."""

from canmou.site.demo.affairs import creation, health, inspections, law, secrecy
from canmou.site.demo.cast import Cast


def load(cast: Cast) -> None:
    """Enter what the general office and the party section keep, 2021 to the first week of 2024."""
    creation.load(cast)
    secrecy.load(cast)
    law.load(cast)
    inspections.load(cast)
    health.load(cast)
