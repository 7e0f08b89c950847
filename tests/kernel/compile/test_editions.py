"""Kept compiles: what is kept, by whom, again, as a correction, as next year's start, and who may see it."""

from decimal import Decimal

import pytest

from canmou.kernel import audit
from canmou.kernel.audit.models import AppendOnlyError, AuditRow
from canmou.kernel.compile.editions.freezing import freeze
from canmou.kernel.compile.editions.keeping import correct, keep, keep_again, roll_forward
from canmou.kernel.compile.editions.models import Edition, EditionEntry, EditionRecord
from canmou.kernel.compile.editions.printing import as_printed, document_of, trace_of
from canmou.kernel.compile.editions.reading import (
    count_records,
    editions_visible_to,
    find_edition,
    listed_editions,
    numbers_counted,
    reports_counting,
)
from canmou.kernel.compile.templates import compile_report
from canmou.kernel.compile.versions import Text, enable, write_draft
from canmou.kernel.errors import NotFound, NotPermitted, Refused
from canmou.kernel.ledger.actions import amend
from canmou.kernel.metrics import scope_for
from canmou.lib import periods

TEXT = "一、活动情况\n举办活动3场。廉政谈话1人次。学习占67％。其中有《产业链座谈会》、《读书分享会》、《宪法学习会》。\n\n"


def test_an_edition_keeps_text_figures_names_and_exactly_the_records(brief):
    chain = audit.head()
    edition = brief.keep()
    assert (edition.number, edition.state, edition.period, edition.kept_by) == (
        1, "draft", "2022", brief.users["general"],
    )  # fmt: skip
    assert (edition.audit_count, edition.audit_head) == chain
    assert as_printed(edition).text() == TEXT
    assert [
        (e.key, e.metric, e.label, e.value, e.printed, e.masked)
        for e in edition.entries.filter(kind="figure")
    ] == [
        ("F1", "test.events", "举办活动", Decimal(3), "3", "*"),
        ("F2", "test.talks", "廉政谈话", Decimal(1), "1", "1"),
        ("F3", "test.share", "学习占比", Decimal("66.666667"), "67％", "67％"),
    ]
    by_key = {entry.key: entry for entry in edition.entries.all()}
    all_events = [event.number for event in brief.events]
    assert numbers_counted(by_key["F1"]) == all_events
    assert numbers_counted(by_key["F2"]) == [brief.talk.number]
    assert numbers_counted(by_key["F3"]) == all_events[1:]
    assert numbers_counted(by_key["F3"], below=True) == all_events
    assert numbers_counted(by_key["N2"]) == [all_events[1]]
    assert count_records(edition) == 4
    row = AuditRow.objects.latest("seq")
    assert (row.verb, row.number, row.count) == ("留存编制稿", "brief 2022 第1稿", 3)


def test_a_kept_edition_reads_back_as_it_was_compiled(brief):
    edition = brief.keep()
    fresh, kept = compile_report(brief.template, brief.scope()), as_printed(edition)
    assert kept.text(masked=True) == fresh.text(masked=True)
    extra = {"edition", "state", "template", "audit"}
    trace = trace_of(edition, kept)
    share = fresh.trace()["figures"][2]["value"]
    assert trace["figures"][2].pop("value") == "66.666667" != share
    expected = fresh.trace()
    expected["figures"][2].pop("value")
    assert {key: value for key, value in trace.items() if key not in extra} == expected
    assert kept.document().blocks == fresh.document().blocks


def test_records_carry_the_version_in_which_they_were_counted(brief):
    event = brief.events[0]
    event.place = "高新区"
    amend(event, by=brief.users["general"])
    edition = brief.keep()
    rows = EditionRecord.objects.filter(entry__edition=edition, entry__key="F1")
    assert dict(rows.values_list("ref__number", "version")) == {
        brief.events[0].number: 2,
        brief.events[1].number: 1,
        brief.events[2].number: 1,
    }


def test_kept_text_does_not_follow_the_records(brief):
    edition = brief.keep()
    brief.event()
    assert as_printed(edition).text() == TEXT
    assert as_printed(brief.keep()).text().startswith("一、活动情况\n举办活动4场。")


def test_each_report_counts_its_own_editions(brief):
    assert [brief.keep().number, brief.keep().number, brief.keep("2022-H1").number] == [1, 2, 1]
    assert brief.keep(unit="general", by="general").number == 1


def test_only_who_may_compile_the_scope_keeps_it(brief):
    with pytest.raises(NotPermitted, match="您没有“生成报告”的权限"):
        brief.keep(by="clerk")
    with pytest.raises(NotPermitted, match="不能用于全室"):
        brief.keep(by="head")
    with pytest.raises(NotPermitted, match="范围内“生成报告”的权限"):
        brief.keep(unit="society", by="head")
    assert Edition.objects.count() == 0
    assert brief.keep(unit="research1", by="head").unit == brief.cast.unit("research1")


def test_editions_are_seen_by_who_may_compile_their_scope(brief):
    whole, own, other = brief.keep(), brief.keep(unit="research1"), brief.keep(unit="society")
    seen = {login: set(editions_visible_to(user)) for login, user in brief.users.items()}
    every = {whole, own, other}
    expected = {login: set() for login in brief.users} | {
        "general": every, "leader": every, "secretary": every, "editor": every, "head": {own},
    }  # fmt: skip
    assert seen == expected
    with pytest.raises(NotFound, match="没有这份编制稿，或者您无权查看"):
        find_edition(brief.users["head"], other.uid)
    assert find_edition(brief.users["head"], own.uid) == own
    with pytest.raises(NotFound):
        find_edition(brief.users["leader"], "\0")


