"""Overriding a printed value (改数): proposed with a reason, agreed by a second person, never silently applied."""

import re
from decimal import Decimal

from django.db import transaction

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.compile.editions.models import Edition, EditionEntry, Override
from canmou.kernel.errors import Invalid, NotPermitted, Refused, Stale
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Decision, Perm, can, require

FROZEN = "这一稿已定稿，不能再改数；数字有错请编更正稿"
_DIGIT = re.compile("[0-9〇零一二三四五六七八九十百千万亿两]")


@transaction.atomic
def propose_override(entry: EditionEntry, *, printed: str, reason: str, by: User) -> Override:
    """Propose another printed text for a figure. The ledger's value is printed until somebody else agrees.

    Raises `NotPermitted`, `Invalid`, `SecrecyRefused`, `Refused` for a frozen edition, a name, or a second proposal.
    """
    edition = entry.edition
    require(by, Perm.COMPILE, edition.scope_owner)
    _refuse_frozen(edition)
    if entry.kind != EditionEntry.Kind.FIGURE:
        raise Refused("名称不能改，只有数字可以；名称有错请改台账里的记录")
    printed, reason = printed.strip(), reason.strip()
    problems = _wrong(entry, printed, reason)
    if problems:
        raise Invalid(problems)
    secrecy.guard_values({"印发数": printed, "理由": reason}, by=by, door="override")
    if entry.overrides.filter(state__in=Override.OPEN).exists():
        raise Refused("这个数字已有改数，请先撤回原来的，再提出新的")
    made = Override.objects.create(
        edition=edition,
        entry=entry,
        printed=printed,
        reason=reason,
        proposed_at=clock.now(),
        proposed_by=by,
        proposed_for_id=by.acting_for_id,
    )
    _told("提出改数", made, by)
    return made


def _wrong(entry: EditionEntry, printed: str, reason: str) -> dict[str, str]:
    problems = {}
    if not printed:
        problems["printed"] = "请写明要印发的数"
    elif len(printed) > 40 or not printed.isprintable():
        problems["printed"] = "印发数最多40字，不能换行"
    elif not _DIGIT.search(printed):
        problems["printed"] = "印发数里没有数字"
    elif printed == entry.printed:
        problems["printed"] = "印发数与台账数相同，不用改"
    if not reason:
        problems["reason"] = "请写明理由"
    elif len(reason) > 200:
        problems["reason"] = f"理由最多200字，现有{len(reason)}字"
    return problems


@transaction.atomic
def agree_override(override: Override, *, by: User) -> Override:
    """Agree to an override: from now on its text is printed. Not by the person who proposed it."""
    _require_decision(override, by)
    return _decide(override, Override.State.AGREED, "同意改数", by)


@transaction.atomic
def refuse_override(override: Override, *, note: str, by: User) -> Override:
    """Refuse an override, with a reason."""
    _require_decision(override, by)
    if not note.strip():
        raise Invalid({"note": "请写明不同意的理由"})
    return _decide(override, Override.State.REFUSED, "不同意改数", by, note)


@transaction.atomic
def withdraw_override(override: Override, *, by: User) -> Override:
    """Take back an override, also an agreed one, before the edition is frozen: its proposer, or who may agree."""
    require(by, Perm.COMPILE, _where(override))
    _refuse_frozen(override.edition)
    decision = may_withdraw(override, by)
    if not decision:
        raise (NotPermitted if override.state in Override.OPEN else Refused)(decision.reason)
    return _decide(override, Override.State.WITHDRAWN, "撤回改数", by)


def may_decide(override: Override, by: User) -> Decision:
    """Whether this user may agree or refuse, and why not."""
    decision = can(by, Perm.AGREE, _where(override))
    if not decision:
        return decision
    reason = ""
    if override.edition.frozen:
        reason = FROZEN
    elif by.pk == override.proposed_by_id:
        reason = "改数要由提出人以外的人同意，您是提出人"
    elif decision.acting_for is not None and decision.acting_for.pk == override.proposed_by_id:
        reason = "改数要由提出人以外的人同意，您只是受提出人委托"
    elif override.state != Override.State.PROPOSED:
        reason = "这处改数已经处理过了"
    return Decision(not reason, reason, decision.acting_for)


