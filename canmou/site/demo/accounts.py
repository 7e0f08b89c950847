"""Who sits behind the administrators' logins, who is away, on duty, delegated, and what waits for agreement."""

from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from canmou.accounts.actions.away import Leave, pair, plan_duty, record_absence
from canmou.accounts.actions.delegations import delegate
from canmou.accounts.actions.grants import grant_role, request_grant
from canmou.accounts.actions.logins import LoginFacts, amend_login, create_login
from canmou.kernel.people.models import Absence, Duty, Person, Unit, User
from canmou.site.demo.cast import PASSWORD, Cast

MONDAY = date(2024, 1, 8)
#: Login of an administrator, what for, who uses it.
BEHIND = [
    ("sysadmin", "系统管理", "关宏宇"),
    ("secadmin", "安全管理", "申一鸣"),
    ("auditor", "审计管理", "柳映红"),
]
#: Further logins: name, person, role, section (None: the whole office).
FURTHER = [
    ("hanlicheng", "韩立诚", "office_leader", None),
    ("songyaqin", "宋雅琴", "office_leader", None),
    ("yaolihua", "姚丽华", "section_head", "society"),
    ("duanchenglin", "段成林", "staff", "society"),
    ("lvxiaodong", "吕晓东", "staff", "research1"),
    ("tanzhigang", "谭志刚", "section_head", "economy"),
    ("yinxuemei", "殷雪梅", "staff", "economy"),
]
#: Who, why, from, to, stand-in, note.
AWAY = [
    ("韩立诚", "trip", date(2024, 1, 9), date(2024, 1, 11), "宋雅琴", "赴省政府研究室对接课题"),
    ("吕晓东", "annual", date(2024, 1, 8), date(2024, 1, 12), "丁若兰", ""),
    ("谭志刚", "study", date(2024, 1, 15), date(2024, 1, 26), "殷雪梅", "市委党校科级干部培训班"),
    ("姚丽华", "sick", date(2024, 1, 8), date(2024, 1, 12), "段成林", ""),
    ("邱明哲", "private", date(2023, 12, 18), date(2023, 12, 20), None, ""),
    ("路佳宁", "seconded", date(2024, 1, 2), date(2024, 3, 29), None, "抽调全市经济普查专班"),
]
PAIRS = [
    ("陆思源", "马文秀", "公文收发和印章"),
    ("高振华", "吕晓东", "综合调研一科日常工作"),
    ("苗秀云", "顾清扬", "干部档案查阅登记"),
    ("熊国栋", "郑雨晴", "专家库维护"),
    ("贾书林", "袁静怡", "刊物编发"),
]
LEADERS = ["周承远", "韩立诚", "宋雅琴", "郝景明"]
WATCH = ["陆思源", "冯子昂", "任嘉禾", "殷雪梅", "乔安然", "袁静怡", "顾清扬", "石磊", "戚若水", "万俊杰"]


def load(cast: Cast) -> None:
    """All of it, through the actions."""
    users = cast.users
    for username, label, name in BEHIND:
        other = users["secadmin" if username == "sysadmin" else "sysadmin"]
        user = users[username]
        if username == "sysadmin":  # nobody describes the own login
            User.objects.filter(pk=user.pk).update(label=label, used_by=cast.named(name))
            user.refresh_from_db()
        else:
            amend_login(user, label=label, used_by=cast.named(name), identity="", by=other)
    User.objects.filter(username="department").update(label="市工信局报送")
    _reach(cast)
    _logins(cast)
    for name, kind, start, end, stand_in, note in AWAY:
        leave = Leave(cast.named(name), kind, start, end, cast.named(stand_in) if stand_in else None, note)
        record_absence(leave, delegated=name == "姚丽华", by=_own(name) or users["personnel"])
    delegate(
        users["head"],
        taker=users["clerk"],
        matter="赴省厅参会期间代管科室日常工作",
        valid_from=date(2024, 1, 17),
        valid_to=date(2024, 1, 19),
        by=users["head"],
    )
    for name, other, matter in PAIRS:
        pair(cast.named(name), other=cast.named(other), matter=matter, since=MONDAY, by=users["personnel"])
    _roster(cast)
    request_grant(
        User.objects.get(username="duanchenglin"),
        role="ledger_keeper",
        unit=cast.unit("society"),
        valid_from=MONDAY,
        by=users["sysadmin"],
    )


def _reach(cast: Cast) -> None:
    for number, person in enumerate(cast.staff, 1):
        person.phone = f"0533-2183{number:03d}"
    Person.objects.bulk_update(cast.staff, ["phone"])
    sections = [unit for unit in cast.units.values() if unit.kind == Unit.Kind.SECTION]
    for number, unit in enumerate(sections, 1):
        unit.contact, unit.started_on = f"政府综合楼{300 + number}室", date(2019, 3, 1)
    Unit.objects.bulk_update(sections, ["contact", "started_on"])


def _logins(cast: Cast) -> None:
    secret = make_password(PASSWORD)
    for username, name, role, section in FURTHER:
        slip = create_login(LoginFacts(username), person=cast.named(name), by=cast.users["sysadmin"])
        user = slip.user
        if username != "lvxiaodong":  # one still has his paper in hand
            user.password, user.must_change_password, user.password_expires_at = secret, False, None
            user.save()
        unit = cast.unit(section) if section else None
        grant_role(user, role=role, unit=unit, valid_from=MONDAY, valid_to=None, by=cast.users["secadmin"])


def _own(name: str) -> User | None:
    return User.objects.filter(person__name=name).first()


def _roster(cast: Cast) -> None:
    by, kinds = cast.users["general"], Duty.Kind
    for number in range(31):
        day = date(2024, 1, 1) + timedelta(days=number)
        for kind, names, place in ((kinds.LEADER, LEADERS, number // 7), (kinds.STAFF, WATCH, number)):
            person = cast.named(names[place % len(names)])
            if not _away(person, day):
                plan_duty(person, on=day, kind=kind, by=by)


def _away(person: Person, day: date) -> bool:
    return Absence.objects.filter(person=person, valid_from__lte=day, valid_to__gte=day).exists()
