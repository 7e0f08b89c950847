"""Units enter works before the closing moment, within their number, without names; the office passes, returns, refuses."""

import io
from datetime import date

import pytest
from docx import Document as Word

from canmou.kernel import clock
from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from canmou.kernel.ledger.actions import amend
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.notices.models import Notice
from canmou.kernel.people.models import UnitVersion
from canmou.kernel.workflow.models import Step
from canmou.library.models import Work
from canmou.library.texts import text_from_file, text_of
from canmou.research.actions import grading_entry, grading_round
from canmou.research.leaks import find, masked, telling
from canmou.research.models import Entry, EntryCheck, EntryText, GradingRound
from canmou.research.queries import jury
from tests.research.jury_play import TEXT, begun, closed, facts, filed, outside, passed, round_of, unit

pytestmark = pytest.mark.django_db


def test_opening_tells_the_units_and_makes_the_closing_moment_fast(cast):
    outside(cast, "市商务局")
    round_ = round_of(cast)
    assert round_.state == "submitting"
    assert Notice.objects.filter(user__username="unit-市商务局").count() == 1
    round_.closes_at = clock.at(date(2024, 1, 20))
    round_.closes_on = date(2024, 1, 20)
    with pytest.raises(Invalid) as found:
        amend(round_, by=cast.users["general"])
    assert set(found.value.problems) == {"closes_on", "closes_at"}


def test_nobody_but_the_jury_office_sets_a_round_up(cast):
    round_ = GradingRound(
        title="评定", reach="全市", round_year=2023, closes_at=clock.at(date(2024, 1, 9)), office=cast.office,
        unit=cast.unit("research1"),
    )  # fmt: skip
    with pytest.raises(NotPermitted):
        grading_round.set_up(round_, by=cast.users["clerk"])
    assert GradingRound.objects.count() == 0


def test_an_entry_is_begun_with_its_work_and_its_authors(cast):
    entry = begun(cast, round_of(cast))
    assert (entry.state, entry.source_unit, entry.unit) == (
        "drafting",
        unit(cast, "市工信局"),
        cast.unit("general"),
    )
    assert [author.name for author in entry.work.authors.all()] == ["林秀山"]
    assert [(row.blind, row.edition) for row in entry.texts.all()] == [(False, 1), (True, 1)]
    assert [step.unit for step in Step.objects.filter(ref=entry.ref, closed_at=None)] == [
        unit(cast, "市工信局")
    ]


def test_the_same_author_is_one_person_in_a_second_entry(cast):
    round_ = round_of(cast)
    one, other = begun(cast, round_), begun(cast, round_, title="又一篇")
    assert list(one.work.authors.all()) == list(other.work.authors.all())


def test_a_unit_enters_for_itself_alone(cast):
    round_ = round_of(cast)
    with pytest.raises(NotPermitted):
        grading_entry.begin(round_, by=outside(cast, "市商务局"), **facts(cast, "市工信局"))
    entry = begun(cast, round_)
    with pytest.raises(NotPermitted):
        grading_entry.revise(entry, text="改", blind=True, by=outside(cast, "市商务局"))
    with pytest.raises(NotPermitted):
        grading_entry.file(entry, by=outside(cast, "市商务局"))
    with pytest.raises(NotFound):
        jury.own_entry(outside(cast, "市商务局"), entry.number)
    assert (Entry.objects.count(), EntryText.objects.count()) == (1, 2)


def test_after_the_moment_nothing_is_taken_in_though_nobody_has_closed(cast, settings):
    round_ = round_of(cast)
    entry = begun(cast, round_)
    settings.CANMOU_TODAY = date(2024, 1, 10)
    with pytest.raises(Refused, match="过时不收"):
        grading_entry.file(entry, by=outside(cast, "市工信局"))
    with pytest.raises(Refused, match="截止"):
        begun(cast, round_, title="又一篇")
    entry.refresh_from_db()
    assert (entry.state, Entry.objects.count()) == ("drafting", 1)


def test_it_is_not_closed_before_the_moment_and_reopened_only_by_extending_with_a_reason(cast, settings):
    round_ = round_of(cast)
    by = cast.users["general"]
    with pytest.raises(Refused, match="不能提前收口"):
        grading_round.close(round_, by=by)
    outside(cast, "市商务局")
    round_ = closed(cast, round_, settings)
    with pytest.raises(Invalid):
        grading_round.extend(round_, closes_at=clock.at(date(2024, 1, 12)), by=by)
    round_ = GradingRound.objects.get(pk=round_.pk)
    with pytest.raises(Invalid):
        grading_round.extend(round_, closes_at=clock.at(date(2024, 1, 9), 18), by=by, opinion="补报")
    round_ = GradingRound.objects.get(pk=round_.pk)
    grading_round.extend(round_, closes_at=clock.at(date(2024, 1, 12)), by=by, opinion="大雪停电一天")
    assert (round_.state, round_.closes_on) == ("submitting", date(2024, 1, 12))
    assert RecordChange.objects.filter(ref=round_.ref).last().reason == "大雪停电一天"
    assert "大雪停电一天" in Notice.objects.filter(user__username="unit-市商务局").last().sentence


