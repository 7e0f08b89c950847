"""Writing templates: a draft, putting it to use, bringing an earlier version back. Every save is a version of its own."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.compile.checking import require_sound
from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.errors import Invalid, NotFound, Refused, Stale
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require

LONGEST = 100_000


@dataclass(frozen=True)
class Text:
    """What a version of a template says: name, title line, source, whom it is about, its usual span and its form."""

    name: str
    title: str
    source: str
    subject: str = ReportTemplate.Subject.OFFICE
    span: str = ReportTemplate.Span.YEAR
    form: str = ReportTemplate.Form.DOCUMENT

    @classmethod
    def of(cls, template: ReportTemplate) -> "Text":
        """The text of a stored version."""
        return cls(
            template.name, template.title, template.source, template.subject, template.span, template.form
        )


def versions(office: Office, code: str) -> list[ReportTemplate]:
    """All versions of a template, newest first. Raises `NotFound`."""
    found = ReportTemplate.objects.filter(office=office, code=code)
    rows = list(found.select_related("created_by__person", "enabled_by__person"))
    if not rows:
        raise NotFound("没有这份报告模板")
    return rows


@transaction.atomic
def write_draft(
    office: Office, code: str, *, text: Text, by: User, base: int | None = None, note: str = ""
) -> ReportTemplate:
    """Save a text as the next version, a draft.

    `base` is the version that the editor began from (0: a new template; None: whatever is last). Raises `Stale` when
    somebody saved another since, `Invalid` for an empty text. A draft need not compile.
    """
    require(by, Perm.TEMPLATE, office)
    problems = _problems(text)
    if problems:
        raise Invalid(problems)
    secrecy.guard_values(
        {"模板名称": text.name, "报告标题": text.title, "模板正文": text.source, "修改说明": note},
        by=by,
        door="模板",
    )
    last = ReportTemplate.objects.select_for_update().filter(office=office, code=code).first()
    if base is not None and base != (last.version if last else 0):
        raise _stale(last, base)
    try:
        with transaction.atomic():
            return next_version(office, code, text, note=note, by=by)
    except IntegrityError as error:
        raise Stale("别人刚刚保存了这份模板，请再保存一次") from error


def _problems(text: Text) -> dict[str, str]:
    problems = {}
    if not text.name.strip():
        problems["name"] = "请填写模板名称"
    if not text.title.strip():
        problems["title"] = "请填写报告标题"
    if not text.source.strip():
        problems["source"] = "模板正文不能为空"
    if len(text.source) > LONGEST:
        problems["source"] = f"模板正文不能超过{LONGEST // 10_000}万字，请拆成几份模板"
    return problems


def _stale(last: ReportTemplate | None, base: int) -> Stale:
    if last is None:
        return Stale("这份模板已经不在，请另存为新模板")
    if not base:
        return Stale("这个代码已有模板，请换一个代码")
    return Stale(f"您编辑期间，{last.created_by or '系统'}保存了第{last.version}版；您的修改还在下面，没有丢")


def next_version(
    office: Office, code: str, text: Text, *, by: User | None, note: str = "", stock: str = ""
) -> ReportTemplate:
    """The row of the next version. Checks no permission: the actions here and the loading of stock do."""
    last = ReportTemplate.objects.select_for_update().filter(office=office, code=code).first()
    template = ReportTemplate.objects.create(
        office=office,
        code=code,
        name=text.name,
        version=last.version + 1 if last else 1,
        subject=text.subject,
        span=text.span,
        form=text.form,
        title=text.title,
        source=text.source,
        note=note,
        stock=stock,
        created_at=clock.now(),
        created_by=by,
    )
    if by is not None:
        audit.write("保存模板", by=by, office=office, number=f"{code}第{template.version}版")
    return template


@transaction.atomic
def enable(template: ReportTemplate, *, by: User) -> ReportTemplate:
    """Put a draft to use.

    Raises `Refused` unless it is the newest version and still a draft, `TemplateProblem` when it cannot be compiled.
    """
    require(by, Perm.TEMPLATE, template.office)
    last = ReportTemplate.objects.select_for_update().filter(office=template.office, code=template.code)
    newest = last.first()
    if newest.version != template.version:
        raise Refused(f"已有更新的第{newest.version}版，请启用那一版，或先把这一版恢复为新的草稿")
    if not newest.is_draft:
        raise Refused("这一版已经启用")
    require_sound(newest.source)
    newest.enabled_at, newest.enabled_by = clock.now(), by
    newest.save(update_fields=["enabled_at", "enabled_by"])
    audit.write("启用模板", by=by, office=newest.office, number=f"{newest.code}第{newest.version}版")
    return newest


@transaction.atomic
def bring_back(template: ReportTemplate, *, by: User) -> ReportTemplate:
    """An earlier version as a new draft. Raises `Refused` where it is the newest one."""
    require(by, Perm.TEMPLATE, template.office)
    newest = versions(template.office, template.code)[0]
    if newest.version == template.version:
        raise Refused("这已经是最新的一版")
    return next_version(
        template.office,
        template.code,
        Text.of(template),
        note=f"恢复第{template.version}版",
        stock=template.stock,
        by=by,
    )


@transaction.atomic
def back_to_stock(office: Office, code: str, *, text: Text, digest: str, by: User) -> ReportTemplate:
    """The stock text as a new draft. Raises `Refused` where the newest version is that text."""
    require(by, Perm.TEMPLATE, office)
    newest = versions(office, code)[0]
    if newest.stock == digest:
        raise Refused("最新的一版就是系统附带的模板")
    return next_version(office, code, text, note="恢复系统附带的模板", stock=digest, by=by)
