"""Small pieces of HTML that tables and tags share."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

#: What a tone means: ok 正常, warn 留意, bad 问题, info 提示, neutral 一般, void 作废.
TONES = ("neutral", "ok", "warn", "bad", "info", "void")


def tone_class(tone: str) -> str:
    """The class of a tone. Raises ValueError for one that does not exist."""
    if tone not in TONES:
        raise ValueError(f"no tone {tone}")
    return tone


def icon(name: str) -> SafeString:
    """An icon of the sprite (assets/icons.txt), hidden from readers of the text."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', static("canmou/icons.svg"), name
    )


def badge(text: object, tone: str = "neutral") -> SafeString:
    """A short state or kind, e.g. 已完成."""
    return format_html('<span class="badge-cm {}">{}</span>', tone_class(tone), text)


def light(text: object, tone: str) -> SafeString:
    """A traffic light with its word; the shape tells the tone where colour cannot."""
    return format_html('<span class="light {}">{}</span>', tone_class(tone), text)


def link(text: object, href: str) -> SafeString:
    """A plain link."""
    return format_html('<a href="{}">{}</a>', href, text)
