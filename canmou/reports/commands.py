"""`canmou report compile`: a report from the records, written to files."""

import argparse
import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from django.conf import settings

from canmou.kernel.compile.output import Compiled, Entry
from canmou.kernel.compile.templates import compile_report as compile_stored
from canmou.kernel.compile.templates import current
from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.fonts import resolve
from canmou.kernel.documents.html import to_page
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.errors import Refused
from canmou.kernel.metrics import scope_for
from canmou.kernel.office.queries import only_office
from canmou.lib import periods

FORMATS = ("txt", "html", "docx", "pdf", "trace")


def render(
    compiled: Compiled, form: str, *, masked: bool = False, annex: bool = False, name: str = "annual"
) -> bytes:
    """A compiled report in one format: txt, html, docx, pdf or trace (JSON). Raises `Refused` for another.

    annex: with the table of sources as an annex. In HTML each figure leads to its page on the site.
    """
    if form == "txt":
        return compiled.text(masked).encode()
    if form == "trace":
        if masked:
            raise Refused("数字来源清单含有遮蔽的内容，脱敏版不输出来源清单")
        return json.dumps(compiled.trace(), ensure_ascii=False, indent=1).encode()
    link = partial(_address, name, compiled.scope.period.notation) if form == "html" and not masked else None
    document = compiled.document(masked=masked, with_trace=annex, link=link)
    if form == "html":
        return to_page(document).encode()
    if form == "docx":
        return to_docx(document)
    if form == "pdf":
        return to_pdf(document)
    raise Refused(f"不会输出“{form}”格式，可用：{'、'.join(FORMATS)}")


def compile_report(arguments: argparse.Namespace) -> int:
    """The command itself."""
    compile_to_files(
        arguments.name,
        arguments.period or str(arguments.year),
        formats=arguments.formats,
        out=arguments.out,
        masked=arguments.masked,
        office=arguments.office or "",
        annex=arguments.annex,
    )
    return 0


def _address(name: str, period: str, entry: Entry) -> str:
    base = f"http://{settings.SERVE_HOST}:{settings.SERVE_PORT}"
    return f"{base}/reports/{name}/{period}/sources/{entry.id}/"


def compile_to_files(
    name: str,
    period: str,
    *,
    formats: Sequence[str],
    out: Path,
    masked: bool = False,
    office: str = "",
    annex: bool = False,
    say: Callable[[str], None] = print,
) -> list[Path]:
    """Compile a template for a period and write one file per format. Raises `Refused`; writes all or nothing."""
    try:
        span = periods.parse(period)
    except ValueError as error:
        raise Refused(str(error)) from error
    whose = only_office(office)
    compiled = compile_stored(current(whose, name), scope_for(whose, span))
    written = {form: render(compiled, form, masked=masked, annex=annex, name=name) for form in formats}
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
