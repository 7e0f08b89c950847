"""No template may take the address of a page."""

import re

from django.urls import get_resolver

from canmou.reports.studio.forms import TAKEN


def places(patterns, prefix=""):
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        yield path
        yield from places(getattr(pattern, "url_patterns", ()), path)


def test_names_of_pages_are_taken():
    found = {
        match[1]
        for path in places(get_resolver().url_patterns)
        if (match := re.match(r"reports/([\w-]+)/", path))
    }
    assert "templates" in found
    assert found - TAKEN == set()
