"""帮助: the manual's chapters as pages, whole and without dead links."""

import re

import pytest

from canmou.site.help import MANUAL, chapters


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
