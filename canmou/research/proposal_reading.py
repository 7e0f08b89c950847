"""Proposals in a table of a workbook or a Word file, whose columns stand in any order under Chinese heads."""

import io
from collections.abc import Iterable, Sequence

from docx import Document
from docx.table import Table

from canmou.kernel.errors import Refused
from canmou.kernel.files import Kind, open_workbook, reading
from canmou.research.models.selection import TopicClass

HEADS = {
    "title": "建议题目 题目 课题名称 选题名称 选题 选题建议 课题 拟报课题 题名 课题题目",
    "unit_name": "提出单位 申报单位 报送单位 单位 单位名称 提报单位 建议单位",
    "field": "领域 方向 选题方向 所属领域 类型",
    "question": "要回答的问题 主要问题 问题 研究内容 主要内容 选题理由 研究重点 调研内容 主要研究内容",
    "suggested_class": "建议类别 类别 课题类别",
    "contact": "联系人 联系方式 联系人及电话 联系人姓名 联系人和电话",
}
_KNOWN = {head: column for column, heads in HEADS.items() for head in heads.split()}
_CLASSES = {label: code for code, label in TopicClass.choices}
DEEPEST_HEAD, MOST = 12, 1000
NOTHING = "没有在文件里找到选题建议。表格要有“建议题目”“提出单位”“要回答的问题”这样的表头"
BROKEN = "Word 文件打不开，可能已损坏。请用办公软件打开、另存为 .docx 后再传"


def read_proposals(kind: Kind, content: bytes) -> list[dict[str, str]]:
    """The rows of a file that has passed the door (kind, archive limits, secrecy). Raises `Refused`."""
    if kind is Kind.DOCX:
        try:
            tables = [_rows_of(table) for table in Document(io.BytesIO(content)).tables]
        except Exception as error:  # what python-docx and lxml raise for broken files is open-ended
            raise Refused(BROKEN) from error
    elif kind in (Kind.XLSX, Kind.XLS):
        tables = _sheets(content)
    else:
        raise Refused("请用 .xlsx、.xls 或 .docx 格式；旧版 .doc 请另存为 .docx 后再传")
    found = [row for table in tables for row in read_rows(table)]
    if not found:
        raise Refused(NOTHING)
    if len(found) > MOST:
        raise Refused(f"文件里有{len(found)}条，超过{MOST}条，请分成几个文件后再传")
    return found


def read_rows(rows: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """The rows below the heads of one table; none where it has no such heads."""
    for at, row in enumerate(rows[:DEEPEST_HEAD]):
        columns = {place: _KNOWN[_bare(cell)] for place, cell in enumerate(row) if _bare(cell) in _KNOWN}
        if "title" in columns.values() and len(columns) > 1:
            return list(_below(rows[at + 1 :], columns))
    return []


def _below(rows: Iterable[Sequence[str]], columns: dict[int, str]) -> Iterable[dict[str, str]]:
    """Each row by column. A unit that stands for several rows below it is written once."""
    unit = ""
    for row in rows:
        found = {column: row[place].strip() if place < len(row) else "" for place, column in columns.items()}
        if not found["title"] or _bare(found["title"]) in _KNOWN:
            continue
        unit = found.get("unit_name") or unit
        found["unit_name"] = unit
        found["suggested_class"] = _CLASSES.get(found.get("suggested_class", "").removesuffix("课题"), "")
        yield found


def _bare(cell: str) -> str:
    return "".join(cell.split()).rstrip("*：:").split("（")[0]


def _rows_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def _sheets(content: bytes) -> list[list[list[str]]]:
    book, found = open_workbook(content), []
    for name in book.sheet_names:
        with reading():
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        found.append([[_shown(cell) for cell in row] for row in rows])
    return found


def _shown(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
