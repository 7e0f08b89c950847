"""A call with proposals for the tests, reached by legal moves only."""

from datetime import date, timedelta

from canmou.kernel import clock
from canmou.kernel.people.models import RoleGrant, Unit, User
from canmou.research.actions import call as calls
from canmou.research.actions import proposal as proposals
from canmou.research.models import Call, Proposal

TITLE = "关于我市老旧工业厂房更新利用的调研"
QUESTION = "低效厂房底数是多少，更新的堵点在产权、规划还是资金？下步从哪里突破？"


def outside(cast, short_name):
    return Unit.objects.get(office=cast.office, short_name=short_name)


def login(cast, name):
    """A login of a unit outside."""
    return login_of(cast, outside(cast, name))


def login_of(cast, unit):
    """A login of this unit."""
    user = User.objects.create(username=f"login-{unit.pk}", password="!", office=cast.office)
    RoleGrant.objects.create(user=user, role="outside_unit", unit=unit, valid_from=date(2021, 1, 1))
    return user


def drafted(cast, *, minutes=60 * 24 * 10, recipients=None, **more):
    """A call that is not out yet."""
    call = Call(
        **{
            "title": "百题调研",
            "reach": "全市政府系统",
            "year": 2024,
            "issued_on": date(2024, 1, 8),
            "closes_at": clock.now() + timedelta(minutes=minutes),
            "directions": "产业、城建、民生",
            "guide": "题目要小，问题要实。",
            "department_limit": 3,
            "district_limit": 5,
            "unit": cast.unit("research1"),
            **more,
        }
    )
    if recipients is None:
        recipients = [
            *Unit.objects.filter(office=cast.office, kind__in=("department", "district", "section"))
        ]
    return calls.prepare(call, recipients=recipients, by=cast.users["head"])


def opened(cast, **more):
    """A call that takes proposals."""
    return calls.send_out(drafted(cast, **more), by=cast.users["head"])


def idea(call, unit, title=TITLE, **more):
    return Proposal(
        **{
            "call": call,
            "proposed_by": unit,
            "title": title,
            "field": "城建",
            "question": QUESTION,
            "contact": "王某 3180000",
            **more,
        }
    )


def filed(cast, call, title=TITLE, *, unit=None, by=None, **more):
    """A proposal of the department that has a login in the cast."""
    unit = unit or outside(cast, "市工信局")
    return proposals.propose(idea(call, unit, title, **more), by=by or cast.users["department"])


def past(call):
    """The closing moment passes by a minute: what the clock does by itself."""
    moment = clock.now() - timedelta(minutes=1)
    day = moment.astimezone(clock.ZONE).date()
    Call.objects.filter(pk=call.pk).update(
        closes_at=moment, closes_on=day, issued_on=min(day, call.issued_on)
    )
    call.refresh_from_db()
    return call