def test_the_number_of_a_unit_is_limited_by_its_kind(cast):
    round_ = round_of(cast, department_limit=1)
    filed(cast, round_)
    second = begun(cast, round_, title="又一篇")
    with pytest.raises(Refused, match="限报1篇，已经报满"):
        grading_entry.file(second, by=outside(cast, "市工信局"))
    assert Entry.objects.get(pk=second.pk).state == "drafting"
    assert filed(cast, round_, "市商务局").state == "filed"


def test_a_text_too_long_is_not_taken(cast):
    entry = begun(cast, round_of(cast, word_limit=20))
    with pytest.raises(Refused, match="超过上限20字"):
        grading_entry.file(entry, by=outside(cast, "市工信局"))


def test_names_of_authors_and_units_are_found_in_place_under_every_name(cast):
    bureau = unit(cast, "市工信局")
    UnitVersion.objects.create(
        unit=bureau, name="淄州市经济和信息化委员会", short_name="市经信委",
        valid_from=date(2010, 1, 1), valid_to=date(2019, 1, 1),
    )  # fmt: skip
    text = f"{TEXT}\n林 秀山执笔。经 信委多年跟踪，工业和信息化局提供数据，\n作者：某人"
    entry = begun(cast, round_of(cast), text=text)
    still, excused = jury.leaks_of(entry)
    assert [(leak.word, leak.kind) for leak in still] == [
        ("林 秀山", "作者姓名"),
        ("经 信委", "单位名称"),
        ("工业和信息化局", "单位名称"),
        ("某人", "署名"),
    ]
    assert excused == []
    with pytest.raises(Refused, match="还有4处署名线索"):
        grading_entry.file(entry, by=outside(cast, "市工信局"))
    grading_entry.mask(entry, by=outside(cast, "市工信局"))
    assert jury.leaks_of(entry) == ([], [])
    assert "林" not in jury.text_of(entry, blind=True).text


def test_a_place_is_excused_with_a_reason_and_only_while_its_words_stand(cast):
    by = outside(cast, "市工信局")
    entry = begun(cast, round_of(cast), text=f"{TEXT}\n据工业和信息化局公开通报，全市规上企业增长。")
    leak = jury.leaks_of(entry)[0][0]
    with pytest.raises(Invalid):
        grading_entry.excuse(entry, word=leak.word, context=leak.context, reason=" ", by=by)
    grading_entry.excuse(entry, word=leak.word, context=leak.context, reason="公开通报的出处", by=by)
    assert jury.leaks_of(entry)[0] == []
    held = jury.text_of(entry, blind=True).text
    grading_entry.revise(entry, text=held.replace("据工业", "我们工业"), blind=True, by=by)
    assert len(jury.leaks_of(entry)[0]) == 1


def test_masking_leaves_nothing_that_tells():
    words = telling(["王芳"], ["淄州市工业和信息化局", "市工信局"])
    text = masked("王　芳在市工信局写。联系人：老王，工信局", words)
    assert find(text, words) == []
    assert text == "×××在某单位写。联系人：×××，某单位"


def test_the_office_returns_with_a_reason_and_the_unit_mends_after_the_closing(cast, settings):
    round_ = round_of(cast)
    entry = filed(cast, round_)
    closed(cast, round_, settings)
    entry = Entry.objects.get(pk=entry.pk)
    by, office = outside(cast, "市工信局"), cast.users["general"]
    with pytest.raises(Invalid):
        grading_entry.send_back(entry, opinion="", by=office)
    entry = grading_entry.send_back(Entry.objects.get(pk=entry.pk), opinion="请补充数据来源", by=office)
    assert (entry.state, entry.check_note) == ("returned", "请补充数据来源")
    grading_entry.revise(entry, text=f"{TEXT}\n数据来自统计年鉴。", blind=False, by=by)
    grading_entry.file(entry, by=by)
    grading_entry.check_likeness(entry, by=office)
    grading_entry.pass_check(entry, by=office, opinion="同意")
    assert (entry.state, entry.formal_check, entry.submitted_on) == ("passed", "returned", date(2024, 1, 8))
    assert text_of(entry.work) == f"{TEXT}\n数据来自统计年鉴。"


def test_what_comes_back_mended_is_held_against_the_library_anew(cast):
    round_, office, by = round_of(cast), cast.users["general"], outside(cast, "市工信局")
    entry = filed(cast, round_)
    first = grading_entry.check_likeness(entry, by=office)
    entry = grading_entry.send_back(Entry.objects.get(pk=entry.pk), opinion="请补充数据来源", by=office)
    grading_entry.revise(entry, text=f"{TEXT}\n抄来的一段。", blind=False, by=by)
    grading_entry.file(entry, by=by)
    with pytest.raises(Refused, match="先查重"):
        grading_entry.pass_check(Entry.objects.get(pk=entry.pk), by=office, opinion="同意")
    entry = Entry.objects.get(pk=entry.pk)
    second = grading_entry.check_likeness(entry, by=office)
    grading_entry.pass_check(entry, by=office, opinion="同意")
    assert list(EntryCheck.objects.order_by("pk").values_list("pk", "voided")) == [
        (first.pk, True),
        (second.pk, False),
    ]


