"""The text inside a file, for the secrecy guard: complete rather than pretty.

Paragraphs end with a line break and cells with a tab. Pictures are not read. Legacy .doc and .ppt give their raw
characters. Call `archive.check_archive` first on zip containers.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator

import pypdf
import pypdf.errors

from canmou.kernel.errors import Refused
from canmou.kernel.files.archive import DAMAGED, ZIP_ERRORS
from canmou.kernel.files.kinds import Kind, decode
from canmou.kernel.files.spread import open_workbook, reading

PARTS = {
    Kind.DOCX: re.compile(
        r"(word/(glossary/)?(document|header|footer|footnotes|endnotes|comments|charts/|diagrams/data)|docProps/).*\.xml$"
    ),
    Kind.PPTX: re.compile(r"(ppt/(slides|notesSlides|comments|diagrams|charts)|docProps)/.*\.xml$"),
    Kind.XLSX: re.compile(
        r"(xl/(sharedStrings|comments.*|worksheets/[^/]*|drawings/[^/]*|charts/[^/]*)|docProps/.*)\.xml$"
    ),
    Kind.OFD: re.compile(r".*\.xml$", re.IGNORECASE),
}
BREAK = re.compile(
    r"</(?:[\w-]+:)?(?:p|tr|si|is|oddHeader|firstHeader|TextObject|cp)>|<(?:[\w-]+:)?(?:br|cr)\b[^>]*/>"
)
CELL = re.compile(r"</(?:[\w-]+:)?tc>|<(?:[\w-]+:)?tab\b[^>]*/>")
CELL_VALUE = re.compile(r"<v>[^<]*</v>")
TAG = re.compile(r"<[^>]*>")


def extract_text(kind: Kind, content: bytes) -> str:
    """All text of a file of this kind, "" for pictures. Refused when the file cannot be read."""
    if kind is Kind.TEXT:
        return decode(content) or ""
    if kind is Kind.PDF:
        return "\n".join(_pdf(content))
    if kind in (Kind.DOC, Kind.PPT):
        return content[: len(content) // 2 * 2].decode("utf-16-le", "replace")
    if kind is Kind.ZIP:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(archive.namelist())
    try:
        parts = list(_markup(kind, content)) if kind in PARTS else []
    except ZIP_ERRORS as error:
        raise Refused(DAMAGED) from error
    if kind in (Kind.XLSX, Kind.XLS):
        parts += _rows(content)
    return "\n".join(parts)


def _markup(kind: Kind, content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if PARTS[kind].match(name):
                xml = archive.read(name).decode("utf-8", "replace")
                yield _strip(TAG.sub("\n", xml) if name.startswith("docProps/") else xml)


def _strip(xml: str) -> str:
    text = CELL_VALUE.sub("", xml)
    text = CELL.sub("\t", BREAK.sub("\n", text))
    return html.unescape(TAG.sub("", text))


def _rows(content: bytes) -> Iterator[str]:
    book = open_workbook(content)
    for name in book.sheet_names:
        yield name
        with reading():
            rows = list(book.get_sheet_by_name(name).iter_rows())
        for row in rows:
            yield "\t".join(str(cell) for cell in row if cell != "")


def _pdf(content: bytes) -> Iterator[str]:
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("PDF 设有打开密码，系统无法核对内容。请去掉密码后再传。")
        for page in reader.pages:
            yield page.extract_text()
    except (
        pypdf.errors.PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        raise Refused("PDF 已损坏或格式不规范，无法读取。请重新生成或打印为新的 PDF 后再传。") from error
