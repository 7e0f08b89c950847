"""Entering a work for grading, and the formal check of what was entered."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.actions import add, void
from canmou.kernel.people.models import Person, Post, Unit, User, new_uid
from canmou.kernel.people.queries import posts_on
from canmou.kernel.workflow import advance, turns
from canmou.library.api import Likeness, Work, alike_texts, keep_text, tidy
from canmou.research.actions.grading_writing import enter
from canmou.research.bonds import Bodies
from canmou.research.leaks import masked
from canmou.research.models import Entry, EntryCheck, EntryText, GradingRound, LeakExcuse
from canmou.research.queries import jury
from canmou.research.states.grading_entry import ENTRY, in_time

_LONGEST = 200_000


@transaction.atomic
def begin(
    round_: GradingRound,
    *,
    unit: Unit,
    title: str,
    authors: Sequence[str],
    category: str,
    finished_on: Any,
    text: str,
    blind_text: str = "",
    by: User,
) -> Entry:
    """Begin an entry: the work, its authors, its text, and the anonymous copy to be cleaned."""
    if unit not in jury.enters_for(by):
        raise NotPermitted("您的账号不能替这个单位申报")
    if round_.state != "submitting" or jury.is_closed(round_):
        raise Refused("申报已经截止，过时不收")
    if not authors:
        raise Invalid({"authors": "请填写作者，按署名先后，用顿号隔开"})
    title = title.strip().removeprefix("《").removesuffix("》")
    if held := jury.entered(round_, unit, title):
        raise Invalid({"title": f"本单位已经申报这一篇（{held.number}），请打开那一篇继续办"})
    outside = unit.kind not in (Unit.Kind.SECTION, Unit.Kind.OFFICE)
    kinds = {Unit.Kind.DISTRICT: "district", Unit.Kind.SECTION: "in_house", Unit.Kind.OFFICE: "in_house"}
    work = Work(
        office=round_.office,
        unit=round_.unit if outside else unit,
        source_unit=unit if outside else None,
        title=title,
        kind=Work.Kind.REPORT,
        author_origin=kinds.get(unit.kind, "department"),
        finished_on=finished_on,
        characters=jury.length_of(text),
    )
    people = _authors(round_.office_id, unit, authors, by)
    enter(work, by=by, verb="登记", lists={"authors": people, "author_units": [unit]})
    entry = Entry(
        office=round_.office,
        unit=work.unit,
        source_unit=work.source_unit,
        round=round_,
        work=work,
        entered_by=unit,
        category=category,
        submitted_on=clock.today(),
        characters=work.characters,
        state="drafting",
    )
    enter(entry, by=by, verb="开始申报")
    turns.place(ENTRY, entry, by=by)
    _keep(entry, text, blind=False, by=by)
    _keep(entry, blind_text or text, blind=True, by=by)
    return entry


def _authors(office_id: int, unit: Unit, names: Sequence[str], by: User) -> list[Person]:
    """The persons of these names in the unit, or known from it before; new ones are added with their unit."""
    bodies = Bodies(office_id)
    body = bodies.body(unit.pk)
    found: dict[str, list[Person]] = {}
    for post in posts_on(clock.today()).filter(person__name__in=names).select_related("person"):
        if post.unit_id in bodies.names and bodies.body(post.unit_id) == body:
            found.setdefault(post.person.name, []).append(post.person)
    return [_author(name, found.get(name, ()), office_id, unit, by) for name in names]


def _author(name: str, known: Sequence[Person], office_id: int, unit: Unit, by: User) -> Person:
    known = list(dict.fromkeys(known))
    if len(known) > 1:
        raise Invalid({"authors": f"你单位登记了{len(known)}名“{name}”，请与评审办公室联系"})
    if known:
        return known[0]
    secrecy.guard_values({"作者": name}, by=by, door="ledger")
    code = f"Z{new_uid()[:10]}"
    person = Person.objects.create(office_id=office_id, code=code, name=name[:40], note=unit.spoken[:80])
    Post.objects.create(person=person, unit=unit, title="工作人员", valid_from=clock.today())
    audit.write("登记作者", by=by, office=person.office, number=code, changed={"name": person.name})
    return person


def _keep(entry: Entry, text: str, *, blind: bool, by: User) -> EntryText:
    text = tidy(text)
    if not text:
        raise Invalid({"text": "请上传文件或粘贴正文"})
    if len(text) > _LONGEST:
        raise Invalid({"text": "正文超过20万字，请核对是不是传错了文件"})
    secrecy.guard_values({"正文": text}, by=by, door="成果申报")
    latest = jury.text_of(entry, blind=blind)
    if latest is not None and latest.text == text:
        return latest
    return EntryText.objects.create(
        entry=entry,
        blind=blind,
        edition=latest.edition + 1 if latest else 1,
        text=text,
        characters=jury.length_of(text),
        made_at=clock.now(),
        made_by=by,
    )


def _mending(entry: Entry, by: User) -> None:
    if entry.entered_by not in jury.enters_for(by):
        raise NotPermitted("只有申报单位能改这篇成果的正文")
    if entry.state not in ("drafting", "returned"):
        raise Refused("已经提交，不能再改；要改请与评审办公室联系退回")
    if reason := in_time(entry, by):
        raise Refused(reason)


@transaction.atomic
def revise(entry: Entry, *, text: str, blind: bool, by: User) -> EntryText:
    """A further edition of the text or of its anonymous copy."""
    _mending(entry, by)
    kept = _keep(entry, text, blind=blind, by=by)
    name = "改匿名稿" if blind else "改正文"
    audit.write(name, by=by, office=entry.office, number=entry.number, changed={"edition": kept.edition})
    return kept


@transaction.atomic
def mask(entry: Entry, *, by: User) -> EntryText:
    """Put names of authors and units in the anonymous copy in general words."""
    _mending(entry, by)
    held = jury.text_of(entry, blind=True)
    return _keep(entry, masked(held.text, jury.telling_words(entry)), blind=True, by=by)


@transaction.atomic
def excuse(entry: Entry, *, word: str, context: str, reason: str, by: User) -> LeakExcuse:
    """A name that stands in the copy and tells nobody's authorship."""
    if not jury.runs_rounds(by):
        _mending(entry, by)
    if not reason.strip():
        raise Invalid({"reason": "请写明为什么可以保留"})
    still, _ = jury.leaks_of(entry)
    if not any(leak.word == word and leak.context == context for leak in still):
        raise Refused("匿名稿里已经没有这一处，请刷新后再看")
    secrecy.guard_values({"保留理由": reason}, by=by, door="成果申报")
    kept = LeakExcuse.objects.create(
        entry=entry, word=word, context=context, reason=reason.strip()[:200], at=clock.now(), by=by
    )
    audit.write(
        "保留署名线索", by=by, office=entry.office, number=entry.number, changed={"reason": kept.reason}
    )
    return kept


