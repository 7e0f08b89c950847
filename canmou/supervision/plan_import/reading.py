"""A plan file as paragraphs and tables in their order, and the passages found in them."""

import io
from dataclasses import dataclass

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from canmou.kernel.errors import Refused
from canmou.kernel.files import Kind, open_workbook, reading
from canmou.lib.plan_tables import read_table
from canmou.lib.plan_text import Block, Passage, read_prose
from canmou.supervision.plan_import.numbering import Numbering

BROKEN = "Word 文件打不开，可能已损坏。请用办公软件打开、另存为 .docx 后再传"
NOTHING = (
    "没有在文件里找到任务。正文要有“一、（一）1.”这样的编号，或“牵头单位：”“责任单位：”这样的说明；"
    "表格要有“任务”和“牵头科室”“责任人”“完成时限”这样的表头"
)
MOST = 600


@dataclass(frozen=True)
class PlanFile:
    """What was read: a title if the file shows one, the passages, heads of columns that nothing took."""

    title: str
    passages: list[Passage]
    unused: tuple[str, ...] = ()


def read_plan(kind: Kind, content: bytes) -> PlanFile:
    """The plan in a file that has passed the door (kind, archive limits, secrecy). Raises `Refused`."""
    if kind is Kind.DOCX:
        try:
            found = _read_docx(content)
        except Exception as error:  # what python-docx and lxml raise for broken files is open-ended
            raise Refused(BROKEN) from error
    elif kind in (Kind.XLSX, Kind.XLS):
        found = _read_workbook(content)
    else:
        raise Refused("计划文件请用 .docx、.xlsx 或 .xls 格式；旧版 .doc 请另存为 .docx 后再传")
    if not found.passages:
        raise Refused(NOTHING)
    if len(found.passages) > MOST:
        raise Refused(f"文件里找到{len(found.passages)}段，超过{MOST}段，请分成几个文件后再传")
    return found


def _read_docx(content: bytes) -> PlanFile:
    document = Document(io.BytesIO(content))
    body, numbering = document.element.body, Numbering(document)
    passages: list[Passage] = []
    waiting: list[Block] = []
    unused: list[str] = []
    title, place, tables = "", 0, 0
    for element in body.iterchildren(qn("w:p"), qn("w:tbl")):
        if element.tag == qn("w:p"):
            place += 1
            paragraph = Paragraph(element, document)
            text = _text_of(element)
            if not text.strip():
                continue
            if not title and not waiting:
                title = text.strip()
            text = numbering.number(paragraph) + text.strip()
            waiting.append(Block(text, f"第{place}段", numbering.level(paragraph)))
            continue
        tables += 1
        table = read_table(_rows_of(Table(element, document)), name=f"表{tables}")
        if table is None:
            waiting += _cells_as_blocks(Table(element, document), tables)
            continue
        passages += read_prose(waiting) if waiting else []
        waiting = []
        passages += table.passages
        unused += table.unused
    passages += read_prose(waiting) if waiting else []
    if any(
        "表" in each.place for each in passages
    ):  # beside a table of duties, prose that names nobody is not a task
        passages = [each for each in passages if each.duty or each.place.startswith("表")]
    return PlanFile(_title(title), passages, tuple(dict.fromkeys(unused)))


def _title(text: str) -> str:
    return text.strip("《》 ")[:150] if len(text) <= 80 else ""


def _text_of(element: object) -> str:
    """The words of a paragraph as it stands after tracked changes: what was struck out is left out."""
    parts = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if any(
            above.tag in (qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"))
            for above in node.iterancestors()
        ):
            continue
        parts.append(node.text or "" if node.tag == qn("w:t") else " ")
    return "".join(parts)


def _rows_of(table: Table) -> list[list[str]]:
    rows = []
    for row in table.rows:
        cells = [" "] * row.grid_cols_before
        cells += [
            "\n".join(filter(None, (_text_of(p._p).strip() for p in cell.paragraphs))) for cell in row.cells
        ]
        rows.append(cells)
    return rows


def _cells_as_blocks(table: Table, number: int) -> list[Block]:
    """A table that is no list of tasks (a frame around text) is read as paragraphs."""
    rows = enumerate(_rows_of(table), 1)
    return [
        Block(line, f"表{number}第{at}行")
        for at, row in rows
        for cell in dict.fromkeys(row)
        for line in cell.split("\n")
        if line.strip()
    ]


def _read_workbook(content: bytes) -> PlanFile:
    book = open_workbook(content)
    passages: list[Passage] = []
    unused: list[str] = []
    title = ""
    for name in book.sheet_names:
        with reading():
            sheet = book.get_sheet_by_name(name)
            rows = [[_shown(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
            merged = sheet.merged_cell_ranges or []
        for (top, left), (bottom, right) in merged:
            _fill(rows, top, left, bottom, right)
        title = title or next((cell for row in rows[:3] for cell in row if len(cell) > 5), "")
        table = read_table(rows, name=f"“{name}”")
        if table:
            passages += table.passages
            unused += table.unused
    return PlanFile(_title(title), passages, tuple(dict.fromkeys(unused)))


def _fill(rows: list[list[str]], top: int, left: int, bottom: int, right: int) -> None:
    """A merged field stands in each of its cells, as the reader sees it."""
    if top >= len(rows) or left >= len(rows[top]):
        return
    for row in rows[top : bottom + 1]:
        for place in range(left, min(right + 1, len(row))):
            row[place] = rows[top][left]


def _shown(cell: object) -> str:
    """A cell as a person reads it: dates as days, whole numbers without a point."""
    if hasattr(cell, "isoformat"):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
