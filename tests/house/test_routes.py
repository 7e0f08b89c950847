"""Every route has a gate: a permission, being signed in, or a place on the public list."""

from django.urls import URLPattern, get_resolver

#: Routes that open without signing in.
PUBLIC = {"sign_in", "sign_in_code", "sign_in_city", "sign_in_city_back", "sign_out", "third_party", "feed",
    "question", "question_file", "robots", "certificates"}  # fmt: skip


def routes(patterns, prefix=""):
    for pattern in patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield path, pattern
        else:
            yield from routes(pattern.url_patterns, path)


def test_every_route_has_a_gate():
    ungated = [
        path for path, pattern in routes(get_resolver().url_patterns) if not hasattr(pattern.callback, "gate")
    ]
    assert ungated == []


def test_public_routes_are_exactly_those_listed():
    found = {
        p.name
        for _, p in routes(get_resolver().url_patterns)
        if getattr(p.callback, "gate", None) == "public"
    }
    assert found == PUBLIC


def test_only_public_routes_and_those_of_tokens_skip_the_sign_in():
    tokens = {
        p.name for _, p in routes(get_resolver().url_patterns) if getattr(p.callback, "gate", None) == "token"
    }
    assert all(name.startswith("api_") for name in tokens)
    skipping = {
        p.name
        for _, p in routes(get_resolver().url_patterns)
        if not getattr(p.callback, "login_required", True)
    }
    assert skipping == PUBLIC | tokens


def test_routes_have_names_of_their_own():
    names = [pattern.name for _, pattern in routes(get_resolver().url_patterns)]
    assert None not in names
    assert sorted(names) == sorted(set(names))
