"""帮助: the manual's chapters as pages, whole and without dead links."""

import re
from pathlib import Path

import pytest

from canmou.site.help import MANUAL, chapters

ROOT = Path(__file__).parents[2]


@pytest.fixture
def reader(cast, client):
    client.force_login(cast.users["department"], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_chapter_opens_and_no_link_or_picture_is_dead(reader):
    assert sorted(chapters()) == sorted(
        ["", *(path.stem for path in MANUAL.glob("*.md") if path.name != "README.md")]
    )
    for slug, chapter in chapters().items():
        answer = reader.get(f"/help/{slug}/" if slug else "/help/")
        page = answer.content.decode()
        assert answer.status_code == 200
        assert f"<h1>{chapter.title}</h1>" in page
        hrefs = re.findall(r'<(?:a|img)[^>]* (?:href|src)="(/help/[^"#]*)', page)
        assert [href for href in hrefs if reader.get(href).status_code != 200] == []


def test_an_unknown_chapter_is_told(reader):
    assert reader.get("/help/no-such/").status_code == 404
    assert reader.get("/help/images/no-such.png").status_code == 404


def test_the_first_page_links_every_chapter_and_each_is_of_a_size_to_read():
    first = (MANUAL / "README.md").read_text(encoding="utf-8")
    files = sorted(path for path in MANUAL.glob("*.md") if path.name != "README.md")
    assert [path.name for path in files if f"({path.name})" not in first] == []
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: count for name, count in lines.items() if not 20 <= count <= 150} == {}


def test_every_picture_is_shown_somewhere_and_all_together_stay_small():
    pages = [*MANUAL.glob("*.md"), ROOT / "README.md", ROOT / "README.zh-CN.md"]
    shown = {
        name
        for page in pages
        for name in re.findall(r"\((?:docs/manual/)?images/([\w-]+\.png)\)", page.read_text(encoding="utf-8"))
    }
    pictures = list((MANUAL / "images").iterdir())
    assert {path.name for path in pictures} == shown
    assert sum(path.stat().st_size for path in pictures) < 5_500_000
    assert {path.name: path.stat().st_size for path in pictures if path.stat().st_size > 200_000} == {}


def test_office_staff_meet_no_jargon():
    """Words of programmers, outside code and the administrators' chapter."""
    jargon = re.compile(r"API|JSON|URL|URI|HTTP|token|bug|数据库|接口文档|前端|后端|哈希", re.IGNORECASE)
    found = {}
    for path in MANUAL.glob("*.md"):
        if path.stem not in ("admins",):
            text = re.sub(r"`[^`]*`|\(images/[^)]*\)|\([\w-]+\.md\)", "", path.read_text(encoding="utf-8"))
            found[path.name] = sorted(set(jargon.findall(text)))
    assert {name: words for name, words in found.items() if words} == {}
