"""The component tags of templates. Every template has them; the page /gallery/ shows each at work."""

from collections.abc import Iterable, Sequence

from django import template
from django.forms import BoundField, Form
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from canmou.kernel import secrecy
from canmou.kernel.ui import markup
from canmou.kernel.ui.paging import Page

register = template.Library()
register.simple_tag(markup.icon)
register.simple_tag(markup.badge)
register.simple_tag(markup.light)

NOTICE_ICONS = {"ok": "circle-check", "warn": "alert-triangle", "bad": "alert-triangle"}


@register.simple_block_tag
def page_head(content: str, title: str, lead: str = "", eyebrow: str = "") -> SafeString:
    """The head of a page: title, a sentence about it, and at the right the buttons written inside the tag."""
    over = format_html('<p class="eyebrow">{}</p>', eyebrow) if eyebrow else ""
    under = format_html('<p class="lead">{}</p>', lead) if lead else ""
    actions = format_html('<div class="actions">{}</div>', content) if content.strip() else ""
    return format_html(
        '<header class="page-head"><div class="text">{}<h1>{}</h1>{}</div>{}</header>',
        over,
        title,
        under,
        actions,
    )


@register.simple_block_tag
def panel(content: str, title: str, count: object = "", href: str = "", flush: bool = False) -> SafeString:
    """A titled box. `flush`: the content reaches the edges (tables, lists). `href`: 全部 at the right."""
    number = format_html('<span class="count">{}</span>', count) if count != "" else ""
    more = format_html('<div class="actions"><a href="{}">全部</a></div>', href) if href else ""
    return format_html(
        '<section class="panel"><header><h2>{}</h2>{}{}</header><div class="body{}">{}</div></section>',
        title,
        number,
        more,
        " flush" if flush else "",
        content,
    )


@register.simple_block_tag
def notice(content: str, tone: str = "info") -> SafeString:
    """A message in the page: ok, info, warn or bad."""
    return format_html(
        '<div class="notice {}" role="{}">{}<div>{}</div></div>',
        markup.tone_class(tone),
        "alert" if tone == "bad" else "status",
        markup.icon(NOTICE_ICONS.get(tone, "info-circle")),
        content,
    )


@register.simple_tag
def secrecy_notice() -> SafeString:
    """The sentence that stands on every form: what must not be entered here."""
    return format_html(
        '<div class="notice warn secrecy" role="note">{}<p>{}</p></div>',
        markup.icon("shield-lock"),
        secrecy.NOTICE,
    )


@register.simple_block_tag
def empty_state(content: str, title: str, hint: str = "", icon: str = "inbox") -> SafeString:
    """What stands where rows would: why there are none, and what to do (buttons inside the tag)."""
    told = format_html("<p>{}</p>", hint) if hint else ""
    actions = format_html('<div class="actions">{}</div>', content) if content.strip() else ""
    return format_html(
        '<div class="empty-cm">{}<h3>{}</h3>{}{}</div>', markup.icon(icon), title, told, actions
    )


@register.simple_tag
def pager(page: Page) -> SafeString:
    """The links between the pages of a list, with the total."""
    parts = [format_html('<span class="total">{}</span>', page.total_text)]
    if page.last > 1:
        if page.previous_href:
            parts.append(
                format_html(
                    '<a href="{}" rel="prev">{}上一页</a>', page.previous_href, markup.icon("chevron-left")
                )
            )
        for number, href in page.numbers():
            if number == page.number:
                parts.append(format_html('<span class="page" aria-current="page">{}</span>', number))
            elif number:
                parts.append(format_html('<a href="{}" aria-label="第{}页">{}</a>', href, number, number))
            else:
                parts.append(mark_safe('<span class="page" aria-hidden="true">…</span>'))
        if page.next_href:
            parts.append(
                format_html(
                    '<a href="{}" rel="next">下一页{}</a>', page.next_href, markup.icon("chevron-right")
                )
            )
    return format_html('<nav class="pager" aria-label="分页">{}</nav>', mark_safe("".join(parts)))