def test_once_codes_are_drawn_the_round_is_not_extended(cast, settings):
    round_, office = round_of(cast), cast.users["general"]
    passed(cast, round_)
    round_ = closed(cast, round_, settings)
    grading_round.draw_codes(round_, by=office, seed="codes")
    with pytest.raises(Refused, match="匿名编号已经抽取"):
        grading_round.extend(round_, closes_at=clock.at(date(2024, 1, 20)), by=office, opinion="再收几篇")
    held = GradingRound.objects.get(pk=round_.pk)
    assert (held.state, held.closes_on) == ("checking", date(2024, 1, 9))


def test_what_is_refused_has_its_reason(cast):
    entry = filed(cast, round_of(cast))
    grading_entry.refuse(entry, opinion="属于工作总结，不参评", by=cast.users["general"])
    assert (entry.state, entry.formal_check, entry.check_note) == (
        "refused",
        "refused",
        "属于工作总结，不参评",
    )


def test_nobody_but_the_office_checks(cast):
    entry = filed(cast, round_of(cast))
    for user in (outside(cast, "市工信局"), cast.users["clerk"], cast.users["leader"]):
        with pytest.raises(NotPermitted):
            grading_entry.check_likeness(entry, by=user)
        with pytest.raises(Refused):
            grading_entry.pass_check(Entry.objects.get(pk=entry.pk), by=user)
    assert Entry.objects.get(pk=entry.pk).state == "filed"


def test_a_text_much_like_one_of_the_library_passes_only_with_a_reason(cast):
    long = "".join(
        f"第{n}条建议是把第{n * 7}家企业的设备联网，并公布第{n * 3}批名录，按季通报进展。"
        for n in range(1, 40)
    )
    round_ = round_of(cast)
    passed(cast, round_, "市商务局", text=long, authors=["沈青禾"], title="先交的一篇")
    entry = filed(cast, round_, text=long)
    office = cast.users["general"]
    with pytest.raises(Refused, match="先查重"):
        grading_entry.pass_check(entry, by=office)
    entry = Entry.objects.get(pk=entry.pk)
    check = grading_entry.check_likeness(entry, by=office)
    assert (check.nearest, check.passed, check.rate > 90) == ("先交的一篇", False, True)
    with pytest.raises(Invalid):
        grading_entry.pass_check(entry, by=office)
    assert Entry.objects.get(pk=entry.pk).state == "filed"


def test_of_two_alike_that_were_checked_together_the_second_does_not_pass_unseen(cast):
    long = "".join(
        f"第{n}条建议是把第{n * 7}家企业的设备联网，并公布第{n * 3}批名录，按季通报进展。"
        for n in range(1, 40)
    )
    round_, office = round_of(cast), cast.users["general"]
    one = filed(cast, round_, "市商务局", text=long, authors=["沈青禾"], title="先交的一篇")
    other = filed(cast, round_, text=long)
    for entry in (one, other):
        assert grading_entry.check_likeness(entry, by=office).passed
    grading_entry.pass_check(one, by=office)
    with pytest.raises(Refused, match="请重新查重"):
        grading_entry.pass_check(other, by=office)
    other = Entry.objects.get(pk=other.pk)
    assert other.state == "filed"
    again = grading_entry.check_likeness(other, by=office)
    assert (again.nearest, again.passed) == ("先交的一篇", False)
    assert EntryCheck.objects.live().filter(entry=other).count() == 1
    assert grading_entry.pass_check(other, by=office, opinion="两家共同完成").state == "passed"


def test_a_unit_enters_one_piece_once(cast):
    round_ = round_of(cast)
    entry = begun(cast, round_)
    with pytest.raises(Invalid, match="已经申报这一篇"):
        begun(cast, round_, title="《产业数字化转型的路径》")
    assert list(Entry.objects.all()) == [entry]
    assert Work.objects.count() == 1
    grading_entry.withdraw(entry, by=outside(cast, "市工信局"), opinion="换一篇")
    assert begun(cast, round_).state == "drafting"


def test_of_a_file_only_its_words_are_kept(cast):
    word = Word()
    word.core_properties.author, word.core_properties.last_modified_by = "林秀山", "市工信局"
    word.add_paragraph("设备联网率不足四成。")
    held = io.BytesIO()
    word.save(held)
    text = text_from_file("林秀山-市工信局.docx", held.getvalue())
    entry = begun(cast, round_of(cast), text=text)
    assert [row.text for row in entry.texts.all()] == ["设备联网率不足四成。"] * 2
    assert [
        field.name for field in EntryText._meta.fields if "file" in field.name or "name" in field.name
    ] == []
