"""Who is away, who is on duty, who acts for whom."""

from datetime import date

from django.db.models import Q, QuerySet

from canmou.accounts.actions.away import manages
from canmou.accounts.queries.people import colleagues
from canmou.kernel import clock
from canmou.kernel.errors import NotFound, NotPermitted
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Absence, Delegation, Duty, Person, StandIn, User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.permissions import Perm, can, standing


def require_staff(user: User) -> None:
    """These pages are for the people of the office; not for outside units, not for administrators' logins."""
    roles = [grant.role for grant in standing(user).grants]
    if user.person_id is None or not any(not role.outside and not role.administrator for role in roles):
        raise NotPermitted("这一页给本机关有业务账号的人员使用")


def in_my_charge(user: User) -> list[tuple[Person, str]]:
    """Oneself, and those for whom one may note absences and plan duty, with their sections."""
    people = colleagues(user.office)
    units: dict[int, bool] = {}
    mine = {user.person_id}
    for post in posts_on(clock.today()).filter(person__in=[p for p, _ in people]).select_related("unit"):
        if post.unit_id not in units:
            units[post.unit_id] = bool(can(user, Perm.DUTY, post.unit))
        if units[post.unit_id]:
            mine.add(post.person_id)
    return [(person, words) for person, words in people if person.pk in mine]


def absences_of(person: Person) -> QuerySet[Absence]:
    """One's own absences, newest first."""
    return Absence.objects.filter(person=person).select_related("stand_in", "person")


def away_between(office: Office, start: date, end: date) -> QuerySet[Absence]:
    """Who is away on these days."""
    rows = Absence.objects.filter(
        person__office=office, voided=False, valid_from__lte=end, valid_to__gte=start
    )
    return rows.select_related("person", "stand_in").order_by("valid_from", "person__code")


def duty_between(office: Office, start: date, end: date) -> QuerySet[Duty]:
    """The roster of these days."""
    rows = Duty.objects.filter(person__office=office, voided=False, on__gte=start, on__lte=end)
    return rows.select_related("person").order_by("on", "kind", "id")


def delegations_of(user: User) -> QuerySet[Delegation]:
    """Given and taken, newest first."""
    rows = Delegation.objects.filter(Q(giver=user) | Q(taker=user))
    return rows.select_related("giver__person", "taker__person", "made_by__person").prefetch_related("parts")


def pairs(office: Office) -> QuerySet[StandIn]:
    """The AB 岗 in force."""
    rows = StandIn.objects.filter(person__office=office, valid_to=None)
    return rows.select_related("person", "other").order_by("person__code", "matter")


def subordinates(user: User) -> list[User]:
    """The logins for which one may delegate as their head."""
    found = []
    units: dict[int, bool] = {}
    logins = {
        u.person_id: u for u in User.objects.filter(office=user.office, is_active=True).exclude(person=None)
    }
    posts = posts_on(clock.today()).filter(person__in=logins).select_related("unit", "person")
    for post in posts.order_by("unit__order", "rank"):
        if post.unit_id not in units:
            decision = can(user, Perm.DELEGATE, post.unit)
            units[post.unit_id] = bool(decision) and decision.acting_for is None
        login = logins[post.person_id]
        if units[post.unit_id] and login.pk != user.pk and login not in found:
            found.append(login)
    return found


def absence_by(user: User, uid: str) -> Absence:
    """An absence that the reader may change. Raises `NotFound`."""
    found = Absence.objects.filter(person__office=user.office, uid=uid).select_related("person").first()
    if found is None or found.person_id != user.person_id and not manages(user, found.person):
        raise NotFound("没有这条外出登记")
    return found


def duty_by(user: User, uid: str) -> Duty:
    """A turn of duty of the reader's office. Raises `NotFound`."""
    found = (
        Duty.objects.filter(person__office=user.office, uid=uid, voided=False)
        .select_related("person")
        .first()
    )
    if found is None:
        raise NotFound("没有这个班次，或已撤销")
    return found


def delegation_by(user: User, uid: str) -> Delegation:
    """A delegation that concerns the reader, or one of his people. Raises `NotFound`."""
    found = (
        Delegation.objects.filter(giver__office=user.office, uid=uid).select_related("giver", "taker").first()
    )
    near = found and user.pk in (found.giver_id, found.taker_id, found.made_by_id)
    if found is None or not near and found.giver not in subordinates(user):
        raise NotFound("没有这项委托")
    return found


def pair_by(user: User, uid: str) -> StandIn:
    """An AB 岗 that the reader may end. Raises `NotFound`."""
    found = StandIn.objects.filter(person__office=user.office, uid=uid).select_related("person").first()
    if found is None or found.person_id != user.person_id and not manages(user, found.person):
        raise NotFound("没有这个AB岗")
    return found
