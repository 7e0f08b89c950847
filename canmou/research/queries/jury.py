"""Reads of a grading round: who may enter, how many, whose names must not appear, who reads what."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Count, QuerySet

from canmou.kernel import clock
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import Post, Unit, User
from canmou.kernel.people.queries import own_sections, posts_on
from canmou.kernel.permissions import Perm, can, opens, standing
from canmou.research.bonds import Bodies
from canmou.research.leaks import Leak, find, telling
from canmou.research.models import (
    BlindCode,
    Entry,
    EntryText,
    GradingRound,
    Reading,
    Reviewer,
    ReviewScore,
)
from canmou.research.rules import needs_second_reading

#: States in which an entry does not count against what its unit may enter.
UNCOUNTED = ("drafting", "withdrawn")


def runs_rounds(user: User) -> bool:
    """Whether this is the jury office, which knows whose entry is whose."""
    return opens(user, "RBC") and opens(user, "RGR", Perm.EDIT)


def round_for(user: User, number: str) -> GradingRound:
    """A round, for the jury office. Raises `NotFound`."""
    found = GradingRound.objects.none()
    if runs_rounds(user):
        found = visible_to(user, ledger("RGR")).filter(number=number, voided=False)
    round_ = found.select_related("ref", "unit", "office").first()
    if round_ is None:
        raise NotFound("没有这一次评定，或者您不在评审办公室")
    return round_


def rounds(user: User) -> QuerySet[GradingRound]:
    """The rounds that are in the flow or being prepared, for the jury office."""
    if not runs_rounds(user):
        return GradingRound.objects.none()
    rows = visible_to(user, ledger("RGR")).filter(voided=False, concluded_on=None)
    return rows.select_related("ref").order_by("-round_year", "-pk")


def closes(round_: GradingRound) -> datetime:
    """The moment from which on nothing more is taken in."""
    return round_.closes_at or clock.at(round_.closes_on + timedelta(days=1), 0)


def is_closed(round_: GradingRound) -> bool:
    """Whether that moment is past, whoever has noticed."""
    return clock.now() >= closes(round_)


def enters_for(user: User) -> list[Unit]:
    """The units for which a login may enter works: an outside login's own unit, a colleague's own sections."""
    outside = [g.unit_id for g in standing(user).with_perm(Perm.VIEW) if g.role.outside and g.unit_id]
    found = list(Unit.objects.filter(pk__in=outside, ended_on=None))
    if can(user, Perm.ADD):
        found += [unit for unit in own_sections(user) if unit.kind == "section"]
    return list(dict.fromkeys(found))


def open_rounds(user: User) -> QuerySet[GradingRound]:
    """The rounds that take entries now, for whoever may enter."""
    rows = GradingRound.objects.live().filter(office=user.office, state="submitting")
    return rows.select_related("ref", "unit").order_by("closes_on") if enters_for(user) else rows.none()


def open_round(user: User, number: str) -> GradingRound:
    """One of them. Raises `NotFound`."""
    round_ = open_rounds(user).filter(number=number).first()
    if round_ is None:
        raise NotFound("这次评定没有在接受申报，或者您的账号不能申报")
    return round_


def limit_of(round_: GradingRound, unit: Unit) -> int | None:
    """How many a unit may enter; None: as many as it likes."""
    if unit.kind == Unit.Kind.DISTRICT:
        return round_.district_limit
    return round_.section_limit if unit.kind == Unit.Kind.SECTION else round_.department_limit


def counted(round_: GradingRound, unit: Unit) -> int:
    """How many it has entered."""
    rows = Entry.objects.live().filter(round=round_, entered_by=unit)
    return rows.exclude(state__in=UNCOUNTED).count()


def entered(round_: GradingRound, unit: Unit, title: str) -> Entry | None:
    """What a unit has entered already under a title and not taken back."""
    rows = Entry.objects.live().filter(round=round_, entered_by=unit, work__title=title)
    return rows.exclude(state="withdrawn").select_related("ref").order_by("pk").first()


def own_entries(user: User) -> QuerySet[Entry]:
    """The entries of the units for which this login may enter, newest first."""
    rows = visible_to(user, ledger("RGE")).filter(voided=False, entered_by__in=enters_for(user))
    return rows.select_related("round", "work", "entered_by", "ref").order_by("-pk")


def own_entry(user: User, number: str) -> Entry:
    """One of them. Raises `NotFound`."""
    found = own_entries(user).filter(number=number).select_related("unit", "office").first()
    if found is None:
        raise NotFound("没有这篇参评成果，或者它不是您单位申报的")
    return found


def entry_for(user: User, number: str) -> Entry:
    """An entry, for the jury office. Raises `NotFound`."""
    rows = Entry.objects.none()
    if runs_rounds(user):
        rows = visible_to(user, ledger("RGE")).filter(number=number, voided=False)
    found = rows.select_related("round", "work", "entered_by", "ref", "unit", "office").first()
    if found is None:
        raise NotFound("没有这篇参评成果，或者您不在评审办公室")
    return found


def text_of(entry: Entry, *, blind: bool) -> EntryText | None:
    """The newest edition of a text."""
    return EntryText.objects.filter(entry=entry, blind=blind).order_by("-edition").first()


def telling_words(entry: Entry) -> dict[str, str]:
    """The names that must not stand in the anonymous copy: authors, their units, under all names these ever had."""
    authors = list(entry.work.authors.all())
    units = {entry.entered_by_id, entry.source_unit_id, *(unit.pk for unit in entry.work.author_units.all())}
    units |= set(Post.objects.filter(person__in=authors, valid_to=None).values_list("unit_id", flat=True))
    bodies = Bodies(entry.office_id)
    names = {name for unit in units - {None} for name in bodies.all_names(unit)}
    return telling((author.name for author in authors), names)


def leaks_of(entry: Entry, text: str | None = None) -> tuple[list[Leak], list[Leak]]:
    """What still tells in the anonymous copy, and what was found to tell nothing."""
    if text is None:
        held = text_of(entry, blind=True)
        text = held.text if held else ""
    excused = set(entry.excuses.values_list("word", "context"))
    found = find(text, telling_words(entry))
    still = [leak for leak in found if (leak.word, leak.context) not in excused]
    return still, [leak for leak in found if leak not in still]


def length_of(text: str) -> int:
    """Characters without blanks."""
    return len("".join(text.split()))


def in_review(round_: GradingRound) -> QuerySet[Entry]:
    """The entries that have passed the formal check."""
    rows = Entry.objects.live().filter(round=round_, state="passed")
    return rows.select_related("work", "entered_by", "ref").order_by("pk")


def codes(entries: Iterable[Entry]) -> dict[int, str]:
    """The blind codes by entry."""
    rows = BlindCode.objects.live().filter(entry__in=[entry.pk for entry in entries])
    return dict(rows.values_list("entry_id", "code"))


def load_of(round_: GradingRound) -> Counter[int]:
    """How many entries each reviewer has, without those that he turned down."""
    rows = Reading.objects.filter(reviewer__round=round_).exclude(state=Reading.State.ABSTAINED)
    return Counter(dict(rows.values_list("reviewer").annotate(n=Count("pk")).values_list("reviewer", "n")))


def readings_of(round_: GradingRound) -> dict[int, list[Reading]]:
    """The readings of a round, by entry."""
    found: dict[int, list[Reading]] = {}
    rows = Reading.objects.filter(entry__round=round_).select_related("reviewer__person", "score")
    for reading in rows.order_by("pk"):
        found.setdefault(reading.entry_id, []).append(reading)
    return found


def scores_in(readings: Iterable[Reading]) -> list[Decimal]:
    """The sums that were handed in."""
    return [reading.score.sum for reading in readings if reading.score is not None]


def wants_another(readings: Iterable[Reading]) -> bool:
    """Whether the scores lie so far apart that one more has to read, and nobody does yet."""
    live = [reading for reading in readings if reading.state != Reading.State.ABSTAINED]
    again = any(reading.cause == Reading.Cause.SPREAD for reading in live)
    return not again and all(r.score is not None for r in live) and needs_second_reading(scores_in(live))


def reviewers_of(round_: GradingRound) -> list[Reviewer]:
    """The reviewers, with their persons."""
    rows = Reviewer.objects.live().filter(round=round_).select_related("person", "ref", "unit", "office")
    return list(rows.order_by("category", "pk"))


def own_readings(user: User) -> QuerySet[Reading]:
    """What a reviewer reads in rounds under review. By the person of the login, whatever roles it has."""
    rows = Reading.objects.filter(
        reviewer__person=user.person_id, reviewer__voided=False, entry__round__state="reviewing"
    )
    rows = rows if user.person_id else rows.none()
    return rows.select_related("reviewer__round", "entry").order_by("pk")


def own_reviewers(user: User) -> list[Reviewer]:
    """As whom this login's person reviews, in rounds under way."""
    rows = Reviewer.objects.live().filter(
        person=user.person_id, round__state__in=("submitting", "checking", "reviewing"), round__voided=False
    )
    rows = rows if user.person_id else rows.none()
    return list(rows.select_related("round", "person", "ref", "unit", "office").order_by("pk"))


def own_reading(user: User, uid: str) -> Reading:
    """One of them. Raises `NotFound`, whoever else's it is."""
    found = own_readings(user).filter(uid=uid).select_related("entry__work", "entry__unit", "entry__office")
    reading = found.first()
    if reading is None:
        raise NotFound("没有这份评审任务，或者评审已经结束")
    return reading


def possible_reviewers(round_: GradingRound) -> list[Post]:
    """Persons with a login or a post outside the office who are not yet reviewers."""
    held = Reviewer.objects.live().filter(round=round_).values("person")
    rows = posts_on(clock.today()).filter(unit__office=round_.office_id).exclude(person__in=held)
    return list(rows.exclude(unit__kind__in=("section", "party_group")).select_related("person", "unit"))


def all_scores(entry: Entry) -> QuerySet[ReviewScore]:
    """The scores of an entry, for the jury office alone."""
    return ReviewScore.objects.live().filter(entry=entry).select_related("reviewer__person").order_by("pk")
