"""Persons, units and logins as the administrators see them: the office's own, never those met in its business."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from canmou.kernel import clock
from canmou.kernel.errors import NotFound
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Person, Post, Unit, User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.permissions import Perm, can, require

#: Units of the office itself; people in post there are its own.
OWN = (Unit.Kind.OFFICE, Unit.Kind.SECTION, Unit.Kind.PARTY_GROUP)
#: Units that are kept here: the office's own, and those whose logins file something. Bodies met in the business of
#: the ledgers (companies, universities, media) are not shown: whom the office deals with is content.
KEPT = (*OWN, Unit.Kind.DEPARTMENT, Unit.Kind.DISTRICT)


def own_people(office: Office) -> QuerySet[Person]:
    """Those who are or were in post in the office, and those with a login."""
    posts = Post.objects.filter(person=OuterRef("pk"), unit__kind__in=OWN)
    logins = User.objects.filter(Q(person=OuterRef("pk")) | Q(used_by=OuterRef("pk")))
    return Person.objects.filter(Exists(posts) | Exists(logins), office=office)


def listed_people(office: Office, *, text: str, unit: str, state: str) -> QuerySet[Person]:
    """The persons of the list page, with their posts in order."""
    rows = own_people(office)
    now = posts_on(clock.today()).filter(person=OuterRef("pk"), unit__kind__in=OWN)
    if text:
        rows = rows.filter(
            Q(name__icontains=text) | Q(code__icontains=text) | Q(login__username__icontains=text)
        )
    if unit:
        now = now.filter(unit__uid=unit)
        rows = rows.filter(Exists(now))
    if state == "former":
        rows = rows.exclude(Exists(now))
    elif state != "all":
        rows = rows.filter(Exists(now))
    own_posts = Post.objects.filter(unit__kind__in=OWN).select_related("unit").order_by("-valid_from", "rank")
    return rows.prefetch_related(Prefetch("posts", own_posts, to_attr="own_posts")).select_related("login")


def person_by(user: User, uid: str) -> Person:
    """A person of the reader's office. Raises `NotFound`."""
    found = own_people(user.office).filter(uid=uid).select_related("login").first()
    if found is None:
        raise NotFound("没有这个人员")
    return found


def post_by(user: User, uid: str) -> Post:
    """A post of one of the office's own people. Raises `NotFound`."""
    found = Post.objects.filter(uid=uid, unit__kind__in=OWN, unit__office=user.office)
    post = found.select_related("person__office", "unit").first()
    if post is None:
        raise NotFound("没有这个职务")
    return post


def units_of(office: Office, *kinds: str) -> QuerySet[Unit]:
    """Units that are not closed, in their order."""
    return Unit.objects.filter(office=office, kind__in=kinds or KEPT, ended_on=None)


def listed_units(office: Office, *, text: str, kind: str, ended: bool) -> QuerySet[Unit]:
    """The units of the list page, with how many are in post there."""
    today = clock.today()
    rows = Unit.objects.filter(office=office, kind__in=KEPT).select_related("parent")
    if text:
        rows = rows.filter(
            Q(name__icontains=text) | Q(short_name__icontains=text) | Q(versions__name__icontains=text)
        )
    if kind in KEPT:
        rows = rows.filter(kind=kind)
    elif not text:
        rows = rows.filter(kind__in=OWN)
    if not ended:
        rows = rows.filter(ended_on=None)
    in_post = Q(posts__valid_from__lte=today) & (Q(posts__valid_to=None) | Q(posts__valid_to__gte=today))
    return rows.annotate(staff=Count("posts__person", filter=in_post, distinct=True)).distinct()


def unit_by(user: User, uid: str) -> Unit:
    """A unit that is kept here. Raises `NotFound`."""
    found = Unit.objects.filter(office=user.office, uid=uid, kind__in=KEPT).select_related(
        "parent", "merged_into"
    )
    unit = found.first()
    if unit is None:
        raise NotFound("没有这个单位")
    return unit


def listed_users(office: Office, *, text: str, state: str, role: str) -> QuerySet[User]:
    """The logins of the list page."""
    today = clock.today()
    rows = User.objects.filter(office=office).select_related("person", "used_by", "second_factor")
    if text:
        rows = rows.filter(
            Q(username__icontains=text) | Q(person__name__icontains=text) | Q(label__icontains=text)
        )
    if state == "disabled":
        rows = rows.filter(is_active=False)
    elif state == "due":
        rows = rows.filter(is_active=True, must_change_password=True)
    elif state != "all":
        rows = rows.filter(is_active=True)
    if role:
        running = Q(grants__valid_to=None) | Q(grants__valid_to__gte=today)
        rows = rows.filter(running, grants__role=role, grants__valid_from__lte=today).distinct()
    return rows.order_by("person__code", "username")


def user_by(reader: User, uid: str) -> User:
    """A login of the office, for the system and the security administrator. Raises `NotFound`."""
    if not can(reader, Perm.GRANTS):
        require(reader, Perm.ACCOUNTS)
    found = User.objects.filter(office=reader.office, uid=uid).select_related("person", "used_by", "office")
    user = found.first()
    if user is None:
        raise NotFound("没有这个账号")
    return user


def sections_today(people: list[Person]) -> dict[int, str]:
    """Person → the section and title of today, in one query."""
    found: dict[int, str] = {}
    posts = posts_on(clock.today()).filter(person__in=people, unit__kind__in=OWN).select_related("unit")
    for post in posts.order_by("-rank"):
        found[post.person_id] = f"{post.unit.spoken} {post.title}"
    return found


def colleagues(office: Office) -> list[tuple[Person, str]]:
    """The people in post in a section today with their section, in the order of the sections: one query."""
    posts = posts_on(clock.today()).filter(unit__office=office, unit__kind=Unit.Kind.SECTION)
    found: dict[int, tuple[Person, str]] = {}
    for post in posts.select_related("person", "unit").order_by("unit__order", "rank"):
        found.setdefault(post.person_id, (post.person, f"{post.person.name}（{post.unit.spoken}）"))
    return list(found.values())
