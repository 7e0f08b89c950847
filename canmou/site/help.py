"""The manual inside the site (帮助): the chapters of docs/manual as pages."""

import struct
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET
from markdown_it import MarkdownIt
from markdown_it.token import Token

from canmou.kernel.errors import NotFound
from canmou.kernel.ui.gate import signed_in

#: A link to docs/manual, so that the wheel holds it too.
MANUAL = Path(__file__).parent / "manual"


@dataclass(frozen=True)
class Chapter:
    """A chapter: its name in the address, its title, its second headings with their anchors, its text."""

    slug: str
    title: str
    headings: tuple[tuple[str, str], ...]
    body: SafeString


@cache
def chapters() -> dict[str, Chapter]:
    """The chapters, in the order in which the manual's first page links them."""
    first = _chapter(MANUAL / "README.md")
    others = [_chapter(path) for path in sorted(MANUAL.glob("*.md")) if path.name != "README.md"]
    text = (MANUAL / "README.md").read_text(encoding="utf-8")
    others.sort(key=lambda chapter: text.find(f"({chapter.slug}.md)"))
    return {chapter.slug: chapter for chapter in (first, *others)}


def _chapter(path: Path) -> Chapter:
    """Raises ValueError for a chapter without a title."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(path.read_text(encoding="utf-8"))
    if not tokens or tokens[0].tag != "h1":
        raise ValueError(f"{path.name} does not begin with its title")
    title, headings = tokens[1].content, []
    for place, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            anchor = f"s{len(headings) + 1}"
            token.attrSet("id", anchor)
            headings.append((anchor, tokens[place + 1].content))
        for child in token.children or ():
            _repoint(child)
    body = reader.renderer.render(tokens[3:], reader.options, {})
    slug = "" if path.name == "README.md" else path.stem
    return Chapter(slug, title, tuple(headings), mark_safe(body))  # noqa: S308  our own text, HTML is off


def _repoint(token: Token) -> None:
    """Links between chapters and to pictures work on the site as they do in the repository."""
    if token.type == "link_open":
        href = str(token.attrGet("href"))
        name, _, anchor = href.partition("#")
        if name.endswith(".md"):
            page = "/help/" if name == "README.md" else f"/help/{name.removesuffix('.md')}/"
            token.attrSet("href", page + (f"#{anchor}" if anchor else ""))
    elif token.type == "image":
        source = str(token.attrGet("src"))
        width, height = _size(MANUAL / source)
        token.attrSet("src", f"/help/{source}")
        token.attrSet("width", width)
        token.attrSet("height", height)
        token.attrSet("loading", "lazy")


def _size(path: Path) -> tuple[int, int]:
    """Width and height of a PNG, so that the text does not move when the picture comes."""
    with path.open("rb") as file:
        width, height = struct.unpack(">II", file.read(24)[16:])
    return width, height


@signed_in
@require_GET
def page(request: HttpRequest, slug: str = "") -> HttpResponse:
    """A chapter, with the list of all."""
    found = chapters().get(slug)
    if found is None:
        raise NotFound("手册里没有这一章")
    return render(request, "help.html", {"chapter": found, "chapters": list(chapters().values())})


@signed_in
@require_GET
def picture(request: HttpRequest, name: str) -> FileResponse:
    """A picture of the manual."""
    path = MANUAL / "images" / f"{name}.png"
    if not path.is_file():
        raise NotFound("手册里没有这张图")
    return FileResponse(path.open("rb"), content_type="image/png")
