"""The generated pages of docs/reference. `python -m canmou.site.reference` writes them; a house test compares."""

import os
from collections.abc import Callable
from pathlib import Path

import django

from canmou.site import catalogue, environment

ROOT = Path(__file__).resolve().parents[2]
#: Page → the function that gives its text.
PAGES: dict[str, Callable[[], str]] = {
    "docs/reference/settings.md": environment.reference,
    "docs/reference/ledgers.md": catalogue.ledgers_page,
    "docs/reference/metrics.md": catalogue.metrics_page,
    "docs/reference/roles.md": catalogue.roles_page,
}


def write() -> None:
    """Write every page anew."""
    for name, text in PAGES.items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canmou.site.settings")
    django.setup()
    write()