def test_a_draft_is_compiled_again_with_the_template_in_use(brief):
    first = brief.keep()
    brief.save("{% paragraph %}活动{{ fig('test.events') }}场。{% endparagraph %}")
    again = keep_again(first, by=brief.users["leader"])
    assert (again.number, again.template.version, as_printed(again).text()) == (2, 2, "活动3场。\n\n")
    freeze(again, by=brief.users["leader"])
    with pytest.raises(Refused, match="已定稿，不能重新编制"):
        keep_again(again, by=brief.users["leader"])


def test_a_correction_is_a_new_edition_that_names_the_frozen_one(brief):
    first = brief.keep()
    with pytest.raises(Refused, match="还没有定稿，不用编更正稿"):
        correct(first, by=brief.users["general"])
    freeze(first, by=brief.users["leader"])
    brief.event()
    second = correct(first, by=brief.users["general"])
    assert (second.number, second.corrects, second.state) == (2, first, "draft")
    third = keep_again(second, by=brief.users["general"])
    assert third.corrects == first
    freeze(third, by=brief.users["leader"])
    facts = " ".join(
        "".join(run.text for run in block.runs)
        for block in document_of(third, as_printed(third)).annexes[0].blocks
    )
    assert "本稿更正第1稿（2024年1月8日定稿）" in facts
    assert as_printed(first).text() == TEXT


def test_next_year_starts_from_this_year_with_the_same_template_version(brief):
    first = brief.keep("2022-H1", unit="general")
    brief.save("{% paragraph %}新模板{{ office.short_name }}。{% endparagraph %}")
    following = roll_forward(first, by=brief.users["general"])
    assert (following.period, following.template.version, following.unit, following.rolled_from) == (
        "2023-H1", 1, first.unit, first,
    )  # fmt: skip
    assert keep_again(following, by=brief.users["general"]).rolled_from == first
    with pytest.raises(Refused, match="2024年上半年还没有结束|还没有开始"):
        roll_forward(brief.keep("2023-H2"), by=brief.users["general"])
    assert not Edition.objects.filter(period="2024-H2").exists()


def test_kept_rows_cannot_be_changed_through_the_models(brief):
    edition = brief.keep()
    entry = edition.entries.first()
    entry.printed = "9"
    edition.title = "别的"
    for attempt in (
        entry.save,
        entry.delete,
        edition.save,
        edition.delete,
        lambda: EditionEntry.objects.update(printed="9"),
        EditionRecord.objects.all().delete,
    ):
        with pytest.raises(AppendOnlyError):
            attempt()
    assert as_printed(Edition.objects.get()).text() == TEXT


def test_a_record_tells_the_reports_that_counted_it(brief, django_assert_num_queries):
    ref, general = brief.events[1].ref, brief.users["general"]
    assert reports_counting(ref, general) == []
    brief.keep()
    second, section = brief.keep(), brief.keep(unit="general")
    found = reports_counting(ref, general)
    assert [(c.edition, [e.key for e in c.entries]) for c in found] == [
        (section, ["F1", "F2", "N2"]),
        (second, ["F1", "F3", "N2"]),
    ]
    assert reports_counting(ref, brief.users["clerk"]) == []
    assert reports_counting(ref, brief.users["head"]) == []
    brief.users["general"]._standing = None
    with django_assert_num_queries(2):  # the reader's grants, the entries
        reports_counting(ref, general)


def test_the_list_filters_by_state_and_report(brief, django_assert_num_queries):
    first, second = brief.keep(), brief.keep("2021")
    freeze(second, by=brief.users["leader"])
    general = brief.users["general"]
    assert list(listed_editions(general)) == [second, first]
    assert list(listed_editions(general, state="frozen")) == [second]
    assert list(listed_editions(general, code="none")) == []
    with django_assert_num_queries(1):
        assert [str(edition.template.name) for edition in listed_editions(general)] == ["活动简报"] * 2


def test_a_personal_summary_lies_in_the_hands_of_the_section(brief):
    template = write_draft(
        brief.cast.office,
        "self",
        text=Text(
            name="个人总结", title="{{ office.name }}个人总结", subject="person", form="plain", span="year",
            source="{% paragraph %}{{ period.label }}个人总结。{% endparagraph %}",
        ),
        by=brief.users["general"],
    )  # fmt: skip
    person = brief.cast.named("冯子昂")
    with pytest.raises(Refused, match="还没有启用"):
        keep(template, brief.scope(), by=brief.users["general"])
    template = enable(template, by=brief.users["general"])
    scope = scope_for(brief.cast.office, periods.parse("2022"), person=person)
    with pytest.raises(NotPermitted, match="范围内“生成报告”的权限"):
        keep(template, scope, by=brief.users["thinktank"])
    edition = keep(template, scope, by=brief.users["head"])
    assert (edition.home, edition.unit, edition.person) == (brief.cast.unit("research1"), None, person)
    seen = [login for login, user in brief.users.items() if edition in editions_visible_to(user)]
    assert seen == ["general", "leader", "head", "secretary", "editor"]
    assert freeze(edition, by=brief.users["head"]).frozen
    document = document_of(edition, as_printed(edition))
    assert (document.form, document.signature.unit) == ("plain", "冯子昂")
