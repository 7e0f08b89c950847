"""The annual report as a whole: trace, other years, emptied ledgers, and what its template may not say itself."""

import json
import re

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from canmou.kernel.compile import literals
from canmou.kernel.compile.templates import compile_report, current, stock_source
from canmou.kernel.ledger.actions import amend
from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.metrics import metrics, scope_for
from canmou.kernel.people.models import Person, Unit, User
from canmou.lib.periods import parse
from canmou.lib.punctuation import slips
from canmou.reports.commands import render
from canmou.reports.stock import FOLDER

SOURCE = stock_source(FOLDER / "annual")


def compiled_for(office, year="2022"):
    return compile_report(current(office, "annual"), scope_for(office, parse(year)))


def ordinals(text):
    """Points and sections that do not count on from one."""
    wrong = []
    for line in text.splitlines():
        points = re.findall(r"(?:^|。)([一二三四五六七])是", line)
        if points != list("一二三四五六七"[: len(points)]):
            wrong.append(line[:40])
    heads = re.findall(r"(?m)^([一二三四五六])、", text)
    return wrong + ([heads] if heads != list("一二三四五六"[: len(heads)]) else [])


def blemishes(text):
    found = [f"{slip.reason}：{text[max(0, slip.start - 12) : slip.end + 6]}" for slip in slips(text)]
    found += re.findall(r".{6}(?:等0|《》|“”|共0|[^\d]0[次篇项个条名户件期]).{6}", text)
    return found + ordinals(text)


def test_printed_texts_put_into_the_masked_edition_give_the_report(demo):
    compiled = compiled_for(demo)
    trace, text = json.loads(json.dumps(compiled.trace())), list(compiled.text(masked=True))
    for entry in (*trace["figures"], *trace["names"]):
        for start, end in entry["spans"]:
            assert "".join(text[start:end]) == entry["masked"] or "*" not in entry["masked"]
            text[start:end] = entry["printed"]
    assert "".join(text) == compiled.text()


def test_every_character_is_traced_or_stands_in_the_template(demo):
    compiled = compiled_for(demo)
    prose = {piece.text for passage in compiled.passages for piece in passage.pieces if piece.entry is None}
    said = "".join(text for _, text in literals(SOURCE)) + "一二三四五六七八九十、是。"
    assert {text for text in prose if not set(text) <= set(said)} == set()


def test_evidence_is_exactly_what_was_counted(demo):
    for entry in compiled_for(demo).trace()["figures"]:
        assert entry["records"] == sorted(set(entry["records"]))
        known = RecordRef.objects.filter(number__in=entry["records"], voided=False).count()
        assert known == len(entry["records"])
        assert entry["records"] or entry["metric"] == "no evidence"


def test_the_template_says_no_digit_and_no_name_of_its_own(demo):
    said = [text for _, text in literals(SOURCE)]
    assert [text for text in said if re.search(r"[0-9０-９％%《》]", text)] == []
    names = set(RecordRef.objects.values_list("title", flat=True))
    names |= set(Unit.objects.values_list("name", flat=True)) | set(
        Person.objects.values_list("name", flat=True)
    )
    names |= {demo.city, demo.city_full, demo.name, demo.short_name}
    whole = "\n".join(said)
    assert sorted(name for name in names if len(name) > 1 and name in whole) == []


def test_the_template_knows_no_year():
    assert re.findall(r"(?:19|20)\d\d", SOURCE) == []


@pytest.mark.parametrize("year", ["2021", "2023"])
def test_other_years_are_sensible_and_have_forty_figures(demo, year):
    compiled = compiled_for(demo, year)
    assert blemishes(compiled.text()) == []
    assert sum(len(entry.spans) for entry in compiled.figures) >= 40
    assert len(compiled.passages) == 14


def test_the_report_of_2022_has_no_slips(demo):
    assert blemishes(compiled_for(demo).text()) == []


def test_each_ledger_emptied_in_turn_leaves_sensible_chinese(demo):
    with CaptureQueriesContext(connection) as queries:
        whole = compiled_for(demo).text()
    asked = "\n".join(query["sql"] for query in queries)
    # what a compilation never asks for cannot change it
    read = [ledger for ledger in ledgers() if f'"{ledger.model._meta.db_table}"' in asked]
    assert len(read) > 60
    problems, unchanged = {}, set()
    for ledger in read:
        with transaction.atomic():
            ledger.model.objects.update(voided=True)
            RecordRef.objects.filter(ledger=ledger.code).update(voided=True)
            compiled = compiled_for(demo)
            transaction.set_rollback(True)
        numbers = {number for entry in (*compiled.figures, *compiled.names) for number in entry.records}
        found = blemishes(compiled.text()) + [number for number in numbers if f"-{ledger.code}-" in number]
        if found:
            problems[ledger.code] = found
        if compiled.text() == whole:
            unchanged.add(ledger.code)
    assert problems == {}
    assert len(unchanged) < 10


def test_a_change_of_one_title_changes_its_spans_and_no_other(demo):
    before = compiled_for(demo)
    entry = next(
        e
        for e in before.names
        if "《" in e.traced.text and len(e.records) == 1 and e.traced.metric.endswith(".title")
    )
    record = _record(entry.records[0])
    record.title = "改过的题名"
    amend(record, by=User.objects.get(username="general"))
    changed = _changed(before, compiled_for(demo))
    assert changed == {(entry.traced.metric, "《改过的题名》")}


def test_one_more_session_changes_one_figure(demo):
    before = compiled_for(demo)
    entry = next(e for e in before.figures if e.traced.metric == "party.study.centre_group")
    record = _record(entry.records[-1])
    RecordRef.objects.filter(pk=record.ref_id).update(voided=True)
    type(record).objects.filter(pk=record.pk).update(voided=True)
    assert _changed(before, compiled_for(demo)) == {("party.study.centre_group", "11")}


def _record(number):
    ref = RecordRef.objects.get(number=number)
    return next(ledger for ledger in ledgers() if ledger.code == ref.ledger).model.objects.get(ref=ref)


def _changed(before, after):
    old = [piece for passage in before.passages for piece in passage.pieces]
    new = [piece for passage in after.passages for piece in passage.pieces]
    assert len(old) == len(new)
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if a.text != b.text]
    assert all(b.entry is not None for _, b in pairs)
    return {(b.entry.traced.metric, b.text) for _, b in pairs}


def test_every_metric_of_the_template_exists():
    used = set(re.findall(r"\b(?:fig|value|rows|first)\(\s*[\"']([a-z_.]+)[\"']", SOURCE))
    assert used - {metric.id for metric in metrics()} == set()


def test_the_annex_lists_every_figure_with_its_records(demo):
    compiled = compiled_for(demo)
    (annex,) = compiled.document(with_trace=True).annexes
    rows = annex.blocks[0].rows
    assert (annex.title, len(rows)) == ("数字来源表", len(compiled.figures))


def test_the_html_file_leads_to_the_page_of_each_source(demo):
    html = render(compiled_for(demo), "html").decode()
    assert "/reports/annual/2022/sources/F1/" in html
    assert "/sources/" not in render(compiled_for(demo), "html", masked=True).decode()
