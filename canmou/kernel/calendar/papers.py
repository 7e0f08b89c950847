"""The text of an uploaded notice: a text file, a web page, a Word document, a PDF or an OFD."""

from html.parser import HTMLParser

from canmou.kernel import secrecy
from canmou.kernel.errors import Refused
from canmou.kernel.files import Kind, extract_text, sniff
from canmou.kernel.people.models import User

READ = (Kind.TEXT, Kind.DOCX, Kind.PDF, Kind.OFD)
#: A notice is two pages; a saved web page may carry more.
MAX_BYTES = 8 * 1024 * 1024
_UNSEEN = {"script", "style", "noscript", "template", "head"}
_BREAKS = {"p", "br", "div", "li", "tr", "td", "h1", "h2", "h3", "h4", "title"}


def text_of(name: str, content: bytes, *, by: User) -> str:
    """What stands in the file. Refused when it is of another kind, marked secret, or has no text."""
    if len(content) > MAX_BYTES:
        raise Refused("文件超过8 MB，不像是放假通知，请核对")
    secrecy.guard_content(name, content, by=by, door="settings")
    kind = sniff(content)
    if kind not in READ:
        raise Refused(
            f"{kind.label}读不出文字，请传 .txt、.docx、.pdf、.ofd 或网页（.html），或者把文字粘贴到框里"
        )
    text = extract_text(kind, content)
    if kind is Kind.TEXT and "<" in text and "</" in text:
        page = _Page()
        page.feed(text)
        text = "".join(page.parts)
    if not text.strip():
        raise Refused("文件里没有文字（可能是扫描件），请把通知的文字粘贴到框里")
    return text


class _Page(HTMLParser):
    """The words of a web page that a reader sees."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self.unseen:
            self.unseen -= 1
        elif tag in _BREAKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.parts.append(data)
