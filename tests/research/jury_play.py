"""A round of grading acted out on the cast: units enter, the office checks, reviewers are engaged."""

from datetime import date
from decimal import Decimal

from canmou.kernel import clock
from canmou.kernel.people.models import Person, Post, RoleGrant, Unit, User
from canmou.research.actions import grading_entry, grading_review, grading_round
from canmou.research.models import Entry, GradingRound, Reading, Reviewer

CLOSES = clock.at(date(2024, 1, 9), 17)
TEXT = (
    "产业数字化转型的路径\n我们走访了三十家企业，发现设备联网率不足四成。\n建议分行业建设公共平台，先易后难。"
)
MARKS = {"choice": 16, "depth": 15, "analysis": 16, "feasibility": 15, "style": 8, "use": 7}
REASON = "数据扎实，建议可行，表述还可以再凝练。"


def unit(cast, short_name):
    return Unit.objects.get(office=cast.office, short_name=short_name)


def outside(cast, short_name):
    """The login of a department."""
    found = User.objects.filter(username=f"unit-{short_name}").first()
    if found is None:
        found = User.objects.create(username=f"unit-{short_name}", password="!", office=cast.office)
        since = date(2021, 1, 1)
        RoleGrant.objects.create(
            user=found, role="outside_unit", unit=unit(cast, short_name), valid_from=since
        )
    return found


def round_of(cast, **more):
    facts = {
        "title": "优秀调研成果等级评定",
        "reach": "全市政府系统",
        "round_year": 2023,
        "closes_at": CLOSES,
        "reviewers_each": 3,
        "exclusions": "领导讲话",
        "office": cast.office,
        "unit": cast.unit("general"),
    }
    round_ = grading_round.set_up(GradingRound(**(facts | more)), by=cast.users["general"])
    return grading_round.open_round(round_, by=cast.users["general"])


def facts(cast, short_name="市工信局", **more):
    found = {
        "unit": unit(cast, short_name),
        "title": "产业数字化转型的路径",
        "authors": ["林秀山"],
        "category": "产业经济",
        "finished_on": date(2023, 11, 20),
        "text": TEXT,
    }
    return found | more


def begun(cast, round_, short_name="市工信局", **more):
    return grading_entry.begin(round_, by=outside(cast, short_name), **facts(cast, short_name, **more))


def filed(cast, round_, short_name="市工信局", **more):
    entry = begun(cast, round_, short_name, **more)
    return grading_entry.file(entry, by=outside(cast, short_name))


def passed(cast, round_, short_name="市工信局", **more):
    entry = filed(cast, round_, short_name, **more)
    grading_entry.check_likeness(entry, by=cast.users["general"])
    return grading_entry.pass_check(entry, by=cast.users["general"], opinion="同意")


def body(cast, name, kind="university", **more):
    return Unit.objects.create(office=cast.office, name=name, kind=kind, **more)


def person(cast, name, at=None, **more):
    found = Person.objects.create(office=cast.office, name=name, code=f"J{Person.objects.count()}", **more)
    if at is not None:
        Post.objects.create(person=found, unit=at, title="教授", valid_from=date(2015, 1, 1))
    return found


def juror(cast, round_, name, at=None, category="产业经济", confirmed=True, login=True, **more):
    """A reviewer, of a university unless told otherwise, with a login that sees nothing but readings."""
    at = at or Unit.objects.filter(name="海岱大学").first() or body(cast, "海岱大学")
    who = person(cast, name, at)
    if login:
        user = User.objects.create(username=f"j-{name}", password="!", office=cast.office, person=who)
        RoleGrant.objects.create(user=user, role="reviewer", valid_from=date(2023, 1, 1))
    return grading_round.invite(
        round_,
        person=who,
        category=category,
        confirmed_on=date(2024, 1, 8) if confirmed else None,
        by=cast.users["general"],
        **more,
    )


def closed(cast, round_, settings):
    """The closing moment has passed, and the office goes on to the check."""
    settings.CANMOU_TODAY = date(2024, 1, 10)
    return grading_round.close(GradingRound.objects.get(pk=round_.pk), by=cast.users["general"])


def reviewing(cast, settings, jurors=4, entries=(("市工信局", "林秀山"), ("市商务局", "沈青禾")), **more):
    """A round under review."""
    round_ = round_of(cast, **more)
    for place, (short_name, author) in enumerate(entries):
        passed(
            cast,
            round_,
            short_name,
            title=f"第{place + 1}个题目",
            authors=[author],
            text=f"题目{place}\n{TEXT}",
        )
    for place in range(jurors):
        juror(cast, round_, f"评审{'甲乙丙丁戊己庚辛'[place]}")
    round_ = closed(cast, round_, settings)
    by = cast.users["general"]
    grading_round.draw_codes(round_, by=by, seed="codes")
    grading_round.assign_readers(round_, by=by, seed="readers")
    grading_round.start_review(round_, by=by)
    for reviewer in Reviewer.objects.filter(round=round_):
        grading_review.pledge(reviewer, by=login(reviewer))
    return round_


def login(reviewer):
    return User.objects.get(person=reviewer.person_id)


def marks(shift=0):
    return {
        name: Decimal(value) - (Decimal(shift) if name in ("choice", "depth") else 0)
        for name, value in MARKS.items()
    }


def hand_in(reading, shift=0):
    reading = Reading.objects.select_related("reviewer", "entry__round", "entry__unit").get(pk=reading.pk)
    return grading_review.hand_in(reading, marks=marks(shift), comment=REASON, by=login(reading.reviewer))


def entries(round_):
    return list(Entry.objects.filter(round=round_).order_by("pk"))
