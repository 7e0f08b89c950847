"""Keeping templates: the version in use, a new version, the stock ones that come with the system."""

import hashlib
import tomllib
from pathlib import Path

from django.db import transaction

from canmou.kernel import audit, clock
from canmou.kernel.compile.engine import compile_template, literals
from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.compile.output import Compiled
from canmou.kernel.errors import Invalid, NotFound
from canmou.kernel.metrics import Scope
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require


def current(office: Office, code: str) -> ReportTemplate:
    """The version in use. Raises `NotFound`."""
    found = ReportTemplate.objects.filter(office=office, code=code).first()
    if found is None:
        known = "、".join(sorted({template.code for template in in_use(office)})) or "无"
        raise NotFound(f"没有名为“{code}”的报告模板，现有模板：{known}")
    return found


def in_use(office: Office) -> list[ReportTemplate]:
    """The newest version of every template of the office."""
    newest: dict[str, ReportTemplate] = {}
    for template in ReportTemplate.objects.filter(office=office):
        newest.setdefault(template.code, template)
    return list(newest.values())


@transaction.atomic
def save_template(
    office: Office, code: str, *, name: str, title: str, source: str, by: User
) -> ReportTemplate:
    """Save an edit as the next version. Raises `Invalid` and `TemplateProblem` (with the line)."""
    require(by, Perm.TEMPLATE, office)
    if not source.strip():
        raise Invalid({"source": "模板正文不能为空"})
    literals(source)
    return _next_version(office, code, name, title, source, "", by)


def _next_version(
    office: Office, code: str, name: str, title: str, source: str, stock: str, by: User | None
) -> ReportTemplate:
    last = ReportTemplate.objects.select_for_update().filter(office=office, code=code).first()
    template = ReportTemplate.objects.create(
        office=office,
        code=code,
        name=name,
        version=last.version + 1 if last else 1,
        title=title,
        source=source,
        stock=stock,
        created_at=clock.now(),
        created_by=by,
    )
    if by is not None:
        audit.write("保存模板", by=by, office=office, number=f"{code}第{template.version}版")
    return template


@transaction.atomic
def load_stock(office: Office, folder: Path) -> list[ReportTemplate]:
    """Give the office the stock templates below `folder` (one folder each: template.toml and NN_*.txt parts).

    A template that the office has made its own is left alone; an untouched older stock version is followed by the
    new one.
    """
    loaded = []
    for home in sorted(path.parent for path in folder.glob("*/template.toml")):
        facts = tomllib.loads((home / "template.toml").read_text(encoding="utf-8"))
        source = stock_source(home)
        digest = hashlib.sha256(source.encode()).hexdigest()
        last = ReportTemplate.objects.filter(office=office, code=home.name).first()
        if last is None or (last.stock and last.stock != digest):
            loaded.append(
                _next_version(office, home.name, facts["name"], facts["title"], source, digest, None)
            )
    return loaded


def stock_source(home: Path) -> str:
    """The parts of a stock template, joined in order of name."""
    return "".join(part.read_text(encoding="utf-8") for part in sorted(home.glob("*.txt")))


def compile_report(template: ReportTemplate, scope: Scope) -> Compiled:
    """Compile a stored template for a scope."""
    return compile_template(template.source, scope, title=template.title)
