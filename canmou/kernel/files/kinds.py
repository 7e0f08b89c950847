"""The kind of a file, judged by its content; its name must agree."""

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from canmou.kernel.errors import Refused
from canmou.kernel.files import ole


class Kind(StrEnum):
    """What a file is by content. `label` is the Chinese name used in sentences."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    DOC = "doc"
    XLS = "xls"
    PPT = "ppt"
    OFD = "ofd"
    PNG = "png"
    JPG = "jpg"
    TEXT = "text"
    ZIP = "zip"
    LOCKED = "locked"
    MACRO = "macro"
    EMPTY = "empty"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Chinese name used in sentences."""
        return LABELS[self]


LABELS = {
    Kind.PDF: "PDF 文件",
    Kind.DOCX: "Word 文档",
    Kind.XLSX: "Excel 工作簿",
    Kind.PPTX: "PPT 演示文稿",
    Kind.DOC: "旧版 Word 文档（.doc）",
    Kind.XLS: "旧版 Excel 工作簿（.xls）",
    Kind.PPT: "旧版 PPT 演示文稿（.ppt）",
    Kind.OFD: "OFD 版式文件",
    Kind.PNG: "PNG 图片",
    Kind.JPG: "JPG 图片",
    Kind.TEXT: "纯文本",
    Kind.ZIP: "压缩包",
    Kind.LOCKED: "加密的 Office 文件",
    Kind.MACRO: "含宏的 Office 文件",
    Kind.EMPTY: "空文件",
    Kind.OTHER: "其他文件",
}

BY_EXTENSION = {
    ".pdf": Kind.PDF,
    ".docx": Kind.DOCX,
    ".xlsx": Kind.XLSX,
    ".pptx": Kind.PPTX,
    ".doc": Kind.DOC,
    ".wps": Kind.DOC,
    ".xls": Kind.XLS,
    ".et": Kind.XLS,
    ".ppt": Kind.PPT,
    ".dps": Kind.PPT,
    ".ofd": Kind.OFD,
    ".png": Kind.PNG,
    ".jpg": Kind.JPG,
    ".jpeg": Kind.JPG,
    ".txt": Kind.TEXT,
    ".csv": Kind.TEXT,
}
"""The allow-list: extension → the kind that its content must be."""

MEDIA_TYPES = {
    Kind.PDF: "application/pdf",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Kind.DOC: "application/msword",
    Kind.XLS: "application/vnd.ms-excel",
    Kind.PPT: "application/vnd.ms-powerpoint",
    Kind.OFD: "application/ofd",
    Kind.PNG: "image/png",
    Kind.JPG: "image/jpeg",
    Kind.TEXT: "text/plain; charset=utf-8",
}

MAIN_PARTS = {b"word/": Kind.DOCX, b"xl/": Kind.XLSX, b"ppt/": Kind.PPTX}
LOCAL_NAME = re.compile(rb"PK\x03\x04.{26}([\x20-\x7e]{3,60})", re.DOTALL)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def sniff(content: bytes) -> Kind:
    """The kind of these bytes. The head of a file is enough for most kinds, the whole is surer for Office files."""
    if not content:
        return Kind.EMPTY
    if content[:1024].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"%PDF-"):
        return Kind.PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if content.startswith(b"\xff\xd8\xff"):
        return Kind.JPG
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _sniff_zip(content)
    if content.startswith(ole.MAGIC):
        return _sniff_ole(content)
    return Kind.TEXT if decode(content[:65536], whole=len(content) <= 65536) is not None else Kind.OTHER


def kinds_for(name: str) -> Kind | None:
    """The kind that a file of this name must be, None when the extension is not on the allow-list."""
    return BY_EXTENSION.get(PurePath(name).suffix.lower())


def check_name(name: str, kind: Kind) -> None:
    """Refuse a file whose extension is not allowed, or whose content is another kind than its name says."""
    extension = PurePath(name).suffix.lower()
    if kind is Kind.EMPTY:
        raise Refused(f"“{name}”是空文件，请检查后重新选择。")
    if kind is Kind.LOCKED:
        raise Refused(f"“{name}”设有打开密码，系统无法核对内容。请在办公软件中去掉密码、另存后再传。")
    if kind is Kind.MACRO:
        raise Refused(f"“{name}”含有宏，不予接收。请另存为不含宏的格式（如 .xlsx、.docx）后再传。")
    wanted = BY_EXTENSION.get(extension)
    if wanted is None:
        allowed = "、".join(BY_EXTENSION)
        raise Refused(f"不接收{extension or '没有扩展名'}的文件。可以上传：{allowed}。")
    if kind is not wanted:
        raise Refused(
            f"文件名是 {extension}，内容却是{_spaced(kind.label)}。请核对文件，用原来的软件另存后再传。"
        )


def decode(content: bytes, *, whole: bool = True) -> str | None:
    """Text of bytes in UTF-8, UTF-16 with a mark, or GB18030; None when they are not text.

    `whole` = False: the bytes are a head whose last character may be cut in two.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        for cut in range(1 if whole else 4):
            try:
                text = content[: len(content) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return None if CONTROL.search(text) else text
    return None


def _spaced(label: str) -> str:
    return f" {label}" if label[0].isascii() else label


def _sniff_zip(content: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name.encode("utf-8", "replace") for name in archive.namelist()]
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        names = LOCAL_NAME.findall(content[: 1 << 20])
    if any(name.endswith(b"vbaProject.bin") for name in names):
        return Kind.MACRO
    if b"OFD.xml" in names:
        return Kind.OFD
    if any(name.startswith(b"[Content_Types].xml") for name in names):
        for prefix, kind in MAIN_PARTS.items():
            if any(name.startswith(prefix) for name in names):
                return kind
    return Kind.ZIP


def _sniff_ole(content: bytes) -> Kind:
    container = ole.OleFile(content)
    names = container.streams
    if ole.is_encrypted(container):
        return Kind.LOCKED
    if "_VBA_PROJECT_CUR" in names or "Macros" in names:
        return Kind.MACRO
    if "WordDocument" in names:
        return Kind.DOC
    if "PowerPoint Document" in names:
        return Kind.PPT
    if "Workbook" in names or "Book" in names:
        return Kind.XLS
    return Kind.OTHER
