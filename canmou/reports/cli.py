"""`canmou report compile`: a report from the records, written to files."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from canmou.kernel.compile.output import Compiled
from canmou.kernel.compile.templates import compile_report, current
from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.fonts import resolve
from canmou.kernel.documents.html import to_page
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.errors import Refused
from canmou.kernel.metrics import scope_for
from canmou.kernel.office.models import Office
from canmou.lib import periods

FORMATS = ("txt", "html", "docx", "pdf", "trace")


def office_for(code: str = "") -> Office:
    """The office with this code, or the only one. Raises `Refused`."""
    found = list(Office.objects.filter(code=code) if code else Office.objects.all())
    if not found:
        raise Refused(
            f"没有代码为“{code}”的机关" if code else "还没有机关，请先运行 canmou init 或 canmou demo load"
        )
    if len(found) > 1:
        raise Refused(f"有多个机关，请用 --office 指明：{'、'.join(office.code for office in found)}")
    return found[0]


def render(compiled: Compiled, form: str, *, masked: bool = False) -> bytes:
    """A compiled report in one format: txt, html, docx, pdf or trace (JSON). Raises `Refused` for another."""
    if form == "txt":
        return compiled.text(masked).encode()
    if form == "trace":
        if masked:
            raise Refused("数字来源清单含有遮蔽的内容，脱敏版不输出来源清单")
        return json.dumps(compiled.trace(), ensure_ascii=False, indent=1).encode()
    document = compiled.document(masked=masked)
    if form == "html":
        return to_page(document).encode()
    if form == "docx":
        return to_docx(document)
    if form == "pdf":
        return to_pdf(document)
    raise Refused(f"不会输出“{form}”格式，可用：{'、'.join(FORMATS)}")


def compile_to_files(
    name: str,
    period: str,
    *,
    formats: Sequence[str],
    out: Path,
    masked: bool = False,
    office: str = "",
    say: Callable[[str], None] = print,
) -> list[Path]:
    """Compile a template for a period and write one file per format. Raises `Refused`; writes all or nothing."""
    try:
        span = periods.parse(period)
    except ValueError as error:
        raise Refused(str(error)) from error
    whose = office_for(office)
    compiled = compile_report(current(whose, name), scope_for(whose, span))
    written = {form: render(compiled, form, masked=masked) for form in formats}
    out.mkdir(parents=True, exist_ok=True)
    paths = []
    for form, content in written.items():
        suffix = "trace.json" if form == "trace" else form
        path = out / f"{name}-{span.notation}{'-masked' if masked else ''}.{suffix}"
        path.write_bytes(content)
        paths.append(path)
        say(f"已写出 {path}")
    if {"pdf", "docx"} & set(formats):
        for line in resolve().substitutions:
            say(f"字体：{line}")
    return paths
