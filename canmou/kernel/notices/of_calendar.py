"""What a change of the working calendar tells: to those in whose lists the matters stand, the old day and the new."""

from collections.abc import Sequence

from django.urls import reverse

from canmou.kernel.calendar import Moved
from canmou.kernel.calendar.models import CalendarChange
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.notices.models import NoticeKind
from canmou.kernel.notices.telling import tell_all
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.workflow.roster import Roster, load
from canmou.kernel.workflow.routing import first_seeing, of_person, of_unit


def tell_moved(change: CalendarChange, moves: Sequence[Moved]) -> None:
    """Tell the people of every matter whose last day has moved, within the transaction of the change."""
    refs = RecordRef.objects.in_bulk({one.matter.ref for one in moves})
    persons = Person.objects.in_bulk({one.matter.person for one in moves if one.matter.person})
    units = Unit.objects.in_bulk({one.matter.unit for one in moves if one.matter.unit})
    rosters = {office: load(office) for office in {ref.office_id for ref in refs.values()}}
    link = reverse("workdays_change", args=[change.uid])
    for one in moves:
        ref = refs[one.matter.ref]
        unit = units.get(one.matter.unit) or ref.unit
        who = _who(one, ref, persons.get(one.matter.person), unit, rosters[ref.office_id])
        sentence = f"工作日历有调整，“{one.matter.what}”的期限由{one.old}改为{one.new}"
        tell_all(who, kind=NoticeKind.SYSTEM, sentence=sentence, ref=ref, link=link)


def _who(one: Moved, ref: RecordRef, person: Person | None, unit: Unit, roster: Roster) -> list[User]:
    """The logins in whose lists it stands today, by leave and stand-ins, and who may see the record."""
    levels = of_person(roster, person.pk, str(person)) if person else of_unit(roster, unit.pk, unit.spoken)
    found = first_seeing(levels, roster, ref.ledger, ref.source_unit_id)
    return list(User.objects.filter(pk__in=[hand.login for hand in found]))
