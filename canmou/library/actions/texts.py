"""Reading a draft that is compared and not kept, and exporting the yearly collection."""

from django.db import transaction

from canmou.kernel import audit, secrecy
from canmou.kernel.attachments.actions import check_file
from canmou.kernel.attachments.entering import Incoming
from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.errors import Invalid
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require
from canmou.library.collecting import collection
from canmou.library.models import Work, WorkText
from canmou.library.texts import LONGEST, keep_text, text_from_file, tidy

#: The longest draft that is compared.
LONGEST_DRAFT = 60_000
DOOR = "文稿比对"
MAKERS = {"docx": to_docx, "pdf": to_pdf}


def keep(work: Work, *, file: Incoming | None, text: str, by: User) -> WorkText:
    """Keep the text of a file, or the pasted text."""
    if file is None:
        return keep_text(work, text, by=by)
    check_file(file.name, file.content, by=by, door=DOOR)
    found = text_from_file(file.name, file.content)
    if not found:
        raise Invalid({"file": "文件里没有读到文字（可能是扫描件），请粘贴全文"})
    return keep_text(work, found[: LONGEST + 1], by=by, source=file.name)


def draft_text(*, file: Incoming | None, text: str, by: User) -> str:
    """The text of a draft to compare; guarded like what is kept, and not kept."""
    require(by, Perm.VIEW)
    if file is not None:
        check_file(file.name, file.content, by=by, door=DOOR)
        text = text_from_file(file.name, file.content)
    text = tidy(text)
    if not text:
        raise Invalid({"text": "请粘贴文稿，或上传 .docx、.pdf、.txt 文件"})
    if len(text) > LONGEST_DRAFT:
        raise Invalid({"text": f"文稿超过{LONGEST_DRAFT // 10_000}万字，请分成几部分比对"})
    secrecy.guard_values({"文稿": text}, by=by, door=DOOR)
    return text


@transaction.atomic
def export_collection(year: int, form: str, *, by: User) -> tuple[str, bytes]:
    """The collection of a year as an official document: its file name and content."""
    require(by, Perm.EXPORT)
    document, count = collection(by, year)
    if not count:
        raise Invalid({"year": f"{year}年没有存了全文的成果，先在成果页存入全文"})
    content = MAKERS[form](document)
    audit.write("导出成果汇编", by=by, office=by.office, changed={"year": year, "form": form}, count=count)
    return f"{document.title}.{form}", content
