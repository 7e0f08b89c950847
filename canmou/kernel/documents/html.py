"""Document → HTML: a fragment for our own pages (no styles, no scripts), and a page that stands alone."""

import re
from collections.abc import Iterable
from html import escape

from canmou.kernel.documents import layout
from canmou.kernel.documents.compose import alignment, annex_label, compose
from canmou.kernel.documents.tree import (
    Block,
    Cell,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
    chinese_date,
)

SAFE_LINK = re.compile(r"(?:https?://|/(?![/\\])|[#?]|[A-Za-z0-9_-][\w./-]*(?:[?#]|$))", re.ASCII)
STYLE = f"""
body {{ margin: 0 auto; padding: 2rem 1rem; max-width: {layout.BLOCK_WIDTH_MM:g}mm; color: #000; background: #fff;
  font: {layout.BODY_PT:g}pt/{layout.GRID_PT:g}pt 仿宋_GB2312, FangSong, STFangsong, "Noto Serif SC", "Noto Serif CJK SC", serif; }}
p {{ margin: 0; text-align: justify; }}
.indent {{ text-indent: 2em; }}
h1 {{ margin: 1em 0; font: {layout.TITLE_PT:g}pt/{layout.TITLE_PITCH_PT:g}pt 方正小标宋简体, "Noto Serif SC", serif; text-align: center; text-wrap: balance; }}
h2, h3, h4, h5, .level-1, .level-2 {{ margin: 0; font-size: inherit; font-weight: normal; text-indent: 2em; }}
h2, .level-1, .urgency, .annex-label {{ font-family: 黑体, SimHei, "Noto Sans SC", sans-serif; }}
h3, .level-2, .signer {{ font-family: 楷体_GB2312, KaiTi, "LXGW WenKai", serif; }}
.issuer-mark {{ color: {layout.RED}; font: 36pt/1.6 方正小标宋简体, "Noto Serif SC", serif; text-align: center; text-wrap: balance; }}
.doc-number {{ text-align: center; border-bottom: {layout.RULE_PT:g}pt solid {layout.RED}; padding-bottom: 4mm; }}
.signature {{ text-align: right; margin: 1em 2em 0 0; }} .signature p {{ text-align: right; }}
.attachments {{ margin-top: 1em; }} .annex {{ break-before: page; margin-top: 2em; }}
.page-break {{ break-before: page; }}
table {{ border-collapse: collapse; width: 100%; font-size: {layout.TABLE_PT:g}pt; line-height: {layout.TABLE_PITCH_PT:g}pt; }}
th, td {{ border: 0.5pt solid #000; padding: 2pt 4pt; }} thead {{ display: table-header-group; }}
th {{ font-weight: normal; font-family: 黑体, SimHei, "Noto Sans SC", sans-serif; }}
.right {{ text-align: right; }} .center {{ text-align: center; }}
.colophon {{ margin-top: 2em; font-size: {layout.SMALL_PT:g}pt; border: solid #000; border-width: 1pt 0; padding: 2pt 1em; }}
.colophon p + .printed {{ border-top: 0.7pt solid #000; }}
a {{ color: inherit; }}
@page {{ size: A4; margin: {layout.TOP_MM:g}mm {layout.RIGHT_MM:g}mm {layout.BOTTOM_MM:g}mm {layout.LEFT_MM:g}mm; }}
@media print {{ body {{ padding: 0; max-width: none; }} a {{ text-decoration: none; }} }}
"""


