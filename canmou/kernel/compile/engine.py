"""The engine: a sandboxed Jinja2 in which figures and names are traced as they are printed.

A template can do nothing but read metrics, lists, the office's names and the period: no attribute of any object
is reachable but those that the values of `values.py` offer, arithmetic on text is off, and steps are counted.
"""

import traceback
from collections import OrderedDict
from collections.abc import Callable
from decimal import Decimal
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, Template, nodes
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from canmou.kernel.compile.language import CLOSE, MID, OPEN, PRIVATE, Blocks, Written
from canmou.kernel.compile.output import Compiled, assemble
from canmou.kernel.compile.values import Many, Missing, Names, Row, Steps, Traced
from canmou.kernel.compile.wording import in_chinese
from canmou.kernel.errors import Refused
from canmou.kernel.metrics import Figure, Scope, evaluate
from canmou.kernel.metrics.computations import Listing, Spread
from canmou.kernel.office.models import OfficeTerm
from canmou.kernel.people.queries import posts_on
from canmou.lib.numerals import hanzi
from canmou.lib.rendering import mask, render


class TemplateProblem(Refused):
    """A template cannot be compiled. `line` is where (0: unknown)."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(f"模板第{line}行：{message}" if line else f"模板：{message}")
        self.line = line


class Environment(ImmutableSandboxedEnvironment):
    """The sandbox. Only `read` objects and loop counters have attributes."""

    intercepted_binops = frozenset({"*", "**", "%", "//", "/"})

    def __init__(self, run: "Run") -> None:
        self.run, self.serial = run, 0
        super().__init__(extensions=[Blocks], undefined=StrictUndefined, finalize=run.emit, autoescape=False)
        self.globals.clear()
        self.globals.update(run.names())
        self.filters = run.filters()

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"模板里不能用运算符 {operator}，数字请从指标取")

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Row) and attribute == "has":
            return obj.has
        if isinstance(obj, Row | Traced | Many | Names):
            return obj.read(attribute)
        if isinstance(obj, LoopContext) and attribute in ("index", "index0", "first", "last", "length"):
            return getattr(obj, attribute)
        raise SecurityError(f"不能读取“{attribute}”")

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, Many) and isinstance(argument, int):
            if -len(obj) <= argument < len(obj):
                return obj.items[argument]
            raise Missing(str(argument))
        return self.getattr(obj, str(argument))

    def is_safe_callable(self, obj: Any) -> bool:
        return True  # nothing callable is reachable but what `names` gives and the methods above


#: What may stand behind a bar.
FILTERS = frozenset("book quote stars month_day month year full_date ordinal hanzi joined books take".split())


class Run:
    """One compilation: its scope, its caches, and the traced texts printed so far."""

    def __init__(self, scope: Scope, steps: Steps | None = None) -> None:
        self.scope, self.steps = scope, steps or Steps()
        self.printed: list[Traced] = []
        self.sections = self.depth = 0
        self._figures: dict[str, Figure] = {}
        self._rows: dict[str, Many] = {}

    # -- printing

    def emit(self, value: Any) -> str:
        """What `{{ value }}` prints. Traced texts are recorded and marked."""
        self.steps.take()
        if isinstance(value, Written):
            return value
        if isinstance(value, str):
            raise SecurityError('文字请直接写在模板里，不要写成 {{ "…" }}')
        if isinstance(value, Row):
            value = value.read("name")
        if isinstance(value, Traced):
            self.printed.append(value)
            return f"{OPEN}{len(self.printed) - 1}{MID}{PRIVATE.sub('', value.text)}{CLOSE}"
        if isinstance(value, StrictUndefined):
            str(value)
        if isinstance(value, Many):
            raise SecurityError("列表不能直接打印，请用 joined、books 或循环")
        raise SecurityError("这个值只能用在条件里，不能打印；要打印数字请用 fig")

    # -- what templates can call

    def names(self) -> dict[str, Any]:
        office, period = self.scope.office, self.scope.period
        columns = (
            "name short_name plain_name city city_full city_short province province_full issuer_mark".split()
        )
        meta = office._meta
        texts = {
            name: _named(f"office.{name}", str(meta.get_field(name).verbose_name), getattr(office, name))
            for name in columns
        }
        until = self.scope.until
        times: dict[str, Traced | bool | None] = {
            "year": _named("period.year", "年度", str(period.year)),
            "label": _named("period.label", "期间", period.label),
            "until": _named("period.until", "截至", f"{until.year}年{until.month}月{until.day}日"),
            "running": self.scope.running,
        }
        return {
            "office": Names("office", texts),
            "period": Names("period", times),
            "unit": Names("unit", self._unit()),
            "person": Names("person", self._person()),
            "fig": self.fig,
            "value": self.value,
            "rows": self.rows,
            "first": self.first,
            "names": self.column,
            "term": self.term,
        }

    def _unit(self) -> dict[str, Traced | None]:
        """The section that the report is about; nothing where it is about the whole office."""
        unit = self.scope.unit
        name, spoken = (unit.name, unit.spoken) if unit else (None, None)
        return {
            "name": _named("unit.name", "科室名称", name),
            "short_name": _named("unit.short_name", "科室简称", spoken),
        }

    def _person(self) -> dict[str, Traced | None]:
        """The person that the report is about, with the post held at the end of the period."""
        person = self.scope.person
        post = None
        if person is not None:
            held = posts_on(self.scope.until).filter(person=person)
            post = held.select_related("unit").first()
        return {
            "name": _named("person.name", "姓名", person.name if person else None),
            "title": _named("person.title", "职务", post.title if post else None),
            "unit": _named("person.unit", "所在科室", post.unit.name if post else None),
        }

    def figure(self, id: str) -> Figure:
        """The figure of a metric, computed once per compilation."""
        if id not in self._figures:
            self.steps.take()
            self._figures[id] = evaluate(id, self.scope)
        return self._figures[id]

    def fig(self, id: str, style: str = "", masked: bool = False, zero: bool = False) -> Traced:
        """Print a figure in a style. Missing when there is nothing, or nothing but 0."""
        figure = self.figure(id)
        value = figure.value
        if value is None or (value == 0 and not zero):
            raise Missing(id)
        if isinstance(figure.computation, Spread):
            least, most = figure.computation.bounds()
            text = str(least) if least == most else f"{least}—{most}"
        else:
            text = render(value, style)
        metric = figure.metric
        return Traced(text, mask(text) if masked else text, "figure", id, metric.label, (), value, figure)

    def value(self, id: str) -> Decimal:
        """A number for conditions; 0 when there is nothing."""
        return self.figure(id).value or Decimal(0)

    def rows(self, id: str) -> Many:
        """The rows of a list metric; maybe none."""
        if id not in self._rows:
            computation = self.figure(id).computation
            if not isinstance(computation, Listing):
                raise SecurityError(f"“{id}”不是清单指标，不能逐条列出")
            records = computation.rows.select_related("ref", "unit")[: max(self.steps.left, 0) + 1]
            self._rows[id] = Many((Row(record, id, self.steps) for record in records), self.steps)
        return self._rows[id]

    def first(self, id: str) -> Row:
        """The first row of a list metric. Missing when there is none."""
        found = self.rows(id)
        if not len(found):
            raise Missing(id)
        return found.items[0]

    def column(self, rows: Many, name: str) -> Many:
        """One column of a list, without the empty ones."""
        return Many((row.read(name) for row in rows if row.has(name)), self.steps)

    def term(self, key: str) -> Traced:
        """A dated general term of the office, as it stood at the end of the period. Missing when there is none."""
        terms = OfficeTerm.objects.filter(office=self.scope.office, key=key, valid_from__lte=self.scope.until)
        term = terms.order_by("-valid_from").first()
        if term is None or (term.valid_to and term.valid_to < self.scope.until):
            raise Missing(key)
        return Traced(term.value, term.value, "name", f"office.{key}", term.label)

    # -- filters

    def filters(self) -> dict[str, Callable[..., Any]]:
        return {
            "book": lambda name: _traced(name).wrapped("《", "》"),
            "quote": lambda name: _traced(name).wrapped("“", "”"),
            "stars": lambda name: _traced(name).starred(),
            "month_day": lambda name: name.as_text(f"{name.day.month}月{name.day.day}日"),
            "month": lambda name: name.as_text(f"{name.day.month}月"),
            "year": lambda name: name.as_text(str(name.day.year)),
            "full_date": lambda name: name.as_text(f"{name.day.year}年{name.day.month}月{name.day.day}日"),
            "ordinal": lambda name: name.as_text(f"第{hanzi(int(name.raw))}"),
            "hanzi": lambda name: name.as_text(hanzi(int(name.raw))),
            "joined": self.joined,
            "books": self.books,
            "take": lambda rows, count: rows.cut(count),
        }

    def joined(self, items: Many, separator: str = "、") -> str:
        """The names of a list, joined. Missing when it is empty."""
        if not len(items):
            raise Missing("joined")
        return Written(separator.join(self.emit(item) for item in items))

    def books(self, items: Many, separator: str = "") -> str:
        """The titles of a list, each in 《》, joined. Missing when it is empty."""
        if not len(items):
            raise Missing("books")
        return Written(separator.join(self.emit(_traced(item).wrapped("《", "》")) for item in items))


def _named(what: str, label: str, text: str | None) -> Traced | None:
    return None if text is None else Traced(text, text, "name", what, label)


def _traced(value: Any) -> Traced:
    if isinstance(value, Row):
        return value.read("name")
    if isinstance(value, Traced):
        return value
    raise SecurityError("这个写法只能用在名称上")


def compile_template(
    source: str, scope: Scope, *, title: str = "", form: str = "document", steps: Steps | None = None
) -> Compiled:
    """Compile a template for a scope. `title` is a one-line template of its own; `steps` limits what it may do.

    Raises `TemplateProblem` with the line for an error of the template, `Refused` for an unknown metric.
    """
    run = Run(scope, steps)
    body = _render(source, run)
    head = Run(scope)
    shown_title = assemble(
        _render("{% paragraph %}" + title + "{% endparagraph %}", head), head.printed, scope
    )
    return assemble(body, run.printed, scope, title=shown_title.text().strip(), form=form)


def _render(source: str, run: Run) -> str:
    try:
        return _template(PRIVATE.sub("", source), run).render()
    except TemplateSyntaxError as error:
        raise TemplateProblem(f"语法不对：{in_chinese(error.message or '')}", error.lineno) from error
    except Missing as error:
        where = _line(error)
        raise TemplateProblem(f"“{error}”没有内容，请把这一处放进 sentence 或 clause", where) from error
    except Refused as error:
        raise TemplateProblem(error.message, _line(error)) from error
    except (TemplateError, SecurityError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise TemplateProblem(in_chinese(str(error)), _line(error)) from error


_CODES: OrderedDict[str, CodeType] = OrderedDict()
_CODES_KEPT = 64


def _template(source: str, run: Run) -> Template:
    """The template bound to this run. Its code holds nothing of a run, so it is kept: compiling costs as much as running."""
    environment = Environment(run)
    code = _CODES.get(source)
    if code is None:
        tree = environment.parse(source)
        _refuse_what_escapes(tree)
        code = _CODES[source] = environment.compile(tree)
        while len(_CODES) > _CODES_KEPT:
            _CODES.popitem(last=False)
    return Template.from_code(environment, code, environment.globals)


#: Parts of Jinja2 that could print what is not traced, or run on without counting its steps.
_REFUSED = {
    nodes.Concat: "不能用 ~ 拼接文字，请把文字直接写在模板里",
    nodes.Macro: "不能用 macro",
    nodes.Import: "不能用 import",
    nodes.FromImport: "不能用 import",
    nodes.Include: "不能用 include",
    nodes.Extends: "不能用 extends",
    nodes.FilterBlock: "不能用 filter 块",
    nodes.AssignBlock: "不能用 set 块",
}


def _refuse_what_escapes(tree: nodes.Template) -> None:
    """Raise `TemplateProblem` for a part of the language that reports do without."""
    for node in tree.find_all(tuple(_REFUSED)):
        raise TemplateProblem(_REFUSED[type(node)], node.lineno)
    for loop in tree.find_all(nodes.For):
        if isinstance(loop.iter, nodes.List | nodes.Tuple | nodes.Dict) or loop.recursive:
            raise TemplateProblem("循环只能用在 rows、names 等清单上", loop.lineno)


def _line(error: BaseException) -> int:
    found = [
        frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"
    ]
    return found[-1] or 0 if found else 0


def literals(source: str) -> list[tuple[int, str]]:
    """The literal texts of a template with their lines (what is static in it). Raises `TemplateProblem`."""
    environment = parser_environment()
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        raise TemplateProblem(f"语法不对：{in_chinese(error.message or '')}", error.lineno or 0) from error
    found = [(node.lineno, node.data) for node in tree.find_all(nodes.TemplateData)]
    arguments = [node for node in tree.find_all(nodes.CallBlock)]
    for block in arguments:
        for argument in block.call.args[1:]:
            found += [(const.lineno, const.value) for const in [argument] if isinstance(const, nodes.Const)]
    return [(line, text) for line, text in found if isinstance(text, str)]


def parser_environment() -> Any:
    """An environment that reads templates and runs none."""
    environment = ImmutableSandboxedEnvironment(extensions=[Blocks], undefined=StrictUndefined)
    environment.serial = 0
    return environment
