"""Demo: the annual reports of 2021 and 2022, frozen, with an override, and what was changed in the records since."""

from canmou.kernel.compile.editions.freezing import freeze
from canmou.kernel.compile.editions.keeping import keep
from canmou.kernel.compile.editions.models import Edition
from canmou.kernel.compile.editions.overriding import agree_override, propose_override
from canmou.kernel.compile.templates import current
from canmou.kernel.ledger.actions import amend, restore, void
from canmou.kernel.ledger.models import Record
from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib import periods
from canmou.party.models import StudySession
from canmou.site.demo.cast import Cast

STUDY = "party.study.centre_group"
SALONS = "party.salons"


def load(cast: Cast) -> None:
    """Loaded last. What is changed around the freezing is put back, so that the records are those of the seed."""
    general, leader = cast.users["general"], cast.users["leader"]
    late = _record(cast, "2021", SALONS)
    void(late, by=general, reason="待补活动方案")
    freeze(_keep(cast, "2021"), by=leader)
    restore(late, by=general, reason="活动方案已补")

    twin = _twin(cast)
    edition = _keep(cast, "2022")
    entry = edition.entries.get(metric=SALONS)
    override = propose_override(
        entry,
        printed=str(int(entry.value) + 1),
        reason="含与市社科联合办的一期，台账由市社科联登记",
        by=general,
    )
    agree_override(override, by=leader)
    freeze(edition, by=leader)
    void(twin, by=general, reason="与同日的中心组学习重复登记")
    placed = _record(cast, "2022", STUDY)
    placed.place = "市政务中心三楼会议室"
    amend(placed, by=general, reason="补记地点")


def _keep(cast: Cast, year: str) -> Edition:
    scope = scope_for(cast.office, periods.parse(year))
    return keep(current(cast.office, "annual"), scope, by=cast.users["general"])


def _record(cast: Cast, year: str, metric: str) -> Record:
    """The first record that a figure counts."""
    rows = evaluate(metric, scope_for(cast.office, periods.parse(year))).computation.evidence()
    return rows.select_related("ref", "unit").order_by("number").first()


def _twin(cast: Cast) -> Record:
    """A session of the centre group that was entered twice."""
    first = _record(cast, "2022", STUDY)
    twin = StudySession(
        title=f"{first.title}（补登）", kind=first.kind, held_on=first.held_on, form=first.form
    )
    return cast.enter([twin], unit=first.unit)[0]
