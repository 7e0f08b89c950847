"""The staff workbook: its template, and its rows as they are read. `canmou init` and the browser use the same."""

import io
import re
from dataclasses import dataclass
from datetime import date

import xlsxwriter

from canmou.kernel.errors import Refused
from canmou.kernel.files import check_archive, open_workbook, reading
from canmou.kernel.people.models import Post
from canmou.kernel.permissions import roles

STAFF_COLUMNS = ("姓名", "人员编号", "科室", "职务", "编制", "任职日期", "登录名", "角色")
ESTABLISHMENTS = {
    "公务员": Post.Establishment.CIVIL,
    "事业人员": Post.Establishment.INSTITUTION,
    "": Post.Establishment.NONE,
}
EXAMPLE = (
    "张三（示例，请删除）",
    "001",
    "综合科",
    "科长",
    "公务员",
    "2022-03-01",
    "zhangsan",
    "科员、科室负责人",
)
#: Longest text of each column, as the tables take it.
LENGTHS = {"姓名": 40, "人员编号": 20, "科室": 80, "职务": 60, "登录名": 40}
LOGIN = re.compile(r"[A-Za-z0-9._-]{2,40}")


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
    line: int = 0


@dataclass(frozen=True)
class Wrong:
    """What is wrong with a cell: line, column, sentence."""

    line: int
    column: str
    told: str

    @property
    def text(self) -> str:
        where = f"第{self.line}行“{self.column}”" if self.line else f"“{self.column}”"
        return f"{where}：{self.told}"


def staff_template() -> bytes:
    """A blank staff workbook with one example row."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("人员")
        head = book.add_format({"bold": True, "bg_color": "#E7EEF6", "border": 1})
        sheet.write_row(0, 0, STAFF_COLUMNS, head)
        sheet.write_row(1, 0, EXAMPLE)
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
    return target.getvalue()


def read_staff(content: bytes, name: str) -> tuple[list[StaffRow], list[Wrong]]:
    """The rows that can be read, and what is wrong with the others. Raises `Refused` for what is no such workbook."""
    try:
        check_archive(content)
        book = open_workbook(content)
        with reading():
            rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except Refused as error:
        raise Refused(f"人员表读不出来（{name}）：应为 Excel 文件（xlsx）") from error
    heads = [str(cell).strip() for cell in rows[0]] if rows else []
    missing = [column for column in STAFF_COLUMNS if column not in heads]
    if missing:
        raise Refused(f"人员表缺少这些栏：{'、'.join(missing)}")
    by_name = {role.name: role.code for role in roles()}
    staff, problems = [], []
    for number, cells in enumerate(rows[1:], 2):
        values = {head: _text(cell) for head, cell in zip(heads, cells, strict=False) if head}
        if not any(values.values()) or "示例" in values["姓名"]:
            continue
        row, wrong = _staff_row(number, values, by_name)
        problems += wrong
        if row:
            staff.append(row)
    for column, taken in (
        ("人员编号", [row.code for row in staff]),
        ("登录名", [row.username for row in staff if row.username]),
    ):
        twice = sorted({value for value in taken if taken.count(value) > 1})
        problems += [Wrong(0, column, f"{value} 重复") for value in twice]
    return staff, problems


def _text(cell: object) -> str:
    if isinstance(cell, date):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _staff_row(
    line: int, values: dict[str, str], by_name: dict[str, str]
) -> tuple[StaffRow | None, list[Wrong]]:
    wrong = [(column, "不能为空") for column in STAFF_COLUMNS[:4] if not values[column]]
    wrong += [(column, f"最多{most}字") for column, most in LENGTHS.items() if len(values[column]) > most]
    if values["编制"] not in ESTABLISHMENTS:
        wrong.append(("编制", f"“{values['编制']}”不对，应为公务员、事业人员或空白"))
    try:
        since = date.fromisoformat(values["任职日期"])
    except ValueError:
        wrong.append(("任职日期", f"“{values['任职日期']}”不是日期，应为 2022-03-01 这样的写法"))
    if values["登录名"] and not LOGIN.fullmatch(values["登录名"]):
        wrong.append(("登录名", "只能用字母、数字、点、横线，2至40位"))
    names = [name for name in re.split(r"[、，,\s]+", values["角色"]) if name]
    wrong += [("角色", f"没有“{name}”这个角色") for name in names if name not in by_name]
    if names and not values["登录名"]:
        wrong.append(("登录名", "有角色的人要有登录名"))
    if wrong:
        return None, [Wrong(line, column, told) for column, told in wrong]
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
            line=line,
        ),
        [],
    )
