"""What of kept reports waits for somebody: overrides that ask for a second person's agreement."""

from collections.abc import Iterator

from django.urls import reverse

from canmou.kernel.compile.editions.overriding import may_decide
from canmou.kernel.compile.editions.reading import overrides_waiting
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.besides import Besides


def overrides_to_decide(user: User) -> Iterator[Besides]:
    """The proposed overrides that this user may agree to or refuse."""
    if not can(user, Perm.AGREE):
        return
    for override in overrides_waiting(user):
        if may_decide(override, user):
            where = reverse("edition_figure", args=[override.edition.uid, override.entry.key])
            asked = f"改数待同意：{override.entry.spoken}由{override.entry.printed}改印{override.printed}"
            yield Besides(str(override.edition), f"{asked}（{override.proposed_by}提出）", where)
