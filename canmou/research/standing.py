"""How the results of a round stand: who may know what, the latest ranking, the grades as decided so far."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import QuerySet

from canmou.kernel.attachments.models import Attachment
from canmou.kernel.errors import NotFound, NotPermitted
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, opens, standing
from canmou.research.frozen import changes_of, places_of, rulings_of
from canmou.research.models import (
    Certificate,
    CommitteeMeeting,
    CommitteeRuling,
    GradeResult,
    GradingRound,
    Objection,
    PublicNotice,
    RankEntry,
    Ranking,
    RankQuota,
    RankResult,
    ResultChange,
)
from canmou.research.ranking import GRADES, Places, lacks, meets, over_quota
from canmou.research.states.grading_round import of_jury_office

#: From publicity on the grades, not the scores, are everybody's.
ANNOUNCED = ("public", "concluded")
#: How official documents are told among the files of a record.
PAPER = "评定公文"


def runs_jury(user: User, round_: GradingRound) -> bool:
    """Whether somebody is of the office of the jury, who alone sees scores and what is not yet public."""
    return not of_jury_office(round_, user)


def announced(round_: GradingRound) -> bool:
    """Whether the grades are everybody's: from publicity on; recorded rounds once they are concluded."""
    return round_.state in ANNOUNCED or round_.state == "recorded" and round_.concluded_on is not None


def rounds_for(user: User) -> QuerySet[GradingRound]:
    """The rounds whose results this user may look for: for those outside, only what is announced."""
    if not opens(user, "RGR"):
        return GradingRound.objects.none()
    rows = GradingRound.objects.live().filter(office=user.office_id).select_related("ref", "unit", "office")
    if inside(user):
        return rows
    recorded = rows.filter(state="recorded", concluded_on__isnull=False)
    return rows.filter(state__in=ANNOUNCED) | recorded


def inside(user: User) -> bool:
    """Whether somebody belongs to the office."""
    return any(not grant.role.outside and Perm.VIEW in grant.role.perms for grant in standing(user).grants)


def round_for(user: User, number: str) -> GradingRound:
    """The round with this number. Raises `NotFound`, also where nothing of it is public yet for this user."""
    found = rounds_for(user).filter(number=number).first() if number.isprintable() else None
    if found is None:
        raise NotFound("没有这次评定，或者结果还没有公布")
    return found


@dataclass
class Line:
    """An entry in the ranking, with everything that was said of its grade."""

    result: RankResult
    entry: RankEntry
    ruling: CommitteeRuling | None = None
    change: ResultChange | None = None

    @property
    def grade(self) -> str:
        """The grade as decided so far: by an objection, else by the committee, else as proposed."""
        if self.change:
            return self.change.after
        return self.ruling.grade if self.ruling else self.result.grade

    @property
    def open(self) -> bool:
        """Whether the committee still has to say which of the tied has the place."""
        return bool(self.result.contested) and self.ruling is None and self.change is None


@dataclass
class Results:
    """A ranking as it stands now. A fixed number of queries."""

    ranking: Ranking
    lines: list[Line] = field(default_factory=list)

    @cached_property
    def quotas(self) -> list[Places]:
        return places_of(RankQuota.objects.filter(ranking=self.ranking).order_by("pk"))

    @property
    def graded(self) -> list[Line]:
        """Those with a grade, by grade and unit: the order tells no place."""
        order = list(GRADES)
        found = [line for line in self.lines if line.grade]
        return sorted(found, key=lambda one: (order.index(one.grade), one.entry.unit_name, one.entry.title))

    def why_not(self, line: Line, grade: str) -> str:
        """Why an entry may not have a grade: the gate holds for committee and objections alike."""
        for row in self.quotas:
            fits = row.grade == grade and row.kind in ("", line.entry.unit_kind)
            if fits and not meets(line.entry.level, row.evidence_from):
                return f"《{line.entry.title}》{lacks(grade, row.evidence_from, line.entry.level)}"
        return ""

    def too_many(self, instead: dict[int, str] | None = None) -> list[str]:
        """Grades over their quotas, with these grades (by line's entry) instead."""
        granted = [
            ((instead or {}).get(line.entry.pk, line.grade), line.entry.unit_kind) for line in self.lines
        ]
        return over_quota([pair for pair in granted if pair[0]], self.quotas, len(self.lines))


