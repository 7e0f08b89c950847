"""What stands in the way of undoing an import: what was built on the records that it made or changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q

from canmou.kernel.attachments.models import Attachment
from canmou.kernel.compile.editions.models import Edition, EditionRecord
from canmou.kernel.exchange.lookup import chunks
from canmou.kernel.exchange.putting_back import Step, steps_of
from canmou.kernel.ledger.declare import ledger, ledger_for
from canmou.kernel.ledger.models import ImportBatch, Record, RecordChange, RecordRef
from canmou.kernel.ledger.twins import twins
from canmou.kernel.workflow.models import Watch

#: Tables of which not every row counts, and how the others are told.
BUILDING = {
    Attachment: (Q(voided=False), "已有附件"),
    EditionRecord: (Q(entry__edition__state=Edition.State.FROZEN), "已计入定稿的报告"),
}
#: Tables that follow records around without building on them.
FOLLOWING: set[type[models.Model]] = {RecordChange, Watch}


@dataclass(frozen=True)
class Obstacle:
    """A record of the import, and why it cannot be undone; `other` is the record that builds on it."""

    ref: RecordRef
    why: str
    other: RecordRef | None = None


def obstacles(batch: ImportBatch, steps: list[Step] | None = None) -> list[Obstacle]:
    """Everything in the way, in order of the records. Empty: the import can be undone."""
    made = RecordRef.objects.filter(batch=batch, voided=False)
    found = [*_changed_later(batch, made), *_put_back(steps_of(batch) if steps is None else steps)]
    for code in made.order_by("ledger").values_list("ledger", flat=True).distinct():
        model = ledger(code).model
        mine = made.filter(ledger=code)
        found += _built_on(batch, model, model.objects.filter(ref__in=mine), "ref")
    found += _built_on(batch, RecordRef, made, "")
    return sorted(found, key=lambda each: (each.ref.number, each.why))


def _changed_later(batch: ImportBatch, made: models.QuerySet) -> Iterator[Obstacle]:
    """Records that the import made and that somebody has changed (one that was voided is out of the way)."""
    for ref in made.filter(changes__isnull=False).distinct():
        yield Obstacle(ref, "导入之后又修改过")


def _put_back(steps: list[Step]) -> Iterator[Obstacle]:
    """Records that the import changed: changed again since, void, or in the way of another."""
    fresh: list[Step] = []
    for step in steps:
        record = step.record
        if record.voided:
            yield Obstacle(step.ref, "导入之后已作废，不能恢复原值")
        elif record.version != step.version:
            yield Obstacle(step.ref, "导入之后又修改过")
        elif step.fields:
            fresh.append(step)
    for step, problems in zip(fresh, twins([step.restored() for step in fresh]), strict=True):
        if problems:
            yield Obstacle(step.ref, f"恢复原值后与别的记录重复：{'；'.join(problems.values())}")


def _built_on(
    batch: ImportBatch, model: type[models.Model], made: models.QuerySet, path: str
) -> Iterator[Obstacle]:
    """Rows of other tables that point at records which the import made."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        source, field = relation.related_model, relation.field
        if source in FOLLOWING or issubclass(source, Record) and field.name == "ref":
            continue
        if issubclass(source, Record):
            yield from _from_records(batch, source, field.name, made, path)
        elif owner := _owner_of(source, field):
            yield from _from_records(batch, owner.model, owner.name, made, path)
        else:
            yield from _from_others(source, field.name, made, path)


def _owner_of(source: type[models.Model], field: Any) -> Any:
    """The list column of a record whose link table this is, when `field` is its far end."""
    owner = source._meta.auto_created
    if not owner or not issubclass(owner, Record):
        return None
    for many in owner._meta.many_to_many:
        if many.remote_field.through is source and many.m2m_reverse_field_name() == field.name:
            return many
    return None


def _from_records(
    batch: ImportBatch, source: type[Record], name: str, made: models.QuerySet, path: str
) -> Iterator[Obstacle]:
    """Live records from outside the import. A record that it changed goes back to what it pointed at before."""
    rows = source.objects.live().filter(**{f"{name}__in": made})
    rows = rows.exclude(ref__batch=batch).exclude(ref__changes__batch=batch)
    target = f"{name}__{path}" if path else name
    pairs = list(rows.order_by("number").values_list(target, "ref"))
    refs = _refs({key for pair in pairs for key in pair})
    text = f"已被“{ledger_for(source).name}”的记录引用"
    for to, by in dict.fromkeys(pairs):
        if to in refs:
            yield Obstacle(refs[to], text, refs[by])


def _from_others(
    source: type[models.Model], name: str, made: models.QuerySet, path: str
) -> Iterator[Obstacle]:
    if source._meta.auto_created:
        return  # the near end of a list column, or an end that some table above owns
    counting, text = BUILDING.get(source, (Q(), f"已用于“{source._meta.verbose_name}”"))
    rows = source._default_manager.filter(counting, **{f"{name}__in": made})
    target = f"{name}__{path}" if path else name
    for ref in _refs(rows.order_by().values_list(target, flat=True).distinct()).values():
        yield Obstacle(ref, text)


def _refs(keys: Iterable[int]) -> dict[int, RecordRef]:
    found: dict[int, RecordRef] = {}
    for batch in chunks(sorted(set(keys))):
        found.update(RecordRef.objects.select_related("unit").in_bulk(batch))
    return found
