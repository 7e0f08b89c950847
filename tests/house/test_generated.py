"""Pages written from code are what the code would write now; no migration is missing; all templates compile."""

import re

import pytest
from django.template import engines
from sources import ROOT, tracked

from canmou.site import reference
from canmou.site.environment import NAMES


@pytest.mark.parametrize("path", sorted(reference.names()))
def test_reference_page_is_unchanged(path):
    assert (ROOT / path).read_text(encoding="utf-8") == reference.page(path), (
        "run: python -m canmou.site.reference"
    )


def test_no_diagram_is_left_over():
    held = {str(path.relative_to(ROOT)) for path in (ROOT / "docs/reference").rglob("*.svg")}
    assert held == {name for name in reference.names() if name.endswith(".svg")}


def test_every_variable_that_is_named_is_documented():
    found = set()
    for path in tracked():
        if path.suffix in (".py", ".sh", "") and path.is_file() and "tests" not in path.parts:
            found |= set(re.findall(r"\bCANMOU_[A-Z_]+\b", path.read_text(encoding="utf-8")))
    assert found - NAMES == set()


def templates():
    folders = [*(ROOT / "canmou").glob("*/templates"), ROOT / "canmou/kernel/ui/templates"]
    return sorted({str(path.relative_to(folder)) for folder in folders for path in folder.rglob("*.html")})


@pytest.mark.parametrize("name", templates())
def test_template_compiles(name):
    engines["django"].get_template(name)


def test_icons_that_pages_name_are_in_the_sprite():
    held = {
        line
        for line in (ROOT / "assets/icons.txt").read_text().splitlines()
        if line and not line.startswith("#")
    }
    named = set()
    for path in (ROOT / "canmou").rglob("*"):
        if path.suffix == ".html":
            text = path.read_text(encoding="utf-8")
            named |= set(re.findall(r'{% icon "([a-z0-9-]+)"', text)) | set(
                re.findall(r'icon="([a-z0-9-]+)"', text)
            )
        elif path.suffix == ".py":
            named |= set(re.findall(r'icon\(\s*"([a-z0-9-]+)"', path.read_text(encoding="utf-8")))
    assert named - held == set()


def test_pages_hold_no_inline_style_or_script():
    """The content security policy would block them without a word."""
    bad = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|https?://(?!www\.w3\.org)")
    found = {
        str(path.relative_to(ROOT)): bad.findall(path.read_text(encoding="utf-8"))
        for path in (ROOT / "canmou").rglob("*.html")
    }
    assert {name: hits for name, hits in found.items() if hits} == {}
