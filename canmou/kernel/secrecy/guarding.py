"""The guard at every door: a text or file with a secrecy mark is refused, and the refusal is logged without content.

The guard raises inside the refused action's transaction, which is rolled back; the event is therefore written by
whoever stands outside that transaction: `with logged(): ...` around a request or a command logs every refusal that
happened inside, also one that a view caught to show it in its form.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.errors import Refused
from canmou.kernel.files import Kind, check_archive, extract_text, sniff
from canmou.kernel.secrecy.marks import MEANINGS, find_marks
from canmou.kernel.secrecy.models import SecrecyEvent

NOTICE = "本系统为非涉密系统，严禁存储、处理、传输国家秘密。"
ZIPPED = {Kind.DOCX, Kind.XLSX, Kind.PPTX, Kind.OFD, Kind.ZIP}

_refusals: ContextVar[list["SecrecyRefused"] | None] = ContextVar("secrecy_refusals", default=None)


class SecrecyRefused(Refused):
    """The text or file carries a secrecy mark. `rule`, `door` and `by` are what the event keeps, never content."""

    def __init__(self, *, rule: str, door: str, where: str, by: Any) -> None:
        super().__init__(
            f"{where}中有{MEANINGS[rule]}，系统没有保存。{NOTICE}"
            "请立即停止在本机上处理，转线下按涉密载体管理办理，并告知本单位保密员。"
        )
        self.rule = rule
        self.door = door
        self.by = by
        self.recorded = False


def guard(text_or_file: str | Path | BinaryIO, *, by: Any, door: str) -> None:
    """Refuse a text, or a file (a path, or an open binary file with a name), that carries a secrecy mark."""
    if isinstance(text_or_file, str):
        guard_values({"": text_or_file}, by=by, door=door)
    elif isinstance(text_or_file, Path):
        guard_content(text_or_file.name, text_or_file.read_bytes(), by=by, door=door)
    else:
        text_or_file.seek(0)
        content = text_or_file.read()
        text_or_file.seek(0)
        guard_content(PurePath(str(text_or_file.name)).name, content, by=by, door=door)


def guard_values(values: Mapping[str, str], *, by: Any, door: str) -> None:
    """Refuse labelled texts; the sentence names the label. An empty label stands for what was entered."""
    if not any("密" in text for text in values.values()):
        return
    for label, text in values.items():
        marks = find_marks(text)
        if marks:
            raise _refusal(marks[0].rule, door, label or "所填内容", by)


def guard_content(name: str, content: bytes, *, by: Any, door: str) -> None:
    """Refuse a file whose name or text carries a secrecy mark, or that cannot be read to find out."""
    guard_values({"文件名": name}, by=by, door=door)
    kind = sniff(content)
    if kind in ZIPPED:
        check_archive(content)
    marks = find_marks(extract_text(kind, content))
    if marks:
        raise _refusal(marks[0].rule, door, f"文件“{name}”", by)


def record_refusal(error: SecrecyRefused) -> SecrecyEvent | None:
    """Log a refusal: time, user, door, rule. Only outside a transaction (else RuntimeError); once per error."""
    if error.recorded:
        return None
    with transaction.atomic(durable=True):
        event = SecrecyEvent(at=clock.now(), by=error.by, door=error.door, rule=error.rule)
        event.save()
    error.recorded = True
    return event


@contextmanager
def logged() -> Iterator[None]:
    """Log every refusal of the guard inside, caught or not. Wrap it around the outermost transaction."""
    found: list[SecrecyRefused] = []
    token = _refusals.set(found)
    try:
        yield
    finally:
        _refusals.reset(token)
        for error in found:
            record_refusal(error)


def _refusal(rule: str, door: str, where: str, by: Any) -> SecrecyRefused:
    error = SecrecyRefused(rule=rule, door=door, where=where, by=by)
    waiting = _refusals.get()
    if waiting is not None:
        waiting.append(error)
    return error
