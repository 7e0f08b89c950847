"""Reads over a year's plans: documents with their items, the theme with its actions, who has nothing to answer for."""

from django.db.models import Count, F, Q, QuerySet

from canmou.kernel import clock
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.declare import Ledger, ledger_for
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.people.queries import staff_today
from canmou.supervision.models import PlanAction, PlanDocument, PlanItem, Strategy, Theme
from canmou.supervision.queries.plan_item import items_for

EARLIEST, LATEST = 1949, 2099


def live(user: User, model: type[Record]) -> QuerySet:
    """The records of a ledger of supervision that the user may see and that are not void."""
    ledger: Ledger = ledger_for(model)
    return visible_to(user, ledger).filter(voided=False).select_related("ref")


def one(user: User, model: type[Record], number: str) -> Record:
    """A record by its number, void ones too. Raises `NotFound`."""
    rows = visible_to(user, ledger_for(model)).select_related("ref", "unit", "office")
    found = rows.filter(number=number).first() if number.isprintable() else None
    if found is None:
        raise NotFound("没有这个编号的记录，或者您无权查看")
    return found


def year_named(text: int) -> int:
    """A year of an address. Raises `NotFound` beyond reason."""
    if not EARLIEST <= text <= LATEST:
        raise NotFound("没有这个年度")
    return text


def years(user: User) -> list[int]:
    """The years that have a theme or a plan, and this one, newest first."""
    found = set(live(user, Theme).order_by().values_list("year", flat=True))
    found |= set(live(user, PlanDocument).order_by().values_list("year", flat=True))
    return sorted(found | {clock.today().year}, reverse=True)


def newest_year(user: User) -> int:
    """This year where it has a theme or plan, else the last one that has."""
    found = years(user)
    filled = [
        year
        for year in found
        if year <= clock.today().year
        and (
            live(user, Theme).filter(year=year).exists()
            or live(user, PlanDocument).filter(year=year).exists()
        )
    ]
    return filled[0] if filled else clock.today().year


def documents(user: User, year: int) -> list[PlanDocument]:
    """The year's plan documents with how many items they have, how many are done, late, and without anybody."""
    today = clock.today()
    rows = live(user, PlanDocument).filter(year=year).order_by("adopted_on", "pk")
    found = list(rows)
    counts = {
        row["document"]: row
        for row in PlanItem.objects.live()
        .filter(document__in=[each.pk for each in found])
        .order_by()
        .values("document")
        .annotate(
            items=Count("pk"),
            done=Count("pk", filter=Q(completed_on__isnull=False)),
            late=Count("pk", filter=_late(today)),
            unowned=Count("pk", filter=Q(responsible=None)),
        )
    }
    for each in found:
        each.counted = counts.get(each.pk) or {"items": 0, "done": 0, "late": 0, "unowned": 0}
    return found


def _late(today: object) -> Q:
    return Q(completed_on=None, due_on__lt=today) & ~Q(state="stopped") | Q(completed_on__gt=F("due_on"))


def items_of_document(user: User, document: PlanDocument) -> list[PlanItem]:
    """The items of a document in their order, void ones left out."""
    rows = items_for(user).filter(document=document).prefetch_related("support_sections")
    return list(rows.order_by("sequence", "pk"))


def items_of_year(user: User, year: int) -> list[PlanItem]:
    """The items of the year's plan documents, in the order of their documents."""
    rows = items_for(user).filter(document__year=year)
    return list(rows.order_by("document__adopted_on", "document_id", "sequence", "pk"))


def theme_of(user: User, year: int) -> Theme | None:
    """The theme of a year."""
    return live(user, Theme).filter(year=year).order_by("-pk").first()


def actions_under(user: User, theme: Theme) -> list[PlanAction]:
    """The actions of a theme in their order."""
    rows = live(user, PlanAction).filter(theme=theme).select_related("ref", "leader", "lead_section")
    return list(rows.order_by("sequence", "pk"))


def strategies_in(user: User, year: int) -> list[Strategy]:
    """The strategies in force in a year, those that the report names first."""
    rows = live(user, Strategy).filter(valid_from__year__lte=year)
    rows = rows.filter(Q(valid_to=None) | Q(valid_to__year__gte=year)).select_related("parent__ref")
    return list(rows.order_by(F("cited").asc(nulls_last=True), "valid_from", "pk"))


def without_items(user: User, items: list[PlanItem]) -> tuple[list[Unit], list[Person]]:
    """The sections that lead or support none of these items, and the staff who answer for none."""
    keys = [item.pk for item in items]
    leading = {item.lead_section_id for item in items}
    supports = PlanItem.support_sections.through.objects.filter(planitem__in=keys)
    leading |= set(supports.values_list("unit", flat=True))
    people = {item.responsible_id for item in items} | {item.leader_id for item in items}
    people |= {item.supervisor_id for item in items}
    sections = Unit.objects.filter(office=user.office, kind="section", ended_on=None).exclude(
        pk__in=leading - {None}
    )
    staff = staff_today(user.office).exclude(pk__in=people - {None})
    return list(sections.order_by("order", "pk")), list(staff.order_by("code"))
