"""Founding a real office in an empty database: its names, its three administrators, its people."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import xlsxwriter
from django.db import transaction

from canmou.kernel import audit, clock, permissions
from canmou.kernel.compile.templates import load_stock
from canmou.kernel.errors import Refused
from canmou.kernel.files import check_archive, open_workbook, reading
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Person, Post, RoleGrant, Unit, User
from canmou.kernel.permissions import roles
from canmou.reports.stock import FOLDER

STAFF_COLUMNS = ("姓名", "人员编号", "科室", "职务", "编制", "任职日期", "登录名", "角色")
ESTABLISHMENTS = {
    "公务员": Post.Establishment.CIVIL,
    "事业人员": Post.Establishment.INSTITUTION,
    "": Post.Establishment.NONE,
}
#: The three administrators: separate people, none of whom reads business content.
ADMINISTRATORS = (
    ("sysadmin", "sys_admin", "系统管理员：账号和系统设置"),
    ("secadmin", "sec_admin", "安全管理员：角色和授权"),
    ("auditadmin", "audit_admin", "审计管理员：审计日志"),
)
CODE = re.compile(r"[A-Z]{2,8}")
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz"
DIGITS = "23456789"


@dataclass(frozen=True)
class StaffRow:
    """One line of the staff workbook. `roles`: codes of roles held over the own section."""

    name: str
    code: str
    section: str
    title: str
    establishment: str
    since: date
    username: str = ""
    roles: tuple[str, ...] = ()


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


def one_time_password() -> str:
    """12 letters and digits without look-alikes, and a sign, so that it meets the rules."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    return f"{letters[:4]}-{''.join(secrets.choice(DIGITS) for _ in range(4))}-{letters[4:]}"


def write_staff_template(path: Path) -> None:
    """A blank staff workbook with one example row."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("人员")
        head = book.add_format({"bold": True, "bg_color": "#E7EEF6", "border": 1})
        sheet.write_row(0, 0, STAFF_COLUMNS, head)
        sheet.write_row(
            1,
            0,
            (
                "张三（示例，请删除）",
                "001",
                "综合科",
                "科长",
                "公务员",
                "2022-03-01",
                "zhangsan",
                "科员、科室负责人",
            ),
        )
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(STAFF_COLUMNS) - 1, 16)
        sheet.data_validation(
            1, 4, 999, 4, {"validate": "list", "source": [name for name in ESTABLISHMENTS if name]}
        )
        notes = book.add_worksheet("角色说明")
        notes.write_row(0, 0, ("角色", "说明"), head)
        for number, role in enumerate(roles(), 1):
            notes.write_row(number, 0, (role.name, role.description))
        notes.set_column(0, 0, 16)
        notes.set_column(1, 1, 60)


def read_staff(path: Path) -> list[StaffRow]:
    """The rows of a staff workbook. Raises `Refused` naming every row and column that is wrong."""
    try:
        content = path.read_bytes()
        check_archive(content)
        book = open_workbook(content)
        with reading():
            rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (Refused, OSError) as error:
        raise Refused(f"人员表读不出来（{path}）：应为 Excel 文件（xlsx）") from error
    heads = [str(cell).strip() for cell in rows[0]] if rows else []
    missing = [name for name in STAFF_COLUMNS if name not in heads]
    if missing:
        raise Refused(f"人员表缺少这些栏：{'、'.join(missing)}")
    by_name = {role.name: role.code for role in roles()}
    staff, problems = [], []
    for number, cells in enumerate(rows[1:], 2):
        values = {head: _text(cell) for head, cell in zip(heads, cells, strict=False) if head}
        if not any(values.values()) or "示例" in values["姓名"]:
            continue
        row, wrong = _staff_row(values, by_name)
        problems += [f"第{number}行“{column}”：{what}" for column, what in wrong]
        if row:
            staff.append(row)
    for column, taken in (
        ("人员编号", [row.code for row in staff]),
        ("登录名", [row.username for row in staff if row.username]),
    ):
        problems += [f"“{column}”重复：{value}" for value in sorted({v for v in taken if taken.count(v) > 1})]
    if problems:
        raise Refused("人员表有误，没有建立机关：\n" + "\n".join(problems))
    return staff


def _text(cell: object) -> str:
    if isinstance(cell, date):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _staff_row(
    values: dict[str, str], by_name: dict[str, str]
) -> tuple[StaffRow | None, list[tuple[str, str]]]:
    wrong = [(column, "不能为空") for column in STAFF_COLUMNS[:4] if not values[column]]
    if values["编制"] not in ESTABLISHMENTS:
        wrong.append(("编制", f"“{values['编制']}”不对，应为公务员、事业人员或空白"))
    try:
        since = date.fromisoformat(values["任职日期"])
    except ValueError:
        wrong.append(("任职日期", f"“{values['任职日期']}”不是日期，应为 2022-03-01 这样的写法"))
    names = [name for name in re.split(r"[、，,\s]+", values["角色"]) if name]
    wrong += [("角色", f"没有“{name}”这个角色") for name in names if name not in by_name]
    if names and not values["登录名"]:
        wrong.append(("登录名", "有角色的人要有登录名"))
    if wrong:
        return None, wrong
    return (
        StaffRow(
            name=values["姓名"],
            code=values["人员编号"],
            section=values["科室"],
            title=values["职务"],
            establishment=ESTABLISHMENTS[values["编制"]],
            since=since,
            username=values["登录名"],
            roles=tuple(by_name[name] for name in names),
        ),
        [],
    )
