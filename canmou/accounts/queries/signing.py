"""Reads of signing in and of what waits."""

from canmou.accounts.models import GrantRequest, SecondFactorRole, StaffImport
from canmou.kernel.errors import NotFound
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import RoleGrant, User


def import_by(user: User, uid: str) -> StaffImport:
    """An uploaded workbook that waits. Raises `NotFound`."""
    found = StaffImport.objects.filter(office=user.office, uid=uid, confirmed_at=None).select_related(
        "office"
    )
    kept = found.first()
    if kept is None:
        raise NotFound("没有这次导入，或已确认")
    return kept


def roles_with_codes(office: Office) -> list[str]:
    """Roles whose holders need a second factor."""
    return list(SecondFactorRole.objects.filter(office=office).values_list("role", flat=True))


def grant_by(user: User, uid: str) -> RoleGrant:
    """A grant of the office. Raises `NotFound`."""
    found = RoleGrant.objects.filter(user__office=user.office, uid=uid).select_related("user__person", "unit")
    grant = found.first()
    if grant is None:
        raise NotFound("没有这项授权")
    return grant


def request_by(user: User, uid: str) -> GrantRequest:
    """A prepared grant of the office. Raises `NotFound`."""
    found = GrantRequest.objects.filter(user__office=user.office, uid=uid).select_related(
        "user__person", "unit"
    )
    request = found.first()
    if request is None:
        raise NotFound("没有这项申请")
    return request
