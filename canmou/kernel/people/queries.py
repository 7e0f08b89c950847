"""Reads over people: who is in post, and in which sections."""

from datetime import date

from django.db.models import Q, QuerySet

from canmou.kernel import clock
from canmou.kernel.people.models import Person, Post, Unit, User


def posts_on(day: date) -> QuerySet[Post]:
    """Posts held on `day`."""
    return Post.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


def own_sections(user: User) -> list[Unit]:
    """The sections in which the user's person is in post today; the first is where new records belong."""
    if user.person_id is None:
        return []
    posts = posts_on(clock.today()).filter(person=user.person_id, unit__kind__in=("section", "office"))
    return [post.unit for post in posts.select_related("unit")]


def staff_today(office: object) -> QuerySet[Person]:
    """The persons in post in a section of the office today."""
    posts = posts_on(clock.today()).filter(unit__office=office, unit__kind="section")
    return Person.objects.filter(office=office, pk__in=posts.values("person"))