@transaction.atomic
def file(entry: Entry, *, by: User, opinion: str = "") -> Entry:
    """Hand the entry in: in time, short enough, without names, and not more than the unit may enter."""
    round_ = GradingRound.objects.select_for_update().get(pk=entry.round_id)
    most = jury.limit_of(round_, entry.entered_by)
    if entry.state == "drafting" and most is not None and jury.counted(round_, entry.entered_by) >= most:
        raise Refused(f"{entry.entered_by.spoken}限报{most}篇，已经报满")
    held = jury.text_of(entry, blind=False)
    filled = ("characters",) if entry.state == "returned" else ("characters", "submitted_on")
    entry.characters = held.characters if held else entry.characters
    if "submitted_on" in filled:
        entry.submitted_on = clock.today()
    return advance(ENTRY, entry, "file", by=by, opinion=opinion, filled=filled)


@transaction.atomic
def check_likeness(entry: Entry, *, by: User) -> EntryCheck:
    """Hold the text against the library, and against the other entries of the round."""
    if not jury.runs_rounds(by):
        raise NotPermitted("查重由评审办公室办理")
    if entry.state != "filed":
        raise Refused("提交了的成果才能查重")
    found = likenesses(entry, by)
    rate = _rate(found)
    _drop_checks(entry, "重新查重", by)
    row = EntryCheck(
        office=entry.office,
        unit=entry.unit,
        entry=entry,
        rate=rate,
        nearest=found[0].title if found else "",
        passed=rate <= entry.round.likeness_limit,
        checked_on=clock.today(),
    )
    return add(row, by=by, step=True)


def _rate(found: Sequence[Likeness]) -> Decimal:
    return Decimal(str(round(found[0].share * 100, 2))) if found else Decimal(0)


def _drop_checks(entry: Entry, reason: str, by: User) -> None:
    checks = EntryCheck.objects.live().filter(entry=entry).select_related("ref", "unit", "office")
    for check in checks.order_by("pk"):
        void(check, by=by, reason=reason)


def likenesses(entry: Entry, user: User) -> list[Likeness]:
    """The works of the library with passages in common with an entry's text, as far as the user may see them."""
    held = jury.text_of(entry, blind=False)
    if held is None:
        return []
    return alike_texts(held.text, user=user, least=0.05, limit=5, without=[entry.work.number])


@transaction.atomic
def pass_check(entry: Entry, *, by: User, opinion: str = "") -> Entry:
    """The formal check is passed: the text goes to the library, so that later ones are held against it.

    What was checked before a twin of it passed has to be checked again.
    """
    check = EntryCheck.objects.live().filter(entry=entry).order_by("-pk").first()
    if check is not None and not check.passed and not opinion.strip():
        raise Invalid({"opinion": f"重复率{check.rate}％超过上限，仍然通过的请写明理由"})
    mended = bool(entry.check_note)
    entry.formal_check = Entry.Check.RETURNED if mended else Entry.Check.PASSED
    advance(ENTRY, entry, "pass", by=by, opinion=opinion, filled=("formal_check",))
    if check is not None and check.passed and _rate(likenesses(entry, by)) > entry.round.likeness_limit:
        raise Refused("查重以后又有相近的成果通过了形式审查，请重新查重")
    keep_text(entry.work, jury.text_of(entry, blind=False).text, by=by)
    return entry


@transaction.atomic
def send_back(entry: Entry, *, by: User, opinion: str) -> Entry:
    """Back to the unit, with what is to be mended; what comes back is held against the library anew."""
    entry.check_note = opinion.strip()[:200]
    advance(ENTRY, entry, "return", by=by, opinion=opinion, filled=("check_note",))
    _drop_checks(entry, "退回修改，重新提交后另查", by)
    return entry


@transaction.atomic
def refuse(entry: Entry, *, by: User, opinion: str) -> Entry:
    """Not to be graded, with the reason."""
    entry.check_note, entry.formal_check = opinion.strip()[:200], Entry.Check.REFUSED
    return advance(ENTRY, entry, "refuse", by=by, opinion=opinion, filled=("formal_check", "check_note"))


def withdraw(entry: Entry, *, by: User, opinion: str) -> Entry:
    """The unit takes its entry back."""
    return advance(ENTRY, entry, "withdraw", by=by, opinion=opinion)
