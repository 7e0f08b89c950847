"""The JSON interface put together: the kernel's routers and those of the apps above it, and its guide."""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from canmou.kernel.api import ledgers, metrics
from canmou.kernel.api.building import RATE, gated_urls, make_api
from canmou.kernel.ui.gate import signed_in
from canmou.reports import endpoints as reports

api = make_api({"": ledgers.router, "metrics": metrics.router, "reports": reports.router})
urls = gated_urls(api)

_PLACES = {"path": "地址", "query": "查询"}
_TYPES = {"string": "文字", "integer": "整数", "boolean": "是否", "number": "数", "object": "对象"}


@signed_in
@require_GET
def schema(request: HttpRequest) -> JsonResponse:
    """The interface as OpenAPI, for generators of clients."""
    return JsonResponse(
        api.get_openapi_schema(path_prefix="/api/v1/"), json_dumps_params={"ensure_ascii": False}
    )


@signed_in
@require_GET
def guide(request: HttpRequest) -> HttpResponse:
    """The same as a page to read."""
    address = request.build_absolute_uri("/api/v1/")
    context = {"groups": _groups(api.get_openapi_schema(path_prefix="/api/v1/")), "address": address}
    return render(request, "api_guide.html", context | {"rate": RATE.removesuffix("/m")})


def _groups(described: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Operations by tag, each with its method, address, sentences, parameters and fields of the body."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            groups[operation["tags"][0]].append(
                {
                    "method": method.upper(),
                    "path": path,
                    "summary": operation["summary"],
                    "lines": operation.get("description", "").strip().splitlines(),
                    "parameters": [_parameter(item) for item in operation.get("parameters", ())],
                    "body": _body(operation, described),
                }
            )
    return list(groups.items())


def _parameter(item: dict[str, Any]) -> tuple[str, str, str, bool]:
    return item["name"], _PLACES[item["in"]], _type(item["schema"]), item.get("required", False)


def _type(described: dict[str, Any]) -> str:
    """A JSON type in Chinese; of alternatives with null, the first."""
    plain = described.get("anyOf", [described])[0]
    return "日期" if plain.get("format") == "date" else _TYPES.get(plain.get("type", ""), "文字")


def _body(operation: dict[str, Any], described: dict[str, Any]) -> list[tuple[str, str, bool]]:
    if "requestBody" not in operation:
        return []
    name = operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[-1]
    found = described["components"]["schemas"][name]
    must = found.get("required", ())
    return [(field, _type(about), field in must) for field, about in found["properties"].items()]
