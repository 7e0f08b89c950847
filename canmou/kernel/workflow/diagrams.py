"""The diagram of a workflow as SVG: states from top to bottom, steps on at the right, steps back at the left."""

from dataclasses import dataclass
from html import escape

from canmou.kernel.workflow.declare import State, Workflow

BOX_WIDTH, BOX_HEIGHT, GAP = 190, 44, 46
LETTER, LANE = 13, 22
_HEAD = (
    '<defs><marker id="a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
    '<path d="M0 0L8 4L0 8z" fill="#345"/></marker></defs>'
)


@dataclass(frozen=True)
class _Edge:
    """All steps from one state to another, by their places."""

    start: int
    end: int
    label: str

    @property
    def span(self) -> int:
        return abs(self.end - self.start)

    @property
    def next_one(self) -> bool:
        return self.end == self.start + 1

    def meets(self, other: "_Edge") -> bool:
        """Whether two edges on one side would lie over each other."""
        low, high = sorted((self.start, self.end))
        first, last = sorted((other.start, other.end))
        return low < last and first < high or low == first or high == last


def svg(flow: Workflow) -> str:
    """The whole diagram."""
    edges = _edges(flow)
    right = _lanes([edge for edge in edges if edge.end > edge.start and not edge.next_one])
    left = _lanes([edge for edge in edges if edge.end < edge.start])
    wide = max([_width(edge.label) for edge in edges if edge.next_one], default=0)
    margin = 24 + _depth(left)
    room = max(24 + _depth(right), wide - BOX_WIDTH // 2 + 30)
    height = len(flow.states) * (BOX_HEIGHT + GAP) - GAP + 40
    width = margin + BOX_WIDTH + room
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="sans-serif" font-size="{LETTER}">',
        f"<title>{escape(flow.name)}</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        _HEAD,
    ]
    drawn = [part for edge in edges if edge.next_one for part in _straight(edge, margin)]
    drawn += [*_side(right, margin + BOX_WIDTH, 1), *_side(left, margin, -1)]
    parts += sorted(drawn, key=lambda part: part.startswith("<text"))  # words lie over lines
    parts += [_box(flow, state, place, margin) for place, state in enumerate(flow.states)]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _edges(flow: Workflow) -> list[_Edge]:
    labels: dict[tuple[int, int], list[str]] = {}
    for step in flow.transitions:
        for source in step.sources:
            if source != step.target:
                pair = flow.position(source), flow.position(step.target)
                labels.setdefault(pair, []).append(step.label)
    return [_Edge(start, end, "、".join(found)) for (start, end), found in labels.items()]


def _lanes(edges: list[_Edge]) -> list[list[_Edge]]:
    """Edges side by side so that none lie over another, short ones near the boxes."""
    lanes: list[list[_Edge]] = []
    for edge in sorted(edges, key=lambda each: (each.span, each.start, each.end)):
        lane = next((lane for lane in lanes if not any(edge.meets(other) for other in lane)), None)
        if lane is None:
            lanes.append([edge])
        else:
            lane.append(edge)
    return lanes


def _width(text: str) -> int:
    return len(text) * LETTER


def _room(lane: list[_Edge]) -> int:
    return LANE + max(_width(edge.label) for edge in lane)


def _depth(lanes: list[list[_Edge]]) -> int:
    return sum(map(_room, lanes))


def _top(place: int) -> int:
    return 20 + place * (BOX_HEIGHT + GAP)


def _straight(edge: _Edge, margin: int) -> list[str]:
    x, start, end = margin + BOX_WIDTH // 2, _top(edge.start) + BOX_HEIGHT, _top(edge.end)
    return [_path(f"M{x} {start}V{end - 1}"), _text(edge.label, x + 8, (start + end) // 2 + 5, "start")]


def _side(lanes: list[list[_Edge]], x: int, way: int) -> list[str]:
    """Edges that run beside the boxes: out of one, along, into another."""
    parts, offset = [], 0
    for place, lane in enumerate(lanes):
        out = x + way * (offset + LANE - 6)
        for edge in lane:
            shift = 6 + 5 * (place % 5)
            start = _top(edge.start) + (BOX_HEIGHT - shift if edge.end > edge.start else shift)
            end = _top(edge.end) + (shift if edge.end > edge.start else BOX_HEIGHT - shift)
            parts.append(_path(f"M{x} {start}H{out}V{end}H{x + way}"))
            anchor = "start" if way > 0 else "end"
            parts.append(_text(edge.label, out + way * 5, (start + end) // 2 + 5, anchor))
        offset += _room(lane)
    return parts


def _path(d: str) -> str:
    return f'<path d="{d}" fill="none" stroke="#345" marker-end="url(#a)"/>'


def _text(text: str, x: int, y: int, anchor: str) -> str:
    return (
        f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="#123" stroke="#fff" stroke-width="4" '
        f'paint-order="stroke">{escape(text)}</text>'
    )


def _box(flow: Workflow, state: State, place: int, margin: int) -> str:
    loops = [t.label for t in flow.transitions if state.code in t.sources and t.target == state.code]
    x, y = margin + BOX_WIDTH // 2, _top(place)
    fill = "#eef1f4" if state.rest else "#f4f9ff"
    radius = BOX_HEIGHT // 2 if state.rest or place == 0 else 6
    box = (
        f'<rect x="{margin}" y="{y}" width="{BOX_WIDTH}" height="{BOX_HEIGHT}" rx="{radius}" fill="{fill}" '
        f'stroke="#345"/>'
    )
    middle = y + BOX_HEIGHT // 2 + 5
    name = (
        f'<text x="{x}" y="{middle - (8 if loops else 0)}" text-anchor="middle">{escape(state.label)}</text>'
    )
    if not loops:
        return box + name
    told = "↻ " + "、".join(loops)
    most = 15
    told = told if len(told) <= most else told[: most - 1] + "…"
    return (
        box
        + name
        + f'<text x="{x}" y="{middle + 11}" text-anchor="middle" font-size="11">{escape(told)}</text>'
    )
