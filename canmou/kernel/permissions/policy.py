"""The policy: `can`, asked of an object, and `visible`, asked of a queryset, give one answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from canmou.kernel.errors import NotPermitted
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Principal, Unit, User
from canmou.kernel.permissions.roles import MEANINGS, WRITING, Perm, readers_of, sealed
from canmou.kernel.permissions.standing import Grant, standing


@dataclass(frozen=True)
class Decision:
    """The answer to `can`: allowed or not, and why not, as a sentence for the user.

    acting_for: in whose place, where only a delegation allows it.
    """

    allowed: bool
    reason: str = ""
    acting_for: Principal | None = None

    def __bool__(self) -> bool:
        return self.allowed


def opens(user: User, ledger: str, perm: Perm = Perm.VIEW) -> bool:
    """Whether the user may see anything of this ledger at all (used for navigation and counts)."""
    return bool(_grants_for(user, ledger, perm))


def _grants_for(user: User, ledger: str, perm: Perm) -> list[Grant]:
    if perm in WRITING and sealed(ledger):
        return []
    readers = readers_of(ledger)
    grants = standing(user).with_perm(perm)
    if perm in WRITING:
        grants = [grant for grant in grants if not grant.role.keeps or ledger.startswith(grant.role.keeps)]
    if readers is None:
        return grants
    return [grant for grant in grants if grant.role.code in readers]


def can(user: User, perm: Perm, obj: Any = None) -> Decision:
    """Whether `user` may do `perm` to `obj`: a record, a RecordRef, a unit, an office, or None (anything at all).

    For records the object needs `office_id`, `unit_id`, `source_unit_id` and `ledger_code`.
    """
    held = standing(user)
    meaning = MEANINGS[perm]
    whole = isinstance(obj, Office)
    if obj is not None and (obj.pk if whole else getattr(obj, "office_id", held.office_id)) != held.office_id:
        return Decision(False, "这是其他机关的内容")
    ledger = getattr(obj, "ledger_code", None)
    grants = _grants_for(user, ledger, perm) if ledger else held.with_perm(perm)
    if ledger and perm in WRITING and sealed(ledger):
        return Decision(False, "这本台账由系统生成，不能登记、修改和作废")
    if not grants:
        where = "这本台账" if ledger and held.with_perm(perm) else ""
        return Decision(False, f"您没有{where}“{meaning}”的权限，请联系安全管理员授权")
    covering = next((grant for grant in grants if _reaches(grant, perm, obj)), None)
    if covering is not None:
        return Decision(True, acting_for=covering.giver)
    if ledger:
        return Decision(False, f"您只能对本科室的记录“{meaning}”，这条记录归其他科室")
    if whole:
        return Decision(False, f"您只在本科室有“{meaning}”的权限，不能用于全室")
    return Decision(False, f"您没有“{obj}”范围内“{meaning}”的权限")


def _reaches(grant: Grant, perm: Perm, obj: Any) -> bool:
    if getattr(obj, "ledger_code", None):
        return _covers(grant, perm, obj)
    if isinstance(obj, Office):
        return grant.units is None
    if isinstance(obj, Unit):
        return grant.units is None or obj.pk in grant.units
    return True


def _covers(grant: Grant, perm: Perm, record: Any) -> bool:
    if grant.role.outside:
        return grant.units is not None and record.source_unit_id in grant.units
    if perm in (Perm.VIEW, Perm.EXPORT):
        return True
    return grant.units is None or record.unit_id in grant.units


def require(user: User, perm: Perm, obj: Any = None) -> None:
    """Raise `NotPermitted` with the reason unless `can`; note in whose place the user acts."""
    decision = can(user, perm, obj)
    if not decision:
        raise NotPermitted(decision.reason)
    user.acting_for = decision.acting_for


def visible(user: User, ledger: str) -> Q:
    """The rows of one ledger (or of RecordRef narrowed to it) that the user may see. Agrees with `can(VIEW)`."""
    grants = _grants_for(user, ledger, Perm.VIEW)
    if any(not grant.role.outside for grant in grants):
        return Q(office_id=user.office_id)
    units: set[int] = set()
    for grant in grants:
        units |= grant.units or set()
    return Q(office_id=user.office_id, source_unit_id__in=units)


def visible_refs(user: User, ledgers: Iterable[str]) -> Q:
    """The rows of RecordRef, over all these ledgers, that the user may see."""
    whole, partial = [], Q()
    for code in ledgers:
        grants = _grants_for(user, code, Perm.VIEW)
        if any(not grant.role.outside for grant in grants):
            whole.append(code)
        elif grants:
            partial |= Q(ledger=code) & visible(user, code)
    return Q(office_id=user.office_id, ledger__in=whole) | partial
