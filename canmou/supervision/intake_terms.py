"""The working days that intake allows, as its rules read them."""

from datetime import date

from canmou.kernel.calendar.terms import Due, due
from canmou.kernel.office.models import Office
from canmou.supervision.models import IntakeTerms, Matter


def terms_of(office: Office) -> IntakeTerms:
    """The terms of an office; the defaults where it has set none."""
    return IntakeTerms.objects.filter(office=office).first() or IntakeTerms(office=office)


def by_urgency(terms: IntakeTerms) -> dict[str, int]:
    """Working days until the answer, by urgency."""
    kinds = Matter.Urgency
    return {
        kinds.CRITICAL: terms.critical_workdays,
        kinds.URGENT: terms.urgent_workdays,
        kinds.NORMAL: terms.normal_workdays,
    }


def term(office: Office, received_on: date, urgency: str) -> Due:
    """The last day by urgency, with the sentence that explains it; of an unknown urgency as of an ordinary matter."""
    terms = terms_of(office)
    return due(received_on, by_urgency(terms).get(urgency, terms.normal_workdays))