@register.simple_block_tag
def filter_bar(content: str, clear: str = "") -> SafeString:
    """Filters of a list: a GET form around the fields written inside. `clear`: address without filters."""
    reset = format_html('<a class="btn btn-quiet" href="{}">清除</a>', clear) if clear else ""
    return format_html(
        '<form class="filters" method="get" role="search">{}<button class="btn btn-plain">{}筛选</button>{}</form>',
        content,
        markup.icon("filter"),
        reset,
    )


@register.simple_tag
def field(bound: BoundField, whole: bool = False, optional: bool = False) -> SafeString:
    """One form field: label, control, explanation and what is wrong with it. `whole`: the full width."""
    if bound.is_hidden:
        return format_html("{}", bound)
    notes = []
    if bound.help_text:
        notes.append(format_html('<p class="hint" id="{}_hint">{}</p>', bound.auto_id, bound.help_text))
    for error in bound.errors:
        notes.append(
            format_html(
                '<p class="error" id="{}_error">{}<span>{}</span></p>',
                bound.auto_id,
                markup.icon("alert-triangle"),
                error,
            )
        )
    attrs = {"aria-describedby": " ".join(_described(bound))} if notes else {}
    if bound.errors:
        attrs["aria-invalid"] = "true"
    must = (
        mark_safe('<span class="must" aria-hidden="true"> *</span>')
        if bound.field.required and not optional
        else ""
    )
    control = bound.as_widget(attrs=attrs)
    check = getattr(bound.field.widget, "input_type", "") == "checkbox" and not hasattr(
        bound.field, "choices"
    )
    if check:
        body = format_html("<label>{} <span>{}</span></label>", control, bound.label)
    else:
        body = format_html('<label for="{}">{}{}</label>{}', bound.id_for_label, bound.label, must, control)
    classes = " ".join(
        [
            "field",
            *(["whole"] if whole else []),
            *(["check"] if check else []),
            *(["bad"] if bound.errors else []),
        ]
    )
    return format_html('<div class="{}">{}{}</div>', classes, body, mark_safe("".join(notes)))


def _described(bound: BoundField) -> Iterable[str]:
    if bound.help_text:
        yield f"{bound.auto_id}_hint"
    if bound.errors:
        yield f"{bound.auto_id}_error"


@register.simple_tag
def fields(form: Form) -> SafeString:
    """All fields of a form in two columns, long texts over both, with the form's own errors above."""
    top = [
        notice(format_html("<p>{}</p>", error), tone="bad")  # what is wrong with the form as a whole
        for error in form.non_field_errors()
    ]
    body = [
        field(
            bound,
            whole=getattr(bound.field.widget, "input_type", None) is None
            and "cols" in bound.field.widget.attrs,
        )
        for bound in form
    ]
    return format_html('{}<div class="form-grid">{}</div>', mark_safe("".join(top)), mark_safe("".join(body)))


@register.simple_tag
def figure(
    label: str, value: object, measure: str = "", href: str = "", note: str = "", sign: str = ""
) -> SafeString:
    """A figure with its label; with `href` it opens the records that it counts. `sign`: the change, as +3."""
    unit = format_html("<small>{}</small>", measure) if measure else ""
    change = format_html("<i>{}</i>", sign) if sign else ""
    more = format_html("<em>{}{}</em>", change, note) if note or sign else ""
    inside = format_html("<span>{}</span><b>{}{}</b>{}", label, value, unit, more)
    if href:
        return format_html('<a class="figure" href="{}">{}</a>', href, inside)
    return format_html('<div class="figure">{}</div>', inside)


