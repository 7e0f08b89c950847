"""Stored proof of what a work brought about: conversions and checked affirmative instructions. What is merely typed into
an entry proves nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from canmou.instructions.api import Conversion, Instruction
from canmou.kernel.ledger.models import RecordRef

_SECRETARY = re.compile(r"(中共)?[^委副]*(省|市|自治区)委书记")
_CHIEF = re.compile(r"[^委副]*(省|市)长|.*(总书记|总理|国家主席)")
#: Whose words prove something in a round of the city.
_LEVELS = (Instruction.Level.NATION, Instruction.Level.PROVINCE, Instruction.Level.CITY)


@dataclass(frozen=True)
class Proof:
    """A record that proves use, at its level."""

    level: str
    ref: RecordRef
    told: str


def is_chief(post: str) -> bool:
    """Whether somebody in this post is a chief leader (主要领导): 市委书记, 市长, and above."""
    parts = (part for part in re.split(r"[、，,；;\s]+", post) if part)
    return any(_SECRETARY.fullmatch(part) or _CHIEF.fullmatch(part) for part in parts if "副" not in part)


def _level(row: Conversion) -> str:
    """The level that a conversion proves; "" for none. By a leader's words only what these words prove themselves."""
    words = row.instruction
    if row.grade not in (Conversion.Grade.L2, Conversion.Grade.L3) or words is None:
        return row.grade
    if words.kind != Instruction.Kind.AFFIRMATIVE or words.checked_by_id is None:
        return ""
    return str(row.grade if is_chief(words.leader_post) else Conversion.Grade.L3)


def proofs(works: Iterable[int], until: date) -> dict[int, list[Proof]]:
    """The stored proofs of these works dated to a day, the strongest first. Two queries."""
    keys, found = list(works), defaultdict(list)
    conversions = Conversion.objects.live().filter(converted_on__lte=until, work__in=keys)
    conversions = conversions.filter(Q(instruction=None) | Q(instruction__voided=False))
    for row in conversions.select_related("ref", "instruction"):
        told = f"{row.get_form_display()}：{row.proof}"
        if level := _level(row):
            found[row.work_id].append(Proof(level, row.ref, told[:300]))
    instructions = Instruction.objects.live().filter(
        given_on__lte=until,
        work__in=keys,
        copy_of=None,
        kind=Instruction.Kind.AFFIRMATIVE,
        level__in=_LEVELS,
        checked_by__isnull=False,
        checked_on__isnull=False,
    )
    for row in instructions.select_related("ref", "leader"):
        level = Conversion.Grade.L2 if is_chief(row.leader_post) else Conversion.Grade.L3
        told = f"{row.leader_post}{row.leader.name}{row.given_on}肯定性批示"
        found[row.work_id].append(Proof(str(level), row.ref, told[:300]))
    return {
        work: sorted(rows, key=lambda proof: (proof.level, proof.ref.number)) for work, rows in found.items()
    }
