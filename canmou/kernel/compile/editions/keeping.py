"""Keeping a compile: again, as a correction, or as the start of next year's report."""

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import Max, QuerySet

from canmou.kernel import audit, clock
from canmou.kernel.compile.editions.models import Edition, EditionEntry, EditionPiece, EditionRecord
from canmou.kernel.compile.editions.overriding import carry_over
from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.compile.output import Compiled, Entry, Piece
from canmou.kernel.compile.templates import compile_report, current
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.models import RecordChange, RecordRef
from canmou.kernel.metrics import Scope, metric_for, scope_for
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Unit, User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.permissions import Perm, require
from canmou.lib import periods

_BATCH = 400


@transaction.atomic
def keep(template: ReportTemplate, scope: Scope, *, by: User) -> Edition:
    """Compile a template version for a scope and keep the result. Agreed overrides carry over where they still hold.

    Raises `NotPermitted`, `TemplateProblem`.
    """
    return _keep(template, scope, by=by)


@transaction.atomic
def keep_again(edition: Edition, *, by: User) -> Edition:
    """Compile the same report anew, with the template version in use now, and keep it as the next draft."""
    if edition.frozen:
        raise Refused("这一稿已定稿，不能重新编制；数字有错请编更正稿")
    return _keep(current(edition.office, edition.code), _scope_now(edition), by=by, corrects=edition.corrects)


@transaction.atomic
def correct(edition: Edition, *, by: User) -> Edition:
    """Start a correction of a frozen edition: a new edition of the same report that names the frozen one."""
    if not edition.frozen:
        raise Refused("这一稿还没有定稿，不用编更正稿，请直接重新编制")
    return _keep(current(edition.office, edition.code), _scope_now(edition), by=by, corrects=edition)


@transaction.atomic
def roll_forward(edition: Edition, *, by: User) -> Edition:
    """Start next year's report (结转下年): the same template version and scope, a year later."""
    following = periods.parse(edition.period).next_year()
    scope = scope_for(edition.office, following, unit=edition.unit, person=edition.person)
    return _keep(edition.template, scope, by=by, rolled_from=edition)


def _scope_now(edition: Edition) -> Scope:
    period = periods.parse(edition.period)
    return scope_for(edition.office, period, unit=edition.unit, person=edition.person)


def _keep(
    template: ReportTemplate,
    scope: Scope,
    *,
    by: User,
    corrects: Edition | None = None,
    rolled_from: Edition | None = None,
) -> Edition:
    home = _home(scope)
    require(by, Perm.COMPILE, home or scope.office)
    require(by, Perm.FIGURE, None if scope.person else home or scope.office)
    if template.is_draft:
        raise Refused(f"{template}还没有启用，不能留存编制稿")
    compiled = compile_report(template, scope)
    Office.objects.select_for_update(no_key=True).get(
        pk=scope.office.pk
    )  # two keepers do not take the same number
    earlier = same_report(scope.office, template.code, scope)
    previous = earlier.order_by("-number").first()
    count, head = audit.head()
    edition = Edition.objects.create(
        office=scope.office,
        template=template,
        code=template.code,
        period=scope.period.notation,
        starts_on=scope.period.start,
        ends_on=scope.period.end,
        as_of=scope.as_of,
        unit=scope.unit,
        person=scope.person,
        home=home,
        number=(earlier.aggregate(last=Max("number"))["last"] or 0) + 1,
        title=compiled.title,
        issuer_mark=compiled.document().issuer_mark,
        signer=(scope.person or scope.unit or scope.office).name,
        kept_at=clock.now(),
        kept_by=by,
        kept_for_id=by.acting_for_id,
        audit_count=count,
        audit_head=head,
        corrects=corrects,
        rolled_from=rolled_from or (previous.rolled_from if previous else None),
    )
    _write(edition, compiled)
    audit.write(
        "留存编制稿", by=by, office=edition.office, number=edition.reference, count=len(compiled.figures)
    )
    if previous is not None:
        carry_over(previous, edition)
    return edition