def latest(round_: GradingRound) -> Ranking | None:
    """The ranking that stands."""
    rows = Ranking.objects.filter(round=round_).select_related("round__office", "by__person")
    return rows.order_by("-number").first()


def results_of(ranking: Ranking) -> Results:
    """A ranking with what was decided since. Three queries, and one for the quotas."""
    rulings, changes = rulings_of(ranking), changes_of(ranking)
    rows = RankResult.objects.filter(entry__ranking=ranking).select_related("entry__entry__ref")
    lines = [
        Line(row, row.entry, rulings.get(row.entry_id), changes.get(row.entry_id))
        for row in rows.order_by("place", "pk")
    ]
    return Results(ranking, lines)


def meeting_of(ranking: Ranking) -> CommitteeMeeting | None:
    """The last meeting of the committee on a ranking."""
    return CommitteeMeeting.objects.filter(ranking=ranking).select_related("by__person").last()


def notice_of(round_: GradingRound) -> PublicNotice | None:
    """The publicity of a round."""
    rows = PublicNotice.objects.live().filter(round=round_).select_related("ref", "unit")
    return rows.order_by("starts_on", "pk").last()


def objections_of(round_: GradingRound, user: User) -> QuerySet[Objection]:
    """The objections that this user may read: all for the office of the jury, else one's own."""
    rows = Objection.objects.live().filter(round=round_)
    if not runs_jury(user, round_):
        rows = rows.filter(created_by=user)
    return rows.select_related("ref", "unit", "entry__work", "raised_by", "round").order_by("raised_on", "pk")


def awarded(round_: GradingRound) -> QuerySet[GradeResult]:
    """The grades in the ledger."""
    rows = GradeResult.objects.live().filter(round=round_, voided=False)
    return rows.select_related("ref", "entry__work", "entry__entered_by")


def ranked_for(user: User, number: str) -> GradingRound:
    """The round with this number for the office of the jury. Raises `NotFound`, and `NotPermitted` for others."""
    found = round_for(user, number)
    if reason := of_jury_office(found, user):
        raise NotPermitted(reason)
    return found


def objection_for(user: User, round_: GradingRound, number: str) -> Objection:
    """One of the objections that this user may read. Raises `NotFound`."""
    found = objections_of(round_, user).filter(number=number).first() if number.isprintable() else None
    if found is None:
        raise NotFound("没有这件异议")
    return found


def certificate_for(user: User, number: str) -> Certificate:
    """The certificate with this record number that the user may see. Raises `NotFound`."""
    rows = visible_to(user, ledger("RCT")).filter(voided=False, result__voided=False)
    rows = rows.select_related("office", "result__round", "result__entry__work")
    found = rows.filter(number=number).first() if number.isprintable() else None
    if found is None:
        raise NotFound("没有这份证书，或者您无权查看")
    return found


def papers(round_: GradingRound) -> QuerySet[Attachment]:
    """The notice and the circular of an announced round."""
    notice = notice_of(round_)
    refs = [round_.ref_id] + ([notice.ref_id] if notice else [])
    rows = Attachment.objects.filter(ref__in=refs, title=PAPER, voided=False, blob__encrypted=False)
    return rows.select_related("blob").order_by("pk")


def paper_for(user: User, number: str, uid: str) -> Attachment:
    """One of these. Raises `NotFound`."""
    round_ = round_for(user, number)
    found = papers(round_).filter(uid=uid).first() if announced(round_) else None
    if found is None:
        raise NotFound("没有这份文件")
    return found
