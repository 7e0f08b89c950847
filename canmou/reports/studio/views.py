"""The studio's pages: templates and versions, the editor, its preview and its search of figures."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.compile.engine import TemplateProblem
from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.compile.output import Compiled
from canmou.kernel.compile.versions import back_to_stock, bring_back, enable, versions, write_draft
from canmou.kernel.documents.html import to_html
from canmou.kernel.errors import Invalid, Refused, Stale
from canmou.kernel.metrics import Scope
from canmou.kernel.permissions import Perm, require
from canmou.kernel.secrecy import SecrecyRefused
from canmou.kernel.ui.gate import needs
from canmou.reports.studio import catalogue, pages
from canmou.reports.studio.differences import difference
from canmou.reports.studio.forms import BeginForm, TextForm
from canmou.reports.studio.preview import preview
from canmou.reports.studio.spans import SpanForm
from canmou.reports.studio.subjects import Offered, offered, scope_named


@needs(Perm.COMPILE)
@require_GET
def templates(request: HttpRequest) -> HttpResponse:
    """The templates of the office."""
    return render(request, "reports/templates.html", pages.template_list(request.user))


@needs(Perm.TEMPLATE)
@require_http_methods(["GET", "POST"])
def template_new(request: HttpRequest) -> HttpResponse:
    """Begin a template: blank, from a stock one, or as a copy."""
    own = [item.newest for item in pages.known(request.user.office)]
    form = BeginForm(request.user.office, pages.stock(), own, _sent(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = write_draft(
                request.user.office, form.cleaned_data["code"], text=form.text(), by=request.user, base=0
            )
        except (Stale, SecrecyRefused) as error:
            form.add_error(None, error.message)
        else:
            return redirect("template_edit", code=made.code)
    return render(request, "reports/template_new.html", {"form": form}, status=422 if form.errors else 200)


@needs(Perm.COMPILE)
@require_GET
def template(request: HttpRequest, code: str) -> HttpResponse:
    """A template: who saved which version, which is in use."""
    return render(request, "reports/template.html", pages.template_page(request.user, code))


@needs(Perm.COMPILE)
@require_GET
def template_version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One version, and what it changed against another."""
    context = pages.version_page(request.user, code, number, request.GET.get("against", ""))
    return render(request, "reports/template_version.html", context)


@needs(Perm.TEMPLATE)
@require_http_methods(["GET", "POST"])
def template_edit(request: HttpRequest, code: str) -> HttpResponse:
    """Write a template. A save over a newer version is refused with the difference, and nothing is lost."""
    newest = versions(request.user.office, code)[0]
    form, changes, status = TextForm(newest, _sent(request)), [], 422
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            made = write_draft(
                request.user.office,
                code,
                text=form.text(),
                by=request.user,
                base=values["base"],
                note=values["note"],
            )
            if "enable" in request.POST:
                enable(made, by=request.user)
        except Invalid as error:
            for name, problem in error.problems.items():
                form.add_error(name, problem)
        except SecrecyRefused as error:
            form.add_error(None, error.message)
        except TemplateProblem as error:
            messages.warning(request, f"已保存为草稿第{made.version}版，还不能启用。{error.message}")
            return redirect("template_edit", code=code)
        except Stale as error:
            form.add_error(None, error.message)
            changes, status = difference(newest.source, values["source"]), 409
            form.rebase(newest)
        else:
            done = (
                f"已启用第{made.version}版" if "enable" in request.POST else f"已保存为草稿第{made.version}版"
            )
            messages.success(request, done)
            return redirect("template" if "enable" in request.POST else "template_edit", code=code)
    return _editor(request, form, changes, status if form.errors else 200)


def _editor(request: HttpRequest, form: TextForm, changes: list, status: int) -> HttpResponse:
    template = form.template
    context = {
        "form": form,
        "span_form": SpanForm(template, _offered(request, template)),
        "template": template,
        "code": template.code,
        "changes": changes,
        "systems": catalogue.systems(),
        **pages.editor_words(request.user, template),
    }
    return render(request, "reports/template_edit.html", context, status=status)


