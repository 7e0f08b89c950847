"""Who may see and do what: one policy, asked of an object and of a queryset, gives one answer."""

from datetime import date
from types import SimpleNamespace

import pytest

from canmou.kernel.errors import NotPermitted
from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import RoleGrant, Unit, User
from canmou.kernel.permissions import (
    MEANINGS,
    Perm,
    can,
    opens,
    readers_of,
    require,
    roles,
    unit_subtree,
    visible,
    visible_refs,
)

CODES = [found.code for found in ledgers()]
ADMINISTRATORS = {"sys_admin", "sec_admin", "audit_admin"}
WRITING = (Perm.ADD, Perm.EDIT, Perm.VOID)


@pytest.fixture
def rows(cast):
    """Four records in every ledger: own section's, a neighbour's, one filed from outside, another office's."""
    other = Office.objects.create(
        code="LC",
        name="临川市人民政府研究室",
        short_name="市政府研究室",
        plain_name="研究室",
        city="临川",
        city_full="临川市",
        city_short="临",
        province="江西",
        province_full="江西省",
    )
    section = Unit.objects.create(office=other, name="综合科", kind="section")
    outside = Unit.objects.get(short_name="市工信局")
    owners = [
        ("own", cast.office, cast.unit("research1"), None),
        ("neighbour", cast.office, cast.unit("society"), None),
        ("filed", cast.office, cast.unit("research1"), outside),
        ("foreign", other, section, None),
    ]
    made = []
    for code in CODES:
        for number, (kind, office, unit, source) in enumerate(owners, 1):
            made.append(
                RecordRef(
                    office=office,
                    ledger=code,
                    number=f"{office.code}-{code}-2022-{number:05}",
                    unit=unit,
                    source_unit=source,
                    title=kind,
                    on=date(2022, 6, 7),
                    state="recorded",
                )
            )
    return RecordRef.objects.bulk_create(made)


@pytest.fixture
def holder(cast):
    """`holder("staff", "research1")`: a login with one role over a unit of the office, or over all of it."""

    def make(role, unit=None, **dates):
        user = User.objects.create_login(
            username=f"{role}-{unit}-{len(dates)}", password="x", office=cast.office
        )
        outside = any(each.outside for each in roles() if each.code == role)
        over = Unit.objects.get(short_name="市工信局") if outside else None
        grant = {"valid_from": date(2021, 1, 1)} | dates
        RoleGrant.objects.create(user=user, role=role, unit=cast.unit(unit) if unit else over, **grant)
        return user

    return make


def test_objects_and_querysets_agree_for_every_role_and_ledger(cast, rows, holder):
    for role in roles():
        for unit in ["research1", None] if not role.outside else [None]:
            user = holder(role.code, unit)
            allowed = {row.number for row in rows if can(user, Perm.VIEW, row)}
            together = RecordRef.objects.filter(visible_refs(user, CODES))
            assert set(together.values_list("number", flat=True)) == allowed, role.code
            apart = {
                number
                for code in CODES
                for number in RecordRef.objects.filter(visible(user, code), ledger=code).values_list(
                    "number", flat=True
                )
            }
            assert apart == allowed, role.code
            assert {code for code in CODES if opens(user, code)} == {
                code
                for code in CODES
                if role.outside
                and Perm.VIEW in role.perms
                and readers_of(code) is None
                or any(number.split("-")[1] == code for number in allowed)
            }, role.code


def test_every_role_sees_exactly_what_its_description_says(cast, rows, holder):
    ordinary = {code for code in CODES if readers_of(code) is None}
    for role in roles():
        user = holder(role.code, None if role.outside else "research1")
        seen = {row.number for row in rows if can(user, Perm.VIEW, row)}
        if role.code in ADMINISTRATORS or Perm.VIEW not in role.perms:
            expected = set()
        elif role.outside:
            expected = {row.number for row in rows if row.title == "filed" and row.ledger in ordinary}
        else:
            open_to = {code for code in CODES if code in ordinary or role.code in readers_of(code)}
            expected = {row.number for row in rows if row.title != "foreign" and row.ledger in open_to}
        assert seen == expected, role.code


def test_writing_stays_within_the_section_that_a_role_is_held_over(rows, holder):
    for role in roles():
        user = holder(role.code, None if role.outside else "research1")
        for perm in WRITING:
            written = {row.title for row in rows if can(user, perm, row)}
            assert written == ({"own", "filed"} if perm in role.perms else set()), (role.code, perm)


