"""Checking the source of a template: what cannot be compiled, and what must not be typed into its text.

The text of a template is connecting prose alone. Digits, percentages, titles, years and names come from records; one
that is typed stays when the records change, so it is told to the author at its line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from django.db.models import F, Max, Value
from django.db.models.functions import Concat, Length, StrIndex, Substr
from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from canmou.kernel.compile.engine import FILTERS, TemplateProblem, parser_environment
from canmou.kernel.compile.wording import BLOCKS, in_chinese
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.metrics import Scope, metrics
from canmou.kernel.office.models import Office, OfficeTerm
from canmou.kernel.people.models import Person, Unit, User
from canmou.lib.rendering import Style

#: The calls that name a metric.
CALLS = frozenset({"fig", "value", "rows", "first"})
SHORTEST_TITLE = 4
MOST_TITLES = 50
LATEST = 50_000  # records whose titles are looked for: the check runs while the author types
DAY = 11  # characters of a day and the space behind it


@dataclass(frozen=True)
class Finding:
    """Something about a line: an error (it cannot be compiled) or a warning (it should not be typed in)."""

    line: int
    message: str
    error: bool = False

    def __lt__(self, other: "Finding") -> bool:
        """By line, errors first."""
        return (self.line, not self.error, self.message) < (other.line, not other.error, other.message)


def errors(source: str, scope: Scope | None = None) -> list[Finding]:
    """Why a source cannot be compiled: its syntax, unknown metrics and styles, lists that are none.

    With a scope the kind of each metric is known, and for a person whether it knows persons.
    """
    environment = parser_environment()
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        message = in_chinese(error.message or "")
        return [Finding(_opened_at(source, message) or error.lineno or 1, f"语法不对：{message}", True)]
    found = [finding for call in tree.find_all(nodes.Call) for finding in _of_call(call, scope)]
    for item in tree.find_all(nodes.Filter):
        if item.name not in FILTERS:
            found.append(Finding(item.lineno, f"没有“|{item.name}”这种写法", True))
    return sorted(set(found))


def _opened_at(source: str, message: str) -> int:
    """The line on which the block that is never closed begins, where the message is about one."""
    if "没有结束，缺" not in message:
        return 0
    stack: list[tuple[str, int]] = []
    for match in re.finditer(r"\{%-?\s*(\w+)", source):
        word, line = match[1], source.count("\n", 0, match.start()) + 1
        if word in BLOCKS:
            stack.append((word, line))
        elif word.startswith("end") and stack and stack[-1][0] == word[3:]:
            stack.pop()
    return stack[-1][1] if stack else 0


def _of_call(call: nodes.Call, scope: Scope | None) -> Iterator[Finding]:
    name = call.node.name if isinstance(call.node, nodes.Name) else ""
    if name not in CALLS or not call.args or not isinstance(call.args[0], nodes.Const):
        return
    id, line = str(call.args[0].value), call.lineno
    known = {metric.id: metric for metric in metrics()}
    if id not in known:
        near = get_close_matches(id, known, 1, 0.6)
        hint = f"，是不是 {near[0]}（{known[near[0]].label}）" if near else "，请用“数字和清单”查找"
        yield Finding(line, f"没有名为“{id}”的指标{hint}", True)
        return
    yield from _of_style(name, call)
    if scope is None:
        return
    if scope.person is not None and not known[id].personal:
        yield Finding(line, f"“{known[id].label}”（{id}）没有个人口径，不能用在个人总结里", True)
    elif name in ("rows", "first") and known[id].compute(scope).kind != "list":
        yield Finding(line, f"“{known[id].label}”（{id}）是一个数，不能逐条列出；打印数字请用 fig", True)


def _of_style(name: str, call: nodes.Call) -> Iterator[Finding]:
    styles = [*call.args[1:2], *(item.value for item in call.kwargs if item.key == "style")]
    for style in styles:
        if name == "fig" and isinstance(style, nodes.Const):
            try:
                Style.parse(str(style.value))
            except ValueError as error:
                yield Finding(call.lineno, str(error), True)


def texts(source: str) -> list[tuple[int, str]]:
    """The literal text of a source line by line, titles of sections and points included; none for a broken one."""
    found: list[tuple[int, str]] = []
    block = ""
    try:
        for line, token, value in parser_environment().lex(source):
            if token == "data":
                found += enumerate_lines(line, value)
            elif token == "block_begin":
                block = "?"
            elif token == "name" and block == "?":
                block = value
            elif token == "string" and block in ("section", "point", "series", "roll"):
                found.append((line, value[1:-1]))
            elif token == "block_end":
                block = ""
    except TemplateSyntaxError:
        return []
    return [(line, text.strip()) for line, text in found if text.strip()]


def enumerate_lines(first: int, text: str) -> Iterable[tuple[int, str]]:
    """The lines of a text with their numbers."""
    return enumerate(text.split("\n"), first)


_TYPED = [
    (re.compile(r"[0-9０-９]{4}年?"), "“{0}”：年份不写在正文里，请用 period.year 或日期栏"),
    (re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)?[％%]?"), "“{0}”：数字不写在正文里，请从“数字和清单”选用"),
    (re.compile(r"[％%]"), "“{0}”：百分号由写法 ％ 打出，不写在正文里"),
    (re.compile(r"《[^《》]*》?|》"), "“{0}”：书名不写在正文里，题名用 |book，清单用 |books"),
]


def typed_in(source: str) -> list[Finding]:
    """Figures, years, percentages and titles typed into the text."""
    found = []
    for line, text in texts(source):
        rest = text
        for pattern, told in _TYPED:
            for match in pattern.finditer(rest):
                found.append(Finding(line, told.format(match[0])))
            rest = pattern.sub("\n", rest)
    return sorted(set(found))


def names_typed_in(source: str, office: Office, reader: User) -> list[Finding]:
    """Names of the office's tables typed into the text. Titles of records that the reader may not see are not told."""
    lines = texts(source)
    whole = "\n".join(text for _, text in lines)
    if not whole:
        return []
    hints: dict[str, str] = {}
    for name, hint in _names_in(whole, office, reader):
        hints.setdefault(name, hint)
    found = []
    for line, text in lines:
        for name in sorted(
            hints, key=len, reverse=True
        ):  # the city's name within the office's is not told again
            if name in text:
                text = text.replace(name, "\n")
                found.append(Finding(line, f"“{name}”是{hints[name]}，写死后不会随台账变化"))
    return sorted(set(found))


