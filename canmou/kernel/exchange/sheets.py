"""What sheets a workbook may have: one per ledger, and the directories (units, people, posts, terms) before them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db import models

from canmou.kernel.ledger.declare import Column, Ledger, column_of, ledgers
from canmou.kernel.office.models import OfficeTerm
from canmou.kernel.people.models import Person, PersonRelation, Post, Unit, UnitVersion, User
from canmou.kernel.permissions import Perm, standing

NUMBER, UID = "编号", "行标识"
EXAMPLE = "示例"
PROBLEM_LIST = "问题清单"


@dataclass(frozen=True)
class Directory:
    """A sheet of what ledgers point at. `key` tells rows apart; rows of an office are found by `of_office`.

    `guarded`: personal matters, open only to those who may import for the whole office.
    """

    name: str
    model: type[models.Model]
    columns: tuple[str, ...]
    key: tuple[str, ...]
    of_office: Callable[[Any], models.QuerySet]
    example: dict[str, str] = field(default_factory=dict, hash=False, compare=False)
    note: str = ""
    guarded: bool = False

    @cached_property
    def sheet(self) -> tuple[Column, ...]:
        return tuple(column_of(self.model, name) for name in self.columns)


DIRECTORIES = (
    Directory(
        "单位",
        Unit,
        ("name", "short_name", "kind", "parent", "mask", "order", "ended_on"),
        ("name",),
        lambda office: Unit.objects.filter(office=office),
        {"name": "综合调研三科", "short_name": "调研三科", "kind": "科室"},
        "科室、部门、区县和报告里提到的外单位",
    ),
    Directory(
        "单位曾用名",
        UnitVersion,
        ("unit", "name", "short_name", "parent", "valid_from", "valid_to"),
        ("unit", "valid_from"),
        lambda office: UnitVersion.objects.filter(unit__office=office),
        {
            "unit": "市经济社会发展研究中心",
            "name": "市经济研究中心",
            "valid_from": "2010-03-01",
            "valid_to": "2018-12-31",
        },
        "单位改过名的，从前叫什么、从哪天到哪天",
    ),
    Directory(
        "人员",
        Person,
        ("code", "name", "note"),
        ("code",),
        lambda office: Person.objects.filter(office=office),
        {"code": "043", "name": "王小明", "note": "调研三科"},
        "凡要写进台账的人；同名的靠人员编号区分",
    ),
    Directory(
        "任职",
        Post,
        (
            "person",
            "unit",
            "title",
            "level",
            "establishment",
            "leading",
            "rank",
            "valid_from",
            "valid_to",
        ),
        ("person", "unit", "title", "valid_from"),
        lambda office: Post.objects.filter(person__office=office),
        {
            "person": "王小明",
            "unit": "综合调研三科",
            "title": "一级科员",
            "level": "科员及以下",
            "valid_from": "2022-01-01",
        },
        "谁在哪个单位任什么职，从哪天到哪天",
    ),
    Directory(
        "人员关系",
        PersonRelation,
        ("person", "kind", "other", "unit", "valid_from", "valid_to"),
        ("person", "kind", "other", "unit", "valid_from"),
        lambda office: PersonRelation.objects.filter(person__office=office),
        {"person": "王小明", "kind": "任职单位", "unit": "海岱大学", "valid_from": "2019-09-01"},
        "回避审查用：近亲属、任职单位、合作署名等",
        guarded=True,
    ),
    Directory(
        "通用用语",
        OfficeTerm,
        ("key", "label", "value", "valid_from", "valid_to"),
        ("key", "valid_from"),
        lambda office: OfficeTerm.objects.filter(office=office),
        {"key": "congress", "label": "党的全国代表大会届次", "value": "二十", "valid_from": "2022-10-16"},
        "随时间变化的通用说法，如党的全国代表大会届次",
    ),
)

Sheet = Directory | Ledger


def must_fill(sheet: Sheet, column: Column) -> bool:
    """Whether a column may not be left empty. Records of which nobody names the owner belong to the importer's section."""
    return column.required and not (isinstance(sheet, Ledger) and column.name == "unit")


def keeps_directories(user: User) -> bool:
    """Whether a user may import for the whole office, and so may change what all ledgers point at."""
    return any(grant.units is None for grant in standing(user).with_perm(Perm.IMPORT))


def open_directories(user: User | None) -> list[Directory]:
    """The directories that a user may see (None: a template for nobody in particular)."""
    return [d for d in DIRECTORIES if not d.guarded or user is not None and keeps_directories(user)]


def is_restricted(sheet: Sheet) -> bool:
    """Whether not all staff may read what stands in a sheet."""
    return sheet.guarded if isinstance(sheet, Directory) else sheet.restricted


def sheet_named(name: str) -> Sheet | None:
    """The sheet with this name (or ledger code); None when it is none of ours."""
    wanted = "".join(name.split())
    for sheet in (*DIRECTORIES, *ledgers()):
        if wanted in (title_of(sheet), sheet.name, getattr(sheet, "code", "")):
            return sheet
    return None


def sheet_for(name: str, *, alone: bool) -> Sheet | None:
    """The sheet that a tab is. The only one of a file (a CSV) may carry more around its name, as 2022年成果母本(1)."""
    found = sheet_named(name)
    if found is not None or not alone:
        return found
    named = [sheet for sheet in (*DIRECTORIES, *ledgers()) if sheet.name in name]
    longest = max((len(sheet.name) for sheet in named), default=0)
    named = [sheet for sheet in named if len(sheet.name) == longest]
    return named[0] if len(named) == 1 else None


def title_of(sheet: Sheet) -> str:
    """The name on the tab: at most 31 characters and none of those that Excel forbids."""
    return sheet.name.translate(str.maketrans({char: "·" for char in "[]:*?/\\"}))[:31]


def in_order(found: list[Ledger]) -> list[Ledger]:
    """Ledgers of lower apps first, each after those that its rows directly point at. Raises ValueError on a ring."""
    layers = [config.label for config in apps.get_app_configs()]
    by_code = {ledger.code: ledger for ledger in sorted(found, key=lambda ledger: layers.index(ledger.app))}
    done: dict[str, Ledger] = {}

    def visit(ledger: Ledger, path: tuple[str, ...]) -> None:
        if ledger.code in path:
            raise ValueError(f"ledgers point at each other in a ring: {path}")
        if ledger.code in done:
            return
        for column in ledger.sheet:
            if column.kind in ("record", "records"):
                for code in column.ledgers:
                    if code in by_code and code != ledger.code:
                        visit(by_code[code], (*path, ledger.code))
        done[ledger.code] = ledger

    for ledger in by_code.values():
        visit(ledger, ())
    return list(done.values())