@register.simple_tag
def facts(pairs: Iterable[Sequence]) -> SafeString:
    """The values of a record: (label, value) or (label, value, True) for one over the full width."""
    rows = [
        format_html(
            '<div class="{}"><dt>{}</dt><dd>{}</dd></div>',
            "whole" if len(pair) > 2 and pair[2] else "",
            pair[0],
            mark_safe('<span class="soft">—</span>') if pair[1] in (None, "") else pair[1],
        )
        for pair in pairs
    ]
    return format_html('<dl class="facts">{}</dl>', mark_safe("".join(rows)))


@register.simple_tag
def back_links(links: Iterable[Sequence[str]], title: str = "关联记录") -> SafeString:
    """Records that point here: (href, title, small print) each. Nothing at all where there are none."""
    items = list(links)
    if not items:
        return mark_safe("")
    rows = format_html_join("", '<li><a href="{}">{}</a><small>{}</small></li>', items)
    return panel(format_html('<ul class="links">{}</ul>', rows), title=title, count=len(items), flush=True)


@register.simple_tag
def trail(entries: Iterable[tuple[str, str, str]]) -> SafeString:
    """What happened to a record: (when, who did what, details) each, newest first."""
    rows = format_html_join("", '<li><time>{}</time><div>{}</div><div class="soft">{}</div></li>', entries)
    return format_html('<ul class="trail">{}</ul>', rows)


@register.simple_tag
def loading(text: str) -> SafeString:
    """What stands in the place of a part that comes after the page."""
    return format_html('<p class="loading-cm" role="status"><span aria-hidden="true"></span>{}…</p>', text)


@register.simple_tag
def toast(text: str, tone: str = "ok") -> SafeString:
    """A short message that goes by itself; scripts put it into the corner (an error stays until it is closed)."""
    return format_html(
        '<div class="toast-cm {}" role="{}">{}<p>{}</p><button type="button" class="btn btn-quiet btn-sm" '
        'data-closes aria-label="关闭">{}</button></div>',
        markup.tone_class(tone),
        "alert" if tone == "bad" else "status",
        markup.icon(NOTICE_ICONS.get(tone, "info-circle")),
        text,
        markup.icon("x"),
    )


@register.simple_block_tag
def dialog(content: str, id: str, title: str, side: bool = False) -> SafeString:
    """A dialog over the page, opened by any element with data-opens="id"; `side`: a panel at the right edge."""
    return format_html(
        '<dialog class="dialog-cm{}" id="{}" aria-labelledby="{}-title"><header><h2 id="{}-title">{}</h2>'
        '<form method="dialog"><button class="btn btn-quiet btn-sm" aria-label="关闭">{}</button></form></header>'
        '<div class="body">{}</div></dialog>',
        " drawer" if side else "",
        id,
        id,
        id,
        title,
        markup.icon("x"),
        content,
    )


@register.simple_tag
def progress(done: int, total: int, label: str) -> SafeString:
    """How far something has come, in words and as a bar."""
    return format_html(
        '<div class="progress-cm"><label>{}<progress value="{}" max="{}"></progress></label>'
        "<span>{} / {}</span></div>",
        label,
        done,
        total or 1,
        done,
        total,
    )


@register.simple_block_tag
def menu(content: str, label: str, icon: str = "") -> SafeString:
    """A button that opens the links and buttons written inside."""
    return format_html(
        '<details class="menu"><summary class="btn btn-plain">{}{}{}</summary><div class="sheet">{}</div></details>',
        markup.icon(icon) if icon else "",
        label,
        markup.icon("chevron-down"),
        content,
    )


@register.simple_tag
def tabs(items: Iterable[tuple[str, str, bool]], label: str = "栏目") -> SafeString:
    """Sections of one page: (href, text, whether it is open) each."""
    rows = [
        format_html('<a href="{}"{}>{}</a>', href, mark_safe(' aria-current="page"') if here else "", text)
        for href, text, here in items
    ]
    return format_html('<nav class="tabs-cm" aria-label="{}">{}</nav>', label, mark_safe("".join(rows)))
