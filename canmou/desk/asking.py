"""Who asks: the browser itself, or the script of a page."""

from django.http import HttpRequest


def wants_json(request: HttpRequest) -> bool:
    """Whether the page's script asked, rather than the browser itself."""
    return request.headers.get("Accept", "").startswith("application/json")
