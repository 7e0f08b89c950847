"""What the page of one work shows: every place where it lives, in order of time, with what it brought."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from canmou.honours.api import Award, ContestEntry, Promotion
from canmou.instructions.api import Conversion, FollowUpTask, Instruction
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.models import Record, RecordRef
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.record_links import RecordLink, links_for
from canmou.library.api import (
    Appearances,
    Work,
    WorkMerge,
    appearances,
    merges_for,
    proposals,
    proposals_for,
    works_for,
)
from canmou.publishing.models import Article, Submission, SubmissionEvent
from canmou.research.api import Report

#: The order in which a work's places are told; the others follow.
ORDER = (
    Report, Article, Submission, SubmissionEvent, Instruction, FollowUpTask, Conversion, ContestEntry, Award, Promotion,
)  # fmt: skip


@dataclass(frozen=True)
class Stage:
    """One day of the life of a work."""

    on: date | None
    kind: str
    title: str
    href: str


def work_for(user: User, number: str) -> Work:
    """The live work with this number. Raises `NotFound` where it is invisible."""
    rows = works_for(user).select_related("ref", "unit", "office").prefetch_related("authors")
    found = rows.filter(number=number).first() if number.isprintable() else None
    if found is None:
        raise NotFound("没有这个编号的成果，或者您无权查看")
    return found


def merge_for(user: User, uid: str) -> WorkMerge:
    """The merge that stands, by its uid. Raises `NotFound` where the reader may not see its work."""
    for made in merges_for(user):
        if made.uid == uid:
            return made
    raise NotFound("没有这次归并，或者已经撤销")


def _place(entry: Appearances) -> int:
    return ORDER.index(entry.ledger.model) if entry.ledger.model in ORDER else len(ORDER)


def work(user: User, found: Work) -> dict[str, Any]:
    """One work for this reader."""
    places = sorted(appearances(user, found), key=_place)
    counted = {entry.ledger.model: len(entry.refs) for entry in places}
    return {
        "work": found,
        "places": places,
        "figures": [
            (words, counted.get(model, 0), measure)
            for model, words, measure in (
                (Report, "调研报告", "份"),
                (Article, "刊发", "篇"),
                (Submission, "报送", "件"),
                (Instruction, "批示", "件"),
                (Conversion, "转化", "项"),
                (Award, "获奖", "项"),
                (Promotion, "推广转发", "次"),
            )
        ],
        "life": _life(places, found),
        "facts": _facts(found),
        "beside": [
            link for link in links_for(user, found) if link.href != reverse("work", args=[found.number])
        ],
        "merges": [made for made in merges_for(user) if made.kept_id == found.pk],
        "edits": bool(can(user, Perm.EDIT, found)),
    }


def _life(places: list[Appearances], found: Work) -> list[Stage]:
    """Everything by day, the finished text first where days are equal."""
    stages = [Stage(found.finished_on, "定稿", found.title, reverse("record", args=[found.number]))]
    for entry in places:
        for ref in entry.refs:
            stages.append(Stage(ref.on, entry.ledger.name, ref.title, reverse("record", args=[ref.number])))
    return sorted(stages, key=lambda stage: (stage.on is None, stage.on or date.max))


def _facts(found: Work) -> list[tuple[str, Any]]:
    return [
        ("文本类别", found.get_kind_display()),
        ("撰写来源", found.get_author_origin_display()),
        ("作者", "、".join(person.name for person in found.authors.all())),
        ("归口科室", found.unit.name),
        ("完成日期", found.finished_on),
        ("字数", found.characters),
        ("关键词", found.keywords),
    ]


def same_as(user: User, found: Work) -> dict[str, Any]:
    """Works that may be this one."""
    return {
        "work": found,
        "proposals": proposals_for(user, found),
        "edits": bool(can(user, Perm.EDIT, found)),
    }


def same(user: User) -> dict[str, Any]:
    """All pairs that may be one, and what was taken together."""
    return {"proposals": proposals(user), "merges": merges_for(user)}


def links_beside(user: User, record: Record) -> list[RecordLink]:
    """On a work, and on whatever is one of its appearances, the way to the page of the work."""
    found = record if isinstance(record, Work) else getattr(record, "work", None)
    of_work = isinstance(found, Work) or isinstance(found, RecordRef) and found.ledger == Work.LEDGER
    if not of_work or found.voided:
        return []
    return [RecordLink("成果全貌", reverse("work", args=[found.number]), "layout-grid")]
