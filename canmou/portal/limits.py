"""How often one address may open pages of the portal. Counted in the memory of each process, in real time."""

from django.core.cache import cache
from django.http import HttpRequest

A_MINUTE = 60
SECONDS = 60


def too_often(request: HttpRequest) -> bool:
    """Count this request; whether its address has had its share of the running minute."""
    key = f"portal:{request.META.get('REMOTE_ADDR', '')}"
    if cache.add(key, 1, SECONDS):
        return False
    try:
        return cache.incr(key) > A_MINUTE
    except ValueError:  # it ran out between the two lines
        cache.set(key, 1, SECONDS)
        return False
