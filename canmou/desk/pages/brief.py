"""The one-page brief of the cockpit, on the screen for printing and as an official document."""

from typing import Any

from canmou.desk.pages.cockpit import LATE, LineCard, cards, late_rows, who
from canmou.desk.scope import address
from canmou.kernel.documents.tree import Document, Heading, Paragraph, Signature, Table, chinese_date
from canmou.kernel.metrics import Scope, reading
from canmou.kernel.people.models import User


def title(scope: Scope) -> str:
    """市政府研究室2024年工作情况简报."""
    name = scope.unit.name if scope.unit else scope.office.name
    return f"{name}{scope.period.label}工作情况简报"


def brief(user: User, scope: Scope) -> dict[str, Any]:
    """What the printed page shows."""
    return {
        "scope": scope,
        "who": who(scope),
        "title": title(scope),
        "until": until(scope),
        "cards": cards(scope),
        "late_heads": [reading(id, scope).metric.label for id in LATE],
        "late": [(who(here), [one.shown for one in row]) for here, row in late_rows(user, scope)],
        "where": address(scope),
    }


def until(scope: Scope) -> str:
    """截至2024年1月8日."""
    return f"截至{chinese_date(scope.until)}"


def sentence(card: LineCard) -> str:
    """The lights of a line that are not green, as one sentence."""
    told = [light.sentence for light, _ in card.lights if light.tone != "ok"]
    return "；".join(told) + "。" if told else ""


def document(user: User, scope: Scope) -> Document:
    """The brief as a plain document: a table of figures for all lines, what needs attention, what is late."""
    found = cards(scope)
    rows = [
        (card.name if place == 0 else "", one.metric.label, f"{one.shown}{one.measure}", one.words)
        for card in found
        for place, (one, _) in enumerate(card.figures)
    ]
    attention = [f"{card.name}：{sentence(card)}" for card in found if sentence(card)]
    blocks: list = [
        Paragraph(f"{until(scope)}，范围：{who(scope)}。各项数字由台账生成，与去年同期（截至同日）相比。"),
        Heading(1, "一、主要数字"),
        Table(("工作线", "指标", "本期", "与去年同期相比"), tuple(rows), widths=(2, 4, 2, 6)),
        Heading(1, "二、需要关注"),
        *(Paragraph(text) for text in attention or ["各项指标正常。"]),
    ]
    late = late_rows(user, scope)
    if late:
        heads = ("科室", *(one.metric.label for one in late[0][1]))
        cells = tuple((who(here), *(one.shown for one in row)) for here, row in late)
        blocks += [Heading(1, "三、未办和超期"), Table(heads, cells)]
    return Document(
        form="plain",
        title=title(scope),
        blocks=tuple(blocks),
        signature=Signature(scope.office.name, scope.as_of),
    )
