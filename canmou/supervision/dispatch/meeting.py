"""The page of the meeting: one screen for the projector, the red ones first."""

from typing import Any

from canmou.kernel.people.models import User
from canmou.kernel.people.queries import staff_today
from canmou.supervision.dispatch import access
from canmou.supervision.dispatch.pages import LIGHT_NAMES, LIGHT_TONES, remarks_of
from canmou.supervision.dispatch.snapshot import Snapshot, by_section
from canmou.supervision.dispatch.span import OTHERS
from canmou.supervision.models import DispatchLine, DispatchRound

Part = DispatchLine.Part


def meeting_page(user: User, round: DispatchRound) -> dict[str, Any]:
    """Everything on the screen. A locked round shows what was frozen, with the remarks made since."""
    edition = round.editions.order_by("-number").first() if round.locked_on else None
    if edition is not None:
        lines = list(edition.lines.select_related("section", "ref").order_by("pk"))
        figures = list(edition.figures.order_by("place"))
    else:
        snapshot = Snapshot(round)
        lines, figures = snapshot.lines(), snapshot.counted()
    parts = {part: [line for line in lines if line.part == part] for part in Part.values}
    entries = parts[Part.ENTRY]
    red = sorted(
        (line for line in entries if line.light == "red"), key=lambda line: (not line.again, line.place)
    )
    sections = [
        {
            "name": name,
            "lines": rows,
            "lights": [
                (LIGHT_NAMES[colour], LIGHT_TONES[colour], sum(line.light == colour for line in rows))
                for colour in ("red", "yellow", "green")
            ],
            "reds": sum(line.light == "red" for line in rows),
        }
        for _, name, rows in by_section(entries)
    ]
    return {
        "round": round,
        "edition": edition,
        "figures": figures,
        "red": red,
        "sections": sorted(sections, key=lambda each: -each["reds"]),
        "changes": by_section(line for line in parts[Part.CHANGE] if line.what != OTHERS),
        "idle": parts[Part.IDLE],
        "absent": parts[Part.ABSENT],
        "former": parts[Part.REMARK],
        "remarks": remarks_of(round),
        "may_run": access.may_run(user, round),
        "takes_remarks": round.state in ("locked", "closed"),
        "staff": list(staff_today(round.office).values_list("name", flat=True).order_by("code")),
    }