def test_a_role_over_the_whole_office_writes_everywhere_in_it(rows, holder):
    user = holder("general_affairs")
    written = {row.title for row in rows if can(user, Perm.EDIT, row)}
    assert written == {"own", "neighbour", "filed"}


def test_the_three_administrators_see_no_business_content(cast, rows):
    for login in ("sysadmin", "secadmin", "auditor"):
        user = cast.users[login]
        assert [code for code in CODES if opens(user, code)] == []
        assert RecordRef.objects.filter(visible_refs(user, CODES)).count() == 0
        refused = (Perm.VIEW, Perm.ADD, Perm.EXPORT, Perm.IMPORT, Perm.FIGURE, Perm.COMPILE)
        assert [perm for perm in refused if can(user, perm)] == []
    assert [perm for perm in Perm if can(cast.users["auditor"], perm)] == [Perm.AUDIT]


def test_the_three_administrators_exclude_one_another():
    for role in roles():
        if role.code in ADMINISTRATORS:
            assert role.excludes == ADMINISTRATORS - {role.code}


def test_restricted_ledgers_name_roles_that_exist_and_close_to_all_others(rows, holder):
    known = {role.code for role in roles()}
    restricted = {code: readers_of(code) for code in CODES if readers_of(code) is not None}
    assert {"NTK", "NIF", "NAS", "RBC", "EDW", "DFR"} <= set(restricted)
    assert {code for code, readers in restricted.items() if not readers or readers - known} == set()
    for role in roles():
        user = holder(role.code)
        opened = {code for code in restricted if opens(user, code)}
        assert opened == {code for code, readers in restricted.items() if role.code in readers}, role.code


def test_a_grant_counts_from_its_first_day_to_its_last(cast, rows, holder, settings):
    user = holder("staff", "research1", valid_from=date(2024, 1, 8), valid_to=date(2024, 1, 9))
    own = rows[0]
    for day, allowed in [(7, False), (8, True), (9, True), (10, False)]:
        settings.CANMOU_TODAY = date(2024, 1, day)
        assert bool(can(user, Perm.EDIT, own)) is allowed
        assert RecordRef.objects.filter(visible_refs(user, CODES)).exists() is allowed


def test_a_disabled_login_holds_nothing(cast, rows):
    user = cast.users["general"]
    user.is_active = False
    user.save()
    fresh = User.objects.get(pk=user.pk)
    assert not can(fresh, Perm.VIEW, rows[0])
    assert RecordRef.objects.filter(visible_refs(fresh, CODES)).count() == 0


def test_a_grant_over_a_unit_reaches_the_units_below_it(cast, rows, holder):
    team = Unit.objects.create(
        office=cast.office, name="产业专班", kind="section", parent=cast.unit("research1")
    )
    assert unit_subtree(cast.unit("research1")) == {cast.unit("research1").pk, team.pk}
    record = SimpleNamespace(
        office_id=cast.office.pk, unit_id=team.pk, source_unit_id=None, ledger_code="AEV"
    )
    assert can(holder("staff", "research1"), Perm.EDIT, record)
    assert not can(holder("staff", "society"), Perm.EDIT, record)


def test_a_refusal_says_why(cast, rows):
    own, neighbour, _, foreign = rows[:4]
    clerk = cast.users["clerk"]
    assert can(clerk, Perm.EDIT, own).reason == ""
    assert can(clerk, Perm.EDIT, neighbour).reason == "您只能对本科室的记录“修改台账记录”，这条记录归其他科室"
    assert can(clerk, Perm.VOID, own).reason == "您没有“作废台账记录”的权限，请联系安全管理员授权"
    assert can(clerk, Perm.VIEW, foreign).reason == "这是其他机关的内容"
    assert can(cast.users["head"], Perm.COMPILE, cast.unit("society")).reason == (
        "您没有“社会调研科”范围内“生成报告”的权限"
    )
    with pytest.raises(NotPermitted) as refusal:
        require(clerk, Perm.AUDIT)
    assert refusal.value.message == "您没有“查看审计日志”的权限，请联系安全管理员授权"


def test_every_permission_has_a_meaning():
    assert set(MEANINGS) == set(Perm)
