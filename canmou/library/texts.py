"""Keeping the full text of a work, and reading the text of a file."""

import io
import re
import zipfile

from django.db import transaction
from django.db.models import Max

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.files import Kind, check_archive, check_name, extract_text, sniff
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require
from canmou.library.models import TextChange, Work, WorkText
from canmou.library.tasks import follow_texts

#: The longest text that is kept; a yearly report has some 30,000 characters.
LONGEST = 500_000
#: The largest file that is read.
LARGEST = 20 * 1024 * 1024
DOOR = "成果全文"

_ENDS = "。！？；：…”）)】》"
_UNREADABLE = "文件已损坏或格式不规范，无法读取文字。请用办公软件另存为 .docx 后再传。"


@transaction.atomic
def keep_text(work: Work, text: str, *, by: User, source: str = "") -> WorkText:
    """Keep the full text of a work as its next edition; a text that is kept already is not kept twice."""
    require(by, Perm.EDIT, work)
    held = Work.objects.select_for_update(of=("self",), no_key=True).select_related("ref").get(pk=work.pk)
    text = tidy(text)
    _check(held, text)
    secrecy.guard_values({"全文": text, "文件名": source}, by=by, door=DOOR)
    latest = WorkText.objects.filter(work=held).order_by("-edition").first()
    if latest is not None and latest.text == text:
        return latest
    made = WorkText.objects.create(
        work=held,
        edition=latest.edition + 1 if latest else 1,
        text=text,
        characters=len("".join(text.split())),
        source=source[:200],
        kept_at=clock.now(),
        kept_by=by,
    )
    audit.write("存入全文", by=by, office=held.office, number=held.number, changed={"text": text})
    TextChange.objects.create(work=held)
    follow_texts.enqueue()
    return made


def _check(work: Work, text: str) -> None:
    if work.voided:
        raise Refused("这个成果母本已作废，不能再存全文")
    if not text:
        raise Invalid({"text": "请上传文件或粘贴全文"})
    if len(text) > LONGEST:
        raise Invalid({"text": f"全文超过{LONGEST // 10_000}万字，请分成几个成果登记"})


def text_of(work: Work) -> str:
    """The latest edition of a work's text, "" when none is kept."""
    found = WorkText.objects.filter(work=work).order_by("-edition").values_list("text", flat=True).first()
    return found or ""


def editions_of(work: Work) -> int:
    """How many editions of a work's text are kept."""
    return WorkText.objects.filter(work=work).aggregate(most=Max("edition"))["most"] or 0


def tidy(text: str) -> str:
    """A text with plain line breaks, no control characters, no blank ends of lines, no runs of empty lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f\ufeff\u200b]", "", text)
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def text_from_file(name: str, content: bytes) -> str:
    """The running text of a .docx, .pdf or .txt file. Refused: other kinds, files that are not what they say.

    Nothing is kept, and the secrecy guard is the caller's.
    """
    if len(content) > LARGEST:
        raise Refused(f"“{name}”超过 {LARGEST // 1024 // 1024} MB，请去掉图片后再传。")
    kind = sniff(content)
    check_name(name, kind)
    if kind is Kind.DOCX:
        check_archive(content)
        return tidy(_docx(content))
    if kind is Kind.PDF:
        return tidy(_unbroken(extract_text(kind, content)))
    if kind is Kind.TEXT and not name.lower().endswith(".csv"):
        return tidy(extract_text(kind, content))
    raise Refused(f"不能从{kind.label}里取全文。请另存为 .docx、.pdf 或 .txt 后再传，或直接粘贴全文。")


def _docx(content: bytes) -> str:
    import docx  # slow to import
    import docx.opc.exceptions
    from docx.table import Table

    def lines(part):
        for item in part.iter_inner_content():
            if not isinstance(item, Table):
                yield item.text
                continue
            for row in item.rows:
                yield "\t".join(cell.text.replace("\n", " ") for cell in row.cells)

    try:
        return "\n".join(lines(docx.Document(io.BytesIO(content))))
    except (docx.opc.exceptions.OpcError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise Refused(_UNREADABLE) from error


def _unbroken(text: str) -> str:
    """The lines of a page joined to paragraphs: a full line that ends no sentence goes on in the next."""
    lines = [line.strip() for line in text.split("\n")]
    most = max((len(line) for line in lines), default=0)
    joined = ""
    for line in lines:
        if re.fullmatch(r"[—－-]?\s*\d{1,4}\s*[—－-]?", line):
            continue
        joined += line if len(line) >= most * 0.8 and line[-1] not in _ENDS else line + "\n"
    return joined
