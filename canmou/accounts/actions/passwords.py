"""One's own password."""

from django.db import transaction

from canmou.accounts.models import FormerPassword
from canmou.kernel import audit, clock
from canmou.kernel.people.models import User


@transaction.atomic
def change_password(user: User, *, password: str) -> User:
    """Take a checked new password; every other session of this login ends with the old one."""
    keep_former(user)
    user.set_password(password)
    user.must_change_password, user.password_expires_at = False, None
    user.save(update_fields=["password", "must_change_password", "password_expires_at"])
    audit.write("修改口令", by=user, office=user.office, number=user.username)
    return user


def keep_former(user: User) -> None:
    """Remember the password that is about to go, so that it is not taken again at once."""
    if user.password:
        FormerPassword.objects.create(user=user, password=user.password, until=clock.real_now())