def _names_in(whole: str, office: Office, reader: User) -> Iterator[tuple[str, str]]:
    own = {office.name: "office.name", office.short_name: "office.short_name"}
    own |= {office.city_full: "office.city_full", office.city: "office.city"}
    for name, expression in own.items():
        if len(name) > 1 and name in whole:
            yield name, f"本单位的名称，请用 {{{{ {expression} }}}}"
    for term in OfficeTerm.objects.filter(office=office):
        if len(term.value) > 1 and term.value in whole:
            yield term.value, f'本单位的用语，请用 {{{{ term("{term.key}") }}}}'
    inside = StrIndex(Value(whole), F("name"))
    units = Unit.objects.filter(office=office).exclude(name__in=own)
    for name in units.annotate(at=inside).filter(at__gt=0).values_list("name", flat=True).distinct():
        yield name, "单位名称，请从清单里取"
    staff = Person.objects.filter(office=office, posts__isnull=False)
    for name in staff.annotate(at=inside).filter(at__gt=0).values_list("name", flat=True).distinct():
        if len(name) > 1:
            yield name, "人名，请从清单里取"
    for title in sorted(_titles_in(whole, reader)):
        yield title, "台账里的题名，请从清单里取"


def _titles_in(whole: str, reader: User) -> set[str]:
    """Titles of the latest records that the reader may see; of those that begin with the day what stands behind it."""
    newest = RecordRef.objects.aggregate(last=Max("pk"))["last"] or 0
    rows = refs_visible_to(reader).filter(pk__gt=newest - LATEST)
    day = Concat(Substr("title", 5, 1), Substr("title", 8, 1), Substr("title", DAY, 1))
    dated = rows.annotate(behind=Substr("title", DAY + 1), day=day).filter(day="-- ")
    found: set[str] = set()
    for column, which in (("title", rows), ("behind", dated)):
        hit = which.annotate(length=Length(column), at=StrIndex(Value(whole), F(column)))
        hit = hit.filter(length__gte=SHORTEST_TITLE, at__gt=0).order_by()
        found |= set(hit.values_list(column, flat=True).distinct()[:MOST_TITLES])
    return found


def require_sound(source: str) -> None:
    """Raise `TemplateProblem` for the first error of a source."""
    for finding in errors(source):
        raise TemplateProblem(finding.message, finding.line)
