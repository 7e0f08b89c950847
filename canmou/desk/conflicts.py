"""Two people changed one record: what only the other changed is taken over, what both changed is asked field by field."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from canmou.desk import links
from canmou.desk.forms import RecordForm, as_sent
from canmou.kernel import clock
from canmou.kernel.ledger.declare import Column
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.people.models import User

NOT_SHOWN = "（不显示）"


@dataclass(frozen=True)
class Clash:
    """A column that both changed: what it was, what either wrote, and which of them the user has chosen so far."""

    name: str
    heading: str
    before: str
    theirs: str
    mine: str
    who: str
    when: str
    chosen: str
    theirs_sent: str
    mine_sent: str


@dataclass
class Conflict:
    """`clashes` are to be decided; `merged` were changed by others alone: (heading, before, after, who, when)."""

    clashes: list[Clash] = field(default_factory=list)
    merged: list[tuple[str, str, str, str, str]] = field(default_factory=list)


def rebase(form: RecordForm, fresh: RecordForm, later: Iterable[RecordChange]) -> Conflict:
    """Put a stale form onto the version that others have saved since (`fresh`), and tell what to decide."""
    found, data = Conflict(), form.data.copy()
    for name, before, change in _columns(form, later):
        column = form.ledger.column(name)
        mine, theirs = form.shown(name), change.values[name][1]
        if mine == before:
            data[name] = as_sent(fresh.stored[name])
            was = _told(form.user, column, before)
            found.merged.append((column.heading, was, theirs, change.signature, _moment(change)))
        elif mine != theirs:
            found.clashes.append(_clash(form, fresh, column, before, change))
    data["base"], data["version"] = data["version"], str(fresh.record.version)
    form.data = data
    for clash in found.clashes:
        text = f"{clash.who}刚把这一栏改成了“{clash.theirs or '空'}”，您填的是“{clash.mine or '空'}”"
        form.add_error(clash.name, f"{text}，请在页首选择用谁的")
    return found


def undecided(form: RecordForm, later: Iterable[RecordChange]) -> Conflict:
    """The same columns once more, when the form came back without a choice for each."""
    asked = set(form.data.getlist("clash"))
    return Conflict(
        [
            _clash(form, form, form.ledger.column(name), before, change)
            for name, before, change in _columns(form, later)
            if name in asked
        ]
    )


def _columns(form: RecordForm, later: Iterable[RecordChange]) -> list[tuple[str, str, RecordChange]]:
    """Columns of the form that others changed: name, the value before all of it, the last change."""
    before: dict[str, str] = {}
    last: dict[str, RecordChange] = {}
    for change in later:
        for name, (old, _) in change.values.items():
            before.setdefault(name, old)
            last[name] = change
    return [
        (name, before[name], change)
        for name, change in form.ledger.in_order(last)
        if name in form.fields and name not in form.sealed
    ]


def _clash(form: RecordForm, fresh: RecordForm, column: Column, before: str, change: RecordChange) -> Clash:
    name = column.name
    return Clash(
        name,
        column.heading,
        _told(form.user, column, before),
        change.values[name][1],
        form.shown(name),
        change.signature,
        _moment(change),
        form.data.get(f"choice-{name}", ""),
        as_sent(fresh.stored[name]),
        as_sent(form.data.get(name, "")),
    )


def _told(user: User, column: Column, text: str) -> str:
    """A value of the history; titles of records that the user may be barred from are not told."""
    return NOT_SHOWN if text and column.kind in links.LINKS and not links.opens_all(user, column) else text


def _moment(change: RecordChange) -> str:
    return f"{change.at.astimezone(clock.ZONE):%m-%d %H:%M}"
