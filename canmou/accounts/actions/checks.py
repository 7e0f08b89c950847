"""What every action of the accounts asks first."""

from collections.abc import Mapping
from datetime import date

from canmou.kernel import secrecy
from canmou.kernel.errors import Invalid, NotFound
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require


def hold(by: User, perm: Perm, texts: Mapping[str, str]) -> None:
    """The permission, and no secrecy mark in what was typed. Raises `NotPermitted`, `SecrecyRefused`."""
    require(by, perm)
    secrecy.guard_values({name: text for name, text in texts.items() if text}, by=by, door="account")


def same_office(by: User, office_id: int) -> None:
    """What belongs to another office does not exist for this one."""
    if by.office_id != office_id:
        raise NotFound("没有这个账号、人员或单位")


def require_filled(values: Mapping[str, tuple[str, str]]) -> None:
    """field → (value, heading): none may be empty."""
    empty = {name: f"“{heading}”不能为空" for name, (value, heading) in values.items() if not value.strip()}
    if empty:
        raise Invalid(empty)


def require_span(start: date, end: date | None, sentence: str, field: str = "on") -> None:
    """The end may not lie before the start."""
    if end is not None and end < start:
        raise Invalid({field: sentence})