def may_withdraw(override: Override, by: User) -> Decision:
    """Whether this user may take an override back, and why not."""
    reason = ""
    if override.edition.frozen:
        reason = FROZEN
    elif override.state not in Override.OPEN:
        reason = "这处改数已经处理完了，不用撤回"
    elif by.pk != override.proposed_by_id and not can(by, Perm.AGREE, _where(override)):
        reason = "只有提出人或有权同意改数的人可以撤回"
    return Decision(not reason, reason)


def _where(override: Override) -> Unit | Office:
    return override.edition.scope_owner


def _require_decision(override: Override, by: User) -> None:
    require(by, Perm.AGREE, _where(override))
    _refuse_frozen(override.edition)
    decision = may_decide(override, by)
    if not decision:
        raise Refused(decision.reason)


def _decide(override: Override, state: str, verb: str, by: User, note: str = "") -> Override:
    note = note.strip()[:200]
    secrecy.guard_values({"处理意见": note}, by=by, door="override")
    before = override.state
    rows = Override.objects.filter(pk=override.pk, state=before)
    if not rows.update(
        state=state, decided_at=clock.now(), decided_by=by, decided_for_id=by.acting_for_id, note=note
    ):
        raise Stale("他人已处理，请刷新后再看")
    override.refresh_from_db()
    _told(verb, override, by)
    return override


def _told(verb: str, override: Override, by: User) -> None:
    edition = override.edition
    number = f"{edition.reference[:50]} {override.entry.key}"
    changed = {"printed": override.printed, "state": override.state}
    audit.write(verb, by=by, office=edition.office, number=number, changed=changed)


def _refuse_frozen(edition: Edition) -> None:
    state = Edition.objects.select_for_update().values_list("state", flat=True).get(pk=edition.pk)
    if state == Edition.State.FROZEN:
        raise Refused(FROZEN)


def carry_over(previous: Edition, edition: Edition) -> list[Override]:
    """Repeat the open overrides of the previous edition of the same report.

    An agreed one stays agreed only where the ledger's value and text are still those overridden; otherwise, and
    where it was not agreed yet, it waits for agreement.
    """
    figures: dict[tuple[str, int], EditionEntry] = placed(edition)
    carried = []
    earlier = placed(previous)
    wanted = previous.overrides.filter(state__in=Override.OPEN).select_related("entry")
    by_entry = {override.entry_id: override for override in wanted}
    for place, entry in earlier.items():
        override, target = by_entry.get(entry.pk), figures.get(place)
        if override is None or target is None or target.printed == override.printed:
            continue
        same = _same(entry, target) and override.state == Override.State.AGREED
        carried.append(
            Override(
                edition=edition,
                entry=target,
                printed=override.printed,
                reason=override.reason,
                state=override.state if same else Override.State.PROPOSED,
                proposed_at=override.proposed_at,
                proposed_by=override.proposed_by,
                proposed_for=override.proposed_for,
                decided_at=override.decided_at if same else None,
                decided_by=override.decided_by if same else None,
                decided_for=override.decided_for if same else None,
                carried_from=override,
            )
        )
    return Override.objects.bulk_create(carried)


def placed(edition: Edition) -> dict[tuple[str, int], EditionEntry]:
    """The figures of an edition by metric and by which print of that metric it is (1, 2 …)."""
    found: dict[tuple[str, int], EditionEntry] = {}
    for entry in edition.entries.filter(kind=EditionEntry.Kind.FIGURE).order_by("place"):
        number = 1
        while (entry.metric, number) in found:
            number += 1
        found[entry.metric, number] = entry
    return found


def _same(before: EditionEntry, after: EditionEntry) -> bool:
    return before.printed == after.printed and (before.value or Decimal(0)) == (after.value or Decimal(0))
