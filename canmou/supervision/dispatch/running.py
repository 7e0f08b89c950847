"""How an office runs its dispatch: settings with their defaults, who convenes, which sections hand in."""

from datetime import date

from django.db.models import Q

from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, can
from canmou.supervision.models import DispatchRound, DispatchSettings

CONVENERS = ("办公室", "综合科", "秘书科", "综合处", "秘书处")


def settings_of(office: Office) -> DispatchSettings:
    """The settings of an office; the defaults where it has set none (not saved)."""
    rows = DispatchSettings.objects.select_related("convener", "hand__person", "presider")
    return rows.filter(office=office).first() or DispatchSettings(office=office)


def sections_on(office: Office, day: date) -> list[Unit]:
    """The sections of an office that exist on a day, in their order."""
    rows = Unit.objects.filter(office=office, kind=Unit.Kind.SECTION)
    rows = rows.filter(Q(started_on=None) | Q(started_on__lte=day), Q(ended_on=None) | Q(ended_on__gte=day))
    return list(rows.order_by("order", "pk"))


def owing_sections(settings: DispatchSettings, day: date) -> list[Unit]:
    """The sections that hand in a sheet."""
    exempt = set(settings.exempt.values_list("pk", flat=True)) if settings.pk else set()
    return [unit for unit in sections_on(settings.office, day) if unit.pk not in exempt]


def convener_of(settings: DispatchSettings, day: date) -> Unit | None:
    """The section that runs the dispatch: as set, as last time, else by its name, else the first one."""
    if settings.convener_id:
        return settings.convener
    last = DispatchRound.objects.live().filter(office=settings.office).select_related("unit")
    if (found := last.order_by("-ends_on", "-pk").first()) is not None:
        return found.unit
    sections = sections_on(settings.office, day)
    named = [unit for name in CONVENERS for unit in sections if name in unit.name]
    return next(iter([*named, *sections]), None)


def hand_of(settings: DispatchSettings, unit: Unit) -> User | None:
    """In whose name the scheduler acts: as set, else the first login that may keep the rounds of the section."""
    blank = DispatchRound(office=settings.office, unit=unit)
    if settings.hand_id:
        return settings.hand
    users = User.objects.filter(office=settings.office, is_active=True).select_related("person", "office")
    return next(
        (user for user in users.order_by("pk") if can(user, Perm.ADD, blank) and can(user, Perm.EDIT, blank)),
        None,
    )


def issuer_mark(settings: DispatchSettings) -> str:
    """The red words of the sheet."""
    return settings.issuer_mark or settings.office.issuer_mark or settings.office.name


def issuer_code(settings: DispatchSettings) -> str:
    """The issuing code of its numbers."""
    return settings.issuer_code or f"{settings.office.issuer_code or settings.office.plain_name}调"
