"""The generated pages of docs/reference. `python -m canmou.site.reference` writes them; a house test compares."""

import os
from pathlib import Path

import django
from django.utils.module_loading import import_string

ROOT = Path(__file__).resolve().parents[2]
#: Page → the function that gives its text.
PAGES = {
    "docs/reference/settings.md": "canmou.site.environment.reference",
    "docs/reference/ledgers.md": "canmou.site.catalogue.ledgers_page",
    "docs/reference/dates.md": "canmou.site.catalogue.dates_page",
    "docs/reference/metrics.md": "canmou.site.catalogue.metrics_page",
    "docs/glossary.md": "canmou.site.catalogue.glossary_page",
    "docs/reference/roles.md": "canmou.site.catalogue.roles_page",
    "docs/reference/workflows.md": "canmou.site.flows.workflows_page",
}


def names() -> list[str]:
    """Every page, and a diagram for each workflow."""
    return [*PAGES, *import_string("canmou.site.flows.diagram_names")()]


def page(name: str) -> str:
    """The text that a page should have now."""
    if name not in PAGES:
        return import_string("canmou.site.flows.diagram")(name)
    return import_string(PAGES[name])()


def write() -> None:
    """Write every page anew; a diagram of a workflow that is gone goes."""
    for old in (ROOT / "docs/reference/workflows").glob("*.svg"):
        old.unlink()
    for name in names():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(name), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canmou.site.settings")
    django.setup()
    write()
