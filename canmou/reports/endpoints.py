"""Reports over the JSON interface: templates, a report with its trace, kept and frozen ones."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from canmou.kernel.compile.editions.keeping import keep
from canmou.kernel.compile.editions.models import Edition
from canmou.kernel.compile.editions.printing import as_printed, trace_of
from canmou.kernel.compile.editions.reading import find_edition, listed_editions
from canmou.kernel.compile.templates import in_use
from canmou.kernel.permissions import Perm, require
from canmou.reports.queries import compiled_for, report_for, trimmed

router = Router(tags=["报告"])
MOST = 200


@router.get("", url_name="api_reports", summary="报告模板")
def templates(request: HttpRequest) -> list[dict[str, Any]]:
    """在用的模板：代码、名称、版本，写的是全室、科室还是个人。"""
    require(request.auth, Perm.COMPILE)
    return [
        {"code": item.code, "name": item.name, "version": item.version, "subject": item.subject}
        for item in in_use(request.auth.office)
    ]


@router.get("/kept", url_name="api_editions", summary="留存的报告")
def kept(request: HttpRequest, code: str = "", state: str = "") -> list[dict[str, Any]]:
    """编制稿和定稿，新的在前，最多200份；state 为 draft（在编）或 frozen（定稿）。"""
    require(request.auth, Perm.COMPILE)
    return [_about(edition) for edition in listed_editions(request.auth, state=state, code=code)[:MOST]]


@router.get("/kept/{uid}", url_name="api_edition", summary="一份留存的报告")
def edition(request: HttpRequest, uid: str) -> dict[str, Any]:
    """正文和数字来源，照留存时的样子；定稿后记录再变也不变。"""
    require(request.auth, Perm.COMPILE)
    found = find_edition(request.auth, uid)
    printed = as_printed(found)
    trace = trimmed(request.auth, trace_of(found, printed))
    return {**_about(found), "text": printed.text(), "trace": trace}


@router.get("/{code}/{period}", url_name="api_report", summary="按现在的记录生成报告")
def report(request: HttpRequest, code: str, period: str) -> dict[str, Any]:
    """period 如 2022、2022-H1、2022-Q2；写科室或个人的报告在后面加“@”和它的标识。

    回答里有正文，以及每个数字、名称的来源（trace）；无权查看的记录只计数。
    """
    require(request.auth, Perm.COMPILE)
    template, compiled = compiled_for(request.auth, code, period)
    return {
        "code": template.code,
        "version": template.version,
        "period": compiled.scope.period.notation,
        "text": compiled.text(),
        "trace": trimmed(request.auth, compiled.trace()),
    }


@router.post("/{code}/{period}/kept", url_name="api_report_keep", summary="留存一份编制稿")
def report_keep(request: HttpRequest, code: str, period: str) -> dict[str, Any]:
    """生成并留存，以后可在网页上核对、定稿。"""
    require(request.auth, Perm.COMPILE)
    template, scope = report_for(request.auth, code, period)
    return _about(keep(template, scope, by=request.auth))


def _about(found: Edition) -> dict[str, Any]:
    return {
        "uid": found.uid,
        "code": found.code,
        "period": found.period,
        "edition": found.number,
        "state": found.state,
        "title": found.title,
        "kept_by": found.keeper,
        "as_of": found.as_of.isoformat(),
    }