def _home(scope: Scope) -> Unit | None:
    """The section that a report belongs to: the unit, or the section in which the person has a post today."""
    if scope.person is None:
        return scope.unit
    posts = posts_on(clock.today()).filter(person=scope.person, unit__kind=Unit.Kind.SECTION)
    post = posts.select_related("unit").order_by("unit__order", "rank", "id").first()
    return post.unit if post else None


def same_report(office: Office, code: str, scope: Scope) -> QuerySet[Edition]:
    """The kept compiles of one report: same template, period, unit and person."""
    return Edition.objects.filter(
        office=office, code=code, period=scope.period.notation, unit=scope.unit, person=scope.person
    )


def _write(edition: Edition, compiled: Compiled) -> None:
    """Text, entries and records of a compile, set by set."""
    entries = (*compiled.figures, *compiled.names)
    rows = EditionEntry.objects.bulk_create(
        [_entry(edition, place, entry) for place, entry in enumerate(entries, 1)], _BATCH
    )
    by_id = {entry.id: row for entry, row in zip(entries, rows, strict=True)}
    EditionPiece.objects.bulk_create(
        [
            EditionPiece(
                edition=edition,
                passage=number,
                place=place,
                level=passage.level,
                roll=passage.roll,
                text=piece.text,
                masked=piece.masked,
                entry=by_id[piece.entry.id] if piece.entry else None,
            )
            for number, passage in enumerate(compiled.passages, 1)
            for place, piece in enumerate(passage.pieces or (Piece("", ""),), 1)
        ],
        _BATCH,
    )
    for entry in compiled.figures:
        computation = entry.traced.figure.computation
        _write_counted(by_id[entry.id], computation.evidence(), below=False)
        denominator = getattr(computation, "denominator", None)
        if denominator is not None:
            _write_counted(by_id[entry.id], denominator.evidence(), below=True)
    _write_named(by_id, compiled)


def _entry(edition: Edition, place: int, entry: Entry) -> EditionEntry:
    traced, figure = entry.traced, entry.traced.figure
    return EditionEntry(
        edition=edition,
        key=entry.id,
        place=place,
        kind=traced.kind,
        metric=traced.metric,
        label=traced.label,
        measure=figure.metric.measure if figure else "",
        definition=metric_for(traced.metric).definition if figure else "",
        how=figure.computation.kind if figure else "",
        value=traced.raw if figure else None,
        printed=traced.text,
        masked=traced.masked,
    )


def _write_counted(entry: EditionEntry, evidence: QuerySet, *, below: bool) -> None:
    """The records behind a figure, by one INSERT … SELECT over the very queryset that the figure counts."""
    try:
        sql, params = evidence.order_by("pk").values_list("ref_id").query.sql_with_params()
    except EmptyResultSet:  # rows that cannot match
        return
    name = connection.ops.quote_name
    version = f"(SELECT MAX(c.version) FROM {name(RecordChange._meta.db_table)} c WHERE c.ref_id = q.ref_id)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {name(EditionRecord._meta.db_table)} (entry_id, ref_id, below, version) "
            f"SELECT %s, q.ref_id, {'TRUE' if below else 'FALSE'}, COALESCE({version}, 1) "
            f"FROM (SELECT DISTINCT i.ref_id FROM ({sql}) i) q ORDER BY q.ref_id",
            [entry.pk, *params],
        )


def _write_named(by_id: dict[str, EditionEntry], compiled: Compiled) -> None:
    """The records that names came from."""
    wanted = [(by_id[entry.id], number) for entry in compiled.names for number in entry.records]
    numbers = sorted({number for _, number in wanted})
    refs: dict[str, tuple[int, int]] = {}
    for start in range(0, len(numbers), _BATCH):
        found = RecordRef.objects.filter(number__in=numbers[start : start + _BATCH])
        for number, pk, version in found.annotate(last=Max("changes__version")).values_list(
            "number", "pk", "last"
        ):
            refs[number] = (pk, version or 1)
    EditionRecord.objects.bulk_create(
        [
            EditionRecord(entry=entry, ref_id=refs[number][0], version=refs[number][1])
            for entry, number in wanted
        ],
        _BATCH,
    )
