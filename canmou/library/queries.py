"""What of the library a user sees."""

from django.db.models import QuerySet

from canmou.kernel.people.models import User
from canmou.kernel.permissions import visible
from canmou.library.models import Work, WorkText


def works_visible_to(user: User) -> QuerySet[Work]:
    """The works that the user may see, without void ones, newest first."""
    return Work.objects.live().filter(visible(user, Work.LEDGER)).order_by("-finished_on", "-pk")


def texts_visible_to(user: User) -> QuerySet[WorkText]:
    """The current texts of the works that the user may see."""
    return WorkText.objects.current().filter(work__in=works_visible_to(user).order_by()).order_by("work")
