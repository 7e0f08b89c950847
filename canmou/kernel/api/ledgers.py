"""Ledgers over the interface: their columns, their records, and the same actions as the pages call."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from canmou.kernel.api.entering import change, enter
from canmou.kernel.api.values import relations, written
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.actions import restore, void
from canmou.kernel.ledger.declare import LINES, Column, Ledger, ledger, ledger_for
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.queries import find, open_ledgers, visible_to
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, opens, require

router = Router(tags=["台账"])
#: Records of one answer, and records entered by one call.
MOST, MOST_NEW = 200, 500


def ledger_open_to(user: User, code: str) -> Ledger:
    """The ledger with this code. Raises `NotFound` when there is none or it is closed to the user."""
    try:
        found = ledger(code)
    except KeyError as error:
        raise NotFound("没有这本台账") from error
    if not opens(user, code):
        raise NotFound("没有这本台账")
    return found


def one(user: User, record: Record) -> dict[str, Any]:
    """One record as JSON."""
    return written(user, ledger_for(type(record)), [record])[0]


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "heading": column.heading,
        "note": column.note,
        "kind": column.kind,
        "required": column.required,
        "choices": {str(code): str(label) for code, label in column.choices.items()},
        "ledgers": list(column.ledgers),
    }


def _summary(found: Ledger) -> dict[str, Any]:
    return {
        "code": found.code,
        "name": found.name,
        "line": LINES[found.line],
        "date": found.date,
        "parent": found.parent,
        "restricted": found.restricted,
    }


@router.get("/ledgers", url_name="api_ledgers", summary="台账目录")
def catalogue(request: HttpRequest) -> list[dict[str, Any]]:
    """对本人开放的全部台账。"""
    require(request.auth, Perm.VIEW)
    return [_summary(found) for found in open_ledgers(request.auth)]


@router.get("/ledgers/{code}", url_name="api_ledger", summary="一本台账的栏目")
def columns(request: HttpRequest, code: str) -> dict[str, Any]:
    """栏目的名称、类型、是否必填、可选项；kind 为 record、ref 的填编号或题名。"""
    found = ledger_open_to(request.auth, code)
    return {**_summary(found), "columns": [_column(column) for column in found.sheet]}


class NewRecords(Schema):
    """Records to enter: for each, values by the names of the columns."""

    records: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=MOST_NEW)]


class Change(Schema):
    """What to change: the version that was read, and the new values by the names of the columns."""

    version: int
    values: Annotated[dict[str, Any], Field(min_length=1)]


class Reason(Schema):
    """Why a record is voided or restored."""

    reason: str


class Asked(Schema):
    """What a list is narrowed to."""

    since: date | None = None
    until: date | None = None
    unit: str = ""
    voided: bool = False
    after: str = ""
    limit: Annotated[int, Field(ge=1, le=MOST)] = 50


@router.get("/ledgers/{code}/records", url_name="api_records", summary="台账的记录")
def records(request: HttpRequest, code: str, asked: Query[Asked]) -> dict[str, Any]:
    """按编号先后，每次最多200条。

    since、until 为业务日期的起止，unit 为归口科室全称，voided=true 时连同已作废的；
    还有下一页时 next 不为空，把它填进 after 再取。
    """
    user = request.auth
    found = ledger_open_to(user, code)
    rows = visible_to(user, found).order_by("number")
    if not asked.voided:
        rows = rows.filter(voided=False)
    if asked.unit:
        rows = rows.filter(unit__name=asked.unit)
    if found.date:
        bounds = {"gte": asked.since, "lte": asked.until}
        rows = rows.filter(**{f"ref__on__{op}": day for op, day in bounds.items() if day})
    if asked.after:
        rows = rows.filter(number__gt=asked.after)
    page = list(rows.select_related(*relations(found))[: asked.limit + 1])
    kept = page[: asked.limit]
    return {
        "records": written(user, found, kept),
        "next": kept[-1].number if len(page) > asked.limit else None,
    }


@router.post("/ledgers/{code}/records", url_name="api_records_new", summary="登记记录")
def records_new(request: HttpRequest, code: str, body: NewRecords) -> dict[str, Any]:
    """一次最多500条，有一条不对就一条不登记；problems 里按“第几条.栏目”逐项说明，从0数起。

    值的写法与网页、Excel相同：日期 2022-06-07，选项写名称或代码，人员写姓名或编号，
    单位写全称，关联记录写编号；可填多项的写成数组。归口科室不填时为本人所在科室。
    """
    found = ledger_open_to(request.auth, code)
    made = enter(found, body.records, by=request.auth)
    return {"numbers": [record.number for record in made]}


@router.get("/records/{number}", url_name="api_record", summary="一条记录")
def record(request: HttpRequest, number: str) -> dict[str, Any]:
    """看不到的记录与不存在的编号，回答相同。"""
    return one(request.auth, find(request.auth, number))


@router.patch("/records/{number}", url_name="api_record_change", summary="修改一条记录")
def record_change(request: HttpRequest, number: str, body: Change) -> dict[str, Any]:
    """只改给出的栏目。version 是读到的版本；之后别人改过则拒绝（409），并说明改了什么。"""
    found = find(request.auth, number)
    return one(request.auth, change(found, body.values, version=body.version, by=request.auth))


@router.post("/records/{number}/void", url_name="api_record_void", summary="作废一条记录")
def record_void(request: HttpRequest, number: str, body: Reason) -> dict[str, Any]:
    """编号和历史都保留，不再计入任何数字；要写明原因。"""
    return one(request.auth, void(find(request.auth, number), by=request.auth, reason=body.reason))


@router.post("/records/{number}/restore", url_name="api_record_restore", summary="恢复一条作废的记录")
def record_restore(request: HttpRequest, number: str, body: Reason) -> dict[str, Any]:
    """撤销作废；要写明原因。"""
    return one(request.auth, restore(find(request.auth, number), by=request.auth, reason=body.reason))
