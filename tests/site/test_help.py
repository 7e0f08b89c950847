"""帮助: the manual's chapters as pages, whole and without dead links."""

import re

import pytest

from canmou.site.help import MANUAL, chapters


@pytest.fixture
def browser(cast, client):
    client.force_login(cast.users["department"], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_chapter_opens_and_no_link_or_picture_is_dead(browser):
    assert sorted(chapters()) == sorted(
        ["", *(path.stem for path in MANUAL.glob("*.md") if path.name != "README.md")]
    )
    pictures = set()
    for slug, chapter in chapters().items():
        answer = browser.get(f"/help/{slug}/" if slug else "/help/")
        page = answer.content.decode()
        assert answer.status_code == 200
        assert f"<h1>{chapter.title}</h1>" in page
        hrefs = re.findall(r'<(?:a|img)[^>]* (?:href|src)="(/help/[^"#]*)', page)
        pictures.update(href for href in hrefs if href.endswith(".png"))
        assert [href for href in hrefs if browser.get(href).status_code != 200] == []
    assert pictures == {f"/help/images/{path.name}" for path in (MANUAL / "images").glob("*.png")}


def test_an_unknown_chapter_is_told(browser):
    assert browser.get("/help/no-such/").status_code == 404
    assert browser.get("/help/images/no-such.png").status_code == 404