def to_html(document: Document) -> str:
    """A fragment: <article class="official …">. All text is escaped; links other than http(s) and local are dropped."""
    parts = compose(document)
    out = [f'<article class="official {document.form}">', *_header(document)]
    if document.title:
        out.append(f"<h1>{escape(document.title)}</h1>")
    if parts.recipients:
        out.append(f'<p class="recipients">{escape(parts.recipients)}</p>')
    out += _blocks(document.blocks)
    if parts.notes:
        out.append('<div class="attachments"><p class="indent">附件：</p><ol>')
        out += [f"<li>{escape(name)}</li>" for _, name in parts.notes]
        out.append("</ol></div>")
    for item in document.attendees:
        names = escape("、".join(item.names))
        out.append(
            f'<p class="indent attendees"><span class="level-1">{escape(item.label)}：</span>{names}</p>'
        )
    if document.signature:
        day = document.signature.date
        out.append(f'<div class="signature"><p>{escape(document.signature.unit)}</p>')
        out.append(f'<p><time datetime="{day.isoformat()}">{chinese_date(day)}</time></p></div>')
    if parts.annotation:
        out.append(f'<p class="indent annotation">{escape(parts.annotation)}</p>')
    for place, annex in enumerate(document.annexes, 1):
        out.append(f'<section class="annex"><p class="annex-label">{annex_label(document, place)}</p>')
        out += [f"<h1>{escape(annex.title)}</h1>", *_blocks(annex.blocks), "</section>"]
    out += [*_colophon(document), "</article>"]
    return "\n".join(out)


def to_page(document: Document) -> str:
    """A whole HTML page that needs nothing else, for saving and printing."""
    return (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n{to_html(document)}\n</body>\n</html>\n"
    )


def _header(document: Document) -> list[str]:
    if document.form == "plain":
        return []
    out = ["<header>"]
    if document.urgency:
        out.append(f'<p class="urgency">{escape(document.urgency)}</p>')
    out.append(f'<p class="issuer-mark">{escape(document.issuer_mark)}</p>')
    signers = "　".join(document.signers)
    signed = f'　签发人：<span class="signer">{escape(signers)}</span>' if signers else ""
    out += [f'<p class="doc-number">{escape(document.doc_number)}{signed}</p>', "</header>"]
    return out


def _colophon(document: Document) -> list[str]:
    parts = compose(document)
    lines = [("主送：", parts.moved_recipients), ("抄送：", parts.cc)]
    out = [f"<p>{label}{escape(names)}</p>" for label, names in lines if names]
    if parts.printer or parts.printed:
        out.append(f'<p class="printed">{escape(parts.printer)}　{escape(parts.printed)}</p>')
    return ['<footer class="colophon">', *out, "</footer>"] if out else []


def _runs(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = escape(run.text)
    if run.bold:
        words = f"<strong>{words}</strong>"
    figure = f' data-figure="{escape(run.mark)}"' if run.mark else ""
    if run.href and SAFE_LINK.match(run.href):
        return f'<a href="{escape(run.href)}"{figure}>{words}</a>'
    return f"<span{figure}>{words}</span>" if figure else words


def _blocks(blocks: Iterable[Block]) -> list[str]:
    out: list[str] = []
    for block in blocks:
        match block:
            case PageBreak():
                out.append('<div class="page-break"></div>')
            case Heading(tail=()):
                out.append(f"<h{block.level + 1}>{_runs(block.runs)}</h{block.level + 1}>")
            case Heading():
                lead = f'<span class="level-{block.level}">{_runs(block.runs)}</span>'
                out.append(f'<p class="indent">{lead}{_runs(block.tail)}</p>')
            case Paragraph():
                indent = ' class="indent"' if block.indent else ""
                out.append(f"<p{indent}>{_runs(block.runs)}</p>")
            case Table():
                out += _table(block)
    return out


def _table(table: Table) -> list[str]:
    out = ["<table>"]
    if table.caption:
        out.append(f"<caption>{escape(table.caption)}</caption>")
    for tag, name, rows in (("th", "thead", table.head_rows), ("td", "tbody", table.rows)):
        places = {(y, id(cell)): x for y, x, cell in table.placed(rows, len(rows))}
        out.append(f"<{name}>")
        for y, row in enumerate(rows):
            cells = "".join(_cell(cell, tag, first=places[y, id(cell)] == 0) for cell in row)
            out.append(f"<tr>{cells}</tr>")
        out.append(f"</{name}>")
    out.append("</table>")
    return out


def _cell(cell: Cell, tag: str, *, first: bool) -> str:
    spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    scope = ' scope="col"' if tag == "th" else ""
    where = alignment(cell, head=tag == "th", first=first)
    return f'<{tag}{scope}{spans} class="{where}">{_runs(cell.runs)}</{tag}>'
