"""Metrics over the interface: the catalogue, and one figure with the records that it counts."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from canmou.kernel.errors import Invalid, NotFound
from canmou.kernel.ledger.queries import visible_numbers
from canmou.kernel.metrics import evaluate, metrics, scope_for
from canmou.kernel.people.models import Unit
from canmou.kernel.permissions import Perm, require
from canmou.lib import periods

router = Router(tags=["指标"])


@router.get("", url_name="api_metrics", summary="指标目录")
def catalogue(request: HttpRequest) -> list[dict[str, str]]:
    """全部指标：标识、名称、计量单位、口径。"""
    require(request.auth, Perm.FIGURE)
    return [
        {"id": item.id, "label": item.label, "measure": item.measure, "definition": item.definition}
        for item in metrics()
    ]


@router.get("/{id}", url_name="api_metric", summary="一个指标的数")
def figure(request: HttpRequest, id: str, period: str, unit: str = "") -> dict[str, Any]:
    """某期间（如 2022、2022-H1、2022-Q2、2022-06、2022-01-01..2022-06-15）全室或某科室的数，以及计入的记录。

    value 为十进制文字，没有可算的内容时为 null；无权查看的记录只计数（records_restricted）。
    """
    user = request.auth
    require(user, Perm.FIGURE)
    try:
        asked = periods.parse(period)
    except ValueError as error:
        raise Invalid({"period": str(error)}) from error
    found = Unit.objects.filter(office=user.office, name=unit).first() if unit else None
    if unit and found is None:
        raise NotFound(f"没有名为“{unit}”的单位")
    require(user, Perm.FIGURE, found or user.office)
    scope = scope_for(user.office, asked, unit=found)
    result = evaluate(id, scope)
    seen = visible_numbers(user, [*result.records, *result.denominator_records])
    answer = {
        "id": result.metric.id,
        "label": result.metric.label,
        "measure": result.metric.measure,
        "period": asked.notation,
        "until": scope.until.isoformat(),
        "running": scope.running,
        "unit": found.name if found else None,
        "value": None if result.value is None else f"{result.value:f}",
    }
    for name in ("records", "denominator_records"):
        numbers = getattr(result, name)
        answer[name] = [number for number in numbers if number in seen]
        answer[f"{name}_restricted"] = len(numbers) - len(answer[name])
    return answer
