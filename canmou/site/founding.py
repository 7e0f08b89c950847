"""Founding a real office in an empty database: its names, its three administrators, its people."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from canmou.accounts import workbook
from canmou.accounts.passwords import one_time_password
from canmou.accounts.workbook import STAFF_COLUMNS, StaffRow, staff_template
from canmou.kernel import audit, clock, permissions
from canmou.kernel.compile.templates import load_stock
from canmou.kernel.errors import Refused
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Person, Post, RoleGrant, Unit, User
from canmou.reports.stock import FOLDER

__all__ = ["STAFF_COLUMNS", "Founding", "found_office", "read_staff", "write_staff_template"]

#: The three administrators: separate people, none of whom reads business content.
ADMINISTRATORS = (
    ("sysadmin", "sys_admin", "系统管理员：账号和系统设置"),
    ("secadmin", "sec_admin", "安全管理员：角色和授权"),
    ("auditadmin", "audit_admin", "审计管理员：审计日志"),
)
CODE = re.compile(r"[A-Z]{2,8}")


@dataclass(frozen=True)
class Founding:
    """What a new office is called, and who works there."""

    name: str
    short_name: str
    plain_name: str
    code: str
    city: str
    city_short: str
    province: str
    issuer_code: str = ""
    staff: Sequence[StaffRow] = ()


@dataclass(frozen=True)
class Login:
    """A login just made, with the password that is told once."""

    username: str
    password: str
    purpose: str


@dataclass
class Founded:
    """The office and its first logins."""

    office: Office
    logins: list[Login] = field(default_factory=list)


@transaction.atomic
def found_office(founding: Founding) -> Founded:
    """Make the office, its root unit and sections, the administrators and the staff. Refused in a database in use."""
    if Office.objects.exists():
        raise Refused("数据库里已经有机关，不能再新建；如需另建，请用 CANMOU_DATA 另指一个空目录")
    if not CODE.fullmatch(founding.code):
        raise Refused(f"机关代码“{founding.code}”不对：应为2—8位大写字母，如 ZZ")
    office = Office.objects.create(
        code=founding.code,
        name=founding.name,
        short_name=founding.short_name,
        plain_name=founding.plain_name,
        city=founding.city,
        city_full=f"{founding.city}市",
        city_short=founding.city_short,
        province=founding.province,
        province_full=f"{founding.province}省",
        issuer_mark=founding.name,
        issuer_code=founding.issuer_code,
    )
    root = Unit.objects.create(
        office=office, name=office.name, short_name=office.short_name, kind=Unit.Kind.OFFICE
    )
    founded = Founded(office)
    for username, role, purpose in ADMINISTRATORS:
        _login(founded, username, None, ((role, None),), purpose)
    load_stock(office, FOLDER)
    sections: dict[str, Unit] = {}
    for row in founding.staff:
        if row.section not in sections:
            sections[row.section] = Unit.objects.create(
                office=office, name=row.section, kind=Unit.Kind.SECTION, parent=root, order=len(sections) + 1
            )
        _employ(founded, row, sections[row.section])
    audit.write("新建机关", by=None, office=office, count=len(founding.staff))
    return founded


def _employ(founded: Founded, row: StaffRow, section: Unit) -> None:
    person = Person.objects.create(office=founded.office, code=row.code, name=row.name)
    Post.objects.create(
        person=person, unit=section, title=row.title, establishment=row.establishment, valid_from=row.since
    )
    if row.username:
        _login(
            founded,
            row.username,
            person,
            tuple((code, section if permissions.role(code).sectional else None) for code in row.roles),
            f"{row.name}（{row.section}）",
        )


def _login(founded: Founded, username: str, person: Person | None, held: tuple, purpose: str) -> None:
    password = one_time_password()
    user = User.objects.create_login(
        username=username, password=password, office=founded.office, person=person
    )
    user.must_change_password = True
    user.save(update_fields=["must_change_password"])
    for role, unit in held:
        RoleGrant.objects.create(user=user, role=role, unit=unit, valid_from=clock.today())
    founded.logins.append(Login(username, password, purpose))


def write_staff_template(path: Path) -> None:
    """A blank staff workbook with one example row."""
    path.write_bytes(staff_template())


def read_staff(path: Path) -> list[StaffRow]:
    """The rows of a staff workbook. Raises `Refused` naming every row and column that is wrong."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refused(f"人员表读不出来（{path}）：应为 Excel 文件（xlsx）") from error
    staff, problems = workbook.read_staff(content, str(path))
    if problems:
        raise Refused("人员表有误，没有建立机关：\n" + "\n".join(problem.text for problem in problems))
    return staff