@needs(Perm.TEMPLATE)
@require_POST
def template_preview(request: HttpRequest, code: str) -> HttpResponse:
    """What the text in the editor gives, for the period and subject chosen beside it. Nothing is saved."""
    require(request.user, Perm.TEMPLATE, request.user.office)
    newest = versions(request.user.office, code)[0]
    form, text = SpanForm(newest, _offered(request, newest), request.POST), None
    context = {"code": code, "template": newest}
    if form.is_valid():
        text = TextForm(newest, request.POST).written()
        scope = scope_named(request.user, newest.subject, form.notation(), Perm.TEMPLATE)
        made = preview(request.user, text, scope)
        context |= {"preview": made, "scope": scope, **_shown(made.compiled)}
    else:
        context["trouble"] = "；".join(problem for problems in form.errors.values() for problem in problems)
    page = "reports/preview.html" if request.htmx else "reports/preview_page.html"
    return render(request, page, context)


def _shown(compiled: Compiled | None) -> dict:
    if compiled is None:
        return {}
    document = compiled.document(link=lambda entry: f"#preview-{entry.id}")
    figures = [(entry, catalogue.exact(entry), len(entry.records)) for entry in compiled.figures]
    return {"paper": SafeString(to_html(document)), "figures": figures, "names": compiled.names}


@needs(Perm.TEMPLATE)
@require_GET
def template_figures(request: HttpRequest) -> HttpResponse:
    """Figures and lists found by words, with today's value for a period and subject."""
    code, words = request.GET.get("template", ""), request.GET.get("q", "").strip()[:60]
    newest = versions(request.user.office, code)[0]
    scope, trouble = _picked_scope(request, newest)
    found = catalogue.search(words, scope, request.GET.get("system", ""))
    context = {
        "found": found,
        "scope": scope,
        "q": words,
        "template": newest,
        "trouble": trouble,
        "systems": catalogue.systems(),
        "system": request.GET.get("system", ""),
    }
    page = "reports/figures.html" if request.htmx else "reports/figures_page.html"
    return render(request, page, context)


def _picked_scope(request: HttpRequest, template: ReportTemplate) -> tuple[Scope, str]:
    """The scope asked for; the first one, and why, where that cannot be."""
    if "year" not in request.GET:
        return pages.first_scope(request.user, template), ""
    form = SpanForm(template, _offered(request, template), request.GET)
    if form.is_valid():
        return scope_named(request.user, template.subject, form.notation(), Perm.TEMPLATE), ""
    problems = "；".join(problem for problems in form.errors.values() for problem in problems)
    return pages.first_scope(request.user, template), problems


@needs(Perm.TEMPLATE)
@require_POST
def template_enable(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Put a draft to use."""
    version = pages.version_named(request.user, code, number)
    try:
        enable(version, by=request.user)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"已启用第{number}版，从现在起按这一版生成报告")
    return redirect("template", code=code)


@needs(Perm.TEMPLATE)
@require_POST
def template_back(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """An earlier version as a new draft."""
    return _brought(
        request, lambda: bring_back(pages.version_named(request.user, code, number), by=request.user)
    )


@needs(Perm.TEMPLATE)
@require_POST
def template_stock(request: HttpRequest, code: str) -> HttpResponse:
    """The stock text as a new draft."""
    item = pages.stock_named(code)
    return _brought(
        request,
        lambda: back_to_stock(request.user.office, code, text=item.text, digest=item.digest, by=request.user),
    )


def _brought(request: HttpRequest, act: object) -> HttpResponse:
    code = request.resolver_match.kwargs["code"]
    try:
        made = act()
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"已存为草稿第{made.version}版，核对后启用")
    return redirect("template", code=code)


def _offered(request: HttpRequest, template: ReportTemplate) -> Offered:
    return offered(request.user, template.subject, Perm.TEMPLATE)


def _sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
