"""The office of the simulated year: more logins than the demo has, and few sections that hand in sheets."""

from datetime import date

from canmou.activities.models import Event
from canmou.kernel.people.models import RoleGrant, User
from canmou.supervision.models import DispatchSettings

SECTIONS = ("research1", "research2", "economy", "society", "thinktank", "editorial", "center", "party")
#: The sections that hand in a sheet each round.
FILLING = ("research1", "economy", "society")
#: Logins beside the demo's: login, name, role, section.
MORE = [
    ("tan", "谭志刚", "section_head", "economy"), ("yin", "殷雪梅", "staff", "economy"),
    ("yao", "姚丽华", "section_head", "society"), ("dong", "董建国", "section_head", "research2"),
    ("ren", "任嘉禾", "staff", "research2"), ("hou", "侯德明", "section_head", "center"),
    ("ge", "葛云鹏", "staff", "center"), ("yuan", "袁静怡", "staff", "editorial"),
]  # fmt: skip


def more_logins(cast):
    """Logins of heads and staff; returns the names of all logins that belong to a person."""
    for login, name, role, unit in MORE:
        user = User.objects.create(username=login, office=cast.office, person=cast.named(name))
        RoleGrant.objects.create(user=user, role=role, unit=cast.unit(unit), valid_from=date(2021, 1, 1))
        cast.users[login] = user
    return [login for login, user in cast.users.items() if user.person_id]


def colleagues(cast, logins, key):
    """The people of a section who have a login."""
    here = (cast.users[login] for login in logins)
    return [user.person for user in here if user.grants.filter(unit=cast.unit(key)).exists()]


def few_sheets(cast):
    """The dispatch of an office in which three sections hand in."""
    exempt = [unit for key, unit in cast.units.items() if unit.kind == "section" and key not in FILLING]
    people = {"presider": cast.named("周承远"), "convener": cast.unit("general")}
    row = DispatchSettings.objects.create(office=cast.office, hand=cast.users["general"], **people)
    row.exempt.set(exempt)


def proof(cast):
    """A record that proves what was done."""
    meeting = Event(title="年度数据核对会", kind="meeting", held_on=date(2023, 12, 28))
    return cast.enter([meeting], unit="general")[0].ref
