"""Templates of an office: the version in use, the stock ones that come with the system, compiling a stored one."""

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.compile.engine import compile_template
from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.compile.output import Compiled
from canmou.kernel.compile.versions import Text, enable, next_version, write_draft
from canmou.kernel.errors import NotFound, Refused
from canmou.kernel.metrics import Scope
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import User


def current(office: Office, code: str) -> ReportTemplate:
    """The version in use. Raises `NotFound`."""
    found = ReportTemplate.objects.filter(office=office, code=code, enabled_at__isnull=False).first()
    if found is None:
        known = "、".join(sorted({template.code for template in in_use(office)})) or "无"
        raise NotFound(f"没有名为“{code}”的报告模板，现有模板：{known}")
    return found


def in_use(office: Office) -> list[ReportTemplate]:
    """The version in use of every template of the office."""
    newest: dict[str, ReportTemplate] = {}
    for template in ReportTemplate.objects.filter(office=office, enabled_at__isnull=False):
        newest.setdefault(template.code, template)
    return list(newest.values())


def save_template(
    office: Office, code: str, *, name: str, title: str, source: str, by: User
) -> ReportTemplate:
    """Save an edit as the next version and put it to use. Raises `Invalid` and `TemplateProblem` (with the line)."""
    with transaction.atomic():
        return enable(write_draft(office, code, text=Text(name, title, source), by=by), by=by)


@dataclass(frozen=True)
class Stock:
    """A template that comes with the system."""

    code: str
    text: Text
    digest: str


def stock_templates(folder: Path) -> list[Stock]:
    """The stock templates below `folder` (one folder each: template.toml and NN_*.txt parts)."""
    return [_read_stock(path.parent) for path in sorted(folder.glob("*/template.toml"))]


def _read_stock(home: Path) -> Stock:
    facts = tomllib.loads((home / "template.toml").read_text(encoding="utf-8"))
    source = stock_source(home)
    facts |= {"source": source}
    text = Text(**facts)
    return Stock(home.name, text, hashlib.sha256(source.encode()).hexdigest())


def stock_source(home: Path) -> str:
    """The parts of a stock template, joined in order of name."""
    return "".join(part.read_text(encoding="utf-8") for part in sorted(home.glob("*.txt")))


@transaction.atomic
def load_stock(office: Office, folder: Path) -> list[ReportTemplate]:
    """Give the office the stock templates below `folder`, and put them to use.

    A template that the office has made its own is left alone; an untouched older stock version is followed by the
    new one.
    """
    loaded = []
    for stock in stock_templates(folder):
        last = ReportTemplate.objects.filter(office=office, code=stock.code).first()
        if last is None or (last.stock and last.stock != stock.digest):
            made = next_version(
                office, stock.code, stock.text, stock=stock.digest, note="随系统附带", by=None
            )
            made.enabled_at = clock.now()
            made.save(update_fields=["enabled_at"])
            loaded.append(made)
    return loaded


_WHOM = {
    ReportTemplate.Subject.UNIT: "这份模板按科室生成，请先选定科室",
    ReportTemplate.Subject.PERSON: "这份模板按个人生成，请先选定人员",
}


def compile_report(template: ReportTemplate, scope: Scope) -> Compiled:
    """Compile a stored template for a scope. Raises `Refused` where the template is about another kind of subject."""
    require_subject(template.subject, scope)
    return compile_template(template.source, scope, title=template.title, form=template.form)


def require_subject(subject: str, scope: Scope) -> None:
    """Raise `Refused` unless the scope names the section or the person that such a template is about."""
    named = {ReportTemplate.Subject.UNIT: scope.unit, ReportTemplate.Subject.PERSON: scope.person}
    if subject in named and named[subject] is None:
        raise Refused(_WHOM[subject])
    if scope.person is not None and subject != ReportTemplate.Subject.PERSON:
        raise Refused("这份模板不按个人生成")
